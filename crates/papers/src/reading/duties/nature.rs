//! What kind of duty the words give, how binding they are, and what they ask to be produced.
//!
//! The first words decide: later ones are means and ends. Nothing here looks at who is to do it.

use crate::reading::lexicon::pattern;
use crate::reading::{DutyKind, Modality};
use regex::Regex;
use std::sync::LazyLock;

/// Words and the kind that they say, in the order in which they are tried on the beginning of the predicate.
const KINDS: [(&str, DutyKind); 21] = [
    ("giám sát, phản biện", DutyKind::SocialSupervision),
    ("phản biện xã hội", DutyKind::SocialSupervision),
    ("giám sát xã hội", DutyKind::SocialSupervision),
    ("đưa các mục tiêu", DutyKind::EmbedTargets),
    ("đưa chỉ tiêu", DutyKind::EmbedTargets),
    ("lồng ghép", DutyKind::EmbedTargets),
    ("tham mưu", DutyKind::Advise),
    ("báo cáo", DutyKind::Report),
    ("phản ánh", DutyKind::Report),
    ("sơ kết", DutyKind::Review),
    ("tổng kết", DutyKind::Review),
    ("rà soát", DutyKind::Review),
    ("xây dựng", DutyKind::Plan),
    ("ban hành", DutyKind::Plan),
    ("phổ biến", DutyKind::Disseminate),
    ("quán triệt", DutyKind::Disseminate),
    ("tuyên truyền", DutyKind::Disseminate),
    ("kiểm tra", DutyKind::Inspect),
    ("giám sát", DutyKind::Inspect),
    ("theo dõi", DutyKind::Inspect),
    ("đôn đốc", DutyKind::Inspect),
];
const MORE_KINDS: [(&str, DutyKind); 11] = [
    ("đề xuất", DutyKind::Recommend),
    ("kiến nghị", DutyKind::Recommend),
    ("bố trí", DutyKind::Resource),
    ("kinh phí", DutyKind::Resource),
    ("ngân sách", DutyKind::Resource),
    ("nguồn lực", DutyKind::Resource),
    ("cơ sở vật chất", DutyKind::Resource),
    ("vận động", DutyKind::Disseminate),
    ("nâng cao nhận thức", DutyKind::Disseminate),
    ("liên kết", DutyKind::Coordinate),
    ("hợp tác", DutyKind::Coordinate),
];

static OUTPUT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?:xây dựng|ban hành|lập|hoàn thiện|soạn thảo|trình|gửi|có|mở)\s+(?:và\s+[^ ]+ [^ ]+\s+)?(?:các\s+)?",
        r"(?P<what>(?:chương trình|kế hoạch|đề án|phương án|báo cáo|quy chế|quy định|hướng dẫn|văn bản|kịch bản|dự thảo|hồ sơ|nghị quyết|quyết định|chính sách|chuyên mục|danh mục|dự toán)",
        r"(?:,\s+(?:chương trình|kế hoạch|đề án|phương án|chuyên trang|dự toán))*)"
    ))
});
static REPORTS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"báo cáo (?:kết quả|tình hình|định kỳ|cấp|ủy ban|tỉnh ủy|về|ban)"));

/// The kind of the duty: `low` is its predicate in lower case without those with whom it is done; `cooperates` says that
/// it begins with working together, `is_front` that a body of the Front is to do it, whose supervision is social.
pub(super) fn kind(low: &str, cooperates: bool, is_front: bool) -> DutyKind {
    let end = low.char_indices().nth(70).map(|(at, _)| at).unwrap_or(low.len());
    let beginning = low.get(..end).unwrap_or(low);
    let first = |kinds: &[(&str, DutyKind)]| {
        kinds
            .iter()
            .filter(|(word, _)| beginning.contains(word))
            .filter_map(|(word, kind)| {
                let found = beginning
                    .match_indices(word)
                    .find(|(at, _)| is_done(beginning, *at) || makes(beginning, *at, word));
                found.map(|(at, _)| (at, *kind))
            })
            .min_by_key(|(at, _)| *at)
            .map(|(_, kind)| kind)
    };
    if let Some((_, kind)) = KINDS.iter().take(6).find(|(word, _)| low.contains(word)) {
        return *kind;
    }
    let other = if cooperates { DutyKind::Coordinate } else { DutyKind::Implement };
    match first(&KINDS).or_else(|| first(&MORE_KINDS)).unwrap_or(other) {
        DutyKind::Inspect if is_front && beginning.contains("giám sát") && !beginning.starts_with("kiểm tra") => {
            DutyKind::SocialSupervision
        }
        kind => kind,
    }
}

/// Whether a word is what is done and no part of a noun («kỹ năng xây dựng pháp luật», «công tác kiểm tra»): it opens the
/// predicate, or stands after a comma, a conjunction, an adverb or a verb of manner.
fn is_done(beginning: &str, at: usize) -> bool {
    const BEFORE: [&str; 30] = [
        "và",
        "chủ động",
        "kịp thời",
        "khẩn trương",
        "thường xuyên",
        "tiếp tục",
        "tập trung",
        "tăng cường",
        "tổ chức",
        "đẩy mạnh",
        "nghiêm túc",
        "trách nhiệm",
        "phải",
        "cần",
        "trực tiếp",
        "chủ trì",
        "định kỳ",
        "thực hiện",
        "hợp",
        "tốt",
        "tích cực",
        "ưu tiên",
        "quan tâm",
        "xem xét",
        "hiện",
        "công tác",
        "việc",
        "sớm",
        "để",
        "quý",
    ];
    let before = beginning.get(..at).unwrap_or_default().trim_end();
    before.is_empty()
        || before.ends_with([',', ':', ';', ')'])
        || beginning.starts_with("chỉ đạo")
        || BEFORE.iter().any(|word| before.ends_with(word))
}

/// «xây dựng kế hoạch»: a verb whose object is a document makes it, wherever it stands.
fn makes(beginning: &str, at: usize, word: &str) -> bool {
    const MADE: [&str; 8] =
        ["kế hoạch", "chương trình", "phương án", "đề án", "quy chế", "văn bản", "báo cáo", "kịch bản"];
    let object = beginning.get(at + word.len()..).unwrap_or_default().trim_start();
    let object = object.strip_prefix("các ").or_else(|| object.strip_prefix("và ban hành ")).unwrap_or(object);
    matches!(word, "xây dựng" | "ban hành") && MADE.iter().any(|made| object.starts_with(made))
}

/// Requests bind less than orders, wherever they were made: `appointment` are the words before the addressee.
pub(super) fn modality(appointment: &str, predicate: &str) -> Modality {
    let is_encouraged = appointment.contains("khuyến khích") || predicate.starts_with("khuyến khích");
    let is_asked = ["đề nghị", "kiến nghị", "mong"].iter().any(|word| appointment.contains(word));
    if is_encouraged {
        Modality::Encouraged
    } else if is_asked || predicate.starts_with("cần ") || predicate.starts_with("đề nghị") {
        Modality::Should
    } else {
        Modality::Must
    }
}

/// What is to be produced.
pub(super) fn outputs(low: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for captures in OUTPUT.captures_iter(low) {
        let Some(what) = captures.name("what") else { continue };
        for name in what.as_str().split(',').map(|name| name.split_whitespace().collect::<Vec<_>>().join(" ")) {
            if !found.contains(&name) {
                found.push(name);
            }
        }
    }
    if found.is_empty() && REPORTS.is_match(low) {
        found.push("báo cáo".to_owned());
    }
    found
}
