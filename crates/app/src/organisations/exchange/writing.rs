//! From the register to a workbook. The order of rows comes from what they say, so that the same register gives the same
//! bytes wherever it is kept.

use super::{Column, Table, labels, text};
use domain::{
    ids::OrganisationId,
    organisations::{Graph, Rows},
    text::sort_key,
};
use jiff::civil::Date;
use papers::tables::{Sheet, Workbook};
use std::collections::HashMap;

/// Everything through all time: a sheet for each kind of row.
pub fn everything(rows: &Rows, graph: &Graph) -> Workbook {
    let writing = Writing::new(rows, graph);
    let sheets = Table::ALL.into_iter().filter(|table| *table != Table::List);
    Workbook { sheets: sheets.map(|table| sheet(table, writing.rows(table))).collect() }
}

/// The organisations of one day, a row for each, in the order of lists.
pub fn list_of_day(graph: &Graph, day: Date) -> Workbook {
    let rows = graph.alive(day).into_iter().map(|id| listed(graph, id, day)).collect();
    Workbook { sheets: vec![sheet(Table::List, rows)] }
}

fn sheet(table: Table, rows: Vec<Vec<String>>) -> Sheet {
    let head = |column: &Column| {
        let [vi, _] = labels::column(*column);
        vi.to_owned()
    };
    let head = table.columns().iter().map(head).collect();
    let [name, _] = labels::sheet(table);
    Sheet::of(name, std::iter::once(head).chain(rows))
}

fn listed(graph: &Graph, id: OrganisationId, day: Date) -> Vec<String> {
    let parents = graph.parents(id, day);
    let names = parents.iter().map(|(line, parent)| (line.clone(), name(graph, *parent, Some(day))));
    let events = graph.events_of(id);
    let held = events.iter().find(|event| event.kind == "found").or(events.first());
    vec![
        id.to_string(),
        graph.name(id, day).unwrap_or_default().to_owned(),
        short_name(graph, id, day),
        graph.class(id, day).unwrap_or_default().to_owned(),
        graph.level(id, day).unwrap_or_default().to_owned(),
        text::pairs(graph.codes(id, day).into_iter().map(|(scheme, code)| (scheme.to_owned(), code.to_owned()))),
        text::pairs(parents.iter().map(|(line, parent)| (line.clone(), parent.to_string()))),
        text::pairs(names),
        text::date(Some(day)),
        held.map(|event| event.legal_basis.clone()).unwrap_or_default(),
    ]
}

fn short_name(graph: &Graph, id: OrganisationId, day: Date) -> String {
    let borne = graph.names(id).filter(|row| row.valid_from <= day).last();
    borne.and_then(|row| row.short_name.clone()).unwrap_or_default()
}

fn name(graph: &Graph, id: OrganisationId, on: Option<Date>) -> String {
    graph.last_name(id, on.unwrap_or(Date::MAX)).unwrap_or_default().to_owned()
}

/// Rows with what their order comes from.
struct Writing<'w> {
    rows: &'w Rows,
    graph: &'w Graph,
    /// By founding and first name.
    order: HashMap<OrganisationId, usize>,
}

impl<'w> Writing<'w> {
    fn new(rows: &'w Rows, graph: &'w Graph) -> Self {
        let key = |row: &domain::organisations::OrganisationRow| {
            (row.founded_on, sort_key(graph.last_name(row.id, row.founded_on).unwrap_or_default()), row.id)
        };
        let mut keys: Vec<_> = rows.organisations.iter().map(key).collect();
        keys.sort_unstable();
        let order = keys.into_iter().enumerate().map(|(place, (_, _, id))| (id, place)).collect();
        Writing { rows, graph, order }
    }

    fn place(&self, id: OrganisationId) -> usize {
        self.order.get(&id).copied().unwrap_or_default()
    }

    fn name(&self, id: OrganisationId, on: Option<Date>) -> String {
        name(self.graph, id, on)
    }

    fn rows(&self, table: Table) -> Vec<Vec<String>> {
        match table {
            Table::Events => self.events(),
            Table::Organisations => self.organisations(),
            Table::Names => self.names(),
            Table::Classes => self.classes(),
            Table::Codes => self.codes(),
            Table::Places => self.places(),
            Table::Successions => self.successions(),
            Table::List => Vec::new(),
        }
    }

