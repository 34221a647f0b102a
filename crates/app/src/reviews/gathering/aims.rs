//! The target of the body beside a figure, with the verdict. A part of a year is not yet short of what is aimed at for the
//! whole; while units are missing nothing is said; where a person judges, there is no verdict and so no target here.

use super::standpoint::Standpoint;
use crate::{
    explorer::{
        actions::Aim,
        held,
        table::{Making, Of},
    },
    language::Language,
    targets,
};
use domain::{
    packs::{Indicator, Kind, Period},
    reporting::TotalFigure,
    reviews::Source,
    targets::{Attainment, Bound, Commitment, Measured, attained, tolerance},
};
use papers::writing::review::{Aim as AimFacts, Verdict};

/// The target for the year of the last period, the binding one first.
pub(super) fn of(point: &Standpoint<'_>, making: &Making<'_>, last: &Period) -> Option<AimFacts> {
    let offer = &making.question.offer;
    let of_it = point.aims.iter().filter(|(pack, code, _)| *pack == offer.pack.code && *code == offer.indicator.code);
    let aims: Vec<Aim> = of_it.map(|(_, _, aim)| *aim).collect();
    let mut aims = held::of_period(&aims, point.body, last);
    aims.sort_by_key(|aim| aim.commitment != Commitment::Committed);
    let aim = aims.first()?;
    let held = held::against_year(making, last, &point.offers.periods(offer))?;
    let missing = making.total(point.body, Of::Whole, &held.periods).missing();
    let standing = Standing {
        indicator: &offer.indicator,
        bound: aim.bound,
        is_part: held.is_part,
        is_over: is_over(offer.pack.regime(&last.regime), aim.term.year, last),
    };
    let verdict = match missing {
        0 => standing.verdict(&held::figure_of(making, &held.periods))?,
        _ => Verdict::Open,
    };
    Some(AimFacts {
        said: targets::bound_in(Language::Vi, &offer.indicator, &aim.bound),
        term: targets::term_inside_in(Language::Vi, aim.term),
        verdict,
        source: Source::Target { target: aim.id },
    })
}

/// Whether the year of a target has ended with the period.
fn is_over(regime: Option<&domain::packs::Regime>, year: i64, last: &Period) -> bool {
    let end = regime.and_then(|regime| regime.period(year, regime.numbers().last()?));
    end.is_some_and(|end| end.last_day <= last.last_day)
}

/// What a figure is judged by.
pub(super) struct Standing<'s> {
    pub indicator: &'s Indicator,
    pub bound: Bound,
    /// Periods of the year are still to come.
    pub is_part: bool,
    /// The time of the target is over.
    pub is_over: bool,
}

impl Standing<'_> {
    /// The verdict; none where nothing is said.
    pub fn verdict(&self, figure: &TotalFigure) -> Option<Verdict> {
        let measured = Measured::of(figure)?;
        let is_limit = matches!(self.bound, Bound::AtMost(_) | Bound::Below(_));
        let not_reached = if self.is_over { Verdict::Missed } else { Verdict::NotYet };
        match attained(&self.bound, measured, tolerance(self.indicator, &self.bound)) {
            // What is still to come may go over a limit.
            Attainment::Reached if is_limit && (self.is_part || !self.is_over) => None,
            Attainment::Reached => Some(Verdict::Reached),
            // What happened cannot be taken back.
            Attainment::Over(_) if is_limit && self.indicator.kind == Kind::InPeriod => Some(Verdict::Missed),
            Attainment::Short(_) | Attainment::Over(_) => Some(not_reached),
            Attainment::Beside(_) => None,
        }
    }
}
