//! What must hold for every graph, on every day.
//! Nothing is repaired here: rows that break a rule make no graph.

use super::{
    Graph,
    graph::Node,
    lines::DEPTH_LIMIT,
    rows::{SuccessionRow, holds},
};
use crate::ids::{EventId, OrganisationId};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Why rows do not make a graph, or an event cannot be applied.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum GraphError {
    /// A row names an organisation that is not there.
    #[error("organisation {0} is not in the register")]
    Unknown(OrganisationId),
    /// A row names an event that is not there.
    #[error("event {0} is not in the register")]
    UnknownEvent(EventId),
    /// The organisation does not exist on that day.
    #[error("organisation {0} does not exist on {1}")]
    NotAlive(OrganisationId, Date),
    /// The organisation is in the register already.
    #[error("organisation {0} is in the register already")]
    AlreadyThere(OrganisationId),
    /// The event is in the register already.
    #[error("event {0} is in the register already")]
    EventThere(EventId),
    /// Two codes of one scheme from one day.
    #[error("organisation {0} has two codes of the scheme {1} from {2}")]
    TwoCodes(OrganisationId, String, Date),
    /// One successor is named twice for one predecessor in one event.
    #[error("organisation {0} names the successor {1} twice in event {2}")]
    SuccessorTwice(OrganisationId, OrganisationId, EventId),
    /// It ends before it has lived a day.
    #[error("organisation {0} ends on {1}, before it has existed for a day")]
    NoLife(OrganisationId, Date),
    /// A name, class, code or place holds outside the life, or for no day at all.
    #[error("a {1} of organisation {0} from {2} does not lie within its life")]
    OutsideLife(OrganisationId, &'static str, Date),
    /// Something of a later day is known already: events are applied in the order of their days.
    #[error("organisation {0} has a later change than {1}; apply events in the order of their days")]
    OutOfOrder(OrganisationId, Date),
    /// Not exactly one name and one class on a day of its life.
    #[error("organisation {0} has {2} {1} on {3}")]
    NotOne(OrganisationId, &'static str, usize, Date),
    /// Two parents on one line on one day.
    #[error("organisation {0} has two parents on line {1} on {2}")]
    TwoParents(OrganisationId, String, Date),
    /// Going up the line comes back to where it began, or never ends.
    #[error("organisation {0} stands above itself on line {1} on {2}")]
    Cycle(OrganisationId, String, Date),
    /// It is said to carry on for itself.
    #[error("organisation {0} is its own successor in event {1}")]
    OwnSuccessor(OrganisationId, EventId),
    /// The shares of a predecessor in one event do not make a whole, or leave nothing to one that goes on.
    #[error("the shares of organisation {0} in event {1} do not add up to one, or to less than one if it goes on")]
    Shares(OrganisationId, EventId),
    /// A name is empty.
    #[error("organisation {0} has an empty name")]
    EmptyName(OrganisationId),
}

/// Lives first, then what rests on them; in the order of identities, so that the same rows give the same fault.
pub(super) fn check(graph: &Graph) -> Result<(), GraphError> {
    let mut nodes: Vec<&Node> = graph.nodes.values().collect();
    nodes.sort_unstable_by_key(|node| node.life.id);
    for node in &nodes {
        check_life(node)?;
        check_attributes(node)?;
        check_codes(node)?;
    }
    for node in &nodes {
        check_places(graph, node)?;
        check_successions(graph, node)?;
        check_each_successor_once(node)?;
        check_shares(graph, node)?;
    }
    Ok(())
}

fn check_life(node: &Node) -> Result<(), GraphError> {
    let (id, founded_on, ended_on) = (node.life.id, node.life.founded_on, node.life.ended_on);
    if let Some(ended_on) = ended_on.filter(|ended_on| *ended_on <= founded_on) {
        return Err(GraphError::NoLife(id, ended_on));
    }
    let within = |from: Date, to: Option<Date>| {
        let has_a_day = to.is_none_or(|to| from < to);
        let ends_in_time = ended_on.is_none_or(|end| to.is_some_and(|to| to <= end));
        founded_on <= from && has_a_day && ends_in_time
    };
    let names = node.names.iter().map(|name| ("name", name.row.valid_from, name.row.valid_to));
    let classes = node.classes.iter().map(|row| ("class", row.valid_from, row.valid_to));
    let codes = node.codes.iter().map(|row| ("code", row.valid_from, row.valid_to));
    let places = node.above.iter().map(|row| ("place", row.valid_from, row.valid_to));
    match names.chain(classes).chain(codes).chain(places).find(|(_, from, to)| !within(*from, *to)) {
        Some((what, from, _)) => Err(GraphError::OutsideLife(id, what, from)),
        None => Ok(()),
    }
}

/// Exactly one name and one class on every day: rows inside the life that neither overlap nor leave a gap.
fn check_attributes(node: &Node) -> Result<(), GraphError> {
    let id = node.life.id;
    if node.names.iter().any(|name| name.row.name.trim().is_empty()) {
        return Err(GraphError::EmptyName(id));
    }
    let names: Vec<_> = node.names.iter().map(|name| (name.row.valid_from, name.row.valid_to)).collect();
    let classes: Vec<_> = node.classes.iter().map(|row| (row.valid_from, row.valid_to)).collect();
    for (what, rows) in [("names", names), ("classes", classes)] {
        let ends = rows.iter().filter_map(|(_, to)| *to);
        let days = rows.iter().map(|(from, _)| *from).chain(ends).chain([node.life.founded_on]);
        for day in days.filter(|day| node.exists(*day)) {
            let count = rows.iter().filter(|(from, to)| holds(*from, *to, day)).count();
            if count != 1 {
                return Err(GraphError::NotOne(id, what, count, day));
            }
        }
    }
    Ok(())
}

/// A code is known by its scheme and first day: codes in order, so that two of one stand side by side.
fn check_codes(node: &Node) -> Result<(), GraphError> {
    let twice = node.codes.windows(2).find_map(|pair| match pair {
        [one, other] if one.scheme == other.scheme && one.valid_from == other.valid_from => Some(other),
        _ => None,
    });
    match twice {
        Some(code) => Err(GraphError::TwoCodes(node.life.id, code.scheme.clone(), code.valid_from)),
        None => Ok(()),
    }
}

/// One parent on a line; no cycle. A cycle closes on the first day of one of its places, so those days are enough.
fn check_places(graph: &Graph, node: &Node) -> Result<(), GraphError> {
    let id = node.life.id;
    for place in &node.above {
        let (line, day) = (&place.line, place.valid_from);
        let parent = graph.node(place.parent_id)?;
        let parent_ended = parent.life.ended_on.filter(|end| place.valid_to.is_none_or(|to| to > *end));
        if let Some(day) = parent_ended.or((!parent.exists(day)).then_some(day)) {
            return Err(GraphError::NotAlive(place.parent_id, day));
        }
        let on_line = node.above.iter().filter(|other| other.line == *line);
        if on_line.filter(|other| holds(other.valid_from, other.valid_to, day)).count() > 1 {
            return Err(GraphError::TwoParents(id, line.clone(), day));
        }
        let chain = graph.ancestors(id, line, day);
        if chain.len() >= DEPTH_LIMIT || chain.contains(&id) {
            return Err(GraphError::Cycle(id, line.clone(), day));
        }
    }
    Ok(())
}

/// A predecessor existed the day before the event, a successor exists on its day. One that existed before and ends on the
/// very day may take over and hand on at once: two mergers ordered for one day.
fn check_successions(graph: &Graph, node: &Node) -> Result<(), GraphError> {
    let id = node.life.id;
    for SuccessionRow { event_id, successor_id, .. } in &node.successors {
        let event = graph.events.get(event_id).ok_or(GraphError::UnknownEvent(*event_id))?;
        let day_before = event.on_date.yesterday().unwrap_or(event.on_date);
        if *successor_id == id {
            return Err(GraphError::OwnSuccessor(id, *event_id));
        }
        if !node.exists(day_before) {
            return Err(GraphError::NotAlive(id, day_before));
        }
        if !graph.exists(*successor_id, event.on_date) && !graph.exists(*successor_id, day_before) {
            return Err(GraphError::NotAlive(*successor_id, event.on_date));
        }
    }
    Ok(())
}

/// One row for a successor in an event; successions stand in order, so that two of one stand side by side.
fn check_each_successor_once(node: &Node) -> Result<(), GraphError> {
    let twice = node.successors.windows(2).find_map(|pair| match pair {
        [one, other] if (one.event_id, one.successor_id) == (other.event_id, other.successor_id) => Some(other),
        _ => None,
    });
    match twice {
        Some(row) => Err(GraphError::SuccessorTwice(node.life.id, row.successor_id, row.event_id)),
        None => Ok(()),
    }
}

/// Shares of territory add up to one in each event, to less if the predecessor goes on; shares of tasks (with a scope)
/// are described, not counted.
fn check_shares(graph: &Graph, node: &Node) -> Result<(), GraphError> {
    let mut sums: BTreeMap<EventId, Option<(i128, i128)>> = BTreeMap::new();
    for row in node.successors.iter().filter(|row| row.scope.is_none()) {
        let sum = sums.entry(row.event_id).or_insert(Some((0, 1)));
        *sum = sum.and_then(|sum| plus(sum, row));
    }
    let is_right = |event: &EventId, sum: Option<(i128, i128)>| {
        let goes_on = graph.events.get(event).is_some_and(|event| node.exists(event.on_date));
        sum.is_some_and(
            |(numerator, denominator)| if goes_on { numerator < denominator } else { numerator == denominator },
        )
    };
    match sums.into_iter().find(|(event, sum)| !is_right(event, *sum)) {
        Some((event, _)) => Err(GraphError::Shares(node.life.id, event)),
        None => Ok(()),
    }
}

/// A sum of fractions in lowest terms; nothing for a share that is not above zero, or beyond any sense.
fn plus((numerator, denominator): (i128, i128), row: &SuccessionRow) -> Option<(i128, i128)> {
    let (more, parts) = (i128::from(row.share_numerator), i128::from(row.share_denominator));
    if more <= 0 || parts <= 0 {
        return None;
    }
    let numerator = numerator.checked_mul(parts)?.checked_add(more.checked_mul(denominator)?)?;
    let denominator = denominator.checked_mul(parts)?;
    let divisor = greatest_common_divisor(numerator, denominator);
    Some((numerator / divisor, denominator / divisor))
}

fn greatest_common_divisor(a: i128, b: i128) -> i128 {
    if b == 0 { a.max(1) } else { greatest_common_divisor(b, a % b) }
}
