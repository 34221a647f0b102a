//! Inspection and supervision for programs: programmes, visits and what was found, and every step that people take. Each calls the
//! action that the page calls.

mod concluding;
mod findings;
mod told;
mod visits;

use super::{
    actions::programmes::{self, Planning},
    content::Planned,
};
use crate::{
    api::{Call, Day, Done, Endpoint, Given, Listed, Paging, Sent, Subject, Wanted, words_of},
    failure::Failure,
    requests::Named,
    routes::Access,
};
use domain::{
    ids::{DocumentId, InspectionProgrammeId, OrganisationId, PlannedVisitId, ProvisionId},
    inspections::VisitKind,
    permissions::Verb,
    problem::Problem,
};
use schemars::JsonSchema;
use serde::Deserialize;
use told::ToldProgramme;
use uuid::Uuid;

/// The endpoints of this subject.
pub fn endpoints() -> Subject {
    let (read, plan) = (Access::Asks(Verb::ReadInspection), Access::Asks(Verb::PlanInspection));
    let approves = Access::Asks(Verb::ApproveInspection);
    let mut endpoints = vec![
        Endpoint::get("/api/v1/inspection-programmes", Access::SignedIn, "api-list-programmes", list),
        Endpoint::post("/api/v1/inspection-programmes", plan, "api-begin-programme", begin),
        Endpoint::get("/api/v1/inspection-programmes/{programme}", read, "api-get-programme", show),
        Endpoint::post("/api/v1/inspection-programmes/{programme}/visits", plan, "api-plan-visit", plan_visit),
        Endpoint::post(
            "/api/v1/inspection-programmes/{programme}/approval",
            approves,
            "api-approve-programme",
            approve,
        ),
    ];
    endpoints.extend(visits::endpoints());
    endpoints.extend(concluding::endpoints());
    endpoints.extend(findings::endpoints());
    Subject { key: "api-subject-inspections", endpoints }
}

/// The kind of a visit.
fn kind_of(word: &str) -> Result<VisitKind, Problem> {
    VisitKind::from_code(word).ok_or_else(|| Problem::Missing { field: "kind".to_owned() })
}

fn organisations(ids: &[Uuid]) -> Vec<OrganisationId> {
    ids.iter().copied().map(OrganisationId::from).collect()
}

fn documents(ids: &[Uuid]) -> Vec<DocumentId> {
    ids.iter().copied().map(DocumentId::from).collect()
}

fn provisions(ids: &[Uuid]) -> Vec<ProvisionId> {
    ids.iter().copied().map(ProvisionId::from).collect()
}

/// Which programmes.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct ProgrammeSearch {
    /// Of this year.
    year: Option<i64>,
    /// So many at the most; 50 without it.
    #[schemars(range(min = 1, max = 200))]
    limit: Option<usize>,
    /// The «next» of the page before.
    #[schemars(regex(pattern = "^[0-9a-f]{32}$"))]
    cursor: Option<String>,
}

/// `GET /api/v1/inspection-programmes`
async fn list(call: Call, Wanted(search): Wanted<ProgrammeSearch>) -> Result<Given<Listed<ToldProgramme>>, Failure> {
    let mut found = programmes::list_for(&call.app, &call.caller).await?;
    found.retain(|one| search.year.is_none_or(|year| one.row.year == year));
    let paging = Paging { limit: search.limit, cursor: search.cursor };
    paging.page(found, |one| one.row.id.uuid(), |one| told::programme(&one)).map(Given)
}

/// A programme to be begun.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewProgramme {
    /// Whose it is.
    organisation: Uuid,
    /// The year.
    #[schemars(range(min = 2000, max = 2100))]
    year: i64,
}

/// `POST /api/v1/inspection-programmes`
async fn begin(call: Call, sent: Sent<NewProgramme>) -> Result<Done<ToldProgramme>, Failure> {
    let acting = call.acting();
    sent.once(&call, move |tx, sent| {
        Box::pin(async move {
            let body = OrganisationId::from(sent.organisation);
            let id = programmes::write_beginning(tx, &acting, body, sent.year).await?;
            Ok(told::programme(&programmes::find_in(tx, &acting, id).await?))
        })
    })
    .await
}

