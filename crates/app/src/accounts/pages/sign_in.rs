//! Signing in and out, and the way back to a form whose session ended in the middle.
//! A kept form is shown to the person who signed in and is never sent by itself.

use super::{
    super::{
        actions::{self, Attempt, OpenedSession},
        forms::{Carried, Next, SignInForm, complaint},
        sessions,
    },
    kept_words, status_of,
};
use crate::{
    App,
    asked::Asked,
    caller::Caller,
    failure::Failure,
    look::{self, Complaints, Frame},
    requests::{Anonymous, Kept, NoFields, Submitted},
};
use askama::Template;
use axum::{
    extract::{Query, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use domain::problem::Problem;
use std::sync::Arc;

#[derive(Template)]
#[template(path = "accounts/sign_in.html")]
struct SignInPage {
    frame: Frame,
    complaints: Complaints,
    login: String,
    next: String,
    carried: Carried,
}

#[derive(Template)]
#[template(path = "accounts/kept_form.html")]
struct KeptFormPage {
    frame: Frame,
    sender: String,
    kept: Kept,
    next: String,
}

/// `GET /dang-nhap`
pub(in crate::accounts) async fn get_sign_in(
    State(app): State<App>,
    asked: Asked,
    headers: HeaderMap,
    Query(next): Query<Next>,
) -> Result<Response, Failure> {
    let next = next.path();
    if Caller::from_headers(&app, &headers).await?.is_some() {
        return Ok(Redirect::to(&next).into_response());
    }
    let page = SignInPage::new(&app, &asked, SignInForm::default(), next, Carried::Nothing);
    Ok(look::page(page))
}

/// `POST /dang-nhap`
pub(in crate::accounts) async fn post_sign_in(
    State(app): State<App>,
    asked: Asked,
    headers: HeaderMap,
    Anonymous(form): Anonymous<SignInForm>,
) -> Result<Response, Failure> {
    let (next, kept) = (form.next(), form.kept());
    match actions::sign_in(&app, Attempt::new(&app, &headers, &form.login, &form.password)).await {
        Ok(opened) => {
            let page = match kept {
                Some(kept) => kept_form(&app, &asked, &opened, kept, next),
                None => Redirect::to(&next).into_response(),
            };
            Ok(with_cookie(page, sessions::set_cookie(&app, &opened.token)))
        }
        Err(failure) => {
            let problem = failure.into_problem()?;
            let page = SignInPage::new(&app, &asked, form, next, Carried::of(kept));
            Ok(look::page_with_status(status_of(&problem), page.complaining(&problem)))
        }
    }
}

/// `POST /dang-xuat`
pub(in crate::accounts) async fn post_sign_out(
    State(app): State<App>,
    submitted: Result<Submitted<NoFields>, Failure>,
) -> Result<Response, Failure> {
    match submitted {
        Ok(Submitted(caller, _)) => actions::sign_out(&app, &caller).await?,
        // Who is out already gets what was asked for.
        Err(Failure::SignIn { .. }) => {}
        Err(failure) => return Err(failure),
    }
    Ok(with_cookie(Redirect::to("/dang-nhap").into_response(), sessions::clear_cookie(&app)))
}

/// The sign-in page for a session that ended; a form that was being sent is carried along.
pub(crate) fn sign_in_again(app: &App, asked: &Asked, next: String, kept: Option<Arc<Kept>>) -> Response {
    let carried = Carried::of(kept.map(Arc::unwrap_or_clone));
    let page = SignInPage::new(app, asked, SignInForm::default(), next, carried);
    look::page_with_status(StatusCode::UNAUTHORIZED, page)
}

impl SignInPage {
    fn new(app: &App, asked: &Asked, form: SignInForm, next: String, carried: Carried) -> Self {
        let frame = asked.anonymous_frame(app);
        let title = frame.say("accounts-sign-in").to_string();
        let frame = frame.titled(title);
        SignInPage { frame, complaints: Complaints::none(), login: form.login, next, carried }
    }

    fn complaining(mut self, problem: &Problem) -> Self {
        let field = if *problem == Problem::WrongPassword { "login" } else { "" };
        self.complaints = complaint(field, problem, self.frame.language);
        self.frame = self.frame.complaining(&self.complaints);
        self
    }
}

impl KeptFormPage {
    /// What a person typed, by the labels of its form: neither empty nor an identity, nor a field that nobody sees.
    fn typed(&self) -> impl Iterator<Item = (String, String)> {
        let language = self.frame.language;
        let is_typed = |value: &str| !value.trim().is_empty() && value.parse::<uuid::Uuid>().is_err();
        let fields = self.kept.fields.iter().filter(move |(_, value)| is_typed(value));
        fields.filter_map(move |(name, value)| {
            Some((kept_words::label(language, name)?, kept_words::value(language, name, value)))
        })
    }
}

fn kept_form(app: &App, asked: &Asked, opened: &OpenedSession, kept: Kept, next: String) -> Response {
    let frame = asked.frame(app, &opened.caller);
    let title = frame.say("accounts-kept").to_string();
    look::page(KeptFormPage { frame: frame.titled(title), sender: opened.caller.full_name.clone(), kept, next })
}

/// An answer that also sets or clears the session's cookie.
pub(super) fn with_cookie(mut response: Response, cookie: String) -> Response {
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    response
}
