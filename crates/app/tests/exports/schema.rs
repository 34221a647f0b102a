//! Nothing of the schema is forgotten, everything is explained in both languages, and no secret leaves.

use crate::{
    forging::{entries, entry, text},
    instances::{ODD, exported, import, lived, try_export, write},
};
use database::{
    archive::{ColumnKind, Snapshot, describe},
    params, record,
};
use serde_json::Value as Json;
use std::collections::BTreeSet;
use testkit::TestDatabase;

record! { struct Secret { secret: String } }
record! { struct Hash { hash: Vec<u8> } }

/// Words in the name of a column that holds a secret.
const SECRET: &[&str] = &["password", "token", "secret", "csrf", "private", "credential"];

fn names(values: &Json) -> BTreeSet<String> {
    values.as_array().unwrap().iter().map(|value| value["name"].as_str().unwrap().to_owned()).collect()
}

/// Columns that leave, as `table.column`, and those whose name says that they should not.
fn leaving(schema: &Json) -> (Vec<String>, Vec<String>) {
    let mut all = Vec::new();
    for table in schema["tables"].as_array().unwrap() {
        let of = |column: String| [table["name"].as_str().unwrap(), ".", &column].concat();
        all.extend(names(&table["columns"]).into_iter().map(of));
    }
    let is_secret = |name: &&String| SECRET.iter().any(|word| name.contains(word));
    let secret = all.iter().filter(is_secret).cloned().collect();
    (all, secret)
}

#[tokio::test]
async fn every_table_and_column_leaves_or_is_kept_back_for_a_reason() {
    let source = TestDatabase::new().await;
    source.open().await.close().await;
    let (_, zip) = exported(&source, "export.zip").await;
    let schema: Json = serde_json::from_slice(&entry(&zip, "schema.json")).unwrap();
    let (columns, secret) = leaving(&schema);
    assert_eq!(secret, Vec::<String>::new(), "a secret would leave");
    let withheld = names(&schema["withheld"]);
    let mut snapshot = Snapshot::open(&source.place).await.unwrap();
    let catalogue = describe(snapshot.connection()).await.unwrap();
    assert!(catalogue.tables.len() > 80);
    let mut known = BTreeSet::new();
    for described in &catalogue.tables {
        let table = &described.table.name;
        let leaves = names(&schema["tables"]).contains(table);
        assert_ne!(leaves, withheld.contains(table), "{table} either leaves or is kept back");
        known.insert(table.clone());
        for column in &described.table.columns {
            let name = format!("{table}.{}", column.name);
            assert!(!leaves || columns.contains(&name) != withheld.contains(&name), "{name} leaves or is kept back");
            known.insert(name);
        }
    }
    assert!(withheld.is_subset(&known), "what is kept back exists: {withheld:?}");
    for value in schema["tables"].as_array().unwrap().iter().chain(schema["withheld"].as_array().unwrap()) {
        let said = value.get("meaning").or(value.get("reason")).unwrap();
        assert!(is_said(said), "no words for {}", value["name"]);
        for column in value["columns"].as_array().into_iter().flatten() {
            assert!(is_said(&column["meaning"]), "no words for {}.{}", value["name"], column["name"]);
        }
    }
    let page = text(&zip, "schema.md");
    assert!(names(&schema["tables"]).iter().all(|table| page.contains(&format!("\n## {table}\n"))));
}

fn is_said(meaning: &Json) -> bool {
    ["vi", "en"].iter().all(|language| !meaning[*language].as_str().unwrap_or_default().is_empty())
}

/// A table that a later migration brings leaves by itself, and one without an order is refused: nobody has to think of it.
#[tokio::test]
async fn a_new_table_is_never_forgotten_and_a_planted_secret_is_found() {
    let source = TestDatabase::new().await;
    let open = source.open().await;
    write(&open, |tx| {
        Box::pin(async move {
            tx.execute("CREATE TABLE planted (name TEXT NOT NULL PRIMARY KEY, api_token TEXT)", Vec::new())
                .await?
                .nothing();
            tx.execute("INSERT INTO planted (name) VALUES ('z'), ('Z'), ('á'), ('Đ')", Vec::new()).await?.nothing();
            Ok(())
        })
    })
    .await;
    let (file, zip) = exported(&source, "export.zip").await;
    let rows = "{\"name\":\"Z\",\"api_token\":null}\n{\"name\":\"z\",\"api_token\":null}\n\
                {\"name\":\"á\",\"api_token\":null}\n{\"name\":\"Đ\",\"api_token\":null}\n";
    assert_eq!(text(&zip, "json/planted.jsonl"), rows, "in the order of bytes, on either database");
    let schema: Json = serde_json::from_slice(&entry(&zip, "schema.json")).unwrap();
    assert_eq!(leaving(&schema).1, ["planted.api_token"]);
    let into = TestDatabase::new().await;
    assert!(import(&file, &into).await.unwrap_err().to_string().contains("there is no such table"));

    write(&open, |tx| {
        Box::pin(async move { tx.execute("CREATE TABLE keyless (name TEXT)", Vec::new()).await.map(drop) })
    })
    .await;
    let refused = try_export(&source, &source.folder.path().join("keyless.zip")).await.unwrap_err();
    assert!(refused.to_string().contains("keyless: the table has no key"), "{refused}");
}

