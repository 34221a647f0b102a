//! Every address with who may call it, from the list that the running system serves.
//! The list is in the order of addresses, so that a change of the code's order changes nothing here.

use super::{head, labels::verb_name, row};
use app::{
    api,
    routes::{Access, all},
};

const OPENING: &str = "# Addresses

Printed from `crates/app/src/routes.rs` by `cargo run -p xtask -- docs`; a test fails when it is stale.

*Public*: anyone. *Signed in*: anyone with a session, for what is their own. Any other word is the verb that the action asks
for, on the thing named in the address; [permissions.md](permissions.md) says who holds it. A change (POST) also needs a
request from a page of this system and, unless it is public, the token of the session. An address below `/api/v1` takes an
access token instead of a session ([api.md](api.md)).
";

/// The whole paper.
pub fn print() -> String {
    let pages = all().into_iter().map(|route| (route.path, route.method.to_string(), route.access));
    let for_programs =
        api::all().into_iter().map(|endpoint| (endpoint.path, endpoint.method.to_string(), endpoint.access));
    let line = |(path, method, access)| {
        let access = match access {
            Access::Public => "public".to_owned(),
            Access::SignedIn => "signed in".to_owned(),
            Access::Asks(verb) => format!("{} ({})", verb.code(), verb_name(verb)),
        };
        (path, method, access)
    };
    let mut lines: Vec<(&str, String, String)> = pages.chain(for_programs).map(line).collect();
    lines.sort();
    let mut text = OPENING.to_owned();
    text.push('\n');
    text.push_str(&head(&["address", "method", "who may call it"]));
    for (path, method, access) in lines {
        text.push_str(&row(&[&format!("`{path}`"), &method, &access]));
    }
    text
}
