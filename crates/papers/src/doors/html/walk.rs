//! From tags and words to paragraphs and tables. What is not shown, and what only leads elsewhere, is passed over.
//! Elements that were never closed end where a browser would end them, or with the page.

use super::entities;
use super::tokens::{Tag, Token, Tokens};
use crate::doors::blocks::{Block, Cell, Piece, Row};
use crate::doors::{DoorFault, Limit, limits};

/// Elements that begin and end a paragraph.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "tbody",
    "tfoot",
    "thead",
    "ul",
];
/// Elements whose words are not the document's.
const NOT_READ: &[&str] = &[
    "applet", "aside", "audio", "button", "canvas", "datalist", "footer", "head", "nav", "noscript", "object",
    "select", "svg", "template", "video",
];
/// Elements that hold nothing and never close.
const EMPTY: &[&str] =
    &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];
/// Elements that the next one of their kind closes.
const CLOSED_BY_NEXT: &[&str] = &["p", "li", "td", "th", "tr", "dd", "dt"];
const ROLES: &[&str] = &["navigation", "banner", "contentinfo", "search", "menu"];

/// What is open and holds blocks.
enum Frame {
    Table(Vec<Row>),
    Row(Row, usize),
    Cell(Cell),
}

/// A list and what it has counted.
struct List {
    kind: String,
    count: Option<i64>,
}

#[derive(Default)]
struct Walk {
    root: Vec<Block>,
    frames: Vec<Frame>,
    tables: usize,
    lists: Vec<List>,
    words: String,
    /// Inside `pre`, blanks are kept.
    kept: usize,
    /// The element that is passed over, and how many of its name are open.
    passed: Option<(String, usize)>,
}

/// The blocks of a page.
pub(super) fn blocks(page: &str) -> Result<Vec<Block>, DoorFault> {
    let mut walk = Walk::default();
    for token in Tokens::new(page) {
        if walk.passes(&token) {
            continue;
        }
        match token {
            Token::Words(words) => walk.say(&entities::decoded(words)),
            Token::Open(tag) => walk.open(&tag)?,
            Token::Close(name) => walk.close(&name),
        }
    }
    walk.end_paragraph();
    while !walk.frames.is_empty() {
        walk.end_frame();
    }
    Ok(walk.root)
}

fn is_hidden(tag: &Tag) -> bool {
    let style = tag.get("style").unwrap_or_default().to_ascii_lowercase();
    let style: String = style.chars().filter(|letter| !letter.is_whitespace()).collect();
    style.contains("display:none")
        || style.contains("visibility:hidden")
        || style.contains("mso-hide:all")
        || tag.get("hidden").is_some_and(|value| value != "until-found")
        || tag.get("role").is_some_and(|role| ROLES.contains(&role))
        || NOT_READ.contains(&tag.name.as_str())
}

impl Walk {
    /// Whether the token is inside something that is passed over.
    fn passes(&mut self, token: &Token<'_>) -> bool {
        if let Some((name, open)) = &mut self.passed {
            let is_it = |other: &str| name == other;
            match token {
                Token::Open(tag) if is_it(&tag.name) && CLOSED_BY_NEXT.contains(&tag.name.as_str()) => {
                    self.passed = None
                }
                // The head is over where the body begins, whether it was closed or not.
                Token::Open(tag) if tag.name == "body" && is_it("head") => self.passed = None,
                Token::Open(tag) if is_it(&tag.name) => *open += 1,
                Token::Close(closed) if is_it(closed) && *open > 1 => *open -= 1,
                Token::Close(closed) if is_it(closed) => {
                    self.passed = None;
                    return true;
                }
                _ => {}
            }
            if self.passed.is_some() {
                return true;
            }
        }
        match token {
            Token::Open(tag) if is_hidden(tag) && !EMPTY.contains(&tag.name.as_str()) => {
                self.passed = Some((tag.name.clone(), 1));
                true
            }
            _ => false,
        }
    }

    fn say(&mut self, words: &str) {
        for letter in words.chars() {
            match letter {
                '\n' if self.kept > 0 => self.words.push('\n'),
                letter if letter.is_whitespace() => {
                    if !self.words.is_empty() && !self.words.ends_with([' ', '\n']) || self.kept > 0 {
                        self.words.push(' ');
                    }
                }
                letter if letter.is_control() => {}
                letter => self.words.push(letter),
            }
        }
    }

