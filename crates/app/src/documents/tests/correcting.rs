//! Correcting the reading: every field, the struck-through words of before, two people at once, wrong input.

use super::paper;
use testkit::World;

#[tokio::test]
async fn every_part_of_a_duty_can_be_corrected_and_the_words_before_stay() {
    let world = World::new().await;
    let id = paper::registered(&world, paper::guidance()).await;
    let path = format!("/van-ban/{id}");
    let mut minh = world.person("minh").await;
    let date = [("version", "1"), ("truong", "ngay"), ("gia_tri", "14-6-24")];
    minh.submit(&format!("{path}/thong-tin"), &date).await.expect("14/06/2024 Trần Quang Minh sửa, 23/11/2026");
    let page = minh.get(&format!("{path}/nhiem-vu/1")).await;
    page.expect("huyện ủy: 1 đơn vị (hệ Đảng)");
    let who = [
        ("version", "2"),
        ("giu", "0"),
        ("vai_tro", "support"),
        ("nhom", "party:huyen-uy"),
        ("ten", ""),
        ("ten", "Sở Nội vụ"),
        ("vai_tro_moi", "lead"),
    ];
    minh.submit(&format!("{path}/nhiem-vu/1/doi-tuong"), &who)
        .await
        .expect("Phối hợp: Các huyện ủy, thị ủy, thành ủy, đảng ủy trực thuộc Tỉnh ủy (6 đơn vị)")
        .expect("huyện ủy (1 đơn vị); Sở Nội vụ (1 đơn vị)")
        .expect("Người sửa");
    let words = [
        ("version", "3"),
        ("viec", "lập kế hoạch liên kết"),
        ("loai", "implement"),
        ("muc_do", "should"),
        ("san_pham", "kế hoạch\r\nbáo cáo"),
    ];
    let page = minh.submit(&format!("{path}/nhiem-vu/1/noi-dung"), &words).await;
    page.expect("lập kế hoạch liên kết").expect("kế hoạch; báo cáo").expect("Tổ chức thực hiện");
    assert!(page.html().contains(r#"Máy đọc: </span>Bắt buộc</span> Đề nghị"#));
    let timing = [("version", "4"), ("kieu", "hang-nam"), ("ngay_thang", "30/11")];
    let page = minh.submit(&format!("{path}/nhiem-vu/1/thoi-han"), &timing).await;
    page.expect("30/09/2024 Hằng năm, 30/11");
    let entry = world.history("document", id.uuid()).await.pop().unwrap();
    assert!(entry.particulars.contains("duties.0.deadline") && entry.particulars.contains("2024-09-30"));
}

#[tokio::test]
async fn a_duty_is_dropped_restored_and_added() {
    let world = World::new().await;
    let id = paper::registered(&world, paper::guidance()).await;
    let path = format!("/van-ban/{id}");
    let mut minh = world.person("minh").await;
    let page = minh.submit(&format!("{path}/nhiem-vu/4/bo"), &[("version", "1")]).await;
    page.expect("Đã bỏ nhiệm vụ 4").expect("3 nhiệm vụ").expect("phối hợp thực hiện");
    // The button beside the message knows no version.
    minh.submit(&format!("{path}/nhiem-vu/4/khoi-phuc"), &[]).await.expect("4 nhiệm vụ");
    let added =
        [("version", "3"), ("muc", "part_II"), ("viec", "bố trí kinh phí"), ("loai", "resource"), ("muc_do", "must")];
    let page = minh.submit(&format!("{path}/them-nhiem-vu"), &added).await;
    page.expect("Đã thêm nhiệm vụ 5").expect("Trả lời ngày ban hành và cơ quan ban hành trước");
    minh.get(&path).await.expect("Nhiệm vụ này giao cho ai?").expect("Mục II");
    let issuer = [("version", "4"), ("co_quan_ban_hanh", "1")];
    minh.submit(&format!("{path}/nhiem-vu/5/doi-tuong"), &issuer)
        .await
        .expect("Chính cơ quan ban hành")
        .expect("Người đọc thêm");
}

#[tokio::test]
async fn the_later_of_two_people_is_told_and_keeps_what_was_typed() {
    let world = World::new().await;
    let id = paper::registered(&world, paper::guidance()).await;
    let path = format!("/van-ban/{id}/nhiem-vu/1/noi-dung");
    let (mut minh, mut hanh) = (world.person("minh").await, world.person("hanh").await);
    let send = |words: &'static str| [("version", "1"), ("viec", words), ("loai", "plan"), ("muc_do", "must")];
    hanh.submit(&path, &send("lập kế hoạch năm")).await.expect("Đã sửa nhiệm vụ 1");
    let page = minh.post(&path, &send("lập kế hoạch quý")).await;
    page.expect_status(409).expect("Người khác vừa thay đổi nội dung này.").expect("lập kế hoạch quý");
    assert_eq!(page.value("version").as_deref(), Some("2"), "the next attempt knows what Hạnh did");
    minh.get(&format!("/van-ban/{id}")).await.expect("lập kế hoạch năm");
}

#[tokio::test]
async fn wrong_input_is_complained_about_at_its_field() {
    let world = World::new().await;
    let id = paper::registered(&world, paper::guidance()).await;
    let path = format!("/van-ban/{id}");
    let mut minh = world.person("minh").await;
    let right = [("version", "1"), ("truong", "ngay"), ("gia_tri", "14/6/2024")];
    minh.submit(&format!("{path}/thong-tin"), &right).await;
    for (form, fields, words) in [
        ("thong-tin", &[("truong", "ngay"), ("gia_tri", "31/02/2026")][..], "Không có ngày này trong lịch."),
        ("thong-tin", &[("truong", "ngay"), ("gia_tri", "24/11/2026")], "không thể sau hôm nay, 23/11/2026"),
        ("thong-tin", &[("truong", "co-quan"), ("gia_tri", "Ban Mơ mộng")], "tên «Ban Mơ mộng»"),
        ("thong-tin", &[("truong", "la"), ("gia_tri", "x")], "không có trong biểu mẫu"),
        ("nhiem-vu/1/doi-tuong", &[("ten", "Sở Mây")], "tên «Sở Mây»"),
        ("nhiem-vu/1/doi-tuong", &[("giu", "0"), ("vai_tro", "support")], "Chưa có nơi nào chủ trì."),
        ("nhiem-vu/1/thoi-han", &[("kieu", "ngay"), ("ngay", "1/1/2024")], "trước ngày ban hành"),
        ("nhiem-vu/1/thoi-han", &[("kieu", "hang-nam"), ("ngay_thang", "31/11")], "Chưa đọc được ngày và tháng."),
        ("nhiem-vu/1/thoi-han", &[("kieu", "hang-quy"), ("ngay_trong_thang", "32")], "từ 1 đến 31"),
        ("nhiem-vu/1/thoi-han", &[("kieu", "thuong-xuyen"), ("so_thang", "0")], "từ 1 đến 24"),
        ("nhiem-vu/1/thoi-han", &[("kieu", "")], "Chưa chọn cách tính hạn."),
        ("nhiem-vu/1/noi-dung", &[("viec", " ")], "Nội dung công việc đang trống."),
        ("them-nhiem-vu", &[("viec", "")], "Nội dung công việc đang trống."),
    ] {
        let mut all = vec![("version", "2")];
        all.extend(fields);
        minh.post(&format!("{path}/{form}"), &all).await.expect_status(422).expect(words);
    }
    minh.post(&format!("{path}/nhiem-vu/9/bo"), &[("version", "2")]).await.expect_status(404);
    assert_eq!(world.history("document", id.uuid()).await.len(), 2, "nothing was written");
}
