//! Programmes, visits and findings as they are answered.
//! These structs are a promise to programs outside: a member may be added, and none is taken away or given another meaning.

use crate::{
    acting::Acting,
    api::Day,
    inspections::{
        actions::{Finding, Item, Remedy, Visit, Whole, programmes, rolling::Seen},
        words::VisitState,
    },
};
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

/// A programme.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldProgramme {
    /// Its identity.
    pub programme: Uuid,
    /// Whose it is.
    pub organisation: Uuid,
    /// The year.
    pub year: i64,
    /// Its head approved it.
    pub approved: bool,
    /// What it plans.
    pub visits: Vec<ToldPlannedVisit>,
}

/// A planned visit.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldPlannedVisit {
    /// Its identity.
    pub planned: Uuid,
    /// Its version.
    pub version: i64,
    /// inspection, supervision, front-supervision or social-criticism.
    pub kind: &'static str,
    /// What it is about.
    pub subject: String,
    /// The units.
    pub units: Vec<Uuid>,
    /// Bodies that take part.
    pub together_with: Vec<Uuid>,
    /// The quarter.
    pub quarter: Option<i64>,
    /// The first day.
    pub from: Option<Day>,
    /// The last day.
    pub to: Option<Day>,
    /// It was taken out.
    pub dropped: bool,
}

/// A visit in a list.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldVisit {
    /// Its identity.
    pub inspection: Uuid,
    /// The body that leads it.
    pub organisation: Uuid,
    /// inspection, supervision, front-supervision or social-criticism.
    pub kind: &'static str,
    /// What it is about.
    pub subject: String,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
    /// coming, under-way, concluded, numbered or given-up.
    pub state: &'static str,
    /// How many findings are seen.
    pub findings: usize,
}

/// A visit with everything that is seen of it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct WholeVisit {
    /// Its identity.
    pub inspection: Uuid,
    /// The version of its particulars.
    pub version: i64,
    /// The body that leads it.
    pub organisation: Uuid,
    /// Bodies that take part.
    pub together_with: Vec<Uuid>,
    /// inspection, supervision, front-supervision or social-criticism.
    pub kind: &'static str,
    /// What it is about.
    pub subject: String,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
    /// coming, under-way, concluded, numbered or given-up.
    pub state: &'static str,
    /// The version of the conclusion's words; 0 before the first.
    pub conclusion_version: i64,
    /// The checklist, for those who see the whole visit.
    pub items: Vec<ToldItem>,
    /// The findings that are seen.
    pub findings: Vec<ToldFinding>,
}

/// An item of the checklist.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldItem {
    /// Its identity.
    pub item: Uuid,
    /// Of which unit; of all of them without one.
    pub organisation: Option<Uuid>,
    /// Of which clause.
    pub clause: Option<Uuid>,
    /// clause, gap, assignment or added.
    pub origin: String,
    /// What is looked at.
    pub words: String,
    /// The version of its result; 0 before the first.
    pub version: i64,
    /// good, partly, not-yet or not-applicable.
    pub result: Option<&'static str>,
    /// In words.
    pub note: String,
}

/// A finding.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldFinding {
    /// Its identity.
    pub finding: Uuid,
    /// The visit.
    pub inspection: Uuid,
    /// The unit.
    pub organisation: Uuid,
    /// The clause.
    pub clause: Uuid,
    /// conclusion, shortcoming or limitation.
    pub kind: &'static str,
    /// minor, moderate or serious.
    pub severity: Option<&'static str>,
    /// In words.
    pub words: String,
    /// noted, found, remedying, remedied, closed or withdrawn.
    pub state: &'static str,
    /// Its remedy is late.
    pub overdue: bool,
    /// The first deadline that was set.
    pub first_due_on: Option<Day>,
    /// Its remedies, oldest first.
    pub remedies: Vec<ToldRemedy>,
    /// How many re-inspections there were.
    pub re_inspections: usize,
}

