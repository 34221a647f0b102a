//! The rights walk: every address of the system is tried by everyone who should not get through, and by those who should.
//!
//! It goes over `routes::all()`, so a new address is covered when it is added; one whose things the walk does not know
//! fails it. What is expected is asked from `decide` for the relation that stands in `people.rs`, written by hand. The
//! walk collects faults instead of stopping, so that the controls can plant some and see that they are found.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod ground;
mod outreach;
mod people;
mod plans;
mod programs;
mod registers;
mod reviews;

use app::routes::{Access, all};
use axum::{
    Router,
    http::Method,
    routing::{get, post},
};
use domain::permissions::{Decision, Verb};
use ground::Ground;
use people::{Era, PEOPLE, Person};
use std::collections::BTreeSet;
use testkit::{Client, Page, World};

const HERE: (&str, &str) = ("sec-fetch-site", "same-origin");
const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");
const PARTS: (&str, &str) = ("content-type", "multipart/form-data; boundary=x");
const PARTS_BODY: &str =
    "--x\r\nContent-Disposition: form-data; name=\"tep\"; filename=\"a.txt\"\r\n\r\na\r\n--x--\r\n";

/// One address as the walk tries it.
#[derive(Debug, Clone)]
struct Address {
    method: Method,
    pattern: String,
    access: Access,
}

fn addresses() -> Vec<Address> {
    let address = |route: app::routes::Route| Address {
        method: route.method,
        pattern: route.path.to_owned(),
        access: route.access,
    };
    all().into_iter().map(address).collect()
}

/// What the walk found.
#[derive(Debug, Default)]
struct Faults(Vec<String>);

impl Faults {
    fn unless(&mut self, holds: bool, who: &str, address: &Address, what: &str, page: &Page) {
        if !holds {
            self.0.push(format!("{} {} as {who}: {what}, but {}", address.method, address.pattern, page.status));
        }
    }
}

/// Both encodings of the same form: an address takes one of them and does not understand the other (422).
async fn bare_posts(browser: &Client, path: &str, headers: &[(&str, &str)]) -> [Page; 2] {
    let mut pages = Vec::new();
    for (kind, body) in [(FORM, ""), (PARTS, PARTS_BODY)] {
        let headers: Vec<(&str, &str)> = headers.iter().copied().chain([kind]).collect();
        pages.push(browser.clone().send_bare("POST", path, &headers, body).await);
    }
    pages.try_into().unwrap()
}

fn leads_to_sign_in(page: &Page) -> bool {
    let redirected = page.location().is_some_and(|location| location.starts_with("/dang-nhap"));
    redirected || (page.status == 401 && page.says("Tên đăng nhập"))
}

/// Nobody is signed in: what is not public ends at the sign-in page, and forms of other sites end nowhere.
async fn walk_as_nobody(faults: &mut Faults, browser: &Client, who: &str, address: &Address, path: &str) {
    if address.method == Method::GET {
        let page = browser.clone().get(path).await;
        let is_public = address.access == Access::Public;
        let right = if is_public { !page.status.is_server_error() } else { leads_to_sign_in(&page) };
        faults.unless(right, who, address, "ends at sign-in unless it is public", &page);
        return;
    }
    if address.access != Access::Public {
        let pages = bare_posts(browser, path, &[HERE]).await;
        let refused = pages.iter().any(leads_to_sign_in);
        let nothing_else = pages.iter().all(|page| leads_to_sign_in(page) || page.status == 422);
        faults.unless(refused && nothing_else, who, address, "a form ends at sign-in", &pages[0]);
    }
    walk_from_elsewhere(faults, browser, who, address, path).await;
}

async fn walk_from_elsewhere(faults: &mut Faults, browser: &Client, who: &str, address: &Address, path: &str) {
    for elsewhere in [("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")] {
        for page in bare_posts(browser, path, &[elsewhere]).await {
            faults.unless(page.status == 403, who, address, "a form of another site is refused", &page);
        }
    }
}

/// A signed-in person's form without the token of the session.
async fn walk_without_token(faults: &mut Faults, browser: &Client, who: &str, address: &Address, path: &str) {
    let signs_out_or_in = address.access == Access::Public && address.pattern != "/dang-xuat";
    if address.method != Method::POST || signs_out_or_in {
        return;
    }
    let pages = bare_posts(browser, path, &[HERE]).await;
    let refused = pages.iter().any(|page| page.status == 403);
    let nothing_else = pages.iter().all(|page| page.status == 403 || page.status == 422);
    faults.unless(refused && nothing_else, who, address, "a form without its token is refused", &pages[0]);
}

/// A signed-in person asks for a thing: hidden, refused or open as the table says. What is allowed is not done, only
/// looked at: the stories of each subject do it.
async fn walk_by_right(
    faults: &mut Faults,
    browser: &mut Client,
    who: &str,
    address: &Address,
    (path, fields): (&str, &[(&str, &str)]),
    expected: Decision,
) -> bool {
    let (status, what) = match expected {
        Decision::Hide => (404, "hidden"),
        Decision::Refuse => (403, "refused"),
        Decision::Allow if address.method == Method::POST => return false,
        Decision::Allow => {
            let page = browser.get(path).await;
            let broken = page.status.is_server_error() || page.status == 403 || leads_to_sign_in(&page);
            faults.unless(!broken, who, address, "open", &page);
            return page.status == 200 || page.is_redirect();
        }
    };
    if address.method == Method::GET {
        let page = browser.get(path).await;
        faults.unless(page.status == status, who, address, what, &page);
        return false;
    }
    let pages = [browser.post(path, fields).await, browser.upload(path, fields, "tep", "a.txt", b"a").await];
    let right = pages.iter().any(|page| page.status == status);
    let nothing_else = pages.iter().all(|page| page.status == status || page.status == 422);
    faults.unless(right && nothing_else, who, address, what, &pages[0]);
    false
}

