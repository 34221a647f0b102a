//! The rows of the page of an obligation: who holds it today, and who held it before with what became of it.
//! What the person may not read is not here: the action has cut it out.

use crate::{
    look::Frame,
    obligations::{
        actions::{
            flow::Assignment,
            listing::{LinkRow, ObligationDossier},
        },
        assignments::words::{self, Shown},
    },
};
use domain::{
    ids::{AssignmentId, OrganisationId},
    obligations::{AssignmentRole, Closing, OnSchedule},
    organisations::Graph,
};
use jiff::civil::Date;

/// One assignment as a row.
pub struct Holder {
    /// Its page.
    pub id: AssignmentId,
    /// Name of the organisation: today's, or its last.
    pub name: String,
    /// It leads; otherwise it supports.
    pub leads: bool,
    /// Not closed.
    pub is_open: bool,
    /// The responsible head.
    pub head: Option<String>,
    /// In which state it is.
    pub state: Shown,
    /// Near its due date or past it.
    pub schedule: Option<Shown>,
    /// The due date that counts now, of the period that is owed.
    pub due_on: Option<Date>,
    /// The first promise, where it is not the present due date.
    pub first_due_on: Option<Date>,
    /// Since when it was closed.
    pub closed_on: Option<Date>,
    /// From whom it came.
    pub predecessors: Vec<String>,
    /// Who carries on, by event.
    pub went: Vec<HandOver>,
}

/// A hand-over, as it is told.
pub struct HandOver {
    /// The document that ordered it.
    pub legal_basis: String,
    /// Names of the successors.
    pub successors: Vec<String>,
}

/// Those who hold it today or did their part, and those from whom it was taken over or for whom nobody carries on.
pub fn of(frame: &Frame, graph: &Graph, dossier: &ObligationDossier) -> (Vec<Holder>, Vec<Holder>) {
    let today = frame.today();
    let order = graph.sorted(dossier.assignments.iter().map(|one| one.row.organisation_id).collect(), today);
    let place = |id: OrganisationId| order.iter().position(|other| *other == id);
    let mut assignments: Vec<&Assignment> = dossier.assignments.iter().collect();
    assignments.sort_by_key(|one| (one.row.role.clone(), place(one.row.organisation_id), one.row.id));
    let went = |one: &Assignment| matches!(one.closing(), Some(Closing::HandedOver | Closing::WithoutSuccessor));
    let (before, now): (Vec<&Assignment>, Vec<&Assignment>) = assignments.into_iter().partition(|one| went(one));
    let row = |one: &Assignment| holder(frame, graph, one, &dossier.links);
    (now.into_iter().map(row).collect(), before.into_iter().map(row).collect())
}

fn holder(frame: &Frame, graph: &Graph, assignment: &Assignment, links: &[LinkRow]) -> Holder {
    let (row, today) = (&assignment.row, frame.today());
    let name = |id: OrganisationId| graph.last_name(id, today).unwrap_or_default().to_owned();
    let period = assignment.period(today, None).map(|period| period.id);
    let rows = assignment.rows(period);
    let schedule = assignment.on_schedule(period, today);
    let is_open = row.closed_on.is_none();
    let presses = matches!(schedule, OnSchedule::Overdue { .. } | OnSchedule::DueToday | OnSchedule::Soon { .. });
    let came = links.iter().filter(|link| link.successor_id == row.id);
    Holder {
        id: row.id,
        name: name(row.organisation_id),
        leads: row.role == AssignmentRole::Lead.code(),
        is_open,
        head: row.responsible.clone(),
        state: words::state(frame, rows.state()),
        schedule: (is_open && presses).then(|| words::on_schedule(frame, schedule)),
        due_on: rows.due_on,
        first_due_on: row.first_due_on.filter(|first| row.due_on != Some(*first)),
        closed_on: row.closed_on,
        predecessors: came.map(|link| name(link.predecessor)).collect(),
        went: hand_overs(graph, row.id, links, name),
    }
}

fn hand_overs(
    graph: &Graph,
    id: AssignmentId,
    links: &[LinkRow],
    name: impl Fn(OrganisationId) -> String,
) -> Vec<HandOver> {
    let mut told: Vec<(domain::ids::EventId, HandOver)> = Vec::new();
    for link in links.iter().filter(|link| link.predecessor_id == id) {
        if let Some((_, known)) = told.iter_mut().find(|(event, _)| *event == link.event_id) {
            known.successors.push(name(link.successor));
        } else if let Some(event) = graph.event(link.event_id) {
            let successors = vec![name(link.successor)];
            told.push((link.event_id, HandOver { legal_basis: event.legal_basis.clone(), successors }));
        }
    }
    let mut told: Vec<HandOver> = told.into_iter().map(|(_, hand_over)| hand_over).collect();
    told.iter_mut().for_each(|hand_over| hand_over.successors.sort_by_key(|name| domain::text::sort_key(name)));
    told
}
