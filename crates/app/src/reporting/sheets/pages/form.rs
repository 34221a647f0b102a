//! Where a unit fetches its form as a workbook and gives it back.
//! What came back is only opened here and put aside; what it would do is shown on a page of its own.

use super::{check_sort, download, new_id, plainer, refused};
use crate::{
    App,
    asked::Asked,
    caller::Caller,
    failure::Failure,
    look::{self, Complaints, Frame, Section},
    reporting::{
        actions::drafting::{self, Entry},
        pages::words::{self, Head},
        sheets::{
            form,
            hidden::{Hidden, Kind},
            reading::FormUpload,
        },
    },
    requests::Named,
    uploads::{self, SentFile, SubmittedFile},
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    ids::ReportId,
    problem::{Problem, TableProblem},
    reporting::ReportStep,
};
use papers::tables::laid_out;
use std::sync::Arc;

#[derive(Template)]
#[template(path = "reporting/sheets/form.html")]
struct FormPage {
    frame: Frame,
    base: String,
    head: Head,
    locked: Option<String>,
    complaints: Complaints,
    limit_megabytes: usize,
}

impl FormPage {
    fn new(app: &App, asked: &Asked, caller: &Caller, entry: &Entry, complaints: Complaints) -> Self {
        let frame = asked.frame(app, caller);
        FormPage {
            base: format!("/bao-cao/{}", entry.report.row.id),
            head: Head::of_report(&frame, &app.organisations(), &entry.report),
            locked: words::locked_for(&frame, &entry.report),
            limit_megabytes: uploads::limit_megabytes(app),
            frame: frame
                .clone()
                .titled(frame.say("reporting-sheet-title"))
                .in_section(Section::Reports)
                .complaining(&complaints),
            complaints,
        }
    }
}

/// `GET /bao-cao/{report}/excel`
pub async fn get_form(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<ReportId>,
    caller: Caller,
) -> Result<Response, Failure> {
    let entry = drafting::open_entry(&app, &caller, id).await?;
    Ok(look::page(FormPage::new(&app, &asked, &caller, &entry, Complaints::none())))
}

/// `GET /bao-cao/{report}/excel/bieu-mau`
pub async fn get_workbook(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<ReportId>,
    caller: Caller,
) -> Result<Response, Failure> {
    let entry = drafting::open_entry(&app, &caller, id).await?;
    let laid = form::workbook(&app, &asked, &caller, &entry)?;
    let bytes = laid_out(&laid).map_err(|fault| Failure::Fault(Arc::new(fault)))?;
    let head = Head::of_report(&asked.frame(&app, &caller), &app.organisations(), &entry.report);
    Ok(download(bytes, &["bieu", &entry.report.round.row.form, &head.holder, &head.period]))
}

/// `POST /bao-cao/{report}/excel`: what came back waits, and the page of what it would do is shown.
pub async fn post_form(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<ReportId>,
    sent: SubmittedFile,
) -> Result<Response, Failure> {
    let caller = sent.caller.clone();
    let entry = drafting::open_entry(&app, &caller, id).await?;
    let problem = match take(&app, &entry, sent.file).await {
        Ok(upload) => {
            let upload_id = new_id(&app).await?;
            app.sheets().keep_form(upload_id, app.now(), id, upload);
            return Ok(Redirect::to(&format!("/bao-cao/{id}/excel/{upload_id}")).into_response());
        }
        Err(failure) => failure.into_problem()?,
    };
    let (status, complaints) = refused(&asked, &problem);
    Ok(look::page_with_status(status, FormPage::new(&app, &asked, &caller, &entry, complaints)))
}

async fn take(app: &App, entry: &Entry, file: SentFile) -> Result<FormUpload, Failure> {
    let (name, content) = file.whole(app)?;
    // A report that takes no figures is told before the file is looked at, but for a lock: typing is kept then too.
    match entry.report.check(ReportStep::Enter, app.today()) {
        Ok(()) | Err(Problem::RoundLocked) => {}
        Err(problem) => return Err(problem.into()),
    }
    check_sort(&content)?;
    let (filled, content) = app.settings().opener.filled(name.clone(), content).await?;
    let filled = filled.map_err(plainer)?;
    let hidden = Hidden::read(&filled)?;
    check_identity(&hidden, entry)?;
    Ok(FormUpload { name, content, filled })
}

/// Whether it is the form of this report, else whose it is.
pub(super) fn check_identity(hidden: &Hidden, entry: &Entry) -> Result<(), Problem> {
    let (row, round) = (&entry.report.row, &entry.report.round.row);
    if hidden.kind != Kind::Form {
        return Err(Problem::Table(TableProblem::SheetOfARound));
    }
    if hidden.fact("report") == row.id.to_string() {
        return Ok(());
    }
    let (unit, period) = (hidden.fact("holder").to_owned(), hidden.fact("period").to_owned());
    let is_other_form = hidden.fact("pack") != round.pack || hidden.fact("form") != round.form;
    let is_other_period = hidden.fact("period-code") != format!("{}-{}-{}", round.regime, round.year, round.number);
    Err(match (is_other_form, is_other_period) {
        (true, _) => Problem::Table(TableProblem::SheetOfAnotherForm),
        (false, true) => Problem::Table(TableProblem::SheetOfAnotherPeriod { period }),
        (false, false) => Problem::Table(TableProblem::SheetOfAnotherUnit { unit }),
    })
}
