//! From the first question to the publication, as Minh; what others then see; and taking it back.

use super::paper;
use domain::ids::DocumentId;
use jiff::civil::date;
use papers::reading::Recipient;
use testkit::{Client, Page, World};

/// Answers a form of the document's page, with the version that the page shows.
async fn answer(client: &mut Client, id: DocumentId, form: &str, fields: &[(&str, &str)]) -> Page {
    let version = client.get(&format!("/van-ban/{id}")).await.value("version").expect("a version");
    let mut all = vec![("version", version.as_str())];
    all.extend(fields);
    client.submit(&format!("/van-ban/{id}/{form}"), &all).await
}

/// Answers every question of the guidance.
async fn answer_all(minh: &mut Client, id: DocumentId) {
    answer(minh, id, "thong-tin", &[("truong", "ngay"), ("gia_tri", "14/6/2024")]).await.expect("còn 3/4");
    answer(minh, id, "thong-tin", &[("truong", "so"), ("gia_tri", "85-HD/BTGTU")]).await.expect("còn 2/4");
    answer(minh, id, "nhiem-vu/3/thoi-han", &[("kieu", "nua-nam")]).await.expect("còn 1/4");
    answer(minh, id, "nhiem-vu/4/doi-tuong", &[("thay", "1"), ("ten", "Sở Giáo dục và Đào tạo")])
        .await
        .expect("còn 0/4");
}

#[tokio::test]
async fn minh_answers_previews_and_publishes_the_guidance_of_the_board_before() {
    let world = World::new().await;
    let id = paper::registered(&world, paper::guidance()).await;
    let mut minh = world.person("minh").await;
    let preview = minh.get(&format!("/van-ban/{id}/ban-hanh")).await;
    preview.expect("Văn bản chưa có ngày ban hành.");
    assert!(!preview.html().contains("so_luong") && !preview.says("Sẽ mở"));
    answer_all(&mut minh, id).await;
    let preview = minh.get(&format!("/van-ban/{id}/ban-hanh")).await;
    // Two districts and four committees directly under the province, then the Front twice, then the department.
    preview
        .expect_status(200)
        .expect("Ban Tuyên giáo Tỉnh ủy, 14/06/2024")
        .expect("4 nhiệm vụ, 9 phần việc của đơn vị")
        .expect("Huyện ủy Vĩnh Gạo")
        .expect("2 nhiệm vụ trở thành thường xuyên")
        .expect("Sẽ chuyển giao cho")
        .expect("Đảng ủy xã Yên Hến");
    let version = preview.value("version").unwrap();
    let page = minh.submit(&format!("/van-ban/{id}/ban-hanh"), &[("version", &version)]).await;
    page.expect_status(200)
        .expect("Đã ban hành; các phần việc đã mở")
        .expect("Đã mở 4 nhiệm vụ, 9 phần việc của đơn vị.")
        .expect("85-HD/BTGTU");
    assert!(!page.says("Không phải nhiệm vụ"), "nothing can be corrected any more");
    // Whom it meant in 2024, and who does their work today, by which document.
    page.expect("Ai mang tiếp").expect(
        "Huyện ủy Vĩnh Gạo → Đảng ủy xã Vĩnh Gạo chia, chuyển giao ngày 01/07/2025 theo Nghị quyết 203/2025/QH15",
    );
    assert!(page.link(&format!("/nhiem-vu?van-ban={id}")).is_some());

    let verbs: Vec<(String, Option<String>)> =
        world.history("document", id.uuid()).await.into_iter().map(|entry| (entry.verb, entry.login)).collect();
    let by_minh = |verb: &str| (verb.to_owned(), Some("minh".to_owned()));
    let corrected = || by_minh("correct-reading");
    let mut expected = vec![by_minh("register-document"), corrected(), corrected(), corrected(), corrected()];
    expected.extend([by_minh("publish-document"), ("hand-over-assignments".to_owned(), None)]);
    assert_eq!(verbs, expected);
    // The second click leads to the same page, and a correction comes too late.
    let again = minh.submit(&format!("/van-ban/{id}/ban-hanh"), &[("version", &version)]).await;
    again.expect_status(200).expect("Văn bản đã được ban hành trên hệ thống.");
    let late = minh.post(&format!("/van-ban/{id}/nhiem-vu/1/bo"), &[("version", &version)]).await;
    late.expect_status(409).expect("Văn bản đã được ban hành trên hệ thống.");
}

