//! The journal as lines that prove themselves: each is the canonical JSON (RFC 8785) of its row with the hash of the row
//! before and its own. Whoever takes `hash` out of a line and hashes the rest with SHA-256 must get what was taken out.

use super::fault::Fault;
use database::JournalFault;
use domain::{
    journal::{ORIGIN, Row, canonical_json, hash, hex},
    time::Moment,
};
use serde::{Deserialize, Serialize};
use serde_json::{Value as Json, json};
use uuid::Uuid;

/// A line, in the names that are hashed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    seq: i64,
    at_ms: i64,
    actor: Option<Uuid>,
    on_behalf_of: Option<Uuid>,
    verb: String,
    thing: String,
    thing_id: Uuid,
    particulars: Json,
    schema_version: i64,
    previous: String,
    hash: String,
}

/// The columns of the table, in the order in which [`Chain`] takes and gives them.
pub const COLUMNS: [&str; 11] = [
    "seq",
    "at_ms",
    "actor",
    "on_behalf_of",
    "verb",
    "thing",
    "thing_id",
    "particulars",
    "schema_version",
    "previous_hash",
    "hash",
];

/// A walk along the chain, from its origin.
pub struct Chain {
    /// Rows that were passed.
    pub rows: i64,
    head: [u8; 32],
}

impl Chain {
    /// At its origin.
    pub fn new() -> Self {
        Chain { rows: 0, head: ORIGIN }
    }

    /// The hash of the last row.
    pub fn head(&self) -> String {
        hex(&self.head)
    }

    /// The next row as its line. The cells are those of the archive, in the order of [`COLUMNS`].
    pub fn line(&mut self, cells: Vec<Json>) -> Result<String, Fault> {
        let next = self.rows + 1;
        let line = read(cells).ok_or(Fault::JournalBroken(JournalFault::Changed(next)))?;
        self.pass(&line)?;
        Ok(canonical_json(&serde_json::to_value(&line).unwrap_or_default()))
    }

    /// The next line as the cells of its row.
    pub fn cells(&mut self, line: &str) -> Result<Vec<Json>, Fault> {
        let broken = || Fault::JournalBroken(JournalFault::Changed(self.rows + 1));
        let parsed: Line = serde_json::from_str(line).map_err(|_| broken())?;
        if canonical_json(&serde_json::to_value(&parsed).unwrap_or_default()) != line {
            return Err(broken());
        }
        self.pass(&parsed)?;
        let simple = |id: Option<Uuid>| id.map(|id| id.simple().to_string());
        Ok(vec![
            parsed.seq.into(),
            parsed.at_ms.into(),
            simple(parsed.actor).into(),
            simple(parsed.on_behalf_of).into(),
            parsed.verb.into(),
            parsed.thing.into(),
            simple(Some(parsed.thing_id)).into(),
            canonical_json(&parsed.particulars).into(),
            parsed.schema_version.into(),
            parsed.previous.into(),
            parsed.hash.into(),
        ])
    }

    fn pass(&mut self, line: &Line) -> Result<(), Fault> {
        let next = self.rows + 1;
        if line.seq != next {
            return Err(Fault::JournalBroken(JournalFault::Missing(next)));
        }
        let row = Row {
            seq: line.seq,
            at: Moment::from_millisecond(line.at_ms),
            actor: line.actor,
            on_behalf_of: line.on_behalf_of,
            verb: line.verb.clone(),
            thing: line.thing.clone(),
            thing_id: line.thing_id,
            particulars: line.particulars.clone(),
            schema_version: line.schema_version,
        };
        let digest = hash(&row, &self.head);
        let fits = line.previous == hex(&self.head) && line.hash == hex(&digest) && row.at.millisecond() == line.at_ms;
        if !fits {
            return Err(Fault::JournalBroken(JournalFault::Changed(next)));
        }
        (self.rows, self.head) = (next, digest);
        Ok(())
    }
}

/// A line from the cells of its row.
fn read(cells: Vec<Json>) -> Option<Line> {
    let [seq, at_ms, actor, on_behalf_of, verb, thing, thing_id, particulars, schema_version, previous, hash]: [Json;
        11] = cells.try_into().ok()?;
    let particulars: Json = serde_json::from_str(particulars.as_str()?).ok()?;
    serde_json::from_value(json!({
        "seq": seq, "at_ms": at_ms, "actor": actor, "on_behalf_of": on_behalf_of, "verb": verb, "thing": thing,
        "thing_id": thing_id, "particulars": particulars, "schema_version": schema_version, "previous": previous, "hash": hash,
    }))
    .ok()
}
