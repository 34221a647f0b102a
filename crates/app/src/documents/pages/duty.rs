//! Correcting one duty: each part of it is a small form of its own that leads back to the duty.
//! Whoever sends an outdated version is told, and sees what was typed again.

use super::{
    complaint, corrected,
    duties::{self, Field},
    open_unpublished,
    reshaping::Shape,
    show, status_of,
};
use crate::{
    App,
    asked::{Asked, redirect_saying},
    caller::Caller,
    documents::{
        actions::{self, Correcting, Opened},
        forms::{ActionForm, AddresseesForm, PlaceForm, TimingForm},
        review::{Change, DutyChange, DutyReview, Reviewed},
        words,
    },
    failure::Failure,
    look::{self, Choice, Complaints, Frame, Section},
    requests::{Named, Submitted},
};
use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use domain::{ids::DocumentId, obligations::Timing, permissions::Verb, problem::Problem};
use papers::reading::AddresseeRole;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "documents/duty.html")]
struct DutyPage {
    frame: Frame,
    path: String,
    title: String,
    number: usize,
    version: i64,
    provision: String,
    source: String,
    action: Field,
    told: Field,
    timing_words: Field,
    addressees: Vec<(usize, String, &'static str)>,
    groups: Vec<Choice>,
    names: Vec<String>,
    kinds: Vec<Choice>,
    modalities: Vec<Choice>,
    roles: Vec<Choice>,
    ways: Vec<Choice>,
    words: ActionForm,
    who: AddresseesForm,
    timing: TimingForm,
    shape: Shape,
    complaints: Complaints,
}

/// What was typed, when the page is shown again.
#[derive(Default)]
pub(super) struct Typed {
    pub words: Option<ActionForm>,
    pub who: Option<AddresseesForm>,
    pub timing: Option<TimingForm>,
    pub place: Option<PlaceForm>,
    pub cut: Option<PlaceForm>,
}

type At = Named<(DocumentId, usize)>;

/// `GET /van-ban/{id}/nhiem-vu/{number}`
pub(in crate::documents) async fn get_duty(
    State(app): State<App>,
    asked: Asked,
    caller: Caller,
    Named(at): At,
) -> Result<Response, Failure> {
    page(&app, &asked, &caller, at, StatusCode::OK, Complaints::none(), Typed::default()).await
}

/// `POST /van-ban/{id}/nhiem-vu/{number}/noi-dung`
pub(in crate::documents) async fn post_words(
    State(app): State<App>,
    asked: Asked,
    Named(at): At,
    Submitted(caller, form): Submitted<ActionForm>,
) -> Result<Response, Failure> {
    let opened = actions::open(&app, &caller, at.0).await?;
    let change = form.change(&show::ground(&app, &app.organisations(), asked.language, &opened));
    let typed = Typed { words: Some(form.clone()), ..Typed::default() };
    make(&app, &asked, &caller, at, Some(form.version), change, typed).await
}

/// `POST /van-ban/{id}/nhiem-vu/{number}/doi-tuong`
pub(in crate::documents) async fn post_addressees(
    State(app): State<App>,
    asked: Asked,
    Named(at): At,
    Submitted(caller, form): Submitted<AddresseesForm>,
) -> Result<Response, Failure> {
    let opened = actions::open(&app, &caller, at.0).await?;
    let (_, duty) = duty_of(&opened, at.1)?;
    let change = form.change(&show::ground(&app, &app.organisations(), asked.language, &opened), &duty.addressees);
    let typed = Typed { who: Some(form.clone()), ..Typed::default() };
    make(&app, &asked, &caller, at, Some(form.version), change, typed).await
}

/// `POST /van-ban/{id}/nhiem-vu/{number}/thoi-han`
pub(in crate::documents) async fn post_timing(
    State(app): State<App>,
    asked: Asked,
    Named(at): At,
    Submitted(caller, form): Submitted<TimingForm>,
) -> Result<Response, Failure> {
    let opened = actions::open(&app, &caller, at.0).await?;
    let change = form.change(&show::ground(&app, &app.organisations(), asked.language, &opened));
    let typed = Typed { timing: Some(form.clone()), ..Typed::default() };
    make(&app, &asked, &caller, at, Some(form.version), change, typed).await
}

/// The version that the person saw; taking a drop back from its own message carries none.
#[derive(Debug, Deserialize)]
pub struct SeenForm {
    version: Option<i64>,
}

/// `POST /van-ban/{id}/nhiem-vu/{number}/bo`
pub(in crate::documents) async fn post_drop(
    State(app): State<App>,
    asked: Asked,
    Named(at): At,
    Submitted(caller, form): Submitted<SeenForm>,
) -> Result<Response, Failure> {
    make(&app, &asked, &caller, at, form.version, Ok(DutyChange::Drop), Typed::default()).await
}

/// `POST /van-ban/{id}/nhiem-vu/{number}/khoi-phuc`
pub(in crate::documents) async fn post_restore(
    State(app): State<App>,
    asked: Asked,
    Named(at): At,
    Submitted(caller, form): Submitted<SeenForm>,
) -> Result<Response, Failure> {
    make(&app, &asked, &caller, at, form.version, Ok(DutyChange::Restore), Typed::default()).await
}

async fn make(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    at: (DocumentId, usize),
    version: Option<i64>,
    change: Result<DutyChange, Complaints>,
    typed: Typed,
) -> Result<Response, Failure> {
    let change = match change {
        Ok(change) => change,
        Err(complaints) => {
            return page(app, asked, caller, at, StatusCode::UNPROCESSABLE_ENTITY, complaints, typed).await;
        }
    };
    let (id, number) = at;
    let dropped = change == DutyChange::Drop;
    let opened = actions::open(app, caller, id).await?;
    let (text, _) = duty_of(&opened, number)?;
    let version = version.unwrap_or(text.version);
    let change = Change::OfDuty(number.saturating_sub(1), change);
    match actions::correct(app, caller, Correcting { document: id, version, change }).await {
        Ok(correction) => {
            let key = if dropped { "documents-duty-was-dropped" } else { "documents-duty-was-corrected" };
            let said = corrected(asked.language, id, correction, asked.language.say(key).with("number", number));
            Ok(redirect_saying(&format!("/van-ban/{id}#d{number}"), &said))
        }
        Err(failure) => {
            let problem = failure.into_problem()?;
            let complaints = complaint("", &problem, asked.language);
            page(app, asked, caller, at, status_of(&problem), complaints, typed).await
        }
    }
}

pub(super) fn duty_of(opened: &Opened, number: usize) -> Result<(&actions::Text, &DutyReview), Failure> {
    let text = opened.text.as_ref().ok_or(Problem::NotFound)?;
    let duty = number.checked_sub(1).and_then(|index| text.reviewed.duties.get(index)).ok_or(Problem::NotFound)?;
    Ok((text, duty))
}

pub(super) async fn page(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    (id, number): (DocumentId, usize),
    status: StatusCode,
    complaints: Complaints,
    typed: Typed,
) -> Result<Response, Failure> {
    let opened = open_unpublished(app, caller, id, Verb::CorrectReading).await?;
    let graph = app.organisations();
    let frame = asked.frame(app, caller).in_section(Section::Documents).complaining(&complaints);
    let (text, duty) = duty_of(&opened, number)?;
    let facts = show::facts(app, &graph, frame.language, &opened).await?;
    let before = Reviewed::of(&text.reading).duties.into_iter().nth(number - 1).filter(|_| duty.found);
    let field = |show: &dyn Fn(&DutyReview) -> String| Field::new(show(duty), before.as_ref().map(show));
    let months = facts.confirm_every_months;
    let page = DutyPage {
        path: format!("/van-ban/{id}"),
        title: words::title(frame.language, &opened.document.row),
        number,
        version: text.version,
        provision: duties::provision(text, duty),
        source: words_of(text, duty),
        action: field(&|duty| duty.action.clone()),
        told: field(&|duty| facts.told(duty).join("; ")),
        timing_words: field(&|duty| words::timing(facts.language, duty.timing.as_ref(), months)),
        addressees: duty
            .addressees
            .iter()
            .enumerate()
            .map(|(index, addressee)| (index, addressee.text.clone(), addressee.role.code()))
            .collect(),
        groups: facts.groups(),
        names: facts.names(),
        kinds: words::kinds(frame.language),
        modalities: words::modalities(frame.language),
        roles: AddresseeRole::ALL
            .iter()
            .map(|role| Choice::new(role.code(), words::role(frame.language, *role)))
            .collect(),
        ways: ways(&frame),
        words: typed.words.unwrap_or_else(|| words_form(duty)),
        who: typed.who.unwrap_or_else(|| AddresseesForm {
            giu: (0..duty.addressees.len()).collect(),
            ..AddresseesForm::default()
        }),
        timing: typed.timing.unwrap_or_else(|| timing_form(duty, months)),
        shape: Shape::of(&facts, text, number, typed.place.as_ref(), typed.cut.as_ref()),
        frame: frame.titled(asked.language.say("documents-correct-duty").with("number", number)),
        complaints,
    };
    Ok(look::page_with_status(status, page))
}

/// The words of the text itself.
fn words_of(text: &actions::Text, duty: &DutyReview) -> String {
    let [start, end] = duty.span;
    text.reading.text.chars().skip(start).take(end.saturating_sub(start)).collect()
}

fn words_form(duty: &DutyReview) -> ActionForm {
    ActionForm {
        version: 0,
        viec: duty.action.clone(),
        loai: duty.kind.code().to_owned(),
        muc_do: duty.modality.code().to_owned(),
        san_pham: duty.outputs.join("\n"),
    }
}

fn timing_form(duty: &DutyReview, months: i64) -> TimingForm {
    let mut form = TimingForm { so_thang: months.to_string(), ..TimingForm::default() };
    match &duty.timing {
        Some(Timing::Once { due_on, .. }) => {
            form.kieu = "ngay".to_owned();
            form.ngay = look::dates::written(*due_on);
        }
        Some(Timing::Recurring { rule }) => {
            let part = |name: &str| rule.split(';').find_map(|part| part.strip_prefix(name)).unwrap_or_default();
            let way = match (part("FREQ="), part("INTERVAL=")) {
                ("YEARLY", _) => "hang-nam",
                ("MONTHLY", "3") => "hang-quy",
                ("MONTHLY", "6") => "nua-nam",
                ("MONTHLY", _) => "hang-thang",
                _ => "",
            };
            form.kieu = way.to_owned();
            form.ngay_trong_thang = part("BYMONTHDAY=").to_owned();
            if way == "hang-nam" {
                form.ngay_thang = format!("{}/{}", part("BYMONTHDAY="), part("BYMONTH="));
            }
        }
        Some(Timing::Standing { confirm_every_months }) => {
            form.kieu = "thuong-xuyen".to_owned();
            form.so_thang = confirm_every_months.to_string();
        }
        None => {}
    }
    form
}

fn ways(frame: &Frame) -> Vec<Choice> {
    let ways = [
        ("ngay", "documents-way-date"),
        ("hang-nam", "documents-timing-yearly"),
        ("hang-thang", "documents-timing-monthly"),
        ("hang-quy", "documents-timing-quarterly"),
        ("nua-nam", "documents-timing-half-yearly"),
        ("thuong-xuyen", "documents-way-standing"),
    ];
    ways.iter().map(|(value, key)| Choice::new(value, frame.say(key))).collect()
}
