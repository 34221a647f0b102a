//! A difficulty as it is answered. These structs are a promise to programs outside: a member may be added, and none is taken
//! away or given another meaning.

use super::super::{
    actions::{
        DifficultyRow, EvidenceRow, FateRow, StepRow, Told,
        counting::{self, Counts},
        finding::{self, Whole},
        mark,
    },
    words,
};
use crate::{
    acting::Acting,
    api::{Day, Instant},
    language::Language,
};
use domain::ids::OrganisationId;
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

/// A body.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldHolder {
    /// Its identity.
    pub organisation: Uuid,
    /// Its name, today or as it last was.
    pub name: String,
}

/// A difficulty in a list.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldDifficulty {
    /// Its identity.
    pub difficulty: Uuid,
    /// difficulty, proposal or policy-proposal.
    pub kind: String,
    /// As it was raised.
    pub words: String,
    /// What it is tied to.
    pub about: ToldAbout,
    /// The unit that raised it.
    pub raised_by: ToldHolder,
    /// How many units raised it and did not take it back.
    pub raisers: usize,
    /// Since when it waits altogether.
    pub first_raised_on: Day,
    /// The one body that holds it.
    pub holder: ToldHolder,
    /// Since when.
    pub received_on: Day,
    /// The last day to answer or forward.
    pub due_on: Day,
    /// waiting, answered, returned, solved, closed-by-silence or withdrawn.
    pub state: &'static str,
    /// The day on which it was closed.
    pub closed_on: Option<Day>,
    /// The holder is late.
    pub is_overdue: bool,
}

/// What a difficulty is tied to.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldAbout {
    /// In words, in Vietnamese.
    pub words: String,
    /// The document.
    pub document: Option<Uuid>,
    /// Its clause.
    pub provision: Option<Uuid>,
    /// The assignment.
    pub assignment: Option<Uuid>,
    /// The round of a figure.
    pub round: Option<Uuid>,
    /// Its indicator.
    pub indicator: Option<String>,
}

/// A difficulty with everything that was done.
#[derive(Debug, Serialize, JsonSchema)]
pub struct WholeDifficulty {
    /// How it stands.
    pub difficulty: ToldDifficulty,
    /// Steps say that they were taken on the state with this mark.
    pub mark: String,
    /// What each unit raised, of those that may be read.
    pub raised: Vec<ToldRaised>,
    /// Further ones whose words may not be read.
    pub hidden: usize,
    /// What was done, the oldest first.
    pub steps: Vec<ToldStep>,
    /// Others of the same holder that may be the same.
    pub alike: Vec<ToldAlike>,
    /// What became of a policy proposal, the oldest first.
    pub fates: Vec<ToldFate>,
}

/// What one unit raised.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldRaised {
    /// Its identity.
    pub difficulty: Uuid,
    /// The unit.
    pub organisation: ToldHolder,
    /// difficulty, proposal or policy-proposal.
    pub kind: String,
    /// In its words.
    pub words: String,
    /// What it is tied to.
    pub about: ToldAbout,
    /// When.
    pub raised_at: Instant,
    /// The unit took it back.
    pub is_withdrawn: bool,
    /// Its files.
    pub evidence: Vec<ToldFile>,
}

/// A file.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldFile {
    /// Its identity.
    pub evidence: Uuid,
    /// Its name.
    pub file_name: String,
    /// When it was attached.
    pub attached_at: Instant,
}

/// A thing that was done.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldStep {
    /// raised, forwarded, joined, let-go, answered, judged-solved, judged-unsolved or withdrawn.
    pub step: String,
    /// By which body.
    pub organisation: ToldHolder,
    /// To whom it was given.
    pub to: Option<ToldHolder>,
    /// The last day to answer or forward.
    pub due_on: Option<Day>,
    /// The last day to speak of an answer.
    pub closes_on: Option<Day>,
    /// What was said.
    pub words: String,
    /// Who did it.
    pub taken_by: String,
    /// When.
    pub taken_at: Instant,
}

/// One that may be the same.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldAlike {
    /// Its identity.
    pub difficulty: Uuid,
    /// As it was raised.
    pub words: String,
    /// How alike both are, in hundredths.
    pub percent: u32,
    /// Of the words alone.
    pub words_percent: u32,
    /// Both speak of the same clause.
    pub same_clause: bool,
    /// Both speak of the same duty.
    pub same_duty: bool,
    /// Both speak of the same indicator.
    pub same_indicator: bool,
}

/// What became of a policy proposal.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldFate {
    /// noted, under-study, taken-up, refused or issued.
    pub fate: String,
    /// Why.
    pub reason: String,
    /// On which basis.
    pub basis: String,
    /// By which body.
    pub organisation: ToldHolder,
    /// When.
    pub recorded_at: Instant,
}

/// Counts.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldTally {
    /// Raised and not taken back.
    pub raised: usize,
    /// That have an answer or had one.
    pub answered: usize,
    /// Solved, or closed by silence.
    pub solved: usize,
    /// The holder owes an answer.
    pub waiting: usize,
    /// The holder is late.
    pub overdue: usize,
}

/// Counts of a unit.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldUnitCounts {
    /// The unit.
    pub organisation: ToldHolder,
    /// Its counts.
    pub counts: ToldTally,
}

/// Counts of a clause.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldClauseCounts {
    /// The document.
    pub document: Uuid,
    /// The clause; nothing for the document as a whole.
    pub provision: Option<Uuid>,
    /// In words, in Vietnamese.
    pub words: String,
    /// Its counts.
    pub counts: ToldTally,
}

