//! What is aimed at, beside figures: on a line as marks, and as bullets with a verdict. What happened in a part of a year is
//! not held against a target of the year; of amounts the periods of the year so far are added and held against it.

use crate::{
    explorer::{
        actions::Aim,
        charts::{
            bars::{Bar, bar},
            line,
            scale::Scale,
        },
        held::{against_year, figure_of, of_period},
        table::{Making, amount_of},
    },
    look::{Frame, Tone},
    permits::Thing,
    reporting::{Mark, written},
    targets::{self, beside},
};
use domain::{
    ids::OrganisationId,
    packs::Period,
    reporting::{Amount, TotalFigure},
    targets::{Attainment, Bound, Commitment, Measured, attained, is_comparable, tolerance},
};

/// A figure against what is aimed at.
pub struct Bullet {
    /// For when and what: «năm 2026: ít nhất 1.500 người (cam kết)».
    pub goal: String,
    /// Of which days the figure is.
    pub period: String,
    /// The figure.
    pub figure: written::Written,
    /// Its drawing.
    pub bar: Bar,
    /// Whether it is reached.
    pub verdict: Mark,
}

/// The targets that the person may read.
pub fn readable(aims: Vec<Aim>, may: impl Fn(&Thing) -> bool, today: jiff::civil::Date) -> Vec<Aim> {
    aims.into_iter().filter(|aim| may(&Thing::Node { id: aim.organisation, today })).collect()
}

/// Marks and bands for a line: committed, then hoped for. Nothing where figures are of parts of a year.
pub fn of_line(making: &Making<'_>, aims: &[Aim], body: OrganisationId) -> Vec<line::Goal> {
    let question = making.question;
    if question.offer.part.is_some() {
        return Vec::new();
    }
    let ends = |commitment: Commitment| -> Vec<Option<(Amount, Amount)>> {
        let of_period = |period: &Period| {
            let comparable = is_comparable(question.offer.indicator.kind, period.first_day, period.last_day);
            let aims = of_period(aims, body, period);
            aims.into_iter().find(|aim| comparable && aim.commitment == commitment).map(|aim| aim.bound.ends())
        };
        question.periods.iter().map(of_period).collect()
    };
    let goal = |commitment| line::Goal { is_hope: commitment == Commitment::Aspirational, ends: ends(commitment) };
    let goals = [Commitment::Committed, Commitment::Aspirational].map(goal);
    goals.into_iter().filter(|goal| goal.ends.iter().any(Option::is_some)).collect()
}

/// The latest figure of the body against each of its targets.
pub fn bullets(frame: &Frame, making: &Making<'_>, aims: &[Aim], periods_of_all: &[Period]) -> Vec<Bullet> {
    let (question, indicator) = (making.question, &making.question.offer.indicator);
    let with_figure = question.periods.iter().rev().find(|period| {
        let total = figure_of(making, std::slice::from_ref(period));
        amount_of(&total).is_some()
    });
    let Some(period) = with_figure.filter(|_| question.offer.part.is_none()) else { return Vec::new() };
    let aims = of_period(aims, question.body, period);
    let measured = against_year(making, period, periods_of_all);
    let figure = measured.as_ref().map(|held| figure_of(making, &held.periods));
    let amount = figure.as_ref().and_then(amount_of);
    let ends = aims.iter().flat_map(|aim| <[Amount; 2]>::from(aim.bound.ends()));
    let scale = Scale::of(ends.chain(amount), 5, question.offer.indicator.decimals);
    let name = |period: &Period| question.offer.period_name(period, frame.language);
    let of_period = figure_of(making, std::slice::from_ref(period));
    let shown = figure.as_ref().unwrap_or(&of_period);
    let is_part = measured.as_ref().is_some_and(|held| held.is_part);
    let bullet = |aim: &&Aim| {
        let (from, to) = aim.bound.ends();
        let is_hope = aim.commitment == Commitment::Aspirational;
        let said = frame.say("explorer-goal").with("term", targets::term_inside(frame, aim.term));
        let said = said.with("bound", targets::bound(frame, &question.offer.indicator, &aim.bound));
        let goals = if from == to { vec![(from, is_hope)] } else { vec![(from, is_hope), (to, is_hope)] };
        Bullet {
            goal: said.with("commitment", targets::commitment(frame, aim.commitment)).to_string(),
            period: match measured.as_ref().map(|held| held.periods.as_slice()) {
                Some([_, .., last]) => frame.say("explorer-year-so-far").with("period", name(last)).to_string(),
                _ => name(period),
            },
            figure: written::total(frame.language, &question.offer.indicator, shown),
            bar: bar(amount, &goals, &scale),
            verdict: match figure.as_ref().filter(|_| is_part) {
                Some(figure) => so_far(frame, making, &aim.bound, figure),
                None => beside::verdict(frame, indicator, &aim.bound, shown, figure.is_some()),
            },
        }
    };
    aims.iter().map(bullet).collect()
}

/// Whether a part of a year has reached what is aimed at for the whole: what is still to come is no shortfall.
fn so_far(frame: &Frame, making: &Making<'_>, bound: &Bound, figure: &TotalFigure) -> Mark {
    let indicator = &making.question.offer.indicator;
    let mark = |word: String| Mark { symbol: "s-info", word, tone: Tone::Mute };
    let limits = matches!(bound, Bound::AtMost(_) | Bound::Below(_));
    match Measured::of(figure).map(|measured| attained(bound, measured, tolerance(indicator, bound))) {
        Some(Attainment::Short(short)) => {
            let amount = beside::difference(frame, indicator, short);
            mark(frame.say("explorer-still").with("amount", amount).to_string())
        }
        Some(Attainment::Reached) if limits => mark(frame.say("explorer-not-over").to_string()),
        _ => beside::verdict(frame, indicator, bound, figure, true),
    }
}
