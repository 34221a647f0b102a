//! `/tai-khoan/nhac-viec`: whether and where to the mail of the day goes, and the person's calendar. A new secret is shown once, on
//! the page that answers.

use super::super::actions::{self, OwnChoices};
use crate::{
    App,
    asked::{Asked, address_of, redirect_saying},
    caller::Caller,
    failure::Failure,
    language::Language,
    look::{self, Choice, Complaints, Frame, Notice, at_field},
    requests::{NoFields, Submitted},
};
use askama::Template;
use axum::{extract::State, http::HeaderMap, response::Response};
use serde::Deserialize;

const PATH: &str = "/tai-khoan/nhac-viec";

#[derive(Template)]
#[template(path = "urging/choices.html")]
struct ChoicesPage {
    frame: Frame,
    typed: Typed,
    languages: Vec<Choice>,
    is_sent: bool,
    calendar_since: Option<String>,
    /// The address of the calendar, on the one page that shows it.
    made: Option<String>,
    complaints: Complaints,
}

/// What was typed.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct Typed {
    nhan_thu: String,
    dia_chi_thu: String,
    ngon_ngu_thu: String,
}

async fn page(app: &App, asked: &Asked, caller: &Caller, typed: Option<Typed>) -> Result<ChoicesPage, Failure> {
    let own = actions::own_choices(app, caller).await?;
    let mut frame = asked.frame(app, caller);
    PATH.clone_into(&mut frame.path);
    let title = frame.say("urging-choices").to_string();
    let stored = Typed {
        nhan_thu: if own.is_wanted { "1".to_owned() } else { String::new() },
        dia_chi_thu: own.address,
        ngon_ngu_thu: own.language.tag().to_owned(),
    };
    let language = |language: &Language| Choice::new(language.tag(), language.own_name());
    Ok(ChoicesPage {
        calendar_since: own.calendar_since.map(|since| frame.date(&since.day())),
        frame: frame.titled(title),
        typed: typed.unwrap_or(stored),
        languages: Language::ALL.iter().map(language).collect(),
        is_sent: app.settings().urging.mail.is_some(),
        made: None,
        complaints: Complaints::none(),
    })
}

/// `GET /tai-khoan/nhac-viec`
pub async fn get_choices(State(app): State<App>, asked: Asked, caller: Caller) -> Result<Response, Failure> {
    Ok(look::page(page(&app, &asked, &caller, None).await?))
}

/// `POST /tai-khoan/nhac-viec`
pub async fn post_mail(
    State(app): State<App>,
    asked: Asked,
    Submitted(caller, typed): Submitted<Typed>,
) -> Result<Response, Failure> {
    let chosen = OwnChoices {
        address: typed.dia_chi_thu.clone(),
        language: Language::from_tag(&typed.ngon_ngu_thu).unwrap_or_default(),
        is_wanted: !typed.nhan_thu.is_empty(),
        calendar_since: None,
    };
    let Err(failure) = actions::choose(&app, &caller, chosen).await else {
        return Ok(redirect_saying(PATH, &Notice::ok(asked.language.say("urging-mail-chosen"))));
    };
    let (status, complaints) = at_field(failure, asked.language, |_| "dia_chi_thu".to_owned())?;
    let page = page(&app, &asked, &caller, Some(typed)).await?;
    let frame = page.frame.clone().complaining(&complaints);
    Ok(look::page_with_status(status, ChoicesPage { frame, complaints, ..page }))
}

/// `POST /tai-khoan/nhac-viec/lich`
pub async fn post_calendar(
    State(app): State<App>,
    asked: Asked,
    headers: HeaderMap,
    Submitted(caller, NoFields {}): Submitted<NoFields>,
) -> Result<Response, Failure> {
    let token = actions::make_calendar(&app, &caller).await?;
    let page = page(&app, &asked, &caller, None).await?;
    Ok(look::page(ChoicesPage { made: Some(address_of(&app, &headers, &format!("/lich/{token}.ics"))), ..page }))
}

/// `POST /tai-khoan/nhac-viec/lich/thu-hoi`
pub async fn post_withdrawal(
    State(app): State<App>,
    asked: Asked,
    Submitted(caller, NoFields {}): Submitted<NoFields>,
) -> Result<Response, Failure> {
    actions::withdraw_calendar(&app, &caller).await?;
    Ok(redirect_saying(PATH, &Notice::ok(asked.language.say("urging-calendar-withdrawn"))))
}
