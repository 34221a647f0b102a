//! Planted faults: each rule of the graph catches the rows that break it, and each event the case it may not meet.

use super::*;
use crate::ids::EventId;

type Plant = fn(&mut Rows);

fn planted(plant: Plant) -> Result<(), GraphError> {
    let mut rows = rows_of(FOUNDED, CHANGED).unwrap();
    plant(&mut rows);
    Graph::build(rows, catalogue()).map(drop)
}

fn name<'r>(rows: &'r mut Rows, word: &str) -> &'r mut NameRow {
    rows.names.iter_mut().find(|row| row.organisation_id == of(word)).unwrap()
}

fn place<'r>(rows: &'r mut Rows, word: &str) -> &'r mut MembershipRow {
    rows.memberships.iter_mut().find(|row| row.organisation_id == of(word)).unwrap()
}

fn share<'r>(rows: &'r mut Rows, word: &str) -> &'r mut SuccessionRow {
    rows.successions.iter_mut().find(|row| row.predecessor_id == of(word)).unwrap()
}

#[test]
fn what_is_right_is_not_refused() {
    assert_eq!(planted(|_| {}), Ok(()));
}

#[test]
fn every_rule_of_the_graph_catches_its_fault() {
    let yen_hen = || of("yen-hen");
    let event = |word: &str| province().successors(of(word))[0].event_id;
    let nobody: OrganisationId = uuid::Uuid::nil().into();
    let no_event: EventId = uuid::Uuid::nil().into();
    let faults: [(&str, Plant, GraphError); 15] = [
        (
            "no such organisation",
            |rows| place(rows, "yen-hen").parent_id = uuid::Uuid::nil().into(),
            GraphError::Unknown(nobody),
        ),
        ("an empty name", |rows| name(rows, "yen-hen").name = " ".to_owned(), GraphError::EmptyName(yen_hen())),
        (
            "no name",
            |rows| rows.names.retain(|row| row.organisation_id != of("yen-hen")),
            GraphError::NotOne(yen_hen(), "names", 0, AFTER),
        ),
        (
            "a gap between names",
            |rows| name(rows, "so-nong").valid_to = Some(date(2024, 8, 31)),
            GraphError::NotOne(of("so-nong"), "names", 0, date(2024, 8, 31)),
        ),
        (
            "two names at once",
            |rows| name(rows, "so-nong").valid_to = Some(date(2024, 9, 2)),
            GraphError::NotOne(of("so-nong"), "names", 2, date(2024, 9, 1)),
        ),
        (
            "a name after the end",
            |rows| name(rows, "btg").valid_to = None,
            GraphError::OutsideLife(of("btg"), "name", date(2024, 1, 1)),
        ),
        (
            "a name for no day",
            |rows| name(rows, "yen-hen").valid_to = Some(AFTER),
            GraphError::OutsideLife(yen_hen(), "name", AFTER),
        ),
        (
            "two classes",
            |rows| {
                rows.classes.extend(rows.classes.clone().into_iter().filter(|row| row.organisation_id == of("yen-hen")))
            },
            GraphError::NotOne(yen_hen(), "classes", 2, AFTER),
        ),
        (
            "a life of no day",
            |rows| {
                rows.organisations
                    .iter_mut()
                    .filter(|row| row.id == of("btg"))
                    .for_each(|row| row.ended_on = Some(row.founded_on));
            },
            GraphError::NoLife(of("btg"), date(2024, 1, 1)),
        ),
        (
            "two parents",
            |rows| {
                rows.memberships
                    .extend(rows.memberships.clone().into_iter().filter(|row| row.organisation_id == of("yen-hen")))
            },
            GraphError::TwoParents(yen_hen(), "party".to_owned(), AFTER),
        ),
        (
            "a parent that is not there yet",
            |rows| place(rows, "btg").parent_id = of("yen-hen"),
            GraphError::NotAlive(yen_hen(), date(2024, 1, 1)),
        ),
        (
            "its own successor",
            |rows| share(rows, "btg").successor_id = of("btg"),
            GraphError::OwnSuccessor(of("btg"), event("btg")),
        ),
        (
            "no such event",
            |rows| share(rows, "btg").event_id = uuid::Uuid::nil().into(),
            GraphError::UnknownEvent(no_event),
        ),
        (
            "shares above one",
            |rows| share(rows, "thuan-man").share_numerator = 2,
            GraphError::Shares(of("thuan-man"), event("thuan-man")),
        ),
        (
            "a share of nothing",
            |rows| share(rows, "btg").share_numerator = 0,
            GraphError::Shares(of("btg"), event("btg")),
        ),
    ];
    for (what, plant, fault) in faults {
        assert_eq!(planted(plant), Err(fault), "{what}");
    }
}

