//! Where files from outside are opened: in a child of this program, so that a file which eats time or memory, or meets a
//! fault of a parser, costs one answer and nothing else. What comes back is text; the file itself never leaves memory.
//!
//! The child gets the file on its standard input and answers with one line of JSON. It and all that it starts end with it.

use crate::failure::Failure;
use domain::problem::Problem;
use papers::{
    doors::{self, DoorFault, Opened, Programs},
    reading::{self, Reading},
    tables::{self, Filled, Workbook},
};
use serde::de::DeserializeOwned;
use std::{
    fs::DirBuilder,
    io,
    os::unix::{fs::DirBuilderExt, process::ExitStatusExt},
    path::{Path, PathBuf},
    process::{ExitStatus, Stdio},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};
use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWriteExt},
    process::{Child, Command},
    sync::Semaphore,
    time::timeout,
};

/// The word with which the program is called as a child.
pub const COMMAND: &str = "open-file";
/// Beside it, when the file is to be a table.
pub const AS_TABLE: &str = "--table";
/// Beside it, when the file is to be a workbook that people filled in.
pub const AS_FILLED: &str = "--filled";
/// So many files are opened at the same time; further ones wait.
const AT_ONCE: usize = 2;
/// Bytes of an answer: the text, as JSON.
const ANSWER_BYTES: u64 = 64 * 1024 * 1024;
/// Bytes of what the child says of its own end.
const LAST_WORDS_BYTES: u64 = 8 * 1024;
/// Files in memory, where the machine has them.
const IN_MEMORY: &str = "/dev/shm";

/// What one opening may cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    /// Seconds of a processor.
    pub cpu_seconds: u64,
    /// Megabytes of memory.
    pub memory_megabytes: u64,
    /// From call to answer.
    pub time: Duration,
}

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

/// Children of one program.
#[derive(Debug, Clone)]
pub struct Children {
    program: PathBuf,
    cost: Cost,
    places: Arc<Semaphore>,
}

impl Opener {
    /// Children of a program, which knows [`COMMAND`].
    pub fn in_child(program: impl Into<PathBuf>, cost: Cost) -> Self {
        Opener::InChild(Children { program: program.into(), cost, places: Arc::new(Semaphore::new(AT_ONCE)) })
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
        let Ok(_place) = self.places.acquire().await else { return Err(stopped()) };
        let folder = Folder::new()?;
        let mut child = self.command(file_name, folder.path(), how).spawn()?;
        let group = child.id();
        let talk = timeout(self.cost.time, talk(&mut child, Arc::clone(content))).await;
        // Programs that the child started are in its group and end with it.
        end_group(group);
        let Ok(talk) = talk else { return Ok(Err(DoorFault::TookTooLong)) };
        let (answer, last_words, status) = talk?;
        Ok(match serde_json::from_slice(&answer) {
            Ok(answer) if status.success() => answer,
            _ => Err(fault_of(status, &last_words)),
        })
    }

    /// The child gets nothing of this process's environment but where programs are.
    #[allow(clippy::disallowed_methods)]
    fn command(&self, file_name: &str, folder: &Path, how: &[&str]) -> Command {
        let mut command = Command::new(&self.program);
        command
            .arg(COMMAND)
            .args(how)
            .args(["--cpu-seconds", &self.cost.cpu_seconds.to_string()])
            .args(["--memory-megabytes", &self.cost.memory_megabytes.to_string()])
            .args(["--", file_name])
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("LANG", "C.UTF-8")
            .env("HOME", folder)
            .env("TMPDIR", folder)
            .current_dir(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .process_group(0)
            .kill_on_drop(true);
        command
    }
}

/// Hands the file over and hears the child out; it may answer before it has read everything.
async fn talk(child: &mut Child, content: Arc<Vec<u8>>) -> io::Result<(Vec<u8>, Vec<u8>, ExitStatus)> {
    let (stdin, stdout, stderr) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    let hand_over = async move {
        if let Some(mut stdin) = stdin {
            // A child that ended early is heard below.
            _ = stdin.write_all(&content).await;
        }
    };
    let ((), answer, last_words) =
        tokio::join!(hand_over, at_most(stdout, ANSWER_BYTES), at_most(stderr, LAST_WORDS_BYTES));
    Ok((answer?, last_words?, child.wait().await?))
}

/// What is said, up to a limit; what comes after it is heard and forgotten.
async fn at_most(from: Option<impl AsyncRead + Unpin>, limit: u64) -> io::Result<Vec<u8>> {
    let mut heard = Vec::new();
    if let Some(mut from) = from {
        (&mut from).take(limit).read_to_end(&mut heard).await?;
        tokio::io::copy(&mut from, &mut tokio::io::sink()).await?;
    }
    Ok(heard)
}

/// What the end of a child without an answer means.
fn fault_of(status: ExitStatus, last_words: &[u8]) -> DoorFault {
    const ABORT: i32 = 6;
    const KILL: i32 = 9;
    const CPU_TIME: i32 = 24;
    let said = String::from_utf8_lossy(last_words);
    match status.signal() {
        Some(ABORT) if said.contains("memory allocation") => DoorFault::TooMuchMemory,
        None if said.contains("out of memory") => DoorFault::TooMuchMemory,
        Some(CPU_TIME | KILL) => DoorFault::TookTooLong,
        _ => DoorFault::NotReadable { why: format!("the child ended with {status}") },
    }
}

fn end_group(group: Option<u32>) {
    let group = group.and_then(|id| i32::try_from(id).ok()).and_then(rustix::process::Pid::from_raw);
    if let Some(group) = group {
        _ = rustix::process::kill_process_group(group, rustix::process::Signal::KILL);
    }
}

/// A folder of the child's own, in memory where possible; gone when it is dropped.
struct Folder(PathBuf);

impl Folder {
    fn new() -> io::Result<Self> {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let name = format!("dondoc-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let memory = Path::new(IN_MEMORY);
        let place = if memory.is_dir() { memory.to_owned() } else { std::env::temp_dir() };
        let folder = place.join(name);
        DirBuilder::new().mode(0o700).create(&folder)?;
        Ok(Folder(folder))
    }

    fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        _ = std::fs::remove_dir_all(&self.0);
    }
}
