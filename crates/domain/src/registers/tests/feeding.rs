//! Figures of rows: standing on a day, happened in a time, summed, told apart by key, under conditions.

use super::*;
use crate::{
    packs::{Condition, Take, Test, What},
    reporting::Amount,
};
use jiff::civil::{Date, date};
use proptest::prelude::*;

fn take_of(what: What, conditions: Vec<Condition>, day: Option<&str>) -> Take {
    Take { register: "schools".to_owned(), what, conditions, day: day.map(str::to_owned) }
}

fn row(id: u8, kind: &str, places: i64, span: (Option<Date>, Option<Date>)) -> Record<u8> {
    let mut values = values(&id.to_string(), places);
    values.insert("kind".to_owned(), json!(kind));
    values.insert("public".to_owned(), json!(id.is_multiple_of(2)));
    let span = Span { from: span.0, to: span.1 };
    let version = Version { number: 1, effective_on: None, made_at_ms: 0, is_withdrawn: false, span, values };
    Record { id, versions: vec![version] }
}

fn made(take_it: &Take, rows: &[Record<u8>], over: Over) -> (i64, Vec<u8>) {
    let fed = take(&schools(true, false), take_it, rows, over, None).unwrap();
    (fed.amount.micro() / 1_000_000, fed.rows.iter().map(|row| row.id).collect())
}

#[test]
fn a_merger_changes_the_count_from_its_day_and_not_before() {
    let merged = date(2026, 7, 1);
    let rows = [
        row(1, "college", 100, (Some(date(2000, 1, 1)), merged.yesterday().ok())),
        row(2, "centre", 50, (Some(date(2000, 1, 1)), None)),
        row(3, "centre", 7, (Some(merged), None)),
    ];
    let count = take_of(What::Count, Vec::new(), None);
    assert_eq!(made(&count, &rows, Over::On(date(2026, 6, 30))), (2, vec![1, 2]));
    assert_eq!(made(&count, &rows, Over::On(merged)), (2, vec![2, 3]));
    let sum = take_of(What::Sum("places".to_owned()), Vec::new(), None);
    assert_eq!(made(&sum, &rows, Over::On(date(2026, 6, 30))).0, 150);
    let is = |code: &str| Condition { field: "kind".to_owned(), test: Test::OneOf(vec![code.to_owned()]) };
    let centres = take_of(What::Count, vec![is("centre")], None);
    assert_eq!(made(&centres, &rows, Over::On(merged)), (2, vec![2, 3]));
    let public = Condition { field: "public".to_owned(), test: Test::Says(true) };
    assert_eq!(made(&take_of(What::Count, vec![public], None), &rows, Over::On(merged)), (1, vec![2]));
    let large = Condition { field: "places".to_owned(), test: Test::AtLeast(Amount::whole(50).unwrap()) };
    assert_eq!(made(&take_of(What::Count, vec![large], None), &rows, Over::On(merged)), (1, vec![2]));
    let begun = Over::Between(date(2026, 1, 1), date(2026, 12, 31));
    assert_eq!(made(&count, &rows, begun), (1, vec![3]), "what began in the year");
}

#[test]
fn a_key_counts_once_and_what_says_nothing_is_not_counted() {
    let mut rows = vec![row(1, "college", 1, (None, None)), row(2, "college", 1, (None, None))];
    rows[1].versions[0].values.insert("name".to_owned(), json!("1"));
    let take_it = take_of(What::Different("name".to_owned()), Vec::new(), None);
    assert_eq!(made(&take_it, &rows, Over::On(date(2026, 1, 1))), (1, vec![1, 2]));
    rows[0].versions[0].values.insert("opened".to_owned(), json!("2026-05-05"));
    let opened = take_of(What::Count, Vec::new(), Some("opened"));
    assert_eq!(made(&opened, &rows, Over::Between(date(2026, 5, 1), date(2026, 5, 31))), (1, vec![1]));
    assert_eq!(made(&opened, &rows, Over::Between(date(2026, 6, 1), date(2026, 6, 30))), (0, vec![]));
}

proptest! {
    /// The count on a day is what one finds by asking each row by itself.
    #[test]
    fn counting_agrees_with_asking_each_row(
        spans in proptest::collection::vec((0_i64..40, 0_i64..40, 0_u8..2), 0..30), asked in 0_i64..40,
    ) {
        let day = |number: i64| date(2026, 1, 1) + jiff::Span::new().days(number);
        let rows: Vec<Record<u8>> = spans.iter().zip(0..).map(|((from, to, kind), id)| {
            row(id, ["college", "centre"][usize::from(*kind)], 3, (Some(day(*from)), Some(day(*to))))
        }).collect();
        let is = Condition { field: "kind".to_owned(), test: Test::OneOf(vec!["centre".to_owned()]) };
        let sum = made(&take_of(What::Sum("places".to_owned()), vec![is], None), &rows, Over::On(day(asked)));
        let standing = spans.iter().filter(|(from, to, kind)| *kind == 1 && (*from..=*to).contains(&asked)).count();
        prop_assert_eq!(sum.0, 3 * i64::try_from(standing).unwrap());
    }
}
