//! Where files from outside are opened: in a child of this program, so that a file which eats time or memory, or meets a
//! fault of a parser, costs one answer and nothing else. What comes back is text; the file itself never leaves memory.
//!
//! The child gets the file on its standard input and answers with one line of JSON.

use crate::{
    children::{Children, End},
    failure::Failure,
};
use domain::problem::Problem;
use papers::{
    doors::{self, DoorFault, Opened, Programs},
    reading::{self, Reading},
    tables::{self, Filled, Workbook},
};
use serde::de::DeserializeOwned;
use std::{io, path::PathBuf, sync::Arc, time::Duration};

pub use crate::children::Cost;

/// The word with which the program is called as a child.
pub const COMMAND: &str = "open-file";
/// Beside it, when the file is to be a table.
pub const AS_TABLE: &str = "--table";
/// Beside it, when the file is to be a workbook that people filled in.
pub const AS_FILLED: &str = "--filled";
/// So many files are opened at the same time; further ones wait.
const AT_ONCE: usize = 2;

impl Default for Cost {
    fn default() -> Self {
        Cost { cpu_seconds: 30, memory_megabytes: 512, time: Duration::from_secs(50) }
    }
}

/// A way to open files.
#[derive(Debug, Clone)]
pub enum Opener {
    /// In this process: for tests, and for files that come with the program.
    InProcess,
    /// In children.
    InChild(Children),
}

impl Opener {
    /// Children of a program, which knows [`COMMAND`].
    pub fn in_child(program: impl Into<PathBuf>, cost: Cost) -> Self {
        Opener::InChild(Children::of(program, cost, AT_ONCE))
    }

    /// Opens and reads a file off the threads that answer requests, and gives its bytes back.
    pub async fn read(
        &self,
        file_name: String,
        content: Vec<u8>,
    ) -> Result<(Result<Reading, Problem>, Vec<u8>), Failure> {
        let content = Arc::new(content);
        let opened = match self {
            Opener::InProcess => in_process(file_name.clone(), Arc::clone(&content)).await?,
            Opener::InChild(children) => children.open(&file_name, &content, &[]).await?,
        };
        if let Err(fault) = &opened {
            log(fault);
        }
        let read = tokio::task::spawn_blocking(move || {
            let read = opened
                .map_err(|fault| fault.problem(&file_name))
                .and_then(|opened| reading::read_opened(&file_name, &content, opened));
            (read, content)
        });
        let (read, content) = read.await.map_err(|_| stopped())?;
        Ok((read, Arc::try_unwrap(content).unwrap_or_else(|shared| shared.to_vec())))
    }
}

impl Opener {
    /// Opens a table: a workbook or tab-separated text.
    pub async fn table(&self, file_name: String, content: Vec<u8>) -> Result<Result<Workbook, Problem>, Failure> {
        let content = Arc::new(content);
        let opened = match self {
            Opener::InProcess => {
                let open = move || tables::open(&content);
                tokio::task::spawn_blocking(open).await.map_err(|_| stopped())?
            }
            Opener::InChild(children) => children.open(&file_name, &content, &[AS_TABLE]).await?,
        };
        if let Err(fault) = &opened {
            log(fault);
        }
        Ok(opened.map_err(|fault| fault.problem_of_table(&file_name)))
    }
}

impl Opener {
    /// Opens a workbook that people filled in, and gives its bytes back.
    pub async fn filled(
        &self,
        file_name: String,
        content: Vec<u8>,
    ) -> Result<(Result<Filled, Problem>, Vec<u8>), Failure> {
        let content = Arc::new(content);
        let opened = match self {
            Opener::InProcess => {
                let own = Arc::clone(&content);
                tokio::task::spawn_blocking(move || tables::open_filled(&own)).await.map_err(|_| stopped())?
            }
            Opener::InChild(children) => children.open(&file_name, &content, &[AS_FILLED]).await?,
        };
        if let Err(fault) = &opened {
            log(fault);
        }
        let filled = opened.map_err(|fault| fault.problem_of_table(&file_name));
        Ok((filled, Arc::try_unwrap(content).unwrap_or_else(|shared| shared.to_vec())))
    }
}

/// For whoever keeps the instance. A state secret leaves no line here: the journal has it.
fn log(fault: &DoorFault) {
    match fault {
        DoorFault::NotReadable { why } | DoorFault::Hostile { what: why } => {
            tracing::warn!(file.fault = %why, "a file could not be opened");
        }
        DoorFault::TookTooLong | DoorFault::TooMuchMemory => {
            tracing::warn!(file.fault = ?fault, "a file cost too much")
        }
        DoorFault::ProgramMissing { program, package } => {
            tracing::warn!(%program, %package, "a program that reads files is not installed");
        }
        _ => {}
    }
}

fn stopped() -> Failure {
    io::Error::other("the reader stopped").into()
}

async fn in_process(file_name: String, content: Arc<Vec<u8>>) -> Result<Result<Opened, DoorFault>, Failure> {
    let open = move || doors::open(&file_name, &content, &Programs::find());
    tokio::task::spawn_blocking(open).await.map_err(|_| stopped())
}

impl Children {
    async fn open<T: DeserializeOwned>(
        &self,
        file_name: &str,
        content: &Arc<Vec<u8>>,
        how: &[&str],
    ) -> Result<Result<T, DoorFault>, Failure> {
        let how: Vec<&str> = std::iter::once(COMMAND).chain(how.iter().copied()).collect();
        Ok(match self.ask(&how, &["--", file_name], content).await? {
            End::Answered(answer) => serde_json::from_slice(&answer)
                .unwrap_or_else(|_| Err(DoorFault::NotReadable { why: "the child answered nothing".to_owned() })),
            End::TookTooLong => Err(DoorFault::TookTooLong),
            End::TooMuchMemory => Err(DoorFault::TooMuchMemory),
            End::Ended { status, .. } => Err(DoorFault::NotReadable { why: format!("the child ended with {status}") }),
        })
    }
}
