//! Targets beside figures: of a round those of the body for which it is asked, of a report those of its holder, with
//! whether the figure reaches them. A figure of a part of the year is not held against a whole one.

use super::{
    actions::{self, Known, finding},
    words,
};
use crate::{
    App,
    acting::Acting,
    caller::Caller,
    failure::Failure,
    look::{Frame, Tone},
    reporting::{Mark, actions::Round},
};
use domain::{
    ids::OrganisationId,
    packs::{Component, Indicator, Measure},
    permissions::Verb,
    reporting::{Amount, Cell, CellState, Entries, TotalFigure, state_of, write_number},
    targets::{Attainment, Bound, Commitment, Measured, TermKind, attained, is_comparable, tolerance},
};
use std::collections::BTreeMap;

/// A target beside a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its page.
    pub path: String,
    /// For when, what, how binding, by which clause.
    pub words: String,
    /// For when and what, in the few words that have room beside a box.
    pub short: String,
    /// Whether it is reached.
    pub mark: Mark,
}

/// The live targets of one body, for a period.
#[derive(Debug, Clone, Default)]
pub struct Targets {
    known: Vec<Known>,
}

/// The targets of the body for which a round is asked: of a staff body those of its committee. None for who may not read
/// them.
pub async fn of_round(app: &App, caller: &Caller, round: &Round) -> Result<Targets, Failure> {
    let body = app.organisations().committee_of(round.row.asked_by, app.today());
    of_body(app, caller, body).await
}

/// The targets of a body; none for who may not read them.
pub async fn of_body(app: &App, caller: &Caller, body: OrganisationId) -> Result<Targets, Failure> {
    let acting = Acting::now(app, caller);
    if !acting.may(Verb::ReadTarget, &actions::thing_of(&acting, body)) {
        return Ok(Targets::default());
    }
    Ok(Targets { known: finding::live_of(&mut app.database().read().await?, body).await? })
}

impl Targets {
    /// Those beside the figure of an indicator.
    pub fn lines(&self, frame: &Frame, round: &Round, indicator: &Indicator, figure: &TotalFigure) -> Vec<Line> {
        let shown = self.of_period(round, &indicator.code);
        shown.into_iter().map(|known| line(frame, round, indicator, known, figure)).collect()
    }

    /// Those beside the figures of a report, by the code of the indicator.
    pub fn of_report(&self, frame: &Frame, round: &Round, entries: &Entries) -> BTreeMap<String, Vec<Line>> {
        let Ok(form) = round.form() else { return BTreeMap::new() };
        let of = |indicator: &Indicator| {
            let lines = self.lines(frame, round, indicator, &figure_of(indicator, entries));
            (indicator.code.clone(), lines)
        };
        round.pack.indicators_of(form).map(of).filter(|(_, lines)| !lines.is_empty()).collect()
    }

    /// Those of the period's year; where there is none, those of the next year by which something is to be reached.
    fn of_period(&self, round: &Round, code: &str) -> Vec<&Known> {
        let year = i64::from(round.row.last_day.year());
        let of_it = || self.known.iter().filter(|known| known.is_of(&round.row.pack, code));
        let now: Vec<&Known> = of_it().filter(|known| known.target.term.year == year).collect();
        if !now.is_empty() {
            return now;
        }
        let later = |known: &&Known| known.target.term.year > year && known.target.term.kind == TermKind::ByYear;
        let next = of_it().filter(later).map(|known| known.target.term).min();
        of_it().filter(|known| Some(known.target.term) == next).collect()
    }
}

/// What one report says of an indicator as a whole.
fn figure_of(indicator: &Indicator, entries: &Entries) -> TotalFigure {
    let value = |component: Component| match state_of(entries, &Cell::new(&indicator.code, component)) {
        CellState::Value(amount) => Some(amount),
        CellState::NothingArose | CellState::Empty => None,
    };
    let found = match indicator.measure {
        Measure::Ratio { .. } => value(Component::Numerator)
            .zip(value(Component::Denominator))
            .map(|(numerator, denominator)| TotalFigure::Ratio { numerator, denominator }),
        Measure::Derived { .. } => None,
        _ => value(Component::Value).map(TotalFigure::Amount),
    };
    found.unwrap_or(TotalFigure::NoFigure)
}

