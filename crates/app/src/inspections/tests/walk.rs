//! A finding from the programme to its verified closing, and one that goes back with a new deadline.

use super::{Ground, send, step, with};

#[tokio::test]
async fn a_finding_from_the_programme_to_its_verified_closing() {
    let mut ground = Ground::new().await;
    ground.minh.get("/kiem-tra").await.expect("Chưa có chương trình hay cuộc");
    let page = ground.minh.submit("/kiem-tra/chuong-trinh/moi", &[("nam_chuong_trinh", "2026")]).await;
    page.expect("Đã lập chương trình").expect("Chương trình chưa có cuộc nào");
    let add = page.link("/kiem-tra/chuong-trinh/").expect("a programme");
    let programme = add.split('/').take(4).collect::<Vec<_>>().join("/");
    let planned = with(&ground.visit(), "quy", "4");
    let page = send(&mut ground.minh, &format!("{programme}/cuoc-moi"), &planned).await;
    page.expect("Đã lưu cuộc dự kiến").expect("Đảng ủy xã Yên Hến").expect("Quý 4");
    // A visit waits for the approval; the specialist does not approve.
    ground.minh.submit(&format!("{programme}/duyet"), &[]).await.expect_status(403);
    ground.hanh.submit(&format!("{programme}/duyet"), &[]).await.expect("Đã duyệt chương trình");
    ground.hanh.submit(&format!("{programme}/duyet"), &[]).await.expect("Việc này đã được thực hiện trước đó");
    let page = ground.minh.get(&programme).await;
    let begin = page.link("/kiem-tra/cuoc/moi?du-kien=").expect("a way to begin");
    let form = ground.minh.get(&begin).await;
    form.expect("Đảng ủy xã Yên Hến");
    let of_plan = with(&ground.visit(), "du_kien", &form.value("du_kien").expect("what was planned"));
    let visit = ground.begin(&of_plan).await;
    ground.minh.get(&programme).await.link(&visit).expect("the programme leads to its visit");

    let checklist = format!("{visit}/de-cuong");
    let page = ground.minh.submit(&format!("{checklist}/lap"), &[]).await;
    page.expect("vào đề cương").expect("Theo mục của văn bản").expect("Chỗ thiếu trong kế hoạch của đơn vị");
    page.expect("Việc quá hạn của đơn vị").expect("Mở lớp dạy nghề ngắn hạn");
    ground.minh.submit(&format!("{checklist}/lap"), &[]).await.expect("Không có nội dung mới");
    let own = [("noi_dung_muc", "Hồ sơ lưu trữ việc tuyên truyền"), ("don_vi_muc", ""), ("dieu_khoan_muc", "")];
    ground.minh.submit(&format!("{checklist}/them"), &own).await.expect("Đã thêm nội dung").expect("Đoàn thêm");
    let book = ground.minh.get(&format!("{checklist}?dang=xlsx")).await;
    book.expect_status(200);

    let shortcoming = ground.shortcoming("du-yen-hen-2025");
    let finding = ground.found(&visit, &shortcoming).await;
    ground.minh.get(&finding).await.expect("Chưa giao khắc phục").expect("mục 3").expect("Vừa");
    let assignment = ground.asked(&finding, "du-yen-hen-2025", "10/12/2026").await;
    let mut lan = ground.world.person("lan").await;
    lan.get("/viec-cua-toi").await.expect("Mở một lớp dạy nghề ngắn hạn cho thanh niên.");
    lan.get(&finding).await.expect("Chưa mở lớp dạy nghề nào").expect("Đang khắc phục");
    ground.carried_out(&assignment, "lan", "son").await;
    // Acceptance is not enough: the finding waits for its re-inspection.
    ground.minh.get(&finding).await.expect("Đã khắc phục, chờ tái kiểm tra");
    let again =
        step(&mut ground.minh, &assignment, "cong-nhan", &[("bao_cao", &assignment["/phan-viec/".len()..])]).await;
    assert!(!again.says("Đã công nhận. Đơn vị đọc được ngay."), "accepted twice:\n{}", again.text());
    let recheck = format!("{finding}/tai-kiem-tra");
    let fields = ground.recheck("verified");
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let page = ground.minh.upload(&recheck, &fields, "tep", "bien-ban.pdf", b"%PDF-1.7 bien ban").await;
    let page = ground.minh.follow(page).await;
    page.expect("Phát hiện được đóng").expect("Đã đóng sau tái kiểm tra").expect("bien-ban.pdf");
    let file = page.link(&format!("{finding}/minh-chung/")).expect("the file");
    ground.minh.get(&file).await.expect_status(200);
    let twice = ground.recheck("verified");
    send(&mut ground.minh, &recheck, &twice).await.expect_status(409).expect("đã đóng sau tái kiểm tra");

    for item in super::items(&ground.minh.get(&checklist).await, &checklist) {
        let done = [("ban", "0"), ("ket_qua", "good"), ("ghi_chu_muc", "")];
        ground.minh.submit(&item, &done).await.expect("Đã lưu kết quả");
    }
    let conclusion = format!("{visit}/ket-luan");
    let words = [("ban", "0"), ("uu_diem", "Đã ban hành kế hoạch."), ("noi_nhan", "Đảng ủy xã Yên Hến")];
    ground.minh.submit(&conclusion, &words).await.expect("Đã lưu");
    let seen = [("ban", "1"), ("phat_hien", "1")];
    ground.minh.submit(&format!("{conclusion}/duyet"), &seen).await.expect_status(403);
    ground.hanh.submit(&format!("{conclusion}/duyet"), &seen).await.expect("Đã duyệt kết luận");
    ground
        .hanh
        .submit(&format!("{conclusion}/duyet"), &seen)
        .await
        .expect_status(409)
        .expect("Việc này đã được thực hiện trước đó");
    let late = ground.shortcoming("du-yen-hen-2025");
    send(&mut ground.minh, &format!("{visit}/phat-hien"), &late).await.expect_status(409).expect("đã được duyệt");
    let number = [("ban", "0"), ("so_van_ban", "15"), ("ngay_ky", "23/11/2026")];
    ground.minh.submit(&format!("{conclusion}/so-ngay"), &number).await.expect("Đã ghi số, ngày");
    let paper = ground.minh.get(&format!("{conclusion}/tep?dang=pdf")).await;
    let said = String::from_utf8_lossy(&paper.body).into_owned();
    for words in
        ["Thông báo", "kết luận kiểm tra", "Chưa mở lớp dạy nghề nào", "mục 3", "10/12/2026", "Đã ban hành kế hoạch"]
    {
        assert!(said.contains(words), "«{words}» is not in the paper: {said}");
    }
    ground.minh.get(&format!("{conclusion}/tep")).await.expect_status(200);

    let id = finding.rsplit('/').next().unwrap().parse().unwrap();
    let history = ground.world.history("inspection-finding", id).await;
    let done: Vec<&str> = history.iter().map(|row| row.verb.as_str()).collect();
    assert_eq!(done, ["record-inspection", "verify-remedy", "verify-remedy"]);
    ground.minh.get("/kiem-tra/tong-hop").await.expect("Đảng ủy xã Yên Hến").expect("mục 3");
    ground.minh.get("/kiem-tra/tong-hop?dang=xlsx").await.expect_status(200);
    ground.minh.get("/kiem-tra?dang=xlsx").await.expect_status(200);
}

