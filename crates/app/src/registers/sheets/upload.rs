//! A register's workbook on its way: opened and read off the threads that answer requests, it tells how far it has come and stops
//! when somebody says so; what it would do waits for a person's word, and is then written whole or not at all.

use super::{FoundFault, reading::Understood, understand};
use crate::{
    App,
    caller::Caller,
    failure::Failure,
    registers::actions::{
        finding,
        importing::{self, Written},
        keeping::{self, Ground},
    },
    reporting::actions::entering_for::Progress,
};
use domain::{
    ids::{OrganisationId, RegisterRecordId},
    problem::{Problem, TableProblem},
    registers::{Plan, plan},
};
use papers::tables::FilledValue;
use std::sync::{Arc, Mutex, PoisonError};

/// A workbook that came back.
pub struct Upload {
    /// Name of the file.
    pub name: String,
    /// How far it has come.
    pub progress: Arc<Progress>,
    content: Arc<Vec<u8>>,
    stage: Mutex<Stage>,
}

/// Where it is on its way.
#[derive(Clone)]
pub enum Stage {
    /// The file is being opened.
    Opening,
    /// Its rows are being read.
    Checking,
    /// It waits for a person's word.
    Checked(Arc<Checked>),
    /// It is being written.
    Writing,
    /// It was written.
    Written(Written),
    /// It was stopped, or could not go on; nothing was written.
    Ended(Problem),
}

/// What a workbook would do.
pub struct Checked {
    /// What it says.
    pub understood: Understood,
    /// Against the register as it was when it was checked.
    pub plan: Plan<RegisterRecordId>,
    /// Everything that is wrong, in the order of the file.
    pub faults: Vec<FoundFault>,
}

impl Upload {
    /// A workbook that was just uploaded.
    pub fn new(name: String, content: Vec<u8>) -> Self {
        Upload { name, progress: Arc::default(), content: Arc::new(content), stage: Mutex::new(Stage::Opening) }
    }

    /// How much memory it takes, roughly: what is read of it is several times as large as its bytes.
    pub fn bytes(&self) -> usize {
        self.content.len() * 8
    }

    /// Where it is.
    pub fn stage(&self) -> Stage {
        self.stage.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn go_to(&self, next: Stage) {
        *self.stage.lock().unwrap_or_else(PoisonError::into_inner) = next;
    }

    /// It is to stop. What waits for a word ends at once; what is at work ends at its next step.
    pub fn cancel(&self) {
        self.progress.cancel();
        let mut stage = self.stage.lock().unwrap_or_else(PoisonError::into_inner);
        if matches!(*stage, Stage::Checked(_)) {
            *stage = Stage::Ended(Problem::Table(TableProblem::SheetCancelled));
        }
    }

    /// From waiting to writing, once: whoever comes second finds it on its way.
    fn begin_writing(&self) -> Option<Arc<Checked>> {
        let mut stage = self.stage.lock().unwrap_or_else(PoisonError::into_inner);
        let Stage::Checked(checked) = stage.clone() else { return None };
        if !checked.faults.is_empty() {
            return None;
        }
        *stage = Stage::Writing;
        Some(checked)
    }

    /// Opens and reads it in the background.
    pub fn start(self: &Arc<Self>, app: &App, ground: Ground, body: OrganisationId) {
        let (upload, app) = (Arc::clone(self), app.clone());
        drop(tokio::spawn(async move {
            let outcome = upload.read(&app, ground, body).await;
            upload.go_to(match outcome {
                Ok(checked) => Stage::Checked(Arc::new(checked)),
                Err(failure) => Stage::Ended(ended(failure)),
            });
        }));
    }

    async fn read(&self, app: &App, ground: Ground, body: OrganisationId) -> Result<Checked, Failure> {
        // Whoever stops it does not wait for the child: it ends with the one who waits for it.
        let (filled, _) = tokio::select! {
            opened = app.settings().opener.filled(self.name.clone(), self.content.to_vec()) => opened?,
            () = self.progress.cancelled() => {
                return Err(Problem::Table(TableProblem::SheetCancelled).into());
            }
        };
        let filled = filled?;
        self.progress.step()?;
        self.go_to(Stage::Checking);
        let texts = filled.sheets.iter().flat_map(|sheet| &sheet.rows).flat_map(|row| &row.cells);
        let texts: Vec<String> = texts
            .filter_map(|(_, value)| if let FilledValue::Text(text) = value { Some(text.clone()) } else { None })
            .filter(|text| text.contains(',') && text.len() < 200)
            .collect();
        let ground = ground.learned(app, &texts).await?;
        let rows = {
            let mut connection = app.database().read().await?;
            finding::rows_of(&mut connection, &ground.acting, ground.named(), body).await?
        };
        let progress = Arc::clone(&self.progress);
        let checking = tokio::task::spawn_blocking(move || {
            let understood = understand(&filled, &ground.schema, &body.to_string(), &ground.book, &progress)?;
            let planned = plan(&ground.schema.register, &keeping::existing(&rows), &understood.rows, false);
            let faults = planned.faults.iter().map(|fault| understood.placed(fault.clone())).collect();
            Ok::<_, Problem>(Checked { plan: planned, faults, understood })
        });
        Ok(checking.await.map_err(|fault| Failure::Fault(Arc::new(fault)))??)
    }

    /// Writes it in the background; the file wins over rows that were changed since it was made only where that is wished.
    pub fn write(self: &Arc<Self>, app: &App, caller: &Caller, ground: Ground, body: OrganisationId, wins: bool) {
        let Some(checked) = self.begin_writing() else { return };
        let (upload, app, caller) = (Arc::clone(self), app.clone(), caller.clone());
        drop(tokio::spawn(async move {
            let progress = Arc::clone(&upload.progress);
            let outcome = importing::import(&app, &caller, ground, body, (checked, wins), progress).await;
            upload.go_to(match outcome {
                Ok(written) => Stage::Written(written),
                Err(failure) => Stage::Ended(ended(failure)),
            });
        }));
    }
}

/// What is told of a way that ended. A fault of ours is logged, and the workbook can be uploaded again.
fn ended(failure: Failure) -> Problem {
    failure.into_problem().unwrap_or_else(|failure| {
        tracing::error!(register.fault = ?failure, "a workbook of a register could not be taken in");
        Problem::Table(TableProblem::SheetGone)
    })
}
