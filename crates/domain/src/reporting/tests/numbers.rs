//! Numbers as people type and paste them, and as they are written back.

use super::*;
use proptest::prelude::*;

/// What a row of the table expects, in short.
fn short(typed: &Typed) -> String {
    let plain = |amount: Amount| {
        let micro = amount.micro();
        let (whole, rest) = (micro.unsigned_abs() / 1_000_000, micro.unsigned_abs() % 1_000_000);
        let sign = if micro < 0 { "-" } else { "" };
        let decimals = format!("{rest:06}");
        let decimals = decimals.trim_end_matches('0');
        if decimals.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{decimals}") }
    };
    match typed {
        Typed::Empty => "empty".to_owned(),
        Typed::Amount(amount) => plain(*amount),
        Typed::Ambiguous { as_whole, as_decimal } => format!("{} or {}", plain(*as_whole), plain(*as_decimal)),
        Typed::NothingArose => "nothing arose".to_owned(),
        Typed::Dash => "dash".to_owned(),
        Typed::WithUnit { unit } => format!("unit {unit}"),
        Typed::NotANumber => "no".to_owned(),
        Typed::TooPrecise => "precise".to_owned(),
        Typed::TooLarge => "large".to_owned(),
    }
}

const TABLE: &[(&str, &str)] = &[
    // Nothing.
    ("", "empty"),
    (" ", "empty"),
    ("\u{a0}", "empty"),
    ("\t\r\n", "empty"),
    ("\u{feff}", "empty"),
    ("\u{200b}", "empty"),
    // Digits alone.
    ("0", "0"),
    ("00", "0"),
    ("7", "7"),
    ("007", "7"),
    ("42", "42"),
    ("123", "123"),
    ("1234", "1234"),
    ("1234567", "1234567"),
    (" 12 ", "12"),
    ("\u{a0}12\u{a0}", "12"),
    ("\t12\n", "12"),
    ("\u{feff}12", "12"),
    ("1\u{200b}2", "12"),
    // Vietnamese: dots between thousands, a comma before decimals.
    ("1.234.567", "1234567"),
    ("1.234.567,89", "1234567.89"),
    ("1.234,5", "1234.5"),
    ("1.234,567", "1234.567"),
    ("12.345,6", "12345.6"),
    ("123.456,7", "123456.7"),
    ("1.000.000", "1000000"),
    ("1234,5", "1234.5"),
    ("12,5", "12.5"),
    ("12,50", "12.5"),
    ("12,05", "12.05"),
    ("0,5", "0.5"),
    ("0,05", "0.05"),
    ("0,125", "0.125"),
    ("00,125", "0.125"),
    (",5", "0.5"),
    (",125", "0.125"),
    ("1,2345", "1.2345"),
    ("1,234567", "1.234567"),
    ("1234,567", "1234.567"),
    ("12345,678", "12345.678"),
    ("0,000001", "0.000001"),
    // English: the other way about, where it cannot be anything else.
    ("12.5", "12.5"),
    ("1.5", "1.5"),
    ("0.5", "0.5"),
    ("0.125", "0.125"),
    (".5", "0.5"),
    ("1.2345", "1.2345"),
    ("1234.567", "1234.567"),
    ("1,234,567", "1234567"),
    ("1,234,567.89", "1234567.89"),
    ("1,234.5", "1234.5"),
    ("1,234.567", "1234.567"),
    // One mark before three digits: a thousand or a one.
    ("1.234", "1234 or 1.234"),
    ("1,234", "1234 or 1.234"),
    ("1.000", "1000 or 1"),
    ("1,000", "1000 or 1"),
    ("12.345", "12345 or 12.345"),
    ("12,345", "12345 or 12.345"),
    ("123.456", "123456 or 123.456"),
    ("123,456", "123456 or 123.456"),
    ("100.000", "100000 or 100"),
    ("-1.234", "-1234 or -1.234"),
    (" 1.234 ", "1234 or 1.234"),
    ("1 234.567", "1234567 or 1234.567"),
    // Spaces between thousands.
    ("1 234", "1234"),
    ("12 345", "12345"),
    ("1 234 567", "1234567"),
    ("1\u{a0}234\u{a0}567", "1234567"),
    ("1\u{202f}234\u{202f}567", "1234567"),
    ("1\u{2009}234", "1234"),
    ("1\u{2007}234", "1234"),
    ("1\u{3000}234", "1234"),
    ("1 234,5", "1234.5"),
    ("1 234,567", "1234.567"),
    ("1 234.5", "1234.5"),
    ("1\u{a0}234,50", "1234.5"),
    // Groups that are none.
    ("12 34", "no"),
    ("1 2345", "no"),
    ("1234 567", "no"),
    ("1  234", "no"),
    ("0 123", "no"),
    ("1.23.456", "no"),
    ("1234.567.890", "no"),
    ("1.2345.678", "no"),
    ("0.123.456", "no"),
    ("1,23,456", "no"),
    ("1.234.56", "no"),
    ("1.23,4", "no"),
    ("0.123,4", "no"),
    ("1.234,567,890", "no"),
    ("1.234,567.8", "no"),
    ("1,234.567,8", "no"),
    ("1..234", "no"),
    ("1,,5", "no"),
    ("1.,5", "no"),
    (".", "no"),
    (",", "no"),
    ("5,", "no"),
    ("5.", "no"),
    ("1.234,", "no"),
    ("1 .5", "no"),
    ("1 234.567.890", "no"),
    // Full-width digits and marks.
    ("\u{ff11}\u{ff12}\u{ff13}", "123"),
    ("\u{ff11}\u{ff0e}\u{ff12}\u{ff13}\u{ff14}\u{ff0e}\u{ff15}\u{ff16}\u{ff17}", "1234567"),
    ("\u{ff11}\u{ff12}\u{ff0c}\u{ff15}", "12.5"),
    ("\u{ff0d}\u{ff15}", "-5"),
    // Other digits are not guessed.
    ("\u{661}\u{662}", "no"),
    ("12²", "unit ²"),
    ("½", "no"),
    // Below zero, with every dash.
    ("-5", "-5"),
    ("- 5", "-5"),
    ("\u{2212}5", "-5"),
    ("\u{2013}5", "-5"),
    ("\u{2014}5", "-5"),
    ("\u{2010}5", "-5"),
    ("-0", "0"),
    ("-1.234,5", "-1234.5"),
    ("-0,5", "-0.5"),
    ("--5", "no"),
    ("5-", "no"),
    ("(5)", "no"),
    ("+5", "no"),
    // A dash alone.
    ("-", "dash"),
    (" - ", "dash"),
    ("\u{2013}", "dash"),
    ("\u{2014}", "dash"),
    ("--", "no"),
    // A unit behind the number.
    ("12%", "unit %"),
    ("12 %", "unit %"),
    ("12,5%", "unit %"),
    ("12\u{ff05}", "unit %"),
    ("3‰", "unit ‰"),
    ("12 người", "unit người"),
    ("12 ngươ\u{300}i", "unit người"),
    ("5 triệu", "unit triệu"),
    ("1,2 tỷ", "unit tỷ"),
    ("1.234 đồng", "unit đồng"),
    ("5tr", "unit tr"),
    ("100 lượt/xã", "unit lượt/xã"),
    ("10 m²", "unit m²"),
    ("5 tr.đ", "unit tr.đ"),
    ("-5 %", "unit %"),
    // Not numbers.
    ("không", "no"),
    ("chưa có", "no"),
    ("abc", "no"),
    ("12a3", "no"),
    ("1e5", "no"),
    ("1.2E+06", "no"),
    ("12/5", "no"),
    ("23/11/2026", "no"),
    ("5-10", "no"),
    ("#REF!", "no"),
    ("#DIV/0!", "no"),
    ("=1+2", "no"),
    ("'12", "no"),
    ("1'234", "no"),
    ("1_234", "no"),
    ("12:30", "no"),
    ("%", "no"),
    ("khoảng 12", "no"),
    ("2 x 3", "no"),
    // In words, in both forms of the same letters and with marks or without.
    ("không phát sinh", "nothing arose"),
    ("Không phát sinh", "nothing arose"),
    ("KHÔNG  PHÁT SINH", "nothing arose"),
    ("kho\u{302}ng pha\u{301}t sinh", "nothing arose"),
    ("khong phat sinh", "nothing arose"),
    // Finer or larger than is kept.
    ("0,1234567", "precise"),
    ("1,0000000", "1"),
    ("1,5000000000", "1.5"),
    ("999.999.999.999", "999999999999"),
    ("999999999999,999999", "999999999999.999999"),
    ("1.000.000.000.000", "large"),
    ("1000000000000", "large"),
    ("0000000000000001", "1"),
    ("99999999999999999999999999", "large"),
    ("-1000000000000", "large"),
];

