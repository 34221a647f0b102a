//! How an organisation stands to a thing, now.
//! It says which relations there are, not how they are found: that needs the graph.

use super::{Role, words};
use serde::{Deserialize, Serialize};

words! {
    /// The relation of a person's organisation to the thing asked about.
    Relation {
        /// It owns the thing: the registering body of a document, the unit itself for its people and its journal.
        Owner = "owner",
        /// It holds the assignment.
        Holder = "holder",
        /// It supports the assignment's obligation.
        Supporter = "supporter",
        /// It tracks the obligation: it alone accepts, sends back, extends.
        TrackingBody = "tracking-body",
        /// The owner or holder stands below it on a line, today.
        Superior = "superior",
        /// It stands below the body that the thing is about, on a line, today.
        Subordinate = "subordinate",
        /// The document was sent to it.
        Recipient = "recipient",
        /// A grant lets it inspect the subtree.
        Inspecting = "inspecting",
        /// It took over from the owner or holder, which has ended.
        SuccessorOf = "successor-of",
        /// It took over from a body that ended inside a reporting period and gives that body's part report in its place.
        StandIn = "stand-in",
        /// Nothing of all that.
        None = "none",
    }
}

/// One role of a person, and how its organisation stands to the thing asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// The role held.
    pub role: Role,
    /// The relation of the organisation at which it is held.
    pub relation: Relation,
    /// Which of the person's roles this is, as the caller numbers them.
    pub post: usize,
}

/// The standings of one post: one for each relation that holds, or `None` where none does.
pub fn relations_to(role: Role, post: usize, holding: impl IntoIterator<Item = Relation>) -> Vec<Standing> {
    let mut standings: Vec<Standing> = holding.into_iter().map(|relation| Standing { role, relation, post }).collect();
    if standings.is_empty() {
        standings.push(Standing { role, relation: Relation::None, post });
    }
    standings
}
