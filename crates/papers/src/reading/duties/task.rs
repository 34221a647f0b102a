//! One part of a paragraph: whether it tells someone to do something, and whom.
//!
//! A part names its addressee itself («Sở Nội vụ chủ trì …», «Đề nghị các huyện ủy …»), or begins with a verb and leaves
//! the addressee to what stands before or above it. A part that is neither goes with the part before it.

use crate::reading::addressees::{BodyList, Ending, begins_body, list_at};
use crate::reading::lexicon::{SILENT_TITLES, STATEMENTS, TASK_VERBS, VERBS};
use crate::reading::words::{Word, longest, starts_with};
use std::ops::Range;

/// What a part turned out to be.
#[derive(Debug, Clone)]
pub(super) enum Task {
    /// Told to the addressees that it names.
    Named(Named),
    /// A body's name alone, with a colon or nothing after it: it introduces what follows.
    Introduces(Vec<Range<usize>>),
    /// A verb whose addressee stands elsewhere; the index of the first word of the predicate.
    Implied(usize),
    /// Words that go with the part before.
    GoesOn,
    /// States something and asks nothing.
    Statement,
}

/// A task with its addressees.
#[derive(Debug, Clone)]
pub(super) struct Named {
    /// Who is to lead.
    pub leads: Vec<Range<usize>>,
    /// Index of the first word of the predicate.
    pub predicate: usize,
    /// Index of the first word that belongs to the duty.
    pub from: usize,
    /// Whether a word such as «giao» or «đề nghị» appoints them.
    pub is_appointed: bool,
}

const APPOINTING: [&str; 11] = [
    "đề nghị",
    "yêu cầu",
    "giao cho",
    "giao",
    "phân công",
    "trân trọng đề nghị",
    "kính đề nghị",
    "thống nhất giao",
    "đồng ý giao",
    "yêu cầu đồng chí",
    "và giao",
];
const CONNECTIVES: [&str; 14] = [
    "đồng thời",
    "bên cạnh đó",
    "ngoài ra",
    "theo đó",
    "mặt khác",
    "trên cơ sở đó",
    "trong đó",
    "cụ thể",
    "trước mắt",
    "từ đó",
    "qua đó",
    "riêng",
    "tiếp đó",
    "nay",
];
/// Words that open a clause before the main one: when, where, on what ground.
const OPENERS: [&str; 19] = [
    "căn cứ",
    "trên cơ sở",
    "trong quá trình",
    "đối với",
    "sau khi",
    "để",
    "khi",
    "theo",
    "trường hợp",
    "nhằm",
    "qua",
    "trong",
    "từ",
    "trước",
    "hằng",
    "hàng",
    "định kỳ",
    "nếu",
    "với",
];
/// Those of them that say what for or on what ground: no part of the duty.
const PURPOSES: [&str; 3] = ["để", "nhằm", "trên cơ sở"];
/// Those that are no task by themselves.
const GROUNDS: [&str; 12] =
    ["căn cứ", "trên cơ sở", "để", "khi", "sau khi", "đối với", "trong", "từ", "trường hợp", "nhằm", "nếu", "với"];
/// Verbs that begin a main clause after a comma and no further noun of the opening clause.
const SURE_VERBS: [&str; 17] = [
    "phải",
    "cần",
    "chủ động",
    "chủ trì",
    "xác định",
    "khẩn trương",
    "tiếp tục",
    "phối hợp",
    "báo cáo",
    "kịp thời",
    "nghiêm túc",
    "xây dựng",
    "tổ chức",
    "tham mưu",
    "triển khai",
    "tiếp nhận",
    "phát huy",
];

/// Says what a part is.
pub(super) fn task(words: &[Word], begins_sentence: bool) -> Task {
    let at = connective(words);
    if let Some(leads) = tasks_of(words, at) {
        return Task::Introduces(leads);
    }
    if let Some(task) = named_at(words, at) {
        return task;
    }
    if let Some(main) = after_opening_clause(words, at) {
        match named_at(words, main) {
            Some(Task::Named(named)) => {
                let from = if longest(words, at, &PURPOSES) > 0 { main } else { 0 };
                return Task::Named(Named { from, ..named });
            }
            Some(Task::Introduces(leads)) if appoints(words, main) => return Task::Introduces(leads),
            _ if begins_with_verb(words, main) => return Task::Implied(main),
            _ => {}
        }
    }
    if let Some(named) = named_later(words, at) {
        return Task::Named(named);
    }
    if begins_with_verb(words, at) && !has_title(words) {
        return Task::Implied(at);
    }
    after_title(words).unwrap_or(if begins_sentence { Task::Statement } else { Task::GoesOn })
}

