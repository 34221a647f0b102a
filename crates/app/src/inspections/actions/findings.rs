//! Findings: recorded, each tied to a clause and a unit; taken back with a reason while nothing was asked of anybody.
//! When one is closed is decided in `domain::inspections`.

use super::{clauses, seeing, store};
use crate::{App, acting::Acting, caller::Caller, failure::Failure};
use database::WriteTransaction;
use domain::{
    ids::{FindingId, InspectionId, InspectionItemId, OrganisationId, ProvisionId},
    inspections::{Act, FindingKind, Severity},
    permissions::Verb,
    problem::{InspectionProblem, Problem},
};
use serde_json::json;

/// A finding to be recorded.
#[derive(Debug, Clone)]
pub struct Found {
    /// The clause.
    pub clause: ProvisionId,
    /// The unit.
    pub unit: OrganisationId,
    /// The item of the checklist that it comes from.
    pub item: Option<InspectionItemId>,
    /// What it is.
    pub kind: FindingKind,
    /// How much it weighs; of what asks for nothing there is none.
    pub severity: Option<Severity>,
    /// In words.
    pub words: String,
}

/// Records a finding.
pub async fn record(app: &App, caller: &Caller, id: InspectionId, found: Found) -> Result<FindingId, Failure> {
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_finding(tx, &acting, id, found).await })).await
}

/// The same inside a write.
pub(in crate::inspections) async fn write_finding(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: InspectionId,
    found: Found,
) -> Result<FindingId, Failure> {
    let whole = seeing::find_whole(tx, acting, id).await?;
    let thing = whole.visit.require(acting, Verb::RecordInspection)?;
    whole.visit.may_change()?;
    if found.words.is_empty() {
        return Err(Problem::Missing { field: "noi_dung_phat_hien".to_owned() }.into());
    }
    if !whole.visit.particulars.units.contains(&found.unit) {
        return Err(Problem::Inspection(InspectionProblem::UnitElsewhere).into());
    }
    if found.item.is_some_and(|item| whole.items.iter().all(|one| one.row.id != item)) {
        return Err(Problem::NotFound.into());
    }
    // A clause of what a unit is late with may stand in another document than those of the visit.
    let is_of_item = whole.items.iter().any(|item| item.row.provision_id == Some(found.clause));
    if !is_of_item {
        let known = clauses::of_visit(tx, &whole.visit.particulars.documents).await?;
        clauses::find(&known, found.clause)?;
    }
    let finding: FindingId = tx.new_id();
    let position = whole.findings.iter().map(|one| one.row.position).max().unwrap_or_default() + 1;
    let told = json!({
        "step": "found", "finding": finding.to_string(), "kind": found.kind.code(), "unit": found.unit.to_string(),
        "clause": found.clause.to_string(),
    });
    let permit = acting.permit(tx, Verb::RecordInspection, &thing, told.clone()).await?;
    permit.also_about(tx, ("inspection-finding", finding.uuid()), told).await?;
    let new = store::NewFinding {
        id: finding,
        visit: id,
        position,
        clause: found.clause,
        unit: found.unit,
        item: found.item,
        kind: found.kind.code(),
        severity: found.severity.filter(|_| found.kind.asks_for_remedy()).map(Severity::code),
        words: &found.words,
    };
    store::insert_finding(tx, &permit, &new, permit.person()?).await?;
    Ok(finding)
}

/// Takes a finding back that was recorded by mistake.
pub async fn withdraw(app: &App, caller: &Caller, id: FindingId, reason: String) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_withdrawal(tx, &acting, id, &reason).await })).await
}

/// The same inside a write.
pub(in crate::inspections) async fn write_withdrawal(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: FindingId,
    reason: &str,
) -> Result<(), Failure> {
    let whole = seeing::find_of_finding(tx, acting, id).await?;
    let thing = whole.visit.require_of_finding(acting, id, Verb::RecordInspection)?;
    let finding = whole.finding(id)?;
    if finding.row.withdrawal.as_deref() == Some(reason) {
        return Err(Problem::AlreadyDone.into());
    }
    finding.rows().check(Act::Withdraw).map_err(Problem::Inspection)?;
    whole.visit.may_change()?;
    let permit = acting.permit(tx, Verb::RecordInspection, &thing, json!({"step": "withdrawn"})).await?;
    Ok(store::withdraw(tx, &permit, id, reason, permit.person()?).await?)
}
