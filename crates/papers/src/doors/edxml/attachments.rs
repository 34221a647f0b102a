//! Attachments of a message: decoded, taken out of the zip that gateways put around them, and opened as any file.
//!
//! The first that can be read is the document; another one is added only when it says itself that it is an annex. All are
//! opened, since a mark of secrecy on any of them refuses the message.

use super::base64;
use crate::doors::{DoorFault, Limit, Note, Opened, Programs, kind, limits};
use std::io::{Cursor, Read};

/// One attachment as it stands in the message.
#[derive(Debug, Default)]
pub(super) struct Attachment {
    name: String,
    encoded: String,
}

/// One file.
struct File {
    name: String,
    content: Vec<u8>,
}

impl Attachment {
    /// Takes one of its elements.
    pub fn take(&mut self, element: &str, said: String) {
        match element {
            "AttachmentName" | "FileName" => self.name = super::super::names::cleaned(&said),
            "ContentTransferEncoded" | "Content" => self.encoded = said,
            _ => {}
        }
    }
}

/// Opens them; `None` when there is none.
pub(super) fn open(attached: Vec<Attachment>, programs: &Programs, depth: usize) -> Result<Option<Opened>, DoorFault> {
    let mut files = Vec::new();
    let mut fault = None;
    for attachment in attached {
        match unpacked(attachment) {
            Ok(found) => files.extend(found),
            Err(why) => remember(&mut fault, why)?,
        }
    }
    let mut document: Option<Opened> = None;
    let mut unread = Vec::new();
    for file in files {
        match crate::doors::open_within(&file.name, &file.content, programs, depth + 1) {
            Ok(opened) => match document.as_mut() {
                None => document = Some(opened),
                Some(document) if is_annex(&opened.text) => {
                    document.text.push_str(&opened.text);
                    document.notes.extend(opened.notes);
                }
                Some(_) => unread.push(file.name),
            },
            Err(why) => {
                remember(&mut fault, why)?;
                unread.push(file.name);
            }
        }
    }
    match (document, fault) {
        (Some(mut document), _) => {
            document.notes.extend(unread.into_iter().map(|name| Note::Attachment { name }));
            Ok(Some(document))
        }
        (None, Some(fault)) => Err(fault),
        (None, None) => Ok(None),
    }
}

/// Keeps the first fault for the case that nothing can be read; some faults refuse the message at once.
fn remember(kept: &mut Option<DoorFault>, fault: DoorFault) -> Result<(), DoorFault> {
    let refuses = matches!(
        fault,
        DoorFault::Secret { .. } | DoorFault::Hostile { .. } | DoorFault::TooLarge { .. } | DoorFault::TookTooLong
    );
    if refuses {
        return Err(fault);
    }
    kept.get_or_insert(fault);
    Ok(())
}

fn unpacked(attachment: Attachment) -> Result<Vec<File>, DoorFault> {
    let broken = |why: &str| DoorFault::NotReadable { why: why.to_owned() };
    let content = base64::bytes(&attachment.encoded).ok_or_else(|| broken("an attachment is not base64"))?;
    if !matches!(kind::container(&attachment.name, &content), kind::Container::Zip) {
        return Ok(vec![File { name: attachment.name, content }]);
    }
    let mut archive =
        zip::ZipArchive::new(Cursor::new(content)).map_err(|_| broken("the zip of an attachment is broken"))?;
    if archive.len() > limits::ATTACHMENTS {
        return Err(DoorFault::TooLarge { what: Limit::Entries, limit: limits::ATTACHMENTS as u64 });
    }
    let is_alone = archive.len() == 1;
    let mut files = Vec::new();
    let mut left = limits::PARTS_BYTES;
    for number in 0..archive.len() {
        let mut entry = archive.by_index(number).map_err(|_| broken("an entry of an attachment's zip is broken"))?;
        if entry.is_dir() {
            continue;
        }
        let inner = entry.name().map(|name| super::super::names::cleaned(&name)).unwrap_or_default();
        let most = left.min(limits::PART_BYTES);
        let mut content = Vec::new();
        entry
            .by_ref()
            .take(most + 1)
            .read_to_end(&mut content)
            .map_err(|_| broken("an entry could not be unpacked"))?;
        if content.len() as u64 > most {
            return Err(DoorFault::TooLarge { what: Limit::Unpacked, limit: limits::PART_BYTES });
        }
        left = left.saturating_sub(content.len() as u64);
        // Gateways name the entry by an identity; the sender's name stands beside it.
        let name = if is_alone && !attachment.name.is_empty() { attachment.name.clone() } else { inner };
        files.push(File { name, content });
    }
    Ok(files)
}

/// Whether one of the first lines says so.
fn is_annex(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty()).take(3);
    lines.any(|line| line.to_lowercase().starts_with("phụ lục"))
}
