//! How the caller's organisations stand to a thing, on today's graph and succession.
//! A past date never comes in here: who may see is judged today. Relations are found, not stored.

use crate::caller::Caller;
use domain::{
    ids::{
        AccountId, AssignmentId, CampaignId, DifficultyId, DocumentId, OrganisationId, ReorganisationId, ReportId,
        ReviewId, RoundId,
    },
    organisations::Graph,
    permissions::{Relation, Role, Standing, relations_to},
};
use jiff::civil::Date;
use uuid::Uuid;

/// A thing that rights are asked about, with the organisations that matter for them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Thing {
    /// A document.
    Document {
        /// Which.
        id: DocumentId,
        /// The body that registered it.
        owner: OrganisationId,
        /// Bodies that it was sent to, and that hold or held assignments from it. Empty before publication.
        recipients: Vec<OrganisationId>,
        /// Today.
        today: Date,
    },
    /// An assignment.
    Assignment {
        /// Which.
        id: AssignmentId,
        /// The organisation that holds it.
        holder: OrganisationId,
        /// Bodies that support the same obligation.
        supporters: Vec<OrganisationId>,
        /// The body that tracks the obligation.
        tracking_body: OrganisationId,
        /// Today.
        today: Date,
    },
    /// One unit's report in a reporting round.
    Report {
        /// Which.
        id: ReportId,
        /// The organisation whose figures they are.
        holder: OrganisationId,
        /// Its holder has ended, and those who carry on give it in the holder's place.
        is_left: bool,
        /// The body that asked for it.
        tracking_body: OrganisationId,
        /// Today.
        today: Date,
    },
    /// A reporting round with all its units.
    Round {
        /// Which.
        id: RoundId,
        /// The body that asked.
        tracking_body: OrganisationId,
        /// Today.
        today: Date,
    },
    /// An organisation's node: its people, its journal, itself.
    Node {
        /// Which.
        id: OrganisationId,
        /// Today.
        today: Date,
    },
    /// The figures of a body and of those below it.
    Figures {
        /// Whose.
        of: OrganisationId,
        /// Every body that asked for reports from which they come, other than those that stand below it themselves.
        asked_by: Vec<OrganisationId>,
        /// Today.
        today: Date,
    },
    /// How the plans of a body take up a document.
    Coverage {
        /// The plan, or the document that plans take up.
        of: DocumentId,
        /// Whose plans.
        owner: OrganisationId,
        /// The bodies that gave the documents which they take up; each of them follows it.
        given_by: Vec<OrganisationId>,
        /// Today.
        today: Date,
    },
    /// A reorganisation that a body prepares for those below it.
    Reorganisation {
        /// Which.
        id: ReorganisationId,
        /// The body that prepares it.
        owner: OrganisationId,
        /// Today.
        today: Date,
    },
    /// A review, or the consolidated report, that a body writes.
    Review {
        /// Which.
        id: ReviewId,
        /// The body whose paper it is.
        owner: OrganisationId,
        /// Today.
        today: Date,
    },
    /// A campaign of outreach.
    Campaign {
        /// Which.
        id: CampaignId,
        /// The body that leads it.
        owner: OrganisationId,
        /// Units that are asked to take part.
        asked: Vec<OrganisationId>,
        /// Today.
        today: Date,
    },
    /// What a unit did in outreach, and how many people it states.
    Outreach {
        /// The unit.
        unit: OrganisationId,
        /// The body that leads the campaign in which it is looked at.
        led_by: Option<OrganisationId>,
        /// Today.
        today: Date,
    },
    /// A difficulty or a proposal that a unit raised.
    Difficulty {
        /// Which.
        id: DifficultyId,
        /// The unit that raised it, or who carries on for it.
        raiser: OrganisationId,
        /// The one body that holds it today.
        holder: OrganisationId,
        /// Bodies that held it, as they were then.
        held: Vec<OrganisationId>,
        /// The line on which it goes up.
        line: String,
        /// Today.
        today: Date,
    },
    /// A programme or a visit of inspection and supervision, or what it found.
    Inspection {
        /// Kind as the journal names it: `inspection-programme` or `inspection`.
        kind: &'static str,
        /// Which.
        id: Uuid,
        /// The body that leads it.
        leading: OrganisationId,
        /// Bodies that take part.
        taking_part: Vec<OrganisationId>,
        /// Visited units that may know of it: of a finding its own unit; none before it is told to them.
        told: Vec<OrganisationId>,
        /// It is being drafted: nobody outside knows of it.
        is_inside: bool,
        /// Today.
        today: Date,
    },
    /// A person's account, seen at the organisation where the person holds a role.
    Person {
        /// Which.
        id: AccountId,
        /// Where the role is held.
        organisation: OrganisationId,
        /// Today.
        today: Date,
    },
}

