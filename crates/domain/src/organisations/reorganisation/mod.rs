//! Preparing a reorganisation («sắp xếp tổ chức»): rows of old and new bodies become events in order, or faults that name
//! row, column and remedy.
//!
//! Pure: it reads what was typed against the register as it is, and answers with the events and the register as it would
//! be. Nothing is guessed: a name that several bear, or that a new body would share with an old one, is asked.

mod bodies;
mod events;
mod examining;
mod fault;
mod matching;
mod planning;
mod proposing;
mod reading;
mod rows;
#[cfg(test)]
mod tests;

pub use bodies::{Body, BodyWish};
pub use examining::{Examined, Plan, ReadRow, examine};
pub use fault::{Fault, What};
pub use matching::{Match, Picked, Question, key_of};
pub use reading::rows_of;
pub use rows::{Column, DraftRow, Kind};

use crate::ids::{OrganisationId, ReorganisationId};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A reorganisation as a person prepares it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Which; the identities of its events and new bodies are made from it.
    pub id: ReorganisationId,
    /// The body that prepares it; whatever changes stands below it.
    pub owner: OrganisationId,
    /// The document that orders it, unless a row names another.
    pub legal_basis: String,
    /// The day from which it holds.
    pub effective_on: Date,
    /// What was typed and answered.
    pub contents: Contents,
}

/// What a person typed into a draft and answered to its questions.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Contents {
    /// Its rows, as they were typed.
    pub rows: Vec<DraftRow>,
    /// Which organisation a name means, where a person said so; under the key of its question.
    pub picked: BTreeMap<String, Picked>,
    /// What a person wants a new body to be; by its name as it is compared.
    pub bodies: BTreeMap<String, BodyWish>,
}
