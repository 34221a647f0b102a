//! A target against that of the superior.

use super::*;
use Against::{Higher, Lower, NotComparable, Same};

#[test]
fn a_target_asks_less_or_more_in_the_direction_that_is_good() {
    let cases = [
        ("ít nhất 40", "ít nhất 50", Lower),
        ("ít nhất 50", "ít nhất 50", Same),
        ("ít nhất 60", "ít nhất 50", Higher),
        ("trên 50", "ít nhất 50", Higher),
        ("ít nhất 50", "trên 50", Lower),
        ("nhiều nhất 6", "nhiều nhất 5", Lower),
        ("nhiều nhất 4", "nhiều nhất 5", Higher),
        ("dưới 5", "nhiều nhất 5", Higher),
        ("40-45", "50-55", Lower),
        ("40-55", "50-55", Lower),
        ("52-55", "50-55", Higher),
        ("40-60", "50-55", NotComparable),
        ("40-45", "ít nhất 50", Lower),
        ("50-55", "ít nhất 50", Same),
        ("ít nhất 55", "50-55", Higher),
        ("khoảng 50", "khoảng 50", Same),
        ("khoảng 45", "khoảng 50", Lower),
        ("khoảng 50", "ít nhất 50", NotComparable),
        ("khoảng 40", "ít nhất 50", Lower),
        ("đúng bằng 3", "đúng bằng 3", Same),
        ("đúng bằng 2", "đúng bằng 3", Lower),
        ("khoảng 3", "đúng bằng 3", NotComparable),
        ("nhiều nhất 50", "ít nhất 50", NotComparable),
        ("40-45", "nhiều nhất 45", Same),
    ];
    for (own, other, expected) in cases {
        assert_eq!(bound(own).compare(&bound(other)), expected, "{own} against {other}");
    }
}

#[test]
fn the_other_way_round_the_answer_is_turned() {
    let all = ["ít nhất 40", "trên 40", "nhiều nhất 40", "dưới 40", "khoảng 40", "40-45", "38-50", "đúng bằng 40"];
    for own in all {
        for other in all {
            let turned = match bound(other).compare(&bound(own)) {
                Lower => Higher,
                Higher => Lower,
                same => same,
            };
            assert_eq!(bound(own).compare(&bound(other)), turned, "{own} against {other}");
        }
    }
}

#[test]
fn what_is_stored_comes_back() {
    for typed in ["ít nhất 40", "trên 40", "nhiều nhất 40", "dưới 40", "khoảng 40", "40-45", "đúng bằng 40"]
    {
        let bound = bound(typed);
        let (from, to) = bound.ends();
        assert_eq!(BoundKind::from_code(bound.kind().code()), Some(bound.kind()));
        assert_eq!(Bound::of(bound.kind(), from, to), Some(bound), "{typed}");
    }
    assert_eq!(Bound::of(BoundKind::Range, amount("5"), amount("4")), None);
}
