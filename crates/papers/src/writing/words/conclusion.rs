//! The sentences of the paper that announces what a visit of inspection or supervision concluded.
//! What was not found has no words.

use super::dates;
use jiff::civil::Date;

/// What the paper is.
pub const ANNOUNCEMENT: &str = "Thông báo";
/// Its letters in a symbol.
pub const ANNOUNCEMENT_SYMBOL: &str = "TB";
/// The heading of what was done well.
pub const STRENGTHS: &str = "Ưu điểm";
/// The heading of what asks for nothing.
pub const CONCLUSIONS: &str = "Kết luận";
/// The heading of what is to be put right.
pub const SHORTCOMINGS: &str = "Hạn chế, tồn tại";
/// The heading of what is asked of the units.
pub const REQUESTS: &str = "Yêu cầu";
/// The heading of what is proposed to others.
pub const PROPOSALS: &str = "Kiến nghị";
/// Where nothing was found.
pub const NOTHING_FOUND: &str = "Chưa phát hiện hạn chế, tồn tại cần khắc phục.";
/// Heads of the table of remedies, after ordinal and name.
pub const REMEDY: &str = "Nội dung khắc phục";
/// See above.
pub const DEADLINE: &str = "Thời hạn";
/// Before the table.
pub const REMEDIES: &str = "Các đơn vị khắc phục các nội dung sau:";

/// The subject: «kết luận kiểm tra việc thực hiện Chỉ thị số …».
pub fn subject(kind: &str, about: &str) -> String {
    format!("kết luận {kind} {about}")
}

/// Under what the visit was made, when and where.
pub fn opening(decision: Option<&str>, (from, to): (Date, Date), kind: &str, units: &str, together: &str) -> String {
    let under = decision.map(|decision| format!("Thực hiện {decision}, ")).unwrap_or_default();
    let days = match from == to {
        true => format!("ngày {}", dates::short(from)),
        false => format!("từ ngày {} đến ngày {}", dates::short(from), dates::short(to)),
    };
    let team = if together.is_empty() { String::new() } else { format!(" phối hợp với {together}") };
    let first = if under.is_empty() { uppercased(&days) } else { days };
    format!("{under}{first}, đoàn công tác{team} đã tiến hành {kind} tại {units}.")
}

fn uppercased(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Who announces.
pub fn announces(body: &str) -> String {
    format!("{body} thông báo kết luận như sau:")
}

/// A finding with its clause and weight.
pub fn finding(words: &str, clause: &str, severity: Option<&str>) -> String {
    let bare = words.trim().trim_end_matches(['.', ';', ',']);
    let said = [Some(clause).filter(|clause| !clause.is_empty()), severity];
    let said: Vec<&str> = said.into_iter().flatten().collect();
    if said.is_empty() { bare.to_owned() } else { format!("{bare} ({})", said.join("; ")) }
}

/// That the units report, and are looked at again.
pub fn closing(body: &str) -> String {
    format!("Các đơn vị báo cáo kết quả khắc phục về {body}. {body} tái kiểm tra việc khắc phục và thông báo kết quả.")
}