fn line(frame: &Frame, round: &Round, indicator: &Indicator, known: &Known, figure: &TotalFigure) -> Line {
    let target = &known.target;
    let said = frame.say("targets-beside").with("term", words::term_inside(frame, target.term));
    let said = said.with("bound", words::bound(frame, indicator, &target.bound));
    let said = said.with("commitment", words::commitment(frame, target.commitment));
    let is_whole = is_comparable(indicator.kind, round.row.first_day, round.row.last_day);
    Line {
        path: format!("/chi-tieu/{}", target.id),
        short: in_few_words(frame, indicator, known),
        words: said.with("source", words::source(frame, known)).to_string(),
        mark: verdict(frame, indicator, &target.bound, figure, is_whole),
    }
}

/// «chỉ tiêu năm 2026: ≥ 85 %»; what is only strived for is called so.
fn in_few_words(frame: &Frame, indicator: &Indicator, known: &Known) -> String {
    let target = &known.target;
    let key = match target.commitment {
        Commitment::Committed => "targets-brief-committed",
        Commitment::Aspirational => "targets-brief-aspirational",
    };
    let said = frame.say(key).with("term", words::term_inside(frame, target.term));
    said.with("bound", words::bound_in_signs(frame, indicator, &target.bound)).to_string()
}

/// Whether a figure reaches a bound, in words; of a part of a year it is not said.
pub fn verdict(frame: &Frame, indicator: &Indicator, bound: &Bound, figure: &TotalFigure, is_whole: bool) -> Mark {
    let mark = |symbol, key: &str, amount: Amount, tone| {
        let word = frame.say(key).with("amount", difference(frame, indicator, amount)).to_string();
        Mark { symbol, word, tone }
    };
    let Some(measured) = Measured::of(figure) else {
        return mark("s-info", "targets-no-figure", Amount::ZERO, Tone::Mute);
    };
    if !is_whole {
        return mark("s-info", "targets-part-of-year", Amount::ZERO, Tone::Mute);
    }
    let tolerance = tolerance(indicator, bound);
    match attained(bound, measured, tolerance) {
        Attainment::Reached if tolerance.is_some() => {
            let percent = indicator.tolerance_percent.unwrap_or_default();
            let word = frame.say("targets-reached-near").with("percent", percent).to_string();
            Mark { symbol: "s-done", word, tone: Tone::Ok }
        }
        Attainment::Reached => mark("s-done", "targets-reached", Amount::ZERO, Tone::Ok),
        Attainment::Short(short) => mark("s-warn", "targets-short", short, Tone::Warn),
        Attainment::Over(over) => mark("s-warn", "targets-over", over, Tone::Warn),
        Attainment::Beside(Amount::ZERO) => mark("s-info", "targets-just", Amount::ZERO, Tone::Mute),
        Attainment::Beside(less) if less.is_negative() => mark("s-info", "targets-less", less, Tone::Mute),
        Attainment::Beside(more) => mark("s-info", "targets-more", more, Tone::Mute),
    }
}

/// A difference without its sign, with the decimals of the indicator, or as many as it needs not to be shown as nothing.
pub fn difference(frame: &Frame, indicator: &Indicator, amount: Amount) -> String {
    let size = amount.size();
    let rounded = Amount::parse_plain(&write_number(size, indicator.decimals).replace('.', "").replace(',', "."));
    let shown = if rounded == Some(Amount::ZERO) { size } else { rounded.unwrap_or(size) };
    let written = words::amount(frame.language, indicator, shown);
    if indicator.is_ratio() {
        frame.say("targets-points").with("amount", written.trim_end_matches([' ', '%'])).to_string()
    } else {
        written
    }
}
