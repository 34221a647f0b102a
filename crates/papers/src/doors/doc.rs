//! The door of Word 97 to 2003 (.doc), through antiword. Macros in the file are neither run nor read.
//!
//! antiword draws tables with strokes; the head's and the foot's two columns are put one after the other, other tables
//! become one line for each row.

mod drawn;

use super::run::{Allowance, run};
use super::{DoorFault, FileKind, Note, Opened, Programs};

const READING: Allowance = Allowance { seconds: 20, output_bytes: 32 * 1024 * 1024 };

/// Opens a compound file: a Word document, or one of those that are refused with a reason.
pub(super) fn open(content: &[u8], programs: &Programs) -> Result<Opened, DoorFault> {
    if holds_stream(content, "EncryptedPackage") {
        return Err(DoorFault::Encrypted);
    }
    if !holds_stream(content, "WordDocument") {
        return Err(DoorFault::UnknownKind);
    }
    let program = programs.antiword.as_deref().ok_or_else(|| Programs::missing("antiword", "antiword"))?;
    let ran = run(program, &["-w", "0", "-m", "UTF-8.txt", "-"], content, READING)?;
    let said = [String::from_utf8_lossy(&ran.output).as_ref(), &ran.complaints].concat();
    if said.contains("Encrypted documents are not supported") || said.contains("is encrypted") {
        return Err(DoorFault::Encrypted);
    }
    let text = String::from_utf8_lossy(&ran.output);
    if !ran.succeeded && text.trim().is_empty() {
        return Err(DoorFault::NotReadable { why: "antiword read no document".to_owned() });
    }
    let mut opened = Opened::of(FileKind::Doc, drawn::text(&text));
    if holds_stream(content, "_VBA_PROJECT") {
        opened.notes.push(Note::MacrosIgnored);
    }
    Ok(opened)
}

/// Whether the directory of the compound file names a stream; names stand in UTF-16 there.
fn holds_stream(content: &[u8], name: &str) -> bool {
    let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    content.windows(wide.len()).any(|window| window == wide)
}
