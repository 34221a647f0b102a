//! Whom a typed name means: the body itself, one that stands below it, a group that the reader of documents knows; or
//! nobody yet, which becomes a question.

use domain::{
    ids::OrganisationId,
    organisations::{Graph, Match, Matcher, Selector},
};
use jiff::civil::Date;

/// Who writes, and when it is to count.
#[derive(Clone, Copy)]
pub struct Ground<'g> {
    /// Organisations.
    pub graph: &'g Graph,
    /// Whose plan it is.
    pub body: OrganisationId,
    /// The day on which names are looked up: the date of issue, or today while that is not typed.
    pub on: Date,
}

/// What a name means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// The body whose plan it is.
    Itself,
    /// A body that stands below it.
    Below(OrganisationId),
    /// A group, of so many bodies.
    Group(Selector, usize),
    /// A body that does not stand below: a plan cannot bind it.
    Outside(OrganisationId),
    /// Words that mean nobody in the register.
    Words,
}

impl Meaning {
    /// As a reading has it; `None`: a person must say.
    pub fn selector(&self, graph: &Graph, on: Date) -> Option<Selector> {
        match self {
            Meaning::Itself => Some(Selector::Issuer),
            Meaning::Below(id) => graph.name(*id, on).map(|name| Selector::Named { name: name.to_owned() }),
            Meaning::Group(selector, _) => Some(selector.clone()),
            Meaning::Outside(_) | Meaning::Words => None,
        }
    }
}

/// What a typed name means to a body.
pub fn meaning_of(ground: Ground<'_>, typed: &str) -> Meaning {
    let Ground { graph, body, on } = ground;
    let found = match Matcher::new(graph, on).find(typed, &[]) {
        Match::Exact(id) | Match::Folded(id) => Some(id),
        _ => None,
    };
    match found {
        Some(id) if id == body => Meaning::Itself,
        Some(id) if is_below(graph, body, id, on) => Meaning::Below(id),
        Some(id) => Meaning::Outside(id),
        None => match papers::reading::selector(typed) {
            Some(selector) => {
                let resolved = graph.resolve(&selector, body, on);
                match resolved.organisations.len() {
                    0 => Meaning::Words,
                    count => Meaning::Group(selector, count),
                }
            }
            None => Meaning::Words,
        },
    }
}

/// Below the body, or below the committee that it serves.
fn is_below(graph: &Graph, body: OrganisationId, id: OrganisationId, on: Date) -> bool {
    let committee = graph.committee_of(body, on);
    graph.is_above(body, id, on) || id == committee || graph.is_above(committee, id, on)
}

/// Bodies to choose from: itself, and those that stand directly below it or below its committee.
pub fn to_choose_from(ground: Ground<'_>) -> Vec<String> {
    let Ground { graph, body, on } = ground;
    let committee = graph.committee_of(body, on);
    let mut below: Vec<OrganisationId> = Vec::new();
    for line in graph.lines(on) {
        for above in [body, committee] {
            below.extend(graph.children(above, &line, on));
        }
    }
    below.retain(|id| *id != body);
    below.sort_unstable();
    below.dedup();
    let all = std::iter::once(body).chain(graph.sorted(below, on));
    all.filter_map(|id| graph.name(id, on).map(str::to_owned)).collect()
}
