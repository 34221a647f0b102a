//! `/don-vi/{organisation}/cac-buoc`: the steps of a body for what it tracks, or those of its packs.
//! A form that was opened before somebody else saved is refused, with what was typed.

use super::super::actions::{self, BodySteps};
use crate::{
    App,
    asked::{Asked, redirect_saying},
    caller::Caller,
    failure::Failure,
    look::{self, Complaints, Frame, Notice, at_field},
    requests::{Named, Submitted},
};
use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use domain::{
    ids::OrganisationId,
    problem::{Problem, UrgingProblem},
    urging::Steps,
};
use serde::Deserialize;
use std::collections::BTreeSet;

/// What was typed.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct Typed {
    nhac_truoc: String,
    nhac_sau: String,
    nhac_lai: String,
    bao_thu_truong: String,
    bao_co_quan: String,
    theo_goi: String,
    lan: String,
}

#[derive(Template)]
#[template(path = "urging/steps.html")]
struct StepsPage {
    frame: Frame,
    body: String,
    path: String,
    is_own: bool,
    typed: Typed,
    complaints: Complaints,
}

/// `GET /don-vi/{organisation}/cac-buoc`
pub async fn get_steps(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<OrganisationId>,
    caller: Caller,
) -> Result<Response, Failure> {
    let body = actions::steps_of(&app, &caller, id).await?;
    let typed = typed(&body);
    Ok(look::page(page(&app, &asked, &caller, &body, typed)))
}

fn page(app: &App, asked: &Asked, caller: &Caller, body: &BodySteps, typed: Typed) -> StepsPage {
    let frame = asked.frame(app, caller);
    StepsPage {
        frame: frame.clone().titled(frame.say("urging-steps")),
        body: app.organisations().last_name(body.body, app.today()).unwrap_or_default().to_owned(),
        path: format!("/don-vi/{}/cac-buoc", body.body),
        is_own: body.is_own,
        typed,
        complaints: Complaints::none(),
    }
}

fn typed(body: &BodySteps) -> Typed {
    let list = |days: &mut dyn Iterator<Item = &i64>| days.map(i64::to_string).collect::<Vec<_>>().join(", ");
    let one = |days: Option<i64>| days.map(|days| days.to_string()).unwrap_or_default();
    let steps = &body.steps;
    Typed {
        nhac_truoc: list(&mut steps.before.iter().rev()),
        nhac_sau: list(&mut steps.after.iter()),
        nhac_lai: one(steps.again_every),
        bao_thu_truong: one(steps.to_head_after),
        bao_co_quan: one(steps.to_tracking_body_after),
        theo_goi: String::new(),
        lan: body.number.to_string(),
    }
}

/// `POST /don-vi/{organisation}/cac-buoc`
pub async fn post_steps(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<OrganisationId>,
    Submitted(caller, typed): Submitted<Typed>,
) -> Result<Response, Failure> {
    let body = actions::steps_of(&app, &caller, id).await?;
    let seen = typed.lan.parse().unwrap_or(-1);
    let result = match read(&typed) {
        Ok(steps) => actions::set_steps(&app, &caller, id, (steps, seen)).await,
        Err(problem) => Err(problem.into()),
    };
    let Err(failure) = result else {
        return Ok(redirect_saying("/don-doc", &Notice::ok(asked.language.say("urging-steps-set"))));
    };
    let (problem_status, complaints) = complained(failure, &asked)?;
    let page = page(&app, &asked, &caller, &body, typed);
    let frame = page.frame.clone().complaining(&complaints);
    Ok(look::page_with_status(problem_status, StepsPage { frame, complaints, ..page }))
}

fn complained(failure: Failure, asked: &Asked) -> Result<(StatusCode, Complaints), Failure> {
    let field_of = |problem: &Problem| match problem {
        Problem::Urging(UrgingProblem::StepsImpossible { most: Steps::MOST_BEFORE, .. }) => "nhac_truoc".to_owned(),
        Problem::Urging(UrgingProblem::StepsImpossible { .. }) => "nhac_sau".to_owned(),
        Problem::Urging(UrgingProblem::UpwardsFirst) => "bao_co_quan".to_owned(),
        _ => String::new(),
    };
    at_field(failure, asked.language, field_of)
}

/// The steps as typed; none where the body goes by its packs.
fn read(typed: &Typed) -> Result<Option<Steps>, Problem> {
    if !typed.theo_goi.is_empty() {
        return Ok(None);
    }
    let one = |text: &str, most: i64| -> Result<Option<i64>, Problem> {
        let count = i64::try_from(Steps::MOST_STEPS).unwrap_or(i64::MAX);
        let impossible = || Problem::Urging(UrgingProblem::StepsImpossible { most, count });
        (!text.trim().is_empty()).then(|| text.trim().parse().map_err(|_| impossible())).transpose()
    };
    let list = |text: &str, most: i64| -> Result<BTreeSet<i64>, Problem> {
        let parts = text.split([',', ';', ' ']).filter(|part| !part.is_empty());
        parts.filter_map(|part| one(part, most).transpose()).collect()
    };
    Ok(Some(Steps {
        before: list(&typed.nhac_truoc, Steps::MOST_BEFORE)?,
        after: list(&typed.nhac_sau, Steps::MOST_AFTER)?,
        again_every: one(&typed.nhac_lai, Steps::MOST_AFTER)?,
        to_head_after: one(&typed.bao_thu_truong, Steps::MOST_AFTER)?,
        to_tracking_body_after: one(&typed.bao_co_quan, Steps::MOST_AFTER)?,
    }))
}
