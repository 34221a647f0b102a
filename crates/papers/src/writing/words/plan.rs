//! The words of a plan: its kind, the sentence that opens it, what is said under a clause, the heads of its table.
//! What is not said has no words; an empty part leaves no mark behind.

use super::{dates, grouped, listed};
use jiff::civil::Date;

/// The kind.
pub const PLAN: &str = "Kế hoạch";
/// Its symbol.
pub const PLAN_SYMBOL: &str = "KH";
/// The title of the table.
pub const ASSIGNMENTS: &str = "Phân công nhiệm vụ";
/// The sentence that announces the table.
pub const ANNOUNCED: &str = "Việc phân công nhiệm vụ cụ thể theo Phụ lục kèm theo.";
/// Heads of the table.
pub const HEADS: [&str; 7] = ["TT", "Nội dung", "Chủ trì", "Phối hợp", "Thời hạn", "Sản phẩm", "Kinh phí"];

/// The first sentence: on what it rests, who makes it, for when.
pub fn opening(carries_out: &[String], body: &str, period: &str) -> String {
    let makes = if period.is_empty() {
        format!("{body} xây dựng kế hoạch như sau:")
    } else {
        format!("{body} xây dựng kế hoạch {period} như sau:")
    };
    if carries_out.is_empty() { makes } else { format!("Thực hiện {}, {makes}", listed_documents(carries_out)) }
}

fn listed_documents(documents: &[String]) -> String {
    listed(documents.iter().map(String::as_str))
}

/// What stands under a clause; nothing for what is not said.
pub fn details(parts: [&str; 5]) -> Option<String> {
    const NAMES: [&str; 5] = ["Chủ trì", "phối hợp", "thời hạn", "sản phẩm", "kinh phí"];
    let said: Vec<String> = NAMES
        .iter()
        .zip(parts)
        .filter(|(_, said)| !said.is_empty())
        .map(|(name, said)| format!("{name}: {said}"))
        .collect();
    let mut line = said.join("; ");
    let first = line.chars().next()?;
    let rest = line.split_off(first.len_utf8());
    Some(format!("{}{rest}.", first.to_uppercase()))
}

/// «1.250.000 đồng»
pub fn in_dong(amount: i64) -> String {
    let sign = if amount < 0 { "-" } else { "" };
    format!("{sign}{} đồng", grouped(amount.unsigned_abs()))
}

/// A document in full: «Hướng dẫn số 9-HD/BTGDVTU, ngày 28/10/2026 của Ban …».
pub fn in_full(kind: &str, symbol: Option<&str>, issued_on: Option<Date>, issuer: Option<&str>) -> String {
    let mut words = kind.to_owned();
    if let Some(symbol) = symbol {
        words.push_str(&format!(" số {symbol}"));
    }
    if let Some(day) = issued_on {
        words.push_str(&format!(", ngày {}", dates::short(day)));
    }
    if let Some(issuer) = issuer {
        words.push_str(&format!(" của {issuer}"));
    }
    words
}
