//! A program that acts for a person with an access token: JSON in and out, no cookies.
//! It keeps nothing between two requests but its token and the number of its next key.

use crate::{Client, Page, World};
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, header},
};
use serde_json::Value;
use tower::ServiceExt;

/// A program with a token.
#[derive(Clone)]
pub struct Program {
    router: Router,
    token: String,
    sent: u32,
}

impl World {
    /// A program with a new token of a person's, which may do so much.
    pub async fn program(&self, login: &str, scopes: &[&str]) -> Program {
        let mut browser = self.person(login).await;
        self.program_at(self.router(), &token_of(&mut browser, scopes).await)
    }

    /// A program with this token at a router over this world.
    pub fn program_at(&self, router: Router, token: &str) -> Program {
        Program::new(router, token)
    }
}

/// A new token of the person at a browser.
pub async fn token_of(browser: &mut Client, scopes: &[&str]) -> String {
    let mut fields = vec![("ten", "Phần mềm của đơn vị"), ("han", "90")];
    fields.extend(scopes.iter().map(|scope| ("quyen", *scope)));
    let page = browser.post("/tai-khoan/ma-truy-cap", &fields).await;
    let html = page.expect_status(200).html();
    let token = html.split("value=\"dondoc_").nth(1).and_then(|rest| rest.split('"').next()).expect("a token");
    format!("dondoc_{token}")
}

impl Program {
    /// A program with this token at a router.
    pub fn new(router: Router, token: &str) -> Self {
        Program { router, token: token.to_owned(), sent: 0 }
    }

    /// Reads.
    pub async fn get(&self, path: &str) -> Page {
        self.send("GET", path, &[], None).await
    }

    /// Puts something in its place.
    pub async fn put(&self, path: &str, body: &Value) -> Page {
        self.send("PUT", path, &[], Some(body)).await
    }

    /// Takes a step under a new key.
    pub async fn post(&mut self, path: &str, body: &Value) -> Page {
        self.sent += 1;
        let key = format!("buoc-{:08}", self.sent);
        self.post_as(&key, path, body).await
    }

    /// Takes a step under a key.
    pub async fn post_as(&self, key: &str, path: &str, body: &Value) -> Page {
        self.send("POST", path, &[("idempotency-key", key)], Some(body)).await
    }

    /// Sends any request with its token, in English.
    pub async fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: Option<&Value>) -> Page {
        let mut request = Request::builder().method(method).uri(path).header(header::ACCEPT_LANGUAGE, "en");
        if !self.token.is_empty() {
            request = request.header(header::AUTHORIZATION, format!("Bearer {}", self.token));
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let body = match body {
            Some(body) => {
                request = request.header(header::CONTENT_TYPE, "application/json");
                Body::from(body.to_string())
            }
            None => Body::empty(),
        };
        let answer = self.router.clone().oneshot(request.body(body).expect("a request")).await.expect("an answer");
        let (head, body) = answer.into_parts();
        let body = to_bytes(body, usize::MAX).await.expect("a body").to_vec();
        Page { status: head.status, headers: head.headers, body }
    }
}