impl Thing {
    /// Kind and identity, as the journal names them.
    pub fn named(&self) -> (&'static str, Uuid) {
        match self {
            Thing::Document { id, .. } | Thing::Coverage { of: id, .. } => ("document", id.uuid()),
            Thing::Assignment { id, .. } => ("assignment", id.uuid()),
            Thing::Report { id, .. } => ("report", id.uuid()),
            Thing::Round { id, .. } => ("reporting-round", id.uuid()),
            Thing::Node { id, .. } | Thing::Figures { of: id, .. } => ("organisation", id.uuid()),
            Thing::Reorganisation { id, .. } => ("reorganisation", id.uuid()),
            Thing::Review { id, .. } => ("review", id.uuid()),
            Thing::Campaign { id, .. } => ("outreach-campaign", id.uuid()),
            Thing::Outreach { unit: id, .. } => ("organisation", id.uuid()),
            Thing::Difficulty { id, .. } => ("difficulty", id.uuid()),
            Thing::Inspection { kind, id, .. } => (kind, *id),
            Thing::Person { id, .. } => ("account", id.uuid()),
        }
    }
}

/// Every standing of every post of the caller.
pub(super) fn of(caller: &Caller, graph: &Graph, thing: &Thing) -> Vec<Standing> {
    let relations = |(number, post): (usize, &crate::caller::Post)| {
        let at = At { graph, organisation: post.organisation, reaches_down: !post.is_local };
        let mut holding = at.relations(thing);
        if post.role == Role::Inspector {
            holding = inspecting(&holding);
        }
        relations_to(post.role, number, holding)
    };
    caller.posts.iter().enumerate().flat_map(relations).collect()
}

/// An inspector's post is a grant over the subtree in which it is held: every relation there becomes inspecting.
fn inspecting(holding: &[Relation]) -> Vec<Relation> {
    if holding.is_empty() { Vec::new() } else { vec![Relation::Inspecting] }
}

struct At<'g> {
    graph: &'g Graph,
    organisation: OrganisationId,
    reaches_down: bool,
}

