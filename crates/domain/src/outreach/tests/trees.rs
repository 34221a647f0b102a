//! Under whose row the work of a unit counts, before and after units end.

use super::super::{Row, home, rows};
use crate::{
    ids::OrganisationId,
    organisations::{Catalogue, Change, Event, Graph, Rows, Share, apply, organisation_of_word as of},
};
use jiff::civil::{Date, date};
use std::collections::BTreeSet;
use uuid::Uuid;

const BEGIN: Date = date(2024, 1, 1);
const TODAY: Date = date(2026, 11, 23);

/// A province with four communes, of which one has a cell; in 2025 two were merged, one was parted.
fn graph() -> Graph {
    let found = |word: &str, parent: Option<&str>| Change::Found {
        organisation: of(word),
        name: word.to_owned(),
        short_name: None,
        class: "class".to_owned(),
        level: "level".to_owned(),
        codes: Vec::new(),
        parents: parent.map(|parent| ("party".to_owned(), of(parent))).into_iter().collect(),
    };
    let share = |word: &str| Share { to: of(word), numerator: 1, denominator: 2, scope: None };
    let day = date(2025, 7, 1);
    let changes = [
        (BEGIN, found("top", None)),
        (BEGIN, found("a", Some("top"))),
        (BEGIN, found("b", Some("top"))),
        (BEGIN, found("c", Some("top"))),
        (BEGIN, found("d", Some("top"))),
        (BEGIN, found("ab", Some("top"))),
        (BEGIN, found("cell", Some("d"))),
        (day, Change::Merge { from: vec![of("a"), of("b")], into: of("ab") }),
        (day, Change::Split { from: of("c"), into: vec![share("ab"), share("d")], ends: true }),
    ];
    let mut rows = Rows::default();
    for (number, (on, change)) in (1..).zip(changes) {
        let event = Event { id: Uuid::from_u128(number).into(), on, legal_basis: "x".to_owned(), note: None, change };
        apply(&mut rows, event).unwrap();
    }
    Graph::build(rows, Catalogue::default()).unwrap()
}

#[test]
fn who_carries_on_alone_takes_the_row_and_what_was_parted_keeps_its_own() {
    let graph = graph();
    let asked = ["a", "c", "b", "d"].map(of);
    let before = rows(&graph, &asked, date(2025, 6, 30));
    assert!(before.iter().all(|row| row.before.is_empty()) && before.len() == 4);
    let found = rows(&graph, &asked, TODAY);
    let row =
        |word: &str, before: &[&str]| Row { unit: of(word), before: before.iter().map(|word| of(word)).collect() };
    assert_eq!(found, [row("ab", &["a", "b"]), row("c", &[]), row("d", &[])]);

    let units: BTreeSet<OrganisationId> = found.iter().map(|row| row.unit).collect();
    let at = |word: &str, on: Date| home(&graph, &units, of(word), on);
    assert_eq!(at("a", TODAY), Some(of("ab")));
    assert_eq!(at("cell", TODAY), Some(of("d")), "a cell counts for the unit that was asked above it");
    assert_eq!(at("c", TODAY), Some(of("c")), "nobody divides what a parted unit did");
    assert_eq!(at("top", TODAY), None, "whoever stands above was not asked");
    assert_eq!(home(&graph, &BTreeSet::from([of("top")]), of("cell"), TODAY), Some(of("top")));
}
