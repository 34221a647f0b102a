//! The national register against the official counts, and its oddities one by one.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use super::*;
use crate::organisations::{Catalogue, Graph, Rows, apply_all, parse_classes};
use jiff::civil::date;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

macro_rules! files {
    ($($file:literal),* $(,)?) => {
        &[$(($file, include_str!(concat!("../../../../../packs/organisations/vietnam/", $file)))),*]
    };
}

const FILES: &[(&str, &str)] = files![
    "provinces-to-2025-06-30.tsv",
    "districts-to-2025-06-30.tsv",
    "communes-to-2025-06-30.tsv",
    "provinces.tsv",
    "communes.tsv",
    "changes.tsv",
    "eras.tsv",
    "resolutions.tsv",
    "extents.tsv",
    "kinds.tsv",
];

const BEFORE: Date = date(2025, 6, 30);
const AFTER: Date = date(2025, 7, 1);
const CITY: Date = date(2026, 4, 30);

static GRAPH: LazyLock<Graph> = LazyLock::new(|| {
    let events = NationalRegister::read(FILES).unwrap().events();
    let mut rows = Rows::default();
    apply_all(&mut rows, events).unwrap();
    Graph::build(rows, catalogue()).unwrap()
});

fn catalogue() -> Catalogue {
    parse_classes("classes.tsv", include_str!("../../../../../packs/organisations/classes.tsv")).unwrap()
}

fn counts(on: Date) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for id in GRAPH.all().filter(|id| GRAPH.exists(*id, on)) {
        let class = GRAPH.class(id, on).unwrap();
        *counts.entry(class.to_owned()).or_default() += 1;
    }
    counts
}

fn counted(on: Date) -> String {
    counts(on).into_iter().map(|(class, count)| format!("{class} {count}")).collect::<Vec<_>>().join(", ")
}

#[test]
fn the_units_are_as_many_as_the_official_lists_say() {
    let before = "huyen 509, phuong 1728, quan 49, thanh-pho 86, thanh-pho-trung-uong 6, thi-tran 617, thi-xa 52, \
                  tinh 57, xa 7690";
    assert_eq!(counted(date(2024, 6, 10)), before);
    assert_eq!(counted(BEFORE), before);
    assert_eq!(counted(AFTER), "dac-khu 13, phuong 687, thanh-pho-trung-uong 6, tinh 28, xa 2621");
    assert_eq!(counted(date(2026, 4, 29)), counted(AFTER));
    assert_eq!(counted(CITY), "dac-khu 13, phuong 697, thanh-pho-trung-uong 7, tinh 27, xa 2611");
}

fn unit(code: &str, since: Date) -> OrganisationId {
    organisation_of_unit(code, since)
}

fn old(code: &str) -> OrganisationId {
    unit(code, date(2024, 1, 1))
}

fn new(code: &str) -> OrganisationId {
    unit(code, AFTER)
}

fn names(ids: impl IntoIterator<Item = OrganisationId>, on: Date) -> String {
    let names = GRAPH.sorted(ids.into_iter().collect(), on).into_iter();
    names.map(|id| GRAPH.last_name(id, on).unwrap()).collect::<Vec<_>>().join(", ")
}

fn table(file: &str) -> impl Iterator<Item = Vec<&'static str>> {
    let text = FILES.iter().find(|(name, _)| *name == file).unwrap().1;
    text.lines().skip(1).map(|line| line.split('\t').collect())
}

/// The table read plainly, without the reader: every old commune has the successors that its line names, and no other.
#[test]
fn each_commune_of_before_has_the_successors_of_its_line() {
    let lines: Vec<Vec<&str>> = table("communes-to-2025-06-30.tsv").collect();
    let lived_on: BTreeSet<&str> = lines.iter().filter(|line| line[3].starts_with('=')).map(|line| line[0]).collect();
    let (mut goes_on, mut divided) = (0, 0);
    for line in &lines {
        let (id, successors) = (old(line[0]), line[3].split(' ').collect::<Vec<_>>());
        let found: Vec<OrganisationId> = GRAPH.successors(id).iter().map(|row| row.successor_id).collect();
        if let Some(code) = successors[0].strip_prefix('=') {
            assert_eq!((code, found.len(), GRAPH.exists(id, AFTER)), (line[0], 0, true), "{line:?}");
            goes_on += 1;
            continue;
        }
        assert!(!GRAPH.exists(id, AFTER));
        let mut wanted: Vec<OrganisationId> = Vec::new();
        for successor in &successors {
            let code = successor.split(':').next().unwrap();
            wanted.push(if lived_on.contains(code) { old(code) } else { new(code) });
        }
        assert_eq!(found.iter().collect::<BTreeSet<_>>(), wanted.iter().collect(), "{line:?}");
        let described = GRAPH.successors(id).iter().filter(|row| row.scope.is_some()).count();
        assert_eq!(described, if found.len() > 1 { found.len() } else { 0 }, "a part is described, the whole is not");
        divided += usize::from(found.len() > 1);
    }
    assert_eq!((goes_on, divided), (131, 440));
}

