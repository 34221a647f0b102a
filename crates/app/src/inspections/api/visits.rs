//! Visits for programs: begun, written anew, given up; the checklist.
//! The same actions as behind the pages.

use super::{
    super::{
        actions::{checklist, rolling, seeing, visits},
        content::Particulars,
    },
    documents, kind_of, organisations, provisions,
    told::{self, ToldVisit, WholeVisit},
};
use crate::{
    acting::Acting,
    api::{Call, Day, Done, Endpoint, Given, Listed, Paging, Sent, Wanted, words_of},
    failure::Failure,
    requests::Named,
    routes::Access,
    written,
};
use database::WriteTransaction;
use domain::{
    ids::{InspectionId, InspectionItemId, InspectionProgrammeId, OrganisationId, PlannedVisitId, ProvisionId},
    inspections::ItemResult,
    permissions::Verb,
    problem::Problem,
};
use schemars::JsonSchema;
use serde::Deserialize;
use uuid::Uuid;

/// The endpoints of this part.
pub fn endpoints() -> Vec<Endpoint> {
    let (read, plan) = (Access::Asks(Verb::ReadInspection), Access::Asks(Verb::PlanInspection));
    let record = Access::Asks(Verb::RecordInspection);
    vec![
        Endpoint::get("/api/v1/inspections", Access::SignedIn, "api-list-inspections", list),
        Endpoint::post("/api/v1/inspections", plan, "api-begin-inspection", begin),
        Endpoint::get("/api/v1/inspections/{inspection}", read, "api-get-inspection", show),
        Endpoint::post("/api/v1/inspections/{inspection}/particulars", plan, "api-write-inspection", rewrite),
        Endpoint::post("/api/v1/inspections/{inspection}/abandonment", plan, "api-abandon-inspection", abandon),
        Endpoint::post("/api/v1/inspections/{inspection}/checklist", record, "api-draw-checklist", draw),
        Endpoint::post("/api/v1/inspections/{inspection}/items", record, "api-add-inspection-item", add_item),
        Endpoint::post("/api/v1/inspections/{inspection}/items/{item}", record, "api-answer-inspection-item", answer),
    ]
}

/// A step that was taken, with the visit after it.
pub(super) type Step = Result<Done<WholeVisit>, Failure>;

pub(super) async fn after(tx: &mut WriteTransaction, acting: &Acting, id: InspectionId) -> Result<WholeVisit, Failure> {
    Ok(told::whole(acting, &seeing::find_whole(tx, acting, id).await?))
}

/// Which visits.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct InspectionSearch {
    /// One of whose days lies in this year.
    year: Option<i16>,
    /// Led by this organisation, or made together with it.
    organisation: Option<Uuid>,
    /// So many at the most; 50 without it.
    #[schemars(range(min = 1, max = 200))]
    limit: Option<usize>,
    /// The «next» of the page before.
    #[schemars(regex(pattern = "^[0-9a-f]{32}$"))]
    cursor: Option<String>,
}

/// `GET /api/v1/inspections`
async fn list(call: Call, Wanted(search): Wanted<InspectionSearch>) -> Result<Given<Listed<ToldVisit>>, Failure> {
    let acting = call.acting();
    let mut seen = rolling::list_for(&call.app, &call.caller).await?;
    let of_body = |visit: &super::super::actions::Visit, body: OrganisationId| {
        visit.row.organisation_id == body || visit.particulars.bodies.contains(&body)
    };
    seen.retain(|visit| {
        let said = &visit.particulars;
        let in_year = search.year.is_none_or(|year| said.from.year() <= year && said.to.year() >= year);
        in_year && search.organisation.is_none_or(|body| of_body(visit, OrganisationId::from(body)))
    });
    let visits = seen.visits.clone();
    let paging = Paging { limit: search.limit, cursor: search.cursor };
    paging.page(visits, |one| one.row.id.uuid(), |one| told::visit(&acting, &seen, &one)).map(Given)
}

/// What a visit is about, with whom and where.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct SentParticulars {
    /// inspection, supervision, front-supervision or social-criticism.
    #[schemars(length(max = 40))]
    kind: String,
    /// What it is about.
    #[schemars(length(min = 1, max = 6_000))]
    subject: String,
    /// The units visited.
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
    /// The people, one a line.
    #[schemars(length(min = 1, max = 6_000))]
    team: String,
    /// The first day.
    from: Day,
    /// The last day.
    to: Day,
    /// Number and symbol of the decision.
    #[serde(default)]
    #[schemars(length(max = 500))]
    decision: String,
    /// Its day.
    decided_on: Option<Day>,
}

impl SentParticulars {
    fn read(&self) -> Result<Particulars, Problem> {
        Ok(Particulars {
            kind: kind_of(&self.kind)?,
            subject: words_of(&self.subject, "subject")?,
            units: organisations(&self.units),
            bodies: organisations(&self.together_with),
            documents: documents(&self.documents),
            clauses: provisions(&self.clauses),
            team: words_of(&self.team, "team")?,
            from: self.from.0,
            to: self.to.0,
            decision: written::tidied(&self.decision),
            decided_on: self.decided_on.as_ref().map(|day| day.0),
        })
    }
}

/// A visit to be begun.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewInspection {
    /// The body that leads it.
    organisation: Uuid,
    /// The programme that plans it.
    programme: Option<Uuid>,
    /// The planned visit of that programme.
    planned: Option<Uuid>,
    /// What it is about, with whom and where.
    particulars: SentParticulars,
}

