//! The forms that say which document amends which, take that back, and pair a clause anew.
//! Each calls one action; what was typed is never lost on a complaint.

use super::{Shown, Typed, page};
use crate::{
    App,
    amendments::actions::{self, Kind, Repairing, Saying},
    asked::{Asked, redirect_saying},
    caller::Caller,
    failure::{Failure, status_of},
    look::{self, Complaints, Notice, sentence},
    requests::{Named, Submitted},
};
use axum::{extract::State, response::Response};
use domain::{amendments::Change, ids::DocumentId, problem::Problem};

/// `POST /van-ban/{id}/sua-doi/quan-he`
pub async fn post_relation(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<DocumentId>,
    Submitted(caller, typed): Submitted<Typed>,
) -> Result<Response, Failure> {
    let mut complaints = Complaints::none();
    let missing = |field: &str| sentence(&Problem::Missing { field: field.to_owned() }, asked.language);
    let amended: Option<DocumentId> = typed.van_ban.parse().ok();
    let kind = Kind::from_code(&typed.quan_he);
    if amended.is_none() {
        complaints.about("van_ban", missing("van_ban"));
    }
    if kind.is_none() {
        complaints.about("quan_he", missing("quan_he"));
    }
    let reason = look::reason(&mut complaints, asked.language, "ly_do", &typed.ly_do);
    let (Some(amended), Some(kind), true) = (amended, kind, complaints.is_empty()) else {
        actions::require(&app, &caller, id).await?;
        return again(&app, &asked, &caller, id, typed, complaints, 422).await;
    };
    let holds = typed.con != "khong";
    let saying = Saying { amending: id, amended, kind, holds, reason };
    let said = if holds { "amendments-was-said" } else { "amendments-was-taken-back" };
    done_or_again(&app, &asked, &caller, id, typed, actions::say(&app, &caller, saying).await, said).await
}

/// `POST /van-ban/{id}/sua-doi/hoan-tac`
pub async fn post_undo(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<DocumentId>,
    Submitted(caller, typed): Submitted<Typed>,
) -> Result<Response, Failure> {
    let (Ok(amended), Some(kind)) = (typed.van_ban.parse(), Kind::from_code(&typed.quan_he)) else {
        actions::require(&app, &caller, id).await?;
        return Err(Problem::NotFound.into());
    };
    let undone = actions::undo(&app, &caller, (id, amended, kind), typed.so).await;
    done_or_again(&app, &asked, &caller, id, typed, undone, "amendments-was-taken-back").await
}

/// `POST /van-ban/{id}/sua-doi/ghep`
pub async fn post_pair(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<DocumentId>,
    Submitted(caller, typed): Submitted<Typed>,
) -> Result<Response, Failure> {
    let mut complaints = Complaints::none();
    let reason = look::reason(&mut complaints, asked.language, "ly_do", &typed.ly_do);
    let new = if typed.voi.is_empty() { Ok(None) } else { typed.voi.parse().map(Some) };
    let read = (typed.van_ban.parse(), typed.dieu.parse(), new, Change::from_code(&typed.thay_doi));
    let (Ok(amended), Ok(old), Ok(new), Some(change)) = read else {
        actions::require(&app, &caller, id).await?;
        return Err(Problem::NotFound.into());
    };
    if !complaints.is_empty() {
        actions::require(&app, &caller, id).await?;
        return again(&app, &asked, &caller, id, typed, complaints, 422).await;
    }
    let repairing = Repairing { old, new, change, seen: typed.so, reason };
    let paired = actions::repair(&app, &caller, (id, amended), repairing).await;
    done_or_again(&app, &asked, &caller, id, typed, paired, "amendments-was-paired").await
}

/// Back to the page with what was done, or the page again with why not.
pub(super) async fn done_or_again(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    id: DocumentId,
    typed: Typed,
    outcome: Result<(), Failure>,
    said: &str,
) -> Result<Response, Failure> {
    let Err(failure) = outcome else {
        let said = Notice::ok(asked.language.say(said));
        return Ok(redirect_saying(&format!("/van-ban/{id}/sua-doi"), &said));
    };
    let problem = failure.into_problem()?;
    if matches!(problem, Problem::NotFound | Problem::Forbidden) {
        return Err(problem.into());
    }
    let mut complaints = Complaints::none();
    complaints.about_all(sentence(&problem, asked.language));
    again(app, asked, caller, id, typed, complaints, status_of(&problem).as_u16()).await
}

async fn again(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    id: DocumentId,
    typed: Typed,
    complaints: Complaints,
    status: u16,
) -> Result<Response, Failure> {
    let status = axum::http::StatusCode::from_u16(status).unwrap_or(axum::http::StatusCode::UNPROCESSABLE_ENTITY);
    page(app, asked, caller, id, Shown { status, typed, complaints, ticks_same: false }).await
}
