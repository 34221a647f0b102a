//! What kind a file is: its first bytes say so; the name decides only between kinds of text.
//!
//! A name that says something else than the content is not believed.

use super::limits;
use serde::{Deserialize, Serialize};
use std::io::Cursor;

/// The door through which a text came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FileKind {
    /// Plain text.
    Text,
    /// Word, Office Open XML.
    Docx,
    /// PDF that holds its text.
    PdfText,
    /// PDF made of pictures.
    PdfScan,
    /// A web page.
    Html,
    /// A document in the State's exchange format.
    Edxml,
    /// Word 97 to 2003.
    Doc,
    /// A picture.
    Image,
}

impl FileKind {
    /// The word of the reading's `method`.
    pub const fn code(self) -> &'static str {
        match self {
            FileKind::Text => "text",
            FileKind::Docx => "docx",
            FileKind::PdfText => "pdf-text",
            FileKind::PdfScan | FileKind::Image => "ocr",
            FileKind::Html => "html",
            FileKind::Edxml => "edxml",
            FileKind::Doc => "doc",
        }
    }

    /// The media type that files of this kind have; a picture's door says which it is.
    pub const fn media_type(self) -> &'static str {
        match self {
            FileKind::Text => "text/plain",
            FileKind::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            FileKind::PdfText | FileKind::PdfScan => "application/pdf",
            FileKind::Html => "text/html",
            FileKind::Edxml => "application/xml",
            FileKind::Doc => "application/msword",
            FileKind::Image => "image/png",
        }
    }
}

/// What the first bytes say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Container {
    /// Nothing else: text, if it is anything.
    Text,
    /// A web page.
    Html,
    /// XML that is not a web page.
    Xml,
    /// A zip with a Word document in it.
    Docx,
    /// Another zip.
    Zip,
    /// PDF.
    Pdf,
    /// Compound file of older Office programs; also an encrypted .docx.
    Compound,
    /// PNG, JPEG, TIFF, BMP, GIF, WebP.
    Image,
    /// Something that is none of these: an archive, a program, a sound.
    Other,
}

const IMAGES: &[&[u8]] = &[b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"GIF8", b"BM"];
const OTHERS: &[&[u8]] = &[
    b"{\\rtf",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
    b"\x7fELF",
    b"MZ",
    b"OggS",
    b"ID3",
    b"SQLite format",
    b"\xfd7zXZ",
];
/// A PDF may begin after so many bytes of something else.
const PDF_WITHIN: usize = 1024;
/// Gateways of the exchange may leave so many stray bytes before a message.
const STRAY_WITHIN: usize = 64;
/// A web page shows itself within so many bytes.
const MARKUP_WITHIN: usize = 4096;

/// What a file is.
pub(super) fn container(file_name: &str, content: &[u8]) -> Container {
    let begins = |magic: &&[u8]| content.starts_with(magic);
    if content.starts_with(b"PK\x03\x04") || content.starts_with(b"PK\x05\x06") {
        return if holds_word(content) { Container::Docx } else { Container::Zip };
    }
    if content.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Container::Compound;
    }
    let head = content.get(..content.len().min(PDF_WITHIN)).unwrap_or_default();
    if head.windows(5).any(|window| window == b"%PDF-") {
        return Container::Pdf;
    }
    let is_webp = content.starts_with(b"RIFF") && content.get(8..12) == Some(b"WEBP");
    let is_bitmap = content.get(6..10) == Some(&[0; 4]);
    if is_webp || IMAGES.iter().any(|magic| begins(magic) && (*magic != b"BM" || is_bitmap)) {
        return Container::Image;
    }
    if OTHERS.iter().any(|magic| begins(magic) && (*magic != b"MZ" || content.contains(&0))) {
        return Container::Other;
    }
    markup(file_name, content)
}

fn holds_word(content: &[u8]) -> bool {
    let Ok(archive) = zip::ZipArchive::new(Cursor::new(content)) else { return false };
    let mut names = archive.file_names().take(limits::ZIP_ENTRIES).flatten();
    names.any(|name| name.starts_with("word/document") && name.ends_with(".xml"))
}

/// Text, a web page or XML. Text in two bytes a letter is looked at without its zero bytes.
fn markup(file_name: &str, content: &[u8]) -> Container {
    let head = content.get(..content.len().min(MARKUP_WITHIN)).unwrap_or_default();
    let letters: Vec<u8> = head.iter().filter(|byte| byte.is_ascii() && **byte != 0).copied().collect();
    let low = String::from_utf8_lossy(&letters).to_lowercase();
    let low = low.trim_start();
    let named = |ending: &str| file_name.to_lowercase().ends_with(ending);
    let is_page = low.starts_with("<!doctype html") || low.starts_with('<') && low.contains("<html");
    if is_page || (low.starts_with('<') && (named(".html") || named(".htm") || named(".xhtml"))) {
        Container::Html
    } else if low.starts_with("<?xml")
        || named(".edxml") && low.find("<?xml").is_some_and(|at| at < STRAY_WITHIN)
        || low.starts_with('<') && (named(".xml") || named(".edxml"))
    {
        if low.contains("<svg") { Container::Other } else { Container::Xml }
    } else if low.starts_with("<svg") {
        Container::Other
    } else if named(".html") || named(".htm") {
        Container::Html
    } else {
        Container::Text
    }
}
