//! Files made to harm are refused or rendered harmless, each within five seconds, and none makes a door panic.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stderr,
    clippy::disallowed_methods
)]

mod hostile;

use hostile::{Fate, NEVER_SAID};
use papers::doors::{self, Programs};
use std::sync::mpsc;
use std::time::{Duration, Instant};

/// In which each must have ended.
const WITHIN: Duration = Duration::from_secs(5);
const FEWEST: usize = 60;

#[test]
fn each_is_refused_or_harmless_within_five_seconds() {
    let files = hostile::all();
    let count = files.len();
    let mut failed = Vec::new();
    for file in files {
        let (name, fate, bytes) = (doors::cleaned_name(&file.name), file.fate, file.content.len());
        let (ended, ends) = mpsc::channel();
        let started = Instant::now();
        std::thread::spawn(move || {
            let opened = std::panic::catch_unwind(|| doors::open(&file.name, &file.content, &Programs::find()));
            let _ = ended.send(opened);
        });
        let (outcome, holds) = match ends.recv_timeout(WITHIN * 4) {
            Err(_) => ("NOT ENDED".to_owned(), false),
            Ok(Err(_)) => ("PANIC".to_owned(), false),
            Ok(Ok(Err(fault))) => (format!("refused: {fault:?}"), fate != Fate::Neutralised),
            Ok(Ok(Ok(opened))) => {
                let notes: Vec<&str> = opened.notes.iter().map(doors::Note::code).collect();
                let said = opened.text.contains(NEVER_SAID);
                (format!("opened: {} bytes {notes:?}", opened.text.len()), fate != Fate::Refused && !said)
            }
        };
        let took = started.elapsed();
        let outcome: String = outcome.chars().take(110).collect();
        eprintln!("{name:<32} {bytes:>9} bytes {:>6} ms  {outcome}", took.as_millis());
        if !holds || took > WITHIN {
            failed.push(format!("{name}: {outcome} in {} ms, expected {fate:?}", took.as_millis()));
        }
    }
    eprintln!("{count} hostile files");
    assert!(count >= FEWEST, "only {count}");
    assert!(failed.is_empty(), "{failed:#?}");
}
