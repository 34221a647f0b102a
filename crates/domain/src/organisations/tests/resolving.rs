//! Selectors, resolved for an issuer on a day.

use super::*;

fn class(line: &str, classes: &str) -> Selector {
    Selector::Class { line: line.to_owned(), classes: classes.split_whitespace().map(str::to_owned).collect() }
}

fn named(name: &str) -> Selector {
    Selector::Named { name: name.to_owned() }
}

#[test]
fn every_kind_of_selector_finds_what_it_means() {
    let graph = province();
    let districts = class("party", "huyen-uy thi-uy thanh-uy");
    for (selector, issuer, on, found) in [
        // A staff body issues for its committee, whose direct subordinates are meant.
        (districts.clone(), "btg", date(2024, 6, 1), "ben-say thuan-man"),
        (districts.clone(), "tinh-uy", date(2024, 6, 1), "ben-say thuan-man"),
        (districts.clone(), "tinh-uy", AFTER, ""),
        (class("party", "dang-uy-xa dang-uy-phuong"), "bgdv", AFTER, "yen-hen yen-sau"),
        // Never two levels down.
        (class("party", "dang-uy-co-so"), "tinh-uy", BEFORE, ""),
        (class("party", "dang-uy-co-so"), "btg-thuan-man", BEFORE, "an-hen dong-sau"),
        // On the line of professional guidance a board has subordinates of its own.
        (class("professional", "ban-tuyen-giao-cap-huyen"), "btg", date(2024, 6, 1), "btg-thuan-man"),
        (class("professional", "ban-xay-dung-dang-cap-xa"), "bgdv", AFTER, "bxd-yen-hen"),
        (class("state", "so"), "ubnd", BEFORE, "so-nong"),
        (Selector::Issuer, "btg", BEFORE, "btg"),
        (
            Selector::Union { of: vec![districts, named("MTTQ tỉnh"), named("Mttq Tỉnh")] },
            "btg",
            date(2024, 6, 1),
            "ben-say mttq thuan-man",
        ),
    ] {
        let resolution = graph.resolve(&selector, of(issuer), on);
        assert_eq!(words(&graph, resolution.organisations), found, "{selector:?} of {issuer} on {on}");
        assert_eq!(resolution.unresolved.is_empty(), !found.is_empty(), "{selector:?} of {issuer} on {on}");
    }
}

#[test]
fn a_name_means_one_body_inside_the_committee_or_nobody() {
    let graph = province();
    for (name, issuer, found) in [
        ("Tỉnh ủy", "btg", "tinh-uy"),
        ("Ban Dân vận Tỉnh ủy", "tinh-uy", "bdv"),
        // Without the province's own name, and with it where the register leaves it out.
        ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "btg", "mttq"),
        ("Uỷ ban nhân dân tỉnh", "tinh-uy", "ubnd"),
        ("Ban Dân vận Tỉnh ủy Lam Giang", "tinh-uy", "bdv"),
        // Any other part that is missing is a question, not a guess.
        ("Sở Nông", "tinh-uy", ""),
        ("Ủy ban", "tinh-uy", ""),
        ("Ủy ban nhân dân", "tinh-uy", ""),
        // Two bodies without marks, one with.
        ("Dang uy xa Dong Sau", "tinh-uy", ""),
        ("Đảng ủy xã Đông Sấu", "tinh-uy", "dong-sau-ngang"),
        // Outside the committee's subtree.
        ("Đảng ủy xã Đông Sấu", "thuan-man", ""),
        ("Thị ủy Bến Sậy", "thuan-man", ""),
        ("", "tinh-uy", ""),
    ] {
        let resolution = graph.resolve(&named(name), of(issuer), date(2024, 6, 1));
        assert_eq!(words(&graph, resolution.organisations), found, "«{name}» of {issuer}");
        assert_eq!(resolution.unresolved, if found.is_empty() { vec![named(name)] } else { vec![] }, "«{name}»");
    }
}

#[test]
fn the_open_part_of_a_union_is_told() {
    let graph = province();
    let open = named("Sở Lao động");
    let union = Selector::Union {
        of: vec![Selector::Union { of: vec![open.clone(), Selector::Issuer] }, named("Tỉnh ủy")],
    };
    let resolution = graph.resolve(&union, of("btg"), BEFORE);
    assert_eq!(resolution.unresolved, [open]);
    assert_eq!(words(&graph, resolution.organisations), "btg tinh-uy");
}
