//! Approving a review, and taking that back while it has no number. What is frozen is made before the write, because a PDF
//! takes its time; if anything changed meanwhile, nothing is written.

use super::{
    drafting::Kept,
    finding::{self, Whole},
    freezing::{self, Frozen},
    permit_of,
    store::{self, NewApproval},
    writing,
};
use crate::{App, acting::Acting, caller::Caller, failure::Failure, files::FileStore};
use database::WriteTransaction;
use domain::{
    ids::ReviewId,
    permissions::Verb,
    problem::{Problem, ReviewProblem},
};
use papers::{
    doors::FileKind,
    writing::{Family, Paper},
};
use serde_json::json;

/// A paper as its two files.
#[derive(Debug, Clone, Copy)]
pub(super) struct BothFiles {
    /// The Word file.
    pub docx: Kept,
    /// The PDF.
    pub pdf: Kept,
}

impl BothFiles {
    /// Makes and keeps them.
    pub(super) async fn make(
        app: &App,
        (paper, layout): (Paper, (Family, jiff::civil::Date)),
    ) -> Result<Self, Failure> {
        let docx = writing::docx(&paper, layout)?;
        let pdf = writing::pdf(app, &paper, layout).await?;
        Ok(BothFiles { docx: Kept::keep(app, &docx).await?, pdf: Kept::keep(app, &pdf).await? })
    }

    /// Their rows.
    pub(super) async fn write(self, tx: &mut WriteTransaction, permit: &crate::permits::Permit) -> Result<(), Failure> {
        self.docx.write(tx, permit, FileKind::Docx.media_type()).await?;
        self.pdf.write(tx, permit, FileKind::PdfText.media_type()).await
    }
}

/// A review that was frozen and waits to be written.
pub struct Ready {
    seen: String,
    frozen: Kept,
    family: &'static str,
    layout_day: jiff::civil::Date,
    files: BothFiles,
}

/// A mark of everything that an approval speaks of: head, drafting and each block.
pub fn mark(whole: &Whole) -> String {
    let blocks: Vec<(&str, i64)> = whole.blocks.iter().map(|block| (block.key.as_str(), block.number)).collect();
    let all = json!([whole.open.head.number, whole.drafting.number, blocks]).to_string();
    domain::journal::hex(&FileStore::hash(all.as_bytes())).chars().take(16).collect()
}

/// Approves a review of which the person saw this state.
pub async fn approve(app: &App, caller: &Caller, id: ReviewId, seen: &str) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    let ready = prepare(app, &acting, id, seen).await?;
    app.database().write(move |tx| Box::pin(async move { write_approval(tx, &acting, id, ready).await })).await
}

/// Whether it can be approved as the person saw it.
fn check(acting: &Acting, whole: &Whole, seen: &str) -> Result<(), Failure> {
    let row = &whole.open.row;
    acting.caller.require(&acting.graph, Verb::ApproveReview, &super::thing_of(acting, row.id, row.organisation_id))?;
    whole.open.may_change()?;
    if mark(whole) != seen {
        return Err(Problem::SomeoneWasFaster.into());
    }
    match whole.open_blocks().count() {
        0 => Ok(()),
        count => {
            Err(Problem::Review(ReviewProblem::Unfinished { count: i64::try_from(count).unwrap_or(i64::MAX) }).into())
        }
    }
}

/// Checks it and makes everything that is frozen.
pub(in crate::reviews) async fn prepare(
    app: &App,
    acting: &Acting,
    id: ReviewId,
    seen: &str,
) -> Result<Ready, Failure> {
    let mut connection = app.database().read().await?;
    let whole = finding::find_whole(&mut connection, acting, id).await?;
    drop(connection);
    check(acting, &whole, seen)?;
    let frozen: Frozen = freezing::freeze(app, acting, &whole).await?;
    Ok(Ready {
        seen: seen.to_owned(),
        family: family_word(frozen.family),
        layout_day: frozen.layout_day,
        files: BothFiles::make(app, frozen.approved()).await?,
        frozen: Kept::keep(app, &serde_json::to_vec(&frozen)?).await?,
    })
}

fn family_word(family: Family) -> &'static str {
    match family {
        Family::Party => "party",
        Family::State => "state",
    }
}

/// The same inside a write.
pub(in crate::reviews) async fn write_approval(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: ReviewId,
    ready: Ready,
) -> Result<(), Failure> {
    let whole = finding::find_whole(tx, acting, id).await?;
    check(acting, &whole, &ready.seen)?;
    let Ready { frozen, family, layout_day, files, .. } = ready;
    let number = whole.open.approvals.first().map_or(1, |last| last.number + 1);
    let hex = |kept: Kept| domain::journal::hex(&kept.sha256);
    let told = json!({
        "step": "approved", "approval": number, "frozen": hex(frozen), "docx": hex(files.docx), "pdf": hex(files.pdf),
    });
    let permit = permit_of(tx, acting, Verb::ApproveReview, &whole.open.row, told).await?;
    frozen.write(tx, &permit, "application/json").await?;
    files.write(tx, &permit).await?;
    let new = NewApproval {
        number,
        frozen: frozen.sha256,
        docx: files.docx.sha256,
        pdf: files.pdf.sha256,
        family,
        layout_day,
    };
    Ok(store::insert_approval(tx, &permit, id, &new, permit.person()?).await?)
}

/// Takes the approval back, with a reason, while no number was entered.
pub async fn reopen(app: &App, caller: &Caller, id: ReviewId, reason: String) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_reopening(tx, &acting, id, &reason).await })).await
}

/// The same inside a write.
pub(in crate::reviews) async fn write_reopening(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: ReviewId,
    reason: &str,
) -> Result<(), Failure> {
    let open = finding::find_in(tx, acting, id).await?;
    let thing = super::thing_of(acting, id, open.row.organisation_id);
    acting.caller.require(&acting.graph, Verb::ApproveReview, &thing)?;
    let approval = open.approval().ok_or(Problem::Review(ReviewProblem::NotApproved))?.number;
    if open.issue().is_some() {
        return Err(Problem::Review(ReviewProblem::Numbered).into());
    }
    if reason.is_empty() {
        return Err(Problem::Missing { field: "ly_do".to_owned() }.into());
    }
    let told = json!({"step": "reopened", "approval": approval, "reason": reason});
    let permit = permit_of(tx, acting, Verb::ApproveReview, &open.row, told).await?;
    Ok(store::insert_reopening(tx, &permit, (id, approval), reason, permit.person()?).await?)
}
