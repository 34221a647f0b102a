//! `dondoc open-file`: the child that opens one file. It is called by this program, never by people.
//!
//! It first gives up what it does not need: memory, processor time, files. Then it reads the standard input, and answers with
//! one JSON object on the standard output. On the standard error it says how far it has come; it writes
//! nothing else, and ends.

use crate::{command_line::OpenFileOptions, limits, output};
use papers::{
    doors::{self, Programs},
    tables,
};
use std::{io::Read, process::ExitCode};

/// A file larger than this is not read.
const LIMIT_BYTES: u64 = 64 * 1024 * 1024;

/// Opens, and answers.
pub fn run(options: &OpenFileOptions) -> anyhow::Result<ExitCode> {
    limits::set(options.cost)?;
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
