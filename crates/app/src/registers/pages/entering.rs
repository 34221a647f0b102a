//! The forms by which a row is added or changed: a field for each of the schema, plain inputs. What was typed stays, whatever is
//! wrong; where somebody was faster, what stands now is shown beside it.

use super::{
    super::{
        actions::{
            finding,
            keeping::{self, Ground, Sent},
        },
        words,
    },
    complain, field_name,
};
use crate::{
    App,
    asked::{Asked, redirect_saying},
    caller::Caller,
    failure::{Failure, status_of},
    look::{self, Choice, Complaints, Frame, Notice, Section},
    requests::{Named, Submitted},
};
use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use domain::{
    ids::{OrganisationId, RegisterRecordId},
    packs::{Field, Sort},
    problem::Problem,
    registers::Values,
};
use std::collections::BTreeMap;

/// A field of the form.
struct Line {
    name: String,
    label: String,
    hint: String,
    value: String,
    kind: &'static str,
    choices: Vec<Choice>,
    offered: Vec<String>,
    is_optional: bool,
    /// What stands in the register now, where that is another than what was typed.
    now: String,
}

#[derive(Template)]
#[template(path = "registers/form.html")]
struct FormPage {
    frame: Frame,
    list_path: String,
    list_name: String,
    action: String,
    back: String,
    body: String,
    lines: Vec<Line>,
    sent: Sent,
    complaints: Complaints,
    version: Option<i64>,
    has_validity: bool,
    dropped: Vec<(String, String)>,
}

/// What a browser sends.
fn sent_of(pairs: &[(String, String)]) -> Sent {
    let mut sent = Sent::default();
    for (name, value) in pairs {
        match name.as_str() {
            "tu_ngay" => sent.from.clone_from(value),
            "den_het_ngay" => sent.to.clone_from(value),
            "hieu_luc_tu" => sent.effective_on.clone_from(value),
            "ly_do" => sent.reason = value.trim().to_owned(),
            _ => {
                if let Some(code) = name.strip_prefix("f-") {
                    sent.fields.insert(code.to_owned(), value.clone());
                }
            }
        }
    }
    sent
}

/// Whether the reason is short enough; else it is complained of.
fn check_reason(complaints: &mut Complaints, asked: &Asked, sent: &Sent) {
    look::limited(complaints, asked.language, "ly_do", &sent.reason);
}

/// Where the form stands.
enum Place<'p> {
    New(OrganisationId),
    Change(&'p finding::Whole),
}

/// `GET /so-theo-doi/don-vi/{organisation}/{pack}/{register}/moi`
pub async fn get_new(
    State(app): State<App>,
    asked: Asked,
    Named((body, pack, register)): Named<(OrganisationId, String, String)>,
    caller: Caller,
) -> Result<Response, Failure> {
    let ground = Ground::open(&app, &caller, &pack, &register).await?;
    keeping::require(&ground.acting, &ground.schema, body)?;
    let page = FormPage::new(&app, &asked, &caller, &ground, (Place::New(body), Sent::default()), Complaints::none());
    Ok(look::page(page))
}

/// `POST /so-theo-doi/don-vi/{organisation}/{pack}/{register}/moi`
pub async fn post_new(
    State(app): State<App>,
    asked: Asked,
    Named((body, pack, register)): Named<(OrganisationId, String, String)>,
    Submitted(caller, pairs): Submitted<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let ground = Ground::open(&app, &caller, &pack, &register).await?;
    keeping::require(&ground.acting, &ground.schema, body)?;
    let sent = sent_of(&pairs);
    let mut complaints = Complaints::none();
    check_reason(&mut complaints, &asked, &sent);
    if complaints.is_empty() {
        match keeping::add(&app, &caller, body, (&pack, &register), sent.clone()).await? {
            Ok(id) => {
                let said = Notice::ok(asked.language.say("registers-done-added"));
                return Ok(redirect_saying(&format!("/so-theo-doi/dong/{id}"), &said));
            }
            Err(faults) => complaints = complain(&faults, asked.language),
        }
    }
    let page = FormPage::new(&app, &asked, &caller, &ground, (Place::New(body), sent), complaints);
    Ok(look::page_with_status(StatusCode::UNPROCESSABLE_ENTITY, page))
}

/// `GET /so-theo-doi/dong/{record}/sua`
pub async fn get_change(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<RegisterRecordId>,
    caller: Caller,
) -> Result<Response, Failure> {
    let whole = finding::find_record(&app, &caller, id).await?;
    let ground = opened(&app, &caller, &whole).await?;
    let sent = beginning(&whole, &ground);
    let page = FormPage::new(&app, &asked, &caller, &ground, (Place::Change(&whole), sent), Complaints::none());
    Ok(look::page(page))
}

async fn opened(app: &App, caller: &Caller, whole: &finding::Whole) -> Result<Ground, Failure> {
    let ground = Ground::open(app, caller, &whole.schema.pack, &whole.schema.register.code).await?;
    keeping::require(&ground.acting, &ground.schema, whole.keeper)?;
    let values = whole.known.values();
    ground.learned_of(app, &[&values]).await
}

