//! Stories of the list of obligations: who sees what, and how it is filtered.

use super::{duty, opened};
use domain::obligations::Timing;
use jiff::civil::date;
use testkit::World;

/// Three duties: one late for two communes, one for Yên Sấu alone, one monthly.
async fn three(world: &World) -> String {
    let mut late = duty(world, "Xây dựng kế hoạch tuyên truyền", &["du-yen-hen-2025", "du-yen-sau-2025"]);
    late.timing = Timing::Once { due_on: date(2026, 11, 15), time: None };
    let alone = duty(world, "Rà soát cán bộ", &["du-yen-sau-2025"]);
    let mut monthly = duty(world, "Báo cáo kết quả", &["du-yen-hen-2025"]);
    monthly.timing = Timing::Recurring { rule: "FREQ=MONTHLY;BYMONTHDAY=25".to_owned() };
    opened(world, date(2026, 11, 1), vec![late, alone, monthly]).await.to_string()
}

#[tokio::test]
async fn the_board_sees_all_and_a_commune_its_own() {
    let world = World::new().await;
    three(&world).await;
    let mut minh = world.person("minh").await;
    let page = minh.get("/nhiem-vu").await;
    page.expect_status(200).expect("3 nhiệm vụ").expect("Rà soát cán bộ").expect("2 quá hạn").expect("0 /2");
    page.expect("hằng tháng, ngày 25").expect("25/11/2026").expect("12-KH/BTGDVTU");

    let mut lan = world.person("lan").await;
    let page = lan.get("/nhiem-vu").await;
    page.expect("2 nhiệm vụ").expect("1 quá hạn").expect("0 /1").expect("quá 8 ngày");
    assert!(!page.says("Rà soát cán bộ"), "another commune's obligation is seen");

    let mut mai = world.person("mai").await;
    mai.get("/nhiem-vu").await.expect("Chưa có nhiệm vụ nào");
    let mut nobody = world.person("quantri").await;
    nobody.get("/nhiem-vu").await.expect("Chưa có nhiệm vụ nào");
}

#[tokio::test]
async fn filters_stand_in_the_address_and_judge_only_what_is_seen() {
    let world = World::new().await;
    let document = three(&world).await;
    let mut minh = world.person("minh").await;
    minh.get("/nhiem-vu?tinh-trang=qua-han").await.expect("1 nhiệm vụ").expect("Xây dựng kế hoạch");
    minh.get("/nhiem-vu?tinh-trang=chua-nhan").await.expect("3 nhiệm vụ");
    minh.get("/nhiem-vu?tinh-trang=cho-cong-nhan").await.expect("Không có nhiệm vụ nào khớp");
    minh.get("/nhiem-vu?tinh-trang=khong-ke-thua").await.expect("Không có nhiệm vụ nào khớp");
    minh.get("/nhiem-vu?q=RA+SOAT").await.expect("1 nhiệm vụ").expect("Rà soát cán bộ");
    minh.get("/nhiem-vu?q=12-kh").await.expect("3 nhiệm vụ");
    minh.get("/nhiem-vu?q=100%25_").await.expect("Không có nhiệm vụ nào khớp");
    minh.get(&format!("/nhiem-vu?van-ban={document}")).await.expect("3 nhiệm vụ").expect("của một văn bản");
    let other = "00000000-0000-7000-8000-000000000000";
    minh.get(&format!("/nhiem-vu?van-ban={other}")).await.expect("Không có nhiệm vụ nào khớp");
    minh.get("/nhiem-vu?tinh-trang=khac&trang=99&van-ban=khac").await.expect_status(200).expect("3 nhiệm vụ");

    // Yên Sấu alone has not acknowledged the second duty; Lan of Yên Hến must not learn of it.
    let mut lan = world.person("lan").await;
    let page = lan.get("/nhiem-vu?tinh-trang=chua-nhan").await;
    page.expect("2 nhiệm vụ").expect("1 chưa nhận");
    assert!(!page.says("2 chưa nhận"));
}

#[tokio::test]
async fn a_supporter_sees_the_leads_and_a_superior_its_subtree() {
    let world = World::new().await;
    let mut shared = duty(&world, "Phối hợp tuyên truyền", &["du-yen-hen-2025", "du-yen-sau-2025"]);
    shared.supporters = vec![world.organisation("mttq-tinh"), world.organisation("so-giao-duc-va-dao-tao")];
    opened(&world, date(2026, 11, 1), vec![shared]).await;
    let mut mai = world.person("mai").await;
    mai.get("/nhiem-vu").await.expect("1 nhiệm vụ").expect("0 /3");
    let mut binh = world.person("binh").await;
    binh.get("/nhiem-vu").await.expect("1 nhiệm vụ").expect("0 /4");
}

