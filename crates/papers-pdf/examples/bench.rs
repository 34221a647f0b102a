//! How long reviews take, from their blocks to the file: `.docx` in this process, PDF in a child, as a server has it. Prints one line for each figure: what,
//! value, unit. `xtask bench papers` runs it and holds the figures against their limits.
//!
//! `bench FOLDER` also leaves the papers there, for whoever is measured beside it.

// A bench measures time by the machine's own clock.
#![allow(clippy::disallowed_methods, clippy::expect_used, missing_docs)]

#[allow(dead_code, clippy::indexing_slicing, clippy::unwrap_used, clippy::panic, reason = "as above")]
#[path = "../../papers/tests/writing/review_samples.rs"]
mod review_samples;
#[allow(dead_code, clippy::indexing_slicing, reason = "samples are shared with the tests")]
#[path = "../../papers/tests/writing/samples.rs"]
mod samples;

use jiff::civil::date;
use papers::writing::review::{ReviewToWrite, paper};
use papers::writing::{Family, Profile, to_docx};
use papers_pdf::child::{AskedPdf, answer};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

const TIMES: usize = 5;

fn main() {
    let mut arguments = std::env::args().skip(1);
    match arguments.next().as_deref() {
        Some("child") => {
            answer(std::io::stdin().lock(), std::io::stdout().lock()).expect("a paper that can be set");
            eprintln!("{}", peak_megabytes());
        }
        folder => {
            let [units, nation] = review_samples::long_reviews();
            measure("150 units, ten annex tables", &units, folder);
            measure("34 provinces, an annex of 3,321 rows", &nation, folder);
        }
    }
}

/// The largest memory of this process so far.
fn peak_megabytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok()).unwrap_or_default() / 1024
}

fn measure(what: &str, review: &ReviewToWrite, folder: Option<&str>) {
    let day = date(2026, 6, 1);
    let profile = Profile::of(Family::Party, day);
    let mut docx = Vec::new();
    let word = median(|| docx = to_docx(&paper(review), profile).expect("a file in memory"));
    println!("docx, {what}\t{word:.0}\tms");
    let question = serde_json::to_vec(&AskedPdf { family: Family::Party, day, paper: paper(review) }).expect("values");
    let (mut pdf, mut peak) = (Vec::new(), 0);
    let own = std::env::current_exe().expect("this program");
    let time = median(|| {
        let mut child = Command::new(&own)
            .arg("child")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("this program again");
        let mut input = child.stdin.take().expect("a pipe");
        let question = question.clone();
        let writer = std::thread::spawn(move || std::io::Write::write_all(&mut input, &question));
        let output = child.wait_with_output().expect("an answer");
        writer.join().expect("a thread").expect("the child reads");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        peak = peak.max(String::from_utf8_lossy(&output.stderr).trim().parse().unwrap_or(u64::MAX));
        pdf = output.stdout;
    });
    println!("PDF, {what}\t{:.2}\ts", time / 1000.0);
    println!("memory of its child, {what}\t{peak}\tMB");
    println!("size of the file, {what}\t{:.2}\tMB", pdf.len() as f64 / 1e6);
    if let Some(folder) = folder {
        let name = what.split(' ').next().unwrap_or_default();
        std::fs::write(Path::new(folder).join(format!("{name}.docx")), &docx).expect("a folder");
        std::fs::write(Path::new(folder).join(format!("{name}.pdf")), &pdf).expect("a folder");
    }
}

/// Of five runs, in milliseconds.
fn median(mut run: impl FnMut()) -> f64 {
    let mut times: Vec<f64> = (0..TIMES)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times.get(TIMES / 2).copied().unwrap_or(f64::NAN)
}
