//! Reviews for programs: the list, one with its blocks, and every step that people take. Each calls the action that the page
//! calls; what must be made before a write, drafts and files, is made before it.

mod after_approval;
mod told;

use super::actions::{
    Head,
    beginning::{self, Chosen, New, Wanted as Begun},
    drafting, editing, finding, heading,
};
use crate::{
    acting::Acting,
    api::{Call, Done, Endpoint, Given, Listed, Paging, Sent, Subject, Wanted},
    failure::Failure,
    requests::Named,
    routes::Access,
    written,
};
use database::WriteTransaction;
use domain::{
    ids::{DocumentId, OrganisationId, ReviewId, RoundId},
    permissions::Verb,
    problem::Problem,
};
use papers::writing::Signing;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use told::{ToldBlock, ToldReview, WholeReview};
use uuid::Uuid;

/// The endpoints of this subject.
pub fn endpoints() -> Subject {
    let (read, draft) = (Access::Asks(Verb::ReadReview), Access::Asks(Verb::DraftReview));
    let mut endpoints = vec![
        Endpoint::get("/api/v1/reviews", Access::SignedIn, "api-list-reviews", list),
        Endpoint::post("/api/v1/reviews", draft, "api-begin-review", begin),
        Endpoint::get("/api/v1/reviews/{review}", read, "api-get-review", show),
        Endpoint::post("/api/v1/reviews/{review}/drafting", draft, "api-draft-review-again", redraft),
        Endpoint::post("/api/v1/reviews/{review}/head", draft, "api-write-review-head", write_head),
        Endpoint::get("/api/v1/reviews/{review}/blocks/{block}", draft, "api-get-review-block", show_block),
        Endpoint::post("/api/v1/reviews/{review}/blocks/{block}", draft, "api-edit-review-block", edit_block),
        Endpoint::post("/api/v1/reviews/{review}/blocks/{block}/paragraph", draft, "api-add-review-block", add_block),
        Endpoint::post("/api/v1/reviews/{review}/abandonment", draft, "api-abandon-review", abandon),
    ];
    endpoints.extend(after_approval::endpoints());
    Subject { key: "api-subject-reviews", endpoints }
}

/// A step that was taken, with the review after it.
type Step = Result<Done<WholeReview>, Failure>;

/// The review after a step.
async fn after(tx: &mut WriteTransaction, acting: &Acting, id: ReviewId) -> Result<WholeReview, Failure> {
    Ok(told::whole(&finding::find_whole(tx, acting, id).await?))
}

/// Which reviews.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct ReviewSearch {
    /// Reviews of this organisation.
    organisation: Option<Uuid>,
    /// So many at the most; 50 without it.
    #[schemars(range(min = 1, max = 200))]
    limit: Option<usize>,
    /// The «next» of the page before.
    #[schemars(regex(pattern = "^[0-9a-f]{32}$"))]
    cursor: Option<String>,
}

/// `GET /api/v1/reviews`
async fn list(call: Call, Wanted(search): Wanted<ReviewSearch>) -> Result<Given<Listed<ToldReview>>, Failure> {
    let acting = call.acting();
    let mut found = finding::list_for(&call.app, &call.caller).await?;
    found.retain(|row| search.organisation.is_none_or(|body| row.organisation_id.uuid() == body));
    let paging = Paging { limit: search.limit, cursor: search.cursor };
    paging.page(found, |row| row.id.uuid(), |row| told::row(&acting, &row)).map(Given)
}

/// A period.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct SentPeriod {
    /// Code of the regime.
    #[schemars(length(max = 60))]
    regime: String,
    /// The year of its last day.
    year: i64,
    /// Its number in the year.
    number: i64,
}

/// A review to be begun: with a round its consolidated report, else by an outline of a pack.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewReview {
    /// Whose paper it is to be.
    organisation: Uuid,
    /// The round.
    round: Option<Uuid>,
    /// The pack of the outline.
    #[schemars(length(max = 60))]
    pack: Option<String>,
    /// The outline.
    #[schemars(length(max = 60))]
    outline: Option<String>,
    /// The first period.
    first: Option<SentPeriod>,
    /// The last one.
    last: Option<SentPeriod>,
    /// The document that is carried out.
    carries_out: Option<Uuid>,
    /// What it is about; proposed where it is left out.
    #[serde(default)]
    #[schemars(length(max = 1_000))]
    subject: String,
}

