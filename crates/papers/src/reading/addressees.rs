//! Lists of bodies: where one begins, where the predicate ends it, and how it falls into separate addressees.
//!
//! A list begins with the head of a body's name or an article and a class of bodies. It ends before the first verb in
//! small letters: names of bodies have verbs too, but in capitals («Sở Xây dựng xây dựng kế hoạch»). Standing formulas
//! («các sở, ban, ngành») stay whole.

use super::lexicon::{self, BODIES, CLASSES, NOT_BODIES, VERBS};
use super::words::{Word, starts_with};
use std::ops::Range;

/// Words that a list has at the most.
const MOST_WORDS: usize = 90;
const ARTICLES: [&str; 7] = ["các", "mỗi", "từng", "tất", "toàn", "những", "một"];
const TITLES: [&str; 9] = [
    "bộ trưởng",
    "thủ trưởng",
    "chủ tịch",
    "giám đốc",
    "chủ tịch hđtv",
    "chủ tịch hội đồng thành viên",
    "tổng giám đốc",
    "bí thư",
    "phó chủ tịch",
];
/// A noun after which a verb is part of the name: «cơ quan thi hành án», «Đoàn kiểm tra, giám sát».
const NAMED_BY_WORK: [&str; 12] =
    ["vi", "quyền", "quan", "đoàn", "ban", "sở", "chức", "lượng", "tâm", "vị", "phòng", "tổ"];
const WORK_IN_NAMES: [&str; 19] = [
    "thi hành",
    "quản lý",
    "kiểm tra",
    "thanh tra",
    "điều tra",
    "đào tạo",
    "chỉ đạo",
    "giám sát",
    "khám bệnh",
    "công tác",
    "tham mưu",
    "thẩm định",
    "chỉ huy",
    "soạn thảo",
    "hỗ trợ",
    "ứng phó",
    "thông tin",
    "đăng ký",
    "tiếp nhận",
];
/// Words whose second half looks like a verb of one word: «công lập», «chương trình», «bàn giao».
const FIRST_HALVES: [&str; 17] = [
    "bầu", "ứng", "đề", "hậu", "công", "độc", "chương", "quy", "tờ", "quá", "tiến", "lộ", "giáo", "bàn", "ngoại",
    "chuyển", "thành",
];
/// Words before which a noun phrase is over.
const STOPS: [&str; 26] = [
    "đã", "là", "vẫn", "đang", "bị", "để", "nhằm", "khi", "về", "tại", "sẽ", "chưa", "nếu", "đối", "từ", "hoặc",
    "không", "theo", "như", "với", "cho", "mà", "này", "thì", "do", "nên",
];

/// Bodies that are named by themselves in any list.
const INDEPENDENT: [&str; 3] = ["tổ chức chính trị", "chính quyền địa phương", "lãnh đạo các"];

/// Bodies that a list leaves open.
const INDEFINITE: [&str; 4] = ["cơ quan", "đơn vị", "tổ chức", "địa phương"];

/// How a list ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// Before a verb.
    Verb,
    /// At a colon.
    Colon,
    /// At the end of the words.
    End,
    /// Before anything else.
    Other,
}

/// A list of bodies.
#[derive(Debug, Clone)]
pub(super) struct BodyList {
    /// Each addressee's place.
    pub items: Vec<Range<usize>>,
    /// Index of the first word after it.
    pub next: usize,
    /// What ended it.
    pub ending: Ending,
}

/// Whether a name begins as the name of a body does.
pub(super) fn names_a_body(name: &str) -> bool {
    let low = name.to_lowercase();
    let words: Vec<&str> = low.split_whitespace().take(lexicon::MOST_WORDS).collect();
    BODIES.length_at(&words) > NOT_BODIES.length_at(&words)
}

