//! A programme: beginning one, what it plans with every change after the approval, and the approval.
//! Visits that it plans are written in `planned`.

use super::{
    super::{
        actions::{self, programmes},
        words,
    },
    field_of, programme_address, visit_address,
};
use crate::{
    App,
    acting::{Acting, chosen_body},
    asked::{Asked, redirect_saying},
    caller::Caller,
    failure::Failure,
    look::{self, Choice, Complaints, Frame, Notice, Section, at_field, sentence},
    reporting::words::at,
    requests::{Named, Submitted},
};
use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use domain::{
    ids::{InspectionProgrammeId, OrganisationId},
    permissions::Verb,
    problem::Problem,
};
use jiff::civil::Date;
use serde::Deserialize;

/// Years of which a programme can be begun: from last year to the one after the next.
const YEARS: std::ops::RangeInclusive<i64> = -1..=2;

/// What a person sends.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct Typed {
    co_quan_chu_tri: String,
    nam_chuong_trinh: String,
}

#[derive(Template)]
#[template(path = "inspections/programme_new.html")]
struct BeginPage {
    frame: Frame,
    bodies: Vec<Choice>,
    years: Vec<Choice>,
    typed: Typed,
    complaints: Complaints,
}

/// `GET /kiem-tra/chuong-trinh/moi`
pub async fn get_beginning(State(app): State<App>, asked: Asked, caller: Caller) -> Result<Response, Failure> {
    let typed = Typed { nam_chuong_trinh: app.today().year().to_string(), ..Typed::default() };
    begin_page(&app, &asked, &caller, typed, (StatusCode::OK, Complaints::none()))
}

/// `POST /kiem-tra/chuong-trinh/moi`
pub async fn post_beginning(
    State(app): State<App>,
    asked: Asked,
    Submitted(caller, typed): Submitted<Typed>,
) -> Result<Response, Failure> {
    let body = chosen_body(&actions::leading_bodies(&Acting::now(&app, &caller)), &typed.co_quan_chu_tri)?;
    let this_year = i64::from(app.today().year());
    let in_range = |year: &i64| YEARS.contains(&(year - this_year));
    let Some(year) = typed.nam_chuong_trinh.parse::<i64>().ok().filter(in_range) else {
        let mut complaints = Complaints::none();
        let missing = Problem::Missing { field: "nam_chuong_trinh".to_owned() };
        complaints.about("nam_chuong_trinh", sentence(&missing, asked.language));
        return begin_page(&app, &asked, &caller, typed, (StatusCode::UNPROCESSABLE_ENTITY, complaints));
    };
    match programmes::begin(&app, &caller, body, year).await {
        Ok(id) => {
            Ok(redirect_saying(&programme_address(id), &Notice::ok(asked.language.say("inspections-programme-begun"))))
        }
        Err(failure) => {
            let complained = at_field(failure, asked.language, field_of)?;
            begin_page(&app, &asked, &caller, typed, complained)
        }
    }
}

fn begin_page(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    typed: Typed,
    (status, complaints): (StatusCode, Complaints),
) -> Result<Response, Failure> {
    let bodies = actions::leading_bodies(&Acting::now(app, caller));
    let body = chosen_body(&bodies, &typed.co_quan_chu_tri)?;
    let (graph, frame) = (app.organisations(), asked.frame(app, caller));
    let this_year = i64::from(app.today().year());
    let page = BeginPage {
        bodies: bodies.into_iter().map(|id| Choice::new(id, words::name(&frame, &graph, id))).collect(),
        years: YEARS.map(|ahead| Choice::new(this_year + ahead, this_year + ahead)).collect(),
        typed: Typed { co_quan_chu_tri: body.to_string(), ..typed },
        frame: frame
            .clone()
            .titled(frame.say("inspections-programme-new"))
            .in_section(Section::Inspections)
            .complaining(&complaints),
        complaints,
    };
    Ok(look::page_with_status(status, page))
}

/// A planned visit as it is shown.
struct Line {
    path: String,
    kind: String,
    subject: String,
    units: String,
    bodies: String,
    when: String,
    is_dropped: bool,
    /// Changes after the approval: who, when, why.
    changes: Vec<String>,
    /// Where a visit is begun from it, and those that were.
    begin_path: Option<String>,
    visits: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "inspections/programme.html")]
