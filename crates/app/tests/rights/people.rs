//! Who walks, and how each stands to the things of the walk. Written by hand, so that it does not repeat a mistake of the
//! code that finds relations.

use app::demo;
use axum::Router;
use domain::permissions::{
    Decision, Relation,
    Relation::{
        Holder, Inspecting, None as Stranger, Owner, Recipient, StandIn, Subordinate, SuccessorOf, Superior,
        TrackingBody,
    },
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
    /// To the reporting round of the provincial propaganda board.
    round: Relation,
    /// To the part report of the district committee that Yên Hến and Yên Sấu carry on.
    part_report: Relation,
}

const fn person(login: &'static str, role: Role, relations: [Relation; 7]) -> Person {
    let [document, assignment, inherited, unit, former_unit, round, part_report] = relations;
    Person { login, role, document, assignment, inherited, unit, former_unit, round, part_report }
}

/// Holder and head, sibling, tracking body, superior, inspector, administrator, and strangers of three kinds.
pub const PEOPLE: &[Person] = &[
    person("lan", Role::Clerk, [Stranger, Holder, SuccessorOf, Owner, SuccessorOf, Stranger, StandIn]),
    person("son", Role::Head, [Stranger, Holder, SuccessorOf, Owner, SuccessorOf, Stranger, StandIn]),
    person("thao", Role::Clerk, [Stranger, Stranger, Stranger, Subordinate, Stranger, Stranger, Stranger]),
    person("tu", Role::Clerk, [Stranger, Stranger, Stranger, Stranger, Stranger, Stranger, StandIn]),
    person("vinh", Role::Head, [Stranger, Stranger, Stranger, Stranger, Stranger, Stranger, StandIn]),
    person("ha", Role::Clerk, [Stranger, Stranger, Stranger, Stranger, Stranger, Stranger, Stranger]),
    person(
        "minh",
        Role::Specialist,
        [Owner, TrackingBody, TrackingBody, Stranger, Stranger, TrackingBody, TrackingBody],
    ),
    person("hanh", Role::Head, [Owner, TrackingBody, TrackingBody, Stranger, Stranger, TrackingBody, TrackingBody]),
    person("binh", Role::Head, [Superior; 7]),
    person("kien", Role::Inspector, [Inspecting; 7]),
    person("quantri", Role::Administrator, [Superior; 7]),
    person("mai", Role::Specialist, [Stranger; 7]),
    person("phuc", Role::Specialist, [Stranger; 7]),
];

impl Person {
    /// What the table says for this person at an address that asks for a verb.
    pub fn decision(&self, verb: Verb, pattern: &str, era: Era) -> Decision {
        if pattern.contains('{') {
            let relation = match pattern {
                // Who gave a document urges those that owe plans for it, as who asked for reports urges those that are late.
                _ if pattern.starts_with("/bao-cao/dot/") || pattern == "/ke-hoach/{document}/don-doc" => self.round,
                // A request is its body's, like a document.
                _ if pattern.starts_with("/bao-cao/lich/") => self.document,
                _ if pattern.starts_with("/bao-cao/") && era == Era::Today => self.assignment,
                _ if pattern.starts_with("/bao-cao/") => self.part_report,
                // It was raised by the unit, and the board that brought the document in holds it.
                _ if pattern.starts_with("/kho-khan/") && self.document == Owner => Holder,
                _ if pattern.starts_with("/kho-khan/") => self.unit,
                _ if pattern.starts_with("/kiem-tra/") => self.inspected(verb, pattern),
                _ => self.relation(verb, era),
            };
            return decide(self.role, verb, relation);
        }
        // Whoever is head of a body, or keeps its accounts, may add and prepare what changes below it.
        if pattern.starts_with("/don-vi/nhap") || pattern == "/don-vi/sap-xep/moi" {
            return decide(self.role, verb, Superior);
        }
        // Who leads a campaign or a visit is asked of its body, and of who took over from it.
        if matches!(pattern, "/tuyen-truyen/moi" | "/kiem-tra/chuong-trinh/moi" | "/kiem-tra/cuoc/moi") {
            return match decide(self.role, verb, TrackingBody) {
                Decision::Hide => Decision::Refuse,
                known => known,
            };
        }
        // Without a thing in the address the question is about the person's own unit, and there is nothing to hide.
        match decide(self.role, verb, Owner) {
            Decision::Hide => Decision::Refuse,
            known => known,
        }
    }

    /// The board that brought the document in leads the visit. The visited unit knows of the finding whose remedy it is asked
    /// for, and of the visit, but not of the programme, the checklist or the conclusion before it is approved.
    fn inspected(&self, verb: Verb, pattern: &str) -> Relation {
        let is_inside = ["/de-cuong", "/ket-luan"].iter().any(|part| pattern.contains(part));
        let is_hidden = pattern.contains("chuong-trinh") || (is_inside && verb == Verb::ReadInspection);
        match (self.document, self.unit) {
            // What is not there yet concerns the one body for which it is begun.
            (_, unit) if pattern.ends_with("/{body}") => {
                if unit == Owner {
                    TrackingBody
                } else {
                    Stranger
                }
            }
            (Owner, _) => TrackingBody,
            (Stranger, Owner) if !is_hidden => Holder,
            (relation, _) => relation,
        }
    }

    fn relation(&self, verb: Verb, era: Era) -> Relation {
        match (verb.reading(), era) {
            // Of the walk, a document of the board that is declared its plan.
            (Verb::ReadDocument | Verb::ReadCoverage, _) => self.document,
            (Verb::ReadAssignment, Era::Today) => self.assignment,
            (Verb::ReadAssignment, Era::Before) => self.inherited,
            // The campaign of the walk is led by the unit, which asks itself.
            (Verb::ReadCampaign, Era::Today) => match self.unit {
                Owner => TrackingBody,
                Subordinate => Recipient,
                other => other,
            },
            // Every round of the walk is that of one board: it asked for all the reports behind a figure.
            (Verb::ReadFigures, _) if self.round == TrackingBody => TrackingBody,
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
