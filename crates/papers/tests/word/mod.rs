//! Word files made part by part, as small as they can be.
#![allow(dead_code, clippy::unwrap_used)]

use std::io::{Cursor, Write};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

const SPACES: &str = r#"xmlns:w="w" xmlns:mc="mc" xmlns:v="v" xmlns:wps="wps" xmlns:m="m""#;

/// Parts by name.
pub fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut file = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        file.start_file(*name, SimpleFileOptions::default()).unwrap();
        file.write_all(content.as_bytes()).unwrap();
    }
    file.finish().unwrap().into_inner()
}

/// A file with this body, and parts of the same folder as pairs of name and content inside their root.
pub fn word(body: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let document = format!("<w:document {SPACES}><w:body>{body}</w:body></w:document>");
    let wrapped: Vec<(String, String)> = parts
        .iter()
        .map(|(name, content)| (format!("word/{name}"), format!("<w:root {SPACES}>{content}</w:root>")))
        .collect();
    let mut all = vec![("word/document.xml", document.as_str())];
    all.extend(wrapped.iter().map(|(name, content)| (name.as_str(), content.as_str())));
    package(&all)
}

/// A paragraph of one run.
pub fn p(words: &str) -> String {
    format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>")
}

/// A paragraph in a list.
pub fn item(list: u8, level: u8, words: &str) -> String {
    format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"
    )
}

/// A table of cells that hold paragraphs already.
pub fn table(rows: &[&[String]]) -> String {
    let cell = |cell: &String| format!("<w:tc><w:tcPr/>{cell}</w:tc>");
    let row = |row: &&[String]| format!("<w:tr>{}</w:tr>", row.iter().map(cell).collect::<String>());
    format!("<w:tbl><w:tblPr/><w:tblGrid/>{}</w:tbl>", rows.iter().map(row).collect::<String>())
}

/// A file whose main part is not packed, so that it is made soon, and changed bytes of it reach the reader of XML.
pub fn stored(document: &str) -> Vec<u8> {
    let mut file = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    file.start_file("word/document.xml", options).unwrap();
    file.write_all(document.as_bytes()).unwrap();
    file.finish().unwrap().into_inner()
}
