//! The entry form of a report, leaf by leaf. A form that is sent is always kept, whatever is wrong in it; a browser that
//! saves while one types gets a short answer instead of a page.

use super::{
    filling::{EntryPage, TasksPage, Wanted},
    sentence, words,
};
use crate::{
    App,
    asked::{Asked, redirect_saying},
    caller::Caller,
    failure::{Failure, status_of},
    look::{self, Complaints, Frame, Notice},
    reporting::{
        actions::drafting::{self, LEAF, Saved, Wish},
        draft::SentForm,
        leaf::Leaf,
        reading::Names,
    },
    requests::{Named, Submitted},
    targets::beside::{self, Targets},
};
use axum::{
    Json,
    extract::{Query, State},
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
};
use domain::{ids::ReportId, problem::Problem, reporting::Cell};
use serde::{Deserialize, Serialize};

/// Whether the checks are asked for.
#[derive(Debug, Default, Deserialize)]
pub struct Asking {
    #[serde(default, rename = "kiem-tra")]
    checked: String,
}

/// `GET /bao-cao/{report}/nhap`: the form, or the list of its sections.
pub async fn get_entry(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<ReportId>,
    Query(asking): Query<Asking>,
    caller: Caller,
) -> Result<Response, Failure> {
    open_leaf(&app, &asked, &caller, id, asking.wanted(Leaf::Whole)).await
}

/// `GET /bao-cao/{report}/nhap/phan/{section}`
pub async fn get_section(
    State(app): State<App>,
    asked: Asked,
    Named((id, section)): Named<(ReportId, String)>,
    Query(asking): Query<Asking>,
    caller: Caller,
) -> Result<Response, Failure> {
    open_leaf(&app, &asked, &caller, id, asking.wanted(Leaf::Section(section))).await
}

/// `GET /bao-cao/{report}/nhap/phan-loi`
pub async fn get_words(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<ReportId>,
    Query(asking): Query<Asking>,
    caller: Caller,
) -> Result<Response, Failure> {
    open_leaf(&app, &asked, &caller, id, asking.wanted(Leaf::Words)).await
}

/// Shows a leaf. For one that the form does not have, or not any more, the whole form is shown as it is.
async fn open_leaf(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    id: ReportId,
    wanted: Wanted,
) -> Result<Response, Failure> {
    let entry = drafting::open_entry(app, caller, id).await?;
    let leaves = Leaf::all(entry.report.round.form()?);
    let targets = beside::of_body(app, caller, entry.report.row.organisation_id).await?;
    let wanted = Wanted { targets, ..wanted };
    if leaves.contains(&wanted.leaf) {
        return Ok(look::page(EntryPage::new(app, asked, caller, entry, wanted)?));
    }
    if leaves == [Leaf::Whole] {
        let wanted = Wanted { leaf: Leaf::Whole, ..wanted };
        return Ok(look::page(EntryPage::new(app, asked, caller, entry, wanted)?));
    }
    Ok(look::page(TasksPage::new(app, asked, caller, entry)?))
}

impl Asking {
    fn wanted(&self, leaf: Leaf) -> Wanted {
        let is_checked = !self.checked.is_empty();
        Wanted { leaf, is_checked, complaints: Complaints::none(), block: String::new(), targets: Targets::default() }
    }
}

/// What a browser that saves while one types is told.
#[derive(Serialize)]
struct Told {
    said: String,
    disputed: Vec<String>,
}

/// `POST /bao-cao/{report}/ban-nhap`
pub async fn post_draft(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<ReportId>,
    headers: HeaderMap,
    Submitted(caller, pairs): Submitted<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let is_quiet = headers.get(header::ACCEPT).is_some_and(|accepted| accepted.as_bytes() == b"application/json");
    let sent = SentForm::of(pairs);
    let sent = if is_quiet { sent } else { sent.pressed() };
    let outcome = drafting::save_draft_and(&app, &caller, id, sent.clone(), wish_of(&sent)).await;
    let saved = match outcome {
        Ok(saved) => saved,
        Err(failure) => return refused(&app, &asked, &caller, (id, &sent), failure.into_problem()?).await,
    };
    let (said, is_fine) = said(&asked.frame(&app, &caller), &saved, &sent);
    if is_quiet {
        let disputed = saved.draft.disputed.keys().cloned().collect();
        return Ok(Json(Told { said, disputed }).into_response());
    }
    let notice = if is_fine { Notice::ok(said) } else { Notice::warn(said) };
    Ok(redirect_saying(&way_on(id, &saved, &sent, is_fine), &notice))
}

/// Name of the button that copies the period before.
const COPY: &str = "nhu_ky_truoc";

/// Which button was pressed.
fn wish_of(sent: &SentForm) -> Wish {
    match sent.other(COPY) {
        "" => Wish::Keep,
        cell => Wish::CopyPrevious(cell.parse().ok()),
    }
}

/// Where one goes after saving: to the box that was filled, to the next leaf or the whole report, or back to the leaf with
/// its checks.
fn way_on(id: ReportId, saved: &Saved, sent: &SentForm, is_fine: bool) -> String {
    let base = format!("/bao-cao/{id}");
    let here = saved.leaf.path(&base);
    if let Ok(cell) = sent.other(COPY).parse::<Cell>() {
        return format!("{here}#{}", Names::of(&cell).value);
    }
    match (sent.other("tiep"), &saved.next) {
        _ if !sent.other(COPY).is_empty() => here,
        (tiep, _) if tiep.is_empty() || !is_fine => format!("{here}?kiem-tra=1"),
        ("1", Some(next)) => next.path(&base),
        _ => base,
    }
}

/// What is said of a form that was saved, and whether all of it is well.
fn said(frame: &Frame, saved: &Saved, sent: &SentForm) -> (String, bool) {
    let (key, is_fine) = if saved.is_locked {
        ("reporting-saved-locked", false)
    } else if !saved.draft.disputed.is_empty() {
        ("reporting-saved-disputed", false)
    } else if saved.form_changed {
        ("reporting-saved-form-changed", false)
    } else if sent.other(COPY).is_empty() {
        ("reporting-saved", true)
    } else {
        ("reporting-copied", true)
    };
    (frame.say(key).with("time", words::clock(saved.at)).with("count", saved.changed).to_string(), is_fine)
}

/// Shows the form again with what was typed, when it could not be kept: the report was submitted meanwhile.
pub(super) async fn refused(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    (id, sent): (ReportId, &SentForm),
    problem: Problem,
) -> Result<Response, Failure> {
    if matches!(problem, Problem::NotFound | Problem::Forbidden) {
        return Err(problem.into());
    }
    let mut entry = drafting::open_entry(app, caller, id).await?;
    entry.draft.take(sent, caller.account, &caller.full_name, app.now().millisecond());
    let mut complaints = Complaints::none();
    complaints.about_all(sentence(&problem, asked.language));
    let status = status_of(&problem);
    let leaf = Leaf::named(sent.other(LEAF), entry.report.round.form()?);
    let targets = beside::of_body(app, caller, entry.report.row.organisation_id).await?;
    let wanted = Wanted { leaf, is_checked: false, complaints, block: String::new(), targets };
    let page = EntryPage::new(app, asked, caller, entry, wanted)?;
    Ok(look::page_with_status(status, page))
}
