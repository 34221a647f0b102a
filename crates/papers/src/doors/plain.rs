//! The door of plain text: UTF-8, with a byte order mark or without.

use super::{DoorFault, FileKind, Opened};

/// Opens a text file.
pub(super) fn open(content: &[u8]) -> Result<Opened, DoorFault> {
    match std::str::from_utf8(content) {
        Ok(text) => Ok(Opened::of(FileKind::Text, text.to_owned())),
        Err(fault) => Err(DoorFault::NotText { at: fault.valid_up_to() as u64 }),
    }
}
