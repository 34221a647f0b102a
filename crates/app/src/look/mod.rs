//! The look: what every page carries, the parts pages are made of, static files and error pages.
//!
//! A page struct has a field `frame: Frame`; its template extends `look/base.html` (or `look/bare.html` before
//! sign-in) and imports `look/parts.html` and `look/fields.html`. No template holds a script or a style attribute: the
//! content policy forbids both. Nothing here reads a clock, a cookie or the database; the caller hands everything in.

use askama::Template;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::routes::{Access, Route};

mod assets;
pub mod dates;
pub mod forms;
mod frame;
mod language_switch;
mod notice;
pub mod numbers;
mod pagination;
mod problem_page;
mod site;
#[cfg(test)]
mod tests;

pub use assets::asset;
pub use forms::{Choice, Complaints, at_field, limited, reason, sentence};
pub use frame::Frame;
pub use notice::{Notice, NoticeAct, Tone};
pub use pagination::Pagination;
pub use problem_page::ProblemPage;
pub use site::{Person, Place, Section, Site};

/// The static files and the choice of language.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/assets/{digest}/{*path}", Access::Public, assets::get_asset),
        Route::post("/ngon-ngu", Access::Public, language_switch::post_language),
    ]
}

/// With this header a page of work under way is asked for again after a second.
pub const AGAIN: (HeaderName, HeaderValue) = (header::REFRESH, HeaderValue::from_static("1"));

/// A page as an answer with status 200.
pub fn page(template: impl Template) -> Response {
    page_with_status(StatusCode::OK, template)
}

/// A page as an answer with another status: 422 for a form shown again with its complaints.
pub fn page_with_status(status: StatusCode, template: impl Template) -> Response {
    match template.render() {
        Ok(html) => (status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response(),
        Err(error) => {
            tracing::error!(%error, "a page could not be rendered");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}
