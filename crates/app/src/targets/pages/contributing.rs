//! The form on a target's page that says which other target counts towards it, and with which share.
//! A complaint shows the same page again with what was typed.

use super::{
    super::actions::{self, contributing, finding},
    sentence, show,
};
use crate::{
    App,
    acting::Acting,
    asked::{Asked, redirect_saying},
    failure::Failure,
    look::{self, Complaints, Notice},
    requests::{Named, Submitted},
};
use axum::{extract::State, response::Response};
use domain::{ids::TargetId, problem::Problem, targets::Share};

/// `POST /chi-tieu/{target}/dong-gop`
pub async fn post_contribution(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<TargetId>,
    Submitted(caller, typed): Submitted<show::Typed>,
) -> Result<Response, Failure> {
    let (known, _) = finding::find_target(&app, &caller, id).await?;
    actions::require(&Acting::now(&app, &caller), known.target.organisation)?;
    let (frame, mut complaints) = (asked.frame(&app, &caller), Complaints::none());
    let contributor: Option<TargetId> = typed.dong_gop.parse().ok();
    if contributor.is_none() {
        complaints.about("dong_gop", frame.say("targets-choose-contributor"));
    }
    let share = Share::read(&typed.phan);
    if share.is_none() {
        complaints.about("phan", frame.say("targets-share-unreadable"));
    }
    let reason = look::reason(&mut complaints, asked.language, "ly_do_dong_gop", &typed.ly_do_dong_gop);
    if let (Some(contributor), Some(share), true) = (contributor, share, complaints.is_empty()) {
        let place = (id, contributor);
        match contributing::contribute(&app, &caller, place, (share, reason, typed.so)).await {
            Ok(()) => {
                let said = Notice::ok(asked.language.say("targets-was-contributed"));
                return Ok(redirect_saying(&format!("/chi-tieu/{id}"), &said));
            }
            Err(failure) => match failure.into_problem()? {
                problem @ (Problem::NotFound | Problem::Forbidden) => return Err(problem.into()),
                problem => {
                    complaints.about_all(sentence(&problem, asked.language));
                    return show::again(&app, &asked, &caller, id, typed, problem.status(), complaints).await;
                }
            },
        }
    }
    show::again(&app, &asked, &caller, id, typed, 422, complaints).await
}
