//! Visits and what was found, as the caller may see them. What may not be known is not found.
//!
//! The bodies that make a visit, and those above, see all of it. A visited unit sees its own findings, once the visit is
//! concluded or a remedy was asked of it; never the checklist.

use super::{
    clauses::Clause,
    store::{self, ConclusionRow, FindingRow, HeldRow, ItemRow, RecheckRow, RemedyRow, VisitRow},
    thing_of_finding, thing_of_visit,
};
use crate::{
    App,
    acting::Acting,
    caller::Caller,
    failure::Failure,
    inspections::content::{Conclusion, Particulars},
    permits::Thing,
};
use database::Connection;
use domain::{
    ids::{FindingId, InspectionId, OrganisationId, ProvisionId},
    inspections::{FindingKind, FindingRows, FindingState, ItemResult, Recheck, RemedyState, Severity, Verdict},
    obligations::Closing,
    permissions::Verb,
    problem::{InspectionProblem, Problem},
};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// A visit.
#[derive(Debug, Clone)]
pub struct Visit {
    /// Its row.
    pub row: VisitRow,
    /// What it is about, with whom and where.
    pub particulars: Particulars,
    /// The units to which something of it was told; found where the whole visit is.
    told: Vec<OrganisationId>,
}

impl Visit {
    /// One whose particulars were just written; nothing of it is told yet.
    pub(super) fn new(row: VisitRow, particulars: Particulars) -> Self {
        Visit { row, particulars, told: Vec::new() }
    }

    pub(super) fn of(row: VisitRow) -> Result<Self, Failure> {
        let particulars = serde_json::from_str(&row.content)?;
        Ok(Visit::new(row, particulars))
    }

    /// It, as rights are asked about it. A unit to which something was told knows of it, so what it may not do is refused.
    pub fn thing(&self, acting: &Acting) -> Thing {
        thing_of_visit(acting, self, self.told.clone())
    }

    /// One of its findings likewise, when the caller sees it.
    pub fn thing_of_finding(&self, acting: &Acting, id: FindingId) -> Thing {
        thing_of_finding(acting, self, id, self.told.clone())
    }

    /// The conclusion was approved.
    pub fn is_concluded(&self) -> bool {
        self.row.approved_at_ms.is_some()
    }

    /// It was given up.
    pub fn is_abandoned(&self) -> bool {
        self.row.abandoned_at_ms.is_some()
    }

    /// It, if the caller may do this to it.
    pub fn require(&self, acting: &Acting, verb: Verb) -> Result<Thing, Failure> {
        let thing = self.thing(acting);
        acting.caller.require(&acting.graph, verb, &thing)?;
        Ok(thing)
    }

    /// One of its findings likewise.
    pub fn require_of_finding(&self, acting: &Acting, id: FindingId, verb: Verb) -> Result<Thing, Failure> {
        let thing = self.thing_of_finding(acting, id);
        acting.caller.require(&acting.graph, verb, &thing)?;
        Ok(thing)
    }

    /// Whether checklist and findings may still change.
    pub fn may_change(&self) -> Result<(), Problem> {
        if self.is_abandoned() {
            return Err(Problem::Inspection(InspectionProblem::Abandoned));
        }
        if self.is_concluded() {
            return Err(Problem::Inspection(InspectionProblem::Concluded));
        }
        Ok(())
    }
}

/// An item of the checklist.
#[derive(Debug, Clone)]
pub struct Item {
    /// Its row.
    pub row: ItemRow,
}

impl Item {
    /// What was found, if anything was written.
    pub fn result(&self) -> Option<ItemResult> {
        self.row.result.as_deref().and_then(ItemResult::from_code)
    }
}

/// A remedy with what became of it.
#[derive(Debug, Clone)]
pub struct Remedy {
    /// What was asked.
    pub row: RemedyRow,
    /// The assignments of it: that of the holder, and those of who carried it on.
    pub held: Vec<HeldRow>,
}

impl Remedy {
    /// The assignments that count: none that somebody else carries on.
    pub fn living(&self) -> impl Iterator<Item = &HeldRow> {
        let closing = |held: &HeldRow| held.closing.as_deref().and_then(Closing::from_code);
        self.held.iter().filter(move |held| closing(held) != Some(Closing::HandedOver))
    }

