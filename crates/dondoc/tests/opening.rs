//! Files are opened in a real child: it answers, it may be refused time and memory, and the web goes on.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod program;

use app::opening::{Cost, Opener};
use domain::problem::{Problem, TableProblem};
use program::{dondoc, refused, text};
use std::{
    fs,
    io::{Cursor, Write},
    time::Duration,
};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

const LINES: [&str; 6] = [
    "TỈNH ỦY LAM GIANG",
    "Số 12-CT/TU",
    "CHỈ THỊ",
    "về việc thử",
    "1. Các huyện ủy báo cáo trước ngày 01/12/2026.",
    "2. Sở Nội vụ hướng dẫn.",
];

/// A Word file with a paragraph for each line.
fn word<'l>(lines: impl Iterator<Item = &'l str>) -> Vec<u8> {
    let mut file = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    file.start_file("word/document.xml", stored).unwrap();
    file.write_all(b"<w:document xmlns:w=\"w\"><w:body>").unwrap();
    for line in lines {
        file.write_all(["<w:p><w:r><w:t>", line, "</w:t></w:r></w:p>"].concat().as_bytes()).unwrap();
    }
    file.write_all(b"</w:body></w:document>").unwrap();
    file.finish().unwrap().into_inner()
}

/// So many paragraphs that opening them costs time and memory.
fn bomb() -> Vec<u8> {
    word(std::iter::repeat_n("a", 1_200_000))
}

fn opener(cost: Cost) -> Opener {
    Opener::in_child(env!("CARGO_BIN_EXE_dondoc"), cost)
}

async fn problem(content: Vec<u8>, cost: Cost) -> Problem {
    let (read, _) = opener(cost).read("van-ban.docx".to_owned(), content).await.unwrap();
    read.expect_err("it is too much")
}

#[tokio::test]
async fn a_child_opens_what_this_process_would() {
    let content = word(LINES.into_iter());
    let (here, _) = Opener::InProcess.read("chi-thi.docx".to_owned(), content.clone()).await.unwrap();
    let (there, back) = opener(Cost::default()).read("chi-thi.docx".to_owned(), content.clone()).await.unwrap();
    assert_eq!(back, content);
    let there = there.unwrap();
    assert_eq!(there.source.method, "docx");
    assert_eq!(there.document.symbol.as_deref(), Some("12-CT/TU"));
    assert_eq!(here.unwrap(), there);
    let (refused, _) = opener(Cost::default()).read("-x".to_owned(), b"\x7fELF".to_vec()).await.unwrap();
    assert_eq!(refused.unwrap_err(), Problem::FileKindUnknown { file_name: "-x".to_owned() });
}

#[tokio::test]
async fn a_file_that_takes_too_long_is_given_up() {
    let processor = Cost { cpu_seconds: 1, ..Cost::default() };
    assert_eq!(problem(bomb(), processor).await, Problem::FileTookTooLong);
    let clock = Cost { time: Duration::from_millis(300), ..Cost::default() };
    assert_eq!(problem(bomb(), clock).await, Problem::FileTookTooLong);
    let left: Vec<_> = fs::read_dir("/dev/shm").into_iter().flatten().flatten().collect();
    let own = format!("dondoc-{}-", std::process::id());
    assert!(!left.iter().any(|entry| entry.file_name().to_string_lossy().starts_with(&own)), "a folder was left");
}

#[tokio::test]
async fn a_file_that_takes_too_much_memory_is_given_up() {
    let cost = Cost { memory_megabytes: 160, ..Cost::default() };
    assert_eq!(problem(bomb(), cost).await, Problem::FileTookTooMuchMemory);
}

#[tokio::test]
async fn a_child_that_is_no_such_program_is_a_problem_of_the_file_alone() {
    let opener = Opener::in_child("/bin/false", Cost::default());
    let (read, _) = opener.read("a.txt".to_owned(), b"a".to_vec()).await.unwrap();
    assert_eq!(read.unwrap_err(), Problem::FileBroken);
}

#[test]
fn a_terminal_reads_word_files_in_a_child_too() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("chi-thi.docx");
    fs::write(&file, word(LINES.into_iter())).unwrap();
    let outline = program::done(["read", text(&file)]);
    assert!(outline.contains("12-CT/TU"), "{outline}");
    let broken = folder.path().join("hong.docx");
    let mut content = word(LINES.into_iter());
    content.truncate(content.len() / 2);
    fs::write(&broken, content).unwrap();
    refused(dondoc(["read", text(&broken)]));
}

#[tokio::test]
async fn a_child_opens_a_workbook_that_people_filled_in() {
    let rows = [vec!["Xã Ngò".to_owned(), "1234".to_owned()]];
    let book = papers::tables::Workbook { sheets: vec![papers::tables::Sheet::of("Số liệu", rows)] };
    let content = papers::tables::written_as_xlsx(&book).unwrap();
    let (here, _) = Opener::InProcess.filled("a.xlsx".to_owned(), content.clone()).await.unwrap();
    let (there, back) = opener(Cost::default()).filled("a.xlsx".to_owned(), content.clone()).await.unwrap();
    assert_eq!((there.unwrap(), back), (here.unwrap(), content));
    let (refused, _) = opener(Cost::default()).filled("a.csv".to_owned(), b"a;b\n".to_vec()).await.unwrap();
    assert!(matches!(refused, Err(Problem::Table(TableProblem::TableKindUnknown { .. }))));
}
