//! The consolidated report of a round: who reported, the totals, the units' own words, and the annexes with a row for
//! each unit. Every number comes from the same totals as the round's page shows.

use super::{Draft, pieces::Pieces};
use crate::{failure::Failure, language::Language, reporting::pages::words};
use papers::writing::{Answer, ConsolidatedReport, Narratives, Paper, consolidated_report};

/// The report.
pub(super) fn consolidated(draft: &Draft<'_>) -> Result<Paper, Failure> {
    let graph = draft.app.organisations();
    let pieces = Pieces::of(&graph, draft.whole, draft.today)?;
    let report = draft.report()?;
    // The kind of paper is its title already: «báo cáo kết quả …» is about «kết quả …».
    let kind = Language::Vi.say("reporting-kind-of-paper").to_string();
    let subject = report.strip_prefix(&kind).unwrap_or(&report).trim().to_owned();
    let superior = draft.office.superior.clone().filter(|_| draft.office.body != draft.office.body_in_full);
    let form = draft.whole.round.form()?;
    Ok(consolidated_report(&ConsolidatedReport {
        office: draft.office.clone(),
        papered: draft.papered(superior.into_iter().collect()),
        subject,
        period: draft.period(),
        basis: Vec::new(),
        counted_on: draft.today,
        completeness: pieces.completeness(),
        figures: pieces.indicators().map(|(indicator, total)| pieces.figure(indicator, total)).collect(),
        narratives: form.narratives.iter().map(|asked| narratives(&pieces, asked)).collect(),
        difficulties: Vec::new(),
        proposals: Vec::new(),
        tables: pieces.tables(),
        notes: pieces.since_accepted(),
    }))
}

fn narratives(pieces: &Pieces<'_>, asked: &domain::packs::Narrative) -> Narratives {
    let answers = pieces
        .answers(&asked.code)
        .into_iter()
        .map(|(row, text)| Answer { unit: pieces.name_of(row.row.organisation), text: text.to_owned() });
    Narratives { question: words::of(&asked.question, Language::Vi), answers: answers.collect() }
}
