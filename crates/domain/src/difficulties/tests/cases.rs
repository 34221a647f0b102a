//! Tables of cases: how days are counted, what is alike.

use super::*;
use crate::ids::ProvisionId;
use jiff::civil::date;

fn clock(counts: Counts) -> Clock {
    Clock {
        counts,
        days: 5,
        silence_days: 10,
        levels: vec![("district".to_owned(), 3)],
        holidays: [date(2026, 9, 2), date(2026, 9, 1)].into_iter().collect(),
    }
}

#[test]
fn days_are_counted_from_the_day_after_without_days_off() {
    for (counts, received, level, due) in [
        (Counts::CalendarDays, date(2026, 11, 23), None, date(2026, 11, 28)),
        (Counts::WorkingDays, date(2026, 11, 23), None, date(2026, 11, 30)),
        // Received on a Saturday: Monday is the first day.
        (Counts::WorkingDays, date(2026, 11, 28), Some("district"), date(2026, 12, 2)),
        // Monday, then two holidays.
        (Counts::WorkingDays, date(2026, 8, 31), Some("district"), date(2026, 9, 7)),
        (Counts::WorkingDays, date(2026, 11, 23), Some("province"), date(2026, 11, 30)),
    ] {
        assert_eq!(clock(counts).due_on(received, level), due, "{counts:?} {received} {level:?}");
    }
    assert_eq!(clock(Counts::CalendarDays).closes_on(date(2026, 2, 25)), date(2026, 3, 7));
}

#[test]
fn the_same_matter_in_other_words_is_proposed_and_another_is_not() {
    let clause = |number: u128| Some(ProvisionId::from(uuid::Uuid::from_u128(number)));
    let of = |words: &'static str, provision| Subject { words, provision, obligation: None, figure: None };
    let first = of("Xã chưa có kinh phí mở lớp đào tạo nghề cho lao động nông thôn năm 2026.", clause(1));
    for (other, is_proposed) in [
        (of("Chưa có kinh phí để mở lớp đào tạo nghề cho lao động nông thôn", clause(1)), true),
        (of("CHUA CO KINH PHI MO LOP DAO TAO NGHE CHO LAO DONG NONG THON NAM 2026", None), true),
        (of("Thiếu giáo viên dạy nghề cơ khí ở trung tâm giáo dục thường xuyên", clause(1)), false),
        (of("Đường vào thôn bị sạt lở", clause(2)), false),
    ] {
        let found = likeness(first, other);
        assert_eq!(found.percent >= PROPOSED_FROM, is_proposed, "{}: {found:?}", other.words);
        assert_eq!(likeness(other, first), found, "either way the same");
    }
    let same = likeness(first, of("Kinh phí đào tạo nghề chưa được cấp", clause(1)));
    assert!(same.same_clause && same.percent > same.words_percent, "{same:?}");
}
