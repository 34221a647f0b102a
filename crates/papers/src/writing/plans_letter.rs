//! The letter that urges units about their plans: who has not issued the plan that a document asks for, and whose plan leaves
//! clauses of it out, each clause by its name.
//!
//! All of it is handed in; whether a clause is left out is not judged here. Nothing is said of units that owe nothing.

use super::asked::{Office, Papered};
use super::letter::{letter, table_of_units};
use super::paper::{Alignment, Block, Marker, Paper, Run, Table, TableColumn};
use super::words::{letter as letter_words, plans_letter as words};
use jiff::civil::Date;

/// What the letter says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterOnPlans {
    /// Who writes.
    pub office: Office,
    /// Number, days and recipients.
    pub papered: Papered,
    /// The document that is carried out, short: «Hướng dẫn số 85-HD/BTGTU».
    pub document: String,
    /// The same in full: «Hướng dẫn số 85-HD/BTGTU, ngày 01/10/2026 của Ban …».
    pub document_in_full: String,
    /// The day on which it was counted.
    pub counted_on: Date,
    /// How many units its clauses give something to do.
    pub concerned: u32,
    /// The units that owe something, in the order in which they are printed.
    pub units: Vec<UnitOwing>,
    /// The clauses that the units are asked about, in the order of the document: path and words.
    pub clauses: Vec<(String, String)>,
    /// The day by which it is to be done.
    pub do_by: Date,
}

/// A unit that owes a plan, or something in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitOwing {
    /// Its name.
    pub name: String,
    /// What it owes.
    pub owes: Owes,
}

/// What a unit owes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Owes {
    /// The plan: the day on which it was due and whole days since, where a day is known.
    Plan {
        /// Nought days where it is not due yet.
        due: Option<(Date, u32)>,
    },
    /// Clauses, by their paths.
    Clauses {
        /// Nothing takes them up.
        missing: Vec<String>,
        /// They are taken up in part.
        partial: Vec<String>,
        /// They were changed after the unit said something of them.
        stale: Vec<String>,
        /// Something may take them up; the unit is to say so.
        waiting: Vec<String>,
    },
}

/// The letter as a paper. It says how many units owe what by counting those that it names.
pub fn letter_on_plans(asked: &LetterOnPlans) -> Paper {
    let profile = asked.office.layout(&asked.papered);
    let (spelling, office) = (profile.spelling(), &asked.office);
    let names: Vec<String> = asked.units.iter().map(|unit| spelling.of(&unit.name)).collect();
    let is_short = names.len() <= profile.habits.addressees_named_at_most.is;
    let (without, incomplete) = counts(asked);
    let subject = words::subject(&asked.document, without, incomplete);
    let addressees = if is_short { names } else { vec![letter_words::UNITS_IN_THE_TABLE.to_owned()] };
    letter(office, &asked.papered, (subject, addressees), body(asked, &spelling.of(&office.body_in_full)))
}

/// Units without a plan, and those whose plan leaves something out.
fn counts(asked: &LetterOnPlans) -> (usize, usize) {
    let without = asked.units.iter().filter(|unit| matches!(unit.owes, Owes::Plan { .. })).count();
    (without, asked.units.len() - without)
}

fn body(asked: &LetterOnPlans, writer: &str) -> Vec<Block> {
    let mut blocks = vec![Block::plain(words::opening(&asked.document_in_full, writer))];
    let (without, incomplete) = counts(asked);
    if asked.units.is_empty() {
        blocks.push(Block::plain(words::nobody(asked.counted_on)));
        return blocks;
    }
    blocks.push(Block::plain(words::counted(asked.counted_on, asked.concerned, without, incomplete)));
    blocks.push(Block::Table(table(asked)));
    if !asked.clauses.is_empty() {
        blocks.push(Block::plain(words::CLAUSES_ARE));
        let line = |(path, text): &(String, String)| vec![Run::plain(words::clause(path, text))];
        blocks.push(Block::List(Marker::Dash, asked.clauses.iter().map(line).collect()));
    }
    blocks.push(Block::plain(letter_words::asks(writer, asked.units.len())));
    let mut requests = Vec::new();
    if without > 0 {
        requests.push(words::issue_plan(&asked.document, asked.do_by));
    }
    if incomplete > 0 {
        requests.push(words::mend_plan(asked.do_by));
    }
    requests.push(words::say_why(writer));
    blocks.push(Block::List(Marker::Number, requests.into_iter().map(|request| vec![Run::plain(request)]).collect()));
    let is_one = asked.units.len() == 1;
    blocks.push(Block::plain(if is_one { letter_words::CLOSING_TO_ONE } else { letter_words::CLOSING }));
    blocks
}

fn table(asked: &LetterOnPlans) -> Table {
    let spelling = asked.office.layout(&asked.papered).spelling();
    let row = |unit: &UnitOwing| {
        let (situation, clauses) = match &unit.owes {
            Owes::Plan { due } => (words::without_plan(*due), words::ALL_CLAUSES.to_owned()),
            Owes::Clauses { missing, partial, stale, waiting } => {
                let kinds = [
                    (words::MISSING, missing),
                    (words::PARTIAL, partial),
                    (words::STALE, stale),
                    (words::WAITING, waiting),
                ];
                let said = kinds.into_iter().filter(|(_, paths)| !paths.is_empty());
                let said: Vec<String> = said.map(|(what, paths)| words::clauses(what, paths)).collect();
                (words::INCOMPLETE.to_owned(), said.join("; "))
            }
        };
        [spelling.of(&unit.name), situation, clauses]
    };
    let further = [
        TableColumn::new(words::SITUATION, 27, Alignment::Left),
        TableColumn::new(words::CLAUSES, 36, Alignment::Left),
    ];
    table_of_units(30, further, asked.units.iter().map(row))
}
