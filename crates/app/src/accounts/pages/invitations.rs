//! Inviting, the link that is shown once, and the page on which an invited person chooses login and password.
//! The link is never in an address or a log of this system before the invited person opens it.

use super::{
    super::{
        actions::{self, Attempt, Invited, Inviting, NewPerson},
        forms::{InviteForm, TakeForm, complaint},
        labels::role_key,
        sessions,
    },
    name_of,
    own_account::field_of,
    sign_in::with_cookie,
    status_of,
};
use crate::{
    App,
    asked::{Asked, address_of, redirect_saying},
    caller::Caller,
    failure::Failure,
    look::{self, Choice, Complaints, Frame, Notice, Section},
    requests::{Anonymous, Named, NoFields, Submitted},
};
use askama::Template;
use axum::{
    extract::State,
    http::{HeaderMap, StatusCode},
    response::Response,
};
use domain::{
    ids::{InvitationId, OrganisationId},
    permissions::Role,
    time::Moment,
};

#[derive(Template)]
#[template(path = "accounts/invite.html")]
struct InvitePage {
    frame: Frame,
    unit: String,
    choices: Vec<Choice>,
    form: InviteForm,
    complaints: Complaints,
}

#[derive(Template)]
#[template(path = "accounts/invited.html")]
struct InvitedPage {
    frame: Frame,
    invited: String,
    link: String,
    expires: Moment,
}

#[derive(Template)]
#[template(path = "accounts/take_invitation.html")]
struct TakePage {
    frame: Frame,
    unit: String,
    invited: Invited,
    token: String,
    login: String,
    complaints: Complaints,
}

/// `GET /nguoi-dung/don-vi/{organisation}/loi-moi`
pub(in crate::accounts) async fn get_invite(
    State(app): State<App>,
    asked: Asked,
    caller: Caller,
    Named(organisation): Named<OrganisationId>,
) -> Result<Response, Failure> {
    Ok(look::page(InvitePage::new(&app, &asked, &caller, organisation, InviteForm::default())?))
}

/// `POST /nguoi-dung/don-vi/{organisation}/loi-moi`
pub(in crate::accounts) async fn post_invite(
    State(app): State<App>,
    asked: Asked,
    headers: HeaderMap,
    Named(organisation): Named<OrganisationId>,
    Submitted(caller, form): Submitted<InviteForm>,
) -> Result<Response, Failure> {
    let token = form.ma.clone();
    let page = InvitePage::new(&app, &asked, &caller, organisation, form)?;
    let checked = match page.form.checked(asked.language) {
        Ok(checked) => checked,
        Err(complaints) => return Ok(page.again(StatusCode::UNPROCESSABLE_ENTITY, complaints)),
    };
    let name = checked.full_name.clone();
    let inviting = Inviting { organisation, full_name: checked.full_name, role: checked.role };
    match actions::invite(&app, &caller, inviting, &token).await {
        Ok(expires) => {
            let frame = page.frame.titled(asked.language.say("accounts-invited").with("name", &name));
            let link = address_of(&app, &headers, &format!("/loi-moi/{token}"));
            Ok(look::page(InvitedPage { frame, invited: name, link, expires }))
        }
        Err(failure) => {
            let problem = failure.into_problem()?;
            Ok(page.again(status_of(&problem), complaint("", &problem, asked.language)))
        }
    }
}

/// `POST /nguoi-dung/loi-moi/{invitation}/thu-hoi`
pub(in crate::accounts) async fn post_withdrawal(
    State(app): State<App>,
    asked: Asked,
    Named(invitation): Named<InvitationId>,
    Submitted(caller, NoFields {}): Submitted<NoFields>,
) -> Result<Response, Failure> {
    let name = actions::withdraw_invitation(&app, &caller, invitation).await?;
    let said = asked.language.say("accounts-withdrawn").with("name", name);
    Ok(redirect_saying("/nguoi-dung", &Notice::ok(said)))
}

/// `GET /loi-moi/{token}`
pub(in crate::accounts) async fn get_invitation(
    State(app): State<App>,
    asked: Asked,
    Named(token): Named<String>,
) -> Result<Response, Failure> {
    Ok(look::page(TakePage::read(&app, &asked, token, String::new()).await?))
}

/// `POST /loi-moi/{token}`
pub(in crate::accounts) async fn post_invitation(
    State(app): State<App>,
    asked: Asked,
    headers: HeaderMap,
    Named(token): Named<String>,
    Anonymous(form): Anonymous<TakeForm>,
) -> Result<Response, Failure> {
    let login = actions::normal_login(&form.login);
    let person = NewPerson { login: login.clone(), password: form.password_new, again: form.password_again };
    match actions::take_invitation(&app, &token, &person).await {
        Ok(()) => {
            let attempt = Attempt::new(&app, &headers, &login, &person.password);
            let opened = actions::sign_in(&app, attempt).await?;
            let welcome = Notice::ok(asked.language.say("accounts-welcome").with("name", &opened.caller.full_name));
            let page = redirect_saying("/viec-cua-toi", &welcome);
            Ok(with_cookie(page, sessions::set_cookie(&app, &opened.token)))
        }
        Err(failure) => {
            let problem = failure.into_problem()?;
            let mut page = TakePage::read(&app, &asked, token, form.login).await?;
            page.complaints = complaint(field_of(&problem), &problem, asked.language);
            page.frame = page.frame.complaining(&page.complaints);
            Ok(look::page_with_status(status_of(&problem), page))
        }
    }
}

impl InvitePage {
    /// The form; one that is shown for the first time gets its token here.
    fn new(
        app: &App,
        asked: &Asked,
        caller: &Caller,
        organisation: OrganisationId,
        mut form: InviteForm,
    ) -> Result<Self, Failure> {
        let (roles, token) = actions::prepare_invitation(app, caller, organisation)?;
        if form.ma.is_empty() {
            form.ma = token;
        }
        let frame = asked.frame(app, caller).in_section(Section::People);
        let title = frame.say("accounts-invite").to_string();
        let choice = |role: Role| Choice::new(role.code(), frame.say(role_key(&role)));
        let choices = roles.into_iter().map(choice).collect();
        let (frame, unit) = (frame.titled(title), name_of(app, organisation));
        Ok(InvitePage { frame, unit, choices, form, complaints: Complaints::none() })
    }

    fn again(mut self, status: StatusCode, complaints: Complaints) -> Response {
        self.frame = self.frame.complaining(&complaints);
        self.complaints = complaints;
        look::page_with_status(status, self)
    }
}

impl TakePage {
    async fn read(app: &App, asked: &Asked, token: String, login: String) -> Result<Self, Failure> {
        let invited = actions::find_invitation(app, &token).await?;
        let frame = asked.anonymous_frame(app);
        let title = frame.say("accounts-take").to_string();
        let unit = name_of(app, invited.organisation);
        let complaints = Complaints::none();
        Ok(TakePage { frame: frame.titled(title), unit, invited, token, login, complaints })
    }
}
