//! «Lịch báo cáo»: the standing requests of a body, what each opens next, and the acts that pause, resume and end one.
//! Making one is a page of its own.

use super::{
    reason, sentence,
    words::{self, Mark, of},
};
use crate::{
    App,
    asked::{Asked, redirect_saying},
    caller::Caller,
    failure::Failure,
    look::{self, Complaints, Frame, Notice, Section, Tone},
    reporting::{
        actions::calendar::{self, Standing, StandingStep},
        packs,
    },
    requests::{Named, Submitted},
};
use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use domain::{
    ids::{RoundId, StandingRequestId},
    organisations::Graph,
    packs::Period,
    problem::Problem,
    reporting::DayRule,
};
use jiff::civil::Date;
use serde::Deserialize;

/// So many rounds are shown before they open.
pub(super) const SHOWN: usize = 4;

/// A round that will open.
pub(super) struct Coming {
    /// Its period.
    pub period: String,
    /// When it opens.
    pub opens_on: Date,
    /// When it is due, for all and for levels of their own.
    pub due_on: Date,
    /// Due dates of levels and the cut-off.
    pub days: Vec<String>,
}

struct Line {
    path: String,
    form: String,
    body: String,
    rule: String,
    state: Mark,
    next: Option<Coming>,
}

struct Opened {
    period: String,
    path: Option<String>,
}

#[derive(Template)]
#[template(path = "reporting/calendar.html")]
struct CalendarPage {
    frame: Frame,
    lines: Vec<Line>,
}

#[derive(Template)]
#[template(path = "reporting/standing.html")]
struct StandingPage {
    frame: Frame,
    base: String,
    line: Line,
    said: Vec<String>,
    coming: Vec<Coming>,
    opened: Vec<Opened>,
    is_paused: bool,
    has_ended: bool,
    version: i64,
    typed: String,
    complaints: Complaints,
}

/// `GET /bao-cao/lich`
pub async fn get_calendar(State(app): State<App>, asked: Asked, caller: Caller) -> Result<Response, Failure> {
    let all = calendar::list_requests(&app, &caller).await?;
    let frame = asked.frame(&app, &caller);
    let graph = app.organisations();
    let lines = all.iter().map(|standing| line(&frame, &graph, standing)).collect::<Result<_, _>>()?;
    let frame = frame.clone().titled(frame.say("reporting-calendar")).in_section(Section::Reports);
    Ok(look::page(CalendarPage { lines, frame }))
}

/// `GET /bao-cao/lich/{request}`
pub async fn get_standing(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<StandingRequestId>,
    caller: Caller,
) -> Result<Response, Failure> {
    let standing = calendar::find_request(&app, &caller, id).await?;
    Ok(look::page(StandingPage::new(&app, &asked, &caller, &standing, String::new(), Complaints::none())?))
}

/// What a person sends of a request's page.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct StepForm {
    version: i64,
    ly_do: String,
}

/// `POST /bao-cao/lich/{request}/tam-dung`
pub async fn post_pause(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<StandingRequestId>,
    Submitted(caller, form): Submitted<StepForm>,
) -> Result<Response, Failure> {
    take(&app, &asked, &caller, id, form, StandingStep::Pause).await
}

/// `POST /bao-cao/lich/{request}/tiep-tuc`
pub async fn post_resumption(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<StandingRequestId>,
    Submitted(caller, form): Submitted<StepForm>,
) -> Result<Response, Failure> {
    take(&app, &asked, &caller, id, form, StandingStep::Resume).await
}

/// `POST /bao-cao/lich/{request}/ket-thuc`
pub async fn post_end(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<StandingRequestId>,
    Submitted(caller, form): Submitted<StepForm>,
) -> Result<Response, Failure> {
    take(&app, &asked, &caller, id, form, StandingStep::End).await
}

async fn take(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    id: StandingRequestId,
    form: StepForm,
    step: StandingStep,
) -> Result<Response, Failure> {
    let mut complaints = Complaints::none();
    let words = match step {
        StandingStep::Resume => String::new(),
        StandingStep::Pause | StandingStep::End => reason(&mut complaints, asked.language, "ly_do", &form.ly_do),
    };
    if !complaints.is_empty() {
        return again(app, asked, caller, (id, form.ly_do), 422, complaints).await;
    }
    let path = format!("/bao-cao/lich/{id}");
    let done_key = match step {
        StandingStep::Pause => "reporting-done-paused",
        StandingStep::Resume => "reporting-done-resumed",
        StandingStep::End => "reporting-done-ended",
    };
    match calendar::change_request(app, caller, (id, form.version), step, words).await {
        Ok(()) => Ok(redirect_saying(&path, &Notice::ok(asked.language.say(done_key)))),
        Err(failure) => match failure.into_problem()? {
            problem @ (Problem::NotFound | Problem::Forbidden) => Err(problem.into()),
            problem @ Problem::AlreadyDone => {
                Ok(redirect_saying(&path, &Notice::warn(sentence(&problem, asked.language))))
            }
            problem => {
                complaints.about_all(sentence(&problem, asked.language));
                again(app, asked, caller, (id, form.ly_do), problem.status(), complaints).await
            }
        },
    }
}

async fn again(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    (id, typed): (StandingRequestId, String),
    status: u16,
    complaints: Complaints,
) -> Result<Response, Failure> {
    let standing = calendar::find_request(app, caller, id).await?;
    let page = StandingPage::new(app, asked, caller, &standing, typed, complaints)?;
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY);
    Ok(look::page_with_status(status, page))
}

