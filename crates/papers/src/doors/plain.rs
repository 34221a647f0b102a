//! The door of plain text: UTF-8 or UTF-16, and what was written before Unicode.
//! It does not look for structure. What is no text in any encoding that is known is refused.

use super::{DoorFault, FileKind, Note, Opened, legacy};

/// Opens a text file.
pub(super) fn open(content: &[u8]) -> Result<Opened, DoorFault> {
    let (text, note) = decoded(content)?;
    let mut opened = Opened::of(FileKind::Text, text);
    opened.notes.extend(note);
    Ok(opened)
}

/// The text of bytes, with what is to be said about it.
pub(super) fn decoded(content: &[u8]) -> Result<(String, Option<Note>), DoorFault> {
    if let Some(text) = wide(content) {
        return Ok((text, None));
    }
    match std::str::from_utf8(content) {
        Ok(text) => Ok((text.to_owned(), None)),
        Err(fault) => {
            let known = legacy::from_bytes(content).map(|(text, note)| (text, Some(note)));
            known.ok_or(DoorFault::NotText { at: fault.valid_up_to() as u64 })
        }
    }
}

/// UTF-16: with its mark, or so full of zero bytes on one side that it can be nothing else.
pub(super) fn wide(content: &[u8]) -> Option<String> {
    const LOOKED_AT: usize = 4096;
    let little = match content.get(..2)? {
        b"\xff\xfe" => true,
        b"\xfe\xff" => false,
        _ => {
            let pairs = || content.chunks_exact(2).take(LOOKED_AT);
            let zeros = |place: usize| pairs().filter(|pair| pair.get(place) == Some(&0)).count();
            let (first, second, all) = (zeros(0), zeros(1), pairs().count());
            if second * 2 > all && first == 0 {
                true
            } else if first * 2 > all && second == 0 {
                false
            } else {
                return None;
            }
        }
    };
    let of_pair = if little { u16::from_le_bytes } else { u16::from_be_bytes };
    let units = content.chunks_exact(2).filter_map(|pair| pair.try_into().ok()).map(of_pair);
    let text: String = char::decode_utf16(units).map(|letter| letter.unwrap_or('\u{fffd}')).collect();
    Some(text.trim_start_matches('\u{feff}').to_owned())
}
