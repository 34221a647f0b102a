//! Of any two documents: every clause of both stands in a pairing exactly once, and no duty is carried on twice.

use super::clause;
use crate::amendments::{Change, Duty, match_duties, pair_whole};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// Clauses over so few words that many are the same, alike or empty.
fn documents() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(prop::collection::vec(0..6_usize, 0..6), 0..12).prop_map(|clauses| {
        let words = ["lập", "gửi", "kế hoạch", "trường", "xã", "nghề"];
        let text = |clause: Vec<usize>| clause.into_iter().map(|word| words[word]).collect::<Vec<_>>().join(" ");
        clauses.into_iter().map(text).collect()
    })
}

proptest! {
    #[test]
    fn nothing_is_lost_and_nothing_doubled(before in documents(), after in documents()) {
        let clauses = |texts: &[String]| texts.iter().map(|text| clause(&["1"], text)).collect::<Vec<_>>();
        let pairs = pair_whole(&clauses(&before), &clauses(&after));
        let mut old: Vec<usize> = pairs.iter().filter_map(|pair| pair.old).collect();
        let mut new: Vec<usize> = pairs.iter().filter_map(|pair| pair.new).collect();
        old.sort_unstable();
        new.sort_unstable();
        prop_assert_eq!(old, (0..before.len()).collect::<Vec<_>>());
        prop_assert_eq!(new, (0..after.len()).collect::<Vec<_>>());
        for pair in &pairs {
            let both = pair.old.zip(pair.new);
            match pair.change {
                Change::Same => prop_assert!(both.is_some_and(|(one, other)| before[one] == after[other])),
                Change::Changed => prop_assert!(both.is_some_and(|(one, other)| before[one] != after[other])),
                Change::Removed => prop_assert!(pair.old.is_some() && pair.new.is_none()),
                Change::New => prop_assert!(pair.old.is_none() && pair.new.is_some()),
            }
        }
    }

    #[test]
    fn no_duty_is_carried_on_twice(before in documents(), after in documents(), spread in 1..4_usize) {
        let duties = |texts: &[String]| {
            let place = |at: usize| Some(at % spread).filter(|place| *place > 0 || spread == 1);
            texts.iter().cloned().enumerate().map(|(at, text)| (place(at), text)).collect::<Vec<_>>()
        };
        let (one, other) = (duties(&before), duties(&after));
        let old: Vec<Duty<'_>> = one.iter().map(|(pair, action)| Duty { pair: *pair, action }).collect();
        let new: Vec<Duty<'_>> = other.iter().map(|(pair, action)| Duty { pair: *pair, action }).collect();
        let matches = match_duties(&old, &new);
        let sides: (BTreeSet<usize>, BTreeSet<usize>) = matches.iter().copied().unzip();
        prop_assert_eq!((sides.0.len(), sides.1.len()), (matches.len(), matches.len()));
        for (from, to) in matches {
            prop_assert!(old[from].pair.is_some() && old[from].pair == new[to].pair);
        }
    }
}
