//! Bad input and races: each is refused in words that say what to do next, and what was typed stays.

use super::{Ground, send, with};

#[tokio::test]
async fn what_cannot_be_is_refused_and_what_was_typed_stays() {
    let mut ground = Ground::new().await;
    let form = ground.visit();
    let new = "/kiem-tra/cuoc/moi";
    let ended = with(&form, "don_vi_duoc_kiem_tra", "Huyện ủy Vĩnh Gạo");
    let page = send(&mut ground.minh, new, &ended).await;
    page.expect_status(422).expect("đã kết thúc hoạt động").expect("Chọn đơn vị kế thừa").expect("Đảng ủy xã Yên Hến");
    page.expect("việc thực hiện Hướng dẫn số 85-HD/BTGTU").expect("Trưởng đoàn");
    let unknown = with(&form, "don_vi_duoc_kiem_tra", "Đảng ủy xã Không Có");
    send(&mut ground.minh, new, &unknown).await.expect_status(422).expect("Không Có");
    let turned = with(&form, "den_ngay", "10/11/2026");
    send(&mut ground.minh, new, &turned).await.expect_status(422).expect("Ngày cuối đứng trước ngày đầu");
    let clause = with(&form, "dieu_khoan", "IX.9");
    send(&mut ground.minh, new, &clause).await.expect_status(422).expect("Không tìm thấy điều khoản này");
    let visit = ground.begin(&with(&form, "dieu_khoan", "3")).await;

    let shortcoming = ground.shortcoming("du-yen-hen-2025");
    let elsewhere = ground.shortcoming("du-yen-sau-2025");
    let record = format!("{visit}/phat-hien");
    send(&mut ground.minh, &record, &elsewhere).await.expect_status(422).expect("không thuộc cuộc");
    let finding = ground.found(&visit, &shortcoming).await;
    let ask = format!("{finding}/khac-phuc");
    let early = ground.remedy("du-yen-hen-2025", "17/11/2026");
    send(&mut ground.minh, &ask, &early).await.expect_status(422).expect("không được trước 23/11/2026");
    let stranger = ground.remedy("du-yen-sau-2025", "10/12/2026");
    send(&mut ground.minh, &ask, &stranger).await.expect_status(422).expect("không thuộc cuộc");
    let recheck = format!("{finding}/tai-kiem-tra");
    let verified = ground.recheck("verified");
    // Closing without a remedy, with one that is not accepted, in the future: never.
    send(&mut ground.minh, &recheck, &verified).await.expect_status(409).expect("chưa được công nhận");
    let assignment = ground.asked(&finding, "du-yen-hen-2025", "10/12/2026").await;
    send(&mut ground.minh, &recheck, &verified).await.expect_status(409).expect("chưa được công nhận");
    let twice = ground.remedy("du-yen-hen-2025", "11/12/2026");
    send(&mut ground.minh, &ask, &twice).await.expect_status(409).expect("đang được theo dõi");
    ground.carried_out(&assignment, "lan", "son").await;
    let future = with(&verified, "ngay_tai_kiem_tra", "24/11/2026");
    let page = send(&mut ground.minh, &recheck, &future).await;
    page.expect_status(422).expect("không được sau hôm nay").expect("Đã xem danh sách lớp");
    let before = with(&verified, "ngay_tai_kiem_tra", "20/11/2026");
    send(&mut ground.minh, &recheck, &before).await.expect_status(422).expect("không được trước ngày công nhận");
    ground.minh.get(&finding).await.expect("chờ tái kiểm tra");
    let reason = [("ly_do", "Ghi nhầm.")];
    ground.minh.submit(&format!("{finding}/rut"), &reason).await.expect_status(409).expect("đã giao khắc phục");
    ground.minh.submit(&format!("{visit}/bo"), &reason).await.expect_status(409).expect("đã ghi phát hiện");

    let note = with(&shortcoming, "loai_phat_hien", "conclusion");
    let noted = ground.found(&visit, &note).await;
    let page = send(&mut ground.minh, &format!("{noted}/khac-phuc"), &twice).await;
    page.expect_status(409).expect("không yêu cầu khắc phục");
    ground.minh.submit(&format!("{noted}/rut"), &reason).await.expect("Đã rút phát hiện").expect("Ghi nhầm.");
    let empty = ground.begin(&form).await;
    ground.minh.submit(&format!("{empty}/bo"), &[("ly_do", "")]).await.expect_status(422);
    ground.minh.submit(&format!("{empty}/bo"), &reason).await.expect("Đã bỏ cuộc");
    send(&mut ground.minh, &format!("{empty}/phat-hien"), &shortcoming).await.expect_status(409).expect("đã được bỏ");
}

#[tokio::test]
async fn two_people_lose_nothing() {
    let mut ground = Ground::new().await;
    let form = ground.visit();
    let visit = ground.begin(&form).await;
    let checklist = format!("{visit}/de-cuong");
    let item =
        ground.minh.submit(&format!("{checklist}/lap"), &[]).await.link(&format!("{checklist}/")).expect("an item");
    let minhs = [("ban", "0"), ("ket_qua", "good"), ("ghi_chu", "Có danh sách lớp.")];
    let hanhs = [("ban", "0"), ("ket_qua", "not-yet"), ("ghi_chu", "Danh sách thiếu chữ ký.")];
    ground.minh.submit(&item, &minhs).await.expect("Đã lưu kết quả");
    let page = ground.hanh.submit(&item, &hanhs).await;
    page.expect_status(409).expect("Người khác vừa ghi").expect("Có danh sách lớp.").expect("Danh sách thiếu chữ ký.");
    assert_eq!(page.value("ban").as_deref(), Some("1"), "the next try goes over what is shown");
    let again = [("ban", "1"), ("ket_qua", "not-yet"), ("ghi_chu", "Danh sách thiếu chữ ký.")];
    ground.hanh.submit(&item, &again).await.expect("Đã lưu kết quả");
    ground.minh.get(&item).await.expect("Có danh sách lớp.").expect("Danh sách thiếu chữ ký.");

    let particulars = format!("{visit}/thong-tin");
    let seen = |form: &super::Form, words: &str| with(&with(form, "ban", "1"), "noi_dung_kiem_tra", words);
    let first = seen(&form, "việc mở lớp dạy nghề");
    send(&mut ground.minh, &particulars, &first).await.expect("Đã lưu");
    let second = seen(&form, "việc tuyên truyền về học nghề");
    let page = send(&mut ground.hanh, &particulars, &second).await;
    page.expect_status(409).expect("việc tuyên truyền về học nghề");
    assert_eq!(page.value("ban").as_deref(), Some("2"));

    let open = ground.hanh.submit(&format!("{visit}/ket-luan/duyet"), &[("ban", "0"), ("phat_hien", "0")]).await;
    open.expect_status(422).expect("nội dung trong đề cương chưa ghi kết quả");
}
