//! Approving a review: what is still to be looked at, what approving means; while the files are made, how it goes.
//! Only the head of the body gets here.

use super::{
    super::{
        actions::{
            Whole, approving, finding,
            making::{self, Stand},
            thing_of, writing,
        },
        words,
    },
    address, open_lines,
};
use crate::{
    App,
    acting::Acting,
    asked::{Asked, redirect_saying},
    caller::Caller,
    failure::Failure,
    look::{self, AGAIN, Complaints, Frame, Notice, Section, at_field, sentence},
    requests::{Named, Submitted},
};
use askama::Template;
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{ids::ReviewId, permissions::Verb};
use serde::Deserialize;

/// What a person sends.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct Typed {
    /// A mark of everything that was seen.
    ban: String,
    ly_do: String,
}

#[derive(Template)]
#[template(path = "reviews/approve.html")]
struct ApprovePage {
    frame: Frame,
    title: String,
    base: String,
    mark: String,
    to_look_at: Vec<(String, String)>,
    facts: Vec<(String, String)>,
    is_at_work: bool,
    complaints: Complaints,
}

/// `GET /tong-ket/{review}/duyet`
pub async fn get_approval(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<ReviewId>,
    caller: Caller,
) -> Result<Response, Failure> {
    page(&app, &asked, &caller, id, (StatusCode::OK, Complaints::none())).await
}

/// `POST /tong-ket/{review}/duyet`
pub async fn post_approval(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<ReviewId>,
    Submitted(caller, typed): Submitted<Typed>,
) -> Result<Response, Failure> {
    require(&app, &caller, id).await?;
    match making::approve(&app, &caller, id, typed.ban).await {
        Ok(true) => Ok(redirect_saying(&address(id), &Notice::ok(asked.language.say("reviews-approval-made")))),
        Ok(false) => Ok(Redirect::to(&format!("{}/duyet", address(id))).into_response()),
        Err(failure) => {
            let complained = at_field(failure, asked.language, |_| String::new())?;
            page(&app, &asked, &caller, id, complained).await
        }
    }
}

/// `POST /tong-ket/{review}/rut-duyet`
pub async fn post_reopening(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<ReviewId>,
    Submitted(caller, typed): Submitted<Typed>,
) -> Result<Response, Failure> {
    require(&app, &caller, id).await?;
    let mut complaints = Complaints::none();
    let reason = look::reason(&mut complaints, asked.language, "ly_do", &typed.ly_do);
    let (status, complaints) = if complaints.is_empty() {
        match approving::reopen(&app, &caller, id, reason).await {
            Ok(()) => {
                let said = Notice::ok(asked.language.say("reviews-reopened"));
                return Ok(redirect_saying(&address(id), &said));
            }
            Err(failure) => at_field(failure, asked.language, |_| String::new())?,
        }
    } else {
        (StatusCode::UNPROCESSABLE_ENTITY, complaints)
    };
    super::issue::page(&app, &asked, &caller, id, super::issue::Typed::reason(typed.ly_do), (status, complaints)).await
}

/// Whoever may not approve it learns nothing of what is wrong with a request.
async fn require(app: &App, caller: &Caller, id: ReviewId) -> Result<Whole, Failure> {
    let acting = Acting::now(app, caller);
    let whole = finding::open_whole(app, caller, id).await?;
    let thing = thing_of(&acting, id, whole.open.row.organisation_id);
    caller.require(&acting.graph, Verb::ApproveReview, &thing)?;
    Ok(whole)
}

async fn page(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    id: ReviewId,
    (mut status, mut complaints): (StatusCode, Complaints),
) -> Result<Response, Failure> {
    let whole = require(app, caller, id).await?;
    let open = &whole.open;
    let stand = app.approvals().look(id);
    if let Some(Stand::Failed(failure)) = &stand {
        (status, complaints) = at_field(failure.clone(), asked.language, |_| String::new())?;
    }
    if open.approval().is_some() {
        return Ok(redirect_saying(&address(id), &Notice::ok(asked.language.say("reviews-approval-made"))));
    }
    if let Err(problem) = open.may_change() {
        return Ok(redirect_saying(&address(id), &Notice::warn(sentence(&problem, asked.language))));
    }
    let frame = asked.frame(app, caller);
    let is_at_work = matches!(stand, Some(Stand::Working));
    let page = ApprovePage {
        title: words::title(asked.language, open.kind, &open.head.subject),
        base: address(id),
        mark: approving::mark(&whole),
        to_look_at: open_lines(&frame, &whole),
        facts: facts(&frame, &whole),
        frame: frame.clone().titled(frame.say("reviews-approve")).in_section(Section::Reviews).complaining(&complaints),
        is_at_work,
        complaints,
    };
    let shown = look::page_with_status(status, page);
    Ok(if is_at_work { ([AGAIN], shown).into_response() } else { shown })
}

/// What is approved, in few lines.
fn facts(frame: &Frame, whole: &Whole) -> Vec<(String, String)> {
    let (open, head) = (&whole.open, &whole.open.head);
    let within: Vec<_> = whole.blocks.iter().filter(|block| block.is_in()).collect();
    let by_people = within.iter().filter(|block| block.standing.is_edited()).count();
    let blocks = frame.say("reviews-blocks-counted").with("count", within.len()).with("edited", by_people);
    let facts = [
        ("reviews-column-period", words::period(frame.language, open)),
        ("reviews-blocks", blocks.to_string()),
        ("reviews-head-recipients", writing::lines(&head.recipients).join("; ")),
        ("reviews-head-signing", super::signing(head)),
    ];
    facts.map(|(key, value)| (frame.say(key).to_string(), value)).to_vec()
}
