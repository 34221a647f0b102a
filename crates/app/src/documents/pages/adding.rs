//! Adding a duty that the reader did not find, at a provision of the text.
//! It gets its addressees and its deadline on the page of the duty, where the browser is led next.

use super::{complaint, corrected, open_unpublished, show, status_of};
use crate::{
    App,
    asked::{Asked, redirect_saying},
    caller::Caller,
    documents::{
        actions::{self, Correcting},
        forms::{AddingForm, PlaceForm},
        words,
    },
    failure::Failure,
    look::{self, Choice, Complaints, Frame, Section},
    requests::{Named, Submitted},
};
use askama::Template;
use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::Response,
};
use domain::{ids::DocumentId, permissions::Verb, problem::Problem};
use papers::reading::{Provision, Reading};

/// So many characters of a provision are shown in the list of provisions.
const SHOWN_CHARACTERS: usize = 70;

#[derive(Template)]
#[template(path = "documents/add_duty.html")]
struct AddingPage {
    frame: Frame,
    path: String,
    title: String,
    version: i64,
    provisions: Vec<Choice>,
    kinds: Vec<Choice>,
    modalities: Vec<Choice>,
    form: AddingForm,
    chosen: String,
    complaints: Complaints,
}

/// `GET /van-ban/{id}/them-nhiem-vu`
pub(in crate::documents) async fn get_adding(
    State(app): State<App>,
    asked: Asked,
    caller: Caller,
    Named(id): Named<DocumentId>,
    Query(chosen): Query<PlaceForm>,
) -> Result<Response, Failure> {
    let opened = open_unpublished(&app, &caller, id, Verb::CorrectReading).await?;
    let text = opened.text.as_ref().ok_or(Problem::NotFound)?;
    let mut form = AddingForm { muc_do: "must".to_owned(), loai: "implement".to_owned(), ..AddingForm::default() };
    if chosen.tu.is_empty() {
        return page(&app, &asked, &caller, id, StatusCode::OK, Complaints::none(), form).await;
    }
    (form.ban, form.tu, form.den) = (chosen.ban.clone(), chosen.tu.clone(), chosen.den.clone());
    match chosen.free_span(text, None) {
        Ok(span) => {
            form.viec = chosen.words(text);
            form.muc = PlaceForm::provision(text, span).unwrap_or_default();
            page(&app, &asked, &caller, id, StatusCode::OK, Complaints::none(), form).await
        }
        Err(problem) => {
            form.viec = chosen.words(text);
            let complaints = complaint("doan", &problem, asked.language);
            page(&app, &asked, &caller, id, status_of(&problem), complaints, form).await
        }
    }
}

/// `POST /van-ban/{id}/them-nhiem-vu`
pub(in crate::documents) async fn post_adding(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<DocumentId>,
    Submitted(caller, form): Submitted<AddingForm>,
) -> Result<Response, Failure> {
    let opened = actions::open(&app, &caller, id).await?;
    let text = opened.text.as_ref().ok_or(Problem::NotFound)?;
    let graph = app.organisations();
    let chosen = match form.place().map(|place| place.free_span(text, None)).transpose() {
        Ok(chosen) => chosen,
        Err(problem) => {
            let complaints = complaint("doan", &problem, asked.language);
            return page(&app, &asked, &caller, id, status_of(&problem), complaints, form).await;
        }
    };
    let ground = show::ground(&app, &graph, asked.language, &opened);
    let change = match form.change(&ground, &text.reading.provisions, chosen) {
        Ok(change) => change,
        Err(complaints) => {
            return page(&app, &asked, &caller, id, StatusCode::UNPROCESSABLE_ENTITY, complaints, form).await;
        }
    };
    let number = text.reviewed.duties.len() + 1;
    match actions::correct(&app, &caller, Correcting { document: id, version: form.version, change }).await {
        Ok(correction) => {
            let words = asked.language.say("documents-duty-was-added").with("number", number);
            let said = corrected(asked.language, id, correction, words);
            Ok(redirect_saying(&format!("/van-ban/{id}/nhiem-vu/{number}#doi-tuong"), &said))
        }
        Err(failure) => {
            let problem = failure.into_problem()?;
            let complaints = complaint("", &problem, asked.language);
            page(&app, &asked, &caller, id, status_of(&problem), complaints, form).await
        }
    }
}

async fn page(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    id: DocumentId,
    status: StatusCode,
    complaints: Complaints,
    form: AddingForm,
) -> Result<Response, Failure> {
    let opened = open_unpublished(app, caller, id, Verb::CorrectReading).await?;
    let row = &opened.document.row;
    let text = opened.text.as_ref().ok_or(Problem::NotFound)?;
    let frame = asked.frame(app, caller).in_section(Section::Documents).complaining(&complaints);
    let choice = |provision: &Provision| Choice::new(&provision.id, beginning(&text.reading, provision));
    let page = AddingPage {
        path: format!("/van-ban/{id}"),
        title: words::title(frame.language, row),
        version: text.version,
        provisions: text.reading.provisions.iter().map(choice).collect(),
        kinds: words::kinds(frame.language),
        modalities: words::modalities(frame.language),
        frame: frame.titled(asked.language.say("documents-add-duty")),
        chosen: form.place().map(|place| place.words(text)).unwrap_or_default(),
        form,
        complaints,
    };
    Ok(look::page_with_status(status, page))
}

/// The first words of a provision.
fn beginning(reading: &Reading, provision: &Provision) -> String {
    let [start, end] = provision.span;
    let words: String = reading.text.chars().skip(start).take((end - start).min(SHOWN_CHARACTERS)).collect();
    words.lines().next().unwrap_or_default().to_owned()
}
