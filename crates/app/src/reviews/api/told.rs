//! A review and its blocks as they are answered.
//! These structs are a promise to programs outside: a member may be added, and none is taken away or given another meaning.

use crate::{
    acting::Acting,
    api::{Day, Instant},
    reviews::{
        actions::{ListRow, Open, Placed, Whole, approving, writing},
        gathering,
        words::{self, State},
    },
};
use domain::{journal::hex, reviews::Mark};
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

/// A review in a list.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldReview {
    /// Its identity.
    pub review: Uuid,
    /// Whose paper it is.
    pub organisation: Uuid,
    /// Name of that organisation.
    pub organisation_name: String,
    /// periodic, interim or final.
    pub kind: String,
    /// What it is about.
    pub subject: String,
    /// written, given-up, approved or numbered.
    pub state: &'static str,
    /// The reporting round, of a consolidated report.
    pub round: Option<Uuid>,
    /// The document that is carried out.
    pub carries_out: Option<Uuid>,
    /// Its number in the office's register.
    pub number: Option<i64>,
    /// The day of signing.
    pub issued_on: Option<Day>,
}

/// A review with its blocks.
#[derive(Debug, Serialize, JsonSchema)]
pub struct WholeReview {
    /// Its identity.
    pub review: Uuid,
    /// Whose paper it is.
    pub organisation: Uuid,
    /// periodic, interim or final.
    pub kind: &'static str,
    /// written, given-up, approved or numbered.
    pub state: &'static str,
    /// The first day that it looks at.
    pub from: Day,
    /// The last day.
    pub to: Day,
    /// Head and foot.
    pub head: ToldHead,
    /// What is approved is what this mark speaks of.
    pub mark: String,
    /// When it was last drafted.
    pub drafted_at: Instant,
    /// How many blocks must be looked at before it is approved.
    pub open: usize,
    /// Its approval.
    pub approval: Option<ToldApproval>,
    /// The blocks, in the order of the paper.
    pub blocks: Vec<ToldBlock>,
}

/// Head and foot.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldHead {
    /// Of this version.
    pub version: i64,
    /// What it is about.
    pub subject: String,
    /// What it rests on.
    pub basis: Vec<String>,
    /// Whom it goes to.
    pub recipients: Vec<String>,
    /// The authority that signs.
    pub authority: String,
    /// The office of who signs.
    pub office: Option<String>,
    /// The name of who signs.
    pub signer: Option<String>,
}

/// An approval with the files that count.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldApproval {
    /// Who approved.
    pub approved_by: String,
    /// When.
    pub approved_at: Instant,
    /// SHA-256 of everything that was frozen.
    pub frozen_sha256: String,
    /// SHA-256 of the Word file.
    pub docx_sha256: String,
    /// SHA-256 of the PDF.
    pub pdf_sha256: String,
    /// Number in the office's register.
    pub number: Option<i64>,
    /// Day of signing.
    pub issued_on: Option<Day>,
    /// Whether a signed copy is attached.
    pub has_signed_copy: bool,
}

/// A block.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldBlock {
    /// What tells it from the others; in an address with ~ in the place of /.
    pub key: String,
    /// Of this version.
    pub version: i64,
    /// part, section, subsection, paragraph, list, table or annex.
    pub kind: &'static str,
    /// What was done last.
    pub step: &'static str,
    /// Its words.
    pub text: String,
    /// Where its words come from.
    pub sources: Vec<SourcedWords>,
    /// A person's words stand in it.
    pub is_edited: bool,
    /// It was taken out of the paper.
    pub is_removed: bool,
    /// Nothing is drafted for it any more.
    pub is_orphan: bool,
    /// What is drafted now, where a person's words stand.
    pub proposed: Option<String>,
    /// The person's words with what is new, where these do not touch each other.
    pub combination: Option<String>,
    /// Who changed it last.
    pub changed_by: String,
    /// When.
    pub changed_at: Instant,
}

/// Words with their source.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SourcedWords {
    /// The words.
    pub words: String,
    /// The page where they are explained.
    pub page: String,
}

/// A line of the list.
pub fn row(acting: &Acting, row: &ListRow) -> ToldReview {
    ToldReview {
        review: row.id.uuid(),
        organisation: row.organisation_id.uuid(),
        organisation_name: acting.graph.last_name(row.organisation_id, acting.today).unwrap_or_default().to_owned(),
        kind: row.kind.clone(),
        subject: row.subject.clone(),
        state: State::of_row(row).code(),
        round: row.round_id.map(|id| id.uuid()),
        carries_out: row.document_id.map(|id| id.uuid()),
        number: row.register_number,
        issued_on: row.issued_on.map(Day),
    }
}

/// A review with its blocks.
pub fn whole(whole: &Whole) -> WholeReview {
    let open = &whole.open;
    WholeReview {
        review: open.row.id.uuid(),
        organisation: open.row.organisation_id.uuid(),
        kind: open.kind.code(),
        state: State::of_open(open).code(),
        from: Day(open.row.first_day),
        to: Day(open.row.last_day),
        head: head(open),
        mark: approving::mark(whole),
        drafted_at: Instant::of(whole.drafting.drafted_at_ms),
        open: whole.open_blocks().count(),
        approval: approval(open),
        blocks: whole.blocks.iter().map(block).collect(),
    }
}

fn head(open: &Open) -> ToldHead {
    let head = &open.head;
    ToldHead {
        version: head.number,
        subject: head.subject.clone(),
        basis: writing::lines(&head.basis),
        recipients: writing::lines(&head.recipients),
        authority: head.signing.authority.clone(),
        office: head.signing.office.clone(),
        signer: head.signing.name.clone(),
    }
}

fn approval(open: &Open) -> Option<ToldApproval> {
    let approval = open.approval()?;
    let issue = open.issue();
    Some(ToldApproval {
        approved_by: approval.approver.clone(),
        approved_at: Instant::of(approval.approved_at_ms),
        frozen_sha256: hex(&approval.frozen_sha256),
        docx_sha256: hex(&issue.map_or(approval.docx_sha256, |issue| issue.docx_sha256)),
        pdf_sha256: hex(&issue.map_or(approval.pdf_sha256, |issue| issue.pdf_sha256)),
        number: issue.map(|issue| issue.register_number),
        issued_on: issue.map(|issue| Day(issue.issued_on)),
        has_signed_copy: !open.signed.is_empty(),
    })
}

/// A block.
pub fn block(placed: &Placed) -> ToldBlock {
    let standing = &placed.standing;
    let text = standing.text();
    let source = |mark: &Mark| SourcedWords {
        words: text.get(mark.start..mark.end).unwrap_or_default().to_owned(),
        page: gathering::href(&mark.source),
    };
    ToldBlock {
        key: placed.key.clone(),
        version: placed.number,
        kind: placed.kind().code(),
        step: placed.step.code(),
        text: text.to_owned(),
        sources: standing.marks().iter().map(source).collect(),
        is_edited: standing.is_edited(),
        is_removed: standing.is_removed,
        is_orphan: standing.is_orphan,
        proposed: standing.proposed.as_ref().map(|proposed| proposed.text.clone()),
        combination: standing.combination(),
        changed_by: placed.changer.clone(),
        changed_at: Instant::of(placed.changed_at_ms),
    }
}

/// The key of a block in an address.
pub fn key_of(slug: &str) -> String {
    words::key_of(slug)
}
