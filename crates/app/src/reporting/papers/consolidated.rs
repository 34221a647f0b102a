//! The consolidated report of a round: who reported, the totals, the units' own words, and the annexes with a row for
//! each unit. Every number comes from the same totals as the round's page shows.

use super::{Draft, annexes};
use crate::{
    failure::Failure,
    language::Language,
    reporting::{
        actions::figures::{self, Reported},
        pages::words,
        totals,
    },
};
use domain::{
    packs::{Component, Indicator, Kind},
    reporting::{ReportState, RoundRow, Total, TotalFigure, changed, write_number},
};
use papers::writing::{
    Answer, Completeness, ConsolidatedReport, Coverage, Narratives, Nature, Paper, Share, Shown,
    TotalFigure as PaperFigure, Waived, consolidated_report,
};

/// The report.
pub(super) fn consolidated(draft: &Draft<'_>) -> Result<Paper, Failure> {
    let (round, rows) = (&draft.whole.round, &draft.whole.rows);
    let form = round.form()?;
    let counted_rows = totals::rows(rows);
    let totals = domain::reporting::totals(form, &round.pack, &counted_rows);
    let totals: Vec<(&Indicator, &Total)> =
        totals.iter().filter_map(|total| Some((round.pack.indicator(&total.indicator)?, total))).collect();
    let report = draft.report()?;
    // The kind of paper is its title already: «báo cáo kết quả …» is about «kết quả …».
    let kind = Language::Vi.say("reporting-kind-of-paper").to_string();
    let subject = report.strip_prefix(&kind).unwrap_or(&report).trim().to_owned();
    let superior = draft.office.superior.clone().filter(|_| draft.office.body != draft.office.body_in_full);
    let ordered = figures::in_order(&draft.app.organisations(), rows, draft.today);
    Ok(consolidated_report(&ConsolidatedReport {
        office: draft.office.clone(),
        papered: draft.papered(superior.into_iter().collect()),
        subject,
        period: draft.period(),
        basis: Vec::new(),
        counted_on: draft.today,
        completeness: completeness(draft, &ordered),
        figures: totals.iter().map(|(indicator, total)| figure(draft, indicator, total)).collect(),
        narratives: form.narratives.iter().map(|asked| narratives(draft, &ordered, asked)).collect(),
        difficulties: Vec::new(),
        proposals: Vec::new(),
        tables: annexes::tables(draft, &totals, &ordered),
        notes: since_accepted(&totals, &counted_rows),
    }))
}

/// Totals that are no longer what was accepted, each a note.
fn since_accepted(totals: &[(&Indicator, &Total)], rows: &[RoundRow]) -> Vec<String> {
    let note = |(indicator, _): &(&Indicator, &Total)| {
        let changed = changed(indicator, rows)?;
        let name = words::of(&indicator.name, Language::Vi);
        Some(format!("{name}: {}.", totals::since_words(Language::Vi, indicator, &changed)))
    };
    totals.iter().filter_map(note).collect()
}

pub(super) fn counted(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn completeness(draft: &Draft<'_>, rows: &[&Reported]) -> Completeness {
    let owed: Vec<&&Reported> = rows.iter().filter(|row| !row.row.is_part).collect();
    let names = |wanted: &dyn Fn(ReportState) -> bool| -> Vec<String> {
        let rows = owed.iter().filter(|row| wanted(row.row.state));
        rows.map(|row| draft.name_of(row.row.organisation)).collect()
    };
    let waived = owed.iter().filter(|row| row.row.state == ReportState::Waived).map(|row| Waived {
        unit: draft.name_of(row.row.organisation),
        reason: row.report.row.waiver_reason.clone().unwrap_or_default(),
    });
    Completeness {
        owed: counted(names(&|state| state != ReportState::Waived).len()),
        reported: counted(names(&ReportState::counts).len()),
        accepted: counted(names(&|state| state == ReportState::Accepted).len()),
        missing: names(&|state| matches!(state, ReportState::NotOpened | ReportState::Draft | ReportState::Endorsed)),
        sent_back: names(&|state| state == ReportState::SentBack),
        waived: waived.collect(),
    }
}

fn narratives(draft: &Draft<'_>, rows: &[&Reported], asked: &domain::packs::Narrative) -> Narratives {
    let answer = |row: &&Reported| {
        let text = row.narratives.get(&asked.code).filter(|text| !text.trim().is_empty())?;
        Some(Answer { unit: draft.name_of(row.row.organisation), text: text.clone() })
    };
    Narratives { question: words::of(&asked.question, Language::Vi), answers: rows.iter().filter_map(answer).collect() }
}

fn figure(draft: &Draft<'_>, indicator: &Indicator, total: &Total) -> PaperFigure {
    let part = |part: &domain::reporting::PartTotal| {
        let name = indicator.name_of(&Component::Part(part.code.clone()))?;
        Some((words::of(name, Language::Vi), shown(indicator, &part.figure)))
    };
    PaperFigure {
        name: words::of(&indicator.name, Language::Vi),
        unit: words::of(&indicator.unit, Language::Vi),
        nature: match indicator.kind {
            Kind::InPeriod => Nature::InPeriod,
            Kind::Cumulative { since } => Nature::Cumulative { since },
            Kind::AtDate => Nature::AtDate,
        },
        total: shown(indicator, &total.figure),
        share: share(indicator, &total.figure),
        parts: total.parts.iter().filter_map(part).collect(),
        coverage: coverage(total),
        remarks: remarks(draft, indicator),
    }
}

/// What units said of unusual figures, each by its name.
fn remarks(draft: &Draft<'_>, indicator: &Indicator) -> Vec<String> {
    let rows = draft.whole.rows.iter();
    let said = rows.flat_map(|row| row.explanations.iter().map(move |(cell, words)| (row, cell, words)));
    let of_it = said.filter(|(_, cell, _)| cell.indicator == indicator.code);
    of_it.map(|(row, _, words)| format!("{}: {words}", draft.name_of(row.row.organisation))).collect()
}

fn coverage(total: &Total) -> Coverage {
    let counts = &total.completeness;
    Coverage {
        reported: counted(counts.reported),
        owed: counted(counts.owed - counts.waived),
        nothing_arose: counted(counts.nothing_arose),
    }
}

pub(super) fn shown(indicator: &Indicator, figure: &TotalFigure) -> Shown {
    match figure {
        TotalFigure::NothingArose => Shown::NothingArose,
        figure => figure.written(indicator.decimals).map_or(Shown::NoFigures, Shown::Figure),
    }
}

fn share(indicator: &Indicator, figure: &TotalFigure) -> Option<Share> {
    let TotalFigure::Ratio { numerator, denominator } = figure else { return None };
    let name = |component| indicator.name_of(&component).map(|name| words::of(name, Language::Vi)).unwrap_or_default();
    let written = |amount, component| write_number(amount, indicator.decimals_of(&component));
    Some(Share {
        numerator_name: name(Component::Numerator),
        numerator: written(*numerator, Component::Numerator),
        denominator_name: name(Component::Denominator),
        denominator: written(*denominator, Component::Denominator),
    })
}
