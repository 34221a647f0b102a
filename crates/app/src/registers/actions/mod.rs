//! What people do with registers: add, change, end, reopen, merge and withdraw rows, and take many from a workbook; and how rows
//! are found. SQL stands in the store alone.
//!
//! Rows of a body that ended are kept on by the one that carries on: they are its own from then on, and stay those of the old
//! body in the history.

pub mod ending;
pub mod feeding;
pub mod finding;
pub mod importing;
pub mod keeping;
pub mod naming;
pub(in crate::registers) mod store;

pub use store::VersionRow;

use crate::{acting::Acting, permits::Thing};
use domain::{
    ids::OrganisationId,
    organisations::{Graph, SuccessionRow},
    permissions::Verb,
    problem::Problem,
};
use jiff::civil::Date;

/// How the journal calls a row.
const THING: &str = "register-record";
/// So far a chain of bodies that ended is followed.
const LONGEST_CHAIN: usize = 32;

/// A body, as rights are asked about it.
pub fn thing_of(acting: &Acting, body: OrganisationId) -> Thing {
    Thing::Node { id: body, today: acting.today }
}

/// The body that keeps what a body wrote: itself while it lives, then the one that took over the largest share.
pub fn keeper_of(graph: &Graph, body: OrganisationId, on: Date) -> OrganisationId {
    let mut at = body;
    for _ in 0..LONGEST_CHAIN {
        let has_ended = graph.life(at).and_then(|(_, ended)| ended).is_some_and(|ended| ended <= on);
        let begun = |row: &&SuccessionRow| graph.event(row.event_id).is_none_or(|event| event.on_date <= on);
        let share = |row: &&SuccessionRow| {
            (row.share_numerator.saturating_mul(1_000_000) / row.share_denominator.max(1), row.successor_id)
        };
        match graph.successors(at).iter().filter(begun).max_by_key(share) {
            Some(row) if has_ended => at = row.successor_id,
            _ => break,
        }
    }
    at
}

/// The bodies whose rows a body keeps on a day: itself, and those that ended before and for which it carries on.
pub fn holdings(graph: &Graph, body: OrganisationId, on: Date) -> Vec<OrganisationId> {
    let ended = graph.predecessor_closure(body, on).into_iter();
    let carried = ended.filter(|ended| *ended != body && keeper_of(graph, *ended, on) == body);
    std::iter::once(body).chain(carried).collect()
}

/// The body whose registers a person sees first: the own one, of a staff body its committee where it may be read.
pub fn own_body(acting: &Acting) -> Result<OrganisationId, Problem> {
    let readable = |body: &OrganisationId| acting.may(Verb::ReadRegister, &thing_of(acting, *body));
    let home = acting.caller.home().ok_or(Problem::NotFound)?;
    [home, acting.graph.committee_of(home, acting.today)].into_iter().find(readable).ok_or(Problem::Forbidden)
}

/// Whether the caller may read the rows that a body keeps, or that are kept for it since it ended.
pub fn may_read_of(acting: &Acting, body: OrganisationId) -> bool {
    acting.may(Verb::ReadRegister, &thing_of(acting, keeper_of(&acting.graph, body, acting.today)))
}

/// The bodies below that the caller may read, and the body itself.
pub fn subtree(acting: &Acting, body: OrganisationId) -> Vec<OrganisationId> {
    let (graph, today) = (&acting.graph, acting.today);
    let below = graph.lines(today).into_iter().flat_map(|line| graph.descendants(body, &line, today));
    let mut all: Vec<OrganisationId> = below.chain([body]).collect();
    all.sort_unstable();
    all.dedup();
    all.retain(|body| acting.may(Verb::ReadRegister, &thing_of(acting, *body)));
    graph.sorted(all, today)
}
