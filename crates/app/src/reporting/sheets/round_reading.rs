//! The sheet of a round as it came back. It is long: it is opened and read off the threads that answer requests, tells how far it
//! has come, and stops when somebody says so. Every fault is found, not only the first; nothing is written here.

use super::{
    faults::{Fault, Wrong},
    hidden::{Hidden, Kind},
    marking,
    reading::{At, Columns, FIXED},
    round::asked_cells,
    standing::{Spot, Standing},
};
use crate::{
    App,
    caller::Caller,
    failure::Failure,
    reporting::actions::entering_for::{Entered, Figure, ForUnit, Progress, RoundUnits, Unit, enter_for_units},
};
use domain::{
    ids::{OrganisationId, ReportId, RoundId},
    organisations::Graph,
    problem::{Problem, TableProblem},
    reporting::{Cell, Entries, ReportStep, state_of},
};
use jiff::civil::Date;
use papers::tables::{Filled, FilledRow, FilledSheet, Place};
use std::{
    collections::{BTreeSet, HashMap, HashSet},
    sync::{Arc, Mutex, PoisonError},
};

/// A sheet that came back, on its way.
#[derive(Debug)]
pub struct RoundUpload {
    /// Name of the file.
    pub name: String,
    /// Its bytes.
    pub content: Arc<Vec<u8>>,
    /// How far it has come.
    pub progress: Arc<Progress>,
    stage: Mutex<Stage>,
}

/// Where it is on its way.
#[derive(Debug, Clone)]
pub enum Stage {
    /// The file is being opened.
    Opening,
    /// Its rows are being read.
    Checking,
    /// It waits for a person's word.
    Checked(Arc<RoundRead>),
    /// It is being written.
    Writing,
    /// It was written.
    Written(Entered),
    /// It was stopped, or could not go on; nothing was written.
    Ended(Problem),
}

/// What a sheet says.
#[derive(Debug, Clone, Default)]
pub struct RoundRead {
    /// Rows of units.
    pub rows: usize,
    /// Figures that it changes, by unit.
    pub units: Arc<Vec<ForUnit>>,
    /// Where the first of them stand, for the page.
    pub shown: Vec<Shown>,
    /// What is wrong, and hints.
    pub faults: Vec<Fault>,
    /// The unit at each row that has a fault.
    pub named: HashMap<u32, OrganisationId>,
    /// Names of sheets and what their first cells say.
    pub heads: Vec<(String, String)>,
    /// When the sheet was made.
    pub made_at_ms: Option<i64>,
}

/// A changed figure, for the page.
#[derive(Debug, Clone)]
pub struct Shown {
    /// Whose.
    pub organisation: OrganisationId,
    /// Where it stands.
    pub place: Place,
    /// What it is.
    pub figure: Figure,
}

/// So many changes are shown; more are counted.
const SHOWN: usize = 100;

impl RoundUpload {
    /// A sheet that was just uploaded.
    pub fn new(name: String, content: Vec<u8>) -> Self {
        RoundUpload { name, content: Arc::new(content), progress: Arc::default(), stage: Mutex::new(Stage::Opening) }
    }

    /// How much memory it takes, roughly: what is read of it is several times as large as its bytes.
    pub fn bytes(&self) -> usize {
        self.content.len() * 8
    }

