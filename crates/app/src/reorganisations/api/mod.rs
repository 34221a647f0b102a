//! Reorganisations for programs: those that the person may see, and one with its rows, what is wrong with them and what
//! became of it; preparing, deciding and applying one. A step carries the version that was seen.

mod carried;
mod steps;

use crate::{
    acting::Acting,
    api::{Call, Day, Endpoint, Given, Instant, Listed, Paging, Subject, Wanted},
    failure::Failure,
    language::Language,
    reorganisations::actions::{self, Reorganisation, State},
    requests::Named,
    routes::Access,
};
use domain::{
    ids::ReorganisationId,
    organisations::reorganisation::{DraftRow, Fault},
    permissions::Verb,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The endpoints of this subject.
pub fn endpoints() -> Subject {
    let (reading, acting) = (Access::Asks(Verb::ReadOrganisation), Access::Asks(Verb::Reorganise));
    let endpoints = vec![
        Endpoint::get("/api/v1/reorganisations", reading, "api-list-reorganisations", list),
        Endpoint::post("/api/v1/reorganisations", acting, "api-begin-reorganisation", steps::begin),
        Endpoint::get("/api/v1/reorganisations/{reorganisation}", acting, "api-get-reorganisation", show),
        Endpoint::post(
            "/api/v1/reorganisations/{reorganisation}/rows",
            acting,
            "api-change-reorganisation",
            steps::change_rows,
        ),
        Endpoint::post("/api/v1/reorganisations/{reorganisation}/names", acting, "api-pick-names", steps::pick_names),
        Endpoint::post(
            "/api/v1/reorganisations/{reorganisation}/bodies",
            acting,
            "api-change-new-body",
            steps::change_body,
        ),
        Endpoint::post("/api/v1/reorganisations/{reorganisation}/choices", acting, "api-choose-heirs", steps::choose),
        Endpoint::post(
            "/api/v1/reorganisations/{reorganisation}/decision",
            acting,
            "api-decide-reorganisation",
            steps::decide,
        ),
        Endpoint::post(
            "/api/v1/reorganisations/{reorganisation}/decision/withdrawal",
            acting,
            "api-withdraw-decision",
            steps::withdraw,
        ),
        Endpoint::post(
            "/api/v1/reorganisations/{reorganisation}/application",
            acting,
            "api-apply-reorganisation",
            steps::apply,
        ),
        Endpoint::post(
            "/api/v1/reorganisations/{reorganisation}/abandonment",
            acting,
            "api-abandon-reorganisation",
            steps::abandon,
        ),
        Endpoint::post(
            "/api/v1/reorganisations/{reorganisation}/successor",
            acting,
            "api-begin-again",
            steps::begin_again,
        ),
    ];
    Subject { key: "api-subject-reorganisations", endpoints }
}

/// A reorganisation.
#[derive(Debug, Serialize, JsonSchema)]
struct ToldReorganisation {
    /// Its identity.
    id: Uuid,
    /// What it is called.
    title: String,
    /// The document that orders it.
    legal_basis: String,
    /// From which day it holds.
    effective_on: Day,
    /// The body that prepares it.
    owner: Uuid,
    /// Name of that body.
    owner_name: String,
    /// preparing, decided (it waits for its day, or to be applied), applied or abandoned.
    state: &'static str,
    /// Who prepared it.
    prepared_by: String,
    /// Who decided it.
    decided_by: Option<String>,
    /// When.
    decided_at: Option<Instant>,
    /// When it came into the register.
    applied_at: Option<Instant>,
    /// Why it was given up.
    abandon_reason: Option<String>,
    /// Of what was prepared.
    version: i64,
}

/// A reorganisation with its rows.
#[derive(Debug, Serialize, JsonSchema)]
struct WholeReorganisation {
    #[serde(flatten)]
    reorganisation: ToldReorganisation,
    /// Its rows, as they were typed.
    rows: Vec<RowOfReorganisation>,
    /// What is wrong with them now; none once it is applied or given up.
    faults: Vec<FaultOfReorganisation>,
    /// Names that may mean several bodies, or none, as they were typed.
    open_names: Vec<String>,
    /// How much still stands in the way of the decision, choices about duties and people included.
    open_points: usize,
    /// Names that a person must say, each with those who bear it.
    questions: Vec<carried::NameQuestion>,
    /// New bodies, as they would be founded.
    new_bodies: Vec<carried::NewBody>,
    /// Assignments that go over, and who carries each on.
    duties: Vec<carried::CarriedAssignment>,
    /// People whose roles go over, and where to.
    people: Vec<carried::CarriedRole>,
    /// The events by which it came into the register.
    events: Vec<Uuid>,
}

/// One row: an old body, and a new one that carries on.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct RowOfReorganisation {
    /// The old body.
    old: String,
    /// The new one.
    new: String,
    /// Its share; empty for the whole.
    #[serde(default)]
    share: String,
    /// A word for what it does; empty where that follows from the other rows.
    #[serde(default)]
    kind: String,
    /// Its own day; empty for that of the whole.
    #[serde(default)]
    date: String,
    /// Its own basis; empty for that of the whole.
    #[serde(default)]
    basis: String,
    /// Tasks in words, or the line of a move.
    #[serde(default)]
    scope: String,
}

