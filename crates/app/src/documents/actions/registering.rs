//! Registering: a file becomes a document with its text, its reading and its lineage; the same file twice is one document.
//!
//! The caller reads the file first, so that a state secret never comes here. The content is on disk before the row that
//! names it is committed. A document that was known by citation gets its text instead of a second row.

use super::store::{self, Head, NewText, StoredDocument, StoredRelation};
use crate::{
    App,
    acting::Acting,
    caller::Caller,
    documents::{issuers, lineage, review::Reviewed},
    failure::Failure,
    files::FileStore,
    permits::{Permit, Thing},
    uploads,
};
use database::WriteTransaction;
use domain::{
    ids::{DocumentId, OrganisationId},
    organisations::Graph,
    permissions::Verb,
    problem::{Problem, ProgramProblem},
    text::fold,
};
use jiff::civil::Date;
use papers::reading::{Citation, READER_VERSION, Reading};
use serde_json::json;

/// A file that was read and may be stored.
#[derive(Debug, Clone)]
pub struct Upload {
    /// The body that registers it.
    pub owner: OrganisationId,
    /// The document, known by citation, of which this is the text.
    pub text_of: Option<DocumentId>,
    /// Name of the file.
    pub file_name: String,
    /// Its bytes.
    pub content: Vec<u8>,
    /// What the reader said.
    pub reading: Reading,
}

/// A file as it was sent, with what the person declared of it.
#[derive(Debug)]
pub struct SentDocument {
    /// The person declares that it holds no state secret.
    pub declared: bool,
    /// Name of the file.
    pub file_name: String,
    /// Its bytes.
    pub content: Vec<u8>,
}

/// What registering came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Registered {
    /// A new document.
    New(DocumentId),
    /// The text of a document that was known by citation.
    TextOf(DocumentId),
    /// The file was registered before.
    Known(DocumentId),
}

/// Bodies for which the caller may register.
pub fn owners_of(app: &App, caller: &Caller) -> Vec<OrganisationId> {
    let (graph, today) = (app.organisations(), app.today());
    let may = |owner: &OrganisationId| caller.may(&graph, Verb::RegisterDocument, &new_of(*owner, today));
    let mut owners: Vec<OrganisationId> = caller.posts.iter().map(|post| post.organisation).filter(may).collect();
    owners.sort_unstable();
    owners.dedup();
    graph.sorted(owners, today)
}

/// The body for which a document is registered: the chosen one, or the first for which the caller may.
pub fn owner_of(app: &App, caller: &Caller, chosen: Option<OrganisationId>) -> Result<OrganisationId, Failure> {
    let owners = owners_of(app, caller);
    let found = match chosen {
        Some(chosen) => owners.iter().find(|owner| **owner == chosen),
        None => owners.first(),
    };
    if let Some(found) = found {
        return Ok(*found);
    }
    // Says why, where a token goes less far than its person.
    let asked = chosen.filter(|chosen| caller.is_at(*chosen)).or(caller.home()).ok_or(Problem::Forbidden)?;
    match caller.require(&app.organisations(), Verb::RegisterDocument, &new_of(asked, app.today())) {
        Err(narrow @ Failure::Problem(Problem::Program(ProgramProblem::ScopeMissing { .. }))) => Err(narrow),
        _ => Err(Problem::Forbidden.into()),
    }
}

fn new_of(owner: OrganisationId, today: Date) -> Thing {
    Thing::Document { id: DocumentId::from(uuid::Uuid::nil()), owner, recipients: Vec::new(), today }
}

/// Reads a file for a body. One that holds a state secret leaves nothing but one line in the journal.
pub async fn read_file(
    app: &App,
    caller: &Caller,
    (owner, text_of): (OrganisationId, Option<DocumentId>),
    sent: SentDocument,
) -> Result<Upload, Failure> {
    let SentDocument { declared, file_name, content } = sent;
    if content.len() > app.settings().upload_limit_bytes {
        return Err(uploads::too_large(app).into());
    }
    if !declared {
        return Err(Problem::DeclarationMissing.into());
    }
    match app.settings().opener.read(file_name.clone(), content).await? {
        (Ok(reading), content) => Ok(Upload { owner, text_of, file_name, content, reading }),
        (Err(problem), _) => {
            if matches!(problem, Problem::StateSecret { .. }) {
                note_refusal(app, caller, owner).await?;
            }
            Err(problem.into())
        }
    }
}

