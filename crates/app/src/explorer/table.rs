//! The figures of a body and of those directly below it, over periods: totals as the roll-up gives them, nothing written yet.
//!
//! As it was, a body stands in the rows of the periods in which it stood below; as it is, those of one day stand in all of
//! them. Who was never asked has no row and is counted.

use super::question::{OnTree, Question};
use crate::figures::LINE;
use domain::{
    ids::OrganisationId,
    organisations::Graph,
    packs::Period,
    reporting::{Amount, TotalFigure},
    targets::Measured,
};
use jiff::civil::Date;
use rollup::{Behind, Figures, Known, Measure, MeasureNumber, Shape, Total, View};

/// What a row is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// A body below, with those below it.
    Below,
    /// The body alone.
    Own,
    /// The body with all below it.
    Whole,
}

/// One figure.
#[derive(Debug, Clone, Copy)]
pub struct Stood {
    /// What it comes to.
    pub total: Total,
    /// Whether the body stood there in the period.
    pub is_there: bool,
}

/// A row: a body over periods.
#[derive(Debug, Clone)]
pub struct Row {
    /// Who.
    pub body: OrganisationId,
    /// What of it.
    pub of: Of,
    /// By period.
    pub stood: Vec<Stood>,
    /// All periods together, of what happens in a period and adds up.
    pub sum: Option<Total>,
}

/// The rows, the whole apart.
#[derive(Debug, Clone)]
pub struct Table {
    /// Those below, then the body alone where it is asked itself.
    pub rows: Vec<Row>,
    /// All of it.
    pub whole: Row,
    /// How many directly below were not asked.
    pub not_asked: usize,
    /// Bodies with figures that have no place on the tree, with the number of the period.
    pub lost: Vec<(OrganisationId, usize)>,
}

/// What tables are made with.
pub struct Making<'m> {
    /// The figures.
    pub figures: &'m Figures,
    /// The view of them.
    pub view: &'m View,
    /// The question.
    pub question: &'m Question,
    /// Of what.
    pub measure: MeasureNumber,
    /// How it adds up.
    pub kind: &'m Measure,
}

/// A figure as an exact number for a chart: what did not arise is drawn at nothing.
pub fn amount_of(figure: &TotalFigure) -> Option<Amount> {
    match figure {
        TotalFigure::NothingArose => Some(Amount::ZERO),
        figure => Measured::of(figure).and_then(Measured::rounded),
    }
}

impl Making<'_> {
    fn graph(&self) -> &Graph {
        self.figures.graph()
    }

    fn known(&self) -> Known {
        self.question.knowledge()
    }

    /// The whole table.
    pub fn table(&self) -> Table {
        let body = self.question.body;
        let below = self.below();
        let considered = below.len();
        let rows = below.into_iter().map(|child| self.row(child, Of::Below));
        let mut rows: Vec<Row> = rows.filter(Row::was_asked).collect();
        let not_asked = considered - rows.len();
        let own = self.row(body, Of::Own);
        if !rows.is_empty() && own.was_asked() {
            rows.push(own);
        }
        Table { rows, whole: self.row(body, Of::Whole), not_asked, lost: self.lost() }
    }

    /// One row.
    pub fn row(&self, body: OrganisationId, of: Of) -> Row {
        let periods = &self.question.periods;
        let there: Vec<bool> = periods.iter().map(|period| self.stands(body, of, period)).collect();
        let stood = periods.iter().zip(&there).map(|(period, is_there)| {
            let total = if *is_there { self.total(body, of, std::slice::from_ref(period)) } else { Total::default() };
            Stood { total, is_there: *is_there }
        });
        let stood = stood.collect();
        let is_owned = !self.question.offer.indicator.owner.is_empty();
        let adds_up = self.kind.is_in_period && self.kind.shape == Shape::Amount && periods.len() > 1 && !is_owned;
        let in_it: Vec<Period> =
            periods.iter().zip(&there).filter(|(_, there)| **there).map(|(one, _)| one.clone()).collect();
        Row { body, of, stood, sum: adds_up.then(|| self.total(body, of, &in_it)) }
    }

    /// What it comes to for a body over periods.
    pub fn total(&self, body: OrganisationId, of: Of, periods: &[Period]) -> Total {
        match of {
            Of::Own => self.figures.own_total(self.view, body, self.measure, periods, self.known()),
            Of::Below | Of::Whole => self.figures.total(self.view, body, self.measure, periods, self.known()),
        }
    }

    /// The statements behind that.
    pub fn behind(&self, body: OrganisationId, of: Of, periods: &[Period]) -> Vec<Behind> {
        match of {
            Of::Own => self.figures.own_behind(self.view, body, self.measure, periods, self.known()),
            Of::Below | Of::Whole => self.figures.behind(self.view, body, self.measure, periods, self.known()),
        }
    }

    /// The days of the trees on which the figures of a period stand, its own last day first.
    fn days(&self, period: &Period) -> Vec<Date> {
        let sheets = self.figures.sheets_of(period, self.kind.is_in_period);
        let parts = sheets.map(|sheet| sheet.key().last_day).filter(|day| *day != period.last_day);
        std::iter::once(period.last_day).chain(parts).collect()
    }

    /// Directly below, each once, those of the latest period first.
    fn below(&self) -> Vec<OrganisationId> {
        let body = self.question.body;
        if let OnTree::AsIs(on) = self.question.tree {
            return self.graph().children(body, LINE, on);
        }
        let mut found: Vec<OrganisationId> = Vec::new();
        for period in self.question.periods.iter().rev() {
            for day in self.days(period) {
                for child in self.graph().children(body, LINE, day) {
                    if !found.contains(&child) {
                        found.push(child);
                    }
                }
            }
        }
        found
    }

    /// Whether a body stood there in a period: below the body asked about where it is one of those.
    fn stands(&self, body: OrganisationId, of: Of, period: &Period) -> bool {
        let graph = self.graph();
        if let OnTree::AsIs(on) = self.question.tree {
            return graph.exists(body, on);
        }
        let is_there = |day: Date| match of {
            Of::Below => graph.parent(body, LINE, day) == Some(self.question.body),
            Of::Own | Of::Whole => graph.exists(body, day),
        };
        if graph.exists(body, period.last_day) {
            return is_there(period.last_day);
        }
        self.days(period).into_iter().any(is_there)
    }

    /// Who said something or was asked below the body, and has no place on the tree.
    pub fn lost(&self) -> Vec<(OrganisationId, usize)> {
        let Ok(as_was) = View::as_was(self.figures, LINE) else { return Vec::new() };
        let mut lost = Vec::new();
        for (number, period) in self.question.periods.iter().enumerate() {
            for sheet in self.figures.sheets_of(period, self.kind.is_in_period) {
                for body in self.view.lost(sheet) {
                    let periods = std::slice::from_ref(period);
                    let own = self.figures.own_total(&as_was, *body, self.measure, periods, self.known());
                    let is_below = self.graph().is_above(self.question.body, *body, sheet.key().last_day);
                    if is_below && own.owed > 0 && !lost.contains(&(*body, number)) {
                        lost.push((*body, number));
                    }
                }
            }
        }
        lost
    }
}

impl Row {
    /// Whether anybody in it was asked.
    pub fn was_asked(&self) -> bool {
        self.stood.iter().any(|stood| stood.total.owed > 0 || stood.total.tally.reported > 0)
    }
}