#[test]
fn what_is_the_same_across_the_day_is_the_same_organisation() {
    let provinces = ["01", "04", "11", "12", "14", "20", "22", "38", "40", "42", "46"];
    for code in provinces {
        assert!(GRAPH.exists(old(code), CITY), "{code}");
        assert!(GRAPH.life(new(code)).is_none());
        assert!(GRAPH.events_of(old(code)).iter().all(|event| event.kind == "found"), "nothing happened to {code}");
    }
    // Another commune under the code of an old one.
    assert_eq!(GRAPH.name(old("00004"), BEFORE), Some("Phường Trúc Bạch"));
    assert_eq!((GRAPH.name(old("00004"), AFTER), GRAPH.name(new("00004"), AFTER)), (None, Some("Phường Ba Đình")));
    // Renamed and of another kind, and under the province.
    assert_eq!(GRAPH.name(old("14845"), BEFORE), Some("Thị trấn Mường Lát"));
    assert_eq!(GRAPH.name(old("14845"), AFTER), Some("Xã Mường Lát"));
    assert_eq!((GRAPH.class(old("14845"), AFTER), GRAPH.level(old("14845"), AFTER)), (Some("xa"), Some("commune")));
    assert_eq!(GRAPH.parent(old("14845"), "state", AFTER), Some(old("38")));
    assert_eq!(GRAPH.codes(old("14845"), AFTER), [("dvhc", "14845")]);
}

#[test]
fn a_divided_commune_names_its_parts_and_no_numbers() {
    let parts = GRAPH.successors(old("00634"));
    assert_eq!(parts.len(), 5, "Đại Mỗ");
    assert!(parts.iter().all(|row| (row.share_numerator, row.share_denominator) == (1, 1)));
    assert!(parts.iter().all(|row| row.describes_territory()));
    let scope = parts[0].scope.as_deref();
    assert_eq!(scope, Some("địa bàn: một phần phường Đại Mỗ"));
}

#[test]
fn a_district_follows_its_communes_and_its_own_ground() {
    let islands = [("318", "11948"), ("471", "19742"), ("498", "20333"), ("536", "21548"), ("755", "26732")];
    for (district, zone) in islands {
        let rows = GRAPH.successors(old(district));
        assert_eq!((rows.len(), rows[0].successor_id, rows[0].scope.clone()), (1, new(zone), None), "{district}");
        assert!(GRAPH.event(rows[0].event_id).unwrap().legal_basis.contains("NQ-UBTVQH15"));
    }
    let of_shore = GRAPH.successors(old("376")).iter().find(|row| row.successor_id == new("14698")).unwrap();
    let words = "địa bàn: xã Kim Trung, xã Kim Đông, khu vực bãi bồi ven biển do huyện Kim Sơn quản lý";
    assert_eq!(of_shore.scope.as_deref(), Some(words));
    for line in table("districts-to-2025-06-30.tsv") {
        let below = GRAPH.children(old(line[0]), "state", BEFORE);
        let goes_on = below.iter().filter(|id| GRAPH.exists(**id, AFTER)).copied();
        let mut wanted: BTreeSet<OrganisationId> = goes_on.collect();
        wanted.extend(below.iter().flat_map(|id| GRAPH.successors(*id)).map(|row| row.successor_id));
        let found: BTreeSet<OrganisationId> =
            GRAPH.successors(old(line[0])).iter().map(|row| row.successor_id).collect();
        assert!(found.is_superset(&wanted) && !found.is_empty(), "{line:?}");
        assert!(found.len() <= wanted.len().max(1), "{line:?}");
        assert!(!GRAPH.exists(old(line[0]), AFTER));
    }
}

