//! The two columns at the head of a document and at its foot, told apart and put one after the other.
//!
//! Head: the issuer with the number on the left, the motto with place and date on the right. Foot: «Nơi nhận» on the left,
//! the signature on the right. Elsewhere words stay in the order of their rows.

use super::rows::{Row, Sheet, Word, text_of};
use std::ops::Range;

/// Rows that are two columns, and what these say.
#[derive(Debug)]
pub(super) struct Zone {
    /// Numbers of the rows on their sheet.
    pub rows: Range<usize>,
    /// Lines of the left column, read first.
    pub left: Vec<String>,
    /// Lines of the right column.
    pub right: Vec<String>,
}

/// What stands at the right of a head: of the State, of the Party.
const TITLES: [[&str; 4]; 2] = [["CỘNG", "HÒA", "XÃ", "HỘI"], ["ĐẢNG", "CỘNG", "SẢN", "VIỆT"]];
/// The part of a sheet's width from which a foot's right column can begin.
const RIGHT_FROM: f32 = 0.38;
/// Rows below the motto that can belong to the head.
const HEAD_ROWS: usize = 14;

/// The head, on the first sheet that has one: later ones belong to annexes and are told the same way.
pub(super) fn head(sheet: &Sheet, rows: &[Row], only_at_top: bool) -> Option<Zone> {
    let within = if only_at_top { 0.25 } else { 0.5 };
    let (title, edge) = rows
        .iter()
        .enumerate()
        .filter(|(_, row)| row.top() < sheet.height * within)
        .find_map(|(number, row)| Some((number, title_edge(sheet, row)?)))?;
    let height = rows.get(title).map(Row::height).unwrap_or(12.0);
    let reach = sheet.width * 0.12;
    let mut start = title;
    while let Some((above, below)) = start.checked_sub(1).and_then(|above| Some((rows.get(above)?, rows.get(start)?))) {
        let beside = sides(above, edge, reach).is_some();
        if !beside || below.top() - above.bottom() > height * 1.2 || is_centred(sheet, rows, above) {
            break;
        }
        start -= 1;
    }
    let mut left = Vec::new();
    let mut right = Vec::new();
    let mut end = start;
    for (number, row) in rows.iter().enumerate().skip(start).take(title - start + HEAD_ROWS) {
        let far =
            number > title && rows.get(number - 1).is_some_and(|before| row.top() - before.bottom() > height * 4.0);
        let title_of_kind = number > title && is_centred(sheet, rows, row);
        let Some((on_left, on_right)) = sides(row, edge, reach).filter(|_| !far && !title_of_kind) else { break };
        left.extend(line(on_left));
        right.extend(line(on_right));
        end = number + 1;
    }
    Some(Zone { rows: start..end, left, right })
}

/// Where the title at the right begins.
fn title_edge(sheet: &Sheet, row: &Row) -> Option<f32> {
    let found = TITLES.iter().find_map(|title| {
        let starts = row.words.windows(title.len()).find(|window| {
            window
                .iter()
                .zip(title)
                .all(|(word, title)| bare(&word.text).eq_ignore_ascii_case(title) || alike(word, title))
        })?;
        starts.first().map(|word| word.left)
    })?;
    (found > sheet.width * 0.3).then_some(found)
}

fn bare(word: &str) -> &str {
    word.trim_matches(|sign: char| !sign.is_alphabetic())
}

/// «HOÀ» is «HÒA»; the recogniser may also have lost one mark.
fn alike(word: &Word, title: &str) -> bool {
    let upper = bare(&word.text).to_uppercase();
    upper == title || (title == "HÒA" && (upper == "HOÀ" || upper == "HOA"))
}

/// The words left and right of the edge between columns; `None` where the row runs across it.
fn sides(row: &Row, edge: f32, reach: f32) -> Option<(&[Word], &[Word])> {
    let gap_at = widest_gap(row, |left, right| right > edge - reach && left < edge + reach * 0.3);
    if let Some((number, gap)) = gap_at
        && gap > row.height() * 0.7
    {
        return Some(row.words.split_at(number));
    }
    if row.left() >= edge - reach {
        Some((&[], &row.words))
    } else if row.right() <= edge + reach * 0.3 {
        Some((&row.words, &[]))
    } else {
        None
    }
}

