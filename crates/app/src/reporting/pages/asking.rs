//! What a round and a standing request ask alike: by which body, which form, of which classes, until when of which level.
//! What is typed is kept as it was; nothing is opened here.

use super::words::{self, of};
use crate::{
    look::{Choice, Frame},
    reporting::packs,
};
use domain::{
    ids::OrganisationId,
    organisations::{Graph, Selector},
};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// What the name of a level's due date begins with; the code of the level follows.
pub const DUE_OF_LEVEL: &str = "han-";

/// What is typed into either form.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    /// The body that asks.
    pub don_vi: String,
    /// Pack and form.
    pub bieu: String,
    /// The period of a round.
    pub ky: String,
    /// The classes of units.
    pub loai: Vec<String>,
    /// When the rounds of a standing request open.
    pub mo: String,
    /// Until when.
    pub han: String,
    /// Until when, for levels of their own.
    pub han_cap: BTreeMap<String, String>,
    /// The cut-off.
    pub chot: String,
    /// A preview is asked for.
    pub is_asked: bool,
}

impl Typed {
    /// From the fields of the form.
    pub fn of(pairs: Vec<(String, String)>) -> Self {
        let mut typed = Typed::default();
        for (name, value) in pairs {
            match name.as_str() {
                "don_vi" => typed.don_vi = value,
                "bieu" => typed.bieu = value,
                "ky" => typed.ky = value,
                "loai" if !value.is_empty() => typed.loai.push(value),
                "mo" => typed.mo = value,
                "han" => typed.han = value,
                "chot" => typed.chot = value,
                "xem" => typed.is_asked = true,
                _ => {
                    if let Some(level) = name.strip_prefix(DUE_OF_LEVEL).filter(|_| !value.trim().is_empty()) {
                        typed.han_cap.insert(level.to_owned(), value);
                    }
                }
            }
        }
        typed
    }

    /// What was typed for a level.
    pub fn of_level(&self, level: &str) -> &str {
        self.han_cap.get(level).map(String::as_str).unwrap_or_default()
    }
}

/// From `line:class` choices to a selector.
pub fn selector(chosen: &[String]) -> Option<Selector> {
    let mut lines: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for choice in chosen {
        let (line, class) = choice.split_once(':')?;
        lines.entry(line.to_owned()).or_default().push(class.to_owned());
    }
    let mut parts: Vec<Selector> = lines.into_iter().map(|(line, classes)| Selector::Class { line, classes }).collect();
    match parts.len() {
        0 => None,
        1 => parts.pop(),
        _ => Some(Selector::Union { of: parts }),
    }
}

/// The forms of all packs, as `pack/form`.
pub fn forms(frame: &Frame) -> Vec<Choice> {
    let forms = packs::built_in().iter().flat_map(|own| own.pack.forms.iter().map(|form| (&own.pack.code, form)));
    forms.map(|(pack, form)| Choice::new(format!("{pack}/{}", form.code), of(&form.name, frame.language))).collect()
}

/// The direct subordinates of a body, line by line; on all lines but the professional one those of its committee.
fn below(graph: &Graph, body: OrganisationId, today: Date) -> Vec<(String, Vec<OrganisationId>)> {
    let on = |line: String| {
        let base = if line == "professional" { body } else { graph.committee_of(body, today) };
        let children = graph.children(base, &line, today);
        (line, children)
    };
    graph.lines(today).into_iter().map(on).collect()
}

/// The levels of the body's direct subordinates today: none where all are of one.
pub fn levels(frame: &Frame, graph: &Graph, body: OrganisationId) -> Vec<Choice> {
    let today = frame.today();
    let below = below(graph, body, today).into_iter().flat_map(|(_, children)| children);
    let mut levels: Vec<&str> = below.filter_map(|child| graph.level(child, today)).collect();
    levels.sort_by_key(|level| (graph.catalogue().level_rank(level), *level));
    levels.dedup();
    if levels.len() < 2 {
        return Vec::new();
    }
    levels.into_iter().map(|level| Choice::new(level, words::level_name(frame, graph, level))).collect()
}

/// The classes of the body's direct subordinates today, with their number, as on each line.
pub fn classes(frame: &Frame, graph: &Graph, body: OrganisationId) -> Vec<Choice> {
    let today = frame.today();
    let mut choices = Vec::new();
    for (line, children) in below(graph, body, today) {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for child in children {
            *counts.entry(graph.class(child, today).unwrap_or_default()).or_default() += 1;
        }
        let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
        counts.sort_by_key(|(class, _)| graph.catalogue().rank(class));
        for (class, count) in counts {
            let entry = graph.catalogue().class(class);
            let name = entry.map_or_else(|| class.to_owned(), |entry| name_of_class(frame, entry));
            let label = frame.say("reporting-class").with("name", name).with("count", count);
            choices.push(Choice::new(format!("{line}:{class}"), label));
        }
    }
    choices
}

fn name_of_class(frame: &Frame, entry: &domain::organisations::ClassEntry) -> String {
    match frame.language {
        crate::language::Language::Vi => entry.name_vi.clone(),
        crate::language::Language::En => entry.name_en.clone(),
    }
}
