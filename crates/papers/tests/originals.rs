//! Real files, outside this repository: how near the text and the reading of a PDF come to the same document's plain text.
//!
//! The folder is named by DONDOC_SHARED; without it nothing is measured, and that is said. The files are only read.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stderr,
    clippy::disallowed_methods
)]

use papers::doors::{self, FileKind, Opened, Programs};
use papers::reading::{Reading, read_opened};
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::time::Instant;

fn folder() -> Option<PathBuf> {
    let folder = std::env::var_os("DONDOC_SHARED").map(PathBuf::from);
    if folder.is_none() {
        eprintln!("NOT MEASURED: DONDOC_SHARED does not name the folder with originals");
    }
    folder
}

fn open(folder: &std::path::Path, name: &str) -> (Vec<u8>, Opened, u128) {
    let content = std::fs::read(folder.join(name)).unwrap_or_else(|fault| panic!("{name}: {fault}"));
    let started = Instant::now();
    let opened = doors::open(name, &content, &Programs::find()).unwrap_or_else(|fault| panic!("{name}: {fault:?}"));
    (content, opened, started.elapsed().as_millis())
}

fn reading(name: &str, content: &[u8], opened: Opened) -> Reading {
    read_opened(name, content, opened).unwrap_or_else(|problem| panic!("{name}: {problem:?}"))
}

/// The common part of two sets against their union.
fn alike<T: Ord>(one: &BTreeSet<T>, other: &BTreeSet<T>) -> f64 {
    let union = one.union(other).count();
    if union == 0 { 1.0 } else { one.intersection(other).count() as f64 / union as f64 }
}

/// Of the longer text's words, how many stand in the same order in the other.
fn words_in_order(one: &str, other: &str) -> f64 {
    let split = |text: &str| -> Vec<String> { text.to_lowercase().split_whitespace().map(str::to_owned).collect() };
    let (one, other) = (split(one), split(other));
    let mut row = vec![0_usize; other.len() + 1];
    for left in &one {
        let mut diagonal = 0;
        for (at, right) in other.iter().enumerate() {
            let above = row[at + 1];
            row[at + 1] = if left == right { diagonal + 1 } else { above.max(row[at]) };
            diagonal = above;
        }
    }
    row[other.len()] as f64 / one.len().max(other.len()).max(1) as f64
}

fn provisions(reading: &Reading) -> BTreeSet<String> {
    reading.provisions.iter().map(|provision| provision.id.clone()).collect()
}

fn citations(reading: &Reading) -> BTreeSet<String> {
    reading.citations.iter().filter_map(|citation| citation.symbol.clone()).collect()
}

fn header(reading: &Reading) -> [String; 5] {
    let document = &reading.document;
    [
        format!("{:?}", document.document_type),
        format!("{:?}", document.symbol),
        format!("{:?}", document.issuer),
        format!("{:?}", document.date),
        format!("{:?}", document.subject),
    ]
}

