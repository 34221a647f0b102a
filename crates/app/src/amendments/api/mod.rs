//! Amendments for programs: how two documents stand, their clauses paired, what is stale; saying, pairing, carrying over.
//! Each calls the action that the page calls.

mod steps;

use super::actions::{self, Kind, LineKind, Standing};
use crate::{
    api::{Call, Endpoint, Given, Subject},
    documents::actions::find_for_reader,
    failure::Failure,
    requests::Named,
    routes::Access,
};
use domain::{ids::DocumentId, permissions::Verb};
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

/// The endpoints of this subject.
pub fn endpoints() -> Subject {
    let (read, relate) = (Access::Asks(Verb::ReadDocument), Access::Asks(Verb::RelateDocuments));
    let carry = Access::Asks(Verb::CarryOver);
    let endpoints = vec![
        Endpoint::get("/api/v1/documents/{document}/amendments", read, "api-list-amendments", list),
        Endpoint::post("/api/v1/documents/{document}/amendments", relate, "api-say-amendment", steps::say),
        Endpoint::post("/api/v1/documents/{document}/pairing", relate, "api-pair-clause", steps::pair),
        Endpoint::post("/api/v1/documents/{document}/carry-over", carry, "api-carry-over", steps::carry),
    ];
    Subject { key: "api-subject-amendments", endpoints }
}

/// What a document amends or replaces.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldAmendments {
    /// One for each older document that the person may read.
    amendments: Vec<ToldAmendment>,
}

/// That a document amends or replaces another.
#[derive(Debug, Serialize, JsonSchema)]
struct ToldAmendment {
    /// The older document.
    amended: Uuid,
    /// amends or replaces.
    relation: &'static str,
    /// Clauses of the older document, then new ones; empty before both documents are published.
    pairs: Vec<ToldPair>,
    /// What rests on clauses that changed, went or were replaced, as far as the person may read it.
    lines: Vec<ToldLine>,
}

/// How a clause stands to one of the other document.
#[derive(Debug, Serialize, JsonSchema)]
struct ToldPair {
    /// The older clause.
    old: Option<Uuid>,
    /// Its place, as people name it.
    old_place: Option<String>,
    /// The newer clause.
    new: Option<Uuid>,
    /// Its place, as people name it.
    new_place: Option<String>,
    /// same, changed, removed or new.
    change: &'static str,
    /// Of the row that says so; the next one names it. Zero for a new clause.
    number: i64,
}

/// Something that rests on an older clause.
#[derive(Debug, Serialize, JsonSchema)]
struct ToldLine {
    /// Names it in a carry-over.
    key: String,
    /// plan, relation, assignment or target.
    kind: &'static str,
    /// The plan, relation, assignment or target.
    id: Uuid,
    /// The older clause.
    clause: Option<Uuid>,
    /// The clause to which it goes.
    to: Option<Uuid>,
    /// open (the person may carry it over), others, done, waits or stays.
    standing: &'static str,
}

/// `GET /api/v1/documents/{document}/amendments`
async fn list(call: Call, Named(id): Named<DocumentId>) -> Result<Given<ToldAmendments>, Failure> {
    let acting = call.acting();
    let mut connection = call.app.database().read().await?;
    find_for_reader(&mut connection, &acting.graph, &acting.caller, id, acting.today).await?;
    amendments(&mut connection, &acting, id).await.map(Given)
}

/// The amendments of a document, read inside a read or a write.
pub(super) async fn amendments(
    connection: &mut database::Connection,
    acting: &crate::acting::Acting,
    id: DocumentId,
) -> Result<ToldAmendments, Failure> {
    let mut told = Vec::new();
    for one in actions::amendments_of(connection, id).await? {
        match actions::stale_in(connection, acting, (id, one.amended)).await {
            Ok(stale) => told.push(amendment(one.amended, one.kind, stale)),
            Err(failure) => failure.into_problem().map(drop)?,
        }
    }
    Ok(ToldAmendments { amendments: told })
}

fn amendment(amended: DocumentId, kind: Kind, stale: Option<actions::Stale>) -> ToldAmendment {
    let mut told =
        ToldAmendment { amended: amended.uuid(), relation: kind.code(), pairs: Vec::new(), lines: Vec::new() };
    let Some(stale) = stale else { return told };
    let (old, new) = (&stale.pairing.old, &stale.pairing.new);
    told.pairs = stale
        .pairing
        .pairs
        .iter()
        .map(|one| ToldPair {
            old: one.pair.old.and_then(|place| old.id(place)).map(|id| id.uuid()),
            old_place: one.pair.old.map(|place| old.name(place)),
            new: one.pair.new.and_then(|place| new.id(place)).map(|id| id.uuid()),
            new_place: one.pair.new.map(|place| new.name(place)),
            change: one.pair.change.code(),
            number: one.row.as_ref().map(|row| row.number).unwrap_or_default(),
        })
        .collect();
    told.lines = stale.lines.into_iter().map(line).collect();
    told
}

fn line(line: actions::Line) -> ToldLine {
    let (kind, id) = match &line.kind {
        LineKind::Plan(plan) => ("plan", plan.row.id.uuid()),
        LineKind::Relation(_, row) => ("relation", row.id.uuid()),
        LineKind::Assignment(row, ..) => ("assignment", row.id.uuid()),
        LineKind::Target(known) => ("target", known.target.id.uuid()),
    };
    let standing = match line.standing {
        Standing::Open => "open",
        Standing::Others(_) => "others",
        Standing::Done => "done",
        Standing::Waits => "waits",
        Standing::Stays => "stays",
    };
    let (clause, to) = (line.clause.map(|id| id.uuid()), line.to.map(|id| id.uuid()));
    ToldLine { key: line.key, kind, id, clause, to, standing }
}
