//! Stories of rounds: preview, opening, the same again, a cut period, lock, waiver.

use super::{At, COMMUNES, open_round_as, opened, report_of};
use testkit::World;

#[tokio::test]
async fn a_round_is_previewed_opened_once_and_seen_by_its_units() {
    let world = World::new().await;
    let mut minh = world.person("minh").await;
    minh.get("/bao-cao").await.expect("Mở đợt báo cáo").expect("Chưa có báo cáo nào");
    let form = minh.get("/bao-cao/dot/moi").await;
    form.expect("6 tháng cuối năm 2026").expect("đảng ủy xã");
    let classes: String = COMMUNES.iter().map(|class| format!("&loai={class}")).collect();
    let path = format!("/bao-cao/dot/moi?bieu=vocational-education/half-year&ky=2026-2&han=30/11/2026&xem=1{classes}");
    let preview = minh.get(&path).await;
    preview.expect_status(200).expect("đơn vị sẽ phải báo cáo").expect("Đảng ủy xã Yên Hến");
    assert!(!preview.says("sắp xếp tổ chức"), "nothing is cut in 2026");
    open_round_as(&mut minh, "2026-2", "30/11/2026").await.expect("Đã mở đợt báo cáo").expect("Đảng ủy xã Yên Hến");
    let again = open_round_as(&mut minh, "2026-2", "30/11/2026").await;
    again.expect_status(422).expect("đã mở đợt báo cáo theo biểu này cho kỳ này");

    let mut lan = world.person("lan").await;
    let list = lan.get("/bao-cao").await;
    list.expect("6 tháng cuối năm 2026").expect("Chưa nhập").expect("còn 7 ngày").expect("Nhập số liệu");
    lan.get("/bao-cao/dot/moi").await.expect_status(403);
    let mut mai = world.person("mai").await;
    assert!(!mai.get("/bao-cao").await.says("6 tháng cuối năm 2026"));
    let round = minh.get("/bao-cao").await.links("/bao-cao/dot/").pop().expect("the round");
    mai.get(&round).await.expect_status(404);
}

#[tokio::test]
async fn what_is_not_filled_in_is_asked_for_and_kept() {
    let world = World::new().await;
    let mut minh = world.person("minh").await;
    let page = minh.get("/bao-cao/dot/moi?bieu=vocational-education/half-year&ky=2026-2&han=30/2/2026&xem=1").await;
    page.expect_status(422).expect("Chọn ít nhất một loại đơn vị");
    assert_eq!(page.value("han").as_deref(), Some("30/2/2026"));
    let early = minh
        .submit(
            "/bao-cao/dot/moi",
            &[("bieu", "vocational-education/half-year"), ("ky", "2026-2"), ("loai", COMMUNES[0]), ("han", "1/1/2026")],
        )
        .await;
    early.expect_status(422).expect("15/06/2026");
    let none = minh
        .submit(
            "/bao-cao/dot/moi",
            &[
                ("bieu", "vocational-education/half-year"),
                ("ky", "2026-2"),
                ("loai", "party:huyen-uy"),
                ("han", "30/11/2026"),
            ],
        )
        .await;
    none.expect_status(422).expect("Không có đơn vị nào thuộc loại đã chọn");
}

