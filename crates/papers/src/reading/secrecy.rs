//! The mark of a state secret, searched before anything else is done with a file.
//!
//! A mark stands alone: on a line or in a cell of its own, after the words for the degree, or as a part of the document's
//! own symbol. The words in running text («bí mật nhà nước», «bảo mật») are no mark. Nothing of the text is kept.

use super::lexicon::pattern;
use regex::Regex;
use std::sync::LazyLock;

/// Lines at the beginning of a file within which a mark may share its line with other cells.
const HEAD_LINES: usize = 60;

static DEGREE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^(?:độ|mức độ|dấu)\s+mật\s*[:.]\s*\(?(tuyệt mật|tối mật|mật)\)?\s*[.;]?$"));
static IN_SYMBOL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^\s*(?:Số|SỐ|số)\s*[:.]?\s*[0-9.…]*\s*[-/][^\s]*[-/(](TUYỆT MẬT|TỐI MẬT|MẬT|TM|TuM|M)\)?(?:\s|$)")
});
static CELL_EDGE: LazyLock<Regex> = LazyLock::new(|| pattern(r"\s{2,}|[\t|]"));

/// The mark, when the text bears one.
pub(crate) fn mark_of(decoded: &str) -> Option<String> {
    let text = super::text::composed(decoded);
    let behind = text.match_indices('\n').nth(HEAD_LINES - 1).map_or(text.len(), |(at, _)| at + 1);
    let (head, rest) = text.split_at(behind);
    let marked = head.lines().find_map(|line| mark_in_line(line, true));
    // Every mark has this letter, and most texts have it nowhere.
    marked.or_else(|| {
        let lines = rest.contains("Ậ").then(|| rest.lines());
        lines.into_iter().flatten().find_map(|line| mark_in_line(line, false))
    })
}

fn mark_in_line(line: &str, in_head: bool) -> Option<String> {
    let line = line.trim().trim_start_matches('\u{feff}');
    if !line.contains('Ậ') && !in_head {
        return None;
    }
    if let Some(mark) = standing_alone(line) {
        return Some(mark.to_owned());
    }
    if !in_head {
        return None;
    }
    if let Some(found) = DEGREE.captures(line).or_else(|| IN_SYMBOL.captures(line)) {
        let printed = found.get(1).map(|mark| mark.as_str().to_uppercase()).unwrap_or_default();
        return Some(full_name(&printed).to_owned());
    }
    CELL_EDGE.split(line).find_map(standing_alone).map(str::to_owned)
}

fn full_name(printed: &str) -> &'static str {
    match printed {
        "TUYỆT MẬT" | "TUM" => "TUYỆT MẬT",
        "TỐI MẬT" | "TM" => "TỐI MẬT",
        _ => "MẬT",
    }
}

/// In capitals, letters perhaps set apart, perhaps inside brackets or rules.
fn standing_alone(cell: &str) -> Option<&'static str> {
    if cell.len() > 60 {
        return None;
    }
    let letters: String = cell.chars().filter(|character| !character.is_whitespace()).collect();
    match letters.trim_matches(|character: char| !character.is_alphabetic()) {
        "MẬT" => Some("MẬT"),
        "TỐIMẬT" => Some("TỐI MẬT"),
        "TUYỆTMẬT" => Some("TUYỆT MẬT"),
        _ => None,
    }
}
