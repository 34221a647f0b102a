//! The blocks of a review in order: what it looks at, who reported, each heading with what stands under it, the annexes.
//!
//! A heading under which nothing stands is left out, unless a person writes there. Keys come from the facts' own keys and codes,
//! never from a number or a place, so that the next drafting finds each block again.

use super::super::consolidated::Completeness;
use super::super::words::{paper as paper_words, report as report_words, review as words};
use super::facts::{ReviewFacts, SectionFacts, WhoReported};
use super::said::Said;
use super::tables::{self, NAMED_AT_MOST, NAMED_OF_MANY};
use super::{answers, figures, obligations, outreach};
use domain::reviews::{Block, BlockKind, Source};
use domain::text::fold;
use std::collections::BTreeSet;

/// What is drafted so far.
pub struct Draft<'f> {
    /// From what.
    pub facts: &'f ReviewFacts,
    /// Units whose report is not in.
    pub silent: BTreeSet<&'f str>,
    blocks: Vec<Block>,
    annexes: Vec<Block>,
    keys: BTreeSet<String>,
}

/// Drafts the review.
pub fn blocks(facts: &ReviewFacts) -> Vec<Block> {
    let silent = facts.who.iter().flat_map(|who| who.completeness.missing.iter().chain(&who.completeness.sent_back));
    let mut draft = Draft {
        facts,
        silent: silent.map(String::as_str).collect(),
        blocks: Vec::new(),
        annexes: Vec::new(),
        keys: BTreeSet::new(),
    };
    for (key, table, source) in &facts.annexes {
        let key = key.trim_start_matches("annex/");
        draft.table_annex(format!("annex/{key}"), &table.title, source, tables::of_units(table, source));
    }
    draft.scope();
    if let Some(who) = &facts.who {
        draft.who_reported(who);
    }
    draft.sections();
    figures::annex_of_missing(&mut draft);
    draft.blocks.append(&mut draft.annexes);
    draft.blocks
}

impl Draft<'_> {
    /// Puts a block behind the others.
    pub fn push(&mut self, block: Block) {
        let block = self.with_own_key(block);
        self.blocks.push(block);
    }

    /// No two blocks have one key, whatever the facts say.
    fn with_own_key(&mut self, block: Block) -> Block {
        let mut key = block.key.clone();
        let mut times = 1;
        while !self.keys.insert(key.clone()) {
            times += 1;
            key = format!("{}-{times}", block.key);
        }
        Block { key, ..block }
    }

    fn scope(&mut self) {
        let facts = self.facts;
        let directive = facts.directive.as_ref().map(|(cited, source)| (cited.as_str(), source));
        let counted_on = facts.who.is_none().then_some(facts.counted_on);
        let sentence = words::scope(facts.kind, directive, &facts.period, counted_on);
        let source = directive.map(|(_, source)| source).or(facts.who.as_ref().map(|who| &who.source));
        let said = match source {
            Some(source) => Said::one(sentence, source),
            None => Said::plain(sentence.into_iter().map(|part| part.words).collect::<String>()),
        };
        self.push(said.block("scope".to_owned(), BlockKind::Paragraph));
    }

    fn who_reported(&mut self, who: &WhoReported) {
        if !has_parts(&self.facts.sections) {
            let heading = Said::plain(report_words::WHO_REPORTED);
            self.push(heading.block("who/heading".to_owned(), BlockKind::Section));
        }
        let counts = &who.completeness;
        let named = |names: &[String]| words::named(names, NAMED_AT_MOST, NAMED_OF_MANY);
        let shown =
            Completeness { missing: named(&counts.missing), sent_back: named(&counts.sent_back), ..counts.clone() };
        let sentence = words::completeness(self.facts.counted_on, &shown, &who.source);
        let mut said = Said::one(sentence, &who.source);
        if !counts.waived.is_empty() {
            let waived = words::Part { words: report_words::waived(&counts.waived), source: None };
            said.sentence(vec![waived], &who.source);
        }
        self.push(said.block("who".to_owned(), BlockKind::Paragraph));
        let has_figures = self.facts.sections.iter().any(|section| !section.figures.is_empty());
        if has_figures && counts.reported < counts.owed {
            let only = words::Part { words: report_words::REPORTED_ONLY.to_owned(), source: None };
            let said = Said::one(vec![only], &who.source);
            self.push(said.block("who/only".to_owned(), BlockKind::Paragraph));
        }
        if counts.missing.len() > NAMED_AT_MOST || counts.sent_back.len() > NAMED_AT_MOST {
            let table = tables::silent_units(counts);
            self.table_annex("annex/silent".to_owned(), words::SILENT_UNITS, &who.source, table);
        }
    }

    fn sections(&mut self) {
        let facts = self.facts;
        let has_parts = has_parts(&facts.sections);
        let before = std::mem::take(&mut self.blocks);
        let contents: Vec<Vec<Block>> = facts
            .sections
            .iter()
            .map(|section| {
                self.content(section);
                std::mem::take(&mut self.blocks)
            })
            .collect();
        self.blocks = before;
        let is_kept = |place: usize| {
            let level = facts.sections.get(place).map(|section| section.level);
            let below = facts.sections.iter().zip(&contents).skip(place + 1);
            let below = below.take_while(|(section, _)| Some(section.level) > level);
            contents.get(place).into_iter().chain(below.map(|(_, content)| content)).any(|content| !content.is_empty())
        };
        let kept: Vec<bool> = (0..contents.len()).map(is_kept).collect();
        for ((section, content), _) in facts.sections.iter().zip(contents).zip(kept).filter(|(_, kept)| *kept) {
            let heading = Said::plain(section.title.trim());
            self.push(heading.block(format!("{}/heading", section.key), kind_of(section, has_parts)));
            self.blocks.extend(content);
        }
    }

    fn content(&mut self, section: &SectionFacts) {
        figures::paragraphs(self, section);
        if let Some(documents) = &section.documents {
            answers::documents(self, &section.key, documents);
        }
        if let Some(facts) = &section.obligations {
            obligations::paragraphs(self, &section.key, facts);
        }
        if let Some(coverage) = &section.coverage {
            obligations::coverage(self, &section.key, coverage);
        }
        if let Some(facts) = &section.outreach {
            outreach::paragraphs(self, &section.key, facts);
        }
        answers::questions(self, section);
        if section.has_own_words {
            self.push(Said::default().block(format!("{}/own", section.key), BlockKind::Paragraph));
        }
    }

    /// Puts an annex with a title and a source behind the others.
    pub fn table_annex(&mut self, key: String, title: &str, source: &Source, table: domain::reviews::Table) {
        let block = Said::title(title, source).block(key, BlockKind::Annex);
        let block = self.with_own_key(Block { table: Some(table), ..block });
        self.annexes.push(block);
    }
}

/// Whether titles carry the numbers of parts.
fn has_parts(sections: &[SectionFacts]) -> bool {
    sections.iter().any(|section| paper_words::own_part(&section.title).is_some())
}

fn kind_of(section: &SectionFacts, has_parts: bool) -> BlockKind {
    match (section.level.max(1), has_parts) {
        (1, true) => BlockKind::Part,
        (1, false) | (2, true) => BlockKind::Section,
        _ => BlockKind::Subsection,
    }
}

/// A key of words: small letters without marks, digits, hyphens.
pub fn slug(words: &str) -> String {
    let plain = |letter: char| if letter.is_ascii_alphanumeric() { letter } else { ' ' };
    let bare: String = fold(words).chars().map(plain).collect();
    bare.split_whitespace().collect::<Vec<_>>().join("-")
}
