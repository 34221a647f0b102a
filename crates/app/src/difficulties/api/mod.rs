//! Difficulties for programs: the list, one with everything that was done, the counts, and every step that people take. Each
//! calls the action that the page calls.

mod listing;
mod told;

use super::actions::{
    Book, counting,
    fates::{self, NewFate},
    finding, holding,
    judging::{self, Judgement},
    raising::{self, New},
    require_holder,
    targets::About,
};
use crate::{
    acting::Acting,
    api::{Call, Content, Done, Endpoint, Given, Saved, Sent, Subject},
    failure::Failure,
    requests::Named,
    routes::Access,
};
use database::{BoxFuture, WriteTransaction};
use domain::{
    difficulties::{DifficultyKind, Fate},
    ids::{AssignmentId, DifficultyId, DocumentId, EvidenceId, OrganisationId, ProvisionId, RoundId},
    permissions::Verb,
    problem::Problem,
};
use papers::doors::cleaned_name;
use schemars::JsonSchema;
use serde::Deserialize;
use told::{ToldTotals, WholeDifficulty};
use uuid::Uuid;

/// The endpoints of this subject.
pub fn endpoints() -> Subject {
    let (read, raises) = (Access::Asks(Verb::ReadDifficulty), Access::Asks(Verb::RaiseDifficulty));
    let merges = Access::Asks(Verb::MergeDifficulties);
    let asks = Access::Asks;
    let endpoints = vec![
        Endpoint::get("/api/v1/difficulties", Access::SignedIn, "api-list-difficulties", listing::list),
        Endpoint::post("/api/v1/difficulties", raises, "api-raise-difficulty", raise),
        Endpoint::get("/api/v1/difficulties/totals", Access::SignedIn, "api-get-difficulty-totals", totals),
        Endpoint::get("/api/v1/difficulties/{difficulty}", read, "api-get-difficulty", show),
        Endpoint::post(
            "/api/v1/difficulties/{difficulty}/answer",
            asks(Verb::AnswerDifficulty),
            "api-answer-difficulty",
            answer,
        ),
        Endpoint::post(
            "/api/v1/difficulties/{difficulty}/forwarding",
            asks(Verb::ForwardDifficulty),
            "api-forward-difficulty",
            forward,
        ),
        Endpoint::post("/api/v1/difficulties/{difficulty}/merging", merges, "api-merge-difficulties", merge),
        Endpoint::post("/api/v1/difficulties/{difficulty}/parting", merges, "api-part-difficulties", part),
        Endpoint::post(
            "/api/v1/difficulties/{difficulty}/judgement",
            asks(Verb::JudgeAnswer),
            "api-judge-answer",
            judge,
        ),
        Endpoint::post("/api/v1/difficulties/{difficulty}/withdrawal", raises, "api-withdraw-difficulty", withdraw),
        Endpoint::post("/api/v1/difficulties/{difficulty}/evidence", raises, "api-attach-difficulty-evidence", attach),
        Endpoint::get(
            "/api/v1/difficulties/{difficulty}/evidence/{evidence}",
            read,
            "api-get-difficulty-evidence",
            download,
        ),
        Endpoint::post("/api/v1/difficulties/{difficulty}/fate", asks(Verb::RecordFate), "api-record-fate", record),
    ];
    Subject { key: "api-subject-difficulties", endpoints }
}

/// A step that was taken, with the difficulty after it.
type Step = Result<Done<WholeDifficulty>, Failure>;

async fn after(tx: &mut WriteTransaction, acting: &Acting, id: DifficultyId) -> Result<WholeDifficulty, Failure> {
    Ok(told::whole(acting, &finding::open_in(tx, acting, id).await?).ok_or(Problem::NotFound)?)
}

/// Takes a step once under its key, and tells the difficulty after it.
async fn step<S, const LARGE: bool, F>(call: &Call, id: DifficultyId, sent: Sent<S, LARGE>, act: F) -> Step
where
    S: Send + 'static,
    F: for<'t> FnOnce(&'t mut WriteTransaction, &'t Acting, S) -> BoxFuture<'t, Result<DifficultyId, Failure>>
        + Send
        + 'static,
{
    let acting = call.acting();
    sent.once(call, move |tx, sent| {
        Box::pin(async move {
            // What may not be known of is not found, whatever else is wrong with the request.
            finding::open_in(tx, &acting, id).await?;
            let id = act(tx, &acting, sent).await?;
            after(tx, &acting, id).await
        })
    })
    .await
}

