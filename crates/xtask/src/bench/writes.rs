//! How many reports a second are acknowledged, each with its rights asked, its history row and its place on disk.
//!
//! Each open assignment of some people is a lane of its own: on one lane a report must have seen the one before it.

use super::server::Server;
use crate::http::Browser;
use anyhow::Context;
use std::{
    thread,
    time::{Duration, Instant},
};

const PEOPLE: &[&str] = &["lan", "tu", "thao", "ha"];
/// At the most so many at once.
const LANES: usize = 64;
const LASTS: Duration = Duration::from_secs(4);

/// One assignment that can be reported on.
struct Lane {
    browser: Browser,
    path: String,
    csrf: String,
    version: i64,
    period: Option<String>,
}

/// Acknowledged reports a second.
pub fn per_second(server: &Server) -> anyhow::Result<f64> {
    let mut lanes = Vec::new();
    for login in PEOPLE {
        lanes.extend(lanes_of(server, login)?);
    }
    lanes.truncate(LANES);
    anyhow::ensure!(!lanes.is_empty(), "nobody has an assignment to report on");
    let start = Instant::now();
    let until = start + LASTS;
    let running: Vec<_> = lanes.into_iter().map(|lane| thread::spawn(move || lane.report_until(until))).collect();
    let mut written = 0u32;
    for lane in running {
        written += lane.join().map_err(|_| anyhow::anyhow!("a lane broke down"))??;
    }
    Ok(f64::from(written) / start.elapsed().as_secs_f64())
}

fn lanes_of(server: &Server, login: &str) -> anyhow::Result<Vec<Lane>> {
    let mut browser = Browser::signed_in(server.address, login)?;
    let links = browser.get("/viec-cua-toi")?.links("/phan-viec/");
    let mut lanes = Vec::new();
    for path in links {
        let mut page = browser.get(&path)?;
        let csrf = page.value("csrf").context("a page without a token")?;
        if page.body.contains("/xac-nhan-nhan-viec\"") {
            let version = page.value("version").unwrap_or_default();
            browser.post(&[&path, "/xac-nhan-nhan-viec"].concat(), &[("csrf", &csrf), ("version", &version)])?;
            page = browser.get(&path)?;
        }
        if page.body.contains(&["action=\"", &path, "/bao-cao\""].concat()) {
            let version = page.value("version").and_then(|version| version.parse().ok());
            let version = version.context("a form without a version")?;
            let lane = Lane { browser: browser.beside()?, path, csrf, version, period: page.value("ky") };
            lanes.push(lane);
        }
    }
    Ok(lanes)
}

impl Lane {
    fn report_until(mut self, until: Instant) -> anyhow::Result<u32> {
        let address = [&self.path, "/bao-cao"].concat();
        let mut written = 0;
        while Instant::now() < until {
            let version = self.version.to_string();
            let period = self.period.clone().unwrap_or_default();
            // The same words again would be taken for a button that was pressed twice.
            let narrative = format!("Report {written} of the bench.");
            let fields = [
                ("csrf", self.csrf.as_str()),
                ("version", &version),
                ("ky", &period),
                ("khai", "doing"),
                ("noi_dung", &narrative),
            ];
            let answer = self.browser.post(&address, &fields)?;
            anyhow::ensure!(answer.status == 303, "a report was answered with {}", answer.status);
            written += 1;
            self.version += 1;
        }
        Ok(written)
    }
}
