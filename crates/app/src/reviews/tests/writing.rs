//! A review is drafted, edited, drafted again after a correction: nothing that a person wrote is lost, and no new figure is
//! hidden.

use super::{Ground, begin, block, write};

#[tokio::test]
async fn an_edited_block_keeps_its_words_when_a_figure_is_corrected_and_the_new_figure_stands_beside() {
    let mut ground = Ground::new().await;
    let mut minh = ground.person("minh").await;
    minh.get("/tong-ket").await.expect("Chưa có báo cáo nào").expect("Soạn báo cáo");
    let review = begin(&mut minh).await;
    let page = minh.get(&review).await;
    page.expect_status(200).expect("Báo cáo sơ kết thực hiện Chỉ thị 21-CT/TW 6 tháng cuối năm 2026");
    page.expect("231 người").expect("Chỗ trống chờ viết");
    assert!(page.html().contains("class=\"figure-source\""), "figures lead to their source");
    minh.get("/tong-ket").await.expect("Đang soạn").expect("6 tháng cuối năm 2026");

    let path = block(&page, "C08");
    let seen = minh.get(&path).await;
    let drafted = seen.value("noi_dung").expect("its words");
    assert!(drafted.contains("231 người"), "{drafted}");
    let edited = format!("{drafted} Đây là kết quả đáng ghi nhận.");
    write(&mut minh, &path, &seen, &edited).await.expect_status(303);
    minh.get(&review).await.expect("đáng ghi nhận").expect("đã sửa");

    ground.correct("o-C08.value", "246").await;
    let again = minh.submit(&format!("{review}/lap-lai"), &[]).await;
    again.expect_status(200).expect("1 đoạn đã sửa có đề xuất").expect("đáng ghi nhận").expect("Kết hợp");
    assert!(again.html().contains("<ins class=\"new\">246"), "the new figure stands beside: {}", again.html());
    // Drafted again without a change of the data, nothing moves.
    minh.submit(&format!("{review}/lap-lai"), &[]).await.expect("dự thảo giữ nguyên");

    let version = minh.get(&path).await.value("ban").expect("a version");
    let answer = [("ban", version.as_str()), ("tra_loi", "ket-hop")];
    let combined = minh.submit(&format!("{path}/de-xuat"), &answer).await;
    combined.expect_status(200).expect("Đã trả lời đề xuất").expect("246 người").expect("đáng ghi nhận");
    assert!(!combined.says("Kết hợp"), "nothing is proposed any more");
    let history = minh.get(&path).await;
    history.expect("Lập từ số liệu").expect("Sửa").expect("Kết hợp");
    // The first version comes back as words of a person over the draft of today.
    let version = history.value("ban").expect("a version");
    let back = [("ban", version.as_str()), ("ve_ban", "1")];
    minh.submit(&format!("{path}/tro-lai"), &back).await.expect("Đã quay lại bản trước").expect("231 người");
}

#[tokio::test]
async fn two_people_at_once_lose_nothing() {
    let ground = Ground::new().await;
    let (mut minh, mut hanh) = (ground.person("minh").await, ground.person("hanh").await);
    let review = begin(&mut minh).await;
    let page = minh.get(&review).await;
    let (path, other) = (block(&page, "C08"), block(&page, "A05"));
    let (of_minh, of_hanh, of_other) = (minh.get(&path).await, hanh.get(&path).await, hanh.get(&other).await);
    write(&mut hanh, &path, &of_hanh, "Lời của Hạnh về 231 người.").await.expect_status(303);
    let refused = write(&mut minh, &path, &of_minh, "Lời của Minh về 231 người.").await;
    refused.expect_status(409).expect("Người khác vừa sửa đoạn này").expect("Lời của Minh về 231 người");
    assert!(refused.html().contains("<del>Hạnh</del>"), "word by word: {}", refused.html());
    // Seen and sent again, it stands; the other's words are in the history.
    write(&mut minh, &path, &refused, "Lời của Minh về 231 người.").await.expect_status(303);
    minh.get(&path).await.expect("Hạnh").expect("Minh");
    // Another block is no conflict, and the same words twice are none.
    write(&mut hanh, &other, &of_other, "Đoạn khác.").await.expect_status(303);
    write(&mut minh, &other, &of_other, "Đoạn khác.").await.expect_status(303);
}

#[tokio::test]
async fn blocks_are_removed_put_back_and_added_and_head_and_foot_are_written() {
    let ground = Ground::new().await;
    let mut minh = ground.person("minh").await;
    let review = begin(&mut minh).await;
    let page = minh.get(&review).await;
    let path = block(&page, "A05");
    let version = minh.get(&path).await.value("ban").unwrap();
    minh.submit(&format!("{path}/bo"), &[("ban", &version)]).await.expect("Đã bỏ đoạn").expect("đã bỏ khỏi báo cáo");
    let version = minh.get(&path).await.value("ban").unwrap();
    minh.submit(&format!("{path}/khoi-phuc"), &[("ban", &version)]).await.expect("Đã đưa đoạn vào lại");
    let added = minh.submit(&format!("{path}/them"), &[("doan_them", "Một ý của người soạn.")]).await;
    added.expect("Đã thêm đoạn").expect("Một ý của người soạn").expect("viết thêm");
    let html = added.html();
    let (before, behind) = (html.find("id=\"d-").unwrap(), html.find("Một ý của người soạn").unwrap());
    assert!(before < behind);
    // It stays where it is when the rest is drafted again.
    minh.submit(&format!("{review}/lap-lai"), &[]).await.expect("Một ý của người soạn");
    let empty = minh.post(&format!("{path}/them"), &[("doan_them", " ")]).await;
    empty.expect_status(422);

    let head = minh.get(&format!("{review}/thong-tin")).await;
    let version = head.value("ban").unwrap();
    let fields = [
        ("ban", version.as_str()),
        ("trich_yeu", "sơ kết công tác học nghề"),
        ("can_cu_bao_cao", "Chỉ thị số 21-CT/TW, ngày 04/5/2023 của Ban Bí thư"),
        ("noi_nhan", "Thường trực Tỉnh ủy (để báo cáo)"),
        ("tham_quyen", "Trưởng ban"),
    ];
    let page = minh.submit(&format!("{review}/thong-tin"), &fields).await;
    page.expect("Đã lưu").expect("Báo cáo sơ kết công tác học nghề").expect("Thường trực Tỉnh ủy");
    // Sent again from the page that was seen before, it is a conflict, and what was typed stays.
    let fields = [("ban", version.as_str()), ("trich_yeu", "khác")];
    minh.post(&format!("{review}/thong-tin"), &fields).await.expect_status(409).expect("khác");
    let file = minh.get(&format!("{review}/tep.docx")).await;
    file.expect_status(200);
    assert!(file.body.starts_with(b"PK"), "a Word file");
    // Who stands outside knows nothing of it.
    for login in ["lan", "binh", "phuc"] {
        ground.person(login).await.get(&review).await.expect_status(404);
    }
    minh.submit(&format!("{review}/bo"), &[]).await.expect("Đã bỏ báo cáo");
    minh.get(&review).await.expect("đã được bỏ");
    let version = minh.get(&path).await.value("ban");
    assert!(version.is_none(), "nothing is changed in what was given up");
    minh.submit(&format!("{review}/soan-lai"), &[]).await.expect("Đã khôi phục");
}
