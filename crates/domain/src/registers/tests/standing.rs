//! Rows over time, and who succeeds whom.

use super::*;
use jiff::civil::{Date, date};

fn version(number: i64, effective_on: Option<Date>, places: i64) -> Version {
    Version {
        number,
        effective_on,
        made_at_ms: number * 100,
        is_withdrawn: false,
        span: Span { from: Some(date(2020, 1, 1)), to: None },
        values: values("a", places),
    }
}

fn places(record: &Record<u8>, day: Date) -> Option<String> {
    record.on(day).map(|standing| standing.values["places"].as_str().unwrap().to_owned())
}

#[test]
fn a_change_holds_from_its_day_and_a_correction_from_the_beginning() {
    let july = date(2026, 7, 1);
    let mut record = Record { id: 1, versions: vec![version(1, None, 10), version(2, Some(july), 20)] };
    assert_eq!(places(&record, date(2026, 6, 30)).as_deref(), Some("10"));
    assert_eq!(places(&record, july).as_deref(), Some("20"));
    assert_eq!(places(&record, date(2019, 12, 31)), None, "it did not stand yet");
    record.versions.push(version(3, Some(july), 21));
    assert_eq!(places(&record, july).as_deref(), Some("21"), "what was said of that day was put right");
    assert_eq!(record.known_at(Some(250), july).unwrap().values["places"], "20");
    assert!(record.known_at(Some(99), july).is_none(), "nobody had written it down");
    let mut ended = version(4, Some(july), 21);
    ended.span.to = Some(date(2026, 8, 31));
    record.versions.push(ended);
    assert_eq!(places(&record, date(2026, 8, 31)).as_deref(), Some("21"));
    assert_eq!(places(&record, date(2026, 9, 1)), None);
    record.versions.push(Version { is_withdrawn: true, ..version(5, None, 21) });
    assert_eq!(places(&record, july), None, "it never stood");
}

#[test]
fn a_row_ends_once_and_never_goes_into_what_goes_into_it() {
    let on = date(2026, 7, 1);
    let open = Ends { from: Some(date(2020, 1, 1)), to: None, successor_stands: true };
    let bonds = vec![
        Bond { predecessor: 'b', successor: 'a', on: date(2026, 1, 1) },
        Bond { predecessor: 'c', successor: 'b', on: date(2025, 1, 1) },
    ];
    assert_eq!(check_bond(&bonds, ('d', Some('a')), on, open), Ok(()));
    assert_eq!(check_bond(&bonds, ('d', None), on, open), Ok(()));
    let before = BondFault::EndedBefore(date(2026, 1, 1), Some('a'));
    assert_eq!(check_bond(&bonds, ('b', Some('d')), on, open), Err(before));
    assert_eq!(check_bond(&bonds, ('a', Some('c')), on, open), Err(BondFault::Circular));
    assert_eq!(check_bond(&bonds, ('a', Some('a')), on, open), Err(BondFault::Circular));
    let gone = Ends { successor_stands: false, ..open };
    assert_eq!(check_bond(&bonds, ('d', Some('b')), on, gone), Err(BondFault::SuccessorEnded(Some('a'))));
    let ended = Ends { to: Some(date(2026, 3, 1)), ..open };
    assert_eq!(check_bond(&[], ('d', Some('a')), on, ended), Err(BondFault::EndedBefore(date(2026, 3, 1), None)));
    let young = Ends { from: Some(on), ..open };
    assert_eq!(check_bond(&[], ('d', Some('a')), on, young), Err(BondFault::NotBegun));
}
