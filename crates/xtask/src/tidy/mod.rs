//! Tidy: the rules of `docs/style.md` that a machine can check, each with a planted fault that it must catch.
//!
//! A rule reads a [`Project`] and adds a [`Fault`] for each place that breaks it; it changes nothing. The same rules run
//! as `cargo run -p xtask -- tidy` and as a test of this package. A new rule goes into [`RULES`] and needs a control in
//! `tests.rs`, or the tests fail.

mod boundaries;
mod clock;
mod exceptions;
mod glossary;
mod language;
mod licences;
mod names;
mod openings;
mod paths;
mod project;
mod rust_text;
mod sizes;
mod sql;
mod stories;
mod templates;
#[cfg(test)]
mod tests;

use project::Project;
use std::fmt;
use std::path::Path;
use std::process::ExitCode;

/// One check: its name as printed, and what it does.
struct Rule {
    name: &'static str,
    check: fn(&Project, &mut Faults),
}

const RULES: &[Rule] = &[
    Rule { name: "sizes", check: sizes::check },
    Rule { name: "stated-sizes", check: sizes::check_that_the_style_guide_states_them },
    Rule { name: "names", check: names::check },
    Rule { name: "openings", check: openings::check },
    Rule { name: "language", check: language::check },
    Rule { name: "boundaries", check: boundaries::check },
    Rule { name: "sql", check: sql::check },
    Rule { name: "clock", check: clock::check },
    Rule { name: "paths", check: paths::check },
    Rule { name: "stories", check: stories::check },
    Rule { name: "templates", check: templates::check },
    Rule { name: "licences", check: licences::check },
    Rule { name: "glossary", check: glossary::check },
];

/// A place that breaks a rule, with what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Fault {
    path: String,
    /// Counted from 1; 0 means the file as a whole.
    line: usize,
    rule: &'static str,
    message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(out, "{}: [{}] {}", self.path, self.rule, self.message),
            line => write!(out, "{}:{line}: [{}] {}", self.path, self.rule, self.message),
        }
    }
}

/// What the rules found so far.
#[derive(Debug, Default)]
struct Faults {
    rule: &'static str,
    found: Vec<Fault>,
}

impl Faults {
    fn add(&mut self, path: &str, line: usize, message: impl Into<String>) {
        self.found.push(Fault { path: path.to_owned(), line, rule: self.rule, message: message.into() });
    }
}

/// Every rule over one project, in the order of the files.
fn faults_of(project: &Project) -> Vec<Fault> {
    let mut faults = Faults::default();
    for rule in RULES {
        faults.rule = rule.name;
        (rule.check)(project, &mut faults);
    }
    faults.found.sort();
    faults.found
}

/// Checks the project in `root` and prints what it found.
pub fn run(root: &Path) -> anyhow::Result<ExitCode> {
    let faults = faults_of(&Project::open(root)?);
    for fault in &faults {
        println!("{fault}");
    }
    if faults.is_empty() {
        println!("tidy: {} rules, no fault", RULES.len());
        return Ok(ExitCode::SUCCESS);
    }
    println!("tidy: {} rules, {} faults", RULES.len(), faults.len());
    Ok(ExitCode::FAILURE)
}
