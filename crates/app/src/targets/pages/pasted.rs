//! Rows of targets as they come from a spreadsheet: which column is what, which indicator a text means, for when, how
//! binding. A text that could mean two indicators, or none, is told with what it could mean; nothing is guessed. A formula
//! is a text like any other.

use super::super::actions::YEARS;
use crate::reporting::packs;
use domain::{
    packs::Indicator,
    problem::Problem,
    targets::{Commitment, Term, TermKind},
    text::fold,
};
use papers::tables;
use std::collections::BTreeSet;

/// Rows that are set at once.
pub const ROWS: usize = 200;
/// Indicators that are offered where a text could mean several.
const OFFERED: usize = 12;

/// One row, each cell as it was pasted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PastedRow {
    /// The line of the block on which it begins, from 1.
    pub number: u32,
    /// Code of the indicator, where it has a column of its own.
    pub code: String,
    /// Name or code of the indicator.
    pub indicator: String,
    /// For when.
    pub year: String,
    /// What is to be reached.
    pub bound: String,
    /// How binding.
    pub kind: String,
    /// By which clause.
    pub source: String,
    /// It has more cells than there are columns.
    pub is_too_long: bool,
}

/// The rows of a block.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pasted {
    /// In order.
    pub rows: Vec<PastedRow>,
    /// Headings of columns that say nothing of a target.
    pub unused: Vec<String>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    Code,
    Indicator,
    Year,
    Bound,
    Kind,
    Source,
}

/// The columns of a block without headings.
const PLAIN: [Option<Column>; 5] =
    [Some(Column::Indicator), Some(Column::Year), Some(Column::Bound), Some(Column::Kind), Some(Column::Source)];

/// Headings, without marks.
const HEADINGS: &[(&str, Column)] = &[
    ("ma", Column::Code),
    ("ma so", Column::Code),
    ("ma chi tieu", Column::Code),
    ("code", Column::Code),
    ("chi tieu", Column::Indicator),
    ("ten chi tieu", Column::Indicator),
    ("chi tieu thong ke", Column::Indicator),
    ("indicator", Column::Indicator),
    ("nam", Column::Year),
    ("thoi han", Column::Year),
    ("year", Column::Year),
    ("term", Column::Year),
    ("muc", Column::Bound),
    ("muc can dat", Column::Bound),
    ("muc tieu", Column::Bound),
    ("target", Column::Bound),
    ("loai", Column::Kind),
    ("muc do", Column::Kind),
    ("kind", Column::Kind),
    ("can cu", Column::Source),
    ("nguon", Column::Source),
    ("van ban", Column::Source),
    ("source", Column::Source),
];

fn column_of(heading: &str) -> Option<Column> {
    let folded = fold(heading.trim());
    HEADINGS.iter().find(|(word, _)| *word == folded).map(|(_, column)| *column)
}

/// Reads a block as it comes from the clipboard. A first row of which two cells or more are known headings says what the
/// columns are; without it they stand in the order indicator, year, what is to be reached, how binding, source.
pub fn read(text: &str) -> Result<Pasted, Problem> {
    let workbook = tables::pasted(text).map_err(|fault| fault.problem_of_table(""))?;
    let mut lines: Vec<(u32, Vec<String>)> = Vec::new();
    for sheet in workbook.sheets {
        // What the reader of tables takes for the name of a sheet is a row here.
        if !sheet.name.is_empty() {
            let number = sheet.rows.first().map_or(1, |row| row.number.saturating_sub(1));
            lines.push((number, vec![sheet.name.clone()]));
        }
        lines.extend(sheet.rows.into_iter().map(|row| (row.number, row.cells)));
    }
    let headings = lines.first().map(|(_, cells)| cells.clone()).unwrap_or_default();
    let known: Vec<Option<Column>> = headings.iter().map(|heading| column_of(heading)).collect();
    if known.iter().flatten().count() < 2 {
        let rows = lines.into_iter().map(|(number, cells)| row(number, &cells, &PLAIN));
        return Ok(Pasted { rows: rows.collect(), unused: Vec::new() });
    }
    let unused = headings.iter().zip(&known).filter(|(heading, column)| column.is_none() && !heading.trim().is_empty());
    let unused = unused.map(|(heading, _)| heading.trim().to_owned()).collect();
    let rows = lines.iter().skip(1).map(|(number, cells)| row(*number, cells, &known));
    Ok(Pasted { rows: rows.collect(), unused })
}

fn row(number: u32, cells: &[String], columns: &[Option<Column>]) -> PastedRow {
    let mut row = PastedRow { number, is_too_long: cells.len() > columns.len(), ..PastedRow::default() };
    for (cell, column) in cells.iter().zip(columns) {
        let place = match column {
            Some(Column::Code) => &mut row.code,
            Some(Column::Indicator) => &mut row.indicator,
            Some(Column::Year) => &mut row.year,
            Some(Column::Bound) => &mut row.bound,
            Some(Column::Kind) => &mut row.kind,
            Some(Column::Source) => &mut row.source,
            None => continue,
        };
        if place.is_empty() {
            *place = cell.split_whitespace().collect::<Vec<_>>().join(" ");
        }
    }
    row
}

