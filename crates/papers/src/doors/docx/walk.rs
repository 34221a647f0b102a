//! The walk through a part of a Word file: blocks in order, changes as if accepted, results of fields without their codes.
//!
//! Elements that are not known are walked through, so that text inside them is not lost; properties never hold text.

use super::numbering::Numbering;
use super::paragraph::{Paragraph, Properties};
use super::styles::{Look, Styles, in_list};
use crate::doors::blocks::{Block, Cell, Piece, Row};
use crate::doors::{DoorFault, Limit, limits, xml::Node, xml::Tag, xml::Xml};

/// What was met on the way.
#[derive(Debug, Default)]
pub(super) struct Met {
    /// Insertions kept.
    pub accepted: usize,
    /// Deletions left out.
    pub dropped: usize,
    /// Foot- and endnotes, in the order in which they are called.
    pub notes: Vec<(NoteKind, String)>,
}

/// Where a note stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoteKind {
    /// At the foot of a page.
    Foot,
    /// At the end.
    End,
}

/// One part under way.
pub(super) struct Walk<'w> {
    xml: Xml<'w>,
    styles: &'w Styles,
    numbering: &'w mut Numbering,
    met: &'w mut Met,
    tables: usize,
}

impl<'w> Walk<'w> {
    /// Begins a part.
    pub fn new(part: &'w str, styles: &'w Styles, numbering: &'w mut Numbering, met: &'w mut Met) -> Self {
        Walk { xml: Xml::new(part), styles, numbering, met, tables: 0 }
    }

    /// The blocks of the whole part.
    pub fn all(mut self) -> Result<Vec<Block>, DoorFault> {
        let mut blocks = Vec::new();
        self.blocks(&mut blocks)?;
        Ok(blocks)
    }

    /// The notes of a part of notes, by their ids.
    pub fn notes(mut self) -> Result<Vec<(String, Vec<Block>)>, DoorFault> {
        let mut notes = Vec::new();
        if self.xml.child()?.is_none() {
            return Ok(notes);
        }
        while let Some(tag) = self.xml.child()? {
            let mut blocks = Vec::new();
            self.blocks(&mut blocks)?;
            // Separators have a type; notes have none.
            if let Some(id) = tag.get("id").filter(|_| tag.get("type").is_none_or(|kind| kind == "normal")) {
                notes.push((id.to_owned(), blocks));
            }
        }
        Ok(notes)
    }

    /// Blocks up to the close of what is open. A paragraph whose end was deleted goes on in the next one.
    fn blocks(&mut self, blocks: &mut Vec<Block>) -> Result<(), DoorFault> {
        let mut carried = Vec::new();
        self.blocks_carrying(blocks, &mut carried)?;
        if !carried.is_empty() {
            blocks.push(Block::Paragraph(carried));
        }
        Ok(())
    }

    fn blocks_carrying(&mut self, blocks: &mut Vec<Block>, carried: &mut Vec<Piece>) -> Result<(), DoorFault> {
        let mut chosen = false;
        while let Some(tag) = self.xml.child()? {
            match tag.name.as_str() {
                "p" => self.paragraph(blocks, carried)?,
                "tbl" => {
                    let table = self.table()?;
                    blocks.push(table);
                }
                "del" | "moveFrom" => {
                    self.met.dropped += 1;
                    self.xml.skip()?;
                }
                "Fallback" if chosen => self.xml.skip()?,
                name if is_property(name) => self.xml.skip()?,
                name => {
                    chosen |= name == "Choice";
                    self.blocks_carrying(blocks, carried)?;
                }
            }
        }
        Ok(())
    }

    fn paragraph(&mut self, blocks: &mut Vec<Block>, carried: &mut Vec<Piece>) -> Result<(), DoorFault> {
        let mut paragraph = Paragraph::default();
        let mut properties = Properties::default();
        let mut look = self.styles.look_of_paragraph(None);
        while let Some(tag) = self.xml.child()? {
            if tag.name == "pPr" {
                properties = self.properties()?;
                look = self.styles.look_of_paragraph(properties.style.as_deref());
            } else {
                self.inline(&tag, &mut paragraph, &look)?;
            }
        }
        let had_text = !paragraph.pieces.is_empty();
        let mut pieces = std::mem::take(carried);
        // The end of a paragraph that was deleted takes its number with it.
        if !properties.end_dropped
            && let Some(label) = self.label(&properties)
        {
            pieces.insert(0, Piece { encoding: None, capitals: false, letters: label });
        }
        pieces.append(&mut paragraph.pieces);
        if properties.end_dropped {
            self.met.dropped += usize::from(!had_text);
            *carried = pieces;
        } else {
            blocks.push(Block::Paragraph(pieces));
        }
        blocks.append(&mut paragraph.boxes);
        Ok(())
    }

