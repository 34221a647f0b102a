//! One part of a paragraph: whether it tells someone to do something, whom, and with whose help.
//!
//! A part names its addressee itself («Sở Nội vụ chủ trì …», «Đề nghị các huyện ủy …»), or begins with a verb and leaves
//! the addressee to what stands before or above it. A part that is neither goes with the part before it.

use crate::reading::addressees::{BodyList, Ending, begins_body, is_verb, list_at};
use crate::reading::lexicon::{STATEMENTS, VERBS};
use crate::reading::words::Word;
use std::ops::Range;

/// What a part turned out to be.
#[derive(Debug, Clone)]
pub(super) enum Task {
    /// Told to the addressees that it names.
    Named {
        /// Who is to lead.
        leads: Vec<Range<usize>>,
        /// Index of the first word of the predicate.
        predicate: usize,
        /// Index of the first word that belongs to the duty.
        from: usize,
    },
    /// A body's name alone, with a colon or nothing after it: it introduces what follows.
    Introduces(Vec<Range<usize>>),
    /// A verb whose addressee stands elsewhere.
    Implied {
        /// Index of the first word of the predicate.
        predicate: usize,
    },
    /// Words that go with the part before.
    GoesOn,
    /// States something and asks nothing.
    Statement,
}

const APPOINTING: [&[&str]; 12] = [
    &["đề", "nghị"],
    &["yêu", "cầu"],
    &["giao", "cho"],
    &["giao"],
    &["phân", "công"],
    &["trân", "trọng", "đề", "nghị"],
    &["yêu", "cầu", "đồng", "chí"],
    &["và", "giao"],
    &["thống", "nhất", "giao"],
    &["kính", "đề", "nghị"],
    &["đồng", "ý", "giao"],
    &["chỉ", "đạo"],
];
const CONNECTIVES: [&[&str]; 14] = [
    &["đồng", "thời"],
    &["bên", "cạnh", "đó"],
    &["ngoài", "ra"],
    &["theo", "đó"],
    &["mặt", "khác"],
    &["trên", "cơ", "sở", "đó"],
    &["trong", "đó"],
    &["cụ", "thể"],
    &["trước", "mắt"],
    &["từ", "đó"],
    &["qua", "đó"],
    &["riêng"],
    &["tiếp", "đó"],
    &["nay"],
];
/// Words that open a clause before the main one: when, where, on what ground.
const OPENERS: [&[&str]; 19] = [
    &["căn", "cứ"],
    &["trên", "cơ", "sở"],
    &["trong", "quá", "trình"],
    &["đối", "với"],
    &["sau", "khi"],
    &["để"],
    &["khi"],
    &["theo"],
    &["trường", "hợp"],
    &["nhằm"],
    &["qua"],
    &["trong"],
    &["từ"],
    &["trước"],
    &["hằng"],
    &["hàng"],
    &["định", "kỳ"],
    &["nếu"],
    &["với"],
];

fn starts_with(words: &[Word], at: usize, phrase: &[&str]) -> bool {
    words
        .get(at..at + phrase.len())
        .is_some_and(|found| found.iter().zip(phrase).all(|(word, wanted)| word.low == *wanted))
}

fn longest(words: &[Word], at: usize, phrases: &[&[&str]]) -> usize {
    phrases.iter().filter(|phrase| starts_with(words, at, phrase)).map(|phrase| phrase.len()).max().unwrap_or_default()
}

/// Says what a part is.
pub(super) fn task(words: &[Word], begins_sentence: bool) -> Task {
    let mut at = longest(words, 0, &CONNECTIVES);
    if let Some(task) = named_at(words, at) {
        return task;
    }
    if let Some(main) = after_opening_clause(words, at) {
        if let Some(task) = named_at(words, main) {
            return with_beginning(task);
        }
        if begins_with_verb(words, main) {
            return Task::Implied { predicate: main };
        }
    }
    if let Some(task) = named_later(words, at) {
        return task;
    }
    if begins_with_verb(words, at) {
        return Task::Implied { predicate: at };
    }
    // «Chế độ báo cáo: Tổng hợp kết quả …»: a title before the colon.
    if let Some(colon) = words.iter().take(7).position(|word| word.after == ':')
        && begins_with_verb(words, colon + 1)
    {
        at = colon + 1;
        return Task::Implied { predicate: at };
    }
    if begins_sentence { Task::Statement } else { Task::GoesOn }
}

fn with_beginning(task: Task) -> Task {
    match task {
        Task::Named { leads, predicate, .. } => Task::Named { leads, predicate, from: 0 },
        other => other,
    }
}

/// Whether a task begins here with a verb, whatever its case.
fn begins_with_verb(words: &[Word], at: usize) -> bool {
    let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) else { return false };
    if VERBS.length_at(rest) == 0 {
        return false;
    }
    let verb = VERBS.length_at(rest);
    STATEMENTS.length_at(rest) <= verb
        && !matches!(rest.get(verb).map(|word| word.low), Some("là" | "này" | "phải" | "đã" | "được"))
}

