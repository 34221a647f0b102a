//! What units wrote: what was accepted, and nothing that was not handed in, was sent back or is another's to tell.

use super::{facts, figure, periodic, question, review, shown};
use crate::reporting::tests::{At, WHOLE, opened, report_of, three_at};
use domain::reviews::Source;
use testkit::{World, app::reviews::gathering::href};

#[tokio::test]
async fn answers_are_those_of_accepted_reports_each_with_its_report() {
    let world = World::with_story().await;
    let found = facts(&world, &review(&world, "tinh-uy", (2026, 1), (2026, 1))).await;
    let results = question(&found, "results");
    let units: Vec<&str> = results.answers.iter().map(|answer| answer.unit.as_str()).collect();
    // Yên Sấu wrote too, and its report was sent back.
    assert_eq!(units.len(), 4, "{units:?}");
    assert!(!units.contains(&"Đảng ủy xã Yên Sấu") && units.contains(&"Đảng ủy phường Bến Sậy"), "{units:?}");
    let mut minh = world.person("minh").await;
    for answer in &results.answers {
        let page = minh.get(&href(&answer.source)).await;
        page.expect_status(200).expect(&answer.text);
    }
    // Who wrote nothing about difficulties is not among those who did.
    assert!(question(&found, "difficulties").answers.len() < 4);
}

#[tokio::test]
async fn what_is_not_accepted_says_nothing_though_its_figures_count() {
    let world = World::new().await;
    let round = opened(&world, "2026-2").await;
    let asked = review(&world, "tinh-uy", (2026, 2), (2026, 2));
    let report = report_of(&world, round, "du-yen-hen-2025").await;
    let (mut lan, mut son, mut minh) = three_at(&world, report).await;
    lan.type_in(WHOLE).await.expect("Đã lưu");
    let drafted = facts(&world, &asked).await;
    assert_eq!(question(&drafted, "results").answers, [], "nothing is handed in");
    assert_eq!(figure(&drafted, "C08").total.total, papers::writing::Shown::NoFigures);
    son.step("duyet", &[]).await.expect("Đã duyệt báo cáo");
    lan.step("gui", &[]).await.expect("BC-2026-000001");
    let submitted = facts(&world, &asked).await;
    assert_eq!(figure(&submitted, "C08").total.total, shown("231"));
    assert_eq!(question(&submitted, "results").answers, [], "it waits for its answer");
    // The report of the round itself tells what counts in it, as it always did.
    let of_round = facts(&world, &periodic(&world, round, (2026, 2))).await;
    assert_eq!(question(&of_round, "results").answers.len(), 1);
    minh.step("cong-nhan", &[("y_kien", "")]).await.expect("Đã công nhận");
    let accepted = facts(&world, &asked).await;
    let answers = &question(&accepted, "results").answers;
    assert_eq!(answers.len(), 1);
    assert_eq!(answers[0].text, "Đã tổ chức quán triệt đến tất cả chi bộ.");
    assert_eq!(answers[0].source, Source::Report { report, question: Some("results".to_owned()) });

    // The newest accepted version says it in the place of the one before.
    corrected(&mut lan, &mut son).await;
    let waiting = facts(&world, &asked).await;
    assert_eq!(question(&waiting, "results").answers, *answers, "a correction that waits says nothing yet");
    minh.step("cong-nhan", &[("y_kien", "")]).await.expect("Đã công nhận");
    let corrected = facts(&world, &asked).await;
    assert_eq!(question(&corrected, "results").answers[0].text, "Đã quán triệt lại.");
}

async fn corrected(lan: &mut At, son: &mut At) {
    lan.step("dinh-chinh", &[("ly_do", "Viết lại kết quả.")]).await.expect("Đã mở đính chính");
    lan.type_in(&[("l-results", "Đã quán triệt lại.")]).await.expect("Đã lưu");
    son.step("duyet", &[]).await.expect("Đã duyệt báo cáo");
    lan.step("gui", &[]).await.expect("BC-2026-000002");
}

#[tokio::test]
async fn a_commune_tells_of_itself_and_never_names_a_neighbour() {
    let world = World::with_story().await;
    let asked = review(&world, "du-yen-hen-2025", (2025, 2), (2025, 2));
    let found = super::gathered(&world, &asked).await;
    assert_eq!(figure(&found.facts, "C08").total.total, shown("194"));
    let results = question(&found.facts, "results");
    assert_eq!(results.answers.iter().map(|answer| answer.unit.as_str()).collect::<Vec<_>>(), ["Đảng ủy xã Yên Hến"]);
    assert_eq!(found.facts.who, None, "it asked nobody");
    let told = serde_json::to_string(&found).unwrap();
    for neighbour in ["Yên Sấu", "Bến Sậy", "An Hến"] {
        assert!(!told.contains(neighbour), "{neighbour}");
    }
    // The province, with the same question, names them all.
    let found = super::gathered(&world, &review(&world, "tinh-uy", (2025, 2), (2025, 2))).await;
    assert!(serde_json::to_string(&found).unwrap().contains("Yên Sấu"));
}

#[tokio::test]
async fn over_several_periods_an_answer_says_of_which_it_speaks() {
    let world = World::with_story().await;
    let found = facts(&world, &review(&world, "tinh-uy", (2025, 2), (2026, 1))).await;
    let results = question(&found, "results");
    let mut units: Vec<&str> = results.answers.iter().map(|answer| answer.unit.as_str()).collect();
    for said in ["Đảng ủy phường Bến Sậy (6 tháng cuối năm 2025)", "Đảng ủy phường Bến Sậy (6 tháng đầu năm 2026)"]
    {
        assert!(units.contains(&said), "{units:?}");
    }
    let count = units.len();
    units.sort_unstable();
    units.dedup();
    assert_eq!(units.len(), count, "no answer stands for two");
}
