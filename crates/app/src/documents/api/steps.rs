//! The steps of a document for programs: bringing it in, giving it another text, publishing, taking back, receiving.
//! Each is done once under its key, and answers with the document after it.

use super::told::{self, ToldDocument};
use crate::{
    acting::Acting,
    api::{Call, Content, Done, Sent},
    documents::{
        actions::{
            self, Publishing, Registered, SentDocument, distributing, find_for_reader, publishing, registering,
            retracting, text_versions,
        },
        pages::open_unpublished,
    },
    failure::Failure,
    requests::Named,
    written::{REASON_LIMIT, needed},
};
use database::WriteTransaction;
use domain::{
    ids::{DocumentId, OrganisationId},
    permissions::Verb,
};
use papers::doors::cleaned_name;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

type Step = Result<Done<ToldDocument>, Failure>;

/// A document to be registered.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDocument {
    /// The body that registers it; without it the first for which the person may.
    owner: Option<Uuid>,
    /// The document, known by its citation, of which this is the text.
    text_of: Option<Uuid>,
    /// Name of the file, with its ending.
    #[schemars(length(min = 1))]
    file_name: String,
    /// The bytes of the file.
    content: Content,
    /// The person declares that it holds no state secret. Without that nothing is taken.
    declared_no_secret: bool,
}

/// Another text for a document.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewText {
    /// Name of the file, with its ending.
    #[schemars(length(min = 1))]
    file_name: String,
    /// The bytes of the file.
    content: Content,
    /// The person declares that it holds no state secret. Without that nothing is taken.
    declared_no_secret: bool,
}

/// The file that was sent, taken out of it.
fn file_of(file_name: &str, content: &mut Content, declared: bool) -> SentDocument {
    SentDocument { declared, file_name: cleaned_name(file_name), content: std::mem::take(&mut content.0) }
}

/// A registered document.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RegisteredDocument {
    #[serde(flatten)]
    document: ToldDocument,
    /// new; text-of: of a document that was known by its citation; or known: the file was registered before.
    outcome: &'static str,
}

/// A publication.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPublication {
    /// Of the working copy that was previewed.
    version: i64,
    /// How many assignments the preview counted; needed where it says so.
    assignments: Option<i64>,
}

/// A retraction.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewRetraction {
    /// Why.
    #[schemars(length(min = 1, max = 2_000))]
    reason: String,
}

/// That a document was received; nothing more needs to be said.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReceivedDocument {}

/// `POST /api/v1/documents`
pub async fn register(call: Call, mut sent: Sent<NewDocument, true>) -> Result<Done<RegisteredDocument>, Failure> {
    let new = sent.body();
    let owner = actions::owner_of(&call.app, &call.caller, new.owner.map(OrganisationId::from))?;
    let text_of = new.text_of.map(DocumentId::from);
    let file = file_of(&new.file_name, &mut new.content, new.declared_no_secret);
    let upload = actions::read_file(&call.app, &call.caller, (owner, text_of), file).await?;
    call.app.files().keep(&upload.content).await?;
    let acting = call.acting();
    sent.once(&call, move |tx, _| {
        Box::pin(async move {
            let (id, outcome) = match registering::write_registration(tx, &acting, upload).await? {
                Registered::New(id) => (id, "new"),
                Registered::TextOf(id) => (id, "text-of"),
                Registered::Known(id) => (id, "known"),
            };
            Ok(RegisteredDocument { document: after(tx, &acting, id).await?, outcome })
        })
    })
    .await
}

/// `POST /api/v1/documents/{document}/texts`
pub async fn add_text(call: Call, Named(id): Named<DocumentId>, mut sent: Sent<NewText, true>) -> Step {
    let opened = open_unpublished(&call.app, &call.caller, id, Verb::RegisterDocument).await?;
    let owner = opened.document.row.owner_id;
    let new = sent.body();
    let file = file_of(&new.file_name, &mut new.content, new.declared_no_secret);
    let upload = actions::read_file(&call.app, &call.caller, (owner, Some(id)), file).await?;
    call.app.files().keep(&upload.content).await?;
    let acting = call.acting();
    sent.once(&call, move |tx, _| {
        Box::pin(async move {
            text_versions::write_text(tx, &acting, id, upload).await?;
            after(tx, &acting, id).await
        })
    })
    .await
}

/// `POST /api/v1/documents/{document}/publication`
pub async fn publish(call: Call, Named(id): Named<DocumentId>, sent: Sent<NewPublication>) -> Step {
    let (app, acting) = (call.app.clone(), call.acting());
    sent.once(&call, move |tx, sent| {
        Box::pin(async move {
            let typed = sent.assignments.map(|count| count.to_string()).unwrap_or_default();
            let wanted = Publishing { document: id, version: sent.version, typed };
            publishing::write_publication(tx, &app, &acting.caller, wanted).await?;
            after(tx, &acting, id).await
        })
    })
    .await
}

/// `POST /api/v1/documents/{document}/retraction`
pub async fn retract(call: Call, Named(id): Named<DocumentId>, sent: Sent<NewRetraction>) -> Step {
    let acting = call.acting();
    sent.once(&call, move |tx, sent| {
        Box::pin(async move {
            let reason = needed("reason", &sent.reason, REASON_LIMIT)?;
            retracting::write_retraction(tx, &acting, id, &reason).await?;
            after(tx, &acting, id).await
        })
    })
    .await
}

/// `POST /api/v1/documents/{document}/receipt`
pub async fn receive(call: Call, Named(id): Named<DocumentId>, sent: Sent<ReceivedDocument>) -> Step {
    let acting = call.acting();
    sent.once(&call, move |tx, _| {
        Box::pin(async move {
            distributing::write_acknowledgement(tx, &acting, id).await?;
            after(tx, &acting, id).await
        })
    })
    .await
}

/// The document after a step, read in the same write.
async fn after(tx: &mut WriteTransaction, acting: &Acting, id: DocumentId) -> Result<ToldDocument, Failure> {
    let document = find_for_reader(tx, &acting.graph, &acting.caller, id, acting.today).await?;
    Ok(told::document(acting, &document))
}
