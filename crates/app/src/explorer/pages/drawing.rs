//! Charts of a view, each from the lines of its table: no number is asked for again, so chart and table say the same.
//! A chart without any figure is none.

use super::{
    cells::{Cell, Line},
    goals,
};
use crate::{
    explorer::{
        actions::Aim,
        charts::{
            bars::{Bar, bar},
            line::{self, Goal, Paper, Point, draw, scale_of},
            scale::{Magnitude, Scale},
        },
        held,
        question::Question,
        table::{Making, Of, Table},
    },
    look::Frame,
};
use domain::{
    ids::OrganisationId,
    reporting::Amount,
    targets::{Commitment, is_comparable},
};
use rollup::Shape as Kind;

/// So many small charts stand on a page before the others are asked for.
const MOST_SMALL: usize = 24;

/// The line of the whole, wide and narrow.
pub struct Lines {
    pub wide: line::Line,
    pub narrow: line::Line,
    /// What it finds.
    pub title: String,
    /// Every number in words.
    pub told: String,
    /// The unit, with the magnitude of its axis.
    pub unit: String,
    pub has_committed: bool,
    pub has_hoped: bool,
    pub has_incomplete: bool,
}

/// A bar of a body.
pub struct BarLine {
    pub name: String,
    pub path: String,
    pub cell: Cell,
    pub bar: Bar,
    /// Number and goals in words.
    pub told: String,
}

/// The bars of a period.
pub struct Bars {
    pub title: String,
    pub bars: Vec<BarLine>,
    /// Words along the axis: its ends and its middle.
    pub axis: [String; 3],
    pub has_committed: bool,
    pub has_hoped: bool,
}

/// Small lines, one for each body.
pub struct Multiples {
    pub title: String,
    pub small: Vec<SmallLine>,
    /// How many more there are, and where.
    pub more: Option<(usize, String)>,
}

/// A small line.
pub struct SmallLine {
    pub name: String,
    pub path: String,
    pub line: line::Line,
    pub told: String,
    /// The latest figure, and of when.
    pub last: String,
    pub period: String,
}

/// A line with its cell of the period, and what is aimed at: how much, and whether it is «phấn đấu».
type Shown<'l> = (&'l Line, &'l Cell, Vec<(Amount, bool)>);

fn points(frame: &Frame, question: &Question, line: &Line) -> Vec<Point> {
    let point = |(period, cell): (&domain::packs::Period, &Cell)| Point {
        name: question.offer.period_name(period, frame.language),
        short: question.offer.period_in_short(period),
        amount: cell.amount.filter(|_| !cell.is_off),
        figure: cell.in_short(frame),
        is_whole: cell.incomplete.is_none(),
    };
    question.periods.iter().zip(&line.cells).map(point).collect()
}

/// All numbers of a line in words.
fn told(points: &[Point]) -> String {
    points.iter().map(|point| format!("{}: {}", point.name, point.figure)).collect::<Vec<_>>().join("; ")
}

/// The unit, with the magnitude in which the numbers of an axis are written.
fn unit(frame: &Frame, question: &Question, magnitude: Magnitude) -> String {
    let unit = question.offer.unit(frame.language);
    magnitude.key().map_or_else(|| unit.clone(), |key| frame.say(key).with("unit", &unit).to_string())
}

/// The line of the whole. None without any figure.
pub fn lines(frame: &Frame, making: &Making<'_>, whole: &Line, aims: &[Aim]) -> Option<Lines> {
    let question = making.question;
    let points = points(frame, question, whole);
    let last = points.iter().rev().find(|point| point.amount.is_some())?;
    let goals = goals::of_line(making, aims, question.body);
    let scale = scale_of(&points, &goals, question.offer.indicator.decimals);
    let drawn = |paper| draw(paper, &points, &goals, &scale, frame.language);
    let wide = drawn(Paper::WIDE);
    let title = frame.say("explorer-line-title").with("period", &last.name).with("figure", &last.figure);
    Some(Lines {
        title: title.with("unit", question.offer.unit(frame.language)).to_string(),
        told: told(&points),
        unit: unit(frame, question, wide.magnitude),
        has_committed: goals.iter().any(|goal| !goal.is_hope),
        has_hoped: goals.iter().any(|goal| goal.is_hope),
        has_incomplete: points.iter().any(|point| point.amount.is_some() && !point.is_whole),
        narrow: drawn(Paper::NARROW),
        wide,
    })
}

