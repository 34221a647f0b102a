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
    /// It is a plan.
    #[serde(default, rename = "la-ke-hoach")]
    la_ke_hoach: String,
    /// The document that the plan carries out.
    #[serde(default, rename = "thuc-hien")]
    thuc_hien: String,
}

/// What was said of the file besides what it is.
#[derive(Debug, Default, Clone)]
struct Said {
    owner: String,
    text_of: String,
    declared: bool,
    is_plan: bool,
    carries_out: String,
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
    is_plan: bool,
    carries_out: String,
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
    let is_plan = !wanted.la_ke_hoach.is_empty() || !wanted.thuc_hien.is_empty();
    let said = Said { text_of: wanted.cho, is_plan, carries_out: wanted.thuc_hien, ..Said::default() };
    Ok(look::page(form(&app, &asked, &caller, said).await?))
}

/// `POST /van-ban/tai-len`
pub(in crate::documents) async fn post_upload(
    State(app): State<App>,
    asked: Asked,
    sent: SubmittedFile,
) -> Result<Response, Failure> {
    let caller = sent.caller.clone();
    let said = Said {
        owner: sent.word("don_vi"),
        text_of: sent.word("cho"),
        declared: is_declared(&sent),
        is_plan: !sent.word("la_ke_hoach").is_empty(),
        carries_out: sent.word("thuc_hien"),
    };
    let problem = match take(&app, sent).await {
        Ok(registered) => return Ok(lead_on(&asked, registered, &said)),
        Err(failure) => failure.into_problem()?,
    };
    let mut page = form(&app, &asked, &caller, said).await?;
    let field = field_of(&problem);
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

/// To the document; of a plan to where a person says what it carries out.
fn lead_on(asked: &Asked, registered: Registered, sent: &Said) -> Response {
    let (id, key) = match registered {
        Registered::New(id) => (id, "documents-registered"),
        Registered::TextOf(id) => (id, "documents-registered-text"),
        Registered::Known(id) => (id, "documents-registered-before"),
    };
    let said = asked.language.say(key);
    let notice = if matches!(registered, Registered::Known(_)) { Notice::warn(said) } else { Notice::ok(said) };
    let path = match sent.carries_out.parse::<DocumentId>() {
        _ if !sent.is_plan => format!("/van-ban/{id}"),
        Ok(above) => format!("/van-ban/{id}/ke-hoach?thuc-hien={above}"),
        Err(_) => format!("/van-ban/{id}/ke-hoach"),
    };
    redirect_saying(&path, &notice)
}

async fn form(app: &App, asked: &Asked, caller: &Caller, said: Said) -> Result<UploadPage, Failure> {
    let Said { owner, text_of, declared, is_plan, carries_out } = said;
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
        declared,
        is_plan,
        carries_out,
        kinds: KINDS,
        limit_megabytes: uploads::limit_megabytes(app),
    })
}
