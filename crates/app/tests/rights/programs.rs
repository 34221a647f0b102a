//! The walk over the interface for programs: every address with no token, with a wrong one, with a cookie instead, as each
//! person with a token that may do everything, and with one that may only read.
//!
//! What is sent is made from the description, so that a new address is walked when it is added.

use crate::{
    ground::Ground,
    people::{self, Era, PEOPLE, Person},
};
use app::{
    api::{self, describe},
    language::Language,
    routes::{Access, router},
};
use axum::{Router, http::Method, routing::get};
use domain::permissions::{Decision, Scope, Verb};
use serde_json::{Map, Value, json};
use testkit::{Client, Page, Program, World, token_of};

const ALL: &[&str] = &["figures", "work", "submit", "decide", "documents", "organisations", "people", "export"];

/// One address as the walk tries it.
#[derive(Debug, Clone)]
struct Address {
    method: Method,
    pattern: String,
    access: Access,
    /// What the description says that it takes.
    body: Option<Value>,
}

impl Address {
    fn of(endpoint: &api::Endpoint, description: &Value) -> Self {
        let told = &description["paths"][endpoint.path][endpoint.method.as_str().to_ascii_lowercase()];
        let schema = &told["requestBody"]["content"]["application/json"]["schema"];
        Address {
            method: endpoint.method.clone(),
            pattern: endpoint.path.to_owned(),
            access: endpoint.access,
            body: (!schema.is_null()).then(|| example(schema, description)),
        }
    }

    /// The page that shows or does the same, by which the people's relations are known.
    fn page(&self) -> &'static str {
        match self.pattern.split('/').nth(3) {
            // Rows behind figures are those of the unit's register.
            Some("reports") if self.pattern.ends_with("/register-figures") => "/don-vi/{id}",
            Some("reports") => "/bao-cao/{report}",
            Some("difficulties") if self.pattern.contains('{') => "/kho-khan/{difficulty}",
            // Without a thing in the address the body is named in what is sent.
            Some("inspections" | "inspection-programmes")
                if self.method == Method::POST && !self.pattern.contains('{') =>
            {
                "/kiem-tra/cuoc/moi/{body}"
            }
            Some("inspection-programmes") => "/kiem-tra/chuong-trinh/{programme}",
            Some("inspections") if self.pattern.ends_with("/docx") || self.pattern.ends_with("/pdf") => {
                "/kiem-tra/cuoc/{inspection}/ket-luan/tep"
            }
            Some("inspections") if self.pattern.contains('{') => "/kiem-tra/cuoc/{inspection}",
            Some("findings") => "/kiem-tra/phat-hien/{finding}",
            Some("rounds") if self.pattern.contains('{') => "/bao-cao/dot/{round}",
            // Who would owe a round of the board is asked by its address's query.
            Some("rounds") if self.pattern.ends_with("/preview") => "/bao-cao/lich/{request}",
            Some("coverage") if self.pattern.ends_with("/letter-of-urging") => "/ke-hoach/{document}/don-doc",
            Some("export") => "/xuat-du-lieu",
            Some("reorganisations") if self.method == Method::POST && !self.pattern.contains('{') => {
                "/don-vi/sap-xep/moi"
            }
            Some("organisations") if self.pattern.ends_with("/import") && !self.pattern.contains("/registers/") => {
                "/don-vi/nhap"
            }
            Some("standing-requests") if self.pattern.contains('{') => "/bao-cao/lich/{request}",
            Some("standing-requests") if self.method == Method::GET => "/bao-cao/lich",
            // Without a document in the address the question is about the person's own unit.
            Some("documents") if !self.pattern.contains('{') => "/van-ban/tai-len",
            _ => "/don-vi/{id}",
        }
    }
}

