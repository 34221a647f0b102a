//! The sheet of a round: where it is fetched and given back, how far it has come, what it would do, and that it was done. Each page
//! says where the work stands now; a browser without scripts asks again by itself.

use super::{check_sort, download, new_id, refused, upload::shown_figure};
use crate::{
    App,
    asked::{Asked, redirect_saying},
    caller::Caller,
    failure::Failure,
    look::{self, AGAIN, Complaints, Frame, Notice, Section},
    reporting::{
        actions::entering_for::{self, RoundUnits},
        mending::ToMend,
        pages::{
            making::Making,
            words::{self, Head},
        },
        reading::Reading,
        sheets::{
            faults::Fault,
            marking::{self, ToldFault},
            round::workbook,
            round_reading::{RoundRead, RoundUpload, Stage},
            standing::Standing,
        },
    },
    requests::{Named, Submitted},
    uploads::{self, SentFile, SubmittedFile},
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    ids::{RoundId, UploadId},
    problem::{Problem, TableProblem},
};
use papers::tables::laid_out;
use std::sync::{Arc, atomic::Ordering};

/// Faults that the page shows; more are counted and stand in the marked file.
const SHOWN_FAULTS: usize = 200;

#[derive(Template)]
#[template(path = "reporting/sheets/round.html")]
struct RoundPage {
    frame: Frame,
    base: String,
    head: Head,
    locked: Option<String>,
    complaints: Complaints,
    limit_megabytes: usize,
}

struct ChangeLine {
    unit: String,
    name: String,
    place: String,
    before: String,
    after: String,
}

/// What a page of an upload shows of its way.
enum Way {
    /// At work: which step, and how far.
    Working { step: String, done: usize, of: usize },
    /// Waiting for a word.
    Waiting { units: usize, figures: usize, rows: usize, faults: usize, hints: usize },
    /// Written.
    Written { units: usize, figures: usize },
    /// Ended without a trace.
    Ended { sentence: String },
}

#[derive(Template)]
#[template(path = "reporting/sheets/round_upload.html")]
struct UploadPage {
    frame: Frame,
    base: String,
    path: String,
    head: Head,
    file_name: String,
    made: String,
    way: Way,
    changes: Vec<ChangeLine>,
    faults: Vec<ToldFault>,
}

impl RoundPage {
    fn new(app: &App, asked: &Asked, caller: &Caller, units: &RoundUnits, complaints: Complaints) -> Self {
        let frame = asked.frame(app, caller);
        RoundPage {
            base: format!("/bao-cao/dot/{}", units.round.row.id),
            head: Head::of_round(&frame, &app.organisations(), &units.round),
            locked: words::locked(&frame, &units.round),
            limit_megabytes: uploads::limit_megabytes(app),
            frame: frame
                .clone()
                .titled(frame.say("reporting-sheet-round-title"))
                .in_section(Section::Reports)
                .complaining(&complaints),
            complaints,
        }
    }
}

/// `GET /bao-cao/dot/{round}/excel`
pub async fn get_round(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<RoundId>,
    caller: Caller,
) -> Result<Response, Failure> {
    let units = entering_for::list_units(&app, &caller, id).await?;
    Ok(look::page(RoundPage::new(&app, &asked, &caller, &units, Complaints::none())))
}

/// `GET /bao-cao/dot/{round}/excel/bang`
pub async fn get_workbook(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<RoundId>,
    caller: Caller,
) -> Result<Response, Failure> {
    let units = entering_for::list_units(&app, &caller, id).await?;
    let laid = workbook(&app, &asked, &caller, &units)?;
    let writing = tokio::task::spawn_blocking(move || laid_out(&laid));
    let written = writing.await.map_err(|fault| Failure::Fault(Arc::new(fault)))?;
    let bytes = written.map_err(|fault| Failure::Fault(Arc::new(fault)))?;
    let head = Head::of_round(&asked.frame(&app, &caller), &app.organisations(), &units.round);
    Ok(download(bytes, &["bang", &units.round.row.form, &head.period]))
}

/// `POST /bao-cao/dot/{round}/excel`: it is opened and read in the background.
pub async fn post_round(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<RoundId>,
    sent: SubmittedFile,
) -> Result<Response, Failure> {
    let caller = sent.caller.clone();
    let units = entering_for::list_units(&app, &caller, id).await?;
    match whole(&app, sent.file) {
        Ok((name, content)) => {
            let upload = Arc::new(RoundUpload::new(name, content));
            let upload_id = new_id(&app).await?;
            app.sheets().keep_round(upload_id, app.now(), id, Arc::clone(&upload));
            upload.start(&app, units);
            Ok(Redirect::to(&format!("/bao-cao/dot/{id}/excel/{upload_id}")).into_response())
        }
        Err(problem) => {
            let (status, complaints) = refused(&asked, &problem);
            Ok(look::page_with_status(status, RoundPage::new(&app, &asked, &caller, &units, complaints)))
        }
    }
}

