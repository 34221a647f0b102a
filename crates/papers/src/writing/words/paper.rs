//! Fixed phrases of every paper: head, foot, annex.
//! Capitals and marks between lines are the layout's; these words come without them.

use super::super::paper::{Dated, PaperHeading};
use super::super::profile::SigningMarks;
use super::super::setting::SetRun;
use super::dates;

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
/// A paper that asks a superior to decide, in lower case.
pub const PETITION: &str = "tờ trình";
/// Between bodies that issue a paper together.
pub const TOGETHER: &str = " - ";
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

/// The line of a part.
pub fn part(number: &str) -> String {
    format!("Phần {number}")
}

/// The number and the title of a part that carries its own number: «Phần thứ nhất. Tình hình và kết quả».
pub fn own_part(text: &str) -> Option<(&str, &str)> {
    let (number, title) = text.split_once(['.', ':'])?;
    let counted = number.strip_prefix("Phần ")?.trim();
    let is_number = |letter: char| letter.is_ascii_digit() || "IVX".contains(letter);
    (counted.starts_with("thứ ") || (!counted.is_empty() && counted.chars().all(is_number)))
        .then_some((number.trim(), title.trim()))
}

/// Whether a word belongs to the number behind it, or to the room for one.
pub fn belongs_before(word: &str, next: &str) -> bool {
    let is_number = next.is_empty() || next.starts_with(|letter: char| letter.is_ascii_digit());
    is_number && matches!(word, "ngày" | "số" | "tháng" | "năm")
}

/// An article with its title, which may be missing.
pub fn article(number: usize, title: &str) -> String {
    format!("Điều {number}. {title}").trim_end().to_owned()
}

/// The text with a capital at its beginning.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The last words of a text with what ends it, in the place of a full stop.
pub fn end_of_text(runs: &mut [SetRun], end: &str) {
    if let Some(text) = runs.last_mut().map(|run| &mut run.text)
        && let Some(bare) = text.trim_end().strip_suffix('.')
        && !text.trim_end().ends_with(end)
    {
        *text = format!("{bare}{end}");
    }
}

/// A signer's authority with the mark of the layout, whichever family's mark it came with. One that the layout's rule does not
/// know stays as it is: another mark would say something else.
pub fn signing_line(line: &str, marks: &SigningMarks) -> String {
    let known = [
        (["T/M", "TM."], Some(&marks.on_behalf)),
        (["K/T", "KT."], Some(&marks.in_place)),
        (["T/L", "TL."], Some(&marks.by_order)),
        (["T/U", "TUQ."], marks.by_authority.as_ref()),
        (["Q/", "Q."], Some(&marks.acting)),
    ];
    let line = line.trim();
    let found = known.iter().find_map(|(written, mark)| {
        let rest = written.iter().find_map(|one| line.strip_prefix(one))?;
        Some(format!("{} {}", (*mark)?, rest.trim_start()))
    });
    found.unwrap_or_else(|| line.to_owned())
}

/// The heading of an annex.
pub fn annex(number: Option<&str>) -> String {
    number.map_or_else(|| "Phụ lục".to_owned(), |number| format!("Phụ lục {number}"))
}

/// The line that ties an annex to its paper.
pub fn annex_reference(heading: &PaperHeading, symbol: &str, dated: Dated, issuer: &str) -> String {
    let kind = match heading {
        PaperHeading::Named { kind, .. } => kind,
        PaperHeading::Letter { .. } => LETTER,
    };
    format!("(Kèm theo {kind} số {symbol}, {} của {issuer})", dates::in_brackets(dated))
}

/// The title of a file.
pub fn title(kind: &str, symbol: Option<&str>, subject: &str) -> String {
    symbol.map_or_else(|| format!("{kind} {subject}"), |symbol| format!("{kind} số {symbol} {subject}"))
}
