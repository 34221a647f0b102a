//! What a clerk types for a target: «ít nhất 65», «≥ 65 %», «50-55», «khoảng 50», «trên 30».
//!
//! Numbers are read as in any cell, so what has two readings is asked about. A bare number says nothing about how it
//! bounds: that too is asked, not guessed. A unit behind the number must be the indicator's own.

use super::{Bound, BoundKind};
use crate::{
    reporting::{Amount, Typed, read_number_for},
    text::{fold, nfc},
};

/// What was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadBound {
    /// A bound.
    Bound(Bound),
    /// A number, without a word for how it bounds.
    Bare(Amount),
}

/// Why nothing was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BoundFault {
    /// Nothing was typed.
    Empty,
    /// A number that can be read in two ways.
    Ambiguous {
        /// With its separator between thousands.
        as_whole: Amount,
        /// With its separator before the decimals.
        as_decimal: Amount,
    },
    /// A unit that is not the indicator's.
    OtherUnit {
        /// What stands behind the number.
        unit: String,
    },
    /// The lower end of a range is not below the upper.
    NotInOrder,
    /// No number, or more than one can be.
    Unreadable,
}

/// Words before a number, without marks, longest first, and how they bound.
const BEFORE: &[(&str, BoundKind)] = &[
    ("khong thap hon", BoundKind::AtLeast),
    ("khong duoi", BoundKind::AtLeast),
    ("khong it hon", BoundKind::AtLeast),
    ("khong vuot qua", BoundKind::AtMost),
    ("khong cao hon", BoundKind::AtMost),
    ("khong nhieu hon", BoundKind::AtMost),
    ("khong qua", BoundKind::AtMost),
    ("khong tren", BoundKind::AtMost),
    ("dat it nhat", BoundKind::AtLeast),
    ("dat tren", BoundKind::Above),
    ("dat khoang", BoundKind::About),
    ("it nhat", BoundKind::AtLeast),
    ("toi thieu", BoundKind::AtLeast),
    ("nhieu nhat", BoundKind::AtMost),
    ("toi da", BoundKind::AtMost),
    ("lon hon", BoundKind::Above),
    ("cao hon", BoundKind::Above),
    ("tren", BoundKind::Above),
    ("hon", BoundKind::Above),
    ("nho hon", BoundKind::Below),
    ("thap hon", BoundKind::Below),
    ("duoi", BoundKind::Below),
    ("khoang", BoundKind::About),
    ("dung bang", BoundKind::Exactly),
    ("dung", BoundKind::Exactly),
    ("bang", BoundKind::Exactly),
    ("at least", BoundKind::AtLeast),
    ("at most", BoundKind::AtMost),
    ("above", BoundKind::Above),
    ("below", BoundKind::Below),
    ("about", BoundKind::About),
    ("exactly", BoundKind::Exactly),
    (">=", BoundKind::AtLeast),
    ("≥", BoundKind::AtLeast),
    ("<=", BoundKind::AtMost),
    ("≤", BoundKind::AtMost),
    (">", BoundKind::Above),
    ("<", BoundKind::Below),
    ("~", BoundKind::About),
    ("≈", BoundKind::About),
    ("=", BoundKind::Exactly),
];

/// Words behind a number that say the same.
const BEHIND: &[(&str, BoundKind)] = &[("tro len", BoundKind::AtLeast), ("tro xuong", BoundKind::AtMost)];

/// Reads what was typed for an indicator of so many decimals, whose unit is one of these words.
pub fn read_bound(typed: &str, decimals: u8, units: &[&str]) -> Result<ReadBound, BoundFault> {
    let text = fold(&plain(typed));
    let text = text.trim();
    if text.is_empty() {
        return Err(BoundFault::Empty);
    }
    let reader = Reader { decimals, units };
    if let Some((kind, rest)) = BEFORE.iter().find_map(|(word, kind)| Some((*kind, after_word(text, word)?))) {
        return reader.amount(rest).and_then(|amount| bound(kind, amount));
    }
    if let Some((kind, rest)) = BEHIND.iter().find_map(|(word, kind)| Some((*kind, text.strip_suffix(word)?))) {
        return reader.amount(rest).and_then(|amount| bound(kind, amount));
    }
    match ends_of(text) {
        Some((from, to)) => reader.range(from, to),
        None => reader.amount(text).map(ReadBound::Bare),
    }
}

fn bound(kind: BoundKind, amount: Amount) -> Result<ReadBound, BoundFault> {
    Bound::of(kind, amount, amount).map(ReadBound::Bound).ok_or(BoundFault::Unreadable)
}

/// Dashes that look the same made the same.
fn plain(typed: &str) -> String {
    let same = |letter: char| match letter {
        '\u{2212}' | '\u{2010}'..='\u{2015}' | '\u{FE63}' | '\u{FF0D}' => '-',
        '\u{223C}' | '\u{FF5E}' => '~',
        letter if letter.is_whitespace() => ' ',
        letter => letter,
    };
    nfc(typed).chars().map(same).collect()
}

/// What follows a word or sign; a word is followed by a space or a digit.
fn after_word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let rest = text.strip_prefix(word)?;
    let ends = |letter: char| letter == ' ' || letter.is_ascii_digit();
    let is_sign = word.chars().all(|letter| !letter.is_alphabetic());
    (is_sign || rest.chars().next().is_none_or(ends)).then_some(rest)
}

/// The two ends of «50-55», «từ 50 đến 55».
fn ends_of(text: &str) -> Option<(&str, &str)> {
    if let Some((from, to)) = text.split_once(" den ") {
        return Some((from.strip_prefix("tu ").unwrap_or(from), to));
    }
    let (from, to) = text.split_once('-')?;
    (!from.trim().is_empty()).then_some((from, to))
}

struct Reader<'u> {
    decimals: u8,
    units: &'u [&'u str],
}

impl Reader<'_> {
    fn amount(&self, text: &str) -> Result<Amount, BoundFault> {
        match read_number_for(text, self.decimals) {
            Typed::Amount(amount) => Ok(amount),
            Typed::Ambiguous { as_whole, as_decimal } => Err(BoundFault::Ambiguous { as_whole, as_decimal }),
            Typed::WithUnit { unit } if self.is_own(&unit) => self.amount(without_unit(text, &unit)),
            Typed::WithUnit { unit } => Err(BoundFault::OtherUnit { unit }),
            _ => Err(BoundFault::Unreadable),
        }
    }

    fn is_own(&self, unit: &str) -> bool {
        self.units.iter().any(|own| fold(own) == fold(unit))
    }

    /// The unit may stand behind each end or behind the last alone.
    fn range(&self, from: &str, to: &str) -> Result<ReadBound, BoundFault> {
        let (from, to) = (self.amount(from.trim())?, self.amount(to.trim())?);
        Bound::of(BoundKind::Range, from, to).map(ReadBound::Bound).ok_or(BoundFault::NotInOrder)
    }
}

fn without_unit<'t>(text: &'t str, unit: &str) -> &'t str {
    text.trim_end().strip_suffix(unit).unwrap_or_default()
}
