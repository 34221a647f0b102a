//! XML as a stream of elements and words. Names are without their prefix; entities of a document's own are not resolved.
//!
//! A document type declaration is refused: no file that is opened here needs one, and entities that grow stand in it.

use super::{DoorFault, Limit, limits};
use quick_xml::{Reader, escape::unescape, events::BytesStart, events::Event};

/// An element that opens.
#[derive(Debug, Clone, Default)]
pub(super) struct Tag {
    /// Its name without the prefix.
    pub name: String,
    attributes: Vec<(String, String)>,
}

impl Tag {
    /// The first attribute of this name, whatever its prefix.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The number that an attribute holds.
    pub fn number(&self, name: &str) -> Option<i64> {
        self.get(name)?.trim().parse().ok()
    }

    /// Whether an on-off property is on: there without a value, or with one that is not «off».
    pub fn is_on(&self) -> bool {
        !matches!(self.get("val"), Some("0" | "false" | "off" | "none"))
    }
}

/// What comes next.
#[derive(Debug)]
pub(super) enum Node {
    /// An element opens.
    Open(Tag),
    /// The innermost element closes.
    Close,
    /// Words.
    Words(String),
    /// There is no more.
    End,
}

/// A document that is being read.
pub(super) struct Xml<'text> {
    reader: Reader<&'text [u8]>,
    depth: usize,
}

impl<'text> Xml<'text> {
    /// Begins at the beginning.
    pub fn new(text: &'text str) -> Self {
        let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
        reader.config_mut().expand_empty_elements = true;
        reader.config_mut().allow_dangling_amp = true;
        Xml { reader, depth: 0 }
    }

    /// The next element or words.
    pub fn next(&mut self) -> Result<Node, DoorFault> {
        loop {
            match self.reader.read_event().map_err(|fault| broken(&fault))? {
                Event::Start(start) => {
                    self.depth += 1;
                    if self.depth > limits::DEPTH {
                        return Err(DoorFault::TooLarge { what: Limit::Depth, limit: limits::DEPTH as u64 });
                    }
                    return Ok(Node::Open(tag(&start)));
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Node::Close);
                }
                Event::Text(words) => return Ok(Node::Words(words.xml10_content().into_owned())),
                Event::CData(words) => return Ok(Node::Words(words.xml10_content().into_owned())),
                Event::GeneralRef(named) => {
                    let name = named.xml10_content();
                    return Ok(Node::Words(unescape(&["&", &name, ";"].concat()).unwrap_or_default().into_owned()));
                }
                Event::DocType(_) => {
                    return Err(DoorFault::Hostile { what: "a document type declaration".to_owned() });
                }
                Event::Eof if self.depth > 0 => {
                    return Err(DoorFault::NotReadable { why: "the XML ends too early".to_owned() });
                }
                Event::Eof => return Ok(Node::End),
                _ => {}
            }
        }
    }

    /// Passes over what is left of the innermost open element.
    pub fn skip(&mut self) -> Result<(), DoorFault> {
        let target = self.depth.saturating_sub(1);
        while self.depth > target {
            if matches!(self.next()?, Node::End) {
                break;
            }
        }
        Ok(())
    }

    /// The next element inside the one that is open; `None` when that one closes. Words between elements are passed over.
    pub fn child(&mut self) -> Result<Option<Tag>, DoorFault> {
        loop {
            match self.next()? {
                Node::Open(tag) => return Ok(Some(tag)),
                Node::Words(_) => {}
                Node::Close | Node::End => return Ok(None),
            }
        }
    }

    /// The words inside the element that is open, up to its close.
    pub fn words(&mut self) -> Result<String, DoorFault> {
        let target = self.depth.saturating_sub(1);
        let mut words = String::new();
        while self.depth > target {
            match self.next()? {
                Node::Words(more) => words.push_str(&more),
                Node::End => break,
                Node::Open(_) | Node::Close => {}
            }
        }
        Ok(words)
    }
}

fn broken(fault: &quick_xml::Error) -> DoorFault {
    DoorFault::NotReadable { why: format!("the XML is broken: {fault}") }
}

fn tag(start: &BytesStart<'_>) -> Tag {
    let name = start.local_name().into_inner().to_owned();
    let mut attributes = Vec::new();
    for attribute in start.attributes().with_checks(false).flatten() {
        let plain = unescape(&attribute.value).map_or_else(|_| attribute.value.to_string(), |value| value.into_owned());
        attributes.push((attribute.key.local_name().into_inner().to_owned(), plain));
    }
    Tag { name, attributes }
}
