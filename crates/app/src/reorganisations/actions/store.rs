//! The SQL of reorganisations. A draft is changed only by someone who saw its present version; choices, decisions and what
//! became of them are rows that are added, and a decision that was withdrawn stays.

use crate::{failure::Failure, permits::Permit};
use database::{Connection, Error, WriteTransaction, params, record};
use domain::{
    ids::{AccountId, EventId, OrganisationId, ReorganisationId},
    problem::Problem,
};
use jiff::civil::Date;
use std::collections::BTreeMap;
use uuid::Uuid;

record! {
    /// A reorganisation with what became of it.
    #[derive(Debug, Clone)]
    #[allow(missing_docs, reason = "the columns of the tables")]
    pub struct ReorganisationRow {
        pub id: ReorganisationId, pub owner_id: OrganisationId, pub title: String, pub legal_basis: String,
        pub effective_on: Date, pub contents: String, pub preparer: String, pub prepared_at_ms: i64,
        pub changer: String, pub changed_at_ms: i64, pub version: i64, pub decision_id: Option<Uuid>,
        pub ground: Option<String>, pub decider: Option<String>, pub decided_by: Option<AccountId>,
        pub decided_for: Option<OrganisationId>, pub decided_at_ms: Option<i64>, pub abandon_reason: Option<String>,
        pub abandoner: Option<String>, pub abandoned_at_ms: Option<i64>, pub carried: Option<String>,
        pub applier: Option<String>, pub applied_at_ms: Option<i64>,
    }
}

record! {
    /// A decision that was withdrawn.
    #[derive(Debug, Clone)]
    #[allow(missing_docs, reason = "the columns of the tables")]
    pub struct WithdrawalRow {
        pub decider: String, pub decided_at_ms: i64, pub reason: String, pub withdrawer: String, pub withdrawn_at_ms: i64,
    }
}

record! {
    /// A choice, as it was made.
    #[derive(Debug, Clone)]
    #[allow(missing_docs, reason = "the columns of the tables")]
    pub struct ChoiceRow {
        pub kind: String, pub thing_id: Uuid, pub number: i64, pub heirs: String, pub role: Option<String>,
        pub reason: String, pub chooser: String, pub chosen_at_ms: i64,
    }
}

record! {
    /// A decided reorganisation whose day has come.
    pub struct DueRow { pub id: ReorganisationId, pub effective_on: Date, pub decided_at_ms: i64 }
}

record! { struct EventOnly { event_id: EventId } }
record! {
    struct EventRow { event_id: EventId, reorganisation_id: ReorganisationId }
}

const SELECT: &str = "SELECT r.id, r.owner_id, r.title, r.legal_basis, r.effective_on, r.contents, \
     p.full_name AS preparer, r.prepared_at_ms, c.full_name AS changer, r.changed_at_ms, r.version, \
     d.id AS decision_id, d.ground, b.full_name AS decider, d.decided_by, d.decided_for, d.decided_at_ms, \
     x.reason AS abandon_reason, y.full_name AS abandoner, x.abandoned_at_ms, a.carried, z.full_name AS applier, \
     a.applied_at_ms FROM reorganisation r JOIN account p ON p.id = r.prepared_by JOIN account c ON c.id = r.changed_by \
     LEFT JOIN reorganisation_decision d ON d.reorganisation_id = r.id AND d.withdrawn_at_ms IS NULL \
     LEFT JOIN account b ON b.id = d.decided_by LEFT JOIN reorganisation_abandonment x ON x.reorganisation_id = r.id \
     LEFT JOIN account y ON y.id = x.abandoned_by LEFT JOIN reorganisation_application a ON a.reorganisation_id = r.id \
     LEFT JOIN account z ON z.id = a.applied_by \
     WHERE (r.id = $1 OR $1 IS NULL) ORDER BY r.effective_on DESC, r.prepared_at_ms DESC, r.id";
const LIST_WITHDRAWALS: &str = "SELECT b.full_name AS decider, d.decided_at_ms, d.withdrawal_reason AS reason, \
     w.full_name AS withdrawer, d.withdrawn_at_ms FROM reorganisation_decision d JOIN account b ON b.id = d.decided_by \
     JOIN account w ON w.id = d.withdrawn_by WHERE d.reorganisation_id = $1 ORDER BY d.decided_at_ms, d.id";
const LIST_CHOICES: &str = "SELECT c.kind, c.thing_id, c.number, c.heirs, c.role, c.reason, a.full_name AS chooser, \
     c.chosen_at_ms FROM reorganisation_choice c JOIN account a ON a.id = c.chosen_by \
     WHERE c.reorganisation_id = $1 ORDER BY c.kind, c.thing_id, c.number";
