//! Rules of findings and their roll-up: tables of cases, and random histories against a naive oracle.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod random;
mod rolling;

use super::*;
use crate::problem::InspectionProblem as Refusal;

fn rows(kind: FindingKind, remedies: &[RemedyState], rechecks: &[(usize, Verdict)]) -> FindingRows {
    let recheck = |(remedy, verdict): &(usize, Verdict)| Recheck { remedy: *remedy, verdict: *verdict };
    FindingRows {
        kind,
        is_withdrawn: false,
        remedies: remedies.to_vec(),
        rechecks: rechecks.iter().map(recheck).collect(),
    }
}

#[test]
fn the_state_of_a_finding_follows_from_its_remedies_and_re_inspections() {
    use RemedyState::{Accepted, Ended, Open};
    use Verdict::{NotRemedied, Verified};
    type Case = (FindingKind, &'static [RemedyState], &'static [(usize, Verdict)], FindingState);
    let cases: &[Case] = &[
        (FindingKind::Conclusion, &[], &[], FindingState::Noted),
        (FindingKind::Shortcoming, &[], &[], FindingState::Found),
        (FindingKind::Limitation, &[Open], &[], FindingState::Remedying),
        (FindingKind::Shortcoming, &[Accepted], &[], FindingState::Remedied),
        (FindingKind::Shortcoming, &[Accepted], &[(0, Verified)], FindingState::Closed),
        (FindingKind::Shortcoming, &[Accepted], &[(0, NotRemedied)], FindingState::Found),
        (FindingKind::Shortcoming, &[Accepted, Open], &[(0, NotRemedied)], FindingState::Remedying),
        (FindingKind::Shortcoming, &[Accepted, Accepted], &[(0, NotRemedied)], FindingState::Remedied),
        (FindingKind::Shortcoming, &[Accepted, Accepted], &[(0, NotRemedied), (1, Verified)], FindingState::Closed),
        (FindingKind::Shortcoming, &[Ended], &[], FindingState::Found),
    ];
    for (kind, remedies, rechecks, state) in cases {
        assert_eq!(rows(*kind, remedies, rechecks).state(), *state, "{kind:?} {remedies:?} {rechecks:?}");
    }
}

#[test]
fn what_may_not_come_now_says_why() {
    use RemedyState::{Accepted, Open};
    let shortcoming = |remedies: &[RemedyState]| rows(FindingKind::Shortcoming, remedies, &[]);
    let closed = rows(FindingKind::Shortcoming, &[Accepted], &[(0, Verdict::Verified)]);
    let withdrawn = FindingRows { is_withdrawn: true, ..shortcoming(&[]) };
    let noted = rows(FindingKind::Conclusion, &[], &[]);
    for (rows, act, refusal) in [
        (shortcoming(&[]), Act::Verify, Refusal::RemedyNotAccepted),
        (shortcoming(&[Open]), Act::Verify, Refusal::RemedyNotAccepted),
        (shortcoming(&[Open]), Act::SendBack, Refusal::RemedyNotAccepted),
        (shortcoming(&[Open]), Act::AskRemedy, Refusal::RemedyUnderWay),
        (shortcoming(&[Accepted]), Act::AskRemedy, Refusal::RemedyUnderWay),
        (shortcoming(&[Open]), Act::Withdraw, Refusal::FindingHasRemedy),
        (closed.clone(), Act::Verify, Refusal::FindingClosed),
        (closed, Act::AskRemedy, Refusal::FindingClosed),
        (withdrawn, Act::Withdraw, Refusal::FindingWithdrawn),
        (noted, Act::AskRemedy, Refusal::NothingToRemedy),
    ] {
        assert_eq!(rows.check(act), Err(refusal), "{rows:?} {act:?}");
    }
    assert_eq!(shortcoming(&[]).check(Act::AskRemedy), Ok(()));
    assert_eq!(shortcoming(&[Accepted]).check(Act::Verify), Ok(()));
    assert_eq!(shortcoming(&[Accepted]).check(Act::SendBack), Ok(()));
    assert_eq!(shortcoming(&[]).check(Act::Withdraw), Ok(()));
}

#[test]
fn the_kinds_of_the_front_stand_first_for_the_front() {
    assert!(VisitKind::for_line(true)[0].is_of_the_front());
    assert!(!VisitKind::for_line(false)[0].is_of_the_front());
    assert_eq!(VisitKind::for_line(true).len(), VisitKind::ALL.len());
}
