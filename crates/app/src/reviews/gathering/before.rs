//! The same periods of the year before, beside a figure. Both are compared as they are written, so that a reader who takes one
//! from the other finds the same difference.

use super::{
    figures::{self, Units},
    standpoint::Standpoint,
};
use crate::{
    explorer::{
        held,
        table::{Making, Of},
    },
    language::Language,
    reporting::papers::pieces,
};
use domain::{
    packs::{Indicator, Pack, Period},
    reporting::{Amount, TotalFigure, write_number},
    targets::Measured,
};
use papers::writing::review::Before;
use std::cmp::Ordering;

/// What it was a year before; none where one of the periods was not asked for, or nobody reported.
pub(super) fn of(
    point: &Standpoint<'_>,
    making: &Making<'_>,
    periods: &[Period],
    figure: &TotalFigure,
    units: &Units,
) -> Option<Before> {
    let offer = &making.question.offer;
    let known = point.offers.periods(offer);
    let earlier = |period: &Period| known.iter().find(|other| is_year_before(other, period)).cloned();
    let earlier: Vec<Period> = periods.iter().map(earlier).collect::<Option<_>>()?;
    let then = held::figure_of(making, &earlier);
    if !figures::is_figure(&then) {
        return None;
    }
    let reported = Units::of(making.behind(point.body, Of::Whole, &earlier)).coverage().reported;
    Some(Before {
        period: span_name(&offer.pack, &earlier),
        total: pieces::shown(&offer.indicator, &then),
        change: change(&offer.indicator, figure, &then),
        units: Some(reported).filter(|reported| *reported != units.coverage().reported),
        source: figures::source(point, offer, &earlier)?,
    })
}

/// Whether a period is the same one of the year before.
pub(super) fn is_year_before(earlier: &Period, period: &Period) -> bool {
    earlier.regime == period.regime && earlier.year == period.year - 1 && earlier.n == period.n
}

/// What periods are called in a sentence: by the name of the one, or from the first to the last.
pub(super) fn span_name(pack: &Pack, periods: &[Period]) -> String {
    let name = |period: &Period| pieces::named_period(pack, period).name;
    match periods {
        [] => String::new(),
        [one] => name(one),
        [first, .., last] => {
            let said = Language::Vi.say("gathering-periods").with("first", name(first));
            said.with("last", name(last)).to_string()
        }
    }
}

/// Which way a figure went and how far, at the decimals at which both are written; none where one of them is no number.
pub(super) fn change(indicator: &Indicator, now: &TotalFigure, then: &TotalFigure) -> Option<(Ordering, String)> {
    let written = |figure: &TotalFigure| {
        let exact = Measured::of(figure)?.rounded()?;
        Amount::parse_plain(&write_number(exact, indicator.decimals).replace('.', "").replace(',', "."))
    };
    let (now, then) = (written(now)?, written(then)?);
    let difference = Amount::from_micro(now.micro().checked_sub(then.micro())?);
    Some((now.cmp(&then), write_number(difference.size(), indicator.decimals)))
}
