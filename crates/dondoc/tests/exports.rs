//! Exports as an operator makes and takes them: while the instance runs, into an empty place on either engine, refused
//! whenever something is not as it was; and afterwards people get passwords in the way that there is.
#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::unwrap_used, clippy::disallowed_methods)]

mod program;

use program::{dondoc, done, refused, run, serve, text};
use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::Stdio,
};

/// A place for an instance, on one of the engines.
struct Place {
    folder: PathBuf,
    database: Option<String>,
}

impl Place {
    fn sqlite(folder: &Path, name: &str) -> Self {
        Place { folder: folder.join(name), database: None }
    }

    /// On the test server, when there is one.
    fn postgres(folder: &Path, name: &str) -> Option<Self> {
        let server = std::env::var("DONDOC_TEST_POSTGRES_URL").ok()?;
        let database = format!("dondoc_export_{name}_{}", std::process::id());
        let made = database::testing::create_postgres_database(&server, &database);
        tokio::runtime::Runtime::new().unwrap().block_on(made).unwrap();
        let url = format!("{}/{database}", server.trim_end_matches('/'));
        Some(Place { folder: folder.join(name), database: Some(url) })
    }

    fn ask<'a>(&'a self, command: &[&'a str]) -> std::process::Command {
        let mut arguments = vec!["--data", text(&self.folder)];
        if let Some(database) = &self.database {
            arguments.extend(["--database", database]);
        }
        dondoc(command.iter().copied().chain(arguments))
    }

    fn done(&self, command: &[&str]) -> String {
        let ended = run(self.ask(command));
        assert!(ended.status.success(), "{command:?}: {}", ended.err);
        ended.out
    }

    fn demo(&self) -> std::process::Command {
        let mut command = self.ask(&["demo"]);
        command.args(["--listen", "127.0.0.1:0"]);
        command
    }
}

#[test]
fn a_running_instance_is_exported_and_comes_back_byte_for_byte_on_either_engine() {
    let folder = tempfile::tempdir().unwrap();
    let source = Place::sqlite(folder.path(), "source");
    let running = serve(source.demo());
    let first = folder.path().join("first.zip");
    let said = source.done(&["export", "--to", text(&first)]);
    assert!(said.contains("read DOC-TOI.md in it first") && said.contains("seal"), "{said}");
    assert!(running.get("/dang-nhap").starts_with("HTTP/1.1 200"));
    assert!(running.stop().success());
    let mode = std::os::unix::fs::PermissionsExt::mode(&fs::metadata(&first).unwrap().permissions());
    assert_eq!(mode & 0o777, 0o600, "what everyone of the unit wrote is for nobody else");
    assert!(refused(source.ask(&["export", "--to", text(&first)])).contains("overwrites nothing"));

    let copies = [Some(Place::sqlite(folder.path(), "copy")), Place::postgres(folder.path(), "copy_there")];
    for copy in copies.into_iter().flatten() {
        let said = copy.done(&["import", text(&first)]);
        assert!(said.contains("Nobody has a password yet"), "{said}");
        let second = folder.path().join("second.zip");
        copy.done(&["export", "--to", text(&second)]);
        assert!(fs::read(&first).unwrap() == fs::read(&second).unwrap(), "the copy exports other bytes");
        fs::remove_file(second).unwrap();
        assert!(refused(copy.ask(&["import", text(&first)])).contains("is not empty"));
        let full = Place { folder: folder.path().join("elsewhere"), database: copy.database.clone() };
        if full.database.is_some() {
            assert!(refused(full.ask(&["import", text(&first)])).contains("has rows already"));
            assert!(!full.folder.exists());
        }
    }
}

#[test]
fn whatever_is_not_a_whole_export_is_refused_and_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (source, copy) = (Place::sqlite(folder.path(), "source"), Place::sqlite(folder.path(), "copy"));
    assert!(serve(source.demo()).stop().success());
    let export = folder.path().join("export.zip");
    source.done(&["export", "--to", text(&export)]);
    let whole = fs::read(&export).unwrap();
    let other = folder.path().join("other.zip");
    for at in [0, 100, whole.len() / 2, whole.len() - 1] {
        let mut spoilt = whole.clone();
        spoilt[at] ^= 1;
        fs::write(&other, spoilt).unwrap();
        let said = refused(copy.ask(&["import", text(&other)]));
        assert!(said.contains("nothing was imported") || said.contains("is no export"), "byte {at}: {said}");
    }
    fs::write(&other, &whole[..whole.len() / 2]).unwrap();
    assert!(refused(copy.ask(&["import", text(&other)])).contains("its seal does not fit"));
    source.done(&["backup", "--to", text(&folder.path().join("backup.tar"))]);
    let said = refused(copy.ask(&["import", text(&folder.path().join("backup.tar"))]));
    assert!(said.contains("a backup, .tar, is for `dondoc restore`"), "{said}");
    assert!(refused(copy.ask(&["import", "/nowhere/at/all.zip"])).contains("cannot be read"));
    let left: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(!left.iter().any(|name| name.to_string_lossy().contains("copy")), "{left:?}");
    let damaged = fs::read_dir(source.folder.join("files")).unwrap().next();
    if let Some(shelf) = damaged {
        fs::remove_dir_all(shelf.unwrap().path()).unwrap();
        let missing = folder.path().join("missing.zip");
        assert!(refused(source.ask(&["export", "--to", text(&missing)])).contains("missing or damaged"));
        assert!(!missing.exists() && !folder.path().join("missing.zip.part").exists());
    }
}

/// A real instance is set up, exported, imported; its administrator cannot sign in with the old password and gets a new one.
#[test]
fn after_an_import_people_get_passwords_from_the_command_line() {
    let folder = tempfile::tempdir().unwrap();
    let (source, copy) = (Place::sqlite(folder.path(), "source"), Place::sqlite(folder.path(), "copy"));
    source.done(&["register", "--organisations", program::REGISTER]);
    let typed = |place: &Place, arguments: &[&str]| {
        let mut command = place.ask(&["user"]);
        command.args(arguments).arg("--password-stdin").stdin(Stdio::piped()).stdout(Stdio::null());
        let mut child = command.spawn().unwrap();
        child.stdin.take().unwrap().write_all("mật khẩu đủ dài 2026".as_bytes()).unwrap();
        assert!(child.wait().unwrap().success(), "{arguments:?}");
    };
    let add = ["add", "quantri", "--name", "Cao Đức Trị", "--organisation", "Tỉnh ủy Lam Giang"];
    typed(&source, &add);
    let export = folder.path().join("export.zip");
    source.done(&["export", "--to", text(&export)]);
    copy.done(&["import", text(&export)]);
    let again = folder.path().join("again.zip");
    copy.done(&["export", "--to", text(&again)]);
    assert!(fs::read(&export).unwrap() == fs::read(&again).unwrap());
    typed(&copy, &["reset-password", "quantri"]);
    assert!(done(["user", "--data", text(&copy.folder), "list"]).contains("Cao Đức Trị"));
    done(["doctor", "--data", text(&copy.folder)]);
}
