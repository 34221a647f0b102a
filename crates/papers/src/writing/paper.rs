//! A paper as its writer sees it: head, text, signature, recipients, annexes; no sizes, no places, no fonts.
//!
//! Values are typed: a number not given yet and a day not known yet are values of their own and leave their place blank.
//! They can be handed to another process (JSON through serde).
//! The layout puts names into capitals and sets the marks between the lines of a list, so the texts come without them.

use super::asked::Signing;
use super::profile::Profile;
use super::words::paper as words;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    /// Who issues it.
    pub issuer: Issuer,
    /// Number and symbol.
    pub symbol: Symbol,
    /// Place before the date.
    pub place: String,
    /// The day of signing.
    pub dated: Dated,
    /// Which draft this is; nothing once the paper has its number.
    pub draft: Option<u32>,
    /// Kind and subject, or the abstract of a letter.
    pub heading: PaperHeading,
    /// Lines after «Kính gửi».
    pub addressees: Vec<String>,
    /// Documents that it rests on («căn cứ»), each in full.
    pub basis: Vec<String>,
    /// The text. Its last words end with a full stop.
    pub body: Vec<Block>,
    /// Who signs.
    pub signing: Signing,
    /// Who signs together with them, for the bodies that issue it together.
    pub cosigners: Vec<Signing>,
    /// Lines of «Nơi nhận» without the archive.
    pub recipients: Vec<String>,
    /// Where the paper is kept, after «Lưu».
    pub archive: String,
    /// Whom to ask.
    pub contact: Option<String>,
    /// The annexes. Each is to be announced in the text.
    pub annexes: Vec<Annex>,
}

/// The issuing body.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Issuer {
    /// The line above it.
    pub superior: Option<String>,
    /// The body at the top left.
    pub body: String,
    /// The body as sentences call it.
    pub in_full: String,
    /// Bodies that issue it together with this one, which leads.
    pub together_with: Vec<String>,
}

impl Issuer {
    /// The bodies at the top left, the leading one first.
    pub(super) fn at_the_head(&self) -> String {
        let mut all = vec![self.body.as_str()];
        all.extend(self.together_with.iter().map(String::as_str));
        all.join(words::TOGETHER)
    }
}

/// Number and symbol: `Số 05-BC/BTGDVTU`, `Số: 05/BC-UBND`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Symbol {
    /// The number in the office's register.
    pub number: Option<u32>,
    /// The kind: `BC`.
    pub kind: String,
    /// The body: `BTGDVTU`.
    pub body: String,
    /// The unit that drafted it, in a letter of the State: `VX`.
    pub unit: Option<String>,
}

/// The day of signing, or what is known of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Dated {
    /// Signed on this day.
    On(Date),
    /// Not signed yet; day and month stay blank.
    InYear(i16),
}

/// The two kinds of heads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum PaperHeading {
    /// A kind of its own («Báo cáo») with its subject below.
    Named {
        /// The kind in ordinary letters.
        kind: String,
        /// The subject, in lower case.
        subject: String,
    },
    /// A letter: no kind, the subject under the symbol.
    Letter {
        /// The subject, in lower case, without «về việc».
        subject: String,
    },
}

/// A part of the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Block {
    /// «Phần I» on a line of its own, with its title below. The layout counts, unless the title carries its own number
    /// («Phần thứ nhất. Tình hình và kết quả»).
    Part(String),
    /// «Điều 1. …». The layout counts, through the whole text.
    Article(String),
    /// A heading that the layout counts: «I- …» or «I. …», «1. …», «1.1. …» or «a) …».
    Section(Level, String),
    /// A heading whose number, if any, stands in its text.
    Heading(Level, String),
    /// A paragraph.
    Paragraph(Vec<Run>),
    /// A list; each item is a paragraph.
    List(Marker, Vec<Vec<Run>>),
    /// A table.
    Table(Table),
    /// Small words under a table.
    Note(String),
}

impl Block {
    /// A paragraph of plain words.
    pub fn plain(text: impl Into<String>) -> Self {
        Block::Paragraph(vec![Run::plain(text)])
    }
}

/// How deep a heading stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Level {
    /// In bold capitals.
    First,
    /// Bold.
    Second,
    /// Below that.
    Third,
}

/// Words of one look.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Run {
    /// The words.
    pub text: String,
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
}

impl Run {
    /// Upright words.
    pub fn plain(text: impl Into<String>) -> Self {
        Run { text: text.into(), ..Run::default() }
    }

    /// Bold words.
    pub fn bold(text: impl Into<String>) -> Self {
        Run { text: text.into(), bold: true, italic: false }
    }

