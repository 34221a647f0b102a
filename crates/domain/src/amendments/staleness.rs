//! Whether what rests on a clause still stands on firm ground: a pure function of what became of the clause.
//!
//! A relation to a clause of a replaced document is stale until it is carried over; one to a clause with other words until
//! a person says it again. Coverage counts a stale relation as such and never as none.

use super::Change;
use crate::ids::ProvisionId;
use std::collections::{BTreeMap, BTreeSet};

/// What became of a clause by one document that counts: published, not retracted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Became {
    /// The clause that stands for it now, if one does.
    pub to: Option<ProvisionId>,
    /// What became of its words.
    pub change: Change,
    /// The whole document was replaced, not this clause alone.
    pub is_replaced: bool,
}

/// Why something is stale; the heavier reason first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stale {
    /// Its clause was taken away.
    Removed,
    /// Its clause has other words.
    Changed,
    /// It was carried over to other words and waits for a person to say it again.
    Waiting,
    /// Its clause stands unchanged in a document that took the place of the older one.
    Replaced,
}

impl Stale {
    /// The word that programs read.
    pub const fn code(self) -> &'static str {
        match self {
            Stale::Removed => "removed",
            Stale::Changed => "changed",
            Stale::Waiting => "waiting",
            Stale::Replaced => "replaced",
        }
    }
}

/// What became of clauses.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Succession {
    became: BTreeMap<ProvisionId, Vec<Became>>,
}

impl Succession {
    /// From the pairings that count.
    pub fn of(rows: impl IntoIterator<Item = (ProvisionId, Became)>) -> Self {
        let mut became: BTreeMap<ProvisionId, Vec<Became>> = BTreeMap::new();
        for (clause, one) in rows {
            became.entry(clause).or_default().push(one);
        }
        Succession { became }
    }

    /// Whether something that rests on a clause is stale. `carried_from` is the clause from which it was carried over
    /// without a person saying it again.
    pub fn stale(&self, clause: ProvisionId, carried_from: Option<ProvisionId>) -> Option<Stale> {
        let own = self.of_clause(clause).iter().filter_map(|one| match (one.change, one.is_replaced) {
            (Change::Removed, _) => Some(Stale::Removed),
            (Change::Changed, _) => Some(Stale::Changed),
            (Change::Same | Change::New, true) => Some(Stale::Replaced),
            (Change::Same | Change::New, false) => None,
        });
        let carried = carried_from.into_iter().flat_map(|from| self.of_clause(from));
        let waits = carried.filter(|one| one.to == Some(clause) && one.change == Change::Changed);
        own.chain(waits.map(|_| Stale::Waiting)).min()
    }

    /// The clauses that stand for a clause today: itself where nothing became of it, none where it was taken away.
    pub fn current(&self, clause: ProvisionId) -> BTreeSet<ProvisionId> {
        let (mut seen, mut found) = (BTreeSet::from([clause]), BTreeSet::new());
        let mut waiting = vec![clause];
        while let Some(at) = waiting.pop() {
            let became = self.of_clause(at);
            if became.iter().all(|one| one.change == Change::Same && !one.is_replaced) {
                found.insert(at);
            }
            waiting.extend(became.iter().filter_map(|one| one.to).filter(|to| seen.insert(*to)));
        }
        found
    }

    fn of_clause(&self, clause: ProvisionId) -> &[Became] {
        self.became.get(&clause).map(Vec::as_slice).unwrap_or_default()
    }
}
