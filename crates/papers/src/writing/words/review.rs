//! The sentences of a review, and of the consolidated report as blocks. Words that rest on a source of their own come as a part
//! with it; the sentence around them has its own.
//!
//! Each holds for every set of values that it can be given: none reported, all reported, nothing to compare with.

use super::super::asked::NamedPeriod;
use super::super::consolidated::Completeness;
use super::super::figures::{Shown, TotalFigure};
use super::super::review::{Aim, Before, ObligationCounts, PlanFacts, Verdict};
use super::{counted, dates, figures, listed, report};
use domain::reviews::{ReviewKind, Source};
use jiff::civil::Date;
use std::cmp::Ordering;

/// Words of a sentence.
#[derive(Debug, Clone)]
pub struct Part<'a> {
    /// They.
    pub words: String,
    /// Where they come from, if it is more than where the sentence does.
    pub source: Option<&'a Source>,
}

/// A sentence.
pub type Sentence<'a> = Vec<Part<'a>>;

fn say<'a>(words: impl Into<String>) -> Part<'a> {
    Part { words: words.into(), source: None }
}

fn of(words: impl Into<String>, source: &Source) -> Part<'_> {
    Part { words: words.into(), source: Some(source) }
}

/// What makes up the percentage points of a ratio.
const PERCENT: &str = "%";
/// Titles of annexes.
pub const SILENT_UNITS: &str = "Danh sách đơn vị chưa báo cáo";
/// See above.
pub const MISSING_FIGURES: &str = "Danh sách đơn vị chưa có số liệu";
/// See above.
pub const DOCUMENTS: &str = "Danh mục văn bản triển khai của các đơn vị";
/// See above.
pub const WITHOUT_DOCUMENTS: &str = "Danh sách đơn vị chưa ban hành văn bản triển khai";
/// See above.
pub const CLAUSES: &str = "Tình hình thực hiện theo từng nhiệm vụ";
/// See above.
pub const OVERDUE: &str = "Danh sách đơn vị có phần việc quá hạn";
/// See above.
pub const GAPS: &str = "Danh sách nội dung chưa được cụ thể hoá";
/// Heads of the tables.
pub const SITUATION: &str = "Tình hình";
/// See above.
pub const MISSING_OF: &str = "Số liệu còn thiếu";
/// See above.
pub const DOCUMENT: &str = "Văn bản";
/// See above.
pub const CLAUSE: &str = "Nội dung";
/// See above.
pub const DUTY: &str = "Nhiệm vụ";
/// See above: all, accepted, submitted, under way, overdue.
pub const STATES: [&str; 5] = ["Được giao", "Đã được công nhận", "Chờ xem xét", "Đang thực hiện", "Quá hạn"];
/// See above.
pub const OVERDUE_COUNT: &str = "Số phần việc quá hạn";
/// What is said of a unit that handed in nothing.
pub const NOTHING_IN: &str = "Chưa báo cáo";
/// Of one whose report was sent back.
pub const SENT_BACK: &str = "Đã gửi, bị trả lại và chưa gửi lại";

/// Names one after another; of more than `all` the first `some`, and how many others there are.
pub fn named(names: &[String], all: usize, some: usize) -> Vec<String> {
    if names.len() <= all {
        return names.to_vec();
    }
    let mut shown: Vec<String> = names.iter().take(some).cloned().collect();
    shown.push(format!("và {} đơn vị khác (danh sách tại phụ lục kèm theo)", counted(names.len() - shown.len())));
    shown
}

fn in_a_row(names: &[String]) -> String {
    listed(names.iter().map(String::as_str))
}

fn capitalised(words: &str) -> String {
    super::paper::capitalised(words)
}

