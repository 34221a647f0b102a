//! A browser small enough to measure with: one connection that stays open, one cookie, forms.
//! It knows no redirects: what it times is one request. The bench, the crash drill and the load share it.

use anyhow::{Context, bail};
use flate2::read::GzDecoder;
use std::{
    io::{BufRead, BufReader, ErrorKind, Read, Write},
    net::{SocketAddr, TcpStream},
    time::Duration,
};

const PATIENCE: Duration = Duration::from_secs(20);

/// One signed-in (or not) person.
pub struct Browser {
    stream: Option<BufReader<TcpStream>>,
    address: SocketAddr,
    cookie: Option<String>,
    takes_gzip: bool,
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

/// What came back, as it came.
#[derive(Default)]
struct Head {
    status: u16,
    length: usize,
    location: Option<String>,
    is_chunked: bool,
    is_gzip: bool,
}

impl Browser {
    /// Connects.
    pub fn new(address: SocketAddr) -> anyhow::Result<Self> {
        Ok(Browser { stream: Some(connected(address)?), ..Self::resting(address) })
    }

    /// Connects when something is asked for.
    pub fn resting(address: SocketAddr) -> Self {
        Browser { stream: None, address, cookie: None, takes_gzip: false }
    }

    /// Asks for compressed pages, as the browsers of people do.
    pub fn taking_gzip(self) -> Self {
        Browser { takes_gzip: true, ..self }
    }

    /// Closes the connection, as browsers and the server do after a silence; the next request opens another.
    pub fn hang_up(&mut self) {
        self.stream = None;
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
        Ok(Browser { cookie: self.cookie.clone(), takes_gzip: self.takes_gzip, ..Self::new(self.address)? })
    }

    /// The same person, still signed in, at a program that was started again and listens elsewhere.
    pub fn move_to(&mut self, address: SocketAddr) -> anyhow::Result<()> {
        self.stream = Some(connected(address)?);
        self.address = address;
        Ok(())
    }

    /// Asks for a page.
    pub fn get(&mut self, path: &str) -> anyhow::Result<Answer> {
        self.ask("GET", path, None, "")
    }

    /// Sends a form.
    pub fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> anyhow::Result<Answer> {
        self.ask("POST", path, Some(encoded(fields)), "")
    }

    /// Sends a form as the script does that saves while one types: what comes back is a few words and no page.
    pub fn post_quietly(&mut self, path: &str, fields: &[(&str, &str)]) -> anyhow::Result<Answer> {
        self.ask("POST", path, Some(encoded(fields)), "Accept: application/json\r\n")
    }

    fn ask(&mut self, method: &str, path: &str, body: Option<String>, more: &str) -> anyhow::Result<Answer> {
        self.connect_again_if_closed()?;
        let address = self.address;
        let mut request = format!("{method} {path} HTTP/1.1\r\nHost: {address}\r\nOrigin: http://{address}\r\n{more}");
        if self.takes_gzip {
            request += "Accept-Encoding: gzip\r\n";
        }
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
        self.stream()?.get_mut().write_all(request.as_bytes())?;
        self.answer().with_context(|| format!("{method} {path}"))
    }

    fn stream(&mut self) -> anyhow::Result<&mut BufReader<TcpStream>> {
        self.stream.as_mut().context("no connection")
    }

    /// The server closes a connection that was silent for long; a browser sees that before it asks.
    fn connect_again_if_closed(&mut self) -> anyhow::Result<()> {
        let Some(stream) = self.stream.as_ref().map(BufReader::get_ref) else { return self.move_to(self.address) };
        stream.set_nonblocking(true)?;
        let is_open = matches!(stream.peek(&mut [0]), Err(fault) if fault.kind() == ErrorKind::WouldBlock);
        stream.set_nonblocking(false)?;
        if is_open { Ok(()) } else { self.move_to(self.address) }
    }

    fn answer(&mut self) -> anyhow::Result<Answer> {
        let head = self.head()?;
        let raw = if head.is_chunked { self.chunks()? } else { self.exactly(head.length)? };
        let body = if head.is_gzip {
            let mut text = Vec::new();
            GzDecoder::new(raw.as_slice()).read_to_end(&mut text)?;
            text
        } else {
            raw
        };
        let body = String::from_utf8_lossy(&body).into_owned();
        Ok(Answer { status: head.status, location: head.location, body })
    }

    fn head(&mut self) -> anyhow::Result<Head> {
        let status_line = self.line()?;
        let status = status_line.split(' ').nth(1).and_then(|code| code.parse().ok()).context("no HTTP status")?;
        let mut head = Head { status, ..Head::default() };
        loop {
            let line = self.line()?;
            if line.is_empty() {
                return Ok(head);
            }
            let Some((name, value)) = line.split_once(": ") else { bail!("no header: {line}") };
            match name.to_ascii_lowercase().as_str() {
                "content-length" => head.length = value.parse()?,
                "location" => head.location = Some(value.to_owned()),
                "transfer-encoding" => head.is_chunked = value.eq_ignore_ascii_case("chunked"),
                "content-encoding" => head.is_gzip = value.eq_ignore_ascii_case("gzip"),
                "set-cookie" if value.starts_with("dondoc=") => {
                    self.cookie = value.split(';').next().map(str::to_owned);
                }
                _ => {}
            }
        }
    }

    fn chunks(&mut self) -> anyhow::Result<Vec<u8>> {
        let mut body = Vec::new();
        loop {
            let length = usize::from_str_radix(&self.line()?, 16).context("no length of a chunk")?;
            body.extend(self.exactly(length)?);
            self.line()?;
            if length == 0 {
                return Ok(body);
            }
        }
    }

    fn exactly(&mut self, length: usize) -> anyhow::Result<Vec<u8>> {
        let mut body = vec![0; length];
        self.stream()?.read_exact(&mut body)?;
        Ok(body)
    }

    fn line(&mut self) -> anyhow::Result<String> {
        let mut line = String::new();
        anyhow::ensure!(self.stream()?.read_line(&mut line)? > 0, "the connection was closed");
        Ok(line.trim_end().to_owned())
    }
}

impl Answer {
    /// The addresses below a prefix that the page links to, in their order, each once.
    pub fn links(&self, prefix: &str) -> Vec<String> {
        self.named_in("href", prefix)
    }

    /// The styles and scripts that a browser fetches for the page.
    pub fn assets(&self) -> Vec<String> {
        let mut assets = self.named_in("href", "/assets/");
        assets.extend(self.named_in("src", "/assets/"));
        assets
    }

    fn named_in(&self, attribute: &str, prefix: &str) -> Vec<String> {
        let start = [attribute, "=\"", prefix].concat();
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

fn connected(address: SocketAddr) -> anyhow::Result<BufReader<TcpStream>> {
    let stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_nodelay(true)?;
    Ok(BufReader::new(stream))
}

fn encoded(fields: &[(&str, &str)]) -> String {
    let fields: Vec<String> =
        fields.iter().map(|(name, value)| [&escaped(name), "=", &escaped(value)].concat()).collect();
    fields.join("&")
}

fn escaped(text: &str) -> String {
    let byte = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => char::from(byte).to_string(),
        byte => format!("%{byte:02X}"),
    };
    text.bytes().map(byte).collect()
}
