//! The letter of urging («công văn đôn đốc»): to the units whose report of a round is late.
//!
//! It says which round, which period, when it was due, who is late by how much and what to do by when: all of it
//! handed in. Whether a unit is late is not judged here.

use super::asked::{NamedPeriod, Office, Papered};
use super::paper::{Alignment, Block, Cell, Marker, Paper, PaperHeading, Run, Table, TableColumn, TableRow};
use super::words::{figures as figure_words, letter as words, listed, paper as paper_words};
use jiff::civil::Date;

/// What a letter of urging says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterOfUrging {
    /// Who writes.
    pub office: Office,
    /// Number, days and recipients.
    pub papered: Papered,
    /// What the round asks for, as it stands in a sentence: «báo cáo kết quả công tác giáo dục nghề nghiệp».
    pub report: String,
    /// The period of the round.
    pub period: NamedPeriod,
    /// The documents that ask for the report, each in full: «Kế hoạch số 72-KH/TU, ngày 10/02/2025 của Tỉnh uỷ về …».
    pub basis: Vec<String>,
    /// The last day on which the report was in time.
    pub due_on: Date,
    /// The day on which the late units were counted.
    pub counted_on: Date,
    /// How many units owe the report; together with the late ones it makes the sentence «3 trong số 47 đơn vị».
    pub owed: u32,
    /// The late units, in the order in which they are printed.
    pub late: Vec<LateUnit>,
    /// What stands after «Kính gửi» instead of the units, when they are too many to be named there.
    pub addressed_as: Option<String>,
    /// The day by which the report is to be handed in now.
    pub do_by: Date,
    /// Where it is to be handed in, after «gửi báo cáo»: «trên hệ thống Đôn Đốc». Nothing leaves the words out.
    pub by_way_of: Option<String>,
    /// Further requests of the office, each a sentence.
    pub requests: Vec<String>,
}

/// A unit whose report is late.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LateUnit {
    /// Its name.
    pub name: String,
    /// Whole days after the due date, 1 or more.
    pub days_late: u32,
    /// What is missing.
    pub lateness: Lateness,
}

/// Why a late unit counts as late.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lateness {
    /// Nothing was handed in.
    NothingIn,
    /// A report was handed in and sent back, and none came since.
    SentBack {
        /// The day of the sending back.
        on: Date,
        /// The reason as given.
        reason: String,
    },
}

/// The letter as a paper. It says how many units are late by counting those that it names.
pub fn letter_of_urging(asked: &LetterOfUrging) -> Paper {
    let profile = asked.office.layout(&asked.papered);
    let spelling = profile.spelling();
    let office = &asked.office;
    let names: Vec<String> = asked.late.iter().map(|unit| spelling.of(&unit.name)).collect();
    let addressees = if names.len() <= profile.habits.addressees_named_at_most.is {
        names
    } else {
        vec![
            asked
                .addressed_as
                .as_deref()
                .map_or_else(|| words::UNITS_IN_THE_TABLE.to_owned(), |group| spelling.of(group)),
        ]
    };
    let subject = words::subject(&asked.report, &asked.period);
    letter(office, &asked.papered, (subject, addressees), body(asked, &spelling.of(&office.body_in_full)))
}

/// A letter of an office: what it is about, to whom, what it says.
pub(super) fn letter(
    office: &Office,
    papered: &Papered,
    (subject, addressees): (String, Vec<String>),
    body: Vec<Block>,
) -> Paper {
    let mut recipients = vec![paper_words::AS_ABOVE.to_owned()];
    recipients.extend(papered.recipients.iter().cloned());
    Paper {
        issuer: office.issuer(),
        symbol: office.symbol(paper_words::LETTER_SYMBOL, papered.number),
        place: office.place.clone(),
        dated: papered.dated(),
        draft: papered.draft_to_print(),
        heading: PaperHeading::Letter { subject },
        addressees,
        basis: Vec::new(),
        body,
        signing: office.signing.clone(),
        cosigners: Vec::new(),
        recipients,
        archive: office.archive.clone(),
        contact: office.contact.clone(),
        annexes: Vec::new(),
    }
}

fn body(asked: &LetterOfUrging, writer: &str) -> Vec<Block> {
    let basis = listed(asked.basis.iter().map(String::as_str));
    let mut blocks = vec![Block::plain(words::opening(&basis, writer, &asked.report, &asked.period, asked.due_on))];
    let sent_back = asked.late.iter().filter(|unit| matches!(unit.lateness, Lateness::SentBack { .. })).count();
    if asked.late.is_empty() {
        blocks.push(Block::plain(words::nobody(asked.counted_on)));
        return blocks;
    }
    let nothing_in = asked.late.len() - sent_back;
    blocks.push(Block::plain(words::counted(asked.counted_on, asked.owed, nothing_in, sent_back)));
    blocks.push(Block::Table(table(asked)));
    blocks.push(Block::plain(words::asks(writer, asked.late.len())));
    blocks.push(Block::List(Marker::Number, requests(asked, writer, sent_back > 0)));
    let closing = if asked.late.len() == 1 { words::CLOSING_TO_ONE } else { words::CLOSING };
    blocks.push(Block::plain(closing));
    blocks
}

fn requests(asked: &LetterOfUrging, writer: &str, some_sent_back: bool) -> Vec<Vec<Run>> {
    let mut requests = vec![words::hand_in(&asked.report, &asked.period, asked.by_way_of.as_deref(), asked.do_by)];
    if some_sent_back {
        requests.push(words::MEND.to_owned());
    }
    requests.push(words::say_why(writer));
    requests.extend(asked.requests.iter().cloned());
    requests.into_iter().map(|request| vec![Run::plain(request)]).collect()
}

fn table(asked: &LetterOfUrging) -> Table {
    let spelling = asked.office.layout(&asked.papered).spelling();
    let row = |unit: &LateUnit| {
        let situation = match &unit.lateness {
            Lateness::NothingIn => words::NOTHING_IN.to_owned(),
            Lateness::SentBack { on, reason } => words::sent_back(*on, reason),
        };
        [spelling.of(&unit.name), situation, unit.days_late.to_string()]
    };
    let further = [
        TableColumn::new(words::SITUATION, 40, Alignment::Left),
        TableColumn::new(words::DAYS_LATE, 15, Alignment::Right),
    ];
    table_of_units(38, further, asked.late.iter().map(row))
}

/// Units with two things said of each, numbered; the first column of the three bears their names and is so wide, in parts of a
/// hundred.
pub(super) fn table_of_units(
    name_width: u32,
    further: [TableColumn; 2],
    rows: impl Iterator<Item = [String; 3]>,
) -> Table {
    let named = [
        TableColumn::new(figure_words::ORDINAL, 7, Alignment::Centre),
        TableColumn::new(figure_words::UNIT, name_width, Alignment::Left),
    ];
    let row = |(index, cells): (usize, [String; 3])| TableRow {
        cells: std::iter::once((index + 1).to_string()).chain(cells).map(Cell::Value).collect(),
        is_total: false,
    };
    Table { columns: named.into_iter().chain(further).collect(), rows: rows.enumerate().map(row).collect() }
}
