//! Where a text came from: the file, how it was opened, and what may have been read wrongly.
//!
//! Part of the public JSON of `docs/reading.schema.json`; no rule of the reader stands here.

use crate::doors::Note;
use serde::{Deserialize, Serialize};

/// The file that was read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Source {
    /// Name as given.
    pub file_name: String,
    /// Such as `text/plain`.
    pub media_type: String,
    /// Of the bytes, in hexadecimal.
    pub sha256: String,
    /// Size.
    pub bytes: usize,
    /// `text`, `docx`, `pdf-text`, `html`, `ocr`, `edxml` or `doc`.
    pub method: String,
    /// What may have been read wrongly: the codes of the notes.
    pub warnings: Vec<String>,
    /// The same in full.
    #[serde(default)]
    pub notes: Vec<Note>,
}

impl Source {
    /// Whether look-alike letters had to be replaced: such a text is no faithful copy and is not published.
    pub fn is_scrambled(&self) -> bool {
        self.notes.iter().any(Note::is_scrambling)
    }
}
