//! Up and down the lines, on different days.

use super::*;

#[test]
fn a_place_holds_from_its_day_to_the_day_before_the_next() {
    let graph = province();
    for (word, line, on, parent) in [
        ("btg-thuan-man", "party", BEFORE, "thuan-man"),
        ("btg-thuan-man", "professional", date(2025, 2, 28), "btg"),
        ("btg-thuan-man", "professional", date(2025, 3, 1), "bgdv"),
        ("btg-thuan-man", "professional", AFTER, ""),
        ("so-nong", "state", BEFORE, "ubnd"),
        ("so-nong", "party", BEFORE, ""),
        ("yen-hen", "party", BEFORE, ""),
        ("yen-hen", "party", AFTER, "tinh-uy"),
    ] {
        assert_eq!(words(&graph, graph.parent(of(word), line, on)), parent, "{word} {line} {on}");
    }
}

#[test]
fn up_and_down_a_line() {
    let graph = province();
    assert_eq!(graph.ancestors(of("an-hen"), "party", BEFORE), all_of("thuan-man tinh-uy"));
    assert_eq!(graph.ancestors(of("an-hen"), "state", BEFORE), []);
    assert_eq!(words(&graph, graph.children(of("thuan-man"), "party", BEFORE)), "an-hen btg-thuan-man dong-sau");
    assert_eq!(graph.children(of("thuan-man"), "party", AFTER), []);
    let below = graph.descendants(of("tinh-uy"), "party", AFTER);
    assert_eq!(words(&graph, below.iter().copied()), "bgdv bxd-yen-hen yen-hen yen-sau");
    let place = |word: &str| below.iter().position(|id| *id == of(word));
    assert!(place("yen-hen") < place("bxd-yen-hen"), "each stands before its own children");
    assert!(graph.is_within(of("tinh-uy"), of("bxd-yen-hen"), "party", AFTER));
    assert!(graph.is_within(of("tinh-uy"), of("tinh-uy"), "party", AFTER));
    assert!(!graph.is_within(of("bgdv"), of("bxd-yen-hen"), "party", AFTER));
    assert_eq!(graph.lines(BEFORE), ["front", "party", "professional", "state"]);
    assert_eq!(graph.lines(date(2020, 1, 1)), Vec::<String>::new());
}

#[test]
fn who_stands_above_whom_even_after_an_end() {
    let graph = province();
    for (upper, lower, on, above) in [
        ("tinh-uy", "an-hen", BEFORE, true),
        ("thuan-man", "an-hen", BEFORE, true),
        ("ben-say", "an-hen", BEFORE, false),
        ("an-hen", "thuan-man", BEFORE, false),
        ("tinh-uy", "tinh-uy", BEFORE, false),
        // On any line: the department stands under the committee through the authority.
        ("tinh-uy", "so-nong", BEFORE, true),
        ("btg", "btg-thuan-man", date(2025, 2, 28), true),
        ("btg", "btg-thuan-man", date(2025, 3, 1), false),
        ("bgdv", "btg-thuan-man", BEFORE, true),
        // Of one that has ended: on the last day of its life, or above an heir.
        ("tinh-uy", "an-hen", AFTER, true),
        ("thuan-man", "an-hen", AFTER, true),
        ("yen-hen", "btg-thuan-man", AFTER, true),
        ("yen-sau", "btg-thuan-man", AFTER, false),
        ("bgdv", "btg-thuan-man", AFTER, true),
        // Not yet founded: nobody is above.
        ("tinh-uy", "yen-hen", BEFORE, false),
    ] {
        assert_eq!(graph.is_above(of(upper), of(lower), on), above, "{upper} above {lower} on {on}");
    }
}

#[test]
fn a_staff_body_acts_for_its_committee_even_after_its_end() {
    let graph = province();
    for (word, on, committee) in [
        ("btg", BEFORE, "tinh-uy"),
        ("btg", date(2024, 6, 1), "tinh-uy"),
        ("btg", AFTER, "tinh-uy"),
        ("btg-thuan-man", BEFORE, "thuan-man"),
        ("btg-thuan-man", AFTER, "thuan-man"),
        ("bxd-yen-hen", AFTER, "yen-hen"),
        ("tinh-uy", AFTER, "tinh-uy"),
        // A department is no staff body of the Party: it acts for itself.
        ("so-nong", AFTER, "so-nong"),
    ] {
        assert_eq!(words(&graph, [graph.committee_of(of(word), on)]), committee, "{word} {on}");
    }
}
