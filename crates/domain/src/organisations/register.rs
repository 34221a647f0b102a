//! Registers as tab-separated text, as a domain specialist writes them: classes, organisations, and a reorganisation.
//!
//! The columns stand in `fixtures/lam-giang/README.md`. Identities are made from the short words of the first column
//! (UUID version 5), those of events from what the event says, so that the same register gives the same rows on every
//! machine, and a line that is put in or moved changes nothing else.

use super::{Catalogue, Change, ClassEntry, Entry, Event, Share};
use crate::ids::{EventId, OrganisationId};
use jiff::civil::Date;
use std::collections::HashMap;
use uuid::Uuid;

/// The name space of identities made from a register's words.
pub(super) const NAME_SPACE: Uuid = Uuid::from_u128(0x8d0c_64b2_51f4_5c1e_9a44_6f0d_0d0c_0001);

/// Lines on which a register names parents, in the order of its columns.
const LINES: [&str; 4] = ["party", "state", "front", "professional"];

/// Why a register cannot be read, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}, line {line}: {remedy}")]
pub struct ParseError {
    /// File name.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// What to put right.
    pub remedy: String,
}

/// The identity of the organisation that a register calls by this word.
pub fn organisation_of_word(word: &str) -> OrganisationId {
    Uuid::new_v5(&NAME_SPACE, ["organisation:", word].concat().as_bytes()).into()
}

/// The identity of the event of that kind and day that changes this: the word of the organisation, those of a merger in
/// the order of the alphabet, with the line of a move. Name, basis, note and shares can be corrected without a new one.
pub(super) fn event_id(kind: &str, on: Date, what: &str) -> EventId {
    Uuid::new_v5(&NAME_SPACE, format!("event:{kind}:{on}:{what}").as_bytes()).into()
}

/// One line of a table.
pub(super) struct Line<'t> {
    file: &'t str,
    number: usize,
    cells: Vec<&'t str>,
}

impl<'t> Line<'t> {
    pub(super) fn cell(&self, index: usize) -> &'t str {
        self.cells.get(index).copied().unwrap_or_default().trim()
    }

    pub(super) fn required(&self, index: usize, what: &str) -> Result<&'t str, ParseError> {
        let cell = self.cell(index);
        if cell.is_empty() { Err(self.fault(format!("column {} ({what}) is empty", index + 1))) } else { Ok(cell) }
    }

    pub(super) fn optional(&self, index: usize) -> Option<String> {
        Some(self.cell(index).to_owned()).filter(|cell| !cell.is_empty())
    }

    pub(super) fn date(&self, index: usize) -> Result<Date, ParseError> {
        let cell = self.required(index, "date")?;
        cell.parse().map_err(|_| self.fault(format!("{cell} is not a date; write it as 2025-07-01")))
    }

    pub(super) fn fault(&self, remedy: impl Into<String>) -> ParseError {
        ParseError { file: self.file.to_owned(), line: self.number, remedy: remedy.into() }
    }
}

/// Lines without the head line, blank lines and remarks.
pub(super) fn lines<'t>(file: &'t str, text: &'t str) -> impl Iterator<Item = Line<'t>> {
    let numbered = text.lines().enumerate().skip(1);
    let kept = numbered.filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
    kept.map(move |(index, line)| Line { file, number: index + 1, cells: line.split('\t').collect() })
}

/// Reads `classes.tsv`: code, Vietnamese name, English name, level, staff (`yes` or nothing).
pub fn parse_classes(file: &str, text: &str) -> Result<Catalogue, ParseError> {
    let entries: Result<Vec<ClassEntry>, ParseError> = lines(file, text)
        .map(|line| {
            Ok(ClassEntry {
                code: line.required(0, "code")?.to_owned(),
                name_vi: line.required(1, "name_vi")?.to_owned(),
                name_en: line.required(2, "name_en")?.to_owned(),
                level: line.required(3, "level")?.to_owned(),
                is_staff: line.cell(4) == "yes",
            })
        })
        .collect();
    Ok(Catalogue::new(entries?))
}

/// Reads a list of levels or of lines: code, Vietnamese name, English name.
pub fn parse_entries(file: &str, text: &str) -> Result<Vec<Entry>, ParseError> {
    let entry = |line: Line<'_>| {
        Ok(Entry {
            code: line.required(0, "code")?.to_owned(),
            name_vi: line.required(1, "name_vi")?.to_owned(),
            name_en: line.required(2, "name_en")?.to_owned(),
        })
    };
    lines(file, text).map(entry).collect()
}

