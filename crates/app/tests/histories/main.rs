//! Random histories of organisations: the oracle of this test against the graph in memory and against the real store, where
//! each is recorded event by event, read anew and asked on every day that matters. A seed tells a failure again.
//!
//! `DONDOC_HISTORIES` is the number of histories, `DONDOC_FIRST_HISTORY` the first seed; without them as many as are told
//! in a few seconds.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::disallowed_methods)]

mod comparing;
mod making;
mod oracle;

use app::{
    failure::Failure,
    organisations::{actions::record_events, load},
    permits::Permit,
};
use comparing::{Verdict, compare};
use database::{Database, Touched, params};
use domain::organisations::{Catalogue, Event, Graph, Rows, apply};
use making::{Dice, history};
use oracle::{Told, events};
use serde_json::json;
use testkit::TestDatabase;
use uuid::Uuid;

const IN_MEMORY: u64 = 2000;
const IN_THE_STORE: u64 = 60;

fn seeds(without_a_wish: u64) -> std::ops::Range<u64> {
    let wished = |name| std::env::var(name).ok().map(|number| number.parse::<u64>().expect("a number"));
    let first = wished("DONDOC_FIRST_HISTORY").unwrap_or_default();
    first..first + wished("DONDOC_HISTORIES").unwrap_or(without_a_wish)
}

/// Says how far it is, where many were wished for.
fn tell_progress(seed: u64) {
    if seed > 0 && seed.is_multiple_of(5000) {
        eprintln!("{seed} histories");
    }
}

fn in_memory(history: &[Told]) -> Graph {
    let mut rows = Rows::default();
    for event in events(history) {
        apply(&mut rows, event.clone()).unwrap_or_else(|fault| panic!("{fault}: {event:?}"));
    }
    Graph::build(rows, Catalogue::default()).unwrap()
}

#[test]
fn a_history_in_memory_is_what_the_oracle_says() {
    for seed in seeds(IN_MEMORY) {
        tell_progress(seed);
        let history = history(seed);
        compare(&history, &in_memory(&history)).unwrap_or_else(|fault| panic!("history {seed}: {fault}"));
    }
}

async fn record(database: &Database, events: Vec<Event>) -> Graph {
    let write = database.write(move |tx| {
        Box::pin(async move {
            let thing = ("instance", Uuid::nil());
            let permit = Permit::of_the_system(tx, "reorganise", thing, json!({"events": events.len()})).await?;
            record_events(tx, &permit, events).await
        })
    });
    write.await.unwrap()
}

/// Records a history in one to four transactions, which may part the events of a day.
async fn record_in_parts(database: &Database, seed: u64, history: &[Told]) -> Option<Graph> {
    let (mut dice, mut waiting, mut last) = (Dice::of(seed ^ 0xF00D), events(history), None);
    for _ in 0..3 {
        let rest = waiting.split_off(dice.below(waiting.len() + 1));
        last = Some(record(database, waiting).await);
        waiting = rest;
    }
    if waiting.is_empty() { last } else { Some(record(database, waiting).await) }
}

/// The test's own hand in the store: nothing of the program takes rows away.
async fn by_hand(database: &Database, statements: &'static [&'static str]) -> u64 {
    let write = database.write(move |tx| {
        Box::pin(async move {
            let mut rows = 0;
            for statement in statements {
                let Touched(count) = tx.execute(statement, params![]).await?;
                rows += count;
            }
            Ok::<_, Failure>(rows)
        })
    });
    write.await.unwrap()
}

const EMPTY: &[&str] = &[
    "DELETE FROM succession",
    "DELETE FROM line_membership",
    "DELETE FROM organisation_code",
    "DELETE FROM organisation_class",
    "DELETE FROM organisation_name",
    "DELETE FROM organisation",
    "DELETE FROM organisation_event",
];

async fn read_anew(database: &Database) -> Result<Graph, String> {
    load(&mut database.read().await.unwrap()).await.map_err(|fault| format!("{fault:?}"))
}

