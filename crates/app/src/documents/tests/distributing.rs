//! «Nơi nhận»: resolved before publication, delivered at it, opened and acknowledged by the recipients' people.

use super::paper;
use domain::ids::DocumentId;
use jiff::civil::date;
use papers::reading::{Purpose, Reading, Recipient};
use testkit::{Client, Page, World};

/// A guidance of this year for the communes, with every kind of recipient.
fn letter() -> Reading {
    let mut reading = paper::guidance();
    reading.document.date = Some(date(2026, 11, 2));
    reading.document.symbol = Some("12-HD/BTGDVTU".to_owned());
    reading.document.issuer = Some("Ban Tuyên giáo và Dân vận Tỉnh ủy".to_owned());
    reading.questions.clear();
    reading.duties.truncate(2);
    reading.duties.remove(0);
    let line = |text: &str, purpose| Recipient { text: text.to_owned(), purpose };
    reading.document.recipients = vec![
        line("Thường trực Tỉnh ủy (để báo cáo),", Some(Purpose::Report)),
        line("Các đảng ủy xã, phường,", Some(Purpose::Execute)),
        line("Sở Mây và Gió,", Some(Purpose::Inform)),
        line("Sở Giáo dục và Đào tạo,", Some(Purpose::Inform)),
        line("Lưu VP.", Some(Purpose::Archive)),
    ];
    reading
}

async fn send(client: &mut Client, id: DocumentId, form: &str, fields: &[(&str, &str)]) -> Page {
    let version = client.get(&format!("/van-ban/{id}")).await.value("version").expect("a version");
    let mut all = vec![("version", version.as_str())];
    all.extend(fields);
    client.submit(&format!("/van-ban/{id}/{form}"), &all).await
}

async fn published(world: &World, reading: Reading) -> DocumentId {
    let id = paper::registered(world, reading).await;
    let mut minh = world.person("minh").await;
    let version = minh.get(&format!("/van-ban/{id}/ban-hanh")).await.value("version").expect("a version");
    let page = minh.submit(&format!("/van-ban/{id}/ban-hanh"), &[("version", &version)]).await;
    page.expect("Đã ban hành");
    id
}

database::record! { struct Count { count: i64 } }

async fn count(world: &World, sql: &'static str) -> i64 {
    world.connection().await.one::<Count>(sql, database::params![]).await.unwrap().count
}

#[tokio::test]
async fn minh_sees_whom_each_line_means_and_chooses_where_the_words_do_not_tell() {
    let world = World::new().await;
    let id = paper::registered(&world, letter()).await;
    let path = format!("/van-ban/{id}");
    let mut minh = world.person("minh").await;
    let page = minh.get(&path).await;
    page.expect("1 nơi nhận cần người chọn đơn vị")
        .expect("Thường trực Tỉnh ủy (để báo cáo), để báo cáo 1 đơn vị → Tỉnh ủy Lam Giang")
        .expect("Sở Mây và Gió, để biết Cần người chọn")
        .expect("Lưu VP. để lưu Lưu tại cơ quan ban hành")
        .expect("Sở Giáo dục và Đào tạo");
    minh.get(&format!("{path}/noi-nhan/3")).await.expect("Chưa rõ dòng này là đơn vị nào trong danh sách.");
    for (fields, words) in [
        (&[("cach", "chon"), ("ten", "Sở Mây")][..], "không có đúng một đơn vị tên «Sở Mây»"),
        (&[("cach", "chon"), ("ten", " ")], "Chưa chọn đơn vị nào."),
        (&[("cach", "bay")], "Chưa chọn gửi cho ai."),
    ] {
        send(&mut minh, id, "noi-nhan/3", fields).await.expect(words);
    }
    send(&mut minh, id, "them-noi-nhan", &[("cach", "chon"), ("ghi", "")]).await.expect("Chưa ghi nơi nhận.");
    let chosen = [("cach", "chon"), ("ten", "Sở Nội vụ"), ("muc_dich", "coordinate")];
    let page = send(&mut minh, id, "noi-nhan/3", &chosen).await;
    page.expect("Đã sửa nơi nhận.").expect("để phối hợp 1 đơn vị → Sở Nội vụ");
    assert!(!page.says("cần người chọn"));
    minh.submit(&format!("{path}/hieu-chinh/2/hoan-tac"), &[]).await.expect("Cần người chọn");
    send(&mut minh, id, "noi-nhan/3", &[("cach", "khong-gui")]).await.expect("Không gửi qua hệ thống");
    let added = [("cach", "chon"), ("ghi", "Báo Lam Giang"), ("ten", "Sở Nội vụ")];
    send(&mut minh, id, "them-noi-nhan", &added).await.expect("Báo Lam Giang 1 đơn vị → Sở Nội vụ");
    minh.get(&format!("{path}/noi-nhan/9")).await.expect_status(404);
}

