//! How the states and statuses of an assignment are shown: a drawing, a word, a tone. Shared with the list of my work.
//!
//! The words stand in the text files; here stands only which of them.

use crate::look::{Frame, Tone};
use domain::obligations::{AssignmentState, Declared, Evidenced, OnSchedule};

/// A state as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Name of the drawing.
    pub symbol: &'static str,
    /// The word beside it.
    pub word: String,
    /// How loud it is.
    pub tone: Tone,
}

fn shown(frame: &Frame, symbol: &'static str, key: &'static str, tone: Tone) -> Shown {
    Shown { symbol, word: frame.say(key).to_string(), tone }
}

/// The state of an assignment.
pub fn state(frame: &Frame, state: AssignmentState) -> Shown {
    let (symbol, key, tone) = match state {
        AssignmentState::New => ("s-new", "assignments-state-new", Tone::Plain),
        AssignmentState::Doing => ("s-doing", "assignments-state-doing", Tone::Plain),
        AssignmentState::Reported => ("s-claimed", "assignments-state-reported", Tone::Plain),
        AssignmentState::Endorsed => ("s-claimed", "assignments-state-endorsed", Tone::Plain),
        AssignmentState::Submitted => ("s-wait", "assignments-state-submitted", Tone::Plain),
        AssignmentState::SentBack => ("s-back", "assignments-state-sent-back", Tone::Act),
        AssignmentState::Accepted => ("s-done", "assignments-state-accepted", Tone::Ok),
        AssignmentState::Confirmed => ("s-done", "assignments-state-confirmed", Tone::Ok),
        AssignmentState::HandedOver => ("s-moved", "assignments-state-handed-over", Tone::Plain),
        AssignmentState::WithoutSuccessor => ("s-off", "assignments-state-without-successor", Tone::Warn),
        AssignmentState::Cancelled => ("s-off", "assignments-state-cancelled", Tone::Mute),
    };
    shown(frame, symbol, key, tone)
}

/// What the holder declares; nothing was declared yet when it is `None`.
pub fn declared(frame: &Frame, declared: Option<Declared>) -> Shown {
    let (symbol, key, tone) = match declared {
        None => ("s-new", "assignments-declared-nothing", Tone::Plain),
        Some(Declared::Doing) => ("s-doing", declared_key(Declared::Doing), Tone::Plain),
        Some(Declared::Hindered) => ("s-warn", declared_key(Declared::Hindered), Tone::Warn),
        Some(Declared::Done) => ("s-claimed", declared_key(Declared::Done), Tone::Plain),
    };
    shown(frame, symbol, key, tone)
}

/// Key of a declared status.
pub fn declared_key(declared: Declared) -> &'static str {
    match declared {
        Declared::Doing => "assignments-declared-doing",
        Declared::Hindered => "assignments-declared-hindered",
        Declared::Done => "assignments-declared-done",
    }
}

/// How far it is shown by evidence. Nothing is loud only where something was asked for.
pub fn evidenced(frame: &Frame, evidenced: Evidenced, attached: usize, asked: usize) -> Shown {
    let (symbol, key, tone) = match evidenced {
        Evidenced::None if asked == 0 => ("e-none", "assignments-evidenced-none", Tone::Plain),
        Evidenced::None => ("e-none", "assignments-evidenced-none", Tone::Warn),
        Evidenced::Part => ("e-part", "assignments-evidenced-part", Tone::Warn),
        Evidenced::Full => ("e-full", "assignments-evidenced-full", Tone::Ok),
    };
    let word = frame.say(key).with("attached", attached).with("asked", asked).to_string();
    Shown { symbol, word, tone }
}

/// Whether it is on schedule.
pub fn on_schedule(frame: &Frame, schedule: OnSchedule) -> Shown {
    let (symbol, key, tone, days) = match schedule {
        OnSchedule::NoDueDate => ("s-doing", "assignments-schedule-open", Tone::Plain, 0),
        OnSchedule::OnTime { days } => ("s-doing", "assignments-schedule-left", Tone::Plain, days),
        OnSchedule::Soon { days } => ("s-soon", "assignments-schedule-left", Tone::Warn, days),
        OnSchedule::DueToday => ("s-soon", "assignments-schedule-today", Tone::Warn, 0),
        OnSchedule::Overdue { days } => ("s-late", "assignments-schedule-overdue", Tone::Act, days),
        OnSchedule::SubmittedInTime => ("s-done", "assignments-schedule-in-time", Tone::Ok, 0),
        OnSchedule::SubmittedLate { days } => ("s-warn", "assignments-schedule-late", Tone::Warn, days),
    };
    Shown { symbol, word: frame.say(key).with("days", days).to_string(), tone }
}
