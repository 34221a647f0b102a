//! Access tokens of the own account: the form, the text that is shown once, the withdrawal.
//! The text stands on the one page that answers the form, and in no address and no log.

use super::{
    super::{
        actions::{self, LIVES_DAYS},
        forms::{TokenForm, complaint},
    },
    status_of,
};
use crate::{
    App,
    asked::{Asked, redirect_saying},
    caller::Caller,
    failure::Failure,
    look::{self, Choice, Complaints, Frame, Notice},
    requests::{Named, NoFields, Submitted},
};
use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use domain::{ids::AccessTokenId, permissions::Scope, time::Moment};

#[derive(Template)]
#[template(path = "accounts/new_token.html")]
struct NewTokenPage {
    frame: Frame,
    form: TokenForm,
    scopes: Vec<Scope>,
    lives: Vec<Choice>,
    complaints: Complaints,
}

#[derive(Template)]
#[template(path = "accounts/made_token.html")]
struct MadeTokenPage {
    frame: Frame,
    called: String,
    token: String,
    expires: Moment,
}

impl NewTokenPage {
    fn new(app: &App, asked: &Asked, caller: &Caller, form: TokenForm) -> Self {
        let frame = asked.frame(app, caller);
        let title = frame.say("accounts-token-make").to_string();
        let life = |days: &i64| Choice::new(days, frame.say("accounts-token-days").with("count", *days));
        NewTokenPage {
            lives: LIVES_DAYS.iter().map(life).collect(),
            scopes: Scope::ALL.iter().copied().filter(|scope| *scope != Scope::Read).collect(),
            frame: frame.titled(title),
            form,
            complaints: Complaints::none(),
        }
    }

    fn again(mut self, status: StatusCode, complaints: Complaints) -> Response {
        self.frame = self.frame.complaining(&complaints);
        self.complaints = complaints;
        look::page_with_status(status, self)
    }
}

/// `GET /tai-khoan/ma-truy-cap`
pub(in crate::accounts) async fn get_new_token(
    State(app): State<App>,
    asked: Asked,
    caller: Caller,
) -> Result<Response, Failure> {
    Ok(look::page(NewTokenPage::new(&app, &asked, &caller, TokenForm::default())))
}

/// `POST /tai-khoan/ma-truy-cap`
pub(in crate::accounts) async fn post_new_token(
    State(app): State<App>,
    asked: Asked,
    Submitted(caller, form): Submitted<TokenForm>,
) -> Result<Response, Failure> {
    let page = NewTokenPage::new(&app, &asked, &caller, form);
    let wanted = match page.form.checked(asked.language) {
        Ok(wanted) => wanted,
        Err(complaints) => return Ok(page.again(StatusCode::UNPROCESSABLE_ENTITY, complaints)),
    };
    let called = wanted.name.clone();
    match actions::make_token(&app, &caller, wanted).await {
        Ok((token, expires)) => {
            let frame = page.frame.titled(asked.language.say("accounts-token").to_string());
            Ok(look::page(MadeTokenPage { frame, called, token, expires }))
        }
        Err(failure) => {
            let problem = failure.into_problem()?;
            Ok(page.again(status_of(&problem), complaint("", &problem, asked.language)))
        }
    }
}

/// `POST /tai-khoan/ma-truy-cap/{token}/thu-hoi`
pub(in crate::accounts) async fn post_token_withdrawal(
    State(app): State<App>,
    asked: Asked,
    Named(token): Named<AccessTokenId>,
    Submitted(caller, NoFields {}): Submitted<NoFields>,
) -> Result<Response, Failure> {
    actions::withdraw_token(&app, &caller, token).await?;
    Ok(redirect_saying("/tai-khoan", &Notice::ok(asked.language.say("accounts-token-withdrawn"))))
}
