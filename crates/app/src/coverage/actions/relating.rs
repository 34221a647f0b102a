//! Saying how clauses of a plan stand to clauses of its parents: wholly, in part, not at all, or nothing any more.
//!
//! Each saying names the number that the person saw of the pair, so that nobody's word is lost under another's; several are
//! said together, all or none. A suggestion is never written by itself, and what a person said is never overwritten by one.

use super::{
    reading::{self, Standing},
    store::{self, ProvisionRow, SaidRow},
};
use crate::{App, acting::Acting, caller::Caller, failure::Failure, written};
use database::{Connection, WriteTransaction};
use domain::{
    coverage::Degree,
    ids::{ClauseRelationId, DocumentId, ProvisionId},
    permissions::Verb,
    problem::{PlanProblem, Problem},
};
use serde_json::{Value as Json, json};
use std::collections::{BTreeMap, BTreeSet};

/// So many are said together at the most.
pub const MOST_TOGETHER: usize = 500;

/// What is said of a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// So far does the clause take the other up.
    Degree(Degree),
    /// Nothing any more: what was said is taken back, and the pair may be suggested again.
    Nothing,
}

impl Said {
    /// The word that is stored.
    pub const fn code(self) -> &'static str {
        match self {
            Said::Degree(degree) => degree.code(),
            Said::Nothing => "open",
        }
    }

    /// From the stored word; one that is not known says nothing.
    pub fn from_code(code: &str) -> Self {
        Degree::from_code(code).map_or(Said::Nothing, Said::Degree)
    }
}

/// One saying.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saying {
    /// The clause of the plan; of the plan as a whole without it.
    pub clause: Option<ProvisionId>,
    /// The clause of the parent.
    pub parent_clause: ProvisionId,
    /// What is said.
    pub said: Said,
    /// Why; needed in part, where the plan does not take a clause up, and where something was said before.
    pub reason: String,
    /// The person took up a suggestion.
    pub suggested: bool,
    /// The number that the person saw; nought where nothing was said.
    pub seen: i64,
    /// The relation to an earlier text of the parent that this one goes on from.
    pub carried_from: Option<ClauseRelationId>,
}

/// What is said of clauses of a plan, all or none.
pub async fn relate(
    app: &App,
    caller: &Caller,
    plan: DocumentId,
    sayings: Vec<Saying>,
) -> Result<Vec<ClauseRelationId>, Failure> {
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_relations(tx, &acting, plan, sayings).await })).await
}

/// The same inside a write.
pub async fn write_relations(
    tx: &mut WriteTransaction,
    acting: &Acting,
    plan: DocumentId,
    sayings: Vec<Saying>,
) -> Result<Vec<ClauseRelationId>, Failure> {
    let standing = reading::find_plan(tx, acting, plan).await?;
    let thing = standing.thing(acting.today);
    acting.caller.require(&acting.graph, Verb::RelateClauses, &thing)?;
    if sayings.is_empty() || sayings.len() > MOST_TOGETHER {
        return Err(Problem::Missing { field: "chon".to_owned() }.into());
    }
    if !standing.row.counts() {
        return Err(Problem::Plan(PlanProblem::NotInForce).into());
    }
    let known = Known::load(tx, &standing).await?;
    let mut pairs = BTreeSet::new();
    let mut ids = Vec::new();
    for mut saying in sayings {
        saying.reason = written::words("ly_do", &saying.reason, written::REASON_LIMIT)?;
        known.check(&saying)?;
        if !pairs.insert((saying.clause, saying.parent_clause)) {
            return Err(Problem::AlreadyDone.into());
        }
        let pair = (saying.clause, saying.parent_clause);
        if store::highest(tx, plan, pair).await? != saying.seen {
            return Err(Problem::SomeoneWasFaster.into());
        }
        let permit = acting.permit(tx, Verb::RelateClauses, &thing, particulars(&saying)).await?;
        let for_body = permit.on_behalf_of().ok_or(Problem::Forbidden)?;
        ids.push(store::insert(tx, &permit, plan, (for_body, permit.person()?), &saying).await?);
    }
    Ok(ids)
}

