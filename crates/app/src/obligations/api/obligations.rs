//! Obligations for programs: those that the caller follows or carries out, with what became of their assignments, and one
//! with everyone who holds or held it. It only reads; what is done is done with an assignment.

use super::told::{self, NamedBody, SourceDocument, ToldAssignment};
use crate::{
    acting::Acting,
    api::{Call, Day, Given, Listed, Paging, Wanted},
    failure::Failure,
    obligations::actions::listing::{self, Condition, Counts, ObligationRow},
    requests::Named,
};
use domain::{
    ids::{DocumentId, ObligationId, OrganisationId},
    obligations::{Timing, TimingKind},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use uuid::Uuid;

/// Which obligations.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ObligationSearch {
    /// Of this document.
    document: Option<Uuid>,
    /// With an assignment in this condition.
    condition: Option<WithOne>,
    /// With these words in the duty, or in the subject or symbol of its document; without regard to marks and capitals.
    words: Option<String>,
    /// That this organisation holds or held.
    organisation: Option<Uuid>,
    /// That it held on this day; without it on any day.
    on: Option<Day>,
    /// So many at the most; 50 without it.
    #[schemars(range(min = 1, max = 200))]
    limit: Option<usize>,
    /// The «next» of the page before.
    #[schemars(regex(pattern = "^[0-9a-f]{32}$"))]
    cursor: Option<String>,
}

/// What one of its assignments is in.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum WithOne {
    /// Late.
    Late,
    /// Not acknowledged.
    Unacknowledged,
    /// Waiting for the answer to a submission.
    Waiting,
    /// Ended with its holder, and nobody carries on.
    WithoutSuccessor,
}

impl From<WithOne> for Condition {
    fn from(one: WithOne) -> Self {
        match one {
            WithOne::Late => Condition::Late,
            WithOne::Unacknowledged => Condition::Unacknowledged,
            WithOne::Waiting => Condition::Waiting,
            WithOne::WithoutSuccessor => Condition::WithoutSuccessor,
        }
    }
}

/// An obligation: a duty of a document that was published.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldObligation {
    /// Its identity.
    id: Uuid,
    /// What is to be done.
    action: String,
    /// Where that is written.
    document: SourceDocument,
    /// Who follows it.
    tracking_body: NamedBody,
    /// How binding: must, should or encouraged.
    modality: String,
    /// Things that it asks to be produced.
    outputs: Vec<String>,
    /// When it is due.
    timing: ToldTiming,
    /// What became of the assignments that the caller may read.
    counts: ToldCounts,
}

/// When an obligation is due.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldTiming {
    /// once, recurring or standing.
    pub kind: &'static str,
    /// The day, where it is due once.
    pub due_on: Option<Day>,
    /// The hour, where the document states one.
    pub time: Option<String>,
    /// The rule of repetition (RFC 5545), where it recurs.
    pub rule: Option<String>,
    /// So often a standing duty is confirmed.
    pub confirm_every_months: Option<i64>,
}

impl From<&Timing> for ToldTiming {
    fn from(timing: &Timing) -> Self {
        let kind = |kind: TimingKind| ToldTiming {
            kind: kind.code(),
            due_on: None,
            time: None,
            rule: None,
            confirm_every_months: None,
        };
        match timing {
            Timing::Once { due_on, time } => {
                let time = time.map(|time| time.to_string());
                ToldTiming { due_on: Some(Day(*due_on)), time, ..kind(TimingKind::Once) }
            }
            Timing::Recurring { rule } => ToldTiming { rule: Some(rule.clone()), ..kind(TimingKind::Recurring) },
            Timing::Standing { confirm_every_months } => {
                ToldTiming { confirm_every_months: Some(*confirm_every_months), ..kind(TimingKind::Standing) }
            }
        }
    }
}

/// Assignments counted.
#[derive(Debug, Serialize, JsonSchema)]
struct ToldCounts {
    /// Open or accepted.
    assignments: i64,
    /// Accepted for good.
    accepted: i64,
    /// Past their due day without a submission.
    late: i64,
    /// Open and not acknowledged.
    unacknowledged: i64,
    /// With a submission that waits for its answer.
    waiting: i64,
    /// Of holders that ended without a successor.
    without_successor: i64,
}

/// An obligation with its assignments.
#[derive(Debug, Serialize, JsonSchema)]
pub struct WholeObligation {
    #[serde(flatten)]
    obligation: ToldObligation,
    /// The words of the document, if its text is here.
    words: Option<String>,
    /// Bodies that support it today.
    supporters: Vec<NamedBody>,
    /// Assignments that the caller may read, open and closed.
    assignments: Vec<ToldAssignment>,
}

/// `GET /api/v1/obligations`
pub async fn list(
    call: Call,
    Wanted(search): Wanted<ObligationSearch>,
) -> Result<Given<Listed<ToldObligation>>, Failure> {
    let wanted = listing::Wanted {
        document: search.document.map(DocumentId::from),
        condition: search.condition.map(Condition::from),
        words: search.words.unwrap_or_default(),
    };
    let mut found = listing::find_obligations(&call.app, &call.caller, &wanted).await?;
    if let Some(unit) = search.organisation {
        let units = BTreeSet::from([OrganisationId::from(unit)]);
        let held = found.held_by(&call.app, &units, search.on.map(|day| day.0)).await?;
        found = found.only(&held);
    }
    let paging = Paging { limit: search.limit, cursor: search.cursor };
    let page = paging.page(found.ids().to_vec(), |id| id.uuid(), |id| id)?;
    let (acting, loaded) = (call.acting(), found.load(&call.app, &page.items).await?);
    let items = loaded.into_iter().map(|listed| obligation(&acting, &listed.row, listed.counts)).collect();
    Ok(Given(Listed { items, next: page.next }))
}

/// `GET /api/v1/obligations/{obligation}`
pub async fn show(call: Call, Named(id): Named<ObligationId>) -> Result<Given<WholeObligation>, Failure> {
    let dossier = listing::find_obligation(&call.app, &call.caller, id).await?;
    let acting = call.acting();
    Ok(Given(WholeObligation {
        obligation: obligation(&acting, &dossier.row, dossier.counts),
        words: dossier.source.map(|source| source.words),
        supporters: dossier.supporters.iter().map(|id| NamedBody::of(&acting, *id)).collect(),
        assignments: dossier.assignments.iter().map(|one| told::assignment(&acting, one)).collect(),
    }))
}

fn obligation(acting: &Acting, row: &ObligationRow, counts: Counts) -> ToldObligation {
    ToldObligation {
        id: row.id.uuid(),
        action: row.action.clone(),
        document: SourceDocument {
            id: row.document_id.uuid(),
            symbol: row.symbol.clone(),
            subject: row.subject.clone(),
            issued_on: row.issued_on.map(Day),
            provision: row.provision(),
        },
        tracking_body: NamedBody::of(acting, row.tracking_body_id),
        modality: row.modality.clone(),
        outputs: row.outputs(),
        timing: ToldTiming::from(&row.timing()),
        counts: ToldCounts {
            assignments: counts.assignments,
            accepted: counts.accepted,
            late: counts.late,
            unacknowledged: counts.unacknowledged,
            waiting: counts.waiting,
            without_successor: counts.without_successor,
        },
    }
}
