//! A browser small enough to measure with: one connection that stays open, one cookie, forms.
//! It knows no redirects and no compression: what it times is one request. The bench and the crash drill share it.

use anyhow::{Context, bail};
use std::{
    io::{BufRead, BufReader, ErrorKind, Read, Write},
    net::{SocketAddr, TcpStream},
    time::Duration,
};

const PATIENCE: Duration = Duration::from_secs(20);

/// One signed-in (or not) person.
pub struct Browser {
    stream: BufReader<TcpStream>,
    address: SocketAddr,
    cookie: Option<String>,
}

/// What came back.
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// Where it leads.
    pub location: Option<String>,
    /// The page.
    pub body: String,
}

impl Browser {
    /// Connects.
    pub fn new(address: SocketAddr) -> anyhow::Result<Self> {
        let stream = TcpStream::connect(address)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_nodelay(true)?;
        Ok(Browser { stream: BufReader::new(stream), address, cookie: None })
    }

    /// Connects and signs in.
    pub fn signed_in(address: SocketAddr, login: &str) -> anyhow::Result<Self> {
        let mut browser = Self::new(address)?;
        let answer = browser.post("/dang-nhap", &[("login", login), ("password", app::demo::PASSWORD)])?;
        anyhow::ensure!(
            answer.status == 303 && browser.cookie.is_some(),
            "{login} could not sign in: {}",
            answer.status
        );
        Ok(browser)
    }

    /// The same person on a connection of its own.
    pub fn beside(&self) -> anyhow::Result<Self> {
        Ok(Browser { cookie: self.cookie.clone(), ..Self::new(self.address)? })
    }

    /// The same person, still signed in, at a program that was started again and listens elsewhere.
    pub fn move_to(&mut self, address: SocketAddr) -> anyhow::Result<()> {
        *self = Browser { cookie: self.cookie.clone(), ..Self::new(address)? };
        Ok(())
    }

    /// Asks for a page.
    pub fn get(&mut self, path: &str) -> anyhow::Result<Answer> {
        self.ask("GET", path, None)
    }

    /// Sends a form.
    pub fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> anyhow::Result<Answer> {
        let fields: Vec<String> =
            fields.iter().map(|(name, value)| [&escaped(name), "=", &escaped(value)].concat()).collect();
        self.ask("POST", path, Some(fields.join("&")))
    }

    fn ask(&mut self, method: &str, path: &str, body: Option<String>) -> anyhow::Result<Answer> {
        self.connect_again_if_closed()?;
        let address = self.address;
        let mut request = format!("{method} {path} HTTP/1.1\r\nHost: {address}\r\nOrigin: http://{address}\r\n");
        if let Some(cookie) = &self.cookie {
            request += &format!("Cookie: {cookie}\r\n");
        }
        if let Some(body) = &body {
            let length = body.len();
            request += "Content-Type: application/x-www-form-urlencoded\r\n";
            request += &format!("Content-Length: {length}\r\n");
        }
        request += "\r\n";
        request += &body.unwrap_or_default();
        self.stream.get_mut().write_all(request.as_bytes())?;
        self.answer().with_context(|| format!("{method} {path}"))
    }

    /// The server closes a connection that was silent for long; a browser sees that before it asks.
    fn connect_again_if_closed(&mut self) -> anyhow::Result<()> {
        let stream = self.stream.get_ref();
        stream.set_nonblocking(true)?;
        let is_open = matches!(stream.peek(&mut [0]), Err(fault) if fault.kind() == ErrorKind::WouldBlock);
        stream.set_nonblocking(false)?;
        if is_open { Ok(()) } else { self.move_to(self.address) }
    }

    fn answer(&mut self) -> anyhow::Result<Answer> {
        let status_line = self.line()?;
        let status = status_line.split(' ').nth(1).and_then(|code| code.parse().ok()).context("no HTTP status")?;
        let (mut length, mut location) = (0, None);
        loop {
            let line = self.line()?;
            if line.is_empty() {
                break;
            }
            let Some((name, value)) = line.split_once(": ") else { bail!("no header: {line}") };
            match name.to_ascii_lowercase().as_str() {
                "content-length" => length = value.parse()?,
                "location" => location = Some(value.to_owned()),
                "transfer-encoding" => bail!("an answer of unknown length"),
                "set-cookie" if value.starts_with("dondoc=") => {
                    self.cookie = value.split(';').next().map(str::to_owned);
                }
                _ => {}
            }
        }
        let mut body = vec![0; length];
        self.stream.read_exact(&mut body)?;
        Ok(Answer { status, location, body: String::from_utf8_lossy(&body).into_owned() })
    }

    fn line(&mut self) -> anyhow::Result<String> {
        let mut line = String::new();
        anyhow::ensure!(self.stream.read_line(&mut line)? > 0, "the connection was closed");
        Ok(line.trim_end().to_owned())
    }
}

impl Answer {
    /// The addresses below a prefix that the page links to, in their order, each once.
    pub fn links(&self, prefix: &str) -> Vec<String> {
        let start = ["href=\"", prefix].concat();
        let mut found: Vec<String> = Vec::new();
        for rest in self.body.split(&start).skip(1) {
            let rest = rest.split(['"', '?', '#']).next().unwrap_or_default();
            let link = [prefix, rest].concat();
            if !found.contains(&link) {
                found.push(link);
            }
        }
        found
    }

    /// The value of a field of the page's forms.
    pub fn value(&self, field: &str) -> Option<String> {
        let name = ["name=\"", field, "\""].concat();
        let tag = self.body.split('<').find(|tag| tag.starts_with("input") && tag.contains(&name))?;
        tag.split("value=\"").nth(1)?.split('"').next().map(str::to_owned)
    }
}

fn escaped(text: &str) -> String {
    let byte = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => char::from(byte).to_string(),
        byte => format!("%{byte:02X}"),
    };
    text.bytes().map(byte).collect()
}