#[tokio::test]
async fn lan_opens_and_acknowledges_and_minh_sees_it() {
    let world = World::new().await;
    let id = published(&world, letter()).await;
    let path = format!("/van-ban/{id}");
    let (mut minh, mut lan) = (world.person("minh").await, world.person("lan").await);
    let page = minh.get(&format!("{path}?loc=chua-mo")).await;
    page.expect("0 đã mở").expect("Đảng ủy xã Yên Hến để thực hiện Chưa mở");
    minh.get("/viec-cua-toi").await.expect("Văn bản đã gửi, chưa mở").expect("chưa mở:");
    assert_eq!(count(&world, "SELECT COUNT(*) AS count FROM document_opening").await, 0, "the sender is no recipient");

    minh.get("/van-ban?loc=con-noi-chua-mo").await.expect("Hướng dẫn 12-HD/BTGDVTU");
    lan.get("/van-ban?loc=chua-mo").await.expect("Hướng dẫn 12-HD/BTGDVTU");
    minh.get("/van-ban?loc=chua-mo").await.expect("Không có văn bản nào như vậy.");
    let work = lan.get("/viec-cua-toi").await;
    work.expect("Văn bản mới nhận 1").expect("Hướng dẫn 12-HD/BTGDVTU").expect("Mở và đọc");
    let page = lan.get(&path).await;
    page.expect_status(200).expect("Đã nhận văn bản").expect("→");
    assert!(!page.says("Tình hình nhận văn bản"), "a recipient does not see what its peers did");
    lan.get("/viec-cua-toi").await.expect("Xác nhận đã nhận");
    lan.get(&path).await;
    assert_eq!(count(&world, "SELECT COUNT(*) AS count FROM document_opening").await, 1, "only the first time counts");
    lan.submit(&format!("{path}/da-nhan"), &[]).await.expect("Đã xác nhận: đơn vị đã nhận văn bản.");
    lan.submit(&format!("{path}/da-nhan"), &[]).await.expect("Việc này đã được thực hiện trước đó.");
    assert!(!lan.get("/viec-cua-toi").await.says("Văn bản mới nhận"));

    let page = minh.get(&path).await;
    page.expect("1 đã mở, 1 xác nhận đã nhận").expect("Đảng ủy xã Yên Hến để thực hiện Đã nhận");
    assert!(!minh.get(&format!("{path}?loc=chua-mo")).await.says("Đảng ủy xã Yên Hến để thực hiện"));
    let steps: Vec<(String, Option<String>)> = world
        .history("document", id.uuid())
        .await
        .into_iter()
        .filter(|entry| entry.verb == "receive-document")
        .map(|entry| (entry.verb, entry.login))
        .collect();
    let by_lan = ("receive-document".to_owned(), Some("lan".to_owned()));
    assert_eq!(steps, [by_lan.clone(), by_lan]);
}

