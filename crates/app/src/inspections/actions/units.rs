//! Units of a visit: alive on the day on which they are named. Of one that has ended, who carries on is offered.
//! Names that were read before stay as they were.

use crate::{acting::Acting, failure::Failure};
use domain::{
    ids::OrganisationId,
    organisations::{Graph, Match, Matcher},
    problem::{InspectionProblem, Problem},
};
use jiff::civil::Date;

/// Refuses units that have ended, but those that stood there before.
pub(super) fn check_alive(acting: &Acting, units: &[OrganisationId], before: &[OrganisationId]) -> Result<(), Failure> {
    for unit in units.iter().filter(|unit| !before.contains(unit)) {
        if acting.graph.life(*unit).is_none() {
            return Err(Problem::NotFound.into());
        }
        if !acting.graph.exists(*unit, acting.today) {
            return Err(ended(&acting.graph, *unit, acting.today).into());
        }
    }
    Ok(())
}

/// The unit if it is alive, else those that carry on and are.
pub fn living(graph: &Graph, unit: OrganisationId, today: Date) -> Vec<OrganisationId> {
    if graph.exists(unit, today) {
        return vec![unit];
    }
    let successors = graph.successor_closure(unit, today).into_iter().filter(|id| graph.exists(*id, today));
    graph.sorted(successors.collect(), today)
}

/// The refusal of a unit that has ended.
pub fn ended(graph: &Graph, unit: OrganisationId, today: Date) -> Problem {
    let name = |id: OrganisationId| graph.last_name(id, today).unwrap_or_default().to_owned();
    let successors = living(graph, unit, today);
    Problem::Inspection(match successors.is_empty() {
        true => InspectionProblem::UnitGone { unit: name(unit) },
        false => InspectionProblem::UnitEnded {
            unit: name(unit),
            successors: successors.into_iter().map(name).collect::<Vec<_>>().join("; "),
        },
    })
}

/// Reads units that are named one a line. Those that stood there before are known by the name they last had.
pub fn read(
    graph: &Graph,
    typed: &str,
    before: &[OrganisationId],
    today: Date,
) -> Result<Vec<OrganisationId>, Problem> {
    let matcher = Matcher::new(graph, today);
    let mut units: Vec<OrganisationId> = Vec::new();
    for line in typed.lines().map(|line| line.trim().trim_end_matches([';', ','])).filter(|line| !line.is_empty()) {
        let known = before.iter().copied().find(|id| graph.last_name(*id, today) == Some(line));
        let unit = match known {
            Some(id) => id,
            None => found(graph, matcher.find(line, &[]), line, today)?,
        };
        if !units.contains(&unit) {
            units.push(unit);
        }
    }
    Ok(units)
}

fn found(graph: &Graph, found: Match, typed: &str, today: Date) -> Result<OrganisationId, Problem> {
    let typed = typed.to_owned();
    match found {
        Match::Exact(id) | Match::Folded(id) if graph.exists(id, today) => Ok(id),
        Match::Exact(id) | Match::Folded(id) => Err(ended(graph, id, today)),
        Match::Former { was, .. } => Err(ended(graph, was, today)),
        Match::Ambiguous(_) => Err(Problem::OrganisationAmbiguous { typed }),
        Match::Unknown(_) => Err(Problem::OrganisationUnknown { typed }),
    }
}

/// Units as they are typed: one a line.
pub fn written(graph: &Graph, units: &[OrganisationId], today: Date) -> String {
    let names: Vec<&str> = units.iter().filter_map(|id| graph.last_name(*id, today)).collect();
    names.join("\n")
}
