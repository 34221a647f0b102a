//! SQL is a constant: no text is pasted into it.
//!
//! Looks for statements at the start of a formatting macro, and for the door that sqlx leaves open for built statements.
//! It cannot follow a string through variables; the type of the statements in `crates/database` does that.

use super::names::pattern;
use super::{Faults, Project};
use regex::Regex;
use std::sync::LazyLock;

static FORMATTING: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b(?:format|format_args|write|writeln|concat)!\s*[(\[{]"));
static STATEMENT: LazyLock<Regex> =
    LazyLock::new(|| pattern(r#"^[a-z]*#*"\s*(?:SELECT|INSERT|UPDATE|DELETE|WITH|ALTER|DROP|CREATE)\s"#));
static UNSAFE_DOOR: LazyLock<Regex> = LazyLock::new(|| pattern(r"\bAssertSqlSafe\b"));

/// Looks for statements made by formatting.
pub fn check(project: &Project, faults: &mut Faults) {
    for (file, rust) in project.rust_files() {
        for found in FORMATTING.find_iter(&rust.code) {
            let end = rust
                .code
                .get(found.end()..)
                .and_then(|rest| rest.find([')', ';']))
                .map_or(usize::MAX, |at| found.end() + at);
            let literal = rust.string_after(found.end()).filter(|literal| literal.offset < end);
            if literal.is_some_and(|literal| STATEMENT.is_match(&literal.text)) {
                let line = rust.line_of(found.start());
                faults.add(&file.path, line, "SQL made by formatting: write the statement out and bind its values");
            }
        }
        if !file.path.starts_with("crates/database/") {
            for found in UNSAFE_DOOR.find_iter(&rust.code) {
                faults.add(
                    &file.path,
                    rust.line_of(found.start()),
                    "only crates/database may vouch for a built statement",
                );
            }
        }
    }
}
