//! The annexes of a review: tables with a row for each body directly below and the figures of the headings, and the totals of the
//! text below. Whoever has not reported has words in its cells, never a zero.

use super::{figures, standpoint::Standpoint};
use crate::{
    explorer::{
        held,
        offer::Offer,
        table::{Making, Of},
    },
    reporting::papers::annexes,
};
use domain::{
    ids::OrganisationId,
    packs::{Outline, Period},
    reporting::TotalFigure,
    reviews::Source,
};
use papers::writing::{Coverage, Shown, UnitRow, UnitTable};
use rollup::Total;
use std::collections::BTreeSet;

/// An indicator with the periods over which it is told.
struct Told {
    offer: Offer,
    periods: Vec<Period>,
    /// Bodies directly below that were asked for it.
    below: Vec<OrganisationId>,
}

/// The tables, the indicators in the order of the headings; none where nobody below was asked.
pub(super) fn tables(point: &Standpoint<'_>, outline: &Outline) -> Vec<(String, UnitTable, Source)> {
    let mut seen = BTreeSet::new();
    let codes = outline.headings.iter().flat_map(|heading| &heading.indicators).filter(|code| seen.insert(*code));
    let told: Vec<Told> = codes.filter_map(|code| told(point, code)).collect();
    let told: Vec<&Told> = told.iter().collect();
    let sheets = annexes::sheets(&told, |told| &told.offer.indicator);
    let table = |sheet: &Vec<&Told>| {
        let first = sheet.first()?;
        let source = figures::source(point, &first.offer, &first.periods)?;
        Some((first.offer.indicator.code.clone(), table(point, sheet), source))
    };
    sheets.iter().filter_map(table).collect()
}

fn told(point: &Standpoint<'_>, code: &str) -> Option<Told> {
    let offer = point.offer(code)?;
    let periods = figures::periods(point, &offer);
    let rows = point.making(&offer, &periods, |making| making.table().rows)?;
    let below: Vec<OrganisationId> = rows.iter().filter(|row| row.of == Of::Below).map(|row| row.body).collect();
    Some(Told { offer, periods, below }).filter(|told| !told.below.is_empty())
}

fn table(point: &Standpoint<'_>, sheet: &[&Told]) -> UnitTable {
    let bodies: BTreeSet<OrganisationId> = sheet.iter().flat_map(|told| told.below.iter().copied()).collect();
    let rows: Vec<(OrganisationId, Vec<Shown>, bool)> = point
        .graph()
        .sorted(bodies.into_iter().collect(), point.asked.today)
        .into_iter()
        .map(|body| {
            let cells = sheet.iter().map(|told| cells(point, told, body, Of::Below));
            let cells: Vec<(Vec<Shown>, bool)> = cells.collect();
            let is_in = cells.iter().any(|(_, is_in)| *is_in);
            (body, cells.into_iter().flat_map(|(cells, _)| cells).collect(), is_in)
        })
        .collect();
    let count = |wanted: &dyn Fn(&[Shown], bool) -> bool| {
        let found = rows.iter().filter(|(_, cells, is_in)| wanted(cells, *is_in)).count();
        u32::try_from(found).unwrap_or(u32::MAX)
    };
    let is_let_off = |cells: &[Shown]| cells.iter().all(|cell| matches!(cell, Shown::Waived | Shown::NotAsked));
    UnitTable {
        total: sheet.iter().flat_map(|told| cells(point, told, point.body, Of::Whole).0).collect(),
        coverage: Coverage {
            reported: count(&|_, is_in| is_in),
            owed: count(&|cells, _| !is_let_off(cells)),
            nothing_arose: 0,
        },
        rows: rows
            .iter()
            .map(|(body, cells, _)| UnitRow {
                unit: point.name_of(*body),
                days: None,
                is_part: false,
                cells: cells.clone(),
            })
            .collect(),
        ..annexes::without_rows(sheet.iter().map(|told| &told.offer.indicator))
    }
}

/// The cells of a body, and whether anything of it is in them.
fn cells(point: &Standpoint<'_>, told: &Told, body: OrganisationId, of: Of) -> (Vec<Shown>, bool) {
    let Told { offer, periods, .. } = told;
    let making = |part: Option<&str>| {
        let offer = Offer { part: part.map(str::to_owned), ..offer.clone() };
        point.making(&offer, periods, |making| stood(making, body, of, periods))
    };
    let (total, figure) = making(None).unwrap_or((Total::default(), TotalFigure::NoFigure));
    let mut cells = annexes::figure_cells(&offer.indicator, &figure, |code| Some(making(Some(code))?.1));
    let instead = match total.tally {
        tally if tally.reported > 0 => None,
        tally if total.owed == 0 && tally.waived == 0 => Some(Shown::NotAsked),
        _ if total.missing() == 0 => Some(Shown::Waived),
        _ => Some(Shown::NotReported),
    };
    if let Some(instead) = instead.filter(|_| of == Of::Below) {
        cells.fill(instead);
    }
    (cells, total.tally.reported > 0)
}

fn stood(making: &Making<'_>, body: OrganisationId, of: Of, periods: &[Period]) -> (Total, TotalFigure) {
    let total = making.total(body, of, periods);
    (total, held::figure_in(making, &total))
}
