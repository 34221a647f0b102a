//! Letters that a web page names: `&agrave;`, `&#432;`, `&#x1EDB;`.
//! Names are those of HTML 4. What is no such name stays as it stands, and never more than a few letters are looked ahead.

use crate::doors::legacy;
use std::collections::HashMap;
use std::sync::LazyLock;

/// A name is at most so long.
const LONGEST: usize = 12;

static NAMES: LazyLock<HashMap<&'static str, char>> = LazyLock::new(|| {
    let lines = include_str!("entities.txt").lines().filter(|line| !line.starts_with('#'));
    let entry = |entry: &'static str| {
        let (name, code) = entry.split_once('=')?;
        Some((name, char::from_u32(u32::from_str_radix(code, 16).ok()?)?))
    };
    lines.flat_map(str::split_whitespace).filter_map(entry).collect()
});

/// The words with named letters in their places; what names nothing stays.
pub(super) fn decoded(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    let mut rest = words;
    while let Some(at) = rest.find('&') {
        let (before, named) = rest.split_at(at);
        text.push_str(before);
        match letter(named) {
            Some((letter, length)) => {
                text.push(letter);
                rest = named.get(length..).unwrap_or_default();
            }
            None => {
                text.push('&');
                rest = named.get(1..).unwrap_or_default();
            }
        }
    }
    text.push_str(rest);
    text
}

/// The letter at the beginning, and how many bytes name it.
fn letter(named: &str) -> Option<(char, usize)> {
    let name = named.get(1..)?;
    let end = name.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '#').unwrap_or(name.len());
    let bare = name.get(..end).filter(|bare| !bare.is_empty() && bare.len() <= LONGEST)?;
    let closing = usize::from(name.get(end..).is_some_and(|after| after.starts_with(';')));
    let length = 1 + end + closing;
    if let Some(number) = bare.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
            None => number.parse().ok()?,
        };
        // Numbers below 160 mean what code page 1252 has there, whatever the page's charset is.
        let letter = match u8::try_from(code) {
            Ok(byte) => legacy::as_1252(&[byte]).chars().next()?,
            Err(_) => char::from_u32(code)?,
        };
        return Some((letter, length));
    }
    NAMES.get(bare).map(|letter| (*letter, length))
}
