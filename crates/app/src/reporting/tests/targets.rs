//! Targets beside figures: of the committee beside the totals of a round, of the unit beside its own.

use super::{WHOLE, opened, report_of, three_at};
use domain::ids::RoundId;
use testkit::World;

async fn set(world: &World, login: &str, body: &str, indicator: &str, typed: &str) {
    let path = format!("/chi-tieu/don-vi/{}/moi", world.organisation(body));
    let indicator = format!("vocational-education/{indicator}");
    let fields =
        [("chi_tieu", indicator.as_str()), ("nam", "2026"), ("muc_cam_ket", typed), ("can_cu", "Kế hoạch 72-KH/TU")];
    world.person(login).await.submit(&path, &fields).await.expect("Đã đặt chỉ tiêu");
}

async fn round_page(world: &World, round: RoundId) -> testkit::Page {
    world.person("minh").await.get(&format!("/bao-cao/dot/{round}")).await
}

#[tokio::test]
async fn what_is_to_be_reached_stands_quietly_beside_the_box() {
    let world = World::new().await;
    let round = opened(&world, "2026-2").await;
    set(&world, "lan", "du-yen-hen-2025", "A02", "ít nhất 80").await;
    set(&world, "lan", "du-yen-hen-2025", "C08", "khoảng 200").await;
    set(&world, "lan", "du-yen-hen-2025", "A01", "trên 3").await;
    set(&world, "binh", "tinh-uy", "A05", "ít nhất 700").await;
    let (mut lan, _, mut minh) = three_at(&world, report_of(&world, round, "du-yen-hen-2025").await).await;
    lan.type_in(WHOLE).await.expect("Đã lưu");
    let base = lan.base.clone();
    let typing = lan.client.get(&format!("{base}/nhap")).await;
    typing.expect("chỉ tiêu năm 2026: ≥ 80 %").expect("chỉ tiêu năm 2026: khoảng 200 người");
    typing.expect("chỉ tiêu năm 2026: > 3 văn bản");
    assert!(!typing.says("còn thiếu 5 điểm %"), "nothing is judged while one types");
    assert!(!typing.says("700"), "it is the unit's own, not that of the body above");
    let html = typing.html();
    assert!(html.contains("id=\"o-A01.value-ct\"") && html.contains("aria-describedby=\"o-A01.value-ct\""));
    let checked = lan.form().await;
    checked.expect("chỉ tiêu năm 2026: ≥ 80 %").expect("chưa đạt, còn thiếu 5 điểm %").expect("đạt");
    minh.client.get(&format!("{base}/nhap")).await.expect_status(403);
}

#[tokio::test]
async fn a_figure_says_whether_it_reaches_the_target() {
    let world = World::new().await;
    let round = opened(&world, "2026-2").await;
    assert!(!round_page(&world, round).await.says("Chỉ tiêu năm"), "nobody has set any");
    set(&world, "binh", "tinh-uy", "A02", "ít nhất 70").await;
    set(&world, "binh", "tinh-uy", "A04", "ít nhất 100").await;
    set(&world, "lan", "du-yen-hen-2025", "A02", "ít nhất 80").await;
    let before = round_page(&world, round).await;
    before.expect("Chỉ tiêu năm 2026: ít nhất 70 % (cam kết; Kế hoạch 72-KH/TU)").expect("chưa có số để so");

    let (mut lan, mut son, _) = three_at(&world, report_of(&world, round, "du-yen-hen-2025").await).await;
    lan.type_in(WHOLE).await.expect("Đã lưu");
    son.step("duyet", &[]).await.expect("Đã duyệt báo cáo");
    lan.step("gui", &[]).await.expect("BC-2026-000001");
    // 9 of 12 are 75 %: enough for the province, not for what the unit set itself.
    let own = lan.look().await;
    own.expect("ít nhất 80 % (cam kết; Kế hoạch 72-KH/TU)").expect("chưa đạt, còn thiếu 5 điểm %");
    let after = round_page(&world, round).await;
    after.expect("ít nhất 70 %").expect("đạt").expect("số của một phần năm, không so với mức cả năm");
    assert!(!after.says("ít nhất 80 %"), "the round is the committee's, not the unit's");
}