/// «Nhiệm vụ của Tổ công tác:», «Trách nhiệm của Sở Y tế»: a title that says whose tasks follow.
fn tasks_of(words: &[Word], at: usize) -> Option<Vec<Range<usize>>> {
    const TASKS: [&str; 8] = [
        "nhiệm vụ của",
        "nhiệm vụ quyền hạn của",
        "nhiệm vụ và quyền hạn của",
        "chức năng nhiệm vụ của",
        "trách nhiệm của",
        "trách nhiệm thi hành của",
        "trách nhiệm thực hiện của",
        "phân công nhiệm vụ của",
    ];
    let length = longest(words, at, &TASKS);
    (length > 0).then_some(())?;
    let list = list_at(words, at + length)?;
    let behind = words.len().saturating_sub(list.next);
    // What a body is for («… của Tổ tiếp công dân, xử lý đơn thư:») is part of its name here.
    let closes = words.last().is_some_and(|last| last.after == ':') || behind == 0;
    let whole = words.get(at + length)?.range.start..words.last()?.range.end;
    match list.ending {
        Ending::End | Ending::Colon if behind == 0 => Some(list.items),
        _ if closes && list.items.len() == 1 => Some(vec![whole]),
        _ => None,
    }
}

/// Words that only link a task to the one before; the ambiguous ones need their comma («Cụ thể hóa» is a verb).
fn connective(words: &[Word]) -> usize {
    let length = longest(words, 0, &CONNECTIVES);
    let parted =
        length.checked_sub(1).and_then(|last| words.get(last)).is_some_and(|last| matches!(last.after, ',' | ':'));
    if parted || starts_with(words, 0, "đồng thời") { length } else { 0 }
}

/// Whether a title with a colon comes first: «Chế độ báo cáo: Tổng hợp kết quả …».
fn title_length(words: &[Word]) -> Option<usize> {
    let colon = words.iter().take(9).position(|word| word.after == ':')? + 1;
    words.get(colon).is_some_and(Word::is_capitalised).then_some(colon)
}

fn has_title(words: &[Word]) -> bool {
    title_length(words).is_some_and(|after| named_at(words, after).is_some())
}

fn after_title(words: &[Word]) -> Option<Task> {
    let after = title_length(words)?;
    if SILENT_TITLES.length_at(words) > 0 {
        return Some(Task::Statement);
    }
    match named_at(words, after) {
        Some(Task::Named(named)) => Some(Task::Named(Named { from: after, ..named })),
        _ => begins_with_verb(words, after).then_some(Task::Implied(after)),
    }
}

/// Whether a task begins here with a verb, whatever its case.
fn begins_with_verb(words: &[Word], at: usize) -> bool {
    let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) else { return false };
    let verb = VERBS.length_at(rest).max(TASK_VERBS.length_at(rest)).max(made_verb(rest));
    if verb == 0 || longest(words, at, &GROUNDS) > 0 || is_short_assurance(rest) {
        return false;
    }
    let next = rest.get(verb).map(|word| word.low);
    // «Quy định số 178-QĐ/TW» is a document and no task.
    let is_numbered = next == Some("số")
        && rest.get(verb + 1).is_some_and(|word| word.low.starts_with(|first: char| first.is_ascii_digit()));
    STATEMENTS.length_at(rest) <= verb
        && !is_numbered
        && !matches!(next, Some("là" | "này" | "phải" | "đã" | "được" | "của"))
}

/// Verbs that are made with «hóa»: «số hóa», «hiện đại hóa».
fn made_verb(rest: &[Word]) -> usize {
    let is_noun = rest.first().is_some_and(|first| matches!(first.low, "văn" | "hàng" | "tiêu"));
    let at = rest.iter().take(3).position(|word| word.low == "hóa").filter(|at| *at > 0 && !is_noun);
    let is_one = |at: &usize| rest.iter().take(*at).all(|word| word.after == ' ');
    at.filter(is_one).map(|at| at + 1).unwrap_or_default()
}

/// «…; đảm bảo công bằng giữa các ứng cử viên»: how the task before it is to be done.
fn is_short_assurance(rest: &[Word]) -> bool {
    let lower = rest.first().is_some_and(|word| !word.is_capitalised());
    lower && rest.len() <= 9 && longest(rest, 0, &["đảm bảo", "bảo đảm"]) > 0
}

