//! Which documents amend or replace which: what people said goes before what the text says. And the clauses of a published
//! document with their own words.

use super::{
    saying::Statement,
    store::{self, ProvisionRow},
};
use crate::{
    App,
    acting::Acting,
    caller::Caller,
    documents::{
        actions::{Document, find_for_reader},
        clause_name,
    },
    failure::Failure,
};
use database::Connection;
use domain::{
    amendments::{Became, Change, Clause, Succession},
    ids::{DocumentId, ProvisionId},
    permissions::Verb,
    problem::Problem,
};
use papers::reading::{Reading, Relation};
use std::collections::{BTreeMap, BTreeSet};

/// How a document stands to an older one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// It gives single clauses other words, takes some away, adds some.
    Amends,
    /// It takes its place as a whole.
    Replaces,
}

impl Kind {
    /// Both.
    pub const ALL: [Kind; 2] = [Kind::Amends, Kind::Replaces];

    /// The word that is stored.
    pub const fn code(self) -> &'static str {
        match self {
            Kind::Amends => Relation::Amends.code(),
            Kind::Replaces => Relation::Replaces.code(),
        }
    }

    /// From the stored word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// That one document amends or replaces another.
#[derive(Debug, Clone)]
pub struct Amendment {
    /// The newer document.
    pub amending: DocumentId,
    /// The older one.
    pub amended: DocumentId,
    /// How.
    pub kind: Kind,
    /// The words of the text, where it says so.
    pub cited_as: Option<String>,
    /// What a person said of it last.
    pub said: Option<Statement>,
}

/// What counts, of what the text and people say about a document on either side.
async fn all_of(connection: &mut Connection, id: DocumentId) -> Result<Vec<Amendment>, Failure> {
    let mut found: BTreeMap<(DocumentId, DocumentId, Kind), Amendment> = BTreeMap::new();
    for row in store::list_relations(connection, id).await? {
        let Some(kind) = Kind::from_code(&row.relation) else { continue };
        let (amending, amended, cited_as) = (row.document_id, row.target_id, Some(row.cited_as));
        let one = Amendment { amending, amended, kind, cited_as, said: None };
        found.insert((amending, amended, kind), one);
    }
    for row in store::list_statements(connection, id).await? {
        let Some(kind) = Kind::from_code(&row.relation) else { continue };
        let (amending, amended) = (row.document_id, row.target_id);
        let empty = Amendment { amending, amended, kind, cited_as: None, said: None };
        found.entry((amending, amended, kind)).or_insert(empty).said = Some(Statement::of(row));
    }
    Ok(found.into_values().filter(|one| one.said.as_ref().is_none_or(|said| said.row.holds)).collect())
}

/// What a document amends or replaces.
pub async fn amendments_of(connection: &mut Connection, id: DocumentId) -> Result<Vec<Amendment>, Failure> {
    Ok(all_of(connection, id).await?.into_iter().filter(|one| one.amending == id).collect())
}

/// What amends or replaces a document.
pub async fn amended_by(connection: &mut Connection, id: DocumentId) -> Result<Vec<Amendment>, Failure> {
    Ok(all_of(connection, id).await?.into_iter().filter(|one| one.amended == id).collect())
}

/// One amendment with both documents, for a person who may read them.
pub async fn find_amendment(
    connection: &mut Connection,
    acting: &Acting,
    (amending, amended): (DocumentId, DocumentId),
) -> Result<(Amendment, Document, Document), Failure> {
    let newer = find_for_reader(connection, &acting.graph, &acting.caller, amending, acting.today).await?;
    let mut all = amendments_of(connection, amending).await?;
    all.retain(|one| one.amended == amended);
    // Who is replaced as a whole is not amended beside it.
    let one = all.into_iter().max_by_key(|one| one.kind).ok_or(Problem::NotFound)?;
    let older = find_for_reader(connection, &acting.graph, &acting.caller, amended, acting.today).await?;
    Ok((one, newer, older))
}

/// The clauses of a published document, in its order, and its text.
#[derive(Debug, Clone)]
pub struct Clauses {
    /// Identities.
    pub rows: Vec<ProvisionRow>,
    /// Labels and words, in the same order.
    pub clauses: Vec<Clause>,
    /// What was published.
    pub reading: Reading,
}

