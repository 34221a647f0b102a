//! Access tokens: made and withdrawn on the own page, and every way in which one stops.

use super::{account, minutes_pass};
use testkit::{World, token_of};

#[tokio::test]
async fn lan_makes_a_token_sees_it_once_and_withdraws_it() {
    let world = World::new().await;
    let lan = account(&world, "lan").await;
    let mut browser = world.person("lan").await;
    let page = browser.post("/tai-khoan/ma-truy-cap", &[("ten", " "), ("han", "90")]).await;
    page.expect_status(422).expect("Lỗi:");
    let token = token_of(&mut browser, &["figures"]).await;
    let own = browser.get("/tai-khoan").await;
    own.expect("Phần mềm của đơn vị").expect("Chưa dùng").expect("Nhập số liệu và nội dung báo cáo");
    assert!(!own.html().contains(&token), "it is shown once");

    let program = world.program_at(world.router(), &token);
    let me = program.get("/api/v1/me").await;
    me.expect_status(200);
    assert_eq!(me.json()["scopes"], serde_json::json!(["read", "figures"]));
    assert_eq!(me.json()["full_name"], "Lê Thị Lan");
    assert!(!browser.get("/tai-khoan").await.says("Chưa dùng"));

    let withdraw = own.links("/tai-khoan/ma-truy-cap/").pop().expect("a form");
    let mut thao = world.person("thao").await;
    thao.post(&withdraw, &[]).await.expect_status(404);
    program.get("/api/v1/me").await.expect_status(200);
    browser.submit(&withdraw, &[]).await.expect("Đã thu hồi mã");
    program.get("/api/v1/me").await.expect_status(401);
    let history = world.history("account", lan.uuid()).await;
    let verbs: Vec<&str> = history.iter().map(|row| row.verb.as_str()).collect();
    assert_eq!(verbs, ["make-token", "withdraw-token"]);
    assert!(history.iter().all(|row| !row.particulars.contains(&token)), "the history does not know it");
}

#[tokio::test]
async fn a_token_stops_with_its_day_with_the_suspension_and_with_the_last_role() {
    let world = World::new().await;
    let lan = account(&world, "lan").await;
    let program = world.program("lan", &[]).await;
    let mut son = world.person("son").await;
    program.get("/api/v1/me").await.expect_status(200);
    son.submit(&format!("/nguoi-dung/{lan}/tam-dung"), &[("ly_do", "Nghỉ phép")]).await.expect("Đã tạm dừng");
    program.get("/api/v1/me").await.expect_status(401);
    son.submit(&format!("/nguoi-dung/{lan}/mo-lai"), &[]).await.expect("Đã mở lại");
    program.get("/api/v1/me").await.expect_status(200);

    minutes_pass(&world, 90 * 24 * 60 - 1).await;
    program.get("/api/v1/me").await.expect_status(200);
    minutes_pass(&world, 2).await;
    let refused = program.get("/api/v1/me").await;
    assert_eq!(refused.expect_status(401).json()["code"], "token-needed");

    let program = world.program("lan", &[]).await;
    let to = account(&world, "son").await.to_string();
    let mut son = world.person("son").await;
    son.submit(&format!("/nguoi-dung/{lan}/ban-giao"), &[("nguoi_nhan", &to)]).await.expect_status(200);
    program.get("/api/v1/me").await.expect_status(401);
}

#[tokio::test]
async fn a_token_is_no_session_and_a_session_is_no_token() {
    let world = World::new().await;
    let mut browser = world.person("lan").await;
    let token = token_of(&mut browser, &["people"]).await;
    let program = world.program_at(world.router(), &token);
    for page in ["/tai-khoan", "/viec-cua-toi", "/nguoi-dung"] {
        let answer = program.get(page).await;
        assert!(answer.location().is_some_and(|to| to.starts_with("/dang-nhap")), "{page}: {}", answer.status);
    }
    let answer = browser.get("/api/v1/me").await;
    answer.expect_status(401);
    assert!(answer.headers.contains_key("www-authenticate"));
    let answer = program.get("/api/v1/me").await;
    assert!(!answer.headers.contains_key("set-cookie"));
    for wrong in ["", "dondoc_", "dondoc_0000", &token[..token.len() - 1], &format!("{token}0")] {
        world.program_at(world.router(), wrong).get("/api/v1/me").await.expect_status(401);
    }
}
