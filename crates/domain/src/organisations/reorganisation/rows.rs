//! A row of a reorganisation as it was typed, its columns, and what kinds of change there are.
//! Words are compared without marks, so headings may be typed in any way.

use crate::{permissions::words, text::fold};
use serde::{Deserialize, Serialize};

words! {
    /// A column of the table of old and new.
    Column {
        /// The body as it is before.
        Old = "old",
        /// The body that carries on; its name, its superior or its class where only that is another.
        New = "new",
        /// The share of the old body that goes there.
        Share = "share",
        /// What kind of change.
        Kind = "kind",
        /// From which day.
        Date = "date",
        /// The document that orders it.
        Basis = "basis",
        /// Which tasks go there; of a move, the line.
        Scope = "scope",
    }
}

words! {
    /// What a row does.
    Kind {
        /// The old body goes into the new one as a whole.
        Merge = "merge",
        /// The old body ends and is parted among several.
        Split = "split",
        /// The old body gives a part away and goes on.
        SplitOff = "split-off",
        /// A body is founded without a predecessor.
        Found = "found",
        /// The old body takes the new name.
        Rename = "rename",
        /// The old body becomes one of the class that stands as the new one.
        Reclassify = "reclassify",
        /// The old body comes under the new superior.
        Move = "move",
        /// The old body ends; nobody carries on.
        Dissolve = "dissolve",
    }
}

/// One row, as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DraftRow {
    /// The old body.
    pub old: String,
    /// The new one.
    pub new: String,
    /// `1/3`, `40%`, `0,4`; empty is the whole.
    pub share: String,
    /// A word for the kind; empty is found out from the other rows.
    pub kind: String,
    /// Empty is the day of the whole.
    pub date: String,
    /// Empty is the basis of the whole.
    pub basis: String,
    /// Tasks in words, or the line of a move.
    pub scope: String,
}

/// Headings under which a column is known, without marks.
const HEADINGS: &[(Column, &[&str])] = &[
    (Column::Old, &["cu", "don vi cu", "truoc", "don vi truoc", "old", "old unit", "from"]),
    (Column::New, &["moi", "don vi moi", "sau", "don vi sau", "new", "new unit", "to"]),
    (Column::Share, &["ty le", "ti le", "phan", "share"]),
    (Column::Kind, &["loai", "hinh thuc", "kind", "type"]),
    (Column::Date, &["ngay", "ngay hieu luc", "hieu luc", "date", "effective date", "on date"]),
    (Column::Basis, &["can cu", "van ban", "basis", "legal basis"]),
    (Column::Scope, &["phan viec", "nhiem vu", "viec", "scope", "tasks"]),
];

/// Words for a kind, without marks.
const KINDS: &[(Kind, &[&str])] = &[
    (Kind::Merge, &["sap nhap", "hop nhat", "nhap", "gop", "merge"]),
    (Kind::Split, &["chia", "chia tach", "giai the va chia", "split"]),
    (Kind::SplitOff, &["tach", "tach mot phan", "chuyen mot phan", "split-off", "split off"]),
    (Kind::Found, &["thanh lap", "lap moi", "found"]),
    (Kind::Rename, &["doi ten", "rename"]),
    (Kind::Reclassify, &["doi loai", "doi loai hinh", "doi cap", "nang cap", "reclassify"]),
    (Kind::Move, &["chuyen", "chuyen truc thuoc", "dieu chuyen", "move"]),
    (Kind::Dissolve, &["giai the", "ket thuc", "cham dut hoat dong", "dissolve"]),
];

impl Column {
    /// The column that a heading names.
    pub(super) fn of_heading(heading: &str) -> Option<Column> {
        let heading = fold(heading);
        HEADINGS.iter().find(|(_, words)| words.contains(&heading.as_str())).map(|(column, _)| *column)
    }
}

impl Kind {
    /// The kind that a word means; nothing for a word that means none.
    pub fn of_word(word: &str) -> Option<Kind> {
        let word = fold(word);
        KINDS.iter().find(|(_, words)| words.contains(&word.as_str())).map(|(kind, _)| *kind)
    }
}

impl DraftRow {
    /// The cell of a column.
    pub fn cell(&self, column: Column) -> &str {
        match column {
            Column::Old => &self.old,
            Column::New => &self.new,
            Column::Share => &self.share,
            Column::Kind => &self.kind,
            Column::Date => &self.date,
            Column::Basis => &self.basis,
            Column::Scope => &self.scope,
        }
    }

    pub(super) fn set(&mut self, column: Column, cell: &str) {
        let place = match column {
            Column::Old => &mut self.old,
            Column::New => &mut self.new,
            Column::Share => &mut self.share,
            Column::Kind => &mut self.kind,
            Column::Date => &mut self.date,
            Column::Basis => &mut self.basis,
            Column::Scope => &mut self.scope,
        };
        cell.trim().clone_into(place);
    }

    /// Nothing was typed.
    pub fn is_blank(&self) -> bool {
        Column::ALL.iter().all(|column| self.cell(*column).trim().is_empty())
    }
}

/// A day as it is typed: `01/07/2025`, `1.7.25`, `2025-07-01`.
pub(super) fn day(typed: &str) -> Option<jiff::civil::Date> {
    let figures: Vec<&str> = typed.trim().split(['/', '-', '.']).map(str::trim).collect();
    let [first, second, third] = figures.as_slice() else { return None };
    let (day, month, year) = if first.len() == 4 { (third, second, first) } else { (first, second, third) };
    let mut full_year: i16 = year.parse().ok()?;
    if year.len() == 2 {
        full_year += 2000;
    }
    jiff::civil::Date::new(full_year, month.parse().ok()?, day.parse().ok()?).ok()
}

/// A share as it is typed: `1/3`, `40%`, `0,4`, `1`. Above nothing and not above the whole.
pub(super) fn share(typed: &str) -> Option<(i64, i64)> {
    let typed: String = typed.chars().filter(|character| !character.is_whitespace()).collect();
    let (numerator, denominator) = if let Some((numerator, denominator)) = typed.split_once('/') {
        (numerator.parse().ok()?, denominator.parse().ok()?)
    } else if let Some(percent) = typed.strip_suffix('%') {
        let (numerator, denominator) = decimal(percent)?;
        (numerator, denominator.checked_mul(100)?)
    } else {
        decimal(&typed)?
    };
    (numerator > 0 && numerator <= denominator).then_some((numerator, denominator))
}

/// `12,5` as 125/10.
fn decimal(typed: &str) -> Option<(i64, i64)> {
    let (whole, part) = typed.split_once([',', '.']).unwrap_or((typed, ""));
    if part.len() > 6 || !part.chars().all(|letter| letter.is_ascii_digit()) {
        return None;
    }
    let denominator = 10_i64.checked_pow(u32::try_from(part.len()).ok()?)?;
    Some(([whole, part].concat().parse().ok()?, denominator))
}