#[tokio::test]
async fn no_secret_is_in_an_export_and_none_works_after_an_import() {
    let source = TestDatabase::new().await;
    let open = lived(&source, 5).await;
    const INVITE: &str = "INSERT INTO invitation (id, token_hash, organisation_id, role, full_name, invited_by, \
         invited_at_ms, expires_at_ms) SELECT a.id, $1, g.organisation_id, 'clerk', 'Người được mời', a.id, 1, 2 \
         FROM account a JOIN role_grant g ON g.account_id = a.id ORDER BY a.login LIMIT 1";
    write(&open, |tx| {
        Box::pin(
            async move { tx.execute(INVITE, params![[0xab_u8; 32]]).await.map(|touched| assert!(!touched.nothing())) },
        )
    })
    .await;
    let secrets: Vec<Secret> = open
        .read()
        .await
        .unwrap()
        .all("SELECT password_hash AS secret FROM account WHERE password_hash IS NOT NULL", params![])
        .await
        .unwrap();
    assert!(secrets.len() > 5);
    let (file, zip) = exported(&source, "export.zip").await;
    for (path, content) in entries(&zip) {
        let holds = |secret: &str| content.windows(secret.len()).any(|part| part == secret.as_bytes());
        assert!(!secrets.iter().any(|it| holds(&it.secret)), "{path} holds the hash of a password");
        assert!(!holds(&"ab".repeat(32)), "{path} holds the hash of a token");
    }
    assert!(text(&zip, "json/invitation.jsonl").contains("Người được mời"));
    let copy = TestDatabase::new().await;
    import(&file, &copy).await.unwrap();
    let opened = copy.open().await;
    let mut connection = opened.read().await.unwrap();
    let left: Vec<Secret> =
        connection.all("SELECT login AS secret FROM account WHERE password_hash IS NOT NULL", params![]).await.unwrap();
    assert!(left.is_empty());
    let token: Hash = connection.one("SELECT token_hash AS hash FROM invitation", params![]).await.unwrap();
    assert_eq!((token.hash.len(), &token.hash[16..]), (32, [0_u8; 16].as_slice()));
    let attempts: Vec<Secret> = connection.all("SELECT login AS secret FROM login_attempt", params![]).await.unwrap();
    assert!(attempts.is_empty());
    assert!(ODD.len() > 20);
}

/// On SQLite identities are told from hashes by the names of their columns: PostgreSQL knows them by type.
#[tokio::test]
async fn identities_are_told_from_hashes_as_the_types_of_postgresql_say() {
    let source = TestDatabase::new().await;
    source.open().await.close().await;
    let (_, zip) = exported(&source, "export.zip").await;
    let sqlite = TestDatabase::sqlite();
    sqlite.open().await.close().await;
    let (_, other) = exported(&sqlite, "export.zip").await;
    assert_eq!(text(&zip, "schema.json"), text(&other, "schema.json"));
    let mut snapshot = Snapshot::open(&source.place).await.unwrap();
    let schema: Json = serde_json::from_slice(&entry(&zip, "schema.json")).unwrap();
    for described in describe(snapshot.connection()).await.unwrap().tables {
        for column in &described.table.columns {
            let table =
                schema["tables"].as_array().unwrap().iter().find(|table| table["name"] == *described.table.name);
            let fields = table.and_then(|table| table["columns"].as_array()).into_iter().flatten();
            let field = fields.clone().find(|field| field["name"] == *column.name);
            let Some(field) = field else { continue };
            match column.kind {
                ColumnKind::Identity => {
                    assert_eq!(field["kind"], "identity", "{}.{}", described.table.name, column.name)
                }
                ColumnKind::Integer => assert_eq!(field["kind"], "integer"),
                ColumnKind::Text => assert_eq!(field["kind"], "text"),
                ColumnKind::Bytes => {}
            }
        }
    }
}
