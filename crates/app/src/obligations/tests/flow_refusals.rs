//! What is refused, and that nothing is lost by it: bad input, the wrong order, the slower of two, the same twice.

use super::flow::{At, one_duty};
use database::{params, record};
use testkit::World;

record! {
    struct Count { rows: i64 }
}

async fn count(world: &World, sql: &'static str) -> i64 {
    world.connection().await.one::<Count>(sql, params![]).await.expect("a count").rows
}

#[tokio::test]
async fn the_same_form_sent_twice_makes_one_row() {
    let world = World::new().await;
    let id = one_duty(&world).await;
    let mut lan = At::new(&world, "lan", id).await;
    let mut son = At::new(&world, "son", id).await;
    let mut minh = At::new(&world, "minh", id).await;
    for expected in ["Đã xác nhận đơn vị nhận việc", "đã được thực hiện trước đó"] {
        lan.step_at("xac-nhan-nhan-viec", "1", &[]).await.expect_status(200).expect(expected);
    }
    for expected in ["Đã ghi báo cáo", "đã được thực hiện trước đó"] {
        let report = [("khai", "done"), ("noi_dung", "Đã xong.")];
        lan.step_at("bao-cao", "2", &report).await.expect_status(200).expect(expected);
    }
    for expected in ["Đã đính kèm", "đã được thực hiện trước đó"] {
        lan.attach("ke-hoach.pdf", "", b"%PDF").await.expect_status(200).expect(expected);
    }
    for expected in ["Đã duyệt báo cáo", "đã được thực hiện trước đó"] {
        son.step_at("duyet", "4", &[]).await.expect_status(200).expect(expected);
    }
    for _ in 0..2 {
        lan.step_at("gui", "5", &[]).await.expect_status(200).expect("BN-2026-000001");
    }
    let submission = minh.look().await.value("bao_cao").expect("the submission");
    for expected in ["Đã trả lại", "đã được thực hiện trước đó"] {
        let sending_back = [("bao_cao", submission.as_str()), ("y_kien", "Thiếu.")];
        minh.step_at("tra-lai", "6", &sending_back).await.expect_status(200).expect(expected);
    }
    for expected in ["Đã gia hạn", "đã được thực hiện trước đó"] {
        let extension = [("han_moi", "31/01/2027"), ("ly_do_gia_han", "Chờ họp.")];
        minh.step_at("gia-han", "7", &extension).await.expect_status(200).expect(expected);
    }
    for expected in ["Đã hủy phần việc", "đã được thực hiện trước đó"] {
        minh.step_at("huy", "8", &[("ly_do_huy", "Không còn phù hợp.")]).await.expect_status(200).expect(expected);
    }
    lan.look().await.expect("Đã hủy").expect("“Không còn phù hợp.”");
    assert_eq!(world.history("assignment", id.uuid()).await.len(), 8);
    for sql in [
        "SELECT COUNT(*) AS rows FROM acknowledgement",
        "SELECT COUNT(*) AS rows FROM progress_report",
        "SELECT COUNT(*) AS rows FROM evidence",
        "SELECT COUNT(*) AS rows FROM endorsement",
        "SELECT COUNT(*) AS rows FROM submission",
        "SELECT COUNT(*) AS rows FROM sending_back",
        "SELECT COUNT(*) AS rows FROM extension",
        "SELECT COUNT(*) AS rows FROM cancellation",
    ] {
        assert_eq!(count(&world, sql).await, 1, "{sql}");
    }
}

#[tokio::test]
async fn the_slower_of_two_is_told_and_keeps_what_was_typed() {
    let world = World::new().await;
    let id = one_duty(&world).await;
    let mut lan = At::new(&world, "lan", id).await;
    let mut son = At::new(&world, "son", id).await;
    let seen = lan.look().await.value("version").expect("a version");
    son.step("bao-cao", &[("khai", "doing"), ("noi_dung", "Sơn viết trước.")]).await.expect("Đã ghi báo cáo");
    let typed = [("khai", "done"), ("noi_dung", "Lan viết sau.")];
    let page = lan.step_at("bao-cao", &seen, &typed).await;
    page.expect_status(409).expect("Người khác vừa thay đổi nội dung này").expect("Sơn viết trước.");
    assert_eq!(page.value("noi_dung").as_deref(), Some("Lan viết sau."));
    assert_ne!(page.value("version"), Some(seen));
    lan.step_at("bao-cao", &page.value("version").expect("a version"), &typed).await.expect("Đã ghi báo cáo");
    assert_eq!(world.history("assignment", id.uuid()).await.len(), 2, "the refused one left no row");
}

#[tokio::test]
async fn what_was_typed_stays_in_sight_when_its_form_is_gone() {
    let world = World::new().await;
    let id = one_duty(&world).await;
    let mut lan = At::new(&world, "lan", id).await;
    let mut son = At::new(&world, "son", id).await;
    lan.attach("a.pdf", "", b"a").await;
    lan.report_done("Đã xong.").await;
    son.step("duyet", &[]).await;
    let seen = lan.look().await.value("version").expect("a version");
    son.step("gui", &[]).await.expect("BN-2026-000001");
    let page = lan.step_at("bao-cao", &seen, &[("khai", "done"), ("noi_dung", "Bổ sung của Lan.")]).await;
    page.expect_status(409).expect("đang chờ cơ quan theo dõi trả lời").expect("Bổ sung của Lan.");
    assert_eq!(page.value("noi_dung"), None, "the form is not offered while the submission waits");
}

