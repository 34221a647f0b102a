//! The consolidated report («báo cáo tổng hợp») of a round: who reported, the totals, the units' own words, the annexes.
//!
//! It prints what it is given, and says beside each total how many units are in it. It draws no conclusion.

use super::asked::{NamedPeriod, Office, Papered};
use super::figures::{Column, TotalFigure, UnitTable};
use super::paper::{
    Alignment, Annex, Block, Cell, Level, Marker, Paper, PaperHeading, Run, Table, TableColumn, TableRow,
};
use super::profile::Profile;
use super::setting::numbers::written;
use super::words::{Spelling, figures as figure_words, listed, paper as paper_words, report as words};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What a consolidated report says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsolidatedReport {
    /// Who writes.
    pub office: Office,
    /// Number, days and recipients.
    pub papered: Papered,
    /// What it is about, in lower case, without the period: «kết quả công tác giáo dục nghề nghiệp».
    pub subject: String,
    /// The period of the round.
    pub period: NamedPeriod,
    /// The documents it rests on, each in full: «Kế hoạch số 72-KH/TU, ngày 10/02/2025 của Tỉnh uỷ về …».
    pub basis: Vec<String>,
    /// The day on which reports were counted.
    pub counted_on: Date,
    /// Who reported and who did not.
    pub completeness: Completeness,
    /// The totals, in the order of the form.
    pub figures: Vec<TotalFigure>,
    /// Answers to the questions of the form, question by question.
    pub narratives: Vec<Narratives>,
    /// Difficulties that units reported; without any, the section is left out.
    pub difficulties: Vec<Answer>,
    /// Proposals that units made; without any, the section is left out.
    pub proposals: Vec<Answer>,
    /// The tables of the annexes.
    pub tables: Vec<UnitTable>,
    /// Notes at the end of the text, a sentence each.
    pub notes: Vec<String>,
}

/// Who reported and who did not. `owed` is the sum of `reported`, `missing` and `sent_back`; a waived unit owes nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Completeness {
    /// Units that owe the report.
    pub owed: u32,
    /// Units whose report is in (submitted or accepted).
    pub reported: u32,
    /// Of them: reports that were accepted.
    pub accepted: u32,
    /// Names of units that handed in nothing.
    pub missing: Vec<String>,
    /// Names of units whose report was sent back, and none came since.
    pub sent_back: Vec<String>,
    /// Units that need not report.
    pub waived: Vec<Waived>,
}

/// A unit that need not report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waived {
    /// Its name.
    pub unit: String,
    /// The reason as given.
    pub reason: String,
}

/// The answers to one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Narratives {
    /// The question as a heading: «Công tác chỉ đạo, tuyên truyền».
    pub question: String,
    /// Who answered what; a unit without an answer is not listed.
    pub answers: Vec<Answer>,
}

/// One unit's own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The unit's name.
    pub unit: String,
    /// What it wrote, lines kept.
    pub text: String,
}

/// The report as a paper.
pub fn consolidated_report(asked: &ConsolidatedReport) -> Paper {
    let profile = asked.office.layout(&asked.papered);
    let office = &asked.office;
    Paper {
        issuer: office.issuer(),
        symbol: office.symbol(paper_words::REPORT_SYMBOL, asked.papered.number),
        place: office.place.clone(),
        dated: asked.papered.dated(),
        draft: asked.papered.draft_to_print(),
        heading: PaperHeading::Named {
            kind: paper_words::REPORT.to_owned(),
            subject: words::subject(&asked.subject, &asked.period),
        },
        addressees: Vec::new(),
        basis: Vec::new(),
        body: Text { asked, spelling: profile.spelling() }.blocks(),
        signing: office.signing.clone(),
        cosigners: Vec::new(),
        recipients: asked.papered.recipients.clone(),
        archive: office.archive.clone(),
        contact: office.contact.clone(),
        annexes: asked.tables.iter().map(|table| annex(table, profile)).collect(),
    }
}

/// The text with its sections; those without content are left out and the numbers close up.
struct Text<'a> {
    asked: &'a ConsolidatedReport,
    spelling: Spelling,
}

