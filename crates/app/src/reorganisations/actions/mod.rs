//! What people do with reorganisations: prepare, choose, decide, withdraw, apply; and what the pages read of them.
//!
//! A draft is examined anew against the register each time, so nothing of its outcome is stored before it is applied.
//! Every step takes the version that the person saw.

pub mod applying;
pub mod carrying;
pub mod choosing;
pub mod deciding;
pub mod preparing;
mod store;

pub use store::{ReorganisationRow, WithdrawalRow};

use crate::{App, acting::Acting, caller::Caller, failure::Failure, permits::Thing};
use carrying::Carry;
use choosing::Choices;
use database::Connection;
use domain::{
    ids::{EventId, OrganisationId, ReorganisationId},
    organisations::{
        Graph,
        reorganisation::{Contents, Draft, Examined, examine},
    },
    permissions::Verb,
    problem::{OrganisationProblem, Problem},
};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// In which state a reorganisation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It is being prepared.
    Preparing,
    /// It is decided and waits for its day, or for the click that applies it.
    Decided,
    /// It is in the register.
    Applied,
    /// It was given up.
    Abandoned,
}

/// A reorganisation as it is stored.
#[derive(Debug, Clone)]
pub struct Reorganisation {
    /// Its row with what became of it.
    pub row: ReorganisationRow,
    /// What is examined.
    pub draft: Draft,
}

impl Reorganisation {
    fn of(row: ReorganisationRow) -> Result<Self, Failure> {
        let contents: Contents = serde_json::from_str(&row.contents)?;
        let draft = Draft {
            id: row.id,
            owner: row.owner_id,
            legal_basis: row.legal_basis.clone(),
            effective_on: row.effective_on,
            contents,
        };
        Ok(Reorganisation { row, draft })
    }

    /// How it stands.
    pub fn state(&self) -> State {
        match (self.row.applied_at_ms, self.row.abandoned_at_ms, self.row.decision_id) {
            (Some(_), ..) => State::Applied,
            (_, Some(_), _) => State::Abandoned,
            (.., Some(_)) => State::Decided,
            _ => State::Preparing,
        }
    }

    /// The last day before it.
    pub fn eve(&self) -> Date {
        self.row.effective_on.yesterday().unwrap_or(self.row.effective_on)
    }

    /// What rights are asked about.
    pub fn thing(&self, today: Date) -> Thing {
        Thing::Reorganisation { id: self.row.id, owner: self.row.owner_id, today }
    }

    fn must_be(&self, state: State) -> Result<(), Problem> {
        match self.state() {
            found if found == state => Ok(()),
            State::Applied => Err(Problem::Organisation(OrganisationProblem::AlreadyApplied)),
            State::Abandoned => Err(Problem::Organisation(OrganisationProblem::ReorganisationAbandoned)),
            State::Decided => Err(Problem::Organisation(OrganisationProblem::AlreadyDecided)),
            State::Preparing => Err(Problem::Organisation(OrganisationProblem::NotDecided)),
        }
    }
}

/// Everything that the page of a reorganisation shows.
pub struct Dossier {
    /// Itself.
    pub reorganisation: Reorganisation,
    /// What its rows mean now; nothing once it is applied or given up.
    pub examined: Option<Examined>,
    /// What it would carry.
    pub carry: Option<Carry>,
    /// What was chosen so far.
    pub choices: Choices,
    /// Decisions that were withdrawn.
    pub withdrawals: Vec<WithdrawalRow>,
    /// What changed in the register since the decision.
    pub changed: Vec<EventId>,
    /// Its events, once it is applied.
    pub events: Vec<EventId>,
    /// The caller may change it.
    pub may_act: bool,
}

impl Dossier {
    /// What still stands in the way of the decision.
    pub fn open_points(&self) -> usize {
        let examined = self.examined.as_ref().map_or(0, |examined| examined.faults.len() + examined.questions.len());
        examined + self.carry.as_ref().map_or(0, Carry::open_choices)
    }
}

