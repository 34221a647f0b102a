//! The door of edXML (QCVN 102:2016/BTTTT), the format in which State agencies send documents to each other.
//!
//! The header's fields are taken over as what the container states; the attachment is opened as any other file. Senders
//! write prefixes, roots and places of attachments in several ways: elements are known by the ends of their paths.
//! Signatures are neither checked nor kept; a message without a document (a status) holds no text.

mod attachments;
mod base64;
mod fields;

use super::xml::{Node, Xml};
use super::{DoorFault, ExchangeAct, FileKind, Limit, Note, Opened, Programs, limits};
use attachments::Attachment;
use fields::Fields;

/// Opens a message; `depth` is how many messages it lies in.
pub(super) fn open(content: &[u8], programs: &Programs, depth: usize) -> Result<Opened, DoorFault> {
    if depth >= limits::MESSAGE_DEPTH {
        return Err(DoorFault::Hostile { what: "messages inside messages".to_owned() });
    }
    let text = decoded(content)?;
    let (fields, attached) = parts(&text)?;
    if !fields.is_message() {
        return Err(DoorFault::UnknownKind);
    }
    fields.refuse_secrets()?;
    let mut opened = match attachments::open(attached, programs, depth)? {
        Some(opened) => opened,
        None => Opened::of(FileKind::Edxml, fields.content()),
    };
    let act = match fields.get(&["Bussiness", "BussinessDocType"]).as_deref() {
        Some("1") => Some(ExchangeAct::Revokes),
        Some("2") => Some(ExchangeAct::Updates),
        Some("3") => Some(ExchangeAct::Replaces),
        _ => None,
    };
    opened.notes.extend(act.map(|act| Note::Exchange { act }));
    opened.kind = FileKind::Edxml;
    opened.media_type = FileKind::Edxml.media_type().into();
    opened.stated = Some(fields.head());
    Ok(opened)
}

/// UTF-8, or UTF-16 with its mark.
fn decoded(content: &[u8]) -> Result<String, DoorFault> {
    let wide = |from: fn([u8; 2]) -> u16| {
        let units = content.chunks_exact(2).filter_map(|pair| pair.try_into().ok()).map(from);
        char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
    };
    match content.get(..2) {
        Some(b"\xff\xfe") => Ok(wide(u16::from_le_bytes)),
        Some(b"\xfe\xff") => Ok(wide(u16::from_be_bytes)),
        _ => match std::str::from_utf8(content) {
            Ok(text) => Ok(text.to_owned()),
            Err(fault) => Err(DoorFault::NotText { at: fault.valid_up_to() as u64 }),
        },
    }
}

/// Every element with words of its own, sorted into fields of the header and attachments.
fn parts(text: &str) -> Result<(Fields, Vec<Attachment>), DoorFault> {
    let mut xml = Xml::new(text);
    let mut path: Vec<String> = Vec::new();
    let mut words: Vec<String> = Vec::new();
    let mut fields = Fields::default();
    let mut attached: Vec<Attachment> = Vec::new();
    loop {
        match xml.next()? {
            Node::Open(tag) => {
                if tag.name == "Attachment" {
                    attached.push(Attachment::default());
                }
                path.push(tag.name);
                words.push(String::new());
            }
            Node::Words(more) => {
                if let Some(open) = words.last_mut() {
                    open.push_str(&more);
                }
            }
            Node::Close => {
                let said = words.pop().unwrap_or_default();
                let inside = path.iter().any(|name| name == "Attachment");
                match (path.last().map(String::as_str), attached.last_mut().filter(|_| inside)) {
                    (Some(name), Some(attachment)) => attachment.take(name, said),
                    _ => fields.take(&path, &said),
                }
                path.pop();
            }
            Node::End => break,
        }
        if attached.len() > limits::ATTACHMENTS {
            return Err(DoorFault::TooLarge { what: Limit::Entries, limit: limits::ATTACHMENTS as u64 });
        }
    }
    Ok((fields, attached))
}
