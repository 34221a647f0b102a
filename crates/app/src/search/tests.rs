//! Stories of the search: what is found with and without marks, what nobody finds who may not read it, what it says of nothing.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use testkit::World;

#[tokio::test]
async fn the_clerk_finds_clauses_duties_documents_and_units_without_marks() {
    let world = World::with_story().await;
    let mut lan = world.person("lan").await;
    let page = lan.get("/tim?q=bao+cao+vien").await;
    page.expect_status(200).expect("Kết quả cho «bao cao vien»").expect("báo cáo viên");
    let html = page.html();
    assert!(html.contains("href=\"/nhiem-vu/") && html.contains("#clauses") && html.contains("<mark"), "{html}");
    // Words with other marks find the same, those with the same marks stand first.
    lan.get("/tim?q=b%C3%A1o+c%C3%A1o+vi%C3%AAn").await.expect("báo cáo viên");
    lan.get("/tim?q=96-kh").await.expect("96-KH/BTGDVTU");
    lan.get("/tim?q=yen+hen").await.expect("Đảng ủy xã Yên Hến");
    lan.get("/viec-cua-toi").await.expect_status(200).expect("Tìm trong hệ thống");
}

#[tokio::test]
async fn a_link_of_a_clause_leads_to_its_page_and_on_to_its_place() {
    let world = World::with_story().await;
    let mut lan = world.person("lan").await;
    let page = lan.get("/tim?q=bao+cao+vien").await;
    let html = page.html();
    let link = html
        .split("href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .find(|link| link.starts_with("/van-ban/") && link.contains("/dieu-khoan/"));
    let clause = lan.get(link.unwrap()).await;
    let place = clause.expect_status(200).links("/van-ban/").into_iter().find(|link| link.contains('#'));
    let place = place.expect("the way to the place in the document");
    let (document, place) = place.split_once('#').unwrap();
    let page = lan.get(document).await;
    assert!(page.html().contains(&format!("id=\"{place}\"")), "{link:?} leads nowhere");
}

#[tokio::test]
async fn nobody_finds_what_the_own_lists_do_not_show() {
    let world = World::with_story().await;
    // A document that only its registrar knows of.
    let mut minh = world.person("minh").await;
    let text = "TỈNH ỦY LAM GIANG\n*\nSố 77-KH/TU\nLam Giang, ngày 03 tháng 10 năm 2026\nKẾ HOẠCH\nvề quặng thiếc lộ thiên\n\n1. Rà soát mỏ.\n";
    let sent = minh.upload("/van-ban/tai-len", &[("cam_doan", "1")], "tep", "ke-hoach.txt", text.as_bytes()).await;
    assert!(sent.is_redirect(), "{}", sent.text());
    minh.get("/tim?q=quang+thiec").await.expect("quặng thiếc lộ thiên");
    let mut lan = world.person("lan").await;
    lan.get("/tim?q=quang+thiec").await.expect("Không có gì khớp với «quang thiec»");
}

#[tokio::test]
async fn nothing_to_look_for_is_told_and_odd_words_do_no_harm() {
    let world = World::new().await;
    let mut lan = world.person("lan").await;
    lan.get("/tim").await.expect_status(200).expect("Gõ có dấu hoặc không dấu");
    lan.get("/tim?q=+-+%2F").await.expect_status(200).expect("Gõ có dấu hoặc không dấu");
    lan.get("/tim?q=%3Cscript%3E+%25_").await.expect_status(200).expect("Không có gì khớp");
    let long = "a+".repeat(5_000);
    lan.get(&format!("/tim?q={long}")).await.expect_status(200);
}

#[tokio::test]
async fn a_program_finds_the_same() {
    let world = World::with_story().await;
    let program = world.program("lan", &[]).await;
    let found = program.get("/api/v1/search?words=bao%20cao%20vien").await.expect_status(200).json();
    let kinds: Vec<&str> =
        found["groups"].as_array().unwrap().iter().filter_map(|group| group["kind"].as_str()).collect();
    assert!(kinds.contains(&"duties") && kinds.contains(&"clauses"), "{kinds:?}");
    for nothing in ["/api/v1/search", "/api/v1/search?words=%2F"] {
        assert_eq!(program.get(nothing).await.expect_status(200).json(), serde_json::json!({ "groups": [] }));
    }
}
