//! What people do with rounds and reports, and what totals and pages read of them. SQL stands here and nowhere else in
//! this subject.
//!
//! An action loads the report through what the caller may see, asks for a permit, asks the rule in `domain`, compares the
//! version that the person saw, and writes rows with who and when. Only drafts are kept without a history row.

mod above;
pub mod admitting;
pub mod answering;
pub mod calendar;
pub mod carrying;
pub mod daily;
pub mod drafting;
pub mod endorsing;
pub mod entering_for;
pub mod figures;
pub mod giving;
pub mod importing;
mod loading;
pub mod locking;
pub mod opening;
pub mod showing;
mod store;
pub mod submitting;
pub mod together;
pub mod turns;

pub use crate::acting::Acting;
pub(crate) use loading::Packs;
pub(in crate::reporting) use loading::round as load_round;
pub use loading::{Report, Round, answer};
pub(crate) use store::{ContentRow, FollowedRow, JournalRow, KeptFiles, keep_files as keep_pack};
