//! A person's browser: keeps cookies, sends the token of the last page it saw, says where its requests come from.
//! It follows nothing and retries nothing unless the test says so.

use crate::Page;
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, header, request::Builder},
};
use std::collections::BTreeMap;
use tower::ServiceExt;

const HOST: &str = "dondoc.test";
const BOUNDARY: &str = "----dondoc-test-boundary";

/// A browser.
#[derive(Clone)]
pub struct Client {
    router: Router,
    cookies: BTreeMap<String, String>,
    token: Option<String>,
    last_page: String,
}

impl Client {
    /// Someone at a router, not signed in.
    pub fn new(router: Router) -> Self {
        Client { router, cookies: BTreeMap::new(), token: None, last_page: "/".to_owned() }
    }

    /// Opens a page.
    pub async fn get(&mut self, path: &str) -> Page {
        let request = self.request("GET", path).body(Body::empty()).expect("a request");
        let page = self.send(request).await;
        if !page.is_redirect() {
            self.last_page = path.to_owned();
        }
        page
    }

    /// Opens a page and goes where it leads.
    pub async fn visit(&mut self, path: &str) -> Page {
        let page = self.get(path).await;
        self.follow(page).await
    }

    /// Sends a form, with the token of the last page seen.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Page {
        let mut pairs: Vec<(&str, String)> = fields.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        if let Some(token) = self.known_token().await {
            pairs.push(("csrf", token));
        }
        let body = encode(&pairs);
        let request = self
            .request("POST", path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body))
            .expect("a request");
        self.send(request).await
    }

    /// Sends a form and goes where it leads.
    pub async fn submit(&mut self, path: &str, fields: &[(&str, &str)]) -> Page {
        let page = self.post(path, fields).await;
        self.follow(page).await
    }

    /// Sends a form with a file.
    pub async fn upload(
        &mut self,
        path: &str,
        fields: &[(&str, &str)],
        field: &str,
        name: &str,
        content: &[u8],
    ) -> Page {
        let mut body: Vec<u8> = Vec::new();
        let token = self.known_token().await.unwrap_or_default();
        for (key, value) in [("csrf", token.as_str())].iter().chain(fields) {
            let part = format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{key}\"\r\n\r\n{value}\r\n");
            body.extend(part.as_bytes());
        }
        let head = format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n"
        );
        body.extend(head.as_bytes());
        body.extend(content);
        body.extend(format!("\r\n--{BOUNDARY}--\r\n").as_bytes());
        let request = self
            .request("POST", path)
            .header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={BOUNDARY}"))
            .body(Body::from(body))
            .expect("a request");
        self.send(request).await
    }

    /// Goes where an answer leads, any number of times up to five.
    pub async fn follow(&mut self, mut page: Page) -> Page {
        for _ in 0..5 {
            let Some(location) = page.location().filter(|_| page.is_redirect()).map(str::to_owned) else { break };
            page = self.get(&location).await;
        }
        page
    }

    /// Closes the browser's session without telling the server: the cookies are gone.
    pub fn forget_cookies(&mut self) {
        self.cookies.clear();
    }

    /// Sends any request as this browser would: with cookies, without a token.
    pub async fn send_bare(&mut self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Page {
        let mut request = Request::builder().method(method).uri(path).header(header::HOST, HOST);
        request = self.with_cookies(request);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.send(request.body(Body::from(body.to_owned())).expect("a request")).await
    }

    /// The token of the last page; a signed-in browser that saw no page yet looks at its own account.
    async fn known_token(&mut self) -> Option<String> {
        if self.token.is_none() && !self.cookies.is_empty() {
            self.visit("/tai-khoan").await;
        }
        self.token.clone()
    }

    fn request(&self, method: &str, path: &str) -> Builder {
        let builder = Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, HOST)
            .header("sec-fetch-site", "same-origin")
            .header(header::ORIGIN, format!("http://{HOST}"))
            .header(header::REFERER, format!("http://{HOST}{}", self.last_page));
        self.with_cookies(builder)
    }

    fn with_cookies(&self, builder: Builder) -> Builder {
        if self.cookies.is_empty() {
            return builder;
        }
        let pairs: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        builder.header(header::COOKIE, pairs.join("; "))
    }

    async fn send(&mut self, request: Request<Body>) -> Page {
        let answer = self.router.clone().oneshot(request).await.expect("an answer");
        let (head, body) = answer.into_parts();
        for cookie in head.headers.get_all(header::SET_COOKIE) {
            self.take_cookie(cookie.to_str().expect("a cookie of text"));
        }
        let body = to_bytes(body, usize::MAX).await.expect("a body").to_vec();
        let page = Page { status: head.status, headers: head.headers, body };
        if let Some(token) = page.value("csrf").filter(|token| !token.is_empty()) {
            self.token = Some(token);
        }
        page
    }

    fn take_cookie(&mut self, cookie: &str) {
        let (pair, attributes) = cookie.split_once(';').unwrap_or((cookie, ""));
        let (name, value) = pair.split_once('=').expect("name=value");
        if attributes.contains("Max-Age=0") || value.is_empty() {
            self.cookies.remove(name.trim());
        } else {
            self.cookies.insert(name.trim().to_owned(), value.to_owned());
        }
    }
}

/// As a browser encodes a form.
fn encode(pairs: &[(&str, String)]) -> String {
    let escape = |text: &str| -> String {
        text.bytes()
            .map(|byte| match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'*' => char::from(byte).to_string(),
                b' ' => "+".to_owned(),
                other => format!("%{other:02X}"),
            })
            .collect()
    };
    pairs.iter().map(|(name, value)| format!("{}={}", escape(name), escape(value))).collect::<Vec<_>>().join("&")
}
