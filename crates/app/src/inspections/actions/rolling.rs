//! All visits and findings that the caller may see, in a fixed number of statements: for the list, the roll-up and reviews.
//! A joint visit is one row whoever sees it, so it counts once.

use super::{
    clauses::Clause,
    seeing::{self, Finding, Visit},
    store, thing_of_visit,
};
use crate::{App, acting::Acting, caller::Caller, failure::Failure};
use database::Connection;
use domain::{
    ids::{InspectionId, OrganisationId, ProvisionId},
    inspections::{FindingFact, VisitFact},
    permissions::Verb,
};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// Visits with their findings, as one person sees them.
#[derive(Debug, Clone, Default)]
pub struct Seen {
    /// The visits, the newest first.
    pub visits: Vec<Visit>,
    /// The findings.
    pub findings: Vec<Finding>,
    /// The clauses that they touch.
    pub clauses: BTreeMap<ProvisionId, Clause>,
    asked: BTreeMap<InspectionId, BTreeSet<ProvisionId>>,
    /// Visits of which the caller sees everything.
    whole: BTreeSet<InspectionId>,
}

impl Seen {
    /// Keeps visits alone that are wanted, with what was found there.
    pub fn retain(&mut self, wanted: impl Fn(&Visit) -> bool) {
        self.visits.retain(wanted);
        let kept: BTreeSet<InspectionId> = self.visits.iter().map(|visit| visit.row.id).collect();
        self.findings.retain(|finding| kept.contains(&finding.row.inspection_id));
    }

    /// What counts: visits that were not given up, and what was found.
    pub fn facts(&self) -> (Vec<VisitFact>, Vec<FindingFact>) {
        let visit = |visit: &Visit| VisitFact {
            id: visit.row.id,
            kind: visit.particulars.kind,
            units: self.units_of(visit),
            clauses: self.asked.get(&visit.row.id).cloned().unwrap_or_default(),
        };
        let finding = |finding: &Finding| FindingFact {
            id: finding.row.id,
            visit: finding.row.inspection_id,
            unit: finding.row.organisation_id,
            clause: finding.row.provision_id,
            state: finding.state(),
            is_overdue: finding.is_overdue(),
        };
        let standing = self.visits.iter().filter(|visit| !visit.is_abandoned());
        (standing.map(visit).collect(), self.findings.iter().map(finding).collect())
    }

    /// The units of a visit: of one that is seen in part, those of which something is seen.
    fn units_of(&self, visit: &Visit) -> BTreeSet<OrganisationId> {
        if self.whole.contains(&visit.row.id) {
            return visit.particulars.units.iter().copied().collect();
        }
        let own = self.findings.iter().filter(|finding| finding.row.inspection_id == visit.row.id);
        own.map(|finding| finding.row.organisation_id).collect()
    }

    /// The findings of a visit.
    pub fn findings_of(&self, id: InspectionId) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(move |finding| finding.row.inspection_id == id)
    }

    /// Whether its checklist or a finding speaks of a clause.
    pub fn asks_about(&self, id: InspectionId, clause: &str) -> bool {
        let asked = self.asked.get(&id).into_iter().flatten().any(|one| one.to_string() == clause);
        asked || self.findings_of(id).any(|finding| finding.row.provision_id.to_string() == clause)
    }

    /// A visit.
    pub fn visit(&self, id: InspectionId) -> Option<&Visit> {
        self.visits.iter().find(|visit| visit.row.id == id)
    }
}

/// Everything that the caller may see.
pub async fn list_for(app: &App, caller: &Caller) -> Result<Seen, Failure> {
    let acting = Acting::now(app, caller);
    list_in(&mut app.database().read().await?, &acting).await
}

/// The same inside a read: seven statements.
pub async fn list_in(connection: &mut Connection, acting: &Acting) -> Result<Seen, Failure> {
    let rows = store::list_visits(connection, None).await?;
    let all = seeing::findings_of(connection, acting, None).await?;
    let mut of_visit: BTreeMap<InspectionId, Vec<Finding>> = BTreeMap::new();
    for finding in all {
        of_visit.entry(finding.row.inspection_id).or_default().push(finding);
    }
    let mut seen = Seen::default();
    for row in rows {
        let visit = Visit::of(row)?;
        let findings = of_visit.remove(&visit.row.id).unwrap_or_default();
        let sees_all = acting.may(Verb::ReadInspection, &thing_of_visit(acting, &visit, Vec::new()));
        let told = seeing::told(&visit, &findings);
        if !sees_all && !acting.may(Verb::ReadInspection, &thing_of_visit(acting, &visit, told)) {
            continue;
        }
        let is_seen = |finding: &Finding| sees_all || seeing::sees(acting, &visit, finding);
        seen.findings.extend(findings.into_iter().filter(is_seen));
        if sees_all {
            seen.whole.insert(visit.row.id);
        }
        seen.visits.push(visit);
    }
    for asked in store::list_asked(connection, None).await? {
        if let Some(clause) = asked.provision_id.filter(|_| seen.whole.contains(&asked.inspection_id)) {
            seen.asked.entry(asked.inspection_id).or_default().insert(clause);
        }
    }
    let clauses = store::list_clauses(connection, None).await?.into_iter().map(Clause::of);
    seen.clauses = clauses.map(|clause| (clause.id, clause)).collect();
    Ok(seen)
}

/// Whether a visit falls into a time: one of its days lies in it.
pub fn is_between(visit: &Visit, first: Date, last: Date) -> bool {
    visit.particulars.from <= last && visit.particulars.to >= first
}
