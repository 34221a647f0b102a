//! Finding reviews as the caller may see them: the list, one with everything that stands, the history of a block.
//! What may not be known is not found.

use super::{
    store::{self, ApprovalRow, BlockRow, DraftingRow, HeadRow, IssueRow, ListRow, ReviewRow, SignedRow},
    thing_of,
};
use crate::{
    App,
    acting::Acting,
    caller::Caller,
    failure::Failure,
    reporting::actions::Packs,
    reviews::{order, step::Step},
};
use database::Connection;
use domain::{
    ids::ReviewId,
    packs::{Pack, Period},
    permissions::Verb,
    problem::{Problem, ReviewProblem},
    reviews::{BlockKind, ReviewKind, Standing},
};
use papers::writing::Signing;
use std::{collections::BTreeMap, sync::Arc};

/// What stands at head and foot of the paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Of this version.
    pub number: i64,
    /// What it is about.
    pub subject: String,
    /// What it rests on, one a line.
    pub basis: String,
    /// Its recipients, one a line.
    pub recipients: String,
    /// Who signs.
    pub signing: Signing,
}

impl Head {
    fn of(row: HeadRow) -> Result<Self, Failure> {
        let HeadRow { number, subject, basis, recipients, signing } = row;
        Ok(Head { number, subject, basis, recipients, signing: serde_json::from_str(&signing)? })
    }
}

/// A review without its blocks.
#[derive(Debug, Clone)]
pub struct Open {
    /// Its row.
    pub row: ReviewRow,
    /// What it is.
    pub kind: ReviewKind,
    /// The pack in the version that it began with.
    pub pack: Arc<Pack>,
    /// Head and foot.
    pub head: Head,
    /// All approvals, the newest first.
    pub approvals: Vec<ApprovalRow>,
    /// Numbers and dates that were entered, the newest first.
    pub issues: Vec<IssueRow>,
    /// Signed copies, the newest first.
    pub signed: Vec<SignedRow>,
}

impl Open {
    /// The approval that stands.
    pub fn approval(&self) -> Option<&ApprovalRow> {
        self.approvals.first().filter(|approval| approval.reopened_at_ms.is_none())
    }

    /// Number and date that stand.
    pub fn issue(&self) -> Option<&IssueRow> {
        self.issues.first()
    }

    /// Whether it can still be changed.
    pub fn may_change(&self) -> Result<(), Problem> {
        if self.row.abandoned_at_ms.is_some() {
            return Err(Problem::Review(ReviewProblem::Abandoned));
        }
        if self.approval().is_some() {
            return Err(Problem::Review(ReviewProblem::Approved));
        }
        Ok(())
    }

    /// The first period.
    pub fn first(&self) -> Period {
        let row = &self.row;
        Period {
            regime: row.regime.clone(),
            year: row.first_year,
            n: row.first_number,
            first_day: row.first_day,
            last_day: self.days_of(row.first_year, row.first_number).unwrap_or(row.last_day),
        }
    }

    /// The last period.
    pub fn last(&self) -> Period {
        let row = &self.row;
        let regime = self.pack.regime(&row.regime);
        let first_day = regime.and_then(|regime| regime.period(row.last_year, row.last_number));
        Period {
            regime: row.regime.clone(),
            year: row.last_year,
            n: row.last_number,
            first_day: first_day.map_or(row.first_day, |period| period.first_day),
            last_day: row.last_day,
        }
    }

    fn days_of(&self, year: i64, number: i64) -> Option<jiff::civil::Date> {
        Some(self.pack.regime(&self.row.regime)?.period(year, number)?.last_day)
    }
}

/// A block as it stands now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// What tells it from the others.
    pub key: String,
    /// Of this version.
    pub number: i64,
    /// What was done last.
    pub step: Step,
    /// How it stands.
    pub standing: Standing,
    /// The block behind which a person added it.
    pub after: Option<String>,
    /// Who did it.
    pub changer: String,
    /// When.
    pub changed_at_ms: i64,
}

impl Placed {
    pub(super) fn of(row: BlockRow) -> Result<Self, Failure> {
        let BlockRow { block_key, number, step, standing, after_key, changer, changed_at_ms } = row;
        Ok(Placed {
            key: block_key,
            number,
            step: Step::from_code(&step).ok_or(Problem::NotFound)?,
            standing: serde_json::from_str(&standing)?,
            after: after_key,
            changer,
            changed_at_ms,
        })
    }

    /// What it is in the paper; what a person added is a paragraph.
    pub fn kind(&self) -> BlockKind {
        self.standing.base.as_ref().map_or(BlockKind::Paragraph, |base| base.kind)
    }

    /// Whether it is a heading.
    pub fn is_heading(&self) -> bool {
        matches!(self.kind(), BlockKind::Part | BlockKind::Section | BlockKind::Subsection)
    }

    /// Whether it is a table, which comes from the figures alone.
    pub fn is_table(&self) -> bool {
        matches!(self.kind(), BlockKind::Table | BlockKind::Annex)
    }

    /// Whether nobody drafts it any more and nobody had touched it.
    pub fn is_dropped(&self) -> bool {
        self.step == Step::Dropped
    }

    /// Whether it is in the paper.
    pub fn is_in(&self) -> bool {
        !self.is_dropped() && !self.standing.is_removed
    }

    /// Whether it is a place for a person's words that is empty.
    pub fn is_blank(&self) -> bool {
        self.is_in() && !self.is_table() && self.standing.text().trim().is_empty()
    }
}