#[tokio::test]
async fn what_is_not_put_right_goes_back_and_keeps_its_first_promise() {
    let mut ground = Ground::new().await;
    let form = ground.visit();
    let visit = ground.begin(&form).await;
    let shortcoming = ground.shortcoming("du-yen-hen-2025");
    let finding = ground.found(&visit, &shortcoming).await;
    let first = ground.asked(&finding, "du-yen-hen-2025", "10/12/2026").await;
    ground.carried_out(&first, "lan", "son").await;
    let recheck = format!("{finding}/tai-kiem-tra");
    let without = ground.recheck("not-remedied");
    send(&mut ground.minh, &recheck, &without)
        .await
        .expect_status(422)
        .expect("Chưa đạt thì phải có hạn khắc phục mới");
    let early = with(&without, "han_khac_phuc", "20/11/2026");
    send(&mut ground.minh, &recheck, &early).await.expect_status(422).expect("không được trước");
    let back = with(&without, "han_khac_phuc", "31/12/2026");
    let page = send(&mut ground.minh, &recheck, &back).await;
    page.expect("Đã giao khắc phục lại với hạn mới")
        .expect("Đang khắc phục")
        .expect("10/12/2026")
        .expect("hạn ban đầu");
    send(&mut ground.minh, &recheck, &back).await.expect_status(409).expect("chưa được công nhận");
    let second = page.links("/phan-viec/").into_iter().find(|path| *path != first).expect("another assignment");
    let mut lan = ground.world.person("lan").await;
    lan.get(&second).await.expect("hạn ban đầu 10/12/2026");
    ground.carried_out(&second, "lan", "son").await;
    let verified = with(&ground.recheck("verified"), "ban", "1");
    send(&mut ground.minh, &recheck, &verified).await.expect("Đã đóng sau tái kiểm tra").expect("giao khắc phục lại");
}
