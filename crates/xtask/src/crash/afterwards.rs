//! What must hold after a kill: receipts as they were shown, and rows that are whole.
//!
//! Receipts are read again over HTTP; the rows are read from one unmoving state of the database while the program runs.
//! Every check says what is wrong and mends nothing.

use super::{
    ground::Ground,
    kinds::{KINDS, Kind, Receipt, Shown},
};
use crate::http::Browser;
use database::{Connection, archive::Snapshot, params, record};
use std::{
    collections::{BTreeMap, BTreeSet},
    net::SocketAddr,
};
use uuid::Uuid;

/// How a lost receipt is told; the negative control looks for it.
pub const LOST: &str = "a receipt that was shown is gone";

const HISTORY: &str =
    "SELECT at_ms, actor, thing_id, particulars FROM journal WHERE verb = $1 AND thing = $2 ORDER BY seq";
const CHANGES: &str = "SELECT seq, first_journal_seq, last_journal_seq FROM change ORDER BY seq";

record! {
    struct Number { number: i64 }
}
record! {
    struct Stored { id: Uuid, thing_id: Uuid, receipt_number: String, code: [u8; 32], at_ms: i64, person: Uuid }
}
record! {
    struct Entry { at_ms: i64, actor: Option<Uuid>, thing_id: Uuid, particulars: String }
}
record! {
    struct Change { seq: i64, first_journal_seq: i64, last_journal_seq: i64 }
}

/// Reads receipts again, each as someone who may, and compares them with what was shown.
pub fn read_again(shown: &[Shown], address: SocketAddr) -> anyhow::Result<Vec<String>> {
    let mut readers: BTreeMap<&str, Browser> = BTreeMap::new();
    let mut faults = Vec::new();
    for one in shown {
        let reader = match readers.entry(one.reader) {
            std::collections::btree_map::Entry::Occupied(known) => known.into_mut(),
            std::collections::btree_map::Entry::Vacant(new) => new.insert(Browser::signed_in(address, one.reader)?),
        };
        match (Receipt::read(reader, &one.address), &one.receipt) {
            (Err(fault), _) => faults.push(format!("a receipt cannot be read again: {}: {fault:#}", one.address)),
            (Ok(now), Some(then)) if now != *then => {
                faults.push(format!("a receipt has changed: {}: {} was {}", one.address, now.paper, then.paper));
            }
            (Ok(_), _) => {}
        }
    }
    Ok(faults)
}

/// Examines the rows.
pub fn examine(ground: &Ground, shown: &[Shown]) -> anyhow::Result<Vec<String>> {
    ground.instance.wait(async {
        let mut snapshot = Snapshot::open(&ground.instance.place).await?;
        let mut faults = Vec::new();
        if let Some(fault) = snapshot.journal().await?.fault {
            faults.push(format!("the journal breaks: {fault:?}"));
        }
        let changes: Vec<Change> = snapshot.connection().all(CHANGES, params![]).await?;
        faults.extend(changes_with_holes(&changes));
        let mut all: Vec<Stored> = Vec::new();
        for kind in KINDS {
            let stored: Vec<Stored> = snapshot.connection().all(kind.stored, params![]).await?;
            faults.extend(differences(kind, &stored, snapshot.connection()).await?);
            for rule in kind.rules {
                let count: Number = snapshot.connection().one(rule.count, params![]).await?;
                if count.number != 0 {
                    faults.push(format!("{}: {}", count.number, rule.broken));
                }
            }
            all.extend(stored);
        }
        faults.extend(not_as_shown(&all, shown));
        faults.extend(numbers_with_holes(all.iter().map(|row| row.receipt_number.as_str())));
        snapshot.close().await?;
        Ok(faults)
    })
}

/// Each submission has exactly one history row that names it, and each such history row its submission.
async fn differences(kind: &Kind, stored: &[Stored], connection: &mut Connection) -> anyhow::Result<Vec<String>> {
    let (verb, thing) = kind.journal;
    let history: Vec<Entry> = connection.all(HISTORY, params![verb, thing]).await?;
    let written = |at_ms: i64, person: Option<Uuid>, thing: Uuid, number: &str| {
        format!("{number} of {thing} by {} at {at_ms}", person.unwrap_or_default())
    };
    let rows: Vec<String> =
        stored.iter().map(|row| written(row.at_ms, Some(row.person), row.thing_id, &row.receipt_number)).collect();
    let entries: Vec<String> = history
        .iter()
        .map(|entry| {
            let particulars: serde_json::Value = serde_json::from_str(&entry.particulars).unwrap_or_default();
            let number = particulars.get("receipt").and_then(serde_json::Value::as_str).unwrap_or_default();
            written(entry.at_ms, entry.actor, entry.thing_id, number)
        })
        .collect();
    let (known, told) = (rows.iter().collect::<BTreeSet<_>>(), entries.iter().collect::<BTreeSet<_>>());
    let mut faults: Vec<String> = known.difference(&told).map(|row| format!("no history of {row}")).collect();
    faults.extend(told.difference(&known).map(|entry| format!("history without its submission: {entry}")));
    if known.len() != rows.len() || told.len() != entries.len() {
        faults.push(format!("{}: a submission stands twice", kind.name));
    }
    Ok(faults)
}

