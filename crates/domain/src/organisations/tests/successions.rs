//! Who carries on for whom, and the events that made it so.

use super::*;

#[test]
fn successors_and_predecessors_through_any_number_of_changes() {
    let chained = [CHANGED, "2026-05-01 | merge | yen-sau | yen-hen | x |"].join("\n");
    let graph = graph_of(FOUNDED, &chained).unwrap();
    for (word, on, heirs) in [
        ("btg", date(2025, 2, 28), ""),
        ("btg", date(2025, 3, 1), "bgdv"),
        ("thuan-man", BEFORE, ""),
        ("thuan-man", AFTER, "yen-hen yen-sau"),
        ("ben-say", AFTER, ""),
        ("dong-sau-ngang", AFTER, "yen-hen yen-sau"),
        ("yen-sau", date(2026, 4, 30), ""),
        ("yen-sau", date(2026, 5, 1), "yen-hen"),
    ] {
        assert_eq!(words(&graph, graph.successor_closure(of(word), on)), heirs, "{word} {on}");
    }
    let before = graph.predecessor_closure(of("yen-hen"), date(2026, 4, 30));
    assert_eq!(words(&graph, before), "an-hen dong-sau dong-sau-ngang thuan-man");
    let after = graph.predecessor_closure(of("yen-hen"), date(2026, 5, 1));
    assert_eq!(words(&graph, after), "an-hen dong-sau dong-sau-ngang thuan-man yen-sau");
    assert_eq!(words(&graph, graph.predecessor_closure(of("yen-hen"), BEFORE)), "");
}

#[test]
fn two_mergers_of_one_day_may_build_on_each_other() {
    let chained =
        [CHANGED, "2026-05-01 | merge | mttq | ubnd | x |\n2026-05-01 | merge | ubnd | so-nong | x |"].join("\n");
    let graph = graph_of(FOUNDED, &chained).unwrap();
    let on = date(2026, 5, 1);
    assert_eq!(words(&graph, graph.successor_closure(of("mttq"), on)), "so-nong ubnd");
    assert!(!graph.exists(of("ubnd"), on) && graph.exists(of("so-nong"), on));
}

#[test]
fn a_part_given_away_leaves_the_giver_alive() {
    let changed = [CHANGED, "2026-05-01 | split-off | yen-sau | yen-hen:1/4 | x |"].join("\n");
    let graph = graph_of(FOUNDED, &changed).unwrap();
    let on = date(2026, 5, 1);
    assert!(graph.exists(of("yen-sau"), on));
    assert_eq!(graph.successor_closure(of("yen-sau"), on), [of("yen-hen")].into());
    let [share] = graph.successors(of("yen-sau")) else { panic!("one share") };
    assert_eq!((share.share_numerator, share.share_denominator), (1, 4));
}

#[test]
fn tasks_are_parted_by_scope_and_not_counted_as_territory() {
    let changed = "\n2025-03-01 | split | so-nong | ubnd:1/1:đất đai; mttq:1/1:giám sát; bgdv:1/1:tuyên truyền | x |";
    let graph = graph_of(FOUNDED, changed).unwrap();
    assert!(!graph.exists(of("so-nong"), date(2025, 3, 1)));
    let scopes: Vec<_> = graph.successors(of("so-nong")).iter().filter_map(|row| row.scope.as_deref()).collect();
    assert_eq!(scopes.len(), 3);
    assert!(scopes.contains(&"đất đai"));
}

#[test]
fn the_events_of_an_organisation_are_told_in_order() {
    let graph = province();
    let kinds = |word: &str| {
        let events = graph.events_of(of(word));
        events.iter().map(|event| format!("{} {}", event.on_date, event.kind)).collect::<Vec<_>>().join(", ")
    };
    assert_eq!(kinds("so-nong"), "2024-01-01 found, 2024-09-01 rename");
    assert_eq!(kinds("btg-thuan-man"), "2024-01-01 found, 2025-03-01 move, 2025-07-01 split");
    assert_eq!(kinds("ben-say"), "2024-01-01 found, 2025-07-01 dissolve");
    assert_eq!(kinds("bgdv"), "2025-03-01 found, 2025-03-01 merge");
    assert_eq!(kinds("yen-hen"), "2025-07-01 found, 2025-07-01 merge, 2025-07-01 split, 2025-07-01 split");
    let between = graph.events_between(date(2025, 1, 1), date(2025, 6, 30));
    let kinds: Vec<&str> = between.iter().map(|event| event.kind.as_str()).collect();
    assert_eq!(kinds, ["found", "move", "merge"]);
    assert_eq!(graph.events_between(date(2025, 3, 2), BEFORE), Vec::<&EventRow>::new());
}
