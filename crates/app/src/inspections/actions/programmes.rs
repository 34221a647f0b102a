//! The programme of a body for a year: planned visits, approved by the head. After the approval each change is a row with a
//! reason, and only the head makes it; what stood before is kept.

pub use super::store::PlannedRow;
use super::{
    clauses,
    store::{self, ProgrammeRow},
    thing_of_programme, units,
};
use crate::{App, acting::Acting, caller::Caller, failure::Failure, inspections::content::Planned};
use database::{Connection, WriteTransaction};
use domain::{
    ids::{InspectionProgrammeId, OrganisationId, PlannedVisitId},
    permissions::Verb,
    problem::{InspectionProblem, Problem},
};
use serde_json::json;

/// A planned visit with everything that was written of it.
#[derive(Debug, Clone)]
pub struct PlannedVisit {
    /// Which.
    pub id: PlannedVisitId,
    /// What counts now.
    pub content: Planned,
    /// It was taken out.
    pub is_dropped: bool,
    /// Its versions, the oldest first.
    pub versions: Vec<PlannedRow>,
}

impl PlannedVisit {
    /// The version that counts.
    pub fn number(&self) -> i64 {
        self.versions.last().map_or(0, |row| row.number)
    }
}

/// A programme.
#[derive(Debug, Clone)]
pub struct Programme {
    /// Its row.
    pub row: ProgrammeRow,
    /// What it plans, those that were taken out too.
    pub planned: Vec<PlannedVisit>,
}

impl Programme {
    /// It was approved.
    pub fn is_approved(&self) -> bool {
        self.row.approved_at_ms.is_some()
    }

    /// What it plans and was not taken out.
    pub fn standing(&self) -> impl Iterator<Item = &PlannedVisit> {
        self.planned.iter().filter(|planned| !planned.is_dropped)
    }

    /// One of its planned visits.
    pub fn planned(&self, id: PlannedVisitId) -> Result<&PlannedVisit, Problem> {
        self.planned.iter().find(|planned| planned.id == id).ok_or(Problem::NotFound)
    }
}

pub(super) fn gathered(rows: Vec<ProgrammeRow>, planned: Vec<PlannedRow>) -> Result<Vec<Programme>, Failure> {
    let mut programmes: Vec<Programme> = rows.into_iter().map(|row| Programme { row, planned: Vec::new() }).collect();
    for row in planned {
        let Some(programme) = programmes.iter_mut().find(|one| one.row.id == row.programme_id) else { continue };
        let (content, is_dropped) = (serde_json::from_str(&row.content)?, row.is_dropped != 0);
        match programme.planned.iter_mut().find(|one| one.id == row.id) {
            Some(known) => {
                (known.content, known.is_dropped) = (content, is_dropped);
                known.versions.push(row);
            }
            None => {
                programme.planned.push(PlannedVisit { id: row.id, content, is_dropped, versions: vec![row] });
            }
        }
    }
    for programme in &mut programmes {
        let order = |one: &PlannedVisit| {
            let first = one.versions.first().map_or(0, |row| row.written_at_ms);
            (one.content.quarter.unwrap_or(5), one.content.from, first)
        };
        programme.planned.sort_by_key(order);
    }
    Ok(programmes)
}

/// A programme, inside a read or a write, if the caller may know of it.
pub async fn find_in(
    connection: &mut Connection,
    acting: &Acting,
    id: InspectionProgrammeId,
) -> Result<Programme, Failure> {
    let rows = store::list_programmes(connection, Some(id)).await?;
    let planned = store::list_planned(connection, Some(id)).await?;
    let programme = gathered(rows, planned)?.into_iter().next().ok_or(Problem::NotFound)?;
    acting.caller.require(&acting.graph, Verb::ReadInspection, &thing_of(acting, &programme))?;
    Ok(programme)
}

/// A programme as rights are asked about it.
pub fn thing_of(acting: &Acting, programme: &Programme) -> crate::permits::Thing {
    thing_of_programme(acting, programme.row.id, programme.row.organisation_id, !programme.is_approved())
}

/// What was approved is changed by who approves.
pub fn may_change(acting: &Acting, programme: &Programme) -> Result<(), Problem> {
    if programme.is_approved() && !acting.may(Verb::ApproveInspection, &thing_of(acting, programme)) {
        return Err(Problem::Inspection(InspectionProblem::ProgrammeApproved));
    }
    Ok(())
}

/// A programme, if the caller may know of it.
pub async fn open(app: &App, caller: &Caller, id: InspectionProgrammeId) -> Result<Programme, Failure> {
    let acting = Acting::now(app, caller);
    find_in(&mut app.database().read().await?, &acting, id).await
}

/// The programmes that the caller may know of, the newest year first.
pub async fn list_for(app: &App, caller: &Caller) -> Result<Vec<Programme>, Failure> {
    let acting = Acting::now(app, caller);
    let mut connection = app.database().read().await?;
    let rows = store::list_programmes(&mut connection, None).await?;
    let mut programmes = gathered(rows, store::list_planned(&mut connection, None).await?)?;
    programmes.retain(|programme| acting.may(Verb::ReadInspection, &thing_of(&acting, programme)));
    Ok(programmes)
}

/// Begins the programme of a body for a year; there is one at the most.
pub async fn begin(
    app: &App,
    caller: &Caller,
    body: OrganisationId,
    year: i64,
) -> Result<InspectionProgrammeId, Failure> {
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_beginning(tx, &acting, body, year).await })).await
}