struct ProgrammePage {
    frame: Frame,
    base: String,
    add_path: String,
    body: String,
    state: (&'static str, String, look::Tone),
    approved: Option<String>,
    lines: Vec<Line>,
    standing: usize,
    may_plan: bool,
    may_approve: bool,
}

/// `GET /kiem-tra/chuong-trinh/{programme}`
pub async fn get_programme(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<InspectionProgrammeId>,
    caller: Caller,
) -> Result<Response, Failure> {
    let programme = programmes::open(&app, &caller, id).await?;
    let (acting, frame) = (Acting::now(&app, &caller), asked.frame(&app, &caller));
    let thing = programmes::thing_of(&acting, &programme);
    let (plans, approves) = (acting.may(Verb::PlanInspection, &thing), acting.may(Verb::ApproveInspection, &thing));
    let is_approved = programme.is_approved();
    let seen = actions::rolling::list_for(&app, &caller).await?;
    let visits_of = |planned: &programmes::PlannedVisit| {
        let own = seen.visits.iter().filter(|visit| visit.row.planned_visit_id == Some(planned.id));
        own.map(|visit| (visit_address(visit.row.id), words::title(frame.language, visit))).collect()
    };
    let names = |ids: &[OrganisationId]| words::names(&frame, &acting.graph, ids);
    let line = |planned: &programmes::PlannedVisit| Line {
        path: format!("{}/cuoc/{}", programme_address(id), planned.id),
        kind: words::kind(frame.language, planned.content.kind),
        subject: planned.content.subject.clone(),
        units: names(&planned.content.units),
        bodies: names(&planned.content.bodies),
        when: when(&frame, (planned.content.quarter, planned.content.from, planned.content.to)),
        is_dropped: planned.is_dropped,
        changes: changes(&frame, planned),
        begin_path: (is_approved && plans && !planned.is_dropped)
            .then(|| format!("/kiem-tra/cuoc/moi?du-kien={}/{}", id, planned.id)),
        visits: visits_of(planned),
    };
    let title = frame.say("inspections-programme-of").with("year", programme.row.year.to_string()).to_string();
    let (key, tone) = match is_approved {
        true => ("inspections-programme-approved", look::Tone::Ok),
        false => ("inspections-programme-draft", look::Tone::Warn),
    };
    let approved = programme.row.approved_at_ms.map(|at_ms| {
        let by = programme.row.approver.clone().unwrap_or_default();
        frame.say("inspections-approved-by").with("name", by).with("when", at(&frame, at_ms)).to_string()
    });
    Ok(look::page(ProgrammePage {
        base: programme_address(id),
        add_path: format!("{}/cuoc-moi", programme_address(id)),
        body: words::name(&frame, &acting.graph, programme.row.organisation_id),
        state: (if is_approved { "s-done" } else { "s-doing" }, frame.say(key).to_string(), tone),
        approved,
        lines: programme.planned.iter().map(line).collect(),
        standing: programme.standing().count(),
        may_plan: plans && (!is_approved || approves),
        may_approve: approves && !is_approved,
        frame: frame.clone().titled(title).in_section(Section::Inspections),
    }))
}

/// «Quý II», or the days.
pub fn when(frame: &Frame, (quarter, from, to): (Option<i64>, Option<Date>, Option<Date>)) -> String {
    let days = match (from, to) {
        (Some(from), Some(to)) if from != to => Some(format!("{} – {}", frame.date(&from), frame.date(&to))),
        (Some(day), _) | (None, Some(day)) => Some(frame.date(&day)),
        (None, None) => None,
    };
    let quarter = quarter.map(|quarter| frame.say("inspections-quarter").with("quarter", quarter).to_string());
    [quarter, days].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// What was changed with a reason.
fn changes(frame: &Frame, planned: &programmes::PlannedVisit) -> Vec<String> {
    let with_reason = planned.versions.iter().filter(|row| !row.reason.is_empty());
    let told = |row: &programmes::PlannedRow| {
        let key = if row.is_dropped != 0 { "inspections-plan-dropped" } else { "inspections-plan-changed" };
        let (who, when) = (&row.writer, at(frame, row.written_at_ms));
        frame.say(key).with("name", who).with("when", when).with("reason", &row.reason).to_string()
    };
    with_reason.map(told).collect()
}

/// `POST /kiem-tra/chuong-trinh/{programme}/duyet`
pub async fn post_approval(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<InspectionProgrammeId>,
    Submitted(caller, _): Submitted<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let said = match programmes::approve(&app, &caller, id).await {
        Ok(()) => Notice::ok(asked.language.say("inspections-programme-approved-now")),
        Err(failure) => match failure.into_problem()? {
            problem @ (Problem::NotFound | Problem::Forbidden) => return Err(problem.into()),
            problem => Notice::warn(sentence(&problem, asked.language)),
        },
    };
    Ok(redirect_saying(&programme_address(id), &said))
}
