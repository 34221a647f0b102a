//! What has changed in a total since reports in it were accepted, in words and row by row: which unit, which number, from
//! what to what, when, by whom and why. What changed is found in `domain`; here it is only told.

use super::written::{self, Written};
use crate::{
    language::Language,
    look::{Frame, numbers},
    reporting::{
        actions::{Report, showing::WholeRound},
        pages::words,
    },
};
use domain::{
    organisations::Graph,
    packs::{Component, Indicator},
    reporting::{CellState, Changed, ChangedRow, RoundRow, TotalFigure, changed, write_number},
};

/// That a total is no longer what was accepted, with the way to the rows.
#[derive(Debug, Clone)]
pub struct Since {
    /// How many units, from what to what.
    pub words: String,
    /// Where the rows stand.
    pub path: String,
}

/// One number of one report that is no longer what was accepted.
pub struct SinceLine {
    /// The report.
    pub path: String,
    /// Whose.
    pub unit: String,
    /// Which number.
    pub number: String,
    /// What was accepted.
    pub was: Written,
    /// What counts.
    pub now: Written,
    /// When, and by whom.
    pub at: String,
    /// Who.
    pub by: String,
    /// Why.
    pub why: String,
}

/// Where the rows of a change stand on the page of a total.
const ANCHOR: &str = "da-doi";

/// Whether a total of these rows has changed, for the page of a total at this address.
pub fn since<'r>(
    language: Language,
    indicator: &Indicator,
    rows: impl IntoIterator<Item = &'r RoundRow>,
    path: &str,
) -> Option<Since> {
    let changed = changed(indicator, rows)?;
    Some(Since { words: words_of(language, indicator, &changed), path: format!("{path}#{ANCHOR}") })
}

/// How many units changed, and the total before and now.
pub fn words_of(language: Language, indicator: &Indicator, changed: &Changed) -> String {
    let figure = |figure: &TotalFigure| match written::total(language, indicator, figure) {
        Written::Number(number) => number,
        Written::NothingArose => "–".to_owned(),
        _ => "…".to_owned(),
    };
    let difference = changed.difference().map(|amount| {
        let text = write_number(amount, indicator.decimals);
        let sign = if text.starts_with(['-', '\u{2212}']) || amount.micro() == 0 { "" } else { "+" };
        format!(" ({sign}{})", numbers::parted_for(text, language))
    });
    let said = language.say("reporting-since").with("count", changed.rows.len());
    let said = said.with("was", figure(&changed.was)).with("now", figure(&changed.now));
    said.with("difference", difference.unwrap_or_default()).to_string()
}

/// Every number that changed.
pub fn lines(
    frame: &Frame,
    graph: &Graph,
    whole: &WholeRound,
    indicator: &Indicator,
    changed: &Changed,
) -> Vec<SinceLine> {
    let of_row = |row: &ChangedRow| {
        let same = |reported: &RoundRow| (reported.organisation, reported.segment) == (row.organisation, row.segment);
        let report = whole.rows.iter().find(|reported| same(&reported.row)).map(|reported| &reported.report);
        let cells = row.cells.clone();
        let unit = words::name(frame, graph, row.organisation);
        cells.into_iter().map(move |cell| line(frame, indicator, report, unit.clone(), &cell)).collect::<Vec<_>>()
    };
    changed.rows.iter().flat_map(of_row).collect()
}

fn line(
    frame: &Frame,
    indicator: &Indicator,
    report: Option<&Report>,
    unit: String,
    (component, was, now): &(Component, CellState, CellState),
) -> SinceLine {
    let figure = |state: &CellState| match state {
        CellState::Value(amount) if indicator.is_yes_no() => Written::Number(words::answer(frame.language, *amount)),
        CellState::Value(amount) => written::amount(frame.language, indicator, component, *amount),
        CellState::NothingArose => Written::NothingArose,
        CellState::Empty => Written::NotReported,
    };
    let accepted = report.and_then(Report::accepted_first);
    // What counts now, or else what became of the version that was accepted.
    let (at_ms, by, why) = match report.and_then(Report::counting) {
        Some(content) => {
            let why = accepted.and_then(|first| first.correction_reason.clone().or(first.back_reason.clone()));
            (content.submitted_at_ms, content.submitter.clone(), why)
        }
        None => {
            let of = |content: &crate::reporting::actions::ContentRow| {
                (content.sent_back_at_ms, content.sender_back.clone(), content.back_reason.clone())
            };
            accepted.map(of).unwrap_or_default()
        }
    };
    SinceLine {
        path: report.map(|report| format!("/bao-cao/{}", report.row.id)).unwrap_or_default(),
        unit,
        number: indicator.name_of(component).map(|name| words::of(name, frame.language)).unwrap_or_default(),
        was: figure(was),
        now: figure(now),
        at: at_ms.map(|at_ms| words::at(frame, at_ms)).unwrap_or_default(),
        by: by.unwrap_or_default(),
        why: why.unwrap_or_default(),
    }
}
