//! Glossary first: a table, an address or a public type of the domain uses words of `docs/glossary.md` only.
//!
//! Tables and the parts of addresses must stand there in backticks, exactly. Of a type's name each word must occur
//! somewhere in the glossary, in the singular or the plural.

use super::names::{pattern, words_of};
use super::{Faults, Project};
use regex::Regex;
use std::collections::BTreeSet;
use std::sync::LazyLock;

const GLOSSARY: &str = "docs/glossary.md";

static TABLE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r#"(?i)\bcreate\s+(?:virtual\s+)?table\s+(?:if\s+not\s+exists\s+)?"?([a-z_0-9]+)"#));
static TYPE: LazyLock<Regex> = LazyLock::new(|| pattern(r"\bpub\s+(?:struct|enum|trait|type)\s+([A-Za-z0-9]+)"));
static ROUTE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:\.(?:route|nest)|\b(?:Route|Endpoint)::(?:get|post|put))\s*\("));
static IN_BACKTICKS: LazyLock<Regex> = LazyLock::new(|| pattern(r"`([^`]+)`"));
static WORD: LazyLock<Regex> = LazyLock::new(|| pattern(r"[A-Za-z][A-Za-z0-9]*"));

/// Compares tables, addresses and types with the glossary.
pub fn check(project: &Project, faults: &mut Faults) {
    let glossary = project.text(GLOSSARY).unwrap_or_default();
    let exact: BTreeSet<&str> = IN_BACKTICKS
        .captures_iter(glossary)
        .filter_map(|found| found.get(1))
        .flat_map(|found| found.as_str().split('/'))
        .collect();
    let words: BTreeSet<String> =
        WORD.find_iter(glossary).map(|found| singular(&found.as_str().to_lowercase())).collect();
    check_tables(project, &exact, faults);
    check_routes(project, &exact, faults);
    check_types(project, &words, faults);
}

fn check_tables(project: &Project, exact: &BTreeSet<&str>, faults: &mut Faults) {
    let migrations = |path: &str| path.starts_with("crates/database/migrations/") && path.ends_with(".sql");
    for file in project.files().filter(|file| migrations(&file.path)) {
        for table in TABLE.captures_iter(&file.text).filter_map(|found| found.get(1)) {
            if !exact.contains(table.as_str()) {
                let line = file.text.get(..table.start()).unwrap_or_default().matches('\n').count() + 1;
                faults.add(&file.path, line, format!("table `{}` is not in {GLOSSARY}", table.as_str()));
            }
        }
    }
}

fn check_routes(project: &Project, exact: &BTreeSet<&str>, faults: &mut Faults) {
    for (file, rust) in project.rust_files().filter(|(file, _)| file.path.starts_with("crates/app/") && !file.is_test())
    {
        for found in ROUTE.find_iter(&rust.code) {
            let line = rust.line_of(found.start());
            let literal = rust.string_after(found.end()).filter(|literal| rust.line_of(literal.offset) <= line + 1);
            let Some(literal) = literal.filter(|_| !rust.is_test_line(line)) else {
                continue;
            };
            for part in literal.text.trim_matches('"').split('/').filter(|part| !part.is_empty() && !part.contains('{'))
            {
                if !exact.contains(part) {
                    faults.add(
                        &file.path,
                        line,
                        format!("`{part}` of the address {} is not in {GLOSSARY}", literal.text),
                    );
                }
            }
        }
    }
}

fn check_types(project: &Project, words: &BTreeSet<String>, faults: &mut Faults) {
    for (file, rust) in
        project.rust_files().filter(|(file, _)| file.path.starts_with("crates/domain/src/") && !file.is_test())
    {
        for name in TYPE.captures_iter(&rust.code).filter_map(|found| found.get(1)) {
            let line = rust.line_of(name.start());
            let unknown = words_of(name.as_str()).into_iter().find(|word| !words.contains(&singular(word)));
            if let Some(word) = unknown.filter(|_| !rust.is_test_line(line)) {
                faults.add(&file.path, line, format!("`{word}` of the type `{}` is not in {GLOSSARY}", name.as_str()));
            }
        }
    }
}

fn singular(word: &str) -> String {
    if let Some(stem) = word.strip_suffix("ies") {
        return format!("{stem}y");
    }
    word.strip_suffix('s').filter(|stem| !stem.ends_with('s')).unwrap_or(word).to_owned()
}
