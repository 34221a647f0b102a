//! Roll-up: a joint visit counts once, by whichever of its bodies it is seen.

use super::*;
use crate::ids::{FindingId, InspectionId, OrganisationId, ProvisionId};
use uuid::Uuid;

fn visit(id: u128, kind: VisitKind, units: &[u128], clauses: &[u128]) -> VisitFact {
    VisitFact {
        id: InspectionId::from(Uuid::from_u128(id)),
        kind,
        units: units.iter().map(|unit| OrganisationId::from(Uuid::from_u128(*unit))).collect(),
        clauses: clauses.iter().map(|clause| ProvisionId::from(Uuid::from_u128(*clause))).collect(),
    }
}

fn finding(id: u128, (visit, unit, clause): (u128, u128, u128), state: FindingState, is_overdue: bool) -> FindingFact {
    FindingFact {
        id: FindingId::from(Uuid::from_u128(id)),
        visit: InspectionId::from(Uuid::from_u128(visit)),
        unit: OrganisationId::from(Uuid::from_u128(unit)),
        clause: ProvisionId::from(Uuid::from_u128(clause)),
        state,
        is_overdue,
    }
}

#[test]
fn a_joint_visit_is_counted_once_however_many_bodies_see_it() {
    let joint = visit(1, VisitKind::Supervision, &[10, 11], &[20]);
    let alone = visit(2, VisitKind::FrontSupervision, &[10], &[21]);
    let findings = [
        finding(30, (1, 10, 20), FindingState::Closed, false),
        finding(31, (1, 11, 20), FindingState::Remedying, true),
        finding(32, (2, 10, 21), FindingState::Withdrawn, false),
        finding(33, (1, 11, 22), FindingState::Noted, false),
    ];
    let once = [joint.clone(), alone.clone()];
    // Both bodies of the joint visit hand it in, and its findings with it.
    let twice = [joint.clone(), joint, alone];
    let seen_twice: Vec<FindingFact> = findings.iter().chain(&findings).copied().collect();
    let expected =
        Counts { visits: 2, units: 2, findings: 3, to_remedy: 2, remedied: 1, verified: 1, open: 1, overdue: 1 };
    assert_eq!(in_all(&once, &findings), expected);
    assert_eq!(in_all(&twice, &seen_twice), expected);
    assert_eq!(by_unit(&twice, &seen_twice), by_unit(&once, &findings));
    assert_eq!(by_clause(&twice, &seen_twice), by_clause(&once, &findings));
    assert_eq!(by_kind(&twice, &seen_twice)[&VisitKind::Supervision].visits, 1);
}

#[test]
fn units_and_clauses_are_counted_where_they_were_visited_or_found() {
    let visits = [visit(1, VisitKind::Inspection, &[10, 11], &[20, 21])];
    let findings = [finding(30, (1, 11, 22), FindingState::Found, false)];
    let units = by_unit(&visits, &findings);
    let unit = |id: u128| units[&OrganisationId::from(Uuid::from_u128(id))];
    assert_eq!((unit(10).visits, unit(10).findings), (1, 0));
    assert_eq!((unit(11).visits, unit(11).findings, unit(11).open), (1, 1, 1));
    let clauses = by_clause(&visits, &findings);
    assert_eq!(clauses.len(), 3);
    let found = clauses[&ProvisionId::from(Uuid::from_u128(22))];
    assert_eq!((found.visits, found.findings), (1, 1));
}
