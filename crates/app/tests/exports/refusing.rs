//! What an import refuses, with nothing written: files that are not whole, not ours, made to harm, or forged.

use crate::{
    forging::{Entries, entries, forged, sealed},
    instances::{exported, import, lived},
};
use app::export::package::Fault;
use database::{params, record};
use std::{fs, path::Path};
use testkit::TestDatabase;

record! { struct Count { number: i64 } }

/// Imports bytes into an empty place and says why that was refused; the place must be as empty as before.
async fn refused(bytes: &[u8]) -> Fault {
    let into = TestDatabase::new().await;
    let file = into.folder.path().join("export.zip");
    fs::write(&file, bytes).unwrap();
    let fault = import(&file, &into).await.expect_err("it is refused");
    assert!(!into.folder.path().join("files").join("00").exists());
    let left: Vec<_> = walk(&into.folder.path().join("files"));
    assert!(left.is_empty(), "{fault}: {left:?}");
    let open = into.open().await;
    for sql in ["SELECT COUNT(*) AS number FROM account", "SELECT COUNT(*) AS number FROM journal"] {
        assert_eq!(open.read().await.unwrap().one::<Count>(sql, params![]).await.unwrap().number, 0, "{fault}");
    }
    fault
}

fn walk(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { walk(&path) } else { vec![path] }).collect()
}

async fn an_export() -> Vec<u8> {
    let source = TestDatabase::sqlite();
    lived(&source, 3).await.close().await;
    exported(&source, "export.zip").await.1
}

/// Forges it, and says why that was refused.
async fn refused_after(whole: &[u8], forge: impl FnOnce(&mut Entries)) -> String {
    let mut parts = entries(whole);
    forge(&mut parts);
    refused(&forged(&parts)).await.to_string()
}

fn content<'e>(entries: &'e mut Entries, path: &str) -> &'e mut Vec<u8> {
    let found = entries.iter_mut().find(|(name, _)| name == path);
    &mut found.unwrap_or_else(|| panic!("{path}")).1
}

fn replace(entries: &mut Entries, path: &str, from: &str, to: &str) {
    let old = String::from_utf8(content(entries, path).clone()).unwrap();
    assert!(old.contains(from), "{path} holds {from}");
    *content(entries, path) = old.replacen(from, to, 1).into_bytes();
}

#[tokio::test]
async fn one_changed_missing_or_added_byte_anywhere_is_refused() {
    let whole = an_export().await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("export.zip");
    let progress = app::export::package::Progress::default();
    let open = |bytes: &[u8]| {
        fs::write(&file, bytes).unwrap();
        app::export::package::Export::open(&file, &progress).map(drop)
    };
    open(&whole).expect("as it was written it is taken");
    for part in 0..200 {
        let at = part * (whole.len() - 1) / 199;
        let mut spoilt = whole.clone();
        spoilt[at] ^= 1;
        assert!(matches!(open(&spoilt), Err(Fault::Spoilt | Fault::NotAnExport)), "byte {at}");
    }
    for length in [0, 1, 21, 22, 100, whole.len() / 2, whole.len() - 65, whole.len() - 1] {
        assert!(matches!(open(&whole[..length]), Err(Fault::Spoilt | Fault::NotAnExport)), "{length} bytes");
    }
    assert!(open(&[whole.as_slice(), b"\n"].concat()).is_err());
    assert!(matches!(refused(b"no zip at all").await, Fault::NotAnExport));
    assert!(matches!(refused(&whole[..whole.len() / 2]).await, Fault::Spoilt));
}

