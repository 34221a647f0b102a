//! Registers for programs: those of a body, the rows of one, a row with its history, and every step that people take with one.
//! Each calls the action that the page calls; values are sent as texts, as people type them.

use crate::api::Subject;

/// The endpoints of this subject.
pub fn endpoints() -> Subject {
    Subject { key: "api-subject-registers", endpoints: Vec::new() }
}
