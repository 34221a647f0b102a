//! Papers are set as PDF in a real child: a page gives the file, equal papers equal bytes, and a child that hangs, dies, is asked
//! for too much or is not waited for any more leaves a clear answer and no process.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::disallowed_methods)]

use app::{
    Settings,
    children::Cost,
    failure::Failure,
    printing::{COMMAND, Printer},
};
use domain::problem::Problem;
use jiff::civil::{Date, date};
use papers::writing::{AskedPdf, Family, Office, Paper, Papered, table_paper};
use std::{
    fs,
    io::Write,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};
use testkit::World;

const PROGRAM: &str = env!("CARGO_BIN_EXE_dondoc");
const DAY: Date = date(2026, 11, 28);
/// Whatever is to happen to a process happens within so long.
const SOON: Duration = Duration::from_secs(20);

fn paper(rows: usize) -> Paper {
    let heads = ["Mục", "Nội dung", "Đơn vị chủ trì"].map(str::to_owned);
    let row = |number: usize| vec![number.to_string(), "Mở lớp nghề".to_owned(), "Đảng uỷ xã Yên Hến".to_owned()];
    let office = Office { family: Family::Party, place: "Lam Giang".to_owned(), ..Office::default() };
    table_paper(&office, &Papered::drafted(DAY), "mở lớp nghề", &heads, (1..=rows).map(row).collect())
}

async fn printed(printer: &Printer, paper: &Paper) -> Result<Vec<u8>, Problem> {
    printer.print(paper, Family::Party, DAY).await.map_err(|failure| failure.into_problem().unwrap())
}

#[tokio::test]
async fn a_page_gives_the_pdf_of_a_paper_and_equal_papers_give_equal_bytes() {
    let printer = Printer::in_child(PROGRAM, Printer::COST);
    let world = World::with_story_and(Settings { demo: true, printer, ..Settings::default() }).await;
    let mut minh = world.person("minh").await;
    let list = minh.get("/bao-cao").await;
    let mut rounds = list.links("/bao-cao/dot/").into_iter().filter(|link| !link.ends_with("/moi"));
    let round = rounds.next_back().expect("a round");
    let report = minh.get(&format!("{round}/tong-hop?dang=pdf")).await;
    report.expect_status(200);
    assert!(report.body.starts_with(b"%PDF-1."), "{}", report.text());
    assert_eq!(report.headers["content-type"], "application/pdf");
    assert!(report.headers["content-disposition"].to_str().unwrap().ends_with(".pdf\""));
    let text = text_of(&report.body);
    assert!(text.contains("BÁO CÁO") && text.contains("Lam Giang"), "{text}");
    let again = minh.get(&format!("{round}/tong-hop?dang=pdf")).await;
    assert_eq!(again.body, report.body, "equal papers are equal bytes");
    let word = minh.get(&format!("{round}/tong-hop")).await;
    assert!(word.body.starts_with(b"PK"), "without asking it is a Word file");
}

/// What poppler reads in a PDF.
fn text_of(pdf: &[u8]) -> String {
    let mut reading = Command::new("pdftotext")
        .args(["-layout", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("pdftotext of poppler-utils");
    reading.stdin.take().unwrap().write_all(pdf).unwrap();
    String::from_utf8(reading.wait_with_output().unwrap().stdout).unwrap()
}

#[tokio::test]
async fn a_paper_that_is_too_large_or_too_dear_says_so() {
    let printer = Printer::in_child(PROGRAM, Printer::COST);
    assert!(printed(&printer, &paper(3)).await.unwrap().starts_with(b"%PDF-"));
    assert_eq!(printed(&printer, &paper(50_001)).await, Err(Problem::PdfTooLarge), "more cells than are set");
    let hurried = Cost { time: Duration::from_millis(50), ..Printer::COST };
    assert_eq!(printed(&Printer::in_child(PROGRAM, hurried), &paper(3_000)).await, Err(Problem::PdfTooLarge));
    let poor = Cost { memory_megabytes: 200, ..Printer::COST };
    assert_eq!(printed(&Printer::in_child(PROGRAM, poor), &paper(3_000)).await, Err(Problem::PdfTooLarge));
}

/// A program that writes its number and that of a child of its own into a file, and then does nothing for long.
fn idler(folder: &Path) -> (PathBuf, PathBuf) {
    let (program, pids) = (folder.join("idler"), folder.join("pids"));
    let shown = pids.display();
    let script = format!("#!/bin/sh\nsleep 600 &\necho $! $$ > {shown}.part\nmv {shown}.part {shown}\nwait\n");
    fs::write(&program, script).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o700)).unwrap();
    (program, pids)
}

