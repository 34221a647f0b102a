//! Whose figures a person may see: decided for each body by the table of rights, for the indicator that is asked. A body that
//! the person may not see is never named here.

use super::offer::{Offer, Offers};
use crate::{caller::Caller, figures::LINE, permits::Thing};
use domain::{ids::OrganisationId, organisations::Graph, permissions::Verb};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// The figures of a body, for an indicator, as rights are asked about them.
pub fn figures_of(offers: &Offers, offer: &Offer, graph: &Graph, of: OrganisationId, today: Date) -> Thing {
    Thing::Figures { of, asked_by: offers.askers(offer, graph, of, today), today }
}

/// The person's own bodies, each once and after the committee that it advises.
pub fn homes(caller: &Caller, graph: &Graph, today: Date) -> Vec<OrganisationId> {
    let posts = caller.posts.iter().map(|post| post.organisation);
    let mut seen = BTreeSet::new();
    posts.flat_map(|home| [graph.committee_of(home, today), home]).filter(|home| seen.insert(*home)).collect()
}

/// A person before the figures of an indicator.
#[derive(Clone, Copy)]
pub struct Reach<'r> {
    /// The person.
    pub caller: &'r Caller,
    /// Organisations.
    pub graph: &'r Graph,
    /// Today.
    pub today: Date,
    /// What there is.
    pub offers: &'r Offers,
}

impl Reach<'_> {
    /// Whether the figures of a body may be seen.
    pub fn may(&self, offer: &Offer, of: OrganisationId) -> bool {
        let thing = figures_of(self.offers, offer, self.graph, of, self.today);
        self.caller.may(self.graph, Verb::ReadFigures, &thing)
    }

    /// The person's own bodies whose figures may be seen.
    pub fn homes(&self, offer: &Offer) -> Vec<OrganisationId> {
        let homes = homes(self.caller, self.graph, self.today).into_iter();
        homes.filter(|home| self.may(offer, *home)).collect()
    }

    /// The bodies directly below one that may be seen.
    pub fn below(&self, offer: &Offer, of: OrganisationId) -> Vec<OrganisationId> {
        let children = self.graph.children(of, LINE, self.today);
        children.into_iter().filter(|child| self.may(offer, *child)).collect()
    }

    /// The bodies above one that may be seen, the nearest first.
    pub fn above(&self, offer: &Offer, of: OrganisationId) -> Vec<OrganisationId> {
        let on = self.graph.day_within_life(of, self.today);
        let above = self.graph.ancestors(of, LINE, on);
        above.into_iter().filter(|body| self.may(offer, *body)).collect()
    }
}
