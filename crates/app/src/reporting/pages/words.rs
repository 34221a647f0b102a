//! How rounds and reports are named and their states shown: a drawing, a word, a tone. The words stand in the text files
//! and in the pack; here stands only which of them.

use crate::{
    language::Language,
    look::{Frame, Tone},
    reporting::actions::{Report, Round},
};
use domain::{
    organisations::Graph,
    packs::{Indicator, Words},
    reporting::{Amount, DueDates, ReportState},
    time::Moment,
};
use jiff::civil::Date;

/// A state as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Name of the drawing.
    pub symbol: &'static str,
    /// The word beside it.
    pub word: String,
    /// How loud it is.
    pub tone: Tone,
}

/// A drawing with a word of the text files.
pub fn mark(frame: &Frame, symbol: &'static str, key: &'static str, tone: Tone) -> Mark {
    Mark { symbol, word: frame.say(key).to_string(), tone }
}

/// The state of a report.
pub fn state(frame: &Frame, state: ReportState) -> Mark {
    let (symbol, key, tone) = match state {
        ReportState::NotOpened => ("s-new", "reporting-state-not-opened", Tone::Plain),
        ReportState::Draft => ("s-doing", "reporting-state-draft", Tone::Plain),
        ReportState::Endorsed => ("s-claimed", "reporting-state-endorsed", Tone::Plain),
        ReportState::Submitted => ("r-sent", "reporting-state-submitted", Tone::Plain),
        ReportState::SentBack => ("s-back", "reporting-state-sent-back", Tone::Act),
        ReportState::Accepted => ("s-done", "reporting-state-accepted", Tone::Ok),
        ReportState::Waived => ("s-off", "reporting-state-waived", Tone::Mute),
    };
    mark(frame, symbol, key, tone)
}

/// The state of a report as it is seen from outside the unit: what is not submitted is not shown to have begun.
pub fn state_outside(frame: &Frame, report: &Report) -> Mark {
    match report.state() {
        ReportState::Draft | ReportState::Endorsed | ReportState::NotOpened => match report.counting() {
            Some(_) => mark(frame, "s-doing", "reporting-state-corrected", Tone::Plain),
            None => mark(frame, "s-new", "reporting-state-not-in", Tone::Warn),
        },
        seen => state(frame, seen),
    }
}

/// Whether what is not submitted yet decides the state.
pub fn is_inside(state: ReportState) -> bool {
    matches!(state, ReportState::Draft | ReportState::Endorsed | ReportState::NotOpened)
}

/// The key of what stands before the name of a part.
pub fn part_key(indicator: &Indicator, code: &str) -> &'static str {
    let is_division = indicator.part(code).is_some_and(|part| part.is_division);
    if is_division { "reporting-divided-into" } else { "reporting-of-which" }
}

/// Yes or no.
pub fn answer(language: Language, amount: Amount) -> String {
    language.say(if amount == Amount::ZERO { "reporting-no" } else { "reporting-yes" }).to_string()
}

/// The words of a pack in the language of the page.
pub fn of(words: &Words, language: Language) -> String {
    match language {
        Language::Vi => words.vietnamese().to_owned(),
        Language::En => words.english().to_owned(),
    }
}

/// What a page says of a report or a round above its content.
#[derive(Debug, Clone)]
pub struct Head {
    /// Code and name of the form.
    pub form: String,
    /// What the period is called.
    pub period: String,
    /// Its days, or the report's own days where it stands for fewer.
    pub days: String,
    /// Whose report it is; empty for a round.
    pub holder: String,
    /// The body that asked.
    pub asked_by: String,
    /// Until when.
    pub due_on: Date,
    /// Whose figures a part report holds, when it is one.
    pub acting: Option<String>,
}

/// From a day to a day.
pub fn days(frame: &Frame, first_day: Date, last_day: Date) -> String {
    let said = frame.say("reporting-days").with("first", frame.date(&first_day));
    said.with("last", frame.date(&last_day)).to_string()
}

impl Head {
    /// Of a round.
    pub fn of_round(frame: &Frame, graph: &Graph, round: &Round) -> Self {
        let row = &round.row;
        let period = round.pack.regime(&row.regime).map(|regime| regime.name_of(&round.period()));
        let form = round.pack.form(&row.form).map(|form| of(&form.name, frame.language)).unwrap_or_default();
        Head {
            form,
            period: period.map(|words| of(&words, frame.language)).unwrap_or_default(),
            days: days(frame, row.first_day, row.last_day),
            holder: String::new(),
            asked_by: name(frame, graph, row.asked_by),
            due_on: row.due_on,
            acting: None,
        }
    }