impl NewReview {
    fn read(&self) -> Result<New, Problem> {
        let missing = |field: &str| Problem::Missing { field: field.to_owned() };
        let period = |period: &Option<SentPeriod>, field: &str| {
            let period = period.clone().ok_or_else(|| missing(field))?;
            Ok::<_, Problem>(Chosen { regime: period.regime, year: period.year, number: period.number })
        };
        let wanted = match self.round {
            Some(round) => Begun::OfRound(RoundId::from(round)),
            None => Begun::ByOutline {
                pack: self.pack.clone().ok_or_else(|| missing("pack"))?,
                outline: self.outline.clone().ok_or_else(|| missing("outline"))?,
                first: period(&self.first, "first")?,
                last: period(&self.last, "last")?,
                document: self.carries_out.map(DocumentId::from),
            },
        };
        let subject = written::words("subject", &self.subject, heading::SUBJECT_LIMIT)?;
        Ok(New { body: OrganisationId::from(self.organisation), wanted, subject })
    }
}

/// `POST /api/v1/reviews`
async fn begin(call: Call, mut sent: Sent<NewReview>) -> Step {
    let acting = call.acting();
    let (body, new) = (OrganisationId::from(sent.body().organisation), sent.body().read());
    let planned = async {
        // Whoever may not write it learns nothing of what is wrong with a request.
        beginning::may_begin(&acting, body)?;
        beginning::plan(&call.app, &acting, new?).await
    };
    let planned = planned.await;
    sent.once(&call, move |tx, _| {
        Box::pin(async move {
            let id = beginning::write_beginning(tx, &acting, planned?).await?;
            after(tx, &acting, id).await
        })
    })
    .await
}

/// `GET /api/v1/reviews/{review}`
async fn show(call: Call, Named(id): Named<ReviewId>) -> Result<Given<WholeReview>, Failure> {
    Ok(Given(told::whole(&finding::open_whole(&call.app, &call.caller, id).await?)))
}

/// That it is to be drafted again; nothing more needs to be said.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct AnotherDrafting {}

/// `POST /api/v1/reviews/{review}/drafting`
async fn redraft(call: Call, Named(id): Named<ReviewId>, sent: Sent<AnotherDrafting>) -> Step {
    let acting = call.acting();
    let drafted = drafting::draft_again(&call.app, &acting, id).await;
    sent.once(&call, move |tx, _| {
        Box::pin(async move {
            let (seen, drafted) = drafted?;
            drafting::write_redrafting(tx, &acting, id, seen, drafted).await?;
            after(tx, &acting, id).await
        })
    })
    .await
}

/// Head and foot of the paper.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewReviewHead {
    /// The version that was read.
    version: i64,
    /// What it is about.
    #[schemars(length(min = 1, max = 1_000))]
    subject: String,
    /// What it rests on, one a line.
    #[serde(default)]
    #[schemars(length(max = 4_000))]
    basis: String,
    /// Whom it goes to, one a line.
    #[serde(default)]
    #[schemars(length(max = 4_000))]
    recipients: String,
    /// The authority that signs.
    #[serde(default)]
    #[schemars(length(max = 500))]
    authority: String,
    /// The office of who signs.
    #[serde(default)]
    #[schemars(length(max = 500))]
    office: String,
    /// The name of who signs.
    #[serde(default)]
    #[schemars(length(max = 500))]
    signer: String,
}

impl NewReviewHead {
    fn read(&self) -> Result<Head, Problem> {
        let some = |words: String| Some(words).filter(|words| !words.is_empty());
        Ok(Head {
            number: self.version,
            subject: written::needed("subject", &self.subject, heading::SUBJECT_LIMIT)?,
            basis: written::words("basis", &self.basis, heading::LINES_LIMIT)?,
            recipients: written::words("recipients", &self.recipients, heading::LINES_LIMIT)?,
            signing: Signing {
                authority: written::words("authority", &self.authority, heading::LINE_LIMIT)?,
                office: some(written::words("office", &self.office, heading::LINE_LIMIT)?),
                name: some(written::words("signer", &self.signer, heading::LINE_LIMIT)?),
            },
        })
    }
}

