//! From an addressee's words to a selector: which organisations they mean among the committee's direct subordinates.
//!
//! Classes are codes of `packs/organisations/classes.tsv`. What cannot be told («các cơ quan liên quan») has no selector,
//! and a person must say.

mod narrowing;

use super::addressees::names_a_body;
use super::lexicon::rows;
use crate::letters::lowered;
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

/// Abbreviations and what they stand for.
const ABBREVIATIONS: [(&str, &str); 12] = [
    ("ubmttq", "ủy ban mặt trận tổ quốc"),
    ("ubnd", "ủy ban nhân dân"),
    ("hđnd", "hội đồng nhân dân"),
    ("mttq", "mặt trận tổ quốc"),
    ("ubkt", "ủy ban kiểm tra"),
    ("lđlđ", "liên đoàn lao động"),
    ("bch", "ban chấp hành"),
    ("btv", "ban thường vụ"),
    ("btt", "ban thường trực"),
    ("bcđ", "ban chỉ đạo"),
    ("ct-xh", "chính trị - xã hội"),
    ("ctxh", "chính trị - xã hội"),
];
/// Words that leave a set open, take something out of it, or mean the reader's own body: a person must say.
const OPEN: [&str; 14] = [
    "liên quan",
    " trừ ",
    "(trừ",
    "không gồm",
    "không bao gồm",
    "nêu trên",
    " mình",
    "được giao",
    "được phân công",
    "miền núi",
    "vùng cao",
    "biên giới",
    "ven biển",
    "khó khăn",
];

/// The selector of an addressee as it is printed, or of a phrase that somebody types; `None` where a person must say whom
/// the words mean.
pub fn selector(text: &str) -> Option<Selector> {
    narrowing::except(text).or_else(|| narrowing::within(text)).or_else(|| whole_set(text))
}

