//! What the tracking body says to a submission: accepted, or sent back as a whole, at single cells and in whole sections,
//! even after it was accepted; and the unit's own correction of what was accepted. In a locked round what waits may be
//! accepted; it is sent back only to a unit that was let in, which the same act can do.
//!
//! An answer is given to one named submission, so that a page that is out of date cannot answer another.

use super::{Acting, Report, above, admitting, store};
use crate::{App, caller::Caller, failure::Failure, reporting::mending::ToMend};
use database::WriteTransaction;
use domain::{
    ids::{ReportId, ReportSubmissionId},
    obligations::Answer,
    permissions::Verb,
    problem::Problem,
    reporting::ReportStep,
};
use jiff::civil::Date;
use serde_json::json;

/// Accepts a submission.
pub async fn accept(
    app: &App,
    caller: &Caller,
    id: ReportId,
    seen: i64,
    submission: ReportSubmissionId,
    note: String,
) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    app.database()
        .write(move |tx| Box::pin(async move { write_acceptance(tx, &acting, id, seen, submission, &note).await }))
        .await
}

/// The same inside another write.
pub(in crate::reporting) async fn write_acceptance(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: ReportId,
    seen: i64,
    submission: ReportSubmissionId,
    note: &str,
) -> Result<(), Failure> {
    let (report, thing) = acting.find_report(tx, id).await?;
    let particulars = json!({"submission": submission.to_string()});
    let permit = acting.permit(tx, Verb::Accept, &thing, particulars).await?;
    let content = report.submission(submission).ok_or(Problem::ReportNotSubmitted)?;
    if content.accepted_by == Some(acting.caller.account) {
        return Err(Problem::AlreadyDone.into());
    }
    check_answer(&report, submission, (ReportStep::Accept, acting.today))?;
    store::advance_report(tx, &permit, id, seen).await?;
    store::insert_acceptance(tx, &permit, submission, note).await
}

/// What is to be put right, and where.
#[derive(Debug, Clone, Default)]
pub struct Returned {
    /// In all of it; where it is empty, what is said of its places stands for it.
    pub reason: String,
    /// In single cells and in whole sections.
    pub places: ToMend,
    /// Until when the unit may put it right, where the round is locked and the unit has no leave yet.
    pub until_on: Option<Date>,
}

impl Returned {
    /// The reason as it is kept: the person's own words.
    fn in_words(&self) -> String {
        if !self.reason.is_empty() {
            return self.reason.clone();
        }
        let places = self.places.sections.values().chain(self.places.cells.values());
        places.filter(|words| !words.is_empty()).map(String::as_str).collect::<Vec<_>>().join("\n")
    }

    /// What the journal tells.
    fn particulars(&self, submission: ReportSubmissionId, unaccepts: bool) -> serde_json::Value {
        let mut particulars =
            json!({"submission": submission.to_string(), "cells": self.places.cells.len(), "unaccepts": unaccepts});
        let sections: Vec<&String> = self.places.sections.keys().collect();
        if let Some(members) = particulars.as_object_mut().filter(|_| !sections.is_empty()) {
            members.insert("sections".to_owned(), json!(sections));
        }
        particulars
    }
}

/// Sends a submission back, with what is to be done, and where. One that was accepted leaves the totals again; that is
/// refused while a body above holds its own acceptance of what was made from it.
pub async fn send_back(
    app: &App,
    caller: &Caller,
    id: ReportId,
    seen: i64,
    submission: ReportSubmissionId,
    returned: Returned,
) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    app.database()
        .write(move |tx| Box::pin(async move { write_sending_back(tx, &acting, id, seen, submission, returned).await }))
        .await
}

pub(in crate::reporting) async fn write_sending_back(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: ReportId,
    mut seen: i64,
    submission: ReportSubmissionId,
    mut returned: Returned,
) -> Result<(), Failure> {
    let (mut report, thing) = acting.find_report(tx, id).await?;
    returned.places.keep_sections_of(report.round.form()?);
    let reason = returned.in_words();
    if let Some(until_on) = returned.until_on.filter(|_| report.rows(acting.today).is_closed()) {
        // One act and one version for each row of history: letting in comes first, so that sending back is allowed.
        admitting::write_admission(tx, acting, (&report, &thing), seen, (until_on, &reason)).await?;
        (report, _) = acting.find_report(tx, id).await?;
        seen += 1;
    }
    let content = report.submission(submission);
    let unaccepts = content.and_then(super::answer) == Some(Answer::Accepted);
    let step = if unaccepts { ReportStep::Unaccept } else { ReportStep::SendBack };
    let permit = acting.permit(tx, Verb::SendBack, &thing, returned.particulars(submission, unaccepts)).await?;
    let content = content.ok_or(Problem::ReportNotSubmitted)?;
    if content.sent_back_by == Some(acting.caller.account) && content.back_reason.as_ref() == Some(&reason) {
        return Err(Problem::AlreadyDone.into());
    }
    check_answer(&report, submission, (step, acting.today))?;
    if unaccepts {
        above::refuse_while_held(tx, acting, &report).await?;
    }
    store::advance_report(tx, &permit, id, seen).await?;
    if reason.is_empty() {
        return Err(Problem::Missing { field: "y_kien".to_owned() }.into());
    }
    let ToMend { cells, sections } = returned.places;
    let cells: Vec<(String, String, String)> =
        cells.into_iter().map(|(cell, words)| (cell.indicator, cell.component.code(), words)).collect();
    let sections: Vec<(String, String)> = sections.into_iter().collect();
    let back = store::SendingBackToKeep { submission, reason: &reason, cells: &cells, sections: &sections };
    store::insert_sending_back(tx, &permit, &back).await
}

/// Opens an accepted report for a correction. What was accepted counts until the corrected version is submitted. It is
/// the unit's own word and is never held from above: totals that rest on it say that it has changed since it was accepted.
pub async fn open_correction(
    app: &App,
    caller: &Caller,
    id: ReportId,
    seen: i64,
    reason: String,
) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    app.database()
        .write(move |tx| Box::pin(async move { write_correction(tx, &acting, id, seen, &reason).await }))
        .await
}

/// The same inside another write.
pub(in crate::reporting) async fn write_correction(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: ReportId,
    seen: i64,
    reason: &str,
) -> Result<(), Failure> {
    let (report, thing) = acting.find_report(tx, id).await?;
    let permit = acting.permit(tx, Verb::EnterFigures, &thing, json!({"correction": reason})).await?;
    if report.is_being_corrected() && report.has_draft() {
        return Err(Problem::AlreadyDone.into());
    }
    report.check(ReportStep::Correct, acting.today)?;
    let accepted = report.latest().filter(|content| super::answer(content) == Some(Answer::Accepted));
    let submission = accepted.and_then(|content| content.submission_id).ok_or(Problem::ReportNotSubmitted)?;
    store::advance_report(tx, &permit, id, seen).await?;
    store::insert_correction(tx, &permit, submission, reason).await
}

/// Whether this submission still waits for its answer.
fn check_answer(
    report: &Report,
    submission: ReportSubmissionId,
    (step, today): (ReportStep, Date),
) -> Result<(), Problem> {
    let is_latest = report.latest().is_some_and(|latest| latest.submission_id == Some(submission));
    if !is_latest {
        return Err(Problem::SubmissionAnswered);
    }
    report.check(step, today)
}
