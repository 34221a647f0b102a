//! What cannot be, each with a message that says what to do next, and with what was typed kept; who may not.

use super::{NAME, borrowed, campaign_words, id_of, opened, record, recorded, state};
use testkit::World;

#[tokio::test]
async fn bad_input_is_told_at_its_field_and_kept() {
    let world = World::new().await;
    let (mut minh, campaign) = opened(&world).await;
    let mut lan = world.person("lan").await;
    type Case = (&'static [(&'static str, &'static str)], u16, &'static str);
    let cases: &[Case] = &[
        (&[("nguoi-heads", "mười tám")], 422, "«mười tám» không phải là số người"),
        (&[("nguoi-heads", "-3")], 422, "không phải là số người"),
        (&[("nguoi-heads", "")], 422, "Chưa ghi số người của đối tượng nào"),
        (&[("nguoi-monks", "5")], 422, "không có đối tượng «monks»"),
        (&[("nguoi-heads", "5"), ("kenh", "fair")], 422, "không có kênh «fair»"),
        (&[("nguoi-heads", "5"), ("ngay_dien_ra", "24/11/2026")], 422, "Hoạt động chưa diễn ra: hôm nay là 23/11/2026"),
        (&[("nguoi-heads", "5"), ("ngay_dien_ra", "31/08/2026")], 422, "nằm ngoài thời gian của đợt"),
        (&[("nguoi-heads", "5"), ("ngay_dien_ra", "hôm qua")], 422, "Ghi ngày"),
        (&[("nguoi-heads", "5"), ("so_luong", "0")], 422, "không phải là số người hoặc số lượng"),
        (&[("nguoi-heads", "99999999999")], 422, "không phải là số người"),
    ];
    for (fields, status, complaint) in cases {
        let shown = record(&mut lan, &campaign, fields).await;
        if *complaint == "Ghi ngày" {
            shown.expect_status(*status);
        } else {
            shown.expect_status(*status).expect(complaint);
        }
        for (name, typed) in fields.iter().filter(|(name, _)| *name != "kenh" && *name != "nguoi-monks") {
            assert_eq!(shown.value(name).as_deref(), Some(*typed), "{name} is kept");
        }
    }
    let foreign = world.organisation("du-yen-sau-2025").to_string();
    record(&mut lan, &campaign, &[("nguoi-heads", "5"), ("don_vi", &foreign)]).await.expect_status(403);
    let large = vec![b'x'; 26 * 1024 * 1024];
    let form = super::form_of(&mut lan, &campaign, &[("nguoi-heads", "5")]).await;
    let sent = lan.upload("/tuyen-truyen/ghi", &borrowed(&form), "tep", "to.jpg", &large).await;
    assert_eq!(sent.value("nguoi-heads").as_deref(), Some("5"));
    sent.expect("25");
    lan.get(&campaign).await.expect("Chưa ghi hoạt động nào");

    // A campaign that closes while somebody types keeps what was typed.
    let form = super::form_of(&mut lan, &campaign, &[("nguoi-heads", "7")]).await;
    let version = minh.get(&campaign).await.value("version").expect("a version");
    minh.submit(&format!("{campaign}/dong"), &[("version", &version)]).await.expect_status(422);
    let close = [("version", version.as_str()), ("ly_do", "hết đợt")];
    minh.submit(&format!("{campaign}/dong"), &close).await.expect("Đã đóng đợt").expect("hết đợt");
    let closed = lan.post("/tuyen-truyen/ghi", &borrowed(&form)).await;
    closed.expect("đã đóng nên không ghi").expect_status(422);
    assert_eq!(closed.value("nguoi-heads").as_deref(), Some("7"));
}

#[tokio::test]
async fn a_campaign_that_cannot_be_is_not_drafted() {
    let world = World::new().await;
    let mut minh = world.person("minh").await;
    let without = |field: &'static str| -> Vec<(String, String)> {
        campaign_words(&world).into_iter().filter(|(name, _)| name != field).collect()
    };
    let with = |field: &'static str, value: &'static str| {
        let mut words = without(field);
        words.push((field.to_owned(), value.to_owned()));
        words
    };
    for (words, complaint) in [
        (without("ten"), "Ô này"),
        (without("doi_tuong"), "Chọn ít nhất một mục"),
        (without("kenh_dung"), "Chọn ít nhất một mục"),
        (without("moi"), "Chọn ít nhất một mục"),
        (with("ngay_cuoi", "31/08/2026"), "đứng trước ngày bắt đầu"),
        (with("muc_tieu-heads", "120"), "không phải là tỷ lệ phần trăm"),
        (with("doi_tuong", "monks"), "không có đối tượng"),
    ] {
        let page = minh.post("/tuyen-truyen/moi", &borrowed(&words)).await;
        page.expect_status(422);
        if complaint != "Ô này" {
            page.expect(complaint);
            assert_eq!(page.value("ten").as_deref(), Some(NAME), "what was typed is kept");
        }
    }
    // Units beside or above cannot be asked: they are not offered, and what was not offered is not taken.
    let mut words = without("moi");
    words.push(("moi".to_owned(), world.organisation("tinh-uy").to_string()));
    minh.post("/tuyen-truyen/moi", &borrowed(&words)).await.expect_status(422).expect("Chọn ít nhất một mục");
    for login in ["lan", "mai"] {
        world.person(login).await.post("/tuyen-truyen/moi", &borrowed(&without("x"))).await.expect_status(403);
    }
    minh.get("/tuyen-truyen").await.expect("Chưa có đợt tuyên truyền nào");
}

#[tokio::test]
async fn who_stands_elsewhere_neither_reads_nor_writes() {
    let world = World::new().await;
    let (_, campaign) = opened(&world).await;
    let mut lan = world.person("lan").await;
    let activity = recorded(&mut lan, &campaign, &[("nguoi-heads", "18")]).await;
    let unit = world.organisation("du-yen-hen-2025").to_string();
    let page = format!("{campaign}/don-vi/{unit}");
    // The superior reads; its specialists and heads state numbers; nobody records for another.
    let (mut minh, mut binh, mut tu) =
        (world.person("minh").await, world.person("binh").await, world.person("tu").await);
    for client in [&mut minh, &mut binh] {
        client.get(&activity).await.expect_status(200);
        client.get(&format!("{activity}/sua")).await.expect_status(403);
        client.submit(&format!("{activity}/rut"), &[("version", "1"), ("ly_do_rut", "x")]).await.expect_status(403);
        client
            .submit(&format!("{page}/so-nguoi"), &[("doi_tuong_dem", "heads"), ("so_nguoi", "3"), ("can_cu_dem", "x")])
            .await
            .expect_status(403);
    }
    state(&mut minh, &campaign, &unit, &[("nguoi-heads", "40")]).await.expect("18/40 người (45 %)");
    state(&mut tu, &campaign, &unit, &[("nguoi-heads", "1")]).await.expect_status(404);
    tu.get(&campaign).await.expect_status(200);
    tu.get(&page).await.expect_status(404);
    tu.get(&format!("/tuyen-truyen/don-vi/{unit}")).await.expect_status(404);
    state(&mut lan, &campaign, &unit, &[("nguoi-heads", "ba chục")]).await.expect_status(422);
    let without = lan.submit(&format!("{page}/tong-so"), &[("nguoi-heads", "30")]).await;
    without.expect_status(422).expect("Ghi nguồn của tổng số");
    world.person("mai").await.get(&format!("/tuyen-truyen/{}", id_of(&campaign))).await.expect_status(404);
}