impl Text<'_> {
    fn blocks(&self) -> Vec<Block> {
        let asked = self.asked;
        let writer = self.spelling.of(&asked.office.body_in_full);
        let basis = listed(asked.basis.iter().map(String::as_str));
        let mut blocks = vec![Block::plain(words::opening(&basis, &writer, &asked.subject, &asked.period))];
        let sections = [
            (words::WHO_REPORTED, self.who_reported()),
            (words::FIGURES, self.figures()),
            (words::NARRATIVES, self.narratives()),
            (words::DIFFICULTIES, self.answers(&asked.difficulties)),
            (words::PROPOSALS, self.answers(&asked.proposals)),
        ];
        let filled = sections.into_iter().filter(|(_, blocks)| !blocks.is_empty());
        for (heading, section) in filled {
            blocks.push(Block::Section(Level::First, heading.to_owned()));
            blocks.extend(section);
        }
        blocks.extend(asked.notes.iter().map(Block::plain));
        blocks.push(Block::plain(words::closing(&asked.subject, &asked.period, &writer)));
        blocks
    }

    fn who_reported(&self) -> Vec<Block> {
        let counts = &self.asked.completeness;
        let counts = Completeness {
            missing: counts.missing.iter().map(|name| self.spelling.of(name)).collect(),
            sent_back: counts.sent_back.iter().map(|name| self.spelling.of(name)).collect(),
            waived: counts.waived.iter().map(|one| self.waived(one)).collect(),
            ..counts.clone()
        };
        let mut blocks = vec![Block::plain(words::completeness(self.asked.counted_on, &counts))];
        if !counts.waived.is_empty() {
            blocks.push(Block::plain(words::waived(&counts.waived)));
        }
        blocks
    }

    fn waived(&self, one: &Waived) -> Waived {
        Waived { unit: self.spelling.of(&one.unit), reason: one.reason.clone() }
    }

    fn figures(&self) -> Vec<Block> {
        let asked = self.asked;
        let mut blocks = Vec::new();
        if !asked.figures.is_empty() && asked.completeness.reported < asked.completeness.owed {
            blocks.push(Block::plain(words::REPORTED_ONLY));
        }
        let last_day = asked.period.days.last;
        let items = asked.figures.iter().map(|figure| {
            let mut text = self.spelling.of(&figure_words::sentence(figure, last_day));
            for remark in &figure.remarks {
                text.push(' ');
                text.push_str(remark);
            }
            vec![Run::plain(text)]
        });
        let items: Vec<_> = items.collect();
        if !items.is_empty() {
            blocks.push(Block::List(Marker::Number, items));
        }
        if !asked.tables.is_empty() {
            let counting = asked.office.layout(&asked.papered).habits.annex_counting.is;
            let numbers: Vec<String> = (1..=asked.tables.len()).map(|number| written(counting, &[number])).collect();
            blocks.push(Block::plain(words::annexes(&numbers)));
        }
        blocks
    }

    fn narratives(&self) -> Vec<Block> {
        let answered = self.asked.narratives.iter().filter(|narratives| !narratives.answers.is_empty());
        let mut blocks = Vec::new();
        for narratives in answered {
            blocks.push(Block::Section(Level::Second, narratives.question.clone()));
            blocks.extend(self.answers(&narratives.answers));
        }
        blocks
    }

    /// Each unit's own words, opened by its name; further lines follow as paragraphs.
    fn answers(&self, answers: &[Answer]) -> Vec<Block> {
        let mut blocks = Vec::new();
        for answer in answers {
            let mut lines = answer.text.lines().map(str::trim).filter(|line| !line.is_empty());
            let Some(first) = lines.next() else { continue };
            let name = format!("- {}: ", self.spelling.of(&answer.unit));
            blocks.push(Block::Paragraph(vec![Run::bold(name), Run::plain(first)]));
            blocks.extend(lines.map(Block::plain));
        }
        blocks
    }
}

fn annex(table: &UnitTable, profile: &Profile) -> Annex {
    let figures: usize = table.columns.iter().map(Column::cells).sum();
    let mut blocks = vec![Block::Table(unit_table(table, profile.spelling()))];
    blocks.extend(table.notes.iter().map(|note| Block::Note(note.clone())));
    Annex { title: table.title.clone(), blocks, on_its_side: figures > profile.habits.columns_upright_at_most.is }
}

/// The table with names in a spelling.
pub(super) fn unit_table(table: &UnitTable, spelling: Spelling) -> Table {
    let mut columns = vec![
        TableColumn::new(figure_words::ORDINAL, 10, Alignment::Centre),
        TableColumn::new(figure_words::UNIT, 48, Alignment::Left),
    ];
    columns.extend(table.columns.iter().map(|column| TableColumn {
        heading: figure_words::heading(&spelling.of(&column.name), &column.unit),
        parts: column.parts.iter().map(|part| figure_words::breakable(&spelling.of(part))).collect(),
        weight: 24,
        alignment: Alignment::Right,
    }));
    let mut ordinal = 0;
    let mut rows: Vec<TableRow> = Vec::with_capacity(table.rows.len() + 1);
    for row in &table.rows {
        ordinal += u32::from(!row.is_part);
        let number = if row.is_part { String::new() } else { ordinal.to_string() };
        let name = figure_words::unit_and_days(&spelling.of(&row.unit), row.days);
        let mut cells = vec![Cell::Value(number), Cell::Value(name)];
        cells.extend(row.cells.iter().map(figure_words::in_a_cell));
        rows.push(TableRow { cells, is_total: false });
    }
    let mut cells = vec![Cell::Value(String::new()), Cell::Value(figure_words::total_of(table.coverage))];
    cells.extend(table.total.iter().map(figure_words::in_a_cell));
    rows.push(TableRow { cells, is_total: true });
    Table { columns, rows }
}