/// Counts by unit and by clause.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldTotals {
    /// Each once.
    pub whole: ToldTally,
    /// By the unit directly below the own body.
    pub units: Vec<ToldUnitCounts>,
    /// By clause.
    pub clauses: Vec<ToldClauseCounts>,
}

fn body(acting: &Acting, id: OrganisationId) -> ToldHolder {
    let name = acting.graph.last_name(id, acting.today).unwrap_or_default().to_owned();
    ToldHolder { organisation: id.uuid(), name }
}

fn about(row: &DifficultyRow) -> ToldAbout {
    ToldAbout {
        words: words::about(Language::Vi, row),
        document: row.document_id.map(|id| id.uuid()),
        provision: row.provision_id.map(|id| id.uuid()),
        assignment: row.assignment_id.map(|id| id.uuid()),
        round: row.round_id.map(|id| id.uuid()),
        indicator: row.indicator.clone(),
    }
}

fn one(acting: &Acting, row: &DifficultyRow, told: &Told) -> ToldDifficulty {
    ToldDifficulty {
        difficulty: row.id.uuid(),
        kind: row.kind.clone(),
        words: row.words.clone(),
        about: about(row),
        raised_by: body(acting, row.organisation_id),
        raisers: told.raisers.len(),
        first_raised_on: Day(told.since),
        holder: body(acting, told.holder),
        received_on: Day(told.holding.received_on),
        due_on: Day(told.holding.due_on),
        state: told.state.code(),
        closed_on: told.state.closed_on().map(Day),
        is_overdue: told.is_overdue,
    }
}

/// One of a list.
pub fn listed(acting: &Acting, listed: &finding::Listed) -> ToldDifficulty {
    one(acting, &listed.face, &listed.told)
}

/// One with everything that was done.
pub fn whole(acting: &Acting, whole: &Whole) -> Option<WholeDifficulty> {
    let (face, _) = whole.raised.first()?;
    let raised = |(row, files): &(DifficultyRow, Vec<EvidenceRow>)| ToldRaised {
        difficulty: row.id.uuid(),
        organisation: body(acting, row.organisation_id),
        kind: row.kind.clone(),
        words: row.words.clone(),
        about: about(row),
        raised_at: Instant::of(row.raised_at_ms),
        is_withdrawn: whole.matter.log(row.id).is_some_and(|log| log.withdrawn_on().is_some()),
        evidence: files
            .iter()
            .map(|file| ToldFile {
                evidence: file.id.uuid(),
                file_name: file.file_name.clone(),
                attached_at: Instant::of(file.attached_at_ms),
            })
            .collect(),
    };
    Some(WholeDifficulty {
        difficulty: one(acting, face, &whole.told),
        mark: mark(&whole.matter),
        raised: whole.raised.iter().map(raised).collect(),
        hidden: whole.hidden,
        steps: whole.steps.iter().map(|row| step(acting, row)).collect(),
        alike: whole.alike.iter().map(alike).collect(),
        fates: whole.fates.iter().map(|row| fate(acting, row)).collect(),
    })
}

fn step(acting: &Acting, row: &StepRow) -> ToldStep {
    ToldStep {
        step: row.step.clone(),
        organisation: body(acting, row.organisation_id),
        to: row.holder_id.map(|id| body(acting, id)),
        due_on: row.due_on.map(Day),
        closes_on: row.closes_on.map(Day),
        words: row.words.clone(),
        taken_by: row.taker.clone(),
        taken_at: Instant::of(row.taken_at_ms),
    }
}

fn alike(alike: &finding::Alike) -> ToldAlike {
    ToldAlike {
        difficulty: alike.row.id.uuid(),
        words: alike.row.words.clone(),
        percent: alike.likeness.percent,
        words_percent: alike.likeness.words_percent,
        same_clause: alike.likeness.same_clause,
        same_duty: alike.likeness.same_obligation,
        same_indicator: alike.likeness.same_figure,
    }
}

fn fate(acting: &Acting, row: &FateRow) -> ToldFate {
    ToldFate {
        fate: row.fate.clone(),
        reason: row.reason.clone(),
        basis: row.basis.clone(),
        organisation: body(acting, row.organisation_id),
        recorded_at: Instant::of(row.recorded_at_ms),
    }
}

const fn counts(counts: &Counts) -> ToldTally {
    let Counts { raised, answered, solved, waiting, overdue } = *counts;
    ToldTally { raised, answered, solved, waiting, overdue }
}

/// Counts by unit and by clause.
pub fn totals(acting: &Acting, tally: &counting::Tally) -> ToldTotals {
    let order = acting.graph.sorted(tally.units.keys().copied().collect(), acting.today);
    let unit = |id: OrganisationId| {
        Some(ToldUnitCounts { organisation: body(acting, id), counts: counts(tally.units.get(&id)?) })
    };
    let clause = |(key, (of, row)): (&counting::ClauseKey, &(Counts, DifficultyRow))| ToldClauseCounts {
        document: key.document.uuid(),
        provision: key.provision.map(|id| id.uuid()),
        words: words::clause(Language::Vi, row),
        counts: counts(of),
    };
    ToldTotals {
        whole: counts(&tally.whole),
        units: order.into_iter().filter_map(unit).collect(),
        clauses: tally.clauses.iter().map(clause).collect(),
    }
}
