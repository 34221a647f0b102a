//! «Nhập thay»: the body that asked for a round enters figures for its units, into the working copy of each. It does not see what
//! a unit has typed and never replaces it: where the unit typed something else, the body's figure comes beside it and the
//! unit's people choose. Endorsing and submitting stay the unit's own.
//!
//! All units are written together or none; each has its line in its own history.

use super::{
    Acting, Report, Round,
    figures::by_content,
    importing::{Filling, Outcome, Row, typed_by},
    loading,
    store::{self, DraftRow, Which},
};
use crate::{
    App,
    caller::Caller,
    failure::Failure,
    reporting::{
        draft::{Draft, Other},
        reading::Names,
        sheets::Standing,
    },
};
use database::{Connection, WriteTransaction};
use domain::{
    ids::{ReportId, RoundId},
    packs::Pack,
    permissions::Verb,
    problem::{Problem, TableProblem},
    reporting::{Cell, Entries, ReportStep, cells_of},
};
use serde_json::json;
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::Duration,
};

/// A unit of the round, with what the body may know of its figures.
#[derive(Debug, Clone)]
pub struct Unit {
    /// Its report.
    pub report: Report,
    /// Its submitted versions by their number.
    pub versions: BTreeMap<i64, Entries>,
}

impl Unit {
    /// The number of the version that was submitted last; 0 before the first.
    pub fn submitted(&self) -> i64 {
        let last = self.report.contents.iter().rev().find(|content| content.submission_id.is_some());
        last.map_or(0, |content| content.number)
    }
}

/// A round that figures are entered into.
#[derive(Debug, Clone)]
pub struct RoundUnits {
    /// The round.
    pub round: Arc<Round>,
    /// Its units, in no order.
    pub units: Vec<Unit>,
}

/// Loads a round for whoever may enter for its units: five statements, however many units there are.
pub async fn list_units(app: &App, caller: &Caller, id: RoundId) -> Result<RoundUnits, Failure> {
    units_of(&mut app.database().read().await?, &Acting::now(app, caller), id).await
}

async fn units_of(connection: &mut Connection, acting: &Acting, id: RoundId) -> Result<RoundUnits, Failure> {
    let (_, thing) = acting.find_round(connection, id).await?;
    acting.caller.require(&acting.graph, Verb::EnterOnBehalf, &thing)?;
    let reports = loading::list(connection, Which::OfRound(id)).await?;
    let mut figures = by_content(store::list_submitted_figures(connection, id).await?);
    let round = Arc::new(loading::round(connection, id).await?);
    let unit = |report: Report| {
        let submitted = report.contents.iter().filter(|content| content.submission_id.is_some());
        let versions =
            submitted.map(|content| (content.number, figures.remove(&content.id).unwrap_or_default())).collect();
        Unit { report, versions }
    };
    Ok(RoundUnits { round, units: reports.into_iter().map(unit).collect() })
}

/// The round alone, for whoever may enter for its units.
pub async fn find_round(app: &App, caller: &Caller, id: RoundId) -> Result<Round, Failure> {
    may_enter_for(app, caller, id).await?;
    loading::round(&mut app.database().read().await?, id).await
}

/// Only whether the caller may enter for the units of a round.
pub async fn may_enter_for(app: &App, caller: &Caller, id: RoundId) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    let mut connection = app.database().read().await?;
    let (_, thing) = acting.find_round(&mut connection, id).await?;
    acting.caller.require(&acting.graph, Verb::EnterOnBehalf, &thing).map(drop)
}

/// A figure for a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Which.
    pub cell: Cell,
    /// What the body knew of it.
    pub base: Standing,
    /// What it enters.
    pub mine: Standing,
}

/// Figures for one unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForUnit {
    /// Its report.
    pub report: ReportId,
    /// The figures.
    pub figures: Vec<Figure>,
}

/// So often it is looked whether something is to stop.
const LOOK_AGAIN: Duration = Duration::from_millis(100);

/// How far something long has come, and whether it is to stop.
#[derive(Debug, Default)]
pub struct Progress {
    /// So much is done.
    pub done: AtomicUsize,
    /// Of so much.
    pub of: AtomicUsize,
    is_cancelled: AtomicBool,
}

