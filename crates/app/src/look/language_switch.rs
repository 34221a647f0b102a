//! The choice of language: keeps it in a cookie and returns to the page where it was made.
//! It follows no address that leaves this site.

use axum::extract::Form;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use crate::language::{COOKIE, Language};

#[derive(Deserialize)]
pub(super) struct Choice {
    /// Tag of the language.
    ngon_ngu: String,
    /// Address of the page to return to.
    #[serde(default)]
    ve: String,
}

/// `POST /ngon-ngu`
pub(super) async fn post_language(Form(choice): Form<Choice>) -> Response {
    let tag = Language::from_tag(&choice.ngon_ngu).unwrap_or_default().tag();
    let kept = format!("{COOKIE}={tag}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly");
    let back = if is_ours(&choice.ve) { choice.ve } else { "/".to_owned() };
    (StatusCode::SEE_OTHER, [(header::SET_COOKIE, kept), (header::LOCATION, back)]).into_response()
}

/// A path on this site: one slash first, no second slash or backslash that browsers read as another host, and only
/// characters that a header may carry.
fn is_ours(path: &str) -> bool {
    let mut letters = path.chars();
    letters.next() == Some('/')
        && !matches!(letters.next(), Some('/' | '\\'))
        && path.chars().all(|letter| letter.is_ascii_graphic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_path_on_this_site_is_returned_to() {
        for ours in ["/", "/van-ban?q=ngh%E1%BB%8B&trang=2"] {
            assert!(is_ours(ours), "{ours}");
        }
        for other in ["", "van-ban", "//evil.example", "/\\evil.example", "https://evil.example", "/a\r\nb", "/a b"] {
            assert!(!is_ours(other), "{other}");
        }
    }
}