/// Registers a document.
pub async fn register(app: &App, caller: &Caller, upload: Upload) -> Result<Registered, Failure> {
    app.files().keep(&upload.content).await?;
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_registration(tx, &acting, upload).await })).await
}

/// Says in the journal that a file was refused as a state secret. Neither its name nor anything of its text is written.
async fn note_refusal(app: &App, caller: &Caller, owner: OrganisationId) -> Result<(), Failure> {
    let account = caller.account;
    app.database()
        .write(move |tx| {
            Box::pin(async move {
                let particulars = json!({"refused": "state-secret", "account": account.to_string()});
                let thing = ("organisation", owner.uuid());
                Permit::of_the_system(tx, "refuse-file", thing, particulars).await.map(drop)
            })
        })
        .await
}

/// The same inside a write; the content is on disk.
pub(crate) async fn write_registration(
    tx: &mut WriteTransaction,
    acting: &Acting,
    upload: Upload,
) -> Result<Registered, Failure> {
    let Acting { caller, graph, today } = acting;
    let today = *today;
    let sha256 = FileStore::hash(&upload.content);
    if let Some(known) = store::find_by_file(tx, upload.owner, &sha256).await? {
        let thing = Thing::Document { id: known, owner: upload.owner, recipients: Vec::new(), today };
        caller.require(graph, Verb::RegisterDocument, &thing)?;
        return Ok(Registered::Known(known));
    }
    let mut reviewed = Reviewed::of(&upload.reading);
    let waiting = waiting_for(tx, &upload, &reviewed).await?;
    if let Some(waiting) = &waiting {
        reviewed.complete_from(waiting);
    }
    let id = waiting.as_ref().map_or_else(|| tx.new_id(), |waiting| waiting.id);
    let thing = Thing::Document { id, owner: upload.owner, recipients: Vec::new(), today };
    let particulars = json!({"file_sha256": domain::journal::hex(&sha256), "reader_version": READER_VERSION});
    let permit = caller.permit(tx, graph, Verb::RegisterDocument, &thing, particulars).await?;
    let head = head_of(graph, &upload.reading, &reviewed, today);
    match &waiting {
        Some(waiting) => {
            if store::update_head(tx, &permit, id, waiting.version, &head).await?.nothing() {
                return Err(Problem::SomeoneWasFaster.into());
            }
        }
        None => store::insert(tx, &permit, id, upload.owner, &head, permit.person()?).await?,
    }
    keep_text(tx, acting, &permit, (id, upload.owner, 1), (&upload, sha256), &reviewed).await?;
    Ok(if waiting.is_some() { Registered::TextOf(id) } else { Registered::New(id) })
}

/// Keeps a text of a document, by its owner and the number of the text: its reading with the first working copy, and the
/// documents that it names.
pub(super) async fn keep_text(
    tx: &mut WriteTransaction,
    acting: &Acting,
    permit: &Permit,
    (document, owner, number): (DocumentId, OrganisationId, i64),
    (upload, file_sha256): (&Upload, [u8; 32]),
    reviewed: &Reviewed,
) -> Result<(), Failure> {
    let text = NewText {
        id: tx.new_id(),
        document,
        number,
        file_sha256,
        size_bytes: i64::try_from(upload.content.len()).unwrap_or(i64::MAX),
        media_type: upload.reading.source.media_type.clone(),
        file_name: upload.file_name.clone(),
        text_sha256: FileStore::hash(upload.reading.text.as_bytes()),
        reader_version: READER_VERSION,
        reading: serde_json::to_string(&upload.reading)?,
        reviewed: serde_json::to_string(reviewed)?,
        by: permit.person()?,
    };
    store::insert_text(tx, permit, &text).await?;
    add_lineage(tx, permit, &acting.graph, owner, document, &upload.reading, acting.today).await
}

