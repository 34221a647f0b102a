//! The people of a unit, one person, and the form with which an account is suspended.
//! A button is shown only to those who may press it; the action asks again.

use super::{
    super::{
        actions::{self, Member, PersonView, Unit},
        forms::{SuspendForm, complaint},
        labels::role_key,
    },
    name_of, status_of,
};
use crate::{
    App,
    asked::{Asked, redirect_saying},
    caller::Caller,
    failure::Failure,
    lists::{AsWorkbook, Listing, download},
    look::{self, Complaints, Frame, Notice, Section},
    requests::{Named, NoFields, Submitted},
};
use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use domain::ids::{AccountId, OrganisationId};

#[derive(Template)]
#[template(path = "accounts/people.html")]
struct PeoplePage {
    frame: Frame,
    app: App,
    units: Vec<Unit>,
    may_export: bool,
}

impl PeoplePage {
    fn name_of(&self, organisation: &OrganisationId) -> String {
        name_of(&self.app, *organisation)
    }
}

#[derive(Template)]
#[template(path = "accounts/person.html")]
struct PersonPage {
    frame: Frame,
    unit: String,
    person: PersonView,
}

#[derive(Template)]
#[template(path = "accounts/suspend.html")]
struct SuspendPage {
    frame: Frame,
    member: Member,
    form: SuspendForm,
    complaints: Complaints,
}

/// `GET /nguoi-dung`
pub(in crate::accounts) async fn get_people(
    State(app): State<App>,
    asked: Asked,
    caller: Caller,
    as_workbook: AsWorkbook,
) -> Result<Response, Failure> {
    let frame = asked.frame(&app, &caller).in_section(Section::People);
    let title = frame.say("section-people").to_string();
    let units = actions::list_units(&app, &caller).await?;
    if as_workbook.0 {
        return workbook(&app, &frame, &caller, &units);
    }
    let may_export = crate::export::may_export(&app, &caller).await?;
    Ok(look::page(PeoplePage { frame: frame.titled(title), app, units, may_export }))
}

/// `GET /nguoi-dung/{account}`
pub(in crate::accounts) async fn get_person(
    State(app): State<App>,
    asked: Asked,
    caller: Caller,
    Named(account): Named<AccountId>,
) -> Result<Response, Failure> {
    let person = actions::person_view(&app, &caller, account).await?;
    let frame = asked.frame(&app, &caller).in_section(Section::People).titled(&person.member.full_name);
    Ok(look::page(PersonPage { frame, unit: name_of(&app, person.organisation), person }))
}

/// `GET /nguoi-dung/{account}/tam-dung`
pub(in crate::accounts) async fn get_suspend(
    State(app): State<App>,
    asked: Asked,
    caller: Caller,
    Named(account): Named<AccountId>,
) -> Result<Response, Failure> {
    let page = SuspendPage::read(&app, &asked, &caller, account, SuspendForm::default()).await?;
    Ok(look::page(page))
}

/// `POST /nguoi-dung/{account}/tam-dung`
pub(in crate::accounts) async fn post_suspend(
    State(app): State<App>,
    asked: Asked,
    Named(account): Named<AccountId>,
    Submitted(caller, form): Submitted<SuspendForm>,
) -> Result<Response, Failure> {
    let page = SuspendPage::read(&app, &asked, &caller, account, form).await?;
    let reason = match page.form.checked(asked.language) {
        Ok(reason) => reason,
        Err(complaints) => return Ok(page.again(StatusCode::UNPROCESSABLE_ENTITY, complaints)),
    };
    match actions::suspend(&app, &caller, account, reason).await {
        Ok(()) => {
            let said = asked.language.say("accounts-suspended-now").with("name", &page.member.full_name);
            Ok(redirect_saying(&address(account), &Notice::ok(said)))
        }
        Err(failure) => {
            let problem = failure.into_problem()?;
            Ok(page.again(status_of(&problem), complaint("", &problem, asked.language)))
        }
    }
}

/// `POST /nguoi-dung/{account}/mo-lai`
pub(in crate::accounts) async fn post_lift(
    State(app): State<App>,
    asked: Asked,
    Named(account): Named<AccountId>,
    Submitted(caller, NoFields {}): Submitted<NoFields>,
) -> Result<Response, Failure> {
    actions::lift_suspension(&app, &caller, account).await?;
    Ok(redirect_saying(&address(account), &Notice::ok(asked.language.say("accounts-lifted-now"))))
}

impl SuspendPage {
    /// Only for those who may suspend this person; others get what the table says.
    async fn read(
        app: &App,
        asked: &Asked,
        caller: &Caller,
        account: AccountId,
        form: SuspendForm,
    ) -> Result<Self, Failure> {
        let member = actions::suspendable(app, caller, account).await?;
        let frame = asked.frame(app, caller).in_section(Section::People);
        let title = frame.say("accounts-suspend-title").with("name", &member.full_name).to_string();
        Ok(SuspendPage { frame: frame.titled(title), member, form, complaints: Complaints::none() })
    }

    fn again(mut self, status: StatusCode, complaints: Complaints) -> Response {
        self.frame = self.frame.complaining(&complaints);
        self.complaints = complaints;
        look::page_with_status(status, self)
    }
}

fn address(account: AccountId) -> String {
    format!("/nguoi-dung/{account}")
}

/// The people as a workbook: a row for each role.
fn workbook(app: &App, frame: &Frame, caller: &Caller, units: &[Unit]) -> Result<Response, Failure> {
    let heads = [
        "accounts-list-unit",
        "accounts-full-name",
        "accounts-login",
        "accounts-role",
        "accounts-list-from",
        "accounts-list-to",
        "accounts-state",
    ];
    let row = |unit: &Unit, member: &Member, held: &actions::Held| {
        let state = if member.is_suspended { "accounts-suspended" } else { "accounts-active" };
        vec![
            name_of(app, unit.organisation).into(),
            member.full_name.clone().into(),
            member.login.clone().into(),
            frame.say(role_key(&held.role)).to_string().into(),
            held.from.into(),
            held.to.into(),
            frame.say(state).to_string().into(),
        ]
    };
    let of_unit = |unit: &Unit| {
        let members = unit.members.iter();
        members.flat_map(|member| member.roles.iter().map(|held| row(unit, member, held))).collect::<Vec<_>>()
    };
    let listing = Listing {
        file_name: "nguoi-dung",
        title: frame.say("section-people").to_string(),
        body: String::new(),
        filters: Vec::new(),
        heads: heads.map(|key| frame.say(key).to_string()).to_vec(),
        rows: units.iter().flat_map(of_unit).collect(),
    };
    download(frame, caller, listing)
}
