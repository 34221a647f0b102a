//! Correcting a reading, for programs: the list of corrections, one more, and one taken back.
//! Nothing is corrected after publication; the later of two is told.

use super::{change::ReadingChange, reviewed::CorrectedPart};
use crate::{
    api::{Call, Done, Given, InState, Instant, Listed, Paging, Sent, Wanted},
    documents::{
        actions::{correcting, distributing::reminding},
        forms::Ground,
        pages::{corrections, open_unpublished, show},
    },
    failure::Failure,
    requests::Named,
};
use domain::{ids::DocumentId, permissions::Verb, problem::Problem};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A correction to be made.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCorrection {
    /// Number of the text that was seen.
    text: i64,
    /// Version of the working copy that was seen.
    version: i64,
    /// What is corrected.
    change: ReadingChange,
}

/// That a correction is taken back; nothing more needs to be said.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UndoneCorrection {}

/// A correction that was made.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MadeCorrection {
    /// Its number, by which it can be taken back.
    pub number: i64,
    /// Version of the working copy after it.
    pub version: i64,
}

impl MadeCorrection {
    /// A correction has the number of the version that it made.
    pub const fn of(number: i64) -> Self {
        MadeCorrection { number, version: number }
    }
}

/// A correction of the history.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldCorrection {
    /// Its number.
    number: i64,
    /// correct, add, drop, restore, split, merge, accept (of a proposal), settle or undo.
    act: &'static str,
    /// Path of what it was about: document.date, duties.3, counted from zero.
    path: String,
    /// The same in words.
    about: String,
    /// Who made it.
    by: String,
    /// When.
    at: Instant,
    /// What it changed.
    parts: Vec<CorrectedPart>,
    /// Number of the correction that it took back.
    undoes: Option<i64>,
    /// Number of the correction that took it back.
    undone_by: Option<i64>,
    /// Number of a later correction of the same part, which stands in the way of taking it back.
    changed_by: Option<i64>,
}

/// That recipients are reminded; nothing more needs to be said.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewReminder {}

/// Who was reminded.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Reminded {
    /// So many recipients that have not opened it and were not reminded today.
    recipients: usize,
}

/// `GET /api/v1/documents/{document}/corrections`
pub async fn list(
    call: Call,
    Named(id): Named<DocumentId>,
    Wanted(paging): Wanted<Paging>,
    _unpublished: InState,
) -> Result<Given<Listed<ToldCorrection>>, Failure> {
    let opened = open_unpublished(&call.app, &call.caller, id, Verb::CorrectReading).await?;
    let graph = call.app.organisations();
    let facts = show::facts(&call.app, &graph, call.language, &opened).await?;
    let rows = corrections::rows(&call.app, &facts, &opened).await?;
    let told = |row: corrections::Row| ToldCorrection {
        number: row.number,
        act: row.act.code(),
        path: row.path,
        about: row.about,
        by: row.by,
        at: Instant(row.at),
        parts: row.parts.into_iter().map(CorrectedPart::from).collect(),
        undoes: row.undoes,
        undone_by: row.undone_by,
        changed_by: row.changed_by,
    };
    paging.page_by_number(rows, |row| row.number, told).map(Given)
}

/// `POST /api/v1/documents/{document}/corrections`
pub async fn correct(
    call: Call,
    Named(id): Named<DocumentId>,
    sent: Sent<NewCorrection>,
) -> Result<Done<MadeCorrection>, Failure> {
    let (acting, language) = (call.acting(), call.language);
    sent.once(&call, move |tx, sent| {
        Box::pin(async move {
            let NewCorrection { text: seen, version, change } = sent;
            let number = correcting::write_correction(tx, &acting, (id, version), |document, text| {
                if text.number != seen {
                    return Err(Problem::OtherTextVersion.into());
                }
                let ground = Ground {
                    graph: &acting.graph,
                    language,
                    issuer: document.row.issuer_id,
                    issued_on: document.row.issued_on,
                    today: acting.today,
                };
                Ok(change.checked(&ground, text)?)
            });
            number.await.map(MadeCorrection::of)
        })
    })
    .await
}

/// `POST /api/v1/documents/{document}/corrections/{correction}/withdrawal`
pub async fn undo(
    call: Call,
    Named((id, number)): Named<(DocumentId, i64)>,
    sent: Sent<UndoneCorrection>,
) -> Result<Done<MadeCorrection>, Failure> {
    let acting = call.acting();
    sent.once(&call, move |tx, _| {
        Box::pin(async move { correcting::write_undoing(tx, &acting, id, number).await.map(MadeCorrection::of) })
    })
    .await
}

/// `POST /api/v1/documents/{document}/reminders`
pub async fn remind(
    call: Call,
    Named(id): Named<DocumentId>,
    sent: Sent<NewReminder>,
) -> Result<Done<Reminded>, Failure> {
    let acting = call.acting();
    sent.once(&call, move |tx, _| {
        Box::pin(async move {
            let recipients = reminding::write_reminders(tx, &acting, id).await?;
            Ok(Reminded { recipients })
        })
    })
    .await
}