/// `POST /api/v1/reviews/{review}/head`
async fn write_head(call: Call, Named(id): Named<ReviewId>, sent: Sent<NewReviewHead>) -> Step {
    let acting = call.acting();
    sent.once(&call, move |tx, sent| {
        Box::pin(async move {
            finding::find_in(tx, &acting, id).await?;
            heading::write_heading(tx, &acting, id, sent.read()?).await?;
            after(tx, &acting, id).await
        })
    })
    .await
}

/// A block with its versions, the newest first.
#[derive(Debug, Serialize, JsonSchema)]
struct BlockVersions {
    /// The versions.
    versions: Vec<ToldBlock>,
}

/// `GET /api/v1/reviews/{review}/blocks/{block}`
async fn show_block(call: Call, Named((id, slug)): Named<(ReviewId, String)>) -> Result<Given<BlockVersions>, Failure> {
    let (_, versions) = finding::open_block(&call.app, &call.caller, id, &told::key_of(&slug)).await?;
    Ok(Given(BlockVersions { versions: versions.iter().map(told::block).collect() }))
}

/// What is to be done with a block.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", tag = "do", deny_unknown_fields)]
enum BlockAct {
    /// Write it.
    Write {
        /// Its words.
        #[schemars(length(max = 20_000))]
        text: String,
    },
    /// Take the new draft.
    Take,
    /// Keep the person's words.
    Keep,
    /// The person's words with what is new.
    Combine,
    /// Take it out of the paper.
    Remove,
    /// Put it back.
    Restore,
    /// Bring an earlier version back.
    Return {
        /// Which.
        to_version: i64,
    },
}

impl BlockAct {
    fn read(self) -> Result<editing::Act, Problem> {
        Ok(match self {
            BlockAct::Write { text } => editing::Act::Write(written::words("text", &text, editing::TEXT_LIMIT)?),
            BlockAct::Take => editing::Act::Take,
            BlockAct::Keep => editing::Act::Keep,
            BlockAct::Combine => editing::Act::Combine,
            BlockAct::Remove => editing::Act::Remove,
            BlockAct::Restore => editing::Act::Restore,
            BlockAct::Return { to_version } => editing::Act::Return(to_version),
        })
    }
}

/// An act on a block.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct BlockEdit {
    /// The version that was read.
    version: i64,
    /// What is done.
    act: BlockAct,
}

/// `POST /api/v1/reviews/{review}/blocks/{block}`
async fn edit_block(call: Call, Named((id, slug)): Named<(ReviewId, String)>, sent: Sent<BlockEdit>) -> Step {
    let (acting, key) = (call.acting(), told::key_of(&slug));
    sent.once(&call, move |tx, sent| {
        Box::pin(async move {
            finding::find_in(tx, &acting, id).await?;
            editing::write_edit(tx, &acting, id, (&key, sent.version), sent.act.read()?).await?;
            after(tx, &acting, id).await
        })
    })
    .await
}

/// A paragraph behind a block.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewParagraph {
    /// Its words.
    #[schemars(length(min = 1, max = 20_000))]
    text: String,
}

/// `POST /api/v1/reviews/{review}/blocks/{block}/paragraph`
async fn add_block(call: Call, Named((id, slug)): Named<(ReviewId, String)>, sent: Sent<NewParagraph>) -> Step {
    let (acting, key) = (call.acting(), told::key_of(&slug));
    sent.once(&call, move |tx, sent| {
        Box::pin(async move {
            finding::find_in(tx, &acting, id).await?;
            let text = written::needed("text", &sent.text, editing::TEXT_LIMIT)?;
            editing::write_adding(tx, &acting, id, key, text).await?;
            after(tx, &acting, id).await
        })
    })
    .await
}

/// That a review is given up, or taken up again.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Abandonment {
    /// Whether it is given up.
    is_given_up: bool,
}

/// `POST /api/v1/reviews/{review}/abandonment`
async fn abandon(call: Call, Named(id): Named<ReviewId>, sent: Sent<Abandonment>) -> Step {
    let acting = call.acting();
    sent.once(&call, move |tx, sent| {
        Box::pin(async move {
            heading::write_abandonment(tx, &acting, id, sent.is_given_up).await?;
            after(tx, &acting, id).await
        })
    })
    .await
}
