//! Correcting one line of «Nơi nhận»: to whom it is sent and for what; and adding one.
//! Whom the words mean is shown beside what a person chose; nothing is sent before publication.

use super::{complaint, corrected, open_unpublished, show, status_of};
use crate::{
    App,
    asked::{Asked, redirect_saying},
    caller::Caller,
    documents::{
        actions::{self, Correcting, Opened},
        forms::RecipientForm,
        review::{Change, RecipientReview, Sending},
        words,
    },
    failure::Failure,
    look::{self, Choice, Complaints, Frame, Section},
    requests::{Named, Submitted},
};
use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use domain::{ids::DocumentId, permissions::Verb, problem::Problem};
use papers::reading::Purpose;

#[derive(Template)]
#[template(path = "documents/recipient.html")]
struct RecipientPage {
    frame: Frame,
    path: String,
    title: String,
    action: String,
    version: i64,
    /// As printed; nothing when one is added.
    text: Option<String>,
    meant: String,
    purposes: Vec<Choice>,
    ways: Vec<Choice>,
    groups: Vec<Choice>,
    names: Vec<String>,
    form: RecipientForm,
    complaints: Complaints,
}

/// `GET /van-ban/{id}/noi-nhan/{recipient}`
pub(in crate::documents) async fn get_recipient(
    State(app): State<App>,
    asked: Asked,
    caller: Caller,
    Named((id, number)): Named<(DocumentId, usize)>,
) -> Result<Response, Failure> {
    page(&app, &asked, &caller, (id, Some(number)), StatusCode::OK, Complaints::none(), None).await
}

/// `GET /van-ban/{id}/them-noi-nhan`
pub(in crate::documents) async fn get_adding(
    State(app): State<App>,
    asked: Asked,
    caller: Caller,
    Named(id): Named<DocumentId>,
) -> Result<Response, Failure> {
    page(&app, &asked, &caller, (id, None), StatusCode::OK, Complaints::none(), None).await
}

/// `POST /van-ban/{id}/noi-nhan/{recipient}`
pub(in crate::documents) async fn post_recipient(
    State(app): State<App>,
    asked: Asked,
    Named((id, number)): Named<(DocumentId, usize)>,
    Submitted(caller, form): Submitted<RecipientForm>,
) -> Result<Response, Failure> {
    make(&app, &asked, &caller, (id, Some(number)), form).await
}

/// `POST /van-ban/{id}/them-noi-nhan`
pub(in crate::documents) async fn post_adding(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<DocumentId>,
    Submitted(caller, form): Submitted<RecipientForm>,
) -> Result<Response, Failure> {
    make(&app, &asked, &caller, (id, None), form).await
}

async fn make(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    at: (DocumentId, Option<usize>),
    form: RecipientForm,
) -> Result<Response, Failure> {
    let id = at.0;
    let opened = open_unpublished(app, caller, id, Verb::CorrectReading).await?;
    recipient_of(&opened, at.1)?;
    let checked = form.sending(&show::ground(app, &app.organisations(), asked.language, &opened), at.1.is_none());
    let (sending, purpose) = match checked {
        Ok(checked) => checked,
        Err(complaints) => {
            return page(app, asked, caller, at, StatusCode::UNPROCESSABLE_ENTITY, complaints, Some(form)).await;
        }
    };
    let change = match at.1 {
        Some(number) => Change::Recipient(number.saturating_sub(1), sending, purpose),
        None => Change::AddRecipient(domain::text::nfc(form.ghi.trim()), sending, purpose),
    };
    match actions::correct(app, caller, Correcting { document: id, version: form.version, change }).await {
        Ok(correction) => {
            let said = corrected(asked.language, id, correction, asked.language.say("documents-recipient-corrected"));
            Ok(redirect_saying(&format!("/van-ban/{id}#noi-nhan"), &said))
        }
        Err(failure) => {
            let problem = failure.into_problem()?;
            let complaints = complaint("", &problem, asked.language);
            page(app, asked, caller, at, status_of(&problem), complaints, Some(form)).await
        }
    }
}

/// The line of a number, from one; nothing when one is added.
fn recipient_of(opened: &Opened, number: Option<usize>) -> Result<Option<&RecipientReview>, Problem> {
    let text = opened.text.as_ref().ok_or(Problem::NotFound)?;
    let Some(number) = number else { return Ok(None) };
    let found = number.checked_sub(1).and_then(|index| text.reviewed.recipients.get(index));
    found.map(Some).ok_or(Problem::NotFound)
}

async fn page(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    (id, number): (DocumentId, Option<usize>),
    status: StatusCode,
    complaints: Complaints,
    typed: Option<RecipientForm>,
) -> Result<Response, Failure> {
    let opened = open_unpublished(app, caller, id, Verb::CorrectReading).await?;
    let (text, recipient) = (opened.text.as_ref().ok_or(Problem::NotFound)?, recipient_of(&opened, number)?);
    let graph = app.organisations();
    let frame = asked.frame(app, caller).in_section(Section::Documents).complaining(&complaints);
    let facts = show::facts(app, &graph, frame.language, &opened).await?;
    let language = frame.language;
    let as_read = recipient.map(|one| RecipientReview { sending: Sending::AsRead, ..one.clone() });
    let meant = as_read.map(|one| facts.names_of(&facts.sender().line(&one).named())).unwrap_or_default();
    let day = opened.document.row.issued_on.unwrap_or(app.today());
    let way = |value: &str, key: &str| Choice::new(value, frame.say(key));
    let mut ways = vec![way("chon", "documents-sending-chosen"), way("khong-gui", "documents-sending-outside")];
    if recipient.is_some() {
        ways.insert(0, way("theo-van-ban", "documents-sending-as-read"));
    }
    let path = format!("/van-ban/{id}");
    let key = if recipient.is_some() { "documents-correct-recipient" } else { "documents-add-recipient" };
    let page = RecipientPage {
        action: number.map_or_else(|| format!("{path}/them-noi-nhan"), |number| format!("{path}/noi-nhan/{number}")),
        title: words::title(language, &opened.document.row),
        version: text.version,
        text: recipient.map(|one| one.text.clone()),
        meant,
        purposes: Purpose::ALL.iter().map(|one| Choice::new(one.code(), words::purpose(language, *one))).collect(),
        ways,
        groups: facts.groups(),
        names: graph.alive(day).into_iter().filter_map(|id| graph.name(id, day).map(str::to_owned)).collect(),
        form: typed.unwrap_or_else(|| RecipientForm::of(&graph, day, recipient)),
        frame: frame.clone().titled(frame.say(key)),
        path,
        complaints,
    };
    Ok(look::page_with_status(status, page))
}