#[tokio::test]
async fn in_a_cut_period_the_successor_reports_for_the_body_that_ended() {
    let world = World::new().await;
    let mut minh = world.person("minh").await;
    let classes: String = COMMUNES.iter().map(|class| format!("&loai={class}")).collect();
    let path = format!("/bao-cao/dot/moi?bieu=vocational-education/half-year&ky=2025-2&han=30/11/2026&xem=1{classes}");
    minh.get(&path).await.expect("sắp xếp tổ chức").expect("15/06/2025 đến 30/06/2025");
    let round = opened(&world, "2025-2").await;
    let part = report_of(&world, round, "cu-vinh-gao").await;
    let mut lan = At::new(&world, "lan", part).await;
    let words = "từ 15/06/2025 đến 30/06/2025, do đơn vị kế thừa báo cáo thay";
    lan.client.get("/bao-cao").await.expect(words);
    lan.form().await.expect(words);
    lan.type_in(super::WHOLE).await.expect("Đã lưu");
    let mut son = At::new(&world, "son", part).await;
    son.step("duyet", &[]).await.expect("Đã duyệt báo cáo");
    lan.step("gui", &[]).await.expect("BC-2026-000001").expect(words);
    let history = world.history("report", part.uuid()).await;
    assert_eq!(history.last().map(|row| row.on_behalf_of), Some(Some(world.organisation("du-yen-hen-2025").uuid())));
    // The successor's own report stays its own: nothing is entered in it.
    let own = report_of(&world, round, "du-yen-hen-2025").await;
    let mut own = At::new(&world, "lan", own).await;
    own.look().await.expect("Chưa nhập").expect("01/07/2025 đến 14/12/2025").expect("Đã gửi, chờ công nhận");
    // Whoever carried on may give it, but one at a time: Yên Sấu took over a third of the same district.
    let mut tu = At::new(&world, "tu", part).await;
    tu.look().await.expect("Đã gửi, chờ công nhận");
    tu.type_in(&[("o-A04.value", "7")]).await.expect_status(409);
    let mut ha = At::new(&world, "ha", part).await;
    ha.look().await.expect_status(404);
}

#[tokio::test]
async fn a_locked_round_keeps_what_is_typed_and_takes_nothing_more() {
    let world = World::new().await;
    let round = opened(&world, "2026-2").await;
    let report = report_of(&world, round, "du-yen-hen-2025").await;
    let (mut lan, mut son) = (At::new(&world, "lan", report).await, At::new(&world, "son", report).await);
    lan.type_in(super::WHOLE).await.expect("Đã lưu");
    let form = lan.form().await;
    let ready = son.look().await;
    let mut minh = At { client: world.person("minh").await, base: format!("/bao-cao/dot/{round}") };
    minh.step("chot", &[("ly_do", "")]).await.expect_status(422);
    minh.step("chot", &[("ly_do", "Tổng hợp báo cáo tỉnh")]).await.expect("Đã chốt đợt báo cáo");
    minh.step("chot", &[("ly_do", "lần nữa")]).await.expect("đã chốt lúc").expect("Tổng hợp báo cáo tỉnh");
    lan.type_into(&form, &[("o-A04.value", "7")])
        .await
        .expect("đợt đã chốt nên không gửi được")
        .expect("Tổng hợp báo cáo");
    assert_eq!(lan.form().await.value("o-A04.value").as_deref(), Some("7"));
    son.step_from(&ready, "duyet", &[]).await.expect_status(409).expect("chốt");
    minh.step("mo-chot", &[("ly_do", "Yên Hến xin sửa")]).await.expect("Đã mở chốt");
    son.step("duyet", &[]).await.expect("Đã duyệt báo cáo");
    let verbs: Vec<String> =
        world.history("reporting-round", round.uuid()).await.into_iter().map(|row| row.verb).collect();
    assert_eq!(verbs, ["open-round", "lock-round", "lock-round"]);
}

#[tokio::test]
async fn a_unit_is_let_off_and_owes_again() {
    let world = World::new().await;
    let round = opened(&world, "2026-2").await;
    let report = report_of(&world, round, "du-yen-sau-2025").await;
    let (mut minh, mut tu) = (At::new(&world, "minh", report).await, At::new(&world, "tu", report).await);
    minh.step("mien", &[("ly_do", " ")]).await.expect_status(422);
    minh.step("mien", &[("ly_do", "Đang khắc phục thiên tai")]).await.expect("Đã miễn báo cáo cho đơn vị");
    tu.client.get("/bao-cao").await.expect("Được miễn").expect("Đang khắc phục thiên tai");
    tu.type_in(&[("o-A04.value", "7")]).await.expect_status(409);
    minh.step("bo-mien", &[]).await.expect("Đã bỏ miễn");
    tu.type_in(&[("o-A04.value", "7")]).await.expect("Đã lưu");
    let verbs: Vec<String> = world.history("report", report.uuid()).await.into_iter().map(|row| row.verb).collect();
    assert_eq!(verbs, ["waive-report", "waive-report"]);
}
