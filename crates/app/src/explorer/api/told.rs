//! Figures as they are answered: exact, with how complete each is, and what is behind it.
//! These structs are a promise to programs outside, as those of reports are.

use crate::{
    api::{Day, Exact, plain_product},
    explorer::{
        address::word_of,
        place::Place,
        sources::Sources,
        table::{Making, Row, Stood},
    },
};
use domain::reporting::{Amount, TotalFigure};
use jiff::civil::Date;
use rollup::{Behind, Marks, Standing, Total};
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

/// The figures of a body.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Answer {
    /// What was asked for.
    pub measure: String,
    /// The periods, in the order of the figures of each row.
    pub periods: Vec<String>,
    /// The body with all below it.
    pub whole: FigureRow,
    /// The body alone, where it is asked itself and rows below were asked for.
    pub own: Option<FigureRow>,
    /// Those below.
    pub below: Vec<FigureRow>,
    /// The cursor of the next page of those below; null on the last one.
    pub next: Option<String>,
    /// Bodies with figures that have no place on the tree, and are in no total.
    pub lost: Vec<Uuid>,
}

/// The place of a body among its peers.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PlaceAmongPeers {
    /// The place; null where the body has no figure or no peers, or where the figures are of several owners.
    pub place: Option<ToldPlace>,
}

/// Where a body stands among those of its class below the same superior, in the latest period for which it has a figure.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Place")]
pub struct ToldPlace {
    /// In which period.
    period: String,
    /// Below whom.
    superior: Uuid,
    /// How many peers are asked, with the body.
    asked: usize,
    /// How many of them have a figure.
    counted: usize,
    /// From the highest figure down; equal ones share a rank. Null while fewer than three have a figure.
    rank: Option<usize>,
    /// The body's own figure.
    own: Exact,
    /// The lowest figure. Null, as the next two, while fewer than five have one.
    lowest: Option<Exact>,
    /// The middle one.
    middle: Option<Exact>,
    /// The highest.
    highest: Option<Exact>,
}

/// A place as it is answered: whose the other figures are is never told here.
pub fn told_place(place: &Place) -> ToldPlace {
    let [lowest, middle, highest] = place.spread.map_or([None; 3], |spread| spread.map(|amount| Some(Exact(amount))));
    ToldPlace {
        period: word_of(&place.period),
        superior: place.superior.uuid(),
        asked: place.asked,
        counted: place.counted,
        rank: place.rank,
        own: Exact(place.own),
        lowest,
        middle,
        highest,
    }
}

/// A body over the periods.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "BodyFigures")]
pub struct FigureRow {
    /// Who.
    pub organisation: Uuid,
    /// Its name.
    pub name: String,
    /// Period by period; null where the body did not stand there then.
    pub figures: Vec<Option<ToldFigure>>,
    /// All periods together, of what happens in a period and adds up.
    pub sum: Option<ToldFigure>,
}

/// A total, with how complete it is.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Total")]
pub struct ToldFigure {
    /// number; nothing-arose: all who reported say so; not-reported; waived: all were let off; several-owners: more than one
    /// gave a figure that belongs to one, and these are not added; too-large.
    pub state: &'static str,
    /// The number; of a question, how many said yes. Null of a ratio or a mean, which are the two numbers below.
    pub value: Option<Exact>,
    /// Of a ratio the upper sum; of a mean the sum of its values, each times its weight.
    pub numerator: Option<String>,
    /// Of a ratio the lower sum; of a mean the sum of the weights; of a question, how many answered.
    pub denominator: Option<String>,
    /// Who is asked.
    pub owed: u32,
    /// Of them, those in the total.
    pub reported: u32,
    /// Those that said nothing.
    pub missing: u32,
    /// Those that were let off.
    pub waived: u32,
    /// Of the reported, those where nothing arose.
    pub nothing_arose: u32,
    /// Of the reported, those in time.
    pub on_time: u32,
    /// Of the reported, accepted.
    pub accepted: u32,
    /// Of the reported, estimates.
    pub estimated: u32,
    /// Of the reported, those of which only a share stands here.
    pub apportioned: u32,
    /// Of the reported, those that are another than what was accepted.
    pub changed: u32,
}

/// A figure and what is behind it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Explanation {
    /// The figure.
    pub figure: ToldFigure,
    /// Every body in it whose report may be read.
    pub behind: Vec<ToldBehind>,
    /// Bodies in it whose reports may not be read.
    pub unseen: usize,
    /// Bodies with figures that have no place on the tree, and are not in it.
    pub lost: Vec<Uuid>,
}

