//! The page for when something cannot be done: what happened, what to do next, and a code to look it up by.
//! It holds no detail of the fault; that stands in the log under the same code.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use super::{Frame, page_with_status};

/// An error page in the bare layout, so that it can be shown to anyone at any moment.
#[derive(Template)]
#[template(path = "look/problem.html")]
pub struct ProblemPage {
    frame: Frame,
    status: StatusCode,
    what: String,
    next: String,
    reference: Option<String>,
}

impl ProblemPage {
    /// The page with the general words of a status. `reference` is the code of the request in the log.
    pub fn new(frame: Frame, status: StatusCode, reference: Option<String>) -> Self {
        let [what_key, next_key] = keys_of(status);
        let (what, next) = (frame.say(what_key).to_string(), frame.say(next_key).to_string());
        Self { frame: frame.titled(&what), status, what, next, reference }
    }

    /// With the sentences of the problem itself instead of the general ones.
    pub fn saying(mut self, what: impl Into<String>, next: impl Into<String>) -> Self {
        self.what = what.into();
        self.next = next.into();
        self.frame.title.clone_from(&self.what);
        self
    }

    /// The page with its status.
    pub fn answer(self) -> Response {
        page_with_status(self.status, self)
    }
}

fn keys_of(status: StatusCode) -> [&'static str; 2] {
    match status {
        StatusCode::BAD_REQUEST => ["problem-400-what", "problem-400-next"],
        StatusCode::FORBIDDEN => ["problem-403-what", "problem-403-next"],
        StatusCode::NOT_FOUND => ["problem-404-what", "problem-404-next"],
        StatusCode::CONFLICT => ["problem-409-what", "problem-409-next"],
        StatusCode::PAYLOAD_TOO_LARGE => ["problem-413-what", "problem-413-next"],
        StatusCode::UNPROCESSABLE_ENTITY => ["problem-422-what", "problem-422-next"],
        StatusCode::METHOD_NOT_ALLOWED => ["problem-404-what", "problem-404-next"],
        StatusCode::SERVICE_UNAVAILABLE => ["problem-503-what", "problem-503-next"],
        status if status.is_client_error() => ["problem-400-what", "problem-400-next"],
        _ => ["problem-500-what", "problem-500-next"],
    }
}
