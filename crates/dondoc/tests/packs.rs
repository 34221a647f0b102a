//! `dondoc pack` on the terminal: the packs of the program, each fault with its file and line, and what changes.
#![allow(clippy::unwrap_used)]

mod program;

use program::{dondoc, done, run, text};
use std::{fs, path::Path};

const PACKS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../packs");

/// A copy of a pack of the program, with one thing changed in one file.
fn copy(pack: &str, file: &str, from: &str, to: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy_files(&Path::new(PACKS).join(pack), folder.path());
    let path = folder.path().join(file);
    let before = fs::read_to_string(&path).unwrap();
    assert!(before.contains(from), "{from} does not stand in {file}");
    fs::write(path, before.replacen(from, to, 1)).unwrap();
    folder
}

fn copy_files(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let there = to.join(path.file_name().unwrap());
        if path.is_dir() {
            fs::create_dir(&there).unwrap();
            copy_files(&path, &there);
        } else {
            fs::copy(&path, there).unwrap();
        }
    }
}

#[test]
fn the_packs_of_the_program_have_no_fault() {
    for (pack, said) in
        [("vocational-education", "65 chỉ tiêu, 4 biểu mẫu, 2 đề cương"), ("administrative-reform", "8 chỉ tiêu")]
    {
        let printed = done(["pack", "check", &format!("{PACKS}/{pack}")]);
        assert!(printed.contains(said) && printed.contains("no fault"), "{printed}");
    }
}

#[test]
fn each_fault_is_told_with_its_file_its_line_and_what_to_do() {
    for (file, from, to, place, said) in [
        ("forms.toml", "version = 1", "verzion = 1", "forms.toml:5:", "Viết `version`"),
        (
            "indicators.toml",
            "kind = \"in-period\"",
            "kind = \"weekly\"",
            "indicators.toml:7:",
            "in-period, cumulative, at-date",
        ),
        ("indicators.toml", "\"R01\", \"R02\"", "\"R01\", \"X9\"", "indicators.toml:20:", "R01, R02"),
        ("regimes.toml", "\"31/3\"", "\"30/3\"", "regimes.toml:14:", "31/03/2023"),
        ("pack.toml", "version = 1", "version = one", "pack.toml:5:", "TOML"),
    ] {
        let folder = copy("administrative-reform", file, from, to);
        let ended = run(dondoc(["pack", "check", text(folder.path())]));
        assert_eq!(ended.status.code(), Some(1), "{file}");
        let lines: Vec<&str> = ended.out.lines().collect();
        let line = lines.iter().position(|line| line.contains(place));
        assert!(
            line.is_some_and(|at| lines[at].contains(said) || lines[at + 1].contains(said)),
            "{place} {said}\n{}",
            ended.out
        );
        assert!(ended.err.contains("dondoc: ") && !ended.err.contains("panicked"), "{}", ended.err);
    }
}

#[test]
fn a_folder_that_is_no_pack_says_which_files_are_missing_and_one_that_is_not_there_is_refused() {
    let empty = tempfile::tempdir().unwrap();
    let ended = run(dondoc(["pack", "check", text(empty.path())]));
    assert_eq!(ended.status.code(), Some(1));
    for file in ["pack.toml:1:", "regimes.toml:1:", "indicators.toml:1:", "forms.toml:1:"] {
        assert!(ended.out.contains(file), "{}", ended.out);
    }
    program::refused(dondoc(["pack", "check", "/nowhere/at/all"]));
}

#[test]
fn what_changes_between_two_folders_is_told() {
    let old = format!("{PACKS}/administrative-reform");
    let new = copy("administrative-reform", "indicators.toml", "Hồ sơ tiếp nhận trực tiếp", "Hồ sơ nhận tại quầy");
    let printed = done(["pack", "diff", &old, text(new.path())]);
    assert!(printed.contains("~ R01 Hồ sơ nhận tại quầy: đổi tên"), "{printed}");
    assert!(printed.contains("biểu mẫu (form) one-stop ~[R01"), "{printed}");
    let same = done(["pack", "diff", &old, &old]);
    assert_eq!(same.lines().count(), 1, "{same}");
}
