//! Sheets: words with their places on pages, as a PDF or the recogniser gives them, written down as running text.
//!
//! One way for both. The head's two columns become the issuer's block and then the other one, the foot's become the
//! recipients and then the signature; running heads, page numbers and stamps of signing software go; lines become
//! paragraphs again where that is certain (the reader joins the rest). No word of the document itself is left out.

mod columns;
mod flow;
mod margins;
mod rows;
mod stamps;
mod tables;
#[cfg(test)]
mod tests;

pub(super) use rows::{Sheet, Word};

/// Letters on a sheet, those of stamps aside.
pub(super) fn letters(sheet: &Sheet) -> usize {
    let of_word = |word: &Word| word.text.chars().filter(|sign| sign.is_alphabetic()).count();
    stamps::without(sheet).iter().map(of_word).sum()
}

use flow::{Flow, Line};
use rows::{Row, rows_of};

/// What came of the sheets.
#[derive(Debug, Default)]
pub(super) struct Written {
    /// Paragraphs, each ended by a line end; cells of a row parted by tabs.
    pub text: String,
    /// Of how many sheets a running head or page number was left out.
    pub headers_dropped: usize,
}

/// Writes the sheets down.
pub(super) fn write(sheets: &[Sheet]) -> Written {
    let mut pages: Vec<Vec<Row>> = sheets.iter().map(|sheet| rows_of(&stamps::without(sheet))).collect();
    let headers_dropped = margins::drop_running_lines(sheets, &mut pages);
    let mut flow = Flow::default();
    let mut has_head = false;
    let mut before = None;
    for (number, (sheet, rows)) in sheets.iter().zip(&pages).enumerate() {
        let measure = flow::Measure::of(sheet, rows, before);
        before = Some(measure);
        let head = columns::head(sheet, rows, has_head);
        has_head |= head.is_some();
        let foot = columns::foot(sheet, rows, head.as_ref().map(|zone| zone.rows.end).unwrap_or_default());
        let mut at = 0;
        while at < rows.len() {
            let zone = [&head, &foot].into_iter().flatten().find(|zone| zone.rows.start == at && !zone.rows.is_empty());
            if let Some(zone) = zone {
                zone.lines.iter().for_each(|words| flow.fixed(words.clone()));
                at = zone.rows.end;
            } else if let Some((records, end)) =
                tables::table(sheet, rows, at, foot.as_ref().map(|foot| foot.rows.start))
            {
                records.into_iter().for_each(|record| flow.fixed(record));
                at = end;
            } else if let Some(row) = rows.get(at) {
                flow.line(Line::of(row, number), &measure);
                at += 1;
            } else {
                break;
            }
        }
    }
    Written { text: flow.finish(), headers_dropped }
}
