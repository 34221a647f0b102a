//! The texts of a document: a new one for a document that is not published, and reading the earlier ones.
//! A text never changes. What people corrected is carried over to the new one where the same thing is found again.

use super::{
    Registered, Upload, find_for_reader,
    reading::{Text, text_of},
    registering::{head_of, keep_text},
    store::{self, StoredVersion},
};
use crate::{App, acting::Acting, caller::Caller, documents::carrying::carry, failure::Failure, files::FileStore};
use database::WriteTransaction;
use domain::{ids::DocumentId, permissions::Verb, problem::Problem, text::fold};
use papers::reading::READER_VERSION;
use serde_json::json;

/// Adds a text to the document that is named in the upload.
pub async fn add_text(app: &App, caller: &Caller, id: DocumentId, upload: Upload) -> Result<Registered, Failure> {
    app.files().keep(&upload.content).await?;
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_text(tx, &acting, id, upload).await })).await
}

/// The same inside a write; the content is on disk. A text with another symbol belongs to another document.
pub(in crate::documents) async fn write_text(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: DocumentId,
    upload: Upload,
) -> Result<Registered, Failure> {
    let document = find_for_reader(tx, &acting.graph, &acting.caller, id, acting.today).await?;
    acting.caller.require(&acting.graph, Verb::RegisterDocument, &document.thing(acting.today))?;
    let old = text_of(tx, id).await?.ok_or(Problem::NotFound)?;
    if document.row.published_at_ms.is_none() && old.reading.text != upload.reading.text {
        check_symbol(old.reviewed.head.symbol.as_deref(), upload.reading.document.symbol.as_deref())?;
    }
    write_own_text(tx, acting, id, upload).await
}

/// Another text by those who write the document here: its symbol may have become known, or another one, since.
pub(crate) async fn write_own_text(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: DocumentId,
    upload: Upload,
) -> Result<Registered, Failure> {
    let Acting { caller, graph, today } = acting;
    let today = *today;
    let document = find_for_reader(tx, graph, caller, id, today).await?;
    let thing = document.thing(today);
    caller.require(graph, Verb::RegisterDocument, &thing)?;
    let old = text_of(tx, id).await?.ok_or(Problem::NotFound)?;
    if document.row.published_at_ms.is_some() {
        return Err(Problem::AlreadyPublished.into());
    }
    if old.reading.text == upload.reading.text {
        return Err(Problem::TextUnchanged.into());
    }
    let reviewed = carry(&old.reading, &old.reviewed, &upload.reading);
    let sha256 = FileStore::hash(&upload.content);
    let number = old.number + 1;
    let particulars = json!({
        "file_sha256": domain::journal::hex(&sha256), "number": number, "reader_version": READER_VERSION,
    });
    let permit = caller.permit(tx, graph, Verb::RegisterDocument, &thing, particulars).await?;
    let head = head_of(graph, &upload.reading, &reviewed, today);
    if store::update_head(tx, &permit, id, document.row.version, &head).await?.nothing() {
        return Err(Problem::SomeoneWasFaster.into());
    }
    keep_text(tx, acting, &permit, (id, document.row.owner_id, number), (&upload, sha256), &reviewed).await?;
    Ok(Registered::TextOf(id))
}

/// A text with another symbol belongs to another document.
fn check_symbol(expected: Option<&str>, found: Option<&str>) -> Result<(), Problem> {
    match (expected, found) {
        (Some(expected), Some(found)) if fold(expected) != fold(found) => {
            Err(Problem::OtherSymbol { expected: expected.to_owned(), found: found.to_owned() })
        }
        _ => Ok(()),
    }
}

/// Every text of a document, the latest first.
pub async fn versions_of(app: &App, id: DocumentId) -> Result<Vec<StoredVersion>, Failure> {
    let mut connection = app.database().read().await?;
    Ok(store::list_versions(&mut connection, id).await?)
}

/// One text of a document, by its number. The caller has opened the document.
pub async fn text_numbered(app: &App, id: DocumentId, number: i64) -> Result<Text, Failure> {
    let mut connection = app.database().read().await?;
    store::find_text_numbered(&mut connection, id, number).await?.map(Text::try_from).ok_or(Problem::NotFound)?
}
