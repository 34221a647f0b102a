//! Documents with which the directive is carried out: the plans of the body and of units that count, and who owes one and has
//! none. A plan that was taken back or replaced does not count.

use super::{Plan, cited::Cited, standpoint::Standpoint};
use crate::plans::actions::finding::{Found, State};
use domain::{ids::DocumentId, reviews::Source};
use papers::writing::review::{DocumentFacts, PlanFacts};
use std::collections::BTreeSet;

/// The plans below the document that is carried out, as far as the body may read them; none without such a document.
pub(super) fn facts(point: &Standpoint<'_>) -> Option<DocumentFacts> {
    let document = point.asked.document?;
    let (own, units): (Vec<&Found>, Vec<&Found>) = counting(point).into_iter().partition(|plan| {
        let of = plan.row.organisation_id;
        of == point.body || of == point.asked.organisation
    });
    Some(DocumentFacts {
        own: own.into_iter().map(|plan| fact(point, plan)).collect(),
        units: units.into_iter().map(|plan| fact(point, plan)).collect(),
        without: without(point, document),
        source: Source::Coverage { document },
    })
}

/// The same plans, to be kept beside an approved paper.
pub(super) fn plans(point: &Standpoint<'_>) -> Vec<Plan> {
    let plan = |found: &Found| Plan {
        document: found.row.document_id,
        organisation: found.row.organisation_id,
        cited: cited(found),
    };
    counting(point).into_iter().map(plan).collect()
}

/// Plans that carry the document out, also through other plans, in the order of lists.
fn counting<'a>(point: &'a Standpoint<'_>) -> Vec<&'a Found> {
    let Some(covered) = &point.covered else { return Vec::new() };
    let below: BTreeSet<DocumentId> = covered.documents.iter().skip(1).map(|row| row.id).collect();
    let counts = |plan: &&Found| plan.state == State::Published && below.contains(&plan.row.document_id);
    let mut found: Vec<&Found> = point.plans.iter().filter(counts).collect();
    let owners = found.iter().map(|plan| plan.row.organisation_id).collect::<BTreeSet<_>>();
    let order = point.graph().sorted(owners.into_iter().collect(), point.asked.today);
    let place = |plan: &Found| order.iter().position(|unit| *unit == plan.row.organisation_id);
    found.sort_by_cached_key(|plan| (place(plan), plan.row.issued_on, plan.row.document_id));
    found
}

fn cited(plan: &Found) -> String {
    let row = &plan.row;
    Cited {
        document_type: &row.document_type,
        symbol: row.symbol.as_deref(),
        issued_on: row.issued_on,
        ..Cited::default()
    }
    .said()
}

fn fact(point: &Standpoint<'_>, plan: &Found) -> PlanFacts {
    let document = plan.row.document_id;
    PlanFacts {
        unit: point.name_of(plan.row.organisation_id),
        cited: cited(plan),
        source: Source::Document { document },
    }
}

/// Units that owe a plan to this document and have none, by name and each once.
fn without(point: &Standpoint<'_>, document: DocumentId) -> Vec<String> {
    let owed = point.owed.iter().filter(|owed| owed.document_id == document);
    let units: BTreeSet<_> = owed.map(|owed| owed.organisation_id).collect();
    let sorted = point.graph().sorted(units.into_iter().collect(), point.asked.today);
    sorted.into_iter().map(|unit| point.name_of(unit)).collect()
}
