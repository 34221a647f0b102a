//! The page of a round: who has reported and who is late, the totals with how complete they are, the papers that can be
//! drafted from it; locking and unlocking it. Units that need a hand stand first.

use super::{
    list::detail,
    reason, sentence,
    words::{self, Head, Mark},
};
use crate::{
    App,
    asked::{Asked, redirect_saying},
    caller::Caller,
    failure::{Failure, status_of},
    lists::{AsWorkbook, Listing, download},
    look::{self, Complaints, Frame, Notice, Section},
    reporting::{
        actions::{
            Acting,
            figures::{self, Reported},
            locking,
            showing::{self, WholeRound},
        },
        papers,
        totals::{self, Written},
    },
    requests::{Named, Submitted},
    targets::beside::{self, Targets},
};
use ::papers::tables::ListCell;
use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use domain::{ids::RoundId, organisations::Graph, permissions::Verb, problem::Problem, reporting::ReportState};
use jiff::civil::Date;
use serde::Deserialize;

struct UnitLine {
    path: String,
    title: String,
    meta: String,
    state: Mark,
    late: u32,
    detail: String,
}

/// The papers that the caller may draft from the round.
struct PapersOffered {
    late: usize,
    answer_by: Date,
}

#[derive(Template)]
#[template(path = "reporting/round.html")]
struct RoundPage {
    frame: Frame,
    base: String,
    head: Head,
    lede: String,
    days: Vec<String>,
    locked: Option<String>,
    /// Units that may go on in the locked round: the report, and until when and why.
    admitted: Vec<(String, String)>,
    waiting: Vec<UnitLine>,
    done: Vec<UnitLine>,
    totals: Vec<totals::Line>,
    trees: Vec<totals::TreeLink>,
    papers: Option<PapersOffered>,
    /// Submissions that wait for the caller's answer.
    to_answer: usize,
    may_lock: bool,
    may_enter_for: bool,
    version: i64,
    typed_reason: String,
    complaints: Complaints,
}

/// `GET /bao-cao/dot/{round}`
pub async fn get_round(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<RoundId>,
    caller: Caller,
    as_workbook: AsWorkbook,
) -> Result<Response, Failure> {
    let whole = showing::find_whole_round(&app, &caller, id).await?;
    if as_workbook.0 {
        return workbook(&asked.frame(&app, &caller), &app.organisations(), &caller, &whole);
    }
    let targets = beside::of_round(&app, &caller, &whole.round).await?;
    Ok(look::page(RoundPage::new(&app, &asked, &caller, (&whole, &targets), String::new(), Complaints::none())))
}

/// The form that locks or unlocks.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct LockForm {
    version: i64,
    ly_do: String,
}

/// `POST /bao-cao/dot/{round}/chot`
pub async fn post_lock(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<RoundId>,
    Submitted(caller, form): Submitted<LockForm>,
) -> Result<Response, Failure> {
    change_lock(&app, &asked, &caller, id, form, true).await
}

/// `POST /bao-cao/dot/{round}/mo-chot`
pub async fn post_unlock(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<RoundId>,
    Submitted(caller, form): Submitted<LockForm>,
) -> Result<Response, Failure> {
    change_lock(&app, &asked, &caller, id, form, false).await
}

async fn change_lock(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    id: RoundId,
    form: LockForm,
    locks: bool,
) -> Result<Response, Failure> {
    let mut complaints = Complaints::none();
    let words = reason(&mut complaints, asked.language, "ly_do", &form.ly_do);
    if !complaints.is_empty() {
        return again(app, asked, caller, (id, form.ly_do), StatusCode::UNPROCESSABLE_ENTITY, complaints).await;
    }
    let (outcome, done_key) = if locks {
        (locking::lock_round(app, caller, id, form.version, words).await, "reporting-done-locked")
    } else {
        (locking::unlock_round(app, caller, id, form.version, words).await, "reporting-done-unlocked")
    };
    answered(app, asked, caller, (id, form.ly_do), outcome, done_key).await
}

async fn answered(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    (id, typed): (RoundId, String),
    outcome: Result<(), Failure>,
    done_key: &'static str,
) -> Result<Response, Failure> {
    let path = format!("/bao-cao/dot/{id}");
    let problem = match outcome {
        Ok(()) => return Ok(redirect_saying(&path, &Notice::ok(asked.language.say(done_key)))),
        Err(failure) => failure.into_problem()?,
    };
    match problem {
        Problem::AlreadyDone => Ok(redirect_saying(&path, &Notice::warn(sentence(&problem, asked.language)))),
        Problem::NotFound | Problem::Forbidden => Err(problem.into()),
        problem => {
            let mut complaints = Complaints::none();
            complaints.about_all(sentence(&problem, asked.language));
            let status = status_of(&problem);
            again(app, asked, caller, (id, typed), status, complaints).await
        }
    }
}

/// The page again, with the reason as it was typed.
async fn again(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    (id, typed): (RoundId, String),
    status: StatusCode,
    complaints: Complaints,
) -> Result<Response, Failure> {
    let whole = showing::find_whole_round(app, caller, id).await?;
    let targets = beside::of_round(app, caller, &whole.round).await?;
    let page = RoundPage::new(app, asked, caller, (&whole, &targets), typed, complaints);
    if !page.may_lock {
        return Err(Problem::Forbidden.into());
    }
    Ok(look::page_with_status(status, page))
}

