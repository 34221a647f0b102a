//! `dondoc open-file`: the child that opens one file. It is called by this program, never by people.
//!
//! It first gives up what it does not need: memory, processor time, files. Then it reads the standard input, and answers with
//! one JSON object on the standard output. On the standard error it says how far it has come; it writes
//! nothing else, and ends.

use crate::{command_line::OpenFileOptions, output};
use papers::{
    doors::{self, Programs},
    tables,
};
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use std::{io::Read, process::ExitCode};

/// A file larger than this is not read.
const LIMIT_BYTES: u64 = 64 * 1024 * 1024;
/// The largest file that a program started from here may write.
const WRITTEN_BYTES: u64 = 256 * 1024 * 1024;
/// Files open at the same time.
const OPEN_FILES: u64 = 256;

/// Opens, and answers.
pub fn run(options: &OpenFileOptions) -> anyhow::Result<ExitCode> {
    give_up(Resource::Core, 0)?;
    give_up(Resource::Cpu, options.cpu_seconds)?;
    give_up(Resource::As, options.memory_megabytes.saturating_mul(1024 * 1024))?;
    give_up(Resource::Fsize, WRITTEN_BYTES)?;
    give_up(Resource::Nofile, OPEN_FILES)?;
    let mut content = Vec::new();
    std::io::stdin().lock().take(LIMIT_BYTES).read_to_end(&mut content)?;
    let answer = if options.table {
        serde_json::to_string(&tables::open(&content))?
    } else if options.filled {
        serde_json::to_string(&tables::open_filled(&content))?
    } else {
        let programs = Programs { progress: Some(tell), ..Programs::find() };
        serde_json::to_string(&doors::open(&options.name, &content, &programs))?
    };
    drop(content);
    output::print(&answer)?;
    Ok(ExitCode::SUCCESS)
}

/// One line for each recognised page on the standard error, for whoever waits.
fn tell(done: usize, of: usize) {
    eprintln!("page {done} of {of}");
}

/// Takes less of something, for good. Nobody gets more than the process had.
fn give_up(resource: Resource, most: u64) -> anyhow::Result<()> {
    let had = getrlimit(resource).maximum.unwrap_or(u64::MAX);
    let most = Some(most.min(had));
    setrlimit(resource, Rlimit { current: most, maximum: most })?;
    Ok(())
}
