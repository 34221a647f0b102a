//! The rows of which the graph is made, as the database keeps them.
//! Plain values without rules; time is half-open: from a day, up to but without another.

use crate::{
    ids::{EventId, OrganisationId},
    text::fold,
};
use jiff::civil::Date;

macro_rules! rows {
    ($($(#[$meta:meta])* $name:ident { $($(#[$field_meta:meta])* $field:ident: $type:ty),* $(,)? })*) => {
        $(
            $(#[$meta])*
            #[derive(Debug, Clone, PartialEq, Eq)]
            pub struct $name { $($(#[$field_meta])* pub $field: $type),* }
        )*
    };
}

rows! {
    /// An organisation's life.
    OrganisationRow {
        /// Which.
        id: OrganisationId,
        /// First day.
        founded_on: Date,
        /// First day on which it no longer exists.
        ended_on: Option<Date>,
        /// By this event.
        ended_by: Option<EventId>,
    }
    /// A change of the register, with its legal basis.
    EventRow {
        /// Which.
        id: EventId,
        /// `found`, `rename`, `reclassify`, `move`, `merge`, `split`, `dissolve`.
        kind: String,
        /// The day from which it holds.
        on_date: Date,
        /// The document that ordered it.
        legal_basis: String,
        /// What else should be known.
        note: Option<String>,
    }
    /// A name and its time.
    NameRow {
        /// Whose.
        organisation_id: OrganisationId,
        /// In full.
        name: String,
        /// For narrow columns.
        short_name: Option<String>,
        /// From this day.
        valid_from: Date,
        /// Until the day before this one.
        valid_to: Option<Date>,
        /// By this event.
        event_id: EventId,
    }
    /// A class and level and their time.
    ClassRow {
        /// Whose.
        organisation_id: OrganisationId,
        /// Class code of the catalogue.
        class: String,
        /// Level code.
        level: String,
        /// From this day.
        valid_from: Date,
        /// Until the day before this one.
        valid_to: Option<Date>,
        /// By this event.
        event_id: EventId,
    }
    /// An official code and its time. Codes are reused: they are never identities.
    CodeRow {
        /// Whose.
        organisation_id: OrganisationId,
        /// Which list the code is of.
        scheme: String,
        /// The code.
        code: String,
        /// From this day.
        valid_from: Date,
        /// Until the day before this one.
        valid_to: Option<Date>,
        /// By this event.
        event_id: EventId,
    }
    /// A place under a parent on a line, and its time.
    MembershipRow {
        /// Who.
        organisation_id: OrganisationId,
        /// Under whom.
        parent_id: OrganisationId,
        /// On which line.
        line: String,
        /// From this day.
        valid_from: Date,
        /// Until the day before this one.
        valid_to: Option<Date>,
        /// By this event.
        event_id: EventId,
    }
    /// Who carries on what an ended (or narrowed) organisation had.
    SuccessionRow {
        /// By this event.
        event_id: EventId,
        /// The one before.
        predecessor_id: OrganisationId,
        /// The one after.
        successor_id: OrganisationId,
        /// Share of the predecessor that went there: numerator.
        share_numerator: i64,
        /// Denominator.
        share_denominator: i64,
        /// In words, when no number counts the part: which of its tasks, or which ground («địa bàn: …») where no source has a
        /// number for a part of the territory.
        scope: Option<String>,
    }
}

/// Everything that is known, unordered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rows {
    /// Lives.
    pub organisations: Vec<OrganisationRow>,
    /// Changes.
    pub events: Vec<EventRow>,
    /// Names.
    pub names: Vec<NameRow>,
    /// Classes and levels.
    pub classes: Vec<ClassRow>,
    /// Codes.
    pub codes: Vec<CodeRow>,
    /// Places on lines.
    pub memberships: Vec<MembershipRow>,
    /// Successions.
    pub successions: Vec<SuccessionRow>,
}

/// How the words of a part of territory begin, folded.
const TERRITORY: &str = "dia ban:";

impl SuccessionRow {
    /// Whether its words describe a part of the territory, and not tasks.
    pub fn describes_territory(&self) -> bool {
        let begins = |scope: &str| fold(&scope.chars().take(TERRITORY.len() * 2).collect::<String>());
        self.scope.as_deref().is_some_and(|scope| begins(scope).starts_with(TERRITORY))
    }
}

/// Whether a day lies in `[from, to)`.
pub(super) fn holds(from: Date, to: Option<Date>, on: Date) -> bool {
    from <= on && to.is_none_or(|to| on < to)
}
