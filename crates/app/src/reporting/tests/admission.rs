//! Stories of a locked round: one unit is let in until a day, the others stay out; what waits is accepted, or sent back to
//! a unit that is let in by the same act.

use super::{At, WHOLE, opened, report_of, three_at};
use database::{params, record};
use domain::ids::{ReportId, RoundId};
use jiff::civil::{Date, date};
use testkit::World;

record! { struct Leave { until_on: Date, reason: String, withdraw_reason: Option<String> } }

async fn lock(world: &World, round: RoundId) {
    let mut minh = At { client: world.person("minh").await, base: format!("/bao-cao/dot/{round}") };
    minh.step("chot", &[("ly_do", "Đã tổng hợp")]).await.expect("Đã chốt đợt báo cáo");
}

async fn verbs(world: &World, report: ReportId) -> Vec<String> {
    world.history("report", report.uuid()).await.into_iter().map(|row| row.verb).collect()
}

/// What the unit and the body that asked read of leave until the end of November.
const ADMITTED: &str = "Riêng đơn vị này còn được gửi đến hết ngày 30/11/2026: Xã mất điện ba ngày.";

#[tokio::test]
async fn one_unit_goes_on_in_a_locked_round_until_the_end_of_its_day() {
    const LEAVES: &str =
        "SELECT until_on, reason, withdraw_reason FROM report_admission WHERE report_id = $1 ORDER BY number";
    let world = World::new().await;
    let round = opened(&world, "2026-2").await;
    let report = report_of(&world, round, "du-yen-hen-2025").await;
    let (mut lan, _, mut minh) = three_at(&world, report).await;
    assert!(!minh.look().await.says("Gia hạn cho riêng đơn vị này"), "an open round needs no leave");
    lock(&world, round).await;
    let work = "/viec-cua-toi";
    assert!(!lan.client.get(work).await.says("6 tháng cuối năm 2026"));

    minh.step("gia-han", &[("den_ngay", "30/11/2026"), ("ly_do_gia_han", "Xã mất điện ba ngày.")])
        .await
        .expect("Đã gia hạn cho đơn vị")
        .expect(ADMITTED)
        .expect("Gia hạn cho đơn vị đến hết ngày 30/11/2026");
    let whole = format!("/bao-cao/dot/{round}");
    minh.client.get(&whole).await.expect("Đơn vị được gia hạn").expect("đến hết ngày 30/11/2026: Xã mất điện ba ngày.");
    lan.client.get(work).await.expect("6 tháng cuối năm 2026").expect(ADMITTED);
    lan.client.get("/bao-cao").await.expect(ADMITTED).expect("Nhập số liệu");
    lan.form().await.expect(ADMITTED);
    lan.client.post("/ngon-ngu", &[("ngon_ngu", "en"), ("ve", "/bao-cao")]).await;
    lan.form().await.expect("This unit may still submit until the end of 30/11/2026: Xã mất điện ba ngày.");
    lan.client.post("/ngon-ngu", &[("ngon_ngu", "vi"), ("ve", "/bao-cao")]).await;

    // Its last day.
    world.calendar.turn_to(date(2026, 11, 30));
    let (mut lan, mut son, _) = three_at(&world, report).await;
    let mut tu = At::new(&world, "tu", report_of(&world, round, "du-yen-sau-2025").await).await;
    let saved = lan.type_in(WHOLE).await;
    saved.expect("Đã lưu");
    assert!(!saved.says("đợt đã chốt nên không gửi được"));
    son.step("duyet", &[]).await.expect("Đã duyệt báo cáo");
    tu.type_in(&[("o-A04.value", "7")]).await.expect("đợt đã chốt nên không gửi được");
    let ready = lan.look().await;
    ready.expect("Gửi bản đã duyệt");

    // The day after.
    world.calendar.turn_to(date(2026, 12, 1));
    let (mut lan, _, mut minh) = three_at(&world, report).await;
    lan.step_from(&ready, "gui", &[]).await.expect_status(409).expect("Đợt báo cáo này đã chốt");
    let page = lan.look().await;
    assert!(!page.says(ADMITTED) && !page.says("Gửi bản đã duyệt"), "pages and actions agree");
    assert!(!lan.client.get(work).await.says("6 tháng cuối năm 2026"));
    minh.step("gia-han", &[("den_ngay", "3/12/2026"), ("ly_do_gia_han", "Đã có điện.")]).await.expect("Đã gia hạn");
    lan.step("gui", &[]).await.expect("BC-2026-000001");
    minh.step("cong-nhan", &[("y_kien", "Đủ")]).await.expect("Đã công nhận");

    // Taken back before its day.
    minh.step("rut-gia-han", &[("ly_do_rut_gia_han", " ")]).await.expect_status(422);
    let offered = lan.look().await;
    minh.step("rut-gia-han", &[("ly_do_rut_gia_han", "Đã đủ.")]).await.expect("Đã rút gia hạn").expect("Rút gia hạn");
    minh.step("rut-gia-han", &[("ly_do_rut_gia_han", "Lần nữa.")]).await.expect("đã được thực hiện");
    lan.step_from(&offered, "dinh-chinh", &[("ly_do", "Sót một lớp.")]).await.expect_status(409);
    let steps = ["admit-report", "endorse", "admit-report", "submit", "accept", "admit-report"];
    assert_eq!(verbs(&world, report).await, steps);
    let leaves: Vec<Leave> = world.connection().await.all(LEAVES, params![report]).await.unwrap();
    let told: Vec<(Date, &str, Option<&str>)> =
        leaves.iter().map(|row| (row.until_on, row.reason.as_str(), row.withdraw_reason.as_deref())).collect();
    let (first, second) = (date(2026, 11, 30), date(2026, 12, 3));
    assert_eq!(told, [(first, "Xã mất điện ba ngày.", None), (second, "Đã có điện.", Some("Đã đủ."))]);
}

