//! Names that say nothing are refused: a `utils` grows into a drawer that nobody owns.
//!
//! Looks at the parts of Rust file paths, at modules and at types. It does not judge variables, and it does not look
//! into tests.

use super::{Faults, Project};
use regex::Regex;
use std::sync::LazyLock;

/// Words that no module, file or type may carry.
const FORBIDDEN: &[&str] = &[
    "util", "utils", "helper", "helpers", "common", "manager", "managers", "service", "services", "data", "info",
    "infos",
];

static NAMED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b(mod|struct|enum|trait|type|union)\s+([A-Za-z_][A-Za-z0-9_]*)"));
static AMERICAN: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\borgani[z]\w*"));

/// Checks paths, modules, types, and the spelling of the word that matters most here.
pub fn check(project: &Project, faults: &mut Faults) {
    for (file, rust) in project.rust_files() {
        for part in file.path.trim_end_matches(".rs").split('/').filter(|part| has_forbidden_word(part)) {
            faults.add(&file.path, 0, format!("`{part}` says nothing: name the file after what it knows or does"));
        }
        for found in NAMED.captures_iter(&rust.code) {
            let (Some(kind), Some(name)) = (found.get(1), found.get(2)) else {
                continue;
            };
            let line = rust.line_of(kind.start());
            if has_forbidden_word(name.as_str()) && !rust.is_test_line(line) {
                let (kind, name) = (kind.as_str(), name.as_str());
                faults.add(&file.path, line, format!("`{kind} {name}` says nothing: use a word of docs/glossary.md"));
            }
        }
    }
    for file in project.files().filter(|file| file.path.ends_with(".rs") || file.path.ends_with(".md")) {
        for (number, line) in file.text.lines().enumerate() {
            // A name in quotes belongs to somebody else's format and is spelled as it is there.
            let is_quoted =
                |word: &regex::Match<'_>| line[..word.start()].ends_with('"') && line[word.end()..].starts_with('"');
            if let Some(word) = AMERICAN.find(line).filter(|word| !is_quoted(word)) {
                let message = format!("`{}`: British spelling here (organisation)", word.as_str());
                faults.add(&file.path, number + 1, message);
            }
        }
    }
}

/// The words of `CamelCase` and `snake_case` names, in lower case.
pub fn words_of(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut starts = true;
    for letter in name.chars() {
        if !letter.is_alphanumeric() {
            starts = true;
            continue;
        }
        if starts || letter.is_uppercase() {
            words.push(String::new());
        }
        starts = false;
        if let Some(word) = words.last_mut() {
            word.extend(letter.to_lowercase());
        }
    }
    words
}

/// A pattern written in this package.
#[expect(clippy::expect_used, reason = "the patterns are constants, and every one is used by a test")]
pub fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a constant pattern compiles")
}

fn has_forbidden_word(name: &str) -> bool {
    words_of(name).iter().any(|word| FORBIDDEN.contains(&word.as_str()))
}
