//! Changes of organisations as events with a date and a legal basis. Correcting the register is not an event.
//! What an event says, not what it does: that stands in `applying.rs`.

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