#[tokio::test]
async fn steps_in_the_wrong_order_are_refused_with_what_to_do_next() {
    let world = World::new().await;
    let id = one_duty(&world).await;
    let mut lan = At::new(&world, "lan", id).await;
    let mut son = At::new(&world, "son", id).await;
    let mut minh = At::new(&world, "minh", id).await;
    son.step("duyet", &[]).await.expect_status(422).expect("Báo cáo kết quả trước.");
    lan.step("gui", &[]).await.expect_status(422).expect("Báo cáo kết quả trước.");
    lan.step("bao-cao", &[("khai", "doing"), ("noi_dung", "Đang làm.")]).await;
    lan.step("gui", &[]).await.expect_status(422).expect("chưa khai là đã làm xong");
    lan.report_done("Đã xong.").await;
    lan.step("gui", &[]).await.expect_status(422).expect("Đính kèm ít nhất một tệp minh chứng.");
    lan.attach("a.pdf", "", b"a").await;
    lan.step("gui", &[]).await.expect_status(422).expect("Đề nghị thủ trưởng duyệt rồi gửi.");
    son.step("duyet", &[]).await;
    // A newer report needs a new endorsement.
    lan.report_done("Đã xong, có bổ sung.").await.expect("Chờ thủ trưởng duyệt");
    lan.step("gui", &[]).await.expect_status(422).expect("Báo cáo mới nhất chưa được thủ trưởng duyệt.");
    let nothing = uuid::Uuid::from_u128(1).to_string();
    minh.step("cong-nhan", &[("bao_cao", &nothing)]).await.expect_status(422).expect("Đợi đơn vị gửi");
    minh.step("tra-lai", &[("bao_cao", "?"), ("y_kien", "Thiếu.")]).await.expect_status(422).expect("Đợi đơn vị gửi");
    lan.step("xac-nhan-dinh-ky", &[("ghi_chu", "Vẫn làm.")])
        .await
        .expect_status(422)
        .expect("không phải việc thường xuyên");
    son.step("duyet", &[]).await;
    lan.step("gui", &[]).await;
    lan.report_done("Thêm.").await.expect_status(409).expect("đang chờ cơ quan theo dõi trả lời");
    let submission = minh.look().await.value("bao_cao").expect("the submission");
    minh.step("cong-nhan", &[("bao_cao", &submission)]).await;
    let late = minh.step("tra-lai", &[("bao_cao", &submission), ("y_kien", "Đổi ý.")]).await;
    late.expect_status(409).expect("Báo cáo này đã được trả lời.");
}

#[tokio::test]
async fn bad_input_gets_its_sentence_and_nothing_is_lost() {
    let world = World::new().await;
    let id = one_duty(&world).await;
    let mut lan = At::new(&world, "lan", id).await;
    let mut minh = At::new(&world, "minh", id).await;
    let long = "ờ".repeat(10_001);
    let page = lan.step("bao-cao", &[("khai", "done"), ("noi_dung", &long)]).await;
    page.expect_status(422).expect("Rút gọn còn tối đa 10000 ký tự.");
    assert_eq!(page.value("noi_dung"), Some(long));
    lan.step("bao-cao", &[("khai", ""), ("noi_dung", "Đã xong.")])
        .await
        .expect_status(422)
        .expect("Chọn mức đã làm được.");
    for (typed, said) in [
        ("31/02/2027", "Không có ngày này trong lịch"),
        ("mai", "Chưa đọc được ngày"),
        ("", "Chưa nhập ngày"),
        ("31/12/2026", "Hạn hiện tại là 31/12/2026"),
        ("01/12/2026", "Hạn mới phải sau hạn hiện tại"),
    ] {
        let page = minh.step("gia-han", &[("han_moi", typed), ("ly_do_gia_han", "Chờ họp.")]).await;
        page.expect_status(422).expect(said);
        assert_eq!(page.value("han_moi").as_deref(), Some(typed));
        assert_eq!(page.value("ly_do_gia_han").as_deref(), Some("Chờ họp."));
    }
    minh.step("huy", &[("ly_do_huy", "")]).await.expect_status(422).expect("Mục này chưa được nhập");
    lan.attach("trong.pdf", "", b"").await.expect_status(422).expect("Tệp không có nội dung");
    lan.attach("", "Chú thích còn đây", b"").await.expect_status(422).expect("Chọn một tệp rồi đính kèm");
    let large = vec![0u8; 26 * 1024 * 1024];
    lan.attach("lon.bin", "", &large).await.expect_status(413).expect("Giới hạn là 25 MB");
    assert_eq!(world.history("assignment", id.uuid()).await.len(), 0);
    for path in ["/phan-viec/khong-phai-uuid", "/phan-viec/00000000-0000-0000-0000-000000000001"] {
        lan.open(path).await.expect_status(404);
    }
}

#[tokio::test]
async fn a_draft_is_kept_for_its_writer_alone_and_without_history() {
    let world = World::new().await;
    let id = one_duty(&world).await;
    let mut lan = At::new(&world, "lan", id).await;
    lan.step("ban-nhap", &[("khai", "hindered"), ("noi_dung", "Viết dở")]).await.expect("Đã lưu nháp");
    let page = lan.look().await;
    page.expect("Đang hiện bản nháp của đồng chí");
    assert_eq!(page.value("noi_dung").as_deref(), Some("Viết dở"));
    assert_eq!(At::new(&world, "son", id).await.look().await.value("noi_dung").as_deref(), Some(""));
    assert_eq!(world.history("assignment", id.uuid()).await.len(), 0);
    lan.step("bao-cao", &[("khai", "hindered"), ("noi_dung", "Viết xong")]).await;
    assert_eq!(lan.look().await.value("noi_dung").as_deref(), Some(""));
    assert_eq!(count(&world, "SELECT COUNT(*) AS rows FROM draft").await, 0);
}
