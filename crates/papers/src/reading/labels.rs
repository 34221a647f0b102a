//! Numbers, letters and dashes that begin a provision: what they are and how deep they stand.
//!
//! A label is told from its own line; whether it begins a provision there is for `paragraphs` and `structure` to say.

use super::lexicon::pattern;
use super::{ProvisionKind, rules};
use crate::letters::is_alphabetic;
use regex::Regex;
use std::sync::LazyLock;

/// The label of a line.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Label {
    /// What kind of number it is.
    pub style: Style,
    /// Bytes of the label as printed.
    pub length: usize,
    /// Bytes up to the first word after it.
    pub ahead: usize,
    /// The number or letter alone, for the id.
    pub number: String,
}

/// Styles of labels; their order is how deep they stand in a document that uses them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Style {
    /// Phần thứ nhất.
    Part,
    /// Chương I.
    Chapter,
    /// Mục 1.
    Section,
    /// A capital letter.
    Letter,
    /// A Roman number.
    Roman,
    /// Điều 1.
    Article,
    /// 1.
    Number,
    /// 1.1. and deeper.
    Dotted,
    /// a)
    Point,
    /// (1)
    Bracketed,
    /// (i) or (a)
    BracketedLetter,
    /// A dash or another sign.
    Dash(char),
}

impl Style {
    /// The kind of the provision that it begins; a number inside an article is a clause.
    pub fn kind(self, inside_article: bool) -> ProvisionKind {
        match self {
            Style::Part | Style::Letter | Style::Roman => ProvisionKind::Part,
            Style::Chapter => ProvisionKind::Chapter,
            Style::Section => ProvisionKind::Section,
            Style::Article => ProvisionKind::Article,
            Style::Number if inside_article => ProvisionKind::Clause,
            Style::Number | Style::Dotted | Style::Bracketed => ProvisionKind::Paragraph,
            Style::Point | Style::BracketedLetter => ProvisionKind::Point,
            Style::Dash(_) => ProvisionKind::Indent,
        }
    }
}

impl Style {
    /// The rule that finds labels of this style.
    pub fn rule(self) -> &'static str {
        match self {
            Style::Part => rules::PROVISION_PART,
            Style::Chapter => rules::PROVISION_CHAPTER,
            Style::Section => rules::PROVISION_SECTION,
            Style::Letter => rules::PROVISION_LETTER,
            Style::Roman => rules::PROVISION_ROMAN,
            Style::Article => rules::PROVISION_ARTICLE,
            Style::Number => rules::PROVISION_NUMBER,
            Style::Dotted => rules::PROVISION_DOTTED,
            Style::Point => rules::PROVISION_POINT,
            Style::Bracketed => rules::PROVISION_BRACKETED,
            Style::BracketedLetter => rules::PROVISION_BRACKETED_LETTER,
            Style::Dash(_) => rules::PROVISION_DASH,
        }
    }
}

static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"^(?:",
        r"(?P<part>(?:Phần|PHẦN)\s+(?:(?:thứ|THỨ)\s+)?(?:[IVXLC]+|\d{1,2}|nhất|hai|ba|tư|bốn|năm|NHẤT|HAI|BA|TƯ|BỐN|NĂM)\b\s*[.:]?)",
        r"|(?P<chapter>(?:Chương|CHƯƠNG)\s+(?:[IVXLC]+|\d{1,2})\b\s*[.:]?)",
        r"|(?P<section>(?:Mục|MỤC)\s+(?:\d{1,2}|[IVX]+)\b\s*[.:]?)",
        r"|(?P<article>(?:Điều|ĐIỀU)\s+\d{1,3}[a-zđ]?\s*[.:])",
        r"|(?P<dotted>\d{1,2}(?:\.\d{1,2}){1,3}\s*[.)]?)(?:\s|$)",
        r"|(?P<number>\d{1,3}\s?[.)])(?:\s|$|\p{Lu}|[“\x22])",
        r"|(?P<ruled>\d{1,2}\s?[-/])\s+\p{Lu}",
        r"|(?P<roman>[IVX]{1,5}\s*[.)/-])(?:\s|$|\p{Lu})",
        r"|(?P<letter>[A-HĐ]\s*[.-])\s*\p{Lu}",
        r"|(?P<bracketed>\(\d{1,2}\))",
        r"|(?P<point>[a-zđ]\d?\s?\))",
        r"|(?P<bracketed_letter>\((?:[ivx]{1,4}|[a-zđ])\))",
        r"|(?P<misread>_{1,2})\s+\p{Lu}",
        r"|(?P<dash>[-+*•●▪‣·–])(?:\s+[^\s*-]|[\p{L}“]|$)",
        r")"
    ))
});

/// Most lines begin with a word: whether the first two characters can be those of a label.
fn may_be_labelled(line: &str) -> bool {
    let mut characters = line.chars();
    let (first, second) = (characters.next().unwrap_or(' '), characters.next().unwrap_or(' '));
    match first {
        'P' | 'C' | 'M' | 'Đ' => true,
        'A'..='Z' => !second.is_lowercase(),
        'a'..='z' | 'đ' => !is_alphabetic(second),
        _ => !is_alphabetic(first),
    }
}

/// The label with which a line begins.
pub(super) fn label_of(line: &str) -> Option<Label> {
    may_be_labelled(line).then_some(())?;
    let found = LABEL.captures(line)?;
    const STYLES: [(&str, Style); 12] = [
        ("part", Style::Part),
        ("chapter", Style::Chapter),
        ("section", Style::Section),
        ("article", Style::Article),
        ("dotted", Style::Dotted),
        ("number", Style::Number),
        ("ruled", Style::Number),
        ("roman", Style::Roman),
        ("letter", Style::Letter),
        ("bracketed", Style::Bracketed),
        ("point", Style::Point),
        ("bracketed_letter", Style::BracketedLetter),
    ];
    let named = STYLES.iter().find_map(|(name, style)| found.name(name).map(|part| (*style, part.as_str())));
    let (style, printed) = match named {
        Some(named) => named,
        None => match found.name("misread") {
            Some(sign) => (Style::Dash('-'), sign.as_str()),
            None => {
                let sign = found.name("dash")?.as_str();
                (Style::Dash(sign.chars().next()?), sign)
            }
        },
    };
    let printed = printed.trim_end();
    let ahead = line.len() - line.get(printed.len()..).unwrap_or_default().trim_start().len();
    Some(Label { style, length: printed.len(), ahead, number: number_of(printed) })
}

/// The last word of the label without its signs: `I` of «Chương I.», `a` of «a)».
fn number_of(printed: &str) -> String {
    let bare = |word: &str| word.trim_matches(|character: char| !character.is_alphanumeric()).to_owned();
    printed.split_whitespace().map(bare).rfind(|word| !word.is_empty()).unwrap_or_default()
}

/// Whether a line begins with a range that a line end cut («giai đoạn 2026⏎- 2030»), which is no dash of a list.
pub(super) fn continues_a_range(before: &str, line: &str) -> bool {
    let after = line.trim_start_matches('-').trim_start();
    line.starts_with('-')
        && before.ends_with(|character: char| character.is_ascii_digit())
        && after.starts_with(|character: char| character.is_ascii_digit())
}
