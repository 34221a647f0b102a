//! Finding documents as the caller may see them: one, its text, its lineage, and the list.
//!
//! Nothing is returned that the rights table does not allow; what may not be known is not found.

use super::{
    distributing::with_heirs,
    store::{self, StoredDocument, StoredRecipient, StoredRelation, StoredText},
};
use crate::{App, caller::Caller, documents::review::Reviewed, failure::Failure, permits::Thing};
use database::Connection;
use domain::{
    ids::{AccountId, DocumentId, OrganisationId, TextVersionId},
    organisations::Graph,
    permissions::Verb,
    problem::Problem,
    text::fold,
};
use jiff::civil::Date;
use papers::reading::{Reading, Span};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// Where a document stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Only its citation is known.
    Cited,
    /// Read, not published.
    Unpublished,
    /// Its assignments are open.
    Published,
    /// Its publication was taken back.
    Retracted,
}

/// A document as it is stored, with what follows from its rows.
#[derive(Debug, Clone)]
pub struct Document {
    /// Its row.
    pub row: StoredDocument,
    /// Bodies that it was sent to or that hold assignments from it.
    pub readers: Vec<OrganisationId>,
}

impl Document {
    /// Where it stands.
    pub fn state(&self) -> State {
        state_of(&self.row)
    }

    /// As the rights table sees it.
    pub fn thing(&self, today: Date) -> Thing {
        Thing::Document { id: self.row.id, owner: self.row.owner_id, recipients: self.readers.clone(), today }
    }
}

fn state_of(row: &StoredDocument) -> State {
    match (row.retracted_at_ms, row.published_at_ms, row.texts) {
        (Some(_), _, _) => State::Retracted,
        (None, Some(_), _) => State::Published,
        (None, None, 0) => State::Cited,
        (None, None, _) => State::Unpublished,
    }
}

/// The text of a document, what the reader said, and the working copy.
#[derive(Debug, Clone)]
pub struct Text {
    /// The text version.
    pub id: TextVersionId,
    /// Its number among the document's texts, from one.
    pub number: i64,
    /// Version of the reader.
    pub reader_version: i64,
    /// Hash of the file.
    pub file_sha256: [u8; 32],
    /// Name of the file as uploaded.
    pub file_name: String,
    /// What the reader said.
    pub reading: Reading,
    /// Why the reader said so, where it told.
    pub findings: Vec<Finding>,
    /// What people made of it.
    pub reviewed: Reviewed,
    /// Version of the working copy.
    pub version: i64,
}

/// Where a part of the reading was found, and by which rule; readers before did not say.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Finding {
    /// Path of the part.
    pub about: String,
    /// Name of the rule.
    pub rule: String,
    /// The words on which it rests.
    pub span: Span,
}

#[derive(Deserialize)]
struct Findings {
    #[serde(default)]
    findings: Vec<Finding>,
}

impl TryFrom<StoredText> for Text {
    type Error = Failure;

    fn try_from(stored: StoredText) -> Result<Self, Failure> {
        let reading: Reading = serde_json::from_str(&stored.reading)?;
        let mut reviewed: Reviewed = serde_json::from_str(&stored.reviewed)?;
        if reviewed.recipients.is_empty() {
            // A working copy from before recipients could be corrected.
            reviewed.recipients = Reviewed::of(&reading).recipients;
        }
        Ok(Text {
            id: stored.id,
            number: stored.number,
            reader_version: stored.reader_version,
            file_sha256: stored.file_sha256,
            file_name: stored.file_name,
            findings: serde_json::from_str::<Findings>(&stored.reading)?.findings,
            reading,
            reviewed,
            version: stored.version,
        })
    }
}

/// A document opened by a person who may read it.
#[derive(Debug, Clone)]
pub struct Opened {
    /// The document.
    pub document: Document,
    /// Its text, if it is known.
    pub text: Option<Text>,
    /// Its distribution, once published.
    pub recipients: Vec<StoredRecipient>,
}