/// Something that is wrong with a row.
#[derive(Debug, Serialize, JsonSchema)]
struct FaultOfReorganisation {
    /// Number of the row, from one; 0 for the whole.
    row: usize,
    /// What it is and what to do.
    sentence: String,
}

/// `GET /api/v1/reorganisations`
async fn list(call: Call, Wanted(paging): Wanted<Paging>) -> Result<Given<Listed<ToldReorganisation>>, Failure> {
    let acting = call.acting();
    let all = actions::list_all(&call.app, &call.caller).await?;
    paging.page(all, |one| one.row.id.uuid(), |one| reorganisation(&acting, &one)).map(Given)
}

/// `GET /api/v1/reorganisations/{reorganisation}`
async fn show(call: Call, Named(id): Named<ReorganisationId>) -> Result<Given<WholeReorganisation>, Failure> {
    let dossier = actions::find_dossier(&call.app, &call.caller, id).await?;
    let examined = dossier.examined.as_ref();
    let faults =
        examined.into_iter().flat_map(|examined| &examined.faults).map(|fault| told_fault(call.language, fault));
    let names = examined.into_iter().flat_map(|examined| &examined.questions).map(|question| question.typed.clone());
    Ok(Given(WholeReorganisation {
        reorganisation: reorganisation(&call.acting(), &dossier.reorganisation),
        rows: dossier.reorganisation.draft.contents.rows.iter().map(row).collect(),
        faults: faults.collect(),
        open_names: names.collect(),
        open_points: dossier.open_points(),
        questions: examined.into_iter().flat_map(|examined| &examined.questions).map(Into::into).collect(),
        new_bodies: examined.into_iter().flat_map(|examined| &examined.bodies).map(Into::into).collect(),
        duties: dossier.carry.iter().flat_map(|carry| &carry.duties).map(Into::into).collect(),
        people: dossier.carry.iter().flat_map(|carry| &carry.people).map(Into::into).collect(),
        events: dossier.events.iter().map(|id| id.uuid()).collect(),
    }))
}

fn reorganisation(acting: &Acting, one: &Reorganisation) -> ToldReorganisation {
    let row = &one.row;
    ToldReorganisation {
        id: row.id.uuid(),
        title: row.title.clone(),
        legal_basis: row.legal_basis.clone(),
        effective_on: Day(row.effective_on),
        owner: row.owner_id.uuid(),
        owner_name: acting.graph.last_name(row.owner_id, acting.today).unwrap_or_default().to_owned(),
        state: match one.state() {
            State::Preparing => "preparing",
            State::Decided => "decided",
            State::Applied => "applied",
            State::Abandoned => "abandoned",
        },
        prepared_by: row.preparer.clone(),
        decided_by: row.decider.clone(),
        decided_at: row.decided_at_ms.map(Instant::of),
        applied_at: row.applied_at_ms.map(Instant::of),
        abandon_reason: row.abandon_reason.clone(),
        version: row.version,
    }
}

fn row(row: &DraftRow) -> RowOfReorganisation {
    RowOfReorganisation {
        old: row.old.clone(),
        new: row.new.clone(),
        share: row.share.clone(),
        kind: row.kind.clone(),
        date: row.date.clone(),
        basis: row.basis.clone(),
        scope: row.scope.clone(),
    }
}

fn told_fault(language: Language, fault: &Fault) -> FaultOfReorganisation {
    let said = match language {
        Language::Vi => fault.vietnamese(),
        Language::En => fault.english(),
    };
    FaultOfReorganisation { row: fault.row, sentence: [said.what, said.next].join(" ") }
}