    /// Where it is.
    pub fn stage(&self) -> Stage {
        self.stage.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// It is to stop. What waits for a word ends at once; what is at work ends at its next step.
    pub fn cancel(&self) {
        self.progress.cancel();
        let mut stage = self.stage.lock().unwrap_or_else(PoisonError::into_inner);
        if matches!(*stage, Stage::Checked(_)) {
            *stage = Stage::Ended(Problem::Table(TableProblem::SheetCancelled));
        }
    }

    fn go_to(&self, next: Stage) {
        *self.stage.lock().unwrap_or_else(PoisonError::into_inner) = next;
    }

    /// From waiting to writing, once: whoever comes second finds it on its way.
    fn begin_writing(&self) -> Option<Arc<RoundRead>> {
        let mut stage = self.stage.lock().unwrap_or_else(PoisonError::into_inner);
        let Stage::Checked(read) = stage.clone() else { return None };
        *stage = Stage::Writing;
        Some(read)
    }

    /// Opens and reads it in the background.
    pub fn start(self: &Arc<Self>, app: &App, ground: RoundUnits) {
        let (upload, app) = (Arc::clone(self), app.clone());
        drop(tokio::spawn(async move {
            let outcome = upload.read(&app, ground).await;
            upload.go_to(match outcome {
                Ok(read) => Stage::Checked(Arc::new(read)),
                Err(failure) => Stage::Ended(ended(failure)),
            });
        }));
    }

    async fn read(&self, app: &App, ground: RoundUnits) -> Result<RoundRead, Failure> {
        // Whoever stops it does not wait for the child: it ends with the one who waits for it.
        let (filled, _) = tokio::select! {
            opened = app.settings().opener.filled(self.name.clone(), self.content.to_vec()) => opened?,
            () = self.progress.cancelled() => return Err(Problem::Table(TableProblem::SheetCancelled).into()),
        };
        let filled = filled?;
        self.progress.step()?;
        self.go_to(Stage::Checking);
        let (progress, graph, today) = (Arc::clone(&self.progress), app.organisations(), app.today());
        let reading = tokio::task::spawn_blocking(move || understand(&filled, &ground, &graph, today, &progress));
        Ok(reading.await.map_err(|fault| Failure::Fault(Arc::new(fault)))??)
    }

    /// Writes it in the background.
    pub fn write(self: &Arc<Self>, app: &App, caller: &Caller, round: RoundId) {
        let Some(read) = self.begin_writing() else { return };
        self.progress.begin(read.units.len());
        let (upload, app, caller) = (Arc::clone(self), app.clone(), caller.clone());
        drop(tokio::spawn(async move {
            let (units, progress) = (Arc::clone(&read.units), Arc::clone(&upload.progress));
            let outcome = enter_for_units(&app, &caller, round, units, progress).await;
            upload.go_to(match outcome {
                Ok(entered) => Stage::Written(entered),
                Err(failure) => Stage::Ended(ended(failure)),
            });
        }));
    }
}

/// What is told of a way that ended. A fault of ours is logged, and the sheet can be uploaded again.
fn ended(failure: Failure) -> Problem {
    failure.into_problem().unwrap_or_else(|failure| {
        tracing::error!(sheet.fault = ?failure, "a sheet of a round could not be taken in");
        Problem::Table(TableProblem::SheetGone)
    })
}

/// Reads all rows.
pub fn understand(
    filled: &Filled,
    ground: &RoundUnits,
    graph: &Graph,
    today: Date,
    progress: &Progress,
) -> Result<RoundRead, Problem> {
    let hidden = Hidden::read(filled)?;
    if hidden.kind != Kind::Round {
        return Err(Problem::Table(TableProblem::SheetOfAReport));
    }
    if hidden.fact("round") != ground.round.row.id.to_string() {
        return Err(Problem::Table(TableProblem::SheetOfAnotherRound));
    }
    progress.begin(filled.sheets.iter().map(|sheet| sheet.rows.len()).sum());
    let mut reader = Reader {
        ground: ground.units.iter().map(|unit| (unit.report.row.id, unit)).collect(),
        bases: hidden
            .lines
            .iter()
            .filter_map(|[id, number, _]| Some((id.parse().ok()?, number.parse().ok()?)))
            .collect(),
        read: RoundRead { heads: marking::heads_of(filled), ..RoundRead::default() },
        units: Vec::new(),
        seen: HashSet::new(),
        graph,
        today,
    };
    for sheet in &filled.sheets {
        if let Some(columns) = Columns::of(sheet) {
            reader.read_sheet(sheet, &columns, progress)?;
        }
    }
    if reader.read.rows == 0 {
        let place = Place { sheet: String::new(), row: 1, column: 0 };
        reader.read.faults.push(Fault { place, spot: None, found: String::new(), wrong: Wrong::SheetGone });
    }
    marking::in_order(&mut reader.read.faults);
    let made_at_ms = hidden.fact("made-at-ms").parse().ok();
    Ok(RoundRead { units: Arc::new(reader.units), made_at_ms, ..reader.read })
}

struct Reader<'r> {
    ground: HashMap<ReportId, &'r Unit>,
    bases: HashMap<ReportId, i64>,
    read: RoundRead,
    units: Vec<ForUnit>,
    seen: HashSet<ReportId>,
    graph: &'r Graph,
    today: Date,
}