const LIST_DUE: &str = "SELECT r.id, r.effective_on, d.decided_at_ms FROM reorganisation r JOIN reorganisation_decision d ON d.reorganisation_id = r.id \
     AND d.withdrawn_at_ms IS NULL LEFT JOIN reorganisation_application a ON a.reorganisation_id = r.id \
     WHERE a.reorganisation_id IS NULL AND r.effective_on <= $1 ORDER BY r.effective_on, d.decided_at_ms, r.id";
const LIST_EVENTS: &str = "SELECT event_id FROM reorganisation_event WHERE reorganisation_id = $1 ORDER BY event_id";
const LIST_BY_EVENT: &str = "SELECT event_id, reorganisation_id FROM reorganisation_event";
const INSERT: &str = "INSERT INTO reorganisation (id, owner_id, title, legal_basis, effective_on, contents, prepared_by, \
     prepared_at_ms, changed_by, changed_at_ms, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $7, $8, 1)";
const CHANGE: &str = "UPDATE reorganisation SET title = $3, legal_basis = $4, effective_on = $5, contents = $6, \
     changed_by = $7, changed_at_ms = $8, version = version + 1 WHERE id = $1 AND version = $2";
const ADVANCE: &str = "UPDATE reorganisation SET version = version + 1 WHERE id = $1 AND version = $2";
const INSERT_CHOICE: &str = "INSERT INTO reorganisation_choice (reorganisation_id, kind, thing_id, number, heirs, role, \
     reason, chosen_by, chosen_at_ms) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
const INSERT_DECISION: &str = "INSERT INTO reorganisation_decision (id, reorganisation_id, ground, decided_by, \
     decided_for, decided_at_ms) VALUES ($1, $2, $3, $4, $5, $6)";
const WITHDRAW: &str = "UPDATE reorganisation_decision SET withdrawal_reason = $2, withdrawn_by = $3, \
     withdrawn_at_ms = $4 WHERE id = $1 AND withdrawn_at_ms IS NULL";
const INSERT_ABANDONMENT: &str = "INSERT INTO reorganisation_abandonment (reorganisation_id, reason, abandoned_by, \
     abandoned_at_ms) VALUES ($1, $2, $3, $4)";
const INSERT_APPLICATION: &str = "INSERT INTO reorganisation_application (reorganisation_id, decision_id, carried, \
     applied_by, applied_at_ms) VALUES ($1, $2, $3, $4, $5)";
const INSERT_EVENT: &str = "INSERT INTO reorganisation_event (reorganisation_id, event_id) VALUES ($1, $2)";

/// One of them, or all.
pub async fn list(connection: &mut Connection, id: Option<ReorganisationId>) -> Result<Vec<ReorganisationRow>, Error> {
    connection.all(SELECT, params![id.map(ReorganisationId::uuid)]).await
}

/// Decisions of it that were withdrawn, oldest first.
pub async fn list_withdrawals(connection: &mut Connection, id: ReorganisationId) -> Result<Vec<WithdrawalRow>, Error> {
    connection.all(LIST_WITHDRAWALS, params![id]).await
}

/// Every choice that was ever made, the later ones of a thing after the earlier.
pub async fn list_choices(connection: &mut Connection, id: ReorganisationId) -> Result<Vec<ChoiceRow>, Error> {
    connection.all(LIST_CHOICES, params![id]).await
}

/// What is decided and whose day has come.
pub async fn list_due(connection: &mut Connection, today: Date) -> Result<Vec<DueRow>, Error> {
    connection.all(LIST_DUE, params![today]).await
}

/// The events by which it came into the register.
pub async fn list_events(connection: &mut Connection, id: ReorganisationId) -> Result<Vec<EventId>, Error> {
    let rows: Vec<EventOnly> = connection.all(LIST_EVENTS, params![id]).await?;
    Ok(rows.into_iter().map(|row| row.event_id).collect())
}

/// The reorganisations by which events came into the register.
pub async fn list_by_event(connection: &mut Connection) -> Result<BTreeMap<EventId, ReorganisationId>, Error> {
    let rows: Vec<EventRow> = connection.all(LIST_BY_EVENT, params![]).await?;
    Ok(rows.into_iter().map(|row| (row.event_id, row.reorganisation_id)).collect())
}

