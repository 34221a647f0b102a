//! How many were raised, answered, solved and are late: by unit and by clause. A matter that several units raised counts once
//! for each of them and once in the whole. It counts what the caller may know of and nothing else.

use super::{Book, DifficultyRow, finding::Listed};
use domain::{
    difficulties::{Act, State},
    ids::{DocumentId, OrganisationId, ProvisionId},
    organisations::Graph,
};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Raised and not taken back.
    pub raised: usize,
    /// That have an answer now or had one.
    pub answered: usize,
    /// Solved, or closed by silence.
    pub solved: usize,
    /// The holder owes an answer.
    pub waiting: usize,
    /// The holder is late.
    pub overdue: usize,
}

impl Counts {
    /// Counts one in.
    pub fn add(&mut self, one: &Standing) {
        self.raised += usize::from(!matches!(one.state, State::Withdrawn { .. }));
        self.answered += usize::from(one.was_answered && !matches!(one.state, State::Withdrawn { .. }));
        self.solved += usize::from(one.state.is_solved());
        self.waiting += usize::from(one.state.waits_for_holder());
        self.overdue += usize::from(one.is_overdue);
    }
}

/// How one stands, as far as it is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// How it stands.
    pub state: State,
    /// An answer was given.
    pub was_answered: bool,
    /// The holder is late.
    pub is_overdue: bool,
}

impl Standing {
    /// Of a matter.
    pub fn of(listed: &Listed) -> Self {
        let answered = |step: &domain::difficulties::Step| matches!(step.act, Act::Answered { .. });
        Standing {
            state: listed.told.state,
            was_answered: listed.matter.logs().any(|log| log.steps.iter().any(answered)),
            is_overdue: listed.told.is_overdue,
        }
    }
}

/// A clause, or a document as a whole.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ClauseKey {
    /// The document.
    pub document: DocumentId,
    /// The clause.
    pub provision: Option<ProvisionId>,
}

/// Counts of everything, by unit and by clause.
#[derive(Debug, Clone, Default)]
pub struct Tally {
    /// Each matter once.
    pub whole: Counts,
    /// By the body directly below the one that asks, or by the unit itself.
    pub units: BTreeMap<OrganisationId, Counts>,
    /// By clause, each with one that was raised against it.
    pub clauses: BTreeMap<ClauseKey, (Counts, DifficultyRow)>,
}

/// Counts what is listed. Units are put under the body directly below `body`, on the line of the matter.
pub fn tally(book: &Book, listed: &[Listed], graph: &Graph, body: Option<OrganisationId>, today: Date) -> Tally {
    let mut tally = Tally::default();
    for one in listed {
        let standing = Standing::of(one);
        tally.whole.add(&standing);
        let rows: Vec<&DifficultyRow> = one
            .matter
            .logs()
            .filter_map(|log| book.rows.get(&log.id).filter(|_| log.withdrawn_on().is_none()))
            .collect();
        let mut units: Vec<OrganisationId> = rows.iter().map(|row| under(graph, row, body, today)).collect();
        units.sort_unstable();
        units.dedup();
        for unit in units {
            tally.units.entry(unit).or_default().add(&standing);
        }
        let mut keys: BTreeMap<ClauseKey, &DifficultyRow> = BTreeMap::new();
        for row in rows {
            if let Some(document) = row.document_id {
                keys.entry(ClauseKey { document, provision: row.provision_id }).or_insert(row);
            }
        }
        for (key, row) in keys {
            tally.clauses.entry(key).or_insert_with(|| (Counts::default(), row.clone())).0.add(&standing);
        }
    }
    tally
}

/// The body under which a unit is counted.
fn under(graph: &Graph, row: &DifficultyRow, body: Option<OrganisationId>, today: Date) -> OrganisationId {
    let unit = domain::difficulties::successor_of(graph, row.organisation_id, today).unwrap_or(row.organisation_id);
    let Some(body) = body else { return unit };
    let day = graph.day_within_life(unit, today);
    let mut chain = vec![unit];
    chain.extend(graph.ancestors(unit, &row.line, day));
    let place = chain.iter().position(|above| *above == body);
    place.filter(|place| *place > 0).and_then(|place| chain.get(place - 1)).copied().unwrap_or(unit)
}

/// Whether a matter was raised by a unit under this body.
pub fn is_under(
    book: &Book,
    one: &Listed,
    graph: &Graph,
    (body, unit): (Option<OrganisationId>, OrganisationId),
    today: Date,
) -> bool {
    let rows = one.matter.logs().filter_map(|log| book.rows.get(&log.id));
    rows.into_iter().any(|row| row.organisation_id == unit || under(graph, row, body, today) == unit)
}
