//! What a person typed or pasted into a cell, read as Vietnamese write numbers: `1.234.567,89`, `1234,5`, `1 234`.
//!
//! What can be read in two ways is not guessed: `1.234` and `1,234` are a thousand or a one, and the person is asked. A
//! unit after the number is refused, for «5 triệu» in a cell of millions would be five or five million.

use super::{Amount, amount::SCALE};
use crate::text::{fold, nfc};

/// The largest number that a cell takes, in whole units.
const MOST: i64 = 999_999_999_999;

/// What was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Typed {
    /// Nothing but space.
    Empty,
    /// A number.
    Amount(Amount),
    /// A number that can be read in two ways.
    Ambiguous {
        /// With its separator between thousands.
        as_whole: Amount,
        /// With its separator before the decimals.
        as_decimal: Amount,
    },
    /// «Không phát sinh» in words.
    NothingArose,
    /// A dash alone: nothing, none, or zero; the person must say.
    Dash,
    /// A number with something behind it.
    WithUnit {
        /// What stands behind.
        unit: String,
    },
    /// No number.
    NotANumber,
    /// More than six decimals.
    TooPrecise,
    /// More than 999.999.999.999.
    TooLarge,
}

/// Reads what was typed, whatever it is for.
pub fn read_number(typed: &str) -> Typed {
    let text = plain(typed);
    let text = text.trim();
    if text.is_empty() {
        return Typed::Empty;
    }
    if fold(text) == "khong phat sinh" {
        return Typed::NothingArose;
    }
    let (is_negative, unsigned) = match text.strip_prefix('-') {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text),
    };
    if is_negative && unsigned.is_empty() {
        return Typed::Dash;
    }
    let end = unsigned.find(|letter: char| !is_of_number(letter)).unwrap_or(unsigned.len());
    let (number, rest) = unsigned.split_at(end);
    let read = signed(read_unsigned(number.trim_end()), is_negative);
    if rest.is_empty() {
        return read;
    }
    let is_unit = !matches!(read, Typed::NotANumber | Typed::Empty) && rest.chars().all(is_of_unit);
    if is_unit { Typed::WithUnit { unit: rest.trim().to_owned() } } else { Typed::NotANumber }
}

/// Reads what was typed into a cell of so many decimals. Where the cell takes whole numbers, a dot before three digits
/// parts thousands: nothing else could stand there. A comma is still asked about.
pub fn read_number_for(typed: &str, decimals: u8) -> Typed {
    match read_number(typed) {
        Typed::Ambiguous { as_whole, .. } if decimals == 0 && !plain(typed).contains(',') => Typed::Amount(as_whole),
        read => read,
    }
}

/// Characters that look the same made the same; invisible ones taken out.
fn plain(typed: &str) -> String {
    let same = |letter: char| match letter {
        '\u{FF10}'..='\u{FF19}' => char::from_u32(u32::from(letter) - 0xFF10 + 0x30).unwrap_or(letter),
        '\u{FF0C}' => ',',
        '\u{FF0E}' => '.',
        '\u{FF05}' => '%',
        // Minus, hyphens, dashes and the full-width hyphen-minus.
        '\u{2212}' | '\u{2010}'..='\u{2015}' | '\u{FE63}' | '\u{FF0D}' => '-',
        letter if letter.is_whitespace() => ' ',
        letter => letter,
    };
    let is_seen = |letter: &char| !matches!(letter, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}');
    nfc(typed).chars().filter(is_seen).map(same).collect()
}

fn is_of_number(letter: char) -> bool {
    letter.is_ascii_digit() || matches!(letter, '.' | ',' | ' ')
}

fn is_of_unit(letter: char) -> bool {
    letter.is_alphabetic() || matches!(letter, ' ' | '%' | '‰' | '/' | '.' | '²' | '³' | '₫' | '$' | '€' | '(' | ')')
}

fn signed(read: Typed, is_negative: bool) -> Typed {
    let sign = |amount: Amount| if is_negative { Amount::from_micro(-amount.micro()) } else { amount };
    match read {
        Typed::Amount(amount) => Typed::Amount(sign(amount)),
        Typed::Ambiguous { as_whole, as_decimal } => {
            Typed::Ambiguous { as_whole: sign(as_whole), as_decimal: sign(as_decimal) }
        }
        other => other,
    }
}

