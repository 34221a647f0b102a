//! A register as a workbook: where it is fetched and given back, how far a file has come, everything that is wrong in it, what it
//! would do, and that it was done. A browser without scripts asks again by itself.

use super::{
    super::{
        actions::{
            finding,
            importing::Written,
            keeping::{self, Ground},
            naming::Book,
        },
        sheets::{Checked, FoundFault, MOST_ROWS, Stage, Upload, workbook},
        words,
    },
    sentence,
};
use crate::{
    App,
    asked::{Asked, redirect_saying},
    caller::Caller,
    failure::Failure,
    look::{self, AGAIN, Complaints, Frame, Notice, Section},
    reporting::{check_sort, download_of, new_upload, refused_file},
    requests::{Named, Submitted},
    uploads::{self, SentFile, SubmittedFile},
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    ids::{OrganisationId, UploadId},
    packs::Field,
    problem::{Problem, TableProblem},
    registers::{Outcome, Planned, Values},
};
use papers::tables::laid_out;
use std::sync::{Arc, atomic::Ordering};

/// Faults and changes that the page shows; more are counted.
const SHOWN: usize = 200;

/// A register of a body, as an address names it.
type Place = (OrganisationId, String, String);

#[derive(Template)]
#[template(path = "registers/excel.html")]
struct ExcelPage {
    frame: Frame,
    base: String,
    name: String,
    body: String,
    limit_megabytes: usize,
    most_rows: usize,
    complaints: Complaints,
}

struct FaultLine {
    place: String,
    found: String,
    what: String,
}

struct ChangeLine {
    place: String,
    title: String,
    outcome: String,
    changes: Vec<(String, String, String)>,
}

/// Where a file stands.
enum Way {
    Working { step: String, done: usize, of: usize },
    Waiting { new: usize, changed: usize, same: usize, overtaken: usize, faults: usize },
    Written(Written),
    Ended { sentence: String },
}

#[derive(Template)]
#[template(path = "registers/upload.html")]
struct UploadPage {
    frame: Frame,
    base: String,
    path: String,
    name: String,
    body: String,
    file_name: String,
    way: Way,
    faults: Vec<FaultLine>,
    changes: Vec<ChangeLine>,
}

impl UploadPage {
    fn writes(&self) -> usize {
        if let Way::Waiting { new, changed, .. } = self.way { new + changed } else { 0 }
    }

    fn overtaken(&self) -> usize {
        if let Way::Waiting { overtaken, .. } = self.way { overtaken } else { 0 }
    }

    fn more_faults(&self) -> usize {
        if let Way::Waiting { faults, .. } = self.way { faults.saturating_sub(self.faults.len()) } else { 0 }
    }

    fn more_changes(&self) -> usize {
        (self.writes() + self.overtaken()).saturating_sub(self.changes.len())
    }
}

async fn opened(app: &App, caller: &Caller, (body, pack, register): &Place) -> Result<Ground, Failure> {
    let ground = Ground::open(app, caller, pack, register).await?;
    keeping::require(&ground.acting, &ground.schema, *body)?;
    Ok(ground)
}

impl ExcelPage {
    fn new(app: &App, asked: &Asked, caller: &Caller, ground: &Ground, place: &Place, complaints: Complaints) -> Self {
        let frame = asked.frame(app, caller);
        ExcelPage {
            base: words::address(place.0, &place.1, &place.2),
            name: words::register(&frame, &ground.schema),
            body: words::name(&frame, &ground.acting.graph, place.0),
            limit_megabytes: uploads::limit_megabytes(app),
            most_rows: MOST_ROWS,
            frame: frame
                .clone()
                .titled(frame.say("registers-excel"))
                .in_section(Section::Registers)
                .complaining(&complaints),
            complaints,
        }
    }
}

/// `GET …/excel`
pub async fn get_excel(
    State(app): State<App>,
    asked: Asked,
    Named(place): Named<Place>,
    caller: Caller,
) -> Result<Response, Failure> {
    let ground = opened(&app, &caller, &place).await?;
    Ok(look::page(ExcelPage::new(&app, &asked, &caller, &ground, &place, Complaints::none())))
}

