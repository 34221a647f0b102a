//! Events written into rows. Applied in the order of their days, each leaves rows that hold until the next; a row that
//! would hold for no day goes.
//!
//! Each event looks only at the rows of the organisations that it names, so that a register of any size is written in
//! the time of its events.

use super::{
    Change, Event, GraphError, Share,
    rows::{ClassRow, CodeRow, EventRow, MembershipRow, NameRow, OrganisationRow, Rows, SuccessionRow, holds},
};
use crate::ids::{EventId, OrganisationId};
use jiff::civil::Date;
use std::collections::HashMap;

/// Writes an event into the rows. On an error nothing that matters was written: the caller drops the rows.
pub fn apply(rows: &mut Rows, event: Event) -> Result<(), GraphError> {
    apply_all(rows, [event])
}

/// Writes events into the rows, in their order. On an error nothing that matters was written: the caller drops the rows.
pub fn apply_all(rows: &mut Rows, events: impl IntoIterator<Item = Event>) -> Result<(), GraphError> {
    let open = Open::of(rows);
    let mut writing = Writing { rows, open };
    for event in events {
        writing.apply(event)?;
    }
    let Rows { names, classes, codes, memberships, .. } = rows;
    lasting(names);
    lasting(classes);
    lasting(codes);
    lasting(memberships);
    Ok(())
}

/// A row that begins and ends on one day never held.
fn lasting<R: Dated>(rows: &mut Vec<R>) {
    rows.retain(|row| row.valid_to() != Some(row.valid_from()));
}

/// Places of rows by whom they concern.
type Places = HashMap<OrganisationId, Vec<usize>>;

/// Where the rows stand that still hold.
struct Open {
    lives: HashMap<OrganisationId, usize>,
    names: Places,
    classes: Places,
    codes: Places,
    above: Places,
    below: Places,
}

impl Open {
    fn of(rows: &Rows) -> Self {
        let open_above = |row: &MembershipRow| row.organisation_id;
        let open_below = |row: &MembershipRow| row.parent_id;
        Open {
            lives: rows.organisations.iter().enumerate().map(|(place, row)| (row.id, place)).collect(),
            names: places(&rows.names, |row| row.organisation_id),
            classes: places(&rows.classes, |row| row.organisation_id),
            codes: places(&rows.codes, |row| row.organisation_id),
            above: places(&rows.memberships, open_above),
            below: places(&rows.memberships, open_below),
        }
    }
}

fn places<R: Dated>(rows: &[R], whose: impl Fn(&R) -> OrganisationId) -> Places {
    let mut places = Places::new();
    for (place, row) in rows.iter().enumerate().filter(|(_, row)| row.valid_to().is_none()) {
        places.entry(whose(row)).or_default().push(place);
    }
    places
}

/// Puts a row at the end and notes that it holds.
fn push<R>(rows: &mut Vec<R>, places: &mut Places, whose: OrganisationId, row: R) {
    places.entry(whose).or_default().push(rows.len());
    rows.push(row);
}

/// Ends on this day what still holds of one organisation. A row of a later day means that the events were not given in
/// the order of their days.
fn close<R: Dated>(
    rows: &mut [R],
    places: &mut Places,
    id: OrganisationId,
    on: Date,
    concerns: impl Fn(&R) -> bool,
) -> Result<(), GraphError> {
    let Some(open) = places.get_mut(&id) else { return Ok(()) };
    let mut is_late = false;
    open.retain(|place| {
        // Of places under a parent there are two lists; the other one may have closed the row already.
        let Some(row) = rows.get_mut(*place).filter(|row| row.valid_to().is_none()) else { return false };
        if !concerns(row) {
            return true;
        }
        is_late |= row.valid_from() > on;
        row.set_end(Some(on));
        false
    });
    if is_late { Err(GraphError::OutOfOrder(id, on)) } else { Ok(()) }
}

struct Writing<'r> {
    rows: &'r mut Rows,
    open: Open,
}