/// A remedy.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldRemedy {
    /// Who was asked.
    pub organisation: Uuid,
    /// What is to be put right.
    pub words: String,
    /// By when, extensions included.
    pub due_on: Day,
    /// Its assignments: that of the holder, and those of who carried it on.
    pub assignments: Vec<Uuid>,
}

/// A programme.
pub fn programme(one: &programmes::Programme) -> ToldProgramme {
    let uuids = |ids: &[domain::ids::OrganisationId]| ids.iter().map(|id| id.uuid()).collect();
    let planned = |planned: &programmes::PlannedVisit| ToldPlannedVisit {
        planned: planned.id.uuid(),
        version: planned.number(),
        kind: planned.content.kind.code(),
        subject: planned.content.subject.clone(),
        units: uuids(&planned.content.units),
        together_with: uuids(&planned.content.bodies),
        quarter: planned.content.quarter,
        from: planned.content.from.map(Day),
        to: planned.content.to.map(Day),
        dropped: planned.is_dropped,
    };
    ToldProgramme {
        programme: one.row.id.uuid(),
        organisation: one.row.organisation_id.uuid(),
        year: one.row.year,
        approved: one.is_approved(),
        visits: one.planned.iter().map(planned).collect(),
    }
}

/// A visit in a list.
pub fn visit(acting: &Acting, seen: &Seen, one: &Visit) -> ToldVisit {
    ToldVisit {
        inspection: one.row.id.uuid(),
        organisation: one.row.organisation_id.uuid(),
        kind: one.particulars.kind.code(),
        subject: one.particulars.subject.clone(),
        from: Day(one.particulars.from),
        to: Day(one.particulars.to),
        state: VisitState::of(one, acting.today).code(),
        findings: seen.findings_of(one.row.id).count(),
    }
}

/// A visit with everything that is seen of it.
pub fn whole(acting: &Acting, whole: &Whole) -> WholeVisit {
    let visit = &whole.visit;
    WholeVisit {
        inspection: visit.row.id.uuid(),
        version: visit.row.number,
        organisation: visit.row.organisation_id.uuid(),
        together_with: visit.particulars.bodies.iter().map(|body| body.uuid()).collect(),
        kind: visit.particulars.kind.code(),
        subject: visit.particulars.subject.clone(),
        from: Day(visit.particulars.from),
        to: Day(visit.particulars.to),
        state: VisitState::of(visit, acting.today).code(),
        conclusion_version: whole.conclusion.0,
        items: whole.items.iter().map(item).collect(),
        findings: whole.findings.iter().map(finding).collect(),
    }
}

fn item(one: &Item) -> ToldItem {
    ToldItem {
        item: one.row.id.uuid(),
        organisation: one.row.organisation_id.map(|unit| unit.uuid()),
        clause: one.row.provision_id.map(|clause| clause.uuid()),
        origin: one.row.origin.clone(),
        words: one.row.words.clone(),
        version: one.row.number.unwrap_or_default(),
        result: one.result().map(domain::inspections::ItemResult::code),
        note: one.row.note.clone().unwrap_or_default(),
    }
}

/// A finding.
pub fn finding(one: &Finding) -> ToldFinding {
    let remedy = |remedy: &Remedy| ToldRemedy {
        organisation: remedy.row.holder_id.uuid(),
        words: remedy.row.words.clone(),
        due_on: Day(remedy.due_on()),
        assignments: remedy.held.iter().map(|held| held.assignment_id.uuid()).collect(),
    };
    ToldFinding {
        finding: one.row.id.uuid(),
        inspection: one.row.inspection_id.uuid(),
        organisation: one.row.organisation_id.uuid(),
        clause: one.row.provision_id.uuid(),
        kind: one.kind.code(),
        severity: one.severity.map(domain::inspections::Severity::code),
        words: one.row.words.clone(),
        state: one.state().code(),
        overdue: one.is_overdue(),
        first_due_on: one.first_due_on().map(Day),
        remedies: one.remedies.iter().map(remedy).collect(),
        re_inspections: one.rechecks.len(),
    }
}
