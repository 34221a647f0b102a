//! Why events cannot be recorded, as problems with the names of that moment.
//! A fault that no event can bring about means that the stored rows were damaged: it is a fault of ours, not of a person.

use crate::{failure::Failure, look::dates::written, organisations::classes};
use domain::{
    ids::OrganisationId,
    organisations::{GraphError, Rows},
    problem::{OrganisationProblem, Problem},
};
use std::sync::Arc;

/// A fault in the words of a person. The rows are those at which it was met.
pub(super) fn explain(fault: GraphError, rows: &Rows) -> Failure {
    let name = |id: &OrganisationId| last_name(rows, *id);
    let problem = match &fault {
        GraphError::Unknown(_) => Problem::Organisation(OrganisationProblem::NotInRegister),
        GraphError::EventThere(id) => {
            let event = rows.events.iter().rfind(|event| event.id == *id);
            Problem::Organisation(OrganisationProblem::EventRecorded {
                day: event.map(|event| written(event.on_date)).unwrap_or_default(),
            })
        }
        GraphError::AlreadyThere(id) => {
            Problem::Organisation(OrganisationProblem::InRegisterAlready { name: name(id) })
        }
        GraphError::NotAlive(id, day) => {
            Problem::Organisation(OrganisationProblem::NotAliveThen { name: name(id), day: written(*day) })
        }
        GraphError::NoLife(id, day) => {
            Problem::Organisation(OrganisationProblem::EndsTooEarly { name: name(id), day: written(*day) })
        }
        GraphError::OutOfOrder(id, day) => {
            Problem::Organisation(OrganisationProblem::ChangedLater { name: name(id), day: written(*day) })
        }
        GraphError::OwnSuccessor(id, _) => Problem::Organisation(OrganisationProblem::OwnSuccessor { name: name(id) }),
        GraphError::SuccessorTwice(id, heir, _) => {
            Problem::Organisation(OrganisationProblem::SuccessorTwice { name: name(id), successor: name(heir) })
        }
        GraphError::Shares(id, _) => Problem::Organisation(OrganisationProblem::SharesNotWhole { name: name(id) }),
        GraphError::EmptyName(_) => Problem::Organisation(OrganisationProblem::OrganisationNameEmpty),
        GraphError::TwoCodes(id, scheme, _) => {
            Problem::Organisation(OrganisationProblem::TwoCodes { name: name(id), scheme: scheme.clone() })
        }
        GraphError::Cycle(id, line, day) => above_itself(name(id), line, written(*day)),
        GraphError::UnknownEvent(_)
        | GraphError::OutsideLife(..)
        | GraphError::NotOne(..)
        | GraphError::TwoParents(..) => return Failure::Fault(Arc::new(fault)),
    };
    problem.into()
}

fn above_itself(name: String, line: &str, day: String) -> Problem {
    let entry = classes().line(line);
    let line_vi = entry.map_or(line, |entry| &entry.name_vi).to_owned();
    let line_en = entry.map_or(line, |entry| &entry.name_en).to_owned();
    Problem::Organisation(OrganisationProblem::AboveItself { name, line_vi, line_en, day })
}

fn last_name(rows: &Rows, id: OrganisationId) -> String {
    let names = rows.names.iter().filter(|name| name.organisation_id == id);
    names.max_by_key(|name| name.valid_from).map_or_else(|| id.to_string(), |name| name.name.clone())
}
