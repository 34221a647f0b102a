//! This program called as a child, for work that may eat time or memory or meet a fault of a library: it costs one answer and
//! nothing else. A question goes to its standard input, the answer comes on its standard output.
//!
//! A child sees nothing of this process's environment but where programs are. It and all that it starts end when its time is up,
//! and when nobody waits for it any more.

use crate::failure::Failure;
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

/// Bytes of an answer.
const ANSWER_BYTES: u64 = 64 * 1024 * 1024;
/// Bytes of what the child says of its own end.
const LAST_WORDS_BYTES: u64 = 8 * 1024;
/// Files in memory, where the machine has them.
const IN_MEMORY: &str = "/dev/shm";

/// What one child may cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    /// Seconds of a processor.
    pub cpu_seconds: u64,
    /// Megabytes of memory.
    pub memory_megabytes: u64,
    /// From call to answer.
    pub time: Duration,
}

/// Children of one program, so many at the same time.
#[derive(Debug, Clone)]
pub struct Children {
    program: PathBuf,
    cost: Cost,
    places: Arc<Semaphore>,
}

/// How a child ended.
#[derive(Debug)]
pub(crate) enum End {
    /// It says that all went well, and this.
    Answered(Vec<u8>),
    /// It took longer than it may.
    TookTooLong,
    /// It took more memory than it may.
    TooMuchMemory,
    /// It ended otherwise.
    Ended {
        /// With what.
        status: ExitStatus,
        /// What it said of it, for the log.
        last_words: String,
    },
}

impl Children {
    /// Children of a program that knows the words it will be called with.
    pub(crate) fn of(program: impl Into<PathBuf>, cost: Cost, at_once: usize) -> Self {
        Children { program: program.into(), cost, places: Arc::new(Semaphore::new(at_once)) }
    }

    /// Asks one child, when there is a place. Whoever stops waiting ends the child.
    pub(crate) async fn ask(&self, how: &[&str], rest: &[&str], question: &Arc<Vec<u8>>) -> Result<End, Failure> {
        let Ok(_place) = self.places.acquire().await else {
            return Err(io::Error::other("no child is started any more").into());
        };
        let folder = Folder::new()?;
        let mut child = self.command(folder.path(), how, rest).spawn()?;
        let group = Group::of(&child);
        let talk = timeout(self.cost.time, talk(&mut child, Arc::clone(question))).await;
        // Programs that the child started are in its group and end with it.
        drop(group);
        let Ok(talk) = talk else { return Ok(End::TookTooLong) };
        let (answer, last_words, status) = talk?;
        Ok(if status.success() { End::Answered(answer) } else { end_of(status, &last_words) })
    }

    #[allow(clippy::disallowed_methods)]
    fn command(&self, folder: &Path, how: &[&str], rest: &[&str]) -> Command {
        let mut command = Command::new(&self.program);
        command
            .args(how)
            .args(["--cpu-seconds", &self.cost.cpu_seconds.to_string()])
            .args(["--memory-megabytes", &self.cost.memory_megabytes.to_string()])
            .args(rest)
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("LANG", "C.UTF-8")
            .env("HOME", folder)
            .env("TMPDIR", folder)
            // Each thread would reserve memory that nobody uses, and all that is reserved counts against the limit.
            .env("MALLOC_ARENA_MAX", "2")
            .env("RAYON_NUM_THREADS", "2")
            .current_dir(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .process_group(0)
            .kill_on_drop(true);
        command
    }
}

/// Hands the question over and hears the child out; it may answer before it has read everything.
async fn talk(child: &mut Child, question: Arc<Vec<u8>>) -> io::Result<(Vec<u8>, Vec<u8>, ExitStatus)> {
    let (stdin, stdout, stderr) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    let hand_over = async move {
        if let Some(mut stdin) = stdin {
            // A child that ended early is heard below.
            _ = stdin.write_all(&question).await;
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
fn end_of(status: ExitStatus, last_words: &[u8]) -> End {
    const ABORT: i32 = 6;
    const KILL: i32 = 9;
    const CPU_TIME: i32 = 24;
    let last_words = String::from_utf8_lossy(last_words).into_owned();
    match status.signal() {
        Some(ABORT) if last_words.contains("memory allocation") => End::TooMuchMemory,
        None if last_words.contains("out of memory") => End::TooMuchMemory,
        Some(CPU_TIME | KILL) => End::TookTooLong,
        _ => End::Ended { status, last_words },
    }
}

/// A child and all that it started; none of them is left when it is dropped.
struct Group(Option<rustix::process::Pid>);

impl Group {
    fn of(child: &Child) -> Self {
        Group(child.id().and_then(|id| i32::try_from(id).ok()).and_then(rustix::process::Pid::from_raw))
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        if let Some(group) = self.0 {
            _ = rustix::process::kill_process_group(group, rustix::process::Signal::KILL);
        }
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
