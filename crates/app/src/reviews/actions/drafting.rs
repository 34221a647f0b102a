//! Drafting from the data: the facts are gathered, become blocks, and each block is merged with how it stands. Only what
//! changes is written. Facts are gathered before the write; if somebody drafted meanwhile, nothing is written.

use super::{
    finding::{self, Open, Placed},
    permit_of,
    store::{self, NewBlock},
};
use crate::{
    App,
    acting::Acting,
    caller::Caller,
    documents::actions::insert_file,
    failure::Failure,
    files::FileStore,
    permits::Permit,
    reviews::{
        gathering::{self, Gathered},
        order,
        step::Step,
    },
};
use database::{Connection, WriteTransaction};
use domain::{
    ids::ReviewId,
    permissions::Verb,
    problem::Problem,
    reviews::{Block, Standing, redrafted},
};
use serde_json::json;
use std::collections::BTreeMap;

/// What was gathered, with the blocks that it makes.
#[derive(Debug, Clone)]
pub struct Drafted {
    /// The facts as a file of JSON.
    pub facts: Kept,
    /// The blocks in order.
    pub blocks: Vec<Block>,
}

/// A file that is on disk and has no row yet.
#[derive(Debug, Clone, Copy)]
pub struct Kept {
    /// Its hash.
    pub sha256: [u8; 32],
    /// Its size.
    pub size_bytes: i64,
}

impl Kept {
    /// Keeps content.
    pub(super) async fn keep(app: &App, content: &[u8]) -> Result<Self, Failure> {
        let sha256 = app.files().keep(content).await?;
        Ok(Kept { sha256, size_bytes: i64::try_from(content.len()).unwrap_or(i64::MAX) })
    }

    /// Writes its row.
    pub(super) async fn write(
        self,
        tx: &mut WriteTransaction,
        permit: &Permit,
        media_type: &str,
    ) -> Result<(), Failure> {
        Ok(insert_file(tx, permit, (&self.sha256, self.size_bytes), media_type).await?)
    }
}

/// What a drafting changed, in numbers of blocks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Changed {
    /// Written anew, without a person's words in them.
    pub updated: usize,
    /// A new draft stands beside a person's words.
    pub proposed: usize,
    /// Not drafted any more.
    pub dropped: usize,
}

/// Gathers the facts and makes blocks of them. The connection sees one unmoving state.
pub(super) async fn draft(
    app: &App,
    connection: &mut Connection,
    asked: &gathering::Asked,
) -> Result<Drafted, Failure> {
    let gathered = gathering::gather(app, connection, asked).await?;
    let blocks = papers::writing::review::blocks(&gathered.facts);
    Ok(Drafted { facts: Kept::keep(app, &serde_json::to_vec(&gathered)?).await?, blocks })
}

/// What is asked of the data for a review.
pub(super) fn asked_of(acting: &Acting, open: &Open) -> gathering::Asked {
    gathering::Asked {
        kind: open.kind,
        organisation: open.row.organisation_id,
        pack: std::sync::Arc::clone(&open.pack),
        outline: open.row.outline.clone(),
        round: open.row.round_id,
        first: open.first(),
        last: open.last(),
        document: open.row.document_id,
        today: acting.today,
    }
}

/// Drafts again from the data as they stand now.
pub async fn redraft(app: &App, caller: &Caller, id: ReviewId) -> Result<Changed, Failure> {
    let acting = Acting::now(app, caller);
    let (seen, drafted) = draft_again(app, &acting, id).await?;
    app.database()
        .write(move |tx| Box::pin(async move { write_redrafting(tx, &acting, id, seen, drafted).await }))
        .await
}

/// What is drafted now, and the number of the drafting before it.
pub(in crate::reviews) async fn draft_again(
    app: &App,
    acting: &Acting,
    id: ReviewId,
) -> Result<(i64, Drafted), Failure> {
    let mut connection = app.database().read_unmoving().await?;
    let open = finding::find_in(&mut connection, acting, id).await?;
    let thing = super::thing_of(acting, id, open.row.organisation_id);
    acting.caller.require(&acting.graph, Verb::DraftReview, &thing)?;
    open.may_change()?;
    let seen = store::find_drafting(&mut connection, id).await?.number;
    let drafted = draft(app, &mut connection, &asked_of(acting, &open)).await?;
    connection.end().await?;
    Ok((seen, drafted))
}

