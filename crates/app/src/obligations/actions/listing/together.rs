//! What pages of one thing read of assignments: those of a clause, of a unit, and how many each unit has open. All of it is cut to
//! what the caller may read, and each takes a fixed number of statements.

use super::{
    Counts, Sight, seen,
    store::{self, FactRow, ObligationRow},
    store_together::{self, ActsRow, HeldRow, OpenRow},
    supported,
};
use crate::{acting::Acting, failure::Failure};
use database::Connection;
use domain::{
    ids::{DocumentId, ObligationId, OrganisationId, ProvisionId},
    obligations::AssignmentRole,
    time::Moment,
};
use std::collections::{BTreeMap, BTreeSet};

/// A duty with those of its assignments that a reader may read.
#[derive(Debug, Clone)]
pub struct OfClause {
    /// The duty.
    pub row: ObligationRow,
    /// What counts of its assignments.
    pub facts: Vec<FactRow>,
}

impl OfClause {
    /// What became of them.
    pub fn counts(&self) -> Counts {
        Counts::of(&self.facts)
    }
}

/// The duties of a clause and of everything inside it, in the order of the text, as far as the caller reads an assignment of them
/// or may read all: a duty of which nothing is read is left out.
pub(crate) async fn list_of_clause(
    connection: &mut Connection,
    acting: &Acting,
    document: DocumentId,
    (clause, inside): (ProvisionId, &BTreeSet<ProvisionId>),
) -> Result<Vec<OfClause>, Failure> {
    let sight = Sight::of(&acting.caller, &acting.graph, acting.today);
    let mut of: BTreeMap<ObligationId, Vec<FactRow>> = BTreeMap::new();
    for fact in store_together::list_of_clause(connection, (document, clause), acting.today).await? {
        of.entry(fact.obligation_id).or_default().push(fact);
    }
    let mut listed = Vec::new();
    for row in store::list_obligations(connection, document).await? {
        if row.provision_id.is_none_or(|own| !inside.contains(&own)) {
            continue;
        }
        let facts = of.remove(&row.id).unwrap_or_default();
        let facts: Vec<FactRow> = seen(&sight, row.tracking_body_id, &facts).cloned().collect();
        if !facts.is_empty() || sight.trackers.contains(&row.tracking_body_id) {
            listed.push(OfClause { row, facts });
        }
    }
    Ok(listed)
}

/// What a unit holds or held, as far as the caller reads it, and what became of all of it.
pub(crate) async fn list_of_unit(
    connection: &mut Connection,
    acting: &Acting,
    unit: OrganisationId,
) -> Result<(Vec<HeldRow>, Counts), Failure> {
    let sight = Sight::of(&acting.caller, &acting.graph, acting.today);
    let supported = supported(connection, &sight).await?;
    let mut held = store_together::list_held(connection, unit, acting.today).await?;
    held.retain(|row| {
        let role = AssignmentRole::from_code(&row.role).unwrap_or(AssignmentRole::Support);
        sight.sees(row.tracking_body_id, unit, role, supported.contains(&row.obligation_id))
    });
    let facts: Vec<FactRow> = held.iter().map(HeldRow::fact).collect();
    Ok((held, Counts::of(&facts)))
}

/// How many assignments a unit has open, and what of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Open {
    /// Open ones.
    pub open: i64,
    /// Late ones.
    pub late: i64,
    /// With a submission that waits for its answer.
    pub waiting: i64,
    /// Not acknowledged.
    pub unacknowledged: i64,
}

/// Open assignments by unit, as far as the caller reads all of a unit's or tracks them itself. Those that the caller reads only
/// because one of the own bodies supports the duty are not counted.
pub(crate) async fn count_open(
    connection: &mut Connection,
    acting: &Acting,
) -> Result<BTreeMap<OrganisationId, Open>, Failure> {
    let sight = Sight::of(&acting.caller, &acting.graph, acting.today);
    let mut counted: BTreeMap<OrganisationId, Open> = BTreeMap::new();
    for row in store_together::count_open(connection, acting.today).await? {
        let OpenRow { organisation_id, tracking_body_id, open, late, waiting, unacknowledged } = row;
        if reads(&sight, tracking_body_id, organisation_id) {
            let sum = counted.entry(organisation_id).or_default();
            *sum = Open {
                open: sum.open + open,
                late: sum.late + late,
                waiting: sum.waiting + waiting,
                unacknowledged: sum.unacknowledged + unacknowledged,
            };
        }
    }
    Ok(counted)
}

/// Documents whose assignments the caller's bodies track, those with the most open first.
pub(crate) async fn tracked_documents(
    connection: &mut Connection,
    acting: &Acting,
) -> Result<Vec<(DocumentId, i64)>, Failure> {
    let sight = Sight::of(&acting.caller, &acting.graph, acting.today);
    let mut open: BTreeMap<DocumentId, i64> = BTreeMap::new();
    for row in store_together::count_open_of_documents(connection).await? {
        if sight.trackers.contains(&row.tracking_body_id) || sight.holders.contains(&row.tracking_body_id) {
            *open.entry(row.document_id).or_default() += row.open;
        }
    }
    let mut found: Vec<(DocumentId, i64)> = open.into_iter().collect();
    found.sort_by_key(|(document, open)| (std::cmp::Reverse(*open), *document));
    Ok(found)
}

/// What was submitted, accepted and sent back since a moment.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Acts {
    /// Submissions.
    pub submitted: i64,
    /// Acceptances.
    pub accepted: i64,
    /// Sent back.
    pub sent_back: i64,
}

/// Everything of the sort that the caller reads.
pub(crate) async fn count_acts(connection: &mut Connection, acting: &Acting, since: Moment) -> Result<Acts, Failure> {
    let sight = Sight::of(&acting.caller, &acting.graph, acting.today);
    let rows = store_together::count_acts(connection, since.millisecond()).await?;
    let read = rows.iter().filter(|row| reads(&sight, row.tracking_body_id, row.organisation_id));
    Ok(read.fold(Acts::default(), |sum, row: &ActsRow| Acts {
        submitted: sum.submitted + row.submitted,
        accepted: sum.accepted + row.accepted,
        sent_back: sum.sent_back + row.sent_back,
    }))
}

fn reads(sight: &Sight, tracking_body: OrganisationId, holder: OrganisationId) -> bool {
    sight.trackers.contains(&tracking_body) || sight.holders.contains(&holder)
}
