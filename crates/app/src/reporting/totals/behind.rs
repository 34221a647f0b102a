//! The rows behind one total: every report of the round, or of one unit of a division, and how it stands in the total.
//!
//! A reader sees here why the number is what it is: who is in it, who is missing and named, what stands beside it.

use super::{
    divided::{Division, NO_UNIT, unit_name},
    since::{self, SinceLine},
    trees::{Tree, TreeLink},
    written::{self, Written},
};
use crate::{
    App,
    asked::Asked,
    caller::Caller,
    failure::Failure,
    look::{self, Frame, Section, Tone, numbers},
    reporting::{
        actions::{
            figures,
            showing::{self, WholeRound},
        },
        pages::words::{self, Head, Mark},
    },
};
use askama::Template;
use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use domain::{
    ids::{OrganisationId, RoundId},
    organisations::Graph,
    packs::{Component, Indicator, Kind, Measure},
    problem::Problem,
    reporting::{
        Amount, Completeness, ReportState, RoundRow, RowPlace, Segment, Total, TotalFigure, TotalRow, changed, total,
        write_number, write_percent,
    },
};

/// A report behind a number.
struct RowLine {
    path: String,
    name: String,
    days: String,
    state: Mark,
    place: &'static str,
    shared: String,
    figure: Written,
    cells: Vec<Written>,
}

#[derive(Template)]
#[template(path = "reporting/totals/rows.html")]
struct RowsPage {
    frame: Frame,
    head: Head,
    base: String,
    of_unit: Option<String>,
    kind: String,
    note: String,
    how: String,
    unit: String,
    numbers: Vec<String>,
    figure: Written,
    sums: Vec<Written>,
    completeness: Completeness,
    missing: Vec<String>,
    rows: Vec<RowLine>,
    since: Option<String>,
    changes: Vec<SinceLine>,
    trees: Vec<TreeLink>,
}

/// `GET /bao-cao/dot/{round}/chi-tieu/{code}`
pub async fn get_rows(
    State(app): State<App>,
    asked: Asked,
    Path((id, code)): Path<(String, String)>,
    caller: Caller,
    Query(division): Query<Division>,
) -> Result<Response, Failure> {
    let id: RoundId = id.parse().map_err(|_| Problem::NotFound)?;
    let whole = showing::find_whole_round(&app, &caller, id).await?;
    let graph = app.organisations();
    let frame = asked.frame(&app, &caller).in_section(Section::Reports);
    let is_asked = whole.round.form()?.indicators.contains(&code);
    let indicator = whole.round.pack.indicator(&code).filter(|_| is_asked).ok_or(Problem::NotFound)?;
    let tree = Tree::named(&division.tree, &graph, frame.today());
    let all: Vec<RoundRow> =
        figures::in_order(&graph, &whole.rows, frame.today()).into_iter().map(|row| row.row.clone()).collect();
    let (of_unit, chosen) = chosen(&frame, &graph, tree, &division.unit, &all)?;
    Ok(look::page(RowsPage::new(frame, &graph, &whole, indicator, of_unit, &chosen)))
}

/// The rows that the address means: all of the round, or those of one unit of a division.
fn chosen(
    frame: &Frame,
    graph: &Graph,
    tree: Option<Tree>,
    unit: &str,
    all: &[RoundRow],
) -> Result<(Option<String>, Vec<RoundRow>), Failure> {
    let Some(tree) = tree.filter(|_| !unit.is_empty()) else { return Ok((None, all.to_vec())) };
    let wanted: Option<OrganisationId> = match unit {
        NO_UNIT => None,
        id => Some(id.parse().map_err(|_| Problem::NotFound)?),
    };
    let grouping = tree.grouping();
    let rows: Vec<RoundRow> = all.iter().filter(|row| grouping.unit_of(graph, row) == wanted).cloned().collect();
    if rows.is_empty() {
        return Err(Problem::NotFound.into());
    }
    Ok((Some(unit_name(frame, graph, tree, wanted)), rows))
}

impl RowsPage {
    fn new(
        frame: Frame,
        graph: &Graph,
        whole: &WholeRound,
        indicator: &Indicator,
        of_unit: Option<String>,
        chosen: &[RoundRow],
    ) -> Self {
        let base = format!("/bao-cao/dot/{}", whole.round.row.id);
        let total = total(indicator, chosen);
        let changed = changed(indicator, chosen);
        let asked = total.rows.iter().filter(|row| row.place != RowPlace::NotAsked);
        let missing = total.rows.iter().filter(|row| row.place == RowPlace::Missing);
        let numbers: Vec<_> = shown_numbers(indicator);
        RowsPage {
            head: Head::of_round(&frame, graph, &whole.round),
            kind: kind(&frame, indicator),
            how: how(&frame, indicator, &total),
            note: indicator.note.as_ref().map(|note| words::of(note, frame.language)).unwrap_or_default(),
            unit: words::of(&indicator.unit, frame.language),
            figure: written::total(frame.language, indicator, &total.figure),
            sums: numbers.iter().map(|component| sum(&frame, indicator, &total, component)).collect(),
            completeness: total.completeness,
            since: changed.as_ref().map(|changed| since::words_of(frame.language, indicator, changed)),
            changes: changed.map(|changed| since::lines(&frame, graph, whole, indicator, &changed)).unwrap_or_default(),
            missing: missing.map(|row| words::name(&frame, graph, row.organisation)).collect(),
            rows: asked.map(|row| row_line(&frame, graph, whole, indicator, &numbers, row)).collect(),
            trees: Tree::links(&frame, graph, &format!("{base}/so-lieu"), None),
            numbers: numbers
                .iter()
                .map(|component| {
                    indicator.name_of(component).map(|name| words::of(name, frame.language)).unwrap_or_default()
                })
                .collect(),
            frame: {
                let title = format!("{} {}", indicator.code, words::of(&indicator.name, frame.language));
                frame.titled(title)
            },
            of_unit,
            base,
        }
    }
}

