//! After the approval: number and date from the office's register, which give two more files, and the copy that was signed.
//! Everything comes from what was frozen. Each entry is a further row; the files of the approval stay.

use super::{
    approving::BothFiles,
    drafting::Kept,
    finding::{self, Open},
    freezing::Frozen,
    permit_of,
    store::{self, NewIssue},
};
use crate::{App, acting::Acting, caller::Caller, failure::Failure, printing::PaperForm};
use database::WriteTransaction;
use domain::{
    ids::ReviewId,
    permissions::Verb,
    problem::{Problem, ReviewProblem},
};
use jiff::civil::Date;
use papers::doors::FileKind;
use serde_json::json;

/// A review that is approved, for those who enter its number.
fn require(acting: &Acting, open: &Open) -> Result<(), Failure> {
    let thing = super::thing_of(acting, open.row.id, open.row.organisation_id);
    acting.caller.require(&acting.graph, Verb::DraftReview, &thing)?;
    open.approval().map(drop).ok_or_else(|| Problem::Review(ReviewProblem::NotApproved).into())
}

/// Number and date with the files that bear them, ready to be written.
pub struct Numbered {
    number: u32,
    on: Date,
    frozen: [u8; 32],
    files: BothFiles,
}

/// Enters number and date; `seen` is the number of entries that the person saw.
pub async fn enter(app: &App, caller: &Caller, id: ReviewId, numbered: (u32, Date), seen: i64) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    let numbered = prepare(app, &acting, id, numbered).await?;
    app.database().write(move |tx| Box::pin(async move { write_number(tx, &acting, id, seen, numbered).await })).await
}

/// Makes the paper anew of what was frozen.
pub(in crate::reviews) async fn prepare(
    app: &App,
    acting: &Acting,
    id: ReviewId,
    (number, on): (u32, Date),
) -> Result<Numbered, Failure> {
    let open = finding::find_in(&mut app.database().read().await?, acting, id).await?;
    require(acting, &open)?;
    if on > acting.today {
        return Err(Problem::DateTooLate { latest: crate::look::dates::written(acting.today) }.into());
    }
    let frozen = open.approval().ok_or(Problem::Review(ReviewProblem::NotApproved))?.frozen_sha256;
    let files = BothFiles::make(app, Frozen::read(app, &frozen).await?.issued(number, on)).await?;
    Ok(Numbered { number, on, frozen, files })
}

/// The same inside a write.
pub(in crate::reviews) async fn write_number(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: ReviewId,
    seen: i64,
    numbered: Numbered,
) -> Result<(), Failure> {
    let open = finding::find_in(tx, acting, id).await?;
    require(acting, &open)?;
    let Numbered { number, on, frozen, files } = numbered;
    let before = open.issue().map_or(0, |issue| issue.number);
    if before != seen || open.approval().is_none_or(|approval| approval.frozen_sha256 != frozen) {
        return Err(Problem::SomeoneWasFaster.into());
    }
    let hex = |kept: Kept| domain::journal::hex(&kept.sha256);
    let told = json!({
        "step": "numbered", "number": number, "issued_on": on.to_string(), "docx": hex(files.docx),
        "pdf": hex(files.pdf),
    });
    let permit = permit_of(tx, acting, Verb::DraftReview, &open.row, told).await?;
    files.write(tx, &permit).await?;
    let new = NewIssue {
        number: before + 1,
        register_number: i64::from(number),
        issued_on: on,
        docx: files.docx.sha256,
        pdf: files.pdf.sha256,
    };
    Ok(store::insert_issue(tx, &permit, id, &new, permit.person()?).await?)
}

/// A signed copy that is on disk, ready to be written.
pub struct Signed {
    name: String,
    kept: Kept,
}

/// Attaches the copy that was signed: a PDF.
pub async fn attach(app: &App, caller: &Caller, id: ReviewId, file: (String, Vec<u8>)) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    let signed = keep_signed(app, &acting, id, file).await?;
    app.database().write(move |tx| Box::pin(async move { write_signed(tx, &acting, id, signed).await })).await
}

/// Looks at the file and keeps it.
pub(in crate::reviews) async fn keep_signed(
    app: &App,
    acting: &Acting,
    id: ReviewId,
    (name, content): (String, Vec<u8>),
) -> Result<Signed, Failure> {
    let open = finding::find_in(&mut app.database().read().await?, acting, id).await?;
    require(acting, &open)?;
    if !content.starts_with(b"%PDF-") {
        return Err(Problem::Review(ReviewProblem::NotAPdf).into());
    }
    Ok(Signed { name, kept: Kept::keep(app, &content).await? })
}

/// The same inside a write.
pub(in crate::reviews) async fn write_signed(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: ReviewId,
    signed: Signed,
) -> Result<(), Failure> {
    let open = finding::find_in(tx, acting, id).await?;
    require(acting, &open)?;
    let Signed { name, kept } = signed;
    let number = open.signed.first().map_or(1, |last| last.number + 1);
    let told = json!({
        "step": "signed-copy", "copy": number, "sha256": domain::journal::hex(&kept.sha256),
        "size_bytes": kept.size_bytes,
    });
    let permit = permit_of(tx, acting, Verb::DraftReview, &open.row, told).await?;
    kept.write(tx, &permit, FileKind::PdfScan.media_type()).await?;
    Ok(store::insert_signed(tx, &permit, (id, number), (&kept.sha256, &name), permit.person()?).await?)
}

/// The kept bytes of an approved review: with number and date where these were entered.
pub async fn kept(app: &App, open: &Open, form: PaperForm) -> Result<Vec<u8>, Failure> {
    let approval = open.approval().ok_or(Problem::Review(ReviewProblem::NotApproved))?;
    let of_issue = open.issue().map(|issue| (issue.docx_sha256, issue.pdf_sha256));
    let (docx, pdf) = of_issue.unwrap_or((approval.docx_sha256, approval.pdf_sha256));
    Ok(app.files().content(if form == PaperForm::Word { &docx } else { &pdf }).await?)
}
