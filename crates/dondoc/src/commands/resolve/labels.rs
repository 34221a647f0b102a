//! What `dondoc resolve` says, Vietnamese first and English beneath.
//! Only words; nothing is decided here.

use crate::refusal::Refusal;
use domain::ids::OrganisationId;
use jiff::civil::Date;

fn written(day: Date) -> String {
    day.strftime("%d/%m/%Y").to_string()
}

/// A day cannot be read.
pub fn not_a_day(typed: &str) -> Refusal {
    Refusal::new(
        format!("«{typed}» không phải một ngày; viết như 2024-06-10."),
        format!("\"{typed}\" is not a day; write it like 2024-06-10."),
    )
}

/// The later day comes before the earlier one.
pub fn asked_too_early(on: Date, asked_on: Date) -> Refusal {
    let (on, asked_on) = (written(on), written(asked_on));
    Refusal::new(
        format!("Ngày hỏi {asked_on} trước ngày của văn bản {on}; chọn --asked-on từ {on} trở đi."),
        format!("The day asked, {asked_on}, is before the day of the document, {on}; choose --asked-on from {on} on."),
    )
}

/// Nobody bears the name of the issuer.
pub fn issuer_unknown(name: &str, on: Date) -> Refusal {
    let on = written(on);
    Refusal::new(
        format!("Ngày {on} không có đơn vị nào tên «{name}»; xem tên đúng ở trang Đơn vị, hoặc đổi --on."),
        format!("On {on} no organisation is called \"{name}\"; look the name up in the register, or change --on."),
    )
}

/// Several bear the name of the issuer.
pub fn issuer_ambiguous(name: &str, on: Date, several: &[(OrganisationId, String)]) -> Refusal {
    let on = written(on);
    let list: String = several.iter().map(|(id, above)| format!("\n  {id}  {above}")).collect();
    Refusal::new(
        format!("Ngày {on} có {} đơn vị tên «{name}»; thêm --id với một trong các mã sau:{list}", several.len()),
        format!("On {on} {} organisations are called \"{name}\"; add --id with one of those above.", several.len()),
    )
}

/// A phrase means no set of organisations.
pub fn no_selector(phrase: &str) -> Refusal {
    Refusal::new(
        format!(
            "Không hiểu «{phrase}» chỉ những đơn vị nào; viết như trong văn bản: «các huyện ủy, thị ủy, thành ủy», «các sở, ban, ngành (trừ Sở Y tế)», «Sở Y tế»."
        ),
        format!(
            "It cannot be told which organisations \"{phrase}\" means; write it as a document does: «các huyện ủy, thị ủy, thành ủy», «các sở, ban, ngành (trừ Sở Y tế)», «Sở Y tế»."
        ),
    )
}

/// What the answer is about, and how many were meant.
pub fn resolved(issuer: &str, on: Date, asked_on: Date, count: usize, unresolved: usize) -> String {
    let (on, asked_on) = (written(on), written(asked_on));
    let open = match unresolved {
        0 => String::new(),
        _ => format!("\n{unresolved} phần chưa rõ là ai (parts that found nobody, or more than one)"),
    };
    format!(
        "{issuer}, {on}: {count} đơn vị; hỏi tại ngày {asked_on}\n({count} organisations; asked as of {asked_on}){open}"
    )
}

/// One that exists.
pub fn goes_on(name: &str, gave_a_part: bool) -> String {
    match gave_a_part {
        true => format!("{name}: vẫn hoạt động, đã chuyển đi một phần (goes on, gave a part away):"),
        false => format!("{name}: giữ nguyên (unchanged)"),
    }
}

/// One for which nobody carries on.
pub fn is_lost(name: &str, end: Option<(Date, &str)>) -> String {
    let end = end.map(|(day, basis)| format!(", {}: {basis}", written(day))).unwrap_or_default();
    format!("{name}: không có đơn vị nào mang tiếp (nobody carries on){end}")
}

/// An event on the way from one to another.
pub fn event(kind: &str, day: Date, basis: &str) -> String {
    let kind = match kind {
        "merge" => "hợp nhất",
        "split" => "chia, chuyển giao",
        other => other,
    };
    format!("{kind} {}: {basis}", written(day))
}

/// Bodies that a person may add.
pub fn proposed(names: &[&str]) -> String {
    let list: String = names.iter().map(|name| format!("\n  ? {name}")).collect();
    format!(
        "Cùng loại, không kế thừa đơn vị nào ở trên; người phụ trách quyết định (of the same class, carrying on for none of these; a person decides):{list}"
    )
}
