//! Scores readings against labels: `cargo run -p papers --example score -- fixtures/reading [--misses]`.
//!
//! A label `NAME.json` stands beside its text `NAME.txt`. It prints one row a document and one for all; how each figure
//! is counted stands in `docs/reading.md`.

#[path = "../tests/scoring/figures.rs"]
mod figures;

use figures::{FIGURES, Score};
use std::error::Error;
use std::path::{Path, PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    let mut folder = PathBuf::from("fixtures/reading");
    let mut with_misses = false;
    for argument in std::env::args().skip(1) {
        match argument.as_str() {
            "--misses" => with_misses = true,
            other => folder = PathBuf::from(other),
        }
    }
    let mut all = Score::default();
    println!("{:<28}{}", "document", FIGURES.map(|name| format!("{name:>12}")).concat());
    for label in labels(&folder)? {
        let score = figures::score(&label)?;
        let name = label.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
        println!("{name:<28}{}", score.row());
        if with_misses {
            score.misses.iter().for_each(|miss| println!("    {miss}"));
        }
        all.add(&score);
    }
    println!("{:<28}{}", "ALL", all.row());
    Ok(())
}

fn labels(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut labels: Vec<PathBuf> =
        std::fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    labels.retain(|path| path.extension().is_some_and(|ending| ending == "json"));
    labels.sort();
    Ok(labels)
}
