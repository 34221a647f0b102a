//! Roll-up of visits and findings by kind, by unit and by clause.
//!
//! A visit that several bodies make together counts once, however many of them are seen: visits are told apart by what they
//! are and not by who made them. The same facts handed in twice give the same counts.

use super::{FindingState, VisitKind};
use crate::ids::{FindingId, InspectionId, OrganisationId, ProvisionId};
use std::collections::{BTreeMap, BTreeSet};

/// A visit, as one of its bodies knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VisitFact {
    /// Which.
    pub id: InspectionId,
    /// What it is.
    pub kind: VisitKind,
    /// The units visited.
    pub units: BTreeSet<OrganisationId>,
    /// The clauses that its checklist asks about.
    pub clauses: BTreeSet<ProvisionId>,
}

/// A finding and how it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FindingFact {
    /// Which.
    pub id: FindingId,
    /// Of which visit.
    pub visit: InspectionId,
    /// Of which unit.
    pub unit: OrganisationId,
    /// Of which clause.
    pub clause: ProvisionId,
    /// How it stands.
    pub state: FindingState,
    /// Its remedy is late.
    pub is_overdue: bool,
}

/// How many.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Visits, each once.
    pub visits: usize,
    /// Units that were visited, each once.
    pub units: usize,
    /// Findings that stand; none of what was taken back.
    pub findings: usize,
    /// Of them, those that ask for something to be put right.
    pub to_remedy: usize,
    /// Those whose remedy was accepted, verified or not.
    pub remedied: usize,
    /// Those that a re-inspection closed.
    pub verified: usize,
    /// Those where something is still to be done.
    pub open: usize,
    /// Those whose remedy is late.
    pub overdue: usize,
}

fn counted<'f>(
    visits: impl IntoIterator<Item = &'f VisitFact>,
    findings: impl IntoIterator<Item = &'f FindingFact>,
) -> Counts {
    let (mut ids, mut units) = (BTreeSet::new(), BTreeSet::new());
    for visit in visits {
        ids.insert(visit.id);
        units.extend(visit.units.iter().copied());
    }
    let mut counts = Counts { visits: ids.len(), units: units.len(), ..Counts::default() };
    let findings: BTreeMap<FindingId, &FindingFact> = findings.into_iter().map(|one| (one.id, one)).collect();
    for finding in findings.values().filter(|one| one.state != FindingState::Withdrawn) {
        let one_if = usize::from;
        counts.findings += 1;
        counts.to_remedy += one_if(finding.state != FindingState::Noted);
        counts.remedied += one_if(matches!(finding.state, FindingState::Remedied | FindingState::Closed));
        counts.verified += one_if(finding.state == FindingState::Closed);
        counts.open += one_if(finding.state.is_open());
        counts.overdue += one_if(finding.is_overdue && finding.state.is_open());
    }
    counts
}

/// Everything together.
pub fn in_all(visits: &[VisitFact], findings: &[FindingFact]) -> Counts {
    counted(visits, findings)
}

/// By kind of visit; a kind of which there is none is left out.
pub fn by_kind(visits: &[VisitFact], findings: &[FindingFact]) -> BTreeMap<VisitKind, Counts> {
    let kinds: BTreeMap<InspectionId, VisitKind> = visits.iter().map(|visit| (visit.id, visit.kind)).collect();
    let of = |kind: VisitKind| {
        let own = findings.iter().filter(|finding| kinds.get(&finding.visit) == Some(&kind));
        (kind, counted(visits.iter().filter(|visit| visit.kind == kind), own))
    };
    let present: BTreeSet<VisitKind> = kinds.values().copied().collect();
    present.into_iter().map(of).collect()
}

/// By unit: each one that was visited or of which something was found.
pub fn by_unit(visits: &[VisitFact], findings: &[FindingFact]) -> BTreeMap<OrganisationId, Counts> {
    let mut units: BTreeSet<OrganisationId> = visits.iter().flat_map(|visit| visit.units.iter().copied()).collect();
    units.extend(findings.iter().map(|finding| finding.unit));
    let of = |unit: OrganisationId| {
        let own = findings.iter().filter(|finding| finding.unit == unit);
        let counts = counted(visits.iter().filter(|visit| visit.units.contains(&unit)), own);
        (unit, Counts { units: 1, ..counts })
    };
    units.into_iter().map(of).collect()
}

/// By clause: each one that a checklist asks about or to which a finding is tied.
pub fn by_clause(visits: &[VisitFact], findings: &[FindingFact]) -> BTreeMap<ProvisionId, Counts> {
    let mut touched: BTreeMap<ProvisionId, BTreeSet<InspectionId>> = BTreeMap::new();
    for visit in visits {
        for clause in &visit.clauses {
            touched.entry(*clause).or_default().insert(visit.id);
        }
    }
    for finding in findings {
        touched.entry(finding.clause).or_default().insert(finding.visit);
    }
    let of = |(clause, ids): (ProvisionId, BTreeSet<InspectionId>)| {
        let own = findings.iter().filter(|finding| finding.clause == clause);
        (clause, counted(visits.iter().filter(|visit| ids.contains(&visit.id)), own))
    };
    touched.into_iter().map(of).collect()
}
