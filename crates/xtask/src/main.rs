//! The project's own tools: `cargo run -p xtask -- TASK`.
//!
//! Each task is one module and one variant of [`Task`]. Nothing here is part of the product, and no product code
//! depends on this package.

mod bench;
mod crash;
mod docs;
mod forms;
mod http;
mod instance;
mod life;
mod load;
mod suggestions;
mod tidy;

use clap::{Parser, Subcommand};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[derive(Debug, Parser)]
#[command(name = "xtask", about = "The project's own tools", arg_required_else_help = true)]
struct CommandLine {
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// Measure the real program against its limits
    Bench {
        /// Only this part
        #[arg(value_enum)]
        part: Option<bench::Part>,
        /// Folder with generated figures of one scale, or with a life
        #[arg(long, value_name = "FOLDER")]
        data: Option<PathBuf>,
        /// Empty folder or PostgreSQL database for these figures
        #[arg(long, value_name = "FOLDER|URL")]
        place: Option<String>,
    },
    /// Kill the real program at random moments and prove that it keeps its promises
    Crash(crash::Drill),
    /// Make an instance with years of a province's life in it
    Life(life::Life),
    /// Let the communes of the nation report on one day, and measure how the real program bears it
    Load(load::Load),
    /// Print the papers that come out of the code: rights, addresses, tables
    Docs {
        /// Write nothing; fail when one is stale
        #[arg(long)]
        check: bool,
    },
    /// How often the right clause is among those that are suggested
    Suggestions,
    /// Check sizes, names, boundaries, languages, licences and that the papers speak of what exists
    Tidy {
        /// Another project's folder than the one this tool was built in
        #[arg(long, value_name = "FOLDER")]
        project: Option<PathBuf>,
    },
}

fn main() -> anyhow::Result<ExitCode> {
    match CommandLine::parse().task {
        Task::Bench { part, data, place } => bench::run(&project_root()?, part, data.as_deref(), place.as_deref()),
        Task::Crash(drill) => crash::run(&drill),
        Task::Life(life) => life::run(&life),
        Task::Load(load) => load::run(&load),
        Task::Docs { check } => docs::run(&project_root()?, check),
        Task::Suggestions => suggestions::run(&project_root()?),
        Task::Tidy { project } => tidy::run(&project.map_or_else(project_root, Ok)?),
    }
}

/// The folder that holds the workspace's `Cargo.toml`.
fn project_root() -> anyhow::Result<PathBuf> {
    Ok(Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize()?)
}