#[tokio::test]
async fn a_history_in_the_store_is_what_the_oracle_says() {
    let place = TestDatabase::new().await;
    let database = place.open().await;
    for seed in seeds(IN_THE_STORE) {
        tell_progress(seed);
        let history = history(seed);
        let left = record_in_parts(&database, seed, &history).await.expect("a graph");
        let verdict = read_anew(&database).await.and_then(|graph| compare(&history, &graph));
        verdict.unwrap_or_else(|fault| panic!("history {seed}: {fault}"));
        compare(&history, &left).unwrap_or_else(|fault| panic!("history {seed}, as it was given back: {fault}"));
        by_hand(&database, EMPTY).await;
    }
    database.close().await;
}

/// What could go wrong in a store, each on one row.
const FAULTS: &[(&str, &[&str])] = &[
    (
        "a succession is missing",
        &["DELETE FROM succession WHERE (event_id, predecessor_id, successor_id) = \
         (SELECT event_id, predecessor_id, successor_id FROM succession \
         ORDER BY event_id, predecessor_id, successor_id LIMIT 1)"],
    ),
    (
        "a share went to another",
        &["UPDATE succession SET share_numerator = share_numerator + 1 \
         WHERE (event_id, predecessor_id, successor_id) = (SELECT event_id, predecessor_id, successor_id \
         FROM succession ORDER BY event_id, predecessor_id, successor_id LIMIT 1)"],
    ),
    (
        "an end of a life was not written",
        &["UPDATE organisation SET ended_on = NULL, ended_by = NULL \
         WHERE id = (SELECT id FROM organisation WHERE ended_on IS NOT NULL ORDER BY id LIMIT 1)"],
    ),
    (
        "an end of a place was not written",
        &["UPDATE line_membership SET valid_to = NULL \
         WHERE (organisation_id, line, valid_from) = (SELECT organisation_id, line, valid_from FROM line_membership \
         WHERE valid_to IS NOT NULL ORDER BY organisation_id, line, valid_from LIMIT 1)"],
    ),
    (
        "an end of a name was not written",
        &["UPDATE organisation_name SET valid_to = NULL \
         WHERE (organisation_id, valid_from) = (SELECT organisation_id, valid_from FROM organisation_name \
         WHERE valid_to IS NOT NULL AND valid_to > valid_from ORDER BY organisation_id, valid_from LIMIT 1)"],
    ),
    (
        "an end of a code was not written",
        &["UPDATE organisation_code SET valid_to = NULL \
         WHERE (organisation_id, scheme) = (SELECT organisation_id, scheme FROM organisation_code \
         WHERE valid_to IS NOT NULL ORDER BY organisation_id, scheme LIMIT 1)"],
    ),
    (
        "a class is another",
        &["UPDATE organisation_class SET class = 'khac' \
         WHERE (organisation_id, valid_from) = (SELECT organisation_id, valid_from FROM organisation_class \
         WHERE valid_to IS NULL ORDER BY organisation_id, valid_from LIMIT 1)"],
    ),
    (
        "a place is missing",
        &["DELETE FROM line_membership WHERE (organisation_id, line, valid_from) = \
         (SELECT organisation_id, line, valid_from FROM line_membership WHERE valid_to IS NULL \
         ORDER BY organisation_id, line, valid_from LIMIT 1)"],
    ),
];

#[tokio::test]
async fn each_fault_that_is_planted_in_the_store_is_caught() {
    let place = TestDatabase::new().await;
    let database = place.open().await;
    for (fault, statements) in FAULTS {
        let mut planted = 0;
        for seed in 0..60 {
            let history = history(seed);
            record(&database, events(&history)).await;
            let rows = by_hand(&database, statements).await;
            let verdict: Verdict = read_anew(&database).await.and_then(|graph| compare(&history, &graph));
            assert_eq!(verdict.is_err(), rows > 0, "history {seed}, {fault}: {verdict:?}");
            planted += rows;
            by_hand(&database, EMPTY).await;
            if planted == 3 {
                break;
            }
        }
        assert_eq!(planted, 3, "{fault} was hardly ever planted");
    }
    database.close().await;
}
