//! What people do with difficulties: raise, take back, answer, forward, merge, take apart, judge an answer, write down what
//! became of a policy proposal; and how they are found and counted. SQL stands in the store alone.
//!
//! Each act is one further row with the next number, so two people at once never both have done it. Who holds a matter, since
//! when and how it stands is read from the rows and today's graph; nothing of that is stored.

pub mod book;
pub mod counting;
pub mod fates;
pub mod finding;
pub mod holding;
pub mod judging;
pub mod raising;
mod store;
pub mod targets;

pub use book::{Book, Told, holder_of, readable, subject_of, thing_of};
pub use store::{DifficultyRow, EvidenceRow, FateRow, HeldRow, OwnDocumentRow, OwnRoundRow, StepRow};

use crate::{acting::Acting, failure::Failure, permits::Permit, permits::Thing, reporting::packs::built_in};
use database::WriteTransaction;
use domain::{
    difficulties::{Act, Clock, Matter},
    ids::{DifficultyId, OrganisationId},
    permissions::Verb,
    problem::{DifficultyProblem, Problem},
};
use jiff::civil::Date;

/// Characters of what is raised, answered or said on the way.
pub const WORDS_LIMIT: usize = 8_000;

/// Bodies for which the caller may raise something, in the order of lists.
pub fn raising_bodies(acting: &Acting) -> Vec<OrganisationId> {
    acting.own_bodies(Verb::RaiseDifficulty, |body| unborn(acting, body))
}

/// What a body is about to raise, as rights are asked about it.
fn unborn(acting: &Acting, body: OrganisationId) -> Thing {
    Thing::Difficulty {
        id: DifficultyId::from(uuid::Uuid::nil()),
        raiser: body,
        holder: OrganisationId::from(uuid::Uuid::nil()),
        held: Vec::new(),
        line: acting.graph.parents(body, acting.today).into_iter().map(|(line, _)| line).next().unwrap_or_default(),
        today: acting.today,
    }
}

/// The clock of a pack of the program; where it has none, that of the first that has one.
pub fn clock_of(pack: &str) -> Result<(&'static str, &'static Clock), Problem> {
    let clocks = || built_in().iter().filter_map(|own| Some((own.pack.code.as_str(), own.pack.difficulties.as_ref()?)));
    let found = clocks().find(|(code, _)| *code == pack).or_else(|| clocks().next());
    found.ok_or(Problem::NotFound)
}

/// The last day to answer or forward for a body that receives something today.
fn due_on(acting: &Acting, pack: &str, holder: OrganisationId) -> Result<Date, Problem> {
    let (_, clock) = clock_of(pack)?;
    Ok(clock.due_on(acting.today, acting.graph.level(holder, acting.today)))
}

/// Refuses where anything was done since the person saw it: `seen` is the mark of that state.
fn check_seen(matter: &Matter, seen: &str) -> Result<(), Problem> {
    if mark(matter) == seen { Ok(()) } else { Err(Problem::SomeoneWasFaster) }
}

/// A mark of everything that was done with a matter, for a form that is sent later.
pub fn mark(matter: &Matter) -> String {
    let numbers: Vec<String> =
        matter.logs().map(|log| [log.id.to_string(), log.last_number().to_string()].join(":")).collect();
    let hash = crate::files::FileStore::hash(numbers.join(" ").as_bytes());
    domain::journal::hex(&hash).chars().take(16).collect()
}

/// Writes an act as the next row of a log.
async fn write_act(
    tx: &mut WriteTransaction,
    permit: &Permit,
    (matter, into): (&Matter, DifficultyId),
    act: Act,
    words: &str,
) -> Result<(), Failure> {
    let number = matter.log(into).ok_or(Problem::NotFound)?.last_number() + 1;
    write_numbered(tx, permit, (into, number), act, words).await
}

/// The same with its number.
async fn write_numbered(
    tx: &mut WriteTransaction,
    permit: &Permit,
    (difficulty, number): (DifficultyId, i64),
    act: Act,
    words: &str,
) -> Result<(), Failure> {
    let holding = match act {
        Act::Raised { holding } | Act::Forwarded { holding } | Act::Parted { holding, .. } => Some(holding),
        _ => None,
    };
    let (other, raiser, closes_on) = match act {
        Act::Merged { into: other }
        | Act::Joined { other }
        | Act::LetGo { other }
        | Act::Parted { from: other, .. } => (Some(other), None, None),
        Act::Judged { raiser, .. } => (None, Some(raiser), None),
        Act::Answered { closes_on } => (None, None, Some(closes_on)),
        _ => (None, None, None),
    };
    let new = store::NewStep {
        difficulty,
        number,
        step: book::word_of(act),
        organisation: permit.on_behalf_of().ok_or(Problem::Forbidden)?,
        other,
        raiser,
        holder: holding.map(|holding| holding.holder),
        received_on: holding.map(|holding| holding.received_on),
        due_on: holding.map(|holding| holding.due_on),
        closes_on,
        words,
    };
    Ok(store::insert_step(tx, permit, &new, permit.person()?).await?)
}

/// The body as which the caller acts on what a matter's holder may do. Whoever held it before is told who has it now; for
/// whoever may not know of it, it is not there.
pub(super) fn require_holder(acting: &Acting, matter: &Matter, verb: Verb) -> Result<OrganisationId, Failure> {
    let thing = thing_of(acting, matter, matter.root().id);
    match acting.caller.require(&acting.graph, verb, &thing) {
        Err(Failure::Problem(Problem::Forbidden)) => {
            let own: Vec<OrganisationId> = acting.caller.posts.iter().map(|post| post.organisation).collect();
            let carries_on = |held: &OrganisationId| {
                own.contains(held)
                    || acting.graph.successor_closure(*held, acting.today).iter().any(|heir| own.contains(heir))
            };
            let is_holder = own.contains(&holder_of(acting, matter));
            match matter.held_by().iter().any(carries_on) && !is_holder {
                true => Err(held_elsewhere(acting, matter).into()),
                false => Err(Problem::Forbidden.into()),
            }
        }
        other => other,
    }
}

fn held_elsewhere(acting: &Acting, matter: &Matter) -> DifficultyProblem {
    let nobody = OrganisationId::from(uuid::Uuid::nil());
    match matter.check_holder(&acting.graph, nobody, acting.today) {
        Err(problem) => problem,
        Ok(()) => DifficultyProblem::Unheld,
    }
}

impl From<DifficultyProblem> for Failure {
    fn from(problem: DifficultyProblem) -> Self {
        Failure::Problem(problem.into())
    }
}
