//! The clauses of published documents in the forms that are compared, kept in memory.
//! What was published does not change, so nothing here is ever stale; after a start it is read again.

use crate::{
    coverage::{actions::clauses_of, clauses::Clause},
    failure::Failure,
};
use database::Connection;
use domain::{
    ids::{DocumentId, ProvisionId},
    search::Compared,
};
use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
};

/// So many documents are kept; beyond that all are read anew.
const MOST_KEPT: usize = 20_000;

/// A clause.
#[derive(Debug)]
pub struct ClauseText {
    /// How people name it: «II.3.a».
    pub path: String,
    /// Which.
    pub id: ProvisionId,
    /// Its own words.
    pub text: String,
    /// Its own words, to compare.
    pub compared: Compared,
}

/// The clauses of one document, in its order.
type OfDocument = Arc<Vec<ClauseText>>;

/// What was read.
#[derive(Default)]
pub struct Texts(RwLock<HashMap<DocumentId, OfDocument>>);

impl Texts {
    /// The clauses of a published document.
    pub(super) async fn of(&self, connection: &mut Connection, id: DocumentId) -> Result<OfDocument, Failure> {
        if let Some(kept) = self.0.read().unwrap_or_else(PoisonError::into_inner).get(&id) {
            return Ok(Arc::clone(kept));
        }
        let mut clauses: Vec<Clause> = clauses_of(connection, id).await?.all.into_values().collect();
        clauses.sort_by_key(|clause| clause.starts);
        let read = clauses.into_iter().filter(|clause| !clause.text.is_empty()).map(|clause| ClauseText {
            compared: Compared::of(&clause.text),
            path: clause.path,
            id: clause.id,
            text: clause.text,
        });
        let read = Arc::new(read.collect());
        let mut kept = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= MOST_KEPT {
            kept.clear();
        }
        kept.insert(id, Arc::clone(&read));
        Ok(read)
    }
}
