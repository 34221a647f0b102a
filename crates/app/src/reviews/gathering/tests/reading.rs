//! How it is read: one state whatever happens meanwhile, a fixed number of statements, and facts that can be kept.

use super::{figures::report_of, gathered, half, review, section, shown};
use crate::{
    coverage::tests::{ground, two_levels},
    reporting::tests::At,
};
use domain::ids::OrganisationId;
use jiff::civil::date;
use testkit::{
    TODAY, World,
    app::reviews::gathering::{Asked, Body, Gathered, gather},
};

#[tokio::test]
async fn headings_are_those_of_the_outline_with_keys_that_stay() {
    let world = World::new().await;
    let found = gathered(&world, &review(&world, "tinh-uy", (2026, 2), (2026, 2))).await.facts;
    let keys: Vec<&str> = found.sections.iter().map(|section| section.key.as_str()).collect();
    assert_eq!(keys, ["1", "1.1", "1.2", "1.2.1", "1.2.2", "1.2.3", "1.3", "1.4", "1.5", "2", "3"]);
    assert_eq!(section(&found, "Văn bản cụ thể hóa").level, 3);
    assert!(section(&found, "Đánh giá chung").has_own_words && !section(&found, "Văn bản cụ thể hóa").has_own_words);
    assert_eq!((found.period.days.first, found.counted_on), (half(2026, 2).first_day, TODAY));
    assert!(found.sections.iter().all(|section| section.figures.is_empty()), "nobody was asked for anything");
    let unknown = Asked { outline: Some("none".to_owned()), ..review(&world, "tinh-uy", (2026, 2), (2026, 2)) };
    let mut connection = world.connection().await;
    assert!(gather(&world.app, &mut connection, &unknown).await.is_err());
}

#[tokio::test]
async fn what_happens_meanwhile_is_not_in_it() {
    let world = World::with_story().await;
    let asked = review(&world, "tinh-uy", (2025, 2), (2025, 2));
    let mut before = world.app.database().read_unmoving().await.unwrap();
    let old = gather(&world.app, &mut before, &asked).await.unwrap();
    let mut son = At::new(&world, "son", report_of(&world, "du-yen-hen-2025", 2025, 2).await).await;
    son.step("dinh-chinh", &[("ly_do", "Đếm sót một lớp")]).await.expect("Đã mở đính chính");
    son.type_in(&[("o-C08.value", "197"), ("l-results", "Mở thêm một lớp.")]).await.expect("Đã lưu");
    son.step("duyet", &[]).await.expect("Đã duyệt báo cáo");
    son.step("gui", &[]).await.expect("197");
    // The figures in memory have moved on; the state that is read has not.
    assert!(world.app.figures().await.unwrap().up_to() as i64 > old.known_at);
    let again = gather(&world.app, &mut before, &asked).await.unwrap();
    assert_eq!(again, old);
    assert_eq!(super::figure(&again.facts, "C08").total.total, shown("1.202"));
    before.end().await.unwrap();
    let now = gathered(&world, &asked).await;
    assert!(now.known_at > old.known_at);
    assert_eq!(super::figure(&now.facts, "C08").total.total, shown("1.205"));
}

#[tokio::test]
async fn facts_tree_and_plans_can_be_kept_and_read_again() {
    let world = World::with_story().await;
    let (guidance, _) = two_levels(&world).await;
    let asked = Asked { document: Some(guidance.id), ..review(&world, "tinh-uy", (2025, 2), (2025, 2)) };
    let found = gathered(&world, &asked).await;
    let kept = serde_json::to_string(&found).unwrap();
    assert_eq!(serde_json::from_str::<Gathered>(&kept).unwrap(), found);
    // The tree is that of the last day: communes below the province, no district any more.
    let names: Vec<&str> = found.tree.iter().map(|body| body.name.as_str()).collect();
    assert_eq!(names.first(), Some(&"Tỉnh ủy Lam Giang"));
    assert!(names.contains(&"Đảng ủy xã Yên Hến") && !names.contains(&"Huyện ủy Vĩnh Gạo"), "{names:?}");
    let place = |id: OrganisationId| found.tree.iter().position(|body| body.id == id);
    let is_below = |(number, body): (usize, &Body)| body.parent.and_then(place) < Some(number);
    assert!(found.tree.iter().enumerate().all(|(number, body)| number == 0 || is_below((number, body))));
    let before = gathered(&world, &review(&world, "tinh-uy", (2024, 2), (2024, 2))).await;
    assert!(before.tree.iter().any(|body| body.name == "Huyện ủy Vĩnh Gạo"));
}

/// How many statements a gathering takes.
async fn statements(world: &World, asked: &Asked) -> u64 {
    // The figures are in memory, as they are in a running system.
    _ = world.app.figures().await.unwrap();
    let mut connection = world.app.database().read_unmoving().await.unwrap();
    let (found, count) = database::testing::counted(gather(&world.app, &mut connection, asked)).await;
    _ = found.unwrap();
    connection.end().await.unwrap();
    count
}

#[tokio::test]
async fn so_many_statements_are_enough_for_any_number_of_units() {
    let world = World::with_story().await;
    let (province, board) = (world.organisation("tinh-uy"), world.organisation("ban-tgdv"));
    let units = world.app.organisations().descendants(province, "party", TODAY);
    let units: Vec<OrganisationId> = units.into_iter().filter(|unit| *unit != board).collect();
    let words = "Tuyên truyền về học nghề.";
    let few = ground::published(
        &world,
        (board, "huong-dan", "86-HD/BTGTU"),
        &[("1.", words, units[..1].to_vec())],
        date(2026, 10, 1),
    )
    .await;
    let many = ground::published(
        &world,
        (board, "huong-dan", "87-HD/BTGTU"),
        &[("1.", words, units.clone())],
        date(2026, 10, 1),
    )
    .await;
    for unit in &units {
        let plan =
            ground::published(&world, (*unit, "ke-hoach", "1-KH/ĐU"), &[("1.", words, vec![])], date(2026, 11, 2))
                .await;
        ground::declared(&world, &plan, &[&many]).await;
    }
    let over = |document| Asked { document: Some(document), ..review(&world, "tinh-uy", (2025, 2), (2026, 1)) };
    // The second time suggestions are remembered.
    _ = statements(&world, &over(many.id)).await;
    let (of_few, of_many) = (statements(&world, &over(few.id)).await, statements(&world, &over(many.id)).await);
    assert_eq!(of_few, of_many, "{} units", units.len());
    assert!(of_many <= 64, "{of_many} statements");
}
