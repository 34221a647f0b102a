//! The page of a round: how far it has come, each unit with its state; locking and unlocking it.
//! Totals are another page's; this one reads states and writes locks.

use super::{
    list::detail,
    reason, sentence,
    words::{self, Head, Mark},
};
use crate::{
    App,
    asked::{Asked, redirect_saying},
    caller::Caller,
    failure::Failure,
    look::{self, Complaints, Frame, Notice, Section},
    reporting::actions::{
        Acting,
        figures::Reported,
        locking,
        showing::{self, WholeRound},
    },
    requests::{Named, Submitted},
};
use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use domain::{ids::RoundId, organisations::Graph, permissions::Verb, problem::Problem, reporting::ReportState};
use serde::Deserialize;

struct UnitLine {
    path: String,
    title: String,
    meta: String,
    state: Mark,
    detail: String,
}

#[derive(Template)]
#[template(path = "reporting/round.html")]
struct RoundPage {
    frame: Frame,
    base: String,
    head: Head,
    lede: String,
    locked: Option<String>,
    rows: Vec<UnitLine>,
    may_lock: bool,
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
) -> Result<Response, Failure> {
    let whole = showing::find_whole_round(&app, &caller, id).await?;
    Ok(look::page(RoundPage::new(&app, &asked, &caller, &whole, String::new(), Complaints::none())))
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
    let mut complaints = Complaints::none();
    let words = reason(&mut complaints, asked.language, "ly_do", &form.ly_do);
    if !complaints.is_empty() {
        return again(&app, &asked, &caller, (id, form.ly_do), StatusCode::UNPROCESSABLE_ENTITY, complaints).await;
    }
    let outcome = locking::lock_round(&app, &caller, id, form.version, words).await;
    answered(&app, &asked, &caller, (id, form.ly_do), outcome, "reporting-done-locked").await
}

/// `POST /bao-cao/dot/{round}/mo-chot`
pub async fn post_unlock(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<RoundId>,
    Submitted(caller, form): Submitted<LockForm>,
) -> Result<Response, Failure> {
    let mut complaints = Complaints::none();
    let words = reason(&mut complaints, asked.language, "ly_do", &form.ly_do);
    if !complaints.is_empty() {
        return again(&app, &asked, &caller, (id, form.ly_do), StatusCode::UNPROCESSABLE_ENTITY, complaints).await;
    }
    let outcome = locking::unlock_round(&app, &caller, id, form.version, words).await;
    answered(&app, &asked, &caller, (id, form.ly_do), outcome, "reporting-done-unlocked").await
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
            let status = StatusCode::from_u16(problem.status()).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY);
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
    let page = RoundPage::new(app, asked, caller, &whole, typed, complaints);
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
        whole: &WholeRound,
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
        let order: Vec<_> = graph.sorted(whole.rows.iter().map(|row| row.row.organisation).collect(), frame.today());
        let mut rows: Vec<&Reported> = whole.rows.iter().collect();
        rows.sort_by_key(|row| (row.row.is_part, order.iter().position(|id| *id == row.row.organisation)));
        RoundPage {
            base: format!("/bao-cao/dot/{}", whole.round.row.id),
            lede: lede.to_string(),
            locked: words::locked(&frame, &whole.round),
            rows: rows.into_iter().map(|row| unit_line(&frame, &graph, row)).collect(),
            may_lock: acting.may(Verb::LockRound, &whole.thing),
            version: whole.round.row.version,
            frame: frame.titled(title).in_section(Section::Reports).complaining(&complaints),
            head,
            typed_reason,
            complaints,
        }
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
        detail: seen.map(|state| detail(frame, report, state, &head)).unwrap_or_default(),
        state: words::state_outside(frame, report),
    }
}