/// Loads the page of one. While it is not applied, only those who may change it see it.
pub async fn find_dossier(app: &App, caller: &Caller, id: ReorganisationId) -> Result<Dossier, Failure> {
    let acting = Acting::now(app, caller);
    let mut connection = app.database().read().await?;
    let reorganisation = find(&mut connection, id).await?;
    let thing = reorganisation.thing(acting.today);
    let may_act = acting.may(Verb::Reorganise, &thing);
    let is_applied = reorganisation.state() == State::Applied;
    let wanted = if is_applied { Verb::ReadOrganisation } else { Verb::Reorganise };
    acting.caller.require(&acting.graph, wanted, &thing)?;
    let choices = if may_act { Choices::of(&mut connection, id).await? } else { Choices::default() };
    let withdrawals = if may_act { store::list_withdrawals(&mut connection, id).await? } else { Vec::new() };
    let events = store::list_events(&mut connection, id).await?;
    let is_alive = matches!(reorganisation.state(), State::Preparing | State::Decided);
    let examined = is_alive.then(|| examine(&acting.graph, &reorganisation.draft));
    let mut carry = None;
    let mut changed = Vec::new();
    if let Some(plan) = examined.as_ref().and_then(|examined| examined.plan.as_ref()) {
        carry = Some(Carry::of(&mut connection, plan, &reorganisation, &choices, acting.today).await?);
        changed = deciding::changed_since(&acting.graph, &reorganisation, &plan.touched)?;
    }
    Ok(Dossier { reorganisation, examined, carry, choices, withdrawals, changed, events, may_act })
}

/// All that the caller may see: those it may change, and what is applied.
pub async fn list_all(app: &App, caller: &Caller) -> Result<Vec<Reorganisation>, Failure> {
    let acting = Acting::now(app, caller);
    let mut connection = app.database().read().await?;
    let mut seen = Vec::new();
    for row in store::list(&mut connection, None).await? {
        let reorganisation = Reorganisation::of(row)?;
        let is_applied = reorganisation.state() == State::Applied;
        if is_applied || acting.may(Verb::Reorganise, &reorganisation.thing(acting.today)) {
            seen.push(reorganisation);
        }
    }
    Ok(seen)
}

/// The reorganisations by which events came into the register.
pub async fn by_event(app: &App) -> Result<BTreeMap<EventId, ReorganisationId>, Failure> {
    Ok(store::list_by_event(&mut app.database().read().await?).await?)
}

/// Bodies of the caller for which a reorganisation may be prepared: those above others. Without one it is refused.
pub fn preparing_bodies(acting: &Acting) -> Result<Vec<OrganisationId>, Failure> {
    let thing = |owner| Thing::Reorganisation { id: uuid::Uuid::nil().into(), owner, today: acting.today };
    let homes: BTreeSet<OrganisationId> = acting.caller.posts.iter().map(|post| post.organisation).collect();
    let above = homes.into_iter().filter(|id| has_below(&acting.graph, *id, acting.today));
    let places = above.map(|id| (id, thing(id)));
    let bodies = acting.caller.places_for(&acting.graph, Verb::Reorganise, places)?;
    Ok(acting.graph.sorted(bodies, acting.today))
}

fn has_below(graph: &Graph, id: OrganisationId, today: Date) -> bool {
    graph.lines(today).iter().any(|line| !graph.children(id, line, today).is_empty())
}

/// A reorganisation after a step, read in the same write.
pub(in crate::reorganisations) async fn find(
    connection: &mut Connection,
    id: ReorganisationId,
) -> Result<Reorganisation, Failure> {
    let row = store::list(connection, Some(id)).await?.into_iter().next().ok_or(Problem::NotFound)?;
    Reorganisation::of(row)
}

/// One that the caller may change, in the state that the step needs.
async fn find_for(
    connection: &mut Connection,
    acting: &Acting,
    id: ReorganisationId,
    state: State,
) -> Result<Reorganisation, Failure> {
    let found = find(connection, id).await?;
    acting.caller.require(&acting.graph, Verb::Reorganise, &found.thing(acting.today))?;
    found.must_be(state)?;
    Ok(found)
}
