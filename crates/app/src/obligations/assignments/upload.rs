//! A file of evidence as it arrives, in pieces and never more than the limit.
//!
//! A file over the limit is read to its end without being kept, so that the browser gets a page and not a broken
//! connection. Nothing is written here.

use super::forms::Typed;
use crate::{App, caller::Caller, failure::Failure, requests};
use axum::extract::{FromRequest, Multipart, Request, multipart::Field};
use domain::{problem::Problem, text::nfc};

/// The body of a request is read to here at the most, kept or not.
pub const READ_LIMIT_BYTES: usize = 512 * 1024 * 1024;

/// A field that is no file holds no more than this.
const FIELD_LIMIT_BYTES: usize = 16 * 1024;

/// What was sent.
pub struct SentEvidence {
    /// By whom.
    pub caller: Caller,
    /// Version, period and caption.
    pub typed: Typed,
    /// Name of the file without folders; empty when none was chosen.
    pub file_name: String,
    /// Its content, or nothing when it is over the limit.
    pub content: Option<Vec<u8>>,
}

impl FromRequest<App> for SentEvidence {
    type Rejection = Failure;

    async fn from_request(request: Request, app: &App) -> Result<Self, Failure> {
        let Some(caller) = Caller::from_headers(app, request.headers()).await? else {
            return Err(requests::session_ended_with_files(request, app).await);
        };
        let mut form = Multipart::from_request(request, app).await.map_err(|_| broken())?;
        take(&mut form, caller, app.settings().upload_limit_bytes).await
    }
}

/// Takes every field; the token is checked before anything is given out.
async fn take(form: &mut Multipart, caller: Caller, limit: usize) -> Result<SentEvidence, Failure> {
    let (mut token, mut typed) = (None, Typed::default());
    let (mut file_name, mut content) = (String::new(), Some(Vec::new()));
    while let Some(mut field) = form.next_field().await.map_err(|_| broken())? {
        match field.name().unwrap_or_default().to_owned().as_str() {
            "tep" => {
                let given = field.file_name().unwrap_or_default();
                file_name = nfc(given.rsplit(['/', '\\']).next().unwrap_or_default());
                content = bytes(&mut field, limit).await?;
            }
            "csrf" => token = Some(words(&mut field).await?),
            "version" => typed.version = words(&mut field).await?,
            "ky" => typed.ky = words(&mut field).await?,
            "chu_thich" => typed.chu_thich = words(&mut field).await?,
            _ => drop(bytes(&mut field, 0).await?),
        }
    }
    requests::check_token(&caller, token.as_deref())?;
    Ok(SentEvidence { caller, typed, file_name, content })
}

async fn words(field: &mut Field<'_>) -> Result<String, Failure> {
    let bytes = bytes(field, FIELD_LIMIT_BYTES).await?.unwrap_or_default();
    Ok(String::from_utf8_lossy(&bytes).trim().to_owned())
}

/// The bytes of a field, or nothing when they are more than the limit; read to the end in any case.
async fn bytes(field: &mut Field<'_>, limit: usize) -> Result<Option<Vec<u8>>, Failure> {
    let mut content = Some(Vec::new());
    while let Some(piece) = field.chunk().await.map_err(|_| broken())? {
        content = content.filter(|kept: &Vec<u8>| kept.len() + piece.len() <= limit);
        if let Some(kept) = &mut content {
            kept.extend_from_slice(&piece);
        }
    }
    Ok(content)
}

fn broken() -> Failure {
    Problem::Missing { field: "tep".to_owned() }.into()
}
