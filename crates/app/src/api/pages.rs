//! The pages about the interface: every address, and every code with which a program can be refused. They show what the
//! description says, without a script and without anything from another place.

use super::{Endpoint, Subject, describe, subjects};
use crate::{
    App,
    asked::Asked,
    caller::Caller,
    failure::Failure,
    language::Language,
    look::{self, Frame},
};
use askama::Template;
use axum::{
    Json,
    extract::State,
    http::HeaderMap,
    response::{IntoResponse, Response},
};
use domain::problem::{codes, words_of};
use serde_json::Value;

/// A name with its kind and meaning: a parameter, or a member of a struct.
struct Member {
    name: String,
    kind: Kind,
    is_required: bool,
    meaning: String,
}

/// What stands in a member: words, and a struct of the description where it is one.
struct Kind {
    words: String,
    struct_name: String,
}

struct Operation {
    name: String,
    method: String,
    path: String,
    summary: String,
    meaning: String,
    parameters: Vec<Member>,
    sends: Option<Kind>,
    answers: Kind,
    refusals: Vec<(String, String)>,
}

struct Tag {
    code: &'static str,
    name: String,
    operations: Vec<Operation>,
}

struct Struct {
    name: String,
    meaning: String,
    members: Vec<Member>,
}

#[derive(Template)]
#[template(path = "api/description.html")]
struct DescriptionPage {
    frame: Frame,
    lede: String,
    meaning: String,
    tags: Vec<Tag>,
    structs: Vec<Struct>,
}

#[derive(Template)]
#[template(path = "api/problems.html")]
struct ProblemsPage {
    frame: Frame,
    rows: Vec<(&'static str, String, String)>,
}

async fn frame(app: &App, asked: &Asked, headers: &HeaderMap) -> Result<Frame, Failure> {
    Ok(match Caller::from_headers(app, headers).await? {
        Some(caller) => asked.frame(app, &caller),
        None => asked.anonymous_frame(app),
    })
}

/// `GET /api`
pub(super) async fn get_description(
    State(app): State<App>,
    asked: Asked,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let frame = frame(&app, &asked, &headers).await?;
    let description = describe(asked.language);
    let lede = frame.say("api-page-lede").with("version", text(at(&description, &["info", "version"]))).to_string();
    Ok(look::page(DescriptionPage {
        lede,
        meaning: text(at(&description, &["info", "description"])),
        tags: tags(&frame, &description),
        structs: structs(&description),
        frame: frame.clone().titled(frame.say("api-page")),
    }))
}

/// `GET /api/problems`
pub(super) async fn get_problems(
    State(app): State<App>,
    asked: Asked,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let frame = frame(&app, &asked, &headers).await?;
    let row = |code: &'static str| {
        let [vietnamese, english] = words_of(code);
        let said = if frame.language == Language::Vi { vietnamese } else { english };
        (code, said.what, said.next)
    };
    let rows = codes().into_iter().map(row).collect();
    Ok(look::page(ProblemsPage { frame: frame.clone().titled(frame.say("api-problems")), rows }))
}

/// `GET /api/openapi.json`, in the language asked for.
pub(super) async fn get_openapi(headers: HeaderMap) -> Response {
    Json(describe(super::call::language_of(&headers))).into_response()
}

/// What stands under these names; nothing where nothing does.
fn at<'v>(value: &'v Value, names: &[&str]) -> &'v Value {
    names.iter().try_fold(value, |value, name| value.get(name)).unwrap_or(&Value::Null)
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn tags(frame: &Frame, description: &Value) -> Vec<Tag> {
    let tag = |subject: Subject| Tag {
        code: subject.key,
        name: frame.say(subject.key).to_string(),
        operations: subject.endpoints.iter().map(|endpoint| operation(endpoint, description)).collect(),
    };
    subjects().into_iter().map(tag).collect()
}

fn operation(endpoint: &Endpoint, description: &Value) -> Operation {
    let (method, path) = (endpoint.method.as_str(), endpoint.path);
    let told = at(description, &["paths", path, &method.to_ascii_lowercase()]);
    let parameter = |told: &Value| Member {
        name: text(at(told, &["name"])),
        kind: kind(at(told, &["schema"])),
        is_required: *at(told, &["required"]) == Value::Bool(true),
        meaning: text(at(told, &["description"])),
    };
    let body = at(told, &["requestBody", "content", "application/json", "schema"]);
    let refusals = at(told, &["responses"]).as_object().into_iter().flatten().filter(|(status, _)| *status != "200");
    Operation {
        name: text(at(told, &["operationId"])),
        method: method.to_owned(),
        path: path.to_owned(),
        summary: text(at(told, &["summary"])),
        meaning: text(at(told, &["description"])),
        parameters: at(told, &["parameters"]).as_array().into_iter().flatten().map(parameter).collect(),
        sends: (!body.is_null()).then(|| kind(body)),
        answers: kind(at(told, &["responses", "200", "content", "application/json", "schema"])),
        refusals: refusals.map(|(status, told)| (status.clone(), text(at(told, &["description"])))).collect(),
    }
}

fn structs(description: &Value) -> Vec<Struct> {
    let schemas = at(description, &["components", "schemas"]).as_object().into_iter().flatten();
    let member = |required: &Value, name: &str, schema: &Value| Member {
        name: name.to_owned(),
        kind: kind(schema),
        is_required: required.as_array().is_some_and(|names| names.iter().any(|required| required == name)),
        meaning: text(at(schema, &["description"])),
    };
    let told = |(name, schema): (&String, &Value)| Struct {
        name: name.clone(),
        meaning: text(at(schema, &["description"])),
        members: at(schema, &["properties"])
            .as_object()
            .into_iter()
            .flatten()
            .map(|(name, inner)| member(at(schema, &["required"]), name, inner))
            .collect(),
    };
    schemas.map(told).collect()
}

/// The kind of a schema in a few words: `string (date)`, `list of Figure`.
fn kind(schema: &Value) -> Kind {
    if let Some(name) = at(schema, &["$ref"]).as_str().and_then(|path| path.rsplit('/').next()) {
        return Kind { words: name.to_owned(), struct_name: name.to_owned() };
    }
    if *at(schema, &["type"]) == "array" {
        let of = kind(at(schema, &["items"]));
        return Kind { words: [&of.words, "[]"].concat(), struct_name: of.struct_name };
    }
    if let Some(choice) = at(schema, &["anyOf"]).as_array().and_then(|choices| choices.first()) {
        let of = kind(choice);
        return Kind { words: [&of.words, "?"].concat(), struct_name: of.struct_name };
    }
    let types: Vec<&str> = match at(schema, &["type"]) {
        Value::Array(types) => types.iter().filter_map(Value::as_str).filter(|kind| *kind != "null").collect(),
        one => one.as_str().into_iter().collect(),
    };
    let format = at(schema, &["format"]).as_str().map(|format| format!(" ({format})")).unwrap_or_default();
    let optional = if at(schema, &["type"]).is_array() { "?" } else { "" };
    Kind { words: [types.join(" "), format, optional.to_owned()].concat(), struct_name: String::new() }
}
