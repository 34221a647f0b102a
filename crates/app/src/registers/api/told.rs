//! Rows of registers as they are answered.
//! These structs are a promise to programs outside: a member may be added, and none is taken away or given another meaning.

use crate::{
    acting::Acting,
    api::Instant,
    registers::{
        actions::finding::{Known, WITHDRAWN, Whole},
        words::as_stored,
    },
};
use domain::{ids::OrganisationId, registers::Values};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;
use uuid::Uuid;

/// A row of a register.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldRecord {
    /// Its identity.
    pub id: Uuid,
    /// The organisation that keeps it.
    pub organisation: Uuid,
    /// Name of that organisation.
    pub organisation_name: String,
    /// The pack of the register.
    pub pack: String,
    /// The register, by its code.
    pub register: String,
    /// What it is called.
    pub title: String,
    /// The first day on which it stands.
    pub first_day: Option<String>,
    /// The last; null while it has no end.
    pub last_day: Option<String>,
    /// It was withdrawn: it never stood.
    pub is_withdrawn: bool,
    /// What its fields hold, by their codes: numbers with a point, days as 2026-07-01, true or false, codes, identities.
    pub values: BTreeMap<String, String>,
    /// To be sent with a step.
    pub version: i64,
}

/// A row with its history.
#[derive(Debug, Serialize, JsonSchema)]
pub struct WholeRecord {
    /// The row.
    #[serde(flatten)]
    pub record: ToldRecord,
    /// Its versions, the oldest first.
    pub versions: Vec<ToldVersion>,
    /// The row that it went into.
    pub went_into: Option<Uuid>,
    /// Rows that went into it.
    pub took_over: Vec<Uuid>,
}

/// A version of a row.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldVersion {
    /// From 1.
    pub number: i64,
    /// What was done: entered, imported, changed, corrected, ended, merged, dissolved, reopened or withdrawn.
    pub step: String,
    /// From which day it holds; from the beginning where null.
    pub effective_on: Option<String>,
    /// What the fields held.
    pub values: BTreeMap<String, String>,
    /// Why.
    pub reason: String,
    /// Who did it.
    pub by: String,
    /// When.
    pub at: Instant,
}

fn values_of(values: &Values) -> BTreeMap<String, String> {
    values.iter().map(|(code, stored)| (code.clone(), as_stored(stored))).collect()
}

/// A row.
pub fn record(acting: &Acting, keeper: OrganisationId, known: &Known) -> ToldRecord {
    let (row, span) = (known.rows.last(), known.span());
    ToldRecord {
        id: known.id.uuid(),
        organisation: keeper.uuid(),
        organisation_name: acting.graph.last_name(keeper, acting.today).unwrap_or_default().to_owned(),
        pack: row.map(|row| row.pack.clone()).unwrap_or_default(),
        register: row.map(|row| row.register.clone()).unwrap_or_default(),
        title: known.title().to_owned(),
        first_day: span.from.map(|day| day.to_string()),
        last_day: span.to.map(|day| day.to_string()),
        is_withdrawn: row.is_some_and(|row| row.step == WITHDRAWN),
        values: values_of(&known.values()),
        version: known.version(),
    }
}

/// A row with its history.
pub fn whole(acting: &Acting, whole: &Whole) -> WholeRecord {
    let holding = || whole.successions.iter().filter(|row| row.withdrawn_at_ms.is_none());
    let id = whole.known.id;
    let versions = whole.known.rows.iter().zip(&whole.known.record.versions);
    WholeRecord {
        record: record(acting, whole.keeper, &whole.known),
        versions: versions
            .map(|(row, version)| ToldVersion {
                number: row.number,
                step: row.step.clone(),
                effective_on: row.effective_on.map(|day| day.to_string()),
                values: values_of(&version.values),
                reason: row.reason.clone(),
                by: row.maker.clone(),
                at: Instant::of(row.made_at_ms),
            })
            .collect(),
        went_into: holding().find(|row| row.predecessor_id == id).map(|row| row.successor_id.uuid()),
        took_over: holding().filter(|row| row.successor_id == id).map(|row| row.predecessor_id.uuid()).collect(),
    }
}
