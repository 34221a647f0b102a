//! Random drafts, edits and newer drafts: nothing that a person typed is lost, and marks stay on whole characters.
//! `PROPTEST_CASES` says how many.

use super::super::*;
use super::{block, source};
use crate::comparison::Stands;
use proptest::prelude::*;
use std::collections::BTreeMap;

const WORDS: [&str; 12] =
    ["tăng", "giảm", "5", "12.345", "77,5%", "người", "đơn vị", "ẵ", "21-CT/TW", "học viên", "(nữ)", "a\u{301}"];
const BETWEEN: [&str; 8] = [" ", " ", " ", ", ", "; ", ".", "\n", "/"];

/// A text of few words, so that the same ones come up again and again.
fn text() -> impl Strategy<Value = String> {
    let word = (0..WORDS.len(), 0..BETWEEN.len());
    proptest::collection::vec(word, 0..14).prop_map(|words| {
        words.iter().map(|(word, between)| format!("{}{}", WORDS[*word], BETWEEN[*between])).collect()
    })
}

/// A text and one that a person or a newer draft made of it: words changed, put in, taken out.
fn changed(base: String) -> impl Strategy<Value = String> {
    proptest::collection::vec((any::<prop::sample::Index>(), 0..WORDS.len(), 0..3_u8), 0..4).prop_map(move |changes| {
        let mut pieces: Vec<String> = wording::pieces(&base).into_iter().map(str::to_owned).collect();
        for (place, word, kind) in changes {
            let place = place.index(pieces.len() + 1);
            match kind {
                0 => pieces.insert(place, format!(" {} ", WORDS[word])),
                1 if place < pieces.len() => pieces[place] = WORDS[word].to_owned(),
                _ if place < pieces.len() => drop(pieces.remove(place)),
                _ => {}
            }
        }
        pieces.concat()
    })
}

fn three() -> impl Strategy<Value = (String, String, String)> {
    text().prop_flat_map(|base| (Just(base.clone()), changed(base.clone()), changed(base)))
}

/// Three texts that have nothing to do with each other.
fn strangers() -> impl Strategy<Value = (String, String, String)> {
    (text(), "\\PC{0,30}", text())
}

fn words(text: &str) -> BTreeMap<&str, usize> {
    let mut counted = BTreeMap::new();
    for word in wording::pieces(text).into_iter().filter(|piece| wording::is_word(piece)) {
        *counted.entry(word).or_default() += 1;
    }
    counted
}

/// The words that the person has more often than the draft and that are not as often in the result. It knows nothing of how
/// texts are lined up.
fn lost(base: &str, mine: &str, result: &str) -> Vec<String> {
    let (base, mine, result) = (words(base), words(mine), words(result));
    let count = |words: &BTreeMap<&str, usize>, word: &str| words.get(word).copied().unwrap_or_default();
    let is_lost = |word: &&&str| {
        let typed = count(&mine, word).saturating_sub(count(&base, word));
        count(&result, word) < typed
    };
    mine.keys().filter(is_lost).map(|word| (*word).to_owned()).collect()
}

/// A merge that takes the new draft where both changed something.
fn careless(base: &str, mine: &str, now: &str) -> String {
    combined(base, mine, now).unwrap_or_else(|| now.to_owned())
}

proptest! {
    #[test]
    fn nothing_that_a_person_typed_is_lost((base, mine, now) in prop_oneof![three(), strangers()]) {
        if let Some(text) = combined(&base, &mine, &now) {
            prop_assert_eq!(lost(&base, &mine, &text), Vec::<String>::new());
            prop_assert_eq!(lost(&base, &now, &text), Vec::<String>::new(), "what is new stands there too");
        }
        let standing = Standing { written: Some(mine.clone()), ..Standing::drafted(block(&base)) };
        let again = redrafted(standing, Some(block(&now))).expect("a person's words stand");
        prop_assert_eq!(again.text(), mine.as_str());
        let answered = answered(again, Answer::Combine);
        prop_assert_eq!(lost(&base, &mine, answered.text()), Vec::<String>::new());
    }

    #[test]
    fn one_side_alone_is_taken_as_it_is((base, mine, _) in prop_oneof![three(), strangers()]) {
        prop_assert_eq!(combined(&base, &base, &mine), Some(mine.clone()), "no edit: the new draft");
        prop_assert_eq!(combined(&base, &mine, &base), Some(mine.clone()), "nothing new: the person's words");
        prop_assert_eq!(combined(&base, &mine, &mine), Some(mine.clone()), "both the same");
    }

    #[test]
    fn merging_knows_no_order((base, mine, now) in three()) {
        prop_assert_eq!(combined(&base, &mine, &now), combined(&base, &now, &mine));
    }

    #[test]
    fn marks_stay_on_their_words((base, mine, _) in three(), ends in proptest::collection::vec(any::<(prop::sample::Index, prop::sample::Index)>(), 0..5)) {
        let places: Vec<usize> = base.char_indices().map(|(place, _)| place).chain([base.len()]).collect();
        let marks: Vec<Mark> = ends
            .iter()
            .map(|(one, other)| (*one.get(&places), *other.get(&places)))
            .map(|(one, other)| Mark { start: one.min(other), end: one.max(other), source: source(1) })
            .collect();
        let found = relocated(&base, &marks, &mine);
        for mark in &found {
            let words = mine.get(mark.start..mark.end).expect("whole characters");
            prop_assert!(marks.iter().any(|old| base.get(old.start..old.end) == Some(words)));
        }
        let whole = relocated(&base, &marks, &base);
        prop_assert_eq!(whole.len(), marks.iter().filter(|mark| mark.start < mark.end).count());
    }

    #[test]
    fn differences_are_both_texts((old, new, _) in prop_oneof![three(), strangers()]) {
        let side = |without| -> String {
            let runs = differences(&old, &new).into_iter().filter(|change| change.stands != without);
            runs.map(|change| change.words).collect()
        };
        prop_assert_eq!(side(Stands::After), old.clone());
        prop_assert_eq!(side(Stands::Before), new.clone());
    }
}

/// The negative control: the check above must notice a merge that drops a person's words.
#[test]
fn a_merge_that_loses_words_is_noticed() {
    let (base, mine, now) = ("tăng 5 người", "tăng gần năm học viên", "tăng 7 người");
    assert_eq!(lost(base, mine, &careless(base, mine, now)), ["gần", "học", "năm", "viên"]);
    assert_eq!(lost(base, mine, mine), [""; 0]);
}
