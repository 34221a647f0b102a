//! The letter that urges units about a duty: who has not done it, until when it was due, and by how many days it is late.
//! All of it is handed in; whether a unit is late is not judged here.

use super::asked::{Office, Papered};
use super::letter::{letter, table_of_units};
use super::paper::{Alignment, Block, Marker, Paper, Run, Table, TableColumn};
use super::words::{duty_letter as words, letter as letter_words};
use jiff::civil::Date;

/// What the letter says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterOnDuty {
    /// Who writes.
    pub office: Office,
    /// Number, days and recipients.
    pub papered: Papered,
    /// The duty in the words of its document.
    pub duty: String,
    /// The document, short: «Kế hoạch số 72-KH/TU».
    pub document: String,
    /// The same in full: «Kế hoạch số 72-KH/TU, ngày 10/02/2025 của …».
    pub document_in_full: String,
    /// The day on which it was counted.
    pub counted_on: Date,
    /// The units that have not done it, in the order in which they are printed.
    pub units: Vec<UnitNotDone>,
    /// The day by which it is to be done.
    pub do_by: Date,
}

/// A unit that has not done the duty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitNotDone {
    /// Its name.
    pub name: String,
    /// The last day on which it was in time.
    pub due_on: Date,
    /// Whole days after it; nought where it is not late.
    pub days_late: u32,
}

/// The letter as a paper. It says how many units are late by counting those that it names.
pub fn letter_on_duty(asked: &LetterOnDuty) -> Paper {
    let profile = asked.office.layout(&asked.papered);
    let (spelling, office) = (profile.spelling(), &asked.office);
    let names: Vec<String> = asked.units.iter().map(|unit| spelling.of(&unit.name)).collect();
    let is_short = names.len() <= profile.habits.addressees_named_at_most.is;
    let addressees = if is_short { names } else { vec![letter_words::UNITS_IN_THE_TABLE.to_owned()] };
    let writer = spelling.of(&office.body_in_full);
    letter(office, &asked.papered, (words::subject(&asked.document), addressees), body(asked, &writer))
}

fn body(asked: &LetterOnDuty, writer: &str) -> Vec<Block> {
    let mut blocks = vec![Block::plain(words::opening(&asked.document_in_full, writer, &asked.duty))];
    if asked.units.is_empty() {
        blocks.push(Block::plain(words::nobody(asked.counted_on)));
        return blocks;
    }
    let late = asked.units.iter().filter(|unit| unit.days_late > 0).count();
    blocks.push(Block::plain(words::counted(asked.counted_on, asked.units.len(), late)));
    blocks.push(Block::Table(table(asked)));
    blocks.push(Block::plain(letter_words::asks(writer, asked.units.len())));
    let requests = [words::do_it(asked.do_by), words::say_why(writer)];
    blocks.push(Block::List(Marker::Number, requests.into_iter().map(|request| vec![Run::plain(request)]).collect()));
    let is_one = asked.units.len() == 1;
    blocks.push(Block::plain(if is_one { letter_words::CLOSING_TO_ONE } else { letter_words::CLOSING }));
    blocks
}

fn table(asked: &LetterOnDuty) -> Table {
    let spelling = asked.office.layout(&asked.papered).spelling();
    let row = |unit: &UnitNotDone| {
        let late = if unit.days_late == 0 { words::IN_TIME.to_owned() } else { unit.days_late.to_string() };
        [spelling.of(&unit.name), words::due(unit.due_on), late]
    };
    let further = [
        TableColumn::new(words::DUE_ON, 30, Alignment::Left),
        TableColumn::new(letter_words::DAYS_LATE, 20, Alignment::Right),
    ];
    table_of_units(43, further, asked.units.iter().map(row))
}