/// A review with its blocks in order.
#[derive(Debug, Clone)]
pub struct Whole {
    /// Itself.
    pub open: Open,
    /// The last drafting.
    pub drafting: DraftingRow,
    /// Its blocks in the order of the paper, with those that were taken out, without those that are not drafted any more.
    pub blocks: Vec<Placed>,
}

impl Whole {
    /// The blocks that must be looked at before it is approved: a proposal without an answer, an empty place.
    pub fn open_blocks(&self) -> impl Iterator<Item = &Placed> {
        self.blocks.iter().filter(|block| block.is_in() && (block.standing.proposed.is_some() || block.is_blank()))
    }
}

/// A review, inside a read or a write, for those who may know of it.
pub async fn find_in(connection: &mut Connection, acting: &Acting, id: ReviewId) -> Result<Open, Failure> {
    let row = store::find(connection, id).await?.ok_or(Problem::NotFound)?;
    let approvals = store::list_approvals(connection, id).await?;
    let is_approved = approvals.first().is_some_and(|approval| approval.reopened_at_ms.is_none());
    let verb = if is_approved { Verb::ReadReview } else { Verb::ReadInsideReview };
    acting.caller.require(&acting.graph, verb, &thing_of(acting, id, row.organisation_id))?;
    Ok(Open {
        kind: ReviewKind::from_code(&row.kind).ok_or(Problem::NotFound)?,
        pack: Packs::default().find(connection, &row.pack, row.pack_version).await?,
        head: Head::of(store::find_head(connection, id).await?)?,
        issues: store::list_issues(connection, id).await?,
        signed: store::list_signed(connection, id).await?,
        row,
        approvals,
    })
}

/// The same with its blocks.
pub async fn find_whole(connection: &mut Connection, acting: &Acting, id: ReviewId) -> Result<Whole, Failure> {
    let open = find_in(connection, acting, id).await?;
    let drafting = store::find_drafting(connection, id).await?;
    let blocks = all_blocks(connection, id).await?;
    let blocks = ordered(&drafting.order()?, blocks).into_iter().filter(|block| !block.is_dropped()).collect();
    Ok(Whole { open, drafting, blocks })
}

impl DraftingRow {
    /// The order of blocks after it.
    pub fn order(&self) -> Result<Vec<String>, Failure> {
        Ok(serde_json::from_str(&self.block_order)?)
    }
}

/// Every block as it stands, also those that nobody drafts any more.
pub(super) async fn all_blocks(connection: &mut Connection, id: ReviewId) -> Result<Vec<Placed>, Failure> {
    store::list_blocks(connection, id).await?.into_iter().map(Placed::of).collect()
}

/// Blocks in the order of the paper.
fn ordered(order: &[String], blocks: Vec<Placed>) -> Vec<Placed> {
    let whole_order = whole_order(order, &blocks);
    let mut by_key: BTreeMap<String, Placed> = blocks.into_iter().map(|block| (block.key.clone(), block)).collect();
    whole_order.iter().filter_map(|key| by_key.remove(key)).collect()
}

/// The order of the last drafting with what was added since.
pub(super) fn whole_order(order: &[String], blocks: &[Placed]) -> Vec<String> {
    let mut added: Vec<&Placed> = blocks.iter().filter(|block| block.standing.base.is_none()).collect();
    added.sort_by_key(|block| added_as(&block.key));
    order::with_added(order, added.iter().map(|block| (block.key.as_str(), block.after.as_deref())))
}

/// What stands before the ordinal in the key of a block that a person added.
pub(super) const ADDED: &str = "own/";

/// The ordinal of a block that a person added.
pub(super) fn added_as(key: &str) -> u32 {
    key.strip_prefix(ADDED).and_then(|ordinal| ordinal.parse().ok()).unwrap_or(0)
}

/// A review without its blocks.
pub async fn open(app: &App, caller: &Caller, id: ReviewId) -> Result<Open, Failure> {
    let acting = Acting::now(app, caller);
    find_in(&mut app.database().read().await?, &acting, id).await
}

/// A review with its blocks.
pub async fn open_whole(app: &App, caller: &Caller, id: ReviewId) -> Result<Whole, Failure> {
    let acting = Acting::now(app, caller);
    find_whole(&mut app.database().read().await?, &acting, id).await
}

/// A block with its versions, the newest first; for those who write the review.
pub async fn open_block(app: &App, caller: &Caller, id: ReviewId, key: &str) -> Result<(Whole, Vec<Placed>), Failure> {
    let acting = Acting::now(app, caller);
    let mut connection = app.database().read().await?;
    let whole = find_whole(&mut connection, &acting, id).await?;
    let thing = thing_of(&acting, id, whole.open.row.organisation_id);
    acting.caller.require(&acting.graph, Verb::DraftReview, &thing)?;
    let versions = store::list_versions(&mut connection, id, key).await?;
    let versions = versions.into_iter().map(Placed::of).collect::<Result<Vec<_>, _>>()?;
    if versions.is_empty() { Err(Problem::NotFound.into()) } else { Ok((whole, versions)) }
}

/// The reviews that the caller may know of, the newest first.
pub async fn list_for(app: &App, caller: &Caller) -> Result<Vec<ListRow>, Failure> {
    let acting = Acting::now(app, caller);
    let mut rows = store::list(&mut app.database().read().await?).await?;
    rows.retain(|row| {
        let verb = if row.approved_at_ms.is_some() { Verb::ReadReview } else { Verb::ReadInsideReview };
        acting.may(verb, &thing_of(&acting, row.id, row.organisation_id))
    });
    Ok(rows)
}
