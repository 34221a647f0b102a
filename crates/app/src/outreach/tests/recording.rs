//! Recording on a slow network: once and not twice, evidence, corrections by two people, withdrawal, persons without counting twice.

use super::{borrowed, form_of, opened, record, recorded, state};
use testkit::World;

#[tokio::test]
async fn the_same_form_sent_again_records_nothing_more() {
    let world = World::new().await;
    let (_, campaign) = opened(&world).await;
    let mut lan = world.person("lan").await;
    let form = form_of(&mut lan, &campaign, &[("nguoi-heads", "18")]).await;
    let first = lan.post("/tuyen-truyen/ghi", &borrowed(&form)).await;
    let path = first.location().expect("an activity").to_owned();
    let second = lan.post("/tuyen-truyen/ghi", &borrowed(&form)).await;
    assert_eq!(second.location(), Some(path.as_str()), "the same activity");
    lan.follow(second).await.expect("không ghi thêm lần nữa");
    // The same key with other numbers is another matter; what was typed is kept, under a key of its own.
    let mut other = form.clone();
    other.retain(|(name, _)| name != "nguoi-heads");
    other.push(("nguoi-heads".to_owned(), "19".to_owned()));
    let asked = lan.post("/tuyen-truyen/ghi", &borrowed(&other)).await;
    asked.expect_status(409).expect("đã gửi một lần với nội dung khác");
    assert_eq!(asked.value("nguoi-heads").as_deref(), Some("19"));
    assert_ne!(asked.value("khoa"), form.iter().find(|(name, _)| name == "khoa").map(|(_, key)| key.clone()));
    // A fresh form with the same content looks the same, until the person says that it is another one.
    let same = record(&mut lan, &campaign, &[("nguoi-heads", "18")]).await;
    same.expect_status(409).expect("đã ghi một hoạt động giống hệt");
    recorded(&mut lan, &campaign, &[("nguoi-heads", "18"), ("hoat_dong_khac", "1")]).await;
    lan.get(&campaign).await.expect("36 lượt").expect("18 người, chưa nêu tổng số");
}

#[tokio::test]
async fn evidence_goes_along_and_a_script_is_told_where_to_go() {
    let world = World::new().await;
    let (_, campaign) = opened(&world).await;
    let mut lan = world.person("lan").await;
    let form = form_of(&mut lan, &campaign, &[("nguoi-youth", "40")]).await;
    let sent = lan.upload("/tuyen-truyen/ghi", &borrowed(&form), "tep", "ảnh hội nghị.jpg", b"JPEG").await;
    let page = lan.follow(sent).await;
    page.expect("Đã ghi hoạt động").expect("ảnh hội nghị.jpg");
    let file =
        page.links("/tuyen-truyen/hoat-dong/").into_iter().find(|path| path.contains("minh-chung")).expect("a file");
    assert_eq!(lan.get(&file).await.body, b"JPEG");
    world.person("tu").await.get(&file).await.expect_status(404);
}

