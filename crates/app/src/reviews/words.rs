//! How reviews are said: their kind, state and period, the address of a block. Every sentence stands in the texts of this
//! subject. A body that ended is named as it last was.

use super::actions::{ListRow, Open, writing};
use crate::{
    language::Language,
    look::{Frame, Tone},
    reporting::{newest, words::of as in_words},
};
use domain::{ids::OrganisationId, organisations::Graph, reviews::ReviewKind};

/// What a paper is.
pub fn kind(language: Language, kind: ReviewKind) -> String {
    let key = match kind {
        ReviewKind::Periodic => "reviews-kind-periodic",
        ReviewKind::Interim => "reviews-kind-interim",
        ReviewKind::Final => "reviews-kind-final",
    };
    language.say(key).to_string()
}

/// Where a review stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It is being written.
    Written,
    /// It was given up.
    Abandoned,
    /// It was approved and has no number yet.
    Approved,
    /// It has its number.
    Numbered,
}

impl State {
    /// Of a line of the list.
    pub fn of_row(row: &ListRow) -> Self {
        Self::of(row.abandoned_at_ms.is_some(), row.approved_at_ms.is_some(), row.register_number.is_some())
    }

    /// Of a review.
    pub fn of_open(open: &Open) -> Self {
        Self::of(open.row.abandoned_at_ms.is_some(), open.approval().is_some(), open.issue().is_some())
    }

    fn of(is_abandoned: bool, is_approved: bool, is_numbered: bool) -> Self {
        match (is_approved, is_numbered) {
            (true, true) => State::Numbered,
            (true, false) => State::Approved,
            (false, _) if is_abandoned => State::Abandoned,
            (false, _) => State::Written,
        }
    }

    /// The word of an address and of the interface for programs.
    pub const fn code(self) -> &'static str {
        match self {
            State::Written => "written",
            State::Abandoned => "given-up",
            State::Approved => "approved",
            State::Numbered => "numbered",
        }
    }
}

/// Symbol, word and tone of a state.
pub fn state(frame: &Frame, state: State) -> (&'static str, String, Tone) {
    let (symbol, key, tone) = match state {
        State::Written => ("s-doing", "reviews-state-written", Tone::Warn),
        State::Abandoned => ("s-off", "reviews-state-given-up", Tone::Mute),
        State::Approved => ("s-done", "reviews-state-approved", Tone::Ok),
        State::Numbered => ("r-lock", "reviews-state-numbered", Tone::Ok),
    };
    (symbol, frame.say(key).to_string(), tone)
}

/// The name of a body, today or as it last was.
pub fn name(frame: &Frame, graph: &Graph, id: OrganisationId) -> String {
    graph.last_name(id, frame.today()).unwrap_or_default().to_owned()
}

/// «Báo cáo sơ kết thực hiện Chỉ thị 21-CT/TW».
pub fn title(language: Language, kind_of: ReviewKind, subject: &str) -> String {
    let report = language.say("reviews-title-of").with("subject", subject).to_string();
    if subject.is_empty() { kind(language, kind_of) } else { report }
}

/// The period of a review.
pub fn period(language: Language, open: &Open) -> String {
    writing::name_of(&open.pack, (&open.first(), &open.last()), language)
}

/// The period of a line of the list, by the pack of the program.
pub fn period_of_row(language: Language, row: &ListRow) -> String {
    let Ok(own) = newest(&row.pack) else { return String::new() };
    let Some(regime) = own.pack.regime(&row.regime) else { return String::new() };
    let name = |year, number| {
        regime.period(year, number).map(|period| in_words(&regime.name_of(&period), language)).unwrap_or_default()
    };
    let (first, last) = (name(row.first_year, row.first_number), name(row.last_year, row.last_number));
    match first == last {
        true => first,
        false => language.say("reviews-from-to").with("first", first).with("last", last).to_string(),
    }
}

/// A key of a block as one part of an address.
pub fn slug(key: &str) -> String {
    key.replace('/', "~")
}

/// The key of a part of an address.
pub fn key_of(slug: &str) -> String {
    slug.replace('~', "/")
}