/// A body in a figure.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "BodyBehind")]
pub struct ToldBehind {
    /// Who.
    pub organisation: Uuid,
    /// Its name.
    pub name: String,
    /// For which period.
    pub period: String,
    /// The last day for which it stands.
    pub last_day: Day,
    /// Its report.
    pub report: Option<Uuid>,
    /// counted, nothing-arose, missing or waived.
    pub standing: &'static str,
    /// What it adds to the number or the upper sum.
    pub adds: String,
    /// What it adds to the lower sum.
    pub adds_below: Option<String>,
    /// Accepted.
    pub is_accepted: bool,
    /// An estimate.
    pub is_estimated: bool,
    /// Only a share of it stands here.
    pub is_apportioned: bool,
    /// Another than what was accepted.
    pub is_changed: bool,
    /// It came after its due date.
    pub is_late: bool,
}

/// Bodies with figures that have no place on the tree.
pub fn lost(making: &Making<'_>) -> Vec<Uuid> {
    let mut lost: Vec<Uuid> = making.lost().into_iter().map(|(body, _)| body.uuid()).collect();
    lost.sort_unstable();
    lost.dedup();
    lost
}

/// A body over the periods of the question.
pub fn told_row(making: &Making<'_>, row: &Row) -> FigureRow {
    let graph = making.figures.graph();
    let last = making.question.periods.last().map_or(Date::MAX, |period| period.last_day);
    let figure = |stood: &Stood| stood.is_there.then(|| told_figure(making, &stood.total));
    FigureRow {
        organisation: row.body.uuid(),
        name: graph.last_name(row.body, last).unwrap_or_default().to_owned(),
        figures: row.stood.iter().map(figure).collect(),
        sum: row.sum.as_ref().map(|sum| told_figure(making, sum)),
    }
}

/// A total.
pub fn told_figure(making: &Making<'_>, total: &Total) -> ToldFigure {
    let tally = &total.tally;
    let is_several = !making.question.offer.indicator.owner.is_empty() && tally.reported > 1;
    let all_waived = tally.reported == 0 && tally.waived > 0 && total.missing() == 0;
    let amount = |amount: Amount| Some(plain_product(i128::from(amount.micro()), 6));
    let count = |number: usize| i64::try_from(number).ok().and_then(Amount::whole);
    let (state, value, numerator, denominator) = match total.figure(making.kind) {
        _ if is_several => ("several-owners", None, None, None),
        _ if all_waived => ("waived", None, None, None),
        TotalFigure::NoFigure => ("not-reported", None, None, None),
        TotalFigure::NothingArose => ("nothing-arose", None, None, None),
        TotalFigure::Amount(value) => ("number", Some(value), None, None),
        TotalFigure::Ratio { numerator, denominator } => ("number", None, amount(numerator), amount(denominator)),
        TotalFigure::Mean { weighted, weight } => ("number", None, Some(plain_product(weighted, 12)), amount(weight)),
        TotalFigure::Yes { yes, answered } => ("number", count(yes), None, count(answered).and_then(amount)),
        TotalFigure::Keys { .. } | TotalFigure::TooLarge => ("too-large", None, None, None),
    };
    ToldFigure {
        state,
        value: value.map(Exact),
        numerator,
        denominator,
        owed: total.owed,
        reported: tally.reported,
        missing: total.missing(),
        waived: tally.waived,
        nothing_arose: tally.nothing_arose,
        on_time: tally.reported.saturating_sub(tally.late),
        accepted: tally.accepted,
        estimated: tally.estimated,
        apportioned: tally.apportioned,
        changed: tally.changed,
    }
}

/// A body behind a figure.
pub fn told_behind(making: &Making<'_>, sources: &Sources<'_>, row: &Behind) -> ToldBehind {
    let is_mean = making.kind.shape == rollup::Shape::Mean;
    let has_two = is_mean || making.kind.shape == rollup::Shape::Ratio;
    ToldBehind {
        organisation: row.organisation.uuid(),
        name: sources.graph.last_name(row.organisation, row.sheet.last_day).unwrap_or_default().to_owned(),
        period: word_of(&row.sheet.period),
        last_day: Day(row.sheet.last_day),
        report: sources.readable(row).map(|(_, report)| report.id.uuid()),
        standing: match row.standing {
            Standing::Counted => "counted",
            Standing::NothingArose => "nothing-arose",
            Standing::Missing => "missing",
            Standing::Waived => "waived",
        },
        adds: plain_product(row.adds.0, if is_mean { 12 } else { 6 }),
        adds_below: has_two.then(|| plain_product(row.adds.1, 6)),
        is_accepted: row.marks.has(Marks::ACCEPTED),
        is_estimated: row.marks.has(Marks::ESTIMATED),
        is_apportioned: row.is_apportioned,
        is_changed: row.marks.has(Marks::CHANGED),
        is_late: row.marks.has(Marks::LATE),
    }
}
