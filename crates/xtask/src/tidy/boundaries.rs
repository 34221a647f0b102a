//! Who may know whom: the walls between the packages, read from their `Cargo.toml`.
//!
//! Cargo holds the walls up once they stand; this rule keeps anyone from taking one down in passing.

use super::names::pattern;
use super::{Faults, Project};
use regex::Regex;
use std::sync::LazyLock;
use toml::{Table, Value};

/// Our packages, and which of ours each may build on.
const MAY_KNOW: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("papers", &["domain"]),
    ("papers-pdf", &["domain", "papers"]),
    ("rollup", &["domain"]),
    ("database", &["domain"]),
    ("app", &["domain", "papers", "papers-pdf", "rollup", "database"]),
    ("dondoc", &["domain", "papers", "papers-pdf", "rollup", "database", "app"]),
    ("testkit", &["domain", "papers", "database", "app"]),
    ("xtask", &["domain", "papers", "rollup", "database", "app", "testkit"]),
];

/// Libraries that only some packages may name.
const ONLY_IN: &[(&str, &[&str])] = &[
    ("sqlx", &["database"]),
    ("axum", &["app", "dondoc", "testkit"]),
    ("tokio", &["database", "app", "dondoc", "testkit", "xtask"]),
];

static NAMES_SQLX: LazyLock<Regex> = LazyLock::new(|| pattern(r"\bsqlx::|\buse\s+sqlx\b"));

/// Reads the dependencies of each package.
pub fn check(project: &Project, faults: &mut Faults) {
    for file in project.files() {
        if let Some(package) = file.path.strip_prefix("crates/").and_then(|path| path.strip_suffix("/Cargo.toml")) {
            match file.text.parse::<Table>() {
                Ok(manifest) => check_manifest(&file.path, package, &manifest, faults),
                Err(problem) => faults.add(&file.path, 0, format!("cannot be read: {}", problem.message())),
            }
        }
    }
    for (file, rust) in project.rust_files().filter(|(file, _)| !file.path.starts_with("crates/database/")) {
        if let Some(found) = NAMES_SQLX.find(&rust.code) {
            faults.add(&file.path, rust.line_of(found.start()), "only crates/database names sqlx");
        }
    }
}

fn check_manifest(path: &str, package: &str, manifest: &Table, faults: &mut Faults) {
    let Some((_, may_know)) = MAY_KNOW.iter().find(|(name, _)| *name == package) else {
        faults.add(path, 0, "a package without a place in the house: add it to docs/architecture.md and to this rule");
        return;
    };
    for name in dependencies(manifest, &["dependencies", "build-dependencies"]) {
        if MAY_KNOW.iter().any(|(ours, _)| *ours == name) && !may_know.contains(&name.as_str()) {
            faults.add(path, 0, format!("`{package}` must not know `{name}`"));
        }
    }
    for name in dependencies(manifest, &["dependencies", "build-dependencies", "dev-dependencies"]) {
        if let Some((library, allowed)) = ONLY_IN.iter().find(|(library, _)| *library == name)
            && !allowed.contains(&package)
        {
            faults.add(path, 0, format!("`{library}` belongs to {} only", allowed.join(", ")));
        }
    }
}

/// Names of what a package depends on, under the real name where it is renamed, on every platform.
fn dependencies(manifest: &Table, kinds: &[&str]) -> Vec<String> {
    let platforms = manifest.get("target").and_then(Value::as_table).into_iter().flat_map(|targets| targets.values());
    let places = std::iter::once(manifest).chain(platforms.filter_map(Value::as_table));
    let tables = places.flat_map(|place| kinds.iter().filter_map(|kind| place.get(*kind).and_then(Value::as_table)));
    let entries = tables.flat_map(|table| table.iter());
    entries.map(|(name, entry)| entry.get("package").and_then(Value::as_str).unwrap_or(name).to_owned()).collect()
}
