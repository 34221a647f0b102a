//! Lines that are no part of what the document says: page numbers inside a sentence, stamps of signing software.
//!
//! They stay in the text and are blank in the views. A line is noise only where that can be told from its neighbours.

use regex::Regex;
use std::collections::BTreeSet;
use std::sync::LazyLock;

static STAMP: LazyLock<Regex> = LazyLock::new(|| {
    super::lexicon::pattern(
        r"^(?:Ký bởi|Người ký|Email|Cơ quan|Thời gian ký|Ngày ký): .*(?:CÔNG BÁO|CỔNG THÔNG TIN|@|VĂN PHÒNG|\d{2}:\d{2}:\d{2})|^(?:Ký bởi|Người ký|Thời gian ký|Ngày ký): ?.{0,60}$",
    )
});

/// Numbers of the lines that are noise.
pub(super) fn lines_of_noise(view: &str) -> BTreeSet<usize> {
    let mut noise = BTreeSet::new();
    let mut before = "";
    let mut held: Vec<usize> = Vec::new();
    for (number, line) in view.split('\n').map(str::trim).enumerate() {
        if STAMP.is_match(line) {
            noise.insert(number);
        } else if is_page_number(line) && held.len() < 3 {
            held.push(number);
        } else if !line.is_empty() {
            if is_open(before) && line.starts_with(char::is_lowercase) {
                noise.extend(held.iter().copied());
            }
            held.clear();
            before = line;
        }
    }
    noise
}

/// Digits or signs only, such as `2`, `- 3 -` or a lone dot.
fn is_page_number(words: &str) -> bool {
    !words.is_empty()
        && words.len() <= 8
        && words.is_ascii()
        && !words.contains(|character: char| character.is_alphabetic())
}

/// Whether a sentence goes on after these words.
fn is_open(words: &str) -> bool {
    !words.is_empty() && !words.ends_with(['.', ';', ':', '!', '?', '…'])
}
