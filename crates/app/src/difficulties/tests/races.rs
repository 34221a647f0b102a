//! Bad cases and races: each ends with a clear word, with what was typed kept, and with nothing lost.

use super::*;
use domain::ids::{EventId, OrganisationId};
use jiff::civil::Date;

/// Two people at once: what the second is told, and that the words are still there.
#[tokio::test]
async fn whoever_comes_second_is_told_what_the_first_did_and_keeps_the_words() {
    let world = ground().await;
    let (mut lan, mut tu) = (world.person("lan").await, world.person("tu").await);
    let (mut binh, mut minh, mut hanh) =
        (world.person("binh").await, world.person("minh").await, world.person("hanh").await);
    let path = raise(&world, &mut lan, "du-yen-hen-2025", "difficulty", MONEY).await;

    // A clerk of the unit that raised it does not answer it, whoever does not know of it finds nothing.
    lan.get(&path).await;
    assert_eq!(lan.post(&format!("{path}/tra-loi"), &[("tra_loi", "x")]).await.status, 403);
    minh.get("/kho-khan").await;
    assert_eq!(minh.post(&format!("{path}/tra-loi"), &[("tra_loi", "x")]).await.status, 404);
    step(&mut lan, &path, "y-kien", &[("giai_quyet", "co")]).await.expect_status(409).expect("chưa có câu trả lời");

    // No body stands above the province: it says what else can be done.
    let words = [("chuyen_den", ""), ("ly_do_chuyen", "Vượt thẩm quyền.")];
    let refused = step(&mut binh, &path, "chuyen", &words).await;
    refused.expect_status(409).expect("Không có cơ quan cấp trên nào").expect("Vượt thẩm quyền.");
    let raiser = world.organisation("du-yen-hen-2025").to_string();
    step(&mut binh, &path, "chuyen", &[("chuyen_den", &raiser)]).await.expect_status(422).expect("là đơn vị nêu");
    let far = world.organisation("bxd-yen-hen-2025").to_string();
    step(&mut binh, &path, "chuyen", &[("chuyen_den", &far)]).await.expect("Đã chuyển");
    let mut second = world.person("son").await;
    second.get(&path).await.expect("Ban Xây dựng Đảng");

    // It is no longer the committee's: the answer that was being written is shown to be copied.
    let late = step_from(&mut binh, &path, "tra-loi", "", &[("tra_loi", "Câu trả lời đang viết dở.")]).await;
    late.expect_status(409).expect("đang ở Ban Xây dựng Đảng").expect("Câu trả lời đang viết dở.");

    let path = raise(&world, &mut tu, "du-yen-sau-2025", "difficulty", "Thiếu giáo viên dạy nghề cơ khí.").await;
    let board = world.organisation("ban-tgdv").to_string();
    step(&mut binh, &path, "chuyen", &[("chuyen_den", &board)]).await.expect("Đã chuyển");
    let seen = hanh.get(&path).await.value("ban").unwrap();
    step(&mut minh, &path, "tra-loi", &[("tra_loi", "Đã cử giáo viên.")]).await.expect("Đã trả lời");
    let late = step_from(&mut hanh, &path, "tra-loi", &seen, &[("tra_loi", "Câu khác.")]).await;
    late.expect_status(409).expect("đã có câu trả lời").expect("Câu khác.").expect("Đã cử giáo viên.");
    let late = step_from(&mut hanh, &path, "chuyen", &seen, &[("chuyen_den", ""), ("ly_do_chuyen", "Gửi lên.")]).await;
    late.expect_status(409).expect("Gửi lên.");

    // Two who judge and answer on an old page: the mark is of another state.
    step(&mut tu, &path, "y-kien", &[("giai_quyet", "khong"), ("ly_do", "Chưa thấy ai.")]).await.expect("trở lại");
    let late = step_from(&mut hanh, &path, "tra-loi", &seen, &[("tra_loi", "Câu cũ.")]).await;
    late.expect_status(409).expect("Câu cũ.");
}