impl PastedRow {
    /// Its cells in one line: what was chosen for a row holds only while it stays as it was.
    pub fn whole(&self) -> String {
        let cells = [&self.code, &self.indicator, &self.year, &self.bound, &self.kind, &self.source];
        cells.map(String::as_str).join(" | ")
    }
}

/// An indicator with the code of its pack.
pub type Named = (&'static str, &'static Indicator);

/// Which indicator a text means.
#[derive(Debug, Clone, PartialEq)]
pub enum Found {
    /// This one.
    One(Named),
    /// One of these perhaps: the person is asked.
    Several(Vec<Named>),
    /// None that is known.
    Nothing,
}

fn all() -> impl Iterator<Item = Named> {
    packs::built_in().iter().flat_map(|own| own.pack.indicators.iter().map(|one| (own.pack.code.as_str(), one)))
}

/// The indicator of a row: by its code, its name, or both. Where both are there they must agree.
pub fn indicator_of(row: &PastedRow) -> Found {
    match (row.code.trim(), row.indicator.trim()) {
        ("", "") => Found::Nothing,
        ("", text) => by_text(text),
        (code, "") => certain(coded(code)),
        (code, name) => {
            let both: Vec<Named> = coded(code).into_iter().filter(|(_, one)| is_named(one, name)).collect();
            match both.as_slice() {
                [one] => Found::One(*one),
                _ => perhaps(coded(code).into_iter().chain(named(name)).chain(alike(name)).collect()),
            }
        }
    }
}

/// A code, a name, or a code with the name behind it, as lists of this system write it.
fn by_text(text: &str) -> Found {
    let exact: Vec<Named> = coded(text).into_iter().chain(named(text)).collect();
    if !exact.is_empty() {
        return certain(exact);
    }
    let sign = |letter: char| matches!(letter, '.' | ':' | '-' | '–' | ')');
    if let Some((code, name)) = text.split_once(char::is_whitespace) {
        let (code, name) = (code.trim_end_matches(sign), name.trim_start_matches(|it| sign(it) || it == ' '));
        let both: Vec<Named> = coded(code).into_iter().filter(|(_, one)| is_named(one, name)).collect();
        if let [one] = both.as_slice() {
            return Found::One(*one);
        }
        return perhaps(coded(code).into_iter().chain(named(name)).chain(alike(text)).collect());
    }
    perhaps(alike(text))
}

fn certain(found: Vec<Named>) -> Found {
    match found.as_slice() {
        [one] => Found::One(*one),
        _ => perhaps(found),
    }
}

fn perhaps(found: Vec<Named>) -> Found {
    let mut seen = BTreeSet::new();
    let found: Vec<Named> = found.into_iter().filter(|(pack, one)| seen.insert((*pack, &one.code))).collect();
    if found.is_empty() { Found::Nothing } else { Found::Several(found.into_iter().take(OFFERED).collect()) }
}

fn coded(text: &str) -> Vec<Named> {
    let is = |(pack, one): &Named| {
        one.code.eq_ignore_ascii_case(text) || text.split_once('/') == Some((*pack, one.code.as_str()))
    };
    all().filter(is).collect()
}

fn named(text: &str) -> Vec<Named> {
    all().filter(|(_, one)| is_named(one, text)).collect()
}

/// Whether a text is the name of an indicator, perhaps with its unit behind it, with or without marks.
fn is_named(indicator: &Indicator, text: &str) -> bool {
    let folded = fold(text);
    let (name, unit) = (&indicator.name, &indicator.unit);
    let words = [(name.vietnamese(), unit.vietnamese()), (name.english(), unit.english())];
    words.iter().any(|(name, unit)| fold(name) == folded || fold(&format!("{name} ({unit})")) == folded)
}

/// Indicators whose name has every word of the text, of two words or more.
fn alike(text: &str) -> Vec<Named> {
    let folded = fold(text);
    let wanted: BTreeSet<&str> = folded.split_whitespace().collect();
    let has_all = |name: &str| {
        let name = fold(name);
        let words: BTreeSet<&str> = name.split_whitespace().collect();
        wanted.is_subset(&words)
    };
    let is_like = |(_, one): &Named| has_all(one.name.vietnamese()) || has_all(one.name.english());
    if wanted.len() < 2 { Vec::new() } else { all().filter(is_like).collect() }
}

/// Words before a year, without marks, longest first, and how the target stands to it.
const BEFORE_YEAR: &[(&str, TermKind)] = &[
    ("den het nam ", TermKind::ByYear),
    ("den cuoi nam ", TermKind::ByYear),
    ("den nam ", TermKind::ByYear),
    ("den ", TermKind::ByYear),
    ("by the end of ", TermKind::ByYear),
    ("by ", TermKind::ByYear),
    ("trong nam ", TermKind::InYear),
    ("nam ", TermKind::InYear),
    ("in ", TermKind::InYear),
];

