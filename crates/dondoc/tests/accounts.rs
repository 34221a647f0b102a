//! A real instance from nothing: its register, its first administrator, a forgotten password.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::disallowed_methods)]

mod program;

use program::{REGISTER, dondoc, done, refused, text};
use std::{
    fs,
    io::Write,
    path::Path,
    process::{Command, Output, Stdio},
};

const COMMITTEE: &str = "Tỉnh ủy Lam Giang";

fn with_password(mut command: Command, password: &str) -> Output {
    let command = command.arg("--password-stdin").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // A command that refuses before it asks leaves its input unread.
    _ = child.stdin.take().unwrap().write_all(password.as_bytes());
    child.wait_with_output().unwrap()
}

fn add<'a>(data: &'a Path, login: &'a str, organisation: &'a str) -> Command {
    dondoc(["user", "--data", text(data), "add", login, "--name", "Cao Đức Trị", "--organisation", organisation])
}

#[test]
fn an_instance_gets_its_register_and_its_first_administrator() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    assert!(refused(dondoc(["user", "--data", text(&data), "list"])).contains("There is no instance"));
    assert!(
        done(["register", "--data", text(&data), "--organisations", REGISTER]).contains("organisations were taken")
    );
    let again = dondoc(["register", "--data", text(&data), "--organisations", REGISTER]);
    assert!(refused(again).contains("has a register of organisations already"));

    let output = with_password(add(&data, "quantri", COMMITTEE), "một mật khẩu đủ dài\n");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(
        done(["user", "--data", text(&data), "list"]),
        format!("quantri\tCao Đức Trị\t{COMMITTEE} (administrator)\n")
    );

    for (login, organisation, password) in [
        ("quantri", COMMITTEE, "một mật khẩu đủ dài"),
        ("khac", "Cơ quan không có", "một mật khẩu đủ dài"),
        ("khac", COMMITTEE, "ngắn"),
    ] {
        let output = with_password(add(&data, login, organisation), password);
        assert_eq!(output.status.code(), Some(1), "{login} {organisation} {password}");
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.starts_with("dondoc: ") && said.lines().count() == 2, "{said}");
    }
    assert_eq!(done(["user", "--data", text(&data), "list"]).lines().count(), 1);
}

#[test]
fn a_forgotten_password_is_replaced_and_never_asked_for_in_a_flag() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    done(["register", "--data", text(&data), "--organisations", REGISTER]);
    assert!(with_password(add(&data, "quantri", COMMITTEE), "một mật khẩu đủ dài").status.success());
    let reset = |login: &'static str| dondoc(["user", "--data", text(&data), "reset-password", login]);
    assert!(with_password(reset("quantri"), "mật khẩu khác hẳn").status.success());
    assert_eq!(with_password(reset("ai-do"), "mật khẩu khác hẳn").status.code(), Some(1));
    assert!(refused(reset("quantri")).contains("--password-stdin"), "without a terminal it says how");
    assert!(!done(["user", "add", "--help"]).contains("--password <"));
}

#[test]
fn a_table_that_cannot_be_taken_over_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let table = folder.path().join("organisations.tsv");
    let whole = fs::read_to_string(REGISTER).unwrap();
    fs::write(&table, whole.replacen("2024-01-01", "1/1/2024", 1)).unwrap();
    let said = refused(dondoc(["register", "--data", text(&data), "--organisations", text(&table)]));
    assert!(said.contains("organisations.tsv") && said.contains('2'), "{said}");
    assert!(!data.exists());
}