/// The same inside a write.
pub(in crate::reviews) async fn write_redrafting(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: ReviewId,
    seen: i64,
    drafted: Drafted,
) -> Result<Changed, Failure> {
    let open = finding::find_in(tx, acting, id).await?;
    open.may_change()?;
    let before = store::find_drafting(tx, id).await?;
    if before.number != seen {
        return Err(Problem::SomeoneWasFaster.into());
    }
    let blocks = finding::all_blocks(tx, id).await?;
    let keys: Vec<String> = drafted.blocks.iter().map(|block| block.key.clone()).collect();
    let order = order::redrawn(&finding::whole_order(&before.order()?, &blocks), &keys);
    let (changed, rows) = merged(blocks, drafted.blocks)?;
    let told = json!({
        "step": "drafted", "drafting": seen + 1, "updated": changed.updated, "proposed": changed.proposed,
        "dropped": changed.dropped,
    });
    let permit = permit_of(tx, acting, Verb::DraftReview, &open.row, told).await?;
    write(tx, &permit, (id, seen + 1), (drafted.facts, &order), rows).await?;
    Ok(changed)
}

/// Writes a drafting and the blocks that it changes.
pub(super) async fn write(
    tx: &mut WriteTransaction,
    permit: &Permit,
    drafting: (ReviewId, i64),
    (facts, order): (Kept, &[String]),
    blocks: Vec<NewBlock>,
) -> Result<(), Failure> {
    let by = permit.person()?;
    facts.write(tx, permit, "application/json").await?;
    let order = serde_json::to_string(order)?;
    store::insert_drafting(tx, permit, drafting, (&facts.sha256, &order), by).await?;
    Ok(store::insert_blocks(tx, permit, drafting.0, blocks, by).await?)
}

/// The blocks as they are drafted for the first time.
pub(super) fn first(blocks: Vec<Block>) -> Result<Vec<NewBlock>, Failure> {
    blocks.into_iter().map(|block| new_block(None, Step::Drafted, &Standing::drafted(block))).collect()
}

/// A next version of a block.
fn new_block(before: Option<&Placed>, step: Step, standing: &Standing) -> Result<NewBlock, Failure> {
    let base = standing.base.as_ref().map(|base| base.key.clone());
    Ok(NewBlock {
        key: before.map(|before| before.key.clone()).or(base).ok_or(Problem::NotFound)?,
        number: before.map_or(1, |before| before.number + 1),
        step,
        standing: serde_json::to_string(standing)?,
        after: before.and_then(|before| before.after.clone()),
    })
}

/// Each block merged with what is drafted for it now; only those that change.
fn merged(blocks: Vec<Placed>, drafted: Vec<Block>) -> Result<(Changed, Vec<NewBlock>), Failure> {
    let mut fresh: BTreeMap<String, Block> = BTreeMap::new();
    let mut keys: Vec<String> = Vec::with_capacity(drafted.len());
    for block in drafted {
        keys.push(block.key.clone());
        fresh.insert(block.key.clone(), block);
    }
    let (mut changed, mut rows) = (Changed::default(), Vec::new());
    for block in &blocks {
        let now = fresh.remove(&block.key);
        if block.is_dropped() && now.is_none() {
            continue;
        }
        match redrafted(block.standing.clone(), now) {
            None => {
                changed.dropped += 1;
                rows.push(new_block(Some(block), Step::Dropped, &block.standing)?);
            }
            Some(standing) if standing != block.standing || block.is_dropped() => {
                match standing.proposed.is_some() && standing.proposed != block.standing.proposed {
                    true => changed.proposed += 1,
                    false => changed.updated += 1,
                }
                rows.push(new_block(Some(block), Step::Drafted, &standing)?);
            }
            Some(_) => {}
        }
    }
    for key in keys {
        if let Some(block) = fresh.remove(&key) {
            changed.updated += 1;
            rows.push(new_block(None, Step::Drafted, &Standing::drafted(block))?);
        }
    }
    Ok((changed, rows))
}

/// What a drafting gathered.
pub(super) async fn gathered(files: &FileStore, sha256: &[u8; 32]) -> Result<Gathered, Failure> {
    Ok(serde_json::from_slice(&files.content(sha256).await?)?)
}
