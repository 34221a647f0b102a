//! Figures as a table writes them: the number with its decimals, or the word that is no number; beside it how complete it
//! is and what is to be known of it.

use crate::{
    explorer::{
        address::Address,
        charts::shades,
        question::Question,
        table::{Making, Of, Row, Stood, Table, amount_of},
    },
    look::Frame,
    reporting::{
        words,
        written::{self, Written},
    },
};
use domain::{packs::Period, reporting::Amount};
use rollup::Total;

/// One figure of a table.
#[derive(Debug, Clone)]
pub struct Cell {
    /// The number, or why there is none.
    pub figure: Written,
    /// The body did not stand there then.
    pub is_off: bool,
    /// Nobody in it was asked.
    pub is_unasked: bool,
    /// More than one owner gave it: these are not added.
    pub owners: u32,
    /// In it, of how many, where somebody is missing.
    pub incomplete: Option<(u32, u32)>,
    /// Let off.
    pub waived: u32,
    /// Estimates and shares by a split.
    pub estimated: u32,
    /// Other than what was accepted.
    pub changed: u32,
    /// Its explanation.
    pub path: String,
    /// Its shade on a heat map, from 1; 0 for none.
    pub shade: u8,
    /// The number for a chart.
    pub amount: Option<Amount>,
}

/// One line of a table.
#[derive(Debug, Clone)]
pub struct Line {
    /// Who.
    pub name: String,
    /// The figures of that body; empty for the body that is shown.
    pub path: String,
    /// The body with all below it.
    pub is_whole: bool,
    /// The body alone.
    pub is_own: bool,
    /// By period.
    pub cells: Vec<Cell>,
    /// All periods together.
    pub sum: Option<Cell>,
}

/// What stands in cells of a table, for its legend.
#[derive(Debug, Clone, Copy, Default)]
pub struct Legend {
    pub incomplete: bool,
    pub waived: bool,
    pub estimated: bool,
    pub changed: bool,
    pub missing: bool,
    pub off: bool,
    pub unasked: bool,
}

impl Cell {
    /// Of a total.
    pub fn of(frame: &Frame, making: &Making<'_>, total: &Total, path: String) -> Self {
        let indicator = &making.question.offer.indicator;
        let tally = &total.tally;
        let figure = total.figure(making.kind);
        let is_several = !indicator.owner.is_empty() && tally.reported > 1;
        let asked = total.owed.saturating_sub(tally.waived);
        let all_waived = tally.reported == 0 && tally.waived > 0 && total.missing() == 0;
        Cell {
            figure: match (is_several, all_waived) {
                (true, _) => Written::NoNumber,
                (_, true) => Written::Waived,
                _ => written::total(frame.language, indicator, &figure),
            },
            is_off: false,
            is_unasked: total.owed == 0 && tally.reported == 0 && tally.waived == 0,
            owners: if is_several { tally.reported } else { 0 },
            incomplete: (total.missing() > 0 && asked > 1).then_some((tally.reported, asked)),
            waived: if all_waived { 0 } else { tally.waived },
            estimated: tally.estimated + tally.apportioned,
            changed: tally.changed,
            path,
            shade: 0,
            amount: if is_several { None } else { amount_of(&figure) },
        }
    }

    /// Whether anything stands beside the number.
    pub fn is_marked(&self) -> bool {
        self.incomplete.is_some() || self.waived > 0 || self.changed > 0
    }

    /// The number in one word, for a chart.
    pub fn in_short(&self, frame: &Frame) -> String {
        match &self.figure {
            Written::Number(number) if self.estimated > 0 => format!("≈ {number}"),
            Written::Number(number) => number.clone(),
            Written::NothingArose => "–".to_owned(),
            Written::Waived => frame.say("figure-waived").to_string(),
            Written::NotReported | Written::NoNumber => "…".to_owned(),
        }
    }
}

/// Every line of a table, the whole last.
pub fn lines(frame: &Frame, making: &Making<'_>, table: &Table) -> Vec<Line> {
    let rows = table.rows.iter().chain([&table.whole]);
    rows.map(|row| line(frame, making, row)).collect()
}

/// One line.
pub fn line(frame: &Frame, making: &Making<'_>, row: &Row) -> Line {
    let question = making.question;
    let cells = question.periods.iter().zip(&row.stood).map(|(period, stood)| cell(frame, making, row, period, stood));
    let name = words::name(frame, making.figures.graph(), row.body);
    let of_body = Address { body: row.body.to_string(), ..question.address() };
    Line {
        path: if row.of == Of::Below { of_body.written() } else { String::new() },
        is_whole: row.of == Of::Whole,
        is_own: row.of == Of::Own,
        cells: cells.collect(),
        sum: row.sum.as_ref().map(|sum| Cell::of(frame, making, sum, explanation(question, row, &question.periods))),
        name,
    }
}

fn cell(frame: &Frame, making: &Making<'_>, row: &Row, period: &Period, stood: &Stood) -> Cell {
    let path = explanation(making.question, row, std::slice::from_ref(period));
    Cell { is_off: !stood.is_there, ..Cell::of(frame, making, &stood.total, path) }
}

fn explanation(question: &Question, row: &Row, periods: &[Period]) -> String {
    let alone = if row.of == Of::Own { "1".to_owned() } else { String::new() };
    Address { alone, ..question.address_of(periods) }.explanation(row.body)
}

/// Shades the cells of those below, between their lowest and their highest.
pub fn shaded(lines: &mut [Line]) {
    let below = || |line: &&Line| !line.is_whole && !line.is_own;
    let amounts = lines.iter().filter(below()).flat_map(|line| &line.cells).filter_map(|cell| cell.amount);
    let Some((low, high)) = shades::ends(amounts) else { return };
    for line in lines.iter_mut().filter(|line| !line.is_whole && !line.is_own) {
        for cell in &mut line.cells {
            cell.shade = cell.amount.map(|amount| shades::shade(amount, low, high)).unwrap_or(0);
        }
    }
}

/// What a legend must explain.
pub fn legend(lines: &[Line]) -> Legend {
    let mut legend = Legend::default();
    for cell in lines.iter().flat_map(|line| line.cells.iter().chain(&line.sum)) {
        if cell.is_off {
            legend.off = true;
            continue;
        }
        legend.incomplete |= cell.incomplete.is_some();
        legend.waived |= cell.waived > 0 || cell.figure == Written::Waived;
        legend.estimated |= cell.estimated > 0;
        legend.changed |= cell.changed > 0;
        legend.unasked |= cell.is_unasked;
        legend.missing |= !cell.is_unasked && cell.figure == Written::NotReported;
    }
    legend
}
