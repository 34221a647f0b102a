//! Documents for programs: those that the caller may read, one with how it stands, its text and what was read in it, and its
//! file. It only reads, and reading here does not count as opening by a person.

use super::{
    reading::{self, ToldReading},
    told::{self, ToldDocument},
};
use crate::{
    acting::Acting,
    api::{Call, Day, Given, Instant, Listed, Paging, Saved, Wanted},
    documents::actions::{self, Delivered, Document, Opened, StoredVersion},
    failure::Failure,
    requests::Named,
};
use domain::{
    ids::{AccountId, DocumentId, OrganisationId},
    permissions::Verb,
    problem::Problem,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Which documents.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DocumentSearch {
    /// With these words in the symbol or the subject; without regard to marks and capitals.
    words: Option<String>,
    /// Only those in this condition.
    condition: Option<DocumentCondition>,
    /// That were sent to this organisation.
    organisation: Option<Uuid>,
    /// So many at the most; 50 without it.
    #[schemars(range(min = 1, max = 200))]
    limit: Option<usize>,
    /// The «next» of the page before.
    #[schemars(regex(pattern = "^[0-9a-f]{32}$"))]
    cursor: Option<String>,
}

/// A condition of a document.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DocumentCondition {
    /// Sent to one of the person's bodies, where nobody has opened it.
    Unopened,
    /// Sent to one of the person's bodies, and still wants to be opened or said to be received.
    Unreceived,
    /// Sent by one of the person's bodies, and not opened by everyone.
    SentUnopened,
}

/// A document with how it stands.
#[derive(Debug, Serialize, JsonSchema)]
pub struct WholeDocument {
    #[serde(flatten)]
    document: ToldDocument,
    /// Its texts, the latest first.
    texts: Vec<TextVersion>,
    /// Its publication.
    publication: Option<ToldPublication>,
    /// The lines of its distribution, once published.
    recipients: Vec<ToldRecipient>,
    /// What became of it at its recipients; null for whoever did not send it.
    deliveries: Option<Vec<ToldDelivery>>,
    /// The caller may say that it was received.
    may_receive: bool,
}

/// One text of a document.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TextVersion {
    /// Its number, from one.
    number: i64,
    /// Name of its file.
    file_name: String,
    /// Who added it.
    added_by: String,
    /// When.
    added_at: Instant,
}

/// A publication.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldPublication {
    /// The body that published it.
    publisher: Uuid,
    /// Name of that body.
    publisher_name: String,
    /// By whom.
    published_by: String,
    /// From which day its assignments were open.
    effective_on: Option<Day>,
    /// How many obligations were opened.
    obligations: i64,
    /// How many assignments were opened.
    assignments: i64,
    /// When it was taken back.
    retracted_at: Option<Instant>,
    /// Why.
    retraction_reason: Option<String>,
}

/// A line of the distribution.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldRecipient {
    /// As printed.
    text: String,
    /// For what: report, execute, coordinate, inform or archive.
    purpose: Option<String>,
    /// The body that it means, where it is exactly one.
    organisation: Option<Uuid>,
}

/// A document at one recipient.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldDelivery {
    /// The body that it was delivered to.
    organisation: Uuid,
    /// Name of that body.
    organisation_name: String,
    /// When.
    delivered_at: Instant,
    /// When it was first opened there, by a person on the page.
    opened_at: Option<Instant>,
    /// When it was first said to be received.
    received_at: Option<Instant>,
    /// How often it was reminded of.
    reminders: usize,
}

/// `GET /api/v1/documents`
pub async fn list(call: Call, Wanted(search): Wanted<DocumentSearch>) -> Result<Given<Listed<ToldDocument>>, Failure> {
    let words = search.words.unwrap_or_default();
    let mut found = actions::list_for(&call.app, &call.caller, &words).await?;
    if let Some(condition) = search.condition {
        let only = only(&call, condition).await?;
        found.retain(|document| only.contains(&document.row.id));
    }
    if let Some(unit) = search.organisation {
        let units = BTreeSet::from([OrganisationId::from(unit)]);
        let sent = actions::sent_to(&call.app, &call.caller, &units, &found).await?;
        found.retain(|document| sent.contains(&document.row.id));
    }
    let (acting, paging) = (call.acting(), Paging { limit: search.limit, cursor: search.cursor });
    let told = |document: Document| told::document(&acting, &document);
    paging.page(found, |document| document.row.id.uuid(), told).map(Given)
}

