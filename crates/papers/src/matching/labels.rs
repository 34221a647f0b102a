//! Clauses that a text names: «mục II.3», «điểm a khoản 2 Điều 5», «nhiệm vụ 4 phần II». They are compared with the paths of
//! the parent's clauses: «II.3».

use super::Words;
use regex::Regex;
use std::sync::LazyLock;

/// A name of a clause in a text, as a path in small letters, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cited {
    pub path: Vec<String>,
    pub words: Words,
}

const KINDS: &str = r"(?:tiểu mục|mục|khoản|điểm|phần|điều|nhiệm vụ|nội dung|chỉ tiêu)";
const LABEL: &str = r"(?:[IVX]{1,5}|\d{1,2}|[a-hđA-H])(?:\.(?:[IVX]{1,5}|\d{1,2}|[a-zđ]))*";

#[allow(clippy::expect_used, reason = "constant patterns, tried by the tests")]
fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a constant pattern")
}

/// One or several names, the inner ones first: «điểm a, khoản 2, mục III».
static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    let one = [r"(?i:", KINDS, r")\s+(?:số\s+)?", LABEL, r"\b"].concat();
    pattern(&[r"\b", &one, r"(?:\s*,?\s+", &one, ")*"].concat())
});
static PART: LazyLock<Regex> = LazyLock::new(|| pattern(&[r"(?i:", KINDS, r")\s+(?:số\s+)?(", LABEL, r")\b"].concat()));

/// The clauses that a text names, in order.
pub fn cited(text: &str) -> Vec<Cited> {
    let found = NAMED.find_iter(text).map(|named| {
        let mut parts: Vec<Vec<String>> = PART
            .captures_iter(named.as_str())
            .filter_map(|part| part.get(1).map(|label| path_of(label.as_str())))
            .collect();
        // What stands inside is named before what it stands in.
        parts.reverse();
        let place = |byte: usize| text.get(..byte).map_or(0, |before| before.chars().count());
        Cited { path: parts.concat(), words: (place(named.start()), place(named.end())) }
    });
    found.filter(|cited| !cited.path.is_empty()).collect()
}

/// The parts of a path, to be compared.
pub fn path_of(path: &str) -> Vec<String> {
    let bare = path.split('.').map(|part| part.trim().to_lowercase());
    bare.filter(|part| !part.is_empty()).collect()
}

/// How a named path stands to that of a clause: the same (2), the clause stands inside what is named, or is named by its end (1).
pub fn likeness(cited: &[String], path: &[String]) -> u32 {
    if cited == path {
        return 2;
    }
    let stands_inside = path.len() > cited.len() && path.starts_with(cited);
    let is_end = cited.len() >= 2 && path.ends_with(cited);
    u32::from(stands_inside || is_end)
}