#[tokio::test]
async fn lan_sees_nothing_before_publication_and_the_document_after_it() {
    let world = World::new().await;
    let id = paper::registered(&world, paper::guidance()).await;
    let mut lan = world.person("lan").await;
    let path = format!("/van-ban/{id}");
    lan.get(&path).await.expect_status(404);
    lan.get(&format!("{path}/tep")).await.expect_status(404);
    lan.get("/van-ban").await.expect("Chưa có văn bản nào.");

    let mut minh = world.person("minh").await;
    answer_all(&mut minh, id).await;
    publish(&mut minh, id).await.expect("Đã mở 4 nhiệm vụ");
    lan.get("/van-ban").await.expect("Hướng dẫn 85-HD/BTGTU").expect("Đã ban hành");
    let page = lan.get(&path).await;
    page.expect_status(200).expect("xây dựng kế hoạch").expect("Kế hoạch 72-KH/TU");
    assert!(page.link("/van-ban/tai-len").is_none() && page.link(&format!("{path}/thu-hoi")).is_none());
    lan.post(&format!("{path}/thu-hoi"), &[("ly_do", "Nhầm")]).await.expect_status(403);
    lan.get(&format!("{path}/nhiem-vu/1")).await.expect_status(403);
    // Mai of the Front is a recipient; Tú's commune inherited from the same district; Khách holds no role.
    world.person("mai").await.get(&path).await.expect_status(200);
    world.person("tu").await.get(&path).await.expect_status(200);
    world.person("quantri").await.get(&path).await.expect_status(404);
}

async fn publish(client: &mut Client, id: DocumentId) -> Page {
    let version = client.get(&format!("/van-ban/{id}/ban-hanh")).await.value("version").expect("a version");
    client.submit(&format!("/van-ban/{id}/ban-hanh"), &[("version", &version)]).await
}

#[tokio::test]
async fn a_retraction_needs_a_reason_and_closes_what_was_opened() {
    let world = World::new().await;
    let id = paper::registered(&world, paper::guidance()).await;
    let mut minh = world.person("minh").await;
    answer_all(&mut minh, id).await;
    publish(&mut minh, id).await;
    let path = format!("/van-ban/{id}/thu-hoi");
    minh.post(&path, &[("ly_do", "  ")]).await.expect_status(422).expect("Mục này chưa được nhập.");
    minh.submit(&path, &[("ly_do", "Ban hành nhầm bản dự thảo")])
        .await
        .expect_status(200)
        .expect("Đã thu hồi")
        .expect("Ban hành nhầm bản dự thảo");
    minh.post(&path, &[("ly_do", "Lần nữa")]).await.expect_status(409);
    database::record! { struct Count { open: i64 } }
    const OPEN: &str = "SELECT COUNT(*) AS open FROM assignment WHERE closed_on IS NULL";
    let count: Count = world.connection().await.one(OPEN, database::params![]).await.unwrap();
    assert_eq!(count.open, 0);
    let last = world.history("document", id.uuid()).await.pop().unwrap();
    assert_eq!((last.verb.as_str(), last.login.as_deref()), ("retract-document", Some("minh")));
    minh.get("/van-ban").await.expect("Đã thu hồi");
}

