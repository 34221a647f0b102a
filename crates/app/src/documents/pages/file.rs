//! The original file, as it was uploaded.
//! It is always saved and never shown by the browser.

use crate::{App, caller::Caller, documents::actions, downloads, failure::Failure, requests::Named};
use axum::{extract::State, response::Response};
use domain::{ids::DocumentId, problem::Problem};

/// `GET /van-ban/{id}/tep`
pub(in crate::documents) async fn get_file(
    State(app): State<App>,
    caller: Caller,
    Named(id): Named<DocumentId>,
) -> Result<Response, Failure> {
    let opened = actions::open(&app, &caller, id).await?;
    let text = opened.text.ok_or(Problem::NotFound)?;
    let content = app.files().content(&text.file_sha256).await?;
    Ok(downloads::saved(&text.file_name, content))
}