async fn only(call: &Call, condition: DocumentCondition) -> Result<BTreeSet<DocumentId>, Failure> {
    let (app, caller) = (&call.app, &call.caller);
    Ok(match condition {
        DocumentCondition::SentUnopened => {
            actions::sent_and_unopened(app, caller).await?.into_iter().map(|sent| sent.document_id).collect()
        }
        DocumentCondition::Unopened | DocumentCondition::Unreceived => {
            let all = matches!(condition, DocumentCondition::Unreceived);
            let arrivals = actions::arrivals_for(app, caller).await?.into_iter();
            arrivals.filter(|one| all || one.row.opened == 0).map(|one| one.row.document_id).collect()
        }
    })
}

/// `GET /api/v1/documents/{document}`
pub async fn show(call: Call, Named(id): Named<DocumentId>) -> Result<Given<WholeDocument>, Failure> {
    let (acting, opened) = (call.acting(), actions::open(&call.app, &call.caller, id).await?);
    let versions = actions::versions_of(&call.app, id).await?;
    let deliveries = actions::deliveries_of(&call.app, id).await?;
    let may_receive = actions::own_of(&call.app, &call.caller, &opened, &deliveries).may_acknowledge;
    // Who opened it is for whoever sent it, as on the page.
    let is_sender = acting.may(Verb::CorrectReading, &opened.document.thing(acting.today));
    let row = &opened.document.row;
    let people = versions.iter().map(|version| version.added_by).chain(row.published_by);
    let names = actions::names_of(&call.app, people).await?;
    let recipients = opened.recipients.iter().map(|line| ToldRecipient {
        text: line.recipient_text.clone(),
        purpose: line.purpose.clone(),
        organisation: line.organisation_id.map(|id| id.uuid()),
    });
    Ok(Given(WholeDocument {
        document: told::document(&acting, &opened.document),
        texts: versions.into_iter().map(|version| text_version(&names, version)).collect(),
        publication: publication(&acting, &names, &opened),
        recipients: recipients.collect(),
        deliveries: is_sender.then(|| deliveries.iter().map(|one| delivery(&acting, one)).collect()),
        may_receive: may_receive && opened.document.row.published_at_ms.is_some(),
    }))
}

fn text_version(names: &BTreeMap<AccountId, String>, version: StoredVersion) -> TextVersion {
    TextVersion {
        number: version.number,
        file_name: version.file_name,
        added_by: names.get(&version.added_by).cloned().unwrap_or_default(),
        added_at: Instant::of(version.added_at_ms),
    }
}

fn publication(acting: &Acting, names: &BTreeMap<AccountId, String>, opened: &Opened) -> Option<ToldPublication> {
    let row = &opened.document.row;
    let publisher = row.publisher_id?;
    Some(ToldPublication {
        publisher: publisher.uuid(),
        publisher_name: told::name(acting, publisher),
        published_by: row.published_by.and_then(|by| names.get(&by).cloned()).unwrap_or_default(),
        effective_on: row.effective_on.map(Day),
        obligations: row.obligations.unwrap_or_default(),
        assignments: row.assignments.unwrap_or_default(),
        retracted_at: row.retracted_at_ms.map(Instant::of),
        retraction_reason: row.retraction_reason.clone(),
    })
}

fn delivery(acting: &Acting, delivered: &Delivered) -> ToldDelivery {
    ToldDelivery {
        organisation: delivered.organisation.uuid(),
        organisation_name: told::name(acting, delivered.organisation),
        delivered_at: Instant::of(delivered.delivered_at_ms),
        opened_at: delivered.opened.iter().map(|step| step.at_ms).min().map(Instant::of),
        received_at: delivered.acknowledged.iter().map(|step| step.at_ms).min().map(Instant::of),
        reminders: delivered.reminded_at_ms.len(),
    }
}

/// `GET /api/v1/documents/{document}/reading`
pub async fn show_reading(call: Call, Named(id): Named<DocumentId>) -> Result<Given<ToldReading>, Failure> {
    let opened = actions::open(&call.app, &call.caller, id).await?;
    reading::reading(&call, &opened).await.map(Given)
}

/// `GET /api/v1/documents/{document}/file`
pub async fn download(call: Call, Named(id): Named<DocumentId>) -> Result<Saved, Failure> {
    let text = actions::open(&call.app, &call.caller, id).await?.text.ok_or(Problem::NotFound)?;
    let content = call.app.files().content(&text.file_sha256).await?;
    Ok(Saved { file_name: text.file_name, content })
}
