//! Beginning a plan: which documents it carries out, and whether a clause is to stand ready for each of their duties.
//! Nothing is written before a document is chosen.

use super::{super::super::actions::drafts, super::super::actions::finding, super::super::words, address};
use crate::{
    App,
    acting::{Acting, chosen_body},
    asked::{Asked, redirect_saying},
    caller::Caller,
    failure::Failure,
    look::{self, Choice, Complaints, Frame, Notice, Section},
    requests::Submitted,
};
use askama::Template;
use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::Response,
};
use serde::Deserialize;

/// Documents that are shown to choose from.
const SHOWN: usize = 40;

/// What the address may say.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    #[serde(rename = "thuc-hien")]
    thuc_hien: String,
}

/// What a person sends.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct Typed {
    don_vi: String,
    thuc_hien: Vec<String>,
    dung_san: String,
}

struct Possible {
    id: String,
    title: String,
    subject: String,
    is_own: bool,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "plans/begin.html")]
struct BeginPage {
    frame: Frame,
    bodies: Vec<Choice>,
    body: String,
    possible: Vec<Possible>,
    from_duties: bool,
    complaints: Complaints,
}

/// `GET /ke-hoach/soan/moi`
pub async fn get_beginning(
    State(app): State<App>,
    asked: Asked,
    caller: Caller,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Failure> {
    let typed = Typed { thuc_hien: vec![wanted.thuc_hien], dung_san: "1".to_owned(), don_vi: String::new() };
    page(&app, &asked, &caller, typed, (StatusCode::OK, Complaints::none())).await
}

/// `POST /ke-hoach/soan/moi`
pub async fn post_beginning(
    State(app): State<App>,
    asked: Asked,
    Submitted(caller, typed): Submitted<Typed>,
) -> Result<Response, Failure> {
    let body = chosen_body(&drafts::writing_bodies(&Acting::now(&app, &caller)), &typed.don_vi)?;
    let parents = typed.thuc_hien.iter().filter_map(|one| one.parse().ok()).collect();
    match drafts::begin(&app, &caller, body, parents, !typed.dung_san.is_empty()).await {
        Ok(id) => Ok(redirect_saying(&address(id), &Notice::ok(asked.language.say("plans-begun")))),
        Err(failure) => {
            let complained = super::super::at_field(failure, asked.language, |_| "thuc_hien".to_owned())?;
            page(&app, &asked, &caller, typed, complained).await
        }
    }
}

async fn page(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    typed: Typed,
    (status, complaints): (StatusCode, Complaints),
) -> Result<Response, Failure> {
    let bodies = drafts::writing_bodies(&Acting::now(app, caller));
    let body = chosen_body(&bodies, &typed.don_vi)?;
    let (graph, frame) = (app.organisations(), asked.frame(app, caller));
    let possible = finding::possible_parents(app, caller, body).await?.into_iter().map(|one| {
        let row = &one.row;
        let id = row.id.to_string();
        Possible {
            title: words::document(&frame, &row.document_type, row.symbol.as_deref(), ""),
            subject: row.subject.clone(),
            is_own: one.readers.contains(&body),
            chosen: typed.thuc_hien.contains(&id),
            id,
        }
    });
    let mut possible: Vec<Possible> = possible.collect();
    possible.sort_by_key(|one| !one.chosen);
    possible.truncate(SHOWN);
    let page = BeginPage {
        bodies: bodies.into_iter().map(|id| Choice::new(id, words::name(&frame, &graph, id))).collect(),
        body: body.to_string(),
        frame: frame.clone().titled(frame.say("plans-begin")).in_section(Section::Plans).complaining(&complaints),
        possible,
        from_duties: !typed.dung_san.is_empty(),
        complaints,
    };
    Ok(look::page_with_status(status, page))
}
