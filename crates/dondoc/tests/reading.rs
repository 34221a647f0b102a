//! `dondoc read` on the terminal: its refusals, the standard input, and a reader that goes away.
#![allow(clippy::unwrap_used)]

mod program;

use program::{dondoc, refused, text};
use std::{
    fs,
    io::Write,
    process::{Command, Stdio},
};

const DIRECTIVE: &str =
    "TỈNH ỦY LAM GIANG\n*\nSố 12-CT/TU\n\nCHỈ THỊ\nvề việc thử\n\n1. Các huyện ủy báo cáo trước ngày 01/12/2026.\n";

#[test]
fn what_cannot_be_read_is_refused_with_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let empty = folder.path().join("empty.txt");
    fs::write(&empty, "").unwrap();
    let latin = folder.path().join("latin.txt");
    fs::write(&latin, [0x43, 0xd0, 0xff, 0x0a]).unwrap();
    let secret = folder.path().join("secret.txt");
    fs::write(&secret, "TỈNH ỦY LAM GIANG\n*\nSố 12-CT/TU\nTUYỆT MẬT\n\nCHỈ THỊ\n").unwrap();
    for path in ["/nowhere/at/all.txt", text(&empty), text(&latin), text(&secret), text(folder.path())] {
        let said = refused(dondoc(["read", path]));
        assert!(said.contains(path), "{said}");
        let said = refused(dondoc(["read", "--json", path]));
        assert!(said.contains(path), "{said}");
    }
}

#[test]
fn the_standard_input_is_read_like_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("stdin.txt");
    fs::write(&file, DIRECTIVE).unwrap();
    let from_file = program::done(["read", "--json", text(&file)]);
    let mut command = dondoc(["read", "--json", "-"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(DIRECTIVE.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    assert_eq!(String::from_utf8(output.stdout).unwrap(), from_file);
    let reading: serde_json::Value = serde_json::from_str(&from_file).unwrap();
    assert!(reading["text"].as_str().unwrap().contains("Các huyện ủy"));
}

#[test]
fn akoma_ntoso_is_printed_instead_of_the_outline_and_never_beside_the_json() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("chi-thi.txt");
    fs::write(&file, DIRECTIVE).unwrap();
    let printed = program::done(["read", "--akn", text(&file)]);
    assert!(printed.starts_with("<?xml") && printed.trim_end().ends_with("</akomaNtoso>"), "{printed}");
    assert!(printed.contains("<docNumber>12-CT/TU</docNumber>"), "{printed}");
    let both = program::run(dondoc(["read", "--akn", "--json", text(&file)]));
    assert_eq!(both.status.code(), Some(2), "{}", both.err);
}

#[test]
fn a_reader_that_goes_away_is_no_fault() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("long.txt");
    fs::write(&file, DIRECTIVE.repeat(2000)).unwrap();
    let line = format!(
        "{} read --json {} | head -c 10; echo \"${{PIPESTATUS[0]}}\"",
        env!("CARGO_BIN_EXE_dondoc"),
        text(&file)
    );
    let output = Command::new("bash").args(["-c", &line]).output().unwrap();
    assert!(String::from_utf8_lossy(&output.stdout).trim_end().ends_with("0"), "{output:?}");
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
}
