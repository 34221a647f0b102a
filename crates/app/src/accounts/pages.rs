//! The pages of accounts.

use crate::{App, asked::Asked, requests::Kept};
use axum::response::{IntoResponse, Response};
use std::sync::Arc;

/// The sign-in page for a session that ended; a form that was being sent is carried along.
pub(crate) fn sign_in_again(_app: &App, _asked: &Asked, _next: String, _kept: Option<Arc<Kept>>) -> Response {
    axum::http::StatusCode::UNAUTHORIZED.into_response()
}
