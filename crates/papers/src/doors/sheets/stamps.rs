//! The stamp of signing software («Ký bởi …, Ngày ký …»): small lines over the page that are no part of what it says.
//!
//! A stamp is told by its own words; the lines around it in the same small letters go with it. The signature itself is
//! neither checked nor removed from the file.

use super::rows::{Row, Sheet, Word, median, rows_of, text_of};
use crate::reading::lexicon::pattern;
use regex::Regex;
use std::sync::LazyLock;

static NAMES_SIGNER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"^(?:(?:Ký bởi|Người ký|Ngày ký|Thời gian ký|Ký ngày|Signed by|Digitally signed by|Signing time|Date)\s*:",
        r"|.*\d{1,2}[./-]\d{1,2}[./-]\d{4},?\s+\d{2}:\d{2}:\d{2}(?:\s*[+-]\d{2}:?\d{2})?$|[+-]\d{2}:\d{2}$)"
    ))
});
static GOES_WITH_IT: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?:(?:Email|Cơ quan|Tổ chức|Chức vụ|Lý do|Vị trí|DN|Reason|Location)\s*:|\S+@\S+$)"));

/// The words of the sheet without those of stamps.
pub(in crate::doors) fn without(sheet: &Sheet) -> Vec<Word> {
    let usual = median(sheet.words.iter().map(Word::height));
    let cells: Vec<Row> = rows_of(&sheet.words).iter().flat_map(Row::cells).collect();
    let mut stamped: Vec<&Row> = cells.iter().filter(|cell| NAMES_SIGNER.is_match(&cell.text())).collect();
    if stamped.is_empty() {
        return sheet.words.clone();
    }
    let mut grown = true;
    while grown {
        grown = false;
        for cell in &cells {
            let known = stamped.iter().any(|other| std::ptr::eq(*other, cell));
            if !known && stamped.iter().any(|stamp| belongs(cell, stamp, usual)) {
                stamped.push(cell);
                grown = true;
            }
        }
    }
    let gone: Vec<&Word> = stamped.iter().flat_map(|cell| &cell.words).collect();
    sheet.words.iter().filter(|word| !gone.contains(word)).cloned().collect()
}

/// Directly above or below, over the same place, and either said in a stamp's words or in its small letters.
fn belongs(cell: &Row, stamp: &Row, usual: f32) -> bool {
    let height = stamp.height().max(1.0);
    let near = (cell.top() - stamp.bottom()).max(stamp.top() - cell.bottom()) < height * 1.2;
    let over = cell.left() < stamp.right() && stamp.left() < cell.right();
    let alike = (cell.height() - height).abs() < height * 0.15;
    let small = height < usual * 0.85;
    near && over && (GOES_WITH_IT.is_match(&text_of(&cell.words)) || alike && small)
}
