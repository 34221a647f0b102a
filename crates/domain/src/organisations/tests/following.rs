//! Selectors of the past, asked on a later day.

use super::*;

const THEN: Date = date(2024, 6, 10);

fn class(line: &str, classes: &str) -> Selector {
    Selector::Class { line: line.to_owned(), classes: classes.split_whitespace().map(str::to_owned).collect() }
}

/// One line for each: `thuan-man → yen-hen (split), yen-sau (split)`, `so-nong`, `ben-say lost`.
fn shown(graph: &Graph, following: &Following) -> Vec<String> {
    let chain = |heir: &Heir| {
        let kinds: Vec<&str> = heir.by.iter().map(|event| graph.event(*event).unwrap().kind.as_str()).collect();
        format!("{} ({})", words(graph, [heir.organisation]), kinds.join(", "))
    };
    let line = |one: &Carried| {
        let name = words(graph, [one.organisation]);
        let heirs: Vec<String> = one.heirs.iter().map(chain).collect();
        match (one.is_lost(), one.is_unchanged(), one.goes_on) {
            (true, ..) => format!("{name} lost"),
            (_, true, _) => name,
            (.., true) => format!("{name} and {}", heirs.join(", ")),
            _ => format!("{name} → {}", heirs.join(", ")),
        }
    };
    following.carried.iter().map(line).collect()
}

#[test]
fn each_is_followed_to_those_who_carry_on() {
    let graph = province();
    for (selector, issuer, asked_on, expected, proposed) in [
        (
            class("party", "huyen-uy thi-uy thanh-uy"),
            "btg",
            AFTER,
            vec!["thuan-man → yen-hen (split), yen-sau (split)", "ben-say lost"],
            "",
        ),
        // The eve of the reorganisation: nothing has happened.
        (class("party", "huyen-uy thi-uy"), "btg", BEFORE, vec!["thuan-man", "ben-say"], ""),
        // The issuer has ended too; a new body of the class that carries on for none of them is only proposed.
        (
            class("professional", "ban-tuyen-giao-cap-huyen"),
            "btg",
            AFTER,
            vec!["btg-thuan-man → bxd-yen-hen (split)"],
            "",
        ),
        (class("state", "so"), "ubnd", AFTER, vec!["so-nong"], ""),
        (class("party", "dang-uy-xa"), "tinh-uy", AFTER, vec![], "yen-hen yen-sau"),
        (Selector::Issuer, "btg", AFTER, vec!["btg → bgdv (merge)"], ""),
    ] {
        let following = graph.follow(&selector, of(issuer), THEN, asked_on);
        assert_eq!(shown(&graph, &following), expected, "{selector:?} of {issuer}");
        assert_eq!(words(&graph, following.proposed.clone()), proposed, "{selector:?} of {issuer}");
        assert_eq!(following.unresolved.is_empty(), !following.carried.is_empty());
    }
}

#[test]
fn a_chain_follows_time_and_new_bodies_are_proposed() {
    let founded = [
        FOUNDED,
        "\nhai-yen | Đảng ủy xã Hai Yên | | dang-uy-xa | commune | 2026-01-01 | tinh-uy | | | | minh họa",
        "\nmoi | Đảng ủy xã Mới | | dang-uy-xa | commune | 2026-01-01 | tinh-uy | | | | minh họa",
    ];
    let changed = [
        CHANGED,
        "\n2026-01-01 | merge | yen-hen | hai-yen | minh họa |",
        // Earlier in time than the split of the district: this part of the commune's is none of the district's.
        "\n2026-02-01 | split-off | yen-sau | moi:1/4 | minh họa |",
    ];
    let graph = graph_of(&founded.concat(), &changed.concat()).unwrap();
    let last = date(2026, 3, 1);
    let districts = class("party", "huyen-uy");
    let following = graph.follow(&districts, of("tinh-uy"), THEN, last);
    let expected = ["thuan-man → hai-yen (split, merge), moi (split, split), yen-sau (split)"];
    assert_eq!(shown(&graph, &following), expected);
    // Asked of the day after the split, the commune goes on and has given a part away since.
    let communes = class("party", "dang-uy-xa");
    let following = graph.follow(&communes, of("tinh-uy"), AFTER, last);
    assert_eq!(shown(&graph, &following), ["yen-hen → hai-yen (merge)", "yen-sau and moi (split)"]);
    assert_eq!(following.proposed, []);
    // Before the part was given away, the new body carried on for nobody.
    let following = graph.follow(&communes, of("tinh-uy"), AFTER, date(2026, 1, 31));
    assert_eq!(words(&graph, following.proposed), "moi");
}

#[test]
fn exceptions_and_places_narrow_a_set_and_never_widen_it() {
    let graph = province();
    let named = |name: &str| Box::new(Selector::Named { name: name.to_owned() });
    let of_whom = |classes: &str| Box::new(class("party", classes));
    let within = |place: &str| Selector::Within { of: of_whom("dang-uy-xa"), place: place.to_owned() };
    for (selector, on, found) in [
        (Selector::Except { of: of_whom("huyen-uy thi-uy"), except: named("Thị ủy Bến Sậy") }, THEN, "thuan-man"),
        // Who is not of the set is not taken out of it; who is not known leaves it open.
        (Selector::Except { of: of_whom("huyen-uy"), except: named("Thị ủy Bến Sậy") }, THEN, "thuan-man"),
        (Selector::Except { of: of_whom("huyen-uy thi-uy"), except: named("Thị ủy Không Có") }, THEN, ""),
        (within("huyện Thuận Mẫn"), AFTER, "yen-hen yen-sau"),
        (within("huyện Không Có"), AFTER, ""),
        (
            Selector::Except {
                of: Box::new(within("huyện Thuận Mẫn")), except: named("Đảng ủy xã Yên Sấu")
            },
            AFTER,
            "yen-hen",
        ),
    ] {
        let resolution = graph.resolve(&selector, of("tinh-uy"), on);
        assert_eq!(words(&graph, resolution.organisations), found, "{selector:?}");
        assert_eq!(resolution.unresolved.is_empty(), !found.is_empty(), "{selector:?}");
        let stored = serde_json::to_string(&selector).unwrap();
        assert_eq!(serde_json::from_str::<Selector>(&stored).unwrap(), selector);
    }
    let old = r#"{"kind":"union","of":[{"kind":"class","line":"state","classes":["so"]},{"kind":"issuer"}]}"#;
    assert!(serde_json::from_str::<Selector>(old).is_ok(), "readings stored before are read as they were");
}
