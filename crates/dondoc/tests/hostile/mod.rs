//! Files made to harm, made anew for each run: what each is called, its bytes, and what must come of it.
//!
//! None of them lies in the repository. `zips` makes containers, `words` Word files, `pdfs`, `pictures`, `messages` (edXML),
//! `texts` (text, HTML, old Word files) and `tables` (workbooks, which are opened as tables).
#![allow(dead_code)]

mod messages;
mod pdfs;
mod pictures;
pub mod tables;
mod texts;
mod words;
pub mod zips;

/// What must come of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// Not opened.
    Refused,
    /// Opened: it says what it says, and what was to happen did not.
    Neutralised,
    /// Either, as long as it ends and says nothing that it must not.
    Ends,
}

/// One file.
pub struct Hostile {
    /// As it would be uploaded.
    pub name: String,
    /// Its bytes.
    pub content: Vec<u8>,
    /// What must come of it.
    pub fate: Fate,
}

fn file(name: &str, content: impl Into<Vec<u8>>, fate: Fate) -> Hostile {
    Hostile { name: name.to_owned(), content: content.into(), fate }
}

/// All of them.
pub fn all() -> Vec<Hostile> {
    let makers = [zips::all, words::all, pdfs::all, pictures::all, messages::all, texts::all];
    makers.iter().flat_map(|make| make()).collect()
}

/// Stands in a file of the machine that several of them ask for.
pub const NEVER_SAID: &str = "root:x:0:0";
