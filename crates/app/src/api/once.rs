//! What a program sends, and a change that is made once. JSON of the described form under a key of the program's own; the
//! answer is kept with the effect, so that sending it again is always right.

use super::{
    Call, Operation,
    actions::{Key, answer_once},
    signature::Part,
};
use crate::{App, failure::Failure, uploads};
use axum::{
    body::{Bytes, to_bytes},
    extract::{FromRequest, Request},
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Response},
};
use database::{BoxFuture, WriteTransaction};
use domain::{
    organisations::Graph,
    problem::{Problem, ProgramProblem},
};
use schemars::JsonSchema;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::marker::PhantomData;

/// The longest body, in megabytes: the figures of a province's communes are well below.
const BODY_LIMIT_MEGABYTES: usize = 8;
const KEY: &str = "idempotency-key";
/// How JSON writes U+0000; it has no other way.
const NUL: &[u8] = br"\u0000";

/// What is sent to be done once. With a file in it, it may be as large as the largest file that the pages take.
pub struct Sent<B, const WITH_FILE: bool = false> {
    body: B,
    word: String,
    request_sha256: [u8; 32],
}

impl<B: DeserializeOwned + Send, const WITH_FILE: bool> FromRequest<App> for Sent<B, WITH_FILE> {
    type Rejection = Failure;

    async fn from_request(request: Request, app: &App) -> Result<Self, Failure> {
        let (parts, body) = request.into_parts();
        let bytes = bytes_of(&parts.headers, body, limit_megabytes(app, WITH_FILE)).await?;
        let word = key_of(&parts.headers).ok_or(Problem::Program(ProgramProblem::KeyMissing))?.to_owned();
        let mut digest = Sha256::new();
        for part in [parts.method.as_str(), parts.uri.path()] {
            digest.update(part);
            digest.update([0]);
        }
        digest.update(&bytes);
        Ok(Sent { body: read(&bytes)?, word, request_sha256: digest.finalize().into() })
    }
}

impl<B: JsonSchema, const WITH_FILE: bool> Part for Sent<B, WITH_FILE> {
    fn tell(operation: &mut Operation<'_>) {
        operation.body = Some(operation.schema::<B>());
        operation.add_refusals([400, 403, 409, 413, 415, 422]);
        operation.parameters.push(json!({
            "name": "Idempotency-Key", "in": "header", "required": true,
            "description": "Chosen anew for each change. Sent again with the same request within 30 days it gives the same \
                answer and does nothing more.",
            "schema": {"type": "string", "pattern": "^[A-Za-z0-9_-]{8,64}$"},
        }));
    }
}

impl<B: Send + 'static, const WITH_FILE: bool> Sent<B, WITH_FILE> {
    /// What was sent, for what must be made ready before the write.
    pub fn body(&mut self) -> &mut B {
        &mut self.body
    }

    /// Does it in one write together with keeping its answer.
    pub async fn once<T, F>(self, call: &Call, act: F) -> Result<Done<T>, Failure>
    where
        T: Serialize + Send + 'static,
        F: for<'t> FnOnce(&'t mut WriteTransaction, B) -> BoxFuture<'t, Result<T, Failure>> + Send + 'static,
    {
        let done = self.once_beside(call, move |tx, body| Box::pin(async move { Ok((act(tx, body).await?, ())) }));
        Ok(done.await?.0)
    }

    /// The same for what gives something beside its answer. It is there only when it was done now, and never kept.
    pub async fn once_beside<T, X, F>(self, call: &Call, act: F) -> Result<(Done<T>, Option<X>), Failure>
    where
        T: Serialize + Send + 'static,
        X: Send + 'static,
        F: for<'t> FnOnce(&'t mut WriteTransaction, B) -> BoxFuture<'t, Result<(T, X), Failure>> + Send + 'static,
    {
        let key = Key { account: call.caller.account, word: self.word, request_sha256: self.request_sha256 };
        let body = self.body;
        kept(call, key, move |tx| act(tx, body)).await
    }

    /// The same for an answer with a secret in it. The act makes two: the one to be kept, which says that the secret was
    /// given, and the one that is given now, with it.
    pub async fn once_with_secret<T, F>(self, call: &Call, act: F) -> Result<Done<T>, Failure>
    where
        T: Serialize + Send + 'static,
        F: for<'t> FnOnce(&'t mut WriteTransaction, B) -> BoxFuture<'t, Result<(T, T), Failure>> + Send + 'static,
    {
        let (mut done, secret) = self.once_beside(call, act).await?;
        if let Some(given) = secret {
            done.answer = serde_json::to_string(&given)?;
        }
        Ok(done)
    }

    /// The same for what changes the register of organisations: after the commit everyone sees the graph that it leaves.
    pub async fn once_in_register<T, F>(self, call: &Call, act: F) -> Result<Done<T>, Failure>
    where
        T: Serialize + Send + 'static,
        F: for<'t> FnOnce(&'t mut WriteTransaction, B) -> BoxFuture<'t, Result<(T, Graph), Failure>> + Send + 'static,
    {
        let key = Key { account: call.caller.account, word: self.word, request_sha256: self.request_sha256 };
        let body = self.body;
        let change = call.app.change_organisations_if(move |tx| {
            Box::pin(async move {
                let answered = answer_once(tx, key, move |tx| {
                    Box::pin(async move {
                        let (answer, graph) = act(tx, body).await?;
                        Ok((serde_json::to_string(&answer)?, graph))
                    })
                });
                let (answer, graph) = answered.await?;
                let is_repeated = graph.is_none();
                Ok((Done { answer, is_repeated, of: PhantomData }, graph))
            })
        });
        change.await
    }
}