impl StandingPage {
    fn new(
        app: &App,
        asked: &Asked,
        caller: &Caller,
        standing: &Standing,
        typed: String,
        complaints: Complaints,
    ) -> Result<Self, Failure> {
        let (graph, row) = (app.organisations(), &standing.row);
        let frame = asked.frame(app, caller);
        let line = line(&frame, &graph, standing)?;
        let title = frame.say("reporting-standing-title").with("form", &line.form);
        let opened = standing.there.iter().rev().map(|(period, round)| opened(&frame, standing, *period, *round));
        Ok(StandingPage {
            base: line.path.clone(),
            said: said(&frame, standing),
            coming: coming(&frame, &graph, standing)?,
            opened: opened.collect(),
            is_paused: row.paused_at_ms.is_some(),
            has_ended: row.ended_at_ms.is_some(),
            version: row.version,
            frame: frame.clone().titled(title).in_section(Section::Reports).complaining(&complaints),
            line,
            typed,
            complaints,
        })
    }
}

fn line(frame: &Frame, graph: &Graph, standing: &Standing) -> Result<Line, Failure> {
    let row = &standing.row;
    let form = packs::newest(&row.pack).ok().and_then(|own| own.pack.form(&row.form));
    Ok(Line {
        path: format!("/bao-cao/lich/{}", row.id),
        form: form.map_or_else(|| row.form.clone(), |form| of(&form.name, frame.language)),
        body: words::name(frame, graph, row.asked_by),
        rule: rule(frame, &standing.days),
        state: state(frame, standing),
        next: coming(frame, graph, standing)?.into_iter().next(),
    })
}

fn state(frame: &Frame, standing: &Standing) -> Mark {
    match (standing.row.ended_at_ms, standing.row.paused_at_ms) {
        (Some(_), _) => words::mark(frame, "s-off", "reporting-standing-ended", Tone::Mute),
        (None, Some(_)) => words::mark(frame, "s-wait", "reporting-standing-paused", Tone::Warn),
        (None, None) => words::mark(frame, "s-doing", "reporting-standing-live", Tone::Ok),
    }
}

/// The rule in words: «Mở sau khi kết thúc kỳ 1 ngày; hạn gửi 5 ngày sau».
pub(super) fn rule(frame: &Frame, days: &DayRule) -> String {
    let said = frame.say("reporting-standing-rule").with("opens", counted(frame, days.opens));
    said.with("due", counted(frame, days.due)).to_string()
}

/// A number of days from the last day of a period.
fn counted(frame: &Frame, days: i64) -> String {
    let key = match days {
        0 => "reporting-on-the-last-day",
        days if days < 0 => "reporting-days-before",
        _ => "reporting-days-after",
    };
    frame.say(key).with("count", days.unsigned_abs()).to_string()
}

/// What is known of a request: who made it, why it rests or ended.
fn said(frame: &Frame, standing: &Standing) -> Vec<String> {
    let row = &standing.row;
    let mut said = Vec::new();
    let made = frame.say("reporting-standing-made").with("by", &row.maker);
    said.push(made.with("at", words::at(frame, row.made_at_ms)).to_string());
    if let (Some(at_ms), Some(why)) = (row.paused_at_ms, &row.pause_reason) {
        let paused = frame.say("reporting-standing-paused-why").with("at", words::at(frame, at_ms));
        said.push(paused.with("by", row.pauser.clone().unwrap_or_default()).with("reason", why).to_string());
    }
    if let (Some(at_ms), Some(why)) = (row.ended_at_ms, &row.end_reason) {
        let ended = frame.say("reporting-standing-ended-why").with("at", words::at(frame, at_ms));
        said.push(ended.with("by", row.ender.clone().unwrap_or_default()).with("reason", why).to_string());
    }
    said
}

fn coming(frame: &Frame, graph: &Graph, standing: &Standing) -> Result<Vec<Coming>, Failure> {
    if !standing.is_live() {
        return Ok(Vec::new());
    }
    let outlook = calendar::outlook(graph, standing, frame.today(), SHOWN)?;
    Ok(shown(frame, graph, standing, outlook.rounds))
}

/// Rounds that will open, as they are shown.
pub(super) fn shown(
    frame: &Frame,
    graph: &Graph,
    standing: &Standing,
    rounds: Vec<(Period, Date, crate::reporting::actions::opening::NewRound)>,
) -> Vec<Coming> {
    let one = |(period, opens_on, new): (Period, Date, crate::reporting::actions::opening::NewRound)| Coming {
        period: name_of(frame, standing, &period),
        opens_on,
        due_on: new.due.others,
        days: words::days_beside(frame, graph, &new.due, new.cut_off_on),
    };
    rounds.into_iter().map(one).collect()
}

fn name_of(frame: &Frame, standing: &Standing, period: &Period) -> String {
    standing.regime().map(|regime| of(&regime.name_of(period), frame.language)).unwrap_or_default()
}

fn opened(frame: &Frame, standing: &Standing, (year, number): (i64, i64), round: Option<RoundId>) -> Opened {
    let period = standing.regime().and_then(|regime| regime.period(year, number));
    Opened {
        period: period.map_or_else(|| format!("{year}-{number}"), |period| name_of(frame, standing, &period)),
        path: round.map(|round| format!("/bao-cao/dot/{round}")),
    }
}