    /// What became of it.
    pub fn state(&self) -> RemedyState {
        let accepted = |held: &HeldRow| held.closing.as_deref() == Some(Closing::Accepted.code());
        if self.living().any(|held| held.closed_on.is_none()) {
            RemedyState::Open
        } else if self.living().any(accepted) {
            RemedyState::Accepted
        } else {
            RemedyState::Ended
        }
    }

    /// The day on which the last part of it was accepted.
    pub fn accepted_on(&self) -> Option<Date> {
        let is_accepted = |held: &&HeldRow| held.closing.as_deref() == Some(Closing::Accepted.code());
        self.living().filter(is_accepted).filter_map(|held| held.closed_on).max()
    }

    /// The deadline that counts now, extensions included.
    pub fn due_on(&self) -> Date {
        self.living().filter_map(|held| held.due_on).max().unwrap_or(self.row.due_on)
    }

    /// Whether somebody is late with it.
    pub fn is_late(&self) -> bool {
        self.living().any(|held| held.is_late != 0)
    }
}

/// A finding with its remedies and re-inspections.
#[derive(Debug, Clone)]
pub struct Finding {
    /// Its row.
    pub row: FindingRow,
    /// What it is.
    pub kind: FindingKind,
    /// How much it weighs.
    pub severity: Option<Severity>,
    /// What was asked for, oldest first.
    pub remedies: Vec<Remedy>,
    /// Re-inspections, oldest first.
    pub rechecks: Vec<RecheckRow>,
}

impl Finding {
    /// What its state follows from.
    pub fn rows(&self) -> FindingRows {
        let recheck = |row: &RecheckRow| Recheck {
            remedy: usize::try_from(row.remedy_number - 1).unwrap_or_default(),
            verdict: Verdict::from_code(&row.verdict).unwrap_or(Verdict::NotRemedied),
        };
        FindingRows {
            kind: self.kind,
            is_withdrawn: self.row.withdrawn_at_ms.is_some(),
            remedies: self.remedies.iter().map(Remedy::state).collect(),
            rechecks: self.rechecks.iter().map(recheck).collect(),
        }
    }

    /// How it stands.
    pub fn state(&self) -> FindingState {
        self.rows().state()
    }

    /// Its remedy is late.
    pub fn is_overdue(&self) -> bool {
        self.state() == FindingState::Remedying && self.remedies.last().is_some_and(Remedy::is_late)
    }

    /// The first deadline that was promised.
    pub fn first_due_on(&self) -> Option<Date> {
        self.remedies.first().map(|remedy| remedy.row.due_on)
    }

    /// The units that may know of it: once the visit is concluded or something was asked of them.
    pub fn told(&self, visit: &Visit) -> Vec<OrganisationId> {
        let holders = self.remedies.iter().flat_map(|remedy| remedy.held.iter().map(|held| held.organisation_id));
        let mut told: Vec<OrganisationId> = holders.collect();
        if visit.is_concluded() || !told.is_empty() {
            told.push(self.row.organisation_id);
        }
        told
    }
}

/// A visit with everything that the caller may see of it.
#[derive(Debug, Clone)]
pub struct Whole {
    /// Itself.
    pub visit: Visit,
    /// Its checklist; nothing for who sees findings alone.
    pub items: Vec<Item>,
    /// The findings that are seen.
    pub findings: Vec<Finding>,
    /// What the conclusion says, with its version.
    pub conclusion: (i64, Conclusion),
    /// The clauses that it touches.
    pub clauses: BTreeMap<ProvisionId, Clause>,
    /// The caller sees all of it.
    pub sees_all: bool,
}

impl Whole {
    /// A finding that is seen.
    pub fn finding(&self, id: FindingId) -> Result<&Finding, Problem> {
        self.findings.iter().find(|finding| finding.row.id == id).ok_or(Problem::NotFound)
    }

    /// The clause of an item or a finding.
    pub fn clause(&self, id: ProvisionId) -> Option<&Clause> {
        self.clauses.get(&id)
    }

    /// Items without a result.
    pub fn unanswered(&self) -> usize {
        self.items.iter().filter(|item| item.result().is_none()).count()
    }
}