/// Whether the words from `at` begin the name of a body.
pub(super) fn begins_body(words: &[Word], at: usize) -> bool {
    let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) else { return false };
    let Some(first) = rest.first() else { return false };
    if ARTICLES.contains(&first.low) {
        let skip = if matches!(first.low, "tất" | "toàn") { 2 } else { 1 };
        let inner = rest.get(skip..).unwrap_or_default();
        let inner = if inner.first().is_some_and(|word| word.low == "các") {
            inner.get(1..).unwrap_or_default()
        } else {
            inner
        };
        let named = inner.first().is_some_and(|word| word.is_capitalised()) && BODIES.length_at(inner) > 0;
        let denied = NOT_BODIES.length_at(inner);
        return (named && BODIES.length_at(inner) > denied)
            || (CLASSES.length_at(inner) > denied
                || CLASSES.length_at(inner) > 0 && inner.first().is_some_and(|word| word.low == "tổ"));
    }
    if BODIES.length_at(rest) <= NOT_BODIES.length_at(rest) {
        return false;
    }
    // A verb that opens a sentence is no body: «Thanh tra, kiểm tra …», «Phòng, chống …».
    let is_verb = first.after == ',' && matches!(first.low, "phòng" | "tra");
    !is_verb && !is_place_alone(rest)
}

/// «tỉnh», «thành phố» without a name.
fn is_place_alone(words: &[Word]) -> bool {
    let named = |at: usize| words.get(at).is_some_and(|word| word.is_capitalised());
    match words.first().map(|word| word.low) {
        Some("tỉnh" | "đặc") => !named(1) && !named(2),
        Some("thành") => !named(2),
        _ => false,
    }
}

/// The list that begins at `from`.
pub(super) fn list_at(words: &[Word], from: usize) -> Option<BodyList> {
    if !begins_body(words, from) {
        return None;
    }
    let (next, ending) = end_of_list(words, from);
    let items = split(words.get(from..next)?);
    (!items.is_empty()).then_some(BodyList { items, next, ending })
}

fn end_of_list(words: &[Word], from: usize) -> (usize, Ending) {
    let mut relative = false;
    for at in from + 1..words.len().min(from + MOST_WORDS) {
        let (Some(before), Some(word)) = (words.get(at - 1), words.get(at)) else { break };
        match before.after {
            ':' if !is_plural_of_named(words, at) => return (at, Ending::Colon),
            '.' if word.is_capitalised() && before.seen.len() > 3 => return (at, Ending::Other),
            ';' if !begins_body(words, at) => return (at, Ending::Other),
            _ => {}
        }
        if word.in_brackets {
            continue;
        }
        let rest = words.get(at..).unwrap_or_default();
        relative |= word.low == "được";
        if relative {
            if resumes(rest) {
                return (at, Ending::Verb);
            }
            continue;
        }
        if is_verb(words, at) {
            return (at, Ending::Verb);
        }
        if is_stop(words, at) {
            match binds_later(words, at) {
                true => relative = true,
                false => return (at, Ending::Other),
            }
        }
    }
    let end = words.len().min(from + MOST_WORDS);
    let colon = words.get(end.saturating_sub(1)).is_some_and(|word| word.after == ':');
    (
        end,
        if colon {
            Ending::Colon
        } else if end == words.len() {
            Ending::End
        } else {
            Ending::Other
        },
    )
}

/// «và các ông (bà) có tên tại Điều 1 chịu trách nhiệm thi hành»: words that describe a body before what binds it.
fn binds_later(words: &[Word], at: usize) -> bool {
    let binds = |place: usize| {
        ["chịu trách nhiệm", "có trách nhiệm", "tiếp tục", "khẩn trương"]
            .iter()
            .any(|phrase| starts_with(words, place, phrase))
    };
    let describes = words
        .get(at)
        .is_some_and(|word| matches!(word.low, "tại" | "theo" | "về" | "do" | "từ" | "nêu" | "cho" | "đang"));
    let reach = words.len().min(at + 25);
    let open = |place: &usize| words.get(place - 1).is_some_and(|before| !matches!(before.after, '.' | ';' | ':'));
    describes && (at + 1..reach).take_while(open).any(binds)
}

