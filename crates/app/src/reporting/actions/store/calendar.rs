//! Standing requests: reading one with its pause and its end, what it opened, and writing each of these once.
//! Whether a day has come is not decided here.

use super::super::calendar::NewRequest;
use crate::{failure::Failure, permits::Permit};
use database::{Connection, Error, Value, WriteTransaction, params, record};
use domain::{
    ids::{AccountId, OrganisationId, RoundId, StandingRequestId},
    problem::Problem,
};
use jiff::civil::Date;
use std::collections::BTreeMap;

record! {
    /// A standing request, with its open pause and its end.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct StandingRow {
        pub id: StandingRequestId, pub asked_by: OrganisationId, pub pack: String, pub form: String,
        pub selector: String, pub opens_days: i64, pub due_days: i64, pub cut_off_days: Option<i64>, pub since: Date,
        pub made_by: AccountId, pub maker: String, pub made_at_ms: i64, pub version: i64,
        pub pause_reason: Option<String>, pub paused_at_ms: Option<i64>, pub pauser: Option<String>,
        pub last_resumed_at_ms: Option<i64>,
        pub end_reason: Option<String>, pub ended_at_ms: Option<i64>, pub ender: Option<String>,
    }
}
record! { struct LiveRow { id: StandingRequestId } }
record! { struct LevelRow { level: String, due_days: i64 } }
record! { struct OpeningRow { year: i64, number: i64, round_id: Option<RoundId> } }

/// The one identity is that of a request or of a body: all identities differ.
const LIST: &str = "SELECT q.id, q.asked_by, q.pack, q.form, q.selector, q.opens_days, q.due_days, q.cut_off_days, q.since, \
     q.made_by, m.full_name AS maker, q.made_at_ms, q.version, p.reason AS pause_reason, p.paused_at_ms, \
     a.full_name AS pauser, (SELECT MAX(r.resumed_at_ms) FROM standing_pause r WHERE r.request_id = q.id) \
     AS last_resumed_at_ms, e.reason AS end_reason, e.ended_at_ms, b.full_name AS ender \
     FROM standing_request q JOIN account m ON m.id = q.made_by \
     LEFT JOIN standing_pause p ON p.request_id = q.id AND p.resumed_at_ms IS NULL \
     LEFT JOIN account a ON a.id = p.paused_by LEFT JOIN standing_end e ON e.request_id = q.id \
     LEFT JOIN account b ON b.id = e.ended_by WHERE q.id = $1 OR q.asked_by = $1 ORDER BY q.made_at_ms, q.id";
const LIST_LIVE: &str = "SELECT q.id FROM standing_request q WHERE NOT EXISTS (SELECT 1 FROM standing_pause p \
     WHERE p.request_id = q.id AND p.resumed_at_ms IS NULL) AND NOT EXISTS \
     (SELECT 1 FROM standing_end e WHERE e.request_id = q.id) ORDER BY q.made_at_ms, q.id";
const LIST_DUE: &str = "SELECT level, due_days FROM standing_due WHERE request_id = $1";
const LIST_OPENINGS: &str = "SELECT year, number, round_id FROM standing_opening WHERE request_id = $1";
const INSERT: &str = "INSERT INTO standing_request (id, asked_by, pack, form, selector, opens_days, due_days, \
     cut_off_days, since, made_by, made_at_ms, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1)";
const INSERT_DUE: &str = "INSERT INTO standing_due (request_id, level, due_days) VALUES ($1, $2, $3)";
const ADVANCE: &str = "UPDATE standing_request SET version = version + 1 WHERE id = $1 AND version = $2";
const INSERT_PAUSE: &str =
    "INSERT INTO standing_pause (request_id, reason, paused_by, paused_at_ms) VALUES ($1, $2, $3, $4)";
const END_PAUSE: &str = "UPDATE standing_pause SET resumed_by = $2, resumed_at_ms = $3 \
     WHERE request_id = $1 AND resumed_at_ms IS NULL";
const INSERT_END: &str = "INSERT INTO standing_end (request_id, reason, ended_by, ended_at_ms) VALUES ($1, $2, $3, $4)";
const INSERT_OPENING: &str =
    "INSERT INTO standing_opening (request_id, year, number, round_id, opened_at_ms) VALUES ($1, $2, $3, $4, $5)";

