//! A web page as a stream of tags and words. Any text is a page; nothing is looked at twice.
//! It knows no element but those without markup inside. Each call takes something, so that every page ends.

use super::entities;

/// What comes next.
#[derive(Debug, PartialEq)]
pub(super) enum Token<'page> {
    /// A tag opens.
    Open(Tag),
    /// A tag closes.
    Close(String),
    /// Words, with named letters as they stand.
    Words(&'page str),
}

/// A tag, with its name and the names of its attributes in lower case.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Tag {
    /// Its name.
    pub name: String,
    attributes: Vec<(String, String)>,
}

impl Tag {
    /// An attribute.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// A tag has at most so many attributes that are looked at.
const ATTRIBUTES: usize = 64;
/// Inside these is no markup.
const RAW: [&str; 7] = ["script", "style", "textarea", "title", "xmp", "noframes", "iframe"];

/// The rest of a page.
pub(super) struct Tokens<'page> {
    rest: &'page str,
    raw: Option<String>,
}

impl<'page> Tokens<'page> {
    /// From the beginning of a page.
    pub fn new(page: &'page str) -> Self {
        Tokens { rest: page, raw: None }
    }

    fn take(&mut self, length: usize) -> &'page str {
        let (taken, rest) = self.rest.split_at_checked(length).unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }

    /// Up to and with an end; all that is left, when it does not come.
    fn take_through(&mut self, end: &str) -> &'page str {
        let length = self.rest.find(end).map_or(self.rest.len(), |at| at + end.len());
        self.take(length)
    }

    fn open(&mut self) -> Tag {
        self.take(1);
        let name = self.name();
        let mut tag = Tag { name, attributes: Vec::new() };
        loop {
            let blank = self.rest.len() - self.rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/').len();
            self.take(blank);
            if self.rest.is_empty() || self.rest.starts_with('>') {
                self.take(1);
                break;
            }
            let attribute = self.attribute();
            if tag.attributes.len() < ATTRIBUTES {
                tag.attributes.push(attribute);
            }
        }
        tag
    }

    fn name(&mut self) -> String {
        let is_end = |letter: char| letter.is_whitespace() || matches!(letter, '>' | '/');
        let length = self.rest.find(is_end).unwrap_or(self.rest.len());
        self.take(length).to_ascii_lowercase()
    }

    fn attribute(&mut self) -> (String, String) {
        let is_end = |letter: char| letter.is_whitespace() || matches!(letter, '>' | '=');
        // An equals sign without a name before it is a name, so that something is always taken.
        let first = self.rest.chars().next().map_or(0, char::len_utf8);
        let after = self.rest.get(first..).unwrap_or_default();
        let length = first + after.find(is_end).unwrap_or(after.len());
        let name = self.take(length).to_ascii_lowercase();
        let Some(value) = self.rest.trim_start().strip_prefix('=') else { return (name, String::new()) };
        self.rest = value.trim_start();
        let value = match self.rest.chars().next() {
            Some(quote @ ('"' | '\'')) => {
                self.take(1);
                let length = self.rest.find(quote).unwrap_or(self.rest.len());
                let value = self.take(length);
                self.take(1);
                value
            }
            _ => {
                let is_end = |letter: char| letter.is_whitespace() || letter == '>';
                let length = self.rest.find(is_end).unwrap_or(self.rest.len());
                self.take(length)
            }
        };
        (name, entities::decoded(value))
    }

    /// Passes over what a raw element holds.
    fn pass_raw(&mut self, name: &str) {
        let mut at = 0;
        loop {
            let Some(next) = self.rest.get(at..).and_then(|rest| rest.find("</")) else {
                self.take(self.rest.len());
                return;
            };
            let after = self.rest.get(at + next + 2..).unwrap_or_default();
            if after.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name)) {
                self.take(at + next);
                return;
            }
            at += next + 2;
        }
    }
}

impl<'page> Iterator for Tokens<'page> {
    type Item = Token<'page>;

    fn next(&mut self) -> Option<Token<'page>> {
        if let Some(name) = self.raw.take() {
            self.pass_raw(&name);
        }
        loop {
            if self.rest.is_empty() {
                return None;
            }
            if !self.rest.starts_with('<') {
                let length = self.rest.find('<').unwrap_or(self.rest.len());
                return Some(Token::Words(self.take(length)));
            }
            match self.rest.chars().nth(1) {
                Some(letter) if letter.is_ascii_alphabetic() => {
                    let tag = self.open();
                    self.raw = RAW.contains(&tag.name.as_str()).then(|| tag.name.clone());
                    return Some(Token::Open(tag));
                }
                Some('/') => {
                    self.take(2);
                    let name = self.name();
                    self.take_through(">");
                    return Some(Token::Close(name));
                }
                Some('!') if self.rest.starts_with("<!--") => drop(self.take_through("-->")),
                Some('!' | '?') => drop(self.take_through(">")),
                _ => return Some(Token::Words(self.take(1))),
            }
        }
    }
}
