//! The person's own account: who I am here, my sessions, another password.
//! Nothing of anybody else can be reached from these pages.

use super::{
    super::{
        actions::{self, NewPassword, OwnAccount, OwnToken},
        forms::{PasswordForm, complaint},
    },
    name_of, status_of,
};
use crate::{
    App,
    asked::{Asked, redirect_saying},
    caller::Caller,
    failure::Failure,
    look::{self, Complaints, Frame, Notice},
    requests::{NoFields, Submitted},
};
use askama::Template;
use axum::{extract::State, response::Response};
use domain::{ids::OrganisationId, problem::Problem};

const OWN: &str = "/tai-khoan";

#[derive(Template)]
#[template(path = "accounts/own_account.html")]
struct OwnAccountPage {
    frame: Frame,
    app: App,
    full_name: String,
    own: OwnAccount,
    tokens: Vec<OwnToken>,
    complaints: Complaints,
}

impl OwnAccountPage {
    async fn read(app: &App, asked: &Asked, caller: &Caller) -> Result<Self, Failure> {
        let mut frame = asked.frame(app, caller);
        OWN.clone_into(&mut frame.path);
        let title = frame.say("accounts-own").to_string();
        let (own, tokens) = (actions::own_account(app, caller).await?, actions::own_tokens(app, caller).await?);
        let (frame, full_name) = (frame.titled(title), caller.full_name.clone());
        Ok(OwnAccountPage { frame, app: app.clone(), full_name, own, tokens, complaints: Complaints::none() })
    }

    fn name_of(&self, organisation: &OrganisationId) -> String {
        name_of(&self.app, *organisation)
    }
}

/// `GET /tai-khoan`
pub(in crate::accounts) async fn get_own_account(
    State(app): State<App>,
    asked: Asked,
    caller: Caller,
) -> Result<Response, Failure> {
    Ok(look::page(OwnAccountPage::read(&app, &asked, &caller).await?))
}

/// `POST /tai-khoan/mat-khau`
pub(in crate::accounts) async fn post_password(
    State(app): State<App>,
    asked: Asked,
    Submitted(caller, form): Submitted<PasswordForm>,
) -> Result<Response, Failure> {
    let asked_for = NewPassword {
        present: form.password,
        new: form.password_new,
        again: form.password_again,
        version: form.version,
    };
    match actions::change_password(&app, &caller, asked_for).await {
        Ok(()) => Ok(redirect_saying(OWN, &Notice::ok(asked.language.say("accounts-password-changed")))),
        Err(failure) => {
            let problem = failure.into_problem()?;
            let mut page = OwnAccountPage::read(&app, &asked, &caller).await?;
            page.complaints = complaint(field_of(&problem), &problem, asked.language);
            page.frame = page.frame.complaining(&page.complaints);
            Ok(look::page_with_status(status_of(&problem), page))
        }
    }
}

/// `POST /tai-khoan/phien-khac`
pub(in crate::accounts) async fn post_other_sessions(
    State(app): State<App>,
    asked: Asked,
    Submitted(caller, NoFields {}): Submitted<NoFields>,
) -> Result<Response, Failure> {
    let ended = actions::end_other_sessions(&app, &caller).await?;
    let said = asked.language.say("accounts-sessions-ended").with("count", ended);
    Ok(redirect_saying(OWN, &Notice::ok(said)))
}

/// The field that a problem with a new password is about.
pub(super) fn field_of(problem: &Problem) -> &'static str {
    match problem {
        Problem::WrongPassword => "password",
        Problem::WeakPassword { .. } => "password_new",
        Problem::PasswordsDiffer => "password_again",
        Problem::LoginTaken | Problem::LoginUnusable => "login",
        _ => "",
    }
}