#[test]
fn a_pdf_reads_like_its_plain_text() {
    const PAIRS: [(&str, &str); 5] = [
        ("nghi-quyet-so-113-nq-cp-469448", "congbao_nghi-quyet-so-113-nq-cp-469448"),
        ("nghi-quyet-so-126-nq-cp-469505", "congbao_nghi-quyet-so-126-nq-cp-469505"),
        ("nghi-quyet-so-24-2022-ubtvqh15-37692", "congbao_nghi-quyet-so-24-2022-ubtvqh15-37692"),
        ("nghi-quyet-so-78-2025-ubtvqh15-45003", "congbao_nghi-quyet-so-78-2025-ubtvqh15-45003"),
        ("nghi-quyet-so-89-2025-ubtvqh15-45738", "congbao_nghi-quyet-so-89-2025-ubtvqh15-45738"),
    ];
    let Some(folder) = folder() else { return };
    for (pdf, text) in PAIRS {
        let (content, opened, ms) = open(&folder, &format!("originals/{pdf}.pdf"));
        let (plain, plain_opened, _) = open(&folder, &format!("corpus/{text}.txt"));
        assert_eq!(opened.kind, FileKind::PdfText);
        let words = words_in_order(&opened.text, &plain_opened.text);
        let (ours, theirs) = (reading(pdf, &content, opened), reading(text, &plain, plain_opened));
        let (by_provision, by_citation) =
            (alike(&provisions(&ours), &provisions(&theirs)), alike(&citations(&ours), &citations(&theirs)));
        let head = header(&ours).iter().zip(&header(&theirs)).filter(|(one, other)| one == other).count();
        eprintln!(
            "{pdf}: {ms} ms; words {words:.3}, provisions {by_provision:.3} of {}, citations {by_citation:.3} of {}, head {head}/5",
            theirs.provisions.len(),
            theirs.citations.len(),
        );
        for (one, other) in header(&ours).iter().zip(&header(&theirs)).filter(|(one, other)| one != other) {
            eprintln!("   pdf {one}\n   txt {other}");
        }
        assert!(words > 0.95 && by_provision > 0.9 && by_citation > 0.9 && head >= 4, "{pdf}");
    }
}

#[test]
fn a_scan_is_recognised() {
    let Some(folder) = folder() else { return };
    for name in ["scan-574.pdf", "scan-11CT.pdf", "scan-2352-07CT.pdf", "scan-05.pdf", "scan-vht507.pdf"] {
        let (content, opened, ms) = open(&folder, &format!("originals/{name}"));
        eprintln!("{name}: {} in {ms} ms, {:?}", opened.kind.code(), opened.notes);
        let reading = reading(name, &content, opened);
        let document = &reading.document;
        eprintln!(
            "   {} | {:?} | {:?} | {:?} | {:?}\n   {:?}\n   {} provisions, {} citations, {} duties, {} recipients",
            document.document_type,
            document.symbol,
            document.issuer,
            document.date,
            document.subject,
            document.signatories,
            reading.provisions.len(),
            reading.citations.len(),
            reading.duties.len(),
            document.recipients.len(),
        );
        assert!(document.issuer.is_some() && !document.recipients.is_empty(), "{name}");
    }
}

#[test]
fn an_old_word_file_reads_like_its_newer_twin() {
    let Some(folder) = folder() else { return };
    for name in ["36-HD_VPTW_380096", "Phuluc1"] {
        let (content, opened, ms) = open(&folder, &format!("originals/{name}.doc"));
        let (newer, twin, _) = open(&folder, &format!("originals/{name}.docx"));
        assert_eq!((opened.kind, twin.kind), (FileKind::Doc, FileKind::Docx));
        let words = words_in_order(&opened.text, &twin.text);
        let (ours, theirs) = (reading(name, &content, opened), reading(name, &newer, twin));
        let by_provision = alike(&provisions(&ours), &provisions(&theirs));
        let by_citation = alike(&citations(&ours), &citations(&theirs));
        eprintln!(
            "{name}.doc: {ms} ms; words {words:.3}, provisions {by_provision:.3} of {}, citations {by_citation:.3} of {}",
            theirs.provisions.len(),
            theirs.citations.len()
        );
        eprintln!("   doc  {:?}\n   docx {:?}", header(&ours), header(&theirs));
    }
}

#[test]
fn photographed_pages_are_recognised() {
    let Some(folder) = folder() else { return };
    let (content, opened, ms) = open(&folder, "originals/norm-05-HD_VPTW/page-0001.jpg");
    eprintln!("page-0001.jpg: {ms} ms, {:?}", opened.notes);
    let reading = reading("page-0001.jpg", &content, opened);
    eprintln!("   {:?}", header(&reading));
    assert_eq!(reading.document.symbol.as_deref(), Some("05-HD/VPTW"));
}
