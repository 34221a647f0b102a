//! Outreach: how much was done through which channel, who was reached against how many there are, and which units did nothing.
//!
//! A share has its two numbers beside it, and there is none where it was not stated how many there are.

use super::super::words::{outreach as words, review as common};
use super::blocks::Draft;
use super::said::Said;
use super::tables::{self, NAMED_AT_MOST, NAMED_OF_MANY};
use domain::reviews::{BlockKind, Source};
use serde::{Deserialize, Serialize};

/// What was done and who was reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutreachFacts {
    /// Activities.
    pub activities: u32,
    /// Units that were asked.
    pub asked: u32,
    /// Of these by name: without any activity.
    pub silent: Vec<String>,
    /// By channel, in the order of the pack.
    pub channels: Vec<ChannelFacts>,
    /// By audience, the heads first.
    pub audiences: Vec<AudienceFacts>,
    /// Where all of it is seen.
    pub source: Source,
}

/// What was done through a channel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChannelFacts {
    /// Its name.
    pub name: String,
    /// What it counts: «cuộc».
    pub unit: String,
    /// How many of these.
    pub items: u32,
    /// Turns of all audiences.
    pub turns: u32,
    /// Where it is seen.
    pub source: Source,
}

/// Who was reached of an audience.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AudienceFacts {
    /// Its name.
    pub name: String,
    /// Turns.
    pub turns: u32,
    /// Persons, nobody counted twice.
    pub persons: u32,
    /// How many there are and how many of them were reached, in units that stated it.
    pub against: Option<Against>,
    /// Where it is seen.
    pub source: Source,
}

/// Reached against how many there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Against {
    /// Persons reached in units that stated how many there are.
    pub persons: u32,
    /// How many there are in those units.
    pub people: u32,
    /// Whole per cent, rounded down; none where more were reached than there are said to be.
    pub percent: Option<u32>,
    /// So many units stated it.
    pub stated: u32,
}

/// What was done, whom it reached, who did nothing.
pub fn paragraphs(draft: &mut Draft<'_>, key: &str, facts: &OutreachFacts) {
    if facts.asked == 0 && facts.activities == 0 {
        return;
    }
    let source = &facts.source;
    let said = Said::one(words::activities(facts), source);
    draft.push(said.block(format!("{key}/outreach"), BlockKind::Paragraph));
    if !facts.audiences.is_empty() {
        let mut said = Said::default();
        for (place, audience) in facts.audiences.iter().enumerate() {
            if place > 0 {
                said.line();
            }
            said.sentence(words::audience(audience, facts.asked), &audience.source);
        }
        draft.push(said.block(format!("{key}/outreach/audiences"), BlockKind::List));
    }
    if !facts.silent.is_empty() {
        let names = common::named(&facts.silent, NAMED_AT_MOST, NAMED_OF_MANY);
        let said = Said::one(words::silent(facts.silent.len(), &names, source), source);
        draft.push(said.block(format!("{key}/outreach/silent"), BlockKind::Paragraph));
        if facts.silent.len() > NAMED_AT_MOST {
            let table = tables::names(&facts.silent);
            draft.table_annex(format!("annex/{key}/outreach-silent"), words::SILENT, source, table);
        }
    }
}
