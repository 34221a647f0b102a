//! The assignments of the document that is carried out: how they stand, by the duty that gives them, and units with overdue
//! ones. The same counts as on the list of obligations, over what the body may read.

use super::{cited, standpoint::Standpoint};
use crate::{
    failure::Failure,
    obligations::actions::{
        REMEDY_KIND,
        listing::{FactRow, list_of_document},
    },
};
use database::Connection;
use domain::{
    ids::{DocumentId, OrganisationId},
    obligations::Closing,
    reviews::Source,
};
use papers::writing::review::{ClauseFacts, ObligationCounts, ObligationFacts, UnitFacts};
use std::collections::BTreeMap;

/// How the assignments stand; none without a document, or where nobody was given anything.
pub(super) async fn facts(
    point: &Standpoint<'_>,
    connection: &mut Connection,
) -> Result<Option<ObligationFacts>, Failure> {
    let Some(document) = point.asked.document else { return Ok(None) };
    let found = list_of_document(connection, &point.reader, document).await?;
    let (mut all, mut clauses) = (ObligationCounts::default(), Vec::new());
    let mut overdue: BTreeMap<OrganisationId, Vec<&FactRow>> = BTreeMap::new();
    // Remedies are told where inspections are.
    for (row, facts) in found.iter().filter(|(row, _)| row.kind != REMEDY_KIND) {
        let mut counts = ObligationCounts::default();
        for fact in facts {
            let Some(state) = state(fact) else { continue };
            state.count(&mut counts);
            state.count(&mut all);
            if state == State::Overdue {
                overdue.entry(fact.organisation_id).or_default().push(fact);
            }
        }
        if counts.all > 0 {
            clauses.push(ClauseFacts {
                cited: row.provision().map(|path| cited::clause(&path)).unwrap_or_default(),
                duty: cited::in_few_words(&row.action),
                counts,
                source: Source::Obligation { obligation: row.id },
            });
        }
    }
    let source = Source::Assignments { document };
    let facts = ObligationFacts { counts: all, clauses, overdue: units(point, document, &overdue), source };
    Ok(Some(facts).filter(|facts| facts.counts.all > 0))
}

/// How an assignment stands, once: what is overdue is not also under way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Accepted,
    Overdue,
    Submitted,
    UnderWay,
}

/// None of what was cancelled or handed over: that counts with its successor.
fn state(fact: &FactRow) -> Option<State> {
    let closing = fact.closing.as_deref().and_then(Closing::from_code);
    match (fact.is_open, closing) {
        (_, Some(Closing::Accepted)) => Some(State::Accepted),
        (false, _) => None,
        (true, _) if fact.is_late => Some(State::Overdue),
        (true, _) if fact.is_waiting => Some(State::Submitted),
        (true, _) => Some(State::UnderWay),
    }
}

impl State {
    fn count(self, counts: &mut ObligationCounts) {
        counts.all += 1;
        let counted = match self {
            State::Accepted => &mut counts.accepted,
            State::Overdue => &mut counts.overdue,
            State::Submitted => &mut counts.submitted,
            State::UnderWay => &mut counts.under_way,
        };
        *counted += 1;
    }
}

fn units(
    point: &Standpoint<'_>,
    document: DocumentId,
    overdue: &BTreeMap<OrganisationId, Vec<&FactRow>>,
) -> Vec<UnitFacts> {
    let unit = |unit: OrganisationId| {
        let facts = overdue.get(&unit)?;
        let source = match facts.as_slice() {
            [one] => Source::Assignment { assignment: one.assignment_id },
            _ => Source::Assignments { document },
        };
        Some(UnitFacts { unit: point.name_of(unit), count: u32::try_from(facts.len()).unwrap_or(u32::MAX), source })
    };
    let sorted = point.graph().sorted(overdue.keys().copied().collect(), point.asked.today);
    sorted.into_iter().filter_map(unit).collect()
}
