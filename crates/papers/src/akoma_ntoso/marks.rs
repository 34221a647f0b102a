//! What is said about words inside the text: citations, number, date, title and issuer in the head, people and recipients
//! in the foot. Marks do not overlap: of two at one place the first stays.

use super::{identity::cited, labels};
use crate::reading::{Division, Reading};
use std::ops::Range;

/// An inline element around some words.
pub(super) struct Mark {
    /// Its words.
    pub range: Range<usize>,
    /// The element.
    pub element: &'static str,
    /// Its attributes.
    pub attributes: Vec<(&'static str, String)>,
}

/// All of them, in order.
pub(super) struct Marks(Vec<Mark>);

impl Marks {
    /// Finds the words of the reading again in its text.
    pub fn of(reading: &Reading, characters: &[char], parts: &Division) -> Self {
        let mut marks = Marks(Vec::new());
        for citation in &reading.citations {
            let [start, end] = citation.span;
            match cited(citation) {
                Some(address) => marks.add(start..end, "ref", vec![("href", address)]),
                None => marks.add(start..end, "inline", vec![("name", "citation".to_owned())]),
            }
        }
        marks.of_head(reading, characters, 0..parts.body);
        marks.of_foot(reading, characters, parts.foot..characters.len());
        marks.0.sort_by_key(|mark| mark.range.start);
        marks
    }

    /// Those that touch a range, cut to it.
    pub fn within(&self, range: &Range<usize>) -> impl Iterator<Item = (&Mark, Range<usize>)> {
        let (start, end) = (range.start, range.end);
        let first = self.0.partition_point(|mark| mark.range.end <= start);
        let touching = self.0.iter().skip(first).take_while(move |mark| mark.range.start < end);
        touching.map(move |mark| (mark, mark.range.start.max(start)..mark.range.end.min(end)))
    }

    fn of_head(&mut self, reading: &Reading, characters: &[char], within: Range<usize>) {
        let head = &reading.document;
        let named = [("docNumber", &head.symbol), ("docTitle", &head.subject), ("docAuthority", &head.issuer)];
        for (element, words) in named {
            if let Some(range) = words.as_deref().and_then(|words| find(characters, &within, words)) {
                self.add(range, element, Vec::new());
            }
        }
        if let Some(date) = head.date
            && let Some(range) = labels::dates(date).iter().find_map(|words| find(characters, &within, words))
        {
            self.add(range, "docDate", vec![("date", date.to_string())]);
        }
    }

    fn of_foot(&mut self, reading: &Reading, characters: &[char], within: Range<usize>) {
        for recipient in &reading.document.recipients {
            if let Some(range) = find(characters, &within, &recipient.text) {
                self.add(range, "inline", vec![("name", "recipient".to_owned())]);
            }
        }
        for (number, signatory) in reading.document.signatories.iter().enumerate() {
            let refers_to = |kind: &str| vec![("refersTo", format!("#{kind}_{}", number + 1))];
            if let Some(range) = signatory.title.as_deref().and_then(|title| find(characters, &within, title)) {
                self.add(range, "role", refers_to("role"));
            }
            if let Some(range) = signatory.name.as_deref().and_then(|name| find_last(characters, &within, name)) {
                self.add(range, "person", refers_to("person"));
            }
        }
    }

    fn add(&mut self, range: Range<usize>, element: &'static str, attributes: Vec<(&'static str, String)>) {
        let is_free = self.0.iter().all(|mark| range.end <= mark.range.start || mark.range.end <= range.start);
        if is_free && !range.is_empty() {
            self.0.push(Mark { range, element, attributes });
        }
    }
}

/// Where words stand, whatever their white space and capitals.
pub(super) fn find(characters: &[char], within: &Range<usize>, words: &str) -> Option<Range<usize>> {
    within.clone().find_map(|start| starts(characters, start..within.end, words))
}

fn find_last(characters: &[char], within: &Range<usize>, words: &str) -> Option<Range<usize>> {
    within.clone().rev().find_map(|start| starts(characters, start..within.end, words))
}

/// The words, if the range begins with them.
pub(super) fn starts(characters: &[char], range: Range<usize>, words: &str) -> Option<Range<usize>> {
    let mut wanted = words.chars().filter(|character| !character.is_whitespace()).peekable();
    let first = characters.get(range.start).filter(|character| !character.is_whitespace())?;
    wanted.peek().filter(|wanted| is_same(**wanted, *first))?;
    for (at, character) in characters.get(range.clone())?.iter().enumerate() {
        if character.is_whitespace() {
            continue;
        }
        if !is_same(wanted.next()?, *character) {
            return None;
        }
        if wanted.peek().is_none() {
            return Some(range.start..range.start + at + 1);
        }
    }
    None
}

fn is_same(one: char, other: char) -> bool {
    one == other || one.to_lowercase().eq(other.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_across_lines_and_in_capitals_and_never_in_part() {
        let text: Vec<char> = "TỈNH ỦY\nLAM GIANG".chars().collect();
        let all = 0..text.len();
        assert_eq!(find(&text, &all, "Tỉnh ủy Lam Giang"), Some(0..17));
        assert_eq!(find(&text, &all, "Lam Giang"), Some(8..17));
        assert_eq!(find(&text, &all, "Lam Giang tỉnh"), None);
        assert_eq!(find(&text, &all, ""), None);
    }
}
