//! Export, import, export: the same bytes, on either database and from one to the other.

use crate::instances::{exported, import, lived};
use database::Database;
use testkit::TestDatabase;

/// From SQLite into the suite's database and back into SQLite: on PostgreSQL this crosses twice.
async fn goes_round(seed: u64) {
    let source = if seed % 2 == 0 { TestDatabase::sqlite() } else { TestDatabase::new().await };
    lived(&source, seed).await.close().await;
    let (file, first) = exported(&source, "first.zip").await;
    let (_, again) = exported(&source, "again.zip").await;
    assert!(first == again, "seed {seed}: twice the same state, twice the same bytes");
    let there = TestDatabase::new().await;
    import(&file, &there).await.unwrap();
    let (file, second) = exported(&there, "second.zip").await;
    assert!(first == second, "seed {seed}: the copy exports other bytes: {}", difference(&first, &second));
    let back = TestDatabase::sqlite();
    import(&file, &back).await.unwrap();
    let (_, third) = exported(&back, "third.zip").await;
    assert!(first == third, "seed {seed}: the copy of the copy exports other bytes: {}", difference(&first, &third));
}

/// The first entry that differs, by what it is called.
fn difference(one: &[u8], other: &[u8]) -> String {
    let (one, other) = (crate::forging::entries(one), crate::forging::entries(other));
    let differs = one.iter().zip(&other).find(|(one, other)| one != other);
    differs.map_or_else(|| "headers alone".to_owned(), |((path, _), _)| path.clone())
}

macro_rules! round_trips {
    ($($name:ident: $seeds:expr;)*) => { $(
        #[tokio::test]
        async fn $name() {
            for seed in $seeds {
                goes_round(seed).await;
            }
        }
    )* };
}

// Twenty generated instances, in parts that can run beside each other.
round_trips! {
    generated_instances_1_to_5_come_back_byte_for_byte: 1..=5;
    generated_instances_6_to_10_come_back_byte_for_byte: 6..=10;
    generated_instances_11_to_15_come_back_byte_for_byte: 11..=15;
    generated_instances_16_to_20_come_back_byte_for_byte: 16..=20;
}

#[tokio::test]
async fn an_instance_with_nothing_in_it_comes_back_too() {
    let (source, copy) = (TestDatabase::new().await, TestDatabase::new().await);
    let open: Database = source.open().await;
    open.close().await;
    let (file, first) = exported(&source, "first.zip").await;
    import(&file, &copy).await.unwrap();
    assert!(first == exported(&copy, "second.zip").await.1);
}

/// The control: one value that changes makes other bytes.
#[tokio::test]
async fn another_state_gives_other_bytes() {
    let source = TestDatabase::new().await;
    let open = lived(&source, 2).await;
    let (_, first) = exported(&source, "first.zip").await;
    crate::instances::write(&open, |tx| {
        Box::pin(async move {
            let changed = tx.execute("UPDATE setting SET value = 'x' WHERE key = 'long'", Vec::new()).await?;
            assert!(!changed.nothing());
            Ok(())
        })
    })
    .await;
    let (_, second) = exported(&source, "second.zip").await;
    assert_eq!(difference(&first, &second), "csv/setting.csv");
}
