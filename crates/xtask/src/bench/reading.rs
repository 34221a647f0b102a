//! How long the reader takes for the guidance of the fixtures, in this process.
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
