//! `dondoc pack`: whether a folder is a pack, with every fault, and what changes from one folder to another.
//! It opens no instance and writes nothing.

mod labels;

use crate::{
    command_line::{PackAction, PackOptions},
    output,
};
use domain::packs::{Change, FOLDERS, Fate, Pack, PackDifference, PackFault, PackFile, compare, parse_pack};
use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

/// Checks or compares.
pub fn run(options: &PackOptions) -> anyhow::Result<ExitCode> {
    match &options.action {
        PackAction::Check { folder } => {
            let Some(pack) = read_or_say(folder)? else { return Ok(ExitCode::FAILURE) };
            output::print(&labels::checked(&pack))?;
        }
        PackAction::Diff { old, new } => {
            let (Some(old), Some(new)) = (read_or_say(old)?, read_or_say(new)?) else { return Ok(ExitCode::FAILURE) };
            output::print(&told(&old, &new, &compare(&old, &new)))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// The pack of a folder; its faults are printed, each with its file, its line and what to do.
fn read_or_say(folder: &Path) -> anyhow::Result<Option<Pack>> {
    let files = files_of(folder).map_err(|fault| labels::folder_unreadable(folder, &fault))?;
    let files: Vec<PackFile<'_>> = files.iter().map(|(name, text)| PackFile { name, text }).collect();
    match parse_pack(&files) {
        Ok(pack) => Ok(Some(pack)),
        Err(faults) => {
            let lines: Vec<String> = faults.iter().map(fault_line).collect();
            output::print(&lines.join("\n"))?;
            output::complain(&labels::faults(folder, faults.len()).to_string());
            Ok(None)
        }
    }
}

fn fault_line(fault: &PackFault) -> String {
    let (vi, en) = (fault.vietnamese(), fault.english());
    format!("{}:{}: {} {}\n        {} {}", fault.file, fault.line, vi.what, vi.next, en.what, en.next)
}

/// The TOML files of a pack's folder and of the folders in it, each with its path.
fn files_of(folder: &Path) -> std::io::Result<Vec<(String, String)>> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<std::io::Result<_>>()?;
    for inner in FOLDERS.map(|name| folder.join(name)).iter().filter(|inner| inner.is_dir()) {
        for entry in fs::read_dir(inner)? {
            paths.push(entry?.path());
        }
    }
    paths.retain(|path| path.extension().is_some_and(|end| end == "toml"));
    paths.sort();
    paths.into_iter().map(|path| Ok((path.display().to_string(), fs::read_to_string(&path)?))).collect()
}

/// What changes, a line for each.
fn told(old: &Pack, new: &Pack, difference: &PackDifference) -> String {
    let mut lines = vec![labels::compared(old, new)];
    let name = |pack: &Pack, code: &str| pack.indicator(code).map(|it| it.name.vi.clone()).unwrap_or_default();
    lines.extend(difference.added.iter().map(|code| format!("+ {code} {}", name(new, code))));
    lines.extend(difference.removed.iter().map(|code| format!("- {code} {}", name(old, code))));
    for (code, changes) in &difference.changed {
        let changes: Vec<String> = changes.iter().map(change).collect();
        lines.push(format!("~ {code} {}: {}", name(new, code), changes.join("; ")));
    }
    for form in &difference.forms {
        let sign = match form.fate {
            Fate::New => "+",
            Fate::Gone => "-",
            Fate::Changed => "~",
        };
        lines.push(format!("{sign} {}", labels::form(form)));
    }
    lines.join("\n")
}

fn change(change: &Change) -> String {
    match change {
        Change::Name { from, to } => labels::renamed(&from.vi, &to.vi),
        Change::Unit { from, to } => labels::unit(&from.vi, &to.vi),
        Change::Kind { from, to } => labels::kind(from.code(), to.code()),
        Change::Aggregation { from, to } => labels::aggregation(from, to),
        Change::Numbers => labels::NUMBERS.to_owned(),
        Change::Limits => labels::LIMITS.to_owned(),
        Change::Note => labels::NOTE.to_owned(),
    }
}
