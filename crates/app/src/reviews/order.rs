//! The order of blocks: that of the last drafting, with what people added since, and with what nobody drafts any more where
//! it stood. It knows keys alone.

use std::collections::{BTreeMap, BTreeSet};

/// The order after a new drafting: its keys, and each other key of the old order behind the one that it stood behind.
pub fn redrawn(old: &[String], drafted: &[String]) -> Vec<String> {
    let fresh: BTreeSet<&String> = drafted.iter().collect();
    let mut left: BTreeMap<Option<&String>, Vec<&String>> = BTreeMap::new();
    let mut anchor = None;
    for key in old {
        match fresh.contains(key) {
            true => anchor = Some(key),
            false => left.entry(anchor).or_default().push(key),
        }
    }
    let mut all: Vec<String> = left.remove(&None).unwrap_or_default().into_iter().cloned().collect();
    for key in drafted {
        all.push(key.clone());
        all.extend(left.remove(&Some(key)).unwrap_or_default().into_iter().cloned());
    }
    all
}

/// The order with what was added since: each directly behind its anchor, the last added first; at the end where the anchor
/// is not there. `added` comes in the order in which it was added.
pub fn with_added<'k>(order: &[String], added: impl IntoIterator<Item = (&'k str, Option<&'k str>)>) -> Vec<String> {
    let mut all: Vec<String> = order.to_vec();
    let known: BTreeSet<&String> = order.iter().collect();
    for (key, after) in added {
        if known.contains(&key.to_owned()) {
            continue;
        }
        let at = after.and_then(|after| all.iter().position(|one| one == after)).map_or(all.len(), |at| at + 1);
        all.insert(at, key.to_owned());
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(words: &str) -> Vec<String> {
        words.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn what_is_not_drafted_any_more_stays_behind_its_neighbour() {
        for (old, drafted, expected) in [
            ("", "a b", "a b"),
            ("a x b", "a b", "a x b"),
            ("a x y b", "b a", "b a x y"),
            ("x a", "n a b", "x n a b"),
            ("a b c", "c", "a b c"),
            ("a +1 b", "a n b", "a +1 n b"),
        ] {
            assert_eq!(redrawn(&keys(old), &keys(drafted)), keys(expected), "{old} | {drafted}");
        }
    }

    #[test]
    fn what_is_added_stands_behind_its_anchor() {
        let order = keys("a b");
        let added = [("+1", Some("a")), ("+2", Some("a")), ("+3", Some("+1")), ("+4", Some("gone")), ("b", Some("a"))];
        assert_eq!(with_added(&order, added), keys("a +2 +1 +3 b +4"));
    }
}
