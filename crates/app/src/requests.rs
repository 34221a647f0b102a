//! Forms as they arrive: read, bound to their sender, and kept when the session ended in the middle.
//! The only way to a signed-in person through a form that changes something; it does not know what a form means.

use crate::{App, caller::Caller, failure::Failure};
use axum::{
    body::{Body, to_bytes},
    extract::{FromRequest, FromRequestParts, Multipart, Path, Request},
    http::{HeaderMap, header, request::Parts},
};
use domain::problem::Problem;
use serde::{Deserialize, de::DeserializeOwned};
use std::sync::Arc;

/// The largest form without files, in bytes.
const FORM_LIMIT_BYTES: usize = 1024 * 1024;

/// A form that was being sent when nobody was signed in any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Where it was being sent to.
    pub action: String,
    /// Name and value of each field, in order, without the token.
    pub fields: Vec<(String, String)>,
    /// Files came with it; they cannot be carried along and must be chosen again.
    pub had_files: bool,
}

/// A form sent by a signed-in person from a page of this session.
pub struct Submitted<T>(pub Caller, pub T);

impl<T: DeserializeOwned + Send> FromRequest<App> for Submitted<T> {
    type Rejection = Failure;

    async fn from_request(request: Request, app: &App) -> Result<Self, Failure> {
        let (parts, body) = request.into_parts();
        let action = parts.uri.path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string);
        let body = form_body(&parts.headers, body).await?;
        let Some(caller) = Caller::from_headers(app, &parts.headers).await? else {
            let kept = Kept { action, fields: fields_of(&body), had_files: false };
            return Err(Failure::SignIn { next: back_to(&parts.headers), kept: Some(Arc::new(kept)) });
        };
        check_token(&caller, token_of(&body).as_deref())?;
        Ok(Submitted(caller, parse(&body)?))
    }
}

/// A form with a button alone.
#[derive(Debug, Deserialize)]
pub struct NoFields {}

/// What an address names; an address that cannot be read names nothing, so it is not found.
pub struct Named<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned + Send> FromRequestParts<S> for Named<T> {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        match Path::<T>::from_request_parts(parts, state).await {
            Ok(Path(named)) => Ok(Named(named)),
            Err(_) => Err(Problem::NotFound.into()),
        }
    }
}

/// A form that needs no session: sign-in and the taking of an invitation. The Origin was checked before.
pub struct Anonymous<T>(pub T);

impl<T: DeserializeOwned + Send> FromRequest<App> for Anonymous<T> {
    type Rejection = Failure;

    async fn from_request(request: Request, _app: &App) -> Result<Self, Failure> {
        let (parts, body) = request.into_parts();
        Ok(Anonymous(parse(&form_body(&parts.headers, body).await?)?))
    }
}

/// A form with files that arrived when nobody was signed in any more: its words are kept, its files are not. It is read
/// to the end, so that the browser gets a page and not a broken connection.
pub async fn session_ended_with_files(request: Request, app: &App) -> Failure {
    let next = back_to(request.headers());
    let action = request.uri().path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string);
    let mut kept = Kept { action, fields: Vec::new(), had_files: true };
    let Ok(mut form) = Multipart::from_request(request, app).await else {
        return Failure::SignIn { next, kept: None };
    };
    while let Ok(Some(mut field)) = form.next_field().await {
        let (name, is_file) = (field.name().unwrap_or_default().to_owned(), field.file_name().is_some());
        let mut words = Vec::new();
        while let Ok(Some(piece)) = field.chunk().await {
            if !is_file && words.len() + piece.len() <= FORM_LIMIT_BYTES {
                words.extend_from_slice(&piece);
            }
        }
        if !is_file && name != "csrf" {
            kept.fields.push((name, String::from_utf8_lossy(&words).into_owned()));
        }
    }
    Failure::SignIn { next, kept: Some(Arc::new(kept)) }
}

/// Whether a form carries its session's token; compared without telling by time where they differ.
pub fn check_token(caller: &Caller, token: Option<&str>) -> Result<(), Failure> {
    let token = token.unwrap_or_default().as_bytes();
    let right = caller.session()?.csrf_token.as_bytes();
    let differences = right.iter().zip(token).fold(right.len() ^ token.len(), |sum, (a, b)| sum | usize::from(a ^ b));
    if differences == 0 { Ok(()) } else { Err(Problem::CrossSite.into()) }
}

/// The page from which a form was sent, when it is one of ours; else the start page.
pub fn back_to(headers: &HeaderMap) -> String {
    let referer = headers.get(header::REFERER).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let path = referer.split_once("://").and_then(|(_, rest)| rest.find('/').and_then(|at| rest.get(at..)));
    path.filter(|path| is_local_path(path)).unwrap_or("/").to_owned()
}

/// Whether an address stays on this system: `/…`, but neither `//host` nor a back-slash that a browser reads as one.
pub fn is_local_path(path: &str) -> bool {
    path.starts_with('/') && !path.starts_with("//") && !path.contains('\\') && !path.contains(char::is_control)
}

/// Whether a form was sent without files.
pub fn is_plain_form(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    kind.starts_with("application/x-www-form-urlencoded")
}

/// Name and value of each field of a form without files, in order.
pub async fn fields(request: Request) -> Result<Vec<(String, String)>, Failure> {
    let (parts, body) = request.into_parts();
    parse(&form_body(&parts.headers, body).await?)
}

async fn form_body(headers: &HeaderMap, body: Body) -> Result<Vec<u8>, Failure> {
    if !is_plain_form(headers) {
        return Err(Problem::Missing { field: "form".to_owned() }.into());
    }
    match to_bytes(body, FORM_LIMIT_BYTES).await {
        Ok(bytes) => Ok(bytes.to_vec()),
        Err(_) => Err(Problem::FileTooLarge { limit_megabytes: 1 }.into()),
    }
}

fn fields_of(body: &[u8]) -> Vec<(String, String)> {
    let fields: Vec<(String, String)> = serde_html_form::from_bytes(body).unwrap_or_default();
    fields.into_iter().filter(|(name, _)| name != "csrf").collect()
}

fn token_of(body: &[u8]) -> Option<String> {
    let fields: Vec<(String, String)> = serde_html_form::from_bytes(body).ok()?;
    fields.into_iter().find_map(|(name, value)| (name == "csrf").then_some(value))
}

fn parse<T: DeserializeOwned>(body: &[u8]) -> Result<T, Failure> {
    serde_html_form::from_bytes(body).map_err(|_| Problem::Missing { field: "form".to_owned() }.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_pages_are_gone_back_to() {
        for (path, local) in [("/viec", true), ("//evil.example/", false), ("/\\evil", false), ("https://x/", false)] {
            assert_eq!(is_local_path(path), local, "{path}");
        }
        let mut headers = HeaderMap::new();
        assert_eq!(back_to(&headers), "/");
        headers.insert(header::REFERER, "http://localhost:1/nhiem-vu/7?a=1".parse().unwrap());
        assert_eq!(back_to(&headers), "/nhiem-vu/7?a=1");
    }

    #[test]
    fn a_kept_form_has_every_field_but_the_token() {
        let fields = fields_of("noi_dung=%C4%90%C3%A3+l%C3%A0m&csrf=x&chon=1&chon=2".as_bytes());
        let expected = [("noi_dung", "Đã làm"), ("chon", "1"), ("chon", "2")];
        assert_eq!(fields, expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
    }
}