/// The least that a schema allows; identities are those of the unit that the walk is about.
fn example(schema: &Value, description: &Value) -> Value {
    if let Some(pointer) = schema["$ref"].as_str() {
        return example(description.pointer(pointer.trim_start_matches('#')).unwrap(), description);
    }
    if let Some(first) = schema["oneOf"].as_array().and_then(|choices| choices.first()) {
        return example(first, description);
    }
    if let Some(word) = schema.get("const").or(schema["enum"].as_array().and_then(|words| words.first())) {
        return word.clone();
    }
    if schema["contentEncoding"] == "base64" {
        return json!("YQ==");
    }
    if let Some(pattern) = schema["pattern"].as_str().filter(|pattern| pattern.contains(r"\d")) {
        assert!(pattern.starts_with("^-?"), "the walk has no example of {pattern}");
        return json!("1");
    }
    match (schema["type"].as_str().unwrap_or_default(), schema["format"].as_str().unwrap_or_default()) {
        ("object", _) => {
            let required = schema["required"].as_array().cloned().unwrap_or_default();
            let member = |name: &Value| {
                let name = name.as_str().unwrap();
                (name.to_owned(), example(&schema["properties"][name], description))
            };
            Value::Object(required.iter().map(member).collect::<Map<_, _>>())
        }
        ("integer", _) => schema["minimum"].as_i64().map_or(json!(1), |least| json!(least)),
        ("array", _) => json!([]),
        ("boolean", _) => json!(true),
        ("string", "uuid") => json!(domain::organisations::organisation_of_word("du-yen-hen-2025").to_string()),
        ("string", "date") => json!("2026-12-31"),
        ("string", _) => json!("x"),
        (other, _) => panic!("the walk has no example of {other}: {schema}"),
    }
}

async fn ask(program: &Program, address: &Address, path: &str) -> Page {
    let path =
        if path.contains("/figures") { format!("{path}?measure=vocational-education/C08") } else { path.to_owned() };
    let path = if path.ends_with("/rounds/preview") {
        let board = domain::organisations::organisation_of_word("ban-tgdv");
        format!(
            "{path}?asked_by={board}&pack=vocational-education&form=half-year&year=2026&number=2&line=party\
             &class=dang-uy-xa&due_on=2026-12-31"
        )
    } else {
        path
    };
    let path = if address.method == Method::GET { path } else { path.split('?').next().unwrap().to_owned() };
    // A key belongs to one request, so each address has its own.
    let key = path.replace(|letter: char| !letter.is_ascii_alphanumeric(), "-");
    let key = ("idempotency-key", &key[key.len().saturating_sub(64)..]);
    program.send(address.method.as_str(), &path, &[key], address.body.as_ref()).await
}

/// Someone who walks: a browser, and two tokens.
struct Walker {
    person: &'static Person,
    browser: Client,
    whole: Program,
    reading: Program,
}

struct Walk<'w> {
    world: &'w World,
    router: Router,
    ground: &'w Ground,
    walkers: Vec<Walker>,
    faults: Vec<String>,
}

impl<'w> Walk<'w> {
    async fn new(world: &'w World, ground: &'w Ground, router: Router) -> Self {
        let mut walkers = Vec::new();
        for person in PEOPLE {
            let mut browser = people::signed_in(world, &router, person.login).await;
            let whole = world.program_at(router.clone(), &token_of(&mut browser, ALL).await);
            let reading = world.program_at(router.clone(), &token_of(&mut browser, &[]).await);
            walkers.push(Walker { person, browser, whole, reading });
        }
        Walk { world, router, ground, walkers, faults: Vec::new() }
    }

    fn unless(&mut self, holds: bool, who: &str, address: &Address, what: &str, page: &Page) {
        if !holds {
            let Address { method, pattern, .. } = address;
            self.faults.push(format!("{method} {pattern} as {who}: {what}, but {} {}", page.status, page.html()));
        }
    }

    async fn over(&mut self, addresses: &[Address]) {
        for era in [Era::Today, Era::Before] {
            for address in addresses {
                match self.ground.path(&address.pattern, era) {
                    Ok(Some(path)) => self.at(address, &path, era).await,
                    Ok(None) => {}
                    Err(unknown) => self.faults.push(format!("{} {}: {unknown}", address.method, address.pattern)),
                }
            }
        }
    }

