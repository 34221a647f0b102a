//! Uploading a document: the form, and what the file was taken for.
//! The file is read before anything is stored.

use super::{complaint, status_of};
use crate::{
    App,
    asked::{Asked, redirect_saying},
    caller::Caller,
    documents::{
        actions::{self, Registered, SentDocument},
        words,
    },
    failure::Failure,
    look::{self, Choice, Complaints, Frame, Notice, Section},
    uploads::{self, SubmittedFile},
};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use domain::{
    ids::{DocumentId, OrganisationId},
    problem::Problem,
};
use serde::Deserialize;

/// What the address of the form may say.
#[derive(Debug, Default, Deserialize)]
pub struct Wanted {
    #[serde(default)]
    cho: String,
}

#[derive(Template)]
#[template(path = "documents/upload.html")]
struct UploadPage {
    frame: Frame,
    complaints: Complaints,
    owners: Vec<Choice>,
    owner: String,
    text_of: String,
    awaited: String,
    declared: bool,
    kinds: &'static str,
    limit_megabytes: usize,
}

/// Endings of the kinds of file that are read, as the browser's chooser takes them.
const KINDS: &str = ".docx,.doc,.pdf,.txt,.html,.htm,.xml,.edxml,.png,.jpg,.jpeg,.tif,.tiff";

/// `GET /van-ban/tai-len`
pub(in crate::documents) async fn get_upload(
    State(app): State<App>,
    asked: Asked,
    caller: Caller,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Failure> {
    let page = form(&app, &asked, &caller, String::new(), wanted.cho).await?;
    Ok(look::page(page))
}

/// `POST /van-ban/tai-len`
pub(in crate::documents) async fn post_upload(
    State(app): State<App>,
    asked: Asked,
    sent: SubmittedFile,
) -> Result<Response, Failure> {
    let (caller, declared) = (sent.caller.clone(), is_declared(&sent));
    let (owner, text_of) = (sent.word("don_vi"), sent.word("cho"));
    let problem = match take(&app, sent).await {
        Ok(registered) => return Ok(lead_on(&asked, registered)),
        Err(failure) => failure.into_problem()?,
    };
    let mut page = form(&app, &asked, &caller, owner, text_of).await?;
    let field = field_of(&problem);
    page.declared = declared;
    page.complaints = complaint(field, &problem, page.frame.language);
    page.frame = page.frame.complaining(&page.complaints);
    Ok(look::page_with_status(status_of(&problem), page))
}

/// The field at which a problem of an upload is shown.
pub(super) fn field_of(problem: &Problem) -> &'static str {
    match problem {
        Problem::DeclarationMissing => "cam_doan",
        Problem::Missing { .. } | Problem::OtherSymbol { .. } | Problem::StateSecret { .. } => "tep",
        Problem::TextUnchanged => "tep",
        problem if is_of_the_file(problem) => "tep",
        _ => "",
    }
}

/// Whether the file itself could not be taken.
fn is_of_the_file(problem: &Problem) -> bool {
    matches!(
        problem,
        Problem::FileEmpty
            | Problem::FileTooLarge { .. }
            | Problem::FileNotUtf8 { .. }
            | Problem::FileKindUnknown { .. }
            | Problem::FileBroken
            | Problem::FileTooManyPages { .. }
            | Problem::PictureTooLarge { .. }
            | Problem::FileUnpacksTooLarge
            | Problem::FileEncrypted
            | Problem::FileHostile
            | Problem::ProgramMissing { .. }
            | Problem::FileTookTooLong
            | Problem::FileTookTooMuchMemory
    )
}

/// Whether the person declared that the file holds no state secret.
pub(super) fn is_declared(sent: &SubmittedFile) -> bool {
    !sent.word("cam_doan").is_empty()
}

/// Reads and registers what was sent.
async fn take(app: &App, sent: SubmittedFile) -> Result<Registered, Failure> {
    let owner = actions::owner_of(app, &sent.caller, sent.word("don_vi").parse().ok())?;
    let text_of = sent.word("cho").parse::<DocumentId>().ok();
    let declared = is_declared(&sent);
    let (file_name, content) = sent.file.whole(app)?;
    let sent_file = SentDocument { declared, file_name, content };
    let upload = actions::read_file(app, &sent.caller, (owner, text_of), sent_file).await?;
    actions::register(app, &sent.caller, upload).await
}

fn lead_on(asked: &Asked, registered: Registered) -> Response {
    let (id, key) = match registered {
        Registered::New(id) => (id, "documents-registered"),
        Registered::TextOf(id) => (id, "documents-registered-text"),
        Registered::Known(id) => (id, "documents-registered-before"),
    };
    let said = asked.language.say(key);
    let notice = if matches!(registered, Registered::Known(_)) { Notice::warn(said) } else { Notice::ok(said) };
    redirect_saying(&format!("/van-ban/{id}"), &notice)
}

async fn form(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    owner: String,
    text_of: String,
) -> Result<UploadPage, Failure> {
    let owners = actions::owners_of(app, caller);
    if owners.is_empty() {
        return Err(Problem::Forbidden.into());
    }
    let (graph, today) = (app.organisations(), app.today());
    let choice = |id: &OrganisationId| Choice::new(id, graph.name(*id, today).unwrap_or_default());
    let awaited = match text_of.parse::<DocumentId>() {
        Ok(id) => {
            let row = actions::open(app, caller, id).await?.document.row;
            words::title(asked.language, &row)
        }
        Err(_) => String::new(),
    };
    let frame = asked.frame(app, caller);
    let title = frame.say("documents-upload").to_string();
    Ok(UploadPage {
        frame: frame.titled(title).in_section(Section::Documents),
        complaints: Complaints::none(),
        owners: owners.iter().map(choice).collect(),
        owner,
        text_of: if awaited.is_empty() { String::new() } else { text_of },
        awaited,
        declared: false,
        kinds: KINDS,
        limit_megabytes: uploads::limit_megabytes(app),
    })
}
