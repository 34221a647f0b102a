//! Which assignments a person may read: those of some holders, and those of obligations that some bodies track.
//!
//! Every answer comes from the rights table, asked once for each organisation; there is no second rule here. Units that
//! only hold the same obligation do not see each other's assignments.

use crate::{caller::Caller, permits::Thing};
use domain::{
    ids::{AssignmentId, OrganisationId},
    obligations::AssignmentRole,
    organisations::Graph,
    permissions::Verb,
};
use jiff::civil::Date;
use std::collections::BTreeSet;
use uuid::Uuid;

/// What one person sees today.
#[derive(Debug, Clone, Default)]
pub struct Sight {
    /// Assignments of these are read.
    pub holders: BTreeSet<OrganisationId>,
    /// All assignments of obligations that these track are read.
    pub trackers: BTreeSet<OrganisationId>,
    /// Where the person holds a role that reads assignments: of what these support, the lead's are read.
    pub own: BTreeSet<OrganisationId>,
}

impl Sight {
    /// The sight of a person on today's graph.
    pub fn of(caller: &Caller, graph: &Graph, today: Date) -> Self {
        let nobody = OrganisationId::from(Uuid::nil());
        let reads = |holder: OrganisationId, supporters: Vec<OrganisationId>, tracking_body: OrganisationId| {
            let id = AssignmentId::from(Uuid::nil());
            let thing = Thing::Assignment { id, holder, supporters, tracking_body, today };
            caller.may(graph, Verb::ReadAssignment, &thing)
        };
        let posts: BTreeSet<OrganisationId> = caller.posts.iter().map(|post| post.organisation).collect();
        let before = posts.iter().flat_map(|post| graph.predecessor_closure(*post, today));
        let trackers = posts.iter().copied().chain(before).filter(|body| reads(nobody, Vec::new(), *body));
        Sight {
            holders: graph.all().filter(|holder| reads(*holder, Vec::new(), nobody)).collect(),
            trackers: trackers.collect(),
            own: posts.into_iter().filter(|body| reads(nobody, vec![*body], nobody)).collect(),
        }
    }

    /// Whether this assignment is read. `supports` says that one of the person's own bodies supports the obligation.
    pub fn sees(
        &self,
        tracking_body: OrganisationId,
        holder: OrganisationId,
        role: AssignmentRole,
        supports: bool,
    ) -> bool {
        self.trackers.contains(&tracking_body)
            || self.holders.contains(&holder)
            || (supports && role == AssignmentRole::Lead)
    }
}
