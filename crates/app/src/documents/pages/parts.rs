//! The parts of a working copy in words: their names, and a value of before beside the one of after.
//! It reads what the history keeps; a value that it cannot read is shown as it is stored.

use super::facts::Facts;
use crate::{
    documents::{
        comparison::{Run, are_alike, runs},
        review::{Corrected, DutyReview, Sending},
        words,
    },
    language::Language,
    look::dates,
};
use domain::obligations::Timing;
use jiff::civil::Date;
use papers::reading::{Addressee, DutyKind, Modality, Purpose, Span};
use serde::de::DeserializeOwned;
use serde_json::Value as Json;

/// One part that a correction changed.
pub struct Shown {
    /// What it is.
    pub name: String,
    /// What stood there.
    pub before: String,
    /// What stands there now.
    pub after: String,
    /// Both in one line, where most of the words stayed.
    pub runs: Vec<Run>,
}

impl Shown {
    fn new(name: String, before: String, after: String) -> Self {
        let runs = if are_alike(&before, &after) { runs(&before, &after) } else { Vec::new() };
        Shown { name, before, after, runs }
    }
}

/// The name of what a path leads to: «Nhiệm vụ 4: thời hạn».
pub fn name(language: Language, path: &str) -> String {
    let pieces: Vec<&str> = path.split('.').collect();
    let say = |key: &str| language.say(key).to_string();
    let number = |piece: &str| piece.parse::<usize>().map_or(0, |index| index + 1);
    let field = |field: &str| match field {
        "symbol" => say("documents-symbol"),
        "date" => say("documents-date"),
        "issuer" => say("documents-issuer"),
        "subject" => say("documents-subject"),
        "action" => say("documents-what"),
        "addressees" | "sending" => say("documents-who"),
        "deadline" => say("documents-when"),
        "dropped" => say("documents-part-kept"),
        "place" => say("documents-part-place"),
        "purpose" => say("documents-purpose"),
        _ => String::new(),
    };
    match pieces.as_slice() {
        ["document", of] => field(of),
        ["duties"] => say("documents-duties"),
        ["duties", at] => language.say("documents-to-duty").with("number", number(at)).to_string(),
        ["duties", at, of] => {
            format!("{}: {}", language.say("documents-to-duty").with("number", number(at)), field(of).to_lowercase())
        }
        ["recipients", at, ..] => language.say("documents-recipient-line").with("number", number(at)).to_string(),
        ["settled", ..] => say("documents-questions"),
        _ => say("documents-questions"),
    }
}

/// Where on the page of the document the thing stands.
pub fn anchor(path: &str) -> Option<String> {
    let mut pieces = path.split('.');
    match (pieces.next(), pieces.next()) {
        (Some("duties"), Some(at)) => at.parse::<usize>().ok().map(|index| format!("d{}", index + 1)),
        (Some("document"), _) => Some("thong-tin".to_owned()),
        (Some("recipients"), _) => Some("noi-nhan".to_owned()),
        _ => None,
    }
}

/// Every part that a correction changed, with both values; what was not there before has no value of before.
pub fn shown(facts: &Facts<'_>, corrected: &Corrected) -> Vec<Shown> {
    let parts = corrected.after.iter().filter(|(path, _)| !path.starts_with("settled."));
    let shown = parts.map(|(path, after)| {
        let before = corrected.before.get(path).unwrap_or(&Json::Null);
        Shown::new(name(facts.language, path), value(facts, path, before), value(facts, path, after))
    });
    shown.filter(|shown| shown.before != shown.after).collect()
}

fn read<T: DeserializeOwned>(value: &Json) -> Option<T> {
    serde_json::from_value(value.clone()).ok()
}

/// A stored value in words.
pub fn value(facts: &Facts<'_>, path: &str, value: &Json) -> String {
    let language = facts.language;
    if value.is_null() && !path.ends_with(".deadline") {
        return String::new();
    }
    let words = match path.rsplit('.').next().unwrap_or_default() {
        "date" => read(value).map(|day: Date| dates::written(day)),
        "deadline" => read(value)
            .map(|timing: Option<Timing>| words::timing(language, timing.as_ref(), facts.confirm_every_months)),
        "addressees" => read(value).map(|addressees: Vec<Addressee>| facts.told_of(&addressees).join("; ")),
        "action" => read(value).map(|(action, kind, modality, outputs): (String, DutyKind, Modality, Vec<String>)| {
            let mut said = vec![action, words::kind(language, kind), words::modality(language, modality)];
            said.extend(outputs);
            said.join(" · ")
        }),
        "dropped" => read(value).map(|dropped: bool| {
            language.say(if dropped { "documents-duty-dropped" } else { "documents-part-is-kept" }).to_string()
        }),
        "place" => read(value).map(|(span, _): (Span, Option<String>)| {
            language.say("documents-part-letters").with("from", span[0]).with("to", span[1]).to_string()
        }),
        "sending" => read(value).map(|sending: Sending| facts.sent(&sending)),
        "purpose" => read(value).map(|purpose: Purpose| words::purpose(language, purpose)),
        _ => value.as_str().map(str::to_owned),
    };
    words.unwrap_or_else(|| value.to_string())
}

/// The parts of two duties that differ, each with both values.
pub fn differences(facts: &Facts<'_>, before: &DutyReview, after: &DutyReview) -> Vec<Shown> {
    let (old, new) = (before.parts(), after.parts());
    let pairs = old.into_iter().zip(new).filter(|((_, old), (_, new))| old != new);
    let shown = pairs.filter(|((field, _), _)| *field != "place").map(|((field, old), (_, new))| {
        let path = format!("duties.0.{field}");
        let whole = name(facts.language, &path);
        let name = whole.split_once(": ").map_or(whole.as_str(), |(_, name)| name).to_owned();
        Shown::new(name, value(facts, &path, &old), value(facts, &path, &new))
    });
    shown.filter(|shown| shown.before != shown.after).collect()
}
