//! Writing the rows of inspection and supervision. Each write takes a permit, so its history row stands in the same savepoint.
//! A number that somebody else has taken meanwhile is refused by its key; the actions look before.

use crate::permits::Permit;
use database::{Error, WriteTransaction, params};
use domain::ids::{
    AccountId, AssignmentId, FindingId, InspectionId, InspectionItemId, InspectionProgrammeId, ObligationId,
    OrganisationId, PlannedVisitId, ProvisionId,
};
use jiff::civil::Date;

const INSERT_PROGRAMME: &str = "INSERT INTO inspection_programme (id, organisation_id, year, begun_by, begun_at_ms) \
     VALUES ($1, $2, $3, $4, $5)";
const APPROVE_PROGRAMME: &str = "INSERT INTO inspection_programme_approval (programme_id, approved_by, approved_at_ms) \
     VALUES ($1, $2, $3)";
const INSERT_PLANNED: &str = "INSERT INTO inspection_planned_visit (id, programme_id, number, content, is_dropped, reason, \
     written_by, written_at_ms) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
const INSERT_VISIT: &str = "INSERT INTO inspection (id, organisation_id, programme_id, planned_visit_id, begun_by, \
     begun_at_ms) VALUES ($1, $2, $3, $4, $5, $6)";
const INSERT_PARTICULARS: &str = "INSERT INTO inspection_particulars (inspection_id, number, content, written_by, \
     written_at_ms) VALUES ($1, $2, $3, $4, $5)";
const ABANDON: &str = "INSERT INTO inspection_abandonment (inspection_id, reason, abandoned_by, abandoned_at_ms) \
     VALUES ($1, $2, $3, $4)";
const INSERT_ITEM: &str = "INSERT INTO inspection_item (id, inspection_id, position, origin, provision_id, organisation_id, \
     assignment_id, words, added_by, added_at_ms) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
const INSERT_RESULT: &str = "INSERT INTO inspection_result (item_id, number, result, note, written_by, written_at_ms) \
     VALUES ($1, $2, $3, $4, $5, $6)";
const INSERT_FINDING: &str = "INSERT INTO inspection_finding (id, inspection_id, position, provision_id, organisation_id, \
     item_id, kind, severity, words, recorded_by, recorded_at_ms) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
const WITHDRAW: &str = "INSERT INTO inspection_finding_withdrawal (finding_id, reason, withdrawn_by, withdrawn_at_ms) \
     VALUES ($1, $2, $3, $4)";
const INSERT_REMEDY: &str = "INSERT INTO inspection_remedy (finding_id, number, obligation_id, holder_id, words, due_on, \
     asked_by, asked_at_ms) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
const INSERT_RECHECK: &str = "INSERT INTO inspection_recheck (finding_id, number, remedy_number, checked_on, checked_by, \
     verdict, words, file_sha256, file_name, written_by, written_at_ms) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
const INSERT_CONCLUSION: &str = "INSERT INTO inspection_conclusion (inspection_id, number, content, written_by, \
     written_at_ms) VALUES ($1, $2, $3, $4, $5)";
const APPROVE_CONCLUSION: &str = "INSERT INTO inspection_conclusion_approval (inspection_id, approved_by, approved_at_ms) \
     VALUES ($1, $2, $3)";
const INSERT_ISSUE: &str = "INSERT INTO inspection_conclusion_issue (inspection_id, number, register_number, issued_on, \
     entered_by, entered_at_ms) VALUES ($1, $2, $3, $4, $5, $6)";

/// An item to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewItem {
    pub origin: &'static str,
    pub provision: Option<ProvisionId>,
    pub unit: Option<OrganisationId>,
    pub assignment: Option<AssignmentId>,
    pub words: String,
}

/// A finding to be written.
pub struct NewFinding<'v> {
    pub id: FindingId,
    pub visit: InspectionId,
    pub position: i64,
    pub clause: ProvisionId,
    pub unit: OrganisationId,
    pub item: Option<InspectionItemId>,
    pub kind: &'v str,
    pub severity: Option<&'v str>,
    pub words: &'v str,
}

/// A remedy to be written.
pub struct NewRemedyRow<'v> {
    pub number: i64,
    pub obligation: ObligationId,
    pub holder: OrganisationId,
    pub words: &'v str,
    pub due_on: Date,
}

/// A re-inspection to be written.
pub struct NewRecheck<'v> {
    pub number: i64,
    pub remedy_number: i64,
    pub checked_on: Date,
    pub checked_by: &'v str,
    pub verdict: &'v str,
    pub words: &'v str,
    pub file: Option<([u8; 32], &'v str)>,
}

pub async fn insert_programme(
    tx: &mut WriteTransaction,
    permit: &Permit,
    id: InspectionProgrammeId,
    (body, year): (OrganisationId, i64),
    by: AccountId,
) -> Result<(), Error> {
    tx.execute(INSERT_PROGRAMME, params![id, body, year, by, permit.at().millisecond()]).await.map(drop)
}

pub async fn approve_programme(
    tx: &mut WriteTransaction,
    permit: &Permit,
    id: InspectionProgrammeId,
    by: AccountId,
) -> Result<(), Error> {
    tx.execute(APPROVE_PROGRAMME, params![id, by, permit.at().millisecond()]).await.map(drop)
}

