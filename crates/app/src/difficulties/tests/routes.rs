//! From a commune to the province and back: raised by two, merged, forwarded, answered, sent back, answered anew, agreed.

use super::*;

#[tokio::test]
async fn two_communes_raise_it_the_province_answers_once_and_both_say_what_they_think() {
    let world = ground().await;
    let (mut lan, mut tu) = (world.person("lan").await, world.person("tu").await);
    let (mut binh, mut minh) = (world.person("binh").await, world.person("minh").await);
    lan.get("/kho-khan").await.expect("Chưa có khó khăn, kiến nghị nào").expect("Nêu khó khăn, kiến nghị");
    let nothing = lan.post("/kho-khan/moi", &[("loai", "difficulty"), ("van_de", MONEY)]).await;
    nothing.expect_status(422).expect("Chưa chọn điều khoản, phần việc hoặc số liệu").expect(MONEY);
    lan.post("/kho-khan/moi", &[("loai", "difficulty"), ("van_de", " ")]).await.expect_status(422);
    let other = assignment_of(&world, "du-yen-sau-2025").await;
    let not_own = [("loai", "difficulty"), ("phan_viec", other.as_str()), ("van_de", MONEY)];
    lan.post("/kho-khan/moi", &not_own).await.expect_status(422).expect("không phải của đơn vị này");

    let first = raise(&world, &mut lan, "du-yen-hen-2025", "difficulty", MONEY).await;
    let page = lan.get(&first).await;
    page.expect("Đang chờ: Tỉnh ủy Lam Giang, từ 23/11/2026 (0 ngày)").expect("Nêu lần đầu 23/11/2026");
    // Ten working days at the province: the pack says so.
    page.expect("07/12/2026").expect("Mở lớp đào tạo nghề");
    world.calendar.turn_to(date(2026, 11, 26));
    let second = raise(&world, &mut tu, "du-yen-sau-2025", "difficulty", SAME_MONEY).await;
    lan.get(&second).await.expect_status(404);

    // The committee sees both in its work, the eldest first, and that they may be the same.
    let work = binh.get("/viec-cua-toi").await;
    work.expect(MONEY).expect(SAME_MONEY).expect("Trả lời hoặc chuyển");
    let page = binh.get(&first).await;
    page.expect("Có thể cùng một nội dung").expect("từ ngữ").expect("cùng nhiệm vụ");
    let other_id = second.rsplit('/').next().unwrap().to_owned();
    let merged = binh.submit(&format!("{first}/gop"), &[("gop_voi", &other_id)]).await;
    merged.expect("Đã gộp").expect("2 đơn vị cùng nêu").expect(MONEY).expect(SAME_MONEY);
    // Each commune reads its own words alone, under its own address too.
    let own = tu.get(&second).await;
    own.expect_status(200)
        .expect(SAME_MONEY)
        .expect("được gộp với nội dung khác")
        .expect("lời của đơn vị đó không hiện");
    assert!(!own.says(MONEY), "a peer's words are shown");
    assert!(own.says("Nêu lần đầu 23/11/2026 (3 ngày)"), "{}", own.text());

    let board = world.organisation("ban-tgdv").to_string();
    step(&mut binh, &first, "chuyen", &[("chuyen_den", &board), ("ly_do_chuyen", "Đề nghị Ban tham mưu.")])
        .await
        .expect("Đã chuyển")
        .expect("Đang chờ: Ban Tuyên giáo và Dân vận Tỉnh ủy, từ 26/11/2026");
    world.calendar.turn_to(date(2026, 11, 30));
    let mut phuc = world.person("phuc").await;
    phuc.get(&first).await.expect_status(404);
    step(&mut minh, &first, "tra-loi", &[("tra_loi", "Kinh phí cấp trong quý IV.")]).await.expect("Đã trả lời");
    minh.get("/kho-khan?trang-thai=answered").await.expect(MONEY).expect("cho ý kiến đến hết 14/12/2026");

    // It travels back to both, and to who forwarded it.
    for person in [&mut lan, &mut tu, &mut binh] {
        person.get(&first).await.expect("Kinh phí cấp trong quý IV.");
    }
    lan.get("/viec-cua-toi").await.expect("Cho ý kiến");
    let no_reason = step(&mut lan, &first, "y-kien", &[("giai_quyet", "khong"), ("ly_do", "")]).await;
    no_reason.expect_status(422);
    let back = step(&mut lan, &first, "y-kien", &[("giai_quyet", "khong"), ("ly_do", "Quý IV thì hết năm.")]).await;
    back.expect("Chưa giải quyết được, trở lại nơi trả lời")
        .expect("Đang chờ: Ban Tuyên giáo và Dân vận Tỉnh ủy, từ 26/11");
    minh.get(&first).await.expect("Quý IV thì hết năm.").expect("Nêu lần đầu 23/11/2026 (7 ngày)");
    step(&mut minh, &first, "tra-loi", &[("tra_loi", "Cấp ngay tháng 12.")]).await.expect("Đã trả lời");
    step(&mut lan, &first, "y-kien", &[("giai_quyet", "co")]).await.expect("Đã gửi ý kiến");
    step(&mut lan, &first, "y-kien", &[("giai_quyet", "co")]).await.expect("đã cho ý kiến");
    step(&mut tu, &second, "y-kien", &[("giai_quyet", "co")]).await.expect("Đã giải quyết").expect("ngày 30/11/2026");

    let totals = binh.get("/kho-khan/tong-hop").await;
    totals.expect("1 đã nêu, 1 đã giải quyết, 0 quá hạn").expect("Đảng ủy xã Yên Hến").expect("Đảng ủy xã Yên Sấu");
    let unit = world.organisation("du-yen-sau-2025");
    binh.get(&format!("/kho-khan?don-vi={unit}&trang-thai=solved-all")).await.expect("đơn vị)");
    let id = first.rsplit('/').next().unwrap().parse().unwrap();
    let verbs: Vec<String> = world.history("difficulty", id).await.into_iter().map(|line| line.verb).collect();
    assert_eq!(
        verbs,
        ["raise-difficulty", "merge-difficulties", "forward-difficulty", "answer-difficulty"]
            .into_iter()
            .chain(["judge-answer", "answer-difficulty", "judge-answer"])
            .collect::<Vec<_>>()
    );
}

