//! Tests of the graph: tables of cases on a small province, random histories against a naive oracle, planted faults.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use super::*;
use crate::ids::OrganisationId;
use jiff::civil::{Date, date};

mod faults;
mod following;
mod lines;
mod names;
mod random;
mod registers;
mod resolving;
mod successions;

/// word | name | short name | class | level | founded on | party | state | front | professional | legal basis
const FOUNDED: &str = "
tinh-uy | Tỉnh ủy Lam Giang | Tỉnh ủy | tinh-uy | province | 2024-01-01 | | | | | minh họa
btg | Ban Tuyên giáo Tỉnh ủy | | ban-tuyen-giao-tinh-uy | province | 2024-01-01 | tinh-uy | | | | minh họa
bdv | Ban Dân vận Tỉnh ủy | | ban-dan-van-tinh-uy | province | 2024-01-01 | tinh-uy | | | | minh họa
ubnd | Ủy ban nhân dân tỉnh Lam Giang | UBND tỉnh | ubnd-tinh | province | 2024-01-01 | | tinh-uy | | | minh họa
so-nong | Sở Nông nghiệp | | so | province | 2024-01-01 | | ubnd | | | minh họa
mttq | Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Lam Giang | MTTQ tỉnh | mttq-tinh | province | 2024-01-01 | | | tinh-uy | | minh họa
thuan-man | Huyện ủy Thuận Mẫn | | huyen-uy | district | 2024-01-01 | tinh-uy | | | | minh họa
ben-say | Thị ủy Bến Sậy | | thi-uy | district | 2024-01-01 | tinh-uy | | | | minh họa
btg-thuan-man | Ban Tuyên giáo Huyện ủy Thuận Mẫn | | ban-tuyen-giao-cap-huyen | district | 2024-01-01 | thuan-man | | | btg | minh họa
dong-sau | Đảng ủy xã Đồng Sấu | | dang-uy-co-so | commune-old | 2024-01-01 | thuan-man | | | | minh họa
dong-sau-ngang | Đảng ủy xã Đông Sấu | | dang-uy-co-so | commune-old | 2024-01-01 | ben-say | | | | minh họa
an-hen | Đảng ủy xã An Hến | | dang-uy-co-so | commune-old | 2024-01-01 | thuan-man | | | | minh họa
bgdv | Ban Tuyên giáo và Dân vận Tỉnh ủy | | ban-tuyen-giao-va-dan-van-tinh-uy | province | 2025-03-01 | tinh-uy | | | | minh họa
yen-hen | Đảng ủy xã Yên Hến | | dang-uy-xa | commune | 2025-07-01 | tinh-uy | | | | minh họa
yen-sau | Đảng ủy xã Yên Sấu | | dang-uy-xa | commune | 2025-07-01 | tinh-uy | | | | minh họa
bxd-yen-hen | Ban Xây dựng Đảng Đảng ủy xã Yên Hến | | ban-xay-dung-dang-cap-xa | commune | 2025-07-01 | yen-hen | | | bgdv | minh họa";

/// on | kind | who | to | legal basis | note
const CHANGED: &str = "
2024-09-01 | rename | so-nong | Sở Nông nghiệp và Môi trường | minh họa |
2025-03-01 | merge | btg,bdv | bgdv | minh họa |
2025-03-01 | move | btg-thuan-man | professional=bgdv | minh họa |
2025-07-01 | merge | dong-sau,an-hen | yen-hen | minh họa |
2025-07-01 | split | dong-sau-ngang | yen-hen:2/5; yen-sau:3/5 | minh họa |
2025-07-01 | split | thuan-man | yen-hen:1/2; yen-sau:1/2 | minh họa |
2025-07-01 | split | btg-thuan-man | bxd-yen-hen:1/1 | minh họa |
2025-07-01 | dissolve | ben-say | | minh họa |";

const BEFORE: Date = date(2025, 6, 30);
const AFTER: Date = date(2025, 7, 1);

/// The cells of a register, written with bars so that they can be read, parted by tabs.
fn tabs(text: &str) -> String {
    let line = |line: &str| line.split('|').map(str::trim).collect::<Vec<_>>().join("\t");
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

fn catalogue() -> Catalogue {
    let text = include_str!("../../../../../packs/organisations/classes.tsv");
    parse_classes("classes.tsv", text).expect("the catalogue can be read")
}

fn rows_of(founded: &str, changed: &str) -> Result<Rows, GraphError> {
    let mut events = parse_organisations("founded.tsv", &tabs(founded)).expect("the register can be read");
    events.extend(parse_reorganisation("changed.tsv", &tabs(changed)).expect("the reorganisation can be read"));
    events.sort_by_key(|event| event.on);
    let mut rows = Rows::default();
    for event in events {
        apply(&mut rows, event)?;
    }
    Ok(rows)
}

fn graph_of(founded: &str, changed: &str) -> Result<Graph, GraphError> {
    Graph::build(rows_of(founded, changed)?, catalogue())
}

/// The small province.
fn province() -> Graph {
    graph_of(FOUNDED, CHANGED).expect("the province is a graph")
}

fn of(word: &str) -> OrganisationId {
    organisation_of_word(word)
}

fn all_of(words: &str) -> Vec<OrganisationId> {
    words.split_whitespace().map(of).collect()
}

/// The words of these, sorted by word, for tables.
fn words(graph: &Graph, ids: impl IntoIterator<Item = OrganisationId>) -> String {
    let word = |id: OrganisationId| graph.codes_over_time(id).first().map(|row| row.code.clone()).unwrap_or_default();
    let mut words: Vec<String> = ids.into_iter().map(word).collect();
    words.sort();
    words.join(" ")
}
