//! `/don-vi/nhap`: rows from a workbook or from pasted cells. First everything is looked at and shown, then it is written;
//! between the two the page itself carries the table.

use super::sentence;
use crate::{
    App,
    acting::Acting,
    asked::{Asked, redirect_saying},
    caller::Caller,
    failure::{Failure, status_of},
    look::{self, Complaints, Frame, Notice, Section},
    organisations::{
        actions,
        exchange::{Fault, Joined, Table, label_of},
    },
    uploads::{self, SubmittedFile},
};
use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use domain::problem::Problem;
use papers::tables::{Workbook, written_as_tsv};

/// So many faults are shown; more are counted.
const SHOWN_FAULTS: usize = 500;

/// A fault in the words of the page.
struct ToldFault {
    place: String,
    head: &'static str,
    sentence: String,
}

/// What a workbook would do.
struct Preview {
    /// The tables and how many rows each gets.
    additions: Vec<(&'static str, usize)>,
    known: usize,
    faults: Vec<ToldFault>,
    fault_count: usize,
    /// The table as text, carried to the next step.
    table: String,
}

impl Preview {
    fn more_faults(&self) -> usize {
        self.fault_count.saturating_sub(self.faults.len())
    }
}

#[derive(Template)]
#[template(path = "organisations/importing.html")]
struct ImportPage {
    frame: Frame,
    complaints: Complaints,
    pasted: String,
    limit_megabytes: usize,
    preview: Option<Preview>,
}

impl ImportPage {
    fn has_faults(&self) -> bool {
        self.preview.as_ref().is_some_and(|preview| preview.fault_count > 0)
    }
}

/// Shows the form.
pub async fn get_import(State(app): State<App>, asked: Asked, caller: Caller) -> Result<Response, Failure> {
    actions::may_import(&Acting::now(&app, &caller))?;
    Ok(look::page(page(&app, &asked, &caller)))
}

/// Looks at what was sent.
pub async fn post_import(State(app): State<App>, asked: Asked, sent: SubmittedFile) -> Result<Response, Failure> {
    actions::may_import(&Acting::now(&app, &sent.caller))?;
    let caller = sent.caller.clone();
    let mut page = page(&app, &asked, &caller);
    page.pasted = sent.word(uploads::TABLE_FIELD);
    let workbook = match sent.table(&app).await {
        Ok(workbook) => workbook,
        Err(failure) => return refused(page, failure),
    };
    let joined = actions::prepare_import(&app, &caller, &workbook).await?;
    let status = if joined.faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    page.preview = Some(preview(&asked, &workbook, &joined));
    Ok(look::page_with_status(status, page))
}

/// Writes what was looked at.
pub async fn post_take_in(State(app): State<App>, asked: Asked, sent: SubmittedFile) -> Result<Response, Failure> {
    actions::may_import(&Acting::now(&app, &sent.caller))?;
    let caller = sent.caller.clone();
    let mut page = page(&app, &asked, &caller);
    let workbook = match sent.table(&app).await {
        Ok(workbook) => workbook,
        Err(failure) => return refused(page, failure),
    };
    let joined = actions::import_by(&app, &caller, workbook.clone()).await?;
    if joined.faults.is_empty() {
        let said = asked.language.say("organisations-import-done").with("count", joined.count());
        return Ok(redirect_saying("/don-vi", &Notice::ok(said)));
    }
    page.preview = Some(preview(&asked, &workbook, &joined));
    Ok(look::page_with_status(StatusCode::UNPROCESSABLE_ENTITY, page))
}

fn page(app: &App, asked: &Asked, caller: &Caller) -> ImportPage {
    let frame = asked.frame(app, caller).titled(asked.language.say("organisations-import-title"));
    ImportPage {
        frame: frame.in_section(Section::Organisations),
        complaints: Complaints::none(),
        pasted: String::new(),
        limit_megabytes: uploads::limit_megabytes(app),
        preview: None,
    }
}

/// The form again with what was typed.
fn refused(mut page: ImportPage, failure: Failure) -> Result<Response, Failure> {
    let problem = failure.into_problem()?;
    let sentence = match problem {
        Problem::FileEmpty => page.frame.say("organisations-import-nothing-given").to_string(),
        ref problem => sentence(problem, page.frame.language),
    };
    page.complaints.about("tep", sentence);
    page.frame = page.frame.complaining(&page.complaints);
    let status = status_of(&problem);
    Ok(look::page_with_status(status, page))
}

fn counts(joined: &Joined) -> Vec<(Table, usize)> {
    let rows = &joined.additions;
    let counts = [
        (Table::Events, rows.events.len()),
        (Table::Organisations, rows.organisations.len()),
        (Table::Names, rows.names.len()),
        (Table::Classes, rows.classes.len()),
        (Table::Codes, rows.codes.len()),
        (Table::Places, rows.memberships.len()),
        (Table::Successions, rows.successions.len()),
    ];
    counts.into_iter().filter(|(_, count)| *count > 0).collect()
}

fn preview(asked: &Asked, workbook: &Workbook, joined: &Joined) -> Preview {
    let told = |fault: &Fault| ToldFault {
        place: fault.place_in_words(asked.language),
        head: fault.head(asked.language),
        sentence: fault.sentence(asked.language),
    };
    let is_good = joined.faults.is_empty();
    Preview {
        additions: counts(joined).into_iter().map(|(table, count)| (label_of(table, asked.language), count)).collect(),
        known: joined.known,
        faults: joined.faults.iter().take(SHOWN_FAULTS).map(told).collect(),
        fault_count: joined.faults.len(),
        table: if is_good && !joined.is_nothing() { written_as_tsv(workbook) } else { String::new() },
    }
}