#[tokio::test]
async fn a_policy_proposal_has_its_fates_and_files_are_read_by_those_who_may() {
    let world = ground().await;
    let (mut lan, mut binh) = (world.person("lan").await, world.person("binh").await);
    let words = "Đề nghị nâng mức hỗ trợ tiền ăn cho người học nghề.";
    let path = raise(&world, &mut lan, "du-yen-hen-2025", "policy-proposal", words).await;
    lan.get(&path).await;
    let kept = lan.upload(&format!("{path}/tep"), &[], "tep", "dự toán.txt", "Dự toán".as_bytes()).await;
    assert!(kept.is_redirect(), "{}", kept.text());
    let page = binh.get(&path).await;
    let file = page.expect("dự toán.txt").link(&format!("{path}/tep/")).expect("a file");
    assert_eq!(binh.get(&file).await.body, "Dự toán".as_bytes());
    world.person("tu").await.get(&file).await.expect_status(404);
    lan.upload(&format!("{path}/tep"), &[], "tep", "lại.txt", "Dự toán".as_bytes()).await.expect_status(409);
    lan.upload(&format!("{path}/tep"), &[], "tep", "rỗng.txt", b"").await.expect_status(422);

    binh.get("/kho-khan/chinh-sach").await.expect(words).expect("Chưa ghi");
    let issued = [("ket_qua", "issued"), ("ly_do_ket_qua", "Đã có nghị quyết."), ("so_ket_qua", "0")];
    step(&mut binh, &path, "ket-qua", &issued).await.expect_status(422).expect("Đã có nghị quyết.");
    let noted = [("ket_qua", "under-study"), ("ly_do_ket_qua", "Giao Ban tham mưu."), ("so_ket_qua", "0")];
    step(&mut binh, &path, "ket-qua", &noted).await.expect("Đã ghi vào sổ");
    step(&mut binh, &path, "ket-qua", &noted).await.expect_status(409);
    let issued = [issued[0], issued[1], ("so_ket_qua", "1"), ("can_cu_ket_qua", "12-NQ/TU")];
    step(&mut binh, &path, "ket-qua", &issued).await.expect("12-NQ/TU").expect("Đang nghiên cứu");
    binh.get("/kho-khan/chinh-sach?ket-qua=issued").await.expect("12-NQ/TU");
    binh.get("/kho-khan/chinh-sach?ket-qua=under-study").await.expect("Không có nội dung nào khớp");
    lan.get("/kho-khan/chinh-sach").await.expect("Đã ban hành");
    assert_eq!(lan.post(&format!("{path}/ket-qua"), &noted).await.status, 403);
    for list in ["/kho-khan", "/kho-khan/chinh-sach", "/kho-khan/tong-hop"] {
        let book = binh.get(&format!("{list}?dang=xlsx")).await;
        assert!(book.body.starts_with(b"PK"), "{list}: {}", book.text());
    }
}
