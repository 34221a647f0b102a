//! The person's own account.

use crate::{App, asked::Asked, caller::Caller, failure::Failure, look, look::Frame};
use askama::Template;
use axum::{extract::State, response::Response};

#[derive(Template)]
#[template(path = "accounts/own_account.html")]
struct OwnAccountPage {
    frame: Frame,
}

/// `GET /tai-khoan`
pub(in crate::accounts) async fn get_own_account(
    State(app): State<App>,
    asked: Asked,
    caller: Caller,
) -> Result<Response, Failure> {
    let frame = asked.frame(&app, &caller);
    let title = frame.say("accounts-own").to_string();
    Ok(look::page(OwnAccountPage { frame: frame.titled(title) }))
}