/// The same inside a write.
pub(in crate::inspections) async fn write_beginning(
    tx: &mut WriteTransaction,
    acting: &Acting,
    body: OrganisationId,
    year: i64,
) -> Result<InspectionProgrammeId, Failure> {
    let id: InspectionProgrammeId = tx.new_id();
    let thing = thing_of_programme(acting, id, body, true);
    acting.caller.require(&acting.graph, Verb::PlanInspection, &thing)?;
    if store::find_programme_of(tx, body, year).await?.is_some() {
        return Err(Problem::Inspection(InspectionProblem::ProgrammeExists { year }).into());
    }
    let permit = acting.permit(tx, Verb::PlanInspection, &thing, json!({"step": "begun", "year": year})).await?;
    store::insert_programme(tx, &permit, id, (body, year), permit.person()?).await?;
    Ok(id)
}

/// What a person writes of a planned visit.
#[derive(Debug, Clone)]
pub struct Planning {
    /// Which, and the version that was seen; none for a new one.
    pub planned: Option<(PlannedVisitId, i64)>,
    /// What it says now.
    pub content: Planned,
    /// It is taken out.
    pub is_dropped: bool,
    /// Why; needed once the programme is approved.
    pub reason: String,
}

/// Writes a planned visit, or takes one out.
pub async fn plan(
    app: &App,
    caller: &Caller,
    id: InspectionProgrammeId,
    planning: Planning,
) -> Result<PlannedVisitId, Failure> {
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_planning(tx, &acting, id, planning).await })).await
}

/// The same inside a write. What changes nothing leaves no trace.
pub(in crate::inspections) async fn write_planning(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: InspectionProgrammeId,
    planning: Planning,
) -> Result<PlannedVisitId, Failure> {
    let programme = find_in(tx, acting, id).await?;
    let verb = if programme.is_approved() { Verb::ApproveInspection } else { Verb::PlanInspection };
    let thing = thing_of(acting, &programme);
    acting.caller.require(&acting.graph, Verb::PlanInspection, &thing)?;
    may_change(acting, &programme)?;
    if programme.is_approved() && planning.reason.is_empty() {
        return Err(Problem::Missing { field: "ly_do".to_owned() }.into());
    }
    let before = match planning.planned {
        Some((planned, seen)) => {
            let known = programme.planned(planned)?;
            if known.number() != seen {
                return Err(Problem::SomeoneWasFaster.into());
            }
            Some(known)
        }
        None => None,
    };
    if before.is_some_and(|known| known.content == planning.content && known.is_dropped == planning.is_dropped) {
        return Ok(before.map(|known| known.id).ok_or(Problem::NotFound)?);
    }
    if !planning.is_dropped {
        let units = before.map(|known| known.content.units.clone()).unwrap_or_default();
        check(tx, acting, &planning.content, &units).await?;
    }
    let planned = before.map_or_else(|| tx.new_id(), |known| known.id);
    let number = before.map_or(1, |known| known.number() + 1);
    let told = json!({"step": if planning.is_dropped { "dropped" } else { "planned" }, "visit": planned.to_string(), "version": number});
    let permit = acting.permit(tx, verb, &thing, told).await?;
    let content = serde_json::to_string(&planning.content)?;
    let written = (content.as_str(), planning.is_dropped, planning.reason.as_str());
    store::insert_planned(tx, &permit, (planned, id, number), written, permit.person()?).await?;
    Ok(planned)
}

async fn check(
    connection: &mut Connection,
    acting: &Acting,
    content: &Planned,
    units_before: &[OrganisationId],
) -> Result<(), Failure> {
    if content.subject.is_empty() {
        return Err(Problem::Missing { field: "noi_dung_kiem_tra".to_owned() }.into());
    }
    if content.units.is_empty() {
        return Err(Problem::Missing { field: "don_vi_duoc_kiem_tra".to_owned() }.into());
    }
    if content.from.zip(content.to).is_some_and(|(from, to)| to < from) {
        return Err(Problem::Inspection(InspectionProblem::Days).into());
    }
    units::check_alive(acting, &content.units, units_before)?;
    units::check_alive(acting, &content.bodies, units_before)?;
    let known = clauses::of_documents(connection, acting, &content.documents).await?;
    for clause in &content.clauses {
        clauses::find(&known, *clause)?;
    }
    Ok(())
}

/// Approves a programme, once.
pub async fn approve(app: &App, caller: &Caller, id: InspectionProgrammeId) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_approval(tx, &acting, id).await })).await
}

/// The same inside a write.
pub(in crate::inspections) async fn write_approval(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: InspectionProgrammeId,
) -> Result<(), Failure> {
    let programme = find_in(tx, acting, id).await?;
    let thing = thing_of(acting, &programme);
    acting.caller.require(&acting.graph, Verb::ApproveInspection, &thing)?;
    if programme.is_approved() {
        return Err(Problem::AlreadyDone.into());
    }
    if programme.standing().next().is_none() {
        return Err(Problem::Inspection(InspectionProblem::ProgrammeEmpty).into());
    }
    let told = json!({"step": "approved", "visits": programme.standing().count()});
    let permit = acting.permit(tx, Verb::ApproveInspection, &thing, told).await?;
    Ok(store::approve_programme(tx, &permit, id, permit.person()?).await?)
}
