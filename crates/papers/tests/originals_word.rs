//! Real Word files and web pages, outside this repository: how near their text comes to the same document's plain text.
//!
//! The folder is named by DONDOC_SHARED; without it nothing is measured, and that is said. The files are only read.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stderr, clippy::disallowed_methods)]

use papers::doors::{Opened, Programs, open};
use papers::reading::{Reading, read_opened};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

fn folder() -> Option<PathBuf> {
    let folder = std::env::var_os("DONDOC_SHARED").map(PathBuf::from);
    if folder.is_none() {
        eprintln!("NOT MEASURED: DONDOC_SHARED does not name the folder with originals");
    }
    folder
}

fn opened(folder: &Path, name: &str) -> (Opened, Reading) {
    let content = std::fs::read(folder.join(name)).unwrap_or_else(|fault| panic!("{name}: {fault}"));
    let opened = open(name, &content, &Programs::none()).unwrap_or_else(|fault| panic!("{name}: {fault:?}"));
    let reading = read_opened(name, &content, opened.clone()).unwrap();
    (opened, reading)
}

fn words(text: &str) -> BTreeMap<String, usize> {
    let mut words = BTreeMap::new();
    for word in text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()) {
        *words.entry(word.to_lowercase()).or_default() += 1;
    }
    words
}

/// Of the words of the plain text, how many are there too.
fn share(plain: &str, read: &str) -> f64 {
    let (plain, read) = (words(plain), words(read));
    let there: usize = plain.iter().map(|(word, count)| *count.min(read.get(word).unwrap_or(&0))).sum();
    there as f64 / plain.values().sum::<usize>() as f64
}

#[test]
fn word_files_and_pages_hold_the_words_of_their_plain_text() {
    let Some(folder) = folder() else { return };
    let pairs = [
        ("originals/36-HD_VPTW_380096.docx", "corpus/tw_36-HD-VPTW-2018.txt", 0.97),
        (
            "originals/html-ke-hoach-tuyen-truyen.htm",
            "corpus/luongminh_KH-Tieu-ban-tuyen-truyen-bau-cu-dai-bieu-QH-va-HDND-cac-cap.txt",
            0.98,
        ),
        ("originals/html-huong-dan-mttq.htm", "corpus/luongminh_Huong-dan-MTTQ-xa-cong-tac-Bau-cu-LM.txt", 0.98),
        (
            "originals/html-ke-hoach-kiem-tra-giam-sat.htm",
            "corpus/luongminh_KH-Kiem-tra-giam-sat-cong-tac-bau-cu-dai-bieu-Quoc-hoi-khoa-XVI-va-dai.txt",
            0.98,
        ),
    ];
    for (original, plain, least) in pairs {
        let (opened, reading) = opened(&folder, original);
        let (plain, plain_reading) = self::opened(&folder, plain);
        let share = share(&plain.text, &opened.text);
        eprintln!("{original}: {share:.4} of the words, notes {:?}", opened.notes);
        assert!(share >= least, "{original}: {share:.4}");
        let (one, other) = (&reading.document, &plain_reading.document);
        assert_eq!((&one.symbol, one.date, &one.document_type), (&other.symbol, other.date, &other.document_type));
    }
}

#[test]
fn a_decree_is_read_from_word_with_its_articles() {
    let Some(folder) = folder() else { return };
    let (opened, reading) = opened(&folder, "originals/nghi-dinh-30-2020.docx");
    assert!(opened.notes.is_empty(), "{:?}", opened.notes);
    assert_eq!(reading.document.symbol.as_deref(), Some("30/2020/NĐ-CP"));
    assert_eq!(reading.document.signatories.first().unwrap().name.as_deref(), Some("Nguyễn Xuân Phúc"));
    let articles = reading.provisions.iter().filter(|provision| provision.label.starts_with("Điều ")).count();
    assert_eq!(articles, 38);
}
