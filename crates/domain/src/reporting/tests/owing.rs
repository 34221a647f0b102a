//! Who owes a period that a reorganisation cuts: a small province, told case by case.

use super::*;
use crate::{
    ids::OrganisationId,
    organisations::{
        Graph, Rows, Selector, apply, organisation_of_word, parse_classes, parse_organisations, parse_reorganisation,
    },
    packs::Period,
};
use jiff::civil::{Date, date};

/// word | name | short name | class | level | founded on | party | state | front | professional | legal basis
const FOUNDED: &str = "
tinh | Tỉnh ủy | | tinh-uy | province | 2024-01-01 | | | | | x
btg | Ban Tuyên giáo | | ban-tuyen-giao-tinh-uy | province | 2024-01-01 | tinh | | | | x
bdv | Ban Dân vận | | ban-dan-van-tinh-uy | province | 2024-01-01 | tinh | | | | x
man | Huyện ủy Mẫn | | huyen-uy | district | 2024-01-01 | tinh | | | | x
say | Thị ủy Sậy | | thi-uy | district | 2024-01-01 | tinh | | | | x
hen | Huyện ủy Hến | | huyen-uy | district | 2024-01-01 | tinh | | | | x
vung | Huyện ủy Vừng | | huyen-uy | district | 2024-01-01 | tinh | | | | x
sau | Đảng ủy xã Sấu | | dang-uy-co-so | commune-old | 2024-01-01 | man | | | | x
cua | Đảng ủy xã Cua | | dang-uy-co-so | commune-old | 2024-01-01 | say | | | | x
btg-man | Ban Tuyên giáo huyện Mẫn | | ban-tuyen-giao-cap-huyen | district | 2024-01-01 | man | | | btg | x
bgdv | Ban Tuyên giáo và Dân vận | | ban-tuyen-giao-va-dan-van-tinh-uy | province | 2025-03-01 | tinh | | | | x
tam | Đảng ủy lâm thời | | dang-uy-xa | commune | 2025-06-20 | tinh | | | | x
mot | Đảng ủy xã Một | | dang-uy-xa | commune | 2025-07-01 | tinh | | | | x
hai | Đảng ủy xã Hai | | dang-uy-xa | commune | 2025-07-01 | tinh | | | | x
ba | Đảng ủy xã Ba | | dang-uy-xa | commune | 2025-07-01 | tinh | | | | x
bon | Đảng ủy xã Bốn | | dang-uy-xa | commune | 2025-10-01 | tinh | | | | x
bxd-mot | Ban Xây dựng Đảng xã Một | | ban-xay-dung-dang-cap-xa | commune | 2025-07-01 | mot | | | bgdv | x";

/// on | kind | who | to | legal basis | note
const CHANGED: &str = "
2025-03-01 | merge | btg,bdv | bgdv | x |
2025-03-01 | move | btg-man | professional=bgdv | x |
2025-07-01 | split | man | mot:1/2; hai:1/2 | x |
2025-07-01 | split | say | hai:1/3; ba:2/3 | x |
2025-07-01 | merge | sau | mot | x |
2025-07-01 | merge | cua | hai | x |
2025-07-01 | merge | tam | ba | x |
2025-07-01 | split | btg-man | bxd-mot:1/1 | x |
2025-08-01 | rename | mot | Đảng ủy phường Một | x |
2025-09-01 | split-off | mot | hai:1/5 | x |
2025-10-01 | merge | ba,hen | bon | x |
2025-11-01 | dissolve | vung | | x |";

