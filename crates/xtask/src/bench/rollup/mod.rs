//! The roll-up on generated figures: the nine questions with the check values of the other engines, their times, memory,
//! and how long a start takes. It asks the product's own package; nothing is copied for the bench.
//!
//! One line for each figure: name, rows|sum|third, least wall milliseconds, least CPU milliseconds. At scale M the CPU
//! figures are held to their limits. `scripts/bench-rollup` makes the files and runs other engines beside it.

mod files;
pub mod loading;
mod questions;

use super::{Figure, judged, milliseconds};
pub use files::{FileFigure, Files};
pub use loading::Ground;
use questions::{Asked, Check};
use rollup::{Figures, Rollup, Table};
use std::{path::Path, process::ExitCode, time::Instant};

/// Bytes that a figure may take in memory.
const BYTES_A_FIGURE: f64 = 48.0;
/// A start from rows at scale M, and one from a snapshot.
const START_MS: f64 = 30_000.0;
const START_FROM_SNAPSHOT_MS: f64 = 3_000.0;
/// At least so long each question is repeated.
const LEAST_MS: f64 = 400.0;
const LEAST_TIMES: usize = 5;

/// CPU milliseconds at scale M, at the most.
const LIMITS: &[(&str, f64)] = &[
    ("Q1", 0.4),
    ("Q1b", 1.0),
    ("Q2", 3.3),
    ("Q3", 230.0),
    ("Q4", 1.0),
    ("Q5", 1.8),
    ("Q6", 25.0),
    ("Q7", 40.0),
    ("Q8", 15.0),
    ("Q9", 9.0),
];

/// Asks everything of the files in a folder.
pub fn run(folder: &Path) -> anyhow::Result<ExitCode> {
    let files = Files::open(folder)?;
    let scale = files.meta.scale.clone();
    let mut figures = Vec::new();
    let limit = |limit: f64| if scale == "M" { limit } else { f64::INFINITY };

    let start = Instant::now();
    let ground = loading::load(&files)?;
    let loading = milliseconds(start.elapsed());
    told(&scale, "load", "", loading, loading);
    figures.push(Figure::at_most("start from rows", Ok(loading), "ms", limit(START_MS)));

    let (stands, replaced) = ground.figures.statements();
    let bytes = ground.figures.size_bytes();
    let rows = ground.meta.rows as f64;
    println!("rollup\t{scale}\tstatements\t{stands} stand, {replaced} replaced\t{bytes} bytes");
    let each = bytes as f64 / rows;
    println!("rollup\t{scale}\tbytes_a_figure\t{each:.1}\twith its parts, versions and who is asked");
    figures.push(Figure::at_most("memory for a figure", Ok(each), "B", BYTES_A_FIGURE));
    if let Some(resident) = resident_mb() {
        println!("rollup\t{scale}\tpeak_rss_MB\t{resident:.0}");
    }
    figures.push(Figure::at_most(
        "start from a snapshot",
        from_snapshot(&scale, &ground.figures),
        "ms",
        limit(START_FROM_SNAPSHOT_MS),
    ));

    let start = Instant::now();
    let asked = Asked::new(&ground)?;
    let making = milliseconds(start.elapsed());
    told(&scale, "views", "", making, making);
    let times = ask_all(&scale, &asked, &ground.figures)?;
    for (name, cpu_ms) in times {
        let most = LIMITS.iter().find(|(known, _)| *known == name).map_or(f64::INFINITY, |(_, most)| *most);
        figures.push(Figure::at_most(name, Ok(cpu_ms), "ms", limit(most)));
    }
    Ok(judged(&figures))
}

fn ask_all(scale: &str, asked: &Asked<'_>, figures: &Figures) -> anyhow::Result<Vec<(&'static str, f64)>> {
    let mut table = Table::default();
    let live = Rollup::new(figures.clone());
    let changes = asked.delivery()?;
    let mut commit = figures.up_to();
    Ok(vec![
        ("Q1", measured(scale, "Q1", || Ok(asked.q1()))?),
        ("Q1b", measured(scale, "Q1b", || Ok(asked.q1b()))?),
        ("Q2", measured(scale, "Q2", || Ok(asked.q2(figures, &mut table)))?),
        ("Q3", measured(scale, "Q3", || Ok(asked.q3(&mut table)))?),
        ("Q4", measured(scale, "Q4", || Ok(asked.q4()))?),
        ("Q5", measured(scale, "Q5", || Ok(asked.q5()))?),
        ("Q6", measured(scale, "Q6", || Ok(asked.q6()))?),
        (
            "Q7",
            measured(scale, "Q7", || {
                commit += 1;
                asked.q7(&live, &changes, commit, &mut table)
            })?,
        ),
        ("Q8", measured(scale, "Q8", || asked.q8())?),
        ("Q9", measured(scale, "Q9", || Ok(asked.q9()))?),
    ])
}

/// Asks again and again: least wall and CPU milliseconds; the latter is given back.
fn measured(scale: &str, name: &str, mut ask: impl FnMut() -> anyhow::Result<Check>) -> anyhow::Result<f64> {
    let mut check = ask()?;
    let (mut least_wall, mut least_cpu) = (f64::INFINITY, f64::INFINITY);
    let began = Instant::now();
    let mut times = 0;
    while times < LEAST_TIMES || milliseconds(began.elapsed()) < LEAST_MS {
        let (start, start_cpu) = (Instant::now(), cpu_ms());
        check = ask()?;
        least_cpu = least_cpu.min(cpu_ms() - start_cpu);
        least_wall = least_wall.min(milliseconds(start.elapsed()));
        times += 1;
    }
    let [rows, sum, third] = check.written();
    told(scale, name, &format!("{rows:.12e}|{sum:.12e}|{third:.12e}"), least_wall, least_cpu);
    Ok(least_cpu)
}

fn told(scale: &str, name: &str, check: &str, wall_ms: f64, cpu_ms: f64) {
    println!("rollup\t{scale}\t{name}\t{check}\t{wall_ms:.4}\t{cpu_ms:.4}");
}

fn from_snapshot(scale: &str, figures: &Figures) -> anyhow::Result<f64> {
    let start = Instant::now();
    let bytes = rollup::snapshot::encode(figures, [0; 32]);
    println!(
        "rollup\t{scale}\tsnapshot\t{} bytes\t{:.1} ms to write into memory",
        bytes.len(),
        milliseconds(start.elapsed())
    );
    let start = Instant::now();
    let again = rollup::snapshot::decode(&bytes, [0; 32], figures.shared_graph())?;
    let took = milliseconds(start.elapsed());
    anyhow::ensure!(again.statements() == figures.statements(), "the snapshot gives back what was written");
    told(scale, "start_from_snapshot", "", took, took);
    Ok(took)
}

/// CPU time of this process.
fn cpu_ms() -> f64 {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    time.tv_sec as f64 * 1e3 + time.tv_nsec as f64 / 1e6
}

fn resident_mb() -> Option<f64> {
    let text = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = text.lines().find(|line| line.starts_with("VmHWM"))?;
    line.split_whitespace().nth(1)?.parse::<f64>().ok().map(|kb| kb / 1024.0)
}
