//! What holds for every door: whatever the bytes are, it answers, soon, with text or with the reason why not.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod word;

use papers::doors::{DoorFault, FileKind, Programs, open};
use proptest::prelude::*;
use std::sync::mpsc;
use std::time::Duration;
use word::{item, p, stored, table, word};

const PAPER: &str = include_str!("../../../fixtures/ke-hoach-tuyen-truyen-2026.txt");

/// One small file of each kind that is read without other programs.
fn files() -> [(&'static str, Vec<u8>); 5] {
    let numbering = r#"<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
        </w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"#;
    let body = [p("KẾ HOẠCH"), item(1, 0, "một"), table(&[&[p("a"), p("b")], &[p("c"), p("d")]])].concat();
    let document = format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    let page = "<html><body><table><tr><td>a<td>b</table><ol><li>m&#7897;t &amp; <b style='x'>hai</b></ol><script>x</script></body></html>";
    [
        ("a.docx", word(&body, &[("numbering.xml", numbering)])),
        ("a.docx", stored(&document)),
        ("a.html", page.as_bytes().to_vec()),
        ("a.txt", PAPER.as_bytes().to_vec()),
        ("a.txt", PAPER.encode_utf16().flat_map(u16::to_le_bytes).collect()),
    ]
}

fn answers(name: &str, content: &[u8]) {
    if let Ok(opened) = open(name, content, &Programs::none()) {
        assert!(!opened.text.trim().is_empty());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_bytes_are_answered(content in proptest::collection::vec(any::<u8>(), 0..600), kind in 0..8_usize) {
        const BEGINNINGS: [&[u8]; 8] = [b"", b"PK\x03\x04", b"%PDF-1.4\n", b"<html>", b"<?xml version='1.0'?>", b"\xff\xfe", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\x89PNG\r\n\x1a\n"];
        for name in ["a.txt", "a.html", "a.docx", "a.pdf", "a.xml"] {
            answers(name, &[BEGINNINGS[kind], &content].concat());
        }
    }

    #[test]
    fn any_markup_is_answered(words in proptest::collection::vec("[<>/&;='\"a-z#0-9 !-]{0,12}|<table>|<td>|</tr>|<li>|<!--|<p style=\"display:none\">|</table>|<script>", 0..60)) {
        answers("a.html", ["<html>", &words.concat()].concat().as_bytes());
        let document = format!("<w:document xmlns:w=\"w\"><w:body>{}</w:body></w:document>", words.concat());
        answers("a.docx", &stored(&document));
    }

    #[test]
    fn changed_and_cut_files_are_answered(which in 0..5_usize, changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8), cut in any::<prop::sample::Index>(), cuts in any::<bool>()) {
        let (name, mut content) = files()[which].clone();
        for (place, byte) in changes {
            let place = place.index(content.len());
            content[place] = byte;
        }
        if cuts {
            content.truncate(cut.index(content.len()));
        }
        answers(name, &content);
    }
}

#[test]
fn the_content_says_what_a_file_is() {
    let [(_, docx), _, (_, html), (_, txt), _] = files();
    let kind = |name: &str, content: &[u8]| open(name, content, &Programs::none()).map(|opened| opened.kind);
    assert_eq!(kind("a.txt", &docx), Ok(FileKind::Docx));
    assert_eq!(kind("a.pdf", &html), Ok(FileKind::Html));
    assert_eq!(kind("a.docx", &txt), Ok(FileKind::Text));
    let drawing = b"<svg xmlns='http://www.w3.org/2000/svg'><text>MOT</text></svg>";
    for name in ["a.svg", "a.pdf", "a.txt"] {
        assert_eq!(kind(name, drawing), Err(DoorFault::UnknownKind), "{name}");
    }
    for content in [&b"{\\rtf1 x}"[..], b"\x7fELF\x02", b"MZ\x90\x00", b"Rar!\x1a"] {
        assert_eq!(kind("a.txt", content), Err(DoorFault::UnknownKind));
    }
    assert_eq!(kind("a.txt", b""), Err(DoorFault::Empty));
}

#[test]
fn long_files_of_one_thing_are_read_in_time() {
    for (name, content) in [
        ("a.html", ["<html>", &"<p".repeat(200_000)].concat()),
        ("a.html", ["<html>", &"<a b='".repeat(100_000)].concat()),
        ("a.html", ["<html>", &"<script></scrip".repeat(60_000)].concat()),
        ("a.html", ["<html>", &"<li><td><tr>".repeat(60_000)].concat()),
        ("a.html", ["<html>", &"&a".repeat(300_000)].concat()),
        ("a.txt", "a\u{430}".repeat(200_000)),
        ("a.txt", "\u{c3}\u{b8} ".repeat(100_000)),
    ] {
        let (answered, answer) = mpsc::channel();
        let begins: String = content.chars().take(20).collect();
        std::thread::spawn(move || {
            answers(name, content.as_bytes());
            answered.send(()).unwrap();
        });
        assert!(answer.recv_timeout(Duration::from_secs(60)).is_ok(), "{begins} takes too long");
    }
}