impl RoundPage {
    fn new(
        app: &App,
        asked: &Asked,
        caller: &Caller,
        (whole, targets): (&WholeRound, &Targets),
        typed_reason: String,
        complaints: Complaints,
    ) -> Self {
        let (graph, acting) = (app.organisations(), Acting::now(app, caller));
        let frame = asked.frame(app, caller);
        let head = Head::of_round(&frame, &graph, &whole.round);
        let owed: Vec<&Reported> = whole.rows.iter().filter(|row| !row.row.is_part).collect();
        let count = |wanted: &dyn Fn(ReportState) -> bool| owed.iter().filter(|row| wanted(row.row.state)).count();
        let lede = frame
            .say("reporting-round-lede")
            .with("in", count(&ReportState::counts))
            .with("owed", owed.len())
            .with("accepted", count(&|state| state == ReportState::Accepted))
            .with("waived", count(&|state| state == ReportState::Waived));
        let title = frame.say("reporting-round-title").with("period", &head.period).to_string();
        let mut rows = figures::in_order(&graph, &whole.rows, frame.today());
        // Stable: within a rank the order of lists stays.
        rows.sort_by_key(|row| (row.row.is_part, rank(row.row.state)));
        let (waiting, done): (Vec<&Reported>, Vec<&Reported>) =
            rows.into_iter().partition(|row| rank(row.row.state) < 2);
        let lines = |rows: Vec<&Reported>| rows.into_iter().map(|row| unit_line(&frame, &graph, row)).collect();
        let late = whole.rows.iter().filter(|row| papers::is_late(row, frame.today())).count();
        let admitted = figures::in_order(&graph, &whole.rows, frame.today());
        let admitted = admitted.into_iter().filter_map(|row| admitted_line(&frame, &graph, row)).collect();
        let base = format!("/bao-cao/dot/{}", whole.round.row.id);
        let to_answer = whole.rows.iter().filter(|row| acting.may_answer(&row.report)).count();
        RoundPage {
            totals: totals::summary(&frame, &whole.round, &whole.rows, targets),
            trees: totals::links(&frame, &graph, &base),
            papers: papers::may_draft(app, &acting, whole)
                .then(|| PapersOffered { late, answer_by: papers::answer_by(frame.today()) }),
            to_answer,
            base,
            lede: lede.to_string(),
            days: words::days_beside(&frame, &graph, &whole.due, whole.round.row.cut_off_on),
            locked: words::locked(&frame, &whole.round),
            admitted,
            waiting: lines(waiting),
            done: lines(done),
            may_lock: acting.may(Verb::LockRound, &whole.thing),
            may_enter_for: acting.may(Verb::EnterOnBehalf, &whole.thing),
            version: whole.round.row.version,
            frame: frame.titled(title).in_section(Section::Reports).complaining(&complaints),
            head,
            typed_reason,
            complaints,
        }
    }
}

/// The units of the round as a workbook, those that need a hand first.
fn workbook(frame: &Frame, graph: &Graph, caller: &Caller, whole: &WholeRound) -> Result<Response, Failure> {
    let head = Head::of_round(frame, graph, &whole.round);
    let heads = [
        "reporting-column-unit-name",
        "reporting-list-days",
        "reporting-due",
        "reporting-column-state",
        "reporting-list-late",
        "reporting-column-detail",
    ];
    let mut rows = figures::in_order(graph, &whole.rows, frame.today());
    rows.sort_by_key(|row| (row.row.is_part, rank(row.row.state)));
    let row = |reported: &Reported| -> Vec<ListCell> {
        let line = unit_line(frame, graph, reported);
        vec![
            line.title.into(),
            line.meta.into(),
            reported.report.due_on().into(),
            line.state.word.into(),
            ListCell::Integer(line.late.into()),
            line.detail.into(),
        ]
    };
    let listing = Listing {
        file_name: "dot-bao-cao",
        title: frame.say("reporting-round-title").with("period", &head.period).to_string(),
        body: format!("{}. {}", head.form, head.days),
        filters: Vec::new(),
        heads: heads.map(|key| frame.say(key).to_string()).to_vec(),
        rows: rows.into_iter().map(row).collect(),
    };
    download(frame, caller, listing)
}

/// A unit that may go on although the round is locked.
fn admitted_line(frame: &Frame, graph: &Graph, reported: &Reported) -> Option<(String, String)> {
    let row = &reported.report.row;
    let until_on = reported.report.admitted_until(frame.today())?;
    let said = frame.say("reporting-admitted-unit").with("name", words::name(frame, graph, row.organisation_id));
    let said = said.with("date", frame.date(&until_on)).with("reason", words::inside(row.admission_reason.as_ref()));
    Some((format!("/bao-cao/{}", row.id), said.to_string()))
}

/// Who needs a hand comes first: nothing in or sent back, then what waits for an answer, then the rest.
fn rank(state: ReportState) -> u8 {
    match state {
        ReportState::NotOpened | ReportState::Draft | ReportState::Endorsed | ReportState::SentBack => 0,
        ReportState::Submitted => 1,
        ReportState::Waived | ReportState::Accepted => 2,
    }
}

/// A unit as it is seen from outside: what it has not submitted is not shown to have begun.
fn unit_line(frame: &Frame, graph: &Graph, reported: &Reported) -> UnitLine {
    let report = &reported.report;
    let head = Head::of_report(frame, graph, report);
    let seen = Some(report.state()).filter(|state| !words::is_inside(*state));
    let days = words::days(frame, report.row.first_day, report.row.last_day);
    let is_whole = reported.row.segment == domain::reporting::Segment::whole(&report.round.period());
    UnitLine {
        path: format!("/bao-cao/{}", report.row.id),
        title: head.holder.clone(),
        meta: if is_whole { String::new() } else { days },
        late: if papers::is_late(reported, frame.today()) { papers::days_late(head.due_on, frame.today()) } else { 0 },
        detail: seen.map(|state| detail(frame, report, state, &head)).unwrap_or_default(),
        state: words::state_outside(frame, report),
    }
}
