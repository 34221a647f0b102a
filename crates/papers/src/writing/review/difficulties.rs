//! Difficulties and proposals: how many were raised, answered and solved, where the others wait, the main ones, and what was
//! proposed to bodies above. Counts come counted; what is nowhere has no words.

use super::super::words::difficulties as words;
use super::blocks::Draft;
use super::facts::{DifficultyFacts, RaisedFacts};
use super::said::Said;
use domain::reviews::{BlockKind, Source};

/// What was raised.
pub fn paragraphs(draft: &mut Draft<'_>, key: &str, facts: &DifficultyFacts) {
    if facts.raised == 0 {
        return;
    }
    let source = &facts.source;
    let said = Said::one(words::counts(facts, source), source);
    draft.push(said.block(format!("{key}/difficulties"), BlockKind::Paragraph));
    if !facts.holders.is_empty() {
        let said = Said::one(words::holders(&facts.holders), source);
        draft.push(said.block(format!("{key}/difficulties/holders"), BlockKind::Paragraph));
    }
    list(draft, &format!("{key}/difficulties/main"), (words::MAIN, &facts.main), source);
    list(draft, &format!("{key}/difficulties/proposals"), (words::TO_SUPERIORS, &facts.to_superiors), source);
}

/// A sentence, and a line for each.
fn list(draft: &mut Draft<'_>, key: &str, (opening, all): (&str, &[RaisedFacts]), source: &Source) {
    if all.is_empty() {
        return;
    }
    draft.push(Said::title(opening, source).block(key.to_owned(), BlockKind::Paragraph));
    let mut said = Said::default();
    for (place, one) in all.iter().enumerate() {
        if place > 0 {
            said.line();
        }
        said.sentence(words::raised(one), &one.source);
    }
    draft.push(said.block(format!("{key}/list"), BlockKind::List));
}
