//! The real program on the drill's ground: started, killed without warning, asked whether it is well.
//! It is the drill's own process; whatever happens, it ends with this value.

use super::ground::Ground;
use anyhow::Context;
use serde_json::Value;
use std::{
    io::{BufRead, BufReader, Read},
    net::SocketAddr,
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex, PoisonError},
    thread,
    time::Duration,
};

/// How often, and after which pause, it is started while the database is still held for the one before.
const TRIES: u32 = 40;
const PAUSE: Duration = Duration::from_millis(500);
/// What it says then.
const HELD: &str = "Another process has this database";

/// A program that serves.
pub struct Program {
    child: Child,
    /// Where it listens.
    pub address: SocketAddr,
    log: Arc<Mutex<String>>,
}

impl Program {
    /// Starts it, once the database server has noticed that the one before is gone: on a busy machine it takes a while
    /// until the server gives up the lock of a process that was killed.
    pub fn start(ground: &Ground) -> anyhow::Result<Self> {
        let mut tries = 1;
        loop {
            match Self::try_to_start(ground) {
                Err(refusal) if tries < TRIES && refusal.to_string().contains(HELD) => {
                    tries += 1;
                    thread::sleep(PAUSE);
                }
                outcome => return outcome,
            }
        }
    }

    /// Starts it and waits for its address.
    fn try_to_start(ground: &Ground) -> anyhow::Result<Self> {
        let mut command = ground.command("demo");
        command.args(["--listen", "127.0.0.1:0"]);
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
        let (out, err) = (child.stdout.take().context("its output")?, child.stderr.take().context("its log")?);
        let log = Arc::new(Mutex::new(String::new()));
        let kept = Arc::clone(&log);
        let writing = thread::spawn(move || {
            for line in BufReader::new(err).lines().map_while(Result::ok) {
                kept.lock().unwrap_or_else(PoisonError::into_inner).extend([line.as_str(), "\n"]);
            }
        });
        let mut out = BufReader::new(out);
        let address = out.by_ref().lines().map_while(Result::ok).find_map(|line| {
            let (_, address) = line.split_once("http://")?;
            address.trim().parse().ok()
        });
        let Some(address) = address else {
            drop(child.kill());
            drop(child.wait());
            drop(writing.join());
            let said = log.lock().unwrap_or_else(PoisonError::into_inner);
            anyhow::bail!("it did not start: {said}");
        };
        // What else it prints is of no interest, but it must not meet a closed pipe.
        thread::spawn(move || std::io::copy(&mut out, &mut std::io::sink()));
        Ok(Program { child, address, log })
    }

    /// SIGKILL: no handler of the program runs.
    pub fn kill(mut self) -> anyhow::Result<()> {
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }

    /// What it has complained of since its start, and what `doctor` says is wrong.
    pub fn complaints(&self, ground: &Ground) -> anyhow::Result<Vec<String>> {
        let log = self.log.lock().unwrap_or_else(PoisonError::into_inner);
        let is_complaint = |line: &&str| line.contains("WARN") || line.contains("ERROR") || line.contains("panicked");
        let mut said: Vec<String> =
            log.lines().filter(is_complaint).map(|line| format!("in its log: {line}")).collect();
        let examined = ground.command("doctor").arg("--json").output()?;
        let report: Value = serde_json::from_slice(&examined.stdout).context("what doctor printed")?;
        if !examined.status.success() || report.get("healthy") != Some(&Value::Bool(true)) {
            said.push(format!("doctor finds {}", report.get("findings").unwrap_or(&Value::Null)));
        }
        Ok(said)
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// The program with nothing of this process's environment that would configure it.
pub fn bare(path: &std::path::Path) -> Command {
    let mut command = Command::new(path);
    for name in ["CONFIG", "DATA", "DATABASE", "LISTEN", "TLS_CERT", "TLS_KEY", "PUBLIC_URL", "TRUSTED_PROXY", "LOG"] {
        command.env_remove(["DONDOC_", name].concat());
    }
    command.env_remove("RUST_LOG");
    command
}