#[tokio::test]
async fn a_long_list_comes_in_pages_that_keep_the_filter() {
    let world = World::new().await;
    let duties = (1..=45).map(|number| duty(&world, &format!("Việc số {number}."), &["du-yen-hen-2025"])).collect();
    opened(&world, date(2026, 11, 1), duties).await;
    let mut minh = world.person("minh").await;
    let page = minh.get("/nhiem-vu?q=viec&trang=2").await;
    page.expect("Việc số 21.").expect("21 đến 40 trong 45");
    assert!(!page.says("Việc số 20.") && !page.says("Việc số 41."));
    assert!(page.link("/nhiem-vu?q=viec&trang=3").is_some(), "{:?}", page.links("/nhiem-vu"));
    minh.get("/nhiem-vu?q=viec&trang=3").await.expect("Việc số 45.");
}

#[tokio::test]
async fn a_body_that_ended_without_a_successor_is_shown_as_a_question() {
    const END: &str = "UPDATE assignment SET closed_on = '2026-11-02', closing = 'without-successor'";
    let world = World::new().await;
    opened(&world, date(2026, 11, 1), vec![duty(&world, "Rà soát", &["du-yen-sau-2025"])]).await;
    let write = world
        .app
        .database()
        .write(|tx| Box::pin(async move { tx.execute(END, Vec::new()).await.map_err(crate::failure::Failure::from) }));
    _ = write.await.expect("closed");
    let mut minh = world.person("minh").await;
    minh.get("/nhiem-vu").await.expect("1 không có đơn vị kế thừa");
    minh.get("/nhiem-vu?tinh-trang=khong-ke-thua").await.expect("1 nhiệm vụ");
}

/// One duty of the time before the merger that was handed over, one that ended with the district, one of today.
async fn across_the_merger(world: &World) {
    let before = duty(world, "Quán triệt nghị quyết", &["cu-vinh-gao"]);
    _ = opened(world, date(2025, 3, 10), vec![before]).await;
    let after = duty(world, "Rà soát cán bộ", &["du-yen-hen-2025"]);
    _ = opened(world, date(2026, 11, 1), vec![after]).await;
}

#[tokio::test]
async fn a_unit_s_obligations_are_read_as_it_was_and_as_it_is() {
    let world = World::new().await;
    across_the_merger(&world).await;
    let mut minh = world.person("minh").await;
    let unit = |word: &str| world.organisation(word).to_string();
    let (commune, district) = (unit("du-yen-hen-2025"), unit("cu-vinh-gao"));
    // What came over is held by the commune too: today both ways agree.
    let page = minh.get(&format!("/nhiem-vu?don-vi={commune}")).await;
    page.expect_status(200).expect("2 nhiệm vụ").expect("Theo đơn vị lúc đó 2 Theo đơn vị hiện nay 2");
    page.expect("Hai cách tính cho cùng kết quả");
    assert_eq!(page.value("don-vi").as_deref(), Some("Đảng ủy xã Yên Hến"));
    // On the eve the commune did not exist; what its predecessors held is found as it is now.
    let eve = format!("/nhiem-vu?don-vi={commune}&ngay=30/06/2025");
    let page = minh.get(&eve).await;
    page.expect("Theo đơn vị lúc đó 0 Theo đơn vị hiện nay 1").expect("nên hai con số khác nhau");
    page.expect("Không có nhiệm vụ nào khớp");
    let as_is =
        page.links("/nhiem-vu?").into_iter().find(|link| link.contains("theo=hien-nay")).expect("the other way");
    let page = minh.get(&as_is.replace("&amp;", "&")).await;
    page.expect("1 nhiệm vụ").expect("Quán triệt nghị quyết").expect("Do Huyện ủy Vĩnh Gạo giữ");
    minh.get(&format!("/nhiem-vu?don-vi={district}&ngay=30/06/2025")).await.expect("1 nhiệm vụ");
    minh.get(&format!("/nhiem-vu?don-vi={district}&ngay=01/07/2025")).await.expect("Không có nhiệm vụ nào khớp");
}

#[tokio::test]
async fn a_unit_is_named_by_what_a_person_types() {
    let world = World::new().await;
    across_the_merger(&world).await;
    let mut minh = world.person("minh").await;
    minh.get("/nhiem-vu?don-vi=dang+uy+xa+yen+hen").await.expect_status(200).expect("2 nhiệm vụ");
    let page = minh.get("/nhiem-vu?don-vi=huy%E1%BB%87n+%E1%BB%A7y+v%C4%A9nh+g%E1%BA%A1o").await;
    page.expect_status(422).expect("Chưa rõ là đơn vị nào").expect("Có phải: Huyện ủy Vĩnh Gạo , Đảng ủy xã");
    minh.get("/nhiem-vu?don-vi=C%C3%B4ng+ty")
        .await
        .expect_status(422)
        .expect("Không có đơn vị nào mang tên hay mã này");
    minh.get("/nhiem-vu?ngay=31/02/2026").await.expect_status(422);
    // A clerk sees of another commune what she may read of it: nothing.
    let mut lan = world.person("lan").await;
    let other = world.organisation("du-yen-sau-2025").to_string();
    let page = lan.get(&format!("/nhiem-vu?don-vi={other}")).await;
    page.expect_status(200).expect("Theo đơn vị lúc đó 0");
}
