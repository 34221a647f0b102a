//! One obligation with everyone who holds or held it, cut to what the caller may read.
//!
//! What a unit has not handed in is cut out for a reader outside the unit before a state is computed, so that no page has
//! to remember it. It writes nothing.

use super::{
    Counts, Sight, seen,
    store::{self, LinkRow, ObligationRow},
};
use crate::{
    App,
    caller::Caller,
    failure::Failure,
    obligations::actions::flow::{self, Assignment, Which},
    permits::Thing,
};
use database::Connection;
use domain::{
    ids::{DocumentId, ObligationId, OrganisationId},
    obligations::AssignmentRole,
    permissions::Verb,
    problem::Problem,
};
use jiff::civil::Date;
use serde::Deserialize;
use std::collections::BTreeSet;

/// Everything that the page of an obligation shows.
#[derive(Debug, Clone)]
pub struct ObligationDossier {
    /// Itself, with its document.
    pub row: ObligationRow,
    /// Its words in the source, if the text is here.
    pub source: Option<SourceWords>,
    /// Assignments that the caller may read, open and closed.
    pub assignments: Vec<Assignment>,
    /// Who followed on whom.
    pub links: Vec<LinkRow>,
    /// What became of them.
    pub counts: Counts,
    /// Bodies that support, today.
    pub supporters: Vec<OrganisationId>,
    /// The caller sees every assignment, not only its own.
    pub sees_all: bool,
}

/// The words of an obligation in its document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceWords {
    /// As printed.
    pub words: String,
    /// Number of the duty in the text, by which the page of the document marks it; none if a person added it.
    pub number: Option<usize>,
}

/// What is needed of a stored reading.
#[derive(Deserialize)]
struct StoredReading {
    text: String,
    duties: Vec<StoredDuty>,
}

#[derive(Deserialize)]
struct StoredDuty {
    span: [usize; 2],
}

/// Loads the page of an obligation; not found where the caller may read none of its assignments.
pub async fn find_obligation(app: &App, caller: &Caller, id: ObligationId) -> Result<ObligationDossier, Failure> {
    let (graph, today) = (app.organisations(), app.today());
    let sight = Sight::of(caller, &graph, today);
    let mut connection = app.database().read().await?;
    let row = store::find_obligation(&mut connection, id).await?.ok_or(Problem::NotFound)?;
    let facts = store::list_facts(&mut connection, id.uuid(), today).await?;
    let visible: Vec<_> = seen(&sight, row.tracking_body_id, &facts).collect();
    let sees_all = sight.trackers.contains(&row.tracking_body_id);
    if visible.is_empty() && !sees_all {
        return Err(Problem::NotFound.into());
    }
    let readable: BTreeSet<(OrganisationId, &str)> =
        visible.iter().map(|fact| (fact.organisation_id, fact.role.as_str())).collect();
    let mut assignments = flow::list_assignments(&mut connection, Which::Of(id)).await?;
    assignments.retain(|one| readable.contains(&(one.row.organisation_id, one.row.role.as_str())));
    for assignment in &mut assignments {
        if !reads_inside(caller, &graph, assignment, today) {
            assignment.reports.retain(|report| flow::answer(report).is_some());
        }
    }
    let is_support = |fact: &&store::FactRow| fact.is_open && fact.role == AssignmentRole::Support.code();
    Ok(ObligationDossier {
        source: source_words(&mut connection, row.document_id, (row.start_offset, row.end_offset)).await?,
        links: store::list_links(&mut connection, id).await?,
        counts: Counts::of(visible),
        supporters: facts.iter().filter(is_support).map(|fact| fact.organisation_id).collect(),
        assignments,
        sees_all,
        row,
    })
}

fn reads_inside(caller: &Caller, graph: &domain::organisations::Graph, assignment: &Assignment, today: Date) -> bool {
    let row = &assignment.row;
    let (holder, tracking_body) = (row.organisation_id, row.tracking_body_id);
    let thing = Thing::Assignment { id: row.id, holder, supporters: Vec::new(), tracking_body, today };
    caller.may(graph, Verb::ReadInsideReport, &thing)
}

/// The words of a document between two offsets, in code points.
pub async fn source_words(
    connection: &mut Connection,
    document: DocumentId,
    span: (i64, i64),
) -> Result<Option<SourceWords>, Failure> {
    let Some(reading) = store::find_reading(connection, document).await? else { return Ok(None) };
    let Ok(reading) = serde_json::from_str::<StoredReading>(&reading) else { return Ok(None) };
    let offset = |at: i64| usize::try_from(at).unwrap_or_default();
    let (start, end) = (offset(span.0), offset(span.1));
    let words: String = reading.text.chars().skip(start).take(end.saturating_sub(start)).collect();
    let number = reading.duties.iter().position(|duty| duty.span == [start, end]).map(|place| place + 1);
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    Ok((!words.is_empty()).then_some(SourceWords { words, number }))
}

/// Where the words stand, for a link.
pub fn address_of(document: DocumentId, source: Option<&SourceWords>) -> String {
    match source.and_then(|source| source.number) {
        Some(number) => ["/van-ban/", &document.to_string(), "#n", &number.to_string()].concat(),
        None => ["/van-ban/", &document.to_string()].concat(),
    }
}

/// The letter that urges the units of an obligation, as rights are asked about it.
pub fn letter_on(row: &ObligationRow, today: Date) -> Thing {
    let body = row.tracking_body_id;
    Thing::Coverage { of: row.document_id, owner: body, given_by: vec![body], today }
}
