//! Who is acting, on which graph and which day: what an action takes into its write, so that all of it is judged by one
//! moment. Each subject adds how it finds its things; nothing here knows of any.

use crate::{
    App,
    caller::Caller,
    failure::Failure,
    permits::{Permit, Thing},
};
use database::WriteTransaction;
use domain::{ids::OrganisationId, organisations::Graph, permissions::Verb, problem::Problem};
use jiff::civil::Date;
use serde_json::Value as Json;
use std::sync::Arc;

/// Who is acting, on which graph and which day.
#[derive(Clone)]
pub struct Acting {
    /// The person.
    pub caller: Caller,
    /// Today's organisations.
    pub graph: Arc<Graph>,
    /// Today.
    pub today: Date,
}

impl Acting {
    /// The caller of a request, now.
    pub fn now(app: &App, caller: &Caller) -> Self {
        Acting { caller: caller.clone(), graph: app.organisations(), today: app.today() }
    }

    /// Leave to take a step, which is also its history row.
    pub async fn permit(
        &self,
        tx: &mut WriteTransaction,
        verb: Verb,
        thing: &Thing,
        particulars: Json,
    ) -> Result<Permit, Failure> {
        self.caller.permit(tx, &self.graph, verb, thing, particulars).await
    }

    /// The caller's own bodies for which it may do something, in the order of lists.
    pub fn own_bodies(&self, verb: Verb, thing_of: impl Fn(OrganisationId) -> Thing) -> Vec<OrganisationId> {
        let own = self.caller.posts.iter().map(|post| post.organisation);
        let mut bodies: Vec<OrganisationId> = own.filter(|body| self.may(verb, &thing_of(*body))).collect();
        bodies.sort_unstable();
        bodies.dedup();
        self.graph.sorted(bodies, self.today)
    }

    /// Whether the caller may do something: what decides if a button is shown.
    pub fn may(&self, verb: Verb, thing: &Thing) -> bool {
        self.caller.may(&self.graph, verb, thing)
    }
}

/// The body that is chosen among those for which a person may act, or the first.
pub fn chosen_body(bodies: &[OrganisationId], typed: &str) -> Result<OrganisationId, Problem> {
    let found = match typed.parse::<OrganisationId>().ok() {
        Some(chosen) => bodies.iter().find(|body| **body == chosen),
        None => bodies.first(),
    };
    found.copied().ok_or(Problem::Forbidden)
}
