//! Opening: publication turns confirmed duties into obligations and their assignments, at the document's date of issue.
//!
//! A past-dated document replays history: assignments open at the date of issue and are then handed over through each
//! event since, in order, so that the chain and the legal basis of every hand-over can be shown. A reorganisation that is
//! applied later hands over by the same rule. Everything is written in the caller's own savepoint.

mod hand_over;
mod remedy;
mod store;

pub use hand_over::{Chosen, HandedOver, hand_over};
pub use remedy::{NewRemedy, REMEDY_KIND, open_remedy};

use super::occurrences;
use crate::{failure::Failure, permits::Permit};
use database::WriteTransaction;
use domain::{
    ids::{DocumentId, ObligationId, OrganisationId, ProvisionId},
    obligations::{
        AssignmentRole, Timing,
        handover::{Holding, Wording, replay},
        recurrence,
    },
    organisations::Graph,
    problem::Problem,
};
use jiff::civil::Date;

/// A confirmed duty, ready to be tracked.
#[derive(Debug, Clone)]
pub struct NewObligation {
    /// The provision that holds it; `None` for a duty outside any numbered provision.
    pub provision: Option<ProvisionId>,
    /// What is to be done, in the words of the document (as corrected by a person).
    pub action: String,
    /// Kind, as in the reading: `plan`, `disseminate`, …
    pub kind: String,
    /// `must`, `should`, `encouraged`.
    pub modality: String,
    /// Things it asks to be produced.
    pub outputs: Vec<String>,
    /// Its words in the text, code points `[start, end)`.
    pub span: (usize, usize),
    /// When it is due.
    pub timing: Timing,
    /// Each is lead for itself. Alive on the date of issue.
    pub leads: Vec<OrganisationId>,
    /// They support.
    pub supporters: Vec<OrganisationId>,
}

/// How much was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Opened {
    /// Obligations.
    pub obligations: i64,
    /// Assignments at the date of issue, before any hand-over.
    pub assignments: i64,
}

/// Opens obligations of a document at its date of issue and carries them to today.
#[allow(clippy::too_many_arguments)]
pub async fn open_obligations(
    tx: &mut WriteTransaction,
    permit: &Permit,
    graph: &Graph,
    document: DocumentId,
    tracking_body: OrganisationId,
    effective_on: Date,
    today: Date,
    obligations: Vec<NewObligation>,
) -> Result<Opened, Failure> {
    let subject = store::document_subject(tx, document).await?;
    let mut opened = Opened { obligations: 0, assignments: 0 };
    let mut carried = HandedOver::default();
    for (position, obligation) in (0..).zip(&obligations) {
        check_timing(&obligation.timing)?;
        let id: ObligationId = tx.new_id();
        let place = store::Place { id, document, position, tracking_body };
        store::insert_obligation(tx, permit, &place, obligation).await?;
        let held = held_at_first(obligation, effective_on);
        opened.obligations += 1;
        opened.assignments += i64::try_from(held.len()).unwrap_or(i64::MAX);
        let wording = Wording { action: &obligation.action, subject: &subject };
        let given = held.len();
        let replay = replay(graph, &wording, held, today);
        carried.count(graph, &replay, given);
        hand_over::write(tx, permit, id, &[], &replay).await?;
    }
    carried.enter_in_journal(tx, ("document", document.uuid())).await?;
    occurrences::open_occurrences_of(tx, permit, document, today).await?;
    Ok(opened)
}

/// A rule that nobody can follow is refused before it is stored.
fn check_timing(timing: &Timing) -> Result<(), Problem> {
    let Timing::Recurring { rule } = timing else { return Ok(()) };
    recurrence::parse(rule).map(drop).map_err(|fault| {
        tracing::warn!(obligation.recurrence = %rule, %fault, "a rule of recurrence is refused");
        Problem::RecurrenceUnreadable { rule: rule.clone() }
    })
}

/// What opens on the date of issue: each organisation once, as lead if it is named as both.
fn held_at_first(obligation: &NewObligation, opened_on: Date) -> Vec<Holding> {
    let due_on = match &obligation.timing {
        Timing::Once { due_on, .. } => Some(*due_on),
        // Their due days stand in their occurrences.
        Timing::Recurring { .. } | Timing::Standing { .. } => None,
    };
    let leads = obligation.leads.iter().map(|organisation| (*organisation, AssignmentRole::Lead));
    let supporters = obligation.supporters.iter().map(|organisation| (*organisation, AssignmentRole::Support));
    let mut held: Vec<Holding> = Vec::new();
    for (organisation, role) in leads.chain(supporters) {
        if held.iter().all(|holding| holding.organisation != organisation) {
            held.push(Holding { organisation, role, opened_on, first_due_on: due_on, due_on, closed: None });
        }
    }
    held
}