pub async fn insert_planned(
    tx: &mut WriteTransaction,
    permit: &Permit,
    (id, programme, number): (PlannedVisitId, InspectionProgrammeId, i64),
    (content, is_dropped, reason): (&str, bool, &str),
    by: AccountId,
) -> Result<(), Error> {
    let at = permit.at().millisecond();
    let values = params![id, programme, number, content, is_dropped, reason, by, at];
    tx.execute(INSERT_PLANNED, values).await.map(drop)
}

pub async fn insert_visit(
    tx: &mut WriteTransaction,
    permit: &Permit,
    (id, body): (InspectionId, OrganisationId),
    planned: Option<(InspectionProgrammeId, PlannedVisitId)>,
    by: AccountId,
) -> Result<(), Error> {
    let (programme, planned) = planned.unzip();
    tx.execute(INSERT_VISIT, params![id, body, programme, planned, by, permit.at().millisecond()]).await.map(drop)
}

pub async fn insert_particulars(
    tx: &mut WriteTransaction,
    permit: &Permit,
    (id, number): (InspectionId, i64),
    content: &str,
    by: AccountId,
) -> Result<(), Error> {
    let values = params![id, number, content, by, permit.at().millisecond()];
    tx.execute(INSERT_PARTICULARS, values).await.map(drop)
}

pub async fn abandon(
    tx: &mut WriteTransaction,
    permit: &Permit,
    id: InspectionId,
    reason: &str,
    by: AccountId,
) -> Result<(), Error> {
    tx.execute(ABANDON, params![id, reason, by, permit.at().millisecond()]).await.map(drop)
}

pub async fn insert_item(
    tx: &mut WriteTransaction,
    permit: &Permit,
    (id, visit, position): (InspectionItemId, InspectionId, i64),
    new: &NewItem,
    by: AccountId,
) -> Result<(), Error> {
    let at = permit.at().millisecond();
    let words = new.words.as_str();
    let values = params![id, visit, position, new.origin, new.provision, new.unit, new.assignment, words, by, at];
    tx.execute(INSERT_ITEM, values).await.map(drop)
}

pub async fn insert_result(
    tx: &mut WriteTransaction,
    permit: &Permit,
    (item, number): (InspectionItemId, i64),
    (result, note): (&str, &str),
    by: AccountId,
) -> Result<(), Error> {
    tx.execute(INSERT_RESULT, params![item, number, result, note, by, permit.at().millisecond()]).await.map(drop)
}

pub async fn insert_finding(
    tx: &mut WriteTransaction,
    permit: &Permit,
    new: &NewFinding<'_>,
    by: AccountId,
) -> Result<(), Error> {
    let values = params![
        new.id,
        new.visit,
        new.position,
        new.clause,
        new.unit,
        new.item,
        new.kind,
        new.severity,
        new.words,
        by,
        permit.at().millisecond(),
    ];
    tx.execute(INSERT_FINDING, values).await.map(drop)
}

pub async fn withdraw(
    tx: &mut WriteTransaction,
    permit: &Permit,
    id: FindingId,
    reason: &str,
    by: AccountId,
) -> Result<(), Error> {
    tx.execute(WITHDRAW, params![id, reason, by, permit.at().millisecond()]).await.map(drop)
}

pub async fn insert_remedy(
    tx: &mut WriteTransaction,
    permit: &Permit,
    finding: FindingId,
    new: &NewRemedyRow<'_>,
    by: AccountId,
) -> Result<(), Error> {
    let at = permit.at().millisecond();
    let values = params![finding, new.number, new.obligation, new.holder, new.words, new.due_on, by, at];
    tx.execute(INSERT_REMEDY, values).await.map(drop)
}

pub async fn insert_recheck(
    tx: &mut WriteTransaction,
    permit: &Permit,
    finding: FindingId,
    new: &NewRecheck<'_>,
    by: AccountId,
) -> Result<(), Error> {
    let (sha256, name) = new.file.unzip();
    let values = params![
        finding,
        new.number,
        new.remedy_number,
        new.checked_on,
        new.checked_by,
        new.verdict,
        new.words,
        sha256,
        name,
        by,
        permit.at().millisecond(),
    ];
    tx.execute(INSERT_RECHECK, values).await.map(drop)
}

pub async fn insert_conclusion(
    tx: &mut WriteTransaction,
    permit: &Permit,
    (id, number): (InspectionId, i64),
    content: &str,
    by: AccountId,
) -> Result<(), Error> {
    let values = params![id, number, content, by, permit.at().millisecond()];
    tx.execute(INSERT_CONCLUSION, values).await.map(drop)
}

pub async fn approve_conclusion(
    tx: &mut WriteTransaction,
    permit: &Permit,
    id: InspectionId,
    by: AccountId,
) -> Result<(), Error> {
    tx.execute(APPROVE_CONCLUSION, params![id, by, permit.at().millisecond()]).await.map(drop)
}

pub async fn insert_issue(
    tx: &mut WriteTransaction,
    permit: &Permit,
    (id, number): (InspectionId, i64),
    (register_number, issued_on): (i64, Date),
    by: AccountId,
) -> Result<(), Error> {
    let values = params![id, number, register_number, issued_on, by, permit.at().millisecond()];
    tx.execute(INSERT_ISSUE, values).await.map(drop)
}
