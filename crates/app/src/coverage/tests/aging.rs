//! What was said of a clause that was changed since: it fills nothing, is not forgotten, and leads to where it is carried over.

use super::{
    ground::{self, Paper},
    tick, two_levels,
};
use domain::coverage::Degree;
use jiff::civil::date;
use testkit::World;

/// The guidance and the plan, related, and a document that gives the third clause other words.
async fn amended(world: &World) -> (Paper, Paper, Paper) {
    let (guidance, plan) = two_levels(world).await;
    let pairs = [(0, 0), (1, 2)].map(|(own, above)| (plan.clauses[own], guidance.clauses[above], Degree::Full));
    ground::related(world, &plan, pairs.to_vec()).await;
    let newer = ground::published(
        world,
        (guidance.owner, "huong-dan", "90-HD/BTGTU"),
        &[("1.", "Mở lớp dạy nghề cho mọi người lao động.", vec![plan.owner])],
        date(2026, 11, 10),
    )
    .await;
    let became = vec![(guidance.clauses[2], Some(newer.clauses[0]), "changed")];
    ground::amended(world, "amends", (&newer, &guidance), became).await;
    (guidance, plan, newer)
}

#[tokio::test]
async fn a_relation_to_a_clause_that_was_amended_is_shown_as_old_and_leads_to_carrying_over() {
    let world = World::new().await;
    let (guidance, plan, newer) = amended(&world).await;
    let carrying = format!("/van-ban/{}/sua-doi", newer.id);
    let mut minh = world.person("minh").await;
    let page = minh.get(&guidance.page("ma-tran")).await;
    page.expect_status(200).expect("Đã cũ (1)").expect("Đã cũ: Đảng ủy xã Yên Hến");
    let before = minh.get(&format!("{}?ngay=05/11/2026", guidance.page("ma-tran"))).await;
    assert!(!before.says("Đã cũ"), "on that day nothing had changed yet: {}", before.text());
    let why = format!("{}?muc={}&don-vi={}", guidance.page("vi-sao"), guidance.clauses[2], plan.owner);
    let page = minh.get(&why).await;
    page.expect("Mục cấp trên đã được sửa đổi.").expect("Mở hai lớp dạy nghề ngắn hạn");
    assert!(page.link(&carrying).is_some(), "the way to carry it over");
    let mut lan = world.person("lan").await;
    let gaps = lan.get(&guidance.page("cho-thieu")).await;
    gaps.expect("mang sang hoặc đối chiếu lại").expect("Mang sang");
    assert!(gaps.link(&carrying).is_some());
    lan.get(&plan.page("doi-chieu")).await.expect("Đã cũ").expect("Mục cấp trên đã được sửa đổi.");

    let program = world.program("lan", &["documents"]).await;
    let told = program.get(&format!("/api/v1/coverage/{}", guidance.id)).await.expect_status(200).json();
    assert_eq!(told["rows"][0]["states"], serde_json::json!(["full", "missing", "stale", "missing"]));
    let gaps = program.get(&format!("/api/v1/coverage/{}/gaps", guidance.id)).await.json();
    let old = gaps["items"].as_array().unwrap().iter().find(|one| one["state"] == "stale").expect("the gap");
    assert_eq!(old["amended_by"], newer.id.to_string());
    let said = program.get(&format!("/api/v1/coverage/{}/relations", plan.id)).await.json();
    let said = said["items"].as_array().unwrap().iter().map(|one| one["stale"].clone());
    assert_eq!(said.filter(|stale| stale == "changed").count(), 1);
}

#[tokio::test]
async fn what_was_carried_over_to_other_words_waits_until_a_person_says_it_again() {
    let world = World::new().await;
    let (guidance, plan, newer) = amended(&world).await;
    ground::carried(&world, (&plan, &newer), guidance.clauses[2], newer.clauses[0]).await;
    let (mut minh, mut lan) = (world.person("minh").await, world.person("lan").await);
    let old = minh.get(&guidance.page("ma-tran")).await;
    assert!(!old.says("Đã cũ"), "it went over: what is owed now is told by the newer document");
    minh.get(&newer.page("ma-tran")).await.expect("Đã cũ (1)");
    let path = format!("{}?cha={}", plan.page("doi-chieu"), newer.id);
    lan.get(&path).await.expect("chờ xác nhận lại");
    let gaps = lan.get(&newer.page("cho-thieu")).await;
    assert!(gaps.link(&path).is_some(), "it is said again where the plan is held against its parent");
    let again = tick(Some(plan.clauses[1]), newer.clauses[0], 1);
    let (cha, reason) = (newer.id.to_string(), "Đã đối chiếu với lời văn mới.");
    let fields = [("cha", cha.as_str()), ("chon", &again), ("muc_do", "full"), ("ly_do", reason)];
    lan.submit(&plan.page("doi-chieu"), &fields).await.expect("Đã ghi 1 quan hệ");
    minh.get(&newer.page("ma-tran")).await.expect("1 đủ mọi mục");
}