impl Progress {
    /// Begins something of so many steps.
    pub fn begin(&self, of: usize) {
        self.done.store(0, Ordering::Relaxed);
        self.of.store(of, Ordering::Relaxed);
    }

    /// One step further; a problem where it is to stop.
    pub fn step(&self) -> Result<(), Problem> {
        self.done.fetch_add(1, Ordering::Relaxed);
        if self.is_cancelled() { Err(Problem::Table(TableProblem::SheetCancelled)) } else { Ok(()) }
    }

    /// It is to stop at its next step.
    pub fn cancel(&self) {
        self.is_cancelled.store(true, Ordering::Relaxed);
    }

    /// Waits until somebody says that it is to stop.
    pub async fn cancelled(&self) {
        while !self.is_cancelled() {
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }

    /// Whether it is to stop.
    pub fn is_cancelled(&self) -> bool {
        self.is_cancelled.load(Ordering::Relaxed)
    }
}

/// What was entered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Entered {
    /// Units whose working copy changed.
    pub units: usize,
    /// Figures in them.
    pub figures: usize,
}

/// Enters figures for units: all or nothing.
pub async fn enter_for_units(
    app: &App,
    caller: &Caller,
    round: RoundId,
    units: Arc<Vec<ForUnit>>,
    progress: Arc<Progress>,
) -> Result<Entered, Failure> {
    let acting = Acting::now(app, caller);
    app.database()
        .write(move |tx| Box::pin(async move { write_for_units(tx, &acting, round, &units, &progress).await }))
        .await
}

async fn write_for_units(
    tx: &mut WriteTransaction,
    acting: &Acting,
    round: RoundId,
    units: &[ForUnit],
    progress: &Progress,
) -> Result<Entered, Failure> {
    acting.find_round(tx, round).await?;
    let reports = loading::list(tx, Which::OfRound(round)).await?;
    let reports = reports.iter().map(|report| (report.row.id, report)).collect();
    write_into(tx, acting, (round, &reports), units, progress).await
}

/// The same where the reports of the round are known.
async fn write_into(
    tx: &mut WriteTransaction,
    acting: &Acting,
    (round, reports): (RoundId, &HashMap<ReportId, &Report>),
    units: &[ForUnit],
    progress: &Progress,
) -> Result<Entered, Failure> {
    let drafts = store::list_drafts(tx, round).await?;
    let mut drafts: HashMap<ReportId, DraftRow> = drafts.into_iter().collect();
    let mut entered = Entered::default();
    for unit in units {
        progress.step()?;
        let report = *reports.get(&unit.report).ok_or(Problem::NotFound)?;
        // Rights are asked for every unit, whether its working copy changes or not.
        acting.caller.require(&acting.graph, Verb::EnterOnBehalf, &acting.thing_of_report(report))?;
        if report.check(ReportStep::Enter, acting.today).is_err() {
            let unit = acting.graph.last_name(report.row.organisation_id, acting.today).unwrap_or_default();
            return Err(Problem::Table(TableProblem::SheetOvertaken { unit: unit.to_owned() }).into());
        }
        let kept: Draft = match drafts.remove(&unit.report) {
            Some(row) => serde_json::from_str(&row.typed)?,
            None => Draft::default(),
        };
        let figures = write_for_unit(tx, acting, report, kept, &unit.figures).await?;
        entered.figures += figures;
        entered.units += usize::from(figures > 0);
    }
    Ok(entered)
}

