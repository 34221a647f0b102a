//! Whether a target is contained, and what counts towards one.

use crate::{
    ids::{DocumentId, OrganisationId, ProvisionId, TargetId},
    reporting::Amount,
    targets::{
        Against, Bound, Cascading, Containing, Doubling, Ground, Part, Share, Term, TermKind, containing, contributed,
        count, names_indicator, takes_targets_up,
    },
};
use proptest::prelude::*;
use uuid::Uuid;

fn whole(number: i64) -> Amount {
    Amount::whole(number).unwrap()
}

#[test]
fn only_some_kinds_of_documents_take_targets_up() {
    for (kind, counts) in [("nghi-quyet", true), ("ke-hoach", true), ("huong-dan", false), ("", false), ("#", false)] {
        assert_eq!(takes_targets_up(kind), counts, "{kind}");
    }
}

#[test]
fn how_a_body_stands_follows_from_its_target_and_its_word() {
    let above = Bound::AtLeast(whole(65));
    let (lower, same) = (Bound::AtLeast(whole(60)), Bound::AtLeast(whole(65)));
    let table = [
        (Cascading::Each, Some((&lower, Ground::Counted)), false, Containing::Contained(Some(Against::Lower))),
        (Cascading::Each, Some((&same, Ground::Cited)), true, Containing::Contained(Some(Against::Same))),
        (Cascading::Added, Some((&lower, Ground::Counted)), false, Containing::Contained(None)),
        (Cascading::Each, Some((&same, Ground::Other)), false, Containing::Elsewhere),
        (Cascading::Each, None, true, Containing::LeftOut),
        (Cascading::Each, None, false, Containing::NotSaid),
    ];
    for (how, own, is_left_out, expected) in table {
        assert_eq!(containing((&above, how), own, is_left_out), expected);
    }
}

#[test]
fn a_sentence_names_an_indicator_by_most_of_its_words() {
    let name = "Tỷ lệ lao động qua đào tạo có bằng cấp, chứng chỉ";
    let sentence = "Phấn đấu đến năm 2026 tỷ lệ lao động qua đào tạo có bằng cấp, chứng chỉ đạt 32%";
    assert_eq!(names_indicator(name, sentence), Some(100));
    assert!(names_indicator(name, "Lao động qua đào tạo đạt 70%").is_some());
    assert_eq!(names_indicator(name, "Tỷ lệ hộ nghèo giảm còn 3%"), None);
    assert_eq!(names_indicator("", "bất kỳ"), None);
}

#[test]
fn shares_are_read_as_people_write_them() {
    let share = |numerator, denominator| Some(Share { numerator, denominator });
    for (typed, expected) in [
        ("1", share(1, 1)),
        ("1/2", share(1, 2)),
        (" 30 % ", share(30, 100)),
        ("3/2", None),
        ("0", share(0, 1)),
        ("-1/2", None),
        ("1/0", None),
        ("x", None),
    ] {
        assert_eq!(Share::read(typed), expected, "{typed}");
    }
}

fn part(number: u128, organisation: u128, clause: Option<u128>, amount: i64, share: Share) -> Part {
    let clause = clause.map(|id| (DocumentId::from(Uuid::from_u128(1)), ProvisionId::from(Uuid::from_u128(id))));
    Part {
        target: TargetId::from(Uuid::from_u128(number)),
        organisation: OrganisationId::from(Uuid::from_u128(organisation)),
        indicator: ("pack".to_owned(), "C01".to_owned()),
        term: Term { year: 2026, kind: TermKind::InYear },
        bound: Bound::AtLeast(whole(amount)),
        clause,
        share,
    }
}

/// Body 10 and its tens stand above 11 to 19.
fn is_above(one: OrganisationId, other: OrganisationId) -> bool {
    let (one, other) = (one.uuid().as_u128(), other.uuid().as_u128());
    one % 10 == 0 && other / 10 * 10 == one && other != one
}

#[test]
fn nothing_is_counted_twice_and_what_is_not_counted_is_named() {
    let parts = [
        part(1, 11, None, 5, Share::WHOLE),
        part(2, 10, Some(7), 20, Share::WHOLE),
        part(3, 20, Some(7), 30, Share::WHOLE),
        part(4, 30, Some(8), 40, Share::WHOLE),
        part(5, 30, Some(9), 45, Share::WHOLE),
    ];
    let counting = count(&parts, is_above);
    assert_eq!(counting.counted, [1, 3]);
    let expected = [(0, Doubling::Below, 1), (2, Doubling::SameClause, 1), (4, Doubling::SameBody, 3)];
    assert_eq!(counting.doubled, expected);
}

#[test]
fn shares_are_added_exactly_and_rounded_once() {
    let third = Share { numerator: 1, denominator: 3 };
    let parts = [1, 2, 3].map(|number| part(number, 100 + number, None, 1, third));
    assert_eq!(contributed(&Bound::AtLeast(whole(1)), &parts), Some(whole(1)));
    let less = Bound::AtMost(whole(1));
    assert_eq!(contributed(&less, &parts), None, "a floor says nothing of what is reached at the most");
    assert_eq!(contributed(&less, []), Some(Amount::ZERO));
}

proptest! {
    #[test]
    fn every_part_counts_or_is_named_and_no_two_that_count_are_one(bodies in prop::collection::vec((10..40_u128, 0..4_u128), 0..12)) {
        let parts: Vec<Part> = (1..).zip(&bodies)
            .map(|(number, (body, clause))| part(number, *body, (*clause > 0).then_some(*clause), 1, Share::WHOLE))
            .collect();
        let counting = count(&parts, is_above);
        let mut all: Vec<usize> = counting.counted.iter().copied().chain(counting.doubled.iter().map(|one| one.0)).collect();
        all.sort_unstable();
        prop_assert_eq!(all, (0..parts.len()).collect::<Vec<_>>());
        for (at, one) in counting.counted.iter().enumerate() {
            for other in &counting.counted[at + 1..] {
                let (one, other) = (&parts[*one], &parts[*other]);
                prop_assert!(one.organisation != other.organisation);
                prop_assert!(one.clause.is_none() || one.clause != other.clause);
                prop_assert!(!is_above(one.organisation, other.organisation) && !is_above(other.organisation, one.organisation));
            }
        }
    }
}