/// The document, so far known by citation, of which this is the text: named by the person, or of the same symbol.
async fn waiting_for(
    tx: &mut WriteTransaction,
    upload: &Upload,
    reviewed: &Reviewed,
) -> Result<Option<StoredDocument>, Failure> {
    let symbol = reviewed.head.symbol.as_deref();
    let is_waiting = |document: &StoredDocument| document.owner_id == upload.owner && document.texts == 0;
    if let Some(wanted) = upload.text_of {
        let document = store::find(tx, wanted).await?.filter(is_waiting).ok_or(Problem::AlreadyDone)?;
        if let (Some(expected), Some(found)) = (&document.symbol, symbol)
            && fold(expected) != fold(found)
        {
            return Err(Problem::OtherSymbol { expected: expected.clone(), found: found.to_owned() }.into());
        }
        return Ok(Some(document));
    }
    let Some(symbol) = symbol else { return Ok(None) };
    let known = store::find_by_symbol(tx, upload.owner, symbol, reviewed.head.date).await?;
    Ok(known.filter(is_waiting))
}

impl Reviewed {
    /// What the text does not say of itself but another document said of it.
    fn complete_from(&mut self, cited: &StoredDocument) {
        let head = &mut self.head;
        head.symbol = head.symbol.take().or_else(|| cited.symbol.clone());
        head.date = head.date.or(cited.issued_on);
        head.issuer = head.issuer.take().or_else(|| cited.issuer_text.clone());
    }
}

/// The row of a document, from its reading and the working copy.
pub(super) fn head_of(graph: &Graph, reading: &Reading, reviewed: &Reviewed, today: Date) -> Head {
    let head = &reviewed.head;
    Head {
        family: reading.document.family.code().to_owned(),
        document_type: reading.document.document_type.clone(),
        symbol: head.symbol.clone(),
        issuer_text: head.issuer.clone(),
        issuer_id: head.issuer.as_deref().and_then(|name| issuers::find(graph, name, head.date, today)),
        issued_on: head.date,
        subject: head.subject.clone().unwrap_or_default(),
    }
}

/// Documents that the text stands under become known by citation; relations that it states are kept.
pub(super) async fn add_lineage(
    tx: &mut WriteTransaction,
    permit: &Permit,
    graph: &Graph,
    owner: OrganisationId,
    id: DocumentId,
    reading: &Reading,
    today: Date,
) -> Result<(), Failure> {
    let named = lineage::named_in(reading);
    let mut ids = Vec::new();
    for cited in &named.cited {
        ids.push(cited_document(tx, permit, graph, owner, &cited.citation, today).await?);
    }
    for link in &named.links {
        let from = link.from.map_or(Some(id), |from| ids.get(from).copied());
        let (Some(from), Some(to)) = (from, ids.get(link.to).copied()) else { continue };
        if from == to {
            continue;
        }
        let relation = StoredRelation { document_id: from, target_id: to, relation: link.relation.code().to_owned() };
        let span = link.span.and_then(|[start, end]| Some((i64::try_from(start).ok()?, i64::try_from(end).ok()?)));
        store::insert_relation(tx, permit, &relation, &link.cited_as, span).await?;
    }
    Ok(())
}

async fn cited_document(
    tx: &mut WriteTransaction,
    permit: &Permit,
    graph: &Graph,
    owner: OrganisationId,
    citation: &Citation,
    today: Date,
) -> Result<DocumentId, Failure> {
    let symbol = citation.symbol.as_deref().unwrap_or_default();
    if let Some(known) = store::find_by_symbol(tx, owner, symbol, citation.date).await? {
        return Ok(known.id);
    }
    let id = tx.new_id();
    let issuer = citation.issuer.as_deref();
    let head = Head {
        family: "other".to_owned(),
        document_type: citation.document_type.clone().unwrap_or_else(|| "khac".to_owned()),
        symbol: citation.symbol.clone(),
        issuer_text: citation.issuer.clone(),
        issuer_id: issuer.and_then(|name| issuers::find(graph, name, citation.date, today)),
        issued_on: citation.date,
        subject: String::new(),
    };
    store::insert(tx, permit, id, owner, &head, permit.person()?).await?;
    Ok(id)
}