#[tokio::test]
async fn what_was_forged_with_a_fitting_seal_is_refused_for_what_it_is() {
    let whole = an_export().await;
    let import_of_the_copy = TestDatabase::new().await;
    let file = import_of_the_copy.folder.path().join("export.zip");
    fs::write(&file, forged(&entries(&whole))).unwrap();
    import(&file, &import_of_the_copy).await.expect("the forge itself makes exports that are taken");

    let said = refused_after(&whole, |parts| parts.retain(|(path, _)| path != "json/assignment.jsonl")).await;
    assert_eq!(said, "json/assignment.jsonl: missing");
    let said = refused_after(&whole, |parts| {
        parts.retain(|(path, _)| !path.ends_with("/round_due.jsonl") && !path.ends_with("/round_due.csv"));
        let schema = content(parts, "schema.json");
        let mut value: serde_json::Value = serde_json::from_slice(schema).unwrap();
        value["tables"].as_array_mut().unwrap().retain(|table| table["name"] != "round_due");
        *schema = value.to_string().into_bytes();
    });
    assert_eq!(said.await, "table round_due: the export has no such table");
    let said = refused_after(&whole, |parts| replace(parts, "journal.jsonl", "\"verb\":\"", "\"verb\":\"x"));
    assert!(said.await.contains("the chain of the journal breaks"));
    let cut = |parts: &mut Entries| {
        let journal = content(parts, "journal.jsonl");
        let end = journal[..journal.len() - 1].iter().rposition(|byte| *byte == b'\n').unwrap();
        journal.truncate(end + 1);
    };
    assert_eq!(refused_after(&whole, cut).await, "journal.jsonl: not as long as the manifest says");
    for stranger in ["../../etc/passwd", "/etc/passwd", "files/../secret.key", "secret.key", "json/session.jsonl"] {
        let said = refused_after(&whole, |parts| parts.insert(0, (stranger.to_owned(), b"x".to_vec()))).await;
        assert_eq!(said, format!("{stranger}: no entry of an export"));
    }
    let said = refused_after(&whole, |parts| {
        replace(parts, "json/setting.jsonl", "\"value\":\"\"", "\"value\":7");
    });
    assert_eq!(said.await, "table setting: column value holds no such value");
    let said = refused_after(&whole, |parts| {
        let rows = content(parts, "json/setting.jsonl");
        let end = rows.iter().position(|byte| *byte == b'\n').unwrap();
        rows.drain(..=end);
    });
    assert!(said.await.contains("another number of rows"));
    let said = refused_after(&whole, |parts| {
        let rows = String::from_utf8(content(parts, "json/role_grant.jsonl").clone()).unwrap();
        let row: serde_json::Value = serde_json::from_str(rows.lines().next().unwrap()).unwrap();
        let nobody = "00000000-0000-7000-8000-0000000000ff";
        replace(parts, "json/role_grant.jsonl", row["account_id"].as_str().unwrap(), nobody);
    });
    assert!(said.await.to_lowercase().contains("foreign key"), "a row that refers to nothing");
    let said = refused_after(&whole, |parts| {
        let at = parts.iter().position(|(path, _)| path.starts_with("files/") && !path.ends_with(".csv")).unwrap();
        parts[at].1.push(b'!');
    });
    assert!(said.await.contains("not what the manifest says"));
}

#[tokio::test]
async fn versions_strangers_and_bombs_are_told_apart() {
    let whole = an_export().await;
    let mut parts = entries(&whole);
    replace(&mut parts, "manifest.json", "\"format\": 1", "\"format\": 2");
    assert!(matches!(refused(&sealed(&parts)).await, Fault::OtherFormat { .. }));
    let mut parts = entries(&whole);
    replace(&mut parts, "manifest.json", "dondoc-export", "other-export");
    assert!(matches!(refused(&sealed(&parts)).await, Fault::NotAnExport));
    let stranger = vec![("xl/workbook.xml".to_owned(), b"<x/>".to_vec())];
    assert!(matches!(refused(&sealed(&stranger)).await, Fault::NotAnExport));

    let version = format!("\"schema_version\": {}", database::schema_version());
    let mut parts = entries(&whole);
    for path in ["manifest.json", "schema.json"] {
        replace(&mut parts, path, &version, "\"schema_version\": 999999");
    }
    let fault = refused(&forged(&parts)).await;
    assert!(matches!(fault, Fault::Database(database::Error::NewerSchema { .. })), "{fault}");

    let mut parts = entries(&whole);
    *content(&mut parts, "csv/setting.csv") = vec![b' '; 300 * 1024 * 1024];
    let fault = refused(&forged(&parts)).await;
    assert!(matches!(fault, Fault::TooLarge { .. }), "{fault}");
}

#[tokio::test]
async fn only_an_empty_instance_is_filled() {
    let source = TestDatabase::new().await;
    lived(&source, 4).await.close().await;
    let (file, first) = exported(&source, "first.zip").await;
    let fault = import(&file, &source).await.expect_err("there are rows");
    assert!(matches!(fault, Fault::Database(database::Error::NotEmpty { .. })), "{fault}");
    assert!(first == exported(&source, "second.zip").await.1, "nothing of it has changed");
}
