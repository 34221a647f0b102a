//! The real binary as its operator meets it: started, asked, stopped, with what it printed.
#![allow(
    dead_code,
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpStream},
    path::Path,
    process::{Child, Command, ExitStatus, Stdio},
    sync::mpsc,
    time::Duration,
};

/// A table of organisations.
pub const REGISTER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/lam-giang/organisations-2024.tsv");

/// A start that is silent for longer than this has failed.
const START: Duration = Duration::from_secs(60);

/// The binary with nothing of the tests' own environment that would configure it.
pub fn dondoc<'a>(arguments: impl IntoIterator<Item = &'a str>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dondoc"));
    for name in ["CONFIG", "DATA", "DATABASE", "LISTEN", "TLS_CERT", "TLS_KEY", "PUBLIC_URL", "TRUSTED_PROXY", "LOG"] {
        command.env_remove(format!("DONDOC_{name}"));
    }
    command.env_remove("RUST_LOG").stdin(Stdio::null()).args(arguments);
    command
}

/// What a command that ended has left.
pub struct Ended {
    pub status: ExitStatus,
    pub out: String,
    pub err: String,
}

/// Runs a command to its end.
pub fn run(mut command: Command) -> Ended {
    let output = command.output().expect("the program runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    Ended { status: output.status, out: text(output.stdout), err: text(output.stderr) }
}

/// Runs a command that is expected to succeed.
pub fn done<'a>(arguments: impl IntoIterator<Item = &'a str>) -> String {
    let ended = run(dondoc(arguments));
    assert!(ended.status.success(), "{}{}", ended.out, ended.err);
    ended.out
}

/// Runs a command that is expected to be refused, in one sentence of each language.
pub fn refused(command: Command) -> String {
    let ended = run(command);
    assert_eq!(ended.status.code(), Some(1), "out: {}\nerr: {}", ended.out, ended.err);
    let said: Vec<&str> = ended.err.lines().collect();
    let last_two = said.len().saturating_sub(2);
    assert!(said.len() >= 2 && said[last_two].starts_with("dondoc: "), "{}", ended.err);
    assert!(said[last_two + 1].starts_with("        "), "{}", ended.err);
    for word in ["panicked", "backtrace", "RUST_BACKTRACE", "Error("] {
        assert!(!ended.err.contains(word), "{}", ended.err);
    }
    ended.err
}

/// The arguments with a path among them.
pub fn text(path: &Path) -> &str {
    path.to_str().expect("a path that is text")
}

/// A program that serves.
pub struct Serving {
    child: Child,
    /// Its address, as printed.
    pub address: String,
    /// What it printed until then.
    pub printed: String,
}

/// Starts a command and waits until it has printed where it serves.
pub fn serve(mut command: Command) -> Serving {
    let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
    let mut serving = Serving { child, address: String::new(), printed: String::new() };
    let out = serving.child.stdout.take().expect("its output");
    let mut err = serving.child.stderr.take().expect("its messages");
    let (said, saying) = mpsc::channel();
    std::thread::spawn(move || {
        for line in BufReader::new(out).lines().map_while(Result::ok) {
            _ = said.send(line);
        }
    });
    while let Ok(line) = saying.recv_timeout(START) {
        serving.printed.extend([line.as_str(), "\n"]);
        if let Some(at) = line.find("http") {
            serving.address = line[at..].trim().to_owned();
            std::thread::sleep(Duration::from_millis(50));
            serving.printed.extend(saying.try_iter().map(|line| line + "\n"));
            std::thread::spawn(move || std::io::copy(&mut err, &mut std::io::sink()));
            return serving;
        }
    }
    _ = serving.child.kill();
    let mut messages = String::new();
    _ = err.read_to_string(&mut messages);
    panic!("the program does not serve: {}{messages}", serving.printed);
}

impl Serving {
    /// Where it listens.
    pub fn socket(&self) -> SocketAddr {
        self.address.split("://").nth(1).expect("a scheme").parse().expect("an address with a port")
    }

    /// The answer to a GET, head and body.
    pub fn get(&self, path: &str) -> String {
        let mut stream = TcpStream::connect(self.socket()).expect("a connection");
        let host = self.socket();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").expect("a request");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("an answer");
        String::from_utf8_lossy(&answer).into_owned()
    }

    /// Number of its process.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Asks it to end, and waits for that.
    pub fn stop(mut self) -> ExitStatus {
        let id = self.child.id().to_string();
        let asked = Command::new("kill").args(["-TERM", &id]).status().expect("kill runs");
        assert!(asked.success());
        self.child.wait().expect("it ends")
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        _ = self.child.kill();
        _ = self.child.wait();
    }
}