/// `GET …/excel/mau`: the workbook with the rows that the body keeps.
pub async fn get_template(
    State(app): State<App>,
    asked: Asked,
    Named(place): Named<Place>,
    caller: Caller,
) -> Result<Response, Failure> {
    let ground = opened(&app, &caller, &place).await?;
    let mut rows = {
        let mut connection = app.database().read().await?;
        finding::rows_of(&mut connection, &ground.acting, ground.named(), place.0).await?
    };
    rows.retain(|known| !known.is_withdrawn());
    let values: Vec<Values> = rows.iter().map(finding::Known::values).collect();
    let ground = ground.learned_of(&app, &values.iter().collect::<Vec<_>>()).await?;
    let frame = asked.frame(&app, &caller);
    let name = words::name(&frame, &ground.acting.graph, place.0);
    let code = ground.schema.register.code.clone();
    let writing = tokio::task::spawn_blocking(move || {
        laid_out(&workbook(&frame, &ground.schema, &ground.book, (place.0, &name), &rows))
    });
    let written = writing.await.map_err(|fault| Failure::Fault(Arc::new(fault)))?;
    let bytes = written.map_err(|fault| Failure::Fault(Arc::new(fault)))?;
    Ok(download_of(bytes, &["so", &code]))
}

/// `POST …/excel`: it is opened and read in the background.
pub async fn post_excel(
    State(app): State<App>,
    asked: Asked,
    Named(place): Named<Place>,
    sent: SubmittedFile,
) -> Result<Response, Failure> {
    let caller = sent.caller.clone();
    let ground = opened(&app, &caller, &place).await?;
    match whole(&app, sent.file) {
        Ok((name, content)) => {
            let upload = Arc::new(Upload::new(name, content));
            let id = new_upload(&app).await?;
            let (body, pack, register) = &place;
            app.registers().keep(id, app.now(), (*body, pack, register), Arc::clone(&upload));
            upload.start(&app, ground, *body);
            let path = format!("{}/excel/{id}", words::address(*body, pack, register));
            Ok(Redirect::to(&path).into_response())
        }
        Err(problem) => {
            let (status, complaints) = refused_file(&asked, &problem);
            let page = ExcelPage::new(&app, &asked, &caller, &ground, &place, complaints);
            Ok(look::page_with_status(status, page))
        }
    }
}

fn whole(app: &App, file: SentFile) -> Result<(String, Vec<u8>), Problem> {
    let (name, content) = file.whole(app)?;
    check_sort(&content)?;
    Ok((name, content))
}

/// The upload, if it still waits.
fn found(app: &App, (body, pack, register): &Place, id: UploadId) -> Option<Arc<Upload>> {
    app.registers().find(id, app.now(), (*body, pack, register))
}

fn gone(asked: &Asked, (body, pack, register): &Place) -> Response {
    let sentence = look::sentence(&Problem::Table(TableProblem::SheetGone), asked.language);
    redirect_saying(&format!("{}/excel", words::address(*body, pack, register)), &Notice::warn(sentence))
}

/// `GET …/excel/{upload}`
pub async fn get_upload(
    State(app): State<App>,
    asked: Asked,
    Named((body, pack, register, id)): Named<(OrganisationId, String, String, UploadId)>,
    caller: Caller,
) -> Result<Response, Failure> {
    let place = (body, pack, register);
    let ground = opened(&app, &caller, &place).await?;
    let Some(upload) = found(&app, &place, id) else { return Ok(gone(&asked, &place)) };
    let page = UploadPage::new(&app, &asked, &caller, ground, (&place, id), &upload).await?;
    let is_working = matches!(page.way, Way::Working { .. });
    let mut response = look::page(page);
    if is_working {
        response.headers_mut().insert(AGAIN.0, AGAIN.1);
    }
    Ok(response)
}

/// `POST …/excel/{upload}`: writes what was looked at.
pub async fn post_upload(
    State(app): State<App>,
    asked: Asked,
    Named((body, pack, register, id)): Named<(OrganisationId, String, String, UploadId)>,
    Submitted(caller, pairs): Submitted<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let place = (body, pack, register);
    let ground = opened(&app, &caller, &place).await?;
    let Some(upload) = found(&app, &place, id) else { return Ok(gone(&asked, &place)) };
    let wins = pairs.iter().any(|(name, value)| name == "ghi_de" && value == "1");
    upload.write(&app, &caller, ground, body, wins);
    Ok(Redirect::to(&format!("{}/excel/{id}", words::address(place.0, &place.1, &place.2))).into_response())
}

/// `POST …/excel/{upload}/huy`
pub async fn post_cancellation(
    State(app): State<App>,
    asked: Asked,
    Named((body, pack, register, id)): Named<(OrganisationId, String, String, UploadId)>,
    Submitted(caller, _): Submitted<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let place = (body, pack, register);
    opened(&app, &caller, &place).await?;
    let Some(upload) = found(&app, &place, id) else { return Ok(gone(&asked, &place)) };
    upload.cancel();
    Ok(Redirect::to(&format!("{}/excel/{id}", words::address(place.0, &place.1, &place.2))).into_response())
}

