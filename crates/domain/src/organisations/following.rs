//! A selector of the past, asked on a later day: who carries on for whom it meant then, by which events.
//!
//! What came into being since and is of the same classes is proposed and never added: whether it is meant, a person says.

use super::{Graph, Selector, rows::SuccessionRow};
use crate::ids::{EventId, OrganisationId};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// What became, by a later day, of those whom a selector meant.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Following {
    /// Each of those whom it meant on its own day, in order.
    pub carried: Vec<Carried>,
    /// Parts of the selector that found nothing on its own day, or more than one where one was named.
    pub unresolved: Vec<Selector>,
    /// Bodies that the selector means on the later day under the issuer or who carries on for it, and that carry on for
    /// none of those: a person says whether they are meant.
    pub proposed: Vec<OrganisationId>,
}

/// What became of one organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    /// Which.
    pub organisation: OrganisationId,
    /// It exists on the later day.
    pub goes_on: bool,
    /// Others that exist on the later day and carry on for it, or for a part of it, in order.
    pub heirs: Vec<Heir>,
}

/// One that carries on for another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heir {
    /// Which.
    pub organisation: OrganisationId,
    /// The events by which it came to do so, in the order in which they happened.
    pub by: Vec<EventId>,
}

impl Carried {
    /// Neither it nor anyone who carries on for it exists.
    pub fn is_lost(&self) -> bool {
        !self.goes_on && self.heirs.is_empty()
    }

    /// It is as it was: it exists and has given nothing away.
    pub fn is_unchanged(&self) -> bool {
        self.goes_on && self.heirs.is_empty()
    }
}

impl Graph {
    /// Those whom a selector meant for a document of this issuer and day, as they are on a later day.
    pub fn follow(&self, selector: &Selector, issuer: OrganisationId, on: Date, asked_on: Date) -> Following {
        let then = self.resolve(selector, issuer, on);
        let carried: Vec<Carried> =
            then.organisations.iter().map(|organisation| self.carried_on(*organisation, on, asked_on)).collect();
        let proposed = self.proposed(selector, issuer, (on, asked_on), &carried);
        Following { carried, unresolved: then.unresolved, proposed }
    }

    /// Bodies that a selector of a day means on a later one and that carry on for none of those whom it meant then.
    pub fn proposed(
        &self,
        selector: &Selector,
        issuer: OrganisationId,
        (on, asked_on): (Date, Date),
        carried: &[Carried],
    ) -> Vec<OrganisationId> {
        let known: BTreeSet<OrganisationId> = carried
            .iter()
            .flat_map(|one| one.heirs.iter().map(|heir| heir.organisation).chain([one.organisation]))
            .collect();
        let issuers = self.carried_on(issuer, on, asked_on);
        let heirs = issuers.heirs.iter().map(|heir| heir.organisation).filter(|_| !issuers.goes_on);
        let mut found: Vec<OrganisationId> = heirs
            .chain(issuers.goes_on.then_some(issuer))
            .flat_map(|issuer| self.resolve(selector, issuer, asked_on).organisations)
            .filter(|organisation| !known.contains(organisation))
            .collect();
        found = self.sorted(found, asked_on);
        found.dedup();
        found
    }

    /// What became of an organisation after a day, up to and with another.
    pub fn carried_on(&self, organisation: OrganisationId, after: Date, until: Date) -> Carried {
        let mut chains = self.chains(organisation, after, until);
        chains.retain(|heir, _| *heir != organisation && self.exists(*heir, until));
        let order = self.sorted(chains.keys().copied().collect(), until);
        let heirs = order.into_iter().filter_map(|heir| {
            let (_, by) = chains.remove(&heir)?;
            Some(Heir { organisation: heir, by })
        });
        Carried { organisation, goes_on: self.exists(organisation, until), heirs: heirs.collect() }
    }

    /// Everyone reached along successions that follow each other in time, with the day of arrival and the earliest chain.
    /// Who arrives earlier can go on wherever a later one can, so the earliest is enough.
    fn chains(&self, from: OrganisationId, after: Date, until: Date) -> BTreeMap<OrganisationId, (Date, Vec<EventId>)> {
        let mut reached: BTreeMap<OrganisationId, (Date, Vec<EventId>)> = BTreeMap::from([(from, (after, Vec::new()))]);
        let mut waiting = BTreeSet::from([(after, 0, from)]);
        while let Some((day, length, at)) = waiting.pop_first() {
            let Some((_, chain)) = reached.get(&at).filter(|(known, chain)| (*known, chain.len()) == (day, length))
            else {
                continue;
            };
            let chain = chain.clone();
            for (row, on) in self.successors(at).iter().filter_map(|row| Some((row, self.day_of(row)?))) {
                let in_time = on > after && on >= day && on <= until;
                let is_better = |(known, by): &(Date, Vec<EventId>)| (on, length + 1) < (*known, by.len());
                if in_time && reached.get(&row.successor_id).is_none_or(is_better) {
                    let longer = chain.iter().copied().chain([row.event_id]).collect();
                    reached.insert(row.successor_id, (on, longer));
                    waiting.insert((on, length + 1, row.successor_id));
                }
            }
        }
        reached
    }

    fn day_of(&self, row: &SuccessionRow) -> Option<Date> {
        self.event(row.event_id).map(|event| event.on_date)
    }
}
