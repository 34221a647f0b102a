//! What units wrote and what they issued: answers question by question, documents, and who has none.
//!
//! Their own words stay as they are; only lines without any are left out.

use super::super::words::paper::own_part;
use super::super::words::review as words;
use super::blocks::{Draft, slug};
use super::facts::{DocumentFacts, PlanFacts, QuestionFacts, SectionFacts, SourcedAnswer};
use super::said::Said;
use super::tables::{self, NAMED_AT_MOST, NAMED_OF_MANY};
use domain::reviews::{BlockKind, Source};
use domain::text::fold;

/// So many units' documents are named in the text; more are counted and stand in an annex.
const DOCUMENTS_NAMED_AT_MOST: usize = 6;

/// The answers to each question of a heading.
pub fn questions(draft: &mut Draft<'_>, section: &SectionFacts) {
    for question in &section.questions {
        let groups = of_the_same_words(question);
        let Some(_) = groups.first() else { continue };
        let key = format!("{}/{}", section.key, question.code);
        let title = own_part(&section.title).map_or(section.title.as_str(), |(_, title)| title);
        let is_the_heading = fold(&question.question) == fold(title);
        let intro = Said::plain(words::question(&question.question, is_the_heading));
        draft.push(intro.block(key.clone(), BlockKind::Paragraph));
        for group in groups {
            let Some(first) = group.first() else { continue };
            let reports: Vec<Source> = group.iter().map(|one| whole_report(&one.source)).collect();
            let units: Vec<(&str, &Source)> = group.iter().map(|one| one.unit.as_str()).zip(&reports).collect();
            let Some(report) = reports.first() else { continue };
            let text = lines(&first.text).join("\n");
            let said = Said::one(words::answer(&units, &text, &first.source), report);
            draft.push(said.block(format!("{key}/{}", key_of(first)), BlockKind::Paragraph));
        }
    }
}

/// Units that wrote the same stand together.
fn of_the_same_words(question: &QuestionFacts) -> Vec<Vec<&SourcedAnswer>> {
    let mut groups: Vec<(String, Vec<&SourcedAnswer>)> = Vec::new();
    for answer in question.answers.iter().filter(|answer| !answer.text.trim().is_empty()) {
        let words = fold(&answer.text).trim_end_matches('.').to_owned();
        match groups.iter_mut().find(|(same, _)| *same == words) {
            Some((_, group)) => group.push(answer),
            None => groups.push((words, vec![answer])),
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

/// The report itself: only the unit's own words rest on the question.
fn whole_report(source: &Source) -> Source {
    match source {
        Source::Report { report, .. } => Source::Report { report: *report, question: None },
        other => other.clone(),
    }
}

fn lines(text: &str) -> Vec<&str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect()
}

fn key_of(answer: &SourcedAnswer) -> String {
    match &answer.source {
        Source::Report { report, .. } => report.to_string(),
        _ => slug(&answer.unit),
    }
}

/// Documents that were issued, and who has none.
pub fn documents(draft: &mut Draft<'_>, key: &str, facts: &DocumentFacts) {
    let source = &facts.source;
    if !facts.own.is_empty() {
        let said = Said::one(words::own_documents(&facts.own), source);
        draft.push(said.block(format!("{key}/documents/own"), BlockKind::Paragraph));
    }
    let units = by_unit(&facts.units);
    if !units.is_empty() {
        let by_name = units.len() <= DOCUMENTS_NAMED_AT_MOST;
        let said = Said::one(words::documents(&units, source, by_name), source);
        draft.push(said.block(format!("{key}/documents/units"), BlockKind::Paragraph));
        if !by_name {
            let table = tables::documents(&units);
            draft.table_annex(format!("annex/{key}/documents"), words::DOCUMENTS, source, table);
        }
    }
    if !facts.without.is_empty() {
        let names = words::named(&facts.without, NAMED_AT_MOST, NAMED_OF_MANY);
        let said = Said::one(words::without_documents(&names, facts.without.len(), source), source);
        draft.push(said.block(format!("{key}/documents/without"), BlockKind::Paragraph));
        if facts.without.len() > NAMED_AT_MOST {
            let table = tables::names(&facts.without);
            draft.table_annex(format!("annex/{key}/without"), words::WITHOUT_DOCUMENTS, source, table);
        }
    }
}

fn by_unit(plans: &[PlanFacts]) -> Vec<(&str, Vec<&PlanFacts>)> {
    let mut units: Vec<(&str, Vec<&PlanFacts>)> = Vec::new();
    for plan in plans {
        match units.iter_mut().find(|(unit, _)| *unit == plan.unit) {
            Some((_, own)) => own.push(plan),
            None => units.push((&plan.unit, vec![plan])),
        }
    }
    units
}
