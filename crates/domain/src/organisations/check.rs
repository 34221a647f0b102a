//! What must hold for every graph, on every day.

use super::{Graph, graph::Node};
use crate::ids::{EventId, OrganisationId};
use jiff::civil::Date;
use std::collections::{BTreeSet, HashMap};

/// Why rows do not make a graph, or an event cannot be applied.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum GraphError {
    /// A row names an organisation that is not there.
    #[error("organisation {0} is not in the register")]
    Unknown(OrganisationId),
    /// The organisation does not exist on that day.
    #[error("organisation {0} does not exist on {1}")]
    NotAlive(OrganisationId, Date),
    /// The organisation is in the register already.
    #[error("organisation {0} is in the register already")]
    AlreadyThere(OrganisationId),
    /// Not exactly one name and one class on a day of its life.
    #[error("organisation {0} has {2} {1} on {3}")]
    NotOne(OrganisationId, &'static str, usize, Date),
    /// Two parents on one line on one day.
    #[error("organisation {0} has two parents on line {1} on {2}")]
    TwoParents(OrganisationId, String, Date),
    /// Going up the line comes back to where it began.
    #[error("organisation {0} stands above itself on line {1} on {2}")]
    Cycle(OrganisationId, String, Date),
    /// The shares of a predecessor in one event do not make a whole.
    #[error("the shares of organisation {0} in event {1} do not add up to one")]
    Shares(OrganisationId, EventId),
    /// A name is empty.
    #[error("organisation {0} has an empty name")]
    EmptyName(OrganisationId),
}

pub(super) fn check(graph: &Graph) -> Result<(), GraphError> {
    for node in graph.nodes.values() {
        check_attributes(node)?;
        check_places(graph, node)?;
        check_shares(node)?;
    }
    Ok(())
}

/// Days on which something about a node begins: between two of them nothing changes.
fn turning_days(node: &Node) -> BTreeSet<Date> {
    let mut days: BTreeSet<Date> = BTreeSet::from([node.life.founded_on]);
    days.extend(node.names.iter().map(|row| row.valid_from));
    days.extend(node.classes.iter().map(|row| row.valid_from));
    days.extend(node.above.iter().map(|row| row.valid_from));
    days.into_iter().filter(|day| node.exists(*day)).collect()
}

fn check_attributes(node: &Node) -> Result<(), GraphError> {
    let id = node.life.id;
    if node.names.iter().any(|row| row.name.trim().is_empty()) {
        return Err(GraphError::EmptyName(id));
    }
    for day in turning_days(node) {
        let names = node.names.iter().filter(|row| super::rows::holds(row.valid_from, row.valid_to, day)).count();
        if names != 1 {
            return Err(GraphError::NotOne(id, "names", names, day));
        }
        let classes = node.classes.iter().filter(|row| super::rows::holds(row.valid_from, row.valid_to, day)).count();
        if classes != 1 {
            return Err(GraphError::NotOne(id, "classes", classes, day));
        }
    }
    Ok(())
}

fn check_places(graph: &Graph, node: &Node) -> Result<(), GraphError> {
    let id = node.life.id;
    for day in turning_days(node) {
        let parents = graph.parents(id, day);
        for (line, parent) in &parents {
            if parents.iter().filter(|(other, _)| other == line).count() > 1 {
                return Err(GraphError::TwoParents(id, line.clone(), day));
            }
            if !graph.exists(*parent, day) {
                return Err(GraphError::NotAlive(*parent, day));
            }
            if graph.ancestors(id, line, day).contains(&id) {
                return Err(GraphError::Cycle(id, line.clone(), day));
            }
        }
    }
    Ok(())
}

/// Shares of territory add up to one in each event; shares of tasks (with a scope) are described, not counted.
fn check_shares(node: &Node) -> Result<(), GraphError> {
    let mut sums: HashMap<EventId, (i128, i128)> = HashMap::new();
    for row in node.successors.iter().filter(|row| row.scope.is_none()) {
        if row.share_denominator <= 0 || row.share_numerator <= 0 {
            return Err(GraphError::Shares(node.life.id, row.event_id));
        }
        let (numerator, denominator) = sums.entry(row.event_id).or_insert((0, 1));
        *numerator = *numerator * i128::from(row.share_denominator) + i128::from(row.share_numerator) * *denominator;
        *denominator *= i128::from(row.share_denominator);
        let divisor = greatest_common_divisor(*numerator, *denominator);
        (*numerator, *denominator) = (*numerator / divisor, *denominator / divisor);
    }
    match sums.into_iter().find(|(_, sum)| *sum != (1, 1)) {
        Some((event, _)) => Err(GraphError::Shares(node.life.id, event)),
        None => Ok(()),
    }
}

fn greatest_common_divisor(a: i128, b: i128) -> i128 {
    if b == 0 { a.max(1) } else { greatest_common_divisor(b, a % b) }
}
