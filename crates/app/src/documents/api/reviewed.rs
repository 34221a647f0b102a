//! What stands beside a reading, for programs: the proposals of a later reader with their answers, and two texts
//! compared. Words come in the language asked for, as on the pages.

use super::correcting::MadeCorrection;
use crate::{
    api::{Call, Done, Given, InState, Sent, Wanted},
    documents::{
        actions::{self, rereading},
        pages::{comparing, open_unpublished, parts::Shown, rereading as proposals, show},
    },
    failure::Failure,
    requests::Named,
};
use domain::{ids::DocumentId, permissions::Verb, problem::Problem};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One part with what stood there and what stands there now, in words.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CorrectedPart {
    /// What it is.
    name: String,
    /// What stood there.
    before: String,
    /// What stands there now.
    after: String,
}

impl From<Shown> for CorrectedPart {
    fn from(shown: Shown) -> Self {
        CorrectedPart { name: shown.name, before: shown.before, after: shown.after }
    }
}

/// What a later reader says otherwise.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Proposals {
    /// Number of the text.
    text: i64,
    /// Version of the working copy, to be sent with an answer.
    version: i64,
    /// How many wait for an answer.
    open: usize,
    /// Each; none where the text was not read again.
    proposals: Vec<ToldProposal>,
}

/// One value that a later reader says otherwise.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldProposal {
    /// Its number, from one.
    number: usize,
    /// What it is about, in words.
    about: String,
    /// What stands there now.
    now: String,
    /// What the later reader says.
    proposed: String,
    /// A person said what stands there now.
    is_against_a_person: bool,
    /// The working copy says the same already.
    is_same_already: bool,
    /// Taken (true), left (false), or not answered.
    is_taken: Option<bool>,
}

/// That a text is read again; nothing more needs to be said.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewRereading {}

/// A text that was read again.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DoneRereading {
    /// The document; its proposals are there now.
    document: uuid::Uuid,
}

/// The answer to a proposal.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProposalAnswer {
    /// Version of the working copy that was seen.
    version: i64,
    /// It is taken; otherwise what stands there stays.
    takes: bool,
}

/// What became of the answer.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AnsweredProposal {
    /// The correction that took it; null where it was left.
    correction: Option<MadeCorrection>,
}

/// Which two texts.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WhichTexts {
    /// Number of the earlier one; without it the one before the other.
    #[schemars(range(min = 1, max = 1_000_000))]
    before: Option<i64>,
    /// Number of the later one; without it the present one.
    #[schemars(range(min = 1, max = 1_000_000))]
    after: Option<i64>,
    /// What is the same on both sides is told too.
    all: Option<bool>,
}

/// Two texts of a document, compared.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ComparedTexts {
    /// Number of the earlier one.
    before: i64,
    /// Number of the later one.
    after: i64,
    /// How many lines are the same.
    same_lines: usize,
    /// Lines that came, went or became others.
    lines: Vec<ComparedPiece>,
    /// How many duties are the same.
    same_duties: usize,
    /// Duties that came, went or became others.
    duties: Vec<ComparedPiece>,
}

/// One piece on both sides.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ComparedPiece {
    /// same, changed, added or removed.
    kind: &'static str,
    /// What stood there; empty for what was added.
    before: String,
    /// What stands there now; empty for what was removed.
    after: String,
    /// Other values of a duty that differ.
    parts: Vec<CorrectedPart>,
}

/// `GET /api/v1/documents/{document}/proposals`
pub async fn list_proposals(
    call: Call,
    Named(id): Named<DocumentId>,
    _unpublished: InState,
) -> Result<Given<Proposals>, Failure> {
    let opened = open_unpublished(&call.app, &call.caller, id, Verb::CorrectReading).await?;
    let text = opened.text.as_ref().ok_or(Problem::NotFound)?;
    let again = actions::rereading_of(&call.app, id).await?;
    let graph = call.app.organisations();
    let facts = show::facts(&call.app, &graph, call.language, &opened).await?;
    let rows = again.as_ref().map(|again| proposals::rows(&facts, text, again)).unwrap_or_default();
    let told = |row: proposals::Row| ToldProposal {
        number: row.number,
        about: row.about,
        now: row.now,
        proposed: row.proposed,
        is_against_a_person: row.against_a_person,
        is_same_already: row.same_already,
        is_taken: row.answer,
    };
    Ok(Given(Proposals {
        text: text.number,
        version: text.version,
        open: again.as_ref().map_or(0, |again| again.open(&text.reviewed)),
        proposals: rows.into_iter().map(told).collect(),
    }))
}

/// `POST /api/v1/documents/{document}/rereading`
pub async fn reread(
    call: Call,
    Named(id): Named<DocumentId>,
    sent: Sent<NewRereading>,
) -> Result<Done<DoneRereading>, Failure> {
    open_unpublished(&call.app, &call.caller, id, Verb::CorrectReading).await?;
    let (acting, again) = (call.acting(), rereading::read_again(&call.app, &call.caller, id).await?);
    sent.once(&call, move |tx, _| {
        Box::pin(async move {
            rereading::write_rereading(tx, &acting, id, again).await?;
            Ok(DoneRereading { document: id.uuid() })
        })
    })
    .await
}

/// `POST /api/v1/documents/{document}/proposals/{proposal}/answer`
pub async fn answer(
    call: Call,
    Named((id, number)): Named<(DocumentId, usize)>,
    sent: Sent<ProposalAnswer>,
) -> Result<Done<AnsweredProposal>, Failure> {
    let acting = call.acting();
    sent.once(&call, move |tx, sent| {
        Box::pin(async move {
            let given = actions::Answer { number, version: sent.version, accepts: sent.takes };
            let correction = rereading::write_answer(tx, &acting, id, given).await?;
            Ok(AnsweredProposal { correction: correction.map(MadeCorrection::of) })
        })
    })
    .await
}

/// `GET /api/v1/documents/{document}/comparison`
pub async fn compare(
    call: Call,
    Named(id): Named<DocumentId>,
    Wanted(wanted): Wanted<WhichTexts>,
) -> Result<Given<ComparedTexts>, Failure> {
    let opened = actions::open(&call.app, &call.caller, id).await?;
    let graph = call.app.organisations();
    let facts = show::facts(&call.app, &graph, call.language, &opened).await?;
    let which = (wanted.before, wanted.after);
    let compared = comparing::compare(&call.app, &facts, &opened, which, wanted.all.unwrap_or_default()).await?;
    Ok(Given(ComparedTexts {
        before: compared.before,
        after: compared.after,
        same_lines: compared.lines.same,
        lines: compared.lines.rows.into_iter().map(ComparedPiece::from).collect(),
        same_duties: compared.duties.same,
        duties: compared.duties.rows.into_iter().map(ComparedPiece::from).collect(),
    }))
}

impl From<comparing::Row> for ComparedPiece {
    fn from(row: comparing::Row) -> Self {
        let words = |runs: Vec<crate::documents::comparison::Run>| {
            runs.into_iter().map(|run| run.words).collect::<Vec<_>>().join(" ")
        };
        ComparedPiece {
            kind: row.kind,
            before: words(row.before),
            after: words(row.after),
            parts: row.parts.into_iter().map(CorrectedPart::from).collect(),
        }
    }
}