/// The bars of the latest period in which anybody below has a figure.
pub fn bars(frame: &Frame, making: &Making<'_>, table: &Table, lines: &[Line], aims: &[Aim]) -> Option<Bars> {
    let question = making.question;
    // A sum would make its parts short; a ratio of all is what the others are held against.
    let has_whole = making.kind.shape != Kind::Amount || table.rows.is_empty();
    let rows = table.rows.iter().chain([&table.whole]).zip(lines);
    let rows: Vec<_> = rows.filter(|(row, _)| has_whole || row.of != Of::Whole).collect();
    let number = (0..question.periods.len()).rev().find(|number| {
        rows.iter().any(|(_, line)| line.cells.get(*number).is_some_and(|cell| cell.amount.is_some()))
    })?;
    let period = question.periods.get(number)?;
    let comparable = is_comparable(question.offer.indicator.kind, period.first_day, period.last_day);
    let goals_of = |body: OrganisationId| -> Vec<(Amount, bool)> {
        let aims = held::of_period(aims, body, period);
        let aims = aims.into_iter().filter(|_| comparable && question.offer.part.is_none());
        aims.map(|aim| (aim.bound.ends().0, aim.commitment == Commitment::Aspirational)).collect()
    };
    let shown: Vec<Shown<'_>> = rows
        .iter()
        .filter_map(|(row, line)| Some((*line, line.cells.get(number)?, goals_of(row.body))))
        .filter(|(_, cell, _)| !cell.is_off && !cell.is_unasked)
        .collect();
    let amounts =
        shown.iter().flat_map(|(_, cell, goals)| cell.amount.into_iter().chain(goals.iter().map(|goal| goal.0)));
    let scale = Scale::of(amounts, 5, question.offer.indicator.decimals);
    let name = question.offer.period_name(period, frame.language);
    let bar_line = |(line, cell, goals): &Shown<'_>| BarLine {
        name: line.name.clone(),
        path: line.path.clone(),
        told: format!("{}: {}", line.name, cell.in_short(frame)),
        bar: bar(cell.amount, goals, &scale),
        cell: (*cell).clone(),
    };
    let hoped = |is_hope: bool| shown.iter().any(|(.., goals)| goals.iter().any(|goal| goal.1 == is_hope));
    Some(Bars {
        title: frame.say("explorer-bars-title").with("period", &name).to_string(),
        bars: shown.iter().map(bar_line).collect(),
        axis: axis(frame, question, &scale),
        has_committed: hoped(false),
        has_hoped: hoped(true),
    })
}

/// The ends of a scale in words, and what lies between them where that is a tick.
fn axis(frame: &Frame, question: &Question, scale: &Scale) -> [String; 3] {
    let ticks = scale.ticks();
    let label = |tick: Option<&i128>| tick.map(|tick| scale.label(*tick, frame.language)).unwrap_or_default();
    let middle = if ticks.len() % 2 == 1 { label(ticks.get(ticks.len() / 2)) } else { String::new() };
    [label(ticks.first()), middle, format!("{} {}", label(ticks.last()), unit(frame, question, scale.magnitude()))]
}

/// A small line for each body below, all on one scale.
pub fn multiples(frame: &Frame, making: &Making<'_>, lines: &[Line]) -> Option<Multiples> {
    let question = making.question;
    let below: Vec<&Line> = lines.iter().filter(|line| !line.is_whole && !line.is_own).collect();
    let of_all: Vec<Vec<Point>> = below.iter().map(|line| points(frame, question, line)).collect();
    if !of_all.iter().flatten().any(|point| point.amount.is_some()) {
        return None;
    }
    let none: [Goal; 0] = [];
    let scale = scale_of(of_all.iter().flatten(), &none, question.offer.indicator.decimals);
    let most = if question.all { below.len() } else { MOST_SMALL };
    let small = |(line, points): (&&Line, &Vec<Point>)| {
        let last = points.iter().rev().find(|point| point.amount.is_some());
        SmallLine {
            name: line.name.clone(),
            path: line.path.clone(),
            line: draw(Paper::SMALL, points, &none, &scale, frame.language),
            told: told(points),
            last: last.map_or_else(|| "…".to_owned(), |point| point.figure.clone()),
            period: last.map(|point| point.short.clone()).unwrap_or_default(),
        }
    };
    let ticks = scale.ticks();
    let label = |tick: Option<&i128>| tick.map(|tick| scale.label(*tick, frame.language)).unwrap_or_default();
    let title = frame.say("explorer-multiples-title").with("from", label(ticks.first()));
    let title = title.with("to", label(ticks.last())).with("unit", unit(frame, question, scale.magnitude()));
    let more = below.len().saturating_sub(most);
    let all = Question { all: true, ..question.clone() };
    Some(Multiples {
        title: title.to_string(),
        small: below.iter().zip(&of_all).take(most).map(small).collect(),
        more: (more > 0).then(|| (more, all.address().written())),
    })
}
