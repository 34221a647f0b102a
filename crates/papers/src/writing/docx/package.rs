//! The parts around the text: what kinds they are, how they are linked, properties, settings; and the zip.
//!
//! Every entry of the zip bears the first moment that the format knows, 1/1/1980, and the same rights.

use super::xml::{Attribute, Xml};
use super::{NAMESPACE, RELATIONS};
use crate::writing::setting::SetPaper;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const PRODUCT: &str = "Đôn Đốc";

/// The parts in this order as a zip.
///
/// # Errors
/// Those of the archive.
pub fn pack(parts: &[(&str, String)]) -> std::io::Result<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, part) in parts {
        zip.start_file(*path, options)?;
        zip.write_all(part.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

/// `[Content_Types].xml`
pub fn content_types(set: &SetPaper<'_>) -> String {
    let mut xml = Xml::part();
    let namespace = format!("{PACKAGE}/content-types");
    xml.element("Types", &[("xmlns", &namespace)], |xml| {
        let relations = "application/vnd.openxmlformats-package.relationships+xml";
        xml.empty("Default", &[("Extension", &"rels"), ("ContentType", &relations)]);
        xml.empty("Default", &[("Extension", &"xml"), ("ContentType", &"application/xml")]);
        let parts = [
            ("/word/document.xml", format!("{WORD}.document.main+xml")),
            ("/word/styles.xml", format!("{WORD}.styles+xml")),
            ("/word/settings.xml", format!("{WORD}.settings+xml")),
            ("/word/header1.xml", format!("{WORD}.header+xml")),
            ("/word/header2.xml", format!("{WORD}.header+xml")),
            ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml".to_owned()),
            ("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml".to_owned()),
        ];
        let footer = has_footer(set).then(|| ("/word/footer1.xml", format!("{WORD}.footer+xml")));
        for (part, kind) in parts.into_iter().chain(footer) {
            xml.empty("Override", &[("PartName", &part), ("ContentType", &kind)]);
        }
    });
    xml.finish()
}

/// `_rels/.rels`
pub fn relations() -> String {
    let core = format!("{PACKAGE}/relationships/metadata/core-properties");
    links(&[
        ("rId1", &format!("{RELATIONS}/officeDocument"), "word/document.xml"),
        ("rId2", &core, "docProps/core.xml"),
        ("rId3", &format!("{RELATIONS}/extended-properties"), "docProps/app.xml"),
    ])
}

/// `word/_rels/document.xml.rels`
pub fn relations_of_the_text(set: &SetPaper<'_>) -> String {
    let header = format!("{RELATIONS}/header");
    let (styles, settings) = (format!("{RELATIONS}/styles"), format!("{RELATIONS}/settings"));
    let footer = format!("{RELATIONS}/footer");
    let mut all = vec![
        ("rId1", header.as_str(), "header1.xml"),
        ("rId2", &header, "header2.xml"),
        ("rId3", &styles, "styles.xml"),
        ("rId4", &settings, "settings.xml"),
    ];
    if has_footer(set) {
        all.push(("rId5", &footer, "footer1.xml"));
    }
    links(&all)
}

fn has_footer(set: &SetPaper<'_>) -> bool {
    set.sections.iter().any(|section| section.first_foot.is_some())
}

fn links(links: &[(&str, &str, &str)]) -> String {
    let mut xml = Xml::part();
    let namespace = format!("{PACKAGE}/relationships");
    xml.element("Relationships", &[("xmlns", &namespace)], |xml| {
        for (id, kind, target) in links {
            xml.empty("Relationship", &[("Id", id), ("Type", kind), ("Target", target)]);
        }
    });
    xml.finish()
}

/// `docProps/core.xml`: title, writer, language. No moments, since no clock is asked.
pub fn properties(set: &SetPaper<'_>) -> String {
    let mut xml = Xml::part();
    let namespace = format!("{PACKAGE}/metadata/core-properties");
    let attributes: [Attribute<'_>; 2] = [("xmlns:cp", &namespace), ("xmlns:dc", &"http://purl.org/dc/elements/1.1/")];
    xml.element("cp:coreProperties", &attributes, |xml| {
        xml.text_element("dc:title", &[], &set.title);
        xml.text_element("dc:creator", &[], set.author);
        xml.text_element("dc:language", &[], "vi-VN");
    });
    xml.finish()
}

/// `docProps/app.xml`
pub fn application() -> String {
    let mut xml = Xml::part();
    let namespace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    xml.element("Properties", &[("xmlns", &namespace)], |xml| xml.text_element("Application", &[], PRODUCT));
    xml.finish()
}

/// `word/settings.xml`: the behaviour of Word 2013 and later; a comma before decimals.
pub fn settings() -> String {
    let mut xml = Xml::part();
    xml.element("w:settings", &[("xmlns:w", &NAMESPACE)], |xml| {
        xml.empty("w:zoom", &[("w:percent", &100)]);
        xml.value("w:defaultTabStop", 720);
        xml.value("w:characterSpacingControl", "doNotCompress");
        xml.element("w:compat", &[], |xml| {
            xml.empty(
                "w:compatSetting",
                &[
                    ("w:name", &"compatibilityMode"),
                    ("w:uri", &"http://schemas.microsoft.com/office/word"),
                    ("w:val", &15),
                ],
            );
        });
        xml.empty("w:themeFontLang", &[("w:val", &"vi-VN")]);
        xml.value("w:decimalSymbol", ",");
        xml.value("w:listSeparator", ";");
    });
    xml.finish()
}
