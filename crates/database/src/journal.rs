//! The stored journal: appending a row, reading the end of the chain, and checking the whole chain.
//! Rows are only ever added. What a row's hash covers is said in `domain::journal`.

use crate::{Connection, Error, params, record, transaction::Head};
use domain::{
    journal::{ORIGIN, Row, hash},
    time::Moment,
};
use uuid::Uuid;

const INSERT: &str = "INSERT INTO journal (seq, at_ms, actor, on_behalf_of, verb, thing, thing_id, particulars, \
     schema_version, previous_hash, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
const LAST: &str = "SELECT seq, at_ms, hash FROM journal ORDER BY seq DESC LIMIT 1";
const PAGE: &str = "SELECT seq, at_ms, actor, on_behalf_of, verb, thing, thing_id, particulars, schema_version, \
     previous_hash, hash FROM journal WHERE seq > $1 ORDER BY seq LIMIT 1000";
const INSERT_CHANGE: &str =
    "INSERT INTO change (seq, at_ms, first_journal_seq, last_journal_seq) VALUES ($1, $2, $3, $4)";
const LAST_CHANGE: &str = "SELECT COALESCE(MAX(seq), 0) AS seq FROM change";

record! {
    struct Last { seq: i64, at_ms: i64, hash: [u8; 32] }
}
record! {
    struct Sequence { seq: i64 }
}
record! {
    struct Stored {
        seq: i64, at_ms: i64, actor: Option<Uuid>, on_behalf_of: Option<Uuid>, verb: String, thing: String, thing_id: Uuid,
        particulars: String, schema_version: i64, previous_hash: [u8; 32], hash: [u8; 32],
    }
}

pub(crate) async fn insert(
    connection: &mut Connection,
    row: &Row,
    previous: &[u8; 32],
    hash: &[u8; 32],
) -> Result<(), Error> {
    let values = params![
        row.seq,
        row.at.millisecond(),
        row.actor,
        row.on_behalf_of,
        &row.verb,
        &row.thing,
        row.thing_id,
        domain::journal::canonical_json(&row.particulars),
        row.schema_version,
        previous,
        hash,
    ];
    connection.execute(INSERT, values).await.map(drop)
}

pub(crate) async fn head(connection: &mut Connection) -> Result<Head, Error> {
    let last: Option<Last> = connection.optional(LAST, params![]).await?;
    Ok(last.map_or(Head { seq: 0, hash: ORIGIN, at: Moment::from_millisecond(0) }, |last| Head {
        seq: last.seq,
        hash: last.hash,
        at: Moment::from_millisecond(last.at_ms),
    }))
}

/// Notes a commit, so that another node could catch up from it.
pub(crate) async fn append_change(connection: &mut Connection, from: Head, to: Head) -> Result<(), Error> {
    let last: Sequence = connection.one(LAST_CHANGE, params![]).await?;
    let values = params![last.seq + 1, to.at.millisecond(), from.seq + 1, to.seq];
    connection.execute(INSERT_CHANGE, values).await.map(drop)
}

/// What a check of the whole journal found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalReport {
    /// Rows checked.
    pub rows: i64,
    /// Hash of the last row.
    pub head: [u8; 32],
    /// The first row that does not fit, if any.
    pub fault: Option<JournalFault>,
}

/// Why a row does not fit the chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum JournalFault {
    /// A row is missing before this one.
    Missing(i64),
    /// The row was changed, or stands after another row than before.
    Changed(i64),
}

/// Walks the whole journal from its origin.
pub async fn verify_journal(connection: &mut Connection) -> Result<JournalReport, Error> {
    let mut report = JournalReport { rows: 0, head: ORIGIN, fault: None };
    loop {
        let page: Vec<Stored> = connection.all(PAGE, params![report.rows]).await?;
        if page.is_empty() {
            return Ok(report);
        }
        for stored in page {
            report.fault = check(&stored, &report);
            if report.fault.is_some() {
                return Ok(report);
            }
            report.rows = stored.seq;
            report.head = stored.hash;
        }
    }
}

fn check(stored: &Stored, so_far: &JournalReport) -> Option<JournalFault> {
    if stored.seq != so_far.rows + 1 {
        return Some(JournalFault::Missing(so_far.rows + 1));
    }
    let particulars = serde_json::from_str(&stored.particulars).ok();
    let row = Row {
        seq: stored.seq,
        at: Moment::from_millisecond(stored.at_ms),
        actor: stored.actor,
        on_behalf_of: stored.on_behalf_of,
        verb: stored.verb.clone(),
        thing: stored.thing.clone(),
        thing_id: stored.thing_id,
        particulars: particulars.unwrap_or_default(),
        schema_version: stored.schema_version,
    };
    let fits = stored.previous_hash == so_far.head && hash(&row, &so_far.head) == stored.hash;
    (!fits).then_some(JournalFault::Changed(stored.seq))
}
