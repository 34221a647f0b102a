//! The source text with what was found in it: lines, each cut into pieces that carry their marks.
//!
//! Spans are code points and may overlap in any way. The pieces of all lines, joined by line ends, are the text itself,
//! character for character; a test holds that. Nothing here makes HTML: the template escapes.

use papers::reading::Span;
use std::collections::BTreeSet;

/// Why a part of the text is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// A duty, by its number from one.
    Duty(usize),
    /// Another document is named.
    Citation,
    /// Who is told.
    Addressee,
    /// When.
    Deadline,
}

/// A run of text with the same duty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// Numbers of the duties whose words these are.
    pub duties: Vec<usize>,
    /// Of these, the ones whose words begin here: anchors.
    pub begins: Vec<usize>,
    /// The text, cut by the smaller marks.
    pub pieces: Vec<Piece>,
}

/// A run of text with the same small marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// Class names of its marks, parted by spaces; empty for plain text.
    pub classes: String,
    /// Where it stands.
    pub span: Span,
}

/// One line of the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// First code point, and the one after the last, without the line end.
    pub span: Span,
    /// Its text.
    pub stretches: Vec<Stretch>,
}

impl Line {
    /// Whether nothing but white space stands in it.
    pub fn is_blank(&self) -> bool {
        self.stretches.iter().flat_map(|stretch| &stretch.pieces).all(|piece| piece.text.trim().is_empty())
    }

    /// Its text without marks.
    #[cfg(test)]
    pub fn text(&self) -> String {
        self.stretches.iter().flat_map(|stretch| &stretch.pieces).map(|piece| piece.text.as_str()).collect()
    }
}

/// Cuts a text into lines with their marks. Spans beyond the text, and empty ones, are passed over.
pub fn lines(text: &str, marks: &[(Mark, Span)]) -> Vec<Line> {
    let characters: Vec<char> = text.chars().collect();
    let mut begun = BTreeSet::new();
    let mut lines = Vec::new();
    let mut start = 0;
    for line in characters.split(|character| *character == '\n') {
        let span = [start, start + line.len()];
        let here: Vec<(Mark, Span)> = marks.iter().filter_map(|(mark, of)| Some((*mark, common(*of, span)?))).collect();
        lines.push(Line { span, stretches: stretches(line, span, &here, &mut begun) });
        start = span[1] + 1;
    }
    lines
}

fn common(one: Span, other: Span) -> Option<Span> {
    let span = [one[0].max(other[0]), one[1].min(other[1])];
    (span[0] < span[1]).then_some(span)
}

/// Every place at which a mark begins or ends, with both ends of the whole.
fn cuts<'m>(span: Span, marks: impl Iterator<Item = &'m Span>) -> Vec<usize> {
    let mut cuts: Vec<usize> = marks.flat_map(|mark| *mark).chain(span).collect();
    cuts.sort_unstable();
    cuts.dedup();
    cuts
}

/// Cuts a line by its duties; `begun` remembers the duties whose words have begun already.
fn stretches(line: &[char], whole: Span, marks: &[(Mark, Span)], begun: &mut BTreeSet<usize>) -> Vec<Stretch> {
    let duties: Vec<(usize, Span)> = marks
        .iter()
        .filter_map(|(mark, span)| if let Mark::Duty(number) = mark { Some((*number, *span)) } else { None })
        .collect();
    let cuts = cuts(whole, duties.iter().map(|(_, span)| span));
    let stretch = |ends: &[usize]| {
        let [start, end] = ends else { return None };
        let within = |span: &Span| span[0] <= *start && *end <= span[1];
        let numbers: Vec<usize> = duties.iter().filter(|(_, span)| within(span)).map(|(number, _)| *number).collect();
        let begins = numbers.iter().copied().filter(|number| begun.insert(*number)).collect();
        Some(Stretch { duties: numbers, begins, pieces: pieces(line, whole[0], [*start, *end], marks) })
    };
    cuts.windows(2).filter_map(stretch).collect()
}

fn pieces(line: &[char], offset: usize, span: Span, marks: &[(Mark, Span)]) -> Vec<Piece> {
    let small: Vec<(Mark, Span)> = marks
        .iter()
        .filter(|(mark, _)| !matches!(mark, Mark::Duty(_)))
        .filter_map(|(mark, of)| Some((*mark, common(*of, span)?)))
        .collect();
    let piece = |ends: &[usize]| {
        let [start, end] = ends else { return None };
        let mut classes: Vec<&str> = Vec::new();
        for (mark, _) in small.iter().filter(|(_, of)| of[0] <= *start && *end <= of[1]) {
            let class = match mark {
                Mark::Citation => "cite",
                Mark::Addressee => "to",
                Mark::Deadline => "when",
                Mark::Duty(_) => continue,
            };
            if !classes.contains(&class) {
                classes.push(class);
            }
        }
        let text = line.get(start - offset..end - offset)?.iter().collect();
        Some(Piece { text, classes: classes.join(" "), span: [*start, *end] })
    };
    cuts(span, small.iter().map(|(_, of)| of)).windows(2).filter_map(piece).collect()
}

/// Where words stand inside a part of the text: the last place that ends inside the part. Code points.
pub fn place_of(text: &[char], words: &str, within: Span) -> Option<Span> {
    let words: Vec<char> = words.chars().collect();
    let part = text.get(within[0]..within[1].min(text.len()))?;
    if words.is_empty() {
        return None;
    }
    let at = part.windows(words.len()).rposition(|window| window == words.as_slice())?;
    Some([within[0] + at, within[0] + at + words.len()])
}
