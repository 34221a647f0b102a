//! The zip of a Word file: parts by name, unpacked within limits that do not trust what the zip says of itself.
//!
//! Nothing is written to disk, so no name inside can lead anywhere.

use crate::doors::{DoorFault, Limit, limits, xml::Xml};
use std::io::{Cursor, ErrorKind, Read};
use zip::{ZipArchive, result::ZipError};

/// A package whose parts can be read.
pub(super) struct Package<'content> {
    archive: ZipArchive<Cursor<&'content [u8]>>,
    left: u64,
}

impl<'content> Package<'content> {
    /// Opens the directory of the zip.
    pub fn open(content: &'content [u8]) -> Result<Self, DoorFault> {
        let archive = ZipArchive::new(Cursor::new(content)).map_err(|fault| broken(&fault))?;
        if archive.len() > limits::ZIP_ENTRIES {
            return Err(DoorFault::TooLarge { what: Limit::Entries, limit: limits::ZIP_ENTRIES as u64 });
        }
        Ok(Package { archive, left: limits::PARTS_BYTES })
    }

    /// Names of parts.
    pub fn names(&self) -> Vec<String> {
        self.archive.file_names().flatten().map(|name| name.into_owned()).collect()
    }

    /// The text of a part; `None` when there is no such part.
    pub fn part(&mut self, name: &str) -> Result<Option<String>, DoorFault> {
        let mut entry = match self.archive.by_name(name) {
            Ok(entry) => entry,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(fault) => return Err(broken(&fault)),
        };
        let most = self.left.min(limits::PART_BYTES);
        let mut bytes = Vec::new();
        entry.by_ref().take(most + 1).read_to_end(&mut bytes).map_err(|fault| broken(&ZipError::Io(fault)))?;
        if bytes.len() as u64 > most {
            return Err(DoorFault::TooLarge { what: Limit::Unpacked, limit: limits::PART_BYTES });
        }
        self.left = self.left.saturating_sub(bytes.len() as u64);
        text_of(bytes).map(Some)
    }

    /// The main part, wherever the package says that it is.
    pub fn main_part(&mut self) -> Result<String, DoorFault> {
        let relations = self.part("_rels/.rels")?.unwrap_or_default();
        let mut xml = Xml::new(&relations);
        if xml.child()?.is_some() {
            while let Some(relation) = xml.child()? {
                xml.skip()?;
                let is_main = relation.get("Type").is_some_and(|kind| kind.ends_with("/officeDocument"));
                if let Some(target) = relation.get("Target").filter(|_| is_main) {
                    return Ok(target.trim_start_matches('/').to_owned());
                }
            }
        }
        Ok("word/document.xml".to_owned())
    }

    /// Whether the main part or its settings name something outside that would be loaded by itself.
    pub fn loads_from_elsewhere(&mut self, main: &str) -> Result<bool, DoorFault> {
        let (folder, name) = main.rsplit_once('/').unwrap_or(("", main));
        for name in [name, "settings.xml"] {
            let relations = self.part(&format!("{folder}/_rels/{name}.rels"))?.unwrap_or_default();
            let mut xml = Xml::new(&relations);
            if xml.child()?.is_none() {
                continue;
            }
            while let Some(relation) = xml.child()? {
                xml.skip()?;
                let is_link = relation.get("Type").is_some_and(|kind| kind.ends_with("/hyperlink"));
                if relation.get("TargetMode") == Some("External") && !is_link {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }
}

/// UTF-8, or UTF-16 with its mark.
fn text_of(bytes: Vec<u8>) -> Result<String, DoorFault> {
    let wide = |from: fn([u8; 2]) -> u16| {
        let units = bytes.chunks_exact(2).filter_map(|pair| pair.try_into().ok()).map(from);
        Ok(char::decode_utf16(units).map(|letter| letter.unwrap_or('\u{fffd}')).collect())
    };
    match bytes.get(..2) {
        Some(b"\xff\xfe") => wide(u16::from_le_bytes),
        Some(b"\xfe\xff") => wide(u16::from_be_bytes),
        _ => String::from_utf8(bytes).map_err(|_| DoorFault::NotReadable { why: "a part is not in UTF-8".to_owned() }),
    }
}

fn broken(fault: &ZipError) -> DoorFault {
    match fault {
        ZipError::UnsupportedArchive(what) if what.contains("assword") => DoorFault::Encrypted,
        ZipError::Io(fault) if fault.kind() == ErrorKind::OutOfMemory => DoorFault::TooMuchMemory,
        other => DoorFault::NotReadable { why: format!("the zip is broken: {other}") },
    }
}
