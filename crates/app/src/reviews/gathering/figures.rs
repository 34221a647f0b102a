//! The figure of an indicator over the body and those below it, for the periods that are looked at: what happened in them is
//! added up, of what is there on a day the last stands. The same totals as the explorer's, by the same rules.

use super::{aims, before, standpoint::Standpoint};
use crate::{
    explorer::{
        held,
        offer::Offer,
        table::{Making, Of},
    },
    reporting::papers::pieces,
};
use domain::{ids::OrganisationId, packs::Period, reporting::TotalFigure, reviews::Source};
use papers::writing::{
    Coverage, TotalFigure as PaperFigure,
    review::{Aim, FigureFacts},
};
use rollup::{Behind, Measure, Shape, Standing};
use std::collections::BTreeMap;

/// The facts of a figure; none where nobody was asked for it, or where the body may not read it.
pub(super) fn facts(point: &Standpoint<'_>, code: &str) -> Option<FigureFacts> {
    let offer = point.offer(code)?;
    let periods = periods(point, &offer);
    point.making(&offer, &periods, |making| of(point, making, &periods)).flatten()
}

fn of(point: &Standpoint<'_>, making: &Making<'_>, periods: &[Period]) -> Option<FigureFacts> {
    let offer = &making.question.offer;
    let (indicator, last) = (&offer.indicator, periods.last()?);
    let units = Units::of(making.behind(point.body, Of::Whole, periods));
    if units.is_empty() {
        return None;
    }
    let figure = held::figure_of(making, periods);
    let part = |part: &'_ str| {
        let offer = Offer { part: Some(part.to_owned()), ..offer.clone() };
        point.making(&offer, periods, |making| held::figure_of(making, periods))
    };
    let parts = indicator.parts().iter().filter_map(|one| Some((one.code.as_str(), part(&one.code)?)));
    let total = PaperFigure {
        total: pieces::shown(indicator, &figure),
        share: pieces::share(indicator, &figure),
        parts: pieces::parts(indicator, parts),
        coverage: units.coverage(),
        remarks: point.remarks(&indicator.code, periods),
        ..pieces::heading(indicator)
    };
    Some(FigureFacts {
        code: indicator.code.clone(),
        source: source(point, offer, periods)?,
        before: before::of(point, making, periods, &figure, &units),
        aim: aims::of(point, making, last),
        missing: missing(point, &units),
        total,
    })
}

/// The target beside the figure of an indicator in a period.
pub(super) fn aim(point: &Standpoint<'_>, code: &str, period: &Period) -> Option<Aim> {
    let offer = point.offer(code)?;
    point.making(&offer, std::slice::from_ref(period), |making| aims::of(point, making, period)).flatten()
}

/// Where the figure of some periods is explained.
pub(super) fn source(point: &Standpoint<'_>, offer: &Offer, periods: &[Period]) -> Option<Source> {
    Some(Source::Figure {
        pack: offer.pack.code.clone(),
        indicator: offer.indicator.code.clone(),
        part: offer.part.clone(),
        organisation: point.body,
        first: periods.first()?.clone(),
        last: periods.last()?.clone(),
    })
}

/// The periods of the review in which somebody was asked for it, of one regime: all where their figures add up, else the last.
pub(super) fn periods(point: &Standpoint<'_>, offer: &Offer) -> Vec<Period> {
    let asked = point.asked;
    let mut known = point.offers.periods(offer);
    known.retain(|period| asked.contains(period.first_day, period.last_day));
    let has_own = known.iter().any(|period| period.regime == asked.last.regime);
    let latest = known.iter().max_by_key(|period| period.last_day).map(|period| period.regime.clone());
    let regime = if has_own { Some(asked.last.regime.clone()) } else { latest };
    known.retain(|period| Some(&period.regime) == regime.as_ref());
    let is_owned = !offer.indicator.owner.is_empty();
    let adds_up = point.making(offer, &known, |making| adds_up(making.kind)).unwrap_or_default();
    if !adds_up || is_owned {
        known.drain(..known.len().saturating_sub(1));
    }
    known
}

/// Whether figures of several periods come together: sums do, and so do the two sums of a ratio or a mean; answers do not.
fn adds_up(kind: &Measure) -> bool {
    kind.is_in_period && kind.shape != Shape::YesNo
}

/// Units behind a figure, each once, however many periods and part reports there are.
pub(super) struct Units(BTreeMap<OrganisationId, Vec<Behind>>);

impl Units {
    pub(super) fn of(behind: Vec<Behind>) -> Self {
        let mut units: BTreeMap<OrganisationId, Vec<Behind>> = BTreeMap::new();
        for row in behind {
            units.entry(row.organisation).or_default().push(row);
        }
        Units(units)
    }

    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn count(&self, wanted: impl Fn(&[Behind]) -> bool) -> u32 {
        let found = self.0.values().filter(|rows| wanted(rows)).count();
        u32::try_from(found).unwrap_or(u32::MAX)
    }

    /// Whose figures are in it: a unit of which a period is missing is not among those that reported.
    pub(super) fn coverage(&self) -> Coverage {
        let all = |rows: &[Behind], standing: Standing| rows.iter().all(|row| row.standing == standing);
        let has = |rows: &[Behind], standing: Standing| rows.iter().any(|row| row.standing == standing);
        let is_owed = |rows: &[Behind]| !all(rows, Standing::Waived);
        Coverage {
            owed: self.count(is_owed),
            reported: self.count(|rows| is_owed(rows) && !has(rows, Standing::Missing)),
            nothing_arose: self.count(|rows| all(rows, Standing::NothingArose)),
        }
    }

    /// Units that said nothing in a period, with the first such period.
    fn missing(&self) -> impl Iterator<Item = (OrganisationId, &Period)> {
        self.0.iter().filter_map(|(unit, rows)| {
            let missing = rows.iter().find(|row| row.standing == Standing::Missing)?;
            Some((*unit, &missing.sheet.period))
        })
    }
}

/// Units whose figure is missing, by name and in the order of lists; those alone that the body may name.
fn missing(point: &Standpoint<'_>, units: &Units) -> Vec<String> {
    let named = units.missing().filter(|(unit, period)| point.may_name(*unit, period));
    let sorted = point.graph().sorted(named.map(|(unit, _)| unit).collect(), point.asked.today);
    sorted.into_iter().map(|unit| point.name_of(unit)).collect()
}

/// Whether a total is a figure that something can be compared to.
pub(super) fn is_figure(figure: &TotalFigure) -> bool {
    !matches!(figure, TotalFigure::NoFigure | TotalFigure::TooLarge)
}