/// What the paper looks at, and as of when where nothing else says so.
pub fn scope<'a>(
    kind: ReviewKind,
    directive: Option<(&str, &'a Source)>,
    period: &NamedPeriod,
    counted_on: Option<Date>,
) -> Sentence<'a> {
    let (what, time) = match kind {
        ReviewKind::Periodic => ("Báo cáo tổng hợp kết quả thực hiện ", "kỳ báo cáo"),
        ReviewKind::Interim => ("Báo cáo sơ kết việc thực hiện ", "thời gian đánh giá"),
        ReviewKind::Final => ("Báo cáo tổng kết việc thực hiện ", "thời gian đánh giá"),
    };
    let days = format!("{} ({})", period.name, dates::from_to(period.days));
    let mut sentence = match directive {
        Some((cited, source)) => vec![say(what), of(cited, source), say(format!("; {time}: {days}"))],
        None => vec![say(format!("{}: {days}", capitalised(time)))],
    };
    if let Some(day) = counted_on {
        sentence.push(say(format!("; số liệu tính đến ngày {}", dates::short(day))));
    }
    sentence.push(say("."));
    sentence
}

/// Who reported.
pub fn completeness<'a>(on: Date, counts: &Completeness, source: &'a Source) -> Sentence<'a> {
    let words = report::completeness(on, counts);
    let figure = match counts.reported {
        0 => counted(counts.owed),
        reported => format!("{} trong số {}", counted(reported), counted(counts.owed)),
    };
    match words.split_once(&format!("{figure} đơn vị")) {
        Some((before, after)) => vec![say(before), of(figure, source), say(format!(" đơn vị{after}"))],
        None => vec![say(words)],
    }
}

/// A total with its parts and whose figures are in it.
pub fn total<'a>(figure: &TotalFigure, last_day: Date, source: &'a Source) -> Sentence<'a> {
    let part = |(words, is_figure): (String, bool)| if is_figure { of(words, source) } else { say(words) };
    figures::parts(figure, last_day).into_iter().map(part).collect()
}

/// The same period of the year before: how far the total is above or below it, only where both are numbers.
pub fn compared<'a>(figure: &TotalFigure, before: &'a Before) -> Sentence<'a> {
    let are_numbers = matches!((&figure.total, &before.total), (Shown::Figure(_), Shown::Figure(_)));
    let then = of(figures::in_a_sentence(&before.total, &figure.unit), &before.source);
    let mut sentence = match before.change.as_ref().filter(|_| are_numbers) {
        None => vec![say(format!("Cùng kỳ năm trước ({}): ", before.period)), then],
        Some((Ordering::Equal, _)) => {
            vec![say(format!("Bằng cùng kỳ năm trước ({}: ", before.period)), then, say(")")]
        }
        Some((order, by)) => {
            let word = if *order == Ordering::Greater { "Tăng " } else { "Giảm " };
            let by = of(in_units(by, &figure.unit), &before.source);
            vec![say(word), by, say(format!(" so với cùng kỳ năm trước ({}: ", before.period)), then, say(")")]
        }
    };
    if let Some(units) = before.units.filter(|_| matches!(before.total, Shown::Figure(_))) {
        let now = figure.coverage.reported;
        let said = format!("; số liệu cùng kỳ là của {} đơn vị, kỳ này của {} đơn vị", counted(units), counted(now));
        sentence.push(say(said));
    }
    sentence.push(say("."));
    sentence
}

/// A change with its unit of measurement; ratios differ by points.
fn in_units(by: &str, unit: &str) -> String {
    match unit {
        PERCENT => format!("{by} điểm phần trăm"),
        _ => figures::in_a_sentence(&Shown::Figure(by.to_owned()), unit),
    }
}

/// What was set, and whether it is reached. Where a unit's figure is missing, nothing is said of that.
pub fn aim(aim: &Aim, is_whole: bool) -> Sentence<'_> {
    let verdict = match aim.verdict {
        _ if !is_whole => None,
        Verdict::Open => None,
        Verdict::Reached => Some("đã đạt"),
        Verdict::Missed => Some("không đạt"),
        Verdict::NotYet => Some("chưa đạt"),
    };
    let verdict = verdict.unwrap_or("chưa đủ số liệu của các đơn vị để đánh giá");
    vec![say(format!("Chỉ tiêu {} là ", aim.term)), of(aim.said.clone(), &aim.source), say(format!("; {verdict}."))]
}

