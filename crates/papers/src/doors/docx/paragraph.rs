//! One paragraph while it is put together: pieces of letters, fields under way, and the boxes that hang on it.
//! It does not read markup. Letters inside the code of a field, or hidden ones, never get in.

use super::styles::{InList, Look};
use crate::doors::blocks::{Block, Piece};
use crate::doors::{legacy, xml::Tag};

/// Properties of a paragraph that change what is read.
#[derive(Debug, Default)]
pub(super) struct Properties {
    /// Its style.
    pub style: Option<String>,
    /// Its list.
    pub list: InList,
    /// Its end was deleted, so that it goes on in the next one.
    pub end_dropped: bool,
}

/// A paragraph.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    /// Its letters.
    pub pieces: Vec<Piece>,
    /// Text boxes, after it.
    pub boxes: Vec<Block>,
    /// For each field under way, whether its code is over.
    fields: Vec<bool>,
}

impl Paragraph {
    /// Whether letters here are seen.
    pub fn is_shown(&self, look: &Look) -> bool {
        look.hidden != Some(true) && self.fields.iter().all(|result| *result)
    }

    /// Adds letters.
    pub fn say(&mut self, letters: &str, look: &Look) {
        if letters.is_empty() || !self.is_shown(look) {
            return;
        }
        let (encoding, by_font) = look.font.as_deref().map_or((None, false), legacy::of_font);
        let capitals = by_font || look.capitals == Some(true);
        match self.pieces.last_mut() {
            Some(last) if last.encoding == encoding && last.capitals == capitals => last.letters.push_str(letters),
            _ => self.pieces.push(Piece { encoding, capitals, letters: letters.to_owned() }),
        }
    }

    /// A field begins, its result begins, or it ends.
    pub fn field(&mut self, what: &str) {
        match what {
            "begin" => self.fields.push(false),
            "separate" => {
                if let Some(last) = self.fields.last_mut() {
                    *last = true;
                }
            }
            "end" => drop(self.fields.pop()),
            _ => {}
        }
    }

    /// Letters that are drawn.
    pub fn stamp(&mut self, letters: &str) {
        let piece = Piece { encoding: None, capitals: false, letters: letters.to_owned() };
        self.boxes.push(Block::Paragraph(vec![piece]));
    }

    /// A letter of a font of signs: points become a hyphen, boxes stay boxes, the rest what the font's code is in Unicode.
    pub fn symbol(&mut self, tag: &Tag, look: &Look) {
        let code = tag.get("char").and_then(|code| u32::from_str_radix(code, 16).ok()).unwrap_or_default();
        let font = tag.get("font").unwrap_or_default().to_ascii_lowercase();
        let plain = if (0xf000..=0xf0ff).contains(&code) { code - 0xf000 } else { code };
        let letter = match (font.starts_with("wingding"), plain) {
            (true, 0x6f | 0x71 | 0xa8) => '\u{2610}',
            (true, 0xfe | 0x52) => '\u{2611}',
            (true, 0xfd | 0x51) => '\u{2612}',
            (true, 0xe0 | 0xe8 | 0xf0) => '\u{2192}',
            (true, _) | (false, 0xb7 | 0xa7) => '-',
            (false, 0xb3) => '\u{2265}',
            (false, 0xa3) => '\u{2264}',
            (false, 0xb1) => '\u{b1}',
            (false, 0xb4) => '\u{d7}',
            (false, 0xae) => '\u{2192}',
            (false, other) => char::from_u32(other).filter(|letter| !letter.is_control()).unwrap_or('-'),
        };
        self.say(letter.encode_utf8(&mut [0; 4]), &Look { font: None, ..look.clone() });
    }
}
