//! The time and randomness are parameters: only one file asks the machine for them.
//!
//! Clippy forbids the same calls by their types; this rule also sees through an `#[allow]`. Benches and the load measure, so they
//! may look at a clock, and so may the tests in a package's own `tests` folder, which hold whole programs to their time.

use super::names::pattern;
use super::{Faults, Project};
use regex::Regex;
use std::sync::LazyLock;

/// The file that asks for the time.
const THE_CLOCK: &str = "crates/database/src/clock.rs";

static ASKS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"\b(SystemTime|Instant|Timestamp|Zoned|ZonedDateTime|Utc|Local)::now\b|\bUuid::(now_v7|now_v6|new_v4)\b")
});

/// Looks for calls that ask for the time or for randomness.
pub fn check(project: &Project, faults: &mut Faults) {
    for (file, rust) in project.rust_files() {
        let is_bench = file.path.split('/').any(|part| ["benches", "bench", "bench.rs", "load"].contains(&part));
        let holds_to_time = file.path.split('/').nth(2) == Some("tests");
        if file.path == THE_CLOCK || is_bench || holds_to_time {
            continue;
        }
        for found in ASKS.find_iter(&rust.code) {
            let message = format!("`{}`: take a `Clock` or `Identities` as a parameter ({THE_CLOCK})", found.as_str());
            faults.add(&file.path, rust.line_of(found.start()), message);
        }
    }
}
