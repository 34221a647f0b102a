//! The SQL of opening and handing over. Private to both; what is closed, opened and joined is decided in `domain`.
//! Every write takes the permit of the publication or of the reorganisation.

use super::NewObligation;
use crate::{failure::Failure, permits::Permit};
use database::{Connection, Error, WriteTransaction, params, record};
use domain::{
    ids::{AssignmentId, DocumentId, EventId, ObligationId, OrganisationId},
    obligations::{AssignmentRole, Timing, handover::Holding},
    problem::Problem,
    text::fold,
};
use jiff::civil::Date;

record! {
    struct Subject { subject: String }
}

record! {
    struct Highest { position: Option<i64> }
}

record! {
    /// An obligation some of whose holders have ended.
    pub struct Touched { pub id: ObligationId, pub action: String, pub subject: String }
}

record! {
    struct Open {
        id: AssignmentId, organisation_id: OrganisationId, role: String, opened_on: Date, first_due_on: Option<Date>,
        due_on: Option<Date>,
    }
}

/// Where an obligation stands.
pub struct Place {
    /// Its identity.
    pub id: ObligationId,
    /// Its document.
    pub document: DocumentId,
    /// Its place among the document's obligations.
    pub position: i64,
    /// The body that follows it.
    pub tracking_body: OrganisationId,
}

const DOCUMENT_SUBJECT: &str = "SELECT subject FROM document WHERE id = $1";
const HIGHEST_POSITION: &str = "SELECT MAX(position) AS position FROM obligation WHERE document_id = $1";
const INSERT_OBLIGATION: &str = "INSERT INTO obligation (id, document_id, provision_id, position, action, action_folded, \
     kind, modality, outputs, start_offset, end_offset, tracking_body_id, timing, due_on, due_time, recurrence, \
     confirm_every_months) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)";
const INSERT_ASSIGNMENT: &str = "INSERT INTO assignment (id, obligation_id, organisation_id, role, opened_on, \
     first_due_on, due_on, closed_on, closing, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
const INSERT_LINK: &str = "INSERT INTO assignment_link (predecessor_id, successor_id, event_id) VALUES ($1, $2, $3)";
const CARRY_ASSIGNMENT: &str = "UPDATE assignment SET first_due_on = $2, due_on = $3, closed_on = $4, closing = $5, \
     version = version + 1 WHERE id = $1 AND closed_on IS NULL";
const LIST_OBLIGATIONS_OF_ENDED_HOLDERS: &str = "SELECT o.id, o.action, d.subject FROM obligation o \
     JOIN document d ON d.id = o.document_id WHERE EXISTS (SELECT 1 FROM assignment a \
     JOIN organisation h ON h.id = a.organisation_id \
     WHERE a.obligation_id = o.id AND a.closed_on IS NULL AND h.ended_on <= $1) ORDER BY o.id";
const LIST_OPEN_HOLDINGS: &str = "SELECT id, organisation_id, role, opened_on, first_due_on, due_on FROM assignment \
     WHERE obligation_id = $1 AND closed_on IS NULL ORDER BY opened_on, id";

pub async fn document_subject(connection: &mut Connection, document: DocumentId) -> Result<String, Failure> {
    let found: Option<Subject> = connection.optional(DOCUMENT_SUBJECT, params![document]).await?;
    Ok(found.ok_or(Problem::NotFound)?.subject)
}

/// The place after the last obligation of a document.
pub async fn next_position(connection: &mut Connection, document: DocumentId) -> Result<i64, Error> {
    let row: Highest = connection.one(HIGHEST_POSITION, params![document]).await?;
    Ok(row.position.map_or(0, |last| last + 1))
}

pub async fn insert_obligation(
    tx: &mut WriteTransaction,
    _permit: &Permit,
    place: &Place,
    obligation: &NewObligation,
) -> Result<(), Failure> {
    let offset = |at: usize| i64::try_from(at).unwrap_or(i64::MAX);
    let (mut due_on, mut due_time, mut recurrence, mut months) = (None, None, None, None);
    match &obligation.timing {
        Timing::Once { due_on: day, time } => {
            due_on = Some(*day);
            due_time = time.map(|time| time.strftime("%H:%M").to_string());
        }
        Timing::Recurring { rule } => recurrence = Some(rule.as_str()),
        Timing::Standing { confirm_every_months } => months = Some(*confirm_every_months),
    }
    let values = params![
        place.id,
        place.document,
        obligation.provision,
        place.position,
        &obligation.action,
        fold(&obligation.action),
        &obligation.kind,
        &obligation.modality,
        serde_json::to_string(&obligation.outputs)?,
        offset(obligation.span.0),
        offset(obligation.span.1),
        place.tracking_body,
        obligation.timing.code(),
        due_on,
        due_time,
        recurrence,
        months,
    ];
    tx.execute(INSERT_OBLIGATION, values).await.map(drop)?;
    Ok(())
}

pub async fn insert_assignment(
    tx: &mut WriteTransaction,
    _permit: &Permit,
    id: AssignmentId,
    obligation: ObligationId,
    holding: &Holding,
) -> Result<(), Error> {
    let (closed_on, closing) = holding.closed.unzip();
    let values = params![
        id,
        obligation,
        holding.organisation,
        holding.role.code(),
        holding.opened_on,
        holding.first_due_on,
        holding.due_on,
        closed_on,
        closing.map(|closing| closing.code()),
        1i64,
    ];
    tx.execute(INSERT_ASSIGNMENT, values).await.map(drop)
}

/// Closes an assignment, or gives it the earlier promise of one that it carries on.
pub async fn carry_assignment(
    tx: &mut WriteTransaction,
    _permit: &Permit,
    id: AssignmentId,
    holding: &Holding,
) -> Result<(), Failure> {
    let (closed_on, closing) = holding.closed.unzip();
    let closing = closing.map(|closing| closing.code());
    let values = params![id, holding.first_due_on, holding.due_on, closed_on, closing];
    if tx.execute(CARRY_ASSIGNMENT, values).await?.nothing() {
        return Err(Problem::SomeoneWasFaster.into());
    }
    Ok(())
}

pub async fn insert_link(
    tx: &mut WriteTransaction,
    _permit: &Permit,
    predecessor: AssignmentId,
    successor: AssignmentId,
    event: EventId,
) -> Result<(), Error> {
    tx.execute(INSERT_LINK, params![predecessor, successor, event]).await.map(drop)
}

pub async fn list_obligations_of_ended_holders(
    connection: &mut Connection,
    today: Date,
) -> Result<Vec<Touched>, Error> {
    connection.all(LIST_OBLIGATIONS_OF_ENDED_HOLDERS, params![today]).await
}

/// The open assignments of an obligation, as the rule of `domain` wants them.
pub async fn list_open_holdings(
    connection: &mut Connection,
    obligation: ObligationId,
) -> Result<(Vec<AssignmentId>, Vec<Holding>), Error> {
    let rows: Vec<Open> = connection.all(LIST_OPEN_HOLDINGS, params![obligation]).await?;
    let holding = |row: &Open| Holding {
        organisation: row.organisation_id,
        // The column holds only what `insert_assignment` wrote; a word unknown here would be a newer program's.
        role: AssignmentRole::from_code(&row.role).unwrap_or(AssignmentRole::Support),
        opened_on: row.opened_on,
        first_due_on: row.first_due_on,
        due_on: row.due_on,
        closed: None,
    };
    Ok((rows.iter().map(|row| row.id).collect(), rows.iter().map(holding).collect()))
}
