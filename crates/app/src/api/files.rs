//! Files in and out. In, they stand in the JSON as base64, so that one key covers words and file; out, they are the bytes.
//! How large a file may be is the setting of the system, the same as for the pages.

use super::{Operation, signature::Part};
use crate::{
    downloads,
    printing::{PaperFile, PaperForm},
};
use axum::response::{IntoResponse, Response};
use base64ct::{Base64, Encoding};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, de::Error};
use serde_json::json;
use std::borrow::Cow;

/// The content of a file that is sent.
#[derive(Debug, Clone)]
pub struct Content(pub Vec<u8>);

impl<'de> Deserialize<'de> for Content {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Base64::decode_vec(&text).map(Content).map_err(|_| D::Error::custom("base64 with padding, RFC 4648 section 4"))
    }
}

impl JsonSchema for Content {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        "Content".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "string", "contentEncoding": "base64", "pattern": "^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$"})
    }
}

/// A file as an answer: its bytes, to be saved under its name.
pub struct Saved {
    /// Its name, without folders.
    pub file_name: String,
    /// Its bytes.
    pub content: Vec<u8>,
}

impl IntoResponse for Saved {
    fn into_response(self) -> Response {
        downloads::saved(&self.file_name, self.content)
    }
}

impl Part for Saved {
    fn tell(operation: &mut Operation<'_>) {
        operation.answer = json!({"type": "string", "format": "binary"});
        operation.answer_kinds = &["application/octet-stream"];
    }
}

/// A paper, as a Word file or PDF; PDF is made in a place of which there are few.
impl Part for PaperFile {
    fn tell(operation: &mut Operation<'_>) {
        const KINDS: &[&str] = &[PaperForm::Word.kind().media_type(), PaperForm::Pdf.kind().media_type()];
        Saved::tell(operation);
        operation.answer_kinds = KINDS;
        operation.add_refusals([503]);
    }
}

/// A file that is too large to be held: it leaves piece by piece, with its kind and name.
pub struct Leaving(pub Response);

impl IntoResponse for Leaving {
    fn into_response(self) -> Response {
        self.0
    }
}

impl Part for Leaving {
    fn tell(operation: &mut Operation<'_>) {
        operation.answer = json!({"type": "string", "format": "binary"});
        operation.answer_kinds = &[crate::export::MEDIA_TYPE];
    }
}
