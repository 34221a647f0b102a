//! Files made to harm are refused or rendered harmless in the real child, each within five seconds, while the web goes on.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stderr,
    clippy::disallowed_methods
)]

mod hostile;
mod program;

use domain::problem::{Problem, TableProblem};
use hostile::{Fate, NEVER_SAID};
use papers::doors::{DoorFault, Note, Opened, cleaned_name};
use papers::tables::Workbook;
use program::{dondoc, serve, text};
use serde::de::DeserializeOwned;
use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

/// In which each must have ended; unoptimised code, beside other tests, gets twice as long.
const WITHIN: Duration = Duration::from_secs(if cfg!(debug_assertions) { 10 } else { 5 });
/// After which a child is no longer waited for.
const PATIENCE: Duration = Duration::from_secs(60);
const FEWEST: usize = 60;
/// The web is asked once for so many files.
const FILES_PER_LOOK: usize = 8;

/// What the child answered; `None` where it ended without an answer, as one that panics does.
type Answer = Option<Result<Opened, DoorFault>>;
type TableAnswer = Option<Result<Workbook, DoorFault>>;

/// Opens a file in a child with the allowance that the program gives its own children.
fn open(name: String, content: Vec<u8>) -> (Answer, String) {
    answered(dondoc(["open-file", "--cpu-seconds", "30", "--memory-megabytes", "512", "--", &name]), content)
}

/// The same for a table.
fn open_table(name: String, content: Vec<u8>) -> (TableAnswer, String) {
    let allowance = ["--cpu-seconds", "30", "--memory-megabytes", "512"];
    let [cpu, seconds, memory, megabytes] = allowance;
    answered(dondoc(["open-file", "--table", cpu, seconds, memory, megabytes, "--", &name]), content)
}

fn answered<T: DeserializeOwned>(mut command: Command, content: Vec<u8>) -> (Option<T>, String) {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    // A child that answers before it has read everything is not at fault.
    std::thread::spawn(move || stdin.write_all(&content));
    let output = child.wait_with_output().unwrap();
    let answer = serde_json::from_slice(&output.stdout).ok().filter(|_| output.status.success());
    (answer, String::from_utf8_lossy(&output.stderr).into_owned())
}

/// What came of a file, in words, and whether that is what must come of it.
fn judged(answer: Answer, last_words: &str, fate: Fate) -> (String, bool) {
    match answer {
        None => (format!("NO ANSWER: {last_words}"), last_words.contains("memory allocation") && fate == Fate::Refused),
        Some(Err(fault)) => (format!("refused: {fault:?}"), fate != Fate::Neutralised),
        Some(Ok(opened)) => {
            let notes: Vec<&str> = opened.notes.iter().map(Note::code).collect();
            let said = opened.text.contains(NEVER_SAID);
            (format!("opened: {} bytes {notes:?}", opened.text.len()), fate != Fate::Refused && !said)
        }
    }
}

#[test]
fn each_is_refused_or_harmless_within_five_seconds_while_the_web_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let web = serve(dondoc(["demo", "--data", text(&folder.path().join("demo")), "--listen", "127.0.0.1:0"]));
    let files = hostile::all();
    let count = files.len();
    let mut failed = Vec::new();
    for (number, file) in files.into_iter().enumerate() {
        let (name, fate, bytes) = (cleaned_name(&file.name), file.fate, file.content.len());
        let (ended, ends) = mpsc::channel();
        let started = Instant::now();
        let given = name.clone();
        std::thread::spawn(move || drop(ended.send(open(given, file.content))));
        if number % FILES_PER_LOOK == 0 {
            assert!(web.get("/dang-nhap").starts_with("HTTP/1.1 200"), "the web stopped at {name}");
        }
        let (outcome, holds) = match ends.recv_timeout(PATIENCE) {
            Ok((answer, last_words)) => judged(answer, &last_words, fate),
            Err(_) => ("NOT ENDED".to_owned(), false),
        };
        let took = started.elapsed();
        let shown: String = outcome.chars().take(110).collect();
        eprintln!("{name:<32} {bytes:>9} bytes {:>6} ms  {shown}", took.as_millis());
        if !holds || took > WITHIN {
            failed.push(format!("{name}: {outcome} in {} ms, expected {fate:?}", took.as_millis()));
        }
    }
    eprintln!("{count} hostile files");
    assert!(web.stop().success());
    assert!(count >= FEWEST, "only {count}");
    assert!(failed.is_empty(), "{failed:#?}");
}

#[test]
fn each_table_is_refused_with_a_problem_of_its_own_or_read_without_harm() {
    let mut failed = Vec::new();
    for hostile::tables::Table { name, content, said } in hostile::tables::all() {
        let (bytes, started) = (content.len(), Instant::now());
        let (answer, last_words) = open_table(name.to_owned(), content);
        let took = started.elapsed();
        let outcome = match answer {
            None => format!("no answer: {last_words}"),
            Some(Ok(workbook)) => format!("read: {} sheets", workbook.sheets.len()),
            Some(Err(fault)) => fault.problem_of_table(name).code(),
        };
        eprintln!("{name:<32} {bytes:>9} bytes {:>6} ms  {outcome}", took.as_millis());
        if !said.contains(&outcome.as_str()) || took > WITHIN {
            failed.push(format!("{name}: {outcome} in {} ms, expected one of {said:?}", took.as_millis()));
        }
    }
    assert!(failed.is_empty(), "{failed:#?}");
    let heavy = Problem::Table(TableProblem::TableTooHeavy).code();
    assert_eq!(heavy, "table-too-heavy", "what the parent says of a child that the machine ended");
}
