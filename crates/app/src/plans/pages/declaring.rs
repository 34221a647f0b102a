//! «Đây là kế hoạch của đơn vị mình»: which documents it carries out, proposed from what its text says, and taking that
//! back while nothing rests on it.

use super::{super::actions, super::words, at_field};
use crate::{
    App,
    acting::Acting,
    asked::{Asked, redirect_saying},
    caller::Caller,
    documents::{self, actions as of_documents},
    failure::Failure,
    look::{self, Complaints, Frame, Notice, Section},
    requests::{Named, Submitted},
};
use askama::Template;
use axum::{extract::Query, extract::State, http::StatusCode, response::Response};
use domain::{ids::DocumentId, permissions::Verb, problem::Problem};
use serde::Deserialize;

/// Documents that are always shown; more only where they are chosen or proposed.
const SHOWN: usize = 30;

/// What the address of the form may say.
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
    thuc_hien: Vec<String>,
}

struct Possible {
    id: String,
    title: String,
    subject: String,
    /// The words of the plan that name it, where they do.
    proposed: Option<String>,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "plans/declaring.html")]
struct DeclaringPage {
    frame: Frame,
    document: String,
    document_path: String,
    action: String,
    possible: Vec<Possible>,
    more: usize,
    is_plan: bool,
    may_take_back: bool,
    complaints: Complaints,
}

/// `GET /van-ban/{id}/ke-hoach`
pub async fn get_declaration(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<DocumentId>,
    Query(wanted): Query<Wanted>,
    caller: Caller,
) -> Result<Response, Failure> {
    let chosen = (!wanted.thuc_hien.is_empty()).then(|| vec![wanted.thuc_hien]);
    page(&app, &asked, &caller, id, chosen, (StatusCode::OK, Complaints::none())).await
}

/// `POST /van-ban/{id}/ke-hoach`
pub async fn post_declaration(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<DocumentId>,
    Submitted(caller, typed): Submitted<Typed>,
) -> Result<Response, Failure> {
    let parents = typed.thuc_hien.iter().filter_map(|one| one.parse().ok()).collect();
    match actions::declare(&app, &caller, id, parents).await {
        Ok(()) => {
            let said = Notice::ok(asked.language.say("plans-declared"));
            Ok(redirect_saying(&format!("/ke-hoach/{id}"), &said))
        }
        Err(failure) => {
            let complained = at_field(failure, asked.language, |_| "thuc_hien".to_owned())?;
            page(&app, &asked, &caller, id, Some(typed.thuc_hien), complained).await
        }
    }
}

/// `POST /van-ban/{id}/ke-hoach/bo`
pub async fn post_taking_back(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<DocumentId>,
    Submitted(caller, _): Submitted<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    match actions::take_back(&app, &caller, id).await {
        Ok(()) => {
            let said = Notice::ok(asked.language.say("plans-taken-back"));
            Ok(redirect_saying(&format!("/van-ban/{id}"), &said))
        }
        Err(failure) => {
            let complained = at_field(failure, asked.language, |_| String::new())?;
            page(&app, &asked, &caller, id, None, complained).await
        }
    }
}

async fn page(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    id: DocumentId,
    chosen: Option<Vec<String>>,
    (status, complaints): (StatusCode, Complaints),
) -> Result<Response, Failure> {
    let opened = of_documents::open(app, caller, id).await?;
    let acting = Acting::now(app, caller);
    acting.caller.require(&acting.graph, Verb::DeclarePlan, &opened.document.thing(acting.today))?;
    let whole = match actions::finding::open(app, caller, id).await {
        Ok(whole) => Some(whole),
        Err(failure) => match failure.into_problem()? {
            Problem::NotFound => None,
            problem => return Err(problem.into()),
        },
    };
    let frame = asked.frame(app, caller);
    let cited = documents::carried_out(&opened);
    let stands = |id: DocumentId| whole.iter().flat_map(|whole| &whole.plan.parents).any(|one| one.row.parent_id == id);
    let mut possible = Vec::new();
    for one in actions::finding::possible_parents(app, caller, opened.document.row.owner_id).await? {
        let row = &one.row;
        if row.id == id {
            continue;
        }
        let proposed = cited.iter().find(|cited| cited.means(row.symbol.as_deref(), row.issued_on));
        let chosen = match &chosen {
            Some(chosen) => chosen.contains(&row.id.to_string()),
            None if whole.is_some() => stands(row.id),
            None => proposed.is_some(),
        };
        possible.push(Possible {
            id: row.id.to_string(),
            title: words::document(&frame, &row.document_type, row.symbol.as_deref(), ""),
            subject: row.subject.clone(),
            proposed: proposed.map(|cited| cited.words.clone()),
            chosen,
        });
    }
    possible.sort_by_key(|one| (!one.chosen, one.proposed.is_none()));
    let kept = possible.iter().filter(|one| one.chosen || one.proposed.is_some()).count().max(SHOWN);
    let more = possible.len().saturating_sub(kept);
    possible.truncate(kept);
    let row = &opened.document.row;
    let page = DeclaringPage {
        document: words::document(&frame, &row.document_type, row.symbol.as_deref(), &row.subject),
        document_path: format!("/van-ban/{id}"),
        action: format!("/van-ban/{id}/ke-hoach"),
        is_plan: whole.is_some(),
        may_take_back: whole.is_some_and(|whole| !whole.is_in_use),
        frame: frame.clone().titled(frame.say("plans-declare")).in_section(Section::Plans).complaining(&complaints),
        possible,
        more,
        complaints,
    };
    Ok(look::page_with_status(status, page))
}
