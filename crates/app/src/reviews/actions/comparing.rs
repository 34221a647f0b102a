//! One side of two reviews that are laid beside each other: its figures, and its words by block. An approved one is read from
//! what was frozen.

use super::{
    drafting,
    finding::{self, Open, Placed},
    freezing::Frozen,
    thing_of,
};
use crate::{App, acting::Acting, caller::Caller, failure::Failure};
use domain::{ids::ReviewId, permissions::Verb, reviews::BlockKind};
use papers::writing::review::{FigureFacts, ReviewFacts};

/// A review to be compared.
#[derive(Debug, Clone)]
pub struct Side {
    /// Itself.
    pub open: Open,
    facts: ReviewFacts,
    blocks: Vec<(String, BlockKind, String)>,
}

/// The words of a block.
#[derive(Debug, Clone, Copy)]
pub struct Text<'s> {
    /// The block.
    pub key: &'s str,
    /// The heading above it.
    pub heading: &'s str,
    /// Its words.
    pub words: &'s str,
}

/// Reads one side.
pub async fn side(app: &App, caller: &Caller, id: ReviewId) -> Result<Side, Failure> {
    let acting = Acting::now(app, caller);
    let mut connection = app.database().read().await?;
    let whole = finding::find_whole(&mut connection, &acting, id).await?;
    drop(connection);
    let thing = thing_of(&acting, id, whole.open.row.organisation_id);
    acting.caller.require(&acting.graph, Verb::ReadReview, &thing)?;
    match whole.open.approval() {
        Some(approval) => {
            let frozen = Frozen::read(app, &approval.frozen_sha256).await?;
            let within = frozen.blocks.into_iter().filter(|block| !block.standing.is_removed);
            let blocks = within.map(|block| (block.key, block.kind, block.standing.text().to_owned())).collect();
            Ok(Side { open: whole.open, facts: frozen.gathered.facts, blocks })
        }
        None => {
            let facts = drafting::gathered(app.files(), &whole.drafting.facts_sha256).await?.facts;
            let within = whole.blocks.iter().filter(|block| block.is_in());
            let text = |block: &Placed| (block.key.clone(), block.kind(), block.standing.text().to_owned());
            Ok(Side { blocks: within.map(text).collect(), open: whole.open, facts })
        }
    }
}

impl Side {
    /// The figures, in the order of the paper.
    pub fn figures(&self) -> impl Iterator<Item = &FigureFacts> {
        self.facts.sections.iter().flat_map(|section| &section.figures)
    }

    /// The words of paragraphs and lists, each below its heading.
    pub fn texts(&self) -> impl Iterator<Item = Text<'_>> {
        let mut heading = "";
        self.blocks.iter().filter_map(move |(key, kind, words)| match kind {
            BlockKind::Part | BlockKind::Section | BlockKind::Subsection => {
                heading = words;
                None
            }
            BlockKind::Paragraph | BlockKind::List => Some(Text { key, heading, words }),
            BlockKind::Table | BlockKind::Annex => None,
        })
    }
}
