//! Names, classes and codes over time; finding, searching and sorting.

use super::*;

#[test]
fn a_name_holds_from_its_day_to_the_day_before_the_next() {
    let graph = province();
    for (on, name, last) in [
        (date(2023, 12, 31), None, "Sở Nông nghiệp"),
        (date(2024, 1, 1), Some("Sở Nông nghiệp"), "Sở Nông nghiệp"),
        (date(2024, 8, 31), Some("Sở Nông nghiệp"), "Sở Nông nghiệp"),
        (date(2024, 9, 1), Some("Sở Nông nghiệp và Môi trường"), "Sở Nông nghiệp và Môi trường"),
        (date(2030, 1, 1), Some("Sở Nông nghiệp và Môi trường"), "Sở Nông nghiệp và Môi trường"),
    ] {
        assert_eq!(graph.name(of("so-nong"), on), name, "{on}");
        assert_eq!(graph.last_name(of("so-nong"), on), Some(last), "{on}");
    }
}

#[test]
fn what_has_ended_keeps_its_last_name_and_class_but_bears_none() {
    let graph = province();
    let btg = of("btg");
    assert_eq!(graph.life(btg), Some((date(2024, 1, 1), Some(date(2025, 3, 1)))));
    assert_eq!(graph.name(btg, date(2025, 3, 1)), None);
    assert_eq!(graph.last_name(btg, AFTER), Some("Ban Tuyên giáo Tỉnh ủy"));
    assert_eq!(graph.class(btg, AFTER), Some("ban-tuyen-giao-tinh-uy"));
    assert_eq!(graph.codes(btg, AFTER), []);
    assert_eq!(graph.codes(btg, date(2025, 2, 28)), [("register", "btg")]);
    assert_eq!(graph.ended_by(btg).map(|event| event.kind.as_str()), Some("merge"));
    assert!(!graph.alive(AFTER).contains(&btg));
}

#[test]
fn names_are_found_in_full_in_short_and_without_marks() {
    let graph = province();
    for (name, on, found) in [
        ("Tỉnh ủy Lam Giang", BEFORE, "tinh-uy"),
        ("tỉnh  uỷ LAM GIANG", BEFORE, "tinh-uy"),
        ("tinh uy", BEFORE, "tinh-uy"),
        ("MTTQ tỉnh", BEFORE, "mttq"),
        ("Ban Tuyên giáo Tỉnh ủy", date(2025, 3, 1), ""),
        ("Sở Nông nghiệp", date(2024, 9, 1), ""),
        // With marks the two communes are told apart; without, both may be meant.
        ("Đảng ủy xã Đồng Sấu", BEFORE, "dong-sau"),
        ("Đảng ủy xã Đông Sấu", BEFORE, "dong-sau-ngang"),
        ("dang uy xa dong sau", BEFORE, "dong-sau dong-sau-ngang"),
        ("", BEFORE, ""),
    ] {
        assert_eq!(words(&graph, graph.find_by_name(name, on)), found, "{name}");
    }
}

#[test]
fn searching_tells_what_is_there_from_what_was() {
    let graph = province();
    for (typed, on, now, other) in [
        ("dong sau", BEFORE, "dong-sau dong-sau-ngang", ""),
        ("dong sau", AFTER, "", "dong-sau dong-sau-ngang"),
        ("đồng sấu", BEFORE, "dong-sau", ""),
        ("đảng ủy xã An Hến", AFTER, "", "an-hen"),
        ("đảng ủy xã", AFTER, "bxd-yen-hen yen-hen yen-sau", "an-hen dong-sau dong-sau-ngang"),
        ("hến đảng ủy", AFTER, "bxd-yen-hen yen-hen", "an-hen"),
        ("Sở Nông nghiệp", BEFORE, "so-nong", ""),
        ("MTTQ", BEFORE, "mttq", ""),
        ("không có ai", BEFORE, "", ""),
        ("  ", BEFORE, "", ""),
    ] {
        let (found, otherwise) = graph.search(typed, on);
        assert_eq!((words(&graph, found).as_str(), words(&graph, otherwise).as_str()), (now, other), "{typed}");
    }
}

#[test]
fn lists_follow_classes_then_the_name_of_the_day() {
    // The first bears a name of the end of the alphabet first and one of its beginning later.
    let founded = "
        up | Tỉnh ủy | | tinh-uy | province | 2024-01-01 | | | | | x
        a | Đảng ủy xã Yên | | dang-uy-xa | commune | 2024-01-01 | up | | | | x
        b | Đảng ủy xã Bản | | dang-uy-xa | commune | 2024-01-01 | up | | | | x
        c | Huyện ủy Zin | | huyen-uy | district | 2024-01-01 | up | | | | x";
    let renamed = "\n2025-01-01 | rename | a | Đảng ủy xã Ân | x |";
    let mut rows = rows_of(founded, renamed).unwrap();
    for _ in 0..2 {
        let graph = Graph::build(rows.clone(), catalogue()).unwrap();
        let children = |on| graph.children(of("up"), "party", on);
        assert_eq!(children(date(2024, 12, 31)), all_of("c b a"));
        assert_eq!(children(date(2025, 1, 1)), all_of("c a b"));
        // A database gives its rows in any order.
        rows.names.reverse();
        rows.memberships.reverse();
    }
}

#[test]
fn a_second_change_on_one_day_takes_the_place_of_the_first() {
    let changed = [CHANGED, "2025-09-01 | rename | yen-hen | Đảng ủy xã Một | x |"].join("\n");
    let rename = |word: &str, on: Date, name: &str| Event {
        id: uuid::Uuid::from_u128(7).into(),
        on,
        legal_basis: "x".to_owned(),
        note: None,
        change: Change::Rename { organisation: of(word), name: name.to_owned(), short_name: None },
    };
    let mut rows = rows_of(FOUNDED, &changed).unwrap();
    apply(&mut rows, rename("yen-hen", date(2025, 9, 1), "Đảng ủy xã Hai")).unwrap();
    let too_early = rename("yen-hen", date(2025, 8, 1), "Đảng ủy xã Ba");
    let refused = apply(&mut rows.clone(), too_early);
    assert_eq!(refused, Err(GraphError::OutOfOrder(of("yen-hen"), date(2025, 8, 1))));
    let graph = Graph::build(rows, catalogue()).unwrap();
    let names: Vec<&str> = graph.names(of("yen-hen")).map(|row| row.name.as_str()).collect();
    assert_eq!(names, ["Đảng ủy xã Yên Hến", "Đảng ủy xã Hai"]);
}
