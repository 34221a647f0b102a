//! After the day: each receipt that was read against the rows, and the rows against each other.
//! It reads one unmoving state of the database while the program runs, and mends nothing.

use super::{commune::Commune, ground::Ground};
use database::{archive::Snapshot, params, record};
use std::collections::BTreeMap;
use uuid::Uuid;

record! {
    struct Number { number: i64 }
}
record! {
    struct Stored { id: Uuid, receipt_number: String }
}

const SUBMISSIONS: &str = "SELECT id, receipt_number FROM report_submission";
const SUBMITTED: &str = "SELECT COUNT(DISTINCT report_id) AS number FROM report_submission";
const ALL: &str = "SELECT COUNT(*) AS number FROM report_submission";
const HISTORY: &str = "SELECT COUNT(*) AS number FROM journal WHERE verb = 'submit' AND thing = 'report'";

/// Receipts that are not in the rows as they were read, and rows without their history.
pub fn examine(ground: &Ground, communes: &[Commune]) -> anyhow::Result<Vec<String>> {
    ground.instance.wait(async {
        let mut snapshot = Snapshot::open(&ground.instance.place).await?;
        let stored: Vec<Stored> = snapshot.connection().all(SUBMISSIONS, params![]).await?;
        let history: Number = snapshot.connection().one(HISTORY, params![]).await?;
        let journal = snapshot.journal().await?;
        snapshot.close().await?;
        let numbers: BTreeMap<String, String> =
            stored.into_iter().map(|row| (row.id.to_string(), row.receipt_number)).collect();
        let mut faults: Vec<String> = Vec::new();
        for commune in communes {
            match commune.receipt() {
                Some((address, number)) => {
                    let id = address.rsplit('/').next().unwrap_or_default();
                    if numbers.get(id).map(String::as_str) != Some(number) {
                        faults.push(format!("{}: the receipt {number} is not in the rows", commune.name()));
                    }
                }
                None => faults.push(format!("{}: no receipt was read", commune.name())),
            }
        }
        if usize::try_from(history.number)? != numbers.len() {
            faults.push(format!("{} submissions and {} rows of their history", numbers.len(), history.number));
        }
        faults.extend(journal.fault.map(|fault| format!("the journal breaks: {fault:?}")));
        Ok(faults)
    })
}

/// Communes without a submission, and submissions beyond one for each.
pub fn lost_and_doubled(ground: &Ground) -> anyhow::Result<(i64, i64)> {
    ground.instance.wait(async {
        let mut snapshot = Snapshot::open(&ground.instance.place).await?;
        let submitted: Number = snapshot.connection().one(SUBMITTED, params![]).await?;
        let all: Number = snapshot.connection().one(ALL, params![]).await?;
        snapshot.close().await?;
        Ok((i64::try_from(ground.units.len())? - submitted.number, all.number - submitted.number))
    })
}
