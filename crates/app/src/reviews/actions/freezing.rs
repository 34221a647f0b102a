//! What an approval freezes: the facts, the tree, the plans, every block with how it came to stand, head and foot, the paper
//! itself and who approved. It is one file of JSON, kept by its content; the Word file and the PDF are made of it and kept
//! beside it, so that the same bytes come out years later, whatever was corrected or reorganised since.

use super::{
    drafting,
    finding::Whole,
    store::{self, PlanRow},
    writing,
};
use crate::{App, acting::Acting, failure::Failure};
use database::Connection;
use domain::{
    ids::{AccountId, DocumentId, OrganisationId, ReviewId, RoundId},
    organisations::Graph,
    packs::Period,
    reviews::{BlockKind, ReviewKind, Standing},
};
use jiff::civil::Date;
use papers::writing::{Family, Paper, Profile, review::ReviewFacts};
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
    /// What it was last drafted from.
    pub facts: ReviewFacts,
    /// The body and those that stood below it on the last day of its period.
    pub tree: Vec<FrozenBody>,
    /// The published plans of these bodies.
    pub plans: Vec<FrozenPlan>,
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

/// A body of the tree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrozenBody {
    /// Which.
    pub id: OrganisationId,
    /// Its name on that day.
    pub name: String,
    /// Its class.
    pub class: Option<String>,
    /// The line and the body under which it stands on it.
    pub under: Vec<(String, OrganisationId)>,
}

/// A plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrozenPlan {
    /// Its document.
    pub document: DocumentId,
    /// Whose.
    pub organisation: OrganisationId,
    /// Its symbol.
    pub symbol: Option<String>,
    /// What it is about.
    pub subject: String,
    /// The day of issue.
    pub issued_on: Option<Date>,
    /// What it carries out.
    pub carries_out: DocumentId,
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
pub(super) async fn freeze(
    app: &App,
    connection: &mut Connection,
    acting: &Acting,
    whole: &Whole,
) -> Result<Frozen, Failure> {
    let open = &whole.open;
    let (office, paper) = writing::paper_of(&acting.graph, whole, acting.today)?;
    let last = open.last();
    let tree = tree(&acting.graph, open.row.organisation_id, last.last_day);
    let plans = store::list_plans(connection).await?;
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
            last,
        },
        head: writing::told(&open.head),
        facts: drafting::facts(app.files(), &whole.drafting.facts_sha256).await?,
        plans: plans.into_iter().filter(|plan| tree.iter().any(|body| body.id == plan.organisation_id)).map(plan).collect(),
        tree,
        blocks: blocks.collect(),
        family: office.family,
        layout_day: acting.today,
        // Approved it is no draft any more; number and date stay blank for the office.
        paper: Paper { draft: None, ..paper },
        approved: FrozenApproval { account: acting.caller.account, name: acting.caller.full_name.clone() },
    })
}

fn plan(row: PlanRow) -> FrozenPlan {
    let PlanRow { document_id, organisation_id, symbol, subject, issued_on, parent_id } = row;
    FrozenPlan { document: document_id, organisation: organisation_id, symbol, subject, issued_on, carries_out: parent_id }
}

/// A body and everything below it on every line, on a day.
fn tree(graph: &Graph, body: OrganisationId, on: Date) -> Vec<FrozenBody> {
    let lines = graph.lines(on);
    let (mut found, mut waiting) = (Vec::new(), vec![graph.committee_of(body, on), body]);
    while let Some(id) = waiting.pop() {
        if found.contains(&id) {
            continue;
        }
        found.push(id);
        waiting.extend(lines.iter().flat_map(|line| graph.children(id, line, on)));
    }
    found.sort_unstable();
    let body = |id: OrganisationId| FrozenBody {
        id,
        name: graph.name(id, on).unwrap_or_default().to_owned(),
        class: graph.class(id, on).map(str::to_owned),
        under: lines.iter().filter_map(|line| Some((line.clone(), graph.parent(id, line, on)?))).collect(),
    };
    found.into_iter().map(body).collect()
}

impl Frozen {
    /// From the file.
    pub async fn read(app: &App, sha256: &[u8; 32]) -> Result<Self, Failure> {
        Ok(serde_json::from_slice(&app.files().content(sha256).await?)?)
    }

    /// The paper as it was approved, in its layout.
    pub fn approved(&self) -> (Paper, &'static Profile) {
        (self.paper.clone(), Profile::of(self.family, self.layout_day))
    }

    /// The paper with number and date, in the layout of its day.
    pub fn issued(&self, number: u32, on: Date) -> (Paper, &'static Profile) {
        let mut paper = self.paper.clone();
        paper.symbol.number = Some(number);
        paper.dated = papers::writing::Dated::On(on);
        (paper, Profile::of(self.family, on))
    }
}
