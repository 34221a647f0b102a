//! Figures as totals and papers read them: the rounds that a body follows, and the reports of a round with the version of
//! each that counts. Nothing is added up here, and a report that is not in has no figures instead of zeros.

use super::{
    Report, Round, answer,
    endorsing::{NOTHING_AROSE, VALUE},
    loading,
    store::{self, FigureRow, FollowedRow, KeyRow, RoundKey, Which},
};
use crate::failure::Failure;
use database::Connection;
use domain::{
    ids::{OrganisationId, ReportContentId, ReportId, RoundId},
    obligations::Answer,
    organisations::Graph,
    packs::Component,
    reporting::{Amount, Cell, CellState, Entries, KeyLists, ReportState, RoundRow, Segment},
};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// A round that a body follows, with how far it has come.
#[derive(Debug, Clone)]
pub struct Followed {
    /// The round.
    pub round: Round,
    /// Its counts.
    pub counts: FollowedRow,
}

/// A report of a round as totals read it.
#[derive(Debug, Clone)]
pub struct Reported {
    /// The report with all its versions.
    pub report: Report,
    /// Organisation, days, state and the figures that count.
    pub row: RoundRow,
    /// Answers that count, by the code of their question.
    pub narratives: BTreeMap<String, String>,
    /// What is said about unusual cells.
    pub explanations: BTreeMap<Cell, String>,
    /// Of a part report: the reports of those who carried on.
    pub belongs_to: Vec<ReportId>,
}

/// The rounds that a body follows, the latest period first.
pub async fn rounds(connection: &mut Connection, body: OrganisationId) -> Result<Vec<Followed>, Failure> {
    let mut followed = Vec::new();
    for counts in store::list_followed(connection, body).await? {
        followed.push(Followed { round: loading::round(connection, counts.id).await?, counts });
    }
    Ok(followed)
}

/// Every report of a round with the version that counts: eight statements, however many units there are.
pub async fn rows_of_round(connection: &mut Connection, round: RoundId) -> Result<Vec<Reported>, Failure> {
    let reports = loading::list(connection, Which::OfRound(round)).await?;
    let mut figures = by_content(store::list_submitted_figures(connection, round).await?);
    let mut keys = keys_by_content(store::list_submitted_keys(connection, round).await?);
    let narratives = store::list_submitted_narratives(connection, round).await?;
    let explanations = store::list_submitted_explanations(connection, round).await?;
    let ties = store::list_parts_of_round(connection, round).await?;
    let mut rows: Vec<Reported> = Vec::new();
    for report in reports {
        let content = report.counting().map(|content| content.id);
        let given_at_ms = report.counting().and_then(|content| content.submitted_at_ms);
        let entries = content.and_then(|content| figures.remove(&content)).unwrap_or_default();
        let said = narratives.iter().filter(|row| Some(row.content_id) == content);
        let explained = explanations.iter().filter(|row| Some(row.content_id) == content);
        let explained = explained.filter_map(|row| Some((cell_of(&row.indicator, &row.component)?, row.words.clone())));
        let row = RoundRow {
            organisation: report.row.organisation_id,
            segment: Segment { first_day: report.row.first_day, last_day: report.row.last_day },
            is_part: report.row.is_part,
            class: report.row.class.clone(),
            given_at_ms,
            entries,
            keys: content.and_then(|content| keys.remove(&content)).unwrap_or_default(),
            state: counted_state(&report),
            accepted: None,
        };
        let accepted = report.accepted_first().filter(|first| Some(first.id) != content);
        let accepted = accepted.map(|first| {
            Box::new(RoundRow {
                given_at_ms: first.submitted_at_ms,
                entries: figures.remove(&first.id).unwrap_or_default(),
                keys: keys.remove(&first.id).unwrap_or_default(),
                state: ReportState::Accepted,
                ..row.clone()
            })
        });
        rows.push(Reported {
            row: RoundRow { accepted, ..row },
            narratives: said.map(|row| (row.code.clone(), row.words.clone())).collect(),
            explanations: explained.collect(),
            belongs_to: ties.iter().filter(|tie| tie.part_id == report.row.id).map(|tie| tie.report_id).collect(),
            report,
        });
    }
    Ok(rows)
}

