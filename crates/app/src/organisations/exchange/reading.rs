//! From a workbook to rows of the register, each with its cell. A row with a fault gives nothing but its faults; the
//! organisations that it names are remembered, so that what follows from it is not told as a fault of its own.

use super::{
    Column, Fault, Table, Wrong, labels,
    line::{Columns, Known, Line},
    text,
};
use domain::{
    ids::{EventId, OrganisationId},
    organisations::{
        Catalogue, ClassRow, CodeRow, EventRow, MembershipRow, NameRow, OrganisationRow, Rows, SuccessionRow,
    },
};
use papers::tables::{Place, Sheet, Workbook};
use std::{cell::RefCell, collections::HashSet};

/// A row and where it stands.
pub struct Placed<R> {
    pub place: Place,
    pub row: R,
}

/// Everything that a workbook says.
#[derive(Default)]
pub struct Parsed {
    pub events: Vec<Placed<EventRow>>,
    pub organisations: Vec<Placed<OrganisationRow>>,
    pub names: Vec<Placed<NameRow>>,
    pub classes: Vec<Placed<ClassRow>>,
    pub codes: Vec<Placed<CodeRow>>,
    pub memberships: Vec<Placed<MembershipRow>>,
    pub successions: Vec<Placed<SuccessionRow>>,
    /// Organisations of rows with faults.
    pub doubtful: HashSet<OrganisationId>,
    pub faults: Vec<Fault>,
}

/// Cells that name an organisation.
const NAMING: [Column; 4] = [Column::Organisation, Column::Parent, Column::Predecessor, Column::Successor];

/// Reads every sheet.
pub fn read(workbook: &Workbook, existing: &Rows, catalogue: &Catalogue) -> Parsed {
    let faults = RefCell::new(Vec::new());
    let sheets = sheets(workbook, &faults);
    let known = known(&sheets, existing, catalogue);
    let mut parsed = Parsed::default();
    for (columns, sheet) in sheets.iter().filter(|(columns, _)| columns.are_complete()) {
        for row in sheet.rows.iter().skip(1).filter(|row| !row.is_blank()) {
            let before = faults.borrow().len();
            let line = Line { sheet, row, columns, known: &known, faults: &faults };
            parsed.take(&line);
            if faults.borrow().len() > before {
                let named = NAMING.iter().map(|column| line.cell(*column)).filter(|cell| !cell.is_empty());
                parsed.doubtful.extend(named.map(text::organisation));
            }
        }
    }
    parsed.faults = faults.into_inner();
    parsed
}

/// Each sheet with its columns: by its name, or by its head where the name says nothing.
fn sheets<'w>(workbook: &'w Workbook, faults: &RefCell<Vec<Fault>>) -> Vec<(Columns, &'w Sheet)> {
    let mut found: Vec<(Columns, &Sheet)> = Vec::new();
    for sheet in &workbook.sheets {
        let Some(head) = sheet.rows.first() else { continue };
        let by_head = |table: &Table| {
            let has =
                |column: &Column| head.cells.iter().any(|words| labels::column_headed(*table, words) == Some(*column));
            table.required().iter().all(has)
        };
        let table = labels::table_named(&sheet.name).or_else(|| Table::ALL.into_iter().find(by_head));
        let wrong = match table {
            Some(table) if found.iter().any(|(columns, _)| columns.table == table) => Wrong::SheetTwice,
            Some(table) => {
                found.push((Columns::read(table, sheet, head, faults), sheet));
                continue;
            }
            None => Wrong::UnknownSheet,
        };
        faults.borrow_mut().push(Fault { place: sheet.place(head, 0), column: None, wrong });
    }
    // Events come first and organisations after them, so that rows are added in the order in which they are needed.
    found.sort_by_key(|(columns, _)| columns.table);
    found
}

