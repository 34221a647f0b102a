//! The lives around a succession as a drawing: a line for each organisation, from its founding to its end, and a curve for
//! each part that went from one to another. The tables on the page say the same in words.
//!
//! Only lengths are computed here; names are drawn above the lines and are never cut.

use super::{Words, told::part};
use domain::{
    ids::OrganisationId,
    organisations::{Graph, SuccessionRow},
};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// More lives than this are told by the tables alone.
const MOST_LIVES: usize = 14;
/// Of the drawing, in its own units; so is everything below.
const WIDTH: f64 = 1100.0;
const MARGIN: f64 = 12.0;
const FIRST_ROW: f64 = 62.0;
const ROW: f64 = 46.0;
/// A line ends and another begins so far from the day between them.
const GAP: f64 = 12.0;
/// Days written nearer to each other than this would run together.
const NEAREST_DAYS: f64 = 96.0;

/// One life.
pub struct Life {
    /// Name, with the part that it gave or took.
    pub label: String,
    /// Where the name begins or, if it is anchored at its end, ends.
    pub label_x: f64,
    /// `start` or `end`.
    pub anchor: &'static str,
    /// From.
    pub from: f64,
    /// To.
    pub to: f64,
    /// Height.
    pub y: f64,
    /// The organisation of the page.
    pub is_own: bool,
}

/// A part that went from one to another.
pub struct Flow {
    /// The curve, as SVG writes it.
    pub path: String,
    /// Not the whole went.
    pub is_part: bool,
}

/// The drawing.
pub struct Lifelines {
    /// Height of the drawing.
    pub height: f64,
    /// Days with their place.
    pub days: Vec<(f64, Date)>,
    /// Predecessors, the organisation itself, successors.
    pub lives: Vec<Life>,
    /// Between them.
    pub flows: Vec<Flow>,
}

/// The lives of an organisation, its direct predecessors and successors; nothing where it has none, or too many.
pub fn lifelines(words: &Words<'_>, id: OrganisationId, today: Date) -> Option<Lifelines> {
    let graph = words.graph;
    let (before, after) = (graph.predecessors(id), graph.successors(id));
    let earlier = graph.sorted(each_once(before.iter().map(|row| row.predecessor_id)), today);
    let later = graph.sorted(each_once(after.iter().map(|row| row.successor_id)), today);
    let ids: Vec<OrganisationId> = earlier.into_iter().chain([id]).chain(later).collect();
    if ids.len() < 2 || ids.len() > MOST_LIVES || each_once(ids.iter().copied()).len() < ids.len() {
        return None;
    }
    let begin = ids.iter().filter_map(|id| graph.life(*id)).map(|(founded, _)| founded).min()?;
    let drawing = Drawing { words, ids: &ids, scale: Scale { begin, end: today } };
    let shares: Vec<&SuccessionRow> = before.iter().chain(after).collect();
    let mut days: BTreeSet<Date> = shares.iter().filter_map(|row| event_day(graph, row)).collect();
    days.extend([begin, today]);
    Some(Lifelines {
        height: drawing.y(ids.len()),
        days: drawing.scale.written(days),
        lives: ids.iter().map(|at| drawing.life(*at, id, &shares)).collect(),
        flows: shares.iter().filter_map(|row| drawing.flow(row)).collect(),
    })
}

fn each_once(ids: impl Iterator<Item = OrganisationId>) -> Vec<OrganisationId> {
    ids.collect::<BTreeSet<_>>().into_iter().collect()
}

fn event_day(graph: &Graph, row: &SuccessionRow) -> Option<Date> {
    graph.event(row.event_id).map(|event| event.on_date)
}

struct Scale {
    begin: Date,
    end: Date,
}

impl Scale {
    fn x(&self, day: Date) -> f64 {
        let days = |from: Date, to: Date| f64::from(crate::look::dates::days_between(from, to));
        let whole = days(self.begin, self.end).max(1.0);
        MARGIN + (WIDTH - 2.0 * MARGIN) * (days(self.begin, day) / whole).clamp(0.0, 1.0)
    }

    /// The days that have room to be written, the later of two that have not.
    fn written(&self, days: BTreeSet<Date>) -> Vec<(f64, Date)> {
        let mut written: Vec<(f64, Date)> = Vec::new();
        for day in days.into_iter().rev() {
            let x = self.x(day);
            if written.last().is_none_or(|(later, _)| later - x >= NEAREST_DAYS) {
                written.push((x, day));
            }
        }
        written.reverse();
        written
    }
}

struct Drawing<'d> {
    words: &'d Words<'d>,
    ids: &'d [OrganisationId],
    scale: Scale,
}

impl Drawing<'_> {
    fn y(&self, row: usize) -> f64 {
        FIRST_ROW + ROW * f64::from(u16::try_from(row).unwrap_or_default())
    }

    fn row(&self, id: OrganisationId) -> Option<f64> {
        self.ids.iter().position(|at| *at == id).map(|row| self.y(row))
    }

    fn life(&self, id: OrganisationId, own: OrganisationId, shares: &[&SuccessionRow]) -> Life {
        let graph = self.words.graph;
        let (founded, ended) = graph.life(id).unwrap_or((self.scale.begin, None));
        let took_over = graph.predecessors(id).iter().any(|row| event_day(graph, row) == Some(founded));
        let from = self.scale.x(founded) + if took_over { GAP } else { 0.0 };
        let to = ended.map_or(WIDTH - MARGIN, |ended| self.scale.x(ended) - GAP).max(from);
        let ends = |row: &&&SuccessionRow| id != own && (row.predecessor_id == id || row.successor_id == id);
        let parts: Vec<String> = shares.iter().filter(ends).map(|row| part(self.words, row)).collect();
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let name = graph.last_name(id, self.scale.end).unwrap_or_default();
        let label = if parts.is_empty() { name.to_owned() } else { format!("{name} ({})", parts.join("; ")) };
        let (label_x, anchor) = if from > WIDTH * 0.6 { (to, "end") } else { (from, "start") };
        Life { label, label_x, anchor, from, to, y: self.row(id).unwrap_or_default(), is_own: id == own }
    }

    fn flow(&self, row: &SuccessionRow) -> Option<Flow> {
        let graph = self.words.graph;
        let x = self.scale.x(event_day(graph, row)?);
        let (from_y, to_y) = (self.row(row.predecessor_id)?, self.row(row.successor_id)?);
        let (from_x, to_x) = (x - GAP, x + GAP);
        let path = format!("M{from_x:.0} {from_y:.0}C{to_x:.0} {from_y:.0} {from_x:.0} {to_y:.0} {to_x:.0} {to_y:.0}");
        Some(Flow { path, is_part: row.scope.is_some() || row.share_numerator != row.share_denominator })
    }
}
