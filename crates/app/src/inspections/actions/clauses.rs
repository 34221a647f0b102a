//! Clauses of documents as people name them: those of a published document that a person may read, and the words of one.
//! Whoever takes part in a visit names its clauses also where the documents themselves are not theirs to read.

use super::store::{self, ClauseRow};
use crate::{
    acting::Acting,
    documents::{actions as of_documents, clause_name},
    failure::Failure,
};
use database::Connection;
use domain::{
    ids::{DocumentId, ProvisionId},
    problem::{InspectionProblem, Problem},
};

/// A clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// Which.
    pub id: ProvisionId,
    /// Its document.
    pub document: DocumentId,
    /// As people name it: «II.1.b».
    pub path: String,
    /// Its anchor in the page of the document.
    pub eid: String,
    /// Its place in the text, code points.
    pub span: (usize, usize),
    /// The kind, symbol and subject of the document.
    pub document_type: String,
    /// The symbol, if it has one.
    pub symbol: Option<String>,
    /// What the document is about.
    pub subject: String,
}

impl Clause {
    pub(super) fn of(row: ClauseRow) -> Self {
        let labels = [row.outermost_label.as_deref(), row.outer_label.as_deref(), Some(row.label.as_str())];
        let offset = |at: i64| usize::try_from(at).unwrap_or_default();
        Clause {
            id: row.id,
            document: row.document_id,
            path: clause_name(labels.into_iter().flatten()),
            eid: row.eid,
            span: (offset(row.start_offset), offset(row.end_offset)),
            document_type: row.document_type,
            symbol: row.symbol,
            subject: row.subject,
        }
    }
}

/// The clauses of documents that the person may read and that are published.
pub async fn of_documents(
    connection: &mut Connection,
    acting: &Acting,
    documents: &[DocumentId],
) -> Result<Vec<Clause>, Failure> {
    for document in documents {
        of_documents::find_for_reader(connection, &acting.graph, &acting.caller, *document, acting.today).await?;
    }
    of_visit(connection, documents).await
}

/// The clauses of the documents of a visit, for whoever takes part in it: they name them whether or not they read the
/// documents themselves.
pub async fn of_visit(connection: &mut Connection, documents: &[DocumentId]) -> Result<Vec<Clause>, Failure> {
    let mut clauses = Vec::new();
    for document in documents {
        clauses.extend(store::list_clauses_of(connection, *document).await?.into_iter().map(Clause::of));
    }
    Ok(clauses)
}

/// A clause among those of some documents.
pub fn find(clauses: &[Clause], id: ProvisionId) -> Result<&Clause, Problem> {
    clauses.iter().find(|clause| clause.id == id).ok_or(Problem::Inspection(InspectionProblem::ClauseUnknown))
}

/// Reads clauses as they are typed: «II.4; III.1».
pub fn read(clauses: &[Clause], typed: &str) -> Result<Vec<ProvisionId>, Problem> {
    let words = typed.split([',', ';', '\n']).map(|word| word.trim().trim_end_matches('.'));
    let mut found = Vec::new();
    for word in words.filter(|word| !word.is_empty()) {
        let same = |clause: &&Clause| clause.path.eq_ignore_ascii_case(word);
        let clause = clauses.iter().find(same).ok_or(Problem::Inspection(InspectionProblem::ClauseUnknown))?;
        if !found.contains(&clause.id) {
            found.push(clause.id);
        }
    }
    Ok(found)
}

/// Clauses as they are typed.
pub fn written(clauses: &[Clause], ids: &[ProvisionId]) -> String {
    let path = |id: &ProvisionId| clauses.iter().find(|clause| clause.id == *id).map(|clause| clause.path.as_str());
    ids.iter().filter_map(path).collect::<Vec<_>>().join("; ")
}
