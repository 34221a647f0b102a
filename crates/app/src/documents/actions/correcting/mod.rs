//! Correcting: a part of the working copy changes, with its history; the later of two people is told. A correction can be
//! taken back as long as nothing that it changed was changed since; that is a correction too.
//! After publication nothing is corrected any more.

mod store;

pub use store::StoredCorrection;

use super::{
    Document, find_for_reader,
    reading::{Text, text_of},
    registering::head_of,
    store as documents,
};
use crate::{
    App,
    acting::Acting,
    caller::Caller,
    documents::review::{Act, Change, Corrected, Reviewed},
    failure::Failure,
};
use database::{Connection, WriteTransaction};
use domain::{ids::DocumentId, ids::TextVersionId, permissions::Verb, problem::Problem};
use serde_json::json;

/// One correction as it was sent.
#[derive(Debug, Clone)]
pub struct Correcting {
    /// Of which document.
    pub document: DocumentId,
    /// The version of the working copy that the person saw.
    pub version: i64,
    /// What to change.
    pub change: Change,
}

/// A correction of the history.
#[derive(Debug, Clone)]
pub struct PastCorrection {
    /// Its row.
    pub row: StoredCorrection,
    /// What it did.
    pub corrected: Corrected,
}

/// Corrects the working copy of a document that is not published. Answers the number of the correction.
pub async fn correct(app: &App, caller: &Caller, correcting: Correcting) -> Result<i64, Failure> {
    let acting = Acting::now(app, caller);
    let Correcting { document: id, version, change } = correcting;
    app.database()
        .write(move |tx| Box::pin(async move { write_correction(tx, &acting, (id, version), |_, _| Ok(change)).await }))
        .await
}

/// The same inside a write: the change is made from the document and the text as they stand there, which are those that
/// the person saw.
pub(in crate::documents) async fn write_correction(
    tx: &mut WriteTransaction,
    acting: &Acting,
    (id, version): (DocumentId, i64),
    change: impl FnOnce(&Document, &Text) -> Result<Change, Failure> + Send,
) -> Result<i64, Failure> {
    let (document, mut text) = open_for_correcting(tx, acting, id).await?;
    if text.version != version {
        return Err(Problem::SomeoneWasFaster.into());
    }
    let change = change(&document, &text)?;
    let (found, now) = (Reviewed::of(&text.reading), tx.now());
    let corrected = text.reviewed.correct(&found, change, acting.caller.account, now)?;
    keep(tx, acting, Kept { document: &document, text: &text, corrected, undoes: None }).await
}

/// A question that the reader asked stays as it is.
pub fn settling(text: &Text, about: String) -> Result<Change, Problem> {
    let is_asked = text.reading.questions.iter().any(|question| question.about == about);
    if is_asked { Ok(Change::Settle(about)) } else { Err(Problem::NotFound) }
}

/// Takes a correction back. Answers the number of the correction that this is.
pub async fn undo(app: &App, caller: &Caller, id: DocumentId, number: i64) -> Result<i64, Failure> {
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_undoing(tx, &acting, id, number).await })).await
}

/// The same inside a write.
pub(in crate::documents) async fn write_undoing(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: DocumentId,
    number: i64,
) -> Result<i64, Failure> {
    let (document, mut text) = open_for_correcting(tx, acting, id).await?;
    let history = history_of(tx, text.id).await?;
    let undone = history.iter().find(|past| past.row.number == number).ok_or(Problem::NotFound)?;
    if history.iter().any(|past| past.row.undoes == Some(number)) {
        return Err(Problem::AlreadyDone.into());
    }
    let later = history.iter().filter(|past| past.row.number > number);
    let touching = later.filter(|past| past.corrected.touches(&undone.corrected)).map(|past| past.row.number);
    let touched = touching.max().unwrap_or(number);
    let (found, now) = (Reviewed::of(&text.reading), tx.now());
    let corrected = text.reviewed.undo(&found, &undone.corrected, acting.caller.account, now);
    let corrected = corrected.map_err(|_| Problem::CorrectedSince { number: touched })?;
    keep(tx, acting, Kept { document: &document, text: &text, corrected, undoes: Some(number) }).await
}

/// The corrections of the present text, the latest first.
pub async fn corrections_of(app: &App, text: TextVersionId) -> Result<Vec<PastCorrection>, Failure> {
    let mut connection = app.database().read().await?;
    let mut history = history_of(&mut connection, text).await?;
    history.reverse();
    Ok(history)
}

async fn history_of(connection: &mut Connection, text: TextVersionId) -> Result<Vec<PastCorrection>, Failure> {
    let rows = store::list(connection, text).await?;
    rows.into_iter().map(PastCorrection::try_from).collect()
}

impl TryFrom<StoredCorrection> for PastCorrection {
    type Error = Failure;

    fn try_from(row: StoredCorrection) -> Result<Self, Failure> {
        let corrected = Corrected {
            act: Act::from_code(&row.act).unwrap_or(Act::Correct),
            about: row.about.clone(),
            before: serde_json::from_str(&row.before)?,
            after: serde_json::from_str(&row.after)?,
        };
        Ok(PastCorrection { row, corrected })
    }
}

/// A document that may still be corrected by this person, with its present text.
pub(super) async fn open_for_correcting(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: DocumentId,
) -> Result<(Document, Text), Failure> {
    let document = find_for_reader(tx, &acting.graph, &acting.caller, id, acting.today).await?;
    let text = text_of(tx, id).await?.ok_or(Problem::NotFound)?;
    acting.caller.require(&acting.graph, Verb::CorrectReading, &document.thing(acting.today))?;
    if document.row.published_at_ms.is_some() {
        return Err(Problem::AlreadyPublished.into());
    }
    Ok((document, text))
}

/// A correction that was made in memory and is to be written.
pub(super) struct Kept<'k> {
    pub document: &'k Document,
    pub text: &'k Text,
    pub corrected: Corrected,
    pub undoes: Option<i64>,
}

/// Writes a corrected working copy with its history; answers the number of the correction.
pub(super) async fn keep(tx: &mut WriteTransaction, acting: &Acting, kept: Kept<'_>) -> Result<i64, Failure> {
    let Kept { document, text, corrected, undoes } = kept;
    let number = text.version + 1;
    let (before, after) = (serde_json::to_string(&corrected.before)?, serde_json::to_string(&corrected.after)?);
    // Values stand in the journal as JSON text, because its canonical form knows no fractions.
    let particulars = json!({
        "about": corrected.about, "act": corrected.act.code(), "before": before, "after": after, "version": number,
    });
    let permit = acting.permit(tx, Verb::CorrectReading, &document.thing(acting.today), particulars).await?;
    let by = permit.person()?;
    let reviewed = serde_json::to_string(&text.reviewed)?;
    if documents::update_review(tx, &permit, text.id, text.version, &reviewed, by).await?.nothing() {
        return Err(Problem::SomeoneWasFaster.into());
    }
    let row = StoredCorrection {
        number,
        act: corrected.act.code().to_owned(),
        about: corrected.about,
        before,
        after,
        undoes,
        corrected_by: by,
        corrected_at_ms: permit.at().millisecond(),
    };
    store::insert(tx, &permit, text.id, &row).await?;
    let head = head_of(&acting.graph, &text.reading, &text.reviewed, acting.today);
    let row = &document.row;
    if documents::update_head(tx, &permit, row.id, row.version, &head).await?.nothing() {
        return Err(Problem::SomeoneWasFaster.into());
    }
    Ok(number)
}