impl Clauses {
    /// Of a document; none before it is published.
    pub(super) async fn of(connection: &mut Connection, id: DocumentId) -> Result<Option<Self>, Failure> {
        let Some(reading) = store::find_reading(connection, id).await? else { return Ok(None) };
        let reading: Reading = serde_json::from_str(&reading)?;
        let rows = store::list_provisions(connection, id).await?;
        let text: Vec<char> = reading.text.chars().collect();
        let clauses = rows.iter().map(|row| clause(&rows, row, &text)).collect();
        Ok(Some(Clauses { rows, clauses, reading }))
    }

    /// The place of a provision.
    pub fn place(&self, id: ProvisionId) -> Option<usize> {
        self.rows.iter().position(|row| row.id == id)
    }

    /// The provision at a place.
    pub fn id(&self, place: usize) -> Option<ProvisionId> {
        self.rows.get(place).map(|row| row.id)
    }

    /// «II.2», as people name it.
    pub fn name(&self, place: usize) -> String {
        let labels = self.clauses.get(place).map(|clause| clause.labels.as_slice()).unwrap_or_default();
        clause_name(labels.iter().map(String::as_str))
    }

    /// The own words of a clause.
    pub fn words(&self, place: usize) -> &str {
        self.clauses.get(place).map(|clause| clause.words.as_str()).unwrap_or_default()
    }
}

/// The own words of a clause: what stands inside it and inside no other, without its label.
fn clause(rows: &[ProvisionRow], row: &ProvisionRow, text: &[char]) -> Clause {
    let inside: Vec<&ProvisionRow> = rows.iter().filter(|other| other.parent_id == Some(row.id)).collect();
    let (start, end) = (offset(row.start_offset), offset(row.end_offset).min(text.len()));
    let is_own = |at: &usize| !inside.iter().any(|one| (offset(one.start_offset)..offset(one.end_offset)).contains(at));
    let words: String = (start..end).filter(is_own).filter_map(|at| text.get(at)).collect();
    let words = words.trim().strip_prefix(row.label.trim()).map_or(words.trim(), str::trim_start);
    let words = words.trim_start_matches(['.', ')', '-', '–', ' ']).to_owned();
    let (mut labels, mut seen) = (vec![row.label.clone()], BTreeSet::from([row.id]));
    let mut above = row.parent_id;
    while let Some(parent) = above.and_then(|id| rows.iter().find(|other| other.id == id)) {
        if !seen.insert(parent.id) {
            break;
        }
        labels.insert(0, parent.label.clone());
        above = parent.parent_id;
    }
    Clause { labels, words }
}

fn offset(at: i64) -> usize {
    usize::try_from(at).unwrap_or_default()
}

/// What became of clauses by all documents that count: for whoever asks whether something is stale.
pub async fn succession_in(connection: &mut Connection) -> Result<Succession, Failure> {
    let rows = store::list_became(connection).await?.into_iter().filter_map(|row| {
        let change = Change::from_code(&row.change)?;
        let is_replaced = Kind::from_code(&row.relation)? == Kind::Replaces;
        Some((row.old_clause_id, Became { to: row.new_clause_id, change, is_replaced }))
    });
    Ok(Succession::of(rows))
}

/// The documents that amend or replace one, as far as the caller may read them.
pub async fn read_amended_by(
    app: &App,
    caller: &Caller,
    id: DocumentId,
) -> Result<Vec<(Amendment, Document)>, Failure> {
    let acting = Acting::now(app, caller);
    let mut connection = app.database().read().await?;
    let mut found = Vec::new();
    for one in amended_by(&mut connection, id).await? {
        match find_for_reader(&mut connection, &acting.graph, caller, one.amending, acting.today).await {
            Ok(document) if acting.may(Verb::ReadDocument, &document.thing(acting.today)) => {
                found.push((one, document))
            }
            Ok(_) => {}
            Err(failure) => failure.into_problem().map(drop)?,
        }
    }
    Ok(found)
}