impl UploadPage {
    async fn new(
        app: &App,
        asked: &Asked,
        caller: &Caller,
        ground: Ground,
        (place, id): (&Place, UploadId),
        upload: &Upload,
    ) -> Result<Self, Failure> {
        let (frame, stage) = (asked.frame(app, caller), upload.stage());
        let base = words::address(place.0, &place.1, &place.2);
        let name = words::register(&frame, &ground.schema);
        let body = words::name(&frame, &ground.acting.graph, place.0);
        let (mut faults, mut changes) = (Vec::new(), Vec::new());
        if let Stage::Checked(checked) = &stage {
            faults = checked.faults.iter().take(SHOWN).map(|fault| fault_line(&frame, fault)).collect();
            changes = change_lines(app, &frame, ground, place.0, checked).await?;
        }
        Ok(UploadPage {
            way: way(&frame, upload, &stage),
            path: format!("{base}/excel/{id}"),
            file_name: upload.name.clone(),
            frame: frame.clone().titled(frame.say("registers-upload")).in_section(Section::Registers),
            base,
            name,
            body,
            faults,
            changes,
        })
    }
}

fn fault_line(frame: &Frame, fault: &FoundFault) -> FaultLine {
    FaultLine {
        place: fault.place.to_string(),
        found: fault.found.clone(),
        what: sentence(&fault.fault, frame.language),
    }
}

/// The first rows that something would be done to, each with what it says now and then.
async fn change_lines(
    app: &App,
    frame: &Frame,
    ground: Ground,
    body: OrganisationId,
    checked: &Checked,
) -> Result<Vec<ChangeLine>, Failure> {
    let rows = {
        let mut connection = app.database().read().await?;
        finding::rows_of(&mut connection, &ground.acting, ground.named(), body).await?
    };
    let shown = || checked.plan.rows.iter().filter(|row| row.outcome != Outcome::Same).take(SHOWN);
    let values: Vec<&Values> = shown().map(|row| &row.values).collect();
    let ground = ground.learned_of(app, &values).await?;
    let line = |row: &Planned<_>| {
        let known = row.existing.and_then(|(id, _)| rows.iter().find(|known| known.id == id));
        change_line(frame, &ground, row, known, &checked.understood.sheet)
    };
    Ok(shown().map(line).collect())
}

fn change_line(
    frame: &Frame,
    ground: &Ground,
    row: &Planned<domain::ids::RegisterRecordId>,
    known: Option<&finding::Known>,
    sheet: &str,
) -> ChangeLine {
    let book: &Book = &ground.book;
    let key = match row.outcome {
        Outcome::New => "registers-outcome-new",
        Outcome::Changed => "registers-outcome-changed",
        Outcome::Same => "registers-outcome-same",
        Outcome::Overtaken => "registers-outcome-overtaken",
    };
    let before = known.map(finding::Known::values).unwrap_or_default();
    let change = |field: &Field| {
        let (was, now) =
            (words::in_field(frame, book, field, &before), words::in_field(frame, book, field, &row.values));
        (was != now).then(|| (words::head(frame, field), was, now))
    };
    let mut changes: Vec<_> = match row.outcome {
        Outcome::New => Vec::new(),
        _ => ground.schema.register.fields.iter().filter_map(change).collect(),
    };
    if let Some(known) = known.filter(|known| known.span() != row.span) {
        let said = frame.say("registers-validity").to_string();
        changes.push((said, words::span(frame, &known.span()), words::span(frame, &row.span)));
    }
    ChangeLine {
        place: format!("{sheet}!{}", row.number),
        title: book.title_of(&ground.schema.register, &row.values),
        outcome: frame.say(key).to_string(),
        changes,
    }
}

fn way(frame: &Frame, upload: &Upload, stage: &Stage) -> Way {
    let working = |key: &'static str| Way::Working {
        step: frame.say(key).to_string(),
        done: upload.progress.done.load(Ordering::Relaxed),
        of: upload.progress.of.load(Ordering::Relaxed),
    };
    match stage {
        Stage::Opening => working("reporting-sheet-opening"),
        Stage::Checking => working("reporting-sheet-checking"),
        Stage::Writing => working("reporting-sheet-writing"),
        Stage::Checked(checked) => Way::Waiting {
            new: checked.plan.count(Outcome::New),
            changed: checked.plan.count(Outcome::Changed),
            same: checked.plan.count(Outcome::Same),
            overtaken: checked.plan.count(Outcome::Overtaken),
            faults: checked.faults.len(),
        },
        Stage::Written(written) => Way::Written(*written),
        Stage::Ended(problem) => Way::Ended { sentence: look::sentence(problem, frame.language) },
    }
}
