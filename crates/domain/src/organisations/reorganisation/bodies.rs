//! Bodies that a reorganisation founds: class, level and places proposed from the predecessors, as a person may change
//! them. A superior that ends by the same draft is followed to the one that carries on for it.

use super::matching::Match;
use crate::ids::{OrganisationId, ReorganisationId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

/// What a person wants a new body to be; what is left out is proposed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct BodyWish {
    /// Its class.
    pub class: Option<String>,
    /// Its short name.
    pub short_name: Option<String>,
    /// The name of its superior by line; an empty name is nobody.
    pub parents: BTreeMap<String, String>,
}

/// A body that a reorganisation founds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// Its name as it is compared.
    pub key: String,
    /// Its identity, made from the draft's and the name.
    pub id: OrganisationId,
    /// Its name as it is typed first.
    pub name: String,
    /// Its short name.
    pub short_name: Option<String>,
    /// Class.
    pub class: String,
    /// Level.
    pub level: String,
    /// Superiors by line.
    pub parents: BTreeMap<String, Match>,
    /// From whom it takes over.
    pub from: Vec<OrganisationId>,
    /// The first row that names it, from 1.
    pub row: usize,
}

/// The identity of a body that a draft founds under this name.
pub(super) fn body_id(draft: ReorganisationId, key: &str) -> OrganisationId {
    Uuid::new_v5(&draft.uuid(), ["organisation:", key].concat().as_bytes()).into()
}

/// What most of them are; of those that are as many, the first.
pub(super) fn most<T: PartialEq>(found: Vec<T>) -> Option<T> {
    let count = |wanted: &T| found.iter().filter(|one| *one == wanted).count();
    let counts: Vec<usize> = found.iter().map(count).collect();
    let highest = counts.iter().max().copied()?;
    found.into_iter().zip(counts).find(|(_, count)| *count == highest).map(|(one, _)| one)
}
