//! The page of a unit: who it is, where it came from, what it owes; and who sees how much of it.

use super::counted;
use crate::coverage::tests::two_levels;
use testkit::World;

#[tokio::test]
async fn everything_of_a_unit_stands_together_and_a_neighbour_learns_nothing_of_its_work() {
    let world = World::with_story().await;
    let (guidance, plan) = two_levels(&world).await;
    let unit = world.organisation("du-yen-hen-2025");
    let path = format!("/don-vi/{unit}/ho-so");
    let mut lan = world.person("lan").await;
    let document = guidance.id.to_string();
    let form = [("loai_neu", "difficulty"), ("van_ban", document.as_str()), ("van_de", "Thiếu giáo viên.")];
    lan.post("/kho-khan/moi", &form).await.expect_status(303);

    let mut minh = world.person("minh").await;
    let seen = minh.get(&path).await;
    seen.expect_status(200).expect("Đảng ủy xã Yên Hến").expect("Ngô Văn Sơn").expect("quá hạn").expect("Trực thuộc");
    assert!(counted(&seen.html(), "phan-viec") >= 4, "its assignments are not counted");
    // Whoever stands above reads its plans; a board that gave a document reads them in the matrix.
    let above = world.person("binh").await.get(&path).await;
    above.expect_status(200).expect("04-KH/ĐU");
    assert!(counted(&above.html(), "ke-hoach") >= 1 && plan.owner == unit);
    let former = world.organisation("du-yen-hen-cu");
    let before = seen.link(&format!("/don-vi/{former}/ho-so")).expect("the way to what it came from");
    let before = minh.get(&before).await;
    assert!(before.expect_status(200).link(&path).is_some(), "the way on to the successor");
    let own = lan.get(&path).await;
    own.expect_status(200);
    assert_eq!(counted(&own.html(), "da-neu"), 1);
    for link in [seen.links("/phan-viec/"), seen.links("/nhiem-vu?"), seen.links("/ke-hoach?")].concat() {
        minh.get(&link).await.expect_status(200);
    }
    for link in own.links("/phan-viec/").into_iter().chain(own.links("/bao-cao/")).chain(own.links("/kho-khan")) {
        lan.get(&link).await.expect_status(200);
    }
    // The register of organisations leads here.
    assert!(minh.get(&format!("/don-vi/{unit}")).await.link(&path).is_some());

    // A neighbour knows that the unit is there, and nothing of its work.
    let mut tu = world.person("tu").await;
    let foreign = tu.get(&path).await;
    foreign.expect_status(200).expect("Đảng ủy xã Yên Hến");
    for part in ["phan-viec", "bao-cao", "ke-hoach", "chi-tieu", "phat-hien", "dang-giu", "da-neu", "so-theo-doi"] {
        assert_eq!(counted(&foreign.html(), part), 0, "a neighbour counts {part}");
    }
    assert!(!foreign.says("Ngô Văn Sơn") && !foreign.says("Thiếu giáo viên."));
    minh.get("/don-vi/00000000-0000-7000-8000-000000000000/ho-so").await.expect_status(404);

    let program = world.program("lan", &[]).await;
    let told = program.get(&format!("/api/v1/organisations/{unit}/dossier")).await.expect_status(200).json();
    let part = told["parts"].as_array().unwrap().iter().find(|part| part["part"] == "difficulties-raised").unwrap();
    assert_eq!((&part["count"], &told["name"]), (&1.into(), &"Đảng ủy xã Yên Hến".into()));
}
