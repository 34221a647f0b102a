//! What the pages of one thing cost on a document with 60 clauses for 150 units that have their plans: a bounded number of
//! statements, and in a release build half of a tenth of a second.

use crate::coverage::tests::{
    ground,
    large::{CLAUSES, UNITS, found, median_ms, written},
};
use database::testing::counted;
use domain::{coverage::Degree, ids::OrganisationId};
use testkit::{TODAY, World};

/// A page runs no more statements than these, the sign-in of its reader included.
const STATEMENTS: u64 = 70;
/// So many more for all units than for a single one: the money of so many clauses is asked for in several statements.
const FURTHER: u64 = 8;
/// In a release build each page is there within this, at the median of several times.
const PAGE_MS: i64 = 50;

#[tokio::test]
async fn a_page_of_one_thing_costs_no_more_for_many_units_than_for_one() {
    let world = World::new().await;
    let (province, board) = (world.organisation("tinh-uy"), world.organisation("ban-tgdv"));
    let graph = world.app.organisations();
    let below = graph.descendants(province, "party", TODAY).into_iter().filter(|unit| *unit != board);
    let mut units: Vec<OrganisationId> = below.take(UNITS).collect();
    units.extend(found(&world, UNITS - units.len()).await);
    let root = written(&world, board, "huong-dan", &units).await;
    for (number, unit) in units.iter().enumerate().filter(|(number, _)| number % 9 != 0) {
        let plan = written(&world, *unit, "ke-hoach", &[]).await;
        ground::declared(&world, &plan, &[&root]).await;
        let degree = if number % 2 == 0 { Degree::Partial } else { Degree::Full };
        ground::related(&world, &plan, vec![(plan.clauses[0], root.clauses[0], degree)]).await;
    }
    let few = written(&world, board, "huong-dan", &units[1..2]).await;
    let clause = |paper: &ground::Paper| format!("/van-ban/{}/dieu-khoan/{}", paper.id, paper.clauses[0]);
    let unit = |unit: OrganisationId| format!("/don-vi/{unit}/ho-so");
    let overview = |paper: &ground::Paper| format!("/tong-quan?van-ban={}", paper.id);
    let pages = [
        ("clause", clause(&few), clause(&root)),
        ("unit", unit(board), unit(units[1])),
        ("overview", overview(&few), overview(&root)),
    ];
    let mut minh = world.person("minh").await;
    for (name, small, large) in pages {
        minh.get(&small).await.expect_status(200);
        minh.get(&large).await.expect_status(200);
        let (_, few) = counted(minh.get(&small)).await;
        let (_, many) = counted(minh.get(&large)).await;
        assert!(many <= few + FURTHER, "{name}: {many} statements for {UNITS} units, {few} for one");
        assert!((5..=STATEMENTS).contains(&many), "{many} statements for {name}");
        let ms = median_ms(&mut minh, &large).await;
        println!("{name} of {CLAUSES} clauses and {UNITS} units: {ms} ms, {many} statements");
        assert!(cfg!(debug_assertions) || ms <= PAGE_MS, "{name} takes {ms} ms");
    }
    let page = minh.get(&clause(&root)).await;
    page.expect("0 trên 150 phần việc đã công nhận").expect("150 quá hạn");
    let map = minh.get(&overview(&root)).await;
    let cells = map.html().matches("class=\"late\"").count();
    assert_eq!(cells, 12 * UNITS, "twelve duties for each unit");
}