    fn events(&self) -> Vec<Vec<String>> {
        let mut rows: Vec<_> = self.rows.events.iter().collect();
        let rank = |kind: &str| labels::KINDS.iter().position(|[stored, ..]| *stored == kind);
        rows.sort_by_key(|row| (row.on_date, rank(&row.kind), row.id));
        let cells = |row: &domain::organisations::EventRow| {
            let note = row.note.clone().unwrap_or_default();
            let kind = labels::kind(&row.kind).to_owned();
            vec![row.id.to_string(), kind, text::date(Some(row.on_date)), row.legal_basis.clone(), note]
        };
        rows.into_iter().map(cells).collect()
    }

    fn organisations(&self) -> Vec<Vec<String>> {
        let mut rows: Vec<_> = self.rows.organisations.iter().collect();
        rows.sort_by_key(|row| self.place(row.id));
        let cells = |row: &domain::organisations::OrganisationRow| {
            vec![
                row.id.to_string(),
                self.name(row.id, None),
                text::date(Some(row.founded_on)),
                text::date(row.ended_on),
                row.ended_by.map(|event| event.to_string()).unwrap_or_default(),
            ]
        };
        rows.into_iter().map(cells).collect()
    }

    fn names(&self) -> Vec<Vec<String>> {
        let mut rows: Vec<_> = self.rows.names.iter().collect();
        rows.sort_by_key(|row| (self.place(row.organisation_id), row.valid_from));
        let cells = |row: &domain::organisations::NameRow| {
            vec![
                row.organisation_id.to_string(),
                row.name.clone(),
                row.short_name.clone().unwrap_or_default(),
                text::date(Some(row.valid_from)),
                text::date(row.valid_to),
                row.event_id.to_string(),
            ]
        };
        rows.into_iter().map(cells).collect()
    }

    fn classes(&self) -> Vec<Vec<String>> {
        let mut rows: Vec<_> = self.rows.classes.iter().collect();
        rows.sort_by_key(|row| (self.place(row.organisation_id), row.valid_from));
        let cells = |row: &domain::organisations::ClassRow| {
            vec![
                row.organisation_id.to_string(),
                self.name(row.organisation_id, Some(row.valid_from)),
                row.class.clone(),
                row.level.clone(),
                text::date(Some(row.valid_from)),
                text::date(row.valid_to),
                row.event_id.to_string(),
            ]
        };
        rows.into_iter().map(cells).collect()
    }

    fn codes(&self) -> Vec<Vec<String>> {
        let mut rows: Vec<_> = self.rows.codes.iter().collect();
        rows.sort_by_key(|row| (self.place(row.organisation_id), row.valid_from, row.scheme.clone()));
        let cells = |row: &domain::organisations::CodeRow| {
            vec![
                row.organisation_id.to_string(),
                self.name(row.organisation_id, Some(row.valid_from)),
                row.scheme.clone(),
                row.code.clone(),
                text::date(Some(row.valid_from)),
                text::date(row.valid_to),
                row.event_id.to_string(),
            ]
        };
        rows.into_iter().map(cells).collect()
    }

    fn places(&self) -> Vec<Vec<String>> {
        let mut rows: Vec<_> = self.rows.memberships.iter().collect();
        rows.sort_by_key(|row| (self.place(row.organisation_id), row.valid_from, row.line.clone()));
        let cells = |row: &domain::organisations::MembershipRow| {
            vec![
                row.organisation_id.to_string(),
                self.name(row.organisation_id, Some(row.valid_from)),
                row.line.clone(),
                row.parent_id.to_string(),
                self.name(row.parent_id, Some(row.valid_from)),
                text::date(Some(row.valid_from)),
                text::date(row.valid_to),
                row.event_id.to_string(),
            ]
        };
        rows.into_iter().map(cells).collect()
    }

    fn successions(&self) -> Vec<Vec<String>> {
        let mut rows: Vec<_> = self.rows.successions.iter().collect();
        let day =
            |row: &domain::organisations::SuccessionRow| self.graph.event(row.event_id).map(|event| event.on_date);
        rows.sort_by_key(|row| (day(row), row.event_id, self.place(row.predecessor_id), self.place(row.successor_id)));
        let cells = |row: &domain::organisations::SuccessionRow| {
            vec![
                row.event_id.to_string(),
                row.predecessor_id.to_string(),
                self.name(row.predecessor_id, day(row)),
                row.successor_id.to_string(),
                self.name(row.successor_id, day(row)),
                text::share(row.share_numerator, row.share_denominator),
                row.scope.clone().unwrap_or_default(),
            ]
        };
        rows.into_iter().map(cells).collect()
    }
}
