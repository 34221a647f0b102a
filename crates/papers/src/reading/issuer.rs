//! Who issued the document: from the names above the symbol, else from the sentence that opens the body.
//!
//! Names in capitals are given back in the letters in which the body writes them.

use super::Family;
use super::addressees;
use super::head::Head;
use super::lexicon::pattern;
use super::paragraphs::is_capitals;
use super::rules;
use super::text::Page;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// Issuing body and the one above it.
#[derive(Debug, Default)]
pub(super) struct Issuer {
    /// In normal letters.
    pub name: Option<String>,
    /// Where it stands.
    pub name_at: Range<usize>,
    /// The superior body printed above.
    pub parent: Option<String>,
    /// Where that one stands.
    pub parent_at: Range<usize>,
    /// By which rule.
    pub rule: &'static str,
}

static MOTTO: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"C[ỘỌOÔ]NG H[ÒOÓ][ÀA]? X[ÃA] H[ỘOÔ]I CH[ỦUÚ] NGH[ĨIÍ]A VI[ỆEÊ]T NAM|ĐẢNG CỘNG SẢN VIỆT NAM|Độc lập\s*-\s*Tự do.*|[-_*]{2,}",
    )
});
static PART_OF_NAME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:TỈNH|TĨNH|TÍNH|TINH|THÀNH PHỐ|TP|HUYỆN|XÃ|PHƯỜNG|QUẬN|THỊ XÃ|THỊ TRẤN|ĐẶC KHU|VIỆT NAM|VÀ|CÁC|KHÓA|TRUNG ƯƠNG|CỦA|NHÂN DÂN|-)",
    )
});
/// Bodies that are named with the body above them.
static DEPENDENT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:BAN THƯỜNG TRỰC|BAN THƯỜNG VỤ|BAN CHẤP HÀNH|BAN TUYÊN GIÁO|BAN DÂN VẬN|BAN TỔ CHỨC|BAN NỘI CHÍNH|VĂN PHÒNG|ỦY BAN KIỂM TRA|THƯỜNG TRỰC)\b",
    )
});
static SPEAKS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"[,;.]\s+(?P<name>\p{Lu}[^,.;:]{3,90}?)\s+(?:(?:đã )?ban hành|hướng dẫn|xây dựng|yêu cầu|đề nghị|phát động|chỉ đạo|thông báo|báo cáo|điện|có ý kiến|quyết định|kết luận|triển khai|tổ chức|tiếp tục|trân trọng)\s",
    )
});

/// Finds the issuer.
pub(super) fn issuer(page: &Page, head: &Head) -> Issuer {
    let named = above_the_symbol(page, &head.before);
    if named.name.is_some() {
        return named;
    }
    match in_the_opening(page, head) {
        Some((name, name_at)) => {
            Issuer { name: Some(name), name_at, rule: rules::HEAD_ISSUER_IN_OPENING, ..Issuer::default() }
        }
        None => Issuer::default(),
    }
}

fn above_the_symbol(page: &Page, before: &Range<usize>) -> Issuer {
    match names_above(page, before).as_slice() {
        [] => Issuer::default(),
        [only] => Issuer {
            name: Some(in_normal_letters(page, &only.0)),
            name_at: only.1.clone(),
            rule: rules::HEAD_ISSUER_ABOVE_SYMBOL,
            ..Issuer::default()
        },
        [.., parent, name] => named_under(page, parent, name),
    }
}

/// The names in capitals above the symbol, as printed, the superior body first.
pub(super) fn names_above(page: &Page, before: &Range<usize>) -> Vec<(String, Range<usize>)> {
    let mut names: Vec<(String, Range<usize>)> = Vec::new();
    for line in page.lines.iter().take_while(|line| line.end <= before.end).filter(|line| !line.is_empty()) {
        let words = page.seen(line);
        let has_motto = MOTTO.is_match(words);
        let bare = MOTTO.replace_all(words, " ");
        let bare = bare.trim_matches(|character: char| !character.is_alphanumeric()).trim();
        if is_symbol_line(words) {
            break;
        }
        if bare.is_empty() {
            if has_motto && !names.is_empty() && words.starts_with("CỘNG") {
                break;
            }
            continue;
        }
        if !is_capitals(bare) || bare.split_whitespace().count() < 2 && !PART_OF_NAME.is_match(bare) && bare.len() < 6 {
            if !has_motto && !names.is_empty() && bare.contains(|character: char| character.is_ascii_digit()) {
                names.clear();
            }
            continue;
        }
        match names.last_mut() {
            Some((open, place)) if PART_OF_NAME.is_match(bare) || open.ends_with(" VÀ") => {
                *open = format!("{open} {bare}");
                place.end = line.end;
            }
            _ => names.push((bare.to_owned(), line.clone())),
        }
    }
    names
}

fn named_under(page: &Page, parent: &(String, Range<usize>), name: &(String, Range<usize>)) -> Issuer {
    let above = in_normal_letters(page, &parent.0);
    let own = in_normal_letters(page, &name.0);
    let full = if DEPENDENT.is_match(&name.0) && !own.contains(&above) { format!("{own} {above}") } else { own };
    Issuer {
        name: Some(full),
        name_at: name.1.clone(),
        parent: Some(above),
        parent_at: parent.1.clone(),
        rule: rules::HEAD_ISSUER_ABOVE_SYMBOL,
    }
}

fn is_symbol_line(words: &str) -> bool {
    words.starts_with("Số") || words.starts_with("SỐ ") || words.starts_with("SỐ:")
}