impl At<'_> {
    fn relations(&self, thing: &Thing) -> Vec<Relation> {
        let mut holding = Vec::new();
        let mut add = |relation: Relation, holds: bool| {
            if holds {
                holding.push(relation);
            }
        };
        match thing {
            Thing::Document { owner, recipients, today, .. } => {
                add(Relation::Owner, self.organisation == *owner);
                add(Relation::Recipient, recipients.contains(&self.organisation));
                add(Relation::SuccessorOf, self.succeeds_any(owner, recipients, *today));
                add(Relation::Superior, self.stands_above(*owner, *today));
            }
            Thing::Assignment { holder, supporters, tracking_body, today, .. } => {
                add(Relation::Holder, self.organisation == *holder);
                add(Relation::Supporter, supporters.contains(&self.organisation));
                add(Relation::TrackingBody, self.tracks(*tracking_body, *today));
                add(Relation::SuccessorOf, self.succeeds(*holder, *today));
                add(Relation::Superior, self.stands_above(*holder, *today));
            }
            Thing::Report { holder, is_left, tracking_body, today, .. } => {
                add(Relation::Holder, self.organisation == *holder);
                add(Relation::TrackingBody, self.tracks(*tracking_body, *today));
                add(Relation::StandIn, *is_left && self.succeeds(*holder, *today));
                add(Relation::SuccessorOf, self.succeeds(*holder, *today));
                add(Relation::Superior, self.stands_above(*holder, *today));
            }
            Thing::Round { tracking_body, today, .. } => {
                add(Relation::TrackingBody, self.tracks(*tracking_body, *today));
                add(Relation::Superior, self.stands_above(*tracking_body, *today));
            }
            Thing::Figures { of, asked_by, today } => self.add_figures(&mut add, *of, asked_by, *today),
            Thing::Coverage { owner, given_by, today, .. } => {
                add(Relation::Owner, self.organisation == *owner);
                add(Relation::TrackingBody, given_by.iter().any(|body| self.tracks(*body, *today)));
                add(Relation::SuccessorOf, self.succeeds(*owner, *today));
                add(Relation::Superior, self.stands_above(*owner, *today));
            }
            Thing::Review { owner, today, .. } => {
                add(Relation::Owner, self.organisation == *owner);
                add(Relation::SuccessorOf, self.succeeds(*owner, *today));
                add(Relation::Superior, self.stands_above(*owner, *today));
            }
            Thing::Campaign { owner, asked, today, .. } => self.add_campaign(&mut add, *owner, asked, *today),
            Thing::Outreach { unit, led_by, today } => self.add_outreach(&mut add, (*unit, *led_by), *today),
            Thing::Difficulty { raiser, holder, held, line, today, .. } => {
                self.add_difficulty(&mut add, (*raiser, *holder, held), line, *today);
            }
            Thing::Inspection { leading, taking_part, told, is_inside, today, .. } => {
                self.add_inspection(&mut add, (*leading, taking_part, told), *is_inside, *today);
            }
            // Whatever changes stands below the body that prepares: that body is its superior, and so is who took over.
            Thing::Reorganisation { owner, today, .. } => {
                let prepares = self.reaches_down && self.tracks(*owner, *today);
                add(Relation::Superior, prepares || self.stands_above(*owner, *today));
            }
            Thing::Node { id, today } | Thing::Person { organisation: id, today, .. } => {
                add(Relation::Owner, self.organisation == *id);
                add(Relation::SuccessorOf, self.succeeds(*id, *today));
                add(Relation::Superior, self.stands_above(*id, *today));
                add(Relation::Subordinate, self.graph.is_above(*id, self.organisation, *today));
            }
        }
        holding
    }

    /// Whose figures they are, and who asked for every report behind them. What stands below a body is no matter of a role that
    /// does not reach down.
    fn add_figures(
        &self,
        add: &mut dyn FnMut(Relation, bool),
        of: OrganisationId,
        asked_by: &[OrganisationId],
        today: Date,
    ) {
        let asked_for_all = !asked_by.is_empty() && asked_by.iter().all(|body| self.tracks(*body, today));
        add(Relation::Owner, self.reaches_down && self.organisation == of);
        add(Relation::TrackingBody, asked_for_all);
        add(Relation::SuccessorOf, self.reaches_down && self.succeeds(of, today));
        add(Relation::Superior, self.stands_above(of, today));
    }

    /// Who leads a visit and who takes part, the units to which something was told, and everyone above, unless it is being
    /// drafted.
    fn add_inspection(
        &self,
        add: &mut dyn FnMut(Relation, bool),
        (leading, taking_part, told): (OrganisationId, &[OrganisationId], &[OrganisationId]),
        is_inside: bool,
        today: Date,
    ) {
        let is_any = |bodies: &[OrganisationId]| bodies.iter().any(|body| self.tracks(*body, today));
        let mut touched = std::iter::once(&leading).chain(taking_part).chain(told);
        add(Relation::TrackingBody, self.tracks(leading, today));
        add(Relation::Supporter, is_any(taking_part));
        add(Relation::Holder, is_any(told));
        add(Relation::Superior, !is_inside && touched.any(|body| self.stands_above(*body, today)));
    }

    /// Who leads a campaign, who is asked and who stands below those, and everyone above.
    fn add_campaign(
        &self,
        add: &mut dyn FnMut(Relation, bool),
        owner: OrganisationId,
        asked: &[OrganisationId],
        today: Date,
    ) {
        let is_below = |unit: &OrganisationId| self.graph.is_above(*unit, self.organisation, today);
        let is_above = |unit: &OrganisationId| self.stands_above(*unit, today);
        add(Relation::TrackingBody, self.tracks(owner, today));
        add(Relation::Recipient, asked.contains(&self.organisation) || asked.iter().any(is_below));
        add(Relation::SuccessorOf, self.succeeds_any(&owner, asked, today));
        add(Relation::Superior, is_above(&owner) || asked.iter().any(is_above));
    }

    /// A unit, and the body in whose campaign it is looked at.
    fn add_outreach(
        &self,
        add: &mut dyn FnMut(Relation, bool),
        (unit, led_by): (OrganisationId, Option<OrganisationId>),
        today: Date,
    ) {
        let above_leader = led_by.is_some_and(|body| self.stands_above(body, today));
        add(Relation::Owner, self.organisation == unit);
        add(Relation::TrackingBody, led_by.is_some_and(|body| self.tracks(body, today)));
        add(Relation::SuccessorOf, self.succeeds(unit, today));
        add(Relation::Superior, above_leader || self.stands_above(unit, today));
    }

    /// Who raised a difficulty, who holds it, who held it, and who stands above on its line.
    fn add_difficulty(
        &self,
        add: &mut dyn FnMut(Relation, bool),
        (raiser, holder, held): (OrganisationId, OrganisationId, &[OrganisationId]),
        line: &str,
        today: Date,
    ) {
        add(Relation::Owner, self.organisation == raiser);
        add(Relation::Holder, self.organisation == holder);
        add(Relation::Recipient, held.contains(&self.organisation));
        add(Relation::SuccessorOf, self.succeeds_any(&raiser, held, today));
        add(Relation::Superior, self.stands_above_on(line, raiser, today));
    }

    /// The tracking body, or the one organisation that took over from it.
    fn tracks(&self, tracking_body: OrganisationId, today: Date) -> bool {
        self.organisation == tracking_body || self.succeeds(tracking_body, today)
    }

    fn succeeds(&self, ended: OrganisationId, today: Date) -> bool {
        ended != self.organisation && self.graph.successor_closure(ended, today).contains(&self.organisation)
    }

    fn succeeds_any(&self, owner: &OrganisationId, recipients: &[OrganisationId], today: Date) -> bool {
        self.succeeds(*owner, today) || recipients.iter().any(|recipient| self.succeeds(*recipient, today))
    }

    /// Above on any line today; for an ended organisation, above it on its last day and still there, or above its
    /// successors.
    fn stands_above(&self, below: OrganisationId, today: Date) -> bool {
        self.reaches_down && below != self.organisation && self.graph.is_above(self.organisation, below, today)
    }

    /// Above on one line, today or on the last day of what ended.
    fn stands_above_on(&self, line: &str, below: OrganisationId, today: Date) -> bool {
        let day = self.graph.day_within_life(below, today);
        self.reaches_down && self.graph.ancestors(below, line, day).contains(&self.organisation)
    }
}