/// What rows may refer to: what the register has, and what the file brings.
fn known<'k>(sheets: &[(Columns, &Sheet)], existing: &Rows, catalogue: &'k Catalogue) -> Known<'k> {
    let mut known = Known {
        catalogue,
        organisations: existing.organisations.iter().map(|row| row.id).collect(),
        events: existing.events.iter().map(|row| row.id).collect(),
    };
    let nothing = RefCell::new(Vec::new());
    let none = Known { catalogue, organisations: HashSet::new(), events: HashSet::new() };
    for (columns, sheet) in sheets {
        let lines = sheet.rows.iter().skip(1).map(|row| Line { sheet, row, columns, known: &none, faults: &nothing });
        let cells = |line: Line<'_>, column| line.optional(column);
        match columns.table {
            Table::Events => {
                known.events.extend(lines.filter_map(|line| cells(line, Column::Event)).map(|cell| text::event(&cell)));
            }
            Table::Organisations | Table::List => {
                let named = lines.filter_map(|line| cells(line, Column::Organisation));
                known.organisations.extend(named.map(|cell| text::organisation(&cell)));
            }
            _ => {}
        }
    }
    known
}

impl Parsed {
    fn take(&mut self, line: &Line<'_>) {
        match line.columns.table {
            Table::Events => put(&mut self.events, line, Column::Event, event(line)),
            Table::Organisations => put(&mut self.organisations, line, Column::Organisation, organisation(line)),
            Table::Names => put(&mut self.names, line, Column::Name, name(line)),
            Table::Classes => put(&mut self.classes, line, Column::Class, class(line)),
            Table::Codes => put(&mut self.codes, line, Column::Code, code(line)),
            Table::Places => put(&mut self.memberships, line, Column::Parent, place(line)),
            Table::Successions => put(&mut self.successions, line, Column::Share, succession(line)),
            Table::List => _ = self.take_listed(line),
        }
    }

    /// An organisation of a list is one that is founded on the day of its row.
    fn take_listed(&mut self, line: &Line<'_>) -> Option<()> {
        let (organisation, on) = (line.organisation(Column::Organisation), line.date(Column::From));
        let (name, basis) = (line.required(Column::Name), line.required(Column::Basis));
        let (class, level) = (line.class(Column::Class), line.level(Column::Level));
        let (codes, parents) = (line.pairs(Column::Codes), parents(line));
        let (organisation_id, valid_from, valid_to) = (organisation?, on?, None);
        let (name, class, level, codes, parents) = (name?, class?, level?, codes?, parents?);
        let event_id = text::event(&format!("found:{organisation_id}:{valid_from}"));
        let (kind, legal_basis) = ("found".to_owned(), basis?.to_owned());
        let (short_name, name) = (line.optional(Column::ShortName), name.to_owned());
        let event = EventRow { id: event_id, kind, on_date: valid_from, legal_basis, note: None };
        put(&mut self.events, line, Column::Basis, Some(event));
        let life = OrganisationRow { id: organisation_id, founded_on: valid_from, ended_on: None, ended_by: None };
        put(&mut self.organisations, line, Column::Organisation, Some(life));
        let row = NameRow { organisation_id, name, short_name, valid_from, valid_to, event_id };
        put(&mut self.names, line, Column::Name, Some(row));
        let row = ClassRow { organisation_id, class, level, valid_from, valid_to, event_id };
        put(&mut self.classes, line, Column::Class, Some(row));
        for (scheme, code) in codes {
            let row = CodeRow { organisation_id, scheme, code, valid_from, valid_to, event_id };
            put(&mut self.codes, line, Column::Codes, Some(row));
        }
        for (named, parent_id) in parents {
            let row = MembershipRow { organisation_id, parent_id, line: named, valid_from, valid_to, event_id };
            put(&mut self.memberships, line, Column::Parents, Some(row));
        }
        Some(())
    }
}

fn put<R>(into: &mut Vec<Placed<R>>, line: &Line<'_>, column: Column, row: Option<R>) {
    into.extend(row.map(|row| Placed { place: line.place(column), row }));
}

fn parents(line: &Line<'_>) -> Option<Vec<(String, OrganisationId)>> {
    let named = line.pairs(Column::Parents)?;
    let parent = |(word, parent): (String, String)| {
        let id = text::organisation(&parent);
        let code = line.line(Column::Parents, &word);
        if line.known.organisations.contains(&id) {
            Some((code?, id))
        } else {
            line.fault(Column::Parents, Wrong::UnknownOrganisation(parent))
        }
    };
    let read: Vec<Option<(String, OrganisationId)>> = named.into_iter().map(parent).collect();
    read.into_iter().collect()
}