/// Submissions that were answered and are not there, or whose rows say something else than what was shown.
fn not_as_shown(stored: &[Stored], shown: &[Shown]) -> Vec<String> {
    let rows: BTreeMap<String, &Stored> = stored.iter().map(|row| (row.id.to_string(), row)).collect();
    let fault = |one: &Shown| match (rows.get(one.id()), &one.receipt) {
        (None, _) => Some(format!("{LOST}: {}", one.address)),
        (Some(row), Some(receipt)) => {
            let code = receipt.code.replace(' ', "");
            let fits = !code.is_empty() && domain::journal::hex(&row.code).starts_with(&code);
            let is_same = row.receipt_number == receipt.number && fits;
            (!is_same).then(|| format!("the row is not what was shown: {}", one.address))
        }
        (Some(_), None) => None,
    };
    shown.iter().filter_map(fault).collect()
}

/// Numbers of receipts within a year go up by one, none is missing and none stands twice.
fn numbers_with_holes<'n>(numbers: impl Iterator<Item = &'n str>) -> Vec<String> {
    let mut years: BTreeMap<&str, Vec<u64>> = BTreeMap::new();
    for number in numbers {
        let (year, count) = number.rsplit_once('-').unwrap_or((number, ""));
        years.entry(year).or_default().push(count.parse().unwrap_or(0));
    }
    let mut faults = Vec::new();
    for (year, mut counts) in years {
        counts.sort_unstable();
        if !counts.iter().copied().eq(1..=u64::try_from(counts.len()).unwrap_or(0)) {
            faults.push(format!("the numbers of receipts {year} have holes or stand twice: {counts:?}"));
        }
    }
    faults
}

/// Each commit is noted, and together the notes cover the journal.
fn changes_with_holes(changes: &[Change]) -> Vec<String> {
    let (mut seq, mut journal) = (0, 0);
    for change in changes {
        let fits = change.seq == seq + 1
            && change.first_journal_seq == journal + 1
            && change.last_journal_seq >= change.first_journal_seq;
        if !fits {
            return vec![format!("commit {} is not noted as it was", change.seq)];
        }
        (seq, journal) = (change.seq, change.last_journal_seq);
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lost_and_a_changed_receipt_are_seen() {
        let row = Stored {
            id: Uuid::from_u128(1),
            thing_id: Uuid::from_u128(2),
            receipt_number: "BN-2026-000001".to_owned(),
            code: [0xab; 32],
            at_ms: 0,
            person: Uuid::from_u128(3),
        };
        let shown = |id: u128, number: &str, code: &str| Shown {
            reader: "minh",
            address: format!("/phan-viec/x/bien-nhan/{}", Uuid::from_u128(id)),
            receipt: Some(Receipt { number: number.to_owned(), code: code.to_owned(), paper: String::new() }),
        };
        let faults = |one: Shown| not_as_shown(std::slice::from_ref(&row), &[one]).concat();
        assert_eq!(faults(shown(1, "BN-2026-000001", "abab abab")), "");
        assert!(faults(shown(2, "BN-2026-000001", "abab abab")).starts_with(LOST));
        for (number, code) in [("BN-2026-000002", "abab"), ("BN-2026-000001", "abac"), ("BN-2026-000001", "")] {
            assert!(faults(shown(1, number, code)).starts_with("the row is not"), "{number} {code}");
        }
    }

    #[test]
    fn a_hole_and_a_double_are_seen() {
        let holes = |numbers: &[&str]| numbers_with_holes(numbers.iter().copied()).len();
        assert_eq!(holes(&["BN-2026-000002", "BN-2026-000001", "BN-2025-000001"]), 0);
        assert_eq!(holes(&["BN-2026-000001", "BN-2026-000003"]), 1);
        assert_eq!(holes(&["BN-2026-000001", "BN-2026-000002", "BN-2026-000002"]), 1);
        assert_eq!(holes(&["x"]), 1);
        let change = |seq, first_journal_seq, last_journal_seq| Change { seq, first_journal_seq, last_journal_seq };
        assert!(changes_with_holes(&[change(1, 1, 4), change(2, 5, 5)]).is_empty());
        assert_eq!(changes_with_holes(&[change(1, 1, 4), change(2, 6, 6)]).len(), 1);
        assert_eq!(changes_with_holes(&[change(1, 1, 4), change(3, 5, 5)]).len(), 1);
    }
}
