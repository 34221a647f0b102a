//! One program run once: no shell, nothing of the environment, the file on its standard input, an end to its time and output.
//!
//! What it prints on standard error is looked at for known complaints and goes nowhere else, since it may quote the file.

use super::DoorFault;
use std::ffi::OsStr;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// Bytes of complaints that are looked at.
const COMPLAINT_BYTES: u64 = 16 * 1024;
/// How often, and for how many milliseconds each, a program that has said everything is asked whether it ended.
const LAST_CALLS: (u32, u64) = (200, 10);

/// What a program may use.
#[derive(Debug, Clone, Copy)]
pub(super) struct Allowance {
    /// From start to end.
    pub seconds: u64,
    /// On standard output.
    pub output_bytes: u64,
}

/// What came of it.
#[derive(Debug)]
pub(super) struct Ran {
    /// Whether it says that it succeeded.
    pub succeeded: bool,
    /// Standard output.
    pub output: Vec<u8>,
    /// The beginning of standard error.
    pub complaints: String,
}

/// Runs the program. Too slow or too talkative is a fault; so is a program that cannot be started.
pub(super) fn run<A: AsRef<OsStr>>(
    program: &Path,
    arguments: &[A],
    input: &[u8],
    allowance: Allowance,
) -> Result<Ran, DoorFault> {
    let mut command = Command::new(program);
    command.args(arguments).env_clear().envs([
        ("PATH", "/usr/bin:/bin"),
        ("LC_ALL", "C.UTF-8"),
        ("OMP_THREAD_LIMIT", "1"),
    ]);
    run_command(command, input, allowance)
}

/// The same for a command that was prepared elsewhere.
pub(super) fn run_command(mut command: Command, input: &[u8], allowance: Allowance) -> Result<Ran, DoorFault> {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|fault| DoorFault::NotReadable { why: format!("not started: {fault}") })?;
    let (stdin, stdout, stderr) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    let (said, hears) = mpsc::channel();
    let ran = thread::scope(|scope| {
        scope.spawn(move || {
            // A program that stops reading early is not at fault.
            let _ = stdin.map(|mut pipe| pipe.write_all(input));
        });
        let complaints = scope.spawn(move || read_up_to(stderr, COMPLAINT_BYTES));
        scope.spawn(move || {
            let _ = said.send(read_up_to(stdout, allowance.output_bytes + 1));
        });
        let heard = hears.recv_timeout(Duration::from_secs(allowance.seconds));
        let too_much = heard.as_ref().is_ok_and(|output| output.len() as u64 > allowance.output_bytes);
        let succeeded = ended(&mut child, heard.is_err() || too_much);
        let complaints = String::from_utf8_lossy(&complaints.join().unwrap_or_default()).into_owned();
        heard.map(|output| (too_much, Ran { succeeded, output, complaints }))
    });
    match ran {
        Err(_) => Err(DoorFault::TookTooLong),
        Ok((true, _)) => Err(DoorFault::TooLarge { what: super::Limit::Text, limit: allowance.output_bytes }),
        Ok((false, ran)) => Ok(ran),
    }
}

/// Reads so much, then lets go of the pipe.
fn read_up_to(pipe: Option<impl Read>, most: u64) -> Vec<u8> {
    let mut read = Vec::new();
    if let Some(pipe) = pipe {
        // What came before a broken pipe still counts.
        let _ = pipe.take(most).read_to_end(&mut read);
    }
    read
}

/// Waits for a program that has said everything, or ends it.
fn ended(child: &mut Child, at_once: bool) -> bool {
    for _ in 0..if at_once { 0 } else { LAST_CALLS.0 } {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) => thread::sleep(Duration::from_millis(LAST_CALLS.1)),
            Err(_) => break,
        }
    }
    let _ = child.kill();
    let _ = child.wait();
    false
}
