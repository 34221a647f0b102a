//! What people do with inspection and supervision: plan a year, make a visit, fill in its checklist, record what was found, ask
//! for the remedy, re-inspect, conclude. SQL stands in the stores alone.
//!
//! Nothing that was written is changed: each act adds a row, and who was slower is told. A remedy is an assignment of the
//! obligations; its acceptance closes nothing here.

pub mod checklist;
pub mod clauses;
pub mod concluding;
pub mod findings;
pub mod programmes;
pub mod remedies;
pub mod rolling;
pub mod seeing;
mod store;
pub mod units;
pub mod visits;

pub use clauses::Clause;
pub use seeing::{Finding, Item, Remedy, Visit, Whole};
pub use store::{NewItem, RecheckRow, ResultRow};

use crate::{acting::Acting, permits::Thing};
use domain::{
    ids::{FindingId, InspectionId, InspectionProgrammeId, OrganisationId},
    permissions::Verb,
};

/// A programme, as rights are asked about it; one that is not approved is known inside alone.
pub fn thing_of_programme(acting: &Acting, id: InspectionProgrammeId, body: OrganisationId, is_inside: bool) -> Thing {
    Thing::Inspection {
        kind: "inspection-programme",
        id: id.uuid(),
        leading: body,
        taking_part: Vec::new(),
        told: Vec::new(),
        is_inside,
        today: acting.today,
    }
}

/// A visit, as rights are asked about it, with the units to which something of it was told.
pub fn thing_of_visit(acting: &Acting, visit: &Visit, told: Vec<OrganisationId>) -> Thing {
    thing(acting, ("inspection", visit.row.id.uuid()), visit, told)
}

/// A finding of a visit.
pub fn thing_of_finding(acting: &Acting, visit: &Visit, id: FindingId, told: Vec<OrganisationId>) -> Thing {
    thing(acting, ("inspection-finding", id.uuid()), visit, told)
}

fn thing(acting: &Acting, (kind, id): (&'static str, uuid::Uuid), visit: &Visit, told: Vec<OrganisationId>) -> Thing {
    let (leading, taking_part) = (visit.row.organisation_id, visit.particulars.bodies.clone());
    Thing::Inspection { kind, id, leading, taking_part, told, is_inside: false, today: acting.today }
}

/// The finding whose remedy an obligation is: whoever reads the obligation reads of the finding too.
pub async fn finding_of(
    connection: &mut database::Connection,
    obligation: domain::ids::ObligationId,
) -> Result<Option<FindingId>, crate::failure::Failure> {
    Ok(store::find_finding_of(connection, obligation).await?)
}

/// Bodies for which the caller may plan and lead visits, in the order of lists.
pub fn leading_bodies(acting: &Acting) -> Vec<OrganisationId> {
    let unborn = InspectionProgrammeId::from(uuid::Uuid::nil());
    acting.own_bodies(Verb::PlanInspection, |body| thing_of_programme(acting, unborn, body, true))
}

/// A visit that is not there yet, as rights are asked about it.
pub fn thing_unborn(acting: &Acting, leading: OrganisationId) -> Thing {
    Thing::Inspection {
        kind: "inspection",
        id: InspectionId::from(uuid::Uuid::nil()).uuid(),
        leading,
        taking_part: Vec::new(),
        told: Vec::new(),
        is_inside: true,
        today: acting.today,
    }
}
