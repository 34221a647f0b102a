//! The pages of reorganisations. Each handler reads its form, calls one action and leads on; a complaint shows the same page
//! again with what was typed.

mod acts;
mod answers;
mod edit;
mod list;
mod show;
mod view;

pub(super) use acts::{
    get_abandonment, get_application, get_decision, get_withdrawal, post_abandonment, post_again, post_application,
    post_decision, post_withdrawal,
};
pub(super) use answers::{post_body, post_choice, post_names, post_person};
pub(super) use edit::{get_edit, get_new, post_edit, post_new};
pub(super) use list::get_list;
pub(super) use show::get_reorganisation;

use super::actions::{Reorganisation, State};
use crate::look::{Frame, Tone, sentence};
use domain::{
    ids::OrganisationId,
    organisations::{
        Graph,
        reorganisation::{Column, Kind},
    },
};
use jiff::civil::Date;

/// Where the pages of reorganisations stand.
const HOME: &str = "/don-vi/sap-xep";

/// Characters of a reason.
const REASON_LIMIT: usize = 2_000;

/// The first value of a field, trimmed.
fn field(pairs: &[(String, String)], name: &str) -> String {
    let found = pairs.iter().find(|(field, _)| field == name);
    found.map(|(_, value)| domain::text::nfc(value.trim())).unwrap_or_default()
}

/// Every value of a field.
fn all<'p>(pairs: &'p [(String, String)], name: &'p str) -> impl Iterator<Item = &'p str> {
    pairs.iter().filter(move |(field, _)| field == name).map(|(_, value)| value.as_str())
}

/// The version that the person saw.
fn seen(pairs: &[(String, String)]) -> i64 {
    field(pairs, "version").parse().unwrap_or_default()
}

/// A state: drawing, word, tone.
fn state(frame: &Frame, reorganisation: &Reorganisation) -> (&'static str, String, Tone) {
    let (symbol, key, tone) = match reorganisation.state() {
        State::Preparing => ("s-doing", "reorganisations-state-preparing", Tone::Plain),
        State::Decided if reorganisation.row.effective_on > frame.today() => {
            ("s-wait", "reorganisations-state-waiting", Tone::Plain)
        }
        State::Decided => ("s-soon", "reorganisations-state-decided", Tone::Warn),
        State::Applied => ("s-done", "reorganisations-state-applied", Tone::Ok),
        State::Abandoned => ("s-off", "reorganisations-state-abandoned", Tone::Mute),
    };
    let word = frame.say(key).with("date", frame.date(&reorganisation.row.effective_on)).to_string();
    (symbol, word, tone)
}

/// Key of a column's name.
const fn column_key(column: Column) -> &'static str {
    match column {
        Column::Old => "reorganisations-column-old",
        Column::New => "reorganisations-column-new",
        Column::Share => "reorganisations-column-share",
        Column::Kind => "reorganisations-column-kind",
        Column::Date => "reorganisations-column-date",
        Column::Basis => "reorganisations-column-basis",
        Column::Scope => "reorganisations-column-scope",
    }
}

/// Key of a kind's name.
const fn kind_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Merge => "reorganisations-kind-merge",
        Kind::Split => "reorganisations-kind-split",
        Kind::SplitOff => "reorganisations-kind-split-off",
        Kind::Found => "reorganisations-kind-found",
        Kind::Rename => "reorganisations-kind-rename",
        Kind::Reclassify => "reorganisations-kind-reclassify",
        Kind::Move => "reorganisations-kind-move",
        Kind::Dissolve => "reorganisations-kind-dissolve",
    }
}

/// A name that leads to its organisation, when that is in the register already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The name.
    pub name: String,
    /// Address of its page; empty for one that does not exist yet.
    pub path: String,
}

/// Names on both sides of a reorganisation.
pub struct Names<'g> {
    before: &'g Graph,
    after: &'g Graph,
    eve: Date,
    on: Date,
}

impl Names<'_> {
    /// The name before, or the one after of a body that is founded.
    fn name(&self, id: OrganisationId) -> String {
        let before = self.before.last_name(id, self.eve);
        before.or_else(|| self.after.last_name(id, self.on)).unwrap_or_default().to_owned()
    }

    /// The name from the day on.
    fn new_name(&self, id: OrganisationId) -> String {
        self.after.last_name(id, self.on).unwrap_or_default().to_owned()
    }

    fn named(&self, id: OrganisationId, name: String) -> Named {
        let is_known = self.before.life(id).is_some();
        Named { name, path: if is_known { format!("/don-vi/{id}") } else { String::new() } }
    }

    fn before(&self, id: OrganisationId) -> Named {
        self.named(id, self.name(id))
    }

    fn after(&self, id: OrganisationId) -> Named {
        self.named(id, self.new_name(id))
    }
}
