//! What the fuzz targets in `fuzz/` call, so that the tests of this crate can put their kept inputs through the same.
//!
//! Compiled for tests and for fuzzing only. Each takes any bytes and gives nothing back: a panic is the finding.

use super::legacy::{self, Decoder};
use super::{FileKind, LegacyEncoding, Opened, Programs, admitted, docx, edxml, html, pdf, sheets};
use crate::reading;
use std::io::{Cursor, Write};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

/// Parts two parts of a package in an input: a control character that no XML may hold.
const PART: u8 = 0x1e;
/// The parts of a package, in the order of an input.
const PARTS: [&str; 5] =
    ["word/document.xml", "word/numbering.xml", "word/styles.xml", "word/footnotes.xml", "_rels/.rels"];

/// A text through the whole recogniser. What it finds lies inside the text that it gives back.
pub fn text(input: &[u8]) {
    let Ok(reading) = reading::read("van-ban.txt", input) else { return };
    let length = reading.text.chars().count();
    let spans = reading.provisions.iter().map(|provision| provision.span);
    let spans = spans.chain(reading.duties.iter().map(|duty| duty.span));
    for [start, end] in spans.chain(reading.citations.iter().map(|citation| citation.span)) {
        assert!(start <= end && end <= length, "{start}-{end} does not lie in a text of {length}");
    }
}

/// A package: as it is when it begins as one, else packed from its parts, so that inputs change XML and not checksums.
pub fn docx(input: &[u8]) {
    if input.starts_with(b"PK") {
        drop(docx::open(input).and_then(admitted));
    } else if let Ok(package) = packed(input) {
        drop(docx::open(&package).and_then(admitted));
    }
}

fn packed(input: &[u8]) -> Result<Vec<u8>, zip::result::ZipError> {
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, content) in PARTS.iter().zip(input.split(|byte| *byte == PART)) {
        package.start_file(*name, stored)?;
        package.write_all(content)?;
    }
    Ok(package.finish()?.into_inner())
}

/// What `pdftotext -bbox-layout` prints, to the text of the pages.
pub fn pdf_text(input: &[u8]) {
    let pages = pdf::boxes::sheets(&String::from_utf8_lossy(input));
    let written = sheets::write(&pages);
    drop(admitted(Opened::of(FileKind::PdfText, written.text)));
}

/// A web page.
pub fn html(input: &[u8]) {
    drop(html::open(input).and_then(admitted));
}

/// A message of the exchange, with what is attached to it.
pub fn edxml(input: &[u8]) {
    drop(edxml::open(input, &Programs::none(), 0).and_then(admitted));
}

/// Text of older encodings: as a file of bytes, pasted as letters, and in a font whose name says which.
pub fn legacy(input: &[u8]) {
    drop(legacy::from_bytes(input));
    let letters = legacy::as_1252(input);
    drop(legacy::put_right(&letters));
    drop(legacy::of_1258(input));
    for encoding in LegacyEncoding::ALL {
        let mut decoder = Decoder::default();
        decoder.look_at(Some(encoding), &letters);
        decoder.decide();
        drop(decoder.decoded(Some(encoding), &letters));
    }
}

#[cfg(test)]
mod tests {
    //! The kept inputs of the fuzz targets: each is taken without a panic. How long one may take, the fuzzer watches.
    #![allow(clippy::unwrap_used)]

    use std::{fs::File, io::Read, path::Path};
    use zip::ZipArchive;

    fn replay(target: &str, take: fn(&[u8])) {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus").join(target).with_extension("zip");
        let mut kept = ZipArchive::new(File::open(path).unwrap()).unwrap();
        assert!(!kept.is_empty());
        for number in 0..kept.len() {
            let mut entry = kept.by_index(number).unwrap();
            let mut input = Vec::new();
            entry.read_to_end(&mut input).unwrap();
            take(&input);
        }
    }

    #[test]
    fn kept_texts() {
        replay("text", super::text);
    }

    #[test]
    fn kept_packages() {
        replay("docx", super::docx);
    }

    #[test]
    fn kept_words_of_pages() {
        replay("pdf_text", super::pdf_text);
    }

    #[test]
    fn kept_web_pages() {
        replay("html", super::html);
    }

    #[test]
    fn kept_messages() {
        replay("edxml", super::edxml);
    }

    #[test]
    fn kept_older_encodings() {
        replay("legacy", super::legacy);
    }
}
