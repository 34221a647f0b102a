//! From an addressee's words to a selector: which organisations they mean among the committee's direct subordinates.
//!
//! Classes are codes of `packs/organisations/classes.tsv`. What cannot be told («các cơ quan liên quan») has no selector,
//! and a person must say.

use super::addressees::names_a_body;
use domain::organisations::Selector;

const PARTY: &str = "party";
const STATE: &str = "state";
const FRONT: &str = "front";
const PROFESSIONAL: &str = "professional";

/// Class codes that a phrase may name, with their words.
const COMMITTEES: [(&str, &[&str]); 6] = [
    ("huyen-uy", &["huyện ủy", "huyện, thị, thành ủy", "huyện, thành, thị ủy", "huyện, thành ủy", "huyện, thị ủy"]),
    ("thi-uy", &["thị ủy", "thị, thành ủy", "huyện, thành, thị ủy"]),
    ("thanh-uy", &["thành ủy", "thành, thị ủy"]),
    ("dang-uy-truc-thuoc", &["đảng ủy trực thuộc", "đảng bộ trực thuộc"]),
    ("dang-uy-xa", &["đảng ủy xã", "đảng ủy các xã", "đảng ủy cấp xã", "đảng ủy xã, phường"]),
    ("dang-uy-phuong", &["đảng ủy phường", "đảng ủy xã, phường", "đảng ủy các xã, phường", "đảng ủy cấp xã"]),
];
const STAFF_BOARDS: [(&str, &str, &str); 2] =
    [("ban tuyên giáo", "huyện", "ban-tuyen-giao-cap-huyen"), ("ban xây dựng đảng", "xã", "ban-xay-dung-dang-cap-xa")];

/// The selector of one addressee as printed.
pub(super) fn selector(text: &str) -> Option<Selector> {
    let low = text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ").replace(" uỷ", " ủy");
    let mut parts = Vec::new();
    if let Some(board) = staff_board(&low) {
        return Some(board);
    }
    if let Some(classes) = committees(&low) {
        parts.push(class(PARTY, classes));
    }
    if is_article_formula(&low) && (low.contains("chính quyền") || low.contains("ủy ban nhân dân tỉnh")) {
        parts.push(class(STATE, vec!["ubnd-tinh"]));
    }
    if let Some(named) = named(&low, text) {
        return Some(named);
    }
    let front = front_classes(&low);
    if !front.is_empty() {
        parts.push(class(FRONT, front));
    }
    match parts.len() {
        0 => None,
        1 => parts.pop(),
        _ => Some(Selector::Union { of: parts }),
    }
}

fn class(line: &str, classes: Vec<&str>) -> Selector {
    Selector::Class { line: line.to_owned(), classes: classes.into_iter().map(str::to_owned).collect() }
}

fn is_article_formula(low: &str) -> bool {
    low.starts_with("các ") || low.starts_with("cấp ủy") || low.starts_with("chính quyền")
}

/// «Ban Tuyên giáo (tuyên huấn) các huyện ủy …»: the boards that the issuer's own board guides.
fn staff_board(low: &str) -> Option<Selector> {
    STAFF_BOARDS
        .iter()
        .find(|(name, level, _)| low.trim_start_matches("các ").starts_with(name) && low.contains(level))
        .map(|(_, _, code)| class(PROFESSIONAL, vec![code]))
}

/// Party committees under the issuer's own. «Các cấp ủy» are all of them; one committee by its name is none of them.
fn committees(low: &str) -> Option<Vec<&'static str>> {
    let all = ["các cấp ủy", "các tổ chức đảng", "cấp ủy, tổ chức đảng"];
    if all.iter().any(|words| low.starts_with(words)) {
        return Some(COMMITTEES.iter().map(|(code, _)| *code).collect());
    }
    let is_plural = low.starts_with("các ") || low.contains(" các ") || low.contains(',');
    let is_office =
        ["người đứng đầu", "bí thư", "thường trực", "ban thường vụ"].iter().any(|word| low.starts_with(word));
    if !is_plural || is_office {
        return None;
    }
    let found: Vec<&str> = COMMITTEES
        .iter()
        .filter(|(_, words)| words.iter().any(|word| low.contains(word)))
        .map(|(code, _)| *code)
        .collect();
    (!found.is_empty()).then_some(found)
}

fn front_classes(low: &str) -> Vec<&'static str> {
    let mut found = Vec::new();
    if low.starts_with("mặt trận tổ quốc") && !low.contains("huyện") && !low.contains("xã ") {
        found.push("mttq-tinh");
    }
    if low.contains("tổ chức chính trị - xã hội") || low.contains("tổ chức chính trị-xã hội") {
        found.push("to-chuc-ctxh-tinh");
    }
    if low.contains("hội quần chúng") {
        found.push("hoi-quan-chung-tinh");
    }
    if low.contains("đoàn thể") && low.starts_with("các đoàn thể") {
        found.push("to-chuc-ctxh-tinh");
    }
    found
}

/// One body by its name: no article, and more than a class. Offices of persons are left to a person.
fn named(low: &str, text: &str) -> Option<Selector> {
    const OFFICES: [&str; 12] = [
        "bộ trưởng",
        "thủ trưởng",
        "chủ tịch",
        "giám đốc",
        "người",
        "đồng chí",
        "bí thư",
        "phó",
        "thủ tướng",
        "cấp ủy",
        "lãnh đạo",
        "trưởng",
    ];
    let starts_proper = text.starts_with(char::is_uppercase);
    let is_general = low.starts_with("các ")
        || low.starts_with("mỗi ")
        || low.contains(" các ")
        || low.contains("liên quan")
        || low.contains("cấp xã")
        || low.contains("cấp huyện")
        || OFFICES.iter().any(|office| low.starts_with(office))
        || ["cơ quan", "đơn vị", "địa phương", "chính quyền", "cơ sở", "tổ chức"]
            .iter()
            .any(|word| low.starts_with(word));
    let has_name = low.split(' ').count() >= 2 && !low.starts_with("sở,") && !low.starts_with("mặt trận");
    (starts_proper && !is_general && has_name && names_a_body(text)).then(|| Selector::Named { name: text.to_owned() })
}
