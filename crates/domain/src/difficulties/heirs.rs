//! Who holds on where a body ended. One body alone, because a matter has exactly one holder: the one that took the largest
//! part, on the day of the end, and of equals the first in the order of lists. It can forward to one beside it.
//!
//! Each end is judged on the graph of its own day, so that what happened later never moves a matter back and forth.

use crate::{ids::OrganisationId, organisations::Graph};
use jiff::civil::Date;

/// No body ends so often.
const MOST_ENDS: usize = 64;

/// The body that stands on a day for one that raised something; nobody where it ended and nobody carries on.
pub fn successor_of(graph: &Graph, body: OrganisationId, today: Date) -> Option<OrganisationId> {
    let mut at = body;
    for _ in 0..MOST_ENDS {
        match ended(graph, at, today) {
            Some(on) => at = largest_part(graph, at, on)?,
            None => return Some(at),
        }
    }
    None
}

/// The body that holds on a day what another received: its successor, or where nobody carries on the one that stood above it
/// on the line. A body above which nobody stood and that nobody follows stays the holder.
pub fn taken_over_by(graph: &Graph, holder: OrganisationId, line: &str, today: Date) -> OrganisationId {
    let mut at = holder;
    for _ in 0..MOST_ENDS {
        let Some(on) = ended(graph, at, today) else { return at };
        let above = || graph.parent(at, line, on.yesterday().unwrap_or(on));
        match largest_part(graph, at, on).or_else(above) {
            Some(next) => at = next,
            None => return at,
        }
    }
    at
}

fn ended(graph: &Graph, body: OrganisationId, today: Date) -> Option<Date> {
    graph.life(body).and_then(|(_, ended_on)| ended_on).filter(|on| *on <= today)
}

/// Of those who took over by the event that ended it and lived on that day.
fn largest_part(graph: &Graph, body: OrganisationId, on: Date) -> Option<OrganisationId> {
    let by = graph.ended_by(body)?.id;
    let living = |id: &OrganisationId| graph.exists(*id, on);
    let rows: Vec<_> =
        graph.successors(body).iter().filter(|row| row.event_id == by && living(&row.successor_id)).collect();
    let order = graph.sorted(rows.iter().map(|row| row.successor_id).collect(), on);
    let place = |id: OrganisationId| order.iter().position(|one| *one == id);
    let larger = |one: (i64, i64), other: (i64, i64)| {
        (i128::from(one.0) * i128::from(other.1)).cmp(&(i128::from(other.0) * i128::from(one.1)))
    };
    let best = rows.into_iter().max_by(|one, other| {
        let share = |row: &&crate::organisations::SuccessionRow| (row.share_numerator, row.share_denominator);
        larger(share(one), share(other)).then_with(|| place(other.successor_id).cmp(&place(one.successor_id)))
    })?;
    Some(best.successor_id)
}