async fn write(tx: &mut WriteTransaction, sql: &'static str, values: Vec<Value>) -> Result<(), Failure> {
    Ok(tx.execute(sql, values).await.map(drop)?)
}

/// One.
pub async fn find_standing(connection: &mut Connection, id: StandingRequestId) -> Result<Option<StandingRow>, Error> {
    connection.optional(LIST, params![id]).await
}

/// Those of a body, oldest first.
pub async fn list_standing_of(connection: &mut Connection, body: OrganisationId) -> Result<Vec<StandingRow>, Error> {
    connection.all(LIST, params![body]).await
}

/// Those that neither rest nor were ended.
pub async fn list_live_standing(connection: &mut Connection) -> Result<Vec<StandingRequestId>, Error> {
    let rows: Vec<LiveRow> = connection.all(LIST_LIVE, params![]).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// Days until the due date, for levels that have their own.
pub async fn list_standing_due(
    connection: &mut Connection,
    id: StandingRequestId,
) -> Result<BTreeMap<String, i64>, Error> {
    let rows: Vec<LevelRow> = connection.all(LIST_DUE, params![id]).await?;
    Ok(rows.into_iter().map(|row| (row.level, row.due_days)).collect())
}

/// Periods whose day has come, with the round if anybody owed it.
pub async fn list_openings(
    connection: &mut Connection,
    id: StandingRequestId,
) -> Result<BTreeMap<(i64, i64), Option<RoundId>>, Error> {
    let rows: Vec<OpeningRow> = connection.all(LIST_OPENINGS, params![id]).await?;
    Ok(rows.into_iter().map(|row| ((row.year, row.number), row.round_id)).collect())
}

/// Makes a request with its days.
pub async fn insert_standing(
    tx: &mut WriteTransaction,
    permit: &Permit,
    id: StandingRequestId,
    (new, selector): (&NewRequest, &str),
    since: Date,
) -> Result<(), Failure> {
    let days = &new.days;
    let values = params![
        id,
        new.asked_by,
        &new.pack,
        &new.form,
        selector,
        days.opens,
        days.due,
        days.cut_off,
        since,
        permit.person()?,
        permit.at().millisecond()
    ];
    write(tx, INSERT, values).await?;
    for (level, due_days) in &days.due_of_level {
        write(tx, INSERT_DUE, params![id, level, *due_days]).await?;
    }
    Ok(())
}

/// Moves a request on from the version that the person saw.
pub async fn advance_standing(
    tx: &mut WriteTransaction,
    _permit: &Permit,
    id: StandingRequestId,
    seen: i64,
) -> Result<(), Failure> {
    let touched = tx.execute(ADVANCE, params![id, seen]).await?;
    if touched.nothing() { Err(Problem::SomeoneWasFaster.into()) } else { Ok(()) }
}

/// It rests.
pub async fn insert_pause(
    tx: &mut WriteTransaction,
    permit: &Permit,
    id: StandingRequestId,
    reason: &str,
) -> Result<(), Failure> {
    write(tx, INSERT_PAUSE, params![id, reason, permit.person()?, permit.at().millisecond()]).await
}

/// It goes on.
pub async fn end_pause(tx: &mut WriteTransaction, permit: &Permit, id: StandingRequestId) -> Result<(), Failure> {
    let touched = tx.execute(END_PAUSE, params![id, permit.person()?, permit.at().millisecond()]).await?;
    if touched.nothing() { Err(Problem::AlreadyDone.into()) } else { Ok(()) }
}

/// It opens nothing any more.
pub async fn insert_end(
    tx: &mut WriteTransaction,
    permit: &Permit,
    id: StandingRequestId,
    reason: &str,
) -> Result<(), Failure> {
    write(tx, INSERT_END, params![id, reason, permit.person()?, permit.at().millisecond()]).await
}

/// A period's day has come.
pub async fn insert_opening(
    tx: &mut WriteTransaction,
    permit: &Permit,
    id: StandingRequestId,
    (year, number): (i64, i64),
    round: Option<RoundId>,
) -> Result<(), Failure> {
    write(tx, INSERT_OPENING, params![id, year, number, round, permit.at().millisecond()]).await
}
