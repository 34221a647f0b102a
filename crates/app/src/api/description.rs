//! The description of the interface (OpenAPI 3.1), put together from the endpoints: their signatures say what goes in and
//! out, their rights rows who may call them, and the texts what they are for.

use super::{Endpoint, Operation, answers::problem_schema, subjects};
use crate::{language::Language, routes::Access};
use axum::http::Method;
use domain::permissions::Verb;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// The kind of every answer that is no file.
const JSON: &str = "application/json";

/// The whole description.
pub fn describe(language: Language) -> Value {
    let settings = SchemaSettings::draft2020_12().with(|settings| {
        settings.definitions_path = "/components/schemas".into();
        settings.meta_schema = None;
    });
    let mut schemas = settings.into_generator();
    let mut paths: Map<String, Value> = Map::new();
    for (subject, endpoint) in with_subjects() {
        let mut operation = Operation {
            schemas: &mut schemas,
            parameters: path_parameters(endpoint.path),
            body: None,
            answer: Value::Null,
            answer_kinds: &[JSON],
            refusals: BTreeSet::new(),
        };
        (endpoint.tell)(&mut operation);
        let told = told(&endpoint, operation, language, &language.say(subject).to_string());
        let path = paths.entry(endpoint.path).or_insert_with(|| json!({}));
        if let Some(path) = path.as_object_mut() {
            path.insert(endpoint.method.as_str().to_ascii_lowercase(), told);
        }
    }
    let mut components = schemas.take_definitions(true);
    components.insert("Problem".to_owned(), problem_schema());
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": language.say("api-title").to_string(),
            "version": env!("CARGO_PKG_VERSION"),
            "description": language.say("api-description").to_string(),
        },
        "servers": [{"url": "/"}],
        "security": [{"token": []}],
        "paths": paths,
        "components": {
            "schemas": components,
            "securitySchemes": {
                "token": {
                    "type": "http", "scheme": "bearer", "description": language.say("api-security").to_string(),
                },
            },
        },
    })
}

/// Each endpoint with the key of its subject's name.
fn with_subjects() -> impl Iterator<Item = (&'static str, Endpoint)> {
    subjects()
        .into_iter()
        .flat_map(|subject| subject.endpoints.into_iter().map(move |endpoint| (subject.key, endpoint)))
}

fn told(endpoint: &Endpoint, operation: Operation<'_>, language: Language, subject: &str) -> Value {
    let Operation { mut parameters, body, answer, answer_kinds, mut refusals, .. } = operation;
    let text = language.say(endpoint.key).to_string();
    let (summary, more) = text.split_once('\n').unwrap_or((&text, ""));
    let mut description = more.to_owned();
    if let Access::Asks(verb) = endpoint.access {
        refusals.insert(403);
        refusals.insert(404);
        description = [description, rights(verb, language)].join(" ");
    }
    let mut responses = Map::new();
    responses.insert("200".to_owned(), content(answer_kinds, &language.say(status_key(200)).to_string(), &answer));
    let is_tagged = endpoint.method == Method::GET && answer_kinds == [JSON];
    if is_tagged {
        responses.insert("304".to_owned(), json!({"description": language.say("api-status-304").to_string()}));
        parameters.push(json!({
            "name": "If-None-Match", "in": "header", "required": false,
            "description": "The tag (ETag) of an answer that the program has: where it is still the same, 304 comes without it.",
            "schema": {"type": "string"},
        }));
    }
    for status in refusals {
        let said = language.say(status_key(status)).to_string();
        let problem = json!({"$ref": "#/components/schemas/Problem"});
        responses.insert(status.to_string(), content(&["application/problem+json"], &said, &problem));
    }
    let mut told = json!({
        "operationId": endpoint.name(),
        "tags": [subject],
        "summary": summary,
        "description": description,
        "parameters": parameters,
        "responses": responses,
    });
    if let (Some(schema), Some(members)) = (body, told.as_object_mut()) {
        let content = json!({JSON: {"schema": schema}});
        members.insert("requestBody".to_owned(), json!({"required": true, "content": content}));
    }
    told
}

/// The right and the scope that an operation asks for.
fn rights(verb: Verb, language: Language) -> String {
    let said = language.say("api-asks").with("verb", verb.code()).with("scope", verb.scope().code());
    said.to_string()
}

fn content(kinds: &[&str], description: &str, schema: &Value) -> Value {
    let of_kind = |kind: &&str| ((*kind).to_owned(), json!({"schema": schema}));
    json!({"description": description, "content": kinds.iter().map(of_kind).collect::<Map<_, _>>()})
}

const fn status_key(status: u16) -> &'static str {
    match status {
        200 => "api-status-200",
        400 => "api-status-400",
        401 => "api-status-401",
        403 => "api-status-403",
        404 => "api-status-404",
        406 => "api-status-406",
        409 => "api-status-409",
        413 => "api-status-413",
        415 => "api-status-415",
        _ => "api-status-422",
    }
}

/// Most things are named by their identity, some by their code.
fn path_parameters(path: &str) -> Vec<Value> {
    let names = path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
    let parameter = |name: &str| {
        let schema = match name {
            "pack" | "indicator" => json!({"type": "string", "pattern": "^[A-Za-z0-9_.-]{1,80}$"}),
            // What a document has several of is numbered from one.
            "correction" | "proposal" => json!({"type": "integer", "minimum": 1, "maximum": 1_000_000}),
            _ => json!({"type": "string", "format": "uuid"}),
        };
        json!({"name": name, "in": "path", "required": true, "schema": schema})
    };
    names.map(parameter).collect()
}
