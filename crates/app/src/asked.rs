//! The request as its page sees it: language, address, what was just done; and the frame made of that and the caller.
//! It reads cookies of the look alone (language, message); who is asking is `caller.rs`'s.

use crate::{
    App,
    caller::{Caller, cookie},
    language::Language,
    look::{Frame, Notice, Person, Place, Section, Site},
};
use axum::{
    extract::{FromRequestParts, Request, State},
    http::{HeaderMap, HeaderValue, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use std::convert::Infallible;

/// Name of the cookie in which a message survives one redirect.
const NOTICE_COOKIE: &str = "dondoc_notice";

/// What a page takes from its request besides its own fields.
#[derive(Debug, Clone)]
pub struct Asked {
    /// The person's choice of language.
    pub language: Language,
    /// The page's own address.
    pub path: String,
    notice: Option<Notice>,
}

impl Asked {
    /// From the head of a request.
    pub fn from_head(headers: &HeaderMap, path: String) -> Self {
        let cookies = headers.get(header::COOKIE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        Asked { language: Language::from_cookies(cookies), path, notice: carried_notice(headers) }
    }

    /// The frame of a page for a signed-in person.
    pub fn frame(&self, app: &App, caller: &Caller) -> Frame {
        let (graph, today) = (app.organisations(), app.today());
        let organisation = caller.home().and_then(|home| graph.name(home, today)).unwrap_or_default().to_owned();
        let session = caller.session().ok();
        let csrf_token = session.map(|session| session.csrf_token.as_str()).unwrap_or_default();
        let frame = self.frame_with(app, csrf_token).signed_in(Person { name: caller.full_name.clone(), organisation });
        Frame { unread: session.map_or(0, |session| session.unread), ..frame }
    }

    /// The frame of a page before sign-in.
    pub fn anonymous_frame(&self, app: &App) -> Frame {
        self.frame_with(app, "")
    }

    fn frame_with(&self, app: &App, csrf: &str) -> Frame {
        Frame::new(site(app), self.language, app.now().local(), self.path.clone(), csrf).noting(self.notice.clone())
    }
}

impl FromRequestParts<App> for Asked {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _app: &App) -> Result<Self, Infallible> {
        let path = parts.uri.path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string);
        Ok(Asked::from_head(&parts.headers, path))
    }
}

const SECTIONS: &[Section] =
    &[Section::MyWork, Section::Overview, Section::Documents, Section::Assignments, Section::Plans, Section::Reports];
const MORE: &[Section] = &[
    Section::Reviews,
    Section::Difficulties,
    Section::Inspections,
    Section::Outreach,
    Section::Registers,
    Section::Figures,
    Section::Organisations,
    Section::People,
];
const ACCOUNT: &[Place] = &[
    Place { key: "urging-notices", path: "/thong-bao" },
    Place { key: "urging-following", path: "/don-doc" },
    Place { key: "accounts-own", path: "/tai-khoan" },
];

fn site(app: &App) -> Site {
    Site { sections: SECTIONS, more: MORE, account: ACCOUNT, foot: &[], search: true, demo: app.settings().demo }
}

/// Goes to a page and says there what was just done.
pub fn redirect_saying(path: &str, notice: &Notice) -> Response {
    let mut response = Redirect::to(path).into_response();
    let json = serde_json::to_vec(notice).unwrap_or_default();
    let cookie =
        format!("{NOTICE_COOKIE}={}; Path=/; HttpOnly; SameSite=Strict; Max-Age=60", domain::journal::hex(&json));
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    response
}

fn carried_notice(headers: &HeaderMap) -> Option<Notice> {
    let digits = cookie(headers, NOTICE_COOKIE)?;
    let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    let bytes: Option<Vec<u8>> = digits.as_bytes().chunks(2).map(byte).collect();
    serde_json::from_slice(&bytes?).ok()
}

/// Forgets a message once a page has shown it.
pub(crate) async fn forget_shown_notice(State(_): State<App>, request: Request, next: Next) -> Response {
    let carried = request.method().is_safe() && cookie(request.headers(), NOTICE_COOKIE).is_some();
    let is_asset = request.uri().path().starts_with("/assets/");
    let mut response = next.run(request).await;
    if carried && !is_asset && !response.status().is_redirection() {
        let cleared = HeaderValue::from_static("dondoc_notice=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0");
        response.headers_mut().append(header::SET_COOKIE, cleared);
    }
    response
}

/// The whole address of a page, as it is sent to someone: under the public address, else under the one just used.
pub fn address_of(app: &App, headers: &HeaderMap, path: &str) -> String {
    if let Some(site) = app.settings().site() {
        return format!("{site}{path}");
    }
    let host = headers.get(header::HOST).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let scheme = if app.settings().secure_cookies { "https" } else { "http" };
    format!("{scheme}://{host}{path}")
}
