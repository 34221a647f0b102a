//! Documents with which the directive is carried out: the plans of the body and of units that count, and who owes one and has
//! none. A plan that was taken back or replaced does not count. Whoever may read how a body takes the directive up may read
//! which plan it has.

use super::{Plan, cited::Cited, standpoint::Standpoint};
use crate::coverage::actions::{Composed, DocumentRow};
use domain::{ids::OrganisationId, permissions::Verb, reviews::Source};
use papers::writing::review::{DocumentFacts, PlanFacts};
use std::collections::BTreeSet;

/// The plans below the document that is carried out; none without such a document, or where the body may not read of it.
pub(super) fn facts(point: &Standpoint<'_>) -> Option<DocumentFacts> {
    let document = point.covered.as_ref()?.root.id;
    let is_own = |of: OrganisationId| of == point.body || of == point.asked.organisation;
    let (own, units): (Vec<_>, Vec<_>) = counting(point).into_iter().partition(|(of, _)| is_own(*of));
    let all = |plans: Vec<(OrganisationId, &DocumentRow)>| -> Vec<PlanFacts> {
        plans.into_iter().map(|(of, row)| fact(point, of, row)).collect()
    };
    Some(DocumentFacts {
        own: all(own),
        units: all(units),
        without: without(point),
        source: Source::Coverage { document },
    })
}

/// The same plans, to be kept beside an approved paper.
pub(super) fn plans(point: &Standpoint<'_>) -> Vec<Plan> {
    let plan = |(organisation, row): (OrganisationId, &DocumentRow)| Plan {
        document: row.id,
        organisation,
        cited: cited(row),
    };
    counting(point).into_iter().map(plan).collect()
}

/// Whether the body may read how another takes the document up.
fn may_read(point: &Standpoint<'_>, covered: &Composed, of: OrganisationId) -> bool {
    point.may(Verb::ReadCoverage, &covered.thing(of, point.asked.today))
}

/// Plans that carry the document out, also through other plans, each with its body, in the order of lists.
fn counting<'a>(point: &'a Standpoint<'_>) -> Vec<(OrganisationId, &'a DocumentRow)> {
    let Some(covered) = &point.covered else { return Vec::new() };
    let below = covered.documents.iter().skip(1).filter_map(|row| Some((row.plan_of?, row)));
    let mut found: Vec<(OrganisationId, &DocumentRow)> =
        below.filter(|(of, _)| may_read(point, covered, *of)).collect();
    let owners: BTreeSet<OrganisationId> = found.iter().map(|(of, _)| *of).collect();
    let order = point.graph().sorted(owners.into_iter().collect(), point.asked.today);
    let place = |of: OrganisationId| order.iter().position(|unit| *unit == of);
    found.sort_by_cached_key(|(of, row)| (place(*of), row.issued_on, row.id));
    found
}

fn cited(row: &DocumentRow) -> String {
    let (symbol, issued_on) = (row.symbol.as_deref(), row.issued_on);
    Cited { document_type: &row.document_type, symbol, issued_on, ..Cited::default() }.said()
}

/// A plan with its document, or with its matrix where the body may not open that.
fn fact(point: &Standpoint<'_>, of: OrganisationId, row: &DocumentRow) -> PlanFacts {
    let source = match point.opened.contains(&row.id) {
        true => Source::Document { document: row.id },
        false => Source::Coverage { document: row.id },
    };
    PlanFacts { unit: point.name_of(of), cited: cited(row), source }
}

/// Units that owe a plan to this document and have none, by name and each once.
fn without(point: &Standpoint<'_>) -> Vec<String> {
    let Some(covered) = &point.covered else { return Vec::new() };
    let units: BTreeSet<OrganisationId> = point.owed.iter().map(|owed| owed.organisation_id).collect();
    let named = units.into_iter().filter(|unit| may_read(point, covered, *unit));
    let sorted = point.graph().sorted(named.collect(), point.asked.today);
    sorted.into_iter().map(|unit| point.name_of(unit)).collect()
}
