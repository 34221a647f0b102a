//! The page of a document as the one that amends or replaces others: who says so, the clauses paired, what is stale, and
//! carrying it over. Every form of the page leads back to it with what was typed.

pub mod carrying;
pub mod saying;
mod view;

use super::actions::{self, Kind};
use crate::{
    App,
    acting::Acting,
    asked::Asked,
    caller::Caller,
    documents::{self, actions as of_documents},
    failure::Failure,
    look::{self, Choice, Complaints, Frame, Section},
    requests::Named,
};
use askama::Template;
use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::Response,
};
use domain::{comparison::Stands, ids::DocumentId, permissions::Verb};
use serde::Deserialize;
use std::collections::BTreeSet;
use view::{AmendedView, StatementView};

/// So many documents are offered, the newest.
const DOCUMENTS: usize = 200;

#[derive(Template)]
#[template(path = "amendments/show.html")]
struct AmendmentsPage {
    frame: Frame,
    path: String,
    title: String,
    /// One for each document that this one amends or replaces.
    amended: Vec<AmendedView>,
    /// What amends or replaces this one: path and sentence.
    amended_by: Vec<(String, String)>,
    statements: Vec<StatementView>,
    may_relate: bool,
    documents: Vec<Choice>,
    kinds: Vec<Choice>,
    typed: Typed,
    complaints: Complaints,
}

/// What a person sends of the page; each form sends its own fields.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    pub van_ban: String,
    pub quan_he: String,
    pub con: String,
    pub ly_do: String,
    pub so: i64,
    pub dieu: String,
    pub voi: String,
    pub thay_doi: String,
    pub dong: Vec<String>,
}

/// What the address may say: all lines that may be carried over unchanged are ticked.
#[derive(Debug, Default, Deserialize)]
pub struct Wanted {
    #[serde(default)]
    chon: String,
}

/// `GET /van-ban/{id}/sua-doi`
pub async fn get_amendments(
    State(app): State<App>,
    asked: Asked,
    caller: Caller,
    Named(id): Named<DocumentId>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Failure> {
    let shown = Shown { ticks_same: wanted.chon == "giu-nguyen", ..Shown::default() };
    page(&app, &asked, &caller, id, shown).await
}

/// How the page is shown: as it is, or again with what was typed and complaints.
#[derive(Default)]
pub(super) struct Shown {
    pub status: StatusCode,
    pub typed: Typed,
    pub complaints: Complaints,
    pub ticks_same: bool,
}

/// The page.
pub(super) async fn page(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    id: DocumentId,
    shown: Shown,
) -> Result<Response, Failure> {
    let acting = Acting::now(app, caller);
    let opened = of_documents::open(app, caller, id).await?;
    let frame = asked.frame(app, caller).in_section(Section::Documents).complaining(&shown.complaints);
    let (amendments, statements) = {
        let mut connection = app.database().read().await?;
        (actions::amendments_of(&mut connection, id).await?, actions::statements_of(&mut connection, id).await?)
    };
    let ticked: BTreeSet<&str> = shown.typed.dong.iter().map(String::as_str).collect();
    let mut amended = Vec::new();
    for older in amendments.iter().map(|one| one.amended).collect::<BTreeSet<_>>() {
        let view = view::amended(app, &acting, &frame, (id, older), (&ticked, shown.ticks_same)).await?;
        amended.extend(view);
    }
    let may_relate = acting.may(Verb::RelateDocuments, &opened.document.thing(acting.today));
    let all = of_documents::list_for(app, caller, "").await?;
    let kinds = Kind::ALL.map(|kind| Choice::new(kind.code(), view::kind(&frame, kind)));
    let statements = view::statements(&acting, &frame, statements, &all);
    let title = documents::title(frame.language, &opened.document.row);
    let page = AmendmentsPage {
        path: format!("/van-ban/{id}"),
        amended,
        amended_by: notes(app, caller, &frame, id).await?,
        statements,
        may_relate: may_relate && opened.document.row.retracted_at_ms.is_none(),
        documents: choices(&frame, &all, id),
        kinds: kinds.to_vec(),
        typed: shown.typed,
        complaints: shown.complaints,
        title,
        frame: frame.clone().titled(frame.say("amendments-title")).shaped("wide"),
    };
    Ok(look::page_with_status(shown.status, page))
}

fn choices(frame: &Frame, all: &[of_documents::Document], id: DocumentId) -> Vec<Choice> {
    let others = all.iter().filter(|document| document.row.id != id).take(DOCUMENTS);
    let choice = |document: &of_documents::Document| {
        let row = &document.row;
        let subject: String = row.subject.chars().take(60).collect();
        let named = documents::named(frame.language, &row.document_type, row.symbol.as_deref());
        Choice::new(row.id, if subject.is_empty() { named } else { [named, subject].join(" – ") })
    };
    others.map(choice).collect()
}

/// What amends or replaces a document, for the notes above it: the address of the pairing, and the sentence.
pub async fn notes(
    app: &App,
    caller: &Caller,
    frame: &Frame,
    id: DocumentId,
) -> Result<Vec<(String, String)>, Failure> {
    let found = actions::read_amended_by(app, caller, id).await?;
    let note = |(one, document): (actions::Amendment, of_documents::Document)| {
        let key = match one.kind {
            Kind::Amends => "documents-amended-by",
            Kind::Replaces => "documents-replaced-by",
        };
        let title = documents::title(frame.language, &document.row);
        (format!("/van-ban/{}/sua-doi", one.amending), frame.say(key).with("title", title).to_string())
    };
    Ok(found.into_iter().map(note).collect())
}