#[test]
fn each_number_is_read_as_the_table_says() {
    for (typed, expected) in TABLE {
        assert_eq!(short(&read_number(typed)), *expected, "{typed:?}");
    }
    assert!(TABLE.len() >= 120, "{} cases", TABLE.len());
    let distinct: std::collections::BTreeSet<&str> = TABLE.iter().map(|(typed, _)| *typed).collect();
    assert_eq!(distinct.len(), TABLE.len(), "a case stands twice");
}

#[test]
fn where_only_whole_numbers_stand_a_dot_parts_thousands() {
    for (typed, decimals, expected) in [
        ("1.234", 0, "1234"),
        ("-1.234", 0, "-1234"),
        ("12.345", 0, "12345"),
        ("1.234", 1, "1234 or 1.234"),
        ("1.234", 3, "1234 or 1.234"),
        ("1,234", 0, "1234 or 1.234"),
        ("1 234.567", 0, "1234567"),
        ("12.5", 0, "12.5"),
    ] {
        assert_eq!(short(&read_number_for(typed, decimals)), expected, "{typed:?} with {decimals} decimals");
    }
}

#[test]
fn numbers_are_written_with_dots_and_a_comma_and_rounded_once() {
    for (micro, decimals, expected) in [
        (0, 0, "0"),
        (0, 2, "0,00"),
        (1_000_000, 0, "1"),
        (999_000_000, 0, "999"),
        (1_000_000_000, 0, "1.000"),
        (1_234_500_000, 1, "1.234,5"),
        (1_234_567_891_000, 2, "1.234.567,89"),
        (12_345_678_000_000, 0, "12.345.678"),
        (500_000, 0, "1"),
        (499_999, 0, "0"),
        (1_500_000, 0, "2"),
        (2_500_000, 0, "3"),
        (-500_000, 0, "-1"),
        (-499_999, 0, "0"),
        (-1_234_500_000, 1, "-1.234,5"),
        (1, 6, "0,000001"),
        (1, 9, "0,000001"),
        (1_449_999, 1, "1,4"),
        (1_450_000, 1, "1,5"),
        (999_950_000, 1, "1.000,0"),
        (i64::MAX, 6, "9.223.372.036.854,775807"),
        (i64::MIN, 0, "-9.223.372.036.855"),
    ] {
        assert_eq!(write_number(Amount::from_micro(micro), decimals), expected, "{micro} to {decimals}");
    }
}