#[tokio::test]
async fn merged_ones_are_not_merged_again_and_come_apart_until_there_is_an_answer() {
    let world = ground().await;
    let (mut lan, mut tu, mut binh) = (world.person("lan").await, world.person("tu").await, world.person("binh").await);
    let first = raise(&world, &mut lan, "du-yen-hen-2025", "difficulty", MONEY).await;
    world.calendar.turn_to(date(2026, 12, 1));
    let second = raise(&world, &mut tu, "du-yen-sau-2025", "difficulty", SAME_MONEY).await;
    let (first_id, second_id) = (first.rsplit('/').next().unwrap(), second.rsplit('/').next().unwrap());
    binh.get(&second).await;
    // Whichever is asked, the younger one goes into the elder; the pair a second time says that it is done.
    let kept = binh.post(&format!("{second}/gop"), &[("gop_voi", first_id)]).await;
    assert_eq!(kept.location(), Some(first.as_str()));
    for (path, other) in [(&first, second_id), (&second, first_id)] {
        binh.submit(&format!("{path}/gop"), &[("gop_voi", other)]).await.expect_status(409).expect("đã được gộp");
    }
    // The elder's day is the earlier one and counts for both.
    binh.get(&second).await.expect("07/12/2026");
    binh.submit(&format!("{first}/tach"), &[("tach_ra", second_id)]).await.expect("Đã tách ra");
    binh.get(&second).await.expect("15/12/2026").expect("Nêu lần đầu 01/12/2026");
    binh.submit(&format!("{first}/tach"), &[("tach_ra", second_id)])
        .await
        .expect_status(409)
        .expect("không còn được gộp");
    binh.get(&first).await.expect("07/12/2026").expect("Nêu lần đầu 23/11/2026");

    binh.submit(&format!("{first}/gop"), &[("gop_voi", second_id)]).await.expect("Đã gộp");
    // One takes its own back: the matter goes on for the other.
    step(&mut lan, &first, "rut", &[("ly_do_rut_neu", "")]).await.expect_status(422);
    step(&mut lan, &first, "rut", &[("ly_do_rut_neu", "Đã được cấp.")])
        .await
        .expect("Đã rút lại")
        .expect("Chờ trả lời");
    binh.get(&first).await.expect("Nêu lần đầu 23/11/2026").expect("Đã được cấp.");
    step(&mut binh, &first, "tra-loi", &[("tra_loi", "Đã có kinh phí.")]).await.expect("Đã trả lời");
    binh.submit(&format!("{first}/tach"), &[("tach_ra", second_id)]).await.expect_status(409).expect("sau khi gộp");
    // Without a word it is closed after ten working days, and an opinion comes too late.
    world.calendar.turn_to(date(2026, 12, 16));
    tu.get(&second).await.expect("hết hạn cho ý kiến");
    let late = step(&mut tu, &second, "y-kien", &[("giai_quyet", "khong"), ("ly_do", "Chưa có.")]).await;
    late.expect_status(409).expect("đã kết thúc ngày 16/12/2026").expect("Chưa có.");
    binh.get("/kho-khan/tong-hop").await.expect("1 đã giải quyết");

    // An answer to what was taken back.
    let third = raise(&world, &mut lan, "du-yen-hen-2025", "proposal", "Đề nghị mở lớp ở trung tâm.").await;
    let seen = binh.get(&third).await.value("ban").unwrap();
    step(&mut lan, &third, "rut", &[("ly_do_rut_neu", "Không cần nữa.")]).await.expect("Đơn vị đã rút");
    let late = step_from(&mut binh, &third, "tra-loi", &seen, &[("tra_loi", "Đồng ý.")]).await;
    late.expect_status(409).expect("rút lại ngày 16/12/2026").expect("Đồng ý.");
    binh.submit(&format!("{third}/gop"), &[("gop_voi", second_id)]).await.expect_status(409);
}

/// The board ends and another body takes it over, from this day on.
async fn end(world: &World, body: OrganisationId, heir: OrganisationId, on: Date) {
    const EVENT: &str =
        "INSERT INTO organisation_event (id, kind, on_date, legal_basis) VALUES ($1, 'merge', $2, 'NQ')";
    const ENDED: &str = "UPDATE organisation SET ended_on = $2, ended_by = $3 WHERE id = $1";
    const FOLLOWED: &str = "INSERT INTO succession (event_id, predecessor_id, successor_id, share_numerator, \
         share_denominator) VALUES ($1, $2, $3, 1, 1)";
    const PARTS: [&str; 5] = [
        "UPDATE organisation_name SET valid_to = $2 WHERE organisation_id = $1 AND valid_to IS NULL",
        "UPDATE organisation_class SET valid_to = $2 WHERE organisation_id = $1 AND valid_to IS NULL",
        "UPDATE organisation_code SET valid_to = $2 WHERE organisation_id = $1 AND valid_to IS NULL",
        "UPDATE line_membership SET valid_to = $2 WHERE organisation_id = $1 AND valid_to IS NULL",
        "UPDATE line_membership SET valid_to = $2 WHERE parent_id = $1 AND valid_to IS NULL",
    ];
    let write = world.app.database().write(move |tx| {
        Box::pin(async move {
            let event: EventId = tx.new_id();
            _ = tx.execute(EVENT, params![event, on]).await?;
            _ = tx.execute(ENDED, params![body, on, event]).await?;
            _ = tx.execute(FOLLOWED, params![event, body, heir]).await?;
            for part in PARTS {
                _ = tx.execute(part, params![body, on]).await?;
            }
            Ok::<_, crate::failure::Failure>(())
        })
    });
    write.await.expect("the end is written");
    world.app.reload_organisations().await.expect("a graph");
}

#[tokio::test]
async fn a_successor_holds_on_with_the_same_clock_also_where_it_runs_out_meanwhile() {
    let world = ground().await;
    let (mut lan, mut binh) = (world.person("lan").await, world.person("binh").await);
    let path = raise(&world, &mut lan, "du-yen-hen-2025", "difficulty", MONEY).await;
    let (board, heir) = (world.organisation("ban-tgdv"), world.organisation("du-cac-co-quan-dang"));
    step(&mut binh, &path, "chuyen", &[("chuyen_den", &board.to_string())]).await.expect("07/12/2026");
    world.calendar.turn_to(date(2026, 12, 10));
    let mut minh = world.person("minh").await;
    let seen = minh.get(&path).await.expect("Quá hạn trả lời").value("ban").unwrap();
    end(&world, board, heir, date(2026, 12, 9)).await;
    // The successor has it, since the board received it and late since the board's last day.
    let page = binh.get(&path).await;
    page.expect("Quá hạn trả lời").expect("07/12/2026");
    binh.get("/kho-khan?trang-thai=overdue")
        .await
        .expect("Đang chờ: Đảng ủy các cơ quan Đảng tỉnh, từ 23/11/2026 (17 ngày)");
    lan.get(&path).await.expect("Nêu lần đầu 23/11/2026 (17 ngày)");
    // Whoever was at the board has no post any more, and the answer is not lost but refused.
    let late = minh.post(&format!("{path}/tra-loi"), &[("ban", &seen), ("tra_loi", "Đang viết.")]).await;
    assert!(!late.is_redirect() || late.location().is_some_and(|to| to.contains("dang-nhap")), "{}", late.text());
    binh.get(&path).await.expect("Quá hạn trả lời");
}
