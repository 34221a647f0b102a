//! Setting, and what a page says of those above and below.

use super::{page_of, set, target_of};
use testkit::World;

#[tokio::test]
async fn a_body_sets_what_it_is_committed_to_and_what_it_strives_for() {
    let world = World::new().await;
    let (mut lan, page) = (world.person("lan").await, page_of(&world, "du-yen-hen-2025"));
    lan.get("/chi-tieu").await.expect("Chưa có chỉ tiêu nào").expect("Đảng ủy xã Yên Hến");
    lan.get(&format!("{page}/moi?chi_tieu=vocational-education/C01")).await.expect("Mức cam kết").expect("C01");
    let both = [("muc_cam_ket", "ít nhất 60,5 %"), ("muc_phan_dau", "65"), ("cach_phan_dau", "about")];
    let shown = set(&mut lan, &page, "C01", &both).await;
    shown.expect("Đã đặt chỉ tiêu").expect("Năm 2026").expect("ít nhất 60,5 %").expect("(cam kết)");
    shown.expect("khoảng 65 %").expect("(phấn đấu)").expect("Nghị quyết số 05-NQ/ĐU, mục II.1");
    let list = lan.get("/chi-tieu").await;
    list.expect("Tỷ lệ lao động qua đào tạo").expect("ít nhất 60,5 %").expect("Năm 2026");
    let again = set(&mut lan, &page, "C01", &[("muc_cam_ket", "ít nhất 70")]).await;
    again.expect_status(422).expect("đã đặt chỉ tiêu này cho năm đó");
    let by = [("muc_cam_ket", "50-55"), ("nam", "2030"), ("thoi_han", "by-year")];
    set(&mut lan, &page, "C01", &by).await.expect("Đến năm 2030").expect("từ 50 đến 55 %");

    let id = super::id_of(&target_of(&shown));
    let history = world.history("target", id).await;
    let told: Vec<_> = history.iter().map(|row| (row.verb.as_str(), row.login.as_deref())).collect();
    assert_eq!(told, [("set-target", Some("lan"))]);
}