/// The same words as the body writes them, with the fewest capitals; else each word after a word for a kind of place
/// with a capital.
fn in_normal_letters(page: &Page, capitals: &str) -> String {
    let low = capitals.to_lowercase();
    let written = page.low.match_indices(&low).take(40).map(|(at, _)| at..at + low.len());
    let mixed = written.filter(|range| {
        let words = page.seen(range);
        words.chars().any(char::is_lowercase) && words.starts_with(char::is_uppercase)
    });
    let capitals_in = |words: &str| words.chars().filter(|letter| letter.is_uppercase()).count();
    let rule = by_rule(&low);
    match mixed.min_by_key(|range| capitals_in(page.seen(range))) {
        Some(range) if is_written(page.seen(&range)) || capitals_in(page.seen(&range)) <= capitals_in(&rule) + 1 => {
            page.words(&range)
        }
        _ => rule,
    }
}

/// Whether some word of the name begins in small letters: a body writes it so, and not a title with each word raised.
fn is_written(words: &str) -> bool {
    words.split(' ').any(|word| word.starts_with(char::is_lowercase))
}

fn by_rule(low: &str) -> String {
    const PLACES: [&str; 9] = ["tỉnh", "phố", "huyện", "xã", "phường", "quận", "khu", "trấn", "ủy"];
    const NAMES: [(&str, &str); 15] = [
        ("Ban tổ chức", "Ban Tổ chức"),
        ("Ban thường vụ", "Ban Thường vụ"),
        ("Ủy ban kiểm tra", "Ủy ban Kiểm tra"),
        ("tuyên giáo", "Tuyên giáo"),
        ("dân vận", "Dân vận"),
        ("nội chính", "Nội chính"),
        ("việt nam", "Việt Nam"),
        ("mặt trận tổ quốc", "Mặt trận Tổ quốc"),
        ("mttq", "MTTQ"),
        ("trung ương", "Trung ương"),
        ("chính phủ", "Chính phủ"),
        ("quốc hội", "Quốc hội"),
        ("ubnd", "UBND"),
        ("hđnd", "HĐND"),
        ("tỉnh ủy", "Tỉnh ủy"),
    ];
    let mut name: Vec<String> = Vec::new();
    let mut in_place = false;
    for (number, word) in low.split_whitespace().enumerate() {
        let is_kind = PLACES.contains(&word) && number > 0 || matches!(word, "tỉnh" | "huyện" | "xã");
        name.push(if number == 0 || (in_place && !is_kind) { with_capital(word) } else { word.to_owned() });
        in_place |= is_kind;
    }
    NAMES.iter().fold(name.join(" "), |name, (small, proper)| name.replace(small, proper))
}

fn with_capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().collect::<String>() + letters.as_str()).unwrap_or_default()
}

/// «Thực hiện …, Ban Tuyên giáo Tỉnh ủy hướng dẫn … như sau:»
fn in_the_opening(page: &Page, head: &Head) -> Option<(String, Range<usize>)> {
    let rest = head.body..page.view.len();
    let opening = page.seen(&rest);
    let mut end = opening.len().min(3000);
    while !opening.is_char_boundary(end) {
        end -= 1;
    }
    let opening = opening.get(..end)?;
    SPEAKS.captures_iter(opening).find_map(|found| {
        let name = found.name("name")?;
        let place = rest.start + name.start()..rest.start + name.end();
        let folded = || name.as_str().split_whitespace().collect::<Vec<_>>().join(" ");
        addressees::names_a_body(name.as_str()).then(|| (folded(), place))
    })
}

/// Whose rules of layout the document follows, from its issuer, its symbol and its motto.
pub(super) fn family(page: &Page, head: &Head, issuer: &Issuer) -> Family {
    let name = [issuer.name.as_deref(), issuer.parent.as_deref()]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
    let letters = head.letters.as_deref().unwrap_or_default();
    let above = page.seen(&head.before);
    if has(&["quốc hội"]) {
        return Family::State;
    }
    if has(&[
        "mặt trận",
        "mttq",
        "liên đoàn lao động",
        "hội nông dân",
        "hội liên hiệp",
        "hội cựu chiến binh",
        "đoàn thanh niên",
        "thành đoàn",
        "tỉnh đoàn",
    ]) {
        return Family::Front;
    }
    let is_party = above.contains("ĐẢNG CỘNG SẢN VIỆT NAM")
        || ["/TW", "/TU", "/HU", "/ĐU", "/BTG", "/BTCTW", "/UBKT"].iter().any(|part| letters.contains(part))
        || has(&[
            "tỉnh ủy",
            "thành ủy",
            "huyện ủy",
            "thị ủy",
            "đảng ủy",
            "ban bí thư",
            "bộ chính trị",
            "ban chấp hành",
            "ban tuyên giáo",
            "ban thường vụ",
            "đảng đoàn",
            "chi bộ",
            "đảng bộ",
        ]);
    if is_party {
        return Family::Party;
    }
    let is_state = has(&[
        "ủy ban nhân dân",
        "ubnd",
        "hội đồng nhân dân",
        "chính phủ",
        "bộ ",
        "sở ",
        "quốc hội",
        "thủ tướng",
        "cục ",
        "chủ tịch nước",
        "tòa án",
        "viện kiểm sát",
        "thanh tra",
        "kiểm toán",
    ]) || above.contains("CỘNG HÒA XÃ HỘI CHỦ NGHĨA");
    if is_state { Family::State } else { Family::Other }
}