#[tokio::test]
async fn two_who_correct_the_same_activity_do_not_write_over_each_other() {
    let world = World::new().await;
    let (_, campaign) = opened(&world).await;
    let (mut lan, mut son) = (world.person("lan").await, world.person("son").await);
    let activity = recorded(&mut lan, &campaign, &[("nguoi-heads", "18")]).await;
    let path = format!("{activity}/sua");
    let seen = son.get(&path).await.value("version").expect("a version");
    let fields = |people: &'static str| {
        let version = seen.clone();
        move |reason: &'static str| {
            vec![
                ("version".to_owned(), version.clone()),
                ("kenh".to_owned(), "conference".to_owned()),
                ("ngay_dien_ra".to_owned(), "20/11/2026".to_owned()),
                ("so_luong".to_owned(), "1".to_owned()),
                ("cach_dem".to_owned(), "persons".to_owned()),
                ("nguoi-heads".to_owned(), people.to_owned()),
                ("ly_do".to_owned(), reason.to_owned()),
            ]
        }
    };
    lan.submit(&path, &borrowed(&fields("20")(""))).await.expect_status(422);
    lan.submit(&path, &borrowed(&fields("20")("đếm lại")))
        .await
        .expect("Đã sửa hoạt động")
        .expect("đếm lại")
        .expect("20/11/2026");
    let late = son.submit(&path, &borrowed(&fields("17")("theo danh sách"))).await;
    late.expect_status(409).expect("Có người vừa");
    assert_eq!(late.value("nguoi-heads").as_deref(), Some("17"), "what was typed is kept");
    son.get(&activity).await.expect("18").expect("20");

    let version = lan.get(&activity).await.value("version").expect("a version");
    lan.submit(&format!("{activity}/rut"), &[("version", &version)]).await.expect_status(422);
    let withdraw = [("version", version.as_str()), ("ly_do_rut", "ghi nhầm đợt")];
    lan.submit(&format!("{activity}/rut"), &withdraw).await.expect("Đã rút hoạt động").expect("ghi nhầm đợt");
    lan.submit(&format!("{activity}/rut"), &withdraw).await.expect_status(409).expect("đã được rút");
    lan.get(&campaign).await.expect("0 lượt").expect("đã rút");
    let id = super::id_of(&activity).parse().expect("an id");
    let steps: Vec<String> = world.history("outreach-activity", id).await.into_iter().map(|row| row.verb).collect();
    assert_eq!(steps, ["record-outreach"; 3]);
}

#[tokio::test]
async fn persons_are_the_largest_claim_unless_the_unit_says_otherwise() {
    let world = World::new().await;
    let (_, campaign) = opened(&world).await;
    let mut lan = world.person("lan").await;
    let unit = world.organisation("du-yen-hen-2025").to_string();
    state(&mut lan, &campaign, &unit, &[("nguoi-heads", "30")]).await.expect("Đã ghi tổng số người");
    recorded(&mut lan, &campaign, &[("nguoi-heads", "18")]).await;
    recorded(&mut lan, &campaign, &[("nguoi-heads", "12"), ("kenh", "session")]).await;
    recorded(&mut lan, &campaign, &[("nguoi-heads", "400"), ("kenh", "online"), ("cach_dem", "turns")]).await;
    let page = format!("{campaign}/don-vi/{unit}");
    lan.get(&page).await.expect("18/30 người (60 %); 430 lượt");
    let path = format!("{page}/so-nguoi");
    let fields = |people: &'static str, why: &'static str| {
        [("doi_tuong_dem", "heads"), ("so_nguoi", people), ("can_cu_dem", why)]
    };
    lan.submit(&path, &fields("25", "")).await.expect_status(422);
    lan.submit(&path, &fields("17", "x")).await.expect_status(422).expect("phải từ 18");
    lan.submit(&path, &fields("nhiều", "x")).await.expect_status(422).expect("không phải là số người");
    lan.submit(&path, &fields("25", "điểm danh theo danh sách")).await.expect("25/30 người (83 %)");
    // More than there are is never a share: it is said, and why.
    let above = record(&mut lan, &campaign, &[("nguoi-heads", "31"), ("ten_hoat_dong", "mở rộng")]).await;
    above.expect_status(422).expect("nhiều hơn số 30 người đã nêu");
    assert_eq!(above.value("nguoi-heads").as_deref(), Some("31"));
    let why = [("nguoi-heads", "31"), ("ten_hoat_dong", "mở rộng"), ("vi_sao_hon", "có khách mời của xã bạn")];
    recorded(&mut lan, &campaign, &why).await;
    lan.submit(&path, &fields("33", "có khách"))
        .await
        .expect("nhiều hơn tổng số đã nêu")
        .expect("có khách mời của xã bạn");
    assert!(!lan.get(&page).await.says("110 %"));
}
