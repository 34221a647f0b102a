//! Who walks, and how each stands to the things of the walk. Written by hand, so that it does not repeat a mistake of the
//! code that finds relations.

use app::demo;
use axum::Router;
use domain::permissions::{
    Decision, Relation,
    Relation::{Holder, Inspecting, None as Stranger, Owner, SuccessorOf, Superior, TrackingBody},
    Role, Verb, decide,
};
use testkit::{Client, World};

/// Which things are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Era {
    /// Those of Đảng ủy xã Yên Hến, which exists.
    Today,
    /// Those of its predecessor of the same name, which ended on 1/7/2025.
    Before,
}

/// Someone who walks.
pub struct Person {
    pub login: &'static str,
    role: Role,
    /// To the unpublished document of the provincial propaganda board.
    document: Relation,
    /// To the assignment.
    assignment: Relation,
    /// To the same assignment as it was held by the predecessor.
    inherited: Relation,
    /// To the unit and its people.
    unit: Relation,
    /// To the predecessor as a unit.
    former_unit: Relation,
}

const fn person(login: &'static str, role: Role, relations: [Relation; 5]) -> Person {
    let [document, assignment, inherited, unit, former_unit] = relations;
    Person { login, role, document, assignment, inherited, unit, former_unit }
}

/// Holder and head, sibling, tracking body, superior, inspector, administrator, and strangers of three kinds.
pub const PEOPLE: &[Person] = &[
    person("lan", Role::Clerk, [Stranger, Holder, SuccessorOf, Owner, SuccessorOf]),
    person("son", Role::Head, [Stranger, Holder, SuccessorOf, Owner, SuccessorOf]),
    person("thao", Role::Clerk, [Stranger, Stranger, Stranger, Stranger, Stranger]),
    person("tu", Role::Clerk, [Stranger, Stranger, Stranger, Stranger, Stranger]),
    person("vinh", Role::Head, [Stranger, Stranger, Stranger, Stranger, Stranger]),
    person("ha", Role::Clerk, [Stranger, Stranger, Stranger, Stranger, Stranger]),
    person("minh", Role::Specialist, [Owner, TrackingBody, TrackingBody, Stranger, Stranger]),
    person("hanh", Role::Head, [Owner, TrackingBody, TrackingBody, Stranger, Stranger]),
    person("binh", Role::Head, [Superior, Superior, Superior, Superior, Superior]),
    person("kien", Role::Inspector, [Inspecting, Inspecting, Inspecting, Inspecting, Inspecting]),
    person("quantri", Role::Administrator, [Superior, Superior, Superior, Superior, Superior]),
    person("mai", Role::Specialist, [Stranger, Stranger, Stranger, Stranger, Stranger]),
    person("phuc", Role::Specialist, [Stranger, Stranger, Stranger, Stranger, Stranger]),
];

impl Person {
    /// What the table says for this person at an address that asks for a verb.
    pub fn decision(&self, verb: Verb, pattern: &str, era: Era) -> Decision {
        if pattern.contains('{') {
            return decide(self.role, verb, self.relation(verb, era));
        }
        // Without a thing in the address the question is about the person's own unit, and there is nothing to hide.
        match decide(self.role, verb, Owner) {
            Decision::Hide => Decision::Refuse,
            known => known,
        }
    }

    fn relation(&self, verb: Verb, era: Era) -> Relation {
        match (verb.reading(), era) {
            (Verb::ReadDocument, _) => self.document,
            (Verb::ReadAssignment, Era::Today) => self.assignment,
            (Verb::ReadAssignment, Era::Before) => self.inherited,
            (_, Era::Today) => self.unit,
            (_, Era::Before) => self.former_unit,
        }
    }
}

/// A browser of a signed-in person at this router.
pub async fn signed_in(world: &World, router: &Router, login: &str) -> Client {
    let mut browser = world.visitor_at(router.clone());
    let page = browser.post("/dang-nhap", &[("login", login), ("password", demo::PASSWORD)]).await;
    assert!(page.is_redirect(), "{login} could not sign in: {}", page.text());
    browser
}

/// Cúc has left Yên Hến: she tries to sign in and walks with what she got.
pub async fn former_member(world: &World, router: &Router) -> Client {
    let mut browser = world.visitor_at(router.clone());
    browser.post("/dang-nhap", &[("login", "cuc"), ("password", demo::PASSWORD)]).await.expect_status(403);
    browser
}