/// Reads a list of organisations: word, name, short name, class, level, founded on, four parents, legal basis.
pub fn parse_organisations(file: &str, text: &str) -> Result<Vec<Event>, ParseError> {
    let mut first_lines = HashMap::new();
    lines(file, text)
        .map(|line| {
            let word = line.required(0, "word")?;
            match first_lines.insert(word, line.number) {
                Some(first) => {
                    Err(line.fault(format!("the word {word} stands on line {first} already; choose another")))
                }
                None => found(&line),
            }
        })
        .collect()
}

fn found(line: &Line<'_>) -> Result<Event, ParseError> {
    let word = line.required(0, "word")?;
    let parent = |(index, name): (usize, &&str)| {
        let parent = line.cell(6 + index);
        (!parent.is_empty()).then(|| ((*name).to_owned(), organisation_of_word(parent)))
    };
    let on = line.date(5)?;
    Ok(Event {
        id: event_id("found", on, word),
        on,
        legal_basis: line.required(10, "legal basis")?.to_owned(),
        note: None,
        change: Change::Found {
            organisation: organisation_of_word(word),
            name: line.required(1, "name")?.to_owned(),
            short_name: line.optional(2),
            class: line.required(3, "class")?.to_owned(),
            level: line.required(4, "level")?.to_owned(),
            codes: vec![("register".to_owned(), word.to_owned())],
            parents: LINES.iter().enumerate().filter_map(parent).collect(),
        },
    })
}

/// Reads a reorganisation: date, kind, who, to whom, legal basis, note.
pub fn parse_reorganisation(file: &str, text: &str) -> Result<Vec<Event>, ParseError> {
    let mut first_lines = HashMap::new();
    lines(file, text)
        .map(|line| {
            let event = reorganisation(&line)?;
            match first_lines.insert(event.id, line.number) {
                Some(first) => Err(line.fault(format!("line {first} says the same of that day; keep one of them"))),
                None => Ok(event),
            }
        })
        .collect()
}

fn reorganisation(line: &Line<'_>) -> Result<Event, ParseError> {
    let (on, kind) = (line.date(0)?, line.required(1, "kind")?);
    let change = change(line)?;
    let mut what: Vec<&str> = line.cell(2).split(',').map(str::trim).collect();
    what.sort_unstable();
    if let Change::Move { line: name, .. } = &change {
        what.push(name);
    }
    Ok(Event {
        id: event_id(kind, on, &what.join(",")),
        on,
        legal_basis: line.required(4, "legal basis")?.to_owned(),
        note: line.optional(5),
        change,
    })
}

fn change(line: &Line<'_>) -> Result<Change, ParseError> {
    let who = line.required(2, "who")?;
    let target = line.cell(3);
    Ok(match line.required(1, "kind")? {
        "merge" => Change::Merge {
            from: who.split(',').map(|word| organisation_of_word(word.trim())).collect(),
            into: organisation_of_word(line.required(3, "to")?),
        },
        "split" => Change::Split { from: organisation_of_word(who), into: shares(line, target)?, ends: true },
        "split-off" => Change::Split { from: organisation_of_word(who), into: shares(line, target)?, ends: false },
        "dissolve" => Change::Dissolve { organisation: organisation_of_word(who) },
        "rename" => Change::Rename {
            organisation: organisation_of_word(who),
            name: line.required(3, "new name")?.to_owned(),
            short_name: None,
        },
        "move" => {
            let (name, parent) = target.split_once('=').ok_or_else(|| line.fault("write the move as line=parent"))?;
            let parent = Some(parent.trim()).filter(|parent| !parent.is_empty()).map(organisation_of_word);
            Change::Move { organisation: organisation_of_word(who), line: name.trim().to_owned(), parent }
        }
        other => {
            let known = "merge, split, split-off, dissolve, rename, move";
            return Err(line.fault(format!("{other} is not a kind of change; use one of {known}")));
        }
    })
}

/// `word:1/3` or `word:1/1:scope`, parted by `;`.
fn shares(line: &Line<'_>, cell: &str) -> Result<Vec<Share>, ParseError> {
    let share = |part: &str| {
        let mut fields = part.trim().splitn(3, ':');
        let to = organisation_of_word(fields.next()?.trim());
        let (numerator, denominator) = fields.next()?.split_once('/')?;
        let scope = fields.next().map(|scope| scope.trim().to_owned());
        Some(Share { to, numerator: numerator.parse().ok()?, denominator: denominator.parse().ok()?, scope })
    };
    let shares: Option<Vec<Share>> = cell.split(';').filter(|part| !part.trim().is_empty()).map(share).collect();
    shares.filter(|shares| !shares.is_empty()).ok_or_else(|| line.fault("write shares as word:1/3; word:2/3"))
}