/// The selector of words that take nothing out.
fn whole_set(text: &str) -> Option<Selector> {
    let low = text.to_lowercase().split_whitespace().map(in_full).collect::<Vec<_>>().join(" ").replace(" uỷ", " ủy");
    if OPEN.iter().any(|words| low.contains(words)) {
        return None;
    }
    if let Some(board) = staff_board(&low) {
        return Some(board);
    }
    if let Some(listed) = several_of_a_kind(text) {
        return Some(listed);
    }
    let mut parts = Vec::new();
    if let Some(classes) = committees(&low) {
        parts.push(class(PARTY, classes));
    }
    if is_article_formula(&low) && (low.contains("chính quyền") || low.contains("ủy ban nhân dân tỉnh")) {
        parts.push(class(STATE, vec!["ubnd-tinh"]));
    }
    let state = state_classes(&low);
    if !state.is_empty() {
        parts.push(class(STATE, state));
    }
    if parts.is_empty()
        && let Some(named) = named(&low, text)
    {
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

/// A word without its abbreviation; signs around it stay.
fn in_full(word: &str) -> String {
    let bare = word.trim_matches(|letter: char| !letter.is_alphanumeric());
    match ABBREVIATIONS.iter().find(|(short, _)| *short == bare) {
        Some((short, full)) => word.replacen(short, full, 1),
        None => word.to_owned(),
    }
}

/// «các Sở: Tài chính, Giáo dục và Đào tạo»: each by its name.
fn several_of_a_kind(text: &str) -> Option<Selector> {
    let (kind, fields) = text.split_once(':')?;
    let kind = match kind.trim().to_lowercase().as_str() {
        "các sở" | "sở" => "Sở",
        "các bộ" | "bộ" => "Bộ",
        _ => return None,
    };
    // One place in both: lower case keeps every character's width, and each turn goes over a name or over what parts two.
    let printed = fields.trim();
    let low = lowered(printed);
    let mut of = Vec::new();
    let mut at = 0;
    while at < printed.len() {
        let rest = low.get(at..)?;
        let known = rows(include_str!("lexicon/fields-of-work.txt")).filter_map(|row| row.first().copied());
        let known = known.filter(|field| rest.starts_with(field)).map(str::len).max();
        let ends = || [rest.find(','), rest.find(" và "), rest.find(';')].into_iter().flatten().min();
        let end = at + known.or_else(ends).unwrap_or(rest.len());
        let name = printed.get(at..end)?.trim();
        if !name.is_empty() {
            of.push(Selector::Named { name: format!("{kind} {name}") });
        }
        let joined = low.get(end..)?.trim_start_matches([',', ';', ' ']);
        at = low.len() - joined.strip_prefix("và ").unwrap_or(joined).len();
    }
    (of.len() > 1).then_some(Selector::Union { of })
}

/// People's committees of a level, and the departments of the province.
fn state_classes(low: &str) -> Vec<&'static str> {
    let mut found = Vec::new();
    let says = |words: &[&str]| words.iter().any(|word| low.contains(word));
    if low.contains("ủy ban nhân dân") && !low.contains(':') {
        if says(&["các huyện", "cấp huyện", "huyện, thị", "huyện, thành"]) {
            found.push("ubnd-huyen");
        }
        if says(&["các xã", "cấp xã", "các phường", "xã, phường", "phường, xã", "xã/phường"]) {
            found.push("ubnd-xa");
        }
    }
    let departments =
        ["các sở, ban, ngành", "các sở, ngành", "sở, ban, ngành", "các sở, ban ngành", "các sở ban ngành"];
    if departments.iter().any(|words| low.starts_with(words)) {
        found.push("so");
    }
    found
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
    let is_front =
        ["mặt trận", "ủy ban mặt trận", "ban thường trực ủy ban mặt trận"].iter().any(|name| low.starts_with(name));
    if is_front && ["các xã", "cấp xã", "xã, phường", "phường, xã"].iter().any(|words| low.contains(words))
    {
        found.push("mttq-xa");
    } else if is_front && ["các huyện", "cấp huyện", "huyện, thị"].iter().any(|words| low.contains(words)) {
        found.push("mttq-huyen");
    } else if low.starts_with("mặt trận tổ quốc")
        && !low.ends_with(" xã")
        && !low.contains("huyện")
        && !low.contains("xã ")
    {
        found.push("mttq-tinh");
    }
    if low.contains("tổ chức chính trị - xã hội") || low.contains("tổ chức chính trị-xã hội") {
        found.push("to-chuc-ctxh-tinh");
    }
    if low.contains("hội quần chúng") {
        found.push("hoi-quan-chung-tinh");
    }
    let of_province = low.starts_with("các sở") || low.ends_with("tỉnh");
    if low.contains("đoàn thể") && (low.starts_with("các đoàn thể") || of_province) {
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

#[cfg(test)]
mod tests {
    use super::{Selector, selector};

    /// One line for a selector: `party huyen-uy thi-uy`, `«Sở Y tế»`, parts with a plus between them.
    fn shown(selector: Option<Selector>) -> String {
        match selector {
            None => "?".to_owned(),
            Some(Selector::Class { line, classes }) => format!("{line} {}", classes.join(" ")),
            Some(Selector::Named { name }) => format!("«{name}»"),
            Some(Selector::Issuer) => "issuer".to_owned(),
            Some(Selector::Union { of }) => {
                of.into_iter().map(|part| shown(Some(part))).collect::<Vec<_>>().join(" + ")
            }
            Some(Selector::Except { of, except }) => format!("{} - {}", shown(Some(*of)), shown(Some(*except))),
            Some(Selector::Within { of, place }) => format!("{} in {place}", shown(Some(*of))),
        }
    }

    /// In lower case «İ» is one byte longer: the printed words would go on where those in lower case are over.
    #[test]
    fn letters_that_grow_in_lower_case_end_the_list_and_not_the_patience() {
        assert_eq!(
            shown(selector("Sở: Nông nghiệp và Môi trİờng, Y tế")),
            "«Sở Nông nghiệp» + «Sở Môi trİờng» + «Sở Y tế»"
        );
        assert_eq!(shown(selector("các Sở: İİ, İ")), "«Sở İİ» + «Sở İ»");
        assert_eq!(shown(selector("Sở: İ và İ; İİİ và")), "«Sở İ» + «Sở İ» + «Sở İİİ và»");
    }

    #[test]
    fn joining_words_in_capitals_and_empty_places_of_a_list_end_it_too() {
        assert_eq!(shown(selector("Sở: Y tế VÀ Nội vụ")), "«Sở Y tế» + «Sở Nội vụ»");
        assert_eq!(
            shown(selector("Sở: ôfg vÀ Môi\u{b}Chủ trì, Nội vụ")),
            "«Sở ôfg» + «Sở Môi\u{b}Chủ trì» + «Sở Nội vụ»"
        );
        assert_eq!(shown(selector("các Sở: , ; Y tế,, Nội vụ")), "«Sở Y tế» + «Sở Nội vụ»");
    }

    #[test]
    fn phrases_select_what_a_specialist_would() {
        let cases = [
            ("các huyện ủy, thị ủy, thành ủy", "party huyen-uy thi-uy thanh-uy"),
            ("các huyện, thị, thành ủy", "party huyen-uy thi-uy thanh-uy"),
            ("Các đảng ủy xã, phường", "party dang-uy-xa dang-uy-phuong"),
            ("UBND các xã, phường", "state ubnd-xa"),
            ("Ủy ban nhân dân cấp xã", "state ubnd-xa"),
            ("Chủ tịch UBND các huyện, thị xã, thành phố", "state ubnd-huyen"),
            ("Các sở, ban, ngành", "state so"),
            ("Các sở, ban, ngành, đoàn thể cấp tỉnh", "state so + front to-chuc-ctxh-tinh"),
            ("Ủy ban MTTQ Việt Nam các xã, phường", "front mttq-xa"),
            ("các tổ chức chính trị - xã hội", "front to-chuc-ctxh-tinh"),
            ("Sở Y tế", "«Sở Y tế»"),
            ("Ban Tổ chức Tỉnh ủy", "«Ban Tổ chức Tỉnh ủy»"),
            ("các Sở: Tài chính, Giáo dục và Đào tạo", "«Sở Tài chính» + «Sở Giáo dục và Đào tạo»"),
            (
                "các Sở: Y tế, Văn hóa, Thể thao và Du lịch và Nội vụ",
                "«Sở Y tế» + «Sở Văn hóa, Thể thao và Du lịch» + «Sở Nội vụ»",
            ),
            ("các sở, ngành liên quan", "?"),
            ("các cơ quan, đơn vị có liên quan", "?"),
            ("các sở, ban, ngành (trừ Sở Y tế)", "state so - «Sở Y tế»"),
            ("Các sở, ban, ngành, trừ Sở Y tế, Sở Nội vụ", "state so - «Sở Y tế» + «Sở Nội vụ»"),
            (
                "các sở, ban, ngành ngoại trừ Sở Văn hóa, Thể thao và Du lịch và Sở Y tế",
                "state so - «Sở Văn hóa, Thể thao và Du lịch» + «Sở Y tế»",
            ),
            ("UBND các xã, phường (trừ xã Yên Hến)", "state ubnd-xa - «Ủy ban nhân dân xã Yên Hến»"),
            (
                "Các đảng ủy xã, phường (không bao gồm xã Yên Hến và phường Bến Sậy)",
                "party dang-uy-xa dang-uy-phuong - «Đảng ủy xã Yên Hến» + «Đảng ủy phường Bến Sậy»",
            ),
            (
                "các huyện ủy, thị ủy, thành ủy (không gồm Thành ủy Lam Giang)",
                "party huyen-uy thi-uy thanh-uy - «Thành ủy Lam Giang»",
            ),
            ("UBND các xã, phường trên địa bàn thị xã Bến Sậy (cũ)", "state ubnd-xa in thị xã Bến Sậy"),
            ("Các đảng ủy xã, phường thuộc huyện Vĩnh Gạo cũ", "party dang-uy-xa dang-uy-phuong in huyện Vĩnh Gạo"),
            (
                "UBND các xã, phường trên địa bàn huyện Vĩnh Gạo (trừ xã Yên Hến)",
                "state ubnd-xa in huyện Vĩnh Gạo - «Ủy ban nhân dân xã Yên Hến»",
            ),
            ("UBND các xã, phường trên địa bàn tỉnh", "state ubnd-xa"),
            // Of what is taken out, or from what, a person must say.
            ("các sở, ngành liên quan (trừ Sở Y tế)", "?"),
            ("các sở, ban, ngành (trừ các đơn vị sự nghiệp)", "?"),
            ("các sở, ban, ngành (trừ Sở Y tế và các đơn vị khác)", "?"),
            ("Sở Y tế (trừ Sở Nội vụ)", "?"),
            ("các huyện ủy, thị ủy (trừ xã Yên Hến)", "?"),
            ("UBND các xã miền núi", "?"),
            ("các sở, ban, ngành (trừ Sở Y tế) và các doanh nghiệp", "?"),
            ("cơ quan, đơn vị mình", "?"),
            ("người đứng đầu", "?"),
            ("Các Sở Xây dựng nêu trên", "?"),
            ("các doanh nghiệp", "?"),
        ];
        for (words, expected) in cases {
            assert_eq!(shown(selector(words)), expected, "{words}");
        }
    }
}