/// `GET /api/v1/inspection-programmes/{programme}`
async fn show(call: Call, Named(id): Named<InspectionProgrammeId>) -> Result<Given<ToldProgramme>, Failure> {
    Ok(Given(told::programme(&programmes::open(&call.app, &call.caller, id).await?)))
}

/// A visit to be planned, or changed where `planned` names one.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewPlannedVisit {
    /// The planned visit that is changed.
    planned: Option<Uuid>,
    /// The version of it that was read.
    #[serde(default)]
    version: i64,
    /// inspection, supervision, front-supervision or social-criticism.
    #[schemars(length(max = 40))]
    kind: String,
    /// What it is about.
    #[schemars(length(min = 1, max = 6_000))]
    subject: String,
    /// The units to be visited.
    #[schemars(length(max = 60))]
    units: Vec<Uuid>,
    /// Bodies that take part.
    #[serde(default)]
    #[schemars(length(max = 60))]
    together_with: Vec<Uuid>,
    /// Documents whose carrying out is looked at.
    #[serde(default)]
    #[schemars(length(max = 60))]
    documents: Vec<Uuid>,
    /// Of their clauses these alone.
    #[serde(default)]
    #[schemars(length(max = 200))]
    clauses: Vec<Uuid>,
    /// The quarter.
    #[schemars(range(min = 1, max = 4))]
    quarter: Option<i64>,
    /// The first day.
    from: Option<Day>,
    /// The last day.
    to: Option<Day>,
    /// It is taken out.
    #[serde(default)]
    dropped: bool,
    /// Why; needed once the programme is approved.
    #[serde(default)]
    #[schemars(length(max = 500))]
    reason: String,
}

/// `POST /api/v1/inspection-programmes/{programme}/visits`
async fn plan_visit(
    call: Call,
    Named(id): Named<InspectionProgrammeId>,
    sent: Sent<NewPlannedVisit>,
) -> Result<Done<ToldProgramme>, Failure> {
    let acting = call.acting();
    sent.once(&call, move |tx, sent| {
        Box::pin(async move {
            let programme = programmes::find_in(tx, &acting, id).await?;
            // Whoever may not do it learns nothing of what is wrong with a request.
            let thing = programmes::thing_of(&acting, &programme);
            acting.caller.require(&acting.graph, Verb::PlanInspection, &thing)?;
            let content = Planned {
                kind: kind_of(&sent.kind)?,
                subject: words_of(&sent.subject, "subject")?,
                units: organisations(&sent.units),
                bodies: organisations(&sent.together_with),
                documents: documents(&sent.documents),
                clauses: provisions(&sent.clauses),
                quarter: sent.quarter,
                from: sent.from.map(|day| day.0),
                to: sent.to.map(|day| day.0),
            };
            let planned = sent.planned.map(|planned| (PlannedVisitId::from(planned), sent.version));
            let reason = crate::written::tidied(&sent.reason);
            let planning = Planning { planned, content, is_dropped: sent.dropped, reason };
            programmes::write_planning(tx, &acting, id, planning).await?;
            Ok(told::programme(&programmes::find_in(tx, &acting, id).await?))
        })
    })
    .await
}

/// That it is approved; nothing more needs to be said.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct ProgrammeApproval {}

/// `POST /api/v1/inspection-programmes/{programme}/approval`
async fn approve(
    call: Call,
    Named(id): Named<InspectionProgrammeId>,
    sent: Sent<ProgrammeApproval>,
) -> Result<Done<ToldProgramme>, Failure> {
    let acting = call.acting();
    sent.once(&call, move |tx, _| {
        Box::pin(async move {
            programmes::write_approval(tx, &acting, id).await?;
            Ok(told::programme(&programmes::find_in(tx, &acting, id).await?))
        })
    })
    .await
}
