//! The sentences of the letter of urging.
//! They hold for one late unit and for many, and for none.

use super::super::asked::NamedPeriod;
use super::dates;
use jiff::civil::Date;

/// Headings of the table of late units, after ordinal and name.
pub const SITUATION: &str = "Tình hình";
/// See above.
pub const DAYS_LATE: &str = "Số ngày quá hạn";
/// A unit that handed in nothing.
pub const NOTHING_IN: &str = "Chưa gửi báo cáo";
/// After «Kính gửi» when the units are too many to be named there.
pub const UNITS_IN_THE_TABLE: &str = "Các đơn vị có tên trong danh sách dưới đây";
/// For units whose report was sent back.
pub const MEND: &str = "Đơn vị có báo cáo bị trả lại sửa theo lý do đã nêu và gửi lại trong thời hạn trên.";
/// The last words, to one unit.
pub const CLOSING_TO_ONE: &str = "Đề nghị đơn vị quan tâm thực hiện.";
/// The last words, to several.
pub const CLOSING: &str = "Đề nghị các đơn vị quan tâm thực hiện.";

/// The abstract.
pub fn subject(report: &str, period: &NamedPeriod) -> String {
    format!("đôn đốc gửi {report} {}", period.name)
}

/// Which round, and when it was due.
pub fn opening(basis: &str, body: &str, report: &str, period: &NamedPeriod, due_on: Date) -> String {
    let asked = format!(
        "{body} đã đề nghị các đơn vị gửi {report} {} ({}). Hạn gửi báo cáo là ngày {}.",
        period.name,
        dates::from_to(period.days),
        dates::short(due_on)
    );
    if basis.is_empty() { asked } else { format!("Thực hiện {basis}, {asked}") }
}

/// How many are late, when some are.
pub fn counted(on: Date, owed: u32, nothing_in: usize, sent_back: usize) -> String {
    let nothing = format!("{nothing_in} đơn vị chưa gửi báo cáo");
    let back = format!("{sent_back} đơn vị có báo cáo bị trả lại và chưa gửi lại");
    let late = match (nothing_in, sent_back) {
        (_, 0) => nothing,
        (0, _) => back,
        _ => format!("{nothing}, {back}"),
    };
    format!("Tính đến ngày {}, trong số {owed} đơn vị phải báo cáo còn {late}, cụ thể như sau:", dates::short(on))
}

/// When no unit is late.
pub fn nobody(on: Date) -> String {
    format!("Tính đến ngày {}, không có đơn vị nào quá hạn báo cáo.", dates::short(on))
}

/// A unit whose report was sent back.
pub fn sent_back(on: Date, reason: &str) -> String {
    let day = dates::short(on);
    if reason.is_empty() {
        format!("Bị trả lại ngày {day}")
    } else {
        format!("Bị trả lại ngày {day}: {reason}")
    }
}

/// Before the requests.
pub fn asks(body: &str, units: usize) -> String {
    if units == 1 {
        format!("{body} đề nghị đơn vị:")
    } else {
        format!("{body} đề nghị các đơn vị nêu trên:")
    }
}

/// What is to be handed in, and by when.
pub fn hand_in(report: &str, period: &NamedPeriod, by_way_of: Option<&str>, do_by: Date) -> String {
    let way = by_way_of.map(|way| format!(" {way}")).unwrap_or_default();
    format!("Hoàn thành và gửi {report} {}{way} chậm nhất là ngày {}.", period.name, dates::short(do_by))
}

/// For units that cannot.
pub fn say_why(body: &str) -> String {
    format!("Trường hợp chưa thể gửi trong thời hạn trên, thông báo cho {body} và nêu rõ lý do.")
}