fn whole(app: &App, file: SentFile) -> Result<(String, Vec<u8>), Problem> {
    let (name, content) = file.whole(app)?;
    check_sort(&content)?;
    Ok((name, content))
}

/// The upload, if it still waits and the caller may know of it.
async fn found(
    app: &App,
    caller: &Caller,
    (id, upload): (RoundId, UploadId),
) -> Result<Option<Arc<RoundUpload>>, Failure> {
    entering_for::may_enter_for(app, caller, id).await?;
    Ok(app.sheets().round(upload, app.now(), id))
}

fn gone(asked: &Asked, id: RoundId) -> Response {
    let sentence = look::sentence(&Problem::Table(TableProblem::SheetGone), asked.language);
    redirect_saying(&format!("/bao-cao/dot/{id}/excel"), &Notice::warn(sentence))
}

/// `GET /bao-cao/dot/{round}/excel/{upload}`
pub async fn get_upload(
    State(app): State<App>,
    asked: Asked,
    Named((id, upload_id)): Named<(RoundId, UploadId)>,
    caller: Caller,
) -> Result<Response, Failure> {
    let Some(upload) = found(&app, &caller, (id, upload_id)).await? else { return Ok(gone(&asked, id)) };
    let units = entering_for::find_round(&app, &caller, id).await?;
    let page = UploadPage::new(&app, &asked, &caller, &units, (&upload, upload_id))?;
    let is_working = matches!(page.way, Way::Working { .. });
    let mut response = look::page(page);
    if is_working {
        response.headers_mut().insert(AGAIN.0, AGAIN.1);
    }
    Ok(response)
}

/// `POST /bao-cao/dot/{round}/excel/{upload}`: writes what was looked at.
pub async fn post_upload(
    State(app): State<App>,
    asked: Asked,
    Named((id, upload_id)): Named<(RoundId, UploadId)>,
    Submitted(caller, _): Submitted<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let Some(upload) = found(&app, &caller, (id, upload_id)).await? else { return Ok(gone(&asked, id)) };
    upload.write(&app, &caller, id);
    Ok(Redirect::to(&format!("/bao-cao/dot/{id}/excel/{upload_id}")).into_response())
}

/// `POST /bao-cao/dot/{round}/excel/{upload}/huy`
pub async fn post_cancellation(
    State(app): State<App>,
    asked: Asked,
    Named((id, upload_id)): Named<(RoundId, UploadId)>,
    Submitted(caller, _): Submitted<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let Some(upload) = found(&app, &caller, (id, upload_id)).await? else { return Ok(gone(&asked, id)) };
    upload.cancel();
    Ok(Redirect::to(&format!("/bao-cao/dot/{id}/excel/{upload_id}")).into_response())
}

/// `GET /bao-cao/dot/{round}/excel/{upload}/danh-dau`: the sheet with marks.
pub async fn get_marked(
    State(app): State<App>,
    asked: Asked,
    Named((id, upload_id)): Named<(RoundId, UploadId)>,
    caller: Caller,
) -> Result<Response, Failure> {
    let Some(upload) = found(&app, &caller, (id, upload_id)).await? else { return Ok(gone(&asked, id)) };
    let Stage::Checked(read) = upload.stage() else { return Ok(gone(&asked, id)) };
    let units = entering_for::find_round(&app, &caller, id).await?;
    let frame = asked.frame(&app, &caller);
    let names = Names::new(&frame, &units, &read)?;
    let graph = app.organisations();
    let name_of = |fault: &Fault| names.of(&frame, &graph, fault);
    let marks = marking::marks(&read.faults, &read.heads, frame.language, &name_of);
    let bytes = marking::mark(upload.content.to_vec(), marks).await?;
    let name = upload.name.rsplit_once('.').map_or(upload.name.as_str(), |(name, _)| name);
    Ok(download(bytes, &[name, "danh dau"]))
}

/// What cells are called, each asked for once.
struct Names<'n> {
    cells: std::collections::BTreeMap<domain::reporting::Cell, String>,
    read: &'n RoundRead,
}

