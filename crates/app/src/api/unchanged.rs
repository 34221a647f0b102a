//! Reads that changed nothing since: an answer carries a tag of its content, and a program that sends the tag back is told in
//! one line that it has the answer already. The tag is weak: what is compressed on its way is the same answer.

use axum::{
    body::{Body, to_bytes},
    extract::Request,
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use sha2::{Digest, Sha256};

/// Bytes of the hash that stand in a tag.
const TAG_BYTES: usize = 16;

/// Tags answers in JSON, and leaves out what the program has.
pub(super) async fn tag(request: Request, next: Next) -> Response {
    let seen: Vec<HeaderValue> = request.headers().get_all(header::IF_NONE_MATCH).iter().cloned().collect();
    let is_read = request.method() == Method::GET;
    let response = next.run(request).await;
    if !is_read || response.status() != StatusCode::OK || !is_json(response.headers()) {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let bytes = match to_bytes(body, usize::MAX).await {
        Ok(bytes) => bytes,
        Err(fault) => return crate::failure::Failure::Fault(std::sync::Arc::new(fault)).into_response(),
    };
    let hash: String = Sha256::digest(&bytes).iter().take(TAG_BYTES).map(|byte| format!("{byte:02x}")).collect();
    let tag = format!("W/\"{hash}\"");
    if let Ok(value) = HeaderValue::try_from(&tag) {
        parts.headers.insert(header::ETAG, value);
    }
    if seen.iter().filter_map(|value| value.to_str().ok()).any(|seen| has(seen, &tag)) {
        parts.status = StatusCode::NOT_MODIFIED;
        parts.headers.remove(header::CONTENT_TYPE);
        parts.headers.remove(header::CONTENT_LENGTH);
        return Response::from_parts(parts, Body::empty());
    }
    Response::from_parts(parts, Body::from(bytes))
}

fn is_json(headers: &HeaderMap) -> bool {
    headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind == "application/json")
}

/// Whether a list of tags has this one; weak or not makes no difference to a read (RFC 9110, 13.1.2).
fn has(seen: &str, tag: &str) -> bool {
    let bare = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    seen.trim() == "*" || seen.split(',').any(|one| bare(one) == bare(tag))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_found_in_a_list_weak_or_not() {
        let tag = "W/\"ab\"";
        for (seen, found) in
            [("W/\"ab\"", true), ("\"ab\"", true), ("\"x\", W/\"ab\"", true), ("*", true), ("ab", false), ("", false)]
        {
            assert_eq!(has(seen, tag), found, "{seen}");
        }
    }
}
