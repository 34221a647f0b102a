//! How far an export or an import has come, for whoever waits.
//! Counting is all it does.

use std::sync::atomic::{AtomicU64, Ordering};

/// Steps that are done, of how many.
#[derive(Debug, Default)]
pub struct Progress {
    done: AtomicU64,
    all: AtomicU64,
}

impl Progress {
    /// So many steps are to come.
    pub fn expect(&self, steps: u64) {
        self.all.fetch_add(steps, Ordering::Relaxed);
    }

    /// So many more steps are done.
    pub fn step(&self, steps: u64) {
        self.done.fetch_add(steps, Ordering::Relaxed);
    }

    /// Whether everything that was expected is done.
    pub fn is_done(&self) -> bool {
        self.done.load(Ordering::Relaxed) == self.all.load(Ordering::Relaxed)
    }

    /// Hundredths of the whole, at most 100.
    pub fn percent(&self) -> u64 {
        let (done, all) = (self.done.load(Ordering::Relaxed), self.all.load(Ordering::Relaxed));
        (done.saturating_mul(100) / all.max(1)).min(100)
    }
}
