//! Static files: styles, fonts, the script and the seal, embedded in the binary.
//!
//! Every address carries one digest over all of them (`/assets/{digest}/app.css`), so a file may be kept for a year,
//! and a relative address inside a style sheet stays right. An address with an older digest is still answered, but is
//! not to be kept. Nothing here reads the disk.

use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};

#[derive(RustEmbed)]
#[folder = "assets/"]
struct Assets;

/// First twelve hexadecimal digits of the digest over every embedded file and its name.
static DIGEST: LazyLock<String> = LazyLock::new(|| {
    let mut names: Vec<_> = Assets::iter().collect();
    names.sort();
    let mut digest = Sha256::new();
    for name in names {
        digest.update(name.as_bytes());
        if let Some(file) = Assets::get(&name) {
            digest.update(file.metadata.sha256_hash());
        }
    }
    hexadecimal(digest.finalize().iter().take(6))
});

/// The address of a static file, for templates: `asset("app.css")`.
pub fn asset(path: &str) -> String {
    format!("/assets/{}/{path}", *DIGEST)
}

/// `GET /assets/{digest}/{*path}`
pub(super) async fn get_asset(Path((digest, path)): Path<(String, String)>, asked: HeaderMap) -> Response {
    let Some(file) = Assets::get(&path) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let tag = format!("\"{}\"", hexadecimal(file.metadata.sha256_hash().iter().take(16)));
    let keep = if digest == *DIGEST { "public, max-age=31536000, immutable" } else { "no-cache" };
    let about = [(header::ETAG, tag.clone()), (header::CACHE_CONTROL, keep.to_owned())];
    if holds_same(&asked, &tag) {
        return (StatusCode::NOT_MODIFIED, about).into_response();
    }
    let kind = kind_of(file.metadata.mimetype());
    (about, [(header::CONTENT_TYPE, kind)], file.data.into_owned()).into_response()
}

fn holds_same(asked: &HeaderMap, tag: &str) -> bool {
    asked
        .get(header::IF_NONE_MATCH)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|tags| tags.split(',').any(|held| held.trim().trim_start_matches("W/") == tag))
}

fn kind_of(mime: &str) -> String {
    let written = mime.starts_with("text/") || mime.ends_with("javascript");
    if written { format!("{mime}; charset=utf-8") } else { mime.to_owned() }
}

fn hexadecimal<'b>(bytes: impl Iterator<Item = &'b u8>) -> String {
    bytes.map(|byte| format!("{byte:02x}")).collect()
}
