//! The foot of a document: recipients, and where body, foot and annexes part.
//!
//! The foot begins at «Nơi nhận», or at the lines of the signature where these come first. It follows the last sentence
//! of the body.

use super::lexicon::pattern;
use super::paragraphs::{is_capitals, is_rule};
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
    pub recipients: Vec<Recipient>,
    /// Who signed.
    pub signatories: Vec<Signatory>,
}

static RECIPIENTS: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:Nơi nhận|NƠI NHẬN|Nơi gửi)\s*:?"));
static ANNEX: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:PHỤ LỤC|Phụ lục|DANH MỤC|BIỂU MẪU|MẪU SỐ)\b"));
static FOOTNOTE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\[\d+\]|^_{5,}$"));
static PURPOSE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\(\s*(?:để\s+)?(b/c|báo cáo|thực hiện|t/h|th|phối hợp|p/h|biết|theo dõi)[^)]*\)"));

/// Reads the foot that follows the body's beginning.
pub(super) fn foot(page: &Page, body: usize) -> Foot {
    let lines: Vec<Range<usize>> =
        page.lines.iter().filter(|line| line.start >= body && !line.is_empty()).cloned().collect();
    let closing = lines.iter().position(|line| page.seen(line).trim_end_matches(['”', '"', '*', ' ']).ends_with("./."));
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
    let recipients = recipients(page, foot_lines);
    let (signatories, last) = signatories::signatories(page, foot_lines);
    let body_end = foot_lines.first().or(rest.first()).map(|line| line.start).unwrap_or(page.view.len());
    let end = last.or(foot_lines.last().map(|line| line.end)).unwrap_or(body_end);
    Foot { body_end, end, recipients, signatories }
}

fn ends_foot(words: &str) -> bool {
    ANNEX.is_match(words) && (is_capitals(words) || words.len() < 24) || FOOTNOTE.is_match(words)
}

fn recipients(page: &Page, lines: &[Range<usize>]) -> Vec<Recipient> {
    let Some(first) = lines.iter().position(|line| RECIPIENTS.is_match(page.seen(line))) else {
        return Vec::new();
    };
    let mut items: Vec<String> = Vec::new();
    for (number, line) in lines.iter().skip(first).enumerate() {
        let printed = page.words(line);
        let words = if number == 0 { RECIPIENTS.replace(&printed, "").trim().to_owned() } else { printed };
        if words.is_empty() || is_rule(&words) {
            continue;
        }
        let begins = words.starts_with(['-', '–', '+', '•']);
        if number > 0
            && !begins
            && (signatories::begins_signature(&words, true) || is_capitals(&words) || is_archived(&items))
        {
            break;
        }
        match items.last_mut() {
            Some(open) if !begins => *open = format!("{open} {words}"),
            _ => items.push(words.trim_start_matches(['-', '–', '+', '•', ' ']).to_owned()),
        }
    }
    items.iter().map(|item| recipient(item)).filter(|recipient| !recipient.text.is_empty()).collect()
}

/// «Lưu» is the last recipient.
fn is_archived(items: &[String]) -> bool {
    items.last().is_some_and(|item| item.starts_with("Lưu"))
}

fn recipient(item: &str) -> Recipient {
    let text = item.trim().trim_end_matches(['-', ' ']).trim_end_matches([',', ';', '.', ' ', ':']).to_owned();
    let purpose = if text.starts_with("Lưu") || text.starts_with("lưu") {
        Some(Purpose::Archive)
    } else {
        PURPOSE.captures(&text).and_then(|found| found.get(1)).map(|word| match word.as_str().to_lowercase().as_str() {
            "b/c" | "báo cáo" => Purpose::Report,
            "phối hợp" | "p/h" => Purpose::Coordinate,
            "biết" | "theo dõi" => Purpose::Inform,
            _ => Purpose::Execute,
        })
    };
    Recipient { text, purpose }
}

/// «Kính gửi»: the recipients of a document that has no «Nơi nhận», and where that list ends.
pub(super) fn addressed_to(page: &Page, from: usize) -> Option<(Vec<Recipient>, usize)> {
    let mut lines = page.lines.iter().filter(|line| line.start >= from && !line.is_empty());
    let first = lines
        .by_ref()
        .take(6)
        .find(|line| page.lower(line).starts_with("kính gửi") || page.lower(line).starts_with("gửi:"))?;
    let own = page.words(first);
    let own = own.split_once(':').map(|(_, after)| after.trim()).unwrap_or_default();
    let mut items: Vec<String> = own.split(';').filter(|item| !item.trim().is_empty()).map(str::to_owned).collect();
    let mut end = first.end;
    for line in lines {
        let words = page.words(line);
        if !words.starts_with('-') {
            break;
        }
        items.push(words.trim_start_matches(['-', ' ']).to_owned());
        end = line.end;
    }
    Some((items.iter().map(|item| recipient(item)).collect(), end))
}
