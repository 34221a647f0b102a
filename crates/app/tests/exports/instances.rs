//! Instances to be exported: small lives of a province with odd values put into them; and their export and import.

use app::{
    App, Settings,
    accounts::Hashing,
    demo,
    export::package::{self, Export, Fault, Progress},
    files::FileStore,
};
use database::{
    Calendar, Database, Value, WriteTransaction,
    archive::{Loading, Snapshot},
    params,
};
use std::{fs, path::PathBuf, sync::Arc};
use testkit::{
    TestDatabase,
    life::{Wish, live},
};

const SET: &str = "INSERT INTO setting (key, value) VALUES ($1, $2)";
const NAME: &str = "UPDATE organisation_name SET short_name = $1 \
     WHERE name_sort_key = (SELECT MAX(name_sort_key) FROM organisation_name)";
const AMOUNT: &str = "UPDATE figure SET amount_micro = $1 WHERE component = \
     (SELECT MIN(component) FROM figure) AND indicator = (SELECT MIN(indicator) FROM figure)";
const LARGEST: &str = "UPDATE target SET amount_from = $1, amount_to = $2";
const MOMENT: &str = "UPDATE change SET at_ms = $1 WHERE seq = $2";
const OWN: &str = "INSERT INTO file (sha256, size_bytes, media_type, stored_at_ms) VALUES ($1, $2, $3, $4)";
const EVIDENCE: &str = "UPDATE evidence SET file_name = $1";
const ATTEMPT: &str = "INSERT INTO login_attempt (login, failures, last_failure_at_ms) VALUES ('lan', 3, 1)";

/// Texts in which something may go wrong on the way.
pub const ODD: &[&str] = &[
    "",
    " ",
    "=1+1",
    "+84 12",
    "-5",
    "@lệnh",
    "\tđầu dòng",
    "\rđầu dòng",
    "\nđầu dòng",
    "'",
    "''=nháy",
    "＝1+1",
    "\u{feff}mark",
    "\"quotes\",\"and\", commas; semicolons",
    "two\r\nlines\nand\ra third",
    "Đồng chí Nguyễn Ẩn Ữ ỡ ợ ạ ẵ — «nghĩa»",
    "Tie\u{302}\u{301}ng Vie\u{323}\u{302}t NFD",
    "\u{1}\u{7}\u{8}\u{b}\u{c}\u{1f}\u{7f}\u{85}\u{2028}\u{2029}",
    "\u{202e}right to left\u{202c}",
    "👩‍👩‍👧 🇻🇳 \u{10ffff}",
    "null",
    "NULL",
    "\\N",
    "9007199254740993",
    "0001",
    "2026-11-23",
    "{\"a\":1}",
];

/// An instance that has lived, with its odd values.
pub async fn lived(database: &TestDatabase, seed: u64) -> Database {
    let calendar = Calendar::at(demo::TODAY);
    let open = database.open_with(Arc::new(calendar.clone())).await;
    let files = FileStore::open(database.folder.path().join("files")).unwrap();
    let settings = Settings { demo: true, ..Settings::default() };
    let app = App::start(open.clone(), files, Hashing::at_test_cost(), settings).await.unwrap();
    let units = 3 + (seed % 3) as usize;
    live(&app, &calendar, Wish { seed, years: 1, units, directives: 1 }).await.expect("a life");
    make_odd(&app, seed).await;
    open
}

async fn make_odd(app: &App, seed: u64) {
    let sizes = [0, 1, 70_000 + seed as usize];
    let contents = sizes.map(|size| (0..size).map(|at| (at as u64 * (seed + 7) % 251) as u8).collect::<Vec<u8>>());
    let mut own = Vec::new();
    for content in contents {
        let sha256 = app.files().keep(&content).await.unwrap();
        own.push(params![sha256, content.len() as i64, "application/octet-stream", i64::MAX]);
    }
    let odd = ODD[(seed as usize * 5) % ODD.len()];
    write(app.database(), move |tx| {
        Box::pin(async move {
            for (number, text) in ODD.iter().enumerate() {
                tx.execute(SET, params![format!("{text}{number}"), *text]).await?.nothing();
            }
            tx.execute(SET, params!["long", "dài ".repeat(200_000)]).await?.nothing();
            for values in own {
                tx.execute(OWN, values).await?.nothing();
            }
            tx.execute(NAME, params![odd]).await?.nothing();
            tx.execute(EVIDENCE, params![format!("{odd} minh chứng.pdf")]).await?.nothing();
            tx.execute(AMOUNT, params![9_007_199_254_740_993_i64]).await?.nothing();
            tx.execute(LARGEST, params![i64::MIN, i64::MAX]).await?.nothing();
            for (number, moment) in [i64::MIN, -1, 0, 253_402_300_800_000, i64::MAX].into_iter().enumerate() {
                tx.execute(MOMENT, params![moment, number as i64 + 1]).await?.nothing();
            }
            tx.execute(ATTEMPT, Vec::<Value>::new()).await?.nothing();
            Ok(())
        })
    })
    .await;
}

/// Writes rows past every rule.
pub async fn write<F>(database: &Database, action: F)
where
    F: for<'t> FnOnce(&'t mut WriteTransaction) -> database::BoxFuture<'t, Result<(), database::Error>>
        + Send
        + 'static,
{
    database.write(action).await.unwrap();
}

/// The export of a place with its folder, as a file and its bytes.
pub async fn exported(database: &TestDatabase, name: &str) -> (PathBuf, Vec<u8>) {
    let to = database.folder.path().join(name);
    try_export(database, &to).await.unwrap();
    (to.clone(), fs::read(&to).unwrap())
}

/// Exports, or says why not.
pub async fn try_export(database: &TestDatabase, to: &std::path::Path) -> Result<package::Written, Fault> {
    let mut snapshot = Snapshot::open(&database.place).await.unwrap();
    let files = FileStore::open(database.folder.path().join("files")).unwrap();
    let progress = Progress::default();
    let written = package::write(snapshot.connection(), &files, to, &progress).await;
    snapshot.close().await.unwrap();
    assert!(written.is_err() || progress.is_done(), "{progress:?}");
    written
}

/// Takes an export over into a place that is empty, as the command does.
pub async fn import(export: &std::path::Path, into: &TestDatabase) -> Result<(), Fault> {
    let progress = Progress::default();
    let mut export = Export::open(export, &progress)?;
    let files = FileStore::open(into.folder.path().join("files")).unwrap();
    let mut loading = Loading::begin(&into.place, export.schema_version()).await?;
    match export.load(&mut loading, &files, &progress).await {
        // Whoever takes it over removes the folder, as the command does; what the load refuses has put nothing there yet.
        Ok(()) => loading.finish().await.inspect_err(|_| drop(fs::remove_dir_all(into.folder.path().join("files"))))?,
        Err(fault) => {
            loading.abandon().await;
            return Err(fault);
        }
    }
    assert!(progress.is_done(), "{progress:?}");
    Ok(())
}
