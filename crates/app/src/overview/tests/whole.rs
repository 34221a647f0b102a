//! The overview: every number leads to its rows at once, and counts what its reader may read and nothing else.

use crate::coverage::tests::two_levels;
use testkit::{Page, World};

/// The value and the whole of a number of the overview, by the path that it leads to.
fn number(page: &Page, path: &str) -> (usize, usize) {
    let html = page.html();
    let (_, rest) = html.split_once(&format!("<a class=\"value\" href=\"{path}\" aria-label=\"")).expect("the number");
    let (_, said) = rest.split_once('"').unwrap().0.rsplit_once(": ").unwrap();
    let (value, of) = said.split_once('/').unwrap();
    (value.parse().unwrap(), of.split(' ').next().unwrap().parse().unwrap())
}

#[tokio::test]
async fn numbers_lead_to_their_rows_and_a_unit_counts_its_own() {
    let world = World::new().await;
    let mut minh = world.person("minh").await;
    minh.get("/tong-quan").await.expect_status(200).expect("Chưa có gì để tổng quan");
    minh.get("/tong-quan/don-vi").await.expect_status(200).expect("Chưa đơn vị nào có phần việc");

    let (guidance, _) = two_levels(&world).await;
    let page = minh.get("/tong-quan").await;
    page.expect_status(200)
        .expect("Đơn vị có việc quá hạn")
        .expect("2 đơn vị giữ 7 phần việc quá hạn")
        .expect("2030")
        .expect("2045");
    assert_eq!(number(&page, "/tong-quan/don-vi"), (2, 2));
    assert_eq!(number(&page, "/nhiem-vu?tinh-trang=qua-han"), (7, 7));
    let matrix = guidance.page("ma-tran");
    assert_eq!(number(&page, &matrix), (1, 2));
    for path in ["/nhiem-vu?tinh-trang=qua-han", "/nhiem-vu?tinh-trang=cho-cong-nhan", &matrix] {
        assert!(page.link(path).is_some(), "{path}");
        minh.get(path).await.expect_status(200);
    }
    let units = minh.get("/tong-quan/don-vi").await;
    units.expect("2 trên 2 đơn vị có việc quá hạn").expect("Đảng ủy xã Yên Hến").expect("Đảng ủy xã Yên Sấu");
    let html = units.html();
    let place = |name: &str| html.find(name).expect("the unit is listed");
    assert!(place("Yên Hến</a>") < place("Yên Sấu</a>"), "four late before three");
    let hen = world.organisation("du-yen-hen-2025");
    for path in [format!("/don-vi/{hen}/ho-so"), format!("/nhiem-vu?don-vi={hen}")] {
        let link = units.link(&path).expect("the way to the unit and to its late work").replace("&amp;", "&");
        minh.get(&link).await.expect_status(200);
    }
    let book = minh.get("/tong-quan/don-vi?dang=xlsx").await;
    assert!(book.expect_status(200).body.starts_with(b"PK"), "a workbook");
    minh.get(&format!("/tong-quan?van-ban={}", guidance.id)).await.expect_status(200);
    minh.get("/tong-quan?van-ban=x").await.expect_status(200).expect("2 đơn vị giữ 7 phần việc quá hạn");

    // A commune counts what it holds, and learns nothing of its neighbour.
    let mut tu = world.person("tu").await;
    let own = tu.get("/tong-quan").await;
    assert_eq!(number(own.expect_status(200), "/tong-quan/don-vi"), (1, 1));
    assert_eq!(number(&own, "/nhiem-vu?tinh-trang=qua-han"), (3, 3));
    assert!(!own.says("Yên Hến") && !tu.get("/tong-quan/don-vi").await.says("Yên Hến"));
    // A person whose body is no part of it sees nothing of it.
    let mut mai = world.person("mai").await;
    assert!(!mai.get("/tong-quan").await.expect_status(200).says("quá hạn"));

    let program = world.program("minh", &[]).await;
    let told = program.get("/api/v1/overview").await.expect_status(200).json();
    let late = told["numbers"].as_array().unwrap().iter().find(|one| one["number"] == "late-assignments").unwrap();
    assert_eq!((&late["value"], &late["of"]), (&7.into(), &7.into()));
    let units = program.get("/api/v1/overview/units").await.expect_status(200).json();
    assert_eq!(units["items"].as_array().map(Vec::len), Some(2), "{units}");
    assert_eq!(units["items"][0]["late"], 4);
}

#[tokio::test]
async fn the_story_has_its_work_its_week_and_its_lineage_on_one_page() {
    let world = World::with_story().await;
    let mut minh = world.person("minh").await;
    let page = minh.get("/tong-quan").await;
    page.expect_status(200).expect("Việc của tôi").expect("Thay đổi trong tuần").expect("Các mốc phía trước");
    for link in page.links("/nhiem-vu/").into_iter().chain(page.links("/don-vi/")) {
        minh.get(&link).await.expect_status(200);
    }
    let mut lan = world.person("lan").await;
    let own = lan.get("/tong-quan").await;
    for link in own.expect_status(200).links("/phan-viec/").into_iter().chain(own.links("/bao-cao/")) {
        lan.get(&link).await.expect_status(200);
    }
}
