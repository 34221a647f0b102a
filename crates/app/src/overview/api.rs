//! Pages of one thing for programs: the same parts with the same rows, cut to what the person of the token may read.
//! It finds no rows of its own: what the pages show is what a program is told.

use super::{
    clause,
    parts::{Line, Part},
    unit,
    whole::{self, Figure},
};
use crate::{
    api::{Call, Endpoint, Given, Listed, Subject},
    failure::Failure,
    look::Frame,
    obligations::actions::listing::together::Open,
    requests::Named,
    routes::Access,
};
use domain::{
    ids::{OrganisationId, ProvisionId},
    permissions::Verb,
};
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

/// The endpoints of this subject.
pub fn endpoints() -> Subject {
    let (read, know) = (Access::Asks(Verb::ReadDocument), Access::Asks(Verb::ReadOrganisation));
    let endpoints = vec![
        Endpoint::get("/api/v1/overview", Access::SignedIn, "api-get-overview", get_overview),
        Endpoint::get("/api/v1/overview/units", Access::SignedIn, "api-list-late-units", list_units),
        Endpoint::get("/api/v1/clauses/{provision}", read, "api-get-clause", get_clause),
        Endpoint::get("/api/v1/organisations/{organisation}/dossier", know, "api-get-dossier", get_dossier),
    ];
    Subject { key: "api-subject-overview", endpoints }
}

/// One part of a thing.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "PartOfThing")]
struct ToldPart {
    /// What it is: `assignments`, `coverage`, `targets`, `figures`, `outreach`, `findings`, `difficulties`, `money`, `plans`,
    /// `reports`, `registers`, `difficulties-held` or `difficulties-raised`.
    part: &'static str,
    /// How many rows there are that the person may read.
    count: usize,
    /// What they come to, in words; empty where the rows say it.
    says: String,
    /// The first rows, those that need a hand first.
    rows: Vec<ToldLine>,
    /// The address of the page with the whole list.
    list_path: Option<String>,
}

/// One row of a part.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "RowOfPart")]
struct ToldLine {
    /// The address of its page.
    path: String,
    /// What it is called.
    title: String,
    /// Whose it is, until when, where it stands, in words.
    place: String,
    /// How it stands, in words; null where it has no state.
    state: Option<String>,
}

impl From<Part> for ToldPart {
    fn from(part: Part) -> Self {
        let line = |line: Line| ToldLine {
            path: line.path,
            title: line.title,
            place: line.meta,
            state: line.mark.map(|mark| mark.word),
        };
        ToldPart {
            part: part.code,
            count: part.count,
            says: part.says,
            rows: part.lines.into_iter().map(line).collect(),
            list_path: part.list,
        }
    }
}

/// A clause with everything that hangs on it.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "ClauseWithParts")]
struct ToldClause {
    /// The clause.
    id: Uuid,
    /// Its document.
    document: Uuid,
    /// How people name it: «II.1.b».
    name: String,
    /// Its own words.
    text: String,
    /// The clauses inside it, in the order of the document.
    inside: Vec<Uuid>,
    /// Its parts, in the order of the page.
    parts: Vec<ToldPart>,
}

/// A unit with everything that it owes, gave, set itself and raised.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "UnitWithParts")]
struct ToldUnit {
    /// The unit.
    id: Uuid,
    /// Its name today, or its last.
    name: String,
    /// Its parts, in the order of the page.
    parts: Vec<ToldPart>,
}

/// How a program's answer says things: in its language, on today.
fn frame_of(call: &Call) -> Frame {
    Frame::new(crate::look::Site::default(), call.language, call.app.now().local(), "", "")
}

/// `GET /api/v1/clauses/{provision}`
async fn get_clause(call: Call, Named(id): Named<ProvisionId>) -> Result<Given<ToldClause>, Failure> {
    let document = clause::document_of(&call.app, id).await?;
    let shown = clause::find(&call.app, &call.caller, &frame_of(&call), (document, id)).await?;
    Ok(Given(ToldClause {
        id: id.uuid(),
        document: document.uuid(),
        name: shown.clause.path.clone(),
        text: shown.clause.text.clone(),
        inside: shown.inside().into_iter().map(|clause| clause.id.uuid()).collect(),
        parts: shown.parts.into_iter().map(ToldPart::from).collect(),
    }))
}

/// `GET /api/v1/organisations/{organisation}/dossier`
async fn get_dossier(call: Call, Named(id): Named<OrganisationId>) -> Result<Given<ToldUnit>, Failure> {
    let shown = unit::find(&call.app, &call.caller, &frame_of(&call), id).await?;
    let (graph, today) = (call.app.organisations(), call.app.today());
    Ok(Given(ToldUnit {
        id: id.uuid(),
        name: graph.last_name(id, today).unwrap_or_default().to_owned(),
        parts: shown.parts.into_iter().map(ToldPart::from).collect(),
    }))
}

/// A number of the overview.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "OverviewNumber")]
struct ToldFigure {
    /// What it counts: `late-units`, `late-assignments`, `waiting`, `plans`, `reports`, `difficulties` or `findings`.
    number: &'static str,
    /// The number.
    value: usize,
    /// Of how many; null where it is of nothing.
    of: Option<usize>,
    /// The address of the page with its rows.
    path: String,
}

impl From<Figure> for ToldFigure {
    fn from(figure: Figure) -> Self {
        ToldFigure { number: figure.code, value: figure.value, of: figure.of, path: figure.path }
    }
}

/// Something that changed in the last seven days.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "ChangeOfWeek")]
struct ToldChange {
    /// What, in words.
    title: String,
    /// The address of the page with its rows.
    path: String,
}

/// What a person's body follows. A number of which nothing is there yet is left out.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Overview")]
struct ToldOverview {
    /// The numbers.
    numbers: Vec<ToldFigure>,
    /// What changed.
    changes: Vec<ToldChange>,
}

/// A unit with its open assignments.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "UnitWithOpenAssignments")]
struct ToldOpen {
    /// The unit.
    organisation: Uuid,
    /// Its name today, or its last.
    name: String,
    /// Open assignments that the person may read.
    open: i64,
    /// Late ones.
    late: i64,
    /// With a submission that waits for its answer.
    waiting: i64,
    /// Not acknowledged.
    unacknowledged: i64,
}

/// `GET /api/v1/overview`
async fn get_overview(call: Call) -> Result<Given<ToldOverview>, Failure> {
    let shown = whole::find(&call.app, &call.caller, &frame_of(&call), None).await?;
    let change = |line: Line| ToldChange { title: line.title, path: line.path };
    Ok(Given(ToldOverview {
        numbers: shown.figures.into_iter().map(ToldFigure::from).collect(),
        changes: shown.changes.into_iter().map(change).collect(),
    }))
}

/// `GET /api/v1/overview/units`
async fn list_units(call: Call) -> Result<Given<Listed<ToldOpen>>, Failure> {
    let units = whole::units(&call.app, &call.caller).await?;
    let (graph, today) = (call.app.organisations(), call.app.today());
    let told = |(unit, open): (OrganisationId, Open)| ToldOpen {
        organisation: unit.uuid(),
        name: graph.last_name(unit, today).unwrap_or_default().to_owned(),
        open: open.open,
        late: open.late,
        waiting: open.waiting,
        unacknowledged: open.unacknowledged,
    };
    Ok(Given(Listed { items: units.into_iter().map(told).collect(), next: None }))
}
