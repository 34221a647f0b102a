//! A campaign from its draft to its matrix and to who was not reached.

use super::{NAME, campaign_words, drafted, id_of, opened, recorded, state};
use testkit::World;

#[tokio::test]
async fn a_campaign_goes_from_its_draft_to_the_matrix() {
    let world = World::new().await;
    let mut minh = world.person("minh").await;
    minh.get("/tuyen-truyen").await.expect("Chưa có đợt tuyên truyền nào");
    let campaign = drafted(&mut minh, &campaign_words(&world)).await;
    let mut lan = world.person("lan").await;
    lan.get(&campaign).await.expect_status(404);
    lan.get("/tuyen-truyen/ghi").await.expect("Chưa có đợt tuyên truyền nào đang mở");
    let shown = minh.get(&campaign).await;
    shown.expect(NAME).expect("Dự thảo").expect("Người đứng đầu, cán bộ lãnh đạo").expect("100 %");
    let version = shown.value("version").expect("a version");
    minh.submit(&format!("{campaign}/mo"), &[("version", &version)]).await.expect("Đã mở đợt");
    // Whoever saw the page before is told so.
    let late = minh.submit(&format!("{campaign}/mo"), &[("version", &version)]).await;
    late.expect_status(409).expect("đang mở");

    lan.get("/tuyen-truyen").await.expect(NAME).expect("Đang mở").expect("Ghi hoạt động");
    let form = lan.get("/tuyen-truyen/ghi").await;
    form.expect("Đảng ủy xã Yên Hến").expect("Người đứng đầu");
    assert_eq!(form.value("ngay_dien_ra").as_deref(), Some("23/11/2026"), "today stands there");
    let activity = recorded(&mut lan, &campaign, &[("nguoi-heads", "18"), ("nguoi-youth", "1.250")]).await;
    lan.get(&activity).await.expect("18").expect("1.250").expect("Đếm người");

    let unit = world.organisation("du-yen-hen-2025").to_string();
    lan.get(&format!("{campaign}/don-vi/{unit}"))
        .await
        .expect("18 người, chưa nêu tổng số")
        .expect("chưa tính được tỷ lệ");
    state(&mut lan, &campaign, &unit, &[("nguoi-heads", "24"), ("nguoi-youth", "2500"), ("nguoi-farmers", "0")])
        .await
        .expect("Đã ghi tổng số người")
        .expect("18/24 người (75 %)")
        .expect("chưa đạt mục tiêu")
        .expect("Thống kê xã năm 2026");

    let matrix = minh.get(&format!("{campaign}/ma-tran")).await;
    matrix
        .expect("Đảng ủy xã Yên Hến")
        .expect("75 %")
        .expect("50 %")
        .expect("Đảng ủy xã Yên Sấu")
        .expect("không có đối tượng này");
    minh.get(&format!("{campaign}/ma-tran?cot=kenh")).await.expect("Hội nghị quán triệt");
    minh.get(&format!("{campaign}/ma-tran?dang=xlsx")).await.expect_status(200);
    let unreached = minh.get(&format!("{campaign}/chua-den")).await;
    unreached.expect("Người đứng đầu, cán bộ lãnh đạo").expect("Đảng ủy xã Yên Sấu").expect("Hỏi thủ trưởng");
    unreached.expect("Đơn vị chưa có hoạt động").expect("Chưa nêu tổng số người");
    // A unit reads its own row, and not that of the unit beside it.
    let own = lan.get(&format!("{campaign}/ma-tran")).await;
    own.expect("Đảng ủy xã Yên Hến").expect("không thuộc phạm vi");
    assert!(!own.says("Đảng ủy xã Yên Sấu"));
    let sau = world.organisation("du-yen-sau-2025").to_string();
    lan.get(&format!("{campaign}/don-vi/{sau}")).await.expect_status(404);
    world.person("tu").await.get(&activity).await.expect_status(404);

    let history = world.history("outreach-campaign", id_of(&campaign).parse().expect("an id")).await;
    let told: Vec<_> = history.iter().map(|row| (row.verb.as_str(), row.login.as_deref())).collect();
    assert_eq!(told.last(), Some(&("open-campaign", Some("minh"))));
    let body = world.organisation("ban-tgdv").to_string();
    let rolled = minh.get(&format!("/tuyen-truyen/don-vi/{body}")).await;
    rolled.expect("Hội nghị quán triệt").expect("1 cuộc").expect("Đảng ủy xã Yên Sấu").expect("1.268 lượt");
}

#[tokio::test]
async fn a_change_is_a_row_with_its_reason_and_leaves_room_for_what_is_recorded() {
    let world = World::new().await;
    let (mut minh, campaign) = opened(&world).await;
    let mut lan = world.person("lan").await;
    recorded(&mut lan, &campaign, &[("nguoi-farmers", "30")]).await;
    let version = minh.get(&format!("{campaign}/sua")).await.value("version").expect("a version");
    let mut words = campaign_words(&world);
    words.push(("version".to_owned(), version.clone()));
    let send = |words: &[(String, String)]| -> Vec<(String, String)> { words.to_vec() };
    let path = format!("{campaign}/sua");
    let refused = minh.submit(&path, &super::borrowed(&send(&words))).await;
    refused.expect_status(422);
    words.push(("ly_do".to_owned(), "thêm thời gian".to_owned()));
    let mut narrow = words.clone();
    narrow.retain(|(name, value)| !(name == "doi_tuong" && value == "farmers"));
    minh.submit(&path, &super::borrowed(&narrow)).await.expect_status(409).expect("1 hoạt động đã ghi nằm ngoài");
    let mut wide = words.clone();
    wide.retain(|(name, _)| name != "ngay_cuoi");
    wide.push(("ngay_cuoi".to_owned(), "31/03/2027".to_owned()));
    minh.submit(&path, &super::borrowed(&wide))
        .await
        .expect("Đã lưu thay đổi")
        .expect("thêm thời gian")
        .expect("31/03/2027");
    minh.submit(&path, &super::borrowed(&wide)).await.expect_status(409).expect("Có người vừa");
}

#[tokio::test]
async fn materials_keep_their_versions_and_an_activity_names_one() {
    let world = World::new().await;
    let (mut minh, campaign) = opened(&world).await;
    let path = format!("{campaign}/tai-lieu");
    let empty = minh.submit(&path, &[("ten_tai_lieu", "Đề cương")]).await;
    empty.expect_status(422).expect("Chưa có tệp hay địa chỉ");
    let sent = minh.upload(&path, &[("ten_tai_lieu", "Đề cương")], "tep", "de-cuong.pdf", b"first").await;
    let page = minh.follow(sent).await;
    page.expect("Đã thêm tài liệu").expect("Bản 1");
    let first = page.link(&format!("{path}/")).expect("a version");
    let material = first.trim_start_matches(&format!("{path}/")).split('/').next().expect("an id").to_owned();
    let sent = minh.upload(&path, &[("tai_lieu", &material)], "tep", "de-cuong-2.pdf", b"second").await;
    minh.follow(sent).await.expect("Bản 2").expect("Bản 1");
    let mut lan = world.person("lan").await;
    assert_eq!(lan.get(&first).await.body, b"first", "the first version is kept");
    let used = format!("{material}:1");
    let activity = recorded(&mut lan, &campaign, &[("nguoi-heads", "9"), ("tai_lieu", &used)]).await;
    lan.get(&activity).await.expect("Đề cương, bản 1");
    // The unit reads materials and keeps none.
    lan.submit(&path, &[("ten_tai_lieu", "Khác"), ("dia_chi", "https://example.vn")]).await.expect_status(403);
}
