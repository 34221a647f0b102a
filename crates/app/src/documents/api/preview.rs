//! What publishing a document would open, for programs: the count that has to be sent with the publication, and what stands
//! in the way. It changes nothing.

use super::told;
use crate::{
    acting::Acting,
    api::{Call, Day, Given, InState, problem_in},
    documents::{
        actions::{self, Text},
        pages::open_unpublished,
        preview::{Planned, Preview},
    },
    failure::Failure,
    obligations::ToldTiming,
    requests::Named,
};
use domain::{ids::DocumentId, permissions::Verb, problem::Problem};
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

/// What publishing would open.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldPreview {
    /// Version of the working copy, to be sent with the publication.
    version: i64,
    /// How many obligations it would open.
    obligations: usize,
    /// How many assignments it would open.
    assignments: usize,
    /// That number must be sent with the publication, because there are many.
    asks_number: bool,
    /// From which day the assignments would be open; null while it cannot be told.
    effective_on: Option<Day>,
    /// Who would follow them and answer submissions.
    tracking_body: Option<Uuid>,
    /// Name of that body.
    tracking_body_name: Option<String>,
    /// The duties that are kept.
    duties: Vec<PlannedDuty>,
    /// What stands in the way; none where it can be published.
    hindrances: Vec<Hindrance>,
}

/// A duty as it would be opened.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PlannedDuty {
    /// Its number in the reading.
    number: usize,
    /// What is to be done.
    action: String,
    /// When.
    timing: ToldTiming,
    /// Each would lead for itself.
    leads: Vec<Uuid>,
    /// They would support.
    supporters: Vec<Uuid>,
    /// The words mean them, but the publisher may not bind them.
    outside: Vec<Uuid>,
    /// Words that mean nobody yet.
    unresolved: Vec<String>,
    /// Who would hold it today, after every reorganisation since.
    holders_today: Vec<Uuid>,
}

/// Something that stands in the way of a publication.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Hindrance {
    /// Its code among the problems.
    code: String,
    /// What it is and what to do.
    sentence: String,
}

/// `GET /api/v1/documents/{document}/preview`
pub async fn show(
    call: Call,
    Named(id): Named<DocumentId>,
    _unpublished: InState,
) -> Result<Given<ToldPreview>, Failure> {
    let opened = open_unpublished(&call.app, &call.caller, id, Verb::PublishDocument).await?;
    let (acting, text) = (call.acting(), opened.text.as_ref().ok_or(Problem::NotFound)?);
    let told = |problem: &Problem| Hindrance { code: problem.code(), sentence: problem_in(problem, call.language) };
    Ok(Given(match actions::preview_of(&call.app, &acting.graph, &opened.document, text) {
        Ok(preview) => ToldPreview {
            asks_number: preview.assignments() > call.app.settings().ask_above_assignments,
            hindrances: preview.problems(&acting.graph).iter().map(told).collect(),
            ..previewed(&acting, text, &preview)
        },
        Err(problem) => ToldPreview {
            version: text.version,
            obligations: 0,
            assignments: 0,
            asks_number: false,
            effective_on: None,
            tracking_body: None,
            tracking_body_name: None,
            duties: Vec::new(),
            hindrances: vec![told(&problem)],
        },
    }))
}

fn previewed(acting: &Acting, text: &Text, preview: &Preview) -> ToldPreview {
    ToldPreview {
        version: text.version,
        obligations: preview.published().count(),
        assignments: preview.assignments(),
        asks_number: false,
        effective_on: Some(Day(preview.effective_on)),
        tracking_body: Some(preview.tracking_body.uuid()),
        tracking_body_name: Some(told::name(acting, preview.tracking_body)),
        duties: preview.duties.iter().map(|planned| planned_duty(text, planned)).collect(),
        hindrances: Vec::new(),
    }
}

fn planned_duty(text: &Text, planned: &Planned) -> PlannedDuty {
    let ids = |ids: &[domain::ids::OrganisationId]| ids.iter().map(|id| id.uuid()).collect();
    PlannedDuty {
        number: planned.index + 1,
        action: text.reviewed.duties.get(planned.index).map(|duty| duty.action.clone()).unwrap_or_default(),
        timing: ToldTiming::from(&planned.timing),
        leads: ids(&planned.leads),
        supporters: ids(&planned.supporters),
        outside: ids(&planned.outside),
        unresolved: planned.unresolved.clone(),
        holders_today: ids(&planned.holders_today),
    }
}
