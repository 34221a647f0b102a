//! The facts of a periodic report: those that the round's page and its consolidated report show.

use super::{
    facts, figure,
    figures::{report_of, round_of},
    periodic, question, shown,
};
use crate::reporting::tests::At;
use domain::reviews::Source;
use papers::writing::{Coverage, Shown};
use std::cmp::Ordering;
use testkit::{World, app::reviews::gathering::href};

#[tokio::test]
async fn a_round_is_told_as_its_page_tells_it() {
    let world = World::with_story().await;
    let round = round_of(&world, 2026, 1).await;
    let found = facts(&world, &periodic(&world, round, (2026, 1))).await;
    assert_eq!(found.period.name, "6 tháng đầu năm 2026");
    let c08 = figure(&found, "C08");
    assert_eq!(c08.total.total, shown("823"));
    assert_eq!(c08.total.coverage, Coverage { reported: 4, owed: 6, nothing_arose: 0 });
    assert_eq!(c08.missing, ["Đảng ủy xã Yên Hến", "Đảng ủy xã Yên Sấu"]);
    assert_eq!(c08.source, Source::RoundFigure { round, indicator: "C08".to_owned() });
    let mut minh = world.person("minh").await;
    minh.get(&href(&c08.source)).await.expect_status(200).expect("823");
    assert_eq!(question(&found, "results").answers.len(), 4);

    let who = found.who.as_ref().expect("who reported");
    assert_eq!((who.completeness.owed, who.completeness.reported), (6, 4));
    // A row for each of the six, with words where there is no figure, and the totals of the text below.
    let keys: Vec<&str> = found.annexes.iter().map(|(key, ..)| key.as_str()).collect();
    assert_eq!(keys.first(), Some(&"1"));
    let cells = found.annexes.iter().flat_map(|(_, table, _)| &table.total);
    assert!(cells.clone().any(|cell| *cell == shown("823")), "{:?}", cells.collect::<Vec<_>>());
    for (_, table, _) in &found.annexes {
        assert_eq!(table.rows.len(), 6);
        let hen = table.rows.iter().find(|row| row.unit == "Đảng ủy xã Yên Hến").expect("its row");
        assert!(hen.cells.iter().all(|cell| matches!(cell, Shown::NotReported)), "{:?}", hen.cells);
    }
}

#[tokio::test]
async fn a_round_stands_beside_that_of_the_year_before_and_changes_with_a_correction() {
    let world = World::with_story().await;
    let asked = periodic(&world, round_of(&world, 2025, 2).await, (2025, 2));
    let found = facts(&world, &asked).await;
    let c08 = figure(&found, "C08");
    let before = c08.before.as_ref().expect("the round of 2024");
    assert_eq!((c08.total.total.clone(), before.total.clone()), (shown("1.202"), shown("1.092")));
    assert_eq!(before.change, Some((Ordering::Greater, "110".to_owned())));
    assert_eq!(before.units, Some(2));
    world.person("minh").await.get(&href(&before.source)).await.expect_status(200).expect("1.092");

    let mut son = At::new(&world, "son", report_of(&world, "du-yen-hen-2025", 2025, 2).await).await;
    son.step("dinh-chinh", &[("ly_do", "Đếm sót một lớp")]).await.expect("Đã mở đính chính");
    son.type_in(&[("o-C08.value", "197")]).await.expect("Đã lưu");
    son.step("duyet", &[]).await.expect("Đã duyệt báo cáo");
    son.step("gui", &[]).await.expect("197");
    let corrected = facts(&world, &asked).await;
    assert_eq!(figure(&corrected, "C08").total.total, shown("1.205"));
    assert_eq!(figure(&corrected, "A01"), figure(&found, "A01"), "nothing else moved");
}

#[tokio::test]
async fn a_body_that_may_not_read_a_round_gathers_nothing_of_it() {
    let world = World::with_story().await;
    let asked = periodic(&world, round_of(&world, 2026, 1).await, (2026, 1));
    let stranger = super::Asked { organisation: world.organisation("du-yen-hen-2025"), ..asked };
    let mut connection = world.connection().await;
    assert!(super::gather(&world.app, &mut connection, &stranger).await.is_err());
}
