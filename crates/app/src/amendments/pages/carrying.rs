//! The form that carries over what was ticked, all of it or nothing.
//! What changed meanwhile comes back as a complaint above the same page, with the ticks as they were.

use super::{Typed, saying::done_or_again};
use crate::{
    App,
    amendments::actions::{self, Ticked},
    asked::{Asked, redirect_saying},
    failure::Failure,
    look::Notice,
    requests::{Named, Submitted},
    written::{REASON_LIMIT, needed},
};
use axum::{extract::State, response::Response};
use domain::{ids::DocumentId, problem::Problem};

/// `POST /van-ban/{id}/sua-doi/mang-sang`
pub async fn post_carry(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<DocumentId>,
    Submitted(caller, typed): Submitted<Typed>,
) -> Result<Response, Failure> {
    let Ok(amended) = typed.van_ban.parse() else {
        actions::require_carrying(&app, &caller, id).await?;
        return Err(Problem::NotFound.into());
    };
    let ticked = match needed("ly_do", &typed.ly_do, REASON_LIMIT) {
        Ok(reason) => Ok(Ticked { keys: typed.dong.iter().cloned().collect(), reason }),
        Err(problem) => Err(Failure::from(problem)),
    };
    let carried = match ticked {
        Ok(ticked) => actions::carry_over(&app, &caller, (id, amended), ticked).await,
        Err(failure) => Err(failure),
    };
    match carried {
        Ok(carried) => {
            let words = asked.language.say("amendments-was-carried").with("count", carried.lines());
            let words = words.with("relations", carried.relations).with("assignments", carried.assignments);
            let words = words.with("plans", carried.plans).with("targets", carried.targets);
            Ok(redirect_saying(&format!("/van-ban/{id}/sua-doi"), &Notice::ok(words)))
        }
        Err(failure) => done_or_again(&app, &asked, &caller, id, typed, Err(failure), "").await,
    }
}