#[test]
fn a_parent_may_not_end_while_it_has_a_child() {
    let fault = planted(|rows| place(rows, "btg-thuan-man").valid_to = None);
    assert!(fault.is_err());
    let fault = planted(|rows| {
        let place = place(rows, "yen-sau");
        (place.organisation_id, place.parent_id) = (of("mttq"), of("btg"));
        (place.valid_from, place.line) = (date(2024, 1, 1), "party".to_owned());
    });
    assert_eq!(fault, Err(GraphError::NotAlive(of("btg"), date(2025, 3, 1))));
    let fault = planted(|rows| place(rows, "yen-sau").parent_id = of("dong-sau"));
    assert_eq!(fault, Err(GraphError::NotAlive(of("dong-sau"), AFTER)));
}

#[test]
fn a_cycle_is_found_however_long() {
    for length in [2, 5, 40] {
        let line = |number: usize| format!("\nb{number} | Ban {number} | | so | province | 2024-01-01 | | | | | x");
        let founded: String = (0..length).map(line).collect();
        let moved = |number: usize| {
            format!("\n2024-02-{:02} | move | b{number} | party=b{} | x |", number % 28 + 1, (number + 1) % length)
        };
        let changed: String = (0..length).map(moved).collect();
        assert!(matches!(graph_of(&founded, &changed), Err(GraphError::Cycle(..))), "{length}");
        let open: String = (1..length.min(30)).map(moved).collect();
        assert!(graph_of(&founded, &open).is_ok(), "without its last link it is a chain");
    }
}

#[test]
fn an_event_that_cannot_be_is_refused() {
    for (changed, fault) in [
        ("2025-08-01 | dissolve | nobody | | x |", GraphError::Unknown(of("nobody"))),
        ("2025-08-01 | dissolve | btg | | x |", GraphError::NotAlive(of("btg"), date(2025, 8, 1))),
        ("2025-08-01 | rename | btg | Tên | x |", GraphError::NotAlive(of("btg"), date(2025, 8, 1))),
        ("2025-08-01 | merge | yen-sau | btg | x |", GraphError::NotAlive(of("btg"), date(2025, 8, 1))),
        ("2025-08-01 | move | yen-sau | party=btg | x |", GraphError::NotAlive(of("btg"), date(2025, 8, 1))),
        ("2025-06-30 | merge | an-hen | yen-hen | x |", GraphError::Unknown(of("yen-hen"))),
        ("2025-07-01 | dissolve | yen-hen | | x |", GraphError::NoLife(of("yen-hen"), AFTER)),
        (
            "2025-09-01 | merge | mttq | ubnd | x |\n2025-09-01 | merge | tinh-uy | mttq | x |",
            GraphError::NotAlive(of("mttq"), date(2025, 9, 1)),
        ),
    ] {
        let changed = [CHANGED, changed].join("\n");
        let outcome = graph_of(FOUNDED, &changed).map(drop);
        match fault {
            // An end on the first day leaves other rows that do not fit either: the first one found is told.
            GraphError::NoLife(..) => assert!(outcome.is_err(), "{changed}"),
            fault => assert_eq!(outcome, Err(fault), "{changed}"),
        }
    }
}
