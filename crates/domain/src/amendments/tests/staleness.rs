//! What is stale, and which clauses stand for another today.

use crate::{
    amendments::{Became, Change, Stale, Succession},
    ids::ProvisionId,
};
use std::collections::BTreeSet;
use uuid::Uuid;

fn id(number: u128) -> ProvisionId {
    ProvisionId::from(Uuid::from_u128(number))
}

fn became(to: Option<u128>, change: Change, is_replaced: bool) -> Became {
    Became { to: to.map(id), change, is_replaced }
}

#[test]
fn a_relation_is_stale_by_what_became_of_its_clause() {
    let succession = Succession::of([
        (id(1), became(Some(11), Change::Same, true)),
        (id(2), became(Some(12), Change::Changed, true)),
        (id(3), became(None, Change::Removed, false)),
        (id(4), became(Some(14), Change::Changed, false)),
        (id(5), became(None, Change::Same, false)),
    ]);
    let table = [
        (1, None, Some(Stale::Replaced)),
        (2, None, Some(Stale::Changed)),
        (3, None, Some(Stale::Removed)),
        (4, None, Some(Stale::Changed)),
        (5, None, None),
        (6, None, None),
        // Carried over: the same words hold, other words wait until a person says it again.
        (11, Some(1), None),
        (12, Some(2), Some(Stale::Waiting)),
        (12, None, None),
        (14, Some(4), Some(Stale::Waiting)),
        // Carried from elsewhere than the pairing says: nothing is known against it.
        (12, Some(1), None),
    ];
    for (clause, carried_from, expected) in table {
        assert_eq!(succession.stale(id(clause), carried_from.map(id)), expected, "{clause} from {carried_from:?}");
    }
}

#[test]
fn the_heaviest_reason_is_told() {
    let succession =
        Succession::of([(id(1), became(Some(11), Change::Same, true)), (id(1), became(None, Change::Removed, false))]);
    assert_eq!(succession.stale(id(1), None), Some(Stale::Removed));
}

#[test]
fn clauses_are_followed_through_several_documents_and_circles_end() {
    let succession = Succession::of([
        (id(1), became(Some(2), Change::Same, true)),
        (id(2), became(Some(3), Change::Changed, false)),
        (id(4), became(None, Change::Removed, true)),
        (id(5), became(Some(6), Change::Changed, true)),
        (id(6), became(Some(5), Change::Changed, true)),
    ]);
    assert_eq!(succession.current(id(1)), BTreeSet::from([id(3)]));
    assert_eq!(succession.current(id(4)), BTreeSet::new());
    assert_eq!(succession.current(id(5)), BTreeSet::new());
    assert_eq!(succession.current(id(9)), BTreeSet::from([id(9)]));
}
