//! Which figure is held against which target: of a period the target of its year, else the next one that is to be reached by a
//! year; of amounts the periods of the year so far added up. It passes no verdict.

use super::{
    actions::Aim,
    table::{Making, Of},
};
use domain::{
    ids::OrganisationId,
    packs::Period,
    reporting::TotalFigure,
    targets::{TermKind, is_comparable},
};
use rollup::{Shape, Total};

/// What is held against a target of the year.
pub struct Held {
    /// The periods.
    pub periods: Vec<Period>,
    /// The year is not over, or a period of it was not asked for.
    pub is_part: bool,
}

/// The targets of a body that hold for a period: of its year, else of the next year by which something is to be reached.
pub fn of_period<'a>(aims: &'a [Aim], body: OrganisationId, period: &Period) -> Vec<&'a Aim> {
    let own = || aims.iter().filter(move |aim| aim.organisation == body);
    let now: Vec<&Aim> = own().filter(|aim| aim.term.year == period.year).collect();
    if !now.is_empty() {
        return now;
    }
    let later = |aim: &&Aim| aim.term.year > period.year && aim.term.kind == TermKind::ByYear;
    let next = own().filter(later).map(|aim| aim.term).min();
    own().filter(|aim| Some(aim.term) == next).collect()
}

/// What the body comes to; nothing where several owners gave a figure.
pub fn figure_of(making: &Making<'_>, periods: &[Period]) -> TotalFigure {
    figure_in(making, &making.total(making.question.body, Of::Whole, periods))
}

/// The figure of a total; nothing where several owners gave one.
pub fn figure_in(making: &Making<'_>, total: &Total) -> TotalFigure {
    let is_owned = !making.question.offer.indicator.owner.is_empty();
    if is_owned && total.tally.reported > 1 { TotalFigure::NoFigure } else { total.figure(making.kind) }
}

/// The periods whose figures can be held against a target of the year; none where nothing can.
pub fn against_year(making: &Making<'_>, period: &Period, all: &[Period]) -> Option<Held> {
    let offer = &making.question.offer;
    if is_comparable(offer.indicator.kind, period.first_day, period.last_day) {
        return Some(Held { periods: vec![period.clone()], is_part: false });
    }
    if making.kind.shape != Shape::Amount || !offer.indicator.owner.is_empty() {
        return None;
    }
    let of_year = |other: &&Period| {
        other.regime == period.regime && other.year == period.year && other.last_day <= period.last_day
    };
    let periods: Vec<Period> = all.iter().filter(of_year).cloned().collect();
    let whole = offer.pack.regime(&period.regime).map(|regime| regime.periods.len());
    Some(Held { is_part: whole != Some(periods.len()), periods })
}
