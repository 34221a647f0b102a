//! Inspection and supervision in a review: visits by kind, each once; what was found, put right and verified; what is open, by
//! name; what the Front did in its own line.

use super::super::words::inspections as words;
use super::blocks::Draft;
use super::facts::InspectionFacts;
use super::said::Said;
use super::tables::{self, NAMED_AT_MOST};
use domain::reviews::BlockKind;

/// The paragraphs; none where no visit was made.
pub fn paragraphs(draft: &mut Draft<'_>, key: &str, facts: &InspectionFacts) {
    let source = &facts.source;
    if !facts.kinds.is_empty() {
        let said = Said::one(words::visits(&facts.kinds), source);
        draft.push(said.block(format!("{key}/inspections"), BlockKind::Paragraph));
    }
    if facts.findings > 0 {
        let counts = [facts.findings, facts.to_remedy, facts.remedied, facts.verified, facts.overdue];
        let said = Said::one(words::found(counts), source);
        draft.push(said.block(format!("{key}/inspections/found"), BlockKind::Paragraph));
    }
    if !facts.front.is_empty() {
        let said = Said::one(words::of_the_front(&facts.front, facts.front_findings), source);
        draft.push(said.block(format!("{key}/inspections/front"), BlockKind::Paragraph));
    }
    if !facts.open.is_empty() {
        open(draft, key, facts);
    }
}

fn open(draft: &mut Draft<'_>, key: &str, facts: &InspectionFacts) {
    let is_long = facts.open.len() > NAMED_AT_MOST;
    let said = Said::one(words::still_open(is_long), &facts.source);
    draft.push(said.block(format!("{key}/inspections/open"), BlockKind::Paragraph));
    if is_long {
        let table = tables::open_findings(&facts.open);
        draft.table_annex(format!("annex/{key}/findings"), words::OPEN, &facts.source, table);
        return;
    }
    let mut said = Said::default();
    for (place, finding) in facts.open.iter().enumerate() {
        if place > 0 {
            said.line();
        }
        said.sentence(words::open(finding, &finding.source), &finding.source);
    }
    draft.push(said.block(format!("{key}/inspections/open/list"), BlockKind::List));
}
