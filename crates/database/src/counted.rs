//! How many statements some work runs: for tests that hold a page to a fixed number, however much there is to show.
//! Only what runs in the same task counts: what the writer does for it, and what is spawned, does not.

use std::cell::Cell;

tokio::task_local! {
    static RUN: Cell<u64>;
}

/// One more.
pub(crate) fn note() {
    // Outside such work nobody counts.
    _ = RUN.try_with(|run| run.set(run.get() + 1));
}

/// Does the work, and tells how many statements it ran.
pub async fn counted<W: Future>(work: W) -> (W::Output, u64) {
    let counting = async {
        let done = work.await;
        (done, RUN.with(Cell::get))
    };
    RUN.scope(Cell::new(0), counting).await
}
