//! What an upgrade changes: from a version that rounds stand on to the program's, in sentences, with those rounds.
//! The comparison itself is the domain's.

use super::words::{self, of};
use crate::{
    look::Frame,
    packs::actions::{OpenRound, Shown},
};
use domain::packs::{Change, Fate, FormDifference, Pack, compare};

/// An indicator that is new, gone or changed.
pub struct ChangeLine {
    pub code: String,
    pub name: String,
    pub says: Vec<String>,
}

/// The upgrade.
pub struct Upgrade {
    pub from: i64,
    pub to: i64,
    pub lines: Vec<ChangeLine>,
    pub forms: Vec<ChangeLine>,
}

/// A round that stays on its version.
pub struct RoundLine {
    pub path: String,
    pub name: String,
}

/// From the version that is shown to the program's, where these are two.
pub fn upgrade(frame: &Frame, shown: &Shown) -> Option<Upgrade> {
    let (old, new) = (&shown.pack, shown.shelf.own.as_ref()?);
    if old.version == new.version {
        return None;
    }
    let difference = compare(old, new);
    let only = |code: &String, pack: &Pack, key: &'static str| {
        let name = pack.indicator(code).map(|indicator| of(frame, &indicator.name)).unwrap_or_default();
        ChangeLine { code: code.clone(), name, says: vec![frame.say(key).to_string()] }
    };
    let added = difference.added.iter().map(|code| only(code, new, "packs-added"));
    let removed = difference.removed.iter().map(|code| only(code, old, "packs-removed"));
    let changed = difference.changed.iter().map(|(code, changes)| ChangeLine {
        code: code.clone(),
        name: new.indicator(code).map(|indicator| of(frame, &indicator.name)).unwrap_or_default(),
        says: changes.iter().map(|change| told(frame, change)).collect(),
    });
    let lines = changed.chain(removed).chain(added).collect();
    let forms = difference.forms.iter().map(|form| form_line(frame, old, new, form)).collect();
    Some(Upgrade { from: old.version, to: new.version, lines, forms })
}

fn told(frame: &Frame, change: &Change) -> String {
    let between =
        |key: &'static str, from: String, to: String| frame.say(key).with("from", from).with("to", to).to_string();
    match change {
        Change::Name { from, to } => between("packs-change-name", of(frame, from), of(frame, to)),
        Change::Unit { from, to } => between("packs-change-unit", of(frame, from), of(frame, to)),
        Change::Kind { from, to } => between("packs-change-kind", words::kind(frame, *from), words::kind(frame, *to)),
        Change::Aggregation { from, to } => {
            let word = |word| frame.say(words::aggregation_key(word)).to_string();
            between("packs-change-aggregation", word(from), word(to))
        }
        Change::Numbers => frame.say("packs-change-numbers").to_string(),
        Change::Limits => frame.say("packs-change-limits").to_string(),
        Change::Note => frame.say("packs-change-note").to_string(),
    }
}

fn form_line(frame: &Frame, old: &Pack, new: &Pack, form: &FormDifference) -> ChangeLine {
    let list = |key: &'static str, codes: &[String]| {
        (!codes.is_empty()).then(|| frame.say(key).with("codes", codes.join(", ")).to_string())
    };
    let fate = match form.fate {
        Fate::New => Some(frame.say("packs-added").to_string()),
        Fate::Gone => Some(frame.say("packs-removed").to_string()),
        Fate::Changed => None,
    };
    let lists = [
        list("packs-form-added", &form.added),
        list("packs-form-removed", &form.removed),
        list("packs-form-changed", &form.changed),
    ];
    let mut says: Vec<String> = fate.into_iter().chain(lists.into_iter().flatten()).collect();
    if says.is_empty() {
        says.push(frame.say("packs-form-otherwise").to_string());
    }
    let name = new.form(&form.code).or_else(|| old.form(&form.code)).map(|found| of(frame, &found.name));
    ChangeLine { code: form.code.clone(), name: name.unwrap_or_default(), says }
}

/// The open rounds of a version.
pub fn rounds(frame: &Frame, shown: &Shown, is_meant: impl Fn(&OpenRound) -> bool) -> Vec<RoundLine> {
    let line = |round: &OpenRound| {
        let regime = shown.pack.regime(&round.period.regime);
        let form = shown.pack.form(&round.form).map_or_else(|| round.form.clone(), |form| of(frame, &form.name));
        let period = regime.map(|regime| of(frame, &regime.name_of(&round.period))).unwrap_or_default();
        RoundLine { path: format!("/bao-cao/dot/{}", round.id), name: format!("{form}, {period}") }
    };
    shown.rounds.iter().filter(|round| is_meant(round)).map(line).collect()
}
