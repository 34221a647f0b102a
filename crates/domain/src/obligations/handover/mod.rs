//! Handing over («chuyển giao»): what becomes of open assignments when their holders end.
//!
//! Pure: it takes the assignments as they are and answers which are closed, which are opened and which successor follows
//! on which predecessor, through any number of changes, in the order of their days. It writes nothing. An organisation
//! that gives a part away and goes on keeps its assignments: only an end hands over.

mod heirs;
#[cfg(test)]
mod tests;

pub use heirs::{Wording, all_heirs, heirs, is_clear};

use crate::{
    ids::{EventId, OrganisationId},
    organisations::Graph,
    permissions::words,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

words! {
    /// The part that an organisation has in an obligation.
    AssignmentRole {
        /// Chủ trì.
        Lead = "lead",
        /// Phối hợp.
        Support = "support",
    }
}

words! {
    /// Why an assignment is no longer open.
    Closing {
        /// The tracking body accepted it.
        Accepted = "accepted",
        /// A successor carries on.
        HandedOver = "handed-over",
        /// The holder ended and nobody carries on: a person must say.
        WithoutSuccessor = "without-successor",
        /// The tracking body cancelled it, with a reason.
        Cancelled = "cancelled",
        /// The publication of its document was retracted.
        Retracted = "retracted",
    }
}

/// An open assignment, or one that the replay opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holding {
    /// Who holds it.
    pub organisation: OrganisationId,
    /// In which role.
    pub role: AssignmentRole,
    /// Since when.
    pub opened_on: Date,
    /// The first promise: the earliest of those that came together here.
    pub first_due_on: Option<Date>,
    /// The due date that counts now, extensions included; of several that came together, the earliest.
    pub due_on: Option<Date>,
    /// When and why it was closed.
    pub closed: Option<(Date, Closing)>,
}

impl Holding {
    /// Not closed.
    pub fn is_open(&self) -> bool {
        self.closed.is_none()
    }
}

/// One successor that follows on one predecessor; both are places in [`Replay::holdings`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Follows {
    /// The closed one.
    pub predecessor: usize,
    /// The one that carries on.
    pub successor: usize,
    /// The event that brought it about.
    pub event: EventId,
}

/// What became of the assignments of one obligation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Replay {
    /// Those given, in their order, then those opened.
    pub holdings: Vec<Holding>,
    /// Who follows on whom.
    pub follows: Vec<Follows>,
}

/// Carries the open assignments of one obligation through every end of a holder up to that day.
///
/// Where the successor has an open assignment in the same role already, it is joined: it follows on every predecessor
/// and takes the earliest promise.
pub fn replay(graph: &Graph, wording: &Wording<'_>, holdings: Vec<Holding>, until: Date) -> Replay {
    replay_as_chosen(graph, wording, holdings, until, &BTreeMap::new())
}

/// The same, where a person chose who carries on: the heirs of a holding by its place. A body that did not take over is
/// passed over; where none of the chosen did, the rule decides.
pub fn replay_as_chosen(
    graph: &Graph,
    wording: &Wording<'_>,
    holdings: Vec<Holding>,
    until: Date,
    chosen: &BTreeMap<usize, BTreeSet<OrganisationId>>,
) -> Replay {
    let mut replay = Replay { holdings, follows: Vec::new() };
    while let Some((place, ended_on)) = replay.next_to_end(graph, until) {
        replay.hand_over(graph, wording, place, ended_on, chosen.get(&place));
    }
    replay
}

impl Replay {
    /// The open assignment whose holder ended first.
    fn next_to_end(&self, graph: &Graph, until: Date) -> Option<(usize, Date)> {
        let ended = |holding: &Holding| graph.life(holding.organisation).and_then(|(_, ended_on)| ended_on);
        let open = self.holdings.iter().enumerate().filter(|(_, holding)| holding.is_open());
        open.filter_map(|(place, holding)| Some((place, ended(holding).filter(|day| *day <= until)?)))
            .min_by_key(|(place, day)| (*day, *place))
    }

    fn hand_over(
        &mut self,
        graph: &Graph,
        wording: &Wording<'_>,
        place: usize,
        ended_on: Date,
        chosen: Option<&BTreeSet<OrganisationId>>,
    ) {
        let Some(before) = self.holdings.get(place).cloned() else { return };
        let passed = self.passed_that_day(place, ended_on);
        let mut heirs = match chosen {
            Some(chosen) => {
                let mut heirs = all_heirs(graph, before.organisation, ended_on);
                heirs.retain(|(heir, _)| chosen.contains(heir));
                heirs
            }
            None => Vec::new(),
        };
        if heirs.is_empty() {
            heirs = self::heirs(graph, before.organisation, ended_on, wording);
        }
        // Bodies that ended on one day, each in favour of the next and the last of the first, lead nowhere.
        heirs.retain(|(heir, _)| !passed.contains(heir));
        let closing = if heirs.is_empty() { Closing::WithoutSuccessor } else { Closing::HandedOver };
        if let Some(holding) = self.holdings.get_mut(place) {
            holding.closed = Some((ended_on, closing));
        }
        for (heir, event) in heirs {
            let successor = self.join_or_open(heir, &before, ended_on);
            self.follows.push(Follows { predecessor: place, successor, event });
        }
    }

    /// The holders through which this assignment came on that very day, itself included.
    fn passed_that_day(&self, place: usize, day: Date) -> BTreeSet<OrganisationId> {
        let mut passed = BTreeSet::new();
        let mut waiting = vec![place];
        while let Some(at) = waiting.pop() {
            let Some(holding) = self.holdings.get(at) else { continue };
            let ended_that_day = at == place || holding.closed.is_some_and(|(closed_on, _)| closed_on == day);
            if ended_that_day && passed.insert(holding.organisation) {
                waiting.extend(self.follows.iter().filter(|link| link.successor == at).map(|link| link.predecessor));
            }
        }
        passed
    }

    fn join_or_open(&mut self, heir: OrganisationId, before: &Holding, on: Date) -> usize {
        let is_same =
            |holding: &Holding| holding.is_open() && holding.organisation == heir && holding.role == before.role;
        match self.holdings.iter().position(is_same) {
            Some(place) => {
                if let Some(holding) = self.holdings.get_mut(place) {
                    holding.first_due_on = earliest(holding.first_due_on, before.first_due_on);
                    holding.due_on = earliest(holding.due_on, before.due_on);
                }
                place
            }
            None => {
                let opened = Holding { organisation: heir, opened_on: on, closed: None, ..before.clone() };
                self.holdings.push(opened);
                self.holdings.len() - 1
            }
        }
    }
}

fn earliest(one: Option<Date>, other: Option<Date>) -> Option<Date> {
    one.into_iter().chain(other).min()
}