#[tokio::test]
async fn leave_has_a_day_and_a_reason_and_is_given_by_the_body_that_asked() {
    let world = World::new().await;
    let round = opened(&world, "2026-2").await;
    let report = report_of(&world, round, "du-yen-hen-2025").await;
    let (mut lan, mut son, mut minh) = three_at(&world, report).await;
    let wish = [("den_ngay", "30/11/2026"), ("ly_do_gia_han", "Xã mất điện ba ngày.")];
    minh.step("gia-han", &wish).await.expect_status(409).expect("chưa chốt");
    lock(&world, round).await;
    lan.step("gia-han", &wish).await.expect_status(403);
    son.step("gia-han", &wish).await.expect_status(403);
    At::new(&world, "tu", report).await.step("gia-han", &wish).await.expect_status(404);
    assert!(!son.look().await.says("Gia hạn cho riêng đơn vị này"));
    for (day, why, said) in [
        ("30/11/2026", "", "ly_do_gia_han"),
        ("", "Mất điện", "den_ngay"),
        ("31/11/2026", "Mất điện", "den_ngay"),
        ("22/11/2026", "", "Nhập ngày từ 23/11/2026 trở đi"),
        ("24/11/2027", "Mất điện", "Nhập ngày không muộn hơn 23/11/2027"),
    ] {
        let page = minh.step("gia-han", &[("den_ngay", day), ("ly_do_gia_han", why)]).await;
        page.expect_status(422);
        assert!(page.says(said) || page.html().contains(&format!("{said}-loi")), "{day} {why}: {said}");
        assert_eq!(page.value("den_ngay").as_deref(), Some(day), "nothing is lost");
    }
    assert_eq!(verbs(&world, report).await, Vec::<String>::new(), "what is refused leaves nothing");
    let seen = minh.look().await;
    minh.step_from(&seen, "gia-han", &wish).await.expect("Đã gia hạn cho đơn vị");
    minh.step_from(&seen, "gia-han", &wish).await.expect("đã được thực hiện");
    minh.step_from(&seen, "gia-han", &[("den_ngay", "5/12/2026"), wish[1]]).await.expect_status(409);
    assert_eq!(verbs(&world, report).await, ["admit-report"]);
}

#[tokio::test]
async fn what_waits_in_a_locked_round_is_accepted_or_sent_back_with_a_day() {
    let world = World::new().await;
    let round = opened(&world, "2026-2").await;
    let report = report_of(&world, round, "du-yen-hen-2025").await;
    let (mut lan, mut son, mut minh) = three_at(&world, report).await;
    lan.type_in(WHOLE).await;
    son.step("duyet", &[]).await;
    lan.step("gui", &[]).await.expect("BC-2026-000001");
    lock(&world, round).await;
    minh.client.get(&format!("/bao-cao/dot/{round}")).await.expect("Xem xét lần lượt 1 báo cáo");
    lan.client.get("/bao-cao").await.expect("Đang chờ");
    minh.look().await.expect("Công nhận").expect("Nếu trả lại: đơn vị được sửa và gửi lại đến hết ngày");

    let refused = minh.step("tra-lai", &[("y_kien", "Số nông dân tính trùng.")]).await;
    refused.expect_status(422).expect("Ghi ngày đơn vị được gửi lại").expect("Số nông dân tính trùng.");
    let late = [("y_kien", "Số nông dân tính trùng."), ("gui_lai_den", "1/11/2026")];
    minh.step("tra-lai", &late).await.expect_status(422).expect("Nhập ngày từ 23/11/2026 trở đi");
    assert_eq!(verbs(&world, report).await, ["endorse", "submit"], "half an act is none");
    let words = [("y_kien", "Số nông dân tính trùng."), ("gui_lai_den", "25/11/2026")];
    minh.step("tra-lai", &words).await.expect("Đã trả lại báo cáo");

    let page = lan.client.get("/viec-cua-toi").await;
    page.expect("Bị trả lại").expect("còn được gửi đến hết ngày 25/11/2026: Số nông dân tính trùng.");
    lan.type_in(&[("o-C08.value", "130")]).await.expect("Đã lưu");
    son.step("duyet", &[]).await.expect("Đã duyệt báo cáo");
    lan.step("gui", &[]).await.expect("BC-2026-000002");
    minh.step("cong-nhan", &[("y_kien", "")]).await.expect("Đã công nhận");

    // The same for an acceptance: while the unit is let in no day is asked for, afterwards one is.
    assert!(!minh.look().await.says("Nếu trả lại: đơn vị được sửa"));
    world.calendar.turn_to(date(2026, 11, 26));
    let mut minh = At::new(&world, "minh", report).await;
    minh.look().await.expect("Rút công nhận và trả lại").expect("Nếu trả lại: đơn vị được sửa");
    minh.step("tra-lai", &[("y_kien", "Xem lại.")]).await.expect_status(422);
    minh.step("tra-lai", &[("y_kien", "Xem lại."), ("gui_lai_den", "27/11/2026")]).await.expect("Đã trả lại báo cáo");
    let steps = ["endorse", "submit", "admit-report", "send-back", "endorse", "submit", "accept"];
    assert_eq!(verbs(&world, report).await, [&steps[..], &["admit-report", "send-back"]].concat());
}
