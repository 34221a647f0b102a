//! The doors: from the bytes of a file to its text, whatever kind of file it is.
//!
//! Nothing is executed, loaded from elsewhere or written. What a file is, its content says; its name is asked second. Every
//! door keeps to [`limits`], never panics on any bytes, and refuses a state secret before its text goes anywhere.

mod blocks;
mod directory;
mod doc;
mod docx;
mod edxml;
mod fault;
#[cfg(any(test, fuzzing))]
pub mod fuzzing;
mod homoglyphs;
mod html;
mod image;
mod kind;
mod labels;
mod layout;
mod legacy;
pub mod limits;
mod names;
mod notes;
mod pdf;
mod plain;
mod programs;
mod run;
mod scan;
mod sheets;
mod xml;

pub use fault::{DoorFault, Limit};
pub use kind::FileKind;
pub use names::cleaned as cleaned_name;
pub use notes::{ExchangeAct, LegacyEncoding, Note};
pub use programs::Programs;

use crate::reading::secrecy;
use kind::Container;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

const SOFT_HYPHEN: char = '\u{ad}';

/// What a file turned out to hold.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Opened {
    /// Through which door it came.
    pub kind: FileKind,
    /// Such as `text/plain`; of the content, whatever the name says.
    pub media_type: Cow<'static, str>,
    /// Paragraphs ended by `\n`, cells of a table row parted by `\t`.
    pub text: String,
    /// What a person should know about how it was read.
    pub notes: Vec<Note>,
    /// What the container states of the document, beside its text.
    pub stated: Option<StatedHead>,
}

/// Fields of a document's head that a container states (edXML); `None` is: not stated.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatedHead {
    /// Number and symbol.
    pub symbol: Option<String>,
    /// Date of issue, `yyyy-mm-dd`.
    pub date: Option<String>,
    /// Issuing body.
    pub issuer: Option<String>,
    /// Where it was issued.
    pub place: Option<String>,
    /// What it is about.
    pub subject: Option<String>,
    /// Name of the kind of document.
    pub document_type: Option<String>,
    /// Who signed.
    pub signatory: Option<String>,
    /// Office of who signed.
    pub signatory_title: Option<String>,
    /// To whom it was sent.
    pub recipients: Vec<String>,
    /// How urgent: 0 not, 1 khẩn, 2 thượng khẩn, 3 and 4 hỏa tốc.
    pub priority: Option<u8>,
}

impl Opened {
    /// A text without anything to be said about it.
    pub fn of(kind: FileKind, text: String) -> Self {
        Opened { kind, media_type: Cow::Borrowed(kind.media_type()), text, notes: Vec::new(), stated: None }
    }

    /// Whether look-alike letters had to be replaced; such a text is read but not published.
    pub fn is_scrambled(&self) -> bool {
        self.notes.iter().any(Note::is_scrambling)
    }
}

/// The text that bytes of a text file hold, in whatever encoding, with what is to be said of it.
pub(crate) fn decoded_text(content: &[u8]) -> Result<(String, Option<Note>), DoorFault> {
    plain::decoded(content)
}

/// The tables of a Word file, row by row, cell by cell.
pub(crate) fn tables_of_word(content: &[u8]) -> Result<Vec<Vec<Vec<String>>>, DoorFault> {
    docx::tables(content)
}

/// How many entries a zip says that it has.
pub(crate) fn entries_of_zip(content: &[u8]) -> u64 {
    directory::entries(content)
}

/// Opens a file. The kind comes from the content, then from the name.
pub fn open(file_name: &str, content: &[u8], programs: &Programs) -> Result<Opened, DoorFault> {
    open_within(file_name, content, programs, 0)
}

/// The same for a file that lies in others; `depth` is in how many.
fn open_within(file_name: &str, content: &[u8], programs: &Programs, depth: usize) -> Result<Opened, DoorFault> {
    if content.is_empty() {
        return Err(DoorFault::Empty);
    }
    if content.starts_with(b"PK") && directory::entries(content) > limits::ZIP_ENTRIES as u64 {
        return Err(DoorFault::TooLarge { what: Limit::Entries, limit: limits::ZIP_ENTRIES as u64 });
    }
    let opened = through(file_name, content, programs, depth)?;
    admitted(opened)
}

/// One line for each door.
fn through(file_name: &str, content: &[u8], programs: &Programs, depth: usize) -> Result<Opened, DoorFault> {
    match kind::container(file_name, content) {
        Container::Text => plain::open(content),
        Container::Docx => docx::open(content),
        Container::Compound => doc::open(content, programs),
        Container::Image => image::open(content, programs),
        Container::Xml => edxml::open(content, programs, depth),
        Container::Pdf => pdf::open(content, programs),
        Container::Html => html::open(content),
        _ => Err(DoorFault::UnknownKind),
    }
}

/// What holds for the text of every door: there is one, it is no state secret, and it is not endless.
fn admitted(mut opened: Opened) -> Result<Opened, DoorFault> {
    if opened.text.len() > limits::TEXT_BYTES {
        return Err(DoorFault::TooLarge { what: Limit::Text, limit: limits::TEXT_BYTES as u64 });
    }
    if let Some((right, note)) = legacy::put_right(&opened.text) {
        opened.text = right;
        opened.notes.push(note);
    }
    // A place where a word may be parted is no part of it. In older encodings it was a letter, and is one by now.
    if opened.kind != FileKind::Text && opened.text.contains(SOFT_HYPHEN) {
        opened.text = opened.text.replace(SOFT_HYPHEN, "");
    }
    if let Some((right, note)) = homoglyphs::put_right(&opened.text) {
        opened.text = right;
        opened.notes.push(note);
    }
    if let Some(mark) = secrecy::mark_of(&opened.text) {
        return Err(DoorFault::Secret { mark });
    }
    let is_empty = opened.text.chars().all(|character| character.is_whitespace() || character == '\u{feff}');
    if is_empty { Err(DoorFault::Empty) } else { Ok(opened) }
}
