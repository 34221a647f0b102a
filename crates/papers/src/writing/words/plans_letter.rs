//! The sentences of the letter that urges units to issue their plan, or to take up what it leaves out.
//! They hold for one unit and for many; what nobody lacks has no words.

use super::dates;
use jiff::civil::Date;

/// Headings of the table, after ordinal and name.
pub const SITUATION: &str = "Tình hình";
/// See above.
pub const CLAUSES: &str = "Mục cần bổ sung, đối chiếu";
/// Where a unit without a plan owes all of them.
pub const ALL_CLAUSES: &str = "Các mục được giao";
/// A unit with a plan that leaves something out.
pub const INCOMPLETE: &str = "Kế hoạch chưa nêu đủ";
/// Before the list of clauses.
pub const CLAUSES_ARE: &str = "Nội dung các mục nêu trên:";
/// What a unit without a plan is to do.
pub const FIRST_PLAN: &str = "ban hành";
/// What one is to do whose plan leaves something out.
pub const MEND_PLAN: &str = "bổ sung";

/// The abstract: «đôn đốc ban hành, bổ sung kế hoạch thực hiện Hướng dẫn số …».
pub fn subject(document: &str, without_plan: usize, incomplete: usize) -> String {
    let acts = match (without_plan, incomplete) {
        (_, 0) => FIRST_PLAN.to_owned(),
        (0, _) => MEND_PLAN.to_owned(),
        _ => format!("{FIRST_PLAN}, {MEND_PLAN}"),
    };
    format!("đôn đốc {acts} kế hoạch thực hiện {document}")
}

/// What was looked through.
pub fn opening(document: &str, body: &str) -> String {
    format!("Thực hiện {document}, {body} đã rà soát kế hoạch của các đơn vị được giao nhiệm vụ.")
}

/// How many lack what.
pub fn counted(on: Date, concerned: u32, without_plan: usize, incomplete: usize) -> String {
    let without = format!("{without_plan} đơn vị chưa ban hành kế hoạch");
    let lacking = format!("{incomplete} đơn vị có kế hoạch chưa nêu đủ các mục được giao");
    let said = match (without_plan, incomplete) {
        (_, 0) => without,
        (0, _) => lacking,
        _ => format!("{without}, {lacking}"),
    };
    format!(
        "Tính đến ngày {}, trong số {concerned} đơn vị được giao nhiệm vụ còn {said}, cụ thể như sau:",
        dates::short(on)
    )
}

/// When nobody lacks anything.
pub fn nobody(on: Date) -> String {
    format!("Tính đến ngày {}, các đơn vị đã ban hành kế hoạch và nêu đủ các mục được giao.", dates::short(on))
}

/// A unit without a plan, with the day on which it was due and how many days ago that was.
pub fn without_plan(due: Option<(Date, u32)>) -> String {
    match due {
        None => "Chưa ban hành kế hoạch".to_owned(),
        Some((day, 0)) => format!("Chưa ban hành kế hoạch; hạn {}", dates::short(day)),
        Some((day, late)) => format!("Chưa ban hành kế hoạch; hạn {}, quá {late} ngày", dates::short(day)),
    }
}

/// What a unit is to do with some clauses: «chưa nêu: mục II.1, II.3».
pub fn clauses(what: &str, paths: &[String]) -> String {
    format!("{what}: mục {}", paths.join(", "))
}

/// One clause, by its path and its words.
pub fn clause(path: &str, text: &str) -> String {
    format!("Mục {path}: {text}")
}

/// Clauses of which nothing is said.
pub const MISSING: &str = "Chưa nêu";
/// Clauses that are taken up in part.
pub const PARTIAL: &str = "Mới nêu một phần";
/// Clauses above that were changed since.
pub const STALE: &str = "Cần đối chiếu lại vì đã sửa đổi, thay thế";
/// Clauses of which the unit is to say whether it takes them up.
pub const WAITING: &str = "Chờ đơn vị xác nhận";

/// To who has no plan.
pub fn issue_plan(document: &str, do_by: Date) -> String {
    format!(
        "Đơn vị chưa ban hành kế hoạch: ban hành kế hoạch thực hiện {document} chậm nhất là ngày {}.",
        dates::short(do_by)
    )
}

/// To who has one that leaves something out.
pub fn mend_plan(do_by: Date) -> String {
    format!(
        "Đơn vị có kế hoạch chưa nêu đủ: bổ sung các mục nêu trên, hoặc nêu rõ lý do không đưa vào kế hoạch, chậm nhất là ngày {}.",
        dates::short(do_by)
    )
}

/// For units that cannot.
pub fn say_why(body: &str) -> String {
    format!("Trường hợp chưa thể thực hiện trong thời hạn trên, thông báo cho {body} và nêu rõ lý do.")
}