impl AsRef<Report> for Reported {
    fn as_ref(&self) -> &Report {
        &self.report
    }
}

/// Reports in the order of lists, part reports after the others.
pub fn in_order<'r, R: AsRef<Report>>(graph: &Graph, rows: &'r [R], today: Date) -> Vec<&'r R> {
    let holder = |row: &R| row.as_ref().row.organisation_id;
    let order = graph.sorted(rows.iter().map(holder).collect(), today);
    let places: BTreeMap<OrganisationId, usize> = order.into_iter().zip(0..).collect();
    let mut ordered: Vec<&R> = rows.iter().collect();
    ordered.sort_by_key(|row| (row.as_ref().row.is_part, places.get(&holder(row))));
    ordered
}

/// The state of the version that counts, or of the report where none does.
fn counted_state(report: &Report) -> ReportState {
    match report.counting().map(answer) {
        _ if report.row.waived_at_ms.is_some() => ReportState::Waived,
        Some(Some(Answer::Accepted)) => ReportState::Accepted,
        Some(_) => ReportState::Submitted,
        None => report.state(),
    }
}

/// What the same organisation reported for the period before, in the round of the same form and body.
pub async fn previous_entries(connection: &mut Connection, report: &Report) -> Result<Option<Entries>, Failure> {
    let round = &report.round;
    let before = round.pack.regime(&round.row.regime).and_then(|regime| regime.previous(&round.period()));
    let Some(before) = before.filter(|_| !report.row.is_part) else { return Ok(None) };
    let key = RoundKey {
        pack: &round.row.pack,
        form: &round.row.form,
        regime: &before.regime,
        year: before.year,
        number: before.n,
        asked_by: round.row.asked_by,
    };
    match store::find_previous_content(connection, key, report.row.organisation_id).await? {
        Some(content) => entries_of(connection, content).await.map(Some),
        None => Ok(None),
    }
}

/// The cells of a version.
pub async fn entries_of(connection: &mut Connection, content: ReportContentId) -> Result<Entries, Failure> {
    let mut entries = by_content(store::list_figures(connection, content).await?);
    Ok(entries.remove(&content).unwrap_or_default())
}

/// The keys of a version.
pub async fn keys_of(connection: &mut Connection, content: ReportContentId) -> Result<KeyLists, Failure> {
    let mut keys = keys_by_content(store::list_keys(connection, content).await?);
    Ok(keys.remove(&content).unwrap_or_default())
}

fn keys_by_content(rows: Vec<KeyRow>) -> BTreeMap<ReportContentId, KeyLists> {
    let mut found: BTreeMap<ReportContentId, KeyLists> = BTreeMap::new();
    for row in rows {
        if let Some(cell) = cell_of(&row.indicator, &row.component) {
            found.entry(row.content_id).or_default().entry(cell).or_default().insert(row.named);
        }
    }
    found
}

pub(super) fn by_content(rows: Vec<FigureRow>) -> BTreeMap<ReportContentId, Entries> {
    let mut found: BTreeMap<ReportContentId, Entries> = BTreeMap::new();
    for row in rows {
        if let Some(cell) = cell_of(&row.indicator, &row.component) {
            found.entry(row.content_id).or_default().insert(cell, state_of(&row));
        }
    }
    found
}

pub(super) fn cell_of(indicator: &str, component: &str) -> Option<Cell> {
    Component::from_code(component).map(|component| Cell::new(indicator, component))
}

/// What a row says; a word that is not known says nothing, and never a number.
fn state_of(row: &FigureRow) -> CellState {
    state_of_words(&row.state, row.amount_micro)
}

/// The state of a cell from the words that are stored of it.
pub(super) fn state_of_words(state: &str, amount_micro: Option<i64>) -> CellState {
    match (state, amount_micro) {
        (VALUE, Some(micro)) => CellState::Value(Amount::from_micro(micro)),
        (NOTHING_AROSE, _) => CellState::NothingArose,
        _ => CellState::Empty,
    }
}
