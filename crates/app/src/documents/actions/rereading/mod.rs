//! Reading a text again with a later reader: its differences become proposals, and a person answers each.
//! Nothing of the working copy changes before an answer; a proposal that is taken is a correction like any other.

mod store;

use super::{
    correcting::{Kept, keep, open_for_correcting},
    reading::text_of,
};
use crate::{
    App,
    acting::Acting,
    caller::Caller,
    documents::{
        proposals::{Proposal, Standing, proposals},
        review::Reviewed,
    },
    failure::Failure,
};
use database::{Connection, WriteTransaction};
use domain::{
    ids::{DocumentId, RereadingId, TextVersionId},
    permissions::Verb,
    problem::Problem,
};
use papers::reading::{READER_VERSION, Reading};
use serde_json::json;

/// A later reading with its proposals.
#[derive(Debug, Clone)]
pub struct Rereading {
    id: RereadingId,
    /// Of the reader.
    pub reader_version: i64,
    /// Each with its answer: taken, left, or not answered.
    pub proposals: Vec<(Proposal, Option<bool>)>,
}

impl Rereading {
    /// Proposals that wait for an answer.
    pub fn open(&self, reviewed: &Reviewed) -> usize {
        let waits = |(proposal, answer): &&(Proposal, Option<bool>)| {
            answer.is_none() && proposal.standing(reviewed) != Standing::SameAlready
        };
        self.proposals.iter().filter(waits).count()
    }
}

/// A text that was read again, not yet kept.
#[derive(Debug, Clone)]
pub struct ReadAgain {
    text: TextVersionId,
    reading: String,
}

/// Reads the present text of a document again.
pub async fn reread(app: &App, caller: &Caller, id: DocumentId) -> Result<(), Failure> {
    let again = read_again(app, caller, id).await?;
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_rereading(tx, &acting, id, again).await })).await
}

/// Reads the present text again without keeping anything.
pub async fn read_again(app: &App, caller: &Caller, id: DocumentId) -> Result<ReadAgain, Failure> {
    let opened = super::open(app, caller, id).await?;
    caller.require(&app.organisations(), Verb::CorrectReading, &opened.document.thing(app.today()))?;
    let text = opened.text.ok_or(Problem::NotFound)?;
    if text.reader_version >= READER_VERSION {
        return Err(Problem::ReadByThisReader.into());
    }
    let content = app.files().content(&text.file_sha256).await?;
    let (again, _) = app.settings().opener.read(text.file_name.clone(), content).await?;
    Ok(ReadAgain { text: text.id, reading: serde_json::to_string(&again?)? })
}

/// Keeps what was read again, inside a write.
pub(in crate::documents) async fn write_rereading(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: DocumentId,
    again: ReadAgain,
) -> Result<(), Failure> {
    let (document, text) = open_for_correcting(tx, acting, id).await?;
    if text.id != again.text {
        return Err(Problem::SomeoneWasFaster.into());
    }
    if store::find(tx, text.id, READER_VERSION).await?.is_some() {
        return Err(Problem::ReadByThisReader.into());
    }
    let particulars = json!({"reader_version": READER_VERSION});
    let permit = acting.permit(tx, Verb::CorrectReading, &document.thing(acting.today), particulars).await?;
    let new: RereadingId = tx.new_id();
    let by = permit.person()?;
    Ok(store::insert(tx, &permit, new, text.id, READER_VERSION, &again.reading, by).await?)
}

/// The latest reading again of the present text, if there is one.
pub async fn rereading_of(app: &App, id: DocumentId) -> Result<Option<Rereading>, Failure> {
    let mut connection = app.database().read().await?;
    found(&mut connection, id).await
}

async fn found(connection: &mut Connection, id: DocumentId) -> Result<Option<Rereading>, Failure> {
    let Some(text) = text_of(connection, id).await? else { return Ok(None) };
    let Some(row) = store::find_latest(connection, text.id).await? else { return Ok(None) };
    let answers = store::list_answers(connection, row.id).await?;
    let answer = |number: i64| answers.iter().find(|answer| answer.number == number).map(|answer| answer.accepted != 0);
    let again: Reading = serde_json::from_str(&row.reading)?;
    let proposals = (1..).zip(proposals(&text.reading, &again));
    Ok(Some(Rereading {
        id: row.id,
        reader_version: row.reader_version,
        proposals: proposals.map(|(number, proposal)| (proposal, answer(number))).collect(),
    }))
}

/// An answer to a proposal.
#[derive(Debug, Clone, Copy)]
pub struct Answer {
    /// Number of the proposal, from one.
    pub number: usize,
    /// The version of the working copy that the person saw.
    pub version: i64,
    /// It is taken; otherwise it is left.
    pub accepts: bool,
}

/// Takes a proposal, or leaves it. Answers the number of the correction, if there is one.
pub async fn answer_proposal(
    app: &App,
    caller: &Caller,
    id: DocumentId,
    given: Answer,
) -> Result<Option<i64>, Failure> {
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_answer(tx, &acting, id, given).await })).await
}

/// The same inside a write.
pub(in crate::documents) async fn write_answer(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: DocumentId,
    Answer { number, version, accepts }: Answer,
) -> Result<Option<i64>, Failure> {
    let (document, mut text) = open_for_correcting(tx, acting, id).await?;
    let rereading = found(tx, id).await?.ok_or(Problem::NotFound)?;
    let place = number.checked_sub(1).and_then(|index| rereading.proposals.get(index));
    let (proposal, answer) = place.ok_or(Problem::NotFound)?;
    if answer.is_some() {
        return Err(Problem::AlreadyDone.into());
    }
    if text.version != version {
        return Err(Problem::SomeoneWasFaster.into());
    }
    let told = i64::try_from(number).unwrap_or(i64::MAX);
    let particulars = json!({"proposal": told, "accepted": accepts});
    let permit = acting.permit(tx, Verb::CorrectReading, &document.thing(acting.today), particulars).await?;
    store::insert_answer(tx, &permit, rereading.id, told, accepts, permit.person()?).await?;
    if !accepts {
        return Ok(None);
    }
    let change = proposal.change(&text.reviewed).ok_or(Problem::NotFound)?;
    let (found, now) = (Reviewed::of(&text.reading), tx.now());
    let corrected = text.reviewed.correct(&found, change, acting.caller.account, now)?;
    let kept = Kept { document: &document, text: &text, corrected, undoes: None };
    keep(tx, acting, kept).await.map(Some)
}