#[test]
fn percentages_come_from_both_sums_and_are_rounded_once() {
    let whole = |number| Amount::whole(number).unwrap();
    for (numerator, denominator, decimals, expected) in [
        (2, 3, 1, Some("66,7")),
        (1, 3, 1, Some("33,3")),
        (1, 8, 1, Some("12,5")),
        (1, 8, 0, Some("13")),
        (0, 5, 1, Some("0,0")),
        (5, 5, 0, Some("100")),
        (7, 5, 1, Some("140,0")),
        (1, 0, 1, None),
        (0, 0, 1, None),
        (-1, 8, 0, Some("-13")),
        (900_000_000_000, 1, 0, Some("90.000.000.000.000")),
    ] {
        let written = write_percent(whole(numerator), whole(denominator), decimals);
        assert_eq!(written.as_deref(), expected, "{numerator}/{denominator}");
    }
}

#[test]
fn plain_numbers_of_files_are_exact() {
    for (text, expected) in [
        ("12.5", Some(12_500_000)),
        ("-0.000001", Some(-1)),
        ("+3", Some(3_000_000)),
        ("1.0000000", Some(1_000_000)),
        ("1.0000001", None),
        ("", None),
        (".5", None),
        ("1e3", None),
        ("inf", None),
        ("9223372036854.775807", Some(i64::MAX)),
        ("9223372036855", None),
    ] {
        assert_eq!(Amount::parse_plain(text).map(Amount::micro), expected, "{text}");
    }
    assert_eq!(Amount::from_micro(1_230_000).decimals(), 2);
    assert_eq!((Amount::ZERO.decimals(), Amount::from_micro(1).decimals()), (0, 6));
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(micro in -999_999_999_999_999_999_i64..=999_999_999_999_999_999) {
        let amount = Amount::from_micro(micro);
        let written = write_number(amount, amount.decimals());
        match read_number(&written) {
            Typed::Amount(read) => prop_assert_eq!(read, amount),
            // One dot between thousands: a person is asked, and the right answer is among the two.
            Typed::Ambiguous { as_whole, as_decimal } => prop_assert!(as_whole == amount || as_decimal == amount),
            other => prop_assert!(false, "{} is read as {:?}", written, other),
        }
        let with_spaces = written.replace('.', "\u{a0}");
        prop_assert_eq!(read_number(&with_spaces), Typed::Amount(amount));
    }

    #[test]
    fn whatever_is_typed_is_answered(typed in "[0-9.,\\- %a\u{a0}ư]{0,12}|\\PC{0,12}") {
        let read = read_number(&typed);
        if let Typed::Ambiguous { as_whole, as_decimal } = &read {
            prop_assert!(as_whole != as_decimal);
        }
        prop_assert_eq!(read_number(&format!("  {typed}\u{a0}")), read);
    }

    #[test]
    fn rounding_is_to_the_nearest(micro in any::<i64>(), decimals in 0_u8..=6) {
        let written = write_number(Amount::from_micro(micro), decimals).replace(['.', ','], "");
        let unit = 10_i128.pow(u32::from(6 - decimals));
        let back: i128 = written.parse::<i128>().unwrap() * unit;
        prop_assert!((back - i128::from(micro)).abs() * 2 <= unit);
    }
}
