//! Who is told: the people of a body whose roles may do what is owed, its head, or those who answer for it where it is tracked.
//! Which role may what is the rights table's to say; a body that ended is stood for by those who carry on.

use super::{
    owed::OwedThing,
    store::{self, PersonRow},
};
use database::{Connection, Error};
use domain::{
    ids::{AccountId, OrganisationId},
    organisations::Graph,
    permissions::{Decision, Relation, Role, Verb, decide},
    urging::Audience,
};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// Everyone with the roles held today, by body.
#[derive(Debug, Default)]
pub(super) struct People(BTreeMap<OrganisationId, Vec<(AccountId, Role)>>);

impl People {
    pub(super) async fn read(connection: &mut Connection, today: Date, demo: bool) -> Result<Self, Error> {
        let mut people = People::default();
        for row in store::list_people(connection, today, demo).await? {
            people.add(row);
        }
        Ok(people)
    }

    fn add(&mut self, row: PersonRow) {
        if let Some(role) = Role::from_code(&row.role) {
            self.0.entry(row.organisation_id).or_default().push((row.account_id, role));
        }
    }

    /// The people whom a step of a thing tells.
    pub(super) fn audience(
        &self,
        graph: &Graph,
        thing: &OwedThing,
        audience: Audience,
        today: Date,
    ) -> BTreeSet<AccountId> {
        let work = match thing.kind {
            "report" => Verb::EnterFigures,
            "difficulty" => Verb::AnswerDifficulty,
            _ => Verb::ReportProgress,
        };
        let (body, verb, relation) = match audience {
            Audience::Doers => (thing.holder, work, Relation::Holder),
            Audience::Head => (thing.holder, Verb::Endorse, Relation::Holder),
            Audience::TrackingBody => (thing.tracking_body, Verb::Urge, Relation::TrackingBody),
        };
        let bodies = standing_for(graph, body, today);
        let people = bodies.iter().filter_map(|body| self.0.get(body)).flatten();
        let may = |(_, role): &&(AccountId, Role)| decide(*role, verb, relation) == Decision::Allow;
        people.filter(may).map(|(account, _)| *account).collect()
    }
}

/// A body, or those that carry on for it.
fn standing_for(graph: &Graph, body: OrganisationId, today: Date) -> Vec<OrganisationId> {
    if graph.exists(body, today) {
        return vec![body];
    }
    graph.successor_closure(body, today).into_iter().filter(|heir| graph.exists(*heir, today)).collect()
}