    fn open(&mut self, tag: &Tag) -> Result<(), DoorFault> {
        match tag.name.as_str() {
            "br" => self.words.push('\n'),
            "table" => {
                self.end_paragraph();
                self.tables += 1;
                if self.tables > limits::TABLE_DEPTH {
                    return Err(DoorFault::TooLarge { what: Limit::Depth, limit: limits::TABLE_DEPTH as u64 });
                }
                self.frames.push(Frame::Table(Vec::new()));
            }
            "tr" => {
                self.end_inside_table(|frame| matches!(frame, Frame::Table(_)));
                if matches!(self.frames.last(), Some(Frame::Table(_))) {
                    self.frames.push(Frame::Row(Row::default(), 0));
                }
            }
            "td" | "th" => self.open_cell(tag),
            "ul" | "ol" => {
                self.end_paragraph();
                let count = (tag.name == "ol").then(|| number(tag, "start").unwrap_or(1).saturating_sub(1));
                if self.lists.len() < limits::DEPTH {
                    self.lists.push(List { kind: tag.get("type").unwrap_or_default().to_owned(), count });
                }
            }
            "li" => {
                self.end_paragraph();
                let label = self.label(number(tag, "value"));
                self.words.push_str(&label);
            }
            name if BLOCKS.contains(&name) => {
                self.end_block();
                self.kept += usize::from(name == "pre");
            }
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) {
        match name {
            "table" => self.end_table(),
            "tr" => self.end_inside_table(|frame| matches!(frame, Frame::Table(_))),
            "td" | "th" => self.end_inside_table(|frame| matches!(frame, Frame::Row(..) | Frame::Table(_))),
            "ul" | "ol" => {
                self.end_paragraph();
                self.lists.pop();
            }
            name if BLOCKS.contains(&name) => {
                self.end_block();
                self.kept = self.kept.saturating_sub(usize::from(name == "pre"));
            }
            _ => {}
        }
    }

    fn open_cell(&mut self, tag: &Tag) {
        self.end_inside_table(|frame| matches!(frame, Frame::Row(..) | Frame::Table(_)));
        if matches!(self.frames.last(), Some(Frame::Table(_))) {
            self.frames.push(Frame::Row(Row::default(), 0));
        }
        let Some(Frame::Row(_, next)) = self.frames.last_mut() else { return };
        let column = *next;
        let width = number(tag, "colspan").and_then(|width| usize::try_from(width).ok()).unwrap_or(1).clamp(1, 64);
        *next = next.saturating_add(width);
        self.frames.push(Frame::Cell(Cell { column, blocks: Vec::new() }));
    }

    /// The label of the next item of the innermost list.
    fn label(&mut self, value: Option<i64>) -> String {
        let Some(List { kind, count: Some(count) }) = self.lists.last_mut() else { return "- ".to_owned() };
        *count = value.unwrap_or_else(|| count.saturating_add(1));
        let letter = |first: char| {
            let place = u32::try_from(count.saturating_sub(1).rem_euclid(26)).unwrap_or_default();
            char::from_u32(u32::from(first) + place).unwrap_or(first)
        };
        match kind.as_str() {
            "a" => format!("{}) ", letter('a')),
            "A" => format!("{}. ", letter('A')),
            _ => format!("{count}. "),
        }
    }

    /// The label of an item may stand before a paragraph of its own.
    fn end_block(&mut self) {
        let is_label = !self.lists.is_empty() && self.words.ends_with(' ') && self.words.len() < 8;
        if !is_label {
            self.end_paragraph();
        }
    }

    fn end_paragraph(&mut self) {
        let words = std::mem::take(&mut self.words);
        let words = words.trim();
        if !words.is_empty() {
            let lines: Vec<&str> = words.lines().map(str::trim).collect();
            let piece = Piece { encoding: None, capitals: false, letters: lines.join("\n") };
            self.here().push(Block::Paragraph(vec![piece]));
        }
    }

    /// The innermost thing that holds blocks.
    fn here(&mut self) -> &mut Vec<Block> {
        let cells = self.frames.iter_mut().rev().filter_map(|frame| match frame {
            Frame::Cell(cell) => Some(&mut cell.blocks),
            _ => None,
        });
        cells.into_iter().next().unwrap_or(&mut self.root)
    }

    /// Ends frames up to one of the innermost table.
    fn end_inside_table(&mut self, is_end: impl Fn(&Frame) -> bool) {
        self.end_paragraph();
        while self.frames.last().is_some_and(|frame| !is_end(frame)) {
            self.end_frame();
        }
    }

    fn end_table(&mut self) {
        self.end_inside_table(|frame| matches!(frame, Frame::Table(_)));
        self.end_frame();
    }

    /// Puts the innermost frame into the one around it.
    fn end_frame(&mut self) {
        match self.frames.pop() {
            Some(Frame::Cell(cell)) => {
                if let Some(Frame::Row(row, _)) = self.frames.last_mut() {
                    row.cells.push(cell);
                }
            }
            Some(Frame::Row(row, _)) => {
                if let Some(Frame::Table(rows)) = self.frames.last_mut()
                    && !row.cells.is_empty()
                {
                    rows.push(row);
                }
            }
            Some(Frame::Table(rows)) => {
                self.tables = self.tables.saturating_sub(1);
                self.here().push(Block::Table(rows));
            }
            None => {}
        }
    }
}

fn number(tag: &Tag, name: &str) -> Option<i64> {
    tag.get(name)?.trim().parse().ok()
}
