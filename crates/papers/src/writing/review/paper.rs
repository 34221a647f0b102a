//! Blocks as they stand, with what people made of them, as a paper that an office can number, sign and send.
//!
//! Empty blocks leave no trace, and neither does a heading under which nothing stands. Drafted words are spelled as the layout
//! asks; what a person or a unit wrote stays as it was written.

use super::super::asked::{Office, Papered};
use super::super::paper::{self, Annex, Block, Cell, Level, Marker, Paper, PaperHeading, Run, TableColumn, TableRow};
use super::super::profile::Profile;
use super::super::setting::numbers::written;
use super::super::words::{Spelling, figures as figure_words, paper as paper_words, review as words};
use super::numbering;
use domain::reviews::{Alignment, BlockKind, Source, Standing, Table};
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// A review that is to be written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewToWrite {
    /// Who writes.
    pub office: Office,
    /// Number, days and recipients.
    pub papered: Papered,
    /// What it reports, as it stands under the kind, in lower case: «sơ kết 03 năm thực hiện Chỉ thị số 21-CT/TW».
    pub subject: String,
    /// The documents it rests on, each in full; the first sentence names them.
    pub basis: Vec<String>,
    /// What stands in it, in order.
    pub blocks: Vec<StandingBlock>,
}

/// A block as it stands in the paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandingBlock {
    /// What it is.
    pub kind: BlockKind,
    /// Its words.
    pub text: String,
    /// The table of a table or an annex.
    pub table: Option<Table>,
    /// Which of its words a person or a unit wrote, as places in bytes, in order: their spelling is theirs.
    pub as_written: Vec<Range<usize>>,
}

impl StandingBlock {
    /// Drafted words.
    pub fn drafted(kind: BlockKind, text: impl Into<String>) -> Self {
        StandingBlock { kind, text: text.into(), table: None, as_written: Vec::new() }
    }

    /// A block as people left it; nothing for one that was taken out of the paper.
    pub fn of(standing: &Standing) -> Option<Self> {
        if standing.is_removed {
            return None;
        }
        let text = standing.text().to_owned();
        let base = standing.base.as_ref();
        let as_written = match (base, standing.is_edited()) {
            (Some(base), false) => {
                let own = base
                    .marks
                    .iter()
                    .filter(|mark| matches!(&mark.source, Source::Report { question, .. } if question.is_some()));
                own.map(|mark| mark.start..mark.end).collect()
            }
            _ => std::iter::once(0..text.len()).collect(),
        };
        Some(StandingBlock {
            kind: base.map_or(BlockKind::Paragraph, |base| base.kind),
            text,
            table: base.and_then(|base| base.table.clone()),
            as_written,
        })
    }
}

/// The review as a paper.
pub fn paper(asked: &ReviewToWrite) -> Paper {
    let profile = asked.office.layout(&asked.papered);
    let office = &asked.office;
    let annexes: Vec<Annex> = asked.blocks.iter().filter_map(|block| annex(block, profile)).collect();
    Paper {
        issuer: office.issuer(),
        symbol: office.symbol(paper_words::REPORT_SYMBOL, asked.papered.number),
        place: office.place.clone(),
        dated: asked.papered.dated(),
        draft: asked.papered.draft_to_print(),
        heading: PaperHeading::Named { kind: paper_words::REPORT.to_owned(), subject: asked.subject.trim().to_owned() },
        addressees: Vec::new(),
        basis: Vec::new(),
        body: body(asked, profile, &annexes),
        signing: office.signing.clone(),
        cosigners: Vec::new(),
        recipients: asked.papered.recipients.clone(),
        archive: office.archive.clone(),
        contact: office.contact.clone(),
        annexes,
    }
}

fn body(asked: &ReviewToWrite, profile: &Profile, annexes: &[Annex]) -> Vec<Block> {
    let spelling = profile.spelling();
    let writer = spelling.of(&asked.office.body_in_full);
    let subject = asked.subject.trim();
    let mut body = vec![Block::plain(words::opening(&asked.basis, &writer, subject))];
    for (place, block) in asked.blocks.iter().enumerate().filter(|(_, block)| block.kind != BlockKind::Annex) {
        let text = spelled(block, spelling);
        match heading(block.kind, text.trim()) {
            Some(heading) => {
                let stands = numbering::stands(block, asked.blocks.get(place + 1..).unwrap_or_default());
                body.extend(stands.then_some(heading));
            }
            None => body.extend(content(block, &text, profile)),
        }
    }
    body.extend(announced(profile, annexes).map(Block::plain));
    body.push(Block::plain(words::closing(subject, &writer)));
    body
}

