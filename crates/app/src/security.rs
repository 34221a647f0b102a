//! What every answer carries and every change must show: headers, and that a request came from one of our own pages.
//! It knows no person and no form; the token of a form is checked in `requests.rs`.

use crate::{App, failure::Failure};
use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use domain::problem::Problem;

const HEADERS: &[(&str, &str)] = &[
    (
        "content-security-policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
         connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    ),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
];

/// Adds the headers of every answer. Pages are not kept by caches; assets say otherwise themselves.
pub(crate) async fn add_headers(State(app): State<App>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.entry(*name).or_insert(HeaderValue::from_static(value));
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    if app.settings().secure_cookies {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
    }
    response
}

/// Refuses a change that does not come from a page of this origin, before anything of it is read.
pub(crate) async fn refuse_cross_site(State(app): State<App>, request: Request, next: Next) -> Response {
    if request.method().is_safe() || comes_from_here(&app, request.headers()) {
        next.run(request).await
    } else {
        Failure::Problem(Problem::CrossSite).into_response()
    }
}

/// `Sec-Fetch-Site` where the browser sends it, else `Origin`. A browser too old for both is refused: every browser
/// since 2020 sends Origin with a form.
fn comes_from_here(app: &App, headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return site == "same-origin";
    }
    let Some(origin) = text("origin") else { return false };
    match app.settings().site() {
        Some(site) => origin == site,
        None => {
            let host = origin.strip_prefix("http://").or_else(|| origin.strip_prefix("https://"));
            host.is_some() && host == text("host")
        }
    }
}
