//! The figures of now, shared: readers take them without a lock and keep what they took; one writer at a time puts the
//! figures after its commit in their place.

use crate::{
    Refusal,
    figures::{Change, Figures},
};
use arc_swap::ArcSwap;
use std::sync::{Arc, Mutex, PoisonError};

/// The figures of now.
#[derive(Debug)]
pub struct Rollup {
    now: ArcSwap<Figures>,
    writing: Mutex<()>,
}

impl Rollup {
    /// Over figures that were loaded.
    pub fn new(figures: Figures) -> Self {
        Rollup { now: ArcSwap::from_pointee(figures), writing: Mutex::new(()) }
    }

    /// The figures as they are now. What was taken stays as it is; nobody waits.
    pub fn read(&self) -> Arc<Figures> {
        self.now.load_full()
    }

    /// Takes what a commit changed, with the commit's number: to be called after the commit, in the order of commits. A
    /// commit that is in the figures already is passed over. On a refusal nothing changes and the figures are to be
    /// loaded again.
    pub fn take(&self, changes: &[Change], commit: u64) -> Result<(), Refusal> {
        let _writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let known = self.now.load_full();
        if commit <= known.up_to() {
            return Ok(());
        }
        self.now.store(Arc::new(known.after(changes, commit)?));
        Ok(())
    }

    /// Puts figures that were loaded anew in the place of those of now, such as after a reorganisation.
    pub fn replace(&self, figures: Figures) {
        let _writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        self.now.store(Arc::new(figures));
    }
}
