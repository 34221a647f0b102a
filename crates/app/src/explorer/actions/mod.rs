//! What the explorer reads from rows beside the figures in memory: which rounds asked for what, the reports of a round, the
//! targets of an indicator. Nothing is written.

mod store;

pub use store::{ReportRow, RoundRow};

use crate::{failure::Failure, reporting::actions::Packs};
use database::Connection;
use domain::{
    ids::{OrganisationId, RoundId, TargetId},
    packs::{Pack, Period},
    reporting::Amount,
    targets::{Bound, BoundKind, Commitment, Term, TermKind},
};
use std::sync::Arc;

/// A round with the pack that it was opened with.
#[derive(Debug, Clone)]
pub struct Round {
    /// Itself.
    pub row: RoundRow,
    /// The pack.
    pub pack: Arc<Pack>,
}

impl Round {
    /// Its period.
    pub fn period(&self) -> Period {
        let row = &self.row;
        Period {
            regime: row.regime.clone(),
            year: row.year,
            n: row.number,
            first_day: row.first_day,
            last_day: row.last_day,
        }
    }

    /// The indicators that it asks for, in their order.
    pub fn codes(&self) -> &[String] {
        self.pack.form(&self.row.form).map(|form| form.indicators.as_slice()).unwrap_or_default()
    }

    /// Whether it asks for an indicator of a pack.
    pub fn asks_for(&self, pack: &str, code: &str) -> bool {
        self.row.pack == pack && self.codes().iter().any(|asked| asked == code)
    }
}

/// What a body aims at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Aim {
    /// Which.
    pub id: TargetId,
    /// Who.
    pub organisation: OrganisationId,
    /// For when.
    pub term: Term,
    /// How binding.
    pub commitment: Commitment,
    /// What is to be reached.
    pub bound: Bound,
}

/// Every round, the earliest period first.
pub async fn list_rounds(connection: &mut Connection) -> Result<Vec<Round>, Failure> {
    let (mut packs, mut rounds) = (Packs::default(), Vec::new());
    for row in store::list_rounds(connection).await? {
        let pack = packs.find(connection, &row.pack, row.pack_version).await?;
        rounds.push(Round { row, pack });
    }
    Ok(rounds)
}

/// The reports of a round.
pub async fn list_reports(connection: &mut Connection, round: RoundId) -> Result<Vec<ReportRow>, Failure> {
    Ok(store::list_reports(connection, round).await?)
}

/// The targets of an indicator that hold, of all bodies.
pub async fn list_aims(connection: &mut Connection, pack: &str, indicator: &str) -> Result<Vec<Aim>, Failure> {
    let rows = store::list_targets(connection, pack, indicator).await?;
    let aim = |row: &store::TargetRow| {
        let (from, to) = (Amount::from_micro(row.amount_from), Amount::from_micro(row.amount_to));
        Some(Aim {
            id: row.id,
            organisation: row.organisation_id,
            term: Term { year: row.year, kind: TermKind::from_code(&row.term)? },
            commitment: Commitment::from_code(&row.commitment)?,
            bound: Bound::of(BoundKind::from_code(&row.bound)?, from, to)?,
        })
    };
    Ok(rows.iter().filter_map(aim).collect())
}
