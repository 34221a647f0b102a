//! What a later reader says otherwise, proposal by proposal: taken or left by a person, never by itself.
//! Beside each stands what is there now, and whether a person said it.

use super::{complaint, corrected, facts::Facts, open_unpublished, parts, show, status_of};
use crate::{
    App,
    asked::{Asked, redirect_saying},
    caller::Caller,
    documents::{
        actions::{self, Rereading, Text},
        proposals::{Proposal, Standing},
        words,
    },
    failure::Failure,
    look::{self, Complaints, Frame, Notice, Section},
    requests::{Named, Submitted},
};
use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use domain::{ids::DocumentId, permissions::Verb, problem::Problem};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "documents/proposals.html")]
struct ProposalsPage {
    frame: Frame,
    path: String,
    title: String,
    version: i64,
    complaints: Complaints,
    open: usize,
    rows: Vec<Row>,
}

/// One proposal.
pub(in crate::documents) struct Row {
    /// From one.
    pub number: usize,
    /// What it is about, in words.
    pub about: String,
    anchor: Option<String>,
    /// What stands there now.
    pub now: String,
    /// What the later reader says.
    pub proposed: String,
    /// A person said what stands there now.
    pub against_a_person: bool,
    /// Taken, left, or not answered.
    pub answer: Option<bool>,
    /// The working copy says the same already.
    pub same_already: bool,
}

/// `GET /van-ban/{id}/doc-lai`
pub(in crate::documents) async fn get_proposals(
    State(app): State<App>,
    asked: Asked,
    caller: Caller,
    Named(id): Named<DocumentId>,
) -> Result<Response, Failure> {
    page(&app, &asked, &caller, id, StatusCode::OK, Complaints::none()).await
}

/// Nothing but the token.
#[derive(Debug, Deserialize)]
pub struct RereadForm {}

/// `POST /van-ban/{id}/doc-lai`
pub(in crate::documents) async fn post_rereading(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<DocumentId>,
    Submitted(caller, RereadForm {}): Submitted<RereadForm>,
) -> Result<Response, Failure> {
    open_unpublished(&app, &caller, id, Verb::CorrectReading).await?;
    let notice = match actions::reread(&app, &caller, id).await {
        Ok(()) => Notice::ok(asked.language.say("documents-was-reread")),
        Err(failure) => Notice::warn(super::sentence(&failure.into_problem()?, asked.language)),
    };
    let has_proposals = actions::rereading_of(&app, id).await?.is_some();
    let path = if has_proposals { format!("/van-ban/{id}/doc-lai") } else { format!("/van-ban/{id}") };
    Ok(redirect_saying(&path, &notice))
}

/// The answer to one proposal.
#[derive(Debug, Deserialize)]
pub struct AnswerForm {
    #[serde(default)]
    version: i64,
    #[serde(default)]
    tra_loi: String,
}

/// `POST /van-ban/{id}/doc-lai/{proposal}`
pub(in crate::documents) async fn post_answer(
    State(app): State<App>,
    asked: Asked,
    Named((id, number)): Named<(DocumentId, usize)>,
    Submitted(caller, form): Submitted<AnswerForm>,
) -> Result<Response, Failure> {
    let given = actions::Answer { number, version: form.version, accepts: form.tra_loi == "nhan" };
    match actions::answer_proposal(&app, &caller, id, given).await {
        Ok(correction) => {
            let say = |key| asked.language.say(key).with("number", number).to_string();
            let said = match correction {
                Some(correction) => corrected(asked.language, id, correction, say("documents-proposal-taken")),
                None => Notice::ok(say("documents-proposal-left")),
            };
            Ok(redirect_saying(&format!("/van-ban/{id}/doc-lai"), &said))
        }
        Err(failure) => {
            let problem = failure.into_problem()?;
            if matches!(problem, Problem::NotFound | Problem::Forbidden | Problem::AlreadyPublished) {
                return Err(problem.into());
            }
            let complaints = complaint("", &problem, asked.language);
            page(&app, &asked, &caller, id, status_of(&problem), complaints).await
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
) -> Result<Response, Failure> {
    let opened = open_unpublished(app, caller, id, Verb::CorrectReading).await?;
    let text = opened.text.as_ref().ok_or(Problem::NotFound)?;
    let rereading = actions::rereading_of(app, id).await?;
    let graph = app.organisations();
    let frame = asked.frame(app, caller).in_section(Section::Documents).complaining(&complaints);
    let facts = show::facts(app, &graph, frame.language, &opened).await?;
    let page = ProposalsPage {
        path: format!("/van-ban/{id}"),
        title: words::title(frame.language, &opened.document.row),
        version: text.version,
        complaints,
        open: rereading.as_ref().map_or(0, |rereading| rereading.open(&text.reviewed)),
        rows: rereading.as_ref().map(|rereading| rows(&facts, text, rereading)).unwrap_or_default(),
        frame: frame.clone().titled(frame.say("documents-proposals")),
    };
    Ok(look::page_with_status(status, page))
}

/// The proposals of a later reading.
pub(in crate::documents) fn rows(facts: &Facts<'_>, text: &Text, rereading: &Rereading) -> Vec<Row> {
    let proposals = rereading.proposals.iter().enumerate();
    proposals.map(|(index, (proposal, answer))| row(facts, text, index + 1, proposal, *answer)).collect()
}

fn row(facts: &Facts<'_>, text: &Text, number: usize, proposal: &Proposal, answer: Option<bool>) -> Row {
    let language = facts.language;
    let parts = text.reviewed.parts();
    let action = |index: usize| text.reviewed.duties.get(index).map(|duty| duty.action.clone()).unwrap_or_default();
    let (path, now, proposed) = match proposal {
        Proposal::Head(path, value) => {
            let now = parts.get(path).map(|now| parts::value(facts, path, now)).unwrap_or_default();
            (path.clone(), now, parts::value(facts, path, value))
        }
        Proposal::Part(index, part, value) => {
            let path = format!("duties.{index}.{part}");
            let now = parts.get(&path).map(|now| parts::value(facts, &path, now)).unwrap_or_default();
            let proposed = parts::value(facts, &path, value);
            (path, now, proposed)
        }
        Proposal::New(duty) => {
            let told = format!("{} · {}", duty.action, facts.told(duty).join("; "));
            (String::new(), String::new(), told)
        }
        Proposal::Gone(index) => {
            (format!("duties.{index}"), action(*index), language.say("documents-proposal-gone").to_string())
        }
    };
    let standing = proposal.standing(&text.reviewed);
    let about = match proposal {
        Proposal::New(_) => language.say("documents-proposal-new").to_string(),
        _ => parts::name(language, &path),
    };
    Row {
        number,
        about,
        anchor: parts::anchor(&path),
        now,
        proposed,
        against_a_person: standing == Standing::AgainstAPerson,
        same_already: standing == Standing::SameAlready,
        answer,
    }
}
