//! The hidden sheet of a workbook: which form of whom it is, and what stood in it when it was made. No menu shows it; it goes with
//! the workbook through every program. A checksum tells when its lines were changed or lost; it is no signature, and nothing
//! that stands here gives a right.

use domain::{
    problem::{Problem, TableProblem},
    text::nfc,
};
use papers::tables::{Filled, LaidRow, LaidSheet};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// Name of the sheet.
pub const SHEET: &str = "dondoc";
/// The first cell of the sheet in every layout.
const SIGN: &str = "dondoc";
/// How the lines are laid out.
const LAYOUT: &str = "1";
const CHECKSUM: &str = "checksum";
const LINES: &str = "lines";

/// Whose form a workbook is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One report.
    Form,
    /// All units of a round.
    Round,
}

impl Kind {
    const fn code(self) -> &'static str {
        match self {
            Kind::Form => "form",
            Kind::Round => "round",
        }
    }
}

/// What the sheet says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hidden {
    /// Whose form it is.
    pub kind: Kind,
    /// Facts by their name.
    pub facts: BTreeMap<String, String>,
    /// Key, text and mark of each line.
    pub lines: Vec<[String; 3]>,
}

impl Hidden {
    /// From facts and lines.
    pub fn new(kind: Kind, facts: &[(&str, String)], lines: Vec<[String; 3]>) -> Self {
        let facts = facts.iter().map(|(name, value)| ((*name).to_owned(), kept(value))).collect();
        let lines = lines.into_iter().map(|line| line.map(|cell| kept(&cell))).collect();
        Hidden { kind, facts, lines }
    }

    /// A fact; empty where it is not said.
    pub fn fact(&self, name: &str) -> &str {
        self.facts.get(name).map(String::as_str).unwrap_or_default()
    }

    fn checksum(&self) -> String {
        let said = serde_json::to_vec(&(LAYOUT, self.kind.code(), &self.facts, &self.lines)).unwrap_or_default();
        domain::journal::hex(&<[u8; 32]>::from(Sha256::digest(said)))
    }

    /// As a sheet.
    pub fn laid(&self) -> LaidSheet {
        let head = [SIGN, self.kind.code(), LAYOUT].map(str::to_owned);
        let checksum = [CHECKSUM.to_owned(), self.checksum(), String::new()];
        let facts = self.facts.iter().map(|(name, value)| [name.clone(), value.clone(), String::new()]);
        let lines = std::iter::once([LINES.to_owned(), String::new(), String::new()]).chain(self.lines.iter().cloned());
        let rows = std::iter::once(head).chain(facts).chain([checksum]).chain(lines);
        let rows = rows.map(|cells| LaidRow { is_hidden: false, ..LaidRow::hidden(cells) }).collect();
        LaidSheet { name: SHEET.to_owned(), rows, is_hidden: true, ..LaidSheet::default() }
    }

    /// From a workbook that came back, whatever its sheets are called by now.
    pub fn read(filled: &Filled) -> Result<Self, Problem> {
        let is_it = |sheet: &&papers::tables::FilledSheet| sheet.row(1).is_some_and(|row| row.text(0) == SIGN);
        let sheet = filled.sheets.iter().find(is_it).ok_or(Problem::Table(TableProblem::SheetNotOurs))?;
        let head = sheet.row(1).ok_or(Problem::Table(TableProblem::SheetNotOurs))?;
        let kind = [Kind::Form, Kind::Round].into_iter().find(|kind| kind.code() == head.text(1));
        let kind = kind.filter(|_| head.text(2) == LAYOUT).ok_or(Problem::Table(TableProblem::SheetNotOurs))?;
        let mut hidden = Hidden { kind, facts: BTreeMap::new(), lines: Vec::new() };
        let mut in_lines = false;
        for row in sheet.rows.iter().skip(1) {
            let cell = |column| kept(row.text(column));
            if in_lines {
                hidden.lines.push([cell(0), cell(1), cell(2)]);
            } else if row.text(0) == LINES {
                in_lines = true;
            } else {
                hidden.facts.insert(cell(0), cell(1));
            }
        }
        let checksum = hidden.facts.remove(CHECKSUM);
        if checksum == Some(hidden.checksum()) { Ok(hidden) } else { Err(Problem::Table(TableProblem::SheetDamaged)) }
    }
}

/// A text as it comes back: composed letters, line ends of one kind, no blanks around.
fn kept(text: &str) -> String {
    nfc(text.trim()).replace("\r\n", "\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use papers::tables::{Laid, laid_out, open_filled};

    #[test]
    fn what_is_hidden_comes_back_and_a_changed_line_is_found() {
        let line = |key: &str, text: &str| [key.to_owned(), text.to_owned(), String::new()];
        let lines = vec![line("o-A01.value", "1.234"), line("g-A01.value", "=1+1\nhai dòng"), line("l-results", "'=x")];
        let hidden = Hidden::new(Kind::Form, &[("report", "7".to_owned()), ("holder", "Xã Ngò".to_owned())], lines);
        let shown = LaidSheet { name: "Tờ".to_owned(), ..LaidSheet::default() };
        let back = |hidden: LaidSheet| {
            let bytes = laid_out(&Laid { sheets: vec![shown.clone(), hidden] }).unwrap();
            Hidden::read(&open_filled(&bytes).unwrap())
        };
        assert_eq!(back(hidden.laid()).unwrap(), hidden);
        let mut changed = hidden.laid();
        changed.rows[5].cells[1].content = papers::tables::Content::of("1.235");
        assert_eq!(back(changed), Err(Problem::Table(TableProblem::SheetDamaged)));
        assert_eq!(
            back(LaidSheet { name: "khác".to_owned(), ..LaidSheet::default() }),
            Err(Problem::Table(TableProblem::SheetNotOurs))
        );
    }
}