/// Takes back what was said last of a pair: what stood before counts again.
pub async fn take_back(
    app: &App,
    caller: &Caller,
    plan: DocumentId,
    relation: ClauseRelationId,
) -> Result<ClauseRelationId, Failure> {
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_undo(tx, &acting, plan, relation).await })).await
}

/// The same inside a write.
pub async fn write_undo(
    tx: &mut WriteTransaction,
    acting: &Acting,
    plan: DocumentId,
    relation: ClauseRelationId,
) -> Result<ClauseRelationId, Failure> {
    reading::find_plan(tx, acting, plan).await?;
    let said = store::list_said(tx, plan).await?;
    let undone = said.iter().find(|row| row.id == relation).ok_or(Problem::NotFound)?;
    let is_same = |row: &&SaidRow| (row.clause_id, row.parent_clause_id) == (undone.clause_id, undone.parent_clause_id);
    let before = said.iter().filter(is_same).rfind(|row| row.number < undone.number);
    let words = before.map(|row| row.reason.clone()).filter(|reason| !reason.is_empty());
    let saying = Saying {
        clause: undone.clause_id,
        parent_clause: undone.parent_clause_id,
        said: before.map_or(Said::Nothing, |row| Said::from_code(&row.degree)),
        reason: words.unwrap_or_else(|| "↶".to_owned()),
        suggested: before.is_some_and(|row| row.suggested != 0),
        seen: undone.number,
        carried_from: None,
    };
    let ids = write_relations(tx, acting, plan, vec![saying]).await?;
    Ok(ids.first().copied().ok_or(Problem::NotFound)?)
}

fn particulars(saying: &Saying) -> Json {
    json!({
        "clause": saying.clause.map(|id| id.to_string()),
        "parent_clause": saying.parent_clause.to_string(),
        "degree": saying.said.code(),
        "reason": saying.reason,
        "suggested": saying.suggested,
        "number": saying.seen + 1,
    })
}

/// The clauses that can be related.
struct Known {
    own: BTreeSet<ProvisionId>,
    parents: BTreeMap<ProvisionId, bool>,
}

impl Known {
    async fn load(connection: &mut Connection, standing: &Standing) -> Result<Self, Failure> {
        let ids = |rows: Vec<ProvisionRow>| rows.into_iter().map(|row| (row.id, row.obligations > 0));
        let own = store::list_provisions(connection, standing.row.id).await?;
        let mut parents = BTreeMap::new();
        for parent in standing.parents.iter().filter(|parent| parent.published_at_ms.is_some()) {
            parents.extend(ids(store::list_provisions(connection, parent.id).await?));
        }
        Ok(Known { own: ids(own).map(|(id, _)| id).collect(), parents })
    }

    /// What cannot be meant is refused before it is written.
    fn check(&self, saying: &Saying) -> Result<(), Problem> {
        if !self.parents.contains_key(&saying.parent_clause) {
            return Err(Problem::Plan(PlanProblem::ClauseNotOfParent));
        }
        if saying.clause.is_some_and(|clause| !self.own.contains(&clause)) {
            return Err(Problem::Plan(PlanProblem::ClauseNotOfPlan));
        }
        let is_of_plan = saying.clause.is_none();
        let is_fit = !is_of_plan || matches!(saying.said, Said::Nothing | Said::Degree(Degree::None));
        if !is_fit {
            return Err(Problem::Plan(PlanProblem::ClauseNotOfPlan));
        }
        let needs_reason = saying.seen > 0
            || saying.said == Said::Degree(Degree::Partial)
            || (is_of_plan && saying.said == Said::Degree(Degree::None));
        if needs_reason && saying.reason.is_empty() {
            return Err(Problem::Missing { field: "ly_do".to_owned() });
        }
        Ok(())
    }
}
