//! Vietnamese text stands where people look for it: templates, labels, messages, packs, fixtures, papers, tests.
//!
//! Elsewhere the code is English and ASCII. A comment may quote a Vietnamese term, and a doc comment may open with the
//! term that it explains. A lone letter between single quotes is no text. The product's name may stand anywhere.

use super::project::ProjectFile;
use super::rust_text::RustText;
use super::{Faults, Project};

const PRODUCT: &str = "Đôn Đốc";

/// Endings of files that may hold Vietnamese text.
const ALLOWED_ENDINGS: &[&str] = &[".html", ".ftl", ".md", ".txt", ".json", ".svg", "/labels.rs"];
/// Parts of paths below which Vietnamese text may stand.
const ALLOWED_FOLDERS: &[&str] =
    &["packs", "fixtures", "tests", "lexicon", "testkit", "e2e", "docs", "document_templates"];
/// Beginnings of paths that may hold Vietnamese text: the catalogue of problems, the languages' own names, the words that
/// people type in dates, the reader (docs/decisions/0021-the-reader-keeps-its-words.md), and the words and layouts of
/// official papers.
const ALLOWED_BEGINNINGS: &[&str] = &[
    "crates/domain/src/problem",
    "crates/app/src/language",
    "crates/app/src/look/dates.rs",
    "crates/papers/src/doors/",
    "crates/papers/src/reading/",
    "crates/papers/src/writing/words/",
    "crates/papers/src/writing/layouts/",
];
/// A term that opens a doc comment has so many words at the most.
const MOST_WORDS_OF_A_TERM: usize = 8;

/// Looks for Vietnamese letters outside the allowed places.
pub fn check(project: &Project, faults: &mut Faults) {
    for file in project.files().filter(|file| !is_allowed(file)) {
        match &file.rust {
            Some(rust) => check_rust(file, rust, faults),
            None => {
                for (number, line) in
                    file.text.lines().enumerate().filter(|(_, line)| has_vietnamese(&without_quotes(line)))
                {
                    complain(file, number + 1, line, faults);
                }
            }
        }
    }
}

fn check_rust(file: &ProjectFile, rust: &RustText, faults: &mut Faults) {
    for (number, line) in rust.code.lines().enumerate().filter(|(_, line)| has_vietnamese(line)) {
        complain(file, number + 1, line, faults);
    }
    let comments = rust.comments.iter().map(|piece| (piece, without_quotes(without_opening_term(&piece.text))));
    let strings = rust.strings.iter().map(|piece| (piece, piece.text.clone()));
    for (piece, text) in comments.chain(strings) {
        let line = rust.line_of(piece.offset);
        if has_vietnamese(&text) && !rust.is_test_line(line) {
            complain(file, line, &piece.text, faults);
        }
    }
}

fn complain(file: &ProjectFile, line: usize, text: &str, faults: &mut Faults) {
    let shown: String = text.trim().chars().take(40).collect();
    let message = format!("Vietnamese text here (`{shown}`): move it to a label, a message, a template or a lexicon");
    faults.add(&file.path, line, message);
}

fn is_allowed(file: &ProjectFile) -> bool {
    let path = file.path.as_str();
    let stem = file.name().split('.').next().unwrap_or_default();
    file.is_test()
        || ALLOWED_ENDINGS.iter().any(|ending| path.ends_with(ending))
        || ALLOWED_BEGINNINGS.iter().any(|beginning| path.starts_with(beginning))
        || path.split('/').any(|part| ALLOWED_FOLDERS.contains(&part))
        || stem.split('_').any(|word| word == "lexicon")
}

/// A doc comment without the term that it opens with and explains: `/// Term, other term: explanation` or `/// Term.`
fn without_opening_term(comment: &str) -> &str {
    let end = comment.find([':', '.', '(']).unwrap_or(comment.len());
    let term = comment.strip_prefix("///").and_then(|_| comment.get(3..end));
    let is_short = term.is_some_and(|term| term.split_whitespace().count() <= MOST_WORDS_OF_A_TERM);
    if is_short { comment.get(end..).unwrap_or_default() } else { comment }
}

/// The text without what stands in quotes or backticks.
fn without_quotes(text: &str) -> String {
    let mut closing = None;
    let mut kept = String::new();
    for letter in text.chars() {
        match (closing, letter) {
            (Some(end), _) if letter == end => closing = None,
            (Some(_), _) => {}
            (None, '«') => closing = Some('»'),
            (None, '“') => closing = Some('”'),
            (None, '"' | '`') => closing = Some(letter),
            (None, _) => kept.push(letter),
        }
    }
    kept
}

fn has_vietnamese(text: &str) -> bool {
    text.replace(PRODUCT, "").chars().any(is_vietnamese)
}

/// A letter with a mark that Vietnamese writes. English words borrowed with an accent would be caught too.
fn is_vietnamese(letter: char) -> bool {
    matches!(letter,
        'À'..='Ã' | 'È'..='Ê' | 'Ì' | 'Í' | 'Ò'..='Õ' | 'Ù' | 'Ú' | 'Ý'
        | 'à'..='ã' | 'è'..='ê' | 'ì' | 'í' | 'ò'..='õ' | 'ù' | 'ú' | 'ý'
        | 'Ă' | 'ă' | 'Đ' | 'đ' | 'Ĩ' | 'ĩ' | 'Ũ' | 'ũ' | 'Ơ' | 'ơ' | 'Ư' | 'ư'
        | '\u{1EA0}'..='\u{1EF9}')
}
