//! Bench: how fast the program is on this machine, against the limits that it must keep.
//!
//! It starts the real binary of the same profile on a fresh demo and speaks HTTP with it, as browsers do. A figure over
//! its limit, or one that could not be measured, fails the bench. It is bounded in time and leaves nothing behind.

// A bench is the one place that measures time by the machine's own clock.
#![allow(clippy::disallowed_methods)]

mod coverage;
mod kept;
mod one_thing;
mod organisations;
mod pages;
mod papers;
mod reading;
mod rollup;
pub mod server;
mod sheet;
mod writes;

use anyhow::Context;
use server::{DemoFolder, Server};
use std::{path::Path, process::ExitCode, time::Duration};

/// Reading the guidance takes so long at the most.
const READING_MS: f64 = 5.0;
/// Megabytes of text that one core reads in a second.
const READING_MB_PER_SECOND: f64 = 5.0;
/// From the start of the process to its first answer.
const START_MS: f64 = 300.0;
/// Each page at the server.
const PAGE_MS: f64 = 20.0;
/// Durable, acknowledged writes with rights and journal.
const WRITES_PER_SECOND: f64 = 200.0;
/// Resident memory after all pages were asked for.
const MEMORY_MB: f64 = 80.0;

/// One figure beside its limit.
struct Figure {
    what: String,
    value: anyhow::Result<f64>,
    unit: &'static str,
    limit: Limit,
}

enum Limit {
    AtMost(f64),
    AtLeast(f64),
}

impl Figure {
    fn at_most(what: impl Into<String>, value: anyhow::Result<f64>, unit: &'static str, limit: f64) -> Self {
        Figure { what: what.into(), value, unit, limit: Limit::AtMost(limit) }
    }

    fn is_kept(&self) -> bool {
        match (&self.value, &self.limit) {
            (Ok(value), Limit::AtMost(limit)) => value <= limit,
            (Ok(value), Limit::AtLeast(limit)) => value >= limit,
            (Err(_), _) => false,
        }
    }

    fn print(&self) {
        let (sign, limit) = match self.limit {
            Limit::AtMost(limit) => ("<=", limit),
            Limit::AtLeast(limit) => (">=", limit),
        };
        let mark = if self.is_kept() { "ok" } else { "MISSED" };
        match &self.value {
            Ok(value) => println!("{:<46} {value:>9.1} {:<4} {sign} {limit:<5} {mark}", self.what, self.unit),
            Err(fault) => println!("{:<46} {:>9} {:<4} {sign} {limit:<5} {mark}: {fault:#}", self.what, "-", self.unit),
        }
    }
}

/// A part of the bench.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Part {
    /// Coverage of a directive by the plans of a province
    Coverage,
    /// The register of the nation
    Organisations,
    /// The roll-up on generated figures (`scripts/bench-rollup`)
    Rollup,
    /// The same figures in the program's own database: start, kept file, deliveries
    Kept,
    /// The workbook of a round of the nation: handed out, read, marked, entered
    Sheet,
    /// Papers as Word files and as PDF
    Papers,
    /// The pages of a clause, of a unit and of everything, and the search, on years of a province's life (`xtask life`)
    OneThing,
}

/// Measures everything, or a part, prints it, and fails when a limit is missed.
pub fn run(root: &Path, part: Option<Part>, data: Option<&Path>, place: Option<&str>) -> anyhow::Result<ExitCode> {
    if part == Some(Part::Rollup) {
        return rollup::run(data.context("say where the figures are: --data FOLDER")?);
    }
    if part == Some(Part::Coverage) {
        return Ok(judged(&coverage::figures()));
    }
    if part == Some(Part::Sheet) {
        return sheet::run();
    }
    if part == Some(Part::Papers) {
        return papers::run(root);
    }
    if part == Some(Part::Kept) {
        let data = data.context("say where the figures are: --data FOLDER")?;
        return kept::run(data, place.context("say where the database goes: --place FOLDER or URL")?);
    }
    let profile = if cfg!(debug_assertions) { "debug" } else { "release" };
    println!(
        "profile: {profile}{}",
        if profile == "debug" { " (the limits are for release: cargo run --release …)" } else { "" }
    );
    let program = server::program(root, profile)?;
    if part == Some(Part::OneThing) {
        return one_thing::run(&program, data.context("say where the life is: --data FOLDER")?);
    }
    if part == Some(Part::Organisations) {
        return Ok(judged(&organisations::figures(&program)));
    }
    let mut figures = vec![Figure::at_most("reading the guidance", reading::median_ms(root), "ms", READING_MS)];
    let (value, limit) = (reading::megabytes_per_second(root), Limit::AtLeast(READING_MB_PER_SECOND));
    figures.push(Figure { what: "reading a long text".to_owned(), value, unit: "MB/s", limit });
    let demo = DemoFolder::new(&program)?;
    figures.push(Figure::at_most("start of the server, demo data", server::start_ms(&demo), "ms", START_MS));
    let server = Server::start(&demo)?;
    for (what, value) in pages::medians_ms(&server) {
        figures.push(Figure::at_most(what, value, "ms", PAGE_MS));
    }
    figures.push(Figure::at_most("resident memory at rest", server.resident_mb(), "MB", MEMORY_MB));
    let value = writes::per_second(&server);
    let limit = Limit::AtLeast(WRITES_PER_SECOND);
    figures.push(Figure { what: "durable writes with rights and journal".to_owned(), value, unit: "/s", limit });
    drop(server);
    figures.extend(organisations::figures(&program));
    Ok(judged(&figures))
}

/// Prints the figures; a missed one is a failure.
fn judged(figures: &[Figure]) -> ExitCode {
    for figure in figures {
        figure.print();
    }
    let missed = figures.iter().filter(|figure| !figure.is_kept()).count();
    println!("{} figures, {missed} missed", figures.len());
    if missed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn milliseconds(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1000.0
}

/// The middle one; of an even number the upper of the two.
fn median(mut values: Vec<f64>) -> anyhow::Result<f64> {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().ok_or_else(|| anyhow::anyhow!("nothing was measured"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_that_misses_its_limit_or_is_not_there_fails() {
        let figure = |value: anyhow::Result<f64>, limit| Figure { what: String::new(), value, unit: "ms", limit };
        assert!(figure(Ok(5.0), Limit::AtMost(5.0)).is_kept());
        assert!(!figure(Ok(5.1), Limit::AtMost(5.0)).is_kept());
        assert!(figure(Ok(200.0), Limit::AtLeast(200.0)).is_kept());
        assert!(!figure(Ok(199.0), Limit::AtLeast(200.0)).is_kept());
        assert!(!figure(Err(anyhow::anyhow!("no such page")), Limit::AtMost(5.0)).is_kept());
        assert!(median(Vec::new()).is_err());
        assert_eq!(median(vec![3.0, 1.0, 2.0]).unwrap(), 2.0);
    }
}
