//! Style sheets and static files: every class has its rule, every file named is there, every tone can be read.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use tower::ServiceExt;

use super::*;

const SHEETS: [&str; 4] = ["tokens.css", "app.css", "subjects.css", "media.css"];

fn package() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn sheet(name: &str) -> String {
    fs::read_to_string(package().join("assets").join(name)).expect("the sheet is there")
}

fn templates(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
    for entry in fs::read_dir(folder).expect("the folder is readable") {
        let path = entry.expect("the entry is readable").path();
        if path.is_dir() {
            templates(&path, found);
        } else if path.extension().is_some_and(|kind| kind == "html") {
            let text = fs::read_to_string(&path).expect("the template is text");
            found.push((path, text));
        }
    }
}

#[test]
fn every_class_in_a_template_has_a_rule() {
    let rules: String = SHEETS.map(sheet).concat();
    let known: BTreeSet<&str> = rules
        .split('.')
        .skip(1)
        .map(|rest| {
            rest.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-').next().unwrap_or_default()
        })
        .collect();
    let mut found = Vec::new();
    templates(&package().join("src"), &mut found);
    assert!(found.len() > 5, "templates are found");
    for (path, text) in found {
        for classes in text.split("class=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            for class in classes.split_whitespace().take_while(|class| !class.contains('{')) {
                assert!(known.contains(class), "{}: no rule for .{class}", path.display());
            }
        }
    }
}

/// Relative luminance after WCAG 2.2.
fn luminance(colour: &str) -> f64 {
    let part = |at: usize| {
        let value = u8::from_str_radix(&colour[at..at + 2], 16).expect("a colour in hexadecimal");
        let value = f64::from(value) / 255.0;
        if value <= 0.03928 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
}

fn contrast(one: &str, other: &str) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn token<'t>(block: &'t str, name: &str) -> Option<&'t str> {
    block.split(&format!("--{name}: ")).nth(1).and_then(|rest| rest.get(..7)).filter(|value| value.starts_with('#'))
}

#[test]
fn words_can_be_read_on_every_ground_in_light_and_dark() {
    let tokens = sheet("tokens.css");
    let light = &tokens[tokens.find(":root {").expect("light")..tokens.find("/* Dark").expect("dark")];
    let dark =
        &tokens[tokens.find(":root[data-theme=\"toi\"]").expect("dark")..tokens.find("/* Touch").expect("touch")];
    for block in [light, dark] {
        for ink in ["ink", "ink-2", "ink-3", "act", "link", "ok", "warn"] {
            let tint = format!("{ink}-tint");
            for ground in ["paper", "sunken", tint.as_str()] {
                let Some(ground_colour) = token(block, ground) else {
                    continue;
                };
                let ratio = contrast(token(block, ink).expect("the ink is there"), ground_colour);
                assert!(ratio >= 4.5, "--{ink} on --{ground} has {ratio:.1}");
            }
        }
        let edge = contrast(token(block, "edge").expect("edge"), token(block, "paper").expect("paper"));
        assert!(edge >= 3.0, "--edge has {edge:.1}");
    }
}

#[test]
fn every_file_a_sheet_names_is_there() {
    for name in SHEETS {
        for path in sheet(name).split("url(\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(package().join("assets").join(path).exists(), "{name} names {path}");
        }
    }
}

#[test]
fn no_line_is_so_low_that_stacked_marks_are_cut() {
    for line in SHEETS.map(sheet).concat().lines().filter(|line| !line.contains(".pin") && !line.contains("matrix")) {
        for value in line.split("line-height: ").skip(1) {
            let number: String = value.chars().take_while(|letter| letter.is_ascii_digit() || *letter == '.').collect();
            assert!(number.parse::<f64>().is_ok_and(|height| height >= 1.5) || number.is_empty(), "{line}");
        }
    }
}

#[test]
fn a_field_is_high_enough_for_marks_above_marks() {
    let tokens = sheet("tokens.css");
    let height = tokens.split("--line-field: ").nth(1).and_then(|rest| rest.split(';').next());
    assert!(height.and_then(|height| height.parse::<f64>().ok()).is_some_and(|height| height >= 1.8));
    let rule =
        "input, select { min-block-size: var(--control); padding: .1rem .6rem; line-height: var(--line-field); }";
    assert!(sheet("app.css").contains(rule), "fields take their height from the token");
}

async fn ask(path: &str, held: Option<&str>) -> (StatusCode, axum::http::HeaderMap, Vec<u8>) {
    let mut request = Request::get(path);
    if let Some(tag) = held {
        request = request.header(header::IF_NONE_MATCH, tag);
    }
    let answer = Router::new()
        .route("/assets/{digest}/{*path}", axum::routing::get(crate::look::assets::get_asset))
        .oneshot(request.body(Body::empty()).expect("a request"))
        .await
        .expect("an answer");
    let (head, body) = answer.into_parts();
    (head.status, head.headers, to_bytes(body, usize::MAX).await.expect("a body").to_vec())
}

#[tokio::test]
async fn static_files_are_kept_for_a_year_and_asked_for_once() {
    let (status, headers, body) = ask(&asset("app.css"), None).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(headers[header::CONTENT_TYPE], "text/css; charset=utf-8");
    assert_eq!(headers[header::CACHE_CONTROL], "public, max-age=31536000, immutable");
    assert_eq!(body, sheet("app.css").into_bytes());
    let tag = headers[header::ETAG].to_str().expect("a tag").to_owned();
    let (status, _, body) = ask(&asset("app.css"), Some(&tag)).await;
    assert_eq!((status, body.len()), (StatusCode::NOT_MODIFIED, 0));
}

#[tokio::test]
async fn an_older_address_still_answers_but_is_not_kept() {
    let (status, headers, _) = ask("/assets/000000000000/app.js", None).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(headers[header::CACHE_CONTROL], "no-cache");
    assert!(headers[header::CONTENT_TYPE].to_str().is_ok_and(|kind| kind.contains("javascript")));
}

#[tokio::test]
async fn what_is_not_there_is_not_found() {
    for path in ["nothing.css", "../Cargo.toml", "%2e%2e/Cargo.toml", "fonts"] {
        assert_eq!(ask(&format!("/assets/000000000000/{path}"), None).await.0, StatusCode::NOT_FOUND, "{path}");
    }
}