/// An addressee at this place: after words that appoint, or as the subject of a predicate.
fn named_at(words: &[Word], at: usize) -> Option<Task> {
    let appointed = longest(words, at, &APPOINTING);
    if appointed > 0
        && !starts_with(words, at, &["chỉ", "đạo"])
        && let Some(list) = list_at(words, at + appointed)
    {
        return Some(of_list(list, at));
    }
    let list = list_at(words, at)?;
    // The issuer speaks of itself: «Ủy ban nhân dân tỉnh yêu cầu Thủ trưởng các sở …».
    let appointed = longest(words, list.next, &APPOINTING);
    if appointed > 0 && !starts_with(words, list.next, &["chỉ", "đạo"]) {
        let inner = list_at(words, list.next + appointed);
        return match inner {
            Some(inner) => Some(of_list(inner, at)),
            None if words.len() <= list.next + appointed => Some(Task::Statement),
            None => Some(of_list(list, at)),
        };
    }
    match list.ending {
        Ending::Verb | Ending::Colon => Some(of_list(list, at)),
        Ending::End if words.len() < 60 => Some(Task::Introduces(list.items)),
        Ending::Other if words.get(list.next).is_some_and(|word| matches!(word.low, "theo" | "với" | "không")) => {
            Some(of_list(list, at))
        }
        _ => None,
    }
}

fn of_list(list: BodyList, from: usize) -> Task {
    if list.ending == Ending::End {
        return Task::Introduces(list.items);
    }
    Task::Named { leads: list.items, predicate: list.next, from }
}

/// Index of the main clause after one that says when, where or on what ground: after «thì» or a comma that a verb or an
/// addressee follows.
fn after_opening_clause(words: &[Word], at: usize) -> Option<usize> {
    if longest(words, at, &OPENERS) == 0 {
        return None;
    }
    let reach = words.len().min(at + 80);
    (at + 1..reach).find(|main| {
        let before = words.get(main - 1);
        let parted = before.is_some_and(|before| before.after == ',' && !before.in_brackets);
        let then = before.is_some_and(|before| before.low == "thì");
        if !(parted || then) {
            return false;
        }
        let names = named_at(words, *main).is_some_and(|task| matches!(task, Task::Named { .. }));
        let is_list = words.get(*main).is_some_and(|word| word.low == "phòng");
        (names && !is_list) || (then || is_task_verb(words, *main)) && begins_with_verb(words, *main)
    })
}

/// Verbs that begin a main clause after a comma and no further noun of the opening clause.
fn is_task_verb(words: &[Word], at: usize) -> bool {
    const SURE: [&[&str]; 15] = [
        &["chủ", "động"],
        &["chủ", "trì"],
        &["xác", "định"],
        &["khẩn", "trương"],
        &["tiếp", "tục"],
        &["phối", "hợp"],
        &["báo", "cáo"],
        &["kịp", "thời"],
        &["nghiêm", "túc"],
        &["xây", "dựng"],
        &["tổ", "chức"],
        &["tham", "mưu"],
        &["triển", "khai"],
        &["tiếp", "nhận"],
        &["phát", "huy"],
    ];
    longest(words, at, &SURE) > 0
}

/// «Đây là nhiệm vụ …, Thủ tướng Chính phủ đề nghị các đồng chí Bộ trưởng …»: a body that appoints after a comma.
fn named_later(words: &[Word], at: usize) -> Option<Task> {
    let reach = words.len().min(at + 110);
    (at + 1..reach).find_map(|place| {
        let parted = words.get(place - 1).is_some_and(|before| before.after == ',' && !before.in_brackets);
        if !parted {
            return None;
        }
        let appoints_here = longest(words, place, &APPOINTING) > 0
            && !starts_with(words, place, &["chỉ", "đạo"])
            && begins_clause_of_ground(words, at);
        let issuer = begins_body(words, place).then(|| list_at(words, place)).flatten();
        let issuer_appoints =
            issuer.is_some_and(|list| longest(words, list.next, &[&["đề", "nghị"], &["yêu", "cầu"]]) > 0);
        if !(appoints_here || issuer_appoints) {
            return None;
        }
        named_at(words, place).filter(|task| matches!(task, Task::Named { .. }))
    })
}

fn begins_clause_of_ground(words: &[Word], at: usize) -> bool {
    longest(words, at, &OPENERS) > 0
}

/// The bodies with which the addressee is to work together: «phối hợp với X, Y …».
pub(super) fn supporters(words: &[Word], predicate: usize) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut directed = false;
    let mut at = predicate;
    while at < words.len() {
        if starts_with(words, at, &["chỉ", "đạo"]) && begins_body(words, at + 2) {
            // What a directed body does with others is that body's business.
            directed = true;
        }
        let with = together(words, at);
        if with > 0 {
            if let Some(list) = list_at(words, at + with).filter(|_| !directed) {
                found.extend(list.items.iter().filter(|item| !found.contains(item)).cloned().collect::<Vec<_>>());
                at = list.next.max(at + 1);
                continue;
            }
            if let Some(list) = list_at(words, at + with).filter(|list| directed && !list.items.is_empty()) {
                at = list.next.max(at + 1);
                continue;
            }
        }
        at += 1;
    }
    found
}

/// How many words say «together with» here; zero when none do.
fn together(words: &[Word], at: usize) -> usize {
    let word = |back: usize| words.get(at + back).map(|word| word.low).unwrap_or_default();
    let mut length = match (word(0), word(1)) {
        ("phối", "hợp") => 2,
        ("chủ", "trì") if word(2) == "cùng" => 3,
        ("cùng", "với") => return 2,
        _ => return 0,
    };
    while matches!(
        word(length),
        "chặt"
            | "chẽ"
            | "tốt"
            | "hiệu"
            | "quả"
            | "thường"
            | "xuyên"
            | "hướng"
            | "dẫn"
            | "và"
            | "hỗ"
            | "trợ"
            | "đồng"
            | "bộ"
    ) {
        length += 1;
    }
    match word(length) {
        "với" | "cùng" if word(length + 1) == "với" => length + 2,
        "với" | "cùng" => length + 1,
        _ => length,
    }
}

/// Whether the words from here are a predicate in small letters.
pub(super) fn is_predicate(words: &[Word], at: usize) -> bool {
    is_verb(words, at)
}
