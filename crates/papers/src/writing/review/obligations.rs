//! Assignments by state and by clause, units with overdue ones; and how plans take the directive up.
//!
//! Counts come counted; a state in which nothing is has no words.

use super::super::words::review as words;
use super::blocks::{Draft, slug};
use super::facts::{ClauseFacts, CoverageFacts, GapFacts, ObligationFacts};
use super::said::Said;
use super::tables::{self, NAMED_AT_MOST, NAMED_OF_MANY};
use domain::reviews::{BlockKind, Source};

/// So many clauses have a paragraph each; more stand in an annex.
const CLAUSES_AT_MOST: usize = 20;

/// Assignments and how they stand.
pub fn paragraphs(draft: &mut Draft<'_>, key: &str, facts: &ObligationFacts) {
    if facts.counts.all == 0 {
        return;
    }
    let source = &facts.source;
    let said = Said::one(words::obligations(&facts.counts, source), source);
    draft.push(said.block(format!("{key}/obligations"), BlockKind::Paragraph));
    if facts.clauses.len() > CLAUSES_AT_MOST {
        let table = tables::clauses(&facts.clauses);
        draft.table_annex(format!("annex/{key}/clauses"), words::CLAUSES, source, table);
    } else {
        for clause in &facts.clauses {
            let sentence = words::clause(&clause.cited, &clause.duty, &clause.counts, &clause.source);
            let said = Said::one(sentence, &clause.source);
            draft.push(said.block(format!("{key}/obligations/{}", key_of(clause)), BlockKind::Paragraph));
        }
    }
    if facts.overdue.is_empty() {
        return;
    }
    let units: Vec<String> = facts.overdue.iter().map(|unit| words::with_overdue(&unit.unit, unit.count)).collect();
    let names = words::named(&units, NAMED_AT_MOST, NAMED_OF_MANY);
    let said = Said::one(words::overdue(&names, source), source);
    draft.push(said.block(format!("{key}/overdue"), BlockKind::Paragraph));
    if units.len() > NAMED_AT_MOST {
        let table = tables::overdue(&facts.overdue);
        draft.table_annex(format!("annex/{key}/overdue"), words::OVERDUE, source, table);
    }
}

fn key_of(clause: &ClauseFacts) -> String {
    match &clause.source {
        Source::Obligation { obligation } => obligation.to_string(),
        _ => slug(&clause.cited),
    }
}

/// How plans take the directive up, and the gaps by clause.
pub fn coverage(draft: &mut Draft<'_>, key: &str, facts: &CoverageFacts) {
    if facts.clauses == 0 {
        return;
    }
    let source = &facts.source;
    let counts = [facts.full, facts.partial, facts.with_gaps];
    let said = Said::one(words::coverage(&facts.document, facts.clauses, counts, source), source);
    draft.push(said.block(format!("{key}/coverage"), BlockKind::Paragraph));
    let clauses = by_clause(&facts.gaps);
    if clauses.is_empty() {
        return;
    }
    let is_long = clauses.len() > NAMED_AT_MOST || clauses.iter().any(|(_, units)| units.len() > NAMED_AT_MOST);
    let said = Said::one(words::gaps(is_long), source);
    draft.push(said.block(format!("{key}/gaps"), BlockKind::Paragraph));
    if is_long {
        draft.table_annex(format!("annex/{key}/gaps"), words::GAPS, source, tables::gaps(&facts.gaps));
        return;
    }
    let mut said = Said::default();
    for (place, (clause, units)) in clauses.iter().enumerate() {
        if place > 0 {
            said.line();
        }
        said.sentence(vec![words::Part { words: words::gap(clause, units), source: None }], source);
    }
    draft.push(said.block(format!("{key}/gaps/clauses"), BlockKind::List));
}

fn by_clause(gaps: &[GapFacts]) -> Vec<(&str, Vec<String>)> {
    let mut clauses: Vec<(&str, Vec<String>)> = Vec::new();
    for gap in gaps {
        match clauses.iter_mut().find(|(clause, _)| *clause == gap.clause) {
            Some((_, units)) => units.push(gap.unit.clone()),
            None => clauses.push((&gap.clause, vec![gap.unit.clone()])),
        }
    }
    clauses
}