#[tokio::test]
async fn nobody_publishes_for_a_peer_and_a_commune_takes_only_its_own_part() {
    let world = World::new().await;
    let mut reading = paper::guidance();
    reading.document.date = Some(date(2026, 3, 2));
    reading.document.issuer = Some("Ban Tổ chức Tỉnh ủy".to_owned());
    reading.duties.truncate(1);
    reading.questions.clear();
    let communes = ["dang-uy-xa", "dang-uy-phuong"].map(str::to_owned).to_vec();
    reading.duties[0].addressees[0].selector =
        Some(domain::organisations::Selector::Class { line: "party".to_owned(), classes: communes });
    reading.duties[0].deadline = None;
    let of_minh = paper::registered(&world, reading.clone()).await;
    let mut minh = world.person("minh").await;
    minh.get(&format!("/van-ban/{of_minh}/ban-hanh")).await.expect("không giao việc được cho");

    reading.document.recipients = vec![Recipient { text: "Đảng ủy xã Yên Hến".to_owned(), purpose: None }];
    let id = paper::registered_by(&world, "son", "du-yen-hen-2025", reading).await;
    let mut son = world.person("son").await;
    son.get(&format!("/van-ban/{id}/ban-hanh"))
        .await
        .expect("chỉ nhận phần việc của chính mình")
        .expect("1 nhiệm vụ, 1 phần việc")
        .expect("Cơ quan theo dõi Ban Tổ chức Tỉnh ủy");
    publish(&mut son, id).await.expect("Đã mở 1 nhiệm vụ, 1 phần việc của đơn vị.");
    // Lan of the same commune is a clerk: she reads it but does not publish.
    let mut lan = world.person("lan").await;
    lan.get(&format!("/van-ban/{id}")).await.expect_status(200);
    lan.get(&format!("/van-ban/{id}/ban-hanh")).await.expect_status(403);
}

#[tokio::test]
async fn one_of_several_heirs_of_an_issuer_binds_only_what_came_to_it() {
    let world = World::new().await;
    let mut reading = paper::guidance();
    reading.document.date = Some(date(2024, 5, 6));
    reading.document.issuer = Some("Huyện ủy Vĩnh Gạo".to_owned());
    reading.duties.truncate(1);
    reading.questions.clear();
    let classes = vec!["dang-uy-co-so".to_owned()];
    reading.duties[0].addressees[0].selector =
        Some(domain::organisations::Selector::Class { line: "party".to_owned(), classes });
    let id = paper::registered_by(&world, "son", "du-yen-hen-2025", reading).await;
    let mut son = world.person("son").await;
    let path = format!("/van-ban/{id}/ban-hanh");
    son.get(&path).await.expect("không giao việc được cho").expect("7 đơn vị khác được nêu nhưng ngoài phạm vi");
    let fields = [("version", "1"), ("ten", "Đảng ủy xã Yên Chàm")];
    son.submit(&format!("/van-ban/{id}/nhiem-vu/1/doi-tuong"), &fields).await;
    let preview = son.get(&path).await;
    preview.expect("1 nhiệm vụ, 1 phần việc").expect("Nay là 1 đơn vị").expect("Cơ quan theo dõi Đảng ủy xã Yên Hến");
    publish(&mut son, id).await.expect("Đã mở 1 nhiệm vụ, 1 phần việc của đơn vị.");
}

#[tokio::test]
async fn a_document_of_the_future_is_not_published() {
    let world = World::new().await;
    let mut reading = paper::guidance();
    reading.document.date = Some(date(2026, 11, 24));
    reading.document.issuer = Some("Ban Tuyên giáo và Dân vận Tỉnh ủy".to_owned());
    let id = paper::registered(&world, reading).await;
    let page = world.person("minh").await.get(&format!("/van-ban/{id}/ban-hanh")).await;
    page.expect("Ngày này ở tương lai.").expect("không muộn hơn 23/11/2026");
}

#[tokio::test]
async fn above_the_limit_the_number_is_typed() {
    let settings = testkit::app::Settings { demo: true, ask_above_assignments: 8, ..testkit::app::Settings::default() };
    let world = World::with(settings).await;
    let id = paper::registered(&world, paper::guidance()).await;
    let mut minh = world.person("minh").await;
    answer_all(&mut minh, id).await;
    let path = format!("/van-ban/{id}/ban-hanh");
    let version = minh.get(&path).await.value("version").unwrap();
    let send = |typed: &'static str| [("version", version.clone()), ("so_luong", typed.to_owned())];
    for (typed, words) in [("", "Ban hành sẽ mở 9 phần việc."), ("8", "Con số đã nhập là «8»"), ("chín", "«chín»")]
    {
        let fields = send(typed);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let page = minh.post(&path, &fields).await;
        page.expect_status(422).expect(words);
        assert_eq!(page.value("so_luong").as_deref(), Some(typed));
    }
    minh.submit(&path, &[("version", &version), ("so_luong", "9")]).await.expect("Đã mở 4 nhiệm vụ");
}