/// Units whose figure is missing; `beside` says that those without a report are named elsewhere.
pub fn missing<'a>(names: &[String], beside: bool) -> Sentence<'a> {
    let names = in_a_row(names);
    vec![say(match beside {
        true => format!("Ngoài các đơn vị chưa báo cáo, chưa có số liệu của: {names}."),
        false => format!("Chưa có số liệu của: {names}."),
    })]
}

/// A unit's own word on a figure, as a sentence.
pub fn remark<'a>(words: &str) -> Part<'a> {
    let is_sentence = words.ends_with(['.', '!', '?', '…']);
    say(if is_sentence { words.to_owned() } else { format!("{words}.") })
}

/// Above the answers to a question.
pub fn question(question: &str, is_the_heading: bool) -> String {
    let question = question.trim().trim_end_matches(['.', ':', ';']);
    match is_the_heading {
        true => "Theo báo cáo của các đơn vị:".to_owned(),
        false => format!("{}, theo báo cáo của các đơn vị:", capitalised(question)),
    }
}

/// One unit's own words, or those of several that wrote the same.
pub fn answer<'a>(units: &[(&str, &'a Source)], text: &str, own: &'a Source) -> Sentence<'a> {
    let mut sentence = vec![say("- ")];
    for (place, (unit, source)) in units.iter().enumerate() {
        sentence.extend((place > 0).then(|| say("; ")));
        sentence.push(of(*unit, source));
    }
    sentence.extend([say(": "), of(text, own)]);
    sentence
}

/// Documents of the body itself.
pub fn own_documents(plans: &[PlanFacts]) -> Sentence<'_> {
    let count = counted(plans.len());
    let issuer = plans.first().map(|plan| plan.unit.as_str()).unwrap_or_default();
    let is_one = plans.iter().all(|plan| plan.unit == issuer);
    let mut sentence = match is_one {
        true => vec![say(format!("{issuer} đã ban hành {count} văn bản: "))],
        false => vec![say(format!("Đã ban hành {count} văn bản: "))],
    };
    for (place, plan) in plans.iter().enumerate() {
        sentence.extend((place > 0).then(|| say("; ")));
        sentence.push(of(plan.cited.clone(), &plan.source));
        sentence.extend((!is_one).then(|| say(format!(" của {}", plan.unit))));
    }
    sentence.push(say("."));
    sentence
}

/// Documents of units, each unit's together: so many units, and each document by name where these are few.
pub fn documents<'a>(units: &[(&str, Vec<&'a PlanFacts>)], source: &'a Source, by_name: bool) -> Sentence<'a> {
    let plans: usize = units.iter().map(|(_, plans)| plans.len()).sum();
    let figure = format!("{} đơn vị", counted(units.len()));
    let mut sentence = vec![of(figure, source), say(format!(" đã ban hành {} văn bản triển khai", counted(plans)))];
    if !by_name {
        sentence.push(say(" (danh mục tại phụ lục kèm theo)."));
        return sentence;
    }
    for (place, (unit, plans)) in units.iter().enumerate() {
        sentence.push(say(format!("{} {unit} (", if place == 0 { ":" } else { ";" })));
        for (place, plan) in plans.iter().enumerate() {
            sentence.extend((place > 0).then(|| say("; ")));
            sentence.push(of(plan.cited.clone(), &plan.source));
        }
        sentence.push(say(")"));
    }
    sentence.push(say("."));
    sentence
}

/// Units that owe a document and have none.
pub fn without_documents<'a>(names: &[String], count: usize, source: &'a Source) -> Sentence<'a> {
    let figure = format!("{} đơn vị", counted(count));
    vec![of(figure, source), say(format!(" chưa ban hành văn bản triển khai: {}.", in_a_row(names)))]
}

/// All assignments by their state; a state in which none is has no words, but that none is overdue is said.
pub fn obligations<'a>(counts: &ObligationCounts, source: &'a Source) -> Sentence<'a> {
    let mut sentence = vec![say("Các đơn vị được giao "), of(counted(counts.all), source), say(" phần việc")];
    sentence.extend(states(counts, source));
    sentence
}

