//! Writing the rows of reviews. Each write takes a permit, so its history row stands in the same savepoint.
//! Nothing is written over; many blocks go with one statement.

use crate::{permits::Permit, reviews::step::Step};
use database::{Error, Touched, WriteTransaction, params};
use domain::{
    ids::{AccountId, DocumentId, OrganisationId, ReviewId, RoundId},
    packs::Period,
};
use jiff::civil::Date;

const INSERT: &str = "INSERT INTO review (id, organisation_id, kind, pack, pack_version, outline, round_id, regime, first_year, \
     first_number, first_day, last_year, last_number, last_day, document_id, begun_by, begun_at_ms, version) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, 1)";
const ABANDON: &str = "UPDATE review SET abandoned_at_ms = $3, version = version + 1 WHERE id = $1 AND version = $2";
const INSERT_HEAD: &str = "INSERT INTO review_head (review_id, number, subject, basis, recipients, signing, written_by, \
     written_at_ms) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
const INSERT_DRAFTING: &str = "INSERT INTO review_drafting (review_id, number, facts_sha256, block_order, drafted_by, \
     drafted_at_ms) VALUES ($1, $2, $3, $4, $5, $6)";
const INSERT_BLOCK: &str = "INSERT INTO review_block (review_id, block_key, number, step, standing, after_key, changed_by, \
     changed_at_ms) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
const INSERT_APPROVAL: &str = "INSERT INTO review_approval (review_id, number, frozen_sha256, docx_sha256, pdf_sha256, \
     family, layout_day, approved_by, approved_at_ms) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
const INSERT_REOPENING: &str = "INSERT INTO review_reopening (review_id, approval_number, reason, reopened_by, \
     reopened_at_ms) VALUES ($1, $2, $3, $4, $5)";
const INSERT_ISSUE: &str = "INSERT INTO review_issue (review_id, number, register_number, issued_on, docx_sha256, pdf_sha256, \
     layout_day, entered_by, entered_at_ms) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
const INSERT_SIGNED: &str = "INSERT INTO review_signed_copy (review_id, number, file_sha256, file_name, attached_by, \
     attached_at_ms) VALUES ($1, $2, $3, $4, $5, $6)";

/// A review to be written.
pub struct NewReview<'v> {
    pub id: ReviewId,
    pub organisation: OrganisationId,
    pub kind: &'v str,
    pub pack: &'v str,
    pub pack_version: i64,
    pub outline: Option<&'v str>,
    pub round: Option<RoundId>,
    pub first: &'v Period,
    pub last: &'v Period,
    pub document: Option<DocumentId>,
}

/// Head and foot to be written.
pub struct NewHead<'v> {
    pub subject: &'v str,
    pub basis: &'v str,
    pub recipients: &'v str,
    pub signing: &'v str,
}

/// A version of a block to be written.
pub struct NewBlock {
    pub key: String,
    pub number: i64,
    pub step: Step,
    pub standing: String,
    pub after: Option<String>,
}

/// What is frozen with an approval.
pub struct NewApproval<'v> {
    pub number: i64,
    pub frozen: [u8; 32],
    pub docx: [u8; 32],
    pub pdf: [u8; 32],
    pub family: &'v str,
    pub layout_day: Date,
}

/// Number and date to be written, with the files that bear them.
pub struct NewIssue {
    pub number: i64,
    pub register_number: i64,
    pub issued_on: Date,
    pub docx: [u8; 32],
    pub pdf: [u8; 32],
}

pub async fn insert(
    tx: &mut WriteTransaction,
    permit: &Permit,
    new: &NewReview<'_>,
    by: AccountId,
) -> Result<(), Error> {
    let NewReview { first, last, .. } = new;
    let values = params![
        new.id,
        new.organisation,
        new.kind,
        new.pack,
        new.pack_version,
        new.outline,
        new.round,
        first.regime.as_str(),
        first.year,
        first.n,
        first.first_day,
        last.year,
        last.n,
        last.last_day,
        new.document,
        by,
        permit.at().millisecond(),
    ];
    tx.execute(INSERT, values).await.map(drop)
}

/// Gives it up, or takes that back.
pub async fn abandon(
    tx: &mut WriteTransaction,
    permit: &Permit,
    (id, version): (ReviewId, i64),
    is_abandoned: bool,
) -> Result<Touched, Error> {
    tx.execute(ABANDON, params![id, version, is_abandoned.then_some(permit.at().millisecond())]).await
}

pub async fn insert_head(
    tx: &mut WriteTransaction,
    permit: &Permit,
    (id, number): (ReviewId, i64),
    head: &NewHead<'_>,
    by: AccountId,
) -> Result<(), Error> {
    let at = permit.at().millisecond();
    let values = params![id, number, head.subject, head.basis, head.recipients, head.signing, by, at];
    tx.execute(INSERT_HEAD, values).await.map(drop)
}

pub async fn insert_drafting(
    tx: &mut WriteTransaction,
    permit: &Permit,
    (id, number): (ReviewId, i64),
    (facts, order): (&[u8; 32], &str),
    by: AccountId,
) -> Result<(), Error> {
    let at = permit.at().millisecond();
    tx.execute(INSERT_DRAFTING, params![id, number, facts, order, by, at]).await.map(drop)
}

/// Versions of blocks, many with one statement.
pub async fn insert_blocks(
    tx: &mut WriteTransaction,
    permit: &Permit,
    id: ReviewId,
    blocks: Vec<NewBlock>,
    by: AccountId,
) -> Result<(), Error> {
    let at = permit.at().millisecond();
    let rows = blocks.into_iter().map(move |block| {
        let NewBlock { key, number, step, standing, after } = block;
        params![id, key, number, step.code(), standing, after, by, at]
    });
    tx.insert_all(INSERT_BLOCK, rows).await.map(drop)
}

pub async fn insert_approval(
    tx: &mut WriteTransaction,
    permit: &Permit,
    id: ReviewId,
    new: &NewApproval<'_>,
    by: AccountId,
) -> Result<(), Error> {
    let at = permit.at().millisecond();
    let NewApproval { number, frozen, docx, pdf, family, layout_day } = new;
    let values = params![id, *number, frozen, docx, pdf, *family, *layout_day, by, at];
    tx.execute(INSERT_APPROVAL, values).await.map(drop)
}

pub async fn insert_reopening(
    tx: &mut WriteTransaction,
    permit: &Permit,
    (id, approval): (ReviewId, i64),
    reason: &str,
    by: AccountId,
) -> Result<(), Error> {
    tx.execute(INSERT_REOPENING, params![id, approval, reason, by, permit.at().millisecond()]).await.map(drop)
}

pub async fn insert_issue(
    tx: &mut WriteTransaction,
    permit: &Permit,
    id: ReviewId,
    new: &NewIssue,
    by: AccountId,
) -> Result<(), Error> {
    let at = permit.at().millisecond();
    let NewIssue { number, register_number, issued_on, docx, pdf } = new;
    let values = params![id, *number, *register_number, *issued_on, docx, pdf, *issued_on, by, at];
    tx.execute(INSERT_ISSUE, values).await.map(drop)
}

pub async fn insert_signed(
    tx: &mut WriteTransaction,
    permit: &Permit,
    (id, number): (ReviewId, i64),
    (sha256, name): (&[u8; 32], &str),
    by: AccountId,
) -> Result<(), Error> {
    tx.execute(INSERT_SIGNED, params![id, number, sha256, name, by, permit.at().millisecond()]).await.map(drop)
}