#[test]
fn every_unit_stands_under_the_unit_of_its_line() {
    for line in table("communes.tsv") {
        let id = if GRAPH.exists(new(line[0]), AFTER) { new(line[0]) } else { old(line[0]) };
        let province = if GRAPH.exists(new(line[2]), AFTER) { new(line[2]) } else { old(line[2]) };
        assert_eq!((GRAPH.parent(id, "state", AFTER), GRAPH.name(id, AFTER)), (Some(province), Some(line[1])));
    }
    for line in table("communes-to-2025-06-30.tsv") {
        assert_eq!(GRAPH.parent(old(line[0]), "state", BEFORE), Some(old(line[2])));
    }
    assert_eq!(
        names(GRAPH.predecessors(new("08")).iter().map(|row| row.predecessor_id), BEFORE),
        "Tỉnh Hà Giang, Tỉnh Tuyên Quang"
    );
}

#[test]
fn the_change_of_2026_renames_and_reclassifies() {
    assert_eq!(GRAPH.name(new("75"), date(2026, 4, 29)), Some("Tỉnh Đồng Nai"));
    assert_eq!(
        (GRAPH.name(new("75"), CITY), GRAPH.class(new("75"), CITY)),
        (Some("Thành phố Đồng Nai"), Some("thanh-pho-trung-uong"))
    );
    let changed = GRAPH.events_between(CITY, CITY);
    let units: BTreeSet<OrganisationId> = changed.iter().flat_map(|event| GRAPH.touched_by(event.id)).collect();
    assert_eq!(units.len(), 11);
}

#[test]
fn a_line_that_leads_nowhere_is_told_with_its_remedy() {
    for (file, line, wrong, said) in [
        (
            "communes.tsv",
            "00004\tPhường Ba Đình\t01",
            "00004\tPhường Ba Đình\t03",
            "communes.tsv, line 2: there is no unit with the code 03",
        ),
        (
            "communes.tsv",
            "00004\tPhường Ba Đình",
            "00004\tLàng Ba Đình",
            "communes.tsv, line 2: no kind of kinds.tsv begins the name Làng Ba Đình",
        ),
        (
            "communes-to-2025-06-30.tsv",
            "00008:part",
            "00008:piece",
            "communes-to-2025-06-30.tsv, line 5: extents.tsv has no line piece",
        ),
        (
            "resolutions.tsv",
            "\n01\t",
            "\n00\t",
            "communes.tsv, line 2: resolutions.tsv has no line for the province 01",
        ),
        (
            "districts-to-2025-06-30.tsv",
            "45\t19742",
            "45",
            "districts-to-2025-06-30.tsv, line 341: no commune and no successor of its own ground; name the successor",
        ),
    ] {
        let changed: Vec<(&str, String)> = FILES
            .iter()
            .map(|(name, text)| (*name, if *name == file { text.replacen(line, wrong, 1) } else { (*text).to_owned() }))
            .collect();
        let files: Vec<(&str, &str)> = changed.iter().map(|(name, text)| (*name, text.as_str())).collect();
        assert_eq!(NationalRegister::read(&files).unwrap_err().to_string(), said);
    }
}

const RULES: (&str, &str) = ("bodies.tsv", include_str!("../../../../../packs/organisations/bodies.tsv"));

/// The province of 2025 with 124 communes, made of two.
static PROVINCE_08: LazyLock<Graph> = LazyLock::new(|| {
    let register = NationalRegister::read(FILES).unwrap();
    let mut rows = Rows::default();
    apply_all(&mut rows, register.events_with_bodies(RULES, &["08"]).unwrap()).unwrap();
    Graph::build(rows, catalogue()).unwrap()
});

fn body(role: &str, unit: OrganisationId, on: Date) -> OrganisationId {
    let graph = &*PROVINCE_08;
    let (founded, _) = graph.life(unit).unwrap();
    let code = graph.codes_over_time(unit)[0].code.clone();
    let from = [date(2024, 1, 1), date(2025, 3, 1), AFTER, CITY];
    let ids = from.iter().map(|since| organisation_of_body(role, &code, founded, *since));
    ids.into_iter().find(|id| graph.exists(*id, on)).unwrap_or_else(|| panic!("no {role} of {code} on {on}"))
}