/// An addressee at this place: after words that appoint, or as the subject of a predicate.
fn named_at(words: &[Word], at: usize) -> Option<Task> {
    let appointed = longest(words, at, &APPOINTING);
    if appointed > 0
        && let Some(list) = list_at(words, at + appointed)
    {
        return Some(of_list(list, at, true));
    }
    let list = list_at(words, at)?;
    // The issuer speaks of itself: «Ủy ban nhân dân tỉnh yêu cầu Thủ trưởng các sở …».
    let appointed = longest(words, list.next, &APPOINTING);
    if appointed > 0 {
        return match list_at(words, list.next + appointed) {
            Some(inner) => Some(of_list(inner, at, true)),
            None if words.len() <= list.next + appointed => Some(Task::Statement),
            None => Some(of_list(list, at, false)),
        };
    }
    let by_manner = words.get(list.next).is_some_and(|word| matches!(word.low, "theo" | "với" | "không"));
    match list.ending {
        Ending::Verb | Ending::Colon => Some(of_list(list, at, false)),
        Ending::End if words.len() < 60 => Some(Task::Introduces(list.items)),
        Ending::Other if by_manner => Some(of_list(list, at, false)),
        _ => None,
    }
}

fn of_list(list: BodyList, from: usize, is_appointed: bool) -> Task {
    if list.ending == Ending::End {
        return Task::Introduces(list.items);
    }
    Task::Named(Named { leads: list.items, predicate: list.next, from, is_appointed })
}

/// Index of the main clause after one that says when, where or on what ground: after «thì» or a comma that a verb or an
/// addressee follows.
fn after_opening_clause(words: &[Word], at: usize) -> Option<usize> {
    if longest(words, at, &OPENERS) == 0 || starts_with(words, at, "theo dõi") {
        return None;
    }
    let reach = words.len().min(at + 200);
    // A clause of purpose may name bodies of its own; where someone is appointed after it, that is the main clause.
    let appointed = (at + 1..reach).find(|main| {
        let parted = words.get(main - 1).is_some_and(|before| before.after == ',' && !before.in_brackets);
        let appoints = longest(words, at, &PURPOSES) > 0 && longest(words, *main, &APPOINTING) > 0;
        parted && appoints && is_subject(words, *main)
    });
    appointed.or_else(|| first_main_clause(words, at))
}

fn first_main_clause(words: &[Word], at: usize) -> Option<usize> {
    let reach = words.len().min(at + 110);
    (at + 1..reach).find(|main| {
        let Some(before) = words.get(main - 1) else { return false };
        let parted = before.after == ',' && !before.in_brackets;
        let then = before.low == "thì";
        if !(parted || then) {
            return false;
        }
        let is_verb =
            words.get(*main).is_some_and(|word| !word.is_capitalised()) && longest(words, *main, &SURE_VERBS) > 0;
        is_subject(words, *main) || (then || is_verb) && begins_with_verb(words, *main)
    })
}

/// An addressee that can begin a main clause: appointed, or a proper name or an article.
fn is_subject(words: &[Word], at: usize) -> bool {
    let Some(first) = words.get(at) else { return false };
    let stands_out =
        first.is_capitalised() || first.low == "các" || longest(words, at, &APPOINTING) > 0 || first.low == "tỉnh";
    match named_at(words, at) {
        Some(Task::Named(_)) => stands_out,
        Some(Task::Introduces(_)) => appoints(words, at),
        _ => false,
    }
}

/// «Đề nghị …», or «Sở Y tế đề nghị …»
fn appoints(words: &[Word], at: usize) -> bool {
    let issuer = || list_at(words, at).is_some_and(|list| longest(words, list.next, &["đề nghị", "yêu cầu"]) > 0);
    longest(words, at, &APPOINTING) > 0 || issuer()
}

/// «Đây là nhiệm vụ …, Thủ tướng Chính phủ đề nghị các đồng chí Bộ trưởng …»: a body that appoints after a comma.
fn named_later(words: &[Word], at: usize) -> Option<Named> {
    let on_ground = longest(words, at, &OPENERS) > 0;
    let reach = words.len().min(at + 200);
    (at + 1..reach).find_map(|place| {
        if !words.get(place - 1).is_some_and(|before| before.after == ',' && !before.in_brackets) {
            return None;
        }
        let appoints = on_ground && longest(words, place, &APPOINTING) > 0;
        let issuer = begins_body(words, place).then(|| list_at(words, place)).flatten();
        let issuer_appoints = issuer.is_some_and(|list| longest(words, list.next, &["đề nghị", "yêu cầu"]) > 0);
        match named_at(words, place).filter(|_| appoints || issuer_appoints) {
            Some(Task::Named(named)) => Some(named),
            _ => None,
        }
    })
}
