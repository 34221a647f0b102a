//! A server of mail that catches what it is given: on a port of its own, without TLS, as loud or as silent as a test wants it.
//! It is for tests alone and speaks as much of SMTP as they need.

use base64ct::{Base64, Encoding};
use std::sync::{Arc, Mutex};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};

/// How it answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// Takes every mail.
    Takes,
    /// Says «not now» at the recipient.
    NotNow,
    /// Refuses the recipient for good.
    Refuses,
    /// Takes the mail and says nothing any more: as when a process dies between the taking and the hearing of it.
    FallsSilent,
}

/// A mail that was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caught {
    /// To whom, as the envelope said.
    pub to: String,
    /// Head and body as they came.
    pub raw: String,
}

impl Caught {
    /// A line of the head.
    pub fn header(&self, name: &str) -> Option<&str> {
        let head = self.raw.split("\r\n\r\n").next().unwrap_or_default();
        head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    }

    /// The words of the body.
    pub fn words(&self) -> String {
        let body = self.raw.split_once("\r\n\r\n").map(|(_, body)| body).unwrap_or_default();
        let bytes = match self.header("Content-Transfer-Encoding") {
            Some("base64") => Base64::decode_vec(&body.replace(['\r', '\n'], "")).expect("base64"),
            Some("quoted-printable") => quoted(body),
            _ => body.as_bytes().to_vec(),
        };
        String::from_utf8(bytes).expect("a body in UTF-8")
    }
}

fn quoted(body: &str) -> Vec<u8> {
    let joined = body.replace("=\r\n", "");
    let (mut bytes, mut rest) = (Vec::new(), joined.as_bytes());
    while let Some((first, after)) = rest.split_first() {
        match (first, after.get(..2)) {
            (b'=', Some(digits)) => {
                let digits = std::str::from_utf8(digits).expect("digits");
                bytes.push(u8::from_str_radix(digits, 16).expect("a byte"));
                rest = &after[2..];
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    bytes
}

/// The server.
pub struct MailCatcher {
    /// Where it listens, on this machine.
    pub port: u16,
    caught: Arc<Mutex<Vec<Caught>>>,
    manner: Arc<Mutex<Manner>>,
}

impl MailCatcher {
    /// Starts one that takes every mail.
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let (caught, manner) = (Arc::new(Mutex::new(Vec::new())), Arc::new(Mutex::new(Manner::Takes)));
        let (all, how) = (Arc::clone(&caught), Arc::clone(&manner));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(converse(stream, Arc::clone(&all), Arc::clone(&how)));
            }
        });
        MailCatcher { port, caught, manner }
    }

    /// From now on it answers so.
    pub fn behave(&self, manner: Manner) {
        *self.manner.lock().expect("the manner") = manner;
    }

    /// Everything that it took.
    pub fn caught(&self) -> Vec<Caught> {
        self.caught.lock().expect("what was caught").clone()
    }
}

async fn converse(stream: TcpStream, caught: Arc<Mutex<Vec<Caught>>>, manner: Arc<Mutex<Manner>>) {
    let mut stream = BufReader::new(stream);
    let mut to = String::new();
    if stream.write_all(b"220 catcher\r\n").await.is_err() {
        return;
    }
    let mut line = String::new();
    while {
        line.clear();
        stream.read_line(&mut line).await.is_ok_and(|read| read > 0)
    } {
        let how = *manner.lock().expect("the manner");
        let word = line.get(..4).unwrap_or_default().to_ascii_uppercase();
        let answer: &[u8] = match (word.as_str(), how) {
            ("RCPT", Manner::NotNow) => b"450 not now\r\n",
            ("RCPT", Manner::Refuses) => b"550 nobody here\r\n",
            ("RCPT", _) => {
                to = line.split(['<', '>']).nth(1).unwrap_or_default().to_owned();
                b"250 ok\r\n"
            }
            ("DATA", _) => {
                if stream.write_all(b"354 go on\r\n").await.is_err() {
                    return;
                }
                let raw = read_data(&mut stream).await;
                caught.lock().expect("what was caught").push(Caught { to: to.clone(), raw });
                if how == Manner::FallsSilent {
                    std::future::pending::<()>().await;
                }
                b"250 taken\r\n"
            }
            ("QUIT", _) => {
                _ = stream.write_all(b"221 bye\r\n").await;
                return;
            }
            _ => b"250 ok\r\n",
        };
        if stream.write_all(answer).await.is_err() {
            return;
        }
    }
}

async fn read_data(stream: &mut BufReader<TcpStream>) -> String {
    let (mut raw, mut line) = (String::new(), String::new());
    while {
        line.clear();
        stream.read_line(&mut line).await.is_ok_and(|read| read > 0)
    } {
        if line == ".\r\n" {
            break;
        }
        raw.push_str(line.strip_prefix('.').unwrap_or(&line));
    }
    raw
}