/// For when: «2026», «Năm 2026», «đến năm 2030».
pub fn term_of(text: &str) -> Option<Term> {
    let folded = fold(text);
    let worded = BEFORE_YEAR.iter().find_map(|(words, kind)| Some((folded.strip_prefix(words)?, *kind)));
    let (year, kind) = worded.unwrap_or((folded.as_str(), TermKind::InYear));
    let year = year.trim().parse().ok().filter(|year| YEARS.contains(year))?;
    Some(Term { year, kind })
}

/// How binding, in words.
pub fn commitment_of(text: &str) -> Option<Commitment> {
    match fold(text).as_str() {
        "cam ket" | "muc cam ket" | "chi tieu cam ket" | "committed" => Some(Commitment::Committed),
        "phan dau" | "muc phan dau" | "chi tieu phan dau" | "aspirational" => Some(Commitment::Aspirational),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meant(code: &str, indicator: &str) -> String {
        let row = PastedRow { code: code.to_owned(), indicator: indicator.to_owned(), ..PastedRow::default() };
        match indicator_of(&row) {
            Found::One((_, one)) => one.code.clone(),
            Found::Several(several) => {
                several.iter().map(|(_, one)| format!("{}?", one.code)).collect::<Vec<_>>().join(" ")
            }
            Found::Nothing => "-".to_owned(),
        }
    }

    #[test]
    fn an_indicator_is_certain_by_its_code_or_its_whole_name_and_else_asked() {
        for (code, indicator, expected) in [
            ("C08", "", "C08"),
            ("c08", "", "C08"),
            ("", "C08", "C08"),
            ("", "F07-amount", "F07-amount"),
            ("", "vocational-education/C08", "C08"),
            ("", "Tỷ lệ lao động qua đào tạo", "C01"),
            ("", "TY LE LAO DONG QUA DAO TAO (%)", "C01"),
            ("", "Trained labour share", "C01"),
            ("", "C01 Tỷ lệ lao động qua đào tạo (%)", "C01"),
            ("", "C01. Tỷ lệ lao động qua đào tạo", "C01"),
            ("C01", "Tỷ lệ lao động qua đào tạo", "C01"),
            ("", "C01 Tuyển sinh trình độ cao đẳng", "C01? B02?"),
            ("C01", "Tuyển sinh trình độ cao đẳng", "C01? B02?"),
            ("", "qua đào tạo nghề", "C05?"),
            ("", "lao động nông thôn học nghề", "C08? C09? C10?"),
            ("", "đào", "-"),
            ("", "Z99", "-"),
            ("", "=SUM(A1:A3)", "-"),
            ("", "", "-"),
        ] {
            assert_eq!(meant(code, indicator), expected, "{code} {indicator}");
        }
    }

    #[test]
    fn for_when_and_how_binding_are_read_as_papers_write_them() {
        let term = |text: &str| term_of(text).map(|term| (term.year, term.kind.code()));
        for (text, expected) in [
            ("2026", Some((2026, "in-year"))),
            (" Năm 2026 ", Some((2026, "in-year"))),
            ("đến năm 2030", Some((2030, "by-year"))),
            ("Đến hết năm 2030", Some((2030, "by-year"))),
            ("by 2030", Some((2030, "by-year"))),
            ("26", None),
            ("2026-2030", None),
            ("1999", None),
            ("", None),
        ] {
            assert_eq!(term(text), expected, "{text}");
        }
        assert_eq!(commitment_of("Cam kết"), Some(Commitment::Committed));
        assert_eq!(commitment_of("phấn đấu"), Some(Commitment::Aspirational));
        assert_eq!(commitment_of("bắt buộc"), None);
    }

    #[test]
    fn columns_are_known_by_their_headings_or_stand_in_order() {
        let headed = read("Căn cứ\tMức\tGhi chú\tNăm\tMã\nNQ 5\t≥ 60\tx\t2026\tC01\n").expect("a block");
        assert_eq!(headed.unused, ["Ghi chú"]);
        let row = &headed.rows[0];
        let cells = [&row.code, &row.indicator, &row.year, &row.bound, &row.kind, &row.source];
        assert_eq!((row.number, cells.map(String::as_str)), (2, ["C01", "", "2026", "≥ 60", "", "NQ 5"]));
        let plain = read("C01\t2026\t≥ 60\tcam kết\t\"NQ 5,\nmục 2\"\n\n# Ghi chú\nC02\t2026\n").expect("a block");
        let words: Vec<(u32, String)> = plain.rows.iter().map(|row| (row.number, row.whole())).collect();
        assert_eq!(words[0], (1, " | C01 | 2026 | ≥ 60 | cam kết | NQ 5, mục 2".to_owned()));
        assert_eq!(words.len(), 3, "nothing that was pasted is left out: {words:?}");
    }
}