fn event(line: &Line<'_>) -> Option<EventRow> {
    let (id, kind) = (line.required(Column::Event), line.kind(Column::Kind));
    let (on, basis) = (line.date(Column::On), line.required(Column::Basis));
    Some(EventRow {
        id: text::event(id?),
        kind: kind?.to_owned(),
        on_date: on?,
        legal_basis: basis?.to_owned(),
        note: line.optional(Column::Note),
    })
}

fn organisation(line: &Line<'_>) -> Option<OrganisationRow> {
    let id = line.organisation(Column::Organisation);
    let time = line.time(Column::FoundedOn, Column::EndedOn);
    let ended_by = ended_by(line, time.is_some_and(|(_, ended)| ended.is_some()));
    let (founded_on, ended_on) = time?;
    Some(OrganisationRow { id: id?, founded_on, ended_on, ended_by: ended_by? })
}

/// An event where the organisation ended, none where it did not.
fn ended_by(line: &Line<'_>, has_ended: bool) -> Option<Option<EventId>> {
    if has_ended || !line.cell(Column::EndedBy).is_empty() { line.event(Column::EndedBy).map(Some) } else { Some(None) }
}

fn name(line: &Line<'_>) -> Option<NameRow> {
    let (organisation, event) = (line.organisation(Column::Organisation), line.event(Column::Event));
    let (name, time) = (line.required(Column::Name), line.time(Column::From, Column::To));
    let (valid_from, valid_to) = time?;
    Some(NameRow {
        organisation_id: organisation?,
        name: name?.to_owned(),
        short_name: line.optional(Column::ShortName),
        valid_from,
        valid_to,
        event_id: event?,
    })
}

fn class(line: &Line<'_>) -> Option<ClassRow> {
    let (organisation, event) = (line.organisation(Column::Organisation), line.event(Column::Event));
    let (class, level) = (line.class(Column::Class), line.level(Column::Level));
    let (valid_from, valid_to) = line.time(Column::From, Column::To)?;
    let (organisation_id, event_id) = (organisation?, event?);
    Some(ClassRow { organisation_id, class: class?, level: level?, valid_from, valid_to, event_id })
}

fn code(line: &Line<'_>) -> Option<CodeRow> {
    let (organisation, event) = (line.organisation(Column::Organisation), line.event(Column::Event));
    let (scheme, code) = (line.required(Column::Scheme), line.required(Column::Code));
    let (valid_from, valid_to) = line.time(Column::From, Column::To)?;
    let (organisation_id, event_id) = (organisation?, event?);
    let (scheme, code) = (scheme?.to_owned(), code?.to_owned());
    Some(CodeRow { organisation_id, scheme, code, valid_from, valid_to, event_id })
}

fn place(line: &Line<'_>) -> Option<MembershipRow> {
    let (organisation, event) = (line.organisation(Column::Organisation), line.event(Column::Event));
    let word = line.required(Column::Line);
    let named = word.and_then(|word| line.line(Column::Line, word));
    let parent = line.organisation(Column::Parent);
    let (valid_from, valid_to) = line.time(Column::From, Column::To)?;
    let (organisation_id, parent_id, event_id) = (organisation?, parent?, event?);
    Some(MembershipRow { organisation_id, parent_id, line: named?, valid_from, valid_to, event_id })
}

fn succession(line: &Line<'_>) -> Option<SuccessionRow> {
    let (event, share) = (line.event(Column::Event), line.share(Column::Share));
    let (from, to) = (line.organisation(Column::Predecessor), line.organisation(Column::Successor));
    let (share_numerator, share_denominator) = share?;
    Some(SuccessionRow {
        event_id: event?,
        predecessor_id: from?,
        successor_id: to?,
        share_numerator,
        share_denominator,
        scope: line.optional(Column::Scope),
    })
}
