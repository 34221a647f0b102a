//! The pages of documents, one file for each.
//! A handler calls one action; what was typed is never lost on a complaint.

pub mod adding;
pub mod arrivals;
mod carrying_on;
pub mod comparing;
pub mod corrections;
pub mod distribution;
mod duties;
pub mod duty;
pub(in crate::documents) mod facts;
pub mod file;
pub mod head;
pub mod lineage;
pub mod list;
pub(in crate::documents) mod parts;
pub mod publication;
pub(in crate::documents) mod questions;
pub mod recipients;
pub mod rereading;
pub mod reshaping;
pub mod show;
mod source;
pub mod text_versions;
pub mod upload;

use super::actions::{self, Opened};
use crate::look::sentence;
use crate::{
    App,
    caller::Caller,
    failure::{Failure, status_of},
    language::Language,
    look::{Complaints, Notice},
};
use domain::{ids::DocumentId, permissions::Verb, problem::Problem};

/// A document that is not published yet, for a person who may do this with it: what the pages before publication show.
pub(super) async fn open_unpublished(
    app: &App,
    caller: &Caller,
    id: DocumentId,
    verb: Verb,
) -> Result<Opened, Failure> {
    let opened = actions::open(app, caller, id).await?;
    caller.require(&app.organisations(), verb, &opened.document.thing(app.today()))?;
    if opened.document.row.published_at_ms.is_some() {
        return Err(Problem::AlreadyPublished.into());
    }
    Ok(opened)
}

/// One problem as the complaint of a field; an empty name means the whole form.
fn complaint(field: &str, problem: &Problem, language: Language) -> Complaints {
    let mut complaints = Complaints::none();
    complaints.about(field, sentence(problem, language));
    complaints
}

/// What is said after a correction, with the button that takes it back.
fn corrected(language: Language, id: DocumentId, correction: i64, words: impl std::fmt::Display) -> Notice {
    Notice::ok(words)
        .offering(language.say("documents-undo"), format!("/van-ban/{id}/hieu-chinh/{correction}/hoan-tac"))
}
