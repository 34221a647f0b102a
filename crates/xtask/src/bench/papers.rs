//! Papers: a review on 150 units with ten annexes, and one on the nation with an annex of 3,321 rows, from their blocks to `.docx`
//! and to PDF.
//!
//! The package of PDF measures itself, since nothing else builds its engine: `.docx` in its process, PDF in a child of it.
//! Where docxtpl and LibreOffice are installed, they do the same content in the same run, for comparison and without a limit.

use super::{Figure, judged};
use anyhow::{Context, ensure};
use std::path::Path;
use std::process::{Command, ExitCode};

/// What is measured and its limit, in the words of the package's own bench.
const LIMITS: [(&str, &str, f64); 6] = [
    ("docx, 150 units, ten annex tables", "ms", 150.0),
    ("PDF, 150 units, ten annex tables", "s", 4.0),
    ("memory of its child, 150 units, ten annex tables", "MB", 1000.0),
    ("docx, 34 provinces, an annex of 3,321 rows", "ms", 2000.0),
    ("PDF, 34 provinces, an annex of 3,321 rows", "s", 10.0),
    ("memory of its child, 34 provinces, an annex of 3,321 rows", "MB", 1000.0),
];

/// Measures and prints.
pub fn run(root: &Path) -> anyhow::Result<ExitCode> {
    let printed = own(root)?;
    let value = |what: &str| -> anyhow::Result<f64> {
        let line = printed.lines().find_map(|line| line.strip_prefix(what)?.strip_prefix('\t'));
        Ok(line.with_context(|| format!("{what}: not printed"))?.split('\t').next().unwrap_or_default().parse()?)
    };
    let figures = LIMITS.map(|(what, unit, limit)| Figure::at_most(what, value(what), unit, limit));
    let code = judged(&figures);
    for line in printed.lines().filter(|line| line.starts_with("size")) {
        println!("{}", line.replace('\t', "  "));
    }
    beside(root);
    Ok(code)
}

fn own(root: &Path) -> anyhow::Result<String> {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(root).args(["run", "--quiet", "--package", "papers-pdf", "--example", "bench"]);
    if !cfg!(debug_assertions) {
        cargo.arg("--release");
    }
    let output = cargo.output().context("cargo cannot be run")?;
    ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Ok(String::from_utf8(output.stdout)?)
}

/// docxtpl and LibreOffice on the same content, where they are.
fn beside(root: &Path) {
    let peer = Command::new("python3").arg(root.join("scripts/bench-papers-beside")).output();
    match peer {
        Ok(output) if output.status.success() => print!("{}", String::from_utf8_lossy(&output.stdout)),
        Ok(output) => {
            println!("docxtpl and LibreOffice: not measured: {}", String::from_utf8_lossy(&output.stderr).trim())
        }
        Err(fault) => println!("docxtpl and LibreOffice: not measured: {fault}"),
    }
}
