//! From the generated files to the product's own roll-up: organisations as a graph, figures as rows, period by period.
//! Nothing is added up here.

use super::files::{FileFigure, FilePast, Files, Leaf, Meta};
use anyhow::Context;
use domain::{
    ids::{EventId, OrganisationId},
    organisations::{
        Catalogue as Classes, ClassRow, EventRow, Graph, MembershipRow, NameRow, OrganisationRow, Rows, SuccessionRow,
    },
    packs::Period,
    reporting::Amount,
};
use jiff::civil::{Date, date};
use rollup::{Catalogue, Day, Figures, Marks, Measure, MeasureNumber, Row, Shape, SheetKey, Statement, Targets};
use std::{collections::BTreeSet, sync::Arc};
use uuid::Uuid;

pub const LINE: &str = app::figures::LINE;
const FOUNDED: Date = date(1990, 1, 1);
/// The day of the generated reorganisation.
pub const REORGANISED: Date = date(2025, 7, 1);
/// A disaggregated indicator has so many parts.
pub const PARTS: u8 = 4;

pub fn organisation(id: u32) -> OrganisationId {
    OrganisationId::from(Uuid::from_u128(u128::from(id) + 1))
}

fn event(number: u128) -> EventId {
    EventId::from(Uuid::from_u128(0xE000 + number))
}

/// Measures of an indicator: the whole and its parts.
pub struct Numbers {
    pub whole: MeasureNumber,
    pub parts: Vec<MeasureNumber>,
}

/// Everything that the questions need.
pub struct Ground {
    pub meta: Meta,
    pub figures: Figures,
    pub measures: Vec<Numbers>,
    pub targets: Targets,
    pub delta: Vec<(u32, u16, f64)>,
}

/// The month with this number, of which the one with the reorganisation's number begins on its day.
pub fn period(meta: &Meta, number: usize) -> anyhow::Result<Period> {
    let months = number as i64 - meta.reorg as i64;
    let first_day = REORGANISED.checked_add(jiff::Span::new().months(months))?;
    let (year, n) = (i64::from(first_day.year()), i64::from(first_day.month()));
    Ok(Period { regime: "month".to_owned(), year, n, first_day, last_day: first_day.last_of_month() })
}

/// The generator's day numbers begin on the day of the foundings.
pub fn date_of(number: i32) -> anyhow::Result<Date> {
    Ok(FOUNDED.checked_add(jiff::Span::new().days(i64::from(number)))?)
}

pub fn day(number: i32) -> anyhow::Result<Day> {
    Day::of(date_of(number)?).context("a day that can be kept")
}

pub fn amount(number: f64) -> Amount {
    Amount::from_micro((number * 1e6).round() as i64)
}

pub fn graph(files: &Files, leaves: &[Leaf]) -> anyhow::Result<Graph> {
    let mut rows = Rows::default();
    for (number, kind, on_date) in [(1, "found", FOUNDED), (2, "merge", REORGANISED)] {
        let row =
            EventRow { id: event(number), kind: kind.to_owned(), on_date, legal_basis: String::new(), note: None };
        rows.events.push(row);
    }
    let mut known = BTreeSet::new();
    let mut add = |id: u32, parent: Option<u32>, is_new: bool, is_ending: bool| {
        if !known.insert(id) {
            return;
        }
        let (organisation_id, event_id) = (organisation(id), event(if is_new { 2 } else { 1 }));
        let valid_from = if is_new { REORGANISED } else { FOUNDED };
        let valid_to = is_ending.then_some(REORGANISED);
        let ended_by = is_ending.then(|| event(2));
        rows.organisations.push(OrganisationRow {
            id: organisation_id,
            founded_on: valid_from,
            ended_on: valid_to,
            ended_by,
        });
        let name = format!("{id}");
        rows.names.push(NameRow { organisation_id, name, short_name: None, valid_from, valid_to, event_id });
        let (class, level) = ("body".to_owned(), "any".to_owned());
        rows.classes.push(ClassRow { organisation_id, class, level, valid_from, valid_to, event_id });
        if let Some(parent) = parent {
            let (parent_id, line) = (organisation(parent), LINE.to_owned());
            rows.memberships.push(MembershipRow { organisation_id, parent_id, line, valid_from, valid_to, event_id });
        }
    };
    add(0, None, false, false);
    for leaf in leaves {
        add(leaf.province, Some(0), leaf.is_new, !leaf.is_new);
        if leaf.district != leaf.id {
            add(leaf.district, Some(leaf.province), leaf.is_new, !leaf.is_new);
        }
        add(
            leaf.id,
            Some(leaf.district).filter(|district| *district != leaf.id).or(Some(leaf.province)),
            leaf.is_new,
            !leaf.is_new,
        );
    }
    for (old, new, hundredths) in files.successions()?.into_iter().filter(|(old, new, _)| old != new) {
        rows.successions.push(SuccessionRow {
            event_id: event(2),
            predecessor_id: organisation(old),
            successor_id: organisation(new),
            share_numerator: hundredths,
            share_denominator: 100,
            scope: None,
        });
    }
    Ok(Graph::build(rows, Classes::default())?)
}