/// «các Sở: Tài chính, Kế hoạch và Đầu tư»
fn is_plural_of_named(words: &[Word], at: usize) -> bool {
    let word = |back: usize| at.checked_sub(back).and_then(|at| words.get(at)).map(|word| word.low).unwrap_or_default();
    matches!(word(1), "sở" | "bộ" | "ngành" | "tỉnh" | "quan")
        && !word(2).is_empty()
        && (word(2) == "các" || word(3) == "các" || word(4) == "các")
        && words.get(at).is_some_and(|word| word.is_capitalised())
}

/// After «được giao …» the predicate begins with a modal or an adverb.
fn resumes(rest: &[Word]) -> bool {
    let pair = |first: &str, second: &str| {
        rest.first().is_some_and(|word| word.low == first) && rest.get(1).is_some_and(|word| word.low == second)
    };
    [
        ("có", "trách"),
        ("chịu", "trách"),
        ("khẩn", "trương"),
        ("chủ", "động"),
        ("căn", "cứ"),
        ("tiếp", "tục"),
        ("nghiêm", "túc"),
        ("kịp", "thời"),
        ("phải", "tích"),
        ("tăng", "cường"),
        ("tập", "trung"),
        ("cần", "phải"),
        ("nâng", "cao"),
    ]
    .iter()
    .any(|(first, second)| pair(first, second))
}

/// A verb in small letters that is no part of a name.
pub(super) fn is_verb(words: &[Word], at: usize) -> bool {
    let (Some(word), Some(rest)) = (words.get(at), words.get(at..)) else { return false };
    let length = VERBS.length_at(rest);
    if length == 0 || rest.iter().take(length).any(Word::is_capitalised) {
        return false;
    }
    let before = at.checked_sub(1).and_then(|before| words.get(before));
    if before.is_some_and(|before| before.after == ' ' && FIRST_HALVES.contains(&before.low))
        && VERBS.length_at(rest) == 1
    {
        return false;
    }
    let next = rest.get(1).map(|word| word.low).unwrap_or_default();
    // «chủ đầu tư», «nhà đầu tư»
    if before.is_some_and(|before| matches!(before.low, "chủ" | "nhà")) && word.low == "đầu" {
        return false;
    }
    if word.low == "tổ" && next == "chức" {
        let third = rest.get(2).map(|word| word.low).unwrap_or_default();
        let listed = before.is_some_and(|before| {
            before.after == ','
                && !before.is_capitalised()
                && !matches!(third, "thực" | "triển" | "tuyên" | "kiểm" | "hội" | "tập" | "các")
                || matches!(before.low, "các" | "và" | "mỗi" | "là")
        });
        return !(listed || matches!(third, "chính" | "đảng" | "đoàn" | "thành"));
    }
    let is_pair = |pair: &str| pair.split_once(' ') == Some((word.low, next));
    let is_work = WORK_IN_NAMES.iter().any(|pair| is_pair(pair));
    let named_by_it =
        before.is_some_and(|before| NAMED_BY_WORK.contains(&before.low) && before.after == ' ' && !before.in_brackets);
    if is_work && named_by_it {
        return false;
    }
    // «các cơ quan phối hợp có trách nhiệm phối hợp»
    let is_role = (is_pair("phối hợp") || is_pair("chủ trì")) && named_by_it;
    if is_role && rest.iter().skip(2).take(3).any(|word| word.low == "trách") {
        return false;
    }
    // «Đoàn kiểm tra, giám sát»
    let second_work = is_work
        && before.is_some_and(|before| before.after == ',')
        && at.checked_sub(3).and_then(|at| words.get(at)).is_some_and(|word| NAMED_BY_WORK.contains(&word.low));
    !second_work
}

