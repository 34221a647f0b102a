//! What the recogniser loses in the fixed words of Vietnamese papers, put back where nothing else can be meant.
//!
//! Only marks are put back (CHÍ THỊ is CHỈ THỊ), never letters of names, numbers or dates: these a person compares.

use crate::doors::sheets::{Sheet, Word};
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Phrases that papers print in one way, wherever they stand.
const FIXED: &[&str] = &[
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "ĐẢNG CỘNG SẢN VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "ỦY BAN NHÂN DÂN",
    "HỘI ĐỒNG NHÂN DÂN",
    "ỦY BAN MẶT TRẬN TỔ QUỐC",
    "BAN CHẤP HÀNH",
    "BAN THƯỜNG VỤ",
    "PHÓ CHỦ TỊCH",
    "PHÓ BÍ THƯ",
    "Nơi nhận",
    "Kính gửi",
];
/// Phrases that are meant only when they are a whole line.
const LINES: &[&str] = &[
    "CHỦ TỊCH",
    "BÍ THƯ",
    "KT. CHỦ TỊCH",
    "QUYẾT ĐỊNH",
    "NGHỊ QUYẾT",
    "CHỈ THỊ",
    "KẾT LUẬN",
    "HƯỚNG DẪN",
    "KẾ HOẠCH",
    "CHƯƠNG TRÌNH",
    "THÔNG BÁO",
    "BÁO CÁO",
    "TỜ TRÌNH",
    "QUY ĐỊNH",
    "QUY CHẾ",
    "QUYẾT NGHỊ",
    "CÔNG ĐIỆN",
];
/// The part of a sheet's height where «TINH …» alone is the name of a province.
const HEAD: f32 = 0.25;

struct Phrase {
    words: Vec<&'static str>,
    folded: Vec<String>,
}

fn phrases(of: &'static [&'static str]) -> Vec<Phrase> {
    let split = |phrase: &&'static str| {
        let words: Vec<&'static str> = phrase.split(' ').collect();
        Phrase { folded: words.iter().map(|word| bare(word)).collect(), words }
    };
    of.iter().map(split).collect()
}

static FIXED_PHRASES: LazyLock<Vec<Phrase>> = LazyLock::new(|| phrases(FIXED));
static LINE_PHRASES: LazyLock<Vec<Phrase>> = LazyLock::new(|| phrases(LINES));

/// Puts the fixed words of a page right.
pub(super) fn repair(sheet: &mut Sheet) {
    let head = sheet.height * HEAD;
    for line in sheet.words.chunk_by_mut(|a, b| a.line == b.line) {
        recipients(line);
        for start in 0..line.len() {
            let rest = line.get_mut(start..).unwrap_or_default();
            FIXED_PHRASES.iter().for_each(|phrase| put_right(rest, phrase));
        }
        let length = line.len();
        LINE_PHRASES.iter().filter(|phrase| phrase.words.len() == length).for_each(|phrase| put_right(line, phrase));
        province(line, head);
        closing(line);
    }
}

/// Replaces the words at the beginning where their letters are those of the phrase; signs around a word stay.
fn put_right(words: &mut [Word], phrase: &Phrase) {
    let alike = words.len() >= phrase.words.len()
        && words
            .iter()
            .zip(&phrase.folded)
            .zip(&phrase.words)
            .all(|((word, folded), printed)| bare(&word.text) == *folded && same_case(&word.text, printed));
    if alike {
        for (word, printed) in words.iter_mut().zip(&phrase.words) {
            let letters = |sign: char| sign.is_alphanumeric();
            let end = word
                .text
                .rfind(letters)
                .map(|at| at + word.text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8));
            let behind = end.and_then(|end| word.text.get(end..)).unwrap_or_default().to_owned();
            word.text = if printed.chars().any(letters) {
                format!("{}{behind}", printed.trim_end_matches('.'))
            } else {
                (*printed).to_owned()
            };
        }
    }
}

fn same_case(word: &str, printed: &str) -> bool {
    let is_upper = |text: &str| !text.chars().any(char::is_lowercase);
    is_upper(word) == is_upper(printed)
}

/// A slanted N is read as V or as «.V».
fn recipients(line: &mut [Word]) {
    if let [first, second, ..] = line
        && first.text.ends_with("ơi")
        && first.text.chars().count() <= 5
        && bare(&second.text) == "NHAN"
    {
        first.text = "Nơi".to_owned();
    }
}

fn province(line: &mut [Word], head: f32) {
    let capitals = line.iter().all(|word| !word.text.chars().any(char::is_lowercase));
    if (2..=5).contains(&line.len())
        && capitals
        && let Some(first) = line.first_mut()
        && first.top < head
        && bare(&first.text) == "TINH"
    {
        first.text = "TỈNH".to_owned();
    }
}

/// «./.» ends a paper; a dot too few or too many is nothing else.
fn closing(line: &mut [Word]) {
    let Some(last) = line.last_mut() else { return };
    let Some(words) = last.text.strip_suffix("/.") else { return };
    let words = words.trim_end_matches('.');
    if words.is_empty() || words.ends_with(|sign: char| sign.is_alphanumeric() || sign == ')' || sign == '”') {
        last.text = format!("{words}./.");
    }
}

/// Capital letters without marks; other signs aside.
fn bare(word: &str) -> String {
    word.nfd()
        .filter(|sign| !is_combining_mark(*sign) && (sign.is_alphanumeric() || *sign == '-'))
        .flat_map(char::to_uppercase)
        .map(|sign| if sign == 'Đ' { 'D' } else { sign })
        .collect()
}
