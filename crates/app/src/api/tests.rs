//! What holds for the interface as a whole: its description is whole and true, and nothing leaves it but JSON.

use super::{all, describe};
use crate::language::Language;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use testkit::World;

/// Every place of a value, with the way to it.
fn walk<'v>(value: &'v Value, way: &str, seen: &mut impl FnMut(&str, &'v Value)) {
    seen(way, value);
    let inner: Vec<(String, &Value)> = match value {
        Value::Object(members) => members.iter().map(|(name, inner)| (name.clone(), inner)).collect(),
        Value::Array(items) => items.iter().enumerate().map(|(at, inner)| (at.to_string(), inner)).collect(),
        _ => Vec::new(),
    };
    for (name, inner) in inner {
        walk(inner, &format!("{way}/{name}"), seen);
    }
}

#[test]
fn the_description_has_every_address_once_and_everything_that_it_points_at() {
    let description = describe(Language::En);
    assert_eq!(description["openapi"], "3.1.0");
    let mut names = BTreeSet::new();
    for endpoint in all() {
        let told = &description["paths"][endpoint.path][endpoint.method.as_str().to_ascii_lowercase()];
        assert_eq!(told["operationId"], endpoint.name());
        assert!(names.insert(endpoint.name()), "{} twice", endpoint.name());
        for status in ["200", "401", "406"] {
            assert!(told["responses"][status].is_object(), "{} says nothing of {status}", endpoint.name());
        }
        let named: Vec<&Value> = told["parameters"].as_array().unwrap().iter().map(|one| &one["name"]).collect();
        for part in endpoint.path.split('/').filter(|part| part.starts_with('{')) {
            assert!(named.contains(&&json!(part.trim_matches(['{', '}']))), "{}: {part}", endpoint.path);
        }
        let is_keyed = named.contains(&&json!("Idempotency-Key"));
        assert_eq!(is_keyed, endpoint.method == axum::http::Method::POST, "{}", endpoint.name());
    }
    for name in description["components"]["schemas"].as_object().unwrap().keys() {
        let is_second = name.ends_with(|last: char| last.is_ascii_digit());
        assert!(!is_second, "{name}: two structs have the same name, and programs would see it change");
    }
    walk(&description, "", &mut |way, value| {
        if let Some(pointer) = value.get("$ref").and_then(Value::as_str) {
            let pointed = description.pointer(pointer.trim_start_matches('#'));
            assert!(pointed.is_some(), "{way} points at {pointer}");
        }
    });
}

#[test]
fn everything_that_is_described_has_its_words_in_both_languages() {
    for language in Language::ALL {
        let description = describe(language);
        walk(&description, "", &mut |way, value| {
            let words = value.as_str().unwrap_or_default();
            assert!(!words.starts_with("api-"), "{way}: {words} has no text");
            let is_member = way.contains("/properties/") && way.matches('/').count() == 5;
            let is_told = !is_member || value.get("description").is_some() || value.get("$ref").is_some();
            assert!(is_told || way.contains("/Problem/"), "{way} is not explained");
        });
    }
}

