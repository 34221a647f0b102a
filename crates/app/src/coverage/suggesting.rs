//! Suggestions: which clauses of a parent a clause of a plan may take up, computed from the texts and kept in memory alone.
//!
//! The text of a published document never changes, so what was computed of a plan and a parent holds as long as the process
//! lives. Nothing that a person said is looked at here: whoever asks leaves out the pairs of which something was said.

use super::{
    actions::{Composed, ReadingText, list_texts_below},
    clauses::{Clause, Clauses},
};
use crate::{App, failure::Failure};
use database::Connection;
use domain::ids::{DocumentId, ProvisionId};
use papers::matching::{self, Matcher, Suggestion};
use std::{
    collections::HashMap,
    sync::{Arc, RwLock},
};

/// A clause of a plan with what it may take up.
#[derive(Debug, Clone, PartialEq)]
pub struct Suggested {
    /// The clause of the plan.
    pub clause: ProvisionId,
    /// The clause of the parent.
    pub parent_clause: ProvisionId,
    /// Which of the clause's suggestions it is, from nought.
    pub rank: usize,
    /// Why.
    pub told: Suggestion,
}

/// The suggestions of a plan and one of its parents.
pub type OfPair = Arc<Vec<Suggested>>;

/// So many pairs of documents are kept; beyond that all are computed anew.
const MOST_KEPT: usize = 20_000;

/// What was computed.
#[derive(Default)]
pub struct Suggestions(RwLock<HashMap<(DocumentId, DocumentId), OfPair>>);

impl Suggestions {
    /// What was computed of a plan and a parent.
    pub fn get(&self, pair: (DocumentId, DocumentId)) -> Option<OfPair> {
        self.0.read().unwrap_or_else(std::sync::PoisonError::into_inner).get(&pair).cloned()
    }

    fn put(&self, pair: (DocumentId, DocumentId), made: OfPair) {
        let mut kept = self.0.write().unwrap_or_else(std::sync::PoisonError::into_inner);
        if kept.len() >= MOST_KEPT {
            kept.clear();
        }
        kept.insert(pair, made);
    }
}

/// The suggestions of a plan and a parent, from their clauses.
pub fn of_pair(app: &App, (plan, own): (DocumentId, &Clauses), (parent, above): (DocumentId, &Clauses)) -> OfPair {
    if let Some(kept) = app.suggestions().get((plan, parent)) {
        return kept;
    }
    let made = Arc::new(computed(own, above));
    app.suggestions().put((plan, parent), Arc::clone(&made));
    made
}

fn compared(clause: &Clause) -> matching::Clause<'_> {
    matching::Clause { path: &clause.path, text: &clause.text, context: &clause.context }
}

fn computed(own: &Clauses, above: &Clauses) -> Vec<Suggested> {
    let parents: Vec<&Clause> = above.columns().collect();
    let matcher = Matcher::new(&parents.iter().map(|clause| compared(clause)).collect::<Vec<_>>());
    let mut made = Vec::new();
    for clause in own.covering.iter().filter_map(|id| own.get(*id)) {
        for (rank, told) in matcher.suggest(&compared(clause)).into_iter().enumerate() {
            if let Some(parent) = parents.get(told.parent) {
                made.push(Suggested { clause: clause.id, parent_clause: parent.id, rank, told });
            }
        }
    }
    made
}

/// The suggestions of every plan of a chain and each of its parents. The texts are read only where something is not known yet,
/// and then all of them in two statements.
pub async fn of_chain(
    app: &App,
    connection: &mut Connection,
    chain: &Composed,
) -> Result<Vec<(DocumentId, ProvisionId, DocumentId, ProvisionId)>, Failure> {
    let pairs: Vec<(DocumentId, DocumentId)> = chain.pairs().collect();
    let unknown: Vec<(DocumentId, DocumentId)> =
        pairs.iter().copied().filter(|pair| app.suggestions().get(*pair).is_none()).collect();
    if !unknown.is_empty() {
        let texts = list_texts_below(connection, chain.root.id).await?;
        let here = app.clone();
        // A chain of many plans takes a while the first time: not on a thread that serves requests.
        let computing = tokio::task::spawn_blocking(move || compute_all(&here, &texts, &unknown));
        computing.await.map_err(|fault| Failure::Fault(Arc::new(fault)))?;
    }
    let mut all = Vec::new();
    for (plan, parent) in pairs {
        let known = app.suggestions().get((plan, parent)).unwrap_or_default();
        all.extend(known.iter().map(|one| (plan, one.clause, parent, one.parent_clause)));
    }
    Ok(all)
}

fn compute_all(
    app: &App,
    texts: &[(DocumentId, Vec<super::actions::ProvisionRow>, Option<ReadingText>)],
    pairs: &[(DocumentId, DocumentId)],
) {
    let clauses: HashMap<DocumentId, Clauses> =
        texts.iter().map(|(id, rows, text)| (*id, Clauses::of(rows.clone(), text.as_ref()))).collect();
    for (plan, parent) in pairs {
        if let (Some(own), Some(above)) = (clauses.get(plan), clauses.get(parent)) {
            of_pair(app, (*plan, own), (*parent, above));
        }
    }
}