pub(super) fn tabs(text: &str) -> String {
    let line = |line: &str| line.split('|').map(str::trim).collect::<Vec<_>>().join("\t");
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

pub(super) fn province() -> Graph {
    let classes = parse_classes("classes.tsv", include_str!("../../../../../packs/organisations/classes.tsv")).unwrap();
    let mut events = parse_organisations("founded.tsv", &tabs(FOUNDED)).unwrap();
    events.extend(parse_reorganisation("changed.tsv", &tabs(CHANGED)).unwrap());
    events.sort_by_key(|event| event.on);
    let mut rows = Rows::default();
    for event in events {
        apply(&mut rows, event).unwrap();
    }
    Graph::build(rows, classes).unwrap()
}

pub(super) fn of(word: &str) -> OrganisationId {
    organisation_of_word(word)
}

pub(super) fn period(first_day: Date, last_day: Date) -> Period {
    Period { regime: "half-year".to_owned(), year: i64::from(last_day.year()), n: 2, first_day, last_day }
}

/// From the middle of June to the middle of December 2025.
pub(super) fn half_year() -> Period {
    period(date(2025, 6, 15), date(2025, 12, 14))
}

fn on_line(line: &str, classes: &[&str]) -> Selector {
    Selector::Class { line: line.to_owned(), classes: classes.iter().map(|class| (*class).to_owned()).collect() }
}

fn told(graph: &Graph, owing: &[Owes]) -> Vec<String> {
    let word = |id: OrganisationId| graph.codes_over_time(id).first().map(|row| row.code.clone()).unwrap_or_default();
    let days = |segment: Segment| {
        let day = |day: Date| format!("{}/{}", day.day(), day.month());
        format!("{}-{}", day(segment.first_day), day(segment.last_day))
    };
    let part = |part: &PartOf| {
        let share = part.share.map(|share| format!(" {}/{}", share.numerator, share.denominator)).unwrap_or_default();
        format!("{} {}{share}", word(part.organisation), days(part.segment))
    };
    let mut told: Vec<String> = owing
        .iter()
        .map(|owes| {
            let mut parts: Vec<String> = owes.predecessors.iter().map(part).collect();
            parts.sort();
            let own = format!("{} {}", word(owes.organisation), days(owes.segment));
            if parts.is_empty() { own } else { format!("{own} ({})", parts.join(", ")) }
        })
        .collect();
    told.sort();
    told
}

const COMMUNES: &[&str] = &["dang-uy-xa"];
const DISTRICTS: &[&str] = &["huyen-uy", "thi-uy"];

#[test]
fn communes_owe_from_their_founding_and_districts_a_part_until_their_end() {
    let graph = province();
    let owing = who_owes(&graph, of("tinh"), &on_line("party", COMMUNES), &half_year());
    let expected = [
        // Two mergers one after the other: what Ba had from Say and from a body of ten days goes on to Bon.
        "bon 1/10-14/12 (ba 1/7-30/9 1/1, hen 15/6-30/9 1/1, say 15/6-30/6, tam 20/6-30/6)",
        // From Man directly; what Mot gave in September brings Man once, not twice. The old communes stood below.
        "hai 1/7-14/12 (man 15/6-30/6 1/2, say 15/6-30/6 1/3)",
        // A new name and a part given away do not cut.
        "mot 1/7-14/12 (man 15/6-30/6 1/2)",
    ];
    assert_eq!(told(&graph, &owing), expected);
    let parts: Vec<OrganisationId> = part_reports(&owing).into_iter().map(|(organisation, _)| organisation).collect();
    let distinct: std::collections::BTreeSet<OrganisationId> = parts.iter().copied().collect();
    assert_eq!(parts.len(), 5, "each part report is named once");
    assert_eq!(distinct, ["man", "say", "ba", "hen", "tam"].map(of).into_iter().collect());
}

#[test]
fn a_body_that_ended_without_anyone_carrying_on_is_named() {
    let graph = province();
    let word = |id| graph.codes_over_time(id).first().map(|row| row.code.clone()).unwrap_or_default();
    for (selector, period, expected) in [
        // Vung is of the same class as Man, which owes a part; the staff bodies merged in March are of none.
        (on_line("party", COMMUNES), half_year(), vec![("vung".to_owned(), date(2025, 10, 31))]),
        (on_line("party", DISTRICTS), period(date(2024, 12, 15), date(2025, 6, 14)), vec![]),
        (on_line("party", COMMUNES), period(date(2025, 12, 15), date(2026, 6, 14)), vec![]),
        // Nobody is asked: there is nobody beside whom anyone stood.
        (on_line("party", DISTRICTS), half_year(), vec![]),
    ] {
        let owing = who_owes(&graph, of("tinh"), &selector, &period);
        let left = without_heir(&graph, &selector, &period, &owing);
        let told: Vec<_> = left.into_iter().map(|(id, segment)| (word(id), segment.last_day)).collect();
        assert_eq!(told, expected, "{selector:?}");
    }
}

#[test]
fn a_period_before_or_after_the_change_is_not_cut() {
    let graph = province();
    let before = period(date(2024, 12, 15), date(2025, 6, 14));
    let owing = who_owes(&graph, of("tinh"), &on_line("party", DISTRICTS), &before);
    let whole = ["hen 15/12-14/6", "man 15/12-14/6", "say 15/12-14/6", "vung 15/12-14/6"];
    assert_eq!(told(&graph, &owing), whole);
    let after = period(date(2025, 12, 15), date(2026, 6, 14));
    let owing = who_owes(&graph, of("tinh"), &on_line("party", COMMUNES), &after);
    assert_eq!(told(&graph, &owing), ["bon 15/12-14/6", "hai 15/12-14/6", "mot 15/12-14/6"]);
}

#[test]
fn the_seams_of_a_period_are_exact() {
    let graph = province();
    let communes = on_line("party", COMMUNES);
    for (first_day, last_day, expected) in [
        // It ended on the very first day: it lived no day of the period.
        (date(2025, 7, 1), date(2025, 7, 31), vec!["ba 1/7-31/7", "hai 1/7-31/7", "mot 1/7-31/7"]),
        // Founded on the last day, and one day of the predecessor.
        (
            date(2025, 6, 30),
            date(2025, 7, 1),
            vec![
                "ba 1/7-1/7 (say 30/6-30/6 2/3, tam 30/6-30/6 1/1)",
                "hai 1/7-1/7 (man 30/6-30/6 1/2, say 30/6-30/6 1/3)",
                "mot 1/7-1/7 (man 30/6-30/6 1/2)",
            ],
        ),
        (date(2025, 6, 1), date(2025, 6, 30), vec!["tam 20/6-30/6"]),
        (date(2025, 6, 1), date(2025, 6, 19), vec![]),
    ] {
        let owing = who_owes(&graph, of("tinh"), &communes, &period(first_day, last_day));
        assert_eq!(told(&graph, &owing), expected, "{first_day} to {last_day}");
    }
}

#[test]
fn a_superior_that_was_itself_merged_is_the_same_superior() {
    let graph = province();
    let year = period(date(2025, 1, 1), date(2025, 12, 31));
    let staff = on_line("professional", &["ban-xay-dung-dang-cap-xa"]);
    let owing = who_owes(&graph, of("bgdv"), &staff, &year);
    assert_eq!(told(&graph, &owing), ["bxd-mot 1/7-31/12 (btg-man 1/1-30/6 1/1)"]);
    let owing = who_owes(&graph, of("bgdv"), &Selector::Issuer, &year);
    assert_eq!(told(&graph, &owing), ["bgdv 1/3-31/12 (bdv 1/1-28/2 1/1, btg 1/1-28/2 1/1)"]);
    let named = Selector::Named { name: "Ban Tuyên giáo và Dân vận".to_owned() };
    let both = Selector::Union { of: vec![named, Selector::Issuer] };
    assert_eq!(who_owes(&graph, of("bgdv"), &both, &year).len(), 1, "each unit once");
    assert_eq!(who_owes(&graph, of("btg"), &Selector::Issuer, &year), [], "it ended before the last day");
}
