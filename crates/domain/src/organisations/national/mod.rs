//! The national register: administrative units of every level, before and after the reorganisation of 2025, as a dated
//! graph, and the bodies that the units of a province have.
//!
//! Read from tables of official facts (`packs/organisations/vietnam/README.md`). Nothing is added to them: a part that no
//! source counts is described in words, and a district follows its communes.

mod lives;
mod reading;
#[cfg(test)]
mod tests;

use super::{Event, ParseError, register::NAME_SPACE};
use crate::ids::OrganisationId;
use jiff::civil::Date;
use lives::{End, Life, Stage};
use uuid::Uuid;

/// The scheme of the official codes of administrative units.
pub const UNIT_CODES: &str = "dvhc";

/// The line on which units stand under each other.
const STATE: &str = "state";

/// The identity of the unit that bore this official code on its first day. Codes are used again: the day belongs to it.
pub fn organisation_of_unit(code: &str, since: Date) -> OrganisationId {
    Uuid::new_v5(&NAME_SPACE, format!("unit:{code}:{since}").as_bytes()).into()
}

/// All units through all their time.
#[derive(Debug, Clone)]
pub struct NationalRegister {
    /// Provinces, then districts, then communes; those of before first.
    units: Vec<Unit>,
}

/// One administrative unit.
#[derive(Debug, Clone)]
struct Unit {
    id: OrganisationId,
    code: String,
    stages: Vec<UnitStage>,
    end: Option<UnitEnd>,
}

/// What a unit was from a day on.
#[derive(Debug, Clone)]
struct UnitStage {
    from: Date,
    name: String,
    class: String,
    level: &'static str,
    /// Place of the unit above in the list.
    parent: Option<usize>,
    legal_basis: String,
}

/// Who carries on for a unit: places in the list, with words for a part.
#[derive(Debug, Clone)]
struct UnitEnd {
    on: Date,
    legal_basis: String,
    into: Vec<(usize, Option<String>)>,
}

impl NationalRegister {
    /// Reads the tables, given by file name.
    pub fn read(files: &[(&str, &str)]) -> Result<Self, ParseError> {
        reading::read(files)
    }

    /// Everything that happened to the units, in the order of its days.
    pub fn events(&self) -> Vec<Event> {
        lives::events(self.units.iter().map(|unit| self.life(unit)).collect())
    }

    fn life(&self, unit: &Unit) -> Life {
        let id = |place: usize| self.units.get(place).map(|unit| unit.id);
        let stage = |stage: &UnitStage| Stage {
            from: stage.from,
            name: stage.name.clone(),
            short_name: None,
            class: stage.class.clone(),
            level: stage.level.to_owned(),
            parents: stage.parent.and_then(id).map(|parent| (STATE.to_owned(), parent)).into_iter().collect(),
            legal_basis: stage.legal_basis.clone(),
        };
        let end = |end: &UnitEnd| End {
            on: end.on,
            legal_basis: end.legal_basis.clone(),
            into: end.into.iter().filter_map(|(place, scope)| Some((id(*place)?, scope.clone()))).collect(),
        };
        Life {
            id: unit.id,
            word: unit.word(),
            codes: vec![(UNIT_CODES.to_owned(), unit.code.clone())],
            stages: unit.stages.iter().map(stage).collect(),
            end: unit.end.as_ref().map(end),
        }
    }
}

impl Unit {
    fn word(&self) -> String {
        let since = self.stages.first().map(|stage| stage.from.to_string()).unwrap_or_default();
        ["unit:", &self.code, ":", &since].concat()
    }
}
