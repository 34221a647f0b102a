//! With whose help a task is to be done: the bodies after «phối hợp với», «cùng», «cùng với».
//!
//! What a directed body does with others is that body's business: «A chỉ đạo B phối hợp với C» makes C no supporter.

use crate::reading::addressees::{begins_body, list_at};
use crate::reading::words::{Word, longest, starts_with};
use std::ops::Range;

/// Words between «phối hợp» and the bodies.
const MANNERS: [&str; 9] =
    ["chặt chẽ", "tốt", "hiệu quả", "thường xuyên", "hướng dẫn", "đồng bộ", "có hiệu quả", "kịp thời", "và"];

/// The supporters named in a predicate.
pub(super) fn supporters(words: &[Word], predicate: usize) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let is_own = starts_with(words, predicate, "phối hợp");
    let mut directed = false;
    let mut at = predicate;
    while at < words.len() {
        directed |= directs(words, at);
        let list = match together(words, at) {
            0 => None,
            length => list_at(words, at + length),
        };
        let Some(list) = list else {
            at += 1;
            continue;
        };
        if (!directed || is_own && found.is_empty()) && !is_object(words, predicate, at) {
            for item in list.items {
                if !found.contains(&item) {
                    found.push(item);
                }
            }
        }
        at = list.next.max(at + 1);
    }
    found
}

/// «chỉ đạo các Khu Quản lý đường bộ …», «chỉ đạo Công an tỉnh …»
fn directs(words: &[Word], at: usize) -> bool {
    let named = words.get(at + 2).is_some_and(|word| word.low == "các" || word.is_capitalised());
    let parted = words.get(at + 1).is_some_and(|word| word.after != ' ');
    starts_with(words, at, "chỉ đạo") && !parted && (named || begins_body(words, at + 2))
}

/// «Kiểm tra việc chủ trì, phối hợp với Trưởng thôn»: the cooperation of others is what is inspected.
fn is_object(words: &[Word], predicate: usize, at: usize) -> bool {
    let from = at.saturating_sub(4).max(predicate);
    words.get(from..at).unwrap_or_default().iter().any(|word| word.low == "việc")
}

/// How many words say «together with» here; zero when none do.
fn together(words: &[Word], at: usize) -> usize {
    if starts_with(words, at, "cùng với") {
        return 2;
    }
    if starts_with(words, at, "chủ trì cùng") {
        return 3;
    }
    if !starts_with(words, at, "phối hợp") {
        return 0;
    }
    let mut length = 2;
    loop {
        match longest(words, at + length, &MANNERS) {
            0 => break,
            more => length += more,
        }
    }
    length + longest(words, at + length, &["với", "cùng", "cùng với"])
}