/// `GET /api/v1/difficulties/totals`
async fn totals(call: Call) -> Result<Given<ToldTotals>, Failure> {
    let acting = call.acting();
    let book = Book::read(&mut call.app.database().read().await?).await?;
    let listed = finding::list_in(&book, &acting)?;
    let tally = counting::tally(&book, &listed, &acting.graph, call.caller.home(), acting.today);
    Ok(Given(told::totals(&acting, &tally)))
}

/// `GET /api/v1/difficulties/{difficulty}`
async fn show(call: Call, Named(id): Named<DifficultyId>) -> Result<Given<WholeDifficulty>, Failure> {
    let whole = finding::open(&call.app, &call.caller, id).await?;
    Ok(Given(told::whole(&call.acting(), &whole).ok_or(Problem::NotFound)?))
}

/// A difficulty or a proposal; it is tied to an assignment, to a clause or to a figure.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewDifficulty {
    /// The unit that raises it.
    organisation: Uuid,
    /// difficulty, proposal or policy-proposal.
    #[schemars(length(max = 30))]
    kind: String,
    /// The line on which it goes up; the usual one of the document without it.
    #[serde(default)]
    #[schemars(length(max = 60))]
    line: String,
    /// In the unit's words.
    #[schemars(length(min = 1, max = 8_000))]
    words: String,
    /// An assignment of the unit.
    assignment: Option<Uuid>,
    /// A document that the unit owns or received.
    document: Option<Uuid>,
    /// A clause of that document.
    provision: Option<Uuid>,
    /// A round in which the unit reports.
    round: Option<Uuid>,
    /// An indicator of its form.
    #[schemars(length(max = 60))]
    indicator: Option<String>,
}

/// `POST /api/v1/difficulties`
async fn raise(call: Call, sent: Sent<NewDifficulty>) -> Step {
    let acting = call.acting();
    sent.once(&call, move |tx, sent| {
        Box::pin(async move {
            let body = OrganisationId::from(sent.organisation);
            raising::require(&acting, body)?;
            let kind = DifficultyKind::from_code(&sent.kind);
            let new = New {
                body,
                kind: kind.ok_or_else(|| Problem::Missing { field: "kind".to_owned() })?,
                line: sent.line,
                about: About {
                    document: sent.document.map(DocumentId::from),
                    provision: sent.provision.map(ProvisionId::from),
                    assignment: sent.assignment.map(AssignmentId::from),
                    round: sent.round.map(RoundId::from),
                    indicator: sent.indicator,
                },
                words: sent.words,
            };
            let id = raising::write_raising(tx, &acting, &new, None).await?;
            after(tx, &acting, id).await
        })
    })
    .await
}

/// Words on the state with a mark.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct MarkedWords {
    /// The mark of the state that was read.
    #[schemars(length(max = 16))]
    mark: String,
    /// The words.
    #[schemars(length(max = 8_000))]
    words: String,
}

/// `POST /api/v1/difficulties/{difficulty}/answer`
async fn answer(call: Call, Named(id): Named<DifficultyId>, sent: Sent<MarkedWords>) -> Step {
    step(&call, id, sent, move |tx, acting, sent| {
        Box::pin(async move { holding::write_answer(tx, acting, id, &sent.words, &sent.mark).await.map(|()| id) })
    })
    .await
}

/// Whom it is forwarded to.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewForwarding {
    /// The mark of the state that was read.
    #[schemars(length(max = 16))]
    mark: String,
    /// A body below or beside the holder; the one above on its line without it.
    to: Option<Uuid>,
    /// What goes along.
    #[serde(default)]
    #[schemars(length(max = 8_000))]
    words: String,
}

/// `POST /api/v1/difficulties/{difficulty}/forwarding`
async fn forward(call: Call, Named(id): Named<DifficultyId>, sent: Sent<NewForwarding>) -> Step {
    step(&call, id, sent, move |tx, acting, sent| {
        Box::pin(async move {
            let to = sent.to.map(OrganisationId::from);
            holding::write_forwarding(tx, acting, id, to, &sent.words, &sent.mark).await.map(|()| id)
        })
    })
    .await
}

/// Another one.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct OtherDifficulty {
    /// Which.
    other: Uuid,
    /// Why.
    #[serde(default)]
    #[schemars(length(max = 2_000))]
    words: String,
}