/// The assignments of one clause.
pub fn clause<'a>(cited: &str, duty: &str, counts: &ObligationCounts, source: &'a Source) -> Sentence<'a> {
    let duty = duty.trim().trim_end_matches(['.', ';', ':']);
    let opening = match (cited, duty) {
        ("", duty) => capitalised(duty),
        (cited, "") => capitalised(cited),
        (cited, duty) => format!("{} ({duty})", capitalised(cited)),
    };
    let mut sentence = vec![say(format!("{opening}: ")), of(counted(counts.all), source), say(" phần việc")];
    sentence.extend(states(counts, source));
    sentence
}

fn states<'a>(counts: &ObligationCounts, source: &'a Source) -> Sentence<'a> {
    let states = [
        (counts.accepted, " đã được công nhận hoàn thành"),
        (counts.submitted, " đã gửi kết quả, chờ xem xét"),
        (counts.under_way, " đang thực hiện, chưa quá hạn"),
        (counts.overdue, " quá hạn"),
    ];
    let mut sentence = Vec::new();
    for (count, words) in states.into_iter().filter(|(count, _)| *count > 0) {
        let before = if sentence.is_empty() { ", trong đó " } else { "; " };
        sentence.extend([say(before), of(counted(count), source), say(words)]);
    }
    sentence.push(say(if counts.overdue == 0 { "; không có phần việc quá hạn." } else { "." }));
    sentence
}

/// A unit with its overdue assignments.
pub fn with_overdue(unit: &str, count: u32) -> String {
    format!("{unit} ({})", counted(count))
}

/// Units with overdue assignments.
pub fn overdue<'a>(units: &[String], source: &'a Source) -> Sentence<'a> {
    vec![say("Đơn vị có phần việc quá hạn (số phần việc): "), of(in_a_row(units), source), say(".")]
}

/// How plans take the clauses of a document up.
pub fn coverage<'a>(document: &str, all: u32, [full, partial, gaps]: [u32; 3], source: &'a Source) -> Sentence<'a> {
    let mut sentence =
        vec![of(counted(all), source), say(format!(" nội dung của {document} có đơn vị phải cụ thể hoá"))];
    let kinds = [
        (full, " nội dung đã được các đơn vị liên quan cụ thể hoá đầy đủ"),
        (partial, " nội dung có đơn vị mới cụ thể hoá một phần"),
        (gaps, " nội dung còn có đơn vị chưa cụ thể hoá"),
    ];
    for (place, (count, words)) in kinds.into_iter().filter(|(count, _)| *count > 0).enumerate() {
        sentence.extend([say(if place == 0 { ": " } else { "; " }), of(counted(count), source), say(words)]);
    }
    sentence.push(say("."));
    sentence
}

/// A clause with the units that do not take it up.
pub fn gap(clause: &str, units: &[String]) -> String {
    format!("{}: {}.", capitalised(clause), in_a_row(units))
}

/// Above the gaps.
pub fn gaps<'a>(in_the_annex: bool) -> Sentence<'a> {
    vec![say(match in_the_annex {
        true => "Nội dung và đơn vị chưa cụ thể hoá: danh sách tại phụ lục kèm theo.",
        false => "Nội dung và đơn vị chưa cụ thể hoá:",
    })]
}

/// The first sentence of the paper.
pub fn opening(basis: &[String], body: &str, subject: &str) -> String {
    let reports = format!("{body} báo cáo {subject} như sau:");
    match basis {
        [] => reports,
        _ => format!("Thực hiện {}, {reports}", in_a_row(basis)),
    }
}

/// Announces the annexes with their numbers and titles; an only one has no number.
pub fn annexes(annexes: &[(Option<String>, &str)]) -> Option<String> {
    match annexes {
        [] => None,
        [(_, title)] => Some(format!("Kèm theo báo cáo này là Phụ lục: {title}.")),
        _ => {
            let one = |(number, title): &(Option<String>, &str)| {
                format!("{} - {title}", super::paper::annex(number.as_deref()))
            };
            let all: Vec<String> = annexes.iter().map(one).collect();
            Some(format!("Kèm theo báo cáo này là các phụ lục: {}.", in_a_row(&all)))
        }
    }
}

/// The last sentence.
pub fn closing(subject: &str, body: &str) -> String {
    format!("Trên đây là báo cáo {subject} của {body}.")
}
