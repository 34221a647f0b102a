//! Approvals that are being made: a PDF takes its time, and nobody is to wait before a page that says nothing. Whoever asks
//! again meanwhile sees the same work; a person who goes away does not stop it.

use super::approving;
use crate::{App, caller::Caller, failure::Failure};
use domain::ids::ReviewId;
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
    time::Duration,
};

/// So long a page waits for an approval before it says that it is at work.
const PATIENCE: Duration = Duration::from_secs(2);

/// Where an approval stands.
#[derive(Debug, Clone)]
pub enum Stand {
    /// It is being made.
    Working,
    /// It could not be made.
    Failed(Failure),
}

/// The approvals of an instance that are being made.
#[derive(Debug, Default)]
pub struct Approvals(Mutex<HashMap<ReviewId, Stand>>);

impl Approvals {
    /// Takes the place for a review; says no where it is taken.
    fn begin(&self, id: ReviewId) -> bool {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let is_free = !matches!(all.get(&id), Some(Stand::Working));
        if is_free {
            all.insert(id, Stand::Working);
        }
        is_free
    }

    fn end(&self, id: ReviewId, failure: Option<Failure>) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match failure {
            Some(failure) => all.insert(id, Stand::Failed(failure)),
            None => all.remove(&id),
        };
    }

    /// Where the approval of a review stands; a failure is told once.
    pub fn look(&self, id: ReviewId) -> Option<Stand> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match all.get(&id) {
            Some(Stand::Working) => Some(Stand::Working),
            Some(Stand::Failed(_)) => all.remove(&id),
            None => None,
        }
    }
}

/// Approves a review of which the person saw this state, and waits a little; says whether it is done.
pub async fn approve(app: &App, caller: &Caller, id: ReviewId, seen: String) -> Result<bool, Failure> {
    if !app.approvals().begin(id) {
        return Ok(false);
    }
    let (at_work, caller) = (app.clone(), caller.clone());
    let working = tokio::spawn(async move {
        let made = approving::approve(&at_work, &caller, id, &seen).await;
        at_work.approvals().end(id, made.err());
    });
    let waited = tokio::time::timeout(PATIENCE, working).await;
    if waited.is_err() {
        return Ok(false);
    }
    match app.approvals().look(id) {
        Some(Stand::Failed(failure)) => Err(failure),
        Some(Stand::Working) => Ok(false),
        None => Ok(true),
    }
}
