//! Taking corrections back, the shape of duties, places of the text: what is done, what is refused, and that nothing is lost.

use super::paper;
use domain::ids::DocumentId;
use testkit::{Client, Page, World};

async fn version(client: &mut Client, id: DocumentId) -> String {
    client.get(&format!("/van-ban/{id}")).await.value("version").expect("a version")
}

async fn text_of(client: &mut Client, id: DocumentId) -> String {
    client.get(&format!("/van-ban/{id}/nhiem-vu/1")).await.value("ban").expect("a text version")
}

/// Sends a form with the version that the page shows.
async fn send(client: &mut Client, id: DocumentId, form: &str, fields: &[(&str, &str)]) -> Page {
    let version = version(client, id).await;
    let mut all = vec![("version", version.as_str())];
    all.extend(fields);
    client.submit(&format!("/van-ban/{id}/{form}"), &all).await
}

#[tokio::test]
async fn minh_takes_a_correction_back_from_its_message_and_from_the_history() {
    let world = World::new().await;
    let id = paper::registered(&world, paper::guidance()).await;
    let mut minh = world.person("minh").await;
    let page = send(&mut minh, id, "nhiem-vu/1/thoi-han", &[("kieu", "hang-nam"), ("ngay_thang", "30/11")]).await;
    page.expect("30/09/2024 Hằng năm, 30/11").expect("Người sửa").expect("Các lần sửa (1)");
    assert!(page.html().contains(&format!("/van-ban/{id}/hieu-chinh/2/hoan-tac")), "the message offers the way back");
    send(&mut minh, id, "thong-tin", &[("truong", "so"), ("gia_tri", "9-HD/BTG")]).await;

    let page = minh.submit(&format!("/van-ban/{id}/hieu-chinh/2/hoan-tac"), &[]).await;
    page.expect("Đã hoàn tác lần sửa 2").expect("9-HD/BTG");
    assert!(!page.says("Hằng năm") && !page.says("Người sửa"), "the duty is again as it was read");
    let history = minh.get(&format!("/van-ban/{id}/hieu-chinh")).await;
    history
        .expect("4 Hoàn tác : Nhiệm vụ 1 lần sửa 2")
        .expect("Nhiệm vụ 1: thời hạn 30/09/2024 Hằng năm, 30/11")
        .expect("Đã hoàn tác ở lần sửa 4")
        .expect("Trần Quang Minh");
    // What was taken back is not taken back twice, but taking back can be taken back.
    minh.submit(&format!("/van-ban/{id}/hieu-chinh/2/hoan-tac"), &[]).await.expect("Việc này đã được thực hiện");
    minh.submit(&format!("/van-ban/{id}/hieu-chinh/4/hoan-tac"), &[]).await.expect("Hằng năm, 30/11");
    minh.post(&format!("/van-ban/{id}/hieu-chinh/99/hoan-tac"), &[]).await.expect_status(404);
    let verbs = world.history("document", id.uuid()).await;
    assert_eq!(verbs.iter().filter(|entry| entry.verb == "correct-reading").count(), 4);
    assert!(verbs.last().unwrap().particulars.contains("undo"));
}

#[tokio::test]
async fn nothing_is_taken_back_that_somebody_else_changed_since() {
    let world = World::new().await;
    let id = paper::registered(&world, paper::guidance()).await;
    let (mut minh, mut hanh) = (world.person("minh").await, world.person("hanh").await);
    send(&mut minh, id, "nhiem-vu/1/thoi-han", &[("kieu", "ngay"), ("ngay", "1/10/2026")]).await;
    send(&mut hanh, id, "nhiem-vu/1/thoi-han", &[("kieu", "ngay"), ("ngay", "1/11/2026")]).await;
    let page = minh.submit(&format!("/van-ban/{id}/hieu-chinh/2/hoan-tac"), &[]).await;
    page.expect("Nội dung này đã được sửa tiếp ở lần sửa 3").expect("01/11/2026");
    minh.get(&format!("/van-ban/{id}/hieu-chinh")).await.expect("Đã được sửa tiếp ở lần sửa 3");
    // Hạnh's goes first, then Minh's.
    minh.submit(&format!("/van-ban/{id}/hieu-chinh/3/hoan-tac"), &[]).await.expect("01/10/2026");
    minh.submit(&format!("/van-ban/{id}/hieu-chinh/2/hoan-tac"), &[]).await.expect("30/09/2024");
}

