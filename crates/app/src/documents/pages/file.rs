//! The original file, as it was uploaded.
//! It is always saved and never shown by the browser.

use crate::requests::Named;
use crate::{App, caller::Caller, documents::actions, failure::Failure};
use axum::{
    extract::State,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
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
    let mut response = content.into_response();
    let headers = response.headers_mut();
    // Always saved, never shown: what a stranger wrote does not run under our address.
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/octet-stream"));
    let name: String = text.file_name.bytes().map(percent).collect();
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename*=UTF-8''{name}")) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    Ok(response)
}

fn percent(byte: u8) -> String {
    if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
        char::from(byte).to_string()
    } else {
        format!("%{byte:02X}")
    }
}
