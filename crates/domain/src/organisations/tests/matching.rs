//! What a typed name or code means on a day: one organisation, or a question.

use super::*;

fn told(graph: &Graph, found: Match) -> String {
    let words = |ids: Vec<OrganisationId>| words(graph, ids);
    match found {
        Match::Exact(id) => format!("exact {}", words(vec![id])),
        Match::Folded(id) => format!("folded {}", words(vec![id])),
        Match::Former { was, now } => format!("former {} now {}", words(vec![was]), words(now)),
        Match::Ambiguous(ids) => format!("which of {}", words(ids)),
        Match::Unknown(ids) => format!("none, near {}", words(ids)),
    }
}

#[test]
fn a_line_is_matched_or_asked_about() {
    let graph = province();
    for (typed, on, expected) in [
        ("Tỉnh ủy Lam Giang", BEFORE, "exact tinh-uy"),
        ("  tỉnh  uỷ LAM GIANG ", BEFORE, "folded tinh-uy"),
        ("tinh uy lam giang", BEFORE, "folded tinh-uy"),
        ("1. Tỉnh ủy Lam Giang;", BEFORE, "folded tinh-uy"),
        ("UBND tỉnh Lam Giang", BEFORE, "folded ubnd"),
        ("UBND tỉnh", BEFORE, "exact ubnd"),
        ("so-nong", AFTER, "exact so-nong"),
        // A code of another day stands for who carries on.
        ("btg", AFTER, "former btg now bgdv"),
        ("Đảng ủy xã Đồng Sấu", BEFORE, "exact dong-sau"),
        ("dang uy xa dong sau", BEFORE, "which of dong-sau dong-sau-ngang"),
        // Names of other days: renamed, merged, split, gone without heirs.
        ("Sở Nông nghiệp", AFTER, "former so-nong now so-nong"),
        ("Ban Tuyên giáo Tỉnh ủy", AFTER, "former btg now bgdv"),
        ("Huyện ủy Thuận Mẫn", AFTER, "former thuan-man now yen-hen yen-sau"),
        ("Thị ủy Bến Sậy", AFTER, "former ben-say now "),
        // Spelled otherwise.
        ("Đảng ủy xã Yên Hền", AFTER, "folded yen-hen"),
        ("Đảng ủy xã Yên Hem", AFTER, "none, near yen-hen yen-sau"),
        ("Công ty Mặt Trời", AFTER, "none, near "),
        ("", AFTER, "none, near "),
    ] {
        let found = Matcher::new(&graph, on).find(typed, &[]);
        assert_eq!(told(&graph, found), expected, "{typed} on {on}");
    }
}

#[test]
fn what_stands_beside_a_name_tells_which_is_meant() {
    let graph = province();
    let matcher = Matcher::new(&graph, BEFORE);
    for (context, expected) in [
        ("Huyện Thuận Mẫn", "folded dong-sau"),
        ("ben say", "folded dong-sau-ngang"),
        ("Lam Giang", "which of dong-sau dong-sau-ngang"),
        ("nơi khác", "which of dong-sau dong-sau-ngang"),
        ("12", "which of dong-sau dong-sau-ngang"),
    ] {
        assert_eq!(told(&graph, matcher.find("dang uy xa dong sau", &[context])), expected, "{context}");
    }
}

#[test]
fn everyone_on_a_line_is_counted_with_the_whole_subtree() {
    let graph = province();
    for on in [BEFORE, AFTER] {
        for line in graph.lines(on) {
            let counts = graph.counts_below(&line, on);
            for (id, count) in &counts {
                assert_eq!(graph.descendants(*id, &line, on).len(), *count, "{line} on {on}");
            }
            let root = of("tinh-uy");
            assert!(counts.get(&root).is_none_or(|count| *count + 1 == counts.len()), "one tree on {line}");
        }
    }
}
