//! Units by the duties of one document: a symbol with its word for each pair, the duties that are late the most first. It only
//! arranges what the obligations tell, cut to what the person may read.

use super::parts::Looking;
use crate::{
    failure::Failure,
    obligations::actions::listing::{FactRow, ObligationRow, list_of_document},
};
use database::Connection;
use domain::{
    ids::{DocumentId, OrganisationId},
    obligations::{AssignmentRole, Closing, OnSchedule},
};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// So many duties are shown.
pub const MOST_DUTIES: usize = 12;

/// How a unit stands to a duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pair {
    /// It is not concerned.
    None,
    /// Accepted.
    Done,
    /// Handed in, and waits for its answer.
    Waiting,
    /// Under way.
    Doing,
    /// Due within seven days.
    Soon,
    /// Late.
    Late,
}

impl Pair {
    /// All of them, the loudest first.
    pub const ALL: [Pair; 6] = [Pair::Late, Pair::Soon, Pair::Doing, Pair::Waiting, Pair::Done, Pair::None];

    /// Class, drawing and the key of its word.
    pub const fn shown(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Pair::Late => ("late", "s-late", "overview-state-late"),
            Pair::Soon => ("soon", "s-soon", "overview-state-soon"),
            Pair::Doing => ("on", "c-dot", "overview-state-doing"),
            Pair::Waiting => ("on", "s-wait", "overview-state-waiting"),
            Pair::Done => ("ok", "c-full", "overview-state-accepted"),
            Pair::None => ("na", "c-na", "overview-state-none"),
        }
    }

    /// The colour of its words in the legend.
    pub const fn tone(self) -> &'static str {
        match self {
            Pair::Late => "act",
            Pair::Soon => "warn",
            Pair::Done => "ok",
            Pair::Doing | Pair::Waiting => "plain",
            Pair::None => "mute",
        }
    }

    fn of(fact: &FactRow, today: Date) -> Self {
        if fact.closing.as_deref() == Some(Closing::Accepted.code()) {
            return Pair::Done;
        }
        if !fact.is_open {
            return Pair::None;
        }
        let soon = fact.due_on.map(|day| OnSchedule::of(day, today));
        match (fact.is_late, fact.is_waiting, soon) {
            (true, ..) => Pair::Late,
            (_, true, _) => Pair::Waiting,
            (.., Some(OnSchedule::DueToday | OnSchedule::Soon { .. })) => Pair::Soon,
            _ => Pair::Doing,
        }
    }
}

/// A duty with how each unit stands to it.
pub struct Row {
    /// The duty.
    pub duty: ObligationRow,
    /// In the order of the units.
    pub cells: Vec<Pair>,
    /// Units that are late.
    pub late: usize,
}

/// Units by duties.
pub struct Heat {
    /// The document.
    pub document: DocumentId,
    /// The units, as lists sort them.
    pub units: Vec<OrganisationId>,
    /// The duties, those with the most late units first.
    pub rows: Vec<Row>,
    /// Duties that are not shown.
    pub more: usize,
    /// Units that are late with one of the duties of the document.
    pub late_units: BTreeSet<OrganisationId>,
    /// Late pairs of all duties of the document.
    pub late: usize,
    /// When duties of the document fall due that somebody still has open.
    pub due: BTreeMap<Date, usize>,
}

/// The duties of a document, each with the units that lead it, as far as the person reads them.
pub async fn of(
    connection: &mut Connection,
    looking: Looking<'_>,
    document: DocumentId,
) -> Result<Option<Heat>, Failure> {
    let listed = list_of_document(connection, looking.acting, document).await?;
    Ok(arranged(looking, document, listed))
}

fn arranged(looking: Looking<'_>, document: DocumentId, listed: Vec<(ObligationRow, Vec<FactRow>)>) -> Option<Heat> {
    let today = looking.acting.today;
    let leads = |fact: &&FactRow| fact.role == AssignmentRole::Lead.code();
    let (mut units, mut late_units) = (BTreeSet::new(), BTreeSet::new());
    let mut due: BTreeMap<Date, usize> = BTreeMap::new();
    let mut of: Vec<(ObligationRow, BTreeMap<OrganisationId, Pair>)> = Vec::new();
    for (duty, facts) in listed {
        let mut pairs: BTreeMap<OrganisationId, Pair> = BTreeMap::new();
        for fact in facts.iter().filter(leads) {
            let pair = Pair::of(fact, today);
            if pair == Pair::None {
                continue;
            }
            let known = pairs.entry(fact.organisation_id).or_insert(pair);
            *known = pair.max(*known);
            if let Some(day) = fact.due_on.filter(|day| fact.is_open && *day >= today) {
                *due.entry(day).or_default() += 1;
            }
        }
        units.extend(pairs.keys().copied());
        late_units.extend(pairs.iter().filter(|(_, pair)| **pair == Pair::Late).map(|(unit, _)| *unit));
        if !pairs.is_empty() {
            of.push((duty, pairs));
        }
    }
    let units = looking.acting.graph.sorted(units.into_iter().collect(), today);
    let mut rows: Vec<Row> = of.into_iter().map(|(duty, pairs)| row(duty, &pairs, &units)).collect();
    let late = rows.iter().map(|row| row.late).sum();
    rows.sort_by_key(|row| std::cmp::Reverse(row.late));
    let more = rows.len().saturating_sub(MOST_DUTIES);
    rows.truncate(MOST_DUTIES);
    (!rows.is_empty()).then_some(Heat { document, units, rows, more, late_units, late, due })
}

fn row(duty: ObligationRow, pairs: &BTreeMap<OrganisationId, Pair>, units: &[OrganisationId]) -> Row {
    let cells: Vec<Pair> = units.iter().map(|unit| pairs.get(unit).copied().unwrap_or(Pair::None)).collect();
    Row { late: cells.iter().filter(|pair| **pair == Pair::Late).count(), duty, cells }
}
