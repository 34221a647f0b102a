//! Head and foot of a plan that is written here, and the documents that it carries out.
//! Where somebody was faster, what was typed stays and is sent again.

use super::{
    super::super::{
        actions::{drafts, finding},
        draft::{Head, LINE_LIMIT},
        words,
    },
    address, title,
};
use crate::{
    App,
    asked::{Asked, redirect_saying},
    caller::Caller,
    failure::Failure,
    look::{self, Complaints, Frame, Notice, Section, dates, sentence},
    requests::{Named, Submitted},
    written,
};
use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use domain::{
    ids::PlanDraftId,
    problem::{PlanProblem, Problem},
};
use serde::Deserialize;

/// Characters of «Nơi nhận».
const RECIPIENTS_LIMIT: usize = 4_000;

/// What a person sends.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct Typed {
    version: i64,
    so: String,
    ngay: String,
    co_quan: String,
    trich_yeu: String,
    thoi_ky: String,
    noi_ban_hanh: String,
    noi_nhan: String,
    thuc_hien: Vec<String>,
}

#[derive(Template)]
#[template(path = "plans/head.html")]
struct HeadPage {
    frame: Frame,
    title: String,
    base: String,
    typed: Typed,
    possible: Vec<(String, String, bool)>,
    complaints: Complaints,
}

/// `GET /ke-hoach/soan/{draft}/thong-tin`
pub async fn get_head(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<PlanDraftId>,
    caller: Caller,
) -> Result<Response, Failure> {
    let whole = drafts::open(&app, &caller, id).await?;
    let (head, row) = (&whole.open.draft.head, &whole.open.row);
    let typed = Typed {
        version: row.version,
        so: head.symbol.clone(),
        ngay: head.issued_on.clone(),
        co_quan: head.issuer.clone(),
        trich_yeu: head.subject.clone(),
        thoi_ky: head.period.clone(),
        noi_ban_hanh: head.place.clone(),
        noi_nhan: head.recipients.clone(),
        thuc_hien: whole.open.draft.parents.iter().map(ToString::to_string).collect(),
    };
    page(&app, &asked, &caller, id, typed, (StatusCode::OK, Complaints::none())).await
}

/// `POST /ke-hoach/soan/{draft}/thong-tin`
pub async fn post_head(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<PlanDraftId>,
    Submitted(caller, typed): Submitted<Typed>,
) -> Result<Response, Failure> {
    drafts::open(&app, &caller, id).await?;
    let mut complaints = Complaints::none();
    let mut words = |field: &str, typed: &str, limit: usize| {
        written::words(field, typed, limit).unwrap_or_else(|problem| {
            complaints.about(field, sentence(&problem, asked.language));
            String::new()
        })
    };
    let head = Head {
        symbol: words("so", &typed.so, 60),
        issued_on: words("ngay", &typed.ngay, 40),
        issuer: words("co_quan", &typed.co_quan, LINE_LIMIT),
        subject: words("trich_yeu", &typed.trich_yeu, 1_000),
        period: words("thoi_ky", &typed.thoi_ky, 100),
        place: words("noi_ban_hanh", &typed.noi_ban_hanh, 100),
        recipients: words("noi_nhan", &typed.noi_nhan, RECIPIENTS_LIMIT),
    };
    if !head.issued_on.is_empty()
        && let Err(reason) = dates::read(&head.issued_on)
    {
        complaints.about("ngay", reason.sentence(asked.language));
    }
    let parents: Vec<_> = typed.thuc_hien.iter().filter_map(|one| one.parse().ok()).collect();
    if parents.is_empty() {
        complaints.about("thuc_hien", sentence(&Problem::Missing { field: "thuc_hien".to_owned() }, asked.language));
    }
    if !complaints.is_empty() {
        return page(&app, &asked, &caller, id, typed, (StatusCode::UNPROCESSABLE_ENTITY, complaints)).await;
    }
    let written = drafts::edit(&app, &caller, id, Some(typed.version), "head", move |draft| {
        (draft.head, draft.parents) = (head, parents);
        Ok(())
    });
    match written.await {
        Ok(()) => Ok(redirect_saying(&address(id), &Notice::ok(asked.language.say("plans-draft-kept")))),
        Err(failure) => {
            let field = |problem: &Problem| match problem {
                Problem::Plan(PlanProblem::ParentUnpublished)
                | Problem::Plan(PlanProblem::ParentCircle)
                | Problem::Plan(PlanProblem::Full { .. }) => "thuc_hien",
                _ => "",
            };
            let complained = super::super::at_field(failure, asked.language, |problem| field(problem).to_owned())?;
            // What was typed stays; sent again it goes over what the other wrote, which the person has now been told.
            let version = drafts::open(&app, &caller, id).await?.open.row.version;
            page(&app, &asked, &caller, id, Typed { version, ..typed }, complained).await
        }
    }
}

async fn page(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    id: PlanDraftId,
    typed: Typed,
    (status, complaints): (StatusCode, Complaints),
) -> Result<Response, Failure> {
    let whole = drafts::open(app, caller, id).await?;
    whole.open.may_change()?;
    let frame = asked.frame(app, caller);
    let all = finding::possible_parents(app, caller, whole.open.row.organisation_id).await?;
    let mut possible: Vec<(String, String, bool)> = Vec::new();
    for one in all.iter().filter(|one| Some(one.row.id) != whole.open.row.document_id) {
        let (row, id) = (&one.row, one.row.id.to_string());
        let chosen = typed.thuc_hien.contains(&id);
        if chosen || possible.len() < 30 {
            possible.push((
                id,
                words::document(&frame, &row.document_type, row.symbol.as_deref(), &row.subject),
                chosen,
            ));
        }
    }
    possible.sort_by_key(|(_, _, chosen)| !chosen);
    let page = HeadPage {
        title: title(&frame, &whole.open.draft),
        base: address(id),
        frame: frame.clone().titled(frame.say("plans-head")).in_section(Section::Plans).complaining(&complaints),
        typed,
        possible,
        complaints,
    };
    Ok(look::page_with_status(status, page))
}
