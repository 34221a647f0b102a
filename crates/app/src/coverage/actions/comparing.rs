//! A plan beside one of its parents: the clauses of both, what was said of each pair with its history, and what is suggested.
//! It writes nothing; which pairs are suggested is computed from the texts each time.

use super::{
    reading::{self, Standing},
    relating::Said,
    store::{self, DocumentRow, SaidRow},
};
use crate::{
    App,
    acting::Acting,
    amendments::{self, Aged},
    caller::Caller,
    coverage::{
        clauses::Clauses,
        suggesting::{self, Suggested},
    },
    failure::Failure,
};
use database::Connection;
use domain::{
    coverage::{Cell, Degree},
    ids::{ClauseRelationId, DocumentId, ProvisionId},
    permissions::Verb,
    problem::Problem,
};
use std::collections::{BTreeMap, BTreeSet};

/// A clause of the plan and one of the parent; of the plan as a whole without the first.
pub type Pair = (Option<ProvisionId>, ProvisionId);

/// A plan beside one of its parents.
#[derive(Debug, Clone)]
pub struct Compared {
    /// The plan.
    pub standing: Standing,
    /// The parent that it is held against.
    pub parent: DocumentRow,
    /// The clauses of the plan.
    pub own: Clauses,
    /// The clauses of the parent.
    pub above: Clauses,
    /// All that was said of each pair, the oldest first.
    pub said: BTreeMap<Pair, Vec<SaidRow>>,
    /// Of what counts, what is stale: the clause above changed since, and nobody said it again.
    pub aged: BTreeMap<ClauseRelationId, Aged>,
    /// What is suggested and of which nothing stands.
    pub suggested: Vec<Suggested>,
    /// Whether the person may say something.
    pub may_relate: bool,
}

/// A plan beside one of its parents, the first without a choice, for those who may read it.
pub async fn find_compared(
    app: &App,
    caller: &Caller,
    plan: DocumentId,
    parent: Option<DocumentId>,
) -> Result<Compared, Failure> {
    let acting = Acting::now(app, caller);
    let mut connection = app.database().read().await?;
    let standing = reading::find_plan(&mut connection, &acting, plan).await?;
    let is_wanted = |row: &&DocumentRow| parent.is_none_or(|id| row.id == id);
    let parent = standing.parents.iter().find(is_wanted).cloned().ok_or(Problem::NotFound)?;
    let own = clauses_of(&mut connection, plan).await?;
    let above = clauses_of(&mut connection, parent.id).await?;
    let fate = amendments::fate_below(&mut connection, parent.id, acting.today).await?;
    let rows = store::list_said(&mut connection, plan).await?;
    let origins: BTreeMap<ClauseRelationId, ProvisionId> =
        rows.iter().map(|row| (row.id, row.parent_clause_id)).collect();
    let carried: BTreeSet<ClauseRelationId> = rows.iter().filter_map(|row| row.carried_from_id).collect();
    let mut said: BTreeMap<Pair, Vec<SaidRow>> = BTreeMap::new();
    for row in rows.into_iter().filter(|row| row.parent_document_id == parent.id) {
        said.entry((row.clause_id, row.parent_clause_id)).or_default().push(row);
    }
    let last = said.values().filter_map(|rows| rows.last()).filter(|row| !carried.contains(&row.id));
    let aged = last.filter_map(|row| {
        let from = row.carried_from_id.and_then(|id| origins.get(&id).copied());
        fate.aged(row.parent_clause_id, from).map(|old| (row.id, old))
    });
    let aged = aged.collect();
    let all = suggesting::of_pair(app, (plan, &own), (parent.id, &above));
    let may_relate = standing.row.counts() && acting.may(Verb::RelateClauses, &standing.thing(acting.today));
    let mut made = Compared { standing, parent, own, above, said, aged, suggested: Vec::new(), may_relate };
    made.suggested = all.iter().filter(|one| made.is_open((Some(one.clause), one.parent_clause))).cloned().collect();
    Ok(made)
}

/// The clauses of a published document.
pub(crate) async fn clauses_of(connection: &mut Connection, id: DocumentId) -> Result<Clauses, Failure> {
    let rows = store::list_provisions(connection, id).await?;
    let text = store::find_reading(connection, id).await?.map(|row| row.text()).transpose()?;
    Ok(Clauses::of(rows, text.as_ref()))
}

impl Compared {
    /// What counts of a pair.
    pub fn last(&self, pair: Pair) -> Option<&SaidRow> {
        self.said.get(&pair).and_then(|rows| rows.last())
    }

    /// What is said of a pair now.
    pub fn degree(&self, pair: Pair) -> Option<Degree> {
        match Said::from_code(&self.last(pair)?.degree) {
            Said::Degree(degree) => Some(degree),
            Said::Nothing => None,
        }
    }

    /// The number that a person sees of a pair.
    pub fn number(&self, pair: Pair) -> i64 {
        self.last(pair).map_or(0, |row| row.number)
    }

    fn is_open(&self, pair: Pair) -> bool {
        self.degree(pair).is_none()
    }

    /// The pairs of a clause of the parent of which something stands, those that take it up first.
    pub fn pairs_of(&self, parent_clause: ProvisionId) -> Vec<(Pair, &SaidRow, Degree)> {
        let of_clause = self.said.keys().filter(|pair| pair.1 == parent_clause);
        let standing = of_clause.filter_map(|pair| Some((*pair, self.last(*pair)?, self.degree(*pair)?)));
        let mut pairs: Vec<_> = standing.collect();
        let place = |clause: Option<ProvisionId>| self.own.covering.iter().position(|one| Some(*one) == clause);
        pairs.sort_by_key(|((clause, _), _, degree)| (std::cmp::Reverse(*degree), place(*clause)));
        pairs
    }

    /// How the plan stands to a clause of the parent, as it is said and suggested.
    pub fn standing_of(&self, parent_clause: ProvisionId) -> Cell {
        let (old, firm): (Vec<_>, Vec<_>) =
            self.pairs_of(parent_clause).into_iter().partition(|(_, row, _)| self.aged.contains_key(&row.id));
        let says = |((clause, _), _, degree): &(Pair, &SaidRow, Degree)| clause.is_none() || *degree != Degree::None;
        match firm.iter().map(|(.., degree)| *degree).max().unwrap_or(Degree::None) {
            Degree::Full => Cell::Full,
            Degree::Partial => Cell::Partial,
            Degree::None if firm.iter().any(says) => Cell::Declared,
            Degree::None if old.iter().any(says) => Cell::Stale,
            Degree::None if self.suggested.iter().any(|one| one.parent_clause == parent_clause) => Cell::Waiting,
            Degree::None => Cell::Missing,
        }
    }

    /// Clauses of the plan that take nothing of the parent up.
    pub fn without_parent(&self) -> Vec<ProvisionId> {
        let related: BTreeSet<ProvisionId> = self
            .said
            .keys()
            .filter(|pair| self.degree(**pair).is_some_and(|degree| degree != Degree::None))
            .filter_map(|pair| pair.0)
            .collect();
        self.own.covering.iter().copied().filter(|clause| !related.contains(clause)).collect()
    }
}