/// The visit, inside a read or a write, if the caller may know of it.
pub async fn find_whole(connection: &mut Connection, acting: &Acting, id: InspectionId) -> Result<Whole, Failure> {
    let row = store::list_visits(connection, Some(id)).await?.into_iter().next().ok_or(Problem::NotFound)?;
    let mut visit = Visit::of(row)?;
    let findings = findings_of(connection, acting, Some(id)).await?;
    let sees_all = acting.may(Verb::ReadInspection, &visit.thing(acting));
    visit.told = told(&visit, &findings);
    _ = visit.require(acting, Verb::ReadInspection)?;
    let items = if sees_all { store::list_items(connection, id).await? } else { Vec::new() };
    let (number, conclusion) = match store::find_conclusion(connection, id).await? {
        Some(ConclusionRow { number, content, .. }) => (number, serde_json::from_str(&content)?),
        None => (0, Conclusion::default()),
    };
    let clauses = store::list_clauses(connection, Some(id)).await?.into_iter().map(Clause::of);
    let seen = |finding: &Finding| sees_all || sees(acting, &visit, finding);
    Ok(Whole {
        items: items.into_iter().map(|row| Item { row }).collect(),
        findings: findings.into_iter().filter(seen).collect(),
        conclusion: (number, conclusion),
        clauses: clauses.map(|clause| (clause.id, clause)).collect(),
        sees_all,
        visit,
    })
}

/// The units to which something of a visit was told.
pub(super) fn told(visit: &Visit, findings: &[Finding]) -> Vec<OrganisationId> {
    let own = findings.iter().filter(|finding| finding.row.inspection_id == visit.row.id);
    let mut told: Vec<OrganisationId> = own.flat_map(|finding| finding.told(visit)).collect();
    if visit.is_concluded() {
        told.extend(visit.particulars.units.iter().copied());
    }
    told
}

/// Whether the caller sees a finding where it does not see the whole visit.
pub(super) fn sees(acting: &Acting, visit: &Visit, finding: &Finding) -> bool {
    acting.may(Verb::ReadInspection, &thing_of_finding(acting, visit, finding.row.id, finding.told(visit)))
}

/// Findings of a visit, or of all, with what became of each: four statements.
pub(super) async fn findings_of(
    connection: &mut Connection,
    acting: &Acting,
    id: Option<InspectionId>,
) -> Result<Vec<Finding>, Failure> {
    let rows = store::list_findings(connection, id).await?;
    let mut held: BTreeMap<(FindingId, i64), Vec<HeldRow>> = BTreeMap::new();
    for row in store::list_held(connection, id, acting.today).await? {
        held.entry((row.finding_id, row.number)).or_default().push(row);
    }
    let mut remedies: BTreeMap<FindingId, Vec<Remedy>> = BTreeMap::new();
    for row in store::list_remedies(connection, id).await? {
        let held = held.remove(&(row.finding_id, row.number)).unwrap_or_default();
        remedies.entry(row.finding_id).or_default().push(Remedy { row, held });
    }
    let mut rechecks: BTreeMap<FindingId, Vec<RecheckRow>> = BTreeMap::new();
    for row in store::list_rechecks(connection, id).await? {
        rechecks.entry(row.finding_id).or_default().push(row);
    }
    let finding = |row: FindingRow| Finding {
        // The column holds only what was written here; a word unknown here would be a newer program's.
        kind: FindingKind::from_code(&row.kind).unwrap_or(FindingKind::Shortcoming),
        severity: row.severity.as_deref().and_then(Severity::from_code),
        remedies: remedies.remove(&row.id).unwrap_or_default(),
        rechecks: rechecks.remove(&row.id).unwrap_or_default(),
        row,
    };
    Ok(rows.into_iter().map(finding).collect())
}

/// A visit with everything that the caller may see of it.
pub async fn open(app: &App, caller: &Caller, id: InspectionId) -> Result<Whole, Failure> {
    let acting = Acting::now(app, caller);
    find_whole(&mut app.database().read().await?, &acting, id).await
}

/// The visit of a finding, with the finding among those that are seen.
pub async fn open_of_finding(app: &App, caller: &Caller, id: FindingId) -> Result<Whole, Failure> {
    let acting = Acting::now(app, caller);
    find_of_finding(&mut app.database().read().await?, &acting, id).await
}

/// The same inside a read or a write.
pub async fn find_of_finding(connection: &mut Connection, acting: &Acting, id: FindingId) -> Result<Whole, Failure> {
    let visit = store::find_visit_of(connection, id).await?.ok_or(Problem::NotFound)?;
    let whole = find_whole(connection, acting, visit).await?;
    whole.finding(id)?;
    Ok(whole)
}
