//! The interface for programs: the same actions and the same rights as the pages, with JSON in and out.
//!
//! An [`Endpoint`] is a value with its rights row, as a page's route is, and its description is read from the signature of
//! its handler: what a handler takes and gives cannot be left out of `/api/openapi.json`. Each subject that has endpoints
//! keeps them in its `api.rs` and names them in its `endpoints()`; its answers stand there as structs of their own, so that
//! a change of the code inside changes nothing for programs outside.
//!
//! To add one: a struct for what is sent and one for what is answered (`Deserialize` or `Serialize`, and `JsonSchema`, with
//! a sentence on each field); a handler `async fn(Call, …) -> Result<Given<Answer>, Failure>` that takes of [`Call`],
//! [`Named`](crate::requests::Named), [`Wanted`] and [`Sent`] what it needs and calls one action; a line in `endpoints()`
//! with the key of its text, which stands in `api/texts.*.ftl`; its thing in `tests/rights/ground.rs`, if it is a new kind.
//! A change is written through [`Sent::once`], which keeps its answer in the savepoint of the effect.
//!
//! No cookie is looked at here, and no token anywhere else.

mod actions;
mod answers;
mod call;
mod coded;
mod description;
mod endpoint;
mod files;
mod me;
mod once;
mod pages;
mod paging;
mod problems;
mod signature;
mod step;
#[cfg(test)]
mod tests;
mod unchanged;

pub use answers::{Day, Exact, Given, Instant, plain, plain_product};
pub use call::{Call, Wanted, unfit, words_of};
pub(crate) use coded::coded;
pub use description::describe;
pub use endpoint::{Endpoint, Subject};
pub use files::{Content, Leaving, Saved};
pub use once::{Done, Sent};
pub use paging::{Listed, Paging};
pub use problems::problem_in;
pub use signature::{InState, Operation};
pub(crate) use step::step;

use crate::{
    App,
    routes::{Access, Route},
};
use axum::{
    Router,
    middleware::{from_fn, from_fn_with_state},
};

/// Every subject with its addresses.
pub fn subjects() -> Vec<Subject> {
    vec![
        me::endpoints(),
        crate::obligations::work_endpoints(),
        crate::organisations::endpoints(),
        crate::accounts::endpoints(),
        crate::registers::endpoints(),
        crate::reorganisations::endpoints(),
        crate::documents::endpoints(),
        crate::amendments::endpoints(),
        crate::obligations::endpoints(),
        crate::overview::endpoints(),
        crate::coverage::endpoints(),
        crate::packs::endpoints(),
        crate::search::endpoints(),
        crate::reporting::endpoints(),
        crate::explorer::endpoints(),
        crate::targets::endpoints(),
        crate::outreach::endpoints(),
        crate::plans::endpoints(),
        crate::inspections::endpoints(),
        crate::reviews::endpoints(),
        crate::difficulties::endpoints(),
        crate::urging::endpoints(),
        crate::export::endpoints(),
    ]
}

/// Every address of the interface.
pub fn all() -> Vec<Endpoint> {
    subjects().into_iter().flat_map(|subject| subject.endpoints).collect()
}

/// The pages about the interface, and its description.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/api", Access::Public, pages::get_description),
        Route::get("/api/problems", Access::Public, pages::get_problems),
        Route::get("/api/openapi.json", Access::Public, pages::get_openapi),
    ]
}

/// The addresses as a service; what fails in it is told as a problem in JSON.
pub(crate) fn router(app: &App) -> Router<App> {
    let mut router = Router::new().route("/api/{*rest}", axum::routing::any(crate::failure_page::not_found));
    for endpoint in all() {
        router = router.route(endpoint.path, endpoint.handler);
    }
    router.layer(from_fn(unchanged::tag)).layer(from_fn_with_state(app.clone(), problems::tell_failures))
}
