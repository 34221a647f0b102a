//! The letter of urging about plans: who is named with what, who drafts it, as which file.

use super::{ground, two_levels};
use domain::coverage::Degree;
use jiff::civil::date;
use testkit::{Page, World};

/// What a Word file says, in one line.
fn words(page: &Page) -> String {
    let opened = papers::doors::open("a.docx", &page.body, &papers::doors::Programs::none()).expect("a Word file");
    opened.text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[tokio::test]
async fn one_click_drafts_the_letter_to_those_that_owe_a_plan_or_leave_a_clause_out() {
    let world = World::new().await;
    let (guidance, plan) = two_levels(&world).await;
    let pairs = vec![
        (plan.clauses[0], guidance.clauses[0], Degree::Full),
        (plan.clauses[1], guidance.clauses[2], Degree::Partial),
    ];
    ground::related(&world, &plan, pairs).await;
    let mut minh = world.person("minh").await;
    minh.get(&guidance.page("ma-tran")).await.expect("Soạn công văn đôn đốc (2)");
    let gaps = minh.get(&guidance.page("cho-thieu")).await;
    gaps.expect("2 đơn vị quá hạn kế hoạch hoặc còn thiếu mục").expect("Soạn công văn cho riêng đơn vị này");
    let letter = minh.get(&format!("{}?truoc=01/12/2026", guidance.page("don-doc"))).await;
    letter.expect_status(200);
    let said = words(&letter);
    for wanted in [
        "đôn đốc ban hành, bổ sung kế hoạch thực hiện Hướng dẫn số 85-HD/BTGTU",
        "trong số 2 đơn vị được giao nhiệm vụ còn 1 đơn vị chưa ban hành kế hoạch, 1 đơn vị có kế hoạch chưa nêu đủ",
        "Chưa nêu: mục 2, 4; Mới nêu một phần: mục 3",
        "Chưa ban hành kế hoạch; hạn 15/11/2026, quá 8 ngày",
        "Mục 2: Rà soát chính sách hỗ trợ người học nghề ở vùng cao.",
        "chậm nhất là ngày 01/12/2026",
    ] {
        assert!(said.contains(wanted), "the letter does not say «{wanted}»: {said}");
    }
    let pdf = minh.get(&format!("{}?dang=pdf", guidance.page("don-doc"))).await;
    assert!(pdf.expect_status(200).body.starts_with(b"%PDF-") && pdf.says("Chưa nêu: mục 2, 4"));
    let alone = minh.get(&format!("{}?don-vi={}", guidance.page("don-doc"), plan.owner)).await;
    assert!(!words(&alone).contains("Yên Sấu"), "one unit alone");
    minh.get(&format!("{}?don-vi={}", guidance.page("don-doc"), guidance.owner)).await.expect_status(409);

    let program = world.program("minh", &["decide"]).await;
    let path = format!("/api/v1/coverage/{}/letter-of-urging", guidance.id);
    let letter = program.get(&format!("{path}?answer_by=2026-12-01")).await;
    assert!(letter.expect_status(200).body.starts_with(b"PK"));
    let pdf = program.get(&format!("{path}?format=pdf&organisation={}", plan.owner)).await;
    assert!(pdf.expect_status(200).body.starts_with(b"%PDF-"));
}

#[tokio::test]
async fn the_body_that_gave_the_document_urges_and_nobody_else() {
    let world = World::new().await;
    let (guidance, _) = two_levels(&world).await;
    for (login, status) in
        [("minh", 200), ("hanh", 200), ("binh", 403), ("kien", 403), ("lan", 404), ("tu", 404), ("mai", 404)]
    {
        let mut person = world.person(login).await;
        person.get(&guidance.page("don-doc")).await.expect_status(status);
        let gaps = person.get(&guidance.page("cho-thieu")).await;
        assert_eq!(gaps.link(&guidance.page("don-doc")).is_some(), status == 200, "{login}");
    }
}

#[tokio::test]
async fn who_gave_a_reason_or_is_not_due_yet_is_not_urged() {
    let world = World::new().await;
    let (hen, sau) = (world.organisation("du-yen-hen-2025"), world.organisation("du-yen-sau-2025"));
    let board = world.organisation("ban-tgdv");
    let guidance = ground::published(
        &world,
        (board, "huong-dan", "85-HD/BTGTU"),
        &[("1.", "Ban hành kế hoạch tuyên truyền.", vec![hen, sau])],
        date(2026, 10, 1),
    )
    .await;
    let plan = ground::published(
        &world,
        (hen, "ke-hoach", "04-KH/ĐU"),
        &[("1.", "Việc khác hẳn.", vec![])],
        date(2026, 11, 2),
    )
    .await;
    ground::declared(&world, &plan, &[&guidance]).await;
    ground::fall_due(&world, date(2026, 12, 15)).await;
    let mut lan = world.person("lan").await;
    let said = super::tick(None, guidance.clauses[0], 0);
    lan.submit(&plan.page("doi-chieu"), &[("chon", said.as_str()), ("ly_do", "Tỉnh đã làm chung.")])
        .await
        .expect("Đã ghi 1 quan hệ");
    let mut minh = world.person("minh").await;
    let page = minh.get(&guidance.page("don-doc")).await;
    assert_eq!(page.status, 409, "somebody is urged: {}", words(&page));
    page.expect("Không có đơn vị nào quá hạn ban hành kế hoạch");
    minh.get(&guidance.page("cho-thieu")).await.expect("2 chỗ thiếu");
}
