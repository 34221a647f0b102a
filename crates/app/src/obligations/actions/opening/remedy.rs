//! A remedy («khắc phục»): what an inspecting body asks of a unit because of a finding. It is an obligation of the clause to which
//! the finding is tied, tracked by the inspecting body, and held, reported, accepted and handed over like every other.
//!
//! It says nothing of what a document asks of the unit: coverage, plans and carrying over pass it by.

use super::{NewObligation, store};
use crate::{failure::Failure, permits::Permit};
use database::WriteTransaction;
use domain::{
    ids::{AssignmentId, DocumentId, ObligationId, OrganisationId, ProvisionId},
    obligations::{AssignmentRole, Timing, handover::Holding},
};
use jiff::civil::Date;

/// The kind of an obligation that a finding asks for, beside the kinds that a reading knows.
pub const REMEDY_KIND: &str = "remedy";

/// A remedy to be asked for.
#[derive(Debug, Clone)]
pub struct NewRemedy {
    /// The document of the clause.
    pub document: DocumentId,
    /// The clause, and its place in the text.
    pub clause: (ProvisionId, (usize, usize)),
    /// What is to be put right.
    pub action: String,
    /// Who puts it right.
    pub holder: OrganisationId,
    /// The inspecting body.
    pub tracking_body: OrganisationId,
    /// By when.
    pub due_on: Date,
    /// The first deadline that was set for the same finding.
    pub first_due_on: Date,
}

/// Opens it today. The holder is alive today; what becomes of it later is handed over with everything else it holds.
pub async fn open_remedy(
    tx: &mut WriteTransaction,
    permit: &Permit,
    remedy: NewRemedy,
    today: Date,
) -> Result<(ObligationId, AssignmentId), Failure> {
    let (id, assignment): (ObligationId, AssignmentId) = (tx.new_id(), tx.new_id());
    let position = store::next_position(tx, remedy.document).await?;
    let (provision, span) = remedy.clause;
    let obligation = NewObligation {
        provision: Some(provision),
        action: remedy.action,
        kind: REMEDY_KIND.to_owned(),
        modality: "must".to_owned(),
        outputs: Vec::new(),
        span,
        timing: Timing::Once { due_on: remedy.due_on, time: None },
        leads: vec![remedy.holder],
        supporters: Vec::new(),
    };
    let place = store::Place { id, document: remedy.document, position, tracking_body: remedy.tracking_body };
    store::insert_obligation(tx, permit, &place, &obligation).await?;
    let holding = Holding {
        organisation: remedy.holder,
        role: AssignmentRole::Lead,
        opened_on: today,
        first_due_on: Some(remedy.first_due_on),
        due_on: Some(remedy.due_on),
        closed: None,
    };
    store::insert_assignment(tx, permit, assignment, id, &holding).await?;
    Ok((id, assignment))
}