    async fn at(&mut self, address: &Address, path: &str, era: Era) {
        for (who, token) in [("nobody", ""), ("a stranger", &format!("dondoc_{}", "0".repeat(64)))] {
            let page = ask(&self.world.program_at(self.router.clone(), token), address, path).await;
            self.unless(page.status == 401, who, address, "refused without a token", &page);
        }
        let mut reached = false;
        for place in 0..self.walkers.len() {
            let walker = &mut self.walkers[place];
            let login = walker.person.login;
            let body = address.body.as_ref().map(Value::to_string).unwrap_or_default();
            let headers = [("content-type", "application/json"), ("sec-fetch-site", "same-origin")];
            let page = walker.browser.send_bare(address.method.as_str(), path, &headers, &body).await;
            self.unless(page.status == 401, login, address, "a cookie is no token", &page);
            reached |= self.as_person(place, address, path, era).await;
        }
        if era == Era::Today && address.method == Method::GET && !reached {
            self.faults.push(format!("{} {}: nobody gets through", address.method, address.pattern));
        }
    }

    /// What the table says for the person holds for a token with every scope; one that may only read does nothing else.
    async fn as_person(&mut self, place: usize, address: &Address, path: &str, era: Era) -> bool {
        let walker = &self.walkers[place];
        let (login, person, is_read) = (walker.person.login, walker.person, address.method == Method::GET);
        let Access::Asks(verb) = address.access else {
            let page = ask(&walker.whole, address, path).await;
            let is_fine = if is_read { page.status == 200 } else { page.status.as_u16() < 500 };
            self.unless(is_fine, login, address, "the person's own", &page);
            return page.status == 200;
        };
        let expected = person.decision(verb, address.page(), era);
        if expected == Decision::Allow && verb.scope() != Scope::Read {
            let page = ask(&walker.reading, address, path).await;
            let is_narrowed = page.status == 403 && page.json()["code"] == "scope-missing";
            self.unless(is_narrowed, login, address, "a token without the scope is refused", &page);
            if !is_read {
                return false;
            }
        }
        let page = ask(&self.walkers[place].whole, address, path).await;
        let (status, what) = match expected {
            Decision::Hide => (404, "hidden"),
            Decision::Refuse => (403, "refused"),
            // Nobody made an export before the walk.
            Decision::Allow if address.pattern == "/api/v1/export/file" => (404, "open, and nothing there"),
            Decision::Allow => (200, "open"),
        };
        self.unless(page.status == status, login, address, what, &page);
        page.status == status && expected == Decision::Allow
    }
}

fn addresses() -> Vec<Address> {
    let description = describe(Language::En);
    api::all().iter().map(|endpoint| Address::of(endpoint, &description)).collect()
}

#[tokio::test]
async fn every_address_for_programs_lets_through_whom_it_should_and_nobody_else() {
    let world = World::new().await;
    let ground = Ground::prepare(&world).await;
    let mut walk = Walk::new(&world, &ground, router(world.app.clone())).await;
    walk.over(&addresses()).await;
    assert!(walk.faults.is_empty(), "{} faults:\n{}", walk.faults.len(), walk.faults.join("\n"));
}

#[tokio::test]
async fn a_planted_hole_for_programs_is_found() {
    let world = World::new().await;
    let ground = Ground::prepare(&world).await;
    let hole = "/api/v1/reports/{report}/lo-hong";
    let planted = Router::new().route(hole, get(|| async { "{}" }).post(|| async { "{}" }));
    let mut walk = Walk::new(&world, &ground, router(world.app.clone()).merge(planted)).await;
    let asks = |method, verb| Address { method, pattern: hole.to_owned(), access: Access::Asks(verb), body: None };
    walk.over(&[asks(Method::GET, Verb::ReadReport), asks(Method::POST, Verb::Accept)]).await;
    for found in [
        "GET /api/v1/reports/{report}/lo-hong as nobody: refused without a token",
        "GET /api/v1/reports/{report}/lo-hong as a stranger: refused without a token",
        "GET /api/v1/reports/{report}/lo-hong as lan: a cookie is no token",
        "GET /api/v1/reports/{report}/lo-hong as ha: hidden",
        "POST /api/v1/reports/{report}/lo-hong as lan: refused",
        "POST /api/v1/reports/{report}/lo-hong as minh: a token without the scope",
    ] {
        assert!(
            walk.faults.iter().any(|fault| fault.starts_with(found)),
            "not found: {found}\n{}",
            walk.faults.join("\n")
        );
    }
}
