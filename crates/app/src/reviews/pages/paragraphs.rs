//! Blocks as a page shows them: lines of pieces, figures that lead to their source, a mark behind each other sentence that has
//! one; and what differs between two texts. It reads nothing.

use super::super::{actions::Placed, gathering, words};
use crate::look::Frame;
use domain::{
    comparison::Stands,
    ids::ReviewId,
    reviews::{BlockKind, Mark, Source, Table, differences},
};

/// Rows of a table that a page shows; the file has all.
const SHOWN_ROWS: usize = 60;

/// A run of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Its words.
    pub words: String,
    /// Where the figure comes from.
    pub href: Option<String>,
    /// What stands there, for a mark behind a sentence: its address and its name.
    pub source: Option<(String, String)>,
}

/// A run of two texts side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// `same`, `old` or `new`.
    pub class: &'static str,
    /// Its words.
    pub words: String,
}

/// A cell of a table.
pub struct CellView {
    /// Its words.
    pub words: String,
    /// Where they come from.
    pub href: Option<String>,
    /// `num` where numbers stand.
    pub class: &'static str,
}

/// A table.
pub struct TableView {
    /// Headings: words, cells beside each other, rows under each other.
    pub heads: Vec<(String, usize, usize)>,
    /// Headings of the parts.
    pub parts: Vec<String>,
    /// Its rows, each with whether it holds totals.
    pub rows: Vec<(Vec<CellView>, bool)>,
    /// Notes under it.
    pub notes: Vec<String>,
    /// Rows that are not shown.
    pub more: usize,
}

/// A proposal beside a person's words.
pub struct ProposalView {
    /// From the person's words to the new draft.
    pub runs: Vec<Run>,
    /// The person's words with the new figures, from the words as they stand.
    pub combination: Option<Vec<Run>>,
}

/// A block.
pub struct BlockView {
    /// Its anchor.
    pub anchor: String,
    /// Its address.
    pub path: String,
    /// Its version.
    pub number: i64,
    /// How deep a heading stands, from 2; 0 for what is no heading.
    pub level: usize,
    /// The number of a heading.
    pub label: String,
    /// Whether each line is an item.
    pub is_list: bool,
    /// Its lines.
    pub lines: Vec<Vec<Piece>>,
    /// The title of a table.
    pub title: String,
    /// Its table.
    pub table: Option<TableView>,
    /// A person's words stand in it.
    pub is_edited: bool,
    /// A person added it.
    pub is_added: bool,
    /// It was taken out.
    pub is_removed: bool,
    /// Nothing is drafted for it any more.
    pub is_orphan: bool,
    /// It waits for a person's words.
    pub is_blank: bool,
    /// What is proposed.
    pub proposal: Option<ProposalView>,
}

/// A block of a review.
pub fn block(frame: &Frame, id: ReviewId, placed: &Placed, label: String) -> BlockView {
    let standing = &placed.standing;
    let kind = placed.kind();
    BlockView {
        anchor: anchor(&placed.key),
        path: super::block_address(id, &placed.key),
        number: placed.number,
        level: match kind {
            BlockKind::Part => 2,
            BlockKind::Section => 3,
            BlockKind::Subsection => 4,
            _ => 0,
        },
        label,
        is_list: kind == BlockKind::List,
        lines: lines(frame, standing.text(), &standing.marks()),
        title: standing.text().to_owned(),
        table: standing.base.as_ref().and_then(|base| base.table.as_ref()).map(table),
        is_edited: standing.is_edited() && standing.base.is_some(),
        is_added: standing.base.is_none(),
        is_removed: standing.is_removed,
        is_orphan: standing.is_orphan,
        is_blank: placed.is_blank(),
        proposal: standing.proposed.as_ref().map(|proposed| ProposalView {
            runs: runs(standing.text(), &proposed.text),
            combination: standing.combination().map(|both| runs(standing.text(), &both)),
        }),
    }
}

/// The anchor of a block.
pub fn anchor(key: &str) -> String {
    format!("d-{}", words::slug(key))
}

/// What differs between two texts.
pub fn runs(old: &str, new: &str) -> Vec<Run> {
    let run = |change: domain::reviews::Change| Run {
        class: match change.stands {
            Stands::Both => "same",
            Stands::Before => "old",
            Stands::After => "new",
        },
        words: change.words,
    };
    differences(old, new).into_iter().map(run).collect()
}

