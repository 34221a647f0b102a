//! Stories of one report: from the first figure to the acceptance, sent back and corrected on the way.

use super::{WHOLE, opened, report_of, three_at};
use testkit::World;

#[tokio::test]
async fn from_the_first_figure_to_the_acceptance() {
    let world = World::new().await;
    let round = opened(&world, "2026-2").await;
    let report = report_of(&world, round, "du-yen-hen-2025").await;
    let (mut lan, mut son, mut minh) = three_at(&world, report).await;
    lan.form().await.expect("Số trong kỳ").expect("trong đó: nữ").expect("Không có số kỳ trước");
    lan.type_in(WHOLE).await.expect("Đã lưu").expect("75,0");
    lan.look().await.expect("Báo cáo đã đủ. Đang chờ thủ trưởng").expect("231").expect("12,6");
    minh.look().await.expect("Đơn vị chưa gửi");
    assert!(!minh.look().await.says("231"), "what is not submitted is not seen outside");
    minh.client.get(&format!("{}/nhap", minh.base)).await.expect_status(403);

    lan.step("gui", &[]).await.expect_status(422).expect("chưa được thủ trưởng duyệt");
    lan.step("duyet", &[]).await.expect_status(403);
    son.step("duyet", &[]).await.expect("Đã duyệt báo cáo").expect("Đã duyệt, chờ gửi");
    let ready = lan.look().await;
    let receipt = lan.step_from(&ready, "gui", &[]).await;
    receipt.expect("BC-2026-000001").expect("Lê Thị Lan").expect("Đảng ủy xã Yên Hến").expect("Mã kiểm chứng");
    receipt.expect("11 số, 2 không phát sinh, 1 đoạn lời").expect("Ngô Văn Sơn");
    assert!(!receipt.says("không còn khớp"), "{}", receipt.text());
    let twice = lan.step_from(&ready, "gui", &[]).await;
    twice.expect_status(200).expect("BC-2026-000001");

    let page = minh.look().await;
    page.expect("Xem xét báo cáo").expect("231").expect("Đã tổ chức quán triệt");
    let cell = [("y_kien", "Kiểm tra lại số nông dân học nghề."), ("o-C08.value", "Kỳ trước chỉ 140")];
    minh.step("tra-lai", &cell).await.expect("Đã trả lại báo cáo").expect("“Kỳ trước chỉ 140”");
    lan.client.get("/bao-cao").await.expect("Bị trả lại").expect("Kiểm tra lại số nông dân học nghề.");
    lan.form().await.expect("Kiểm tra lại số nông dân học nghề.").expect("Kỳ trước chỉ 140");
    lan.type_in(&[("o-C08.value", "142")]).await.expect("Đã lưu");
    son.step("duyet", &[]).await.expect("Đã duyệt báo cáo");
    lan.step("gui", &[]).await.expect("BC-2026-000002");
    minh.step("cong-nhan", &[("y_kien", "")]).await.expect("Đã công nhận báo cáo");
    lan.look().await.expect("Đã công nhận").expect("Bản 1").expect("Bản 2");
    let first = format!("{}?ban=1", lan.base);
    lan.client.get(&first).await.expect("231").expect("Bản 1");

    let verbs: Vec<String> = world.history("report", report.uuid()).await.into_iter().map(|row| row.verb).collect();
    assert_eq!(verbs, ["endorse", "submit", "send-back", "endorse", "submit", "accept"]);
}

#[tokio::test]
async fn an_accepted_report_is_corrected_by_a_new_version() {
    let world = World::new().await;
    let round = opened(&world, "2026-2").await;
    let report = report_of(&world, round, "du-yen-hen-2025").await;
    let (mut lan, mut son, mut minh) = three_at(&world, report).await;
    lan.type_in(WHOLE).await;
    son.step("duyet", &[]).await;
    lan.step("gui", &[]).await.expect("BC-2026-000001");
    lan.type_in(&[("o-C08.value", "200")]).await.expect_status(409);
    minh.step("cong-nhan", &[("y_kien", "Đủ")]).await.expect("Đã công nhận");
    lan.step("dinh-chinh", &[("ly_do", "")]).await.expect_status(422);
    lan.step("dinh-chinh", &[("ly_do", "Đếm sót một lớp")]).await.expect("Đã mở đính chính");
    minh.look().await.expect("Bản 1").expect("231");
    lan.type_in(&[("o-C08.value", "246")]).await.expect("Đã lưu");
    minh.look().await.expect("231");
    son.step("duyet", &[]).await.expect("Đã duyệt báo cáo");
    lan.step("gui", &[]).await.expect("BC-2026-000002");
    let page = minh.look().await;
    page.expect("246").expect("Mở đính chính: Đếm sót một lớp").expect("Bản 1").expect("Bản 2");
    minh.step("cong-nhan", &[("y_kien", "")]).await.expect("Đã công nhận");
    let first = minh.client.get(&format!("{}?ban=1", minh.base)).await;
    first.expect("231");
}
