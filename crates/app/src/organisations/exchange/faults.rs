//! What is wrong with a workbook, and where: a fault names its cell and says what to do, in the language of the page.
//! It finds no faults itself.

use super::{Column, Table, labels};
use crate::language::Language;
use domain::organisations::GraphError;
use papers::tables::Place;

/// One fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The cell.
    pub place: Place,
    /// Head of its column; empty where the whole row or sheet is meant.
    pub column: Option<Column>,
    /// What is wrong.
    pub wrong: Wrong,
}

/// What can be wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// A sheet of a name that no register has.
    UnknownSheet,
    /// The same sheet a second time.
    SheetTwice,
    /// A column that the sheet does not have.
    UnknownColumn(String),
    /// A column that must be there is not.
    ColumnMissing(Column),
    /// A cell that must be filled is empty.
    Empty,
    /// Not a date.
    NotADate(String),
    /// Not a kind of event.
    NotAKind(String),
    /// Not a share such as 1/3.
    NotAShare(String),
    /// Not written as `name=value`.
    NotAPair(String),
    /// A class that the catalogue does not have.
    UnknownClass(String),
    /// A level that the catalogue does not have.
    UnknownLevel(String),
    /// A line that the catalogue does not have.
    UnknownLine(String),
    /// An organisation that is neither in the file nor in the register.
    UnknownOrganisation(String),
    /// An event that is neither in the file nor in the register.
    UnknownEvent(String),
    /// The same again in the same file.
    Twice {
        /// The row that says it first.
        first: u32,
    },
    /// The register says something else of the same.
    Contradicts,
    /// The end lies before the beginning.
    EndsBeforeItBegins,
    /// What the rows say together makes no graph.
    Graph(GraphError),
    /// The person may not change this organisation.
    OutsideRights,
}

impl Fault {
    /// Where, in the words of spreadsheet programs; pasted text has no sheets to be named.
    pub fn place_in_words(&self, language: Language) -> String {
        let cell = match self.column {
            Some(_) => language.say("organisations-fault-at-cell").with("column", self.place.letters()),
            None => language.say("organisations-fault-at-row"),
        };
        let cell = cell.with("row", i64::from(self.place.row)).to_string();
        if self.place.sheet.is_empty() { cell } else { format!("{}, {cell}", self.place.sheet) }
    }

    /// Head of the column, as it is written.
    pub fn head(&self, language: Language) -> &'static str {
        let [vi, en] = self.column.map_or(["", ""], labels::column);
        match language {
            Language::Vi => vi,
            Language::En => en,
        }
    }

    /// What is wrong and what to do.
    pub fn sentence(&self, language: Language) -> String {
        let say = |key: &'static str| language.say(key);
        let typed = |key: &'static str, typed: &str| say(key).with("typed", typed).to_string();
        match &self.wrong {
            Wrong::UnknownSheet => say("organisations-fault-unknown-sheet").with("known", sheets(language)).to_string(),
            Wrong::SheetTwice => say("organisations-fault-sheet-twice").to_string(),
            Wrong::UnknownColumn(head) => typed("organisations-fault-unknown-column", head),
            Wrong::ColumnMissing(column) => {
                let [vi, en] = labels::column(*column);
                typed("organisations-fault-column-missing", if language == Language::Vi { vi } else { en })
            }
            Wrong::Empty => say("organisations-fault-empty").to_string(),
            Wrong::NotADate(text) => typed("organisations-fault-date", text),
            Wrong::NotAKind(text) => typed("organisations-fault-kind", text),
            Wrong::NotAShare(text) => typed("organisations-fault-share", text),
            Wrong::NotAPair(text) => typed("organisations-fault-pair", text),
            Wrong::UnknownClass(text) => typed("organisations-fault-class", text),
            Wrong::UnknownLevel(text) => typed("organisations-fault-level", text),
            Wrong::UnknownLine(text) => typed("organisations-fault-line", text),
            Wrong::UnknownOrganisation(text) => typed("organisations-fault-organisation", text),
            Wrong::UnknownEvent(text) => typed("organisations-fault-event", text),
            Wrong::Twice { first } => say("organisations-fault-twice").with("first", i64::from(*first)).to_string(),
            Wrong::Contradicts => say("organisations-fault-contradicts").to_string(),
            Wrong::EndsBeforeItBegins => say("organisations-fault-ends-before").to_string(),
            Wrong::Graph(fault) => graph_sentence(fault, language),
            Wrong::OutsideRights => say("organisations-fault-rights").to_string(),
        }
    }
}

fn sheets(language: Language) -> String {
    Table::ALL.map(|table| super::label_of(table, language)).join(", ")
}

fn graph_sentence(fault: &GraphError, language: Language) -> String {
    let key = match fault {
        GraphError::NoLife(..) => "organisations-fault-no-life",
        GraphError::OutsideLife(..) => "organisations-fault-outside-life",
        GraphError::NotAlive(..) => "organisations-fault-not-alive",
        GraphError::NotOne(_, "names", ..) => "organisations-fault-names",
        GraphError::NotOne(..) => "organisations-fault-classes",
        GraphError::TwoParents(..) => "organisations-fault-two-parents",
        GraphError::Cycle(..) => "organisations-fault-cycle",
        GraphError::OwnSuccessor(..) => "organisations-fault-own-successor",
        GraphError::Shares(..) => "organisations-fault-shares",
        _ => return language.say("organisations-fault-other").with("fault", fault.to_string()).to_string(),
    };
    let day = match fault {
        GraphError::NoLife(_, day)
        | GraphError::NotAlive(_, day)
        | GraphError::OutsideLife(.., day)
        | GraphError::NotOne(.., day)
        | GraphError::TwoParents(.., day)
        | GraphError::Cycle(.., day) => crate::look::dates::written(*day),
        _ => String::new(),
    };
    language.say(key).with("date", day).to_string()
}