#[tokio::test]
async fn being_sent_a_document_gives_rights_to_read_it_and_no_assignment() {
    let world = World::new().await;
    let id = published(&world, letter()).await;
    let path = format!("/van-ban/{id}");
    // The Front holds the one duty; the communes were only sent the document.
    assert_eq!(count(&world, "SELECT COUNT(*) AS count FROM assignment").await, 1);
    let mut lan = world.person("lan").await;
    lan.get(&path).await.expect_status(200);
    lan.post(&format!("{path}/thu-hoi"), &[("ly_do", "x")]).await.expect_status(403);
    lan.get(&format!("{path}/noi-nhan/1")).await.expect_status(403);
    // The sender and the holder of a duty who is no recipient have nothing to acknowledge; a stranger finds nothing.
    world.person("minh").await.post(&format!("{path}/da-nhan"), &[]).await.expect_status(403);
    world.person("quantri").await.post(&format!("{path}/da-nhan"), &[]).await.expect_status(404);
    let mut minh = world.person("minh").await;
    minh.submit(&format!("{path}/thu-hoi"), &[("ly_do", "Ban hành nhầm")]).await;
    lan.post(&format!("{path}/da-nhan"), &[]).await.expect_status(404);
    assert!(!lan.get("/viec-cua-toi").await.says("Văn bản mới nhận"));
}

#[tokio::test]
async fn a_body_that_took_over_gets_what_was_sent_to_the_one_before() {
    let world = World::new().await;
    let mut reading = letter();
    reading.document.date = Some(date(2024, 6, 14));
    reading.document.issuer = Some("Ban Tuyên giáo Tỉnh ủy".to_owned());
    reading.document.recipients =
        vec![Recipient { text: "Các huyện, thị, thành ủy,".to_owned(), purpose: Some(Purpose::Execute) }];
    let id = published(&world, reading).await;
    let path = format!("/van-ban/{id}");
    let mut minh = world.person("minh").await;
    minh.get(&path).await.expect("Đảng ủy xã Yên Hến thay Huyện ủy Vĩnh Gạo");
    let mut lan = world.person("lan").await;
    lan.get("/viec-cua-toi").await.expect("Văn bản mới nhận 1");
    lan.get(&path).await.expect_status(200).expect("Đã nhận văn bản");
    minh.get(&path).await.expect("1 đã mở");
}

#[tokio::test]
async fn minh_reminds_those_that_have_not_opened_it_once_a_day() {
    let world = World::new().await;
    let id = published(&world, letter()).await;
    let path = format!("/van-ban/{id}");
    let (mut minh, mut lan) = (world.person("minh").await, world.person("lan").await);
    let mut vinh = world.person("vinh").await;
    vinh.get(&path).await.expect_status(200);
    let before = count(&world, "SELECT COUNT(*) AS count FROM document_reminder").await;
    let page = minh.submit(&format!("{path}/nhac-mo"), &[]).await;
    page.expect("đơn vị chưa mở văn bản; lời nhắc hiện ở «Việc của tôi» của họ.").expect("đã nhắc 1 lần");
    assert!(!minh.get(&path).await.says("Nhắc "), "once a day is enough");
    let unopened = "SELECT COUNT(*) AS count FROM delivery d WHERE NOT EXISTS \
         (SELECT 1 FROM document_opening o WHERE o.delivery_id = d.id)";
    let reminders = count(&world, "SELECT COUNT(*) AS count FROM document_reminder").await;
    assert_eq!((before, reminders), (0, count(&world, unopened).await));
    minh.submit(&format!("{path}/nhac-mo"), &[]).await.expect("đã được thực hiện");
    assert_eq!(count(&world, "SELECT COUNT(*) AS count FROM document_reminder").await, reminders);
    lan.get("/viec-cua-toi").await.expect("được nhắc ngày 23/11/2026");
    lan.get(&path).await.expect_status(200);
    assert!(!lan.get("/viec-cua-toi").await.says("được nhắc"), "what was opened is not nagged about");
    lan.submit(&format!("{path}/nhac-mo"), &[]).await.expect_status(403);
    minh.submit(&format!("{path}/thu-hoi"), &[("ly_do", "Gửi nhầm.")]).await;
    minh.submit(&format!("{path}/nhac-mo"), &[]).await.expect_status(404);
}
