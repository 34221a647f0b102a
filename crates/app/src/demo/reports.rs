//! The rounds of the demo: one of 2024 that the districts reported, the half-year that was cut by the reorganisation, and
//! one of 2026 that the communes are reporting. Each step goes through the same actions as in a real instance, on its day.

use super::story::Cast;
use crate::{
    App,
    caller::Caller,
    failure::Failure,
    reporting::{
        SentForm,
        actions::{
            answering::{Returned, accept, send_back},
            drafting::{open_entry, save_draft},
            endorsing::{SeenDraft, endorse},
            figures::rows_of_round,
            locking::{lock_round, waive_report},
            opening::{NewRound, open_round},
            showing::find_dossier,
            submitting::submit,
        },
    },
};
use database::Calendar;
use domain::{
    ids::{OrganisationId, ReportId, ReportSubmissionId, RoundId},
    organisations::{Selector, organisation_of_word},
    problem::Problem,
};
use jiff::civil::{Date, date};
use std::collections::BTreeMap;

const ROUNDS: &str = include_str!("../../../../fixtures/lam-giang/rounds.tsv");
const REPORTS: &str = include_str!("../../../../fixtures/lam-giang/reports.tsv");

/// Cells in the order of the file's columns, after the first six.
const CELLS: &[&str] = &[
    "A01.value",
    "A02.numerator",
    "A02.denominator",
    "A04.value",
    "A05.value",
    "A07.value",
    "C06.numerator",
    "C06.denominator",
    "C08.value",
    "C08.part.female",
    "C08.part.ethnic-minority",
    "C08.part.poor-household",
    "C11.value",
];
const NARRATIVES: &[&str] = &["results", "difficulties"];

/// A round as its line of the file tells it.
struct Told {
    word: &'static str,
    year: i64,
    number: i64,
    opened_on: Date,
    due_on: Date,
    by: &'static str,
    classes: Vec<String>,
    locked: Option<(Date, &'static str)>,
}

fn rounds() -> Vec<Told> {
    let round = |line: &'static str| match line.split('\t').collect::<Vec<_>>().as_slice() {
        [word, year, number, opened_on, due_on, by, classes, locked_on, reason] => Some(Told {
            word,
            year: year.parse().ok()?,
            number: number.parse().ok()?,
            opened_on: opened_on.parse().ok()?,
            due_on: due_on.parse().ok()?,
            by,
            classes: classes.split(',').map(str::to_owned).collect(),
            locked: locked_on.parse().ok().map(|on| (on, *reason)),
        }),
        _ => None,
    };
    ROUNDS.lines().skip(1).filter_map(round).collect()
}

/// The day on which the province and its people come into the instance: before the first round.
pub(super) const FIRST_DAY: Date = date(2024, 11, 1);

/// Opens the rounds and lets the units report, each on its day.
pub(super) async fn tell(app: &App, calendar: &Calendar, cast: &Cast) -> Result<(), Failure> {
    for told in &rounds() {
        calendar.turn_to(told.opened_on);
        let tracker = cast.find(told.by)?;
        let round = open_round(app, tracker, new_round(tracker, told)?).await?;
        let reports = reports_of(app, round).await?;
        for line in lines(told.word) {
            // A part of the province has a part of the units.
            let Some(report) = reports.get(&organisation_of_word(line.holder)) else { continue };
            calendar.turn_to(line.on);
            give(app, cast.find(line.who)?, tracker, *report, &line).await?;
        }
        if let Some((on, reason)) = told.locked {
            calendar.turn_to(on);
            lock_round(app, tracker, round, 1, reason.to_owned()).await?;
        }
    }
    Ok(())
}

fn new_round(tracker: &Caller, told: &Told) -> Result<NewRound, Failure> {
    Ok(NewRound {
        asked_by: tracker.home().ok_or(Problem::NotFound)?,
        pack: "vocational-education".to_owned(),
        form: "half-year".to_owned(),
        year: told.year,
        number: told.number,
        selector: Selector::Class { line: "party".to_owned(), classes: told.classes.clone() },
        due: told.due_on.into(),
        cut_off_on: None,
    })
}

async fn reports_of(app: &App, round: RoundId) -> Result<BTreeMap<OrganisationId, ReportId>, Failure> {
    let rows = rows_of_round(&mut app.database().read().await?, round).await?;
    Ok(rows.into_iter().map(|reported| (reported.row.organisation, reported.report.row.id)).collect())
}

/// A report as its line of the file tells it.
struct ToldReport {
    holder: &'static str,
    who: &'static str,
    on: Date,
    outcome: &'static str,
    words: &'static str,
    cells: Vec<&'static str>,
}

fn lines(round: &str) -> Vec<ToldReport> {
    let line = |line: &'static str| {
        let mut cells = line.split('\t');
        let is_of_round = cells.next() == Some(round);
        let told = ToldReport {
            holder: cells.next()?,
            who: cells.next()?,
            on: cells.next()?.parse().ok()?,
            outcome: cells.next()?,
            words: cells.next()?,
            cells: cells.collect(),
        };
        is_of_round.then_some(told)
    };
    REPORTS.lines().skip(1).filter_map(line).collect()
}

/// What the browser would send of the entry page, every box filled.
fn filled(line: &ToldReport) -> SentForm {
    let names = CELLS.iter().map(|cell| format!("o-{cell}")).chain(NARRATIVES.iter().map(|code| format!("l-{code}")));
    let mut pairs = Vec::new();
    for (name, value) in names.zip(&line.cells) {
        pairs.push((format!("goc-{name}"), String::new()));
        pairs.push((name, (*value).to_owned()));
    }
    SentForm::of(pairs)
}

async fn give(
    app: &App,
    holder: &Caller,
    tracker: &Caller,
    report: ReportId,
    line: &ToldReport,
) -> Result<(), Failure> {
    if line.outcome == "waived" {
        return waive_report(app, tracker, report, 1, line.words.to_owned()).await;
    }
    save_draft(app, holder, report, filled(line)).await?;
    if line.outcome == "draft" {
        return Ok(());
    }
    let row = open_entry(app, holder, report).await?.report.row;
    let seen = SeenDraft { report: row.version, draft: row.draft_version.unwrap_or_default() };
    endorse(app, holder, report, seen).await?;
    let submission = submit(app, holder, report, version(app, holder, report).await?).await?;
    answer(app, tracker, report, submission, line).await
}

async fn answer(
    app: &App,
    tracker: &Caller,
    report: ReportId,
    submission: ReportSubmissionId,
    line: &ToldReport,
) -> Result<(), Failure> {
    let (seen, words) = (version(app, tracker, report).await?, line.words.to_owned());
    match line.outcome {
        "accepted" => accept(app, tracker, report, seen, submission, words).await,
        "sent-back" => {
            let returned = Returned { reason: words, ..Returned::default() };
            send_back(app, tracker, report, seen, submission, returned).await
        }
        _ => Ok(()),
    }
}

async fn version(app: &App, caller: &Caller, report: ReportId) -> Result<i64, Failure> {
    Ok(find_dossier(app, caller, report, None).await?.report.row.version)
}