/// The head and the contents of a draft.
pub struct DraftToKeep<'v> {
    /// Which.
    pub id: ReorganisationId,
    /// What it is called.
    pub title: &'v str,
    /// The document that orders it.
    pub legal_basis: &'v str,
    /// From which day.
    pub effective_on: Date,
    /// As JSON.
    pub contents: &'v str,
}

/// Keeps a new draft.
pub async fn insert(
    tx: &mut WriteTransaction,
    permit: &Permit,
    owner: OrganisationId,
    draft: &DraftToKeep<'_>,
) -> Result<(), Failure> {
    let (by, at_ms) = (permit.person()?, permit.at().millisecond());
    let values =
        params![draft.id, owner, draft.title, draft.legal_basis, draft.effective_on, draft.contents, by, at_ms];
    Ok(tx.execute(INSERT, values).await.map(drop)?)
}

/// Changes a draft from the version that the person saw.
pub async fn change(
    tx: &mut WriteTransaction,
    permit: &Permit,
    seen: i64,
    draft: &DraftToKeep<'_>,
) -> Result<(), Failure> {
    let (by, at_ms) = (permit.person()?, permit.at().millisecond());
    let values = params![draft.id, seen, draft.title, draft.legal_basis, draft.effective_on, draft.contents, by, at_ms];
    if tx.execute(CHANGE, values).await?.nothing() { Err(Problem::SomeoneWasFaster.into()) } else { Ok(()) }
}

/// Moves it on from the version that the person saw.
pub async fn advance(
    tx: &mut WriteTransaction,
    _permit: &Permit,
    id: ReorganisationId,
    seen: i64,
) -> Result<(), Failure> {
    if tx.execute(ADVANCE, params![id, seen]).await?.nothing() { Err(Problem::SomeoneWasFaster.into()) } else { Ok(()) }
}

/// A choice, ready to be kept.
pub struct ChoiceToKeep<'v> {
    /// What is chosen about.
    pub kind: &'v str,
    /// Which.
    pub thing: Uuid,
    /// Its number among those of the thing.
    pub number: i64,
    /// As JSON.
    pub heirs: &'v str,
    /// Of a person: as what.
    pub role: Option<&'v str>,
    /// Why.
    pub reason: &'v str,
}

/// Keeps a choice after those before it.
pub async fn insert_choice(
    tx: &mut WriteTransaction,
    permit: &Permit,
    id: ReorganisationId,
    choice: &ChoiceToKeep<'_>,
) -> Result<(), Failure> {
    let values = params![
        id,
        choice.kind,
        choice.thing,
        choice.number,
        choice.heirs,
        choice.role,
        choice.reason,
        permit.person()?,
        permit.at().millisecond()
    ];
    Ok(tx.execute(INSERT_CHOICE, values).await.map(drop)?)
}

/// Keeps that it is decided.
pub async fn insert_decision(
    tx: &mut WriteTransaction,
    permit: &Permit,
    id: ReorganisationId,
    ground: &str,
) -> Result<(), Failure> {
    let decision: Uuid = tx.new_id();
    let body = permit.on_behalf_of().ok_or(Problem::Forbidden)?;
    let values = params![decision, id, ground, permit.person()?, body, permit.at().millisecond()];
    Ok(tx.execute(INSERT_DECISION, values).await.map(drop)?)
}

/// Takes a decision back; its row stays.
pub async fn withdraw(tx: &mut WriteTransaction, permit: &Permit, decision: Uuid, reason: &str) -> Result<(), Failure> {
    let values = params![decision, reason, permit.person()?, permit.at().millisecond()];
    if tx.execute(WITHDRAW, values).await?.nothing() { Err(Problem::SomeoneWasFaster.into()) } else { Ok(()) }
}

/// Keeps that it is given up.
pub async fn insert_abandonment(
    tx: &mut WriteTransaction,
    permit: &Permit,
    id: ReorganisationId,
    reason: &str,
) -> Result<(), Failure> {
    let values = params![id, reason, permit.person()?, permit.at().millisecond()];
    Ok(tx.execute(INSERT_ABANDONMENT, values).await.map(drop)?)
}

/// Keeps that it is applied, with its events.
pub async fn insert_application(
    tx: &mut WriteTransaction,
    permit: &Permit,
    (id, decision): (ReorganisationId, Uuid),
    carried: &str,
    events: &[EventId],
) -> Result<(), Failure> {
    let values = params![id, decision, carried, permit.account(), permit.at().millisecond()];
    tx.execute(INSERT_APPLICATION, values).await.map(drop)?;
    for event in events {
        tx.execute(INSERT_EVENT, params![id, *event]).await.map(drop)?;
    }
    Ok(())
}
