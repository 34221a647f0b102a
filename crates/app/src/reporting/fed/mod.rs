//! Figures of a report that are made of what the unit keeps elsewhere in the system, so that nobody types them: rows of registers.
//!
//! This is the one place where such sources plug in: a source has a variant of [`FedSource`], and makes its figures in
//! [`fed_figures`]. An indicator of the pack says from where its numbers come. A figure fills an empty box, with the way to
//! what makes it; where the unit writes another number, that is said and asked about. What was submitted stays: what a source
//! says since is only compared ([`changes`]).

use super::actions::Report;
use crate::{failure::Failure, registers::actions::feeding};
use database::Connection;
use domain::{
    ids::OrganisationId,
    organisations::Graph,
    packs::{Take, Words},
    registers::{over_of, take},
    reporting::{Amount, Cell, CellState, Entries, cells_of, state_of},
};
use std::collections::{BTreeMap, BTreeSet};

/// From where a figure comes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FedSource {
    /// Rows of a register.
    Register {
        /// What the register is called.
        name: Words,
        /// How many rows make it.
        rows: usize,
        /// Where they are listed.
        path: String,
    },
}

/// A figure with its source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FedFigure {
    /// The number.
    pub amount: Amount,
    /// Its keys, where it counts keys.
    pub keys: BTreeSet<String>,
    /// From where it comes.
    pub source: FedSource,
}

/// By cell.
pub type FedFigures = BTreeMap<Cell, FedFigure>;

/// The figures of a report that come from elsewhere, as they are known now or were at a moment. A part report has none: its days
/// are those of a body that ended.
pub async fn fed_figures(
    connection: &mut Connection,
    graph: &Graph,
    report: &Report,
    known_at_ms: Option<i64>,
) -> Result<FedFigures, Failure> {
    figures_of(connection, &mut feeding::Registers::default(), graph, report, known_at_ms).await
}

/// The same over registers that are read once, for whatever moments.
async fn figures_of(
    connection: &mut Connection,
    registers: &mut feeding::Registers,
    graph: &Graph,
    report: &Report,
    known_at_ms: Option<i64>,
) -> Result<FedFigures, Failure> {
    let mut found = FedFigures::new();
    if report.row.is_part {
        return Ok(found);
    }
    let (pack, form) = (&report.round.pack, report.round.form()?);
    for cell in cells_of(form, pack) {
        let Some(indicator) = pack.indicator(&cell.indicator) else { continue };
        let Some(wanted) = indicator.feed_of(&cell.component) else { continue };
        let over = over_of(indicator.kind, report.row.first_day, report.row.last_day);
        let of = (graph, report.row.organisation_id);
        if let Some(figure) = of_register(connection, registers, of, (report, &cell), wanted, over, known_at_ms).await?
        {
            found.insert(cell, figure);
        }
    }
    Ok(found)
}

/// A figure of rows; nothing where the unit keeps no such rows: it counts in another way.
async fn of_register(
    connection: &mut Connection,
    registers: &mut feeding::Registers,
    (graph, body): (&Graph, OrganisationId),
    (report, cell): (&Report, &Cell),
    wanted: &Take,
    over: domain::registers::Over,
    known_at_ms: Option<i64>,
) -> Result<Option<FedFigure>, Failure> {
    let pack = &report.round.pack;
    let Some(register) = pack.register(&wanted.register) else { return Ok(None) };
    let named = (pack.code.as_str(), register.code.as_str());
    let rows = registers.of(connection, (graph, body, report.row.last_day), named).await?;
    let is_kept = |known: &&crate::registers::actions::finding::Known| !known.is_withdrawn();
    if rows.iter().find(is_kept).is_none() {
        return Ok(None);
    }
    let records = feeding::records(rows);
    let Some(fed) = take(register, wanted, &records, over, known_at_ms) else { return Ok(None) };
    let source = FedSource::Register {
        name: register.name.clone(),
        rows: fed.rows.len(),
        path: format!("/so-theo-doi/so-lieu/{}/{cell}", report.row.id),
    };
    Ok(Some(FedFigure { amount: fed.amount, keys: fed.keys, source }))
}

/// A figure whose source says something else than when the report was submitted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// Which.
    pub cell: Cell,
    /// What the source said then.
    pub then: Amount,
    /// What was submitted.
    pub submitted: CellState,
    /// What it says now, with its source.
    pub now: FedFigure,
}

/// What the sources of a submitted version say otherwise since. What a version says already is not told.
pub async fn changes(
    connection: &mut Connection,
    graph: &Graph,
    report: &Report,
    (submitted_at_ms, entries): (i64, &Entries),
) -> Result<Vec<Changed>, Failure> {
    let mut registers = feeding::Registers::default();
    let now = figures_of(connection, &mut registers, graph, report, None).await?;
    if now.is_empty() {
        return Ok(Vec::new());
    }
    let then = figures_of(connection, &mut registers, graph, report, Some(submitted_at_ms)).await?;
    let changed = now.into_iter().filter_map(|(cell, now)| {
        let submitted = state_of(entries, &cell);
        let before = then.get(&cell)?;
        let is_other = (before.amount, &before.keys) != (now.amount, &now.keys);
        let is_said_already = submitted.amount() == Some(now.amount);
        (is_other && !is_said_already).then_some(Changed { then: before.amount, submitted, cell, now })
    });
    Ok(changed.collect())
}
