//! The real program on a fresh demo, started and stopped by the bench; its own processes only.
//! The demo is made once and served several times.

use super::{median, milliseconds};
use crate::http::Browser;
use anyhow::Context;
use std::{
    io::{BufRead, BufReader},
    net::SocketAddr,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::Instant,
};

const STARTS: usize = 5;
/// Of the kernel's clock for processes, on every Linux that the program runs on.
const TICKS_A_SECOND: f64 = 100.0;

/// The binary of this profile, built when it is not.
pub fn program(root: &Path, profile: &str) -> anyhow::Result<PathBuf> {
    let mut build = Command::new(std::env!("CARGO"));
    build.current_dir(root).args(["build", "--quiet", "--locked", "--package", "dondoc"]);
    if profile == "release" {
        build.arg("--release");
    }
    anyhow::ensure!(build.status()?.success(), "dondoc does not build");
    // Beside this tool itself, wherever cargo was told to build to.
    let beside = std::env::current_exe()?;
    Ok(beside.parent().context("a folder of programs")?.join("dondoc"))
}

/// A demo on disk; it goes with this value.
pub struct DemoFolder {
    folder: PathBuf,
    program: PathBuf,
}

impl DemoFolder {
    /// Makes the demo data.
    pub fn new(program: &Path) -> anyhow::Result<Self> {
        let folder = std::env::temp_dir().join(format!("dondoc-bench-{}", std::process::id()));
        let demo = DemoFolder { folder, program: program.to_owned() };
        drop(Server::start(&demo)?);
        Ok(demo)
    }
}

impl Drop for DemoFolder {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.folder));
    }
}

/// A program that serves; it ends with this value.
pub struct Server {
    child: Child,
    /// Where it listens.
    pub address: SocketAddr,
}

impl Server {
    /// Starts the demo and waits for its address.
    pub fn start(demo: &DemoFolder) -> anyhow::Result<Self> {
        Self::start_in(&demo.program, &demo.folder)
    }

    /// The same of a demo that lies in a folder.
    pub fn start_in(program: &Path, folder: &Path) -> anyhow::Result<Self> {
        let mut command = Command::new(program);
        command.args(["demo", "--listen", "127.0.0.1:0", "--data"]).arg(folder);
        Self::of(command)
    }

    /// Serves a real instance and waits for its address.
    pub fn serve(program: &Path, folder: &Path) -> anyhow::Result<Self> {
        let mut command = Command::new(program);
        command.args(["serve", "--listen", "127.0.0.1:0", "--data"]).arg(folder);
        Self::of(command)
    }

    /// Serves a real instance whose database stands elsewhere.
    pub fn serve_at(program: &Path, folder: &Path, database: &str) -> anyhow::Result<Self> {
        let mut command = Command::new(program);
        command.args(["serve", "--listen", "127.0.0.1:0", "--data"]).arg(folder).args(["--database", database]);
        Self::of(command)
    }

    fn of(mut command: Command) -> anyhow::Result<Self> {
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
        let out = BufReader::new(child.stdout.take().context("its output")?);
        let address = out.lines().map_while(Result::ok).find_map(|line| {
            let (_, address) = line.split_once("http://")?;
            address.trim().parse().ok()
        });
        match address {
            Some(address) => Ok(Server { child, address }),
            None => {
                drop(child.kill());
                drop(child.wait());
                anyhow::bail!("the program did not say where it serves")
            }
        }
    }

    /// Resident memory.
    pub fn resident_mb(&self) -> anyhow::Result<f64> {
        self.memory_mb("VmRSS:")
    }

    /// The most that was ever resident.
    pub fn peak_mb(&self) -> anyhow::Result<f64> {
        self.memory_mb("VmHWM:")
    }

    fn memory_mb(&self, name: &'static str) -> anyhow::Result<f64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix(name)).context(name)?;
        let kilobytes: f64 = line.trim().trim_end_matches(" kB").parse()?;
        Ok(kilobytes / 1024.0)
    }

    /// Seconds of a core that it has used, in its own code and in the system's for it.
    pub fn cpu_seconds(&self) -> anyhow::Result<f64> {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id()))?;
        // The name in brackets may hold spaces; the fields are counted after it. Fields 14 and 15 are user and system.
        let (_, fields) = stat.rsplit_once(')').context("no name")?;
        let ticks = fields.split_whitespace().skip(11).take(2).map(str::parse::<f64>).sum::<Result<f64, _>>()?;
        Ok(ticks / TICKS_A_SECOND)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // In order, so that the demo can be served again.
        let asked = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status();
        if !asked.is_ok_and(|status| status.success()) {
            drop(self.child.kill());
        }
        drop(self.child.wait());
    }
}

/// From the start of the process to its first page, the median of several starts.
pub fn start_ms(demo: &DemoFolder) -> anyhow::Result<f64> {
    let mut times = Vec::new();
    for _ in 0..STARTS {
        let start = Instant::now();
        let server = Server::start(demo)?;
        let answer = Browser::new(server.address)?.get("/dang-nhap")?;
        times.push(milliseconds(start.elapsed()));
        anyhow::ensure!(answer.status == 200, "the first page is answered with {}", answer.status);
    }
    median(times)
}
