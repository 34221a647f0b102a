//! Plans for programs: those that a person sees and who owes one, one with its clauses, the declaration, and plans that are
//! written here. Each calls the action that the page calls.

mod drafts;
mod money;
mod told;

use super::actions::{self, finding};
use crate::{
    api::{Call, Day, Done, Endpoint, Given, Listed, Paging, Sent, Subject, Wanted},
    failure::Failure,
    requests::Named,
    routes::Access,
};
use domain::{
    ids::{DocumentId, OrganisationId},
    permissions::Verb,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use told::{ToldPlan, ToldPlanClause};
use uuid::Uuid;

/// The endpoints of this subject.
pub fn endpoints() -> Subject {
    let (read, declare) = (Access::Asks(Verb::ReadDocument), Access::Asks(Verb::DeclarePlan));
    let write = Access::Asks(Verb::WritePlan);
    let endpoints = vec![
        Endpoint::get("/api/v1/plans", Access::SignedIn, "api-list-plans", list),
        Endpoint::get("/api/v1/plans-owed", Access::SignedIn, "api-list-plans-owed", owed),
        Endpoint::get("/api/v1/plans/{document}", read, "api-get-plan", show),
        Endpoint::post("/api/v1/plans/{document}/money", declare, "api-write-money-of-plan", money::write),
        Endpoint::post("/api/v1/documents/{document}/plan", declare, "api-declare-plan", declare_plan),
        Endpoint::post("/api/v1/plan-drafts", write, "api-begin-plan-draft", drafts::begin),
        Endpoint::get("/api/v1/plan-drafts/{draft}", write, "api-get-plan-draft", drafts::show),
        Endpoint::post("/api/v1/plan-drafts/{draft}/content", write, "api-write-plan-draft", drafts::write),
        Endpoint::post("/api/v1/plan-drafts/{draft}/document", write, "api-make-plan-document", drafts::make_document),
    ];
    Subject { key: "api-subject-plans", endpoints }
}

/// Which plans.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct PlanSearch {
    /// Plans of this organisation.
    organisation: Option<Uuid>,
    /// Plans that carry this document out.
    carries_out: Option<Uuid>,
    /// So many at the most; 50 without it.
    #[schemars(range(min = 1, max = 200))]
    limit: Option<usize>,
    /// The «next» of the page before.
    #[schemars(regex(pattern = "^[0-9a-f]{32}$"))]
    cursor: Option<String>,
}

/// `GET /api/v1/plans`
async fn list(call: Call, Wanted(search): Wanted<PlanSearch>) -> Result<Given<Listed<ToldPlan>>, Failure> {
    let acting = call.acting();
    let mut found = finding::list_for(&call.app, &call.caller).await?;
    found.retain(|plan| {
        let of_body = search.organisation.is_none_or(|body| plan.row.organisation_id.uuid() == body);
        let of_parent =
            search.carries_out.is_none_or(|parent| plan.parents.iter().any(|one| one.row.parent_id.uuid() == parent));
        of_body && of_parent
    });
    let paging = Paging { limit: search.limit, cursor: search.cursor };
    paging.page(found, |plan| plan.row.document_id.uuid(), |plan| told::plan(&acting, &plan)).map(Given)
}

/// A unit that owes a plan.
#[derive(Debug, Serialize, JsonSchema)]
struct OwedPlan {
    /// The unit.
    organisation: Uuid,
    /// Its name.
    organisation_name: String,
    /// The document that asks for the plan.
    document: Uuid,
    /// The assignment.
    assignment: Uuid,
    /// What is to be done.
    action: String,
    /// When it is due.
    due_on: Option<Day>,
}

/// `GET /api/v1/plans-owed`
async fn owed(call: Call, Wanted(paging): Wanted<Paging>) -> Result<Given<Listed<OwedPlan>>, Failure> {
    let acting = call.acting();
    let found = finding::owed_for(&call.app, &call.caller).await?;
    let name = |id: OrganisationId| acting.graph.last_name(id, acting.today).unwrap_or_default().to_owned();
    let told = |one: finding::Owed| OwedPlan {
        organisation: one.organisation_id.uuid(),
        organisation_name: name(one.organisation_id),
        document: one.document_id.uuid(),
        assignment: one.assignment_id.uuid(),
        action: one.action,
        due_on: one.due_on.map(Day),
    };
    paging.page(found, |one| one.assignment_id.uuid(), told).map(Given)
}

/// A plan with its clauses.
#[derive(Debug, Serialize, JsonSchema)]
struct WholePlan {
    #[serde(flatten)]
    plan: ToldPlan,
    /// Its clauses: those that say what is to be done.
    clauses: Vec<ToldPlanClause>,
}

/// `GET /api/v1/plans/{document}`
async fn show(call: Call, Named(id): Named<DocumentId>) -> Result<Given<WholePlan>, Failure> {
    let acting = call.acting();
    let whole = finding::open(&call.app, &call.caller, id).await?;
    let clauses = whole.clauses.iter().map(|clause| told::clause(&acting, clause)).collect();
    Ok(Given(WholePlan { plan: told::plan(&acting, &whole.plan), clauses }))
}

/// What a plan carries out.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct PlanDeclaration {
    /// The documents; none takes the declaration back, while nothing rests on it.
    #[schemars(length(max = 12))]
    carries_out: Vec<Uuid>,
}

/// A declaration that was made or taken back.
#[derive(Debug, Serialize, JsonSchema)]
struct Declared {
    /// The document.
    document: Uuid,
    /// It is a plan.
    is_plan: bool,
}

/// `POST /api/v1/documents/{document}/plan`
async fn declare_plan(
    call: Call,
    Named(id): Named<DocumentId>,
    sent: Sent<PlanDeclaration>,
) -> Result<Done<Declared>, Failure> {
    let acting = call.acting();
    sent.once(&call, move |tx, sent| {
        Box::pin(async move {
            let parents: Vec<DocumentId> = sent.carries_out.into_iter().map(DocumentId::from).collect();
            let is_plan = !parents.is_empty();
            match is_plan {
                true => actions::write_declaration(tx, &acting, id, &parents).await?,
                false => actions::write_taking_back(tx, &acting, id).await?,
            }
            Ok(Declared { document: id.uuid(), is_plan })
        })
    })
    .await
}