    /// Italic words.
    pub fn italic(text: impl Into<String>) -> Self {
        Run { text: text.into(), bold: false, italic: true }
    }
}

/// What stands before an item of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Marker {
    /// A dash.
    Dash,
    /// 1., 2., 3.
    Number,
    /// Letters in the order of the Vietnamese alphabet: «a), b), c), d), đ)».
    Letter,
}

impl Marker {
    /// The marker of the item with this index, from 0, with the blank after it.
    pub fn before(self, index: usize) -> String {
        match self {
            Marker::Dash => "- ".to_owned(),
            Marker::Number => format!("{}. ", index + 1),
            Marker::Letter => words::ORDER_OF_POINTS
                .chars()
                .nth(index)
                .map_or_else(|| format!("{}) ", index + 1), |letter| format!("{letter}) ")),
        }
    }
}

/// A table: a head of one or two rows that is repeated on each page, and rows that are never split.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Table {
    /// The columns with their headings, left to right.
    pub columns: Vec<TableColumn>,
    /// The rows.
    pub rows: Vec<TableRow>,
}

impl Table {
    /// How many cells a full row has: those of the head, or of the longest row, so that no value is left out.
    pub fn cells_of_a_row(&self) -> usize {
        let head = self.columns.iter().map(TableColumn::cells).sum();
        self.rows.iter().map(|row| row.cells.len()).fold(head, usize::max)
    }
}

/// A column, or several under one heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableColumn {
    /// The heading.
    pub heading: String,
    /// Headings of the parts under it; none for a single column.
    pub parts: Vec<String>,
    /// The width of each of its cells against those of the others.
    pub weight: u32,
    /// How the words of its cells stand.
    pub alignment: Alignment,
}

impl TableColumn {
    /// A single column.
    pub fn new(heading: impl Into<String>, weight: u32, alignment: Alignment) -> Self {
        TableColumn { heading: heading.into(), parts: Vec::new(), weight, alignment }
    }

    /// How many cells of a row stand under it.
    pub fn cells(&self) -> usize {
        self.parts.len().max(1)
    }
}

/// How words stand in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Alignment {
    /// Words, from the left.
    Left,
    /// Ordinals and marks, in the middle.
    Centre,
    /// Numbers, so that units stand under units.
    Right,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct TableRow {
    /// Its cells; missing ones stay blank.
    pub cells: Vec<Cell>,
    /// A row of totals, in bold.
    pub is_total: bool,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Cell {
    /// A value, standing as its column says.
    Value(String),
    /// Words in the place of a value («chưa báo cáo»), in italics in the middle.
    Instead(String),
}

/// An annex: pages of its own at the end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Annex {
    /// Its title in ordinary letters.
    pub title: String,
    /// What is in it.
    pub blocks: Vec<Block>,
    /// Whether the page lies on its side.
    pub on_its_side: bool,
}

impl Paper {
    /// Number and symbol as printed in a layout, without the word before them; the place of an unknown number stays blank.
    pub fn symbol_in(&self, profile: &Profile) -> String {
        let Symbol { number, kind, body, unit } = &self.symbol;
        let number = number.map_or_else(|| words::BLANK_NUMBER.to_owned(), |number| format!("{number:02}"));
        let [after_number, after_kind] = &profile.habits.symbol_joints.is;
        match (&self.heading, profile.habits.letter_names_its_kind.is, unit) {
            (PaperHeading::Letter { .. }, false, Some(unit)) => {
                format!("{number}{after_number}{body}{after_kind}{unit}")
            }
            (PaperHeading::Letter { .. }, false, None) => format!("{number}{after_number}{body}"),
            _ => format!("{number}{after_number}{kind}{after_kind}{body}"),
        }
    }

    /// The title for a list of files: kind, symbol and subject.
    pub fn title(&self, profile: &Profile) -> String {
        let (kind, subject) = match &self.heading {
            PaperHeading::Named { kind, subject } => (kind.as_str(), subject),
            PaperHeading::Letter { subject } => (words::LETTER, subject),
        };
        match self.symbol.number {
            Some(_) => words::title(kind, Some(&self.symbol_in(profile)), subject),
            None => words::title(kind, None, subject),
        }
    }

    /// Whether it asks a superior to decide («tờ trình»).
    pub(super) fn is_petition(&self) -> bool {
        matches!(&self.heading, PaperHeading::Named { kind, .. } if kind.to_lowercase() == words::PETITION)
    }

    /// The number of the annex with this index, from 0: an only annex has none.
    pub fn number_of_annex(&self, index: usize) -> Option<usize> {
        (self.annexes.len() > 1).then_some(index + 1)
    }
}
