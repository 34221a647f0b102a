//! The page of checks, «6 rõ», and what follows from it: the draft becomes a document, is given up, or taken up again.
//! Nothing is repaired here: each line leads to its place.

use super::{
    super::super::{
        actions::{becoming, drafts},
        draft::checks::{self, At, Missing, What},
    },
    address, ground, show, title,
};
use crate::{
    App,
    asked::{Asked, redirect_saying},
    caller::Caller,
    failure::Failure,
    language::Language,
    look::{self, Complaints, Frame, Notice, Section},
    requests::{Named, Submitted},
};
use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use domain::ids::PlanDraftId;
use serde::Deserialize;

/// What a person sends.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct Typed {
    version: i64,
}

struct Line {
    path: String,
    place: String,
    words: String,
    blocks: bool,
}

#[derive(Template)]
#[template(path = "plans/check.html")]
struct CheckPage {
    frame: Frame,
    title: String,
    base: String,
    version: i64,
    blocking: Vec<Line>,
    advised: Vec<Line>,
    clauses: usize,
    is_document: bool,
    complaints: Complaints,
}

/// `GET /ke-hoach/soan/{draft}/kiem-tra`
pub async fn get_check(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<PlanDraftId>,
    caller: Caller,
) -> Result<Response, Failure> {
    page(&app, &asked, &caller, id, (StatusCode::OK, Complaints::none())).await
}

/// `POST /ke-hoach/soan/{draft}/thanh-van-ban`
pub async fn post_becoming(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<PlanDraftId>,
    Submitted(caller, typed): Submitted<Typed>,
) -> Result<Response, Failure> {
    drafts::open(&app, &caller, id).await?;
    match becoming::become_document(&app, &caller, id, typed.version).await {
        Ok(document) => {
            let said = Notice::ok(asked.language.say("plans-became-document"));
            Ok(redirect_saying(&format!("/van-ban/{document}"), &said))
        }
        Err(failure) => {
            let complained = super::super::at_field(failure, asked.language, |_| String::new())?;
            page(&app, &asked, &caller, id, complained).await
        }
    }
}

/// `POST /ke-hoach/soan/{draft}/bo`
pub async fn post_abandonment(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<PlanDraftId>,
    Submitted(caller, _): Submitted<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    abandon(&app, &asked, &caller, id, true).await
}

/// `POST /ke-hoach/soan/{draft}/soan-lai`
pub async fn post_restoring(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<PlanDraftId>,
    Submitted(caller, _): Submitted<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    abandon(&app, &asked, &caller, id, false).await
}

async fn abandon(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    id: PlanDraftId,
    is_abandoned: bool,
) -> Result<Response, Failure> {
    match drafts::abandon(app, caller, id, is_abandoned).await {
        Ok(()) if is_abandoned => {
            let said = Notice::ok(asked.language.say("plans-draft-abandoned"))
                .offering(asked.language.say("plans-draft-restore"), format!("{}/soan-lai", address(id)));
            Ok(redirect_saying("/ke-hoach", &said))
        }
        Ok(()) => Ok(redirect_saying(&address(id), &Notice::ok(asked.language.say("plans-draft-restored")))),
        Err(failure) => {
            let complained = super::super::at_field(failure, asked.language, |_| String::new())?;
            show::page(app, asked, caller, id, complained).await
        }
    }
}

async fn page(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    id: PlanDraftId,
    (status, complaints): (StatusCode, Complaints),
) -> Result<Response, Failure> {
    let whole = drafts::open(app, caller, id).await?;
    let (graph, frame) = (app.organisations(), asked.frame(app, caller));
    let draft = &whole.open.draft;
    let found = checks::check(draft, ground(app, &graph, &whole), app.today());
    let line = |one: &Missing| Line {
        path: match one.at {
            At::Head => format!("{}/thong-tin", address(id)),
            At::Whole => address(id),
            At::Clause(key) => format!("{}/muc/{key}", address(id)),
        },
        place: match one.at {
            At::Head => frame.say("plans-head").to_string(),
            At::Whole => frame.say("plans-title").to_string(),
            At::Clause(key) => {
                let path = draft.path_of(key).unwrap_or_default();
                frame.say("plans-clause-numbered").with("path", path).to_string()
            }
        },
        words: words_of(asked.language, &one.what),
        blocks: one.what.blocks(),
    };
    let (blocking, advised) = found.iter().map(line).partition(|line| line.blocks);
    let page = CheckPage {
        title: title(&frame, draft),
        base: address(id),
        version: whole.open.row.version,
        clauses: draft.clauses().count(),
        is_document: whole.open.row.document_id.is_some(),
        frame: frame.clone().titled(frame.say("plans-check")).in_section(Section::Plans).complaining(&complaints),
        blocking,
        advised,
        complaints,
    };
    Ok(look::page_with_status(status, page))
}

/// What is missing, in words.
pub(in crate::plans) fn words_of(language: Language, what: &What) -> String {
    let (key, typed) = match what {
        What::Parents => ("plans-missing-parents", ""),
        What::Subject => ("plans-missing-subject", ""),
        What::Clauses => ("plans-missing-clauses", ""),
        What::Symbol => ("plans-missing-symbol", ""),
        What::IssuedOn => ("plans-missing-issued-on", ""),
        What::IssuedOnUnreadable(typed) => ("plans-missing-issued-on-unreadable", typed.as_str()),
        What::IssuedOnAhead => ("plans-missing-issued-on-ahead", ""),
        What::Issuer(typed) => ("plans-missing-issuer", typed.as_str()),
        What::Recipients => ("plans-missing-recipients", ""),
        What::Text => ("plans-missing-text", ""),
        What::Lead => ("plans-missing-lead", ""),
        What::LeadUnknown(typed) => ("plans-missing-lead-unknown", typed.as_str()),
        What::LeadOutside(typed) => ("plans-missing-lead-outside", typed.as_str()),
        What::SupporterUnknown(typed) => ("plans-missing-supporter-unknown", typed.as_str()),
        What::Deadline => ("plans-missing-deadline", ""),
        What::DeadlineUnreadable(typed) => ("plans-missing-deadline-unreadable", typed.as_str()),
        What::DeadlinePast(typed) => ("plans-missing-deadline-past", typed.as_str()),
        What::Product => ("plans-missing-product", ""),
        What::Money(typed) => ("plans-missing-money", typed.as_str()),
        What::MoneySource => ("plans-missing-money-source", ""),
        What::Unconfirmed => ("plans-missing-unconfirmed", ""),
        What::PartialReason => ("plans-missing-partial-reason", ""),
        What::TakesUpNothing => ("plans-missing-takes-up", ""),
    };
    language.say(key).with("typed", typed).to_string()
}