async fn kept<T, X, F>(call: &Call, key: Key, act: F) -> Result<(Done<T>, Option<X>), Failure>
where
    T: Serialize + Send + 'static,
    X: Send + 'static,
    F: for<'t> FnOnce(&'t mut WriteTransaction) -> BoxFuture<'t, Result<(T, X), Failure>> + Send + 'static,
{
    let write = call.app.database().write(move |tx| {
        Box::pin(async move {
            answer_once(tx, key, move |tx| {
                Box::pin(async move {
                    let (answer, beside) = act(tx).await?;
                    Ok((serde_json::to_string(&answer)?, beside))
                })
            })
            .await
        })
    });
    let (answer, beside) = write.await?;
    Ok((Done { answer, is_repeated: beside.is_none(), of: PhantomData }, beside))
}

/// The answer to a change.
pub struct Done<T> {
    answer: String,
    is_repeated: bool,
    of: PhantomData<fn() -> T>,
}

impl<T> IntoResponse for Done<T> {
    fn into_response(self) -> Response {
        let mut response = ([(header::CONTENT_TYPE, "application/json")], self.answer).into_response();
        if self.is_repeated {
            response.headers_mut().insert("idempotency-replayed", HeaderValue::from_static("true"));
        }
        response
    }
}

impl<T: JsonSchema> Part for Done<T> {
    fn tell(operation: &mut Operation<'_>) {
        operation.answer = operation.schema::<T>();
    }
}

fn key_of(headers: &HeaderMap) -> Option<&str> {
    let word = headers.get(KEY)?.to_str().ok()?;
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    ((8..=64).contains(&word.len()) && word.bytes().all(is_plain)).then_some(word)
}

/// A file of the largest size that is taken, in base64, and what goes with it.
fn limit_megabytes(app: &App, with_file: bool) -> usize {
    if with_file { uploads::limit_megabytes(app).div_ceil(3) * 4 + 1 } else { BODY_LIMIT_MEGABYTES }
}

async fn bytes_of(headers: &HeaderMap, body: axum::body::Body, limit_megabytes: usize) -> Result<Bytes, Failure> {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if !kind.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json")) {
        return Err(Problem::Program(ProgramProblem::BodyKindUnknown).into());
    }
    let too_large = Problem::Program(ProgramProblem::BodyTooLarge {
        limit_megabytes: i64::try_from(limit_megabytes).unwrap_or(i64::MAX),
    });
    to_bytes(body, limit_megabytes * 1024 * 1024).await.map_err(|_| too_large.into())
}

/// Reads a body. To JSON Schema `4.0` is a whole number, which not every program can help writing. No field of the system
/// keeps the character U+0000, and PostgreSQL takes it in no text.
fn read<B: DeserializeOwned>(bytes: &[u8]) -> Result<B, Failure> {
    if bytes.windows(NUL.len()).any(|window| window == NUL) {
        return Err(Problem::Program(ProgramProblem::ValueUnfit { fault: "U+0000 in a text".to_owned() }).into());
    }
    let fault = match serde_json::from_slice(bytes) {
        Ok(body) => return Ok(body),
        Err(fault) if fault.is_data() => Problem::Program(ProgramProblem::ValueUnfit { fault: fault.to_string() }),
        Err(fault) => Problem::Program(ProgramProblem::RequestUnreadable { fault: fault.to_string() }),
    };
    let mut value: Value = serde_json::from_slice(bytes).map_err(|_| fault.clone())?;
    make_whole(&mut value);
    serde_json::from_value(value).map_err(|_| fault.into())
}

/// Every number without decimals as a whole one, wherever it stands.
fn make_whole(value: &mut Value) {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    match value {
        Value::Number(number) => {
            let whole = number.as_f64().filter(|float| float.fract() == 0.0 && float.abs() < EXACT);
            if let Some(whole) = whole.filter(|_| number.is_f64()) {
                *value = json!(whole as i64);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(make_whole),
        Value::Object(members) => members.values_mut().for_each(make_whole),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_number_may_be_written_with_a_point_and_nothing_else_is_guessed() {
        let read = |text: &str| read::<Vec<i64>>(text.as_bytes()).ok();
        assert_eq!(read("[4, 4.0, -53.0, 1e3]"), Some(vec![4, 4, -53, 1000]));
        for wrong in ["[4.5]", "[\"4\"]", "[1e300]", "[4", "4"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
