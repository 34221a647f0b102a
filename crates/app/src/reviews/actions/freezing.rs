//! What an approval freezes: the facts, the tree, the plans, every block with how it came to stand, head and foot, the paper
//! itself and who approved. It is one file of JSON, kept by its content; the Word file and the PDF are made of it and kept
//! beside it, so that the same bytes come out years later, whatever was corrected or reorganised since.

use super::{drafting, finding::Whole, writing};
use crate::{App, acting::Acting, failure::Failure, reviews::gathering::Gathered};
use domain::{
    ids::{AccountId, DocumentId, OrganisationId, ReviewId, RoundId},
    packs::Period,
    reviews::{BlockKind, ReviewKind, Standing},
};
use jiff::civil::Date;
use papers::writing::{Family, Paper};
use serde::{Deserialize, Serialize};

/// The form of this file; a later one reads the earlier ones.
const FORMAT: u32 = 1;

/// Everything that was frozen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Frozen {
    /// Of this file.
    pub format: u32,
    /// What review it is.
    pub review: FrozenReview,
    /// Head and foot.
    pub head: serde_json::Value,
    /// What it was last drafted from: the facts, the tree and the plans.
    pub gathered: Gathered,
    /// The blocks in order, also those that were taken out.
    pub blocks: Vec<FrozenBlock>,
    /// Whose layout.
    pub family: Family,
    /// The day that chose it.
    pub layout_day: Date,
    /// The paper.
    pub paper: Paper,
    /// Who approved.
    pub approved: FrozenApproval,
}

/// What review it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrozenReview {
    /// Its identity.
    pub id: ReviewId,
    /// Whose.
    pub organisation: OrganisationId,
    /// What.
    pub kind: ReviewKind,
    /// The pack and its version.
    pub pack: (String, i64),
    /// The outline.
    pub outline: Option<String>,
    /// The round.
    pub round: Option<RoundId>,
    /// The document that is carried out.
    pub document: Option<DocumentId>,
    /// The first period.
    pub first: Period,
    /// The last one.
    pub last: Period,
}

/// A block.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrozenBlock {
    /// What tells it from the others.
    pub key: String,
    /// Its version.
    pub number: i64,
    /// What it is in the paper.
    pub kind: BlockKind,
    /// How it stood.
    pub standing: Standing,
    /// Who changed it last.
    pub changer: String,
    /// When.
    pub changed_at_ms: i64,
}

/// Who approved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrozenApproval {
    /// The account.
    pub account: AccountId,
    /// The name.
    pub name: String,
}

/// Takes everything together as it stands on this day.
pub(super) async fn freeze(app: &App, acting: &Acting, whole: &Whole) -> Result<Frozen, Failure> {
    let open = &whole.open;
    let (office, paper) = writing::paper_of(&acting.graph, whole, acting.today)?;
    let blocks = whole.blocks.iter().map(|block| FrozenBlock {
        key: block.key.clone(),
        number: block.number,
        kind: block.kind(),
        standing: block.standing.clone(),
        changer: block.changer.clone(),
        changed_at_ms: block.changed_at_ms,
    });
    Ok(Frozen {
        format: FORMAT,
        review: FrozenReview {
            id: open.row.id,
            organisation: open.row.organisation_id,
            kind: open.kind,
            pack: (open.row.pack.clone(), open.row.pack_version),
            outline: open.row.outline.clone(),
            round: open.row.round_id,
            document: open.row.document_id,
            first: open.first(),
            last: open.last(),
        },
        head: writing::told(&open.head),
        gathered: drafting::gathered(app.files(), &whole.drafting.facts_sha256).await?,
        blocks: blocks.collect(),
        family: office.family,
        layout_day: acting.today,
        // Approved it is no draft any more; number and date stay blank for the office.
        paper: Paper { draft: None, ..paper },
        approved: FrozenApproval { account: acting.caller.account, name: acting.caller.full_name.clone() },
    })
}

impl Frozen {
    /// From the file.
    pub async fn read(app: &App, sha256: &[u8; 32]) -> Result<Self, Failure> {
        Ok(serde_json::from_slice(&app.files().content(sha256).await?)?)
    }

    /// The paper as it was approved, in the layout of a family on a day.
    pub fn approved(&self) -> (Paper, (Family, Date)) {
        (self.paper.clone(), (self.family, self.layout_day))
    }

    /// The paper with number and date, in the layout of its day.
    pub fn issued(&self, number: u32, on: Date) -> (Paper, (Family, Date)) {
        let mut paper = self.paper.clone();
        paper.symbol.number = Some(number);
        paper.dated = papers::writing::Dated::On(on);
        (paper, (self.family, on))
    }
}