fn catalogue(meta: &Meta) -> anyhow::Result<(Catalogue, Vec<Numbers>)> {
    let mut catalogue = Catalogue::default();
    let mut measures = Vec::new();
    for number in 0..meta.indicators {
        let is_ratio = number % 5 == 1;
        let mut measure = |part: Option<u8>, shape| {
            let indicator = format!("bench/I{number}");
            let part = part.map(|part| part.to_string());
            catalogue.number(Measure { indicator, part, shape, is_in_period: true })
        };
        let whole = measure(None, if is_ratio { Shape::Ratio } else { Shape::Amount })?;
        let parts = if number % 4 == 0 { 0..PARTS } else { 0..0 };
        let parts = parts.map(|part| measure(Some(part), Shape::Amount)).collect::<Result<_, _>>()?;
        measures.push(Numbers { whole, parts });
    }
    Ok((catalogue, measures))
}

/// Reads the files into a roll-up. Parts are rows of their own, as in a report.
pub fn load(files: &Files) -> anyhow::Result<Ground> {
    let meta = files.meta.clone();
    let leaves = files.leaves()?;
    let (catalogue, measures) = catalogue(&meta)?;
    let mut figures = Figures::new(Arc::new(graph(files, &leaves)?), LINE, catalogue);
    let of =
        |is_new: bool| -> Vec<u32> { leaves.iter().filter(|leaf| leaf.is_new == is_new).map(|leaf| leaf.id).collect() };
    let (old, new) = (of(false), of(true));
    let past = files.past()?;
    let mut reader = files.figures()?;
    let all: Vec<MeasureNumber> = measures.iter().map(|measure| measure.whole).collect();
    for number in 0..meta.periods {
        let leaves = if number >= meta.reorg { &new } else { &old };
        let mut rows = Vec::new();
        let from = past.partition_point(|past| usize::from(past.period) < number);
        for past in past.iter().skip(from).take_while(|past| usize::from(past.period) == number) {
            rows.push(past_row(past, &measures)?);
        }
        for figure in reader.next(number)? {
            figure_rows(&figure, number, leaves, &measures, &mut rows)?;
        }
        let asked = [(all.clone(), leaves.iter().map(|id| organisation(*id)).collect())];
        figures.load(&SheetKey::whole(period(&meta, number)?), &rows, &asked)?;
    }
    let mut targets = Targets::default();
    for (leaf, indicator, target) in files.targets()? {
        let numbers = measures.get(usize::from(indicator)).context("an indicator")?;
        targets.set(organisation(leaf), numbers.whole, amount(target));
    }
    Ok(Ground { meta, figures, measures, targets, delta: files.delta()? })
}

fn past_row(past: &FilePast, measures: &[Numbers]) -> anyhow::Result<Row> {
    let measure = measures.get(usize::from(past.indicator)).context("an indicator")?.whole;
    let statement = statement(past.first, past.second);
    let known_from = day(past.known_from)?;
    // The generator says until when; the row that replaces it begins on that very day.
    anyhow::ensure!(past.known_from < past.known_to, "a past that lasts");
    let organisation = organisation(past.organisation);
    Ok(Row { organisation, measure, known_from, statement, marks: Marks::default() })
}

fn statement(first: f64, second: f64) -> Statement {
    let second = (second != 0.0).then(|| amount(second));
    Statement::Number { first: amount(first), second }
}

fn figure_rows(
    figure: &FileFigure,
    period: usize,
    leaves: &[u32],
    measures: &[Numbers],
    rows: &mut Vec<Row>,
) -> anyhow::Result<()> {
    let numbers = measures.get(usize::from(figure.indicator)).context("an indicator")?;
    let organisation = organisation(*leaves.get(usize::from(figure.position)).context("a leaf")?);
    let known_from = day(figure.known_from)?;
    // Due on the 15th day after the period, in the generator's months of 30 days.
    let is_late = figure.known_from > period as i32 * 30 + 45;
    let marks = if is_late { Marks::LATE } else { Marks::default() };
    let statement = statement(figure.first, figure.second);
    rows.push(Row { organisation, measure: numbers.whole, known_from, statement, marks });
    if let Some(part) = numbers.parts.get(usize::from(figure.part)) {
        let statement = Statement::Number { first: amount(figure.first), second: None };
        rows.push(Row { organisation, measure: *part, known_from, statement, marks });
    }
    Ok(())
}
