//! The words for what plans are made of: states, amounts, bodies. Every sentence stands in the texts of this subject.
//! A body that ended is named as it last was.

use super::actions::finding::{Body, Money, State};
use crate::{
    documents,
    look::{Frame, Tone},
};
use domain::{ids::OrganisationId, organisations::Graph};

/// Symbol, word and tone of a state.
pub fn state(frame: &Frame, state: State) -> (&'static str, String, Tone) {
    let (symbol, key, tone) = match state {
        State::Draft => ("s-new", "plans-state-draft", Tone::Warn),
        State::Unpublished => ("s-wait", "plans-state-unpublished", Tone::Warn),
        State::Published => ("s-done", "plans-state-published", Tone::Ok),
        State::Retracted => ("s-off", "plans-state-retracted", Tone::Mute),
    };
    (symbol, frame.say(key).to_string(), tone)
}

/// «Hướng dẫn 9-HD/BTGDVTU».
pub fn document(frame: &Frame, type_of: &str, symbol: Option<&str>, subject: &str) -> String {
    match symbol {
        None if !subject.is_empty() => {
            let short: String = subject.chars().take(60).collect();
            format!("{} {short}", documents::named(frame.language, type_of, None))
        }
        symbol => documents::named(frame.language, type_of, symbol),
    }
}

/// The name of a body, today or as it last was.
pub fn name(frame: &Frame, graph: &Graph, id: OrganisationId) -> String {
    graph.last_name(id, frame.today()).unwrap_or_default().to_owned()
}

/// Bodies in a row.
pub fn bodies(frame: &Frame, graph: &Graph, all: &[Body]) -> String {
    let named = |body: &Body| match body {
        Body::Known(id) => name(frame, graph, *id),
        Body::Words(words) => words.clone(),
    };
    all.iter().map(named).collect::<Vec<_>>().join("; ")
}

/// An amount with its source in brackets.
pub fn money(frame: &Frame, money: &Money) -> String {
    let amount = frame.say("plans-amount").with("amount", frame.number(money.amount_dong)).to_string();
    if money.source.is_empty() { amount } else { format!("{amount} ({})", money.source) }
}
