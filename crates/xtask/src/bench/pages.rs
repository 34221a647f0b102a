//! Each kind of page as the people of the demo ask for it, over HTTP on loopback.
//! A page that is not there is a figure that fails, so that the list cannot shrink unnoticed.

use super::{median, milliseconds, server::Server};
use crate::http::Browser;
use anyhow::Context;
use std::time::Instant;

/// Who asks for which page. An address that ends with `/…` stands for the first such link on the page before it.
const PAGES: &[(&str, &[&str])] = &[
    ("lan", &["/viec-cua-toi", "/phan-viec/…", "/nhiem-vu", "/nhiem-vu/…", "/van-ban", "/don-vi", "/tai-khoan"]),
    ("minh", &["/viec-cua-toi", "/van-ban", "/van-ban/…", "/nhiem-vu", "/nhiem-vu/…", "/don-vi", "/don-vi/…"]),
    ("son", &["/viec-cua-toi", "/nguoi-dung"]),
];
/// Each page is asked for so often; the first two are to warm up.
const TIMES: usize = 22;
const WARM: usize = 2;

/// The median of each page.
pub fn medians_ms(server: &Server) -> Vec<(String, anyhow::Result<f64>)> {
    PAGES.iter().flat_map(|(login, paths)| pages_of(server, login, paths)).collect()
}

fn pages_of(server: &Server, login: &str, paths: &[&str]) -> Vec<(String, anyhow::Result<f64>)> {
    let mut browser = match Browser::signed_in(server.address, login) {
        Ok(browser) => browser,
        Err(fault) => return vec![(login.to_owned(), Err(fault))],
    };
    let mut before = String::new();
    let mut figures = Vec::new();
    for path in paths {
        let value = address(&mut browser, path, &before).and_then(|address| {
            before.clone_from(&address);
            median_ms(&mut browser, &address)
        });
        figures.push((format!("{path} ({login})"), value));
    }
    figures
}

fn address(browser: &mut Browser, path: &str, before: &str) -> anyhow::Result<String> {
    let Some(prefix) = path.strip_suffix('…') else { return Ok(path.to_owned()) };
    let links = browser.get(before)?.links(prefix);
    let is_one_thing = |link: &&String| link.matches('/').count() == 2 && link.len() > prefix.len() + 30;
    links.iter().find(is_one_thing).cloned().with_context(|| format!("{before} has no link to {path}"))
}

/// The median of one page, after warming up.
pub fn median_ms(browser: &mut Browser, address: &str) -> anyhow::Result<f64> {
    let mut times = Vec::new();
    for _ in 0..TIMES {
        let start = Instant::now();
        let answer = browser.get(address)?;
        times.push(milliseconds(start.elapsed()));
        anyhow::ensure!(answer.status == 200, "answered with {}", answer.status);
    }
    median(times.split_off(WARM))
}