/// Lines of text with their sources.
fn lines(frame: &Frame, text: &str, marks: &[Mark]) -> Vec<Vec<Piece>> {
    let (mut from, mut all) = (0, Vec::new());
    for line in text.split('\n') {
        all.push(pieces(frame, (line, from), marks));
        from += line.len() + 1;
    }
    all
}

/// The pieces of a line that begins at a byte of the text: cut where a mark begins or ends.
fn pieces(frame: &Frame, (line, from): (&str, usize), marks: &[Mark]) -> Vec<Piece> {
    let to = from + line.len();
    let mut cuts = vec![from, to];
    cuts.extend(marks.iter().flat_map(|mark| [mark.start, mark.end]).filter(|cut| (from..=to).contains(cut)));
    cuts.sort_unstable();
    cuts.dedup();
    let mut pieces = Vec::new();
    for window in cuts.windows(2) {
        let [start, end] = *window else { continue };
        let around = |mark: &&Mark| mark.start <= start && end <= mark.end;
        let inner =
            marks.iter().filter(around).filter(|mark| is_inside(mark, marks)).min_by_key(|mark| mark.end - mark.start);
        let words = line.get(start - from..end - from).unwrap_or_default().to_owned();
        pieces.push(Piece { words, href: inner.map(|mark| gathering::href(&mark.source)), source: None });
        let mut behind: Vec<(String, String)> = Vec::new();
        for mark in marks.iter().filter(|mark| mark.end == end && mark.start < end && !is_inside(mark, marks)) {
            let source = (gathering::href(&mark.source), name(frame, &mark.source));
            if !behind.contains(&source) {
                behind.push(source);
            }
        }
        pieces.extend(behind.into_iter().map(|source| Piece {
            words: String::new(),
            href: None,
            source: Some(source),
        }));
    }
    pieces
}

/// A figure or a name within a sentence; the sentence itself has its source behind it.
fn is_inside(mark: &Mark, marks: &[Mark]) -> bool {
    let length = mark.end - mark.start;
    marks.iter().any(|other| other.start <= mark.start && mark.end <= other.end && length < other.end - other.start)
}

/// What a source is called.
fn name(frame: &Frame, source: &Source) -> String {
    let key = match source {
        Source::Figure { .. } => "reviews-source-figure",
        Source::RoundFigure { .. } => "reviews-source-figure",
        Source::Round { .. } => "reviews-source-round",
        Source::Report { .. } => "reviews-source-report",
        Source::Assignments { .. } | Source::Obligation { .. } => "reviews-source-assignments",
        Source::Assignment { .. } => "reviews-source-assignment",
        Source::Document { .. } => "reviews-source-document",
        Source::Coverage { .. } => "reviews-source-coverage",
        Source::Outreach { .. } => "reviews-source-outreach",
        Source::Target { .. } => "reviews-source-target",
    };
    frame.say(key).to_string()
}

fn table(table: &Table) -> TableView {
    let has_parts = table.columns.iter().any(|column| !column.parts.is_empty());
    let head = |column: &domain::reviews::TableColumn| {
        let rows = if has_parts && column.parts.is_empty() { 2 } else { 1 };
        (column.heading.clone(), column.parts.len().max(1), rows)
    };
    let classes: Vec<&'static str> = table
        .columns
        .iter()
        .flat_map(|column| {
            let class = if column.alignment == domain::reviews::Alignment::Right { "num" } else { "" };
            std::iter::repeat_n(class, column.parts.len().max(1))
        })
        .collect();
    let cell = |(at, cell): (usize, &domain::reviews::TableCell)| CellView {
        words: cell.text.clone(),
        // An empty cell has nothing that could be followed.
        href: cell.source.as_ref().filter(|_| !cell.text.trim().is_empty()).map(gathering::href),
        class: if cell.is_instead { "meta" } else { classes.get(at).copied().unwrap_or_default() },
    };
    let rows = table.rows.iter().filter(|row| !row.is_total).take(SHOWN_ROWS);
    let totals = table.rows.iter().filter(|row| row.is_total);
    TableView {
        heads: table.columns.iter().map(head).collect(),
        parts: table.columns.iter().flat_map(|column| column.parts.clone()).collect(),
        rows: rows.chain(totals).map(|row| (row.cells.iter().enumerate().map(cell).collect(), row.is_total)).collect(),
        notes: table.notes.clone(),
        more: table.rows.iter().filter(|row| !row.is_total).count().saturating_sub(SHOWN_ROWS),
    }
}