#[tokio::test]
async fn what_cannot_be_meant_is_asked_about_and_nothing_typed_is_lost() {
    let world = World::new().await;
    let (mut lan, page) = (world.person("lan").await, page_of(&world, "du-yen-hen-2025"));
    type Case = (&'static str, &'static [(&'static str, &'static str)], &'static str);
    let cases: &[Case] = &[
        ("C01", &[], "Chưa ghi mức cần đạt"),
        ("C01", &[("muc_cam_ket", "65")], "“65” là ít nhất, nhiều nhất, khoảng hay đúng bằng?"),
        ("C01", &[("muc_cam_ket", "nhiều")], "Chưa đọc được mức này"),
        ("C01", &[("muc_cam_ket", "55-50")], "Số đầu phải nhỏ hơn số cuối"),
        ("C01", &[("muc_cam_ket", "ít nhất 130")], "tỷ lệ không quá 100 %"),
        ("C01", &[("muc_cam_ket", "ít nhất 1.234")], "đọc được hai cách"),
        ("C08", &[("muc_cam_ket", "ít nhất 5 triệu")], "Đơn vị tính của chỉ tiêu này"),
        ("C01", &[("muc_cam_ket", "khoảng 50"), ("cach_cam_ket", "at-least")], "khác nhau"),
        ("C01", &[("muc_cam_ket", "ít nhất 65"), ("nam", "26")], "bốn chữ số"),
        ("C01", &[("muc_cam_ket", "ít nhất 65"), ("can_cu", " ")], "Chưa có căn cứ"),
        ("C99", &[("muc_cam_ket", "ít nhất 65")], "Chọn chỉ tiêu thống kê"),
    ];
    for (indicator, fields, complaint) in cases {
        let shown = set(&mut lan, &page, indicator, fields).await;
        shown.expect_status(422).expect(complaint);
        for (name, typed) in *fields {
            if !name.starts_with("cach") {
                assert_eq!(shown.value(name).as_deref(), Some(*typed), "{name} is kept");
            }
        }
    }
    lan.get("/chi-tieu").await.expect("Chưa có chỉ tiêu nào");
}

#[tokio::test]
async fn less_than_the_superior_asks_is_allowed_and_shown() {
    let world = World::new().await;
    let (province, commune) = (page_of(&world, "tinh-uy"), page_of(&world, "du-yen-hen-2025"));
    let mut binh = world.person("binh").await;
    set(&mut binh, &province, "C01", &[("muc_cam_ket", "ít nhất 65"), ("muc_phan_dau", "khoảng 70")]).await;
    set(&mut binh, &province, "C02", &[("muc_cam_ket", "trên 30")]).await;

    let mut lan = world.person("lan").await;
    let waiting = lan.get("/chi-tieu").await;
    waiting.expect("Chưa đặt").expect("ít nhất 65 %").expect("Tỉnh ủy Lam Giang").expect("trên 30 %");
    let shown = set(&mut lan, &commune, "C01", &[("muc_cam_ket", "ít nhất 60"), ("muc_phan_dau", "65-70")]).await;
    shown.expect("ít nhất 60 %").expect("thấp hơn cấp trên");
    lan.get("/chi-tieu").await.expect("thấp hơn cấp trên");

    let path = format!("{province}/vocational-education/C01");
    let above = binh.get(&path).await;
    above.expect("1 đơn vị đặt thấp hơn ít nhất 65 %: Đảng ủy xã Yên Hến").expect("chưa đặt chỉ tiêu này");
    above.expect("Đảng ủy xã Yên Sấu");
    // Whoever stands beside neither sees nor guesses them.
    let mut tu = world.person("tu").await;
    tu.get(&commune).await.expect_status(404);
    tu.get(&province).await.expect("ít nhất 65 %");
}

#[tokio::test]
async fn numbers_of_those_below_are_added_up_against_the_number_above() {
    let world = World::new().await;
    let province = page_of(&world, "tinh-uy");
    let mut binh = world.person("binh").await;
    let shown = set(&mut binh, &province, "C08", &[("muc_cam_ket", "ít nhất 100")]).await;
    assert!(!shown.says("Cộng"), "nobody below has set any");
    for (login, word, typed) in [("lan", "du-yen-hen-2025", "ít nhất 60"), ("tu", "du-yen-sau-2025", "30-50")] {
        let mut clerk = world.person(login).await;
        set(&mut clerk, &page_of(&world, word), "C08", &[("muc_cam_ket", typed)]).await.expect("Đã đặt chỉ tiêu");
    }
    let list = world.person("lan").await.get("/chi-tieu").await;
    assert!(!list.says("thấp hơn"), "the number of one unit is not held against the number of all");
    let path = format!("{province}/vocational-education/C08");
    binh.get(&path).await.expect("Cộng 2 đơn vị cấp dưới: 90 người, còn thiếu 10 người so với ít nhất 100 người");
    binh.get("/chi-tieu").await.expect("cần xem").expect("2/");
}

#[tokio::test]
async fn only_the_body_itself_sets_its_targets() {
    let world = World::new().await;
    let commune = page_of(&world, "du-yen-hen-2025");
    for (login, status) in [("binh", 403), ("thao", 403), ("tu", 404), ("mai", 404)] {
        let mut person = world.person(login).await;
        person.get(&format!("{commune}/moi")).await.expect_status(status);
        let refused = set(&mut person, &commune, "C01", &[("muc_cam_ket", "ít nhất 60")]).await;
        refused.expect_status(status);
    }
    let mut minh = world.person("minh").await;
    minh.get("/chi-tieu").await.expect("Tỉnh ủy Lam Giang").expect("Chưa có chỉ tiêu nào");
    world.person("lan").await.get(&commune).await.expect("Chưa có chỉ tiêu nào");
}