impl Writing<'_> {
    fn apply(&mut self, event: Event) -> Result<(), GraphError> {
        let (id, on) = (event.id, event.on);
        self.rows.events.push(EventRow {
            id,
            kind: event.change.kind().to_owned(),
            on_date: on,
            legal_basis: event.legal_basis,
            note: event.note,
        });
        match event.change {
            found @ Change::Found { .. } => self.found(id, on, found),
            Change::Rename { organisation, name, short_name } => self.rename(id, on, organisation, name, short_name),
            Change::Reclassify { organisation, class, level } => self.reclassify(id, on, organisation, class, level),
            Change::Move { organisation, line, parent } => self.relocate(id, on, organisation, line, parent),
            Change::Merge { from, into } => self.merge(id, on, from, into),
            Change::Split { from, into, ends } => self.split(id, on, from, into, ends),
            Change::Dissolve { organisation } => self.end(id, on, organisation),
        }
    }

    fn alive(&self, id: OrganisationId, on: Date) -> Result<(), GraphError> {
        match self.open.lives.get(&id).and_then(|place| self.rows.organisations.get(*place)) {
            None => Err(GraphError::Unknown(id)),
            Some(row) if holds(row.founded_on, row.ended_on, on) => Ok(()),
            Some(_) => Err(GraphError::NotAlive(id, on)),
        }
    }

    fn found(&mut self, event_id: EventId, on: Date, change: Change) -> Result<(), GraphError> {
        let Change::Found { organisation, name, short_name, class, level, codes, parents } = change else {
            return Ok(());
        };
        if self.open.lives.contains_key(&organisation) {
            return Err(GraphError::AlreadyThere(organisation));
        }
        let (rows, open) = (&mut *self.rows, &mut self.open);
        open.lives.insert(organisation, rows.organisations.len());
        let life = OrganisationRow { id: organisation, founded_on: on, ended_on: None, ended_by: None };
        rows.organisations.push(life);
        let (organisation_id, valid_from, valid_to) = (organisation, on, None);
        let row = NameRow { organisation_id, name, short_name, valid_from, valid_to, event_id };
        push(&mut rows.names, &mut open.names, organisation, row);
        let row = ClassRow { organisation_id, class, level, valid_from, valid_to, event_id };
        push(&mut rows.classes, &mut open.classes, organisation, row);
        for (scheme, code) in codes {
            let row = CodeRow { organisation_id, scheme, code, valid_from, valid_to, event_id };
            push(&mut rows.codes, &mut open.codes, organisation, row);
        }
        for (line, parent) in parents {
            self.relocate(event_id, on, organisation, line, Some(parent))?;
        }
        Ok(())
    }

    fn rename(
        &mut self,
        event_id: EventId,
        on: Date,
        id: OrganisationId,
        name: String,
        short_name: Option<String>,
    ) -> Result<(), GraphError> {
        self.alive(id, on)?;
        close(&mut self.rows.names, &mut self.open.names, id, on, |_| true)?;
        let row = NameRow { organisation_id: id, name, short_name, valid_from: on, valid_to: None, event_id };
        push(&mut self.rows.names, &mut self.open.names, id, row);
        Ok(())
    }

    fn reclassify(
        &mut self,
        event_id: EventId,
        on: Date,
        id: OrganisationId,
        class: String,
        level: String,
    ) -> Result<(), GraphError> {
        self.alive(id, on)?;
        close(&mut self.rows.classes, &mut self.open.classes, id, on, |_| true)?;
        let row = ClassRow { organisation_id: id, class, level, valid_from: on, valid_to: None, event_id };
        push(&mut self.rows.classes, &mut self.open.classes, id, row);
        Ok(())
    }

    fn relocate(
        &mut self,
        event_id: EventId,
        on: Date,
        id: OrganisationId,
        line: String,
        parent: Option<OrganisationId>,
    ) -> Result<(), GraphError> {
        self.alive(id, on)?;
        close(&mut self.rows.memberships, &mut self.open.above, id, on, |row| row.line == line)?;
        if let Some(parent_id) = parent {
            self.alive(parent_id, on)?;
            self.open.below.entry(parent_id).or_default().push(self.rows.memberships.len());
            let (valid_from, valid_to) = (on, None);
            let row = MembershipRow { organisation_id: id, parent_id, line, valid_from, valid_to, event_id };
            push(&mut self.rows.memberships, &mut self.open.above, id, row);
        }
        Ok(())
    }

    fn merge(
        &mut self,
        event_id: EventId,
        on: Date,
        from: Vec<OrganisationId>,
        into: OrganisationId,
    ) -> Result<(), GraphError> {
        self.alive(into, on)?;
        for predecessor in from.into_iter().filter(|id| *id != into) {
            let whole = Share { to: into, numerator: 1, denominator: 1, scope: None };
            self.split(event_id, on, predecessor, vec![whole], true)?;
        }
        Ok(())
    }

    fn split(
        &mut self,
        event_id: EventId,
        on: Date,
        from: OrganisationId,
        into: Vec<Share>,
        ends: bool,
    ) -> Result<(), GraphError> {
        self.alive(from, on)?;
        for share in into {
            self.alive(share.to, on)?;
            self.rows.successions.push(SuccessionRow {
                event_id,
                predecessor_id: from,
                successor_id: share.to,
                share_numerator: share.numerator,
                share_denominator: share.denominator,
                scope: share.scope,
            });
        }
        if ends { self.end(event_id, on, from) } else { Ok(()) }
    }

    /// Ends an organisation and everything that was said of it; those below it lose it as their parent.
    fn end(&mut self, event_id: EventId, on: Date, id: OrganisationId) -> Result<(), GraphError> {
        self.alive(id, on)?;
        let (rows, open) = (&mut *self.rows, &mut self.open);
        if let Some(life) = open.lives.get(&id).and_then(|place| rows.organisations.get_mut(*place)) {
            (life.ended_on, life.ended_by) = (Some(on), Some(event_id));
        }
        close(&mut rows.names, &mut open.names, id, on, |_| true)?;
        close(&mut rows.classes, &mut open.classes, id, on, |_| true)?;
        close(&mut rows.codes, &mut open.codes, id, on, |_| true)?;
        close(&mut rows.memberships, &mut open.above, id, on, |_| true)?;
        close(&mut rows.memberships, &mut open.below, id, on, |_| true)
    }
}

/// A row that holds from a day to a day.
pub(super) trait Dated {
    fn valid_from(&self) -> Date;
    fn valid_to(&self) -> Option<Date>;
    fn set_end(&mut self, end: Option<Date>);
}

macro_rules! dated {
    ($($row:ident),*) => {
        $(impl Dated for $row {
            fn valid_from(&self) -> Date {
                self.valid_from
            }
            fn valid_to(&self) -> Option<Date> {
                self.valid_to
            }
            fn set_end(&mut self, end: Option<Date>) {
                self.valid_to = end;
            }
        })*
    };
}

dated! { NameRow, ClassRow, CodeRow, MembershipRow }