/// The whole walk over a router: everyone at every address, with the things of today and those of a predecessor.
async fn walk(world: &World, ground: &Ground, router: &Router, addresses: &[Address]) -> Faults {
    let mut faults = Faults::default();
    let fields = ground.fields();
    let nobody = world.visitor_at(router.clone());
    let former = people::former_member(world, router).await;
    let mut signed_in: Vec<(&Person, Client)> = Vec::new();
    for person in PEOPLE {
        signed_in.push((person, people::signed_in(world, router, person.login).await));
    }
    for era in [Era::Today, Era::Before] {
        for address in addresses {
            let path = match ground.path(&address.pattern, era) {
                Ok(Some(path)) => path,
                Ok(None) => continue,
                Err(unknown) => {
                    faults.0.push(format!("{} {}: {unknown}", address.method, address.pattern));
                    continue;
                }
            };
            walk_as_nobody(&mut faults, &nobody, "nobody", address, &path).await;
            walk_as_nobody(&mut faults, &former, "a former member", address, &path).await;
            let mut reached = false;
            for (person, browser) in &mut signed_in {
                reached |= walk_as(&mut faults, browser, person, address, (&path, &fields), era).await;
            }
            let must_be_reached = era == Era::Today && address.method == Method::GET;
            if must_be_reached && matches!(address.access, Access::Asks(_)) && !reached {
                faults.0.push(format!("{} {}: nobody gets through", address.method, address.pattern));
            }
        }
    }
    faults
}

async fn walk_as(
    faults: &mut Faults,
    browser: &mut Client,
    person: &Person,
    address: &Address,
    (path, fields): (&str, &[(&str, &str)]),
    era: Era,
) -> bool {
    let who = person.login;
    walk_without_token(faults, browser, who, address, path).await;
    if address.method == Method::POST {
        walk_from_elsewhere(faults, browser, who, address, path).await;
    }
    match address.access {
        Access::Public => false,
        Access::SignedIn if address.method == Method::GET => {
            let page = browser.get(path).await;
            let right = !leads_to_sign_in(&page) && !page.status.is_server_error() && page.status != 404;
            faults.unless(right, who, address, "the person's own", &page);
            false
        }
        Access::SignedIn => false,
        Access::Asks(verb) => {
            let expected = person.decision(verb, &address.pattern, era);
            walk_by_right(faults, browser, who, address, (path, fields), expected).await
        }
    }
}

#[tokio::test]
async fn every_address_lets_through_whom_it_should_and_nobody_else() {
    let world = World::new().await;
    let ground = Ground::prepare(&world).await;
    let faults = walk(&world, &ground, &app::routes::router(world.app.clone()), &addresses()).await;
    assert!(faults.0.is_empty(), "{} faults:\n{}", faults.0.len(), faults.0.join("\n"));
}

#[tokio::test]
async fn a_planted_hole_is_found() {
    let world = World::new().await;
    let ground = Ground::prepare(&world).await;
    let asks =
        |method, pattern: &str, verb| Address { method, pattern: pattern.to_owned(), access: Access::Asks(verb) };
    let planted = [
        asks(Method::GET, "/phan-viec/{id}/lo-hong", Verb::ReadAssignment),
        asks(Method::POST, "/phan-viec/{id}/lo-hong-khac", Verb::Accept),
        asks(Method::GET, "/phan-viec/{id}/khong-ai-vao", Verb::ReadAssignment),
        asks(Method::GET, "/cai-gi/{moi}", Verb::ReadDocument),
    ];
    let router = app::routes::router(world.app.clone()).merge(
        Router::new()
            .route("/phan-viec/{id}/lo-hong", get(|| async { "open to all" }))
            .route("/phan-viec/{id}/lo-hong-khac", post(|| async { "no token, no origin, no right" })),
    );
    let faults = walk(&world, &ground, &router, &planted).await.0;
    for found in [
        "GET /phan-viec/{id}/lo-hong as nobody: ends at sign-in",
        "GET /phan-viec/{id}/lo-hong as a former member: ends at sign-in",
        "GET /phan-viec/{id}/lo-hong as tu: hidden, but 200",
        "GET /phan-viec/{id}/lo-hong as phuc: hidden, but 200",
        "POST /phan-viec/{id}/lo-hong-khac as nobody: a form ends at sign-in",
        "POST /phan-viec/{id}/lo-hong-khac as nobody: a form of another site",
        "POST /phan-viec/{id}/lo-hong-khac as lan: a form without its token",
        "POST /phan-viec/{id}/lo-hong-khac as lan: refused, but 200",
        "POST /phan-viec/{id}/lo-hong-khac as binh: refused, but 200",
        "POST /phan-viec/{id}/lo-hong-khac as tu: hidden, but 200",
        "GET /phan-viec/{id}/khong-ai-vao: nobody gets through",
        "GET /cai-gi/{moi}: the walk has no thing for",
    ] {
        assert!(faults.iter().any(|fault| fault.starts_with(found)), "not found: {found}\n{}", faults.join("\n"));
    }
    let who: BTreeSet<&str> = PEOPLE.iter().map(|person| person.login).collect();
    assert_eq!(who.len(), PEOPLE.len(), "each person once");
}
