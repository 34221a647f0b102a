//! All difficulties with their rows, as they are read at one moment: which of them belong together, who holds each, how each
//! stands. Whether somebody may know of one is asked here too, and nothing is written.

use super::store::{self, DifficultyRow, StepRow};
use crate::{acting::Acting, failure::Failure, permits::Thing};
use database::Connection;
use domain::{
    difficulties::{Act, DifficultyKind, Holding, Log, Matter, State, Step, Subject, successor_of},
    ids::{DifficultyId, OrganisationId},
    organisations::Graph,
    permissions::Verb,
    problem::Problem,
    time::Moment,
};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// Everything that was raised and done.
#[derive(Debug, Clone, Default)]
pub struct Book {
    /// What was raised.
    pub rows: BTreeMap<DifficultyId, DifficultyRow>,
    /// What was done, as the rules see it.
    pub logs: BTreeMap<DifficultyId, Log>,
    /// What was done, as it is told.
    pub steps: BTreeMap<DifficultyId, Vec<StepRow>>,
}

impl Book {
    /// Reads it, in two statements.
    pub async fn read(connection: &mut Connection) -> Result<Self, Failure> {
        let mut book = Book::default();
        for step in store::list_steps(connection).await? {
            book.steps.entry(step.difficulty_id).or_default().push(step);
        }
        for row in store::list(connection).await? {
            let steps = book.steps.get(&row.id).map(Vec::as_slice).unwrap_or_default();
            let steps = steps.iter().filter_map(step_of).collect();
            let log = Log { id: row.id, raiser: row.organisation_id, line: row.line.clone(), steps };
            book.logs.insert(row.id, log);
            book.rows.insert(row.id, row);
        }
        Ok(book)
    }

    /// The matter to which a difficulty belongs.
    pub fn matter(&self, id: DifficultyId) -> Result<Matter, Problem> {
        Matter::find(&self.logs, id).ok_or(Problem::NotFound)
    }

    /// Every matter, the eldest first.
    pub fn matters(&self) -> Vec<Matter> {
        let roots = self.rows.keys().filter(|id| self.logs.get(id).is_some_and(|log| log.merged_into().is_none()));
        let mut matters: Vec<Matter> = roots.filter_map(|id| Matter::find(&self.logs, *id)).collect();
        matters.sort_by_key(|matter| (matter.first_raised_on(), matter.root().id));
        matters
    }

    /// What a unit raised.
    pub fn row(&self, id: DifficultyId) -> Result<&DifficultyRow, Problem> {
        self.rows.get(&id).ok_or(Problem::NotFound)
    }

    /// The rows of a matter, the first raised first.
    pub fn rows_of(&self, matter: &Matter) -> Vec<&DifficultyRow> {
        let mut rows: Vec<&DifficultyRow> = matter.logs().filter_map(|log| self.rows.get(&log.id)).collect();
        rows.sort_by_key(|row| (row.raised_at_ms, row.id));
        rows
    }

    /// The row that stands for a matter: the first that its unit did not take back.
    pub fn face(&self, matter: &Matter) -> Result<&DifficultyRow, Problem> {
        let rows = self.rows_of(matter);
        let is_open = |row: &&DifficultyRow| matter.log(row.id).is_some_and(|log| log.withdrawn_on().is_none());
        rows.iter().copied().find(is_open).or_else(|| rows.first().copied()).ok_or(Problem::NotFound)
    }

    /// Whether one of a matter's is a policy proposal.
    pub fn is_policy(&self, matter: &Matter) -> bool {
        self.rows_of(matter).iter().any(|row| row.kind == DifficultyKind::PolicyProposal.code())
    }
}