    /// Reads `pPr`, which is open.
    fn properties(&mut self) -> Result<Properties, DoorFault> {
        let mut found = Properties::default();
        while let Some(tag) = self.xml.child()? {
            match tag.name.as_str() {
                "pStyle" => {
                    found.style = tag.get("val").map(str::to_owned);
                    self.xml.skip()?;
                }
                "numPr" => found.list = in_list(&mut self.xml)?,
                "rPr" => {
                    while let Some(tag) = self.xml.child()? {
                        found.end_dropped |= matches!(tag.name.as_str(), "del" | "moveFrom");
                        self.xml.skip()?;
                    }
                }
                _ => self.xml.skip()?,
            }
        }
        Ok(found)
    }

    fn label(&mut self, properties: &Properties) -> Option<String> {
        let by_style = self.styles.list_of(properties.style.as_deref());
        let number = properties.list.number.or_else(|| by_style.as_ref().and_then(|(_, list)| list.number))?;
        let level = properties.list.level.or_else(|| {
            let (style, list) = by_style.as_ref()?;
            let tied = self.numbering.level_of_style(number, style, self.styles).map(|level| level as i64);
            tied.or(list.level)
        });
        let level = usize::try_from(level.unwrap_or_default()).unwrap_or_default();
        self.numbering.next(number, level, self.styles)
    }

    /// One element inside a paragraph.
    fn inline(&mut self, tag: &Tag, paragraph: &mut Paragraph, look: &Look) -> Result<(), DoorFault> {
        match tag.name.as_str() {
            "r" => return self.run(paragraph, look),
            "t" => {
                let words = self.xml.words()?;
                paragraph.say(&words, look);
                return Ok(());
            }
            "txbxContent" => return self.blocks(&mut paragraph.boxes),
            "del" | "moveFrom" => self.met.dropped += 1,
            "ins" | "moveTo" => {
                self.met.accepted += 1;
                return self.inside(paragraph, look);
            }
            "AlternateContent" => return self.alternate(paragraph, look),
            "fldChar" => paragraph.field(tag.get("fldCharType").unwrap_or_default()),
            "footnoteReference" => self.call_note(NoteKind::Foot, tag, paragraph, look),
            "endnoteReference" => self.call_note(NoteKind::End, tag, paragraph, look),
            "textpath" => paragraph.stamp(tag.get("string").unwrap_or_default()),
            "tab" | "ptab" => paragraph.say(" ", look),
            "br" | "cr" => paragraph.say("\n", look),
            "noBreakHyphen" => paragraph.say("-", look),
            "sym" => paragraph.symbol(tag, look),
            "instrText" | "delText" | "delInstrText" | "rt" | "posOffset" | "softHyphen" => {}
            name if is_property(name) => {}
            _ => return self.inside(paragraph, look),
        }
        self.xml.skip()
    }

    /// Everything inside the element that is open.
    fn inside(&mut self, paragraph: &mut Paragraph, look: &Look) -> Result<(), DoorFault> {
        while let Some(tag) = self.xml.child()? {
            self.inline(&tag, paragraph, look)?;
        }
        Ok(())
    }

    fn run(&mut self, paragraph: &mut Paragraph, around: &Look) -> Result<(), DoorFault> {
        let mut look = around.clone();
        while let Some(tag) = self.xml.child()? {
            if tag.name != "rPr" {
                self.inline(&tag, paragraph, &look)?;
                continue;
            }
            let (mut own, mut named) = (Look::default(), None);
            while let Some(property) = self.xml.child()? {
                named = own.take(&property).or(named);
                self.xml.skip()?;
            }
            let by_style = named.map(|name| self.styles.look_of_letters(&name)).unwrap_or_default();
            look = own.over(&by_style).over(around);
        }
        Ok(())
    }

