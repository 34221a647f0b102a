//! The national register against the official counts, and its oddities one by one.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use super::*;
use crate::organisations::{Catalogue, Graph, Rows, apply_all, parse_classes};
use jiff::civil::date;
use std::{collections::BTreeMap, sync::LazyLock};

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