/// `POST /api/v1/difficulties/{difficulty}/merging`
async fn merge(call: Call, Named(id): Named<DifficultyId>, sent: Sent<OtherDifficulty>) -> Step {
    step(&call, id, sent, move |tx, acting, sent| {
        Box::pin(
            async move { holding::write_merging(tx, acting, (id, DifficultyId::from(sent.other)), &sent.words).await },
        )
    })
    .await
}

/// `POST /api/v1/difficulties/{difficulty}/parting`
async fn part(call: Call, Named(id): Named<DifficultyId>, sent: Sent<OtherDifficulty>) -> Step {
    step(&call, id, sent, move |tx, acting, sent| {
        Box::pin(async move {
            let other = DifficultyId::from(sent.other);
            holding::write_parting(tx, acting, (id, other), &sent.words).await.map(|()| id)
        })
    })
    .await
}

/// What a unit says of the answer.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewJudgement {
    /// The mark of the state that was read.
    #[schemars(length(max = 16))]
    mark: String,
    /// The unit that raised it; the only one of the person without it.
    organisation: Option<Uuid>,
    /// Whether the answer solves the matter.
    solves: bool,
    /// Why; needed where it does not.
    #[serde(default)]
    #[schemars(length(max = 2_000))]
    reason: String,
}

/// `POST /api/v1/difficulties/{difficulty}/judgement`
async fn judge(call: Call, Named(id): Named<DifficultyId>, sent: Sent<NewJudgement>) -> Step {
    step(&call, id, sent, move |tx, acting, sent| {
        Box::pin(async move {
            let judgement = Judgement { solves: sent.solves, reason: sent.reason };
            let unit = sent.organisation.map(OrganisationId::from);
            judging::write_judgement(tx, acting, id, unit, &judgement, &sent.mark).await.map(|()| id)
        })
    })
    .await
}

/// `POST /api/v1/difficulties/{difficulty}/withdrawal`
async fn withdraw(call: Call, Named(id): Named<DifficultyId>, sent: Sent<MarkedWords>) -> Step {
    step(&call, id, sent, move |tx, acting, sent| {
        Box::pin(async move { raising::write_withdrawal(tx, acting, id, &sent.words, &sent.mark).await.map(|()| id) })
    })
    .await
}

/// A file that shows it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewDifficultyEvidence {
    /// Name of the file, without folders.
    #[schemars(length(min = 1))]
    file_name: String,
    /// The bytes of the file.
    content: Content,
}

/// `POST /api/v1/difficulties/{difficulty}/evidence`
async fn attach(call: Call, Named(id): Named<DifficultyId>, mut sent: Sent<NewDifficultyEvidence, true>) -> Step {
    let new = sent.body();
    let file = (cleaned_name(&new.file_name), std::mem::take(&mut new.content.0));
    let kept = raising::keep_for(&call.app, &call.caller, id, file).await?;
    step(&call, id, sent, move |tx, acting, _| {
        Box::pin(async move { raising::write_attaching(tx, acting, id, &kept).await.map(|_| id) })
    })
    .await
}

/// `GET /api/v1/difficulties/{difficulty}/evidence/{evidence}`
async fn download(call: Call, Named((id, evidence)): Named<(DifficultyId, EvidenceId)>) -> Result<Saved, Failure> {
    let (row, content) = finding::open_evidence(&call.app, &call.caller, id, evidence).await?;
    Ok(Saved { file_name: row.file_name, content })
}

/// What became of a policy proposal.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewPolicyFate {
    /// So many sayings were read.
    seen: i64,
    /// noted, under-study, taken-up, refused or issued.
    #[schemars(length(max = 30))]
    fate: String,
    /// Why.
    #[schemars(length(min = 1, max = 2_000))]
    reason: String,
    /// On which basis; needed where it was issued.
    #[serde(default)]
    #[schemars(length(max = 500))]
    basis: String,
}

/// `POST /api/v1/difficulties/{difficulty}/fate`
async fn record(call: Call, Named(id): Named<DifficultyId>, sent: Sent<NewPolicyFate>) -> Step {
    step(&call, id, sent, move |tx, acting, sent| {
        Box::pin(async move {
            // Whoever may not write it learns nothing of what is wrong with a request.
            require_holder(acting, &Book::read(tx).await?.matter(id)?, Verb::RecordFate)?;
            let fate = Fate::from_code(&sent.fate).ok_or_else(|| Problem::Missing { field: "fate".to_owned() })?;
            let NewPolicyFate { seen, reason, basis, .. } = sent;
            fates::write_fate(tx, acting, id, &NewFate { fate, reason, basis, seen }).await.map(|()| id)
        })
    })
    .await
}
