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

use flow::{Flow, Line, Measure};
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
    let mut writing = Writing::default();
    for (number, (sheet, rows)) in sheets.iter().zip(&pages).enumerate() {
        writing.sheet(number, sheet, rows);
    }
    writing.sign();
    Written { text: writing.flow.finish(), headers_dropped }
}

/// What is carried from sheet to sheet.
#[derive(Default)]
struct Writing {
    flow: Flow,
    before: Option<Measure>,
    has_head: bool,
    /// The signature beside a list of recipients that the end of the sheet cut.
    signature: Vec<String>,
}

impl Writing {
    fn sheet(&mut self, number: usize, sheet: &Sheet, rows: &[Row]) {
        let measure = Measure::of(sheet, rows, self.before);
        self.before = Some(measure);
        let mut at = 0;
        if let Some(zone) = columns::foot_goes_on(sheet, rows).filter(|_| !self.signature.is_empty()) {
            zone.left.into_iter().for_each(|words| self.flow.fixed(words));
            self.signature.extend(zone.right);
            at = zone.rows.end;
        }
        self.sign();
        let head = columns::head(sheet, rows, self.has_head).filter(|zone| zone.rows.start >= at);
        self.has_head |= head.is_some();
        let foot = columns::foot(sheet, rows, head.as_ref().map_or(at, |zone| zone.rows.end));
        let foot_start = foot.as_ref().map(|zone| zone.rows.start);
        let mut zones = [head, foot].into_iter().flatten().filter(|zone| !zone.rows.is_empty()).peekable();
        while let Some(row) = rows.get(at) {
            if let Some(zone) = zones.next_if(|zone| zone.rows.start <= at) {
                at = zone.rows.end.max(at + 1);
                zone.left.into_iter().for_each(|words| self.flow.fixed(words));
                self.signature = zone.right;
                if at < rows.len() {
                    self.sign();
                }
            } else if let Some((records, end)) = tables::table(sheet, rows, at, foot_start) {
                records.into_iter().for_each(|record| self.flow.fixed(record));
                at = end;
            } else {
                self.flow.line(Line::of(row, number), &measure);
                at += 1;
            }
        }
    }

    fn sign(&mut self) {
        std::mem::take(&mut self.signature).into_iter().for_each(|words| self.flow.fixed(words));
    }
}
