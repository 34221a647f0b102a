//! Export, import, export: the same bytes, on either database and from one to the other.

use crate::instances::{exported, import, lived};
use database::Database;
use testkit::TestDatabase;

/// From SQLite into the suite's database and back into SQLite: on PostgreSQL this crosses twice.
async fn goes_round(seed: u64) {
    let source = if seed.is_multiple_of(2) { TestDatabase::sqlite() } else { TestDatabase::new().await };
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

/// The schema of this version had neither the tables nor the columns that came later.
const OLDER: i64 = 9;

/// What an older program would have written of the same state: nothing that its schema did not have.
async fn as_of_older_schema(whole: &[u8]) -> Vec<u8> {
    let place = TestDatabase::sqlite();
    let loading = database::archive::Loading::begin(&place.place, OLDER).await.unwrap();
    let known = |table: &str, column: &str| {
        let found = loading.tables().iter().find(|it| it.name == table);
        found.is_some_and(|it| column.is_empty() || it.columns.iter().any(|it| it.name == column))
    };
    let mut parts = crate::forging::entries(whole);
    let mut gone = 0;
    for (path, content) in &mut parts {
        let table = path.split(['/', '.']).nth(1).unwrap_or_default().to_owned();
        if path == "schema.json" || path == "manifest.json" {
            let mut value: serde_json::Value = serde_json::from_slice(content).unwrap();
            value["schema_version"] = OLDER.into();
            for table in value["tables"].as_array_mut().into_iter().flatten() {
                let name = table["name"].as_str().unwrap().to_owned();
                table["columns"].as_array_mut().unwrap().retain(|it| known(&name, it["name"].as_str().unwrap()));
            }
            if let Some(tables) = value["tables"].as_array_mut() {
                tables.retain(|it| known(it["name"].as_str().unwrap(), ""));
            }
            *content = value.to_string().into_bytes();
        } else if path.starts_with("json/") && known(&table, "") {
            let mut text = String::new();
            for line in std::str::from_utf8(content).unwrap().lines() {
                let mut row: serde_json::Map<String, serde_json::Value> = serde_json::from_str(line).unwrap();
                row.retain(|column, _| known(&table, column));
                text.push_str(&(serde_json::Value::Object(row).to_string() + "\n"));
            }
            *content = text.into_bytes();
        } else if path.starts_with("json/") {
            assert!(content.is_empty(), "{path}: nothing of it would be lost");
            gone += 1;
        }
    }
    assert!(gone > 0, "a later migration brought a table");
    let is_left = |path: &str| !path.starts_with("json/") && !path.starts_with("csv/");
    parts.retain(|(path, _)| is_left(path) || known(path.split(['/', '.']).nth(1).unwrap(), ""));
    loading.abandon().await;
    crate::forging::forged(&parts)
}

#[tokio::test]
async fn an_export_of_an_older_schema_is_brought_up_to_date() {
    let source = TestDatabase::sqlite();
    lived(&source, 6).await.close().await;
    let (_, whole) = exported(&source, "whole.zip").await;
    let copy = TestDatabase::new().await;
    let file = copy.folder.path().join("older.zip");
    std::fs::write(&file, as_of_older_schema(&whole).await).unwrap();
    import(&file, &copy).await.unwrap();
    let (_, again) = exported(&copy, "again.zip").await;
    assert!(whole == again, "{}", difference(&whole, &again));
}
