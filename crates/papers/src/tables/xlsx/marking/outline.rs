//! What stands directly inside the first element of a piece of XML, and where: enough to put something between.
//! Nothing deeper is kept, however long the piece is.

use super::broken;
use crate::doors::DoorFault;
use quick_xml::{Reader, events::BytesStart, events::Event};
use std::ops::Range;

/// A piece of XML from outside.
#[derive(Debug)]
pub(super) struct Outline {
    /// What stands before the names of elements, with its colon; mostly nothing.
    pub(super) prefix: String,
    /// Where the inside of the first element ends; where it begins, if it is empty.
    pub(super) inside_end: usize,
    /// Whether the first element closes itself.
    pub(super) is_empty: bool,
    /// Elements directly inside.
    pub(super) children: Vec<Child>,
}

/// An element directly inside.
#[derive(Debug)]
pub(super) struct Child {
    /// Its name without what stands before the colon.
    pub(super) name: String,
    /// From its first letter to behind its last.
    pub(super) at: Range<usize>,
    /// Its attributes.
    pub(super) attributes: Vec<(String, String)>,
}

impl Child {
    /// An attribute by its name without what stands before the colon.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        attribute(&self.attributes, name)
    }
}

pub(super) fn attribute<'a>(attributes: &'a [(String, String)], name: &str) -> Option<&'a str> {
    attributes.iter().find(|(key, _)| key.rsplit(':').next() == Some(name)).map(|(_, value)| value.as_str())
}

/// Looks through a piece of XML.
pub(super) fn outline(xml: &str) -> Result<Outline, DoorFault> {
    let mut reader = Reader::from_str(xml);
    let mut found: Option<Outline> = None;
    let mut depth = 0_usize;
    let mut before = 0_usize;
    loop {
        let event = reader.read_event().map_err(|fault| broken(&format!("a part is no XML: {fault}")))?;
        let after = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        match event {
            Event::Start(element) => {
                match (depth, &mut found) {
                    (0, None) => found = Some(root(&element, after, false)),
                    (1, Some(outline)) => outline.children.push(child(&element, before..after)),
                    _ => {}
                }
                depth += 1;
            }
            Event::Empty(element) => match (depth, &mut found) {
                (0, None) => return Ok(root(&element, before, true)),
                (1, Some(outline)) => outline.children.push(child(&element, before..after)),
                _ => {}
            },
            Event::End(_) => {
                depth = depth.saturating_sub(1);
                match (depth, &mut found) {
                    (0, Some(outline)) => outline.inside_end = before,
                    (1, Some(outline)) => {
                        if let Some(last) = outline.children.last_mut() {
                            last.at.end = after;
                        }
                    }
                    _ => {}
                }
                if depth == 0 {
                    break;
                }
            }
            Event::Eof => break,
            _ => {}
        }
        before = after;
    }
    found.filter(|_| depth == 0).ok_or_else(|| broken("a part ends too early"))
}

fn root(element: &BytesStart<'_>, after: usize, is_empty: bool) -> Outline {
    let name = element.name().as_ref().to_owned();
    let prefix = name.rsplit_once(':').map(|(prefix, _)| format!("{prefix}:")).unwrap_or_default();
    Outline { prefix, inside_end: after, is_empty, children: Vec::new() }
}

fn child(element: &BytesStart<'_>, at: Range<usize>) -> Child {
    Child { name: element.local_name().as_ref().to_owned(), at, attributes: attributes(element) }
}

fn attributes(element: &BytesStart<'_>) -> Vec<(String, String)> {
    let value = |raw: &str| quick_xml::escape::unescape(raw).map_or_else(|_| raw.to_owned(), |text| text.into_owned());
    let pair = |attribute: quick_xml::events::attributes::Attribute<'_>| {
        (attribute.key.as_ref().to_owned(), value(attribute.value.as_ref()))
    };
    element.attributes().flatten().map(pair).collect()
}

/// A text with pieces taken out and others put in their place.
pub(super) fn spliced(text: &str, mut pieces: Vec<(Range<usize>, String)>) -> Result<String, DoorFault> {
    pieces.sort_by_key(|(at, _)| (at.start, at.end));
    let mut written = String::with_capacity(text.len() + pieces.iter().map(|(_, piece)| piece.len()).sum::<usize>());
    let mut from = 0;
    for (at, piece) in pieces {
        let kept = text.get(from..at.start).ok_or_else(|| broken("pieces of a part overlap"))?;
        written.push_str(kept);
        written.push_str(&piece);
        from = at.end;
    }
    written.push_str(text.get(from..).ok_or_else(|| broken("a part is too short"))?);
    Ok(written)
}
