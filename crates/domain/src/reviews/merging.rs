//! A person's words and a newer draft in one text, where they do not touch each other; and where marks of sources stand in a
//! text that a person has changed.

use super::Mark;
use super::wording::{Edit, edits, is_word, pieces};
use std::collections::BTreeMap;

/// What a person made of a draft (`mine`) with what is new in the draft (`now`), where both rest on `base`. Nothing where
/// both changed the same words or words that stand side by side: that a person has to decide.
///
/// Every word that the person added stands in the result, and every word that is new in the draft.
pub fn combined(base: &str, mine: &str, now: &str) -> Option<String> {
    let [old, own, new] = [base, mine, now].map(pieces);
    let (own_edits, new_edits) = (edits(&old, &own), edits(&old, &new));
    let mut merge = Merge { old: &old, from: 0, text: String::with_capacity(mine.len() + now.len()) };
    let (mut own_left, mut new_left) = (own_edits.iter().peekable(), new_edits.iter().peekable());
    loop {
        let next = match (own_left.peek(), new_left.peek()) {
            (None, None) => break,
            (Some(_), None) => Next::Own,
            (None, Some(_)) => Next::New,
            (Some(one), Some(other)) => next(one, other, own.get(one.new.clone()) == new.get(other.new.clone()))?,
        };
        if matches!(next, Next::New | Next::Both) {
            merge.take(new_left.next()?, &new);
        }
        match next {
            Next::Own => merge.take(own_left.next()?, &own),
            // Both made the same of it, which stands there by now.
            Next::Both => drop(own_left.next()),
            Next::New => {}
        }
    }
    let text = merge.finish();
    // Words that came to stand side by side could have become another word.
    let is_whole = has_all(&added(&old, &own, &own_edits), &text) && has_all(&added(&old, &new, &new_edits), &text);
    is_whole.then_some(text)
}

/// Which of two changes comes next.
enum Next {
    Own,
    New,
    Both,
}

/// Nothing where they change the same words. Words put in before or behind what the other changed are no such case.
fn next(own: &Edit, new: &Edit, are_the_same: bool) -> Option<Next> {
    let (one, other) = (&own.old, &new.old);
    if one == other && are_the_same {
        return Some(Next::Both);
    }
    let beside = one.is_empty() != other.is_empty();
    if one.end < other.start || (beside && one.end == other.start) {
        return Some(Next::Own);
    }
    (other.end < one.start || (beside && other.end == one.start)).then_some(Next::New)
}

struct Merge<'t> {
    old: &'t [&'t str],
    from: usize,
    text: String,
}

impl Merge<'_> {
    fn take(&mut self, edit: &Edit, side: &[&str]) {
        self.keep_until(edit.old.start);
        side.get(edit.new.clone()).unwrap_or_default().iter().for_each(|piece| self.text.push_str(piece));
        self.from = edit.old.end;
    }

    fn keep_until(&mut self, end: usize) {
        self.old.get(self.from..end).unwrap_or_default().iter().for_each(|piece| self.text.push_str(piece));
    }

    fn finish(mut self) -> String {
        self.keep_until(self.old.len());
        self.text
    }
}

/// The words that one text has more often than the other, where they differ.
fn added<'t>(old: &[&'t str], new: &[&'t str], edits: &[Edit]) -> BTreeMap<&'t str, usize> {
    let mut more = BTreeMap::new();
    for edit in edits {
        let gone = edit.old.clone().filter_map(|place| old.get(place));
        for word in edit.new.clone().filter_map(|place| new.get(place)).filter(|piece| is_word(piece)) {
            *more.entry(*word).or_default() += 1;
        }
        for word in gone {
            more.entry(word).and_modify(|count: &mut usize| *count = count.saturating_sub(1));
        }
    }
    more
}

fn has_all(words: &BTreeMap<&str, usize>, text: &str) -> bool {
    let mut found: BTreeMap<&str, usize> = BTreeMap::new();
    for piece in pieces(text) {
        *found.entry(piece).or_default() += 1;
    }
    words.iter().all(|(word, count)| found.get(word).copied().unwrap_or_default() >= *count)
}

/// The marks of a draft that still stand in what a person made of it, at their new places: those whose words are all there,
/// side by side as they were.
pub fn relocated(base: &str, marks: &[Mark], text: &str) -> Vec<Mark> {
    let (old, new) = (pieces(base), pieces(text));
    let mut kept = Vec::new();
    let ends = |pieces: &[&str]| -> Vec<usize> {
        let sum = |sum: &mut usize, piece: &&str| {
            *sum += piece.len();
            Some(*sum)
        };
        std::iter::once(0).chain(pieces.iter().scan(0, sum)).collect()
    };
    let (old_ends, new_ends) = (ends(&old), ends(&new));
    let (mut from, mut to) = (0, 0);
    let all = Edit { old: old.len()..old.len(), new: new.len()..new.len() };
    for edit in edits(&old, &new).iter().chain([&all]) {
        let place = |ends: &[usize], piece: usize| ends.get(piece).copied().unwrap_or_default();
        let (start, end) = (place(&old_ends, from), place(&old_ends, edit.old.start));
        let moved = place(&new_ends, to);
        let inside = marks.iter().filter(|mark| start <= mark.start && mark.start < mark.end && mark.end <= end);
        kept.extend(inside.map(|mark| Mark {
            start: mark.start - start + moved,
            end: mark.end - start + moved,
            source: mark.source.clone(),
        }));
        (from, to) = (edit.old.end, edit.new.end);
    }
    kept
}
