//! What other programs and people find: CSV that gives back the rows, a journal that proves itself, files with their names.

use crate::{
    forging::{entries, entry, text},
    instances::{ODD, exported, lived},
};
use serde_json::Value as Json;
use sha2::{Digest, Sha256};
use testkit::TestDatabase;

/// A field: missing, or a text, or what stands without quotes.
type Field = Option<String>;

/// A reader of RFC 4180 of its own, which tells an empty field from an empty text.
fn csv(text: &str) -> Vec<Vec<Field>> {
    let text = text.strip_prefix('\u{feff}').expect("the mark of UTF-8");
    let mut rows = vec![Vec::new()];
    let mut letters = text.chars().peekable();
    while letters.peek().is_some() {
        let mut field = String::new();
        let is_quoted = letters.next_if_eq(&'"').is_some();
        if is_quoted {
            loop {
                match letters.next().expect("a closing quote") {
                    '"' if letters.next_if_eq(&'"').is_none() => break,
                    letter => field.push(letter),
                }
            }
        } else {
            while let Some(letter) = letters.next_if(|letter| *letter != ',' && *letter != '\r') {
                field.push(letter);
            }
        }
        rows.last_mut().unwrap().push((is_quoted || !field.is_empty()).then_some(field));
        match letters.next() {
            Some(',') => {}
            Some('\r') => {
                assert_eq!(letters.next(), Some('\n'));
                rows.push(Vec::new());
            }
            other => panic!("{other:?} after a field"),
        }
    }
    assert_eq!(rows.pop(), Some(Vec::new()), "the last line ends too");
    rows
}

/// What stood in the row before it became a field, as the page for people says how.
fn back(kind: &str, name: &str, field: &Field) -> Json {
    let Some(field) = field else { return Json::Null };
    match kind {
        "text" => field.strip_prefix('\'').unwrap_or(field).into(),
        "integer" if name.ends_with("_at_ms") && field.contains(' ') => {
            let local: jiff::civil::DateTime = field.parse().unwrap();
            let moment = jiff::tz::Offset::constant(7).to_timestamp(local).unwrap();
            moment.as_millisecond().into()
        }
        "integer" => match field.parse::<i64>().unwrap() {
            number if number.unsigned_abs() < 1 << 53 => number.into(),
            _ => field.as_str().into(),
        },
        _ => field.as_str().into(),
    }
}

#[tokio::test]
async fn csv_gives_back_every_row_and_no_cell_is_a_formula() {
    let source = TestDatabase::new().await;
    lived(&source, 7).await.close().await;
    let (_, zip) = exported(&source, "export.zip").await;
    let schema: Json = serde_json::from_slice(&entry(&zip, "schema.json")).unwrap();
    let mut compared = 0;
    for table in schema["tables"].as_array().unwrap().iter().filter(|table| table["name"] != "journal") {
        let columns = table["columns"].as_array().unwrap();
        let mut rows = csv(&text(&zip, table["csv"].as_str().unwrap())).into_iter();
        let names: Vec<Field> = columns.iter().map(|column| Some(column["csv"].as_str().unwrap().to_owned())).collect();
        assert_eq!(rows.next().unwrap(), names);
        let exact = text(&zip, table["rows"].as_str().unwrap());
        for line in exact.lines() {
            let row: Json = serde_json::from_str(line).unwrap();
            let fields = rows.next().expect("a row for each line");
            for (column, field) in columns.iter().zip(&fields) {
                let (name, kind) = (column["name"].as_str().unwrap(), column["kind"].as_str().unwrap());
                assert_eq!(back(kind, name, field), row[name], "{} {name}", table["name"]);
                let begins = field.as_ref().and_then(|field| field.chars().next());
                let is_formula = kind == "text" && begins.is_some_and(|letter| "=+-@\t\r\n＝＋－＠".contains(letter));
                assert!(!is_formula, "{} {name}: {field:?}", table["name"]);
                compared += 1;
            }
        }
        assert_eq!(rows.next(), None);
    }
    assert!(compared > 5_000, "{compared} cells");
    for odd in ODD {
        assert!(text(&zip, "json/setting.jsonl").contains(&Json::from(*odd).to_string()), "{odd:?} arrived");
    }
}

#[tokio::test]
async fn the_journal_proves_itself_with_nothing_but_json_and_sha_256() {
    let source = TestDatabase::new().await;
    lived(&source, 8).await.close().await;
    let (_, zip) = exported(&source, "export.zip").await;
    let manifest: Json = serde_json::from_slice(&entry(&zip, "manifest.json")).unwrap();
    let mut before = "0".repeat(64);
    let journal = text(&zip, "journal.jsonl");
    for line in journal.lines() {
        let mut row: Json = serde_json::from_str(line).unwrap();
        let hash = row.as_object_mut().unwrap().remove("hash").unwrap();
        assert_eq!(row["previous"], *before);
        let body = domain::journal::canonical_json(&row);
        assert_eq!(hash, domain::journal::hex(&Sha256::digest(body.as_bytes())));
        before = hash.as_str().unwrap().to_owned();
    }
    assert!(journal.lines().count() > 100);
    assert_eq!(manifest["journal"]["head"], *before);
    assert_eq!(manifest["journal"]["rows"], journal.lines().count());
}

#[tokio::test]
async fn every_file_is_there_under_its_hash_and_the_index_says_whose_it_is() {
    let source = TestDatabase::new().await;
    lived(&source, 9).await.close().await;
    let (_, zip) = exported(&source, "export.zip").await;
    let rows = csv(&text(&zip, "files/index.csv"));
    let heads = ["path", "file_name", "table", "column", "key"].map(|name| Some(name.to_owned()));
    assert_eq!(rows[0], heads);
    let named: Vec<&Vec<Field>> = rows[1..].iter().collect();
    assert!(named.iter().any(|row| row[2].as_deref() == Some("text_version")));
    assert!(named.iter().any(|row| row[2].as_deref() == Some("evidence")));
    let files: Vec<(String, Vec<u8>)> =
        entries(&zip).into_iter().filter(|(path, _)| path.starts_with("files/")).collect();
    assert!(files.len() > 4);
    for (path, content) in files.iter().filter(|(path, _)| path != "files/index.csv") {
        assert_eq!(*path, format!("files/{}", domain::journal::hex(&Sha256::digest(content))));
    }
    for row in named {
        let path = row[0].as_deref().unwrap();
        assert!(files.iter().any(|(name, _)| name == path), "{path}");
        let (table, key) = (row[2].as_deref().unwrap(), row[4].as_deref().unwrap());
        assert!(text(&zip, &format!("json/{table}.jsonl")).contains(key), "{table} {key}");
    }
}
