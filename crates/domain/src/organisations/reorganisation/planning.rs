//! From a draft without faults to its events and the register as it would be, checked as a whole.
//! What the register refuses is told with the row that asks for it.

use super::{
    bodies::{Body, body_id},
    events::{event, order},
    examining::{Examination, Plan, ReadRow, class_of, line_of},
    fault::{Fault, What},
    matching::{Match, written},
    rows::{Column, Kind},
};
use crate::{
    ids::OrganisationId,
    organisations::{Change, Event, Graph, GraphError, Share, apply},
    text::fold,
};
use std::collections::BTreeSet;

/// A body that no row names: it follows to the heir of its superior.
#[derive(Debug, Clone)]
pub(super) struct Following {
    /// Which.
    pub child: OrganisationId,
    /// On which line.
    pub line: String,
    /// Under whom.
    pub heir: Match,
    /// The row that ends its superior.
    pub row: usize,
}

impl Examination<'_> {
    pub(super) fn plan(&self, moves: &[Following]) -> Result<Plan, Fault> {
        let mut events = self.foundings();
        events.extend(self.changes());
        for Following { child, line, heir, row } in moves {
            let what = ["follow", &child.to_string(), line].join(":");
            let change = Change::Move { organisation: *child, line: line.clone(), parent: self.identity(heir) };
            events.push(event(self.draft, *row, &what, change));
        }
        order(&mut events);
        let mut rows = self.graph.rows();
        for event in events.clone() {
            apply(&mut rows, event).map_err(|fault| self.told(&fault))?;
        }
        let graph = Graph::build(rows, self.graph.catalogue().clone()).map_err(|fault| self.told(&fault))?;
        let ended = self.graph.sorted(self.ended().into_keys().collect(), self.eve);
        let moved = moves.iter().map(|following| (following.child, following.line.clone())).collect();
        Ok(Plan { events, graph, ended, moved, touched: self.touched(moves) })
    }

    fn touched(&self, moves: &[Following]) -> BTreeSet<OrganisationId> {
        let rows = self.rows.iter().flat_map(|row| row.old.into_iter().chain(row.new.known()));
        let parents = self.bodies.iter().flat_map(|body| body.parents.values().filter_map(Match::known));
        let touched = rows.chain(parents).chain(moves.iter().map(|following| following.child));
        touched.filter(|id| *id != self.draft.owner).collect()
    }

    /// The organisation that a match means, founded or not.
    fn identity(&self, found: &Match) -> Option<OrganisationId> {
        match found {
            Match::Known(id) => Some(*id),
            Match::New(key) => Some(body_id(self.draft.id, key)),
            Match::Nothing | Match::Asked => None,
        }
    }

    /// A body stands in the list before those that come under it.
    fn foundings(&self) -> Vec<Event> {
        let mut waiting: Vec<&Body> = self.bodies.iter().collect();
        let mut placed: Vec<&Body> = Vec::new();
        while !waiting.is_empty() {
            let waits = |parent: &Match| waiting.iter().any(|other| *parent == Match::New(other.key.clone()));
            let (later, ready): (Vec<&Body>, Vec<&Body>) =
                waiting.iter().copied().partition(|body| body.parents.values().any(waits));
            let goes_on = !ready.is_empty();
            placed.extend(ready);
            waiting = if goes_on { later } else { Vec::new() };
        }
        placed.into_iter().map(|body| self.founding(body)).collect()
    }

    fn founding(&self, body: &Body) -> Event {
        let parents = body.parents.iter().filter_map(|(line, parent)| Some((line.clone(), self.identity(parent)?)));
        let change = Change::Found {
            organisation: body.id,
            name: body.name.split_whitespace().collect::<Vec<_>>().join(" "),
            short_name: body.short_name.clone(),
            class: body.class.clone(),
            level: body.level.clone(),
            codes: Vec::new(),
            parents: parents.collect(),
        };
        event(self.draft, body.row, &["found", &body.key].join(":"), change)
    }

    /// One event for each merger, parting, renaming, move and dissolution.
    fn changes(&self) -> Vec<Event> {
        let mut events = Vec::new();
        let mut done: BTreeSet<String> = BTreeSet::new();
        for row in &self.rows {
            let Some(kind) = row.kind.filter(|kind| *kind != Kind::Found) else { continue };
            let about = if kind == Kind::Merge { self.identity(&row.new) } else { row.old };
            let about = about.map(|id| id.to_string()).unwrap_or_default();
            let line = if kind == Kind::Move { fold(&self.typed(row.row).scope) } else { String::new() };
            let what = [kind.code(), &about, &line].join(":");
            if done.insert(what.clone())
                && let Some(change) = self.change(kind, row)
            {
                events.push(event(self.draft, row.row, &what, change));
            }
        }
        events
    }

    fn change(&self, kind: Kind, row: &ReadRow) -> Option<Change> {
        let (old, typed) = (row.old?, self.typed(row.row));
        Some(match kind {
            Kind::Merge => {
                let into = self.identity(&row.new)?;
                let same = |other: &&ReadRow| other.kind == Some(Kind::Merge) && other.new == row.new;
                Change::Merge { from: self.rows.iter().filter(same).filter_map(|other| other.old).collect(), into }
            }
            Kind::Split | Kind::SplitOff => {
                let same = |other: &&ReadRow| other.kind == Some(kind) && other.old == Some(old);
                let shares = self.rows.iter().filter(same).filter_map(|other| self.share(other));
                Change::Split { from: old, into: shares.collect(), ends: kind == Kind::Split }
            }
            Kind::Rename => Change::Rename { organisation: old, name: typed.new.trim().to_owned(), short_name: None },
            Kind::Reclassify => {
                let class = class_of(self.graph, typed)?;
                Change::Reclassify { organisation: old, class: class.code.clone(), level: class.level.clone() }
            }
            Kind::Move => {
                let line = line_of(self.graph, old, typed, self.eve)?;
                Change::Move { organisation: old, line, parent: self.identity(&row.new) }
            }
            Kind::Dissolve => Change::Dissolve { organisation: old },
            Kind::Found => return None,
        })
    }

    fn share(&self, row: &ReadRow) -> Option<Share> {
        let scope = self.typed(row.row).scope.trim();
        let scope = (!scope.is_empty()).then(|| scope.to_owned());
        let (numerator, denominator) = row.share.unwrap_or((1, 1));
        Some(Share { to: self.identity(&row.new)?, numerator, denominator, scope })
    }

    /// What the register says of an outcome that cannot be, in a person's words.
    fn told(&self, fault: &GraphError) -> Fault {
        let name = |id: &OrganisationId| {
            let body = self.bodies.iter().find(|body| body.id == *id).map(|body| body.name.clone());
            body.unwrap_or_else(|| self.name(*id))
        };
        let (about, what) = match fault {
            GraphError::OutOfOrder(id, _) => {
                let later = self.graph.events_of(*id).iter().map(|event| event.on_date).max().unwrap_or(self.eve);
                (Some(*id), What::LaterChange { name: name(id), date: written(later) })
            }
            GraphError::NotAlive(id, day) | GraphError::NoLife(id, day) => {
                (Some(*id), What::NotThere { name: name(id), date: written(*day) })
            }
            GraphError::Cycle(id, ..) => (Some(*id), What::Cycle { name: name(id) }),
            GraphError::OwnSuccessor(id, _) => (Some(*id), What::OwnSuccessor { name: name(id) }),
            other => (None, What::Refused { why: other.to_string() }),
        };
        let names = |row: &&ReadRow| about.is_some() && (row.old == about || self.identity(&row.new) == about);
        let row = self.rows.iter().find(names).map_or(0, |row| row.row);
        Fault { row, column: (row > 0).then_some(Column::Old), what }
    }
}
