//! Backups as an operator needs them: whole, while the instance runs, into an empty place, on either engine; and refused
//! whenever anything of them is not as it was.
#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::unwrap_used, clippy::disallowed_methods)]

mod program;

use app::files::FileStore;
use database::{Database, SystemClock, params};
use program::{dondoc, done, refused, run, serve, text};
use serde_json::Value;
use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

const OWN: &str = "INSERT INTO file (sha256, size_bytes, media_type, stored_at_ms) VALUES ($1, $2, $3, $4)";
const FORGE: &str = "UPDATE journal SET verb = 'forged' WHERE seq = (SELECT MAX(seq) FROM journal)";

/// A place of its own for an instance, on one of the engines.
struct Place {
    folder: PathBuf,
    database: Option<String>,
}

impl Place {
    fn arguments(&self) -> Vec<&str> {
        let mut arguments = vec!["--data", text(&self.folder)];
        if let Some(database) = &self.database {
            arguments.extend(["--database", database]);
        }
        arguments
    }

    fn ask<'a>(&'a self, command: &[&'a str]) -> std::process::Command {
        dondoc(command.iter().copied().chain(self.arguments()))
    }

    fn done(&self, command: &[&str]) -> String {
        done(command.iter().copied().chain(self.arguments()))
    }

    /// What `doctor` says, whether or not something is wrong.
    fn doctor(&self) -> Value {
        let ended = run(self.ask(&["doctor", "--json"]));
        let report: Value = serde_json::from_str(&ended.out).unwrap_or_else(|_| panic!("{}", ended.err));
        assert_eq!(ended.status.success(), report["healthy"].as_bool().unwrap());
        report
    }

    async fn open(&self) -> Database {
        let file = self.folder.join("dondoc.db");
        let place = self.database.clone().unwrap_or_else(|| text(&file).to_owned());
        Database::open(&place, testkit::options(Arc::new(SystemClock))).await.unwrap()
    }
}

fn findings(report: &Value) -> Vec<&str> {
    report["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|f| f["wrong"] == true)
        .map(|f| f["code"].as_str().unwrap())
        .collect()
}

/// Makes a demo, with files of several sizes in it.
fn demo(place: &Place) {
    let mut command = place.ask(&["demo"]);
    command.args(["--listen", "127.0.0.1:0"]);
    assert!(serve(command).stop().success());
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        let database = place.open().await;
        let store = FileStore::open(place.folder.join("files")).unwrap();
        for size in [1, 511, 512, 300_000] {
            let content: Vec<u8> = (0..size).map(|number: u32| (number % 251) as u8).collect();
            let sha256 = store.keep(&content).await.unwrap();
            let values = params![sha256, i64::from(size), "text/plain", 1i64];
            let own = database.write(|tx| Box::pin(async move { tx.execute(OWN, values).await.map(drop) }));
            own.await.unwrap();
        }
        database.close().await;
    });
}

fn sqlite(folder: &Path, name: &str) -> Place {
    Place { folder: folder.join(name), database: None }
}

/// On the test server, when there is one.
fn postgres(folder: &Path, name: &str) -> Option<Place> {
    let server = std::env::var("DONDOC_TEST_POSTGRES_URL").ok()?;
    let database = format!("dondoc_backup_{name}_{}", std::process::id());
    let made = database::testing::create_postgres_database(&server, &database);
    tokio::runtime::Runtime::new().unwrap().block_on(made).unwrap();
    let url = format!("{}/{database}", server.trim_end_matches('/'));
    Some(Place { folder: folder.join(name), database: Some(url) })
}

fn same_content(one: &Value, other: &Value) {
    for part in ["tables", "files", "journal"] {
        assert!(one[part].is_object());
        assert_eq!(one[part], other[part], "{part}");
    }
}

#[test]
fn a_running_instance_is_backed_up_and_comes_back_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let (source, copy) = (sqlite(folder.path(), "source"), sqlite(folder.path(), "copy"));
    demo(&source);
    let mut command = source.ask(&["demo"]);
    command.args(["--listen", "127.0.0.1:0"]);
    let running = serve(command);
    let backup = folder.path().join("backup.tar");
    source.done(&["backup", "--to", text(&backup)]);
    assert!(running.get("/dang-nhap").starts_with("HTTP/1.1 200"));
    assert!(running.stop().success());
    let said = copy.done(&["restore", text(&backup), "--verify"]);
    assert!(said.contains("they are the same"), "{said}");
    let (before, after) = (source.doctor(), copy.doctor());
    assert!(after["files"]["count"].as_i64().unwrap() >= 4);
    same_content(&before, &after);
    assert!(!copy.folder.join("secret.key").exists());
    assert!(refused(source.ask(&["backup", "--to", text(&backup)])).contains("overwrites nothing"));

    let with_key = folder.path().join("with-key.tar");
    source.done(&["backup", "--with-secret-key", "--to", text(&with_key)]);
    let other = sqlite(folder.path(), "other");
    other.done(&["restore", text(&with_key)]);
    let key = |place: &Place| fs::read(place.folder.join("secret.key")).unwrap();
    assert_eq!(key(&source), key(&other));
}

