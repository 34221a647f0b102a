//! What clerks type.

use super::*;
use BoundKind::{About, Above, AtLeast, AtMost, Below, Exactly};

#[test]
fn what_is_typed_is_read_as_it_is_meant() {
    let cases: &[(&str, BoundKind, &str)] = &[
        ("ít nhất 65", AtLeast, "65"),
        ("Ít nhất 65,5 %", AtLeast, "65.5"),
        ("≥ 65 %", AtLeast, "65"),
        (">=65%", AtLeast, "65"),
        ("tối thiểu 1.234.567", AtLeast, "1234567"),
        ("không dưới 40", AtLeast, "40"),
        ("không thấp hơn 40", AtLeast, "40"),
        ("65 trở lên", AtLeast, "65"),
        ("65% trở lên", AtLeast, "65"),
        ("trên 30", Above, "30"),
        ("hơn 30", Above, "30"),
        ("> 30%", Above, "30"),
        ("nhiều nhất 5", AtMost, "5"),
        ("tối đa 5", AtMost, "5"),
        ("không quá 5", AtMost, "5"),
        ("≤ 5", AtMost, "5"),
        ("5 trở xuống", AtMost, "5"),
        ("dưới 5", Below, "5"),
        ("< 5", Below, "5"),
        ("khoảng 50", About, "50"),
        ("~50%", About, "50"),
        ("≈ 50", About, "50"),
        ("đúng bằng 3", Exactly, "3"),
        ("= 3", Exactly, "3"),
        ("Kh\u{f4}ng qu\u{e1} 0,25", AtMost, "0.25"),
        ("  trên\u{a0}30 ", Above, "30"),
    ];
    for (typed, kind, expected) in cases {
        let expected = Bound::of(*kind, amount(expected), amount(expected)).unwrap();
        assert_eq!(read_bound(typed, 2, &["%"]), Ok(ReadBound::Bound(expected)), "{typed}");
    }
}

#[test]
fn a_range_has_two_ends_in_order() {
    let expected = Ok(ReadBound::Bound(Bound::Range { from: amount("50"), to: amount("55") }));
    for typed in ["50-55", "50 - 55 %", "50–55", "50% — 55%", "từ 50 đến 55", "từ 50% đến 55%", "50 đến 55%"]
    {
        assert_eq!(read_bound(typed, 1, &["%"]), expected, "{typed}");
    }
    for typed in ["55-50", "50-50"] {
        assert_eq!(read_bound(typed, 1, &["%"]), Err(BoundFault::NotInOrder), "{typed}");
    }
}

#[test]
fn what_can_be_meant_in_two_ways_is_asked_about() {
    assert_eq!(read_bound("65", 1, &["%"]), Ok(ReadBound::Bare(amount("65"))));
    assert_eq!(read_bound("65 %", 1, &["%"]), Ok(ReadBound::Bare(amount("65"))));
    let ambiguous = BoundFault::Ambiguous { as_whole: amount("1234"), as_decimal: amount("1.234") };
    assert_eq!(read_bound("ít nhất 1.234", 1, &[]), Err(ambiguous));
    let whole = Bound::AtLeast(amount("1234"));
    assert_eq!(read_bound("ít nhất 1.234", 0, &[]), Ok(ReadBound::Bound(whole)), "whole numbers have no decimals");
    let million = BoundFault::OtherUnit { unit: "trieu".to_owned() };
    assert_eq!(read_bound("ít nhất 5 triệu", 0, &["đồng"]), Err(million));
    assert_eq!(read_bound(" ", 1, &[]), Err(BoundFault::Empty));
    for typed in ["nhiều", "ít nhất", "khoảng 50 hoặc 60", "-", "50-", "trên dưới 30", "50-55-60", "trênh 30"]
    {
        assert_eq!(read_bound(typed, 1, &["%"]), Err(BoundFault::Unreadable), "{typed}");
    }
}
