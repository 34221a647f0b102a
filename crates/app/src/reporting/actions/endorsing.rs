//! The head stands behind the report as it is: the working copy becomes a version that no one changes any more.
//!
//! What must be put right or explained blocks it. The version of the working copy that the head saw is compared, so that
//! nobody endorses figures that he has not seen.

use super::{
    Acting, Report, drafting,
    store::{self, CellToKeep, ContentToKeep},
};
use crate::{
    App,
    caller::Caller,
    failure::Failure,
    reporting::reading::{self, Reading},
};
use database::WriteTransaction;
use domain::{
    ids::ReportId,
    permissions::Verb,
    problem::Problem,
    reporting::{CellState, ReportStep},
};
use serde_json::json;

/// Versions of a report and of its working copy that a person saw.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SeenDraft {
    /// Of the report.
    pub report: i64,
    /// Of the working copy.
    pub draft: i64,
}

/// Endorses the report as it is.
pub async fn endorse(app: &App, caller: &Caller, id: ReportId, seen: SeenDraft) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_endorsement(tx, &acting, id, seen).await })).await
}

pub(in crate::reporting) async fn write_endorsement(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: ReportId,
    seen: SeenDraft,
) -> Result<(), Failure> {
    let (report, thing) = acting.find_report(tx, id).await?;
    let number = report.latest().map_or(0, |content| content.number) + 1;
    let permit = acting.permit(tx, Verb::Endorse, &thing, json!({"number": number})).await?;
    report.check(ReportStep::Endorse, acting.today)?;
    let row = store::find_draft(tx, id).await?.ok_or(Problem::NothingEntered)?;
    if row.version != seen.draft {
        return Err(Problem::SomeoneWasFaster.into());
    }
    let draft = drafting::draft_of(tx, id).await?;
    let beside = drafting::beside(tx, &acting.graph, &report).await?;
    let reading = reading::read(&report.round.pack, report.round.form()?, &draft, &beside);
    refuse_unfit(&reading)?;
    store::advance_report(tx, &permit, id, seen.report).await?;
    let content = content_to_keep(&report, &reading, number, row.version);
    store::insert_endorsed_content(tx, &permit, id, &content).await?;
    Ok(())
}

fn refuse_unfit(reading: &Reading) -> Result<(), Problem> {
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    match (reading.errors(), reading.unexplained()) {
        (0, 0) => Ok(()),
        (0, unexplained) => Err(Problem::FiguresUnexplained { count: count(unexplained) }),
        (errors, _) => Err(Problem::FiguresWrong { count: count(errors) }),
    }
}

/// The words that are stored for the states of a cell.
pub(crate) const VALUE: &str = "value";
/// «Không phát sinh».
pub(super) const NOTHING_AROSE: &str = "nothing-arose";

fn key_to_keep(cell: &domain::reporting::Cell, key: &str) -> (String, String, String) {
    (cell.indicator.clone(), cell.component.code(), key.to_owned())
}

fn content_to_keep(report: &Report, reading: &Reading, number: i64, draft_version: i64) -> ContentToKeep {
    let known = |code: &str| report.round.form().is_ok_and(|form| form.narrative(code).is_some());
    let cell = |(cell, state): (&domain::reporting::Cell, &CellState)| {
        let state_word = match state {
            CellState::Empty => return None,
            CellState::Value(_) => VALUE,
            CellState::NothingArose => NOTHING_AROSE,
        };
        Some(CellToKeep {
            indicator: cell.indicator.clone(),
            component: cell.component.code(),
            state: state_word,
            amount_micro: state.amount().map(|amount| amount.micro()),
        })
    };
    let narratives = reading.narratives.iter().filter(|(code, words)| known(code) && !words.is_empty());
    // Words about a cell that is no longer unusual are left in the working copy and not handed in.
    let explained = reading.explanations.iter().filter(|(cell, _)| reading.of(cell).next().is_some());
    ContentToKeep {
        number,
        draft_version,
        cells: reading.entries.iter().filter_map(cell).collect(),
        keys: reading.keys.iter().flat_map(|(cell, keys)| keys.iter().map(|key| key_to_keep(cell, key))).collect(),
        narratives: narratives.map(|(code, words)| (code.clone(), words.clone())).collect(),
        explanations: explained
            .map(|(cell, words)| (cell.indicator.clone(), cell.component.code(), words.clone()))
            .collect(),
    }
}
