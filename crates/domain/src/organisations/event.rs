//! Changes of organisations as events with a date and a legal basis. Correcting the register is not an event.
//! Applied in the order of their days, each leaves rows that hold until the next; a row that would hold for no day goes.

use super::{
    GraphError,
    rows::{ClassRow, CodeRow, EventRow, MembershipRow, NameRow, OrganisationRow, Rows, SuccessionRow, holds},
};
use crate::ids::{EventId, OrganisationId};
use jiff::civil::Date;

/// A change that holds from one day on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Which.
    pub id: EventId,
    /// From this day.
    pub on: Date,
    /// The document that ordered it.
    pub legal_basis: String,
    /// What else should be known.
    pub note: Option<String>,
    /// What changed.
    pub change: Change,
}

/// A part of a predecessor that went to one successor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// To whom.
    pub to: OrganisationId,
    /// Numerator.
    pub numerator: i64,
    /// Denominator.
    pub denominator: i64,
    /// Which tasks, when it is a share of tasks and not of territory.
    pub scope: Option<String>,
}

/// What an event changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// A new organisation.
    Found {
        /// Which.
        organisation: OrganisationId,
        /// Its name.
        name: String,
        /// Its short name.
        short_name: Option<String>,
        /// Its class.
        class: String,
        /// Its level.
        level: String,
        /// Scheme and code.
        codes: Vec<(String, String)>,
        /// Line and parent.
        parents: Vec<(String, OrganisationId)>,
    },
    /// A new name.
    Rename {
        /// Whose.
        organisation: OrganisationId,
        /// The new name.
        name: String,
        /// The new short name.
        short_name: Option<String>,
    },
    /// Another class or level.
    Reclassify {
        /// Whose.
        organisation: OrganisationId,
        /// The new class.
        class: String,
        /// The new level.
        level: String,
    },
    /// Another parent on a line, or none any more.
    Move {
        /// Who.
        organisation: OrganisationId,
        /// On which line.
        line: String,
        /// Under whom.
        parent: Option<OrganisationId>,
    },
    /// Several become one. Those that are not the result end.
    Merge {
        /// Who is merged.
        from: Vec<OrganisationId>,
        /// The result: new (founded by its own event of the day) or one of them.
        into: OrganisationId,
    },
    /// One becomes several, or gives a part away and goes on.
    Split {
        /// Who is split.
        from: OrganisationId,
        /// To whom, with shares.
        into: Vec<Share>,
        /// Whether it ends.
        ends: bool,
    },
    /// It ends without anyone carrying on.
    Dissolve {
        /// Who.
        organisation: OrganisationId,
    },
}

impl Change {
    /// The word stored in the database.
    pub const fn kind(&self) -> &'static str {
        match self {
            Change::Found { .. } => "found",
            Change::Rename { .. } => "rename",
            Change::Reclassify { .. } => "reclassify",
            Change::Move { .. } => "move",
            Change::Merge { .. } => "merge",
            Change::Split { .. } => "split",
            Change::Dissolve { .. } => "dissolve",
        }
    }
}

/// Writes an event into the rows. On an error nothing that matters was written: the caller drops the rows.
pub fn apply(rows: &mut Rows, event: Event) -> Result<(), GraphError> {
    let (id, on) = (event.id, event.on);
    rows.events.push(EventRow {
        id,
        kind: event.change.kind().to_owned(),
        on_date: on,
        legal_basis: event.legal_basis,
        note: event.note,
    });
    match event.change {
        found @ Change::Found { .. } => rows.found(id, on, found),
        Change::Rename { organisation, name, short_name } => rows.rename(id, on, organisation, name, short_name),
        Change::Reclassify { organisation, class, level } => rows.reclassify(id, on, organisation, class, level),
        Change::Move { organisation, line, parent } => rows.relocate(id, on, organisation, line, parent),
        Change::Merge { from, into } => rows.merge(id, on, from, into),
        Change::Split { from, into, ends } => rows.split(id, on, from, into, ends),
        Change::Dissolve { organisation } => rows.end(id, on, organisation),
    }
}

impl Rows {
    fn alive(&self, id: OrganisationId, on: Date) -> Result<(), GraphError> {
        match self.organisations.iter().find(|row| row.id == id) {
            None => Err(GraphError::Unknown(id)),
            Some(row) if holds(row.founded_on, row.ended_on, on) => Ok(()),
            Some(_) => Err(GraphError::NotAlive(id, on)),
        }
    }

    fn found(&mut self, event_id: EventId, on: Date, change: Change) -> Result<(), GraphError> {
        let Change::Found { organisation, name, short_name, class, level, codes, parents } = change else {
            return Ok(());
        };
        if self.organisations.iter().any(|row| row.id == organisation) {
            return Err(GraphError::AlreadyThere(organisation));
        }
        self.organisations.push(OrganisationRow { id: organisation, founded_on: on, ended_on: None, ended_by: None });
        let (organisation_id, valid_from, valid_to) = (organisation, on, None);
        self.names.push(NameRow { organisation_id, name, short_name, valid_from, valid_to, event_id });
        self.classes.push(ClassRow { organisation_id, class, level, valid_from, valid_to, event_id });
        for (scheme, code) in codes {
            self.codes.push(CodeRow { organisation_id, scheme, code, valid_from, valid_to, event_id });
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
        close(&mut self.names, id, on, |row| row.organisation_id == id)?;
        let (organisation_id, valid_from, valid_to) = (id, on, None);
        self.names.push(NameRow { organisation_id, name, short_name, valid_from, valid_to, event_id });
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
        close(&mut self.classes, id, on, |row| row.organisation_id == id)?;
        let (organisation_id, valid_from, valid_to) = (id, on, None);
        self.classes.push(ClassRow { organisation_id, class, level, valid_from, valid_to, event_id });
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
        close(&mut self.memberships, id, on, |row| row.organisation_id == id && row.line == line)?;
        if let Some(parent_id) = parent {
            self.alive(parent_id, on)?;
            let (organisation_id, valid_from, valid_to) = (id, on, None);
            self.memberships.push(MembershipRow { organisation_id, parent_id, line, valid_from, valid_to, event_id });
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
            self.successions.push(SuccessionRow {
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
        for life in self.organisations.iter_mut().filter(|row| row.id == id) {
            (life.ended_on, life.ended_by) = (Some(on), Some(event_id));
        }
        close(&mut self.names, id, on, |row| row.organisation_id == id)?;
        close(&mut self.classes, id, on, |row| row.organisation_id == id)?;
        close(&mut self.codes, id, on, |row| row.organisation_id == id)?;
        close(&mut self.memberships, id, on, |row| row.organisation_id == id || row.parent_id == id)
    }
}

/// Ends on this day what still holds. A row of the same day never held and goes; a row of a later day means that the
/// events were not given in the order of their days.
fn close<R: Dated>(
    rows: &mut Vec<R>,
    id: OrganisationId,
    on: Date,
    concerns: impl Fn(&R) -> bool,
) -> Result<(), GraphError> {
    for row in rows.iter_mut().filter(|row| row.valid_to().is_none() && concerns(row)) {
        if row.valid_from() > on {
            return Err(GraphError::OutOfOrder(id, on));
        }
        row.set_end(Some(on));
    }
    rows.retain(|row| row.valid_to() != Some(row.valid_from()));
    Ok(())
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
