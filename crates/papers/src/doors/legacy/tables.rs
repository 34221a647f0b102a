//! The tables of the older encodings, read from `tables.txt`, and the conversion of letters by them.
//! Which table is right is not decided here. ASCII is the same in all of them.

use super::LegacyEncoding;
use std::collections::HashMap;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// What code page 1252 has for the bytes from 80 to 9F; those that it leaves out stay control characters.
const UPPER_1252: [char; 32] = [
    '\u{20ac}', '\u{81}', '\u{201a}', '\u{192}', '\u{201e}', '\u{2026}', '\u{2020}', '\u{2021}', '\u{2c6}', '\u{2030}',
    '\u{160}', '\u{2039}', '\u{152}', '\u{8d}', '\u{17d}', '\u{8f}', '\u{90}', '\u{2018}', '\u{2019}', '\u{201c}',
    '\u{201d}', '\u{2022}', '\u{2013}', '\u{2014}', '\u{2dc}', '\u{2122}', '\u{161}', '\u{203a}', '\u{153}', '\u{9d}',
    '\u{17e}', '\u{178}',
];

/// One encoding: letters by byte, and marks that follow a letter.
#[derive(Debug, Default)]
struct Table {
    letters: HashMap<u8, char>,
    marks: HashMap<u8, Vec<char>>,
}

static TABLES: LazyLock<HashMap<&'static str, Table>> = LazyLock::new(|| {
    let mut tables: HashMap<&'static str, Table> = HashMap::new();
    let lines = include_str!("tables.txt").lines().filter(|line| !line.starts_with('#'));
    for (name, entries) in lines.filter_map(|line| line.split_once(' ')) {
        let table = tables.entry(name.trim_end_matches("-mark")).or_default();
        for entry in entries.split_whitespace() {
            let Some((byte, rest)) = entry.split_at_checked(2) else { continue };
            let Ok(byte) = u8::from_str_radix(byte, 16) else { continue };
            match rest.strip_prefix('/') {
                Some(marks) => {
                    let marks = marks.split('.').filter_map(|mark| u32::from_str_radix(mark, 16).ok());
                    table.marks.insert(byte, marks.filter_map(char::from_u32).collect());
                }
                None => {
                    table.letters.extend(rest.chars().next().map(|letter| (byte, letter)));
                }
            }
        }
    }
    tables
});

fn table(encoding: LegacyEncoding) -> Option<&'static Table> {
    TABLES.get(match encoding {
        LegacyEncoding::Tcvn3 => "tcvn3",
        LegacyEncoding::Vni => "vni",
        LegacyEncoding::Vps => "vps",
        LegacyEncoding::Windows1258 => "windows1258",
    })
}

/// Bytes as code page 1252 reads them.
pub(super) fn as_1252(content: &[u8]) -> String {
    let letter = |byte: &u8| match byte {
        0x80..=0x9f => UPPER_1252.get(usize::from(byte - 0x80)).copied().unwrap_or('\u{fffd}'),
        _ => char::from(*byte),
    };
    content.iter().map(letter).collect()
}

/// The byte for which code page 1252 has this letter.
fn byte_of(letter: char) -> Option<u8> {
    u8::try_from(letter).ok().or_else(|| {
        let place = UPPER_1252.iter().position(|other| *other == letter)?;
        u8::try_from(place + 0x80).ok()
    })
}

/// Whether code page 1252 has the letter.
pub(super) fn is_of_1252(letter: char) -> bool {
    byte_of(letter).is_some()
}

/// The text that letters of code page 1252 stand for in an encoding.
pub(super) fn decoded(letters: &str, encoding: LegacyEncoding) -> String {
    let Some(table) = table(encoding) else { return letters.to_owned() };
    let mut marked = false;
    let mut text = String::with_capacity(letters.len() + letters.len() / 4);
    let mut before = '\0';
    for letter in letters.chars() {
        let byte = byte_of(letter);
        let marks = byte.and_then(|byte| table.marks.get(&byte)).filter(|_| takes_marks(before));
        match (marks, byte.and_then(|byte| table.letters.get(&byte))) {
            (Some(marks), _) => {
                text.extend(marks);
                marked = true;
                before = '\0';
            }
            (None, Some(known)) => {
                text.push(*known);
                before = *known;
            }
            (None, None) => {
                text.push(letter);
                before = letter;
            }
        }
    }
    if marked { text.nfc().collect() } else { text }
}

/// Vowels after which a mark stands.
fn takes_marks(letter: char) -> bool {
    let bare = letter.nfd().next().unwrap_or(letter);
    matches!(bare.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}