fn heading(kind: BlockKind, text: &str) -> Option<Block> {
    match kind {
        BlockKind::Part => Some(Block::Part(text.to_owned())),
        BlockKind::Section => Some(Block::Section(Level::First, text.to_owned())),
        BlockKind::Subsection => Some(Block::Section(Level::Second, text.to_owned())),
        BlockKind::Paragraph | BlockKind::List | BlockKind::Table | BlockKind::Annex => None,
    }
}

/// What a block without a heading puts into the text.
fn content(block: &StandingBlock, text: &str, profile: &Profile) -> Vec<Block> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    match (block.kind, &block.table) {
        (BlockKind::List, _) => {
            let bare = |line: &str| line.strip_prefix("- ").unwrap_or(line).trim().to_owned();
            let items: Vec<Vec<Run>> = lines.map(|line| vec![Run::plain(bare(line))]).collect();
            if items.is_empty() { Vec::new() } else { vec![Block::List(Marker::Dash, items)] }
        }
        (BlockKind::Table, Some(table)) => {
            let title = lines.map(|line| Block::Paragraph(vec![Run::italic(line)]));
            title.chain(of_table(table, profile.spelling())).collect()
        }
        _ => {
            let names = names_before_words(block, profile.spelling());
            let paragraph = |(place, line): (usize, &str)| match names.as_deref().filter(|_| place == 0) {
                Some(names) if line.starts_with(names) => {
                    let words = line.get(names.len()..).unwrap_or_default();
                    Block::Paragraph(vec![Run::bold(names), Run::plain(words)])
                }
                _ => Block::plain(line),
            };
            lines.enumerate().map(paragraph).collect()
        }
    }
}

/// The names before a unit's own words, which stand out.
fn names_before_words(block: &StandingBlock, spelling: Spelling) -> Option<String> {
    let [own] = block.as_written.as_slice() else { return None };
    let names = block.text.get(..own.start).filter(|names| names.starts_with("- ") && names.ends_with(": "))?;
    Some(spelling.of(names))
}

fn annex(block: &StandingBlock, profile: &Profile) -> Option<Annex> {
    let table = block.table.as_ref().filter(|_| block.kind == BlockKind::Annex)?;
    let is_figure = |column: &&domain::reviews::TableColumn| column.alignment == Alignment::Right;
    let figures: usize = table.columns.iter().filter(is_figure).map(|column| column.parts.len().max(1)).sum();
    Some(Annex {
        title: block.text.trim().to_owned(),
        blocks: of_table(table, profile.spelling()),
        on_its_side: table.on_its_side || figures > profile.habits.columns_upright_at_most.is,
    })
}

fn announced(profile: &Profile, annexes: &[Annex]) -> Option<String> {
    let counting = profile.habits.annex_counting.is;
    let is_only = annexes.len() == 1;
    let one = |(place, annex): (usize, &Annex)| {
        let number = (!is_only).then(|| written(counting, &[place + 1]));
        (number, profile.spelling().of(&annex.title))
    };
    let all: Vec<(Option<String>, String)> = annexes.iter().enumerate().map(one).collect();
    let all: Vec<(Option<String>, &str)> = all.iter().map(|(number, title)| (number.clone(), title.as_str())).collect();
    words::annexes(&all)
}

fn of_table(table: &Table, spelling: Spelling) -> Vec<Block> {
    let heading = |words: &str| figure_words::breakable(&spelling.of(words));
    let columns = table.columns.iter().map(|column| TableColumn {
        heading: heading(&column.heading),
        parts: column.parts.iter().map(|part| heading(part)).collect(),
        weight: column.weight,
        alignment: match column.alignment {
            Alignment::Left => paper::Alignment::Left,
            Alignment::Centre => paper::Alignment::Centre,
            Alignment::Right => paper::Alignment::Right,
        },
    });
    let rows = table.rows.iter().map(|row| {
        let cells = row.cells.iter().map(|cell| match cell.is_instead {
            true => Cell::Instead(spelling.of(&cell.text)),
            false => Cell::Value(spelling.of(&cell.text)),
        });
        TableRow { cells: cells.collect(), is_total: row.is_total }
    });
    let set = paper::Table { columns: columns.collect(), rows: rows.collect() };
    std::iter::once(Block::Table(set)).chain(table.notes.iter().map(|note| Block::Note(spelling.of(note)))).collect()
}

/// The words of a block in the spelling of the layout, but for those that somebody wrote.
fn spelled(block: &StandingBlock, spelling: Spelling) -> String {
    let mut text = String::with_capacity(block.text.len());
    let mut from = 0;
    for own in &block.as_written {
        text.push_str(&spelling.of(block.text.get(from..own.start).unwrap_or_default()));
        text.push_str(block.text.get(own.start.max(from)..own.end).unwrap_or_default());
        from = from.max(own.end);
    }
    text.push_str(&spelling.of(block.text.get(from..).unwrap_or_default()));
    text
}
