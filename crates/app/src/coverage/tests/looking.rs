//! Looking: the matrix, its list, why a cell is as it is, gaps with who can close them; who sees which rows.

use super::{ground, tick, two_levels};
use domain::coverage::Degree;
use jiff::civil::date;
use testkit::World;

#[tokio::test]
async fn the_matrix_shows_who_lacks_what_and_a_missing_plan_as_one_sentence() {
    let world = World::new().await;
    let (guidance, plan) = two_levels(&world).await;
    let mut minh = world.person("minh").await;
    let page = minh.get(&guidance.page("ma-tran")).await;
    page.expect_status(200)
        .expect("Kế hoạch của đơn vị nào còn thiếu mục nào")
        .expect("4 mục, 2 đơn vị, 1 đã ban hành kế hoạch, 0 đủ mọi mục")
        .expect("Chưa có kế hoạch. Hạn 15/11/2026, quá 8 ngày.")
        .expect("Chờ người xác nhận");
    let mut lan = world.person("lan").await;
    let pairs = [(0, 0), (1, 2)].map(|(own, above)| tick(Some(plan.clauses[own]), guidance.clauses[above], 0));
    let fields = [("chon", pairs[0].as_str()), ("chon", pairs[1].as_str()), ("muc_do", "full")];
    lan.submit(&plan.page("doi-chieu"), &fields).await.expect("Đã ghi 2");
    let whole = tick(None, guidance.clauses[1], 0);
    let said = [("chon", whole.as_str()), ("ly_do", "Xã không có vùng cao.")];
    lan.submit(&plan.page("doi-chieu"), &said).await.expect("Kế hoạch không nêu");
    let page = minh.get(&guidance.page("ma-tran")).await;
    page.expect("Kế hoạch không nêu (1)").expect("Thiếu (1)");
    let only = minh.get(&format!("{}?chi=thieu&nhom=dang-uy-xa&xep=cap-tren", guidance.page("ma-tran"))).await;
    only.expect_status(200).expect("Các đơn vị khác");
    let book = minh.get(&format!("{}?dang=xlsx", guidance.page("ma-tran"))).await;
    book.expect_status(200);
    assert!(book.body.starts_with(b"PK"), "a workbook");
    minh.get(&format!("{}?ngay=hôm-nọ", guidance.page("ma-tran"))).await.expect_status(200).expect("ngày");
}

#[tokio::test]
async fn a_gap_leads_to_its_chain_and_to_who_can_close_it() {
    let world = World::new().await;
    let (guidance, plan) = two_levels(&world).await;
    ground::related(&world, &plan, vec![(plan.clauses[1], guidance.clauses[2], Degree::Partial)]).await;
    let mut lan = world.person("lan").await;
    let page = lan.get(&guidance.page("cho-thieu")).await;
    page.expect("Chỗ thiếu, theo mục và theo đơn vị").expect("4 chỗ thiếu").expect("Đảng ủy xã Yên Hến");
    assert!(!page.says("Yên Sấu"), "a unit does not see its neighbour");
    let why = format!("{}?muc={}&don-vi={}", guidance.page("vi-sao"), guidance.clauses[2], plan.owner);
    let page = lan.get(&why).await;
    page.expect_status(200)
        .expect("Vì sao: Đảng ủy xã Yên Hến")
        .expect("Mở hai lớp dạy nghề ngắn hạn")
        .expect("Một phần")
        .expect("Chuỗi đứt tại Đảng ủy xã Yên Hến");
    assert!(page.link(&plan.page("doi-chieu")).is_some());
    let sau = world.organisation("du-yen-sau-2025");
    lan.get(&format!("{}?muc={}&don-vi={sau}", guidance.page("vi-sao"), guidance.clauses[2])).await.expect_status(404);
    let mut minh = world.person("minh").await;
    minh.get(&guidance.page("cho-thieu")).await.expect("7 chỗ thiếu").expect("Đảng ủy xã Yên Sấu ban hành kế hoạch.");
    let book = minh.get(&format!("{}?dang=xlsx", guidance.page("cho-thieu"))).await;
    assert!(book.body.starts_with(b"PK"), "a workbook");
}

#[tokio::test]
async fn a_chain_of_three_documents_names_the_level_at_which_it_breaks() {
    let world = World::new().await;
    let (province, hen) = (world.organisation("tinh-uy"), world.organisation("du-yen-hen-2025"));
    let directive = ground::published(
        &world,
        (world.organisation("ban-tgdv"), "chi-thi", "21-CT/TW"),
        &[("1.", "Đổi mới đào tạo.", vec![province, hen]), ("2.", "Kiểm tra.", vec![province, hen])],
        date(2026, 9, 1),
    )
    .await;
    let middle = ground::published(
        &world,
        (province, "ke-hoach", "72-KH/TU"),
        &[("1.", "Đổi mới đào tạo nghề.", vec![hen]), ("2.", "Việc khác.", vec![hen])],
        date(2026, 10, 1),
    )
    .await;
    let lower =
        ground::published(&world, (hen, "ke-hoach", "4-KH/ĐU"), &[("1.", "Mở lớp.", vec![])], date(2026, 11, 1)).await;
    ground::declared(&world, &middle, &[&directive]).await;
    ground::declared(&world, &lower, &[&middle]).await;
    ground::related(&world, &middle, vec![(middle.clauses[0], directive.clauses[0], Degree::Full)]).await;
    ground::related(&world, &lower, vec![(lower.clauses[0], middle.clauses[0], Degree::Partial)]).await;
    let mut binh = world.person("binh").await;
    let page = binh.get(&directive.page("cho-thieu")).await;
    page.expect("2 chỗ thiếu").expect("Chờ theo: Đảng ủy xã Yên Hến").expect("Cấp thứ 1").expect("Cấp thứ 2");
    let why = format!("{}?muc={}&don-vi={hen}", directive.page("vi-sao"), directive.clauses[0]);
    binh.get(&why).await.expect("Mở lớp.").expect("Đổi mới đào tạo nghề.").expect("Chuỗi đứt tại Đảng ủy xã Yên Hến");
    let why = format!("{}?muc={}&don-vi={hen}", directive.page("vi-sao"), directive.clauses[1]);
    binh.get(&why).await.expect("Chuỗi đứt tại Tỉnh ủy Lam Giang");
    // The plan in the middle has its own matrix.
    binh.get(&middle.page("ma-tran")).await.expect("2 mục, 1 đơn vị, 1 đã ban hành kế hoạch");
}
