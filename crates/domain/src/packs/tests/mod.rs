//! Tests of packs: the pack that comes with the program, and a table of faults.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use super::*;
use std::{fs, path::Path};

mod faults;
mod more_files;
mod periods;
mod registers;
mod vocational_education;

/// The files of a pack that comes with the program, by name, as its folder has them.
fn files_of(pack: &str) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs").join(pack);
    let (mut folders, mut files) = (vec![root.clone()], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(&root).unwrap().to_str().unwrap().to_owned();
                files.push((name, fs::read_to_string(path).unwrap()));
            }
        }
    }
    files.sort();
    files
}

fn parsed(files: &[(String, String)]) -> Result<Pack, Vec<PackFault>> {
    parse_pack(&files.iter().map(|(name, text)| PackFile { name, text }).collect::<Vec<_>>())
}

/// A pack of another field.
fn other_pack() -> Pack {
    parsed(&files_of("administrative-reform")).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

/// The pack that comes with the program.
fn pack() -> Pack {
    parsed(&files_of("vocational-education")).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

/// Reads files of which one is changed in one place.
fn read_changed(files: &[(&str, &str)], changed: &str, from: &str, to: &str) -> Result<Pack, Vec<PackFault>> {
    let file = |(name, text): &(&str, &str)| {
        assert!(*name != changed || text.contains(from), "{from} does not stand in {name}");
        let text = if *name == changed { text.replacen(from, to, 1) } else { (*text).to_owned() };
        ((*name).to_owned(), text)
    };
    parsed(&files.iter().map(file).collect::<Vec<_>>())
}

/// `file:line code`, each; files without their folder, called as is asked.
fn told_of(read: Result<Pack, Vec<PackFault>>, called: fn(&str) -> &str) -> String {
    let told = |fault: &PackFault| {
        let code = serde_json::to_value(&fault.fault).unwrap()["code"].as_str().unwrap().to_owned();
        format!("{}:{} {code}", called(fault.file.trim_start_matches("x/")), fault.line)
    };
    read.map_or_else(|faults| faults.iter().map(told).collect::<Vec<_>>().join(", "), |_| String::new())
}