impl Reader<'_> {
    fn read_sheet(&mut self, sheet: &FilledSheet, columns: &Columns, progress: &Progress) -> Result<(), Problem> {
        let cells: Vec<(Cell, u16)> =
            columns.cells().filter_map(|(key, column)| Some((key.parse().ok()?, column))).collect();
        self.name_missing_columns(sheet, columns, &cells);
        let first = cells.iter().map(|(_, column)| *column).min().unwrap_or_default();
        for row in sheet.rows.iter().filter(|row| row.number > columns.key_row()) {
            progress.step()?;
            let place = sheet.place(row.number, first);
            let key = row.text(columns.keys());
            if key == FIXED {
                continue;
            }
            match key.parse::<ReportId>().ok().and_then(|id| self.ground.get(&id).copied()) {
                Some(unit) if !self.seen.insert(unit.report.row.id) => {
                    self.fault(place, None, &unit_name(self, unit), Wrong::RowTwice);
                }
                Some(unit) => self.read_row(sheet, row, unit, &cells),
                None if !key.is_empty() || cells.iter().any(|(_, column)| is_number(row, *column)) => {
                    self.fault(place, None, "", Wrong::RowUnknown);
                }
                None => {}
            }
        }
        Ok(())
    }

    fn fault(&mut self, place: Place, spot: Option<Spot>, found: &str, wrong: Wrong) {
        self.read.faults.push(Fault { place, spot, found: found.to_owned(), wrong });
    }

    fn name_missing_columns(&mut self, sheet: &FilledSheet, columns: &Columns, cells: &[(Cell, u16)]) {
        let there: BTreeSet<&Cell> = cells.iter().map(|(cell, _)| cell).collect();
        let asked: BTreeSet<Cell> = self.ground.values().next().map(|unit| asked_cells(unit)).unwrap_or_default();
        for cell in asked.iter().filter(|cell| !there.contains(cell)) {
            let place = sheet.place(columns.key_row(), columns.keys());
            self.fault(place, Some(Spot::Figure(cell.clone())), "", Wrong::ColumnGone);
        }
    }

    fn read_row(&mut self, sheet: &FilledSheet, row: &FilledRow, unit: &Unit, cells: &[(Cell, u16)]) {
        self.read.rows += 1;
        let report = &unit.report;
        let is_open = report.check(ReportStep::Enter, self.today).is_ok();
        let number = self.bases.get(&report.row.id).copied().unwrap_or_default();
        let empty = Entries::new();
        let base = unit.versions.get(&number).unwrap_or(&empty);
        let asked = asked_cells(unit);
        let mut figures = Vec::new();
        let before = self.read.faults.len();
        for (cell, column) in cells {
            let Some(indicator) = report.round.pack.indicator(&cell.indicator) else { continue };
            let base = Standing::of_state(indicator, cell, state_of(base, cell));
            let place = || sheet.place(row.number, *column);
            let found = row.text(*column);
            let (mine, hint) = match (At { sheet, row, column: *column }).figure(indicator, cell) {
                Ok(read) => read,
                Err(wrong) => {
                    self.fault(place(), Some(Spot::Figure(cell.clone())), found, wrong);
                    continue;
                }
            };
            // An empty cell of a unit that was never asked, or has said nothing, takes nothing away.
            if mine == base || (mine.is_empty() && base.is_empty()) {
                continue;
            }
            if !is_open || !asked.contains(cell) {
                let wrong = if is_open { Wrong::NotAsked } else { Wrong::Closed };
                self.fault(place(), Some(Spot::Figure(cell.clone())), found, wrong);
                continue;
            }
            if let Some(hint) = hint {
                self.fault(place(), Some(Spot::Figure(cell.clone())), found, hint);
            }
            let figure = Figure { cell: cell.clone(), base, mine };
            if self.read.shown.len() < SHOWN {
                let organisation = report.row.organisation_id;
                self.read.shown.push(Shown { organisation, place: place(), figure: figure.clone() });
            }
            figures.push(figure);
        }
        if self.read.faults.len() > before {
            self.read.named.insert(row.number, report.row.organisation_id);
        }
        if !figures.is_empty() {
            self.units.push(ForUnit { report: report.row.id, figures });
        }
    }
}

fn unit_name(reader: &Reader<'_>, unit: &Unit) -> String {
    reader.graph.last_name(unit.report.row.organisation_id, reader.today).unwrap_or_default().to_owned()
}

fn is_number(row: &FilledRow, column: u16) -> bool {
    !row.text(column).is_empty()
}
