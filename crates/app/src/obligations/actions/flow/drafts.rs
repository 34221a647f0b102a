//! Drafts of a report: kept for their writer alone, without history, until the report is made.
//!
//! A draft is no word of the unit; nobody else reads it and nothing follows from it.

use super::store;
use crate::acting::Acting;
use crate::{App, caller::Caller, failure::Failure};
use database::{Connection, WriteTransaction};
use domain::{
    ids::{AccountId, AssignmentId},
    permissions::Verb,
};
use serde::{Deserialize, Serialize};

/// What was typed into the form of a report.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportDraft {
    /// The chosen word, or nothing.
    pub declared: String,
    /// The narrative so far.
    pub narrative: String,
}

/// Keeps a draft.
pub async fn save_draft(app: &App, caller: &Caller, id: AssignmentId, draft: &ReportDraft) -> Result<(), Failure> {
    let (acting, draft) = (Acting::now(app, caller), draft.clone());
    app.database().write(move |tx| Box::pin(async move { write_draft(tx, &acting, id, &draft).await })).await
}

pub(in crate::obligations) async fn write_draft(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: AssignmentId,
    draft: &ReportDraft,
) -> Result<(), Failure> {
    let (_, thing) = acting.find_assignment(tx, id).await?;
    acting.caller.require(&acting.graph, Verb::ReportProgress, &thing)?;
    let typed = serde_json::to_string(draft)?;
    store::save_draft(tx, acting.caller.account, &form(id), &typed).await.map_err(Failure::from)
}

/// The caller's own draft, if there is one. Where nothing was reported of a taken-over assignment yet, what the same person
/// typed for the one before it counts: a hand-over loses no typing.
pub(super) async fn find_draft(
    connection: &mut Connection,
    account: AccountId,
    id: AssignmentId,
) -> Result<Option<ReportDraft>, Failure> {
    let mut typed = store::find_draft(connection, account, &form(id)).await?;
    if typed.is_none() {
        for predecessor in store::list_silent_predecessors(connection, id).await? {
            typed = typed.or(store::find_draft(connection, account, &form(predecessor)).await?);
        }
    }
    Ok(typed.and_then(|typed| serde_json::from_str(&typed).ok()))
}

/// Forgets the draft: the report was made.
pub(super) async fn drop_draft(tx: &mut WriteTransaction, account: AccountId, id: AssignmentId) -> Result<(), Failure> {
    Ok(store::drop_draft(tx, account, &form(id)).await?)
}

fn form(id: AssignmentId) -> String {
    format!("assignment-report:{id}")
}
