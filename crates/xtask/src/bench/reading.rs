//! How long the reader takes for the guidance of the fixtures, and how much of a long text it reads in a second, in this
//! process.
//! Only reading is timed: the file is in memory before.

use super::{median, milliseconds};
use anyhow::Context;
use std::{path::Path, time::Instant};

const GUIDANCE: &str = "fixtures/huong-dan-giao-duc-nghe-nghiep.txt";
const TIMES: usize = 50;

/// The median.
pub fn median_ms(root: &Path) -> anyhow::Result<f64> {
    let content = std::fs::read(root.join(GUIDANCE)).context(GUIDANCE)?;
    let mut times = Vec::new();
    for _ in 0..TIMES {
        let start = Instant::now();
        let reading = papers::reading::read(GUIDANCE, &content);
        times.push(milliseconds(start.elapsed()));
        anyhow::ensure!(reading.is_ok_and(|reading| !reading.duties.is_empty()), "no duty was found in it");
    }
    median(times)
}

/// Bytes of the long text; the doors take little more than four million.
const LONG: usize = 4_000_000;

/// Megabytes a second of a text of four megabytes whose every page has duties; a loop inside a loop over the text would
/// miss the limit by far.
pub fn megabytes_per_second(root: &Path) -> anyhow::Result<f64> {
    let guidance = std::fs::read_to_string(root.join(GUIDANCE)).context(GUIDANCE)?;
    let first = papers::reading::read(GUIDANCE, guidance.as_bytes());
    let first = first.map_err(|problem| anyhow::anyhow!("{GUIDANCE}: {problem:?}"))?;
    // Up to its last duty, without the sign that closes a document: so each copy is read as a body.
    let end = first.duties.iter().map(|duty| duty.span[1]).max().unwrap_or_default();
    let body: String = first.text.chars().take(end).chain(['\n']).collect::<String>().replace("./.", ".");
    let text = body.repeat(LONG / body.len() + 1);
    let start = Instant::now();
    let reading = papers::reading::read("long.txt", text.as_bytes());
    let seconds = start.elapsed().as_secs_f64();
    anyhow::ensure!(reading.is_ok_and(|reading| reading.duties.len() > 100), "few duties were found in it");
    Ok(text.len() as f64 / 1e6 / seconds)
}
