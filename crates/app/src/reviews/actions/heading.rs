//! Head and foot of a review: what it is about, what it rests on, whom it goes to, who signs; and giving a review up.
//! A change names the version that the person saw.

use super::{
    finding::{self, Head},
    permit_of,
    store::{self, NewHead},
};
use crate::{App, acting::Acting, caller::Caller, failure::Failure};
use database::WriteTransaction;
use domain::{
    ids::ReviewId,
    permissions::Verb,
    problem::{Problem, ReviewProblem},
};
use serde_json::json;

/// Characters of a line.
pub const LINE_LIMIT: usize = 500;
/// Characters of a subject.
pub const SUBJECT_LIMIT: usize = 1_000;
/// Characters of several lines.
pub const LINES_LIMIT: usize = 4_000;

/// Writes head and foot; `head.number` is the version that the person saw.
pub async fn write_head(app: &App, caller: &Caller, id: ReviewId, head: Head) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_heading(tx, &acting, id, head).await })).await
}

/// The same inside a write. What changes nothing leaves no trace.
pub(in crate::reviews) async fn write_heading(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: ReviewId,
    head: Head,
) -> Result<(), Failure> {
    let open = finding::find_in(tx, acting, id).await?;
    let thing = super::thing_of(acting, id, open.row.organisation_id);
    acting.caller.require(&acting.graph, Verb::DraftReview, &thing)?;
    open.may_change()?;
    if head.subject.is_empty() {
        return Err(Problem::Missing { field: "trich_yeu".to_owned() }.into());
    }
    if (Head { number: open.head.number, ..head.clone() }) == open.head {
        return Ok(());
    }
    if head.number != open.head.number {
        return Err(Problem::SomeoneWasFaster.into());
    }
    let number = head.number + 1;
    let permit =
        permit_of(tx, acting, Verb::DraftReview, &open.row, json!({"step": "head", "version": number})).await?;
    let signing = serde_json::to_string(&head.signing)?;
    let new = NewHead { subject: &head.subject, basis: &head.basis, recipients: &head.recipients, signing: &signing };
    Ok(store::insert_head(tx, &permit, (id, number), &new, permit.person()?).await?)
}

/// Gives a review up, or takes that back. An approved one stays.
pub async fn abandon(app: &App, caller: &Caller, id: ReviewId, is_abandoned: bool) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    app.database()
        .write(move |tx| Box::pin(async move { write_abandonment(tx, &acting, id, is_abandoned).await }))
        .await
}

/// The same inside a write.
pub(in crate::reviews) async fn write_abandonment(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: ReviewId,
    is_abandoned: bool,
) -> Result<(), Failure> {
    let open = finding::find_in(tx, acting, id).await?;
    let thing = super::thing_of(acting, id, open.row.organisation_id);
    acting.caller.require(&acting.graph, Verb::DraftReview, &thing)?;
    if open.approval().is_some() {
        return Err(Problem::Review(ReviewProblem::Approved).into());
    }
    if open.row.abandoned_at_ms.is_some() == is_abandoned {
        return Ok(());
    }
    let step = if is_abandoned { "given-up" } else { "taken-up-again" };
    let permit = permit_of(tx, acting, Verb::DraftReview, &open.row, json!({"step": step})).await?;
    if store::abandon(tx, &permit, (id, open.row.version), is_abandoned).await?.nothing() {
        return Err(Problem::SomeoneWasFaster.into());
    }
    Ok(())
}