/// The numbers of an indicator that are shown beside its figure: of a ratio both, of a mean its weight, of an amount its
/// parts.
fn shown_numbers(indicator: &Indicator) -> Vec<Component> {
    let is_shown = |component: &Component| *component != Component::Value;
    indicator.numbers().into_iter().filter(is_shown).collect()
}

fn sum(frame: &Frame, indicator: &Indicator, total: &Total, component: &Component) -> Written {
    let figure = match (component, total.figure) {
        (Component::Numerator, TotalFigure::Ratio { numerator, .. }) => TotalFigure::Amount(numerator),
        (Component::Denominator, TotalFigure::Ratio { denominator, .. }) => TotalFigure::Amount(denominator),
        (Component::Weight, TotalFigure::Mean { weight, .. }) => TotalFigure::Amount(weight),
        (Component::Part(code), _) => {
            let part = total.parts.iter().find(|part| part.code == *code);
            part.map_or(TotalFigure::NoFigure, |part| part.figure)
        }
        (_, figure) => figure,
    };
    match figure {
        TotalFigure::Amount(amount) => written::amount(frame.language, indicator, component, amount),
        other => written::total(frame.language, indicator, &other),
    }
}

/// What its days mean, in a sentence.
fn kind(frame: &Frame, indicator: &Indicator) -> String {
    match indicator.kind {
        Kind::InPeriod => frame.say("reporting-kind-in-period").to_string(),
        Kind::Cumulative { since } => {
            frame.say("reporting-kind-cumulative").with("date", frame.date(&since)).to_string()
        }
        Kind::AtDate => frame.say("reporting-kind-at-date").to_string(),
    }
}

/// How the total came about where it is no sum, in a sentence.
fn how(frame: &Frame, indicator: &Indicator, total: &Total) -> String {
    if !indicator.owner.is_empty() {
        return frame.say("reporting-rows-owner").to_string();
    }
    match (&indicator.measure, total.figure) {
        (_, TotalFigure::Keys { distinct, shared }) => {
            frame.say("reporting-rows-keys").with("distinct", distinct).with("shared", shared).to_string()
        }
        (_, TotalFigure::Mean { weight, .. }) => {
            let weight = write_number(weight, indicator.decimals_of(&Component::Weight));
            let weight = numbers::parted_for(weight, frame.language);
            frame.say("reporting-rows-mean").with("weight", weight).to_string()
        }
        (_, TotalFigure::Yes { yes, answered }) => {
            let whole = |number: usize| Amount::whole(i64::try_from(number).ok()?);
            let percent = whole(yes).zip(whole(answered)).and_then(|(yes, of)| write_percent(yes, of, 0));
            let said = frame.say("reporting-rows-yes").with("yes", yes).with("answered", answered);
            said.with("percent", percent.unwrap_or_default()).to_string()
        }
        (Measure::Derived { operands, .. }, _) => {
            let codes: Vec<&str> = operands.iter().map(|operand| operand.code.as_str()).collect();
            frame.say("reporting-rows-derived").with("codes", codes.join(", ")).to_string()
        }
        _ => String::new(),
    }
}

fn row_line(
    frame: &Frame,
    graph: &Graph,
    whole: &WholeRound,
    indicator: &Indicator,
    numbers: &[Component],
    row: &TotalRow,
) -> RowLine {
    let same = |report: &RoundRow| (report.organisation, report.segment) == (row.organisation, row.segment);
    let report = whole.rows.iter().find(|reported| same(&reported.row));
    let is_whole = row.segment == Segment::whole(&whole.round.period());
    let days = words::days(frame, row.segment.first_day, row.segment.last_day);
    RowLine {
        path: report.map(|reported| format!("/bao-cao/{}", reported.report.row.id)).unwrap_or_default(),
        name: words::name(frame, graph, row.organisation),
        days: if is_whole { String::new() } else { days },
        state: state(frame, row.state),
        place: place(row.place),
        shared: match row.shared_keys {
            0 => String::new(),
            count => frame.say("reporting-rows-shared").with("count", count).to_string(),
        },
        figure: written::row(frame.language, indicator, row),
        cells: numbers.iter().map(|component| written::cell(frame.language, indicator, row, component)).collect(),
    }
}

/// The state of a report as seen from outside the unit: what is not submitted is not in.
fn state(frame: &Frame, state: ReportState) -> Mark {
    match state {
        ReportState::NotOpened | ReportState::Draft | ReportState::Endorsed => {
            words::mark(frame, "s-new", "reporting-state-not-in", Tone::Warn)
        }
        state => words::state(frame, state),
    }
}

/// The key of what is said of a row that is not simply in the total.
fn place(place: RowPlace) -> &'static str {
    match place {
        RowPlace::Counted | RowPlace::NothingArose | RowPlace::Waived | RowPlace::NotAsked => "",
        RowPlace::Older => "reporting-place-older",
        RowPlace::Missing => "reporting-place-missing",
        RowPlace::Beside => "reporting-place-beside",
    }
}
