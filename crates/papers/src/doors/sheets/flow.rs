//! Lines joined to paragraphs, within a sheet and across sheets, where that is certain.
//!
//! A line goes on the one before when that one is full, the new one is not set in, carries no label, and nothing wider than
//! usual parts them. In doubt lines stay apart: the reader joins by sentences what this leaves.

use super::rows::{Row, Sheet, median};
use crate::reading::lexicon::pattern;
use regex::Regex;
use std::sync::LazyLock;

static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"^(?:[-–+•*]\s|\d{1,3}(?:\.\d{1,3})*\s?[.)]\s|[a-zđ]{1,2}[.)]\s|\([\da-zđ]{1,3}\)\s|[IVXL]{1,6}\s?[.)-]\s|[A-Z][.)]\s|",
        r"(?:Điều|Chương|Mục|Phần|Tiểu mục|Phụ lục|PHỤ LỤC|CHƯƠNG|MỤC|PHẦN)\s|(?:Căn cứ|Nơi nhận|Kính gửi|Theo đề nghị)\b)"
    ))
});

/// Where the text of a sheet stands.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Measure {
    left: f32,
    right: f32,
    /// From the top of a line to the top of the next.
    advance: f32,
}

impl Measure {
    /// A sheet with no full line, such as a last one, has the edges of the one before.
    pub fn of(sheet: &Sheet, rows: &[Row], before: Option<Measure>) -> Measure {
        let wide: Vec<&Row> = rows.iter().filter(|row| row.right() - row.left() > sheet.width * 0.55).collect();
        let mut lefts: Vec<f32> = wide.iter().map(|row| row.left()).collect();
        let mut rights: Vec<f32> = wide.iter().map(|row| row.right()).collect();
        lefts.sort_by(f32::total_cmp);
        rights.sort_by(f32::total_cmp);
        let at = |values: &[f32], part: usize| values.get(values.len() * part / 10).copied();
        let steps = rows.windows(2).filter_map(|pair| Some(pair.last()?.top() - pair.first()?.top()));
        Measure {
            left: at(&lefts, 2).or(before.map(|before| before.left)).unwrap_or(sheet.width * 0.12),
            right: at(&rights, 7).or(before.map(|before| before.right)).unwrap_or(sheet.width * 0.9),
            advance: median(steps.filter(|step| *step > 4.0)),
        }
    }
}

/// One line of running text.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    text: String,
    left: f32,
    right: f32,
    top: f32,
    height: f32,
    sheet: usize,
}

impl Line {
    pub fn of(row: &Row, sheet: usize) -> Line {
        let (left, right, top, height) = (row.left(), row.right(), row.top(), row.height());
        Line { text: row.text(), left, right, top, height, sheet }
    }
}

/// Paragraphs as they grow.
#[derive(Debug, Default)]
pub(super) struct Flow {
    text: String,
    open: Option<(Line, Measure)>,
}

impl Flow {
    /// A line that stands for itself.
    pub fn fixed(&mut self, words: String) {
        self.close();
        self.text.push_str(&words);
        self.text.push('\n');
    }

    /// The next line of the running text.
    pub fn line(&mut self, line: Line, measure: &Measure) {
        if !line.text.chars().any(char::is_alphanumeric) {
            self.close();
            return;
        }
        let joins = self.open.as_ref().is_some_and(|(before, before_at)| goes_on(before, before_at, &line, measure));
        if joins {
            join(&mut self.text, &line.text);
        } else {
            self.close();
            self.text.push_str(&line.text);
        }
        self.open = Some((line, *measure));
    }

    fn close(&mut self) {
        if self.open.take().is_some() {
            self.text.push('\n');
        }
    }

    /// The text.
    pub fn finish(mut self) -> String {
        self.close();
        self.text
    }
}

fn goes_on(before: &Line, before_at: &Measure, next: &Line, at: &Measure) -> bool {
    let set_in = |line: &Line, at: &Measure| line.left - at.left > line.height * 0.6;
    let starts_lower = next.text.starts_with(char::is_lowercase);
    let finished = is_finished(&before.text);
    let before_is_title = is_capitals(&before.text);
    if before_is_title != is_capitals(&next.text) && (before_is_title || !starts_lower) {
        return false;
    }
    // A line that begins far to the right is one of a signature.
    let far = |line: &Line, at: &Measure| line.left - at.left > (at.right - at.left) * 0.3;
    if far(before, before_at) && far(next, at) && !starts_lower {
        return false;
    }
    let same_sheet = before.sheet == next.sheet;
    if same_sheet && next.top - before.top > at.advance * 1.5 && at.advance > 0.0 {
        return false;
    }
    if is_centred(before, before_at) || is_centred(next, at) {
        return starts_lower && !finished && is_centred(before, before_at) == is_centred(next, at);
    }
    let full = before_at.right - before.right < (before_at.right - before_at.left) * 0.14;
    let block = set_in(before, before_at) && (next.left - before.left).abs() < next.height * 0.3;
    let in_place = !set_in(next, at) || (block && same_sheet && !finished);
    let labelled = LABEL.is_match(&next.text) && (finished || set_in(next, at));
    full && in_place && !labelled && (same_sheet || starts_lower || !finished)
}

fn is_centred(line: &Line, at: &Measure) -> bool {
    let (ahead, behind) = (line.left - at.left, at.right - line.right);
    ahead > line.height * 1.2 && behind > line.height * 1.2 && (ahead - behind).abs() < line.height * 1.2
}

fn is_finished(words: &str) -> bool {
    words.trim_end_matches(['”', '"', ')', '»']).ends_with(['.', ';', ':', '!', '?'])
}

fn is_capitals(words: &str) -> bool {
    words.chars().any(char::is_uppercase) && !words.chars().any(char::is_lowercase)
}

/// A symbol or a span of years that a line end cut («287/STC-⏎HCSN») has no blank; a soft hyphen goes.
fn join(text: &mut String, next: &str) {
    if text.ends_with('\u{ad}') {
        text.pop();
        text.push_str(next);
        return;
    }
    let last = text.rsplit(' ').next().unwrap_or_default();
    let cut = last.chars().count() > 1 && last.ends_with(['-', '/', '–']);
    if !cut {
        text.push(' ');
    }
    text.push_str(next);
}