/// Loads a document through what the caller may do with it.
pub async fn find_for_reader(
    connection: &mut Connection,
    graph: &Graph,
    caller: &Caller,
    id: DocumentId,
    today: Date,
) -> Result<Document, Failure> {
    let row = store::find(connection, id).await?.ok_or(Problem::NotFound)?;
    let readers = with_heirs(graph, store::list_readers(connection, id).await?, today);
    let document = Document { row, readers };
    caller.require(graph, Verb::ReadDocument, &document.thing(today))?;
    Ok(document)
}

/// The row of a document; it asks nothing of rights.
pub(crate) async fn find_row(connection: &mut Connection, id: DocumentId) -> Result<Option<StoredDocument>, Failure> {
    Ok(store::find(connection, id).await?)
}

/// The working text of a document, inside a read or a write.
pub(super) async fn text_of(connection: &mut Connection, id: DocumentId) -> Result<Option<Text>, Failure> {
    store::find_text(connection, id).await?.map(Text::try_from).transpose()
}

/// Opens a document with its text.
pub async fn open(app: &App, caller: &Caller, id: DocumentId) -> Result<Opened, Failure> {
    let mut connection = app.database().read().await?;
    let document = find_for_reader(&mut connection, &app.organisations(), caller, id, app.today()).await?;
    let text = text_of(&mut connection, id).await?;
    let recipients = store::list_recipients(&mut connection, id).await?;
    Ok(Opened { document, text, recipients })
}

/// The names of accounts, for «corrected by» and «published by».
pub async fn names_of(
    app: &App,
    accounts: impl IntoIterator<Item = AccountId>,
) -> Result<BTreeMap<AccountId, String>, Failure> {
    let mut connection = app.database().read().await?;
    let mut names = BTreeMap::new();
    for account in accounts.into_iter().collect::<BTreeSet<_>>() {
        names.insert(account, store::name_of(&mut connection, account).await?);
    }
    Ok(names)
}

/// Every document that the caller may read and that has the words in its symbol or subject, newest first.
pub async fn list_for(app: &App, caller: &Caller, words: &str) -> Result<Vec<Document>, Failure> {
    list_in(&mut app.database().read().await?, (caller, &app.organisations(), app.today()), words).await
}

/// The same inside a read of somebody else's.
pub(crate) async fn list_in(
    connection: &mut Connection,
    (caller, graph, today): (&Caller, &Graph, Date),
    words: &str,
) -> Result<Vec<Document>, Failure> {
    let mut sent: BTreeMap<DocumentId, Vec<OrganisationId>> = BTreeMap::new();
    for organisation in organisations_of(caller, graph, today) {
        for document in store::list_sent_to(connection, organisation).await? {
            sent.entry(document).or_default().push(organisation);
        }
    }
    let mut of_owner: BTreeMap<OrganisationId, bool> = BTreeMap::new();
    let wanted = fold(words);
    let mut found = Vec::new();
    for row in store::list(connection).await? {
        let readers = sent.remove(&row.id).unwrap_or_default();
        let document = Document { row, readers };
        let row = &document.row;
        let has_words =
            row.symbol_folded.as_deref().unwrap_or_default().contains(&wanted) || row.subject_folded.contains(&wanted);
        let may_read = if document.readers.is_empty() {
            *of_owner
                .entry(row.owner_id)
                .or_insert_with(|| caller.may(graph, Verb::ReadDocument, &document.thing(today)))
        } else {
            caller.may(graph, Verb::ReadDocument, &document.thing(today))
        };
        if has_words && may_read {
            found.push(document);
        }
    }
    Ok(found)
}

/// Which documents were sent to some units, as far as the caller may know of it: to units whose documents the caller
/// reads, and of the documents of the caller's own bodies.
pub async fn sent_to(
    app: &App,
    caller: &Caller,
    units: &BTreeSet<OrganisationId>,
    documents: &[Document],
) -> Result<BTreeSet<DocumentId>, Failure> {
    let mut connection = app.database().read().await?;
    let (graph, today) = (app.organisations(), app.today());
    let (id, nobody) = (DocumentId::from(uuid::Uuid::nil()), OrganisationId::from(uuid::Uuid::nil()));
    let own = documents.iter().filter(|document| caller.is_at(document.row.owner_id));
    let own: BTreeSet<DocumentId> = own.map(|document| document.row.id).collect();
    let mut found = BTreeSet::new();
    for unit in units {
        let thing = Thing::Document { id, owner: nobody, recipients: vec![*unit], today };
        let reads = caller.may(&graph, Verb::ReadDocument, &thing);
        let sent = store::list_sent_to(&mut connection, *unit).await?.into_iter();
        found.extend(sent.filter(|document| reads || own.contains(document)));
    }
    Ok(found)
}

