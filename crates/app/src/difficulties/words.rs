//! How difficulties are said: their kind, how they stand, what they are tied to, what became of them. Every sentence stands in
//! the texts of this subject. A body that ended is named as it last was.

use super::actions::{DifficultyRow, Told};
use crate::{
    documents,
    language::Language,
    look::{Frame, Tone, dates::days_between},
    permits::Thing,
    reporting::{Mark, newest, words::of as in_words},
};
use domain::{
    difficulties::{DifficultyKind, Direction, Fate, State},
    ids::OrganisationId,
    organisations::Graph,
};

/// So many characters of what was raised stand in a list.
const SHORT_CHARACTERS: usize = 160;

/// What it is.
pub fn kind(language: Language, code: &str) -> String {
    let key = match DifficultyKind::from_code(code) {
        Some(DifficultyKind::PolicyProposal) => "difficulties-kind-policy-proposal",
        Some(DifficultyKind::Proposal) => "difficulties-kind-proposal",
        _ => "difficulties-kind-difficulty",
    };
    language.say(key).to_string()
}

/// The key of a state's word.
pub const fn state_key(state: State) -> &'static str {
    match state {
        State::Waiting => "difficulties-state-waiting",
        State::Answered { .. } => "difficulties-state-answered",
        State::Returned => "difficulties-state-returned",
        State::Solved { .. } => "difficulties-state-solved",
        State::ClosedBySilence { .. } => "difficulties-state-closed-by-silence",
        State::Withdrawn { .. } => "difficulties-state-withdrawn",
    }
}

/// Symbol, word and tone of how one stands; a late one says so.
pub fn shown(frame: &Frame, told: &Told) -> Mark {
    if told.is_overdue {
        return Mark { symbol: "s-late", word: frame.say("difficulties-state-overdue").to_string(), tone: Tone::Act };
    }
    let (symbol, tone) = match told.state {
        State::Waiting => ("s-wait", Tone::Plain),
        State::Answered { .. } => ("r-sent", Tone::Link),
        State::Returned => ("s-back", Tone::Warn),
        State::Solved { .. } | State::ClosedBySilence { .. } => ("s-done", Tone::Ok),
        State::Withdrawn { .. } => ("s-off", Tone::Mute),
    };
    Mark { symbol, word: frame.say(state_key(told.state)).to_string(), tone }
}

/// With whom it is, since when and for how many days; or for whom the answer waits, or when it was closed.
pub fn waits(frame: &Frame, graph: &Graph, told: &Told) -> String {
    let holder = name(frame, graph, told.holder);
    let days = |from| days_between(from, frame.today());
    match told.state {
        State::Waiting | State::Returned => frame
            .say("difficulties-waits")
            .with("holder", &holder)
            .with("date", frame.date(&told.holding.received_on))
            .with("days", days(told.holding.received_on))
            .to_string(),
        State::Answered { closes_on } => {
            let said = frame.say("difficulties-answer-waits").with("holder", &holder);
            said.with("date", frame.date(&closes_on)).to_string()
        }
        State::Solved { on } => frame.say("difficulties-closed-solved").with("date", frame.date(&on)).to_string(),
        State::ClosedBySilence { on } => {
            frame.say("difficulties-closed-silence").with("date", frame.date(&on)).to_string()
        }
        State::Withdrawn { on } => frame.say("difficulties-closed-withdrawn").with("date", frame.date(&on)).to_string(),
    }
}

/// When it was first raised and how many days ago; of what is closed without the days.
pub fn age(frame: &Frame, told: &Told) -> String {
    let until = told.state.closed_on().unwrap_or(frame.today());
    frame
        .say("difficulties-age")
        .with("date", frame.date(&told.since))
        .with("days", days_between(told.since, until))
        .to_string()
}

/// The name of a body, today or as it last was.
pub fn name(frame: &Frame, graph: &Graph, id: OrganisationId) -> String {
    graph.last_name(id, frame.today()).unwrap_or_default().to_owned()
}

/// The beginning of what was raised.
pub fn short(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= SHORT_CHARACTERS {
        return line;
    }
    let beginning: String = line.chars().take(SHORT_CHARACTERS).collect();
    let whole = beginning.rsplit_once(' ').map_or(beginning.as_str(), |(whole, _)| whole);
    [whole.trim_end_matches([',', ';', ':', '.']), "…"].concat()
}

/// What one is tied to, in words: the clause, the duty, the figure with its period.
pub fn about(language: Language, row: &DifficultyRow) -> String {
    if let Some(action) = &row.obligation_action {
        let source = clause(language, row);
        return [short(action), source].into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(". ");
    }
    if let Some(indicator) = &row.indicator {
        return figure(language, row, indicator);
    }
    clause(language, row)
}