#[tokio::test]
async fn a_duty_comes_from_words_of_the_text() {
    let world = World::new().await;
    let id = paper::registered(&world, paper::guidance()).await;
    let mut minh = world.person("minh").await;
    let text = text_of(&mut minh, id).await;
    let [start, end] = paper::span("Căn cứ Hướng dẫn số 157-HD/BTGTW");
    let form = format!("/van-ban/{id}/them-nhiem-vu?ban={text}&tu={start}&den={end}");
    let page = minh.get(&form).await;
    page.expect_status(200).expect("Từ đoạn này của văn bản: Căn cứ Hướng dẫn số 157-HD/BTGTW");
    let (tu, den) = (start.to_string(), end.to_string());
    let fields = [("ban", text.as_str()), ("tu", &tu), ("den", &den), ("viec", "căn cứ"), ("loai", "implement")];
    send(&mut minh, id, "them-nhiem-vu", &fields).await.expect("Đã thêm nhiệm vụ 5");
    let page = minh.get(&format!("/van-ban/{id}")).await;
    assert!(page.html().contains(r#"id="n5""#), "its words are marked");

    let [start, end] = paper::span("vận động đoàn viên");
    let page = minh.get(&format!("/van-ban/{id}/them-nhiem-vu?ban={text}&tu={start}&den={end}")).await;
    page.expect_status(422).expect("Đoạn này trùng với lời của nhiệm vụ 2").expect("vận động đoàn viên");
    let (tu, den) = (start.to_string(), end.to_string());
    let mut fields = vec![("ban", text.as_str()), ("tu", &tu), ("den", &den), ("viec", "vận động")];
    send(&mut minh, id, "them-nhiem-vu", &fields).await.expect("Đoạn này trùng với lời của nhiệm vụ 2");
    fields.push(("van_giu", "1"));
    send(&mut minh, id, "them-nhiem-vu", &fields).await.expect("Đã thêm nhiệm vụ 6");
}

#[tokio::test]
async fn a_wrong_place_is_said_to_be_wrong_and_the_words_are_kept() {
    let world = World::new().await;
    let id = paper::registered(&world, paper::guidance()).await;
    let mut minh = world.person("minh").await;
    let text = text_of(&mut minh, id).await;
    let other = "01920000-0000-7000-8000-000000000000";
    let length = paper::GUIDANCE.chars().count();
    let (beyond, last) = ((length + 1).to_string(), length.to_string());
    for (ban, tu, den, doan, words) in [
        (text.as_str(), "0", beyond.as_str(), "", "không nằm trong văn bản"),
        (&text, "9", "9", "", "không nằm trong văn bản"),
        (&text, "9", "4", "", "không nằm trong văn bản"),
        (&text, "-1", "4", "", "không nằm trong văn bản"),
        (&text, "99999999999999999999999", &last, "", "không nằm trong văn bản"),
        (other, "0", "4", "", "ở một bản nội dung khác"),
        (&text, "", "", "", "không nằm trong văn bản"),
        (&text, "", "", "không có trong văn bản này", "xuất hiện 0 lần"),
        (&text, "", "", "Tỉnh ủy", "lần trong văn bản nên chưa rõ"),
        (&text, "", "", "vận động đoàn viên", "trùng với lời của nhiệm vụ 2"),
    ] {
        let fields = [("nhiem_vu", "1"), ("ban", ban), ("tu", tu), ("den", den), ("doan", doan)];
        let page = send(&mut minh, id, "vi-tri", &fields).await;
        page.expect(words);
        assert!(page.html().contains(doan), "«{doan}» is lost");
    }
    let fields = [("nhiem_vu", "1"), ("ban", &text), ("doan", "Căn cứ Hướng dẫn số 157-HD/BTGTW")];
    let page = send(&mut minh, id, "vi-tri", &fields).await;
    page.expect("Đã sửa vị trí của nhiệm vụ 1");
    assert_eq!(world.history("document", id.uuid()).await.len(), 2, "only the last one was written");
    send(&mut minh, id, "vi-tri", &[("nhiem_vu", "77"), ("doan", "x")]).await.expect_status(404);
}

#[tokio::test]
async fn a_duty_is_split_and_two_are_merged_and_both_are_taken_back() {
    let world = World::new().await;
    let id = paper::registered(&world, paper::guidance()).await;
    let mut minh = world.person("minh").await;
    let text = text_of(&mut minh, id).await;
    let cut = [("nhiem_vu", "2"), ("ban", text.as_str()), ("doan", "vận động đoàn viên")];
    let page = send(&mut minh, id, "tach", &cut).await;
    page.expect("Đã tách nhiệm vụ 2").expect("vận động đoàn viên, hội viên").expect("5 nhiệm vụ");
    let page = minh.get(&format!("/van-ban/{id}/nhiem-vu/2")).await;
    page.expect("Gộp với nhiệm vụ 5 ngay sau");
    let page = send(&mut minh, id, "nhiem-vu/2/gop", &[("voi", "5"), ("noi", "ca-hai"), ("han", "dau")]).await;
    page.expect("Đã gộp").expect("tuyên truyền; vận động đoàn viên, hội viên").expect("4 nhiệm vụ");
    // The fifth is dropped now: it is neither merged nor split.
    let page = send(&mut minh, id, "nhiem-vu/2/gop", &[("voi", "5"), ("noi", "dau"), ("han", "dau")]).await;
    page.expect("Nhiệm vụ 5 đã bỏ.");
    let page = send(&mut minh, id, "tach", &[("nhiem_vu", "5"), ("doan", "vận động đoàn viên")]).await;
    page.expect("Nhiệm vụ 5 đã bỏ.");
    send(&mut minh, id, "nhiem-vu/4/gop", &[("voi", "0")]).await.expect("Không có nhiệm vụ nào sau nhiệm vụ 4");
    send(&mut minh, id, "tach", &[("nhiem_vu", "1"), ("doan", "hội viên")]).await.expect("Chỗ tách không nằm giữa lời");
    minh.submit(&format!("/van-ban/{id}/hieu-chinh/3/hoan-tac"), &[]).await.expect("5 nhiệm vụ");
    // The merge does not stand in the way any more: it was taken back itself.
    let back = format!("/van-ban/{id}/hieu-chinh/2/hoan-tac");
    assert!(minh.get(&format!("/van-ban/{id}/hieu-chinh")).await.html().contains(&back), "the way back is not offered");
    let page = minh.submit(&back, &[]).await;
    page.expect("4 nhiệm vụ").expect("tuyên truyền, vận động đoàn viên, hội viên");
}

#[tokio::test]
async fn the_later_of_two_who_split_the_same_duty_is_told() {
    let world = World::new().await;
    let id = paper::registered(&world, paper::guidance()).await;
    let (mut minh, mut hanh) = (world.person("minh").await, world.person("hanh").await);
    let seen = version(&mut minh, id).await;
    send(&mut hanh, id, "nhiem-vu/2/bo", &[]).await;
    let fields = [("version", seen.as_str()), ("nhiem_vu", "2"), ("doan", "vận động đoàn viên")];
    minh.post(&format!("/van-ban/{id}/tach"), &fields).await.expect_status(422).expect("Nhiệm vụ 2 đã bỏ.");
    let fields = [("version", seen.as_str()), ("nhiem_vu", "1"), ("doan", "Căn cứ Hướng dẫn số 157-HD/BTGTW")];
    let page = minh.post(&format!("/van-ban/{id}/vi-tri"), &fields).await;
    page.expect_status(409).expect("Người khác vừa thay đổi nội dung này.").expect("Căn cứ Hướng dẫn số 157");
    world.person("lan").await.get(&format!("/van-ban/{id}/hieu-chinh")).await.expect_status(404);
}
