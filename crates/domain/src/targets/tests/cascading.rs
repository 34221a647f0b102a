//! Targets of the bodies below against that of the body above: tables, and random families against a plain oracle.

use super::*;
use crate::ids::OrganisationId;
use proptest::prelude::*;
use uuid::Uuid;

fn id(number: usize) -> OrganisationId {
    Uuid::from_u128(number as u128).into()
}

/// Children 1, 2, 3 …, each with what it set itself.
fn family(typed: &[Option<&str>]) -> (Vec<OrganisationId>, Vec<ChildTarget>) {
    let children = (1..=typed.len()).map(id).collect();
    let set = typed
        .iter()
        .enumerate()
        .filter_map(|(at, typed)| typed.map(|typed| ChildTarget { organisation: id(at + 1), bound: bound(typed) }));
    (children, set.collect())
}

fn found(how: Cascading, parent: &str, typed: &[Option<&str>]) -> Cascade {
    let (children, targets) = family(typed);
    cascade(how, (&bound(parent), None), &children, &targets)
}

#[test]
fn sums_are_added_up_and_who_has_none_is_named() {
    use Attainment::{Beside, Over, Reached, Short};
    let cases: &[(&str, &[Option<&str>], &str, Attainment)] = &[
        ("ít nhất 100", &[Some("ít nhất 60"), Some("ít nhất 40")], "100", Reached),
        ("ít nhất 100", &[Some("ít nhất 60"), Some("30-50")], "90", Short(amount("10"))),
        ("ít nhất 100", &[Some("ít nhất 60"), None], "60", Short(amount("40"))),
        ("trên 100", &[Some("ít nhất 60"), Some("ít nhất 40")], "100", Beside(amount("0"))),
        ("nhiều nhất 10", &[Some("nhiều nhất 6"), Some("nhiều nhất 5")], "11", Over(amount("1"))),
        ("nhiều nhất 10", &[Some("nhiều nhất 6"), Some("2-4")], "10", Reached),
        ("khoảng 100", &[Some("ít nhất 60"), Some("khoảng 30")], "90", Beside(amount("-10"))),
        ("100-110", &[Some("ít nhất 60"), Some("đúng bằng 60")], "120", Beside(amount("10"))),
        ("đúng bằng 3", &[Some("đúng bằng 2"), Some("đúng bằng 2")], "4", Over(amount("1"))),
    ];
    for (parent, children, sum, outcome) in cases {
        let check = found(Cascading::Added, parent, children).sum.unwrap();
        assert_eq!((check.sum, check.outcome), (amount(sum), *outcome), "{parent}: {children:?}");
    }
    assert_eq!(found(Cascading::Added, "ít nhất 100", &[Some("ít nhất 60"), None]).missing, [id(2)]);
    let none = found(Cascading::Added, "ít nhất 100", &[None, None]);
    assert_eq!((none.sum, none.missing.len()), (None, 2), "nobody's sum is no zero");
    let mixed = found(Cascading::Added, "ít nhất 100", &[Some("nhiều nhất 60"), Some("ít nhất 100")]);
    assert_eq!((mixed.not_compared, mixed.sum.unwrap().counted), (vec![id(1)], 1));
}

#[test]
fn shares_are_held_against_the_body_above_one_by_one() {
    let children = [Some("ít nhất 60"), Some("ít nhất 65"), Some("ít nhất 70"), None, Some("nhiều nhất 90")];
    let cascade = found(Cascading::Each, "ít nhất 65", &children);
    assert_eq!(cascade, Cascade { sum: None, lower: vec![id(1)], not_compared: vec![id(5)], missing: vec![id(4)] });
    let cascade = found(Cascading::Each, "nhiều nhất 5", &[Some("nhiều nhất 6"), Some("nhiều nhất 4")]);
    assert_eq!(cascade.lower, [id(1)], "of what should be little, more is less");
}

#[test]
fn a_sum_is_as_near_to_about_as_the_pack_says() {
    use Attainment::{Beside, Over, Reached, Short};
    let parent = bound("khoảng 100");
    let of = |tolerance: Option<Amount>, typed: [&str; 2]| {
        let (children, targets) = family(&typed.map(Some));
        cascade(Cascading::Added, (&parent, tolerance), &children, &targets).sum.unwrap().outcome
    };
    let near = Some(amount("5"));
    assert_eq!(of(near, ["ít nhất 60", "ít nhất 35"]), Reached);
    assert_eq!(of(near, ["ít nhất 60", "ít nhất 34"]), Short(amount("6")));
    assert_eq!(of(near, ["ít nhất 60", "ít nhất 46"]), Over(amount("6")));
    assert_eq!(of(None, ["ít nhất 60", "ít nhất 35"]), Beside(amount("-5")), "nobody said how near");
}

