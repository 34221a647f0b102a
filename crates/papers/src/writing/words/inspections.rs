//! The sentences of a review about inspection and supervision: visits by kind, what was found and put right, what is open.
//! Where nothing was found there are no words; what the Front did has a sentence of its own.

use super::super::review::{OpenFinding, VisitsOfKind};
use super::review::{Part, Sentence};
use super::{counted, dates};
use domain::reviews::Source;

/// Title of the annex.
pub const OPEN: &str = "Danh sách phát hiện chưa đóng sau kiểm tra, giám sát";
/// Heads of its table.
pub const FINDING: &str = "Phát hiện";
/// See above.
pub const CLAUSE: &str = "Mục của văn bản";
/// See above.
pub const DEADLINE: &str = "Hạn khắc phục";
/// Of a remedy that is late.
pub const OVERDUE: &str = "quá hạn";
/// Of a finding whose remedy nobody was given.
pub const NOT_ASKED: &str = "chưa giao khắc phục";

fn say<'a>(words: impl Into<String>) -> Part<'a> {
    Part { words: words.into(), source: None }
}

/// Visits of each kind with the units visited.
fn by_kind(kinds: &[VisitsOfKind]) -> Sentence<'_> {
    let mut sentence = Vec::new();
    for (place, kind) in kinds.iter().enumerate() {
        if place > 0 {
            sentence.push(say(", "));
        }
        let units = counted(kind.units);
        let words = format!("{} cuộc {} tại {units} đơn vị", counted(kind.visits), kind.kind);
        sentence.push(Part { words, source: Some(&kind.source) });
    }
    sentence
}

/// How many visits were made.
pub fn visits(kinds: &[VisitsOfKind]) -> Sentence<'_> {
    let mut sentence = vec![say("Đã tiến hành ")];
    sentence.extend(by_kind(kinds));
    sentence.push(say("."));
    sentence
}

/// What the Front and the organisations of its line did.
pub fn of_the_front(kinds: &[VisitsOfKind], found: u32) -> Sentence<'_> {
    let mut sentence = vec![say("Mặt trận Tổ quốc và các tổ chức chính trị - xã hội đã thực hiện ")];
    sentence.extend(by_kind(kinds));
    let found = if found > 0 { format!(", có {} phát hiện", counted(found)) } else { String::new() };
    sentence.push(say(format!("{found}.")));
    sentence
}

/// What was found, and how far it is put right.
pub fn found<'a>([all, to_remedy, remedied, verified, overdue]: [u32; 5]) -> Sentence<'a> {
    let mut words = format!("Qua kiểm tra, giám sát có {} phát hiện", counted(all));
    if to_remedy > 0 {
        let (asked, done, seen) = (counted(to_remedy), counted(remedied), counted(verified));
        words.push_str(&format!(
            ", trong đó {asked} phát hiện phải khắc phục: {done} đã khắc phục, {seen} đã được tái kiểm tra xác minh"
        ));
    }
    if overdue > 0 {
        words.push_str(&format!(", {} quá hạn khắc phục", counted(overdue)));
    }
    words.push('.');
    vec![say(words)]
}

/// Before the list of what is open.
pub fn still_open<'a>(is_long: bool) -> Sentence<'a> {
    let place = if is_long { " được nêu tại phụ lục kèm theo." } else { " gồm:" };
    vec![say(format!("Các phát hiện chưa đóng{place}"))]
}

/// When it is to be put right.
pub fn deadline(finding: &OpenFinding) -> String {
    match finding.due_on {
        None => NOT_ASKED.to_owned(),
        Some(day) if finding.is_overdue => format!("hạn {}, {OVERDUE}", dates::short(day)),
        Some(day) => format!("hạn {}", dates::short(day)),
    }
}

/// One that is open.
pub fn open<'a>(finding: &OpenFinding, source: &'a Source) -> Sentence<'a> {
    let bare = finding.words.trim().trim_end_matches(['.', ';', ',']);
    let words = format!("{}: {bare} ({}; {})", finding.unit, finding.clause, deadline(finding));
    vec![Part { words, source: Some(source) }]
}