#[tokio::test]
async fn a_merged_unit_has_the_plans_of_those_before_it_until_it_has_its_own() {
    let world = World::new().await;
    let [board, hen, before, beside] =
        ["ban-tgdv", "du-yen-hen-2025", "du-yen-hen-cu", "du-yen-mai-cu"].map(|word| world.organisation(word));
    let clauses = [("1.", "Tuyên truyền học nghề.", vec![hen]), ("2.", "Mở lớp dạy nghề.", vec![hen])];
    let guidance = ground::published(&world, (board, "huong-dan", "5-HD/BTGTU"), &clauses, date(2025, 1, 10)).await;
    let mut plans = Vec::new();
    for (owner, symbol) in [(before, "1-KH/ĐU"), (beside, "2-KH/ĐU")] {
        let words = [("1.", "Tuyên truyền.", vec![]), ("2.", "Mở lớp.", vec![])];
        let plan = ground::published(&world, (owner, "ke-hoach", symbol), &words, date(2025, 2, 1)).await;
        ground::declared(&world, &plan, &[&guidance]).await;
        plans.push(plan);
    }
    let pairs = |plan: &Paper, count: usize| {
        (0..count).map(|at| (plan.clauses[at], guidance.clauses[at], Degree::Full)).collect::<Vec<_>>()
    };
    ground::related(&world, &plans[0], pairs(&plans[0], 2)).await;
    ground::related(&world, &plans[1], pairs(&plans[1], 1)).await;
    let mut minh = world.person("minh").await;
    let matrix = minh.get(&guidance.page("ma-tran")).await;
    matrix.expect("2 mục, 1 đơn vị, 1 đã ban hành kế hoạch, 0 đủ mọi mục").expect("Thiếu (1)");
    let why = format!("{}?muc={}&don-vi={hen}", guidance.page("vi-sao"), guidance.clauses[0]);
    minh.get(&why).await.expect("tính theo kế hoạch của đơn vị trước sắp xếp").expect("Đủ");
    let program = world.program("minh", &["documents"]).await;
    let told = program.get(&format!("/api/v1/coverage/{}", guidance.id)).await.expect_status(200).json();
    assert_eq!(told["rows"][0]["states"], serde_json::json!(["full", "missing"]));
    assert_eq!(told["rows"][0]["stood_for_by"].as_array().map(Vec::len), Some(2));
    // A plan of its own takes their place.
    let own =
        ground::published(&world, (hen, "ke-hoach", "9-KH/ĐU"), &[("1.", "Mở lớp.", vec![])], date(2026, 11, 2)).await;
    ground::declared(&world, &own, &[&guidance]).await;
    ground::related(&world, &own, vec![(own.clauses[0], guidance.clauses[1], Degree::Full)]).await;
    let told = program.get(&format!("/api/v1/coverage/{}", guidance.id)).await.json();
    assert_eq!(told["rows"][0]["states"][1], "full");
    assert_eq!(told["rows"][0]["stood_for_by"], serde_json::json!([]));
}

#[tokio::test]
async fn what_rests_on_a_plan_that_was_replaced_is_old_until_it_is_carried_over() {
    let world = World::new().await;
    let (board, province) = (world.organisation("ban-tgdv"), world.organisation("tinh-uy"));
    let hen = world.organisation("du-yen-hen-2025");
    let papers = [
        (board, "chi-thi", "21-CT/TW", "Đổi mới đào tạo.", date(2026, 9, 1)),
        (province, "ke-hoach", "72-KH/TU", "Đổi mới đào tạo nghề.", date(2026, 10, 1)),
        (province, "ke-hoach", "80-KH/TU", "Đổi mới đào tạo nghề.", date(2026, 11, 10)),
    ];
    let mut made = Vec::new();
    for (owner, kind, symbol, words, on) in papers {
        let units = if kind == "chi-thi" { vec![province, hen] } else { vec![hen] };
        made.push(ground::published(&world, (owner, kind, symbol), &[("1.", words, units)], on).await);
    }
    let lower =
        ground::published(&world, (hen, "ke-hoach", "4-KH/ĐU"), &[("1.", "Mở lớp.", vec![])], date(2026, 10, 9)).await;
    let [directive, middle, newer] = made.as_slice() else { panic!("three papers") };
    ground::declared(&world, middle, &[directive]).await;
    ground::declared(&world, newer, &[directive]).await;
    ground::declared(&world, &lower, &[middle]).await;
    for (plan, above) in [(middle, directive), (newer, directive), (&lower, middle)] {
        ground::related(&world, plan, vec![(plan.clauses[0], above.clauses[0], Degree::Full)]).await;
    }
    ground::amended(&world, "replaces", (newer, middle), vec![(middle.clauses[0], Some(newer.clauses[0]), "same")])
        .await;
    let mut binh = world.person("binh").await;
    let page = binh.get(&directive.page("ma-tran")).await;
    page.expect("1 mục, 2 đơn vị, 2 đã ban hành kế hoạch, 1 đủ mọi mục").expect("Đã cũ (1)");
    let why = format!("{}?muc={}&don-vi={hen}", directive.page("vi-sao"), directive.clauses[0]);
    binh.get(&why).await.expect("Văn bản cấp trên đã được thay thế.").expect("Chuỗi đứt tại Đảng ủy xã Yên Hến");
    ground::carried(&world, (&lower, newer), middle.clauses[0], newer.clauses[0]).await;
    binh.get(&directive.page("ma-tran")).await.expect("2 đủ mọi mục");
}
