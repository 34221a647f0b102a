//! Fixed phrases of every paper: head, foot, annex.
//! Capitals and marks between lines are the layout's; these words come without them.

use super::super::paper::{Dated, PaperHeading, Symbol};
use super::dates;

/// The title of the Party's papers.
pub const PARTY_TITLE: &str = "Đảng Cộng sản Việt Nam";
/// Under the issuing body.
pub const STAR: &str = "*";
/// Under the subject: five.
pub const HYPHENS: &str = "-----";
/// Before number and symbol.
pub const NUMBER: &str = "Số ";
/// Room for a number that the office's register will give.
pub const BLANK_NUMBER: &str = "      ";
/// What a paper without a kind of its own is called.
pub const LETTER: &str = "Công văn";
/// Its symbol.
pub const LETTER_SYMBOL: &str = "CV";
/// A report.
pub const REPORT: &str = "Báo cáo";
/// Its symbol.
pub const REPORT_SYMBOL: &str = "BC";
/// Before the addressees.
pub const ADDRESSED: &str = "Kính gửi";
/// Above the recipients.
pub const RECIPIENTS: &str = "Nơi nhận";
/// The first recipient of a letter.
pub const AS_ABOVE: &str = "Như trên";
/// The letters of points, in the order of the Vietnamese alphabet.
pub const ORDER_OF_POINTS: &str = "abcdđeghiklmnopqrstuvxy";

/// Place and date.
pub fn place_and_date(place: &str, dated: Dated) -> String {
    format!("{place}, {}", dates::in_words(dated))
}

/// The mark of a draft.
pub fn draft(ordinal: u32) -> String {
    format!("Dự thảo lần {ordinal}")
}

/// The last line of the recipients.
pub fn archive(place: &str) -> String {
    format!("Lưu {place}")
}

/// The heading of an annex.
pub fn annex(number: Option<usize>) -> String {
    number.map_or_else(|| "Phụ lục".to_owned(), |number| format!("Phụ lục {number}"))
}

/// The line that ties an annex to its paper.
pub fn annex_reference(heading: &PaperHeading, symbol: &Symbol, dated: Dated, issuer: &str) -> String {
    let kind = match heading {
        PaperHeading::Named { kind, .. } => kind,
        PaperHeading::Letter { .. } => LETTER,
    };
    format!("(Kèm theo {kind} số {}, {} của {issuer})", symbol.printed(), dates::in_brackets(dated))
}

/// The title of a file.
pub fn title(kind: &str, symbol: Option<&str>, subject: &str) -> String {
    symbol.map_or_else(|| format!("{kind} {subject}"), |symbol| format!("{kind} số {symbol} {subject}"))
}
