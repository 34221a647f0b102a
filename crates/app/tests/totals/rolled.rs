//! Figures in memory against what they must come to: the totals that `domain` counts from the rows of a round, and figures
//! that were read from the rows alone.

use app::{figures::LINE, reporting::actions::Round};
use domain::{
    ids::OrganisationId,
    packs::Component,
    reporting::{RoundRow, RowPlace, changed, totals},
};
use rollup::{Day, Figures, Known, SheetKey, View};
use std::collections::BTreeMap;

/// Whether the figures of a round's period are those of its rows, for a body and everyone below it. To be asked where no
/// other round has the period.
pub fn agree(
    figures: &Figures,
    above: OrganisationId,
    round: &Round,
    rows: &[RoundRow],
    known: Known,
) -> Result<(), String> {
    let view = View::as_was(figures, figures.line()).map_err(|refusal| refusal.to_string())?;
    let (form, pack) = (round.form().map_err(|failure| format!("{failure:?}"))?, &round.pack);
    for total in totals(form, pack, rows) {
        let indicator = pack.indicator(&total.indicator).ok_or("an indicator")?;
        let name = format!("{}/{}", pack.code, indicator.code);
        let Some(number) = figures.catalogue().find(&name, None) else { continue };
        let measure = figures.catalogue().measure(number).map_err(|refusal| refusal.to_string())?;
        let found = figures.total(&view, above, number, &[round.period()], known);
        let counts = &total.completeness;
        let expected =
            [counts.owed, counts.reported, counts.accepted, counts.missing, counts.waived, counts.nothing_arose];
        let tally = found.tally;
        let missing = found.missing();
        let given = [found.owed, tally.reported, tally.accepted, missing, tally.waived, tally.nothing_arose];
        if given.map(|count| count as usize) != expected || found.figure(measure) != total.figure {
            return Err(format!(
                "{name}: {:?} {given:?} instead of {:?} {expected:?}",
                found.figure(measure),
                total.figure
            ));
        }
        if matches!(indicator.measure, domain::packs::Measure::Amount { .. }) {
            let others = changed(indicator, rows).map(|changed| changed.rows).unwrap_or_default();
            let is_whole = |cells: &[(Component, _, _)]| cells.iter().any(|(of, ..)| *of == Component::Value);
            let is_in = |id: OrganisationId, first_day| {
                let mut rows =
                    total.rows.iter().filter(|row| (row.organisation, row.segment.first_day) == (id, first_day));
                rows.any(|row| matches!(row.place, RowPlace::Counted | RowPlace::NothingArose))
            };
            let expected =
                others.iter().filter(|row| is_whole(&row.cells) && is_in(row.organisation, row.segment.first_day));
            if expected.count() != tally.changed as usize {
                return Err(format!("{name}: {} changed", tally.changed));
            }
        }
        for part in &total.parts {
            let number = figures.catalogue().find(&name, Some(&part.code)).ok_or("a part")?;
            let measure = figures.catalogue().measure(number).map_err(|refusal| refusal.to_string())?;
            let found = figures.total(&view, above, number, &[round.period()], known);
            if (found.figure(measure), found.tally.reported as usize) != (part.figure, part.reported) {
                return Err(format!("{name} {}: {:?} instead of {:?}", part.code, found.figure(measure), part.figure));
            }
        }
    }
    Ok(())
}

/// Whether two give the same answers: every body's every statement, now and as known on every day on which one changed.
pub fn same(one: &Figures, other: &Figures) -> Result<(), String> {
    let answers = [one, other].map(answers);
    let [first, second] = &answers;
    if let Some((key, told)) = first.iter().find(|(key, told)| second.get(*key) != Some(told)) {
        return Err(format!("{key}: {told} instead of {:?}", second.get(key)));
    }
    match second.iter().find(|(key, _)| !first.contains_key(*key)) {
        Some((key, told)) => Err(format!("{key}: nothing instead of {told}")),
        None => Ok(()),
    }
}

fn answers(figures: &Figures) -> BTreeMap<String, String> {
    let view = View::as_was(figures, figures.line()).unwrap();
    let mut known: Vec<Known> = days().map(Known::On).collect();
    known.push(Known::Now);
    let mut told = BTreeMap::new();
    for sheet in figures.sheets() {
        let SheetKey { period, last_day } = sheet.key();
        for number in 0..figures.catalogue().measures().len() {
            let measure = figures.catalogue().measures()[number].clone();
            let number = figures.catalogue().find(&measure.indicator, measure.part.as_deref()).unwrap();
            for known in &known {
                let heads = sheet
                    .tree()
                    .bodies()
                    .iter()
                    .filter(|body| figures.graph().parent(**body, LINE, *last_day).is_none());
                for row in
                    heads.flat_map(|head| figures.behind(&view, *head, number, std::slice::from_ref(period), *known))
                {
                    if row.sheet == *sheet.key() {
                        let of = (&measure.indicator, &measure.part, row.organisation);
                        let key = format!("{period:?} {last_day} {of:?} {known:?}");
                        told.insert(key, format!("{:?} {:?} {:?}", row.standing, row.adds, row.marks));
                    }
                }
            }
        }
    }
    told
}

/// The days of the walks.
pub fn days() -> impl Iterator<Item = Day> {
    let first = app::demo::TODAY;
    (0..DAYS).filter_map(move |number| Day::of(first.saturating_add(jiff::Span::new().days(number))))
}

/// How many days a walk may take.
pub const DAYS: i64 = 12;