#[test]
fn a_backup_moves_an_instance_from_one_engine_to_the_other_and_back() {
    let folder = tempfile::tempdir().unwrap();
    let Some(there) = postgres(folder.path(), "there") else { return };
    let (source, back) = (sqlite(folder.path(), "source"), sqlite(folder.path(), "back"));
    demo(&source);
    let [first, second] = ["first.tar", "second.tar"].map(|name| folder.path().join(name));
    source.done(&["backup", "--to", text(&first)]);
    there.done(&["restore", text(&first), "--verify"]);
    there.done(&["backup", "--to", text(&second)]);
    back.done(&["restore", text(&second), "--verify"]);
    same_content(&source.doctor(), &there.doctor());
    same_content(&source.doctor(), &back.doctor());
    let mut command = there.ask(&["demo"]);
    command.args(["--listen", "127.0.0.1:0"]);
    assert!(serve(command).stop().success());
    let full = Place { folder: folder.path().join("elsewhere"), database: there.database.clone() };
    assert!(refused(full.ask(&["restore", text(&first)])).contains("has rows already"));
    assert!(!full.folder.exists());
}

#[test]
fn a_spoilt_backup_is_refused_and_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (source, copy) = (sqlite(folder.path(), "source"), sqlite(folder.path(), "copy"));
    demo(&source);
    let backup = folder.path().join("backup.tar");
    source.done(&["backup", "--to", text(&backup)]);
    let whole = fs::read(&backup).unwrap();
    let spoilt = folder.path().join("spoilt.tar");
    for part in 0..24 {
        let mut content = whole.clone();
        let at = part * (whole.len() - 1) / 23;
        content[at] ^= 1;
        fs::write(&spoilt, content).unwrap();
        let said = refused(copy.ask(&["restore", text(&spoilt)]));
        assert!(said.contains("its seal does not fit"), "byte {at}: {said}");
    }
    for length in [0, 1, 2048, whole.len() / 2, whole.len() - 1] {
        fs::write(&spoilt, &whole[..length]).unwrap();
        assert!(refused(copy.ask(&["restore", text(&spoilt)])).contains("no whole backup"), "{length} bytes");
    }
    assert!(refused(copy.ask(&["restore", "/nowhere/at/all.tar"])).contains("cannot be read"));
    let left: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(!left.iter().any(|name| name.to_string_lossy().contains("copy")), "{left:?}");
    assert!(refused(source.ask(&["restore", text(&backup)])).contains("is not empty"));
}

#[test]
fn what_is_wrong_with_an_instance_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let source = sqlite(folder.path(), "source");
    demo(&source);
    assert_eq!(findings(&source.doctor()), Vec::<&str>::new());

    let files = files_of(&source);
    let content = fs::read(&files[0]).unwrap();
    fs::write(&files[0], [content.as_slice(), b"!"].concat()).unwrap();
    fs::remove_file(&files[1]).unwrap();
    fs::write(files[2].with_extension("part"), "half").unwrap();
    let report = source.doctor();
    assert_eq!(findings(&report), ["missing-file", "damaged-file"]);
    assert_eq!(report["orphan_files"], 1);
    let backup = folder.path().join("backup.tar");
    assert!(refused(source.ask(&["backup", "--to", text(&backup)])).contains("missing or damaged"));
    let left = fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(left, 1, "a refused backup leaves no file");

    fs::set_permissions(&source.folder, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    assert!(findings(&source.doctor()).contains(&"open-folder"));
    let said = source.ask(&["doctor", "--listen", "0.0.0.0:80"]);
    let ended = run(said);
    assert!(ended.out.contains("must not cross a network in the clear"), "{}", ended.out);
}

#[test]
fn a_forged_row_of_the_journal_is_found_and_not_backed_up() {
    let folder = tempfile::tempdir().unwrap();
    for source in [Some(sqlite(folder.path(), "lite")), postgres(folder.path(), "forged")].into_iter().flatten() {
        demo(&source);
        assert_eq!(findings(&source.doctor()), Vec::<&str>::new());
        tokio::runtime::Runtime::new().unwrap().block_on(async {
            let database = source.open().await;
            let forge = database.write(|tx| Box::pin(async move { tx.execute(FORGE, params![]).await.map(drop) }));
            forge.await.unwrap();
            database.close().await;
        });
        assert_eq!(findings(&source.doctor()), ["broken-journal"]);
        let backup = folder.path().join("backup.tar");
        assert!(refused(source.ask(&["backup", "--to", text(&backup)])).contains("chain of the journal breaks"));
        assert!(!backup.exists());
    }
}

fn files_of(place: &Place) -> Vec<PathBuf> {
    let shelves = fs::read_dir(place.folder.join("files")).unwrap();
    let files = shelves.flat_map(|shelf| fs::read_dir(shelf.unwrap().path()).unwrap());
    let mut files: Vec<PathBuf> = files.map(|file| file.unwrap().path()).collect();
    files.sort();
    files
}
