//! A visit: begun from a programme or outside of one, its particulars, giving it up. A change names the version that was seen.
//! Once the conclusion is approved nothing of it changes.

use super::{
    clauses, programmes,
    seeing::{self, Visit},
    store, thing_unborn, units,
};
use crate::{
    App,
    acting::Acting,
    caller::Caller,
    failure::Failure,
    inspections::content::{BODIES_LIMIT, Particulars},
};
use database::{Connection, WriteTransaction};
use domain::{
    ids::{InspectionId, InspectionProgrammeId, OrganisationId, PlannedVisitId},
    permissions::Verb,
    problem::{InspectionProblem, Problem},
};
use serde_json::json;

/// A visit to be begun.
#[derive(Debug, Clone)]
pub struct New {
    /// The body that leads it.
    pub leading: OrganisationId,
    /// What was planned, if it was.
    pub planned: Option<(InspectionProgrammeId, PlannedVisitId)>,
    /// What it is about, with whom and where.
    pub particulars: Particulars,
}

/// Begins a visit.
pub async fn begin(app: &App, caller: &Caller, new: New) -> Result<InspectionId, Failure> {
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_beginning(tx, &acting, new).await })).await
}

/// The same inside a write.
pub(in crate::inspections) async fn write_beginning(
    tx: &mut WriteTransaction,
    acting: &Acting,
    new: New,
) -> Result<InspectionId, Failure> {
    acting.caller.require(&acting.graph, Verb::PlanInspection, &thing_unborn(acting, new.leading))?;
    if let Some((programme, planned)) = new.planned {
        let programme = programmes::find_in(tx, acting, programme).await?;
        let planned = programme.planned(planned)?;
        if programme.row.organisation_id != new.leading || planned.is_dropped {
            return Err(Problem::NotFound.into());
        }
        if !programme.is_approved() {
            return Err(Problem::Inspection(InspectionProblem::ProgrammeNotApproved).into());
        }
    }
    let particulars = without(new.leading, new.particulars);
    check(tx, acting, &particulars, &[]).await?;
    let id: InspectionId = tx.new_id();
    let visit = unborn(acting, id, new.leading, &particulars)?;
    let told = json!({"step": "begun", "kind": particulars.kind.code(), "units": particulars.units.len()});
    let permit = acting.permit(tx, Verb::PlanInspection, &visit.thing(acting), told).await?;
    let by = permit.person()?;
    store::insert_visit(tx, &permit, (id, new.leading), new.planned, by).await?;
    store::insert_particulars(tx, &permit, (id, 1), &visit.row.content, by).await?;
    Ok(id)
}

/// The visit as it will stand.
fn unborn(
    acting: &Acting,
    id: InspectionId,
    leading: OrganisationId,
    particulars: &Particulars,
) -> Result<Visit, Failure> {
    let row = store::VisitRow {
        id,
        organisation_id: leading,
        programme_id: None,
        planned_visit_id: None,
        begun_by: acting.caller.account,
        begun_at_ms: 0,
        number: 1,
        content: serde_json::to_string(particulars)?,
        approved_at_ms: None,
        approver: None,
        abandoned_at_ms: None,
        abandon_reason: None,
        register_number: None,
        issued_on: None,
        issues: 0,
        items: 0,
        answered: 0,
    };
    Ok(Visit::new(row, particulars.clone()))
}

/// Who leads takes part anyway.
fn without(leading: OrganisationId, mut particulars: Particulars) -> Particulars {
    particulars.bodies.retain(|body| *body != leading);
    particulars
}

async fn check(
    connection: &mut Connection,
    acting: &Acting,
    particulars: &Particulars,
    before: &[OrganisationId],
) -> Result<(), Failure> {
    let missing = |field: &str| Failure::from(Problem::Missing { field: field.to_owned() });
    if particulars.subject.is_empty() {
        return Err(missing("noi_dung_kiem_tra"));
    }
    if particulars.units.is_empty() {
        return Err(missing("don_vi_duoc_kiem_tra"));
    }
    let most = [particulars.units.len(), particulars.bodies.len(), particulars.documents.len()];
    if most.into_iter().chain([particulars.people().count()]).any(|count| count > BODIES_LIMIT) {
        let limit = i64::try_from(BODIES_LIMIT).unwrap_or(i64::MAX);
        return Err(Problem::Inspection(InspectionProblem::Full { limit }).into());
    }
    if particulars.to < particulars.from {
        return Err(Problem::Inspection(InspectionProblem::Days).into());
    }
    units::check_alive(acting, &particulars.units, before)?;
    units::check_alive(acting, &particulars.bodies, before)?;
    let known = clauses::of_documents(connection, acting, &particulars.documents).await?;
    for clause in &particulars.clauses {
        clauses::find(&known, *clause)?;
    }
    Ok(())
}

/// Writes the particulars anew; `seen` is the version that the person saw.
pub async fn rewrite(
    app: &App,
    caller: &Caller,
    id: InspectionId,
    seen: i64,
    particulars: Particulars,
) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    app.database()
        .write(move |tx| Box::pin(async move { write_particulars(tx, &acting, id, seen, particulars).await }))
        .await
}

/// The same inside a write. A unit with findings stays; what changes nothing leaves no trace.
pub(in crate::inspections) async fn write_particulars(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: InspectionId,
    seen: i64,
    particulars: Particulars,
) -> Result<(), Failure> {
    let whole = seeing::find_whole(tx, acting, id).await?;
    let visit = &whole.visit;
    let thing = visit.require(acting, Verb::PlanInspection)?;
    visit.may_change()?;
    let mut particulars = without(visit.row.organisation_id, particulars);
    if particulars == visit.particulars {
        return Ok(());
    }
    if visit.row.number != seen {
        return Err(Problem::SomeoneWasFaster.into());
    }
    for finding in &whole.findings {
        if !particulars.units.contains(&finding.row.organisation_id) {
            particulars.units.push(finding.row.organisation_id);
        }
    }
    let before: Vec<OrganisationId> =
        visit.particulars.units.iter().chain(&visit.particulars.bodies).copied().collect();
    check(tx, acting, &particulars, &before).await?;
    let number = seen + 1;
    let permit =
        acting.permit(tx, Verb::PlanInspection, &thing, json!({"step": "particulars", "version": number})).await?;
    let content = serde_json::to_string(&particulars)?;
    Ok(store::insert_particulars(tx, &permit, (id, number), &content, permit.person()?).await?)
}

/// Gives a visit up, while nothing was found.
pub async fn abandon(app: &App, caller: &Caller, id: InspectionId, reason: String) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_abandonment(tx, &acting, id, &reason).await })).await
}

/// The same inside a write.
pub(in crate::inspections) async fn write_abandonment(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: InspectionId,
    reason: &str,
) -> Result<(), Failure> {
    let whole = seeing::find_whole(tx, acting, id).await?;
    let thing = whole.visit.require(acting, Verb::PlanInspection)?;
    if whole.visit.is_abandoned() {
        return Err(Problem::AlreadyDone.into());
    }
    whole.visit.may_change()?;
    if whole.findings.iter().any(|finding| finding.row.withdrawn_at_ms.is_none()) {
        return Err(Problem::Inspection(InspectionProblem::HasFindings).into());
    }
    let permit = acting.permit(tx, Verb::PlanInspection, &thing, json!({"step": "given-up"})).await?;
    Ok(store::abandon(tx, &permit, id, reason, permit.person()?).await?)
}