/// «II.1» of the clause; empty where it is about the document as a whole.
pub fn clause_of(row: &DifficultyRow) -> String {
    documents::clause_name([&row.provision_above, &row.provision_label].into_iter().flatten().map(String::as_str))
}

/// The clause, or the document as a whole.
pub fn clause(language: Language, row: &DifficultyRow) -> String {
    let Some(document_type) = &row.document_type else { return String::new() };
    let document = documents::named(language, document_type, row.document_symbol.as_deref());
    let clause = clause_of(row);
    if clause.is_empty() {
        return document;
    }
    language.say("difficulties-clause-of").with("clause", clause).with("document", document).to_string()
}

fn figure(language: Language, row: &DifficultyRow, indicator: &str) -> String {
    let own = row.round_pack.as_deref().and_then(|code| newest(code).ok());
    let found = own.and_then(|own| own.pack.indicator(indicator));
    let named = found.map(|found| in_words(&found.name, language)).unwrap_or_default();
    let regime = own.zip(row.round_regime.as_deref()).and_then(|(own, code)| own.pack.regime(code));
    let period = regime.zip(row.round_year.zip(row.round_number)).and_then(|(regime, (year, number))| {
        regime.period(year, number).map(|period| in_words(&regime.name_of(&period), language))
    });
    let figure = [indicator, named.as_str()].join(" ");
    match period {
        Some(period) => {
            language.say("difficulties-figure-of").with("figure", figure.trim()).with("period", period).to_string()
        }
        None => figure,
    }
}

/// The address of what one is tied to; nothing where the person may not open it.
pub fn about_path(row: &DifficultyRow, may_read_round: impl Fn(&Thing) -> bool, today: jiff::civil::Date) -> String {
    if let Some(assignment) = row.assignment_id {
        return format!("/phan-viec/{assignment}");
    }
    if let (Some(round), Some(indicator), Some(asked_by)) = (row.round_id, &row.indicator, row.round_asked_by) {
        let thing = Thing::Round { id: round, tracking_body: asked_by, today };
        return if may_read_round(&thing) {
            format!("/bao-cao/dot/{round}/chi-tieu/{indicator}")
        } else {
            String::new()
        };
    }
    match (row.document_id, &row.provision_eid) {
        (Some(document), Some(eid)) => format!("/van-ban/{document}#{}", documents::provision_anchor(eid)),
        (Some(document), None) => format!("/van-ban/{document}"),
        _ => String::new(),
    }
}

/// What became of a policy proposal.
pub fn fate(language: Language, code: &str) -> String {
    let key = match Fate::from_code(code) {
        Some(Fate::Noted) | None => "difficulties-fate-noted",
        Some(Fate::UnderStudy) => "difficulties-fate-under-study",
        Some(Fate::Taken) => "difficulties-fate-taken-up",
        Some(Fate::Refused) => "difficulties-fate-refused",
        Some(Fate::Issued) => "difficulties-fate-issued",
    };
    language.say(key).to_string()
}

/// Which way a body is.
pub fn direction(frame: &Frame, direction: Direction) -> String {
    let key = match direction {
        Direction::Up => "difficulties-way-up",
        Direction::Inside => "difficulties-way-inside",
        Direction::Beside => "difficulties-way-beside",
    };
    frame.say(key).to_string()
}

/// The key of what was done.
pub fn step_key(step: &str) -> &'static str {
    match step {
        "raised" => "difficulties-step-raised",
        "forwarded" => "difficulties-step-forwarded",
        "joined" | "merged" => "difficulties-step-joined",
        "let-go" => "difficulties-step-let-go",
        "parted" => "difficulties-step-parted",
        "answered" => "difficulties-step-answered",
        "judged-solved" => "difficulties-step-judged-solved",
        "judged-unsolved" => "difficulties-step-judged-unsolved",
        _ => "difficulties-step-withdrawn",
    }
}

/// The drawing beside what was done.
pub fn step_symbol(step: &str) -> (&'static str, Tone) {
    match step {
        "raised" => ("s-new", Tone::Plain),
        "forwarded" => ("r-sent", Tone::Plain),
        "answered" => ("s-claimed", Tone::Link),
        "judged-solved" => ("s-done", Tone::Ok),
        "judged-unsolved" => ("s-back", Tone::Warn),
        "withdrawn" => ("s-off", Tone::Mute),
        _ => ("s-moved", Tone::Plain),
    }
}
