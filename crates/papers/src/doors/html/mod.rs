//! The door of web pages: what a page says, in lines and tables, without what is around it.
//!
//! Nothing is loaded and nothing is run: scripts, styles, pictures and frames are passed over. Pages saved by Word are read
//! like any other.

mod entities;
mod tokens;
mod walk;

use super::{DoorFault, FileKind, Opened, layout, legacy, legacy::Decoder, plain};

/// The charset is named within so many bytes.
const NAMED_WITHIN: usize = 4096;

/// Opens a web page.
pub(super) fn open(content: &[u8]) -> Result<Opened, DoorFault> {
    let page = decoded(content);
    let blocks = walk::blocks(&page)?;
    let mut lines = Vec::new();
    layout::lines(&blocks, &Decoder::default(), &mut lines);
    Ok(Opened::of(FileKind::Html, layout::joined(&lines)))
}

/// The letters of the page. What is not Unicode comes as code page 1252; older Vietnamese in it is put right later.
fn decoded(content: &[u8]) -> String {
    if let Some(text) = plain::wide(content) {
        return text;
    }
    match std::str::from_utf8(content) {
        Ok(text) => text.trim_start_matches('\u{feff}').to_owned(),
        Err(_) => match charset(content).as_str() {
            "utf-8" | "utf8" => String::from_utf8_lossy(content).into_owned(),
            "windows-1258" | "cp1258" => legacy::of_1258(content),
            _ => legacy::as_1252(content),
        },
    }
}

/// The charset that the page names, in lower case.
fn charset(content: &[u8]) -> String {
    let head = content.get(..content.len().min(NAMED_WITHIN)).unwrap_or_default();
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let named = head.split("charset").nth(1).unwrap_or_default();
    let named = named.trim_start_matches(|letter: char| letter.is_whitespace() || matches!(letter, '=' | '"' | '\''));
    named.chars().take_while(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_')).collect()
}
