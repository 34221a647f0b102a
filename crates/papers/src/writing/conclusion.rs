//! The paper that announces what a visit of inspection or supervision concluded («thông báo kết luận kiểm tra, giám sát»).
//!
//! All of it is handed in. Each finding stands under its unit with its clause; nothing is stated that was not found.

use super::asked::{Office, Papered};
use super::letter::table_of_units;
use super::paper::{Alignment, Block, Level, Marker, Paper, PaperHeading, Run, TableColumn};
use super::words::{conclusion as words, short_day};
use jiff::civil::Date;

/// What the paper says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConclusionToWrite {
    /// Who announces it.
    pub office: Office,
    /// Number, days and recipients.
    pub papered: Papered,
    /// What the visit was, in lower case: «kiểm tra».
    pub kind: String,
    /// What it was about, in lower case: «việc thực hiện Chỉ thị số 21-CT/TW».
    pub subject: String,
    /// The decision under which it was made, in full.
    pub decision: Option<String>,
    /// First and last day.
    pub days: (Date, Date),
    /// The units visited.
    pub units: Vec<String>,
    /// Bodies that took part beside the one that announces.
    pub together: Vec<String>,
    /// What was done well, one paragraph each.
    pub strengths: Vec<String>,
    /// Findings that ask for nothing.
    pub conclusions: Vec<FoundOf>,
    /// Findings that ask for something to be put right.
    pub shortcomings: Vec<FoundOf>,
    /// What is asked of the units beside the remedies.
    pub requests: Vec<String>,
    /// Remedies that were asked for: unit, words, deadline.
    pub remedies: Vec<(String, String, Date)>,
    /// What is proposed to others.
    pub proposals: Vec<String>,
}

/// What was found of a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundOf {
    /// Its name.
    pub unit: String,
    /// Words, clause as it is cited, weight.
    pub findings: Vec<(String, String, Option<String>)>,
}

/// The paper.
pub fn conclusion_paper(asked: &ConclusionToWrite) -> Paper {
    let office = &asked.office;
    Paper {
        issuer: office.issuer(),
        symbol: office.symbol(words::ANNOUNCEMENT_SYMBOL, asked.papered.number),
        place: office.place.clone(),
        dated: asked.papered.dated(),
        draft: asked.papered.draft_to_print(),
        heading: PaperHeading::Named {
            kind: words::ANNOUNCEMENT.to_owned(),
            subject: words::subject(&asked.kind, asked.subject.trim()),
        },
        addressees: Vec::new(),
        basis: Vec::new(),
        body: body(asked),
        signing: office.signing.clone(),
        cosigners: Vec::new(),
        recipients: asked.papered.recipients.clone(),
        archive: office.archive.clone(),
        contact: office.contact.clone(),
        annexes: Vec::new(),
    }
}

fn body(asked: &ConclusionToWrite) -> Vec<Block> {
    let spelling = asked.office.layout(&asked.papered).spelling();
    let writer = spelling.of(&asked.office.body_in_full);
    let list = |names: &[String]| names.iter().map(|name| spelling.of(name)).collect::<Vec<_>>().join(", ");
    let (units, together) = (list(&asked.units), list(&asked.together));
    let mut body = vec![
        Block::plain(words::opening(asked.decision.as_deref(), asked.days, &asked.kind, &units, &together)),
        Block::plain(words::announces(&writer)),
    ];
    let heading = |words: &str| Block::Section(Level::First, words.to_owned());
    if !asked.strengths.is_empty() {
        body.push(heading(words::STRENGTHS));
        body.extend(asked.strengths.iter().map(|line| Block::plain(spelling.of(line))));
    }
    body.push(heading(words::SHORTCOMINGS));
    if asked.shortcomings.is_empty() {
        body.push(Block::plain(words::NOTHING_FOUND));
    }
    let found = |found: &FoundOf| of_unit(found, |text| spelling.of(text));
    body.extend(asked.shortcomings.iter().flat_map(found));
    if !asked.conclusions.is_empty() {
        body.push(heading(words::CONCLUSIONS));
        body.extend(asked.conclusions.iter().flat_map(found));
    }
    if !asked.requests.is_empty() || !asked.remedies.is_empty() {
        body.push(heading(words::REQUESTS));
        body.extend(lines(&asked.requests));
    }
    if !asked.remedies.is_empty() {
        body.push(Block::plain(words::REMEDIES));
        let further = [
            TableColumn::new(words::REMEDY, 44, Alignment::Left),
            TableColumn::new(words::DEADLINE, 17, Alignment::Left),
        ];
        let row = |(unit, text, day): &(String, String, Date)| [spelling.of(unit), text.clone(), short_day(*day)];
        body.push(Block::Table(table_of_units(32, further, asked.remedies.iter().map(row))));
        body.push(Block::plain(words::closing(&writer)));
    }
    if !asked.proposals.is_empty() {
        body.push(heading(words::PROPOSALS));
        body.extend(lines(&asked.proposals));
    }
    body
}

/// A unit as a heading, and what was found of it as a list.
fn of_unit(found: &FoundOf, spelled: impl Fn(&str) -> String) -> Vec<Block> {
    let item = |(text, clause, severity): &(String, String, Option<String>)| {
        vec![Run::plain(words::finding(text, clause, severity.as_deref()))]
    };
    vec![
        Block::Section(Level::Second, spelled(&found.unit)),
        Block::List(Marker::Dash, found.findings.iter().map(item).collect()),
    ]
}

fn lines(all: &[String]) -> Option<Block> {
    let items: Vec<Vec<Run>> = all.iter().map(|line| vec![Run::plain(line.clone())]).collect();
    (!items.is_empty()).then_some(Block::List(Marker::Dash, items))
}
