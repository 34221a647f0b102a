//! Handing over («chuyển giao») in rows: what the rule of `domain` decided is closed, opened, joined and linked.
//!
//! The rows are written under the permit of the publication or of the reorganisation; a history row of the system beside
//! it says how much was carried over, and on which legal basis. Nothing is deleted, and a first promise only ever moves
//! to an earlier day.

use super::{super::occurrences::open_occurrences, store};
use crate::{failure::Failure, permits::Permit};
use database::WriteTransaction;
use domain::{
    ids::{AssignmentId, EventId, ObligationId, OrganisationId},
    obligations::{
        Closing,
        handover::{Replay, Wording, replay_as_chosen},
    },
    organisations::Graph,
};
use jiff::civil::Date;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// How much was handed over.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HandedOver {
    /// Assignments closed because a successor carries on.
    pub closed: i64,
    /// Assignments opened for successors.
    pub opened: i64,
    /// Assignments closed because nobody carries on.
    pub without_successor: i64,
    /// Links from predecessor to successor, by legal basis.
    pub links: BTreeMap<String, i64>,
}

/// Who a person said carries an assignment on.
pub type Chosen = BTreeMap<AssignmentId, BTreeSet<OrganisationId>>;

/// Hands over every open assignment whose holder has ended by that day. `graph` knows of the reorganisation already.
/// Where a person chose, the chosen carry on; elsewhere the rule decides.
///
/// Doing it again changes nothing.
pub async fn hand_over(
    tx: &mut WriteTransaction,
    permit: &Permit,
    graph: &Graph,
    thing: (&'static str, Uuid),
    today: Date,
    chosen: &Chosen,
) -> Result<HandedOver, Failure> {
    let mut carried = HandedOver::default();
    for touched in store::list_obligations_of_ended_holders(tx, today).await? {
        let (ids, held) = store::list_open_holdings(tx, touched.id).await?;
        let wording = Wording { action: &touched.action, subject: &touched.subject };
        let by_place =
            ids.iter().enumerate().filter_map(|(place, id)| Some((place, chosen.get(id)?.clone()))).collect();
        let replay = replay_as_chosen(graph, &wording, held, today, &by_place);
        carried.count(graph, &replay, ids.len());
        write(tx, permit, touched.id, &ids, &replay).await?;
    }
    carried.enter_in_journal(tx, thing).await?;
    if carried.opened > 0 {
        open_occurrences(tx, permit, today).await?;
    }
    Ok(carried)
}

/// Writes a replay. The first of its holdings are stored already under `stored`, in their order.
pub(super) async fn write(
    tx: &mut WriteTransaction,
    permit: &Permit,
    obligation: ObligationId,
    stored: &[AssignmentId],
    replay: &Replay,
) -> Result<(), Failure> {
    let mut ids: Vec<AssignmentId> = stored.to_vec();
    ids.extend(replay.holdings.iter().skip(stored.len()).map(|_| tx.new_id::<AssignmentId>()));
    let joined: BTreeSet<usize> = replay.follows.iter().map(|link| link.successor).collect();
    // Those that exist are closed before others are opened: of one unit and role only one is open at a time.
    for (place, (id, holding)) in ids.iter().zip(&replay.holdings).take(stored.len()).enumerate() {
        if holding.closed.is_some() || joined.contains(&place) {
            store::carry_assignment(tx, permit, *id, holding).await?;
        }
    }
    for (id, holding) in ids.iter().zip(&replay.holdings).skip(stored.len()) {
        store::insert_assignment(tx, permit, *id, obligation, holding).await?;
    }
    for link in &replay.follows {
        if let (Some(predecessor), Some(successor)) = (ids.get(link.predecessor), ids.get(link.successor)) {
            store::insert_link(tx, permit, *predecessor, *successor, link.event).await?;
        }
    }
    Ok(())
}

impl HandedOver {
    /// Counts a replay that began with so many assignments.
    pub(super) fn count(&mut self, graph: &Graph, replay: &Replay, given: usize) {
        let closed_as = |wanted: Closing| {
            let closings = replay.holdings.iter().filter_map(|holding| holding.closed.map(|(_, closing)| closing));
            number(closings.filter(|closing| *closing == wanted).count())
        };
        self.closed += closed_as(Closing::HandedOver);
        self.without_successor += closed_as(Closing::WithoutSuccessor);
        self.opened += number(replay.holdings.len().saturating_sub(given));
        for link in &replay.follows {
            *self.links.entry(legal_basis(graph, link.event)).or_default() += 1;
        }
    }

    /// One history row for all of it; none where nothing was handed over.
    pub(super) async fn enter_in_journal(
        &self,
        tx: &mut WriteTransaction,
        thing: (&'static str, Uuid),
    ) -> Result<(), Failure> {
        if self.closed + self.without_successor == 0 {
            return Ok(());
        }
        let particulars = json!({
            "closed": self.closed,
            "opened": self.opened,
            "without_successor": self.without_successor,
            "links": self.links,
        });
        let _permit = Permit::of_the_system(tx, "hand-over-assignments", thing, particulars).await?;
        Ok(())
    }
}

fn legal_basis(graph: &Graph, event: EventId) -> String {
    graph.event(event).map(|event| event.legal_basis.clone()).unwrap_or_default()
}

fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