/// The widest gap whose sides the rule takes: number of the word after it, and how wide.
fn widest_gap(row: &Row, takes: impl Fn(f32, f32) -> bool) -> Option<(usize, f32)> {
    let gaps = row.words.windows(2).enumerate().filter_map(|(number, pair)| {
        let (before, after) = (pair.first()?, pair.last()?);
        takes(before.right, after.left).then_some((number + 1, after.left - before.right))
    });
    gaps.max_by(|a, b| a.1.total_cmp(&b.1))
}

/// Alone in the middle of the text, as the kind of a document is.
fn is_centred(sheet: &Sheet, rows: &[Row], row: &Row) -> bool {
    let left = rows.iter().map(Row::left).fold(sheet.width, f32::min);
    let right = rows.iter().map(Row::right).fold(0.0, f32::max);
    let middle = (row.left() + row.right()) / 2.0;
    let apart = widest_gap(row, |_, _| true).is_some_and(|(_, gap)| gap > row.height() * 1.5);
    !apart && (middle - (left + right) / 2.0).abs() < sheet.width * 0.035
}

fn line(words: &[Word]) -> Option<String> {
    let text = text_of(words);
    let has_words = text.chars().any(char::is_alphanumeric);
    has_words.then_some(text)
}

/// The foot: from «Nơi nhận», or from the signature's lines above it, down to what runs across the sheet.
pub(super) fn foot(sheet: &Sheet, rows: &[Row], from: usize) -> Option<Zone> {
    let marked = rows.iter().enumerate().skip(from).find(|(_, row)| names_recipients(sheet, row))?.0;
    let right_from = sheet.width * RIGHT_FROM;
    let mut start = marked;
    while start > from && rows.get(start - 1).is_some_and(|row| row.left() >= right_from && is_capitals(&row.text())) {
        start -= 1;
    }
    Some(foot_from(sheet, rows, start))
}

/// What goes on of a list of recipients that the end of the sheet before cut.
pub(super) fn foot_goes_on(sheet: &Sheet, rows: &[Row]) -> Option<Zone> {
    let first = rows.first().filter(|row| row.text().starts_with(['-', '–', '+']))?;
    let zone = foot_from(sheet, rows, 0);
    (first.left() < sheet.width * RIGHT_FROM && !zone.rows.is_empty()).then_some(zone)
}

fn foot_from(sheet: &Sheet, rows: &[Row], start: usize) -> Zone {
    let right_from = sheet.width * RIGHT_FROM;
    let mut zone = Zone { rows: start..start, left: Vec::new(), right: Vec::new() };
    for (number, row) in rows.iter().enumerate().skip(start) {
        let split = widest_gap(row, |_, after| after >= right_from).filter(|(_, gap)| *gap > row.height() * 1.2);
        let (on_left, on_right) = match split {
            Some((number, _)) => row.words.split_at(number),
            None if row.left() >= right_from => (&[] as &[Word], row.words.as_slice()),
            None if row.right() > sheet.width * 0.72 || is_annex(row) => break,
            None => (row.words.as_slice(), &[] as &[Word]),
        };
        zone.left.extend(line(on_left));
        zone.right.extend(line(on_right));
        zone.rows.end = number + 1;
    }
    zone
}

fn names_recipients(sheet: &Sheet, row: &Row) -> bool {
    let mut words = row.words.iter().map(|word| bare(&word.text).to_lowercase());
    let begins = words.next().is_some_and(|word| word == "nơi") && words.next().is_some_and(|word| word == "nhận");
    begins && row.left() < sheet.width * 0.35
}

fn is_annex(row: &Row) -> bool {
    row.text().starts_with("PHỤ LỤC") || row.text().starts_with("Phụ lục")
}

fn is_capitals(text: &str) -> bool {
    text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
}
