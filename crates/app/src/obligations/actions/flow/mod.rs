//! How one assignment is carried out: what the holder, its head and the tracking body do, each as one action.
//!
//! An action loads the assignment through what the caller may see, asks for a permit, asks the rule in `domain`, compares
//! the version that the person saw, and writes a row with who and when. Done twice, it says `AlreadyDone` and writes
//! nothing.

pub(in crate::obligations) mod drafts;
pub(in crate::obligations) mod evidence;
pub(in crate::obligations) mod holder;
mod loading;
mod reading;
mod store;
pub(in crate::obligations) mod submitting;
pub(in crate::obligations) mod tracking;

pub use crate::acting::Acting;
pub use drafts::{ReportDraft, save_draft};
pub use evidence::{Attached, attach_evidence, open_evidence, withdraw_evidence};
pub use holder::{acknowledge, confirm, name_responsible, report_progress};
pub use loading::{Assignment, Seen, answer, declared, list as list_assignments};
pub use reading::{Dossier, OwnWork, find_dossier, list_held_by, list_own_work};
pub(crate) use store::list_heads;
pub use store::{EvidenceRow, InheritedRow, JournalRow, LinkRow, OccurrenceRow, ReportRow, WaitingRow, Which};
pub use submitting::{Receipt, endorse, find_receipt, submit};
pub use tracking::{accept, cancel, extend, send_back};