    /// The same thing said in two ways: the first that is known, never both.
    fn alternate(&mut self, paragraph: &mut Paragraph, look: &Look) -> Result<(), DoorFault> {
        let mut chosen = false;
        while let Some(tag) = self.xml.child()? {
            if chosen || !matches!(tag.name.as_str(), "Choice" | "Fallback") {
                self.xml.skip()?;
            } else {
                chosen = true;
                self.inside(paragraph, look)?;
            }
        }
        Ok(())
    }

    fn call_note(&mut self, kind: NoteKind, tag: &Tag, paragraph: &mut Paragraph, look: &Look) {
        if let Some(id) = tag.get("id").filter(|_| paragraph.is_shown(look)) {
            self.met.notes.push((kind, id.to_owned()));
            paragraph.say(&format!("[{}]", self.met.notes.len()), &Look::default());
        }
    }

    fn table(&mut self) -> Result<Block, DoorFault> {
        self.tables += 1;
        if self.tables > limits::TABLE_DEPTH {
            return Err(DoorFault::TooLarge { what: Limit::Depth, limit: limits::TABLE_DEPTH as u64 });
        }
        let mut rows = Vec::new();
        self.rows(&mut rows)?;
        self.tables -= 1;
        Ok(Block::Table(rows))
    }

    /// Rows, also those inside other elements.
    fn rows(&mut self, rows: &mut Vec<Row>) -> Result<(), DoorFault> {
        while let Some(tag) = self.xml.child()? {
            match tag.name.as_str() {
                "tr" => {
                    let mut row = Row::default();
                    let (mut column, mut is_dropped) = (0, false);
                    self.cells(&mut row, &mut column, &mut is_dropped)?;
                    if is_dropped {
                        self.met.dropped += 1;
                    } else {
                        rows.push(row);
                    }
                }
                name if is_property(name) => self.xml.skip()?,
                _ => self.rows(rows)?,
            }
        }
        Ok(())
    }

    fn cells(&mut self, row: &mut Row, column: &mut usize, is_dropped: &mut bool) -> Result<(), DoorFault> {
        while let Some(tag) = self.xml.child()? {
            match tag.name.as_str() {
                "tc" => {
                    let mut cell = Cell { column: *column, blocks: Vec::new() };
                    let width = self.cell(&mut cell)?;
                    *column = column.saturating_add(width);
                    row.cells.push(cell);
                }
                "trPr" => {
                    while let Some(property) = self.xml.child()? {
                        match property.name.as_str() {
                            "del" => *is_dropped = true,
                            "gridBefore" => *column = column.saturating_add(count(&property)),
                            _ => {}
                        }
                        self.xml.skip()?;
                    }
                }
                name if is_property(name) => self.xml.skip()?,
                _ => self.cells(row, column, is_dropped)?,
            }
        }
        Ok(())
    }

    /// Reads a cell and says how many columns it is wide.
    fn cell(&mut self, cell: &mut Cell) -> Result<usize, DoorFault> {
        let mut width = 1;
        let mut carried = Vec::new();
        loop {
            match self.xml.next()? {
                Node::Open(tag) if tag.name == "tcPr" => {
                    while let Some(property) = self.xml.child()? {
                        if property.name == "gridSpan" {
                            width = count(&property);
                        }
                        self.xml.skip()?;
                    }
                }
                Node::Open(tag) if tag.name == "p" => self.paragraph(&mut cell.blocks, &mut carried)?,
                Node::Open(tag) if tag.name == "tbl" => {
                    let table = self.table()?;
                    cell.blocks.push(table);
                }
                Node::Open(tag) if is_property(&tag.name) => self.xml.skip()?,
                Node::Open(_) => self.blocks_carrying(&mut cell.blocks, &mut carried)?,
                Node::Words(_) => {}
                Node::Close | Node::End => break,
            }
        }
        if !carried.is_empty() {
            cell.blocks.push(Block::Paragraph(carried));
        }
        Ok(width)
    }
}

/// Columns, within reason.
fn count(tag: &Tag) -> usize {
    tag.number("val").and_then(|count| usize::try_from(count).ok()).unwrap_or(1).clamp(1, 64)
}

/// Properties, and what properties were before a change: no text of the document.
fn is_property(name: &str) -> bool {
    name.ends_with("Pr") || name.ends_with("Change") || matches!(name, "tblGrid" | "binData" | "annotationRef")
}
