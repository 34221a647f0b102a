//! A target as it is answered.
//! These structs are a promise to programs outside: a member may be added, and none is taken away or given another meaning.

use crate::{
    acting::Acting,
    api::{Exact, Instant},
    targets::actions::Known,
};
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

/// A target of a body.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldTarget {
    /// Its identity.
    pub id: Uuid,
    /// Whose it is.
    pub organisation: Uuid,
    /// Name of that organisation.
    pub organisation_name: String,
    /// The pack of the indicator.
    pub pack: String,
    /// The indicator, by its code.
    pub indicator: String,
    /// For when: the year.
    pub year: i64,
    /// in-year: for that year; by-year: to be there by its end.
    pub term: &'static str,
    /// committed or aspirational.
    pub commitment: &'static str,
    /// What is to be reached.
    pub bound: ToldBound,
    /// By which clause.
    pub source: ToldSource,
    /// Who set it.
    pub set_by: String,
    /// When.
    pub set_at: Instant,
    /// The target whose place it took.
    pub replaces: Option<Uuid>,
    /// The target that took its place.
    pub replaced_by: Option<Uuid>,
    /// How it ended: replaced or withdrawn; null while it holds.
    pub ending: Option<String>,
    /// When it ended.
    pub ended_at: Option<Instant>,
    /// Why.
    pub end_reason: Option<String>,
    /// To be sent with a step.
    pub version: i64,
}

/// What is to be reached, in the unit of the indicator; of a ratio in per cent.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldBound {
    /// at-least, above, at-most, below, about, range or exactly.
    pub kind: &'static str,
    /// The number; of a range the lower end.
    pub amount: Exact,
    /// The upper end of a range.
    pub to: Option<Exact>,
}

/// By which clause a target was set.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldSource {
    /// The document, where it is in the system.
    pub document: Option<Uuid>,
    /// Its number and symbol.
    pub symbol: Option<String>,
    /// Its provision, as people name it.
    pub provision: Option<String>,
    /// What was typed: a citation, or a place in the document.
    pub cited: String,
}

/// A target.
pub fn target(acting: &Acting, known: &Known) -> ToldTarget {
    let (row, target) = (&known.row, &known.target);
    let (from, to) = target.bound.ends();
    ToldTarget {
        id: row.id.uuid(),
        organisation: target.organisation.uuid(),
        organisation_name: acting.graph.last_name(target.organisation, acting.today).unwrap_or_default().to_owned(),
        pack: target.pack.clone(),
        indicator: target.indicator.clone(),
        year: target.term.year,
        term: target.term.kind.code(),
        commitment: target.commitment.code(),
        bound: ToldBound {
            kind: target.bound.kind().code(),
            amount: Exact(from),
            to: (from != to).then_some(Exact(to)),
        },
        source: ToldSource {
            document: target.source.document.map(|id| id.uuid()),
            symbol: row.symbol.clone(),
            provision: known.clause(),
            cited: target.source.cited.clone(),
        },
        set_by: row.setter.clone(),
        set_at: Instant::of(row.set_at_ms),
        replaces: row.replaces_id.map(|id| id.uuid()),
        replaced_by: row.replaced_by.map(|id| id.uuid()),
        ending: row.ending.clone(),
        ended_at: row.ended_at_ms.map(Instant::of),
        end_reason: row.end_reason.clone(),
        version: row.version,
    }
}