/// `POST /so-theo-doi/dong/{record}/sua`
pub async fn post_change(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<RegisterRecordId>,
    Submitted(caller, pairs): Submitted<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let whole = finding::find_record(&app, &caller, id).await?;
    let ground = opened(&app, &caller, &whole).await?;
    let sent = sent_of(&pairs);
    let seen = pairs.iter().find(|(name, _)| name == "version").and_then(|(_, value)| value.parse().ok());
    let seen: i64 = seen.unwrap_or_default();
    let mut complaints = Complaints::none();
    check_reason(&mut complaints, &asked, &sent);
    let mut status = StatusCode::UNPROCESSABLE_ENTITY;
    if complaints.is_empty() {
        match keeping::change(&app, &caller, (id, seen), sent.clone()).await {
            Ok(Ok(())) => {
                let said = Notice::ok(asked.language.say("registers-done-changed"));
                return Ok(redirect_saying(&format!("/so-theo-doi/dong/{id}"), &said));
            }
            Ok(Err(faults)) => complaints = complain(&faults, asked.language),
            Err(failure) => match failure.into_problem()? {
                problem @ (Problem::NotFound | Problem::Forbidden) => return Err(problem.into()),
                problem => {
                    status = status_of(&problem);
                    complaints.about_all(look::sentence(&problem, asked.language));
                }
            },
        }
    }
    // Somebody may have been faster: the form is shown beside what stands now.
    let whole = finding::find_record(&app, &caller, id).await?;
    let page = FormPage::new(&app, &asked, &caller, &ground, (Place::Change(&whole), sent), complaints);
    Ok(look::page_with_status(status, page))
}

/// The form before anything is typed.
fn beginning(whole: &finding::Whole, ground: &Ground) -> Sent {
    let (values, span) = (whole.known.values(), whole.known.span());
    let fields = ground.schema.register.fields.iter();
    let typed = fields.map(|field| (field.code.clone(), words::typed(&ground.book, field, &values)));
    Sent {
        fields: typed.collect::<BTreeMap<_, _>>(),
        from: span.from.map(look::dates::written).unwrap_or_default(),
        to: span.to.map(look::dates::written).unwrap_or_default(),
        ..Sent::default()
    }
}

impl FormPage {
    fn new(
        app: &App,
        asked: &Asked,
        caller: &Caller,
        ground: &Ground,
        (place, sent): (Place<'_>, Sent),
        complaints: Complaints,
    ) -> Self {
        let frame = asked.frame(app, caller);
        let schema = &ground.schema;
        let (body, version) = match &place {
            Place::New(body) => (*body, None),
            Place::Change(whole) => (whole.keeper, Some(whole.known.version())),
        };
        let list_path = words::address(body, &schema.pack, &schema.register.code);
        let (action, back, title) = match &place {
            Place::New(_) => (format!("{list_path}/moi"), list_path.clone(), frame.say("registers-new").to_string()),
            Place::Change(whole) => {
                let path = format!("/so-theo-doi/dong/{}", whole.known.id);
                let title = frame.say("registers-change").with("title", whole.known.title()).to_string();
                (format!("{path}/sua"), path, title)
            }
        };
        let now = match &place {
            Place::New(_) => None,
            Place::Change(whole) => Some(whole.known.values()),
        };
        let shows_now = !complaints.is_empty();
        let line = |field: &Field| {
            let value = sent.fields.get(&field.code).cloned().unwrap_or_default();
            let stands = now.as_ref().filter(|_| shows_now).map(|now| words::typed(&ground.book, field, now));
            let now_written = now.as_ref().map(|now| words::in_field(&frame, &ground.book, field, now));
            let differs = stands.is_some_and(|stands| stands != value.trim());
            Line { now: now_written.filter(|_| differs).unwrap_or_default(), ..Line::of(&frame, ground, field, value) }
        };
        let dropped = now.as_ref().map(|now| dropped(&frame, ground, now)).unwrap_or_default();
        FormPage {
            lines: schema.register.fields.iter().map(line).collect(),
            list_name: words::register(&frame, schema),
            body: words::name(&frame, &app.organisations(), body),
            frame: frame.clone().titled(title).in_section(Section::Registers).complaining(&complaints),
            has_validity: schema.register.has_validity,
            dropped,
            list_path,
            action,
            back,
            sent,
            complaints,
            version,
        }
    }
}

/// What the pack has no field for any more.
pub fn dropped(frame: &Frame, ground: &Ground, values: &Values) -> Vec<(String, String)> {
    let fields = ground.schema.dropped(values).into_iter();
    let line = |(code, field): (&str, Option<&Field>)| match field {
        Some(field) => (words::head(frame, field), words::in_field(frame, &ground.book, field, values)),
        None => (code.to_owned(), values.get(code).map(words::as_stored).unwrap_or_default()),
    };
    fields.map(line).collect()
}

impl Line {
    fn of(frame: &Frame, ground: &Ground, field: &Field, value: String) -> Self {
        let said = |key: &str| frame.say(key).to_string();
        let note = field.note.as_ref().map(|note| words::of(note, frame.language)).unwrap_or_default();
        let (kind, usual) = match &field.sort {
            Sort::Text | Sort::Number { .. } => ("text", String::new()),
            Sort::Day => ("date", String::new()),
            Sort::YesNo | Sort::Choice { .. } => ("select", String::new()),
            Sort::Organisation => ("text", said("registers-hint-organisation")),
            Sort::Document => ("text", said("registers-hint-document")),
            Sort::Record { .. } => ("list", said("registers-hint-record")),
        };
        let choices = match &field.sort {
            Sort::Choice { members, .. } => {
                members.iter().map(|it| Choice::new(&it.code, words::of(&it.name, frame.language))).collect()
            }
            Sort::YesNo => {
                vec![Choice::new("co", said("registers-yes")), Choice::new("khong", said("registers-no"))]
            }
            _ => Vec::new(),
        };
        Line {
            name: field_name(&field.code),
            label: words::head(frame, field),
            hint: if note.is_empty() { usual } else { note },
            offered: ground.book.offered(field).into_iter().map(|(_, name)| name).collect(),
            is_optional: !field.is_required,
            now: String::new(),
            value,
            kind,
            choices,
        }
    }
}