fn is_stop(words: &[Word], at: usize) -> bool {
    let Some(word) = words.get(at) else { return false };
    if word.is_capitalised() {
        return false;
    }
    if word.low == "trong" {
        let next = words.get(at + 1).map(|word| word.low).unwrap_or_default();
        return !matches!(next, "tỉnh" | "huyện" | "toàn" | "xã" | "ngành" | "cả" | "thành" | "hệ");
    }
    if word.low == "là" {
        return !words.get(at + 1).is_some_and(|next| next.low == "tổ" || next.low == "thành");
    }
    if word.low == "như" || word.low == "không" {
        return true;
    }
    STOPS.contains(&word.low)
}

/// Where one addressee ends and the next begins.
fn split(words: &[Word]) -> Vec<Range<usize>> {
    let mut items: Vec<Range<usize>> = Vec::new();
    let mut first = 0;
    for at in 1..words.len() {
        let Some(before) = words.get(at - 1) else { continue };
        let joined = matches!(before.low, "và" | "cùng") && !before.is_capitalised();
        let parted = matches!(before.after, ',' | ';') || joined;
        if !parted || words.get(at).is_none_or(|word| word.in_brackets && before.in_brackets) {
            continue;
        }
        if begins_item(words, first, at, before.after == ';', joined) {
            let last = if joined { at.saturating_sub(2) } else { at - 1 };
            items.extend(item(words, first, last));
            first = at;
        }
    }
    let mut last = words.len().saturating_sub(1);
    while last > first && words.get(last).is_some_and(|word| matches!(word.low, "và" | "cùng")) {
        last -= 1;
    }
    items.extend(item(words, first, last));
    items
}

fn item(words: &[Word], first: usize, last: usize) -> Option<Range<usize>> {
    Some(words.get(first)?.range.start..words.get(last.max(first))?.range.end)
}

fn begins_item(words: &[Word], first: usize, at: usize, after_semicolon: bool, after_and: bool) -> bool {
    if !begins_body(words, at) {
        return false;
    }
    let (Some(word), Some(current)) = (words.get(at), words.get(first..at)) else { return false };
    let text = current.iter().map(|word| word.low).collect::<Vec<_>>().join(" ");
    let text = text.trim_start_matches("các đồng chí ").trim_start_matches("đồng chí ");
    if TITLES.contains(&text) && !after_semicolon {
        return false;
    }
    let next = words.get(at + 1).map(|word| word.low).unwrap_or_default();
    if text.starts_with("bộ trưởng") && word.low == "thủ" && next == "trưởng"
        || text.starts_with("bộ trưởng") && word.low == "cơ"
    {
        return false;
    }
    let is_article = ARTICLES.contains(&word.low);
    if is_article && !after_semicolon && !word.is_capitalised() && is_office_in_several(text) {
        return false;
    }
    if is_article || after_semicolon || INDEPENDENT.iter().any(|phrase| starts_with(words, at, phrase)) {
        return true;
    }
    let has_article = current.iter().any(|word| ARTICLES.contains(&word.low));
    if word.is_capitalised() {
        let is_class = has_article && is_class_alone(words, at);
        return !is_class;
    }
    // «Ủy ban nhân dân xã, phường và đơn vị có liên quan»
    let is_other_kind = after_and && INDEFINITE.iter().any(|phrase| starts_with(words, at, phrase));
    if is_other_kind && !has_article && current.first().is_some_and(Word::is_capitalised) {
        return true;
    }
    let is_place = matches!(word.low, "tỉnh" | "thành" | "đặc");
    let is_proper = current.iter().skip(1).any(Word::is_capitalised);
    is_proper && !has_article && !is_place
}

/// «người đứng đầu các cơ quan …, các đơn vị …»: one office in bodies of several classes.
fn is_office_in_several(text: &str) -> bool {
    ["người đứng đầu các", "thủ trưởng các", "giám đốc các"].iter().any(|office| text.starts_with(office))
}

/// «các Tập đoàn, Tổng Công ty»: a class without a name of its own.
fn is_class_alone(words: &[Word], at: usize) -> bool {
    let Some(rest) = words.get(at..) else { return false };
    let length = CLASSES.length_at(rest);
    length > 0 && rest.get(length - 1).is_some_and(|last| last.after != ' ' || rest.len() == length)
}