/// Digits with dots, commas and spaces between them.
fn read_unsigned(number: &str) -> Typed {
    let kinds: Vec<char> = number.chars().filter(|letter| !letter.is_ascii_digit()).collect();
    let spaces = kinds.iter().filter(|kind| **kind == ' ').count();
    let marks: Vec<char> = kinds.into_iter().filter(|kind| *kind != ' ').collect();
    match (marks.as_slice(), spaces) {
        ([], 0) => amount_of(number, ""),
        ([], _) => grouped(number, ' ').map_or(Typed::NotANumber, |digits| amount_of(&digits, "")),
        ([mark], 0) => read_one_mark(number, *mark),
        ([mark], _) => read_spaced(number, *mark),
        (_, 0) => read_marks(number, &marks),
        _ => Typed::NotANumber,
    }
}

/// One dot or comma: before decimals, or between thousands where three digits follow at most three.
fn read_one_mark(number: &str, mark: char) -> Typed {
    let Some((before, after)) = number.split_once(mark).filter(|(_, after)| !after.is_empty()) else {
        return Typed::NotANumber;
    };
    let as_decimal = amount_of(if before.is_empty() { "0" } else { before }, after);
    let whole = grouped(number, mark).map(|digits| amount_of(&digits, ""));
    match (whole, as_decimal) {
        (Some(Typed::Amount(as_whole)), Typed::Amount(as_decimal)) => Typed::Ambiguous { as_whole, as_decimal },
        (_, as_decimal) => as_decimal,
    }
}

/// Spaces between thousands. A comma then stands before decimals; a dot before three digits may part thousands too.
fn read_spaced(number: &str, mark: char) -> Typed {
    let Some((before, after)) = number.split_once(mark) else { return Typed::NotANumber };
    let Some(digits) = grouped(before, ' ') else { return Typed::NotANumber };
    if mark == '.' && after.len() == 3 {
        let as_decimal = amount_of(&digits, after);
        let as_whole = amount_of(&[digits.as_str(), after].concat(), "");
        return match (as_whole, as_decimal) {
            (Typed::Amount(as_whole), Typed::Amount(as_decimal)) => Typed::Ambiguous { as_whole, as_decimal },
            (_, other) => other,
        };
    }
    if after.is_empty() { Typed::NotANumber } else { amount_of(&digits, after) }
}

/// Several dots or commas: all alike part thousands; else the last stands before decimals and the others part thousands.
fn read_marks(number: &str, marks: &[char]) -> Typed {
    let (Some(first), Some(last)) = (marks.first(), marks.last()) else { return Typed::NotANumber };
    if first == last {
        return grouped(number, *first).map_or(Typed::NotANumber, |digits| amount_of(&digits, ""));
    }
    let decimals = number.rsplit_once(*last).filter(|(before, after)| !before.contains(*last) && !after.is_empty());
    let read = decimals.and_then(|(before, after)| Some(amount_of(&grouped(before, *first)?, after)));
    read.unwrap_or(Typed::NotANumber)
}

/// The digits of groups of thousands: one to three, not led by zero, then three each. None where they are not so.
fn grouped(number: &str, mark: char) -> Option<String> {
    let mut groups = number.split(mark);
    let first = groups.next()?;
    let is_first = (1..=3).contains(&first.len()) && !first.starts_with('0');
    let rest: Vec<&str> = groups.collect();
    let are_groups = is_first && rest.iter().all(|group| group.len() == 3);
    let is_digits = number.chars().all(|letter| letter.is_ascii_digit() || letter == mark);
    (are_groups && is_digits).then(|| [first].into_iter().chain(rest).collect())
}

fn amount_of(whole: &str, decimals: &str) -> Typed {
    let are_digits = whole.bytes().chain(decimals.bytes()).all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !are_digits {
        return Typed::NotANumber;
    }
    if whole.trim_start_matches('0').len() > MOST.to_string().len() {
        return Typed::TooLarge;
    }
    if decimals.trim_end_matches('0').len() > usize::from(SCALE) {
        return Typed::TooPrecise;
    }
    Amount::of_digits(whole, decimals).map_or(Typed::TooLarge, Typed::Amount)
}
