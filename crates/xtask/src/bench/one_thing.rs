//! The pages where everything about one thing stands together, and the search, on an instance that `xtask life` made: years of
//! a province's work. Its server reminds people as it starts; nothing else is changed in it.

use super::{Figure, judged, pages::median_ms, server::Server};
use crate::http::Browser;
use anyhow::Context;
use std::{path::Path, process::ExitCode};

/// A clause, a unit, the overview, and who is late.
const PAGE_MS: f64 = 50.0;
/// A search over documents, duties and units.
const SEARCH_MS: f64 = 100.0;
/// The head of the board that asks, in what `xtask life` makes.
const LOGIN: &str = "truongban";
/// What people look for, as addresses say it.
const SEARCHES: [(&str, &str); 5] = [
    ("words with marks", "%C4%91%C3%A0o%20t%E1%BA%A1o%20ngh%E1%BB%81"),
    ("words without marks", "dao%20tao%20nghe"),
    ("a part of a symbol", "KH/BTGDVTU"),
    ("a kind of unit", "dang%20uy%20xa"),
    ("nothing that there is", "khongcotunaynhuthe"),
];

/// Measures them in the life that lies in a folder.
pub fn run(program: &Path, life: &Path) -> anyhow::Result<ExitCode> {
    let server = Server::start_in(program, life)?;
    let mut browser = Browser::signed_in(server.address, LOGIN).context("is this a folder of `xtask life`?")?;
    let mut figures = Vec::new();
    for path in ["/tong-quan", "/tong-quan/don-vi", "/don-doc"] {
        figures.push(Figure::at_most(path, median_ms(&mut browser, path), "ms", PAGE_MS));
    }
    let unit = browser.get("/tong-quan/don-vi")?.links("/don-vi/").into_iter().find(|link| link.ends_with("/ho-so"));
    let unit = unit.context("no unit is late").and_then(|path| median_ms(&mut browser, &path));
    figures.push(Figure::at_most("/don-vi/…/ho-so", unit, "ms", PAGE_MS));
    let clause = clause(&mut browser).and_then(|path| median_ms(&mut browser, &path));
    figures.push(Figure::at_most("/van-ban/…/dieu-khoan/…", clause, "ms", PAGE_MS));
    for (what, words) in SEARCHES {
        let value = median_ms(&mut browser, &format!("/tim?q={words}"));
        figures.push(Figure::at_most(format!("/tim: {what}"), value, "ms", SEARCH_MS));
    }
    Ok(judged(&figures))
}

/// The first clause of the first document that has a page of its own.
fn clause(browser: &mut Browser) -> anyhow::Result<String> {
    let documents = browser.get("/van-ban")?.links("/van-ban/");
    for document in documents.iter().filter(|link| link.matches('/').count() == 2 && link.len() > 40) {
        let links = browser.get(document)?.links(document);
        if let Some(clause) = links.into_iter().find(|link| link.contains("/dieu-khoan/")) {
            return Ok(clause);
        }
    }
    anyhow::bail!("no document leads to the page of a clause")
}