#[test]
fn the_rules_give_the_units_of_a_province_their_bodies() {
    let graph = &*PROVINCE_08;
    let count = |class: &str, on: Date| {
        graph.all().filter(|id| graph.exists(*id, on) && graph.class(*id, on) == Some(class)).count()
    };
    let name = |role: &str, unit, on| graph.name(body(role, unit, on), on).unwrap();
    let (ha_giang, tuyen_quang) = (old("02"), old("08"));
    assert_eq!((count("tinh-uy", BEFORE), count("huyen-uy", BEFORE), count("thanh-uy", BEFORE)), (2, 16, 2));
    assert_eq!(
        (count("dang-uy-xa", AFTER), count("dang-uy-phuong", AFTER), count("dang-uy-co-so", AFTER)),
        (117, 7, 0)
    );
    assert_eq!((count("ubnd-xa", AFTER), count("mttq-xa", AFTER), count("hdnd-xa", AFTER)), (124, 124, 124));
    assert_eq!((count("tinh-uy", AFTER), count("ubnd-huyen", AFTER), count("tinh", AFTER)), (1, 0, 28));
    assert_eq!(name("cap-uy", ha_giang, BEFORE), "Tỉnh ủy Hà Giang");
    assert_eq!(name("mttq", tuyen_quang, BEFORE), "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Tuyên Quang");
    assert_eq!(name("ban-tgdv", new("08"), AFTER), "Ban Tuyên giáo và Dân vận Tỉnh ủy");
    let (committee, propaganda) =
        (body("cap-uy", old("024"), BEFORE), body("ban-tuyen-giao-huyen", old("024"), BEFORE));
    assert_eq!(graph.name(committee, BEFORE), Some("Thành ủy Hà Giang"));
    assert_eq!(graph.name(propaganda, BEFORE), Some("Ban Tuyên giáo Thành ủy Hà Giang"));
    assert_eq!(graph.parent(propaganda, "professional", BEFORE), Some(body("ban-tgdv", ha_giang, BEFORE)));
    assert_eq!(graph.parent(committee, "party", BEFORE), Some(body("cap-uy", ha_giang, BEFORE)));
    assert_eq!(graph.codes(committee, BEFORE), [("dia-ban", "024")]);
}

#[test]
fn bodies_succeed_as_their_units_do() {
    let graph = &*PROVINCE_08;
    let after = |unit: OrganisationId| {
        let rows = graph.successors(unit).iter().map(|row| (row.successor_id, row.scope.clone()));
        rows.collect::<Vec<(OrganisationId, Option<String>)>>()
    };
    let communes = graph.all().filter(|id| graph.level(*id, BEFORE) == Some("commune-old") && is_unit(graph, *id));
    let below: Vec<OrganisationId> = communes
        .filter(|id| graph.ancestors(*id, "state", BEFORE).iter().any(|at| *at == old("02") || *at == old("08")))
        .collect();
    assert!(below.len() > 300);
    for role in ["cap-uy", "ubnd", "mttq"] {
        for commune in &below {
            if graph.exists(*commune, AFTER) {
                assert_eq!(body(role, *commune, BEFORE), body(role, *commune, AFTER), "it goes on with its unit");
                continue;
            }
            let mut wanted: Vec<_> =
                after(*commune).into_iter().map(|(unit, scope)| (body(role, unit, AFTER), scope)).collect();
            let mut found = after(body(role, *commune, BEFORE));
            wanted.sort();
            found.sort();
            assert_eq!(found, wanted, "{role} of {:?}", graph.last_name(*commune, BEFORE));
        }
    }
    // The board of a district: the boards of the communes that took its ground.
    let heirs = after(body("ban-tuyen-giao-huyen", old("024"), BEFORE));
    assert!(!heirs.is_empty());
    assert!(heirs.iter().all(|(id, _)| graph.class(*id, AFTER) == Some("ban-xay-dung-dang-cap-xa")));
    // By the rules, before the units change.
    let board = body("ban-tuyen-giao", old("02"), date(2024, 6, 1));
    assert_eq!(after(board), [(body("ban-tgdv", old("02"), BEFORE), None)]);
    let labour = after(body("so-lao-dong-thuong-binh-va-xa-hoi", old("02"), date(2024, 6, 1)));
    assert_eq!(labour.len(), 4);
    assert!(
        labour.contains(&(body("so-giao-duc-va-dao-tao", old("02"), BEFORE), Some("giáo dục nghề nghiệp".to_owned())))
    );
}

fn is_unit(graph: &Graph, id: OrganisationId) -> bool {
    graph.codes_over_time(id).iter().any(|row| row.scheme == UNIT_CODES)
}

#[test]
fn a_province_is_known_by_the_code_of_today() {
    let register = NationalRegister::read(FILES).unwrap();
    assert_eq!(register.province("08"), Some(new("08")));
    assert_eq!(register.province("01"), Some(old("01")));
    assert_eq!((register.province("02"), register.province("001")), (None, None));
    assert_eq!(register.events_with_bodies(RULES, &[]).unwrap(), register.events());
}
