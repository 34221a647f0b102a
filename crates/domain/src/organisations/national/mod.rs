//! The national register: administrative units of every level, before and after the reorganisation of 2025, as a dated
//! graph, and the bodies that the units of a province have.
//!
//! Read from tables of official facts (`packs/organisations/vietnam/README.md`). Nothing is added to them: a part that no
//! source counts is described in words, and a district follows its communes.

mod bodies;
mod lives;
mod reading;
mod rules;
#[cfg(test)]
mod tests;

use super::{Event, ParseError, register::NAME_SPACE};
use crate::ids::OrganisationId;
use jiff::civil::Date;
use lives::{End, Life, Stage};
use std::collections::BTreeSet;
use uuid::Uuid;

pub use bodies::{TERRITORY_CODES, organisation_of_body};

/// The scheme of the official codes of administrative units.
pub const UNIT_CODES: &str = "dvhc";

/// The level of provinces.
const PROVINCE: &str = "province";

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
    /// So many bytes of the name say of which kind it is.
    kind_bytes: usize,
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

    /// The same with the Party, State and Front bodies of these provinces, by their codes of today and the rules of a pack: of
    /// the provinces, of those that they came from, and of everything below them. A code that no province bears today
    /// adds nothing: ask [`Self::province`] first.
    pub fn events_with_bodies(
        &self,
        (file, rules): (&str, &str),
        provinces: &[&str],
    ) -> Result<Vec<Event>, ParseError> {
        let rules = rules::read(file, rules)?;
        let mut chosen: BTreeSet<usize> = provinces.iter().filter_map(|code| self.place_of_province(code)).collect();
        let before = |(place, unit): (usize, &Unit)| {
            let goes_there = |end: &UnitEnd| end.into.iter().any(|(into, _)| chosen.contains(into));
            unit.end.as_ref().filter(|_| unit.level() == PROVINCE).is_some_and(goes_there).then_some(place)
        };
        let before: Vec<usize> = self.units.iter().enumerate().filter_map(before).collect();
        chosen.extend(before);
        // Districts stand below provinces and communes below districts.
        for _ in 0..2 {
            let is_below =
                |unit: &Unit| unit.stages.iter().filter_map(|stage| stage.parent).any(|at| chosen.contains(&at));
            let below: Vec<usize> =
                self.units.iter().enumerate().filter(|(_, unit)| is_below(unit)).map(|(place, _)| place).collect();
            chosen.extend(below);
        }
        let mut lives: Vec<Life> = self.units.iter().map(|unit| self.life(unit)).collect();
        lives.extend(bodies::lives(self, &rules, &chosen));
        Ok(lives::events(lives))
    }

    /// The province that bears this code today.
    pub fn province(&self, code: &str) -> Option<OrganisationId> {
        self.units.get(self.place_of_province(code)?).map(|unit| unit.id)
    }

    fn place_of_province(&self, code: &str) -> Option<usize> {
        self.units.iter().position(|unit| unit.code == code && unit.end.is_none() && unit.level() == PROVINCE)
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
        let since = self.since().map(|since| since.to_string()).unwrap_or_default();
        ["unit:", &self.code, ":", &since].concat()
    }

    fn since(&self) -> Option<Date> {
        self.stages.first().map(|stage| stage.from)
    }

    /// What it was on that day.
    fn stage(&self, on: Date) -> Option<&UnitStage> {
        self.stages.iter().rev().find(|stage| stage.from <= on)
    }

    fn level(&self) -> &'static str {
        self.stages.last().map_or("", |stage| stage.level)
    }
}

impl UnitStage {
    /// «Xã» of «Xã Yên Hến».
    fn kind(&self) -> &str {
        self.name.get(..self.kind_bytes).unwrap_or_default()
    }

    /// «Yên Hến» of «Xã Yên Hến».
    fn bare_name(&self) -> &str {
        self.name.get(self.kind_bytes..).unwrap_or_default().trim_start()
    }
}
