//! Carrying over what rests on an older document: all that a person ticked, in one act, or nothing of it.
//!
//! What was ticked must still be as it was shown: who accepted an assignment, carried a line over or changed a target
//! meanwhile was faster, and the person is told. The first promise of an assignment goes over to the one that carries it on.

use super::{
    finding::find_amendment,
    stale::{Line, LineKind, Stale, Standing, stale_in},
    store,
};
use crate::{
    App,
    acting::Acting,
    caller::Caller,
    coverage::actions::{Said, Saying, last_number, write_saying},
    documents::actions::find_for_reader,
    failure::Failure,
    permits::Permit,
    targets::actions as of_targets,
};
use database::WriteTransaction;
use domain::{
    ids::{CarryOverId, DocumentId, ProvisionId},
    permissions::Verb,
    problem::Problem,
    targets::Source,
};
use serde_json::json;
use std::collections::BTreeSet;

/// What a person ticked: the keys of lines.
#[derive(Debug, Clone, Default)]
pub struct Ticked {
    /// The keys.
    pub keys: BTreeSet<String>,
    /// Why; it stands with each target that is replaced.
    pub reason: String,
}

/// How much was carried over.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Carried {
    /// Plans that carry out the newer document too.
    pub plans: usize,
    /// Relations of clauses.
    pub relations: usize,
    /// Assignments.
    pub assignments: usize,
    /// Targets.
    pub targets: usize,
}

impl Carried {
    /// All together.
    pub fn lines(&self) -> usize {
        self.plans + self.relations + self.assignments + self.targets
    }
}

/// Carries over what was ticked.
pub async fn carry_over(
    app: &App,
    caller: &Caller,
    pairs: (DocumentId, DocumentId),
    ticked: Ticked,
) -> Result<Carried, Failure> {
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_carry_over(tx, &acting, pairs, &ticked).await })).await
}

/// The same inside a write.
pub async fn write_carry_over(
    tx: &mut WriteTransaction,
    acting: &Acting,
    pairs: (DocumentId, DocumentId),
    ticked: &Ticked,
) -> Result<Carried, Failure> {
    if let Err(failure) = find_amendment(tx, acting, pairs).await {
        // Whoever may not carry over is told so before anything else.
        let newer = find_for_reader(tx, &acting.graph, &acting.caller, pairs.0, acting.today).await?;
        acting.caller.require(&acting.graph, Verb::CarryOver, &newer.thing(acting.today))?;
        return Err(failure);
    }
    let stale = stale_in(tx, acting, pairs).await?.ok_or(Problem::NotFound)?;
    if !stale.lines.iter().any(|line| line.standing == Standing::Open) {
        if stale.lines.iter().any(|line| line.standing == Standing::Done && ticked.keys.contains(&line.key)) {
            return Err(Problem::AlreadyDone.into());
        }
        // Nothing here is the caller's to carry over.
        acting.caller.require(&acting.graph, Verb::CarryOver, &stale.newer.thing(acting.today))?;
    }
    if stale.newer.row.retracted_at_ms.is_some() {
        return Err(Problem::DocumentRetracted.into());
    }
    if ticked.keys.is_empty() {
        return Err(Problem::NothingTicked.into());
    }
    let lines = chosen(&stale, ticked)?;
    let mut carried = Carried::default();
    let mut act: Option<CarryOverId> = None;
    for line in lines {
        carry(tx, acting, &stale, line, &ticked.reason, &mut act, &mut carried).await?;
    }
    Ok(carried)
}

/// The lines that were ticked, each as it was shown.
fn chosen<'s>(stale: &'s Stale, ticked: &Ticked) -> Result<Vec<&'s Line>, Problem> {
    let find = |key: &String| {
        let line = stale.lines.iter().find(|line| line.key == *key).ok_or(Problem::SomeoneWasFaster)?;
        match line.standing {
            Standing::Open => Ok(line),
            Standing::Others(_) => Err(Problem::Forbidden),
            Standing::Done => Err(Problem::AlreadyDone),
            Standing::Waits | Standing::Stays => Err(Problem::SomeoneWasFaster),
        }
    };
    ticked.keys.iter().map(find).collect()
}

/// A relation goes over to another clause of a parent, with what was said of it.
async fn carry_relation(
    tx: &mut WriteTransaction,
    permit: &Permit,
    old: &store::ClauseRelationRow,
    to: ProvisionId,
) -> Result<(), Failure> {
    let saying = Saying {
        clause: old.clause_id,
        parent_clause: to,
        said: Said::from_code(&old.degree),
        reason: old.reason.clone(),
        suggested: old.suggested != 0,
        seen: last_number(tx, old.plan_id, (old.clause_id, to)).await?,
        carried_from: Some(old.id),
    };
    let sayer = (permit.on_behalf_of().ok_or(Problem::Forbidden)?, permit.person()?);
    write_saying(tx, permit, old.plan_id, sayer, &saying).await?;
    Ok(())
}

async fn carry(
    tx: &mut WriteTransaction,
    acting: &Acting,
    stale: &Stale,
    line: &Line,
    reason: &str,
    act: &mut Option<CarryOverId>,
    carried: &mut Carried,
) -> Result<(), Failure> {
    let (amending, amended) = (stale.amendment.amending, stale.amendment.amended);
    let told = json!({"from": amended.to_string(), "to": amending.to_string(), "line": line.key});
    match &line.kind {
        LineKind::Plan(plan) => {
            let permit = acting.permit(tx, Verb::CarryOver, &plan.thing(acting.today), told).await?;
            store::add_plan_parent(tx, &permit, (plan.row.id, amending)).await?;
            carried.plans += 1;
        }
        LineKind::Relation(plan, row) => {
            let to = line.to.ok_or(Problem::SomeoneWasFaster)?;
            let permit = acting.permit(tx, Verb::CarryOver, &plan.thing(acting.today), told).await?;
            carry_relation(tx, &permit, row, to).await?;
            carried.relations += 1;
        }
        LineKind::Assignment(old, _, successor) => {
            let new = successor.as_deref().ok_or(Problem::SomeoneWasFaster)?;
            let permit = acting.permit(tx, Verb::CarryOver, &stale.newer.thing(acting.today), told.clone()).await?;
            for id in [old.id, new.id] {
                permit.also_about(tx, ("assignment", id.uuid()), told.clone()).await?;
            }
            let act = match act {
                Some(act) => *act,
                None => {
                    let id: CarryOverId = tx.new_id();
                    store::insert_carry_over(tx, &permit, id, (amending, amended)).await?;
                    *act.insert(id)
                }
            };
            store::carry_assignment(tx, &permit, act, (old, new)).await?;
            carried.assignments += 1;
        }
        LineKind::Target(known) => {
            let source = Source { document: Some(amending), provision: line.to, cited: String::new() };
            let seen = (known.target.id, known.row.version);
            of_targets::write_replacement(tx, acting, seen, (known.target.bound, source), reason).await?;
            carried.targets += 1;
        }
    }
    Ok(())
}
