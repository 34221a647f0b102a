//! The writer's promises, on whichever database the suite runs.
//! Rights and subjects are no part of it; a planted fault shows that a changed history is found.
#![allow(clippy::unwrap_used, clippy::disallowed_methods)]

use database::{Database, Error, JournalFault, WriteTransaction, params, record, verify_journal};
use serde_json::json;
use std::sync::Arc;
use testkit::TestDatabase;
use uuid::Uuid;

const PUT: &str = "INSERT INTO setting (key, value) VALUES ($1, $2)";
const COUNT: &str = "SELECT COUNT(*) AS number FROM setting";

record! {
    struct Count { number: i64 }
}

async fn note(tx: &mut WriteTransaction, key: &str) -> Result<i64, Error> {
    tx.execute(PUT, params![key, "x"]).await.map(drop)?;
    tx.append_to_journal(None, None, "set", ("setting", Uuid::from_u128(1)), json!({ "key": key })).await
}

async fn count(database: &Database) -> i64 {
    let row: Count = database.read().await.unwrap().one(COUNT, params![]).await.unwrap();
    row.number
}

#[tokio::test]
async fn many_actions_are_each_answered_and_the_chain_has_no_holes() {
    let place = TestDatabase::new().await;
    let database = place.open().await;
    let tasks = (0..300).map(|number| {
        let database = database.clone();
        tokio::spawn(async move {
            let key = format!("k{number}");
            database.write(move |tx| Box::pin(async move { note(tx, &key).await })).await
        })
    });
    let mut seqs = Vec::new();
    for task in tasks.collect::<Vec<_>>() {
        seqs.push(task.await.unwrap().unwrap());
    }
    seqs.sort_unstable();
    assert_eq!(seqs, (1..=300).collect::<Vec<i64>>());
    assert_eq!(count(&database).await, 300);
    let report = verify_journal(&mut database.read().await.unwrap()).await.unwrap();
    assert_eq!((report.rows, report.fault), (300, None));
}

#[tokio::test]
async fn statements_of_some_work_are_counted_and_those_of_other_work_are_not() {
    let place = TestDatabase::new().await;
    let database = place.open().await;
    let elsewhere = database.clone();
    let other = tokio::spawn(async move { count(&elsewhere).await });
    let (_, run) = database::testing::counted(async {
        count(&database).await;
        count(&database).await
    })
    .await;
    other.await.unwrap();
    assert_eq!(run, 2);
}

#[tokio::test]
async fn who_goes_away_while_reading_one_state_leaves_it_to_nobody() {
    let place = TestDatabase::new().await;
    let database = place.open().await;
    for round in 0..20 {
        let mut still = database.read_unmoving().await.unwrap();
        let seen: Count = still.one(COUNT, params![]).await.unwrap();
        let key = format!("k{round}");
        database.write(move |tx| Box::pin(async move { note(tx, &key).await })).await.unwrap();
        let again: Count = still.one(COUNT, params![]).await.unwrap();
        assert_eq!((seen.number, again.number), (round, round), "the state does not move");
        if round % 2 == 0 {
            drop(still)
        } else {
            still.end().await.unwrap()
        }
        assert_eq!(count(&database).await, round + 1, "the next reader sees what is");
    }
}

#[tokio::test]
async fn a_refused_action_leaves_nothing_and_does_not_touch_its_neighbours() {
    let place = TestDatabase::new().await;
    let database = place.open().await;
    let refused = database
        .write(|tx| {
            Box::pin(async move {
                note(tx, "half").await?;
                Err::<(), Error>(Error::UnsafeSetting("refused".to_owned()))
            })
        })
        .await;
    assert!(matches!(refused, Err(Error::UnsafeSetting(_))));
    let twice = database
        .write(|tx| {
            Box::pin(async move {
                note(tx, "same").await?;
                note(tx, "same").await
            })
        })
        .await;
    assert!(twice.unwrap_err().is_unique_violation());
    let good: Result<i64, Error> = database.write(|tx| Box::pin(async move { note(tx, "good").await })).await;
    assert_eq!(good.unwrap(), 1, "the journal goes on where it stood");
    assert_eq!(count(&database).await, 1);
}

#[tokio::test]
async fn a_panicking_action_is_rolled_back_and_the_writer_lives_on() {
    let place = TestDatabase::new().await;
    let database = place.open().await;
    let fallen: Result<(), Error> = database
        .write(|tx| {
            Box::pin(async move {
                note(tx, "lost").await?;
                panic!("a planted fault")
            })
        })
        .await;
    assert!(matches!(fallen, Err(Error::ActionPanicked)));
    let next: Result<i64, Error> = database.write(|tx| Box::pin(async move { note(tx, "kept").await })).await;
    assert_eq!(next.unwrap(), 1);
    assert_eq!(count(&database).await, 1);
}

#[tokio::test]
async fn a_second_process_is_refused_and_comes_in_after_the_first() {
    let place = TestDatabase::new().await;
    let database = place.open().await;
    let clock = Arc::new(database::FixedDay(testkit::TODAY));
    let second = Database::open(&place.place, testkit::options(clock.clone())).await;
    assert!(matches!(second, Err(Error::InUse { .. })));
    database.close().await;
    drop(database);
    Database::open(&place.place, testkit::options(clock)).await.expect("the place is free again");
}

#[tokio::test]
async fn a_changed_or_missing_history_row_is_found() {
    let place = TestDatabase::new().await;
    let database = place.open().await;
    for key in ["a", "b", "c"] {
        let written: Result<i64, Error> = database.write(move |tx| Box::pin(async move { note(tx, key).await })).await;
        written.unwrap();
    }
    let tamper = |sql: &'static str| {
        let database = database.clone();
        async move {
            let done: Result<(), Error> =
                database.write(move |tx| Box::pin(async move { tx.execute(sql, params![]).await.map(drop) })).await;
            done.unwrap();
            verify_journal(&mut database.read().await.unwrap()).await.unwrap().fault
        }
    };
    let changed = tamper("UPDATE journal SET particulars = '{\"key\":\"z\"}' WHERE seq = 2").await;
    assert_eq!(changed, Some(JournalFault::Changed(2)));
    let missing = tamper("DELETE FROM journal WHERE seq = 2").await;
    assert_eq!(missing, Some(JournalFault::Missing(2)));
}

#[tokio::test]
async fn readers_cannot_write() {
    let place = TestDatabase::new().await;
    if std::env::var("DONDOC_TEST_DATABASE").as_deref() == Ok("postgres") {
        return; // PostgreSQL's readers are kept from writing by type: only the writer has a WriteTransaction.
    }
    let database = place.open().await;
    let mut reader = database.read().await.unwrap();
    assert!(reader.execute(PUT, params!["k", "v"]).await.is_err());
}
