//! What a person does with one block: write it, answer what is proposed, take it out, put it back, bring an earlier version
//! back, add a paragraph behind it. Each names the version that the person saw; where somebody was faster, nothing is
//! written. Blocks do not disturb each other.

use super::{
    finding::{self, ADDED, Placed},
    permit_of,
    store::{self, NewBlock},
};
use crate::{App, acting::Acting, caller::Caller, failure::Failure, reviews::step::Step};
use database::WriteTransaction;
use domain::{
    ids::ReviewId,
    permissions::Verb,
    problem::{Problem, ReviewProblem},
    reviews::{Answer, Standing, answered},
};
use serde_json::json;

/// Characters of one block.
pub const TEXT_LIMIT: usize = 20_000;
/// So many paragraphs may be added.
pub const ADDED_LIMIT: usize = 200;

/// What a person does with a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// Writes it.
    Write(String),
    /// Takes the new draft.
    Take,
    /// Keeps the own words.
    Keep,
    /// The own words with the new figures.
    Combine,
    /// Takes it out of the paper.
    Remove,
    /// Puts it back.
    Restore,
    /// Brings an earlier version back.
    Return(i64),
}

/// Does it with a block of which the person saw a version; says the version that stands now.
pub async fn edit(
    app: &App,
    caller: &Caller,
    id: ReviewId,
    (key, seen): (String, i64),
    act: Act,
) -> Result<i64, Failure> {
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_edit(tx, &acting, id, (&key, seen), act).await })).await
}

/// The same inside a write. What changes nothing leaves no trace; the same words twice are no conflict.
pub(in crate::reviews) async fn write_edit(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: ReviewId,
    (key, seen): (&str, i64),
    act: Act,
) -> Result<i64, Failure> {
    let open = require(tx, acting, id).await?;
    let block = store::find_block(tx, id, key).await?.ok_or(Problem::NotFound)?;
    let block = Placed::of(block)?;
    let (step, standing) = match &act {
        Act::Return(number) => (Step::Returned, returned(tx, id, &block, *number).await?),
        act => acted(&block, act)?,
    };
    if standing == block.standing && !block.is_dropped() {
        return Ok(block.number);
    }
    if seen != block.number {
        return Err(Problem::SomeoneWasFaster.into());
    }
    let number = block.number + 1;
    let told = json!({"step": step.code(), "block": key, "version": number});
    let permit = permit_of(tx, acting, Verb::DraftReview, &open.row, told).await?;
    let written = NewBlock {
        key: key.to_owned(),
        number,
        step,
        standing: serde_json::to_string(&standing)?,
        after: block.after.clone(),
    };
    store::insert_blocks(tx, &permit, id, vec![written], permit.person()?).await?;
    Ok(number)
}

/// A review that the person may write and that does not stand still.
async fn require(tx: &mut WriteTransaction, acting: &Acting, id: ReviewId) -> Result<finding::Open, Failure> {
    let open = finding::find_in(tx, acting, id).await?;
    let thing = super::thing_of(acting, id, open.row.organisation_id);
    acting.caller.require(&acting.graph, Verb::DraftReview, &thing)?;
    open.may_change()?;
    Ok(open)
}

/// How a block stands after an act, and the word for it.
fn acted(block: &Placed, act: &Act) -> Result<(Step, Standing), Problem> {
    let standing = block.standing.clone();
    if block.is_dropped() {
        return Err(Problem::NotFound);
    }
    let proposed = standing.proposed.is_some();
    Ok(match act {
        Act::Write(_) if block.is_table() => return Err(Problem::Review(ReviewProblem::TableFixed)),
        Act::Write(text) => (Step::Edited, written(standing, text.clone())),
        Act::Take if proposed => (Step::Taken, answered(standing, Answer::Take)),
        Act::Keep if proposed => (Step::Kept, answered(standing, Answer::Keep)),
        // Where both changed the same words there is nothing to combine.
        Act::Combine if standing.combination().is_some() => (Step::Combined, answered(standing, Answer::Combine)),
        // Somebody else has answered it.
        Act::Take | Act::Keep | Act::Combine => return Err(Problem::SomeoneWasFaster),
        Act::Remove => (Step::Removed, Standing { is_removed: true, ..standing }),
        Act::Restore => (Step::Restored, Standing { is_removed: false, ..standing }),
        Act::Return(_) => return Err(Problem::NotFound),
    })
}

/// A block with words: where they are those of a draft, it is that draft again.
pub fn written(standing: Standing, text: String) -> Standing {
    if standing.proposed.as_ref().is_some_and(|now| now.text == text) {
        return answered(standing, Answer::Take);
    }
    let is_draft = standing.base.as_ref().is_some_and(|base| base.text == text) && !standing.is_orphan;
    Standing { written: (!is_draft).then_some(text), ..standing }
}

/// A block with the words of an earlier version, resting on the draft of today.
async fn returned(tx: &mut WriteTransaction, id: ReviewId, block: &Placed, number: i64) -> Result<Standing, Failure> {
    if block.is_table() {
        return Err(Problem::Review(ReviewProblem::TableFixed).into());
    }
    let versions = store::list_versions(tx, id, &block.key).await?;
    let earlier = versions.into_iter().find(|version| version.number == number).ok_or(Problem::NotFound)?;
    let earlier = Placed::of(earlier)?.standing;
    let orphaned = Standing { is_orphan: block.standing.is_orphan || block.is_dropped(), ..block.standing.clone() };
    Ok(Standing { is_removed: earlier.is_removed, ..written(orphaned, earlier.text().to_owned()) })
}

/// Adds a paragraph behind a block; says its key.
pub async fn add(app: &App, caller: &Caller, id: ReviewId, after: String, text: String) -> Result<String, Failure> {
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_adding(tx, &acting, id, after, text).await })).await
}

/// The same inside a write.
pub(in crate::reviews) async fn write_adding(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: ReviewId,
    after: String,
    text: String,
) -> Result<String, Failure> {
    let open = require(tx, acting, id).await?;
    let blocks = finding::all_blocks(tx, id).await?;
    if !blocks.iter().any(|block| block.key == after && !block.is_dropped()) {
        return Err(Problem::NotFound.into());
    }
    let added = blocks.iter().filter(|block| block.key.starts_with(ADDED));
    let last = added.map(|block| finding::added_as(&block.key)).max().unwrap_or(0);
    if usize::try_from(last).unwrap_or(usize::MAX) >= ADDED_LIMIT {
        return Err(
            Problem::Review(ReviewProblem::Full { limit: i64::try_from(ADDED_LIMIT).unwrap_or(i64::MAX) }).into()
        );
    }
    let key = format!("{ADDED}{}", last + 1);
    let told = json!({"step": Step::Added.code(), "block": key, "after": after, "version": 1});
    let permit = permit_of(tx, acting, Verb::DraftReview, &open.row, told).await?;
    let standing = serde_json::to_string(&Standing::added(text))?;
    let new = NewBlock { key: key.clone(), number: 1, step: Step::Added, standing, after: Some(after) };
    store::insert_blocks(tx, &permit, id, vec![new], permit.person()?).await?;
    Ok(key)
}