impl<'n> Names<'n> {
    fn new(frame: &Frame, round: &crate::reporting::actions::Round, read: &'n RoundRead) -> Result<Self, Failure> {
        let (reading, to_mend) = (Reading::default(), ToMend::default());
        let making = Making::of_form(frame, (&round.pack, round.form()?), &reading, &to_mend);
        let cells = domain::reporting::cells_of(making.form, making.pack).into_iter();
        Ok(Names {
            cells: cells.map(|cell| (cell.clone(), format!("{} {}", cell.indicator, making.name_of(&cell)))).collect(),
            read,
        })
    }

    fn cell(&self, cell: &domain::reporting::Cell) -> String {
        self.cells.get(cell).cloned().unwrap_or_else(|| cell.to_string())
    }

    fn of(&self, frame: &Frame, graph: &domain::organisations::Graph, fault: &Fault) -> String {
        let unit = self.read.named.get(&fault.place.row).map(|id| words::name(frame, graph, *id));
        let cell = marking::cell_of(fault).map(|cell| self.cell(cell));
        unit.into_iter().chain(cell).collect::<Vec<_>>().join(": ")
    }
}

impl UploadPage {
    fn new(
        app: &App,
        asked: &Asked,
        caller: &Caller,
        round: &crate::reporting::actions::Round,
        (upload, upload_id): (&RoundUpload, UploadId),
    ) -> Result<Self, Failure> {
        let (frame, graph) = (asked.frame(app, caller), app.organisations());
        let base = format!("/bao-cao/dot/{}", round.row.id);
        let stage = upload.stage();
        let (mut changes, mut faults, mut made) = (Vec::new(), Vec::new(), String::new());
        if let Stage::Checked(read) = &stage {
            let names = Names::new(&frame, round, read)?;
            let name_of = |fault: &Fault| names.of(&frame, &graph, fault);
            let wrong = read.faults.iter().filter(|fault| !fault.wrong.is_hint());
            faults = wrong.take(SHOWN_FAULTS).map(|fault| marking::told(fault, frame.language, &name_of)).collect();
            let said = |cell: &domain::reporting::Cell, standing: &Standing| {
                shown_figure(&frame, round.pack.indicator(&cell.indicator), standing)
            };
            let change = |shown: &crate::reporting::sheets::round_reading::Shown| ChangeLine {
                unit: words::name(&frame, &graph, shown.organisation),
                name: names.cell(&shown.figure.cell),
                place: shown.place.to_string(),
                before: said(&shown.figure.cell, &shown.figure.base),
                after: said(&shown.figure.cell, &shown.figure.mine),
            };
            changes = read.shown.iter().map(change).collect();
            made = read.made_at_ms.map(|at_ms| words::at(&frame, at_ms)).unwrap_or_default();
        }
        let title = frame.say("reporting-sheet-round-upload");
        Ok(UploadPage {
            way: way(&frame, upload, &stage),
            path: format!("{base}/excel/{upload_id}"),
            base,
            head: Head::of_round(&frame, &graph, round),
            file_name: upload.name.clone(),
            made,
            changes,
            faults,
            frame: frame.clone().titled(title).in_section(Section::Reports),
        })
    }

    fn figures(&self) -> usize {
        if let Way::Waiting { figures, .. } = self.way { figures } else { 0 }
    }

    fn more_changes(&self) -> usize {
        self.figures().saturating_sub(self.changes.len())
    }

    fn more_faults(&self) -> usize {
        if let Way::Waiting { faults, .. } = self.way { faults.saturating_sub(self.faults.len()) } else { 0 }
    }
}

fn way(frame: &Frame, upload: &RoundUpload, stage: &Stage) -> Way {
    let working = |key: &'static str| Way::Working {
        step: frame.say(key).to_string(),
        done: upload.progress.done.load(Ordering::Relaxed),
        of: upload.progress.of.load(Ordering::Relaxed),
    };
    match stage {
        Stage::Opening => working("reporting-sheet-opening"),
        Stage::Checking => working("reporting-sheet-checking"),
        Stage::Writing => working("reporting-sheet-writing"),
        Stage::Checked(read) => Way::Waiting {
            units: read.units.len(),
            figures: read.units.iter().map(|unit| unit.figures.len()).sum(),
            rows: read.rows,
            faults: read.faults.iter().filter(|fault| !fault.wrong.is_hint()).count(),
            hints: read.faults.iter().filter(|fault| fault.wrong.is_hint()).count(),
        },
        Stage::Written(entered) => Way::Written { units: entered.units, figures: entered.figures },
        Stage::Ended(problem) => Way::Ended { sentence: look::sentence(problem, frame.language) },
    }
}
