//! The fault that the crash drill must catch: an action is answered when it has run, not when its commit has ended.
//! Compiled only with the feature `answer-before-commit`, which nothing but the drill's control asks for, and never
//! into a release build.

#[cfg(not(debug_assertions))]
compile_error!("answer-before-commit is a planted fault: it cannot be built for release");

use crate::{WriteTransaction, writer::BoxFuture, writer::Job};

/// An action that was answered already.
struct Answered;

impl Job for Answered {
    fn run<'t>(&'t mut self, _transaction: &'t mut WriteTransaction) -> BoxFuture<'t, bool> {
        Box::pin(async { false })
    }

    fn answer(self: Box<Self>, _committed: Result<(), String>) {}
}

/// Answers as if the commit had ended.
pub(crate) fn answer_before_commit(job: &mut Box<dyn Job>) {
    let ran: Box<dyn Job> = std::mem::replace(job, Box::new(Answered));
    ran.answer(Ok(()));
}
