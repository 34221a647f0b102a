//! What `dondoc pack` says, Vietnamese first and English beside it.
//! Only words; nothing is decided here.

use crate::refusal::Refusal;
use domain::packs::{FormDifference, Pack};
use std::path::Path;

/// What changed within an indicator.
pub const NUMBERS: &str = "các số thành phần (numbers within it)";
/// Range, decimals, sign.
pub const LIMITS: &str = "khoảng hợp lý, số lẻ, dấu (range, decimals, sign)";
/// Words about how it is counted.
pub const NOTE: &str = "hướng dẫn cách tính (note)";

/// A pack without fault.
pub fn checked(pack: &Pack) -> String {
    let (code, version, name) = (&pack.code, pack.version, &pack.name.vi);
    let (indicators, forms, outlines) = (pack.indicators.len(), pack.forms.len(), pack.outlines.len());
    format!(
        "{name} ({code}, {version}): {indicators} chỉ tiêu, {forms} biểu mẫu, {outlines} đề cương; không có lỗi.\n{code} {version}: {indicators} indicators, {forms} forms, {outlines} outlines; no fault."
    )
}

/// A pack with faults.
pub fn faults(folder: &Path, count: usize) -> Refusal {
    let folder = folder.display();
    Refusal::new(
        format!("{folder}: gói có {count} lỗi nêu trên; sửa rồi chạy lại."),
        format!("{folder}: the pack has the {count} faults above; put them right and run this again."),
    )
}

/// A folder that cannot be read.
pub fn folder_unreadable(folder: &Path, fault: &std::io::Error) -> Refusal {
    let folder = folder.display();
    Refusal::new(
        format!("{folder}: không đọc được thư mục hoặc tệp trong đó ({fault}); kiểm tra đường dẫn và quyền đọc."),
        format!("{folder}: the folder or a file in it cannot be read ({fault}); check the path and its rights."),
    )
}

/// The head of a comparison.
pub fn compared(old: &Pack, new: &Pack) -> String {
    format!("{} {} → {} {}", old.code, old.version, new.code, new.version)
}

/// Renamed.
pub fn renamed(from: &str, to: &str) -> String {
    format!("đổi tên (renamed) «{from}» → «{to}»")
}

/// Another unit.
pub fn unit(from: &str, to: &str) -> String {
    format!("đơn vị tính (unit) «{from}» → «{to}»")
}

/// Counted over another time.
pub fn kind(from: &str, to: &str) -> String {
    format!("thời gian (kind) {from} → {to}")
}

/// Added up otherwise.
pub fn aggregation(from: &str, to: &str) -> String {
    format!("cách tổng hợp (aggregation) {from} → {to}")
}

/// A form that differs.
pub fn form(form: &FormDifference) -> String {
    let mut said = format!("biểu mẫu (form) {}", form.code);
    for (sign, codes) in [("+", &form.added), ("-", &form.removed), ("~", &form.changed)] {
        if !codes.is_empty() {
            said.push_str(&format!(" {sign}[{}]", codes.join(", ")));
        }
    }
    said
}