/// Figures for units from a program, each row by itself accepted or refused; what the unit typed is not told. Nothing is
/// entered unless all rows can be, or some may stay out.
pub(in crate::reporting) async fn write_rows(
    tx: &mut WriteTransaction,
    acting: &Acting,
    round: RoundId,
    rows: &[Row],
    is_partly: bool,
) -> Result<Vec<Outcome>, Failure> {
    let known = units_of(tx, acting, round).await?;
    let cells: BTreeSet<Cell> = cells_of(known.round.form()?, &known.round.pack).into_iter().collect();
    let units: HashMap<ReportId, &Unit> = known.units.iter().map(|unit| (unit.report.row.id, unit)).collect();
    let mut figures: BTreeMap<ReportId, Vec<Figure>> = BTreeMap::new();
    let mut outcomes = Vec::with_capacity(rows.len());
    for row in rows {
        let figure = match units.get(&row.report) {
            Some(unit) => figure_of(unit, &known.round.pack, &cells, &row.filling),
            None => Err(Outcome::problem(&Problem::NotFound)),
        };
        outcomes.push(match figure {
            Ok(figure) => {
                figures.entry(row.report).or_default().push(figure);
                Outcome::Accepted
            }
            Err(refused) => refused,
        });
    }
    if is_partly || outcomes.iter().all(|outcome| matches!(outcome, Outcome::Accepted)) {
        let units: Vec<ForUnit> = figures.into_iter().map(|(report, figures)| ForUnit { report, figures }).collect();
        let reports = known.units.iter().map(|unit| (unit.report.row.id, &unit.report)).collect();
        write_into(tx, acting, (round, &reports), &units, &Progress::default()).await?;
    }
    Ok(outcomes)
}

/// A row as a figure: what the body knows of it is what the unit submitted last.
fn figure_of(unit: &Unit, pack: &Pack, cells: &BTreeSet<Cell>, filling: &Filling) -> Result<Figure, Outcome> {
    let Filling::Figure(cell, value, _) = filling else { return Err(Outcome::problem(&Problem::NotFound)) };
    let indicator = pack.indicator(&cell.indicator).filter(|_| cells.contains(cell));
    let indicator = indicator.ok_or_else(|| Outcome::problem(&Problem::NotInForm { typed: cell.to_string() }))?;
    let mine = typed_by(indicator, cell, value).map_err(|kind| Outcome::remark(cell, kind))?;
    let submitted = unit.versions.get(&unit.submitted()).and_then(|entries| entries.get(cell));
    let base = submitted.map(|state| Standing::of_state(indicator, cell, *state)).unwrap_or_default();
    Ok(Figure { cell: cell.clone(), base, mine })
}

/// Enters figures for one unit; tells how many changed anything.
async fn write_for_unit(
    tx: &mut WriteTransaction,
    acting: &Acting,
    report: &Report,
    kept: Draft,
    figures: &[Figure],
) -> Result<usize, Failure> {
    let by = (acting.caller.account, acting.caller.full_name.as_str());
    let mut draft = kept.clone();
    let mut changed = 0;
    for figure in figures {
        let before = draft.kept_of(&figure.cell);
        enter(&mut draft, &report.round.pack, figure, (by.0, by.1, tx.now().millisecond()));
        changed += usize::from(draft.kept_of(&figure.cell) != before);
    }
    if changed == 0 {
        return Ok(0);
    }
    let thing = acting.thing_of_report(report);
    let permit = acting.permit(tx, Verb::EnterOnBehalf, &thing, json!({"cells": changed})).await?;
    let typed = serde_json::to_string(&draft)?;
    store::save_draft_for_unit(tx, &permit, report.row.id, &typed, report.round.row.form_version).await?;
    Ok(changed)
}

/// Puts a figure where nothing else was typed; else beside what was typed.
fn enter(draft: &mut Draft, pack: &Pack, figure: &Figure, (by, name, at_ms): (domain::ids::AccountId, &str, i64)) {
    let spot = crate::reporting::sheets::Spot::Figure(figure.cell.clone());
    let present = Standing::of(draft, pack, &spot);
    let names = Names::of(&figure.cell);
    if present == figure.mine || (figure.mine.is_empty() && !present.is_empty() && present != figure.base) {
        return;
    }
    // A dispute inside the unit is the unit's to end.
    let is_undisputed = draft.others(&names.value).is_empty();
    if is_undisputed && (present.is_empty() || present == figure.base) {
        let tick = if figure.mine.nothing_arose { "1" } else { "" };
        draft.enter(&names.value, &figure.mine.text);
        draft.enter(&names.tick, tick);
        return;
    }
    let value = match figure.mine.nothing_arose {
        true => crate::language::Language::Vi.say("figure-not-arisen").to_string(),
        false => figure.mine.text.clone(),
    };
    draft.put_beside(&names.value, Other { value, by, name: name.to_owned(), at_ms });
}
