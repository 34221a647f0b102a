//! Totals: a paragraph for each, with what it is compared to, its target and the units that are not in it.
//!
//! Nothing is added up here, and no target is called reached while a unit is missing.

use super::super::words::review as words;
use super::blocks::Draft;
use super::facts::{FigureFacts, SectionFacts};
use super::said::Said;
use super::tables::{self, NAMED_AT_MOST, NAMED_OF_MANY};
use domain::reviews::BlockKind;

/// The totals of a heading.
pub fn paragraphs(draft: &mut Draft<'_>, section: &SectionFacts) {
    for figure in &section.figures {
        let said = said(draft, figure);
        draft.push(said.block(format!("{}/{}", section.key, figure.code), BlockKind::Paragraph));
    }
}

fn said(draft: &Draft<'_>, figure: &FigureFacts) -> Said {
    let last_day = draft.facts.period.days.last;
    let mut said = Said::one(words::total(&figure.total, last_day, &figure.source), &figure.source);
    if let Some(before) = &figure.before {
        said.sentence(words::compared(&figure.total, before), &before.source);
    }
    if let Some(aim) = &figure.aim {
        let coverage = figure.total.coverage;
        let is_whole = figure.missing.is_empty() && coverage.reported >= coverage.owed;
        said.sentence(words::aim(aim, is_whole), &aim.source);
    }
    let (others, beside) = not_named_yet(draft, figure);
    if !others.is_empty() {
        let names = words::named(&others, NAMED_AT_MOST, NAMED_OF_MANY);
        said.sentence(words::missing(&names, beside), &figure.source);
    }
    for remark in figure.total.remarks.iter().map(|remark| remark.trim()).filter(|remark| !remark.is_empty()) {
        said.sentence(vec![words::remark(remark)], &figure.source);
    }
    said
}

/// Units without a figure whom the paper has not named as those without a report; and whether some of the missing ones are.
fn not_named_yet(draft: &Draft<'_>, figure: &FigureFacts) -> (Vec<String>, bool) {
    let is_silent = |name: &&String| draft.silent.contains(name.as_str());
    let others: Vec<String> = figure.missing.iter().filter(|name| !is_silent(name)).cloned().collect();
    let beside = others.len() < figure.missing.len();
    (others, beside)
}

/// The whole lists of those that were shortened: a row for each unit, with what is missing of it.
pub fn annex_of_missing(draft: &mut Draft<'_>) {
    let mut of_units: Vec<(String, Vec<String>)> = Vec::new();
    let mut places = std::collections::BTreeMap::new();
    let mut source = None;
    for figure in draft.facts.sections.iter().flat_map(|section| &section.figures) {
        let (others, _) = not_named_yet(draft, figure);
        if others.len() <= NAMED_AT_MOST {
            continue;
        }
        source = source.or(Some(&figure.source));
        for unit in others {
            let place = *places.entry(unit.clone()).or_insert(of_units.len());
            if place == of_units.len() {
                of_units.push((unit, Vec::new()));
            }
            if let Some((_, missing)) = of_units.get_mut(place) {
                missing.push(figure.total.name.clone());
            }
        }
    }
    if let Some(source) = source.cloned() {
        let table = tables::missing_figures(of_units);
        draft.table_annex("annex/missing".to_owned(), words::MISSING_FIGURES, &source, table);
    }
}
