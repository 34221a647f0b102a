//! What a campaign can be put together of: audiences, channels and units, each with its tick. It offers and decides nothing.
//! It knows nothing of what was sent.

use super::{
    super::{
        actions::{Campaign, stands_below},
        words,
    },
    typed::{GOAL, Typed},
};
use crate::{acting::Acting, look::Frame};
use domain::{ids::OrganisationId, outreach::heads_first, packs::Pack};
use std::collections::BTreeSet;

/// An audience or a channel with its tick.
pub struct Tick {
    pub code: String,
    pub label: String,
    pub is_ticked: bool,
    pub goal: String,
}

/// Units of one class.
pub struct UnitGroup {
    pub class: String,
    pub label: String,
    pub is_ticked: bool,
    pub units: Vec<(OrganisationId, String, bool)>,
}

impl UnitGroup {
    /// One of its units is ticked by itself.
    pub fn is_open(&self) -> bool {
        self.units.iter().any(|(.., is_ticked)| *is_ticked)
    }
}

/// The units that may be asked: those directly below the body or the committee that it serves, and their own boards.
pub fn candidates(acting: &Acting, body: OrganisationId) -> Vec<OrganisationId> {
    let (graph, today) = (&acting.graph, acting.today);
    let above = [body, graph.committee_of(body, today)];
    let children = above.iter().flat_map(|body| {
        graph.lines(today).into_iter().flat_map(move |line| graph.children(*body, &line, today)).collect::<Vec<_>>()
    });
    let all: BTreeSet<OrganisationId> = children.collect();
    let fits = |unit: &OrganisationId| *unit != body && stands_below(acting, body, *unit);
    graph.sorted(all.into_iter().filter(fits).collect(), today)
}

pub fn audiences(frame: &Frame, pack: &Pack, typed: &Typed) -> Vec<Tick> {
    let all = heads_first(pack.audiences.iter().map(|one| one.code.as_str()), |code| code);
    let tick = |code: &str| Tick {
        code: code.to_owned(),
        label: words::audience(frame, pack, code),
        is_ticked: typed.has("doi_tuong", code),
        goal: typed.value(GOAL, code).to_owned(),
    };
    all.into_iter().map(tick).collect()
}

pub fn channels(frame: &Frame, pack: &Pack, typed: &Typed) -> Vec<Tick> {
    let tick = |code: &str| Tick {
        code: code.to_owned(),
        label: words::channel(frame, pack, code),
        is_ticked: typed.has("kenh_dung", code),
        goal: String::new(),
    };
    pack.channels.iter().map(|one| tick(&one.code)).collect()
}

pub fn groups(
    frame: &Frame,
    acting: &Acting,
    (body, campaign): (OrganisationId, Option<&Campaign>),
    typed: &Typed,
) -> Vec<UnitGroup> {
    let (graph, today) = (&acting.graph, acting.today);
    let mut found: Vec<UnitGroup> = Vec::new();
    let mut offered = candidates(acting, body);
    let before = campaign.iter().flat_map(|campaign| campaign.units.iter().copied());
    let ended: Vec<OrganisationId> = before.filter(|unit| !offered.contains(unit)).collect();
    offered.extend(ended);
    for unit in offered {
        let class = graph.class(unit, today).unwrap_or_default().to_owned();
        let line = (unit, words::name(frame, graph, unit), typed.has("moi", &unit.to_string()));
        match found.iter_mut().find(|group| group.class == class) {
            Some(group) => group.units.push(line),
            None => {
                let known = graph.catalogue().class(&class);
                let label = known.map(|known| match frame.language {
                    crate::language::Language::Vi => known.name_vi.clone(),
                    crate::language::Language::En => known.name_en.clone(),
                });
                let is_ticked = typed.has("nhom", &class);
                found.push(UnitGroup {
                    label: label.unwrap_or_else(|| class.clone()),
                    class,
                    is_ticked,
                    units: vec![line],
                });
            }
        }
    }
    found
}