/// Where the caller holds roles, with the bodies that those took over from.
fn organisations_of(caller: &Caller, graph: &Graph, today: Date) -> BTreeSet<OrganisationId> {
    let own = caller.posts.iter().map(|post| post.organisation);
    own.flat_map(|id| graph.predecessor_closure(id, today).into_iter().chain([id])).collect()
}

/// Whether a document stands above or below another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UpOrDown {
    /// It is carried out, or is a ground.
    Up,
    /// It carries out.
    Down,
}

/// A document of the lineage.
#[derive(Debug, Clone)]
pub struct Related {
    /// The document.
    pub document: StoredDocument,
    /// Where it stands.
    pub state: State,
    /// Above or below.
    pub direction: UpOrDown,
    /// How many steps away.
    pub steps: usize,
    /// The relation of the last step, as stored.
    pub relation: String,
    /// The other document of the last step.
    pub through: StoredDocument,
}

/// No lineage has so many steps; a longer walk would be a circle.
const LONGEST_LINEAGE: usize = 8;

/// The lineage of a document among those of its owner: what it rests on, then the chain that it carries out from the top
/// down; then what carries it out, each before what carries that out.
pub async fn lineage_of(app: &App, document: &StoredDocument) -> Result<Vec<Related>, Failure> {
    let mut connection = app.database().read().await?;
    let owned = store::list_of_owner(&mut connection, document.owner_id).await?;
    let documents: BTreeMap<DocumentId, StoredDocument> = owned.into_iter().map(|one| (one.id, one)).collect();
    let relations = store::list_relations(&mut connection, document.owner_id).await?;
    let mut lineage = Vec::new();
    for direction in [UpOrDown::Up, UpOrDown::Down] {
        let mut walk =
            Walk { documents: &documents, relations: &relations, direction, seen: BTreeSet::new(), found: Vec::new() };
        walk.seen.insert(document.id);
        walk.from(document.id, 1);
        lineage.extend(walk.found);
    }
    Ok(lineage)
}

/// One way through the relations.
struct Walk<'l> {
    documents: &'l BTreeMap<DocumentId, StoredDocument>,
    relations: &'l [StoredRelation],
    direction: UpOrDown,
    seen: BTreeSet<DocumentId>,
    found: Vec<Related>,
}

impl Walk<'_> {
    fn from(&mut self, at: DocumentId, steps: usize) {
        if steps > LONGEST_LINEAGE {
            return;
        }
        for (document, relation) in self.next(at) {
            let Some(through) = self.documents.get(&at).cloned() else { continue };
            if !self.seen.insert(document.id) {
                continue;
            }
            let (id, state, direction) = (document.id, state_of(&document), self.direction);
            let related = Related { document, state, direction, steps, relation, through };
            match direction {
                UpOrDown::Up => {
                    self.from(id, steps + 1);
                    self.found.push(related);
                }
                UpOrDown::Down => {
                    self.found.push(related);
                    self.from(id, steps + 1);
                }
            }
        }
    }

    /// The documents one step away: grounds before what is carried out, older before newer.
    fn next(&self, at: DocumentId) -> Vec<(StoredDocument, String)> {
        let step = |relation: &StoredRelation| {
            let (from, to) = match self.direction {
                UpOrDown::Up => (relation.document_id, relation.target_id),
                UpOrDown::Down => (relation.target_id, relation.document_id),
            };
            let document = self.documents.get(&to).filter(|_| from == at)?;
            Some((document.clone(), relation.relation.clone()))
        };
        let mut next: Vec<(StoredDocument, String)> = self.relations.iter().filter_map(step).collect();
        next.sort_by_key(|(document, relation)| (relation != "basis", document.issued_on, document.symbol.clone()));
        next
    }
}
