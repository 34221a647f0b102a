//! What a workbook's zip holds, before any of it is parsed: unpacked once for its size alone, so that no figure the zip states
//! of itself is trusted. Programs and links into other files are refused: a table needs neither.

use crate::{
    doors::{DoorFault, Limit, entries_of_zip},
    tables::limits,
};
use std::io::{Cursor, Read};
use zip::{ZipArchive, read::ZipFile, result::ZipError};

/// Read at once.
const PIECE_BYTES: usize = 64 * 1024;

/// Goes through the package.
pub(super) fn look_through(content: &[u8]) -> Result<(), DoorFault> {
    if entries_of_zip(content) > limits::ENTRIES as u64 {
        return Err(too_large(Limit::Entries, limits::ENTRIES as u64));
    }
    let mut archive = ZipArchive::new(Cursor::new(content)).map_err(|fault| broken(&fault))?;
    if archive.len() > limits::ENTRIES {
        return Err(too_large(Limit::Entries, limits::ENTRIES as u64));
    }
    let names: Vec<String> = archive.file_names().flatten().map(|name| name.to_lowercase()).collect();
    if !names.iter().any(|name| name == "xl/workbook.xml") {
        return Err(DoorFault::UnknownKind);
    }
    if let Some(what) = names.iter().find(|name| carries_a_program(name)) {
        return Err(DoorFault::Hostile { what: format!("the workbook carries a program: {what}") });
    }
    if names.iter().any(|name| name.starts_with("xl/externallinks/")) {
        return Err(DoorFault::LinksOutside);
    }
    let mut left = limits::PARTS_BYTES;
    for number in 0..archive.len() {
        let mut entry = archive.by_index(number).map_err(|fault| broken(&fault))?;
        let size = size_of(&mut entry, left)?;
        left = left.saturating_sub(size);
    }
    Ok(())
}

fn carries_a_program(name: &str) -> bool {
    name.ends_with("vbaproject.bin") || name.contains("/macrosheets/") || name.contains("/activex/")
}

/// Unpacks a part for its size, up to what is left.
fn size_of<R: Read>(entry: &mut ZipFile<'_, R>, left: u64) -> Result<u64, DoorFault> {
    let is_strings = entry.name().is_ok_and(|name| name.to_lowercase().ends_with("sharedstrings.xml"));
    let limit = if is_strings { limits::STRINGS_BYTES } else { limits::PART_BYTES };
    let most = limit.min(left);
    let mut piece = vec![0; PIECE_BYTES];
    let mut size = 0_u64;
    loop {
        let read = entry.read(&mut piece).map_err(|fault| broken(&ZipError::Io(fault)))?;
        let bytes = piece.get(..read).unwrap_or_default();
        if size == 0 && is_strings && states_too_many(bytes) {
            return Err(too_large(Limit::Text, limits::TEXT_BYTES as u64));
        }
        size += read as u64;
        if size > most {
            return Err(too_large(Limit::Unpacked, most));
        }
        if read == 0 {
            return Ok(size);
        }
    }
}

/// Whether a list of texts says that it has more of them than its bytes could hold: the parser makes room for so many.
fn states_too_many(head: &[u8]) -> bool {
    const MOST_FIGURES: usize = 7;
    let head = String::from_utf8_lossy(head.get(..head.len().min(4096)).unwrap_or_default());
    let figures = |(at, _): (usize, &str)| {
        let after = head.get(at..).unwrap_or_default();
        let digits = after.trim_start_matches(|sign: char| !sign.is_ascii_digit());
        digits.chars().take_while(char::is_ascii_digit).count()
    };
    head.match_indices("niqueCount").map(figures).any(|figures| figures > MOST_FIGURES)
}

/// What a compound file is: a workbook behind a password, or one of the time before .xlsx.
pub(in crate::tables) fn fault_of_compound(content: &[u8]) -> DoorFault {
    let wide = |word: &str| word.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let name = wide("EncryptedPackage");
    let is_locked = content.windows(name.len()).any(|window| window == name);
    if is_locked { DoorFault::Encrypted } else { DoorFault::UnknownKind }
}

fn too_large(what: Limit, limit: u64) -> DoorFault {
    DoorFault::TooLarge { what, limit }
}

fn broken(fault: &ZipError) -> DoorFault {
    match fault {
        ZipError::UnsupportedArchive(what) if what.contains("assword") => DoorFault::Encrypted,
        other => DoorFault::NotReadable { why: format!("the zip is broken: {other}") },
    }
}
