//! The foot of a document: recipients, and where body, foot and annexes part.
//!
//! The foot begins at «Nơi nhận», or at the lines of the signature where these come first. It follows the last sentence
//! of the body. Where recipients and signature stand side by side, a line may hold a piece of each.

use super::findings::Found;
use super::lexicon::pattern;
use super::paragraphs::{is_capitals, is_rule};
use super::rules;
use super::text::Page;
use super::{Purpose, Recipient, Signatory, signatories};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// The foot and what stands around it.
#[derive(Debug, Default)]
pub(super) struct Foot {
    /// The body ends here.
    pub body_end: usize,
    /// Footnotes and annexes begin here.
    pub end: usize,
    /// Nơi nhận.
    pub recipients: Vec<Found<Recipient>>,
    /// Who signed.
    pub signatories: Vec<Found<Signatory>>,
}

static RECIPIENTS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^[-_*. ]{0,3}(?i:[NVM]?[ơo]i\s+(?:nh[ậâạặaă]n|gửi))\s*(?::|$|;|\.|-)"));
static ANNEX: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:PHỤ LỤC|Phụ lục|DANH MỤC|BIỂU MẪU|MẪU SỐ)\b"));
static FOOTNOTE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\[\d+\]|^_{5,}$"));
static PURPOSE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)\(\s*(?:để\s+)?(b/c|b/cáo|báo cáo|thực hiện|t/h|th|th/h|phối hợp|p/h|biết|theo dõi)[^)]*\)")
});
/// The beginning of a recipient's line; scans misread the dash.
static BULLET: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[-+•~]\s*['(]?\s*"));

/// Reads the foot that follows the body's beginning.
pub(super) fn foot(page: &Page, body: usize) -> Foot {
    let first = page.lines.partition_point(|line| line.start < body);
    let lines: Vec<Range<usize>> = page.lines.iter().skip(first).filter(|line| !line.is_empty()).cloned().collect();
    let closing = lines.iter().position(|line| closes(page.seen(line)));
    let from = closing.map(|at| at + 1).unwrap_or_default();
    let rest = lines.get(from..).unwrap_or_default();
    let marked = rest.iter().position(|line| RECIPIENTS.is_match(page.seen(line)));
    let signed = rest.iter().position(|line| signatories::begins_signature(page.seen(line), closing.is_some()));
    let Some(start) = [marked, signed].into_iter().flatten().min().or(closing.map(|_| 0)) else {
        return Foot { body_end: page.view.len(), end: page.view.len(), ..Foot::default() };
    };
    let foot_lines = rest.get(start..).unwrap_or_default();
    let length = foot_lines.iter().position(|line| ends_foot(page.seen(line))).unwrap_or(foot_lines.len());
    let foot_lines = foot_lines.get(..length).unwrap_or_default();
    let (recipients, beside) = recipients(page, foot_lines);
    let (signatories, last) = signatories::signatories(page, foot_lines, &beside);
    let body_end = foot_lines.first().or(rest.first()).map(|line| line.start).unwrap_or(page.view.len());
    let end = last.or(foot_lines.last().map(|line| line.end)).unwrap_or(body_end);
    Foot { body_end, end, recipients, signatories }
}

/// «./.» ends the words of a document; scans leave a speck behind it.
fn closes(words: &str) -> bool {
    let bare = words.trim_end_matches(['”', '"', '*', ' ']);
    bare.ends_with("./.") || bare.rfind("./.").is_some_and(|at| bare.len() - at <= 7)
}

fn ends_foot(words: &str) -> bool {
    ANNEX.is_match(words) && (is_capitals(words) || words.len() < 24) || FOOTNOTE.is_match(words)
}

/// The recipients, and the pieces of the signature that stand beside them.
fn recipients(page: &Page, lines: &[Range<usize>]) -> (Vec<Found<Recipient>>, Vec<Range<usize>>) {
    let Some(first) = lines.iter().position(|line| RECIPIENTS.is_match(page.seen(line))) else {
        return (Vec::new(), Vec::new());
    };
    let mut items: Vec<Vec<Range<usize>>> = Vec::new();
    let mut beside = Vec::new();
    for (number, line) in lines.iter().skip(first).enumerate() {
        let label = RECIPIENTS.find(page.seen(line)).filter(|_| number == 0).map(|found| found.end());
        let line = page.trimmed(line.start + label.unwrap_or_default()..line.end);
        let words = page.seen(&line);
        if words.is_empty() || is_rule(words) {
            continue;
        }
        let bullet = BULLET.find(words).map(|found| found.end());
        if label.is_some() && signatories::begins_signature(words, true) {
            beside.push(line);
            continue;
        }
        if number > 0
            && bullet.is_none()
            && (signatories::begins_signature(words, true) || is_capitals(words) || is_archived(page, &items))
        {
            break;
        }
        let kept = line.start + bullet.unwrap_or_default()..line.start + signatories::column_ends(words);
        if kept.end < line.end {
            beside.push(page.trimmed(kept.end..line.end));
        }
        match items.last_mut() {
            Some(open) if bullet.is_none() && label.is_none() => open.push(kept),
            _ => items.push(vec![kept]),
        }
    }
    let found = items.iter().filter_map(|pieces| recipient(page, pieces, rules::RECIPIENT_LINE)).collect();
    (found, beside)
}

/// «Lưu» is the last recipient.
fn is_archived(page: &Page, items: &[Vec<Range<usize>>]) -> bool {
    let last = items.last().and_then(|pieces| pieces.first());
    last.is_some_and(|first| page.seen(first).starts_with("Lưu"))
}

/// The recipient that these pieces of lines name.
fn recipient(page: &Page, pieces: &[Range<usize>], rule: &'static str) -> Option<Found<Recipient>> {
    let item = pieces.iter().map(|piece| page.words(piece)).collect::<Vec<_>>().join(" ");
    let value = recipient_of(&item);
    let range = pieces.first()?.start..pieces.last()?.end;
    (!value.text.is_empty()).then(|| Found { value, range: page.trimmed(range), rule })
}

/// A line of «Nơi nhận», as it is read or typed.
pub fn recipient_of(item: &str) -> Recipient {
    let text = item.trim().trim_end_matches(['-', ' ']).trim_end_matches([',', ';', '.', ' ', ':']).to_owned();
    let purpose = if text.starts_with("Lưu") || text.starts_with("lưu") {
        Some(Purpose::Archive)
    } else {
        PURPOSE.captures(&text).and_then(|found| found.get(1)).map(|word| match word.as_str().to_lowercase().as_str() {
            "b/c" | "b/cáo" | "báo cáo" => Purpose::Report,
            "phối hợp" | "p/h" => Purpose::Coordinate,
            "biết" | "theo dõi" => Purpose::Inform,
            _ => Purpose::Execute,
        })
    };
    Recipient { text, purpose }
}

/// «Kính gửi»: the recipients of a document that has no «Nơi nhận», and where that list ends.
pub(super) fn addressed_to(page: &Page, from: usize) -> Option<(Vec<Found<Recipient>>, usize)> {
    let first = page.lines.partition_point(|line| line.start < from);
    let mut lines = page.lines.iter().skip(first).filter(|line| !line.is_empty());
    let first = lines
        .by_ref()
        .take(6)
        .find(|line| page.lower(line).starts_with("kính gửi") || page.lower(line).starts_with("gửi:"))?;
    let own =
        page.seen(first).find(':').map(|colon| first.start + colon + 1..first.end).unwrap_or(first.end..first.end);
    let mut items: Vec<Range<usize>> = Vec::new();
    let mut start = own.start;
    for piece in page.seen(&own).split_inclusive(';') {
        items.push(page.trimmed(start..start + piece.len()));
        start += piece.len();
    }
    let mut end = first.end;
    for line in lines {
        let Some(bullet) = BULLET.find(page.seen(line)) else { break };
        items.push(line.start + bullet.end()..line.end);
        end = line.end;
    }
    let found = items.into_iter().filter_map(|item| recipient(page, &[item], rules::RECIPIENT_ADDRESSED));
    Some((found.collect(), end))
}