    /// Of a report.
    pub fn of_report(frame: &Frame, graph: &Graph, report: &Report) -> Self {
        let head = Self::of_round(frame, graph, &report.round);
        let (row, round) = (&report.row, &report.round.row);
        let holder = name(frame, graph, row.organisation_id);
        let own_days = days(frame, row.first_day, row.last_day);
        let is_whole = (row.first_day, row.last_day) == (round.first_day, round.last_day);
        let acting = || frame.say("reporting-part-of").with("name", &holder).with("days", &own_days).to_string();
        Head {
            days: if is_whole { head.days } else { own_days.clone() },
            acting: report.is_left(graph).then(acting),
            holder,
            due_on: report.due_on(),
            ..head
        }
    }
}

/// The days of a round besides its due date: those of levels that have their own, and the cut-off.
pub fn days_beside(frame: &Frame, graph: &Graph, due: &DueDates, cut_off_on: Option<Date>) -> Vec<String> {
    let of_level = |(level, day): (&String, &Date)| {
        let said = frame.say("reporting-due-of-level").with("level", level_name(frame, graph, level));
        said.with("date", frame.date(day)).to_string()
    };
    let cut_off = cut_off_on.map(|day| frame.say("reporting-cut-off-on").with("date", frame.date(&day)).to_string());
    due.of_level.iter().map(of_level).chain(cut_off).collect()
}

/// What a level is called.
pub fn level_name(frame: &Frame, graph: &Graph, level: &str) -> String {
    let entry = graph.catalogue().level(level);
    entry.map_or_else(
        || level.to_owned(),
        |entry| match frame.language {
            Language::Vi => entry.name_vi.clone(),
            Language::En => entry.name_en.clone(),
        },
    )
}

/// The name of an organisation, or the last that it bore.
pub fn name(frame: &Frame, graph: &Graph, id: domain::ids::OrganisationId) -> String {
    graph.last_name(id, frame.today()).unwrap_or_default().to_owned()
}

/// A moment: its hour and minute, and its day.
pub fn at(frame: &Frame, at_ms: i64) -> String {
    let local = Moment::from_millisecond(at_ms).local();
    let clock = format!("{:02}:{:02}", local.hour(), local.minute());
    frame.say("reporting-at").with("time", clock).with("date", frame.date(&local.date())).to_string()
}

/// The hour and minute of a moment.
pub fn clock(moment: Moment) -> String {
    let local = moment.local();
    format!("{:02}:{:02}", local.hour(), local.minute())
}

/// What is said at a report of its locked round: to a unit that was let in, until when and why; to any other, that nothing
/// more is taken.
pub fn locked_for(frame: &Frame, report: &Report) -> Option<String> {
    if let Some(said) = admitted(frame, report) {
        let locked = report.round.row.locked_at_ms;
        let locked = locked.map(|at_ms| frame.say("reporting-locked-at").with("at", at(frame, at_ms)).to_string());
        return Some(locked.into_iter().chain([said]).collect::<Vec<_>>().join(" "));
    }
    locked(frame, &report.round).or_else(|| {
        let day = report.round.row.cut_off_on.filter(|_| report.round.is_over(frame.today()))?;
        Some(frame.say("reporting-cut-off-over").with("date", frame.date(&day)).to_string())
    })
}

/// A reason inside a sentence that ends behind it.
pub fn inside(reason: Option<&String>) -> String {
    reason.map(|words| words.trim_end().trim_end_matches('.').to_owned()).unwrap_or_default()
}

/// Until when the unit of a locked round may go on today, and why.
pub fn admitted(frame: &Frame, report: &Report) -> Option<String> {
    let until_on = report.admitted_until(frame.today())?;
    let reason = inside(report.row.admission_reason.as_ref());
    Some(frame.say("reporting-admitted").with("date", frame.date(&until_on)).with("reason", reason).to_string())
}

/// What is said of a locked round, if it is locked.
pub fn locked(frame: &Frame, round: &Round) -> Option<String> {
    let at_ms = round.row.locked_at_ms?;
    let row = &round.row;
    let said = frame.say("reporting-locked").with("at", at(frame, at_ms));
    let Some(locker) = row.locker.clone() else {
        let day = row.cut_off_on.map(|day| frame.date(&day).to_string()).unwrap_or_default();
        let reason = frame.say("reporting-cut-off-passed").with("date", day).to_string();
        return Some(said.with("by", frame.say("reporting-locked-by-the-system")).with("reason", reason).to_string());
    };
    Some(said.with("by", locker).with("reason", inside(row.lock_reason.as_ref())).to_string())
}
