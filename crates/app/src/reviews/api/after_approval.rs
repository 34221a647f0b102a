//! Approval and what follows it, for programs: frozen files, number and date, the signed copy.
//! What must be made before a write, a PDF above all, is made before it.

use super::{Step, after};
use crate::{
    api::{Call, Content, Day, Endpoint, Saved, Sent, words_of},
    failure::Failure,
    printing::{PaperFile, PaperForm},
    requests::Named,
    reviews::{
        actions::{approving, finding, issuing},
        pages::show,
    },
    routes::Access,
};
use domain::{ids::ReviewId, permissions::Verb, problem::Problem};
use schemars::JsonSchema;
use serde::Deserialize;

/// The endpoints of this part.
pub fn endpoints() -> Vec<Endpoint> {
    let (read, draft) = (Access::Asks(Verb::ReadReview), Access::Asks(Verb::DraftReview));
    let approve_it = Access::Asks(Verb::ApproveReview);
    vec![
        Endpoint::post("/api/v1/reviews/{review}/approval", approve_it, "api-approve-review", approve),
        Endpoint::post("/api/v1/reviews/{review}/reopening", approve_it, "api-reopen-review", reopen),
        Endpoint::post("/api/v1/reviews/{review}/number", draft, "api-number-review", number),
        Endpoint::get("/api/v1/reviews/{review}/docx", read, "api-get-review-docx", docx),
        Endpoint::get("/api/v1/reviews/{review}/pdf", read, "api-get-review-pdf", pdf),
        Endpoint::get("/api/v1/reviews/{review}/signed-copy", read, "api-get-review-signed-copy", signed_copy),
        Endpoint::post("/api/v1/reviews/{review}/signed-copy", draft, "api-attach-review-signed-copy", attach),
    ]
}

/// An approval.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewApproval {
    /// The mark of what was read.
    #[schemars(length(max = 64))]
    mark: String,
}

/// `POST /api/v1/reviews/{review}/approval`
async fn approve(call: Call, Named(id): Named<ReviewId>, mut sent: Sent<NewApproval>) -> Step {
    let acting = call.acting();
    let mark = sent.body().mark.clone();
    let ready = approving::prepare(&call.app, &acting, id, &mark).await;
    sent.once(&call, move |tx, _| {
        Box::pin(async move {
            approving::write_approval(tx, &acting, id, ready?).await?;
            after(tx, &acting, id).await
        })
    })
    .await
}

/// That an approval is taken back.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Reopening {
    /// Why.
    #[schemars(length(min = 1, max = 2_000))]
    reason: String,
}

/// `POST /api/v1/reviews/{review}/reopening`
async fn reopen(call: Call, Named(id): Named<ReviewId>, sent: Sent<Reopening>) -> Step {
    let acting = call.acting();
    sent.once(&call, move |tx, sent| {
        Box::pin(async move {
            finding::find_in(tx, &acting, id).await?;
            let reason = words_of(&sent.reason, "reason")?;
            approving::write_reopening(tx, &acting, id, &reason).await?;
            after(tx, &acting, id).await
        })
    })
    .await
}

/// Number and date from the office's register.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewNumber {
    /// The number.
    #[schemars(range(min = 1, max = 99_999))]
    number: u32,
    /// The day of signing.
    issued_on: Day,
    /// How many entries were there before: 0 for the first.
    #[serde(default)]
    entries: i64,
}

/// `POST /api/v1/reviews/{review}/number`
async fn number(call: Call, Named(id): Named<ReviewId>, mut sent: Sent<NewNumber>) -> Step {
    let acting = call.acting();
    let new = sent.body();
    let (number, on, seen) = (new.number, new.issued_on.0, new.entries);
    let numbered = issuing::prepare(&call.app, &acting, id, (number, on)).await;
    sent.once(&call, move |tx, _| {
        Box::pin(async move {
            issuing::write_number(tx, &acting, id, seen, numbered?).await?;
            after(tx, &acting, id).await
        })
    })
    .await
}

/// `GET /api/v1/reviews/{review}/docx`
async fn docx(call: Call, Named(id): Named<ReviewId>) -> Result<PaperFile, Failure> {
    show::file(&call.app, &call.caller, id, PaperForm::Word).await
}

/// `GET /api/v1/reviews/{review}/pdf`
async fn pdf(call: Call, Named(id): Named<ReviewId>) -> Result<PaperFile, Failure> {
    show::file(&call.app, &call.caller, id, PaperForm::Pdf).await
}

/// `GET /api/v1/reviews/{review}/signed-copy`
async fn signed_copy(call: Call, Named(id): Named<ReviewId>) -> Result<Saved, Failure> {
    let open = finding::open(&call.app, &call.caller, id).await?;
    let signed = open.signed.first().ok_or(Problem::NotFound)?;
    let content = call.app.files().content(&signed.file_sha256).await?;
    Ok(Saved { file_name: signed.file_name.clone(), content })
}

/// A signed copy.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewSignedCopy {
    /// Its name.
    #[schemars(length(min = 1, max = 255))]
    file_name: String,
    /// A PDF.
    content: Content,
}

/// `POST /api/v1/reviews/{review}/signed-copy`
async fn attach(call: Call, Named(id): Named<ReviewId>, mut sent: Sent<NewSignedCopy, true>) -> Step {
    let acting = call.acting();
    let new = sent.body();
    let name = papers::doors::cleaned_name(&new.file_name);
    let content = std::mem::take(&mut new.content.0);
    let kept = issuing::keep_signed(&call.app, &acting, id, (name, content)).await;
    sent.once(&call, move |tx, _| {
        Box::pin(async move {
            issuing::write_signed(tx, &acting, id, kept?).await?;
            after(tx, &acting, id).await
        })
    })
    .await
}
