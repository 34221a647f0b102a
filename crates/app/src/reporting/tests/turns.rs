//! Stories of the body that asked: from one waiting submission to the next, and an acceptance that is taken back.

use super::{WHOLE, opened, report_of, three_at};
use testkit::World;

#[tokio::test]
async fn what_waits_is_answered_one_after_the_other() {
    let world = World::new().await;
    let round = opened(&world, "2026-2").await;
    let report = report_of(&world, round, "du-yen-hen-2025").await;
    let (mut lan, mut son, mut minh) = three_at(&world, report).await;
    let turns = format!("/bao-cao/dot/{round}/lan-luot");
    let round = round.to_string();
    minh.client.visit(&turns).await.expect("Không còn báo cáo nào chờ ý kiến");
    assert!(!minh.client.get(&format!("/bao-cao/dot/{round}")).await.says("Xem xét lần lượt"));
    lan.client.get(&turns).await.expect_status(404);
    lan.type_in(WHOLE).await;
    son.step("duyet", &[]).await;
    lan.step("gui", &[]).await.expect("BC-2026-000001");
    minh.client.get(&format!("/bao-cao/dot/{round}")).await.expect("Xem xét lần lượt 1 báo cáo");
    let page = minh.client.visit(&turns).await;
    page.expect("Xem xét báo cáo").expect("Còn 1 báo cáo chờ ý kiến");
    assert!(page.html().contains("autofocus"), "Enter accepts");
    assert!(!minh.look().await.says("chờ ý kiến, kể cả"), "outside the turn nothing leads on");

    // What is wrong is told on the same page, and the turn goes on from there.
    let wrong = minh.step_from(&page, "tra-lai", &[("lan_luot", round.as_str()), ("y_kien", "")]).await;
    wrong.expect_status(422).expect("Còn 1 báo cáo chờ ý kiến");
    let last = minh.step_from(&wrong, "cong-nhan", &[("lan_luot", round.as_str()), ("y_kien", "")]).await;
    last.expect_status(200).expect("Không còn báo cáo nào chờ ý kiến").expect("Đã công nhận");
}

#[tokio::test]
async fn an_acceptance_is_taken_back_and_the_figures_leave_the_totals() {
    let world = World::new().await;
    let round = opened(&world, "2026-2").await;
    let report = report_of(&world, round, "du-yen-hen-2025").await;
    let (mut lan, mut son, mut minh) = three_at(&world, report).await;
    lan.type_in(WHOLE).await;
    son.step("duyet", &[]).await;
    lan.step("gui", &[]).await.expect("BC-2026-000001");
    minh.step("cong-nhan", &[("y_kien", "Đủ")]).await.expect("Đã công nhận").expect("Rút công nhận và trả lại");
    assert!(!lan.look().await.says("Rút công nhận và trả lại"));
    let rows = format!("/bao-cao/dot/{round}/chi-tieu/C08");
    minh.client.get(&rows).await.expect("231");

    minh.step("tra-lai", &[("y_kien", "")]).await.expect_status(422);
    let words = [("y_kien", "Số nông dân tính trùng."), ("o-C08.value", "Trùng với lớp của huyện cũ")];
    minh.step("tra-lai", &words).await.expect("Đã trả lại báo cáo");
    minh.look().await.expect("Rút công nhận, trả lại").expect("Bản 1");
    // What was taken back is in no total, and the total says what it was.
    minh.client
        .get(&rows)
        .await
        .expect("đã đổi sau khi công nhận: 1 đơn vị, 231 → …")
        .expect("Số nông dân tính trùng.");
    lan.client.get("/bao-cao").await.expect("Bị trả lại").expect("Số nông dân tính trùng.");
    lan.type_in(&[("o-C08.value", "130")]).await.expect("Đã lưu");
    son.step("duyet", &[]).await.expect("Đã duyệt báo cáo");
    lan.step("gui", &[]).await.expect("BC-2026-000002");
    let accepted = minh.step("cong-nhan", &[("y_kien", "")]).await;
    accepted.expect("Đã công nhận").expect("Rút công nhận và trả lại");
    minh.client.get(&rows).await.expect("130");

    // In a locked round nothing is taken back.
    let page = minh.client.get(&format!("/bao-cao/dot/{round}")).await;
    let version = page.value("version").expect("a version");
    let lock = format!("/bao-cao/dot/{round}/chot");
    minh.client.submit(&lock, &[("version", &version), ("ly_do", "Đã tổng hợp")]).await.expect("Đã chốt");
    let refused = minh.step_from(&accepted, "tra-lai", &[("y_kien", "Sai")]).await;
    refused.expect_status(409).expect("Đợt đã chốt");
    assert!(!refused.says("Rút công nhận và trả lại"));
    let verbs: Vec<String> = world.history("report", report.uuid()).await.into_iter().map(|row| row.verb).collect();
    assert_eq!(verbs, ["endorse", "submit", "accept", "send-back", "endorse", "submit", "accept"]);
}

#[tokio::test]
async fn what_changed_since_it_was_accepted_stands_at_every_total_that_holds_it() {
    let world = World::new().await;
    let round = opened(&world, "2026-2").await;
    let report = report_of(&world, round, "du-yen-hen-2025").await;
    let (mut lan, mut son, mut minh) = three_at(&world, report).await;
    lan.type_in(WHOLE).await;
    son.step("duyet", &[]).await;
    lan.step("gui", &[]).await;
    minh.step("cong-nhan", &[("y_kien", "")]).await.expect("Đã công nhận");
    let (whole, rows) = (format!("/bao-cao/dot/{round}"), format!("/bao-cao/dot/{round}/chi-tieu/C08"));
    let divided = format!("{whole}/so-lieu");
    assert!(!minh.client.get(&whole).await.says("đã đổi sau khi công nhận"));

    lan.step("dinh-chinh", &[("ly_do", "Cộng thiếu một lớp.")]).await;
    lan.type_in(&[("o-C08.value", "246")]).await.expect("Đã lưu");
    assert!(!minh.client.get(&whole).await.says("đã đổi sau khi công nhận"), "what is not handed in changes nothing");
    son.step("duyet", &[]).await.expect("Đã duyệt báo cáo");
    lan.step("gui", &[]).await.expect("BC-2026-000002");
    let said = "đã đổi sau khi công nhận: 1 đơn vị, 231 → 246 (+15)";
    for path in [&whole, &divided, &rows] {
        minh.client.get(path).await.expect(said);
    }
    let page = minh.client.get(&rows).await;
    page.expect("Cộng thiếu một lớp.").expect("231").expect("246");
    assert!(page.html().contains("#da-doi"), "one click to the rows");
    let other = minh.client.get(&format!("{whole}/chi-tieu/A05")).await;
    assert!(!other.says("đã đổi sau khi công nhận"), "another total does not hold it");
    // Accepted again, it still is not what was accepted first.
    minh.step("cong-nhan", &[("y_kien", "")]).await.expect("Đã công nhận");
    minh.client.get(&rows).await.expect(said);
}
