//! The pages on which a plan is written: it begins with what it carries out, then head, sections and clauses, each on a plain
//! form, and a page of checks before it becomes a document.

pub mod begin;
pub mod check;
pub mod clause;
pub mod head;
pub mod order;
pub mod show;
pub mod tables;

use super::super::{
    actions::{becoming, drafts::WithAbove},
    draft::people::Ground,
};
use crate::{App, look::Frame};
use domain::{ids::PlanDraftId, organisations::Graph};

/// The address of a draft.
pub(in crate::plans) fn address(id: PlanDraftId) -> String {
    format!("/ke-hoach/soan/{id}")
}

/// What a draft is called while it has no symbol.
pub(in crate::plans) fn title(frame: &Frame, draft: &super::super::draft::Draft) -> String {
    let subject: String = draft.head.subject.trim().chars().take(80).collect();
    match subject.is_empty() {
        true => frame.say("plans-draft-untitled").to_string(),
        false => frame.say("plans-draft-titled").with("subject", subject).to_string(),
    }
}

/// On what the names of a draft are looked up.
fn ground<'g>(app: &App, graph: &'g Graph, whole: &WithAbove) -> Ground<'g> {
    becoming::ground_of(graph, whole.open.row.organisation_id, &whole.open.draft, app.today())
}
