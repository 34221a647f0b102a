//! A new text for a document that is not published: a mended file takes the place of the one before, which stays.
//! The file is read before anything is stored; what people corrected is carried over.

use super::{complaint, open_unpublished, status_of, upload};
use crate::{
    App,
    asked::{Asked, redirect_saying},
    caller::Caller,
    documents::{
        actions::{self, SentDocument},
        words,
    },
    failure::Failure,
    look::{self, Complaints, Frame, Notice, Section},
    requests::Named,
    uploads::{self, SubmittedFile},
};
use askama::Template;
use axum::{extract::State, response::Response};
use domain::{ids::DocumentId, permissions::Verb, problem::Problem};

#[derive(Template)]
#[template(path = "documents/new_text.html")]
struct NewTextPage {
    frame: Frame,
    path: String,
    title: String,
    present: String,
    complaints: Complaints,
    declared: bool,
    limit_megabytes: usize,
}

/// `GET /van-ban/{id}/ban-moi`
pub(in crate::documents) async fn get_new_text(
    State(app): State<App>,
    asked: Asked,
    caller: Caller,
    Named(id): Named<DocumentId>,
) -> Result<Response, Failure> {
    Ok(look::page(form(&app, &asked, &caller, id).await?))
}

/// `POST /van-ban/{id}/ban-moi`
pub(in crate::documents) async fn post_new_text(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<DocumentId>,
    sent: SubmittedFile,
) -> Result<Response, Failure> {
    let (caller, declared) = (sent.caller.clone(), upload::is_declared(&sent));
    let problem = match take(&app, id, sent).await {
        Ok(number) => {
            let said = Notice::ok(asked.language.say("documents-new-text-taken"));
            let path = format!("/van-ban/{id}/so-sanh?cu={}&moi={number}", number - 1);
            return Ok(redirect_saying(&path, &said));
        }
        Err(failure) => failure.into_problem()?,
    };
    if matches!(problem, Problem::NotFound | Problem::Forbidden) {
        return Err(problem.into());
    }
    let mut page = form(&app, &asked, &caller, id).await?;
    let field = upload::field_of(&problem);
    page.declared = declared;
    page.complaints = complaint(field, &problem, page.frame.language);
    page.frame = page.frame.complaining(&page.complaints);
    Ok(look::page_with_status(status_of(&problem), page))
}

/// Reads and adds what was sent; answers the number of the text.
async fn take(app: &App, id: DocumentId, sent: SubmittedFile) -> Result<i64, Failure> {
    let opened = open_unpublished(app, &sent.caller, id, Verb::RegisterDocument).await?;
    let number = opened.text.ok_or(Problem::NotFound)?.number + 1;
    let (owner, declared) = (opened.document.row.owner_id, upload::is_declared(&sent));
    let (file_name, content) = sent.file.whole(app)?;
    let file = SentDocument { declared, file_name, content };
    let upload = actions::read_file(app, &sent.caller, (owner, Some(id)), file).await?;
    actions::add_text(app, &sent.caller, id, upload).await.map(|_| number)
}

async fn form(app: &App, asked: &Asked, caller: &Caller, id: DocumentId) -> Result<NewTextPage, Failure> {
    let opened = open_unpublished(app, caller, id, Verb::RegisterDocument).await?;
    let text = opened.text.as_ref().ok_or(Problem::NotFound)?;
    let frame = asked.frame(app, caller).in_section(Section::Documents);
    let title = frame.say("documents-new-text").to_string();
    Ok(NewTextPage {
        path: format!("/van-ban/{id}"),
        title: words::title(frame.language, &opened.document.row),
        present: text.file_name.clone(),
        complaints: Complaints::none(),
        declared: false,
        limit_megabytes: uploads::limit_megabytes(app),
        frame: frame.titled(title),
    })
}
