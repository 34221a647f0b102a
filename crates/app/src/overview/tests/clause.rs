//! The page of a clause: everything that hangs on it for who may read it, and nothing of what others may not.

use super::counted;
use crate::coverage::tests::{ground, two_levels};
use domain::coverage::Degree;
use testkit::World;

#[tokio::test]
async fn everything_of_a_clause_stands_together_and_each_sees_its_own() {
    let world = World::new().await;
    let (guidance, plan) = two_levels(&world).await;
    ground::related(&world, &plan, vec![(plan.clauses[1], guidance.clauses[2], Degree::Partial)]).await;
    let page = |clause: usize| format!("/van-ban/{}/dieu-khoan/{}", guidance.id, guidance.clauses[clause]);
    // Yên Hến raises a difficulty against the third clause.
    let mut lan = world.person("lan").await;
    let document = guidance.id.to_string();
    let clause = guidance.clauses[2].to_string();
    let form =
        [("loai_neu", "difficulty"), ("van_ban", &document), ("dieu_khoan", &clause), ("van_de", "Thiếu giáo viên.")];
    lan.post("/kho-khan/moi", &form).await.expect_status(303);

    // The specialist of the board that issued it sees both communes.
    let mut minh = world.person("minh").await;
    let seen = minh.get(&page(2)).await;
    seen.expect_status(200)
        .expect("Mục 3")
        .expect("Mở lớp dạy nghề ngắn hạn cho thanh niên nông thôn.")
        .expect("0 trên 2 phần việc đã công nhận")
        .expect("2 quá hạn")
        .expect("04-KH/ĐU")
        .expect("0 đơn vị đưa vào đủ, 1 đơn vị đưa vào một phần")
        .expect("Chưa có kinh phí nào ghi cho mục này");
    assert_eq!(counted(&seen.html(), "nhiem-vu"), 1);
    assert_eq!(counted(&seen.html(), "bao-phu"), 1);
    assert!(seen.link("/van-ban/").is_some());
    for path in [format!("/ke-hoach/{}/ma-tran", guidance.id), format!("/nhiem-vu?van-ban={}", guidance.id)] {
        assert!(seen.link(&path).is_some(), "{path} is not linked");
        minh.get(&path).await.expect_status(200);
    }
    for link in seen.links("/nhiem-vu/").into_iter().chain(seen.links("/ke-hoach/")).chain(seen.links("/kho-khan/")) {
        minh.get(&link).await.expect_status(200);
    }

    // Lan of Yên Hến counts the one assignment of the own commune and the own difficulty.
    let own = lan.get(&page(2)).await;
    own.expect_status(200).expect("0 trên 1 phần việc đã công nhận").expect("1 quá hạn").expect("Thiếu giáo viên.");
    assert_eq!(counted(&own.html(), "kho-khan"), 1);
    for link in own.links("/kho-khan/").into_iter().chain(own.links("/ke-hoach/")) {
        lan.get(&link).await.expect_status(200);
    }
    // The clerk of the other commune reads the document, and neither the plan, nor the difficulty, nor the assignment.
    let mut tu = world.person("tu").await;
    let foreign = tu.get(&page(2)).await;
    foreign.expect_status(200).expect("0 trên 1 phần việc đã công nhận");
    assert!(!foreign.says("Thiếu giáo viên.") && !foreign.says("04-KH/ĐU"), "a neighbour sees what is not its own");
    assert_eq!((counted(&foreign.html(), "kho-khan"), counted(&foreign.html(), "bao-phu")), (0, 0));
    // Who has nothing to do with the document is told of nothing.
    world.person("mai").await.get(&page(2)).await.expect_status(404);

    // Clauses of another document, and of none, are not there.
    let elsewhere = format!("/van-ban/{}/dieu-khoan/{}", guidance.id, plan.clauses[0]);
    minh.get(&elsewhere).await.expect_status(404);
    minh.get(&format!("/van-ban/{}/dieu-khoan/nothing", guidance.id)).await.expect_status(404);

    // The list of gaps beside the matrix leads here.
    assert!(minh.get(&guidance.page("ma-tran")).await.link(&page(0)).is_some());

    // The same for a program.
    let program = world.program("lan", &["documents"]).await;
    let path = format!("/api/v1/clauses/{}", guidance.clauses[2]);
    let told = program.get(&path).await.expect_status(200).json();
    assert_eq!(told["name"], "3");
    let part = |code: &str| told["parts"].as_array().unwrap().iter().find(|part| part["part"] == code).unwrap().clone();
    assert_eq!((&part("assignments")["count"], &part("difficulties")["count"]), (&1.into(), &1.into()));
    assert_eq!(part("coverage")["rows"][0]["state"], "Partial");
}

#[tokio::test]
async fn the_heads_of_a_published_document_lead_to_their_clauses_and_a_fresh_clause_says_what_comes_here() {
    let world = World::with_story().await;
    let mut minh = world.person("minh").await;
    let list = minh.get("/van-ban").await;
    let mut led = None;
    for document in list.links("/van-ban/").into_iter().filter(|link| link.len() == "/van-ban/".len() + 36) {
        led = led.or(minh.get(&document).await.link(&format!("{document}/dieu-khoan/")));
    }
    let page = minh.get(&led.expect("a head that leads to its clause")).await;
    page.expect_status(200)
        .expect("Nhiệm vụ")
        .expect("Chưa có đợt tuyên truyền nào nêu mục này")
        .expect("Chưa có khó khăn nào về mục này");
}
