//! The upload as it arrives: fields and one file, taken in pieces and never more than the limit.
//!
//! A file over the limit is read to its end without being kept, so that the browser gets a page and not a broken
//! connection; the same where the session ended meanwhile. Nothing is written here.

use crate::{
    App, accounts, asked::Asked, asked::redirect_saying, caller::Caller, failure::Failure, look::Notice, requests,
};
use axum::{
    body::Body,
    extract::{FromRequest, Multipart, Request, multipart::Field},
    response::{IntoResponse, Response},
};
use domain::problem::Problem;
use futures_util::StreamExt;

/// The body of a request is read to here at the most, kept or not.
pub const READ_LIMIT_BYTES: usize = 512 * 1024 * 1024;

/// A field that is no file holds no more than this.
const FIELD_LIMIT_BYTES: usize = 4096;

/// What was sent.
#[derive(Debug)]
pub struct Sent {
    /// By whom.
    pub caller: Caller,
    /// The owner that was chosen.
    pub owner: String,
    /// The document of which this is the text.
    pub text_of: String,
    /// The declaration was ticked.
    pub declared: bool,
    /// The file.
    pub file: SentFile,
}

/// A file on its way in.
#[derive(Debug, PartialEq, Eq)]
pub enum SentFile {
    /// None was chosen.
    None,
    /// It is over the limit; nothing of it is kept.
    TooLarge,
    /// The whole of it.
    Whole {
        /// Name as given by the browser, without folders.
        name: String,
        /// Bytes.
        content: Vec<u8>,
    },
}

impl FromRequest<App> for Sent {
    type Rejection = Response;

    async fn from_request(request: Request, app: &App) -> Result<Self, Response> {
        let asked = Asked::from_head(request.headers(), request.uri().path().to_owned());
        let caller = Caller::from_headers(app, request.headers()).await.map_err(IntoResponse::into_response)?;
        let Some(caller) = caller else {
            read_to_the_end(request.into_body()).await;
            let said = Notice::warn(asked.language.say("documents-upload-session-ended"));
            return Err(redirect_saying(&accounts::sign_in_address("/van-ban/tai-len"), &said));
        };
        let mut form = Multipart::from_request(request, app)
            .await
            .map_err(|_| Failure::from(Problem::Missing { field: "tep".to_owned() }).into_response())?;
        let limit = app.settings().upload_limit_bytes;
        let sent = take(&mut form, caller, limit).await.map_err(IntoResponse::into_response)?;
        Ok(sent)
    }
}

/// Takes every field; the token is checked before anything is given out.
async fn take(form: &mut Multipart, caller: Caller, limit: usize) -> Result<Sent, Failure> {
    let broken = |_| Failure::from(Problem::Missing { field: "tep".to_owned() });
    let (mut token, mut owner, mut text_of, mut declared) = (None, String::new(), String::new(), false);
    let mut file = SentFile::None;
    while let Some(mut field) = form.next_field().await.map_err(broken)? {
        match field.name().unwrap_or_default().to_owned().as_str() {
            "tep" => file = take_file(&mut field, limit).await?,
            "csrf" => token = Some(take_words(&mut field).await?),
            "don_vi" => owner = take_words(&mut field).await?,
            "cho" => text_of = take_words(&mut field).await?,
            "cam_doan" => declared = !take_words(&mut field).await?.is_empty(),
            _ => drop(take_words(&mut field).await?),
        }
    }
    requests::check_token(&caller, token.as_deref())?;
    Ok(Sent { caller, owner, text_of, declared, file })
}

async fn take_file(field: &mut Field<'_>, limit: usize) -> Result<SentFile, Failure> {
    let given = field.file_name().unwrap_or_default();
    let name = given.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
    let content = take_bytes(field, limit).await?;
    Ok(match content {
        None => SentFile::TooLarge,
        Some(content) if name.is_empty() && content.is_empty() => SentFile::None,
        Some(content) => SentFile::Whole { name: domain::text::nfc(&name), content },
    })
}

async fn take_words(field: &mut Field<'_>) -> Result<String, Failure> {
    let bytes = take_bytes(field, FIELD_LIMIT_BYTES).await?.unwrap_or_default();
    Ok(String::from_utf8_lossy(&bytes).trim().to_owned())
}

/// The bytes of a field, or nothing when they are more than the limit; read to the end in any case.
async fn take_bytes(field: &mut Field<'_>, limit: usize) -> Result<Option<Vec<u8>>, Failure> {
    let mut content = Some(Vec::new());
    while let Some(piece) =
        field.chunk().await.map_err(|_| Failure::from(Problem::Missing { field: "tep".to_owned() }))?
    {
        content = content.filter(|kept: &Vec<u8>| kept.len() + piece.len() <= limit);
        if let Some(kept) = &mut content {
            kept.extend_from_slice(&piece);
        }
    }
    Ok(content)
}

async fn read_to_the_end(body: Body) {
    let mut pieces = body.into_data_stream();
    let mut read = 0;
    while let Some(Ok(piece)) = pieces.next().await {
        read += piece.len();
        if read > READ_LIMIT_BYTES {
            break;
        }
    }
}