#[test]
fn what_several_name_counts_once_so_a_sum_that_is_enough_says_nothing() {
    let at_most = Cascading::AddedAtMost;
    let check = found(at_most, "ít nhất 10", &[Some("ít nhất 6"), Some("ít nhất 6")]).sum.unwrap();
    assert_eq!(check.outcome, Attainment::Beside(amount("2")));
    let check = found(at_most, "ít nhất 10", &[Some("ít nhất 6"), Some("ít nhất 1")]).sum.unwrap();
    assert_eq!(check.outcome, Attainment::Short(amount("3")));
    assert_eq!(found(Cascading::Owned, "ít nhất 10", &[None, Some("ít nhất 6")]), Cascade::default());
}

/// Kind, first number, how far the second is from it; or nothing set.
type Random = Option<(usize, i64, i64)>;

fn random_bound((kind, number, width): (usize, i64, i64)) -> Bound {
    let (from, to) = (Amount::from_micro(number), Amount::from_micro(number + width));
    Bound::of(BoundKind::ALL[kind % BoundKind::ALL.len()], from, to).unwrap()
}

/// What a person would do with pencil and paper: numbers from a table, one after the other.
fn oracle(parent: Bound, children: &[Random]) -> (Option<i128>, usize, usize) {
    let wants_little = matches!(parent.kind(), BoundKind::AtMost | BoundKind::Below);
    let (mut sum, mut counted, mut missing) = (0_i128, 0, 0);
    for child in children {
        let Some((kind, number, width)) = child else {
            missing += 1;
            continue;
        };
        let kind = BoundKind::ALL[kind % BoundKind::ALL.len()];
        let is_range = kind == BoundKind::Range;
        let number = match kind {
            BoundKind::AtLeast | BoundKind::Above if wants_little => continue,
            BoundKind::AtMost | BoundKind::Below if !wants_little => continue,
            _ if wants_little && is_range => number + width,
            _ => *number,
        };
        sum += i128::from(number);
        counted += 1;
    }
    ((counted > 0).then_some(sum), counted, missing)
}

fn micro(outcome: Attainment) -> (u8, i128) {
    match outcome {
        Attainment::Reached => (0, 0),
        Attainment::Short(amount) => (1, i128::from(amount.micro())),
        Attainment::Over(amount) => (2, i128::from(amount.micro())),
        Attainment::Beside(amount) => (3, i128::from(amount.micro())),
    }
}

/// Small numbers, so that sums often meet their edge.
fn numbers() -> impl Strategy<Value = (usize, i64, i64)> {
    (0_usize..7, 0_i64..12, 1_i64..4)
}

proptest! {
    #[test]
    fn random_families_come_to_what_pencil_and_paper_come_to(
        parent in numbers(),
        children in proptest::collection::vec(proptest::option::of(numbers()), 0..6),
    ) {
        let parent_bound = random_bound(parent);
        let ids: Vec<OrganisationId> = (0..children.len()).map(id).collect();
        let set = children.iter().enumerate().filter_map(|(at, child)| {
            child.map(|child| ChildTarget { organisation: id(at), bound: random_bound(child) })
        });
        let targets: Vec<ChildTarget> = set.collect();
        let found = cascade(Cascading::Added, (&parent_bound, None), &ids, &targets);
        let (sum, counted, missing) = oracle(parent_bound, &children);
        prop_assert_eq!(found.missing.len(), missing);
        prop_assert_eq!(found.not_compared.len() + counted + missing, children.len());
        prop_assert_eq!(found.sum.map(|check| i128::from(check.sum.micro())), sum);
        if let (Some(check), Some(sum)) = (found.sum, sum) {
            let (low, high) = (i128::from(parent.1), i128::from(parent.1 + parent.2));
            let expected = match parent_bound.kind() {
                BoundKind::AtLeast if sum < low => (1, low - sum),
                BoundKind::Above if sum < low => (1, low - sum),
                BoundKind::Above | BoundKind::Below if sum == low => (3, 0),
                BoundKind::AtMost | BoundKind::Below if sum > low => (2, sum - low),
                BoundKind::About => (3, sum - low),
                BoundKind::Exactly if sum < low => (1, low - sum),
                BoundKind::Exactly if sum > low => (2, sum - low),
                BoundKind::Range if sum < low => (1, low - sum),
                BoundKind::Range if sum > high => (3, sum - high),
                _ => (0, 0),
            };
            prop_assert_eq!(micro(check.outcome), expected);
        }
        // One by one: a child asks less exactly where its own comparison says so.
        let each = cascade(Cascading::Each, (&parent_bound, None), &ids, &targets);
        let lower = targets.iter().filter(|target| target.bound.compare(&parent_bound) == Against::Lower).count();
        prop_assert_eq!((each.sum, each.lower.len(), each.missing.len()), (None, lower, missing));
    }
}
