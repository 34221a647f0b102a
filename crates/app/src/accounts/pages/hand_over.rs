//! The form with which a leaving person's work goes to a colleague. It shows what will go over
//! before it is done.

use super::{
    super::{
        actions::{self, HandOverView},
        forms::{HandOverForm, complaint},
        labels::role_key,
    },
    name_of, status_of,
};
use crate::{
    App,
    asked::{Asked, redirect_saying},
    caller::Caller,
    failure::Failure,
    look::{self, Choice, Complaints, Frame, Notice, Section},
    requests::{Named, Submitted},
};
use askama::Template;
use axum::{extract::State, response::Response};
use domain::{ids::AccountId, problem::Problem};

#[derive(Template)]
#[template(path = "accounts/hand_over.html")]
struct HandOverPage {
    frame: Frame,
    unit: String,
    view: HandOverView,
    choices: Vec<Choice>,
    form: HandOverForm,
    complaints: Complaints,
}

/// `GET /nguoi-dung/{account}/ban-giao`
pub(in crate::accounts) async fn get_hand_over(
    State(app): State<App>,
    asked: Asked,
    caller: Caller,
    Named(account): Named<AccountId>,
) -> Result<Response, Failure> {
    Ok(look::page(HandOverPage::read(&app, &asked, &caller, account, HandOverForm::default()).await?))
}

/// `POST /nguoi-dung/{account}/ban-giao`
pub(in crate::accounts) async fn post_hand_over(
    State(app): State<App>,
    asked: Asked,
    Named(account): Named<AccountId>,
    Submitted(caller, form): Submitted<HandOverForm>,
) -> Result<Response, Failure> {
    match actions::hand_over(&app, &caller, account, form.nguoi_nhan.parse().ok()).await {
        Ok(count) => {
            let said = asked.language.say("accounts-handed-over").with("count", count);
            Ok(redirect_saying("/nguoi-dung", &Notice::ok(said)))
        }
        Err(failure) => {
            let problem = failure.into_problem()?;
            let mut page = HandOverPage::read(&app, &asked, &caller, account, form).await?;
            let field = if matches!(problem, Problem::Missing { .. }) { "nguoi_nhan" } else { "" };
            page.complaints = complaint(field, &problem, asked.language);
            page.frame = page.frame.complaining(&page.complaints);
            Ok(look::page_with_status(status_of(&problem), page))
        }
    }
}

impl HandOverPage {
    async fn read(
        app: &App,
        asked: &Asked,
        caller: &Caller,
        account: AccountId,
        form: HandOverForm,
    ) -> Result<Self, Failure> {
        let view = actions::hand_over_view(app, caller, account).await?;
        let frame = asked.frame(app, caller).in_section(Section::People);
        let title = frame.say("accounts-hand-over-title").with("name", &view.member.full_name).to_string();
        let label = |member: &actions::Member| {
            let roles: Vec<String> =
                member.roles.iter().map(|held| frame.say(role_key(&held.role)).to_string()).collect();
            Choice::new(member.account, format!("{} ({})", member.full_name, roles.join(", ")))
        };
        let choices = view.colleagues.iter().map(label).collect();
        let unit = name_of(app, view.organisation);
        Ok(HandOverPage { frame: frame.titled(title), unit, view, choices, form, complaints: Complaints::none() })
    }
}