/// One of a matter's, as rights are asked about it.
pub fn thing_of(acting: &Acting, matter: &Matter, id: DifficultyId) -> Thing {
    let log = matter.log(id).unwrap_or_else(|| matter.root());
    Thing::Difficulty {
        id,
        raiser: successor_of(&acting.graph, log.raiser, acting.today).unwrap_or(log.raiser),
        holder: holder_of(acting, matter),
        held: matter.held_by().into_iter().collect(),
        line: log.line.clone(),
        today: acting.today,
    }
}

/// The one body that holds a matter today.
pub fn holder_of(acting: &Acting, matter: &Matter) -> OrganisationId {
    matter.holder(&acting.graph, acting.today).unwrap_or(matter.root().raiser)
}

/// Those of a matter's that the caller may read.
pub fn readable(acting: &Acting, matter: &Matter) -> BTreeSet<DifficultyId> {
    let ids = matter.logs().map(|log| log.id);
    ids.filter(|id| acting.may(Verb::ReadDifficulty, &thing_of(acting, matter, *id))).collect()
}

/// A matter as it is told: how it stands today.
#[derive(Debug, Clone)]
pub struct Told {
    /// Who holds it.
    pub holder: OrganisationId,
    /// Since when and until when.
    pub holding: Holding,
    /// Since when it waits altogether.
    pub since: Date,
    /// How it stands.
    pub state: State,
    /// The holder is late.
    pub is_overdue: bool,
    /// Units that raised it and did not take it back.
    pub raisers: BTreeSet<OrganisationId>,
}

impl Told {
    /// Of a matter, on the caller's day.
    pub fn of(graph: &Graph, today: Date, matter: &Matter) -> Result<Self, Problem> {
        let holding = matter.holding().ok_or(Problem::NotFound)?;
        Ok(Told {
            holder: matter.holder(graph, today).unwrap_or(holding.holder),
            holding,
            since: matter.first_raised_on().unwrap_or(holding.received_on),
            state: matter.state(today),
            is_overdue: matter.is_overdue(today),
            raisers: matter.raisers(),
        })
    }
}

/// What a likeness is found from.
pub fn subject_of(row: &DifficultyRow) -> Subject<'_> {
    Subject {
        words: &row.words,
        provision: row.provision_id,
        obligation: row.obligation_id,
        figure: row.round_pack.as_deref().zip(row.indicator.as_deref()),
    }
}

/// A row as the rules see it; a word that is not known is no step.
fn step_of(row: &StepRow) -> Option<Step> {
    let holding = || Some(Holding { holder: row.holder_id?, received_on: row.received_on?, due_on: row.due_on? });
    let act = match row.step.as_str() {
        "raised" => Act::Raised { holding: holding()? },
        "forwarded" => Act::Forwarded { holding: holding()? },
        "merged" => Act::Merged { into: row.other_id? },
        "joined" => Act::Joined { other: row.other_id? },
        "parted" => Act::Parted { from: row.other_id?, holding: holding()? },
        "let-go" => Act::LetGo { other: row.other_id? },
        "answered" => Act::Answered { closes_on: row.closes_on? },
        "judged-solved" => Act::Judged { raiser: row.raiser_id?, solves: true },
        "judged-unsolved" => Act::Judged { raiser: row.raiser_id?, solves: false },
        "withdrawn" => Act::Withdrawn,
        _ => return None,
    };
    let on = Moment::from_millisecond(row.taken_at_ms).day();
    Some(Step { number: row.number, on, by: row.organisation_id, act })
}

/// The word that is stored of an act.
pub const fn word_of(act: Act) -> &'static str {
    match act {
        Act::Raised { .. } => "raised",
        Act::Forwarded { .. } => "forwarded",
        Act::Merged { .. } => "merged",
        Act::Joined { .. } => "joined",
        Act::Parted { .. } => "parted",
        Act::LetGo { .. } => "let-go",
        Act::Answered { .. } => "answered",
        Act::Judged { solves: true, .. } => "judged-solved",
        Act::Judged { solves: false, .. } => "judged-unsolved",
        Act::Withdrawn => "withdrawn",
    }
}
