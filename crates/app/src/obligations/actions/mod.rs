//! What people do with assignments, how publication opens them, and what the pages of obligations read.
//! SQL stands here and nowhere else in this subject.

mod closing;
pub(crate) mod flow;
pub mod inheriting;
pub mod listing;
mod occurrences;
mod opening;

pub use closing::close_obligations_of;
pub use flow::{
    Attached, Seen, accept, acknowledge, attach_evidence, cancel, confirm, endorse, extend, name_responsible,
    report_progress, send_back, submit,
};
pub use occurrences::{open_due_occurrences, open_occurrences};
pub use opening::{
    Chosen, HandedOver, NewObligation, NewRemedy, Opened, REMEDY_KIND, hand_over, open_obligations, open_remedy,
};
