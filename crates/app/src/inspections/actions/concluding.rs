//! The conclusion of a visit: what its paper says beside the findings, the approval by the head, number and date of the office's
//! register. Approved, checklist and findings stand still; remedies and re-inspections go on.

use super::{seeing, store};
use crate::{App, acting::Acting, caller::Caller, failure::Failure, inspections::content::Conclusion, look::dates};
use database::WriteTransaction;
use domain::{
    ids::InspectionId,
    permissions::Verb,
    problem::{InspectionProblem, Problem},
};
use jiff::civil::Date;
use serde_json::json;

/// Writes what the conclusion says; `seen` is the version that the person saw.
pub async fn write(
    app: &App,
    caller: &Caller,
    id: InspectionId,
    seen: i64,
    conclusion: Conclusion,
) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_words(tx, &acting, id, seen, conclusion).await })).await
}

/// The same inside a write. What changes nothing leaves no trace.
pub(in crate::inspections) async fn write_words(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: InspectionId,
    seen: i64,
    conclusion: Conclusion,
) -> Result<(), Failure> {
    let whole = seeing::find_whole(tx, acting, id).await?;
    let thing = whole.visit.require(acting, Verb::PlanInspection)?;
    whole.visit.may_change()?;
    let (number, before) = &whole.conclusion;
    if *before == conclusion {
        return Ok(());
    }
    if *number != seen {
        return Err(Problem::SomeoneWasFaster.into());
    }
    let told = json!({"step": "conclusion", "version": number + 1});
    let permit = acting.permit(tx, Verb::PlanInspection, &thing, told).await?;
    let content = serde_json::to_string(&conclusion)?;
    Ok(store::insert_conclusion(tx, &permit, (id, number + 1), &content, permit.person()?).await?)
}

/// What the head saw when it was approved: so many findings, of this version of the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// Version of the words.
    pub conclusion: i64,
    /// Findings, those that were taken back too.
    pub findings: usize,
}

/// Approves the conclusion, once.
pub async fn approve(app: &App, caller: &Caller, id: InspectionId, seen: Seen) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_approval(tx, &acting, id, seen).await })).await
}

/// The same inside a write.
pub(in crate::inspections) async fn write_approval(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: InspectionId,
    seen: Seen,
) -> Result<(), Failure> {
    let whole = seeing::find_whole(tx, acting, id).await?;
    let thing = whole.visit.require(acting, Verb::ApproveInspection)?;
    if whole.visit.is_concluded() {
        return Err(Problem::AlreadyDone.into());
    }
    whole.visit.may_change()?;
    let open = whole.unanswered();
    if open > 0 {
        let count = i64::try_from(open).unwrap_or(i64::MAX);
        return Err(Problem::Inspection(InspectionProblem::ItemsOpen { count }).into());
    }
    if (Seen { conclusion: whole.conclusion.0, findings: whole.findings.len() }) != seen {
        return Err(Problem::SomeoneWasFaster.into());
    }
    let told = json!({"step": "concluded", "findings": whole.findings.len(), "version": whole.conclusion.0});
    let permit = acting.permit(tx, Verb::ApproveInspection, &thing, told).await?;
    Ok(store::approve_conclusion(tx, &permit, id, permit.person()?).await?)
}

/// Enters number and date; `seen` is the number of entries that the person saw.
pub async fn enter_number(
    app: &App,
    caller: &Caller,
    id: InspectionId,
    numbered: (u32, Date),
    seen: i64,
) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_number(tx, &acting, id, numbered, seen).await })).await
}

/// The same inside a write.
pub(in crate::inspections) async fn write_number(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: InspectionId,
    (number, on): (u32, Date),
    seen: i64,
) -> Result<(), Failure> {
    let whole = seeing::find_whole(tx, acting, id).await?;
    let thing = whole.visit.require(acting, Verb::PlanInspection)?;
    if !whole.visit.is_concluded() {
        return Err(Problem::Inspection(InspectionProblem::NotConcluded).into());
    }
    if on > acting.today {
        return Err(Problem::DateTooLate { latest: dates::written(acting.today) }.into());
    }
    if whole.visit.row.issues != seen {
        return Err(Problem::SomeoneWasFaster.into());
    }
    let told = json!({"step": "numbered", "number": number, "issued_on": on.to_string()});
    let permit = acting.permit(tx, Verb::PlanInspection, &thing, told).await?;
    let numbered = (i64::from(number), on);
    Ok(store::insert_issue(tx, &permit, (id, seen + 1), numbered, permit.person()?).await?)
}