/// `POST /api/v1/inspections`
async fn begin(call: Call, sent: Sent<NewInspection>) -> Step {
    let acting = call.acting();
    sent.once(&call, move |tx, sent| {
        Box::pin(async move {
            let leading = OrganisationId::from(sent.organisation);
            // Whoever may not begin one learns nothing of what is wrong with a request.
            let thing = super::super::actions::thing_unborn(&acting, leading);
            acting.caller.require(&acting.graph, Verb::PlanInspection, &thing)?;
            let planned = sent.programme.map(InspectionProgrammeId::from).zip(sent.planned.map(PlannedVisitId::from));
            let new = visits::New { leading, planned, particulars: sent.particulars.read()? };
            let id = visits::write_beginning(tx, &acting, new).await?;
            after(tx, &acting, id).await
        })
    })
    .await
}

/// `GET /api/v1/inspections/{inspection}`
async fn show(call: Call, Named(id): Named<InspectionId>) -> Result<Given<WholeVisit>, Failure> {
    let whole = seeing::open(&call.app, &call.caller, id).await?;
    Ok(Given(told::whole(&call.acting(), &whole)))
}

/// Particulars written anew.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewParticulars {
    /// The version that was read.
    version: i64,
    /// What it is about, with whom and where.
    particulars: SentParticulars,
}

/// `POST /api/v1/inspections/{inspection}/particulars`
async fn rewrite(call: Call, Named(id): Named<InspectionId>, sent: Sent<NewParticulars>) -> Step {
    let acting = call.acting();
    sent.once(&call, move |tx, sent| {
        Box::pin(async move {
            require(tx, &acting, id, Verb::PlanInspection).await?;
            visits::write_particulars(tx, &acting, id, sent.version, sent.particulars.read()?).await?;
            after(tx, &acting, id).await
        })
    })
    .await
}

/// Whoever may not do it learns nothing of what is wrong with a request.
pub(super) async fn require(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: InspectionId,
    verb: Verb,
) -> Result<(), Failure> {
    let whole = seeing::find_whole(tx, acting, id).await?;
    _ = whole.visit.require(acting, verb)?;
    Ok(())
}

/// Why it is given up.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct InspectionAbandonment {
    /// Why.
    #[schemars(length(min = 1, max = 500))]
    reason: String,
}

/// `POST /api/v1/inspections/{inspection}/abandonment`
async fn abandon(call: Call, Named(id): Named<InspectionId>, sent: Sent<InspectionAbandonment>) -> Step {
    let acting = call.acting();
    sent.once(&call, move |tx, sent| {
        Box::pin(async move {
            require(tx, &acting, id, Verb::PlanInspection).await?;
            visits::write_abandonment(tx, &acting, id, &words_of(&sent.reason, "reason")?).await?;
            after(tx, &acting, id).await
        })
    })
    .await
}

/// That the checklist is to be drawn; nothing more needs to be said.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct ChecklistDrawing {}

/// `POST /api/v1/inspections/{inspection}/checklist`
async fn draw(call: Call, Named(id): Named<InspectionId>, sent: Sent<ChecklistDrawing>) -> Step {
    let acting = call.acting();
    let drawn = checklist::prepare(&call.app, &acting, id).await;
    sent.once(&call, move |tx, _| {
        Box::pin(async move {
            checklist::write_drawing(tx, &acting, id, drawn?).await?;
            after(tx, &acting, id).await
        })
    })
    .await
}

/// An item of one's own.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewItem {
    /// Of which unit; of all of them without one.
    organisation: Option<Uuid>,
    /// Of which clause.
    clause: Option<Uuid>,
    /// What is to be looked at.
    #[schemars(length(min = 1, max = 6_000))]
    words: String,
}

/// `POST /api/v1/inspections/{inspection}/items`
async fn add_item(call: Call, Named(id): Named<InspectionId>, sent: Sent<NewItem>) -> Step {
    let acting = call.acting();
    sent.once(&call, move |tx, sent| {
        Box::pin(async move {
            require(tx, &acting, id, Verb::RecordInspection).await?;
            let added = checklist::Added {
                unit: sent.organisation.map(OrganisationId::from),
                clause: sent.clause.map(ProvisionId::from),
                words: words_of(&sent.words, "words")?,
            };
            checklist::write_adding(tx, &acting, id, added).await?;
            after(tx, &acting, id).await
        })
    })
    .await
}

/// The result of an item.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewResult {
    /// The version that was read; 0 before the first.
    #[serde(default)]
    version: i64,
    /// good, partly, not-yet or not-applicable.
    #[schemars(length(max = 40))]
    result: String,
    /// In words.
    #[serde(default)]
    #[schemars(length(max = 6_000))]
    note: String,
}

/// `POST /api/v1/inspections/{inspection}/items/{item}`
async fn answer(call: Call, Named((id, item)): Named<(InspectionId, InspectionItemId)>, sent: Sent<NewResult>) -> Step {
    let acting = call.acting();
    sent.once(&call, move |tx, sent| {
        Box::pin(async move {
            require(tx, &acting, id, Verb::RecordInspection).await?;
            let missing = || Problem::Missing { field: "result".to_owned() };
            let result = ItemResult::from_code(&sent.result).ok_or_else(missing)?;
            let answer = checklist::Answer { seen: sent.version, result, note: written::tidied(&sent.note) };
            checklist::write_answer(tx, &acting, (id, item), answer).await?;
            after(tx, &acting, id).await
        })
    })
    .await
}