/// Waits until something holds.
async fn soon(what: &str, holds: impl Fn() -> bool) {
    let began = Instant::now();
    while !holds() {
        assert!(began.elapsed() < SOON, "{what} did not happen");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

async fn nothing_is_left(pids: &Path) {
    let told = fs::read_to_string(pids).unwrap();
    let pids: Vec<&str> = told.split_whitespace().collect();
    assert_eq!(pids.len(), 2, "{told}");
    // A process that ended and was not yet asked about has no command line.
    let is_there = |pid: &str| fs::read(format!("/proc/{pid}/cmdline")).is_ok_and(|line| !line.is_empty());
    soon("the end of both processes", || !pids.iter().any(|pid| is_there(pid))).await;
}

#[tokio::test]
async fn a_child_that_hangs_is_ended_with_all_that_it_started() {
    let folder = tempfile::tempdir().unwrap();
    let (program, pids) = idler(folder.path());
    let cost = Cost { time: Duration::from_secs(2), ..Printer::COST };
    assert_eq!(printed(&Printer::in_child(program, cost), &paper(1)).await, Err(Problem::PdfTooLarge));
    nothing_is_left(&pids).await;
}

#[tokio::test]
async fn a_child_that_nobody_waits_for_any_more_is_ended() {
    let folder = tempfile::tempdir().unwrap();
    let (program, pids) = idler(folder.path());
    let printer = Printer::in_child(program, Printer::COST);
    let request = tokio::spawn(async move { printed(&printer, &paper(1)).await });
    soon("the start of the child", || pids.exists()).await;
    request.abort();
    assert!(request.await.unwrap_err().is_cancelled());
    nothing_is_left(&pids).await;
}

#[tokio::test]
async fn a_child_that_dies_or_is_no_such_program_is_a_problem_with_a_way_on() {
    let dead = Printer::in_child("/bin/false", Printer::COST);
    assert_eq!(printed(&dead, &paper(1)).await, Err(Problem::PdfNotMade));
    let other = Printer::in_child("/bin/echo", Printer::COST);
    assert_eq!(printed(&other, &paper(1)).await, Err(Problem::PdfNotMade));
    assert_eq!(printed(&Printer::Absent, &paper(1)).await, Err(Problem::PdfNotMade));
    let missing = Printer::in_child("/no/such/program", Printer::COST);
    let failure = missing.print(&paper(1), Family::Party, DAY).await.unwrap_err();
    assert!(matches!(failure, Failure::Fault(_)), "a fault of the machine, with a number: {failure:?}");
    assert!(Problem::PdfNotMade.vietnamese().next.contains("tệp Word"));
}

#[test]
fn the_program_as_a_child_answers_one_question_and_nothing_else() {
    let asked = serde_json::to_vec(&AskedPdf { family: Family::State, day: DAY, paper: paper(2) }).unwrap();
    let ask = |question: &[u8]| {
        let mut child = Command::new(PROGRAM)
            .args([COMMAND, "--cpu-seconds", "60", "--memory-megabytes", "1024"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(question).unwrap();
        child.wait_with_output().unwrap()
    };
    let (one, two) = (ask(&asked), ask(&asked));
    assert!(one.status.success() && one.stdout.starts_with(b"%PDF-"), "{}", String::from_utf8_lossy(&one.stderr));
    assert!(one.stdout == two.stdout, "equal questions, equal bytes");
    let broken = ask(b"{\"paper\":");
    assert_eq!((broken.status.code(), broken.stdout.len()), (Some(1), 0));
    assert!(String::from_utf8_lossy(&broken.stderr).contains("not set"));
}