#[tokio::test]
async fn whatever_is_refused_is_told_as_a_problem() {
    let world = World::new().await;
    let program = world.program("lan", &["figures", "submit"]).await;
    let nobody = world.program_at(world.router(), "");
    let submission = "/api/v1/reports/00000000-0000-0000-0000-000000000000/submission";
    let keyed = ("idempotency-key", "khoa-0001");
    let body = json!({"version": 1});
    let text = ("content-type", "text/plain");
    let html = ("accept", "text/html");
    let answers = [
        (program.get("/api/v1/nothing").await, 404, "not-found"),
        (program.get("/api/v1/reports/x").await, 404, "not-found"),
        (nobody.get("/api/v1/reports/x").await, 401, "token-needed"),
        (program.send("DELETE", "/api/v1/me", &[], None).await, 405, "method-unknown"),
        (program.send("GET", "/api/v1/me", &[html], None).await, 406, "answer-kind-unknown"),
        (program.get("/api/v1/reports?limit=0").await, 400, "request-unreadable"),
        (program.get("/api/v1/reports?limti=5").await, 400, "request-unreadable"),
        (program.get("/api/v1/reports?cursor=x").await, 400, "cursor-unknown"),
        (program.get("/api/v1/obligations?words=%00").await, 422, "value-unfit"),
        (program.post_as("khoa-0003", submission, &json!({"version": "\0"})).await, 422, "value-unfit"),
        (program.send("POST", submission, &[], Some(&body)).await, 400, "key-missing"),
        (program.send("POST", submission, &[keyed, text], None).await, 415, "body-kind-unknown"),
        (program.send("POST", submission, &[keyed], Some(&json!({"versoin": 1}))).await, 422, "value-unfit"),
        (program.send("POST", submission, &[keyed], Some(&body)).await, 404, "not-found"),
        (program.send("POST", submission, &[keyed], Some(&json!("x".repeat(9_000_000)))).await, 413, "body-too-large"),
    ];
    for (answer, status, code) in answers {
        assert_eq!(answer.status.as_u16(), status, "{code}: {}", answer.html());
        let problem = answer.json();
        assert_eq!((&problem["code"], &problem["status"]), (&json!(code), &json!(status)));
        assert_eq!(answer.headers["content-type"], "application/problem+json");
        assert!(problem["title"].as_str().is_some_and(str::is_ascii), "in English: {problem}");
    }
}

#[tokio::test]
async fn the_pages_about_it_show_every_address_and_every_code_to_anyone() {
    let world = World::new().await;
    let mut visitor = world.visitor();
    let page = visitor.get("/api").await;
    for endpoint in all() {
        assert!(page.html().contains(&format!("id=\"{}\"", endpoint.name())), "{} is not there", endpoint.path);
    }
    let problems = visitor.get("/api/problems").await;
    for code in domain::problem::codes() {
        problems.expect(code);
    }
    let description = visitor.get("/api/openapi.json").await;
    assert_eq!(description.expect_status(200).json(), describe(Language::Vi));
}

/// The table of `docs/api.md`: what each page does, a program does too, or it is said why not.
#[test]
fn every_page_has_its_address_or_a_reason_why_it_has_none() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/api.md");
    let paper = std::fs::read_to_string(path).expect("docs/api.md");
    let mut told = std::collections::BTreeMap::new();
    for line in paper.lines().filter(|line| line.starts_with("| `GET /") || line.starts_with("| `POST /")) {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [page, counterpart] = cells[..] else { panic!("{line}") };
        assert!(told.insert(page.trim_matches('`'), counterpart).is_none(), "{page} twice");
    }
    let known: BTreeSet<String> = all().iter().map(|one| format!("{} {}", one.method, one.path)).collect();
    let pages: BTreeSet<String> =
        crate::routes::all().iter().map(|route| format!("{} {}", route.method, route.path)).collect();
    for page in &pages {
        assert!(told.contains_key(page.as_str()), "{page} is not in the table of docs/api.md");
    }
    for (page, counterpart) in told {
        assert!(pages.contains(page), "{page} is in the table and is no page");
        if let Some(reason) = counterpart.strip_prefix("none: ") {
            assert!(reason.len() > 10, "{page}: {reason}");
            continue;
        }
        for address in counterpart.split(", ").map(|address| address.trim_matches('`')) {
            assert!(known.contains(address), "{page}: there is no {address}");
        }
    }
}

#[tokio::test]
async fn an_answer_that_the_program_has_does_not_come_again() {
    let world = World::new().await;
    let program = world.program("lan", &[]).await;
    let first = program.get("/api/v1/me").await;
    let tag = first.expect_status(200).headers["etag"].to_str().unwrap().to_owned();
    let same = program.send("GET", "/api/v1/me", &[("if-none-match", &tag)], None).await;
    assert_eq!((same.status.as_u16(), same.body.len()), (304, 0));
    assert_eq!(same.headers["etag"].to_str().unwrap(), tag);
    let other = program.send("GET", "/api/v1/me", &[("if-none-match", "W/\"0\"")], None).await;
    assert_eq!(other.expect_status(200).body, first.body);
    let refused = program.send("GET", "/api/v1/nothing", &[("if-none-match", "*")], None).await;
    assert_eq!(refused.status, 404, "a refusal is no answer that the program has");
}
