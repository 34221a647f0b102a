//! Head and foot of a review: what it is about, what it rests on, whom it goes to, who signs.
//! Where somebody was faster, what was typed stays and is sent again.

use super::{
    super::{
        actions::{
            Head, finding,
            heading::{self, LINE_LIMIT, LINES_LIMIT, SUBJECT_LIMIT},
        },
        words,
    },
    address,
};
use crate::{
    App,
    asked::{Asked, redirect_saying},
    caller::Caller,
    failure::Failure,
    look::{self, Complaints, Frame, Notice, Section, at_field, sentence},
    requests::{Named, Submitted},
    written,
};
use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use domain::{ids::ReviewId, permissions::Verb, problem::Problem};
use papers::writing::Signing;
use serde::Deserialize;

/// What a person sends.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct Typed {
    ban: i64,
    trich_yeu: String,
    can_cu_bao_cao: String,
    noi_nhan: String,
    tham_quyen: String,
    chuc_vu: String,
    nguoi_ky: String,
}

#[derive(Template)]
#[template(path = "reviews/head.html")]
struct HeadPage {
    frame: Frame,
    title: String,
    base: String,
    typed: Typed,
    complaints: Complaints,
}

/// `GET /tong-ket/{review}/thong-tin`
pub async fn get_head(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<ReviewId>,
    caller: Caller,
) -> Result<Response, Failure> {
    let head = finding::open(&app, &caller, id).await?.head;
    let typed = Typed {
        ban: head.number,
        trich_yeu: head.subject,
        can_cu_bao_cao: head.basis,
        noi_nhan: head.recipients,
        tham_quyen: head.signing.authority,
        chuc_vu: head.signing.office.unwrap_or_default(),
        nguoi_ky: head.signing.name.unwrap_or_default(),
    };
    page(&app, &asked, &caller, id, typed, (StatusCode::OK, Complaints::none())).await
}

/// `POST /tong-ket/{review}/thong-tin`
pub async fn post_head(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<ReviewId>,
    Submitted(caller, typed): Submitted<Typed>,
) -> Result<Response, Failure> {
    may_write(&app, &caller, id).await?;
    let mut complaints = Complaints::none();
    let mut words = |field: &str, typed: &str, limit: usize| {
        written::words(field, typed, limit).unwrap_or_else(|problem| {
            complaints.about(field, sentence(&problem, asked.language));
            String::new()
        })
    };
    let some = |words: String| Some(words).filter(|words| !words.is_empty());
    let head = Head {
        number: typed.ban,
        subject: words("trich_yeu", &typed.trich_yeu, SUBJECT_LIMIT),
        basis: words("can_cu_bao_cao", &typed.can_cu_bao_cao, LINES_LIMIT),
        recipients: words("noi_nhan", &typed.noi_nhan, LINES_LIMIT),
        signing: Signing {
            authority: words("tham_quyen", &typed.tham_quyen, LINE_LIMIT),
            office: some(words("chuc_vu", &typed.chuc_vu, LINE_LIMIT)),
            name: some(words("nguoi_ky", &typed.nguoi_ky, LINE_LIMIT)),
        },
    };
    if !complaints.is_empty() {
        return page(&app, &asked, &caller, id, typed, (StatusCode::UNPROCESSABLE_ENTITY, complaints)).await;
    }
    match heading::write_head(&app, &caller, id, head).await {
        Ok(()) => Ok(redirect_saying(&address(id), &Notice::ok(asked.language.say("reviews-kept")))),
        Err(failure) => {
            let field = |problem: &Problem| match problem {
                Problem::Missing { field } => field.clone(),
                _ => String::new(),
            };
            let complained = at_field(failure, asked.language, field)?;
            // What was typed stays; sent again it goes over what the other wrote, which the person has now been told.
            let ban = finding::open(&app, &caller, id).await?.head.number;
            page(&app, &asked, &caller, id, Typed { ban, ..typed }, complained).await
        }
    }
}

/// Whoever may not write it learns nothing of what is wrong with a request.
async fn may_write(app: &App, caller: &Caller, id: ReviewId) -> Result<finding::Open, Failure> {
    let acting = crate::acting::Acting::now(app, caller);
    let open = finding::open(app, caller, id).await?;
    let thing = super::super::actions::thing_of(&acting, id, open.row.organisation_id);
    caller.require(&acting.graph, Verb::DraftReview, &thing)?;
    Ok(open)
}

async fn page(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    id: ReviewId,
    typed: Typed,
    (status, complaints): (StatusCode, Complaints),
) -> Result<Response, Failure> {
    let open = may_write(app, caller, id).await?;
    if let Err(problem) = open.may_change() {
        let said = Notice::warn(sentence(&problem, asked.language));
        return Ok(redirect_saying(&address(id), &said));
    }
    let frame = asked.frame(app, caller);
    let page = HeadPage {
        title: words::title(asked.language, open.kind, &open.head.subject),
        base: address(id),
        frame: frame.clone().titled(frame.say("reviews-head")).in_section(Section::Reviews).complaining(&complaints),
        typed,
        complaints,
    };
    Ok(look::page_with_status(status, page))
}
