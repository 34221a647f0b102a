//! Signing in and out: wrong passwords, who may not, the cookie.

use super::minutes_pass;
use app_settings::secure;
use testkit::{Client, Page, World};

mod app_settings {
    use testkit::app::Settings;

    pub fn secure() -> Settings {
        Settings {
            demo: true,
            secure_cookies: true,
            public_url: Some("https://dondoc.example".to_owned()),
            ..Settings::default()
        }
    }
}

const RIGHT: &str = crate::demo::PASSWORD;

async fn try_password(browser: &mut Client, login: &str, password: &str) -> Page {
    browser.post("/dang-nhap", &[("login", login), ("password", password)]).await
}

fn cookies(page: &Page) -> Vec<String> {
    page.headers.get_all("set-cookie").iter().map(|value| value.to_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn lan_signs_in_sees_her_roles_and_signs_out() {
    let world = World::new().await;
    let mut lan = world.visitor();
    let page = lan.get("/tai-khoan").await;
    assert_eq!(page.location(), Some("/dang-nhap?tiep=%2Ftai-khoan"));
    lan.follow(page).await.expect("Tên đăng nhập").expect("Mật khẩu");
    let fields = [("login", " Lan "), ("password", RIGHT), ("tiep", "/tai-khoan")];
    let page = lan.submit("/dang-nhap", &fields).await;
    page.expect_status(200).expect("Lê Thị Lan").expect("Đảng ủy xã Yên Hến").expect("từ ngày 01/07/2025");
    assert_eq!(lan.get("/dang-nhap?tiep=/tai-khoan").await.location(), Some("/tai-khoan"), "she is in already");
    let kept = lan.clone();
    lan.submit("/dang-xuat", &[]).await.expect("Tên đăng nhập");
    assert!(lan.get("/tai-khoan").await.is_redirect());
    assert!(kept.clone().get("/tai-khoan").await.is_redirect(), "the token of the old session is worth nothing");
    lan.submit("/dang-xuat", &[]).await.expect("Tên đăng nhập");
}

#[tokio::test]
async fn the_bare_address_leads_to_the_own_work() {
    let world = World::new().await;
    assert_eq!(world.visitor().get("/").await.location(), Some("/viec-cua-toi"));
    let mut lan = world.visitor();
    let page = try_password(&mut lan, "lan", RIGHT).await;
    assert_eq!(page.location(), Some("/viec-cua-toi"));
    for outside in ["https://evil.example/", "//evil.example/", "/\\evil.example", "viec"] {
        let page =
            world.visitor().post("/dang-nhap", &[("login", "lan"), ("password", RIGHT), ("tiep", outside)]).await;
        assert_eq!(page.location(), Some("/viec-cua-toi"), "{outside}");
    }
}

#[tokio::test]
async fn lan_mistypes_her_password_and_waits_longer_each_time() {
    let world = World::new().await;
    let mut lan = world.visitor();
    for _ in 0..5 {
        let page = try_password(&mut lan, "lan", "sai rồi").await;
        page.expect_status(401).expect("Tên đăng nhập hoặc mật khẩu không đúng");
        assert!(page.html().contains("<title>Lỗi: Đăng nhập"), "the title says that something is wrong");
        assert_eq!(page.value("login").as_deref(), Some("lan"), "what was typed stays");
        assert_eq!(page.value("password").as_deref(), Some(""), "but never the password");
    }
    try_password(&mut lan, "lan", RIGHT).await.expect_status(429).expect("Chờ 1 phút");
    minutes_pass(&world, 1).await;
    try_password(&mut lan, "lan", "lại sai").await.expect_status(401);
    try_password(&mut lan, "lan", RIGHT).await.expect_status(429).expect("Chờ 2 phút");
    assert!(try_password(&mut world.visitor(), "son", RIGHT).await.is_redirect(), "others are not held up");
    minutes_pass(&world, 2).await;
    assert!(try_password(&mut lan, "lan", RIGHT).await.is_redirect());
    try_password(&mut world.visitor(), "lan", "sai").await.expect_status(401);
    assert!(try_password(&mut world.visitor(), "lan", RIGHT).await.is_redirect(), "counting began anew");
}

#[tokio::test]
async fn a_stranger_cannot_tell_which_logins_exist() {
    let world = World::new().await;
    let (mut known, mut unknown) = (world.visitor(), world.visitor());
    for round in 0..7 {
        let first = try_password(&mut known, "lan", "đoán mò").await;
        let second = try_password(&mut unknown, "nobody", "đoán mò").await;
        assert_eq!(first.status, second.status, "round {round}");
        assert_eq!(first.html().replace("lan\"", "nobody\""), second.html(), "round {round}");
    }
}

#[tokio::test]
async fn who_holds_no_role_or_has_left_cannot_sign_in() {
    let world = World::new().await;
    for login in ["khach", "cuc"] {
        let mut browser = world.visitor();
        let page = try_password(&mut browser, login, RIGHT).await;
        page.expect_status(403).expect("không còn vai trò nào");
        assert!(cookies(&page).iter().all(|cookie| !cookie.starts_with("dondoc=")), "{login} got a session");
        assert!(browser.get("/tai-khoan").await.is_redirect(), "{login}");
        try_password(&mut browser, login, "sai").await.expect_status(401);
    }
}

#[tokio::test]
async fn a_demo_account_is_worth_nothing_outside_a_demo() {
    let world = World::with(testkit::app::Settings { demo: false, ..testkit::app::Settings::default() }).await;
    try_password(&mut world.visitor(), "lan", RIGHT).await.expect_status(401);
    let demo = World::new().await;
    assert!(try_password(&mut demo.visitor(), "lan", RIGHT).await.is_redirect(), "the control");
}

#[tokio::test]
async fn the_cookie_is_out_of_reach_of_scripts_and_of_other_sites() {
    let world = World::new().await;
    let page = try_password(&mut world.visitor(), "lan", RIGHT).await;
    let cookie = cookies(&page).into_iter().find(|cookie| cookie.starts_with("dondoc=")).expect("a cookie");
    assert!(cookie.ends_with("; Path=/; HttpOnly; SameSite=Lax"), "{cookie}");

    let world = World::with(secure()).await;
    let page = world
        .visitor()
        .send_bare(
            "POST",
            "/dang-nhap",
            &[("origin", "https://dondoc.example"), ("content-type", "application/x-www-form-urlencoded")],
            &format!("login=lan&password={RIGHT}"),
        )
        .await;
    let cookie = cookies(&page).into_iter().find(|cookie| cookie.starts_with("__Host-dondoc=")).expect("a cookie");
    assert!(cookie.ends_with("; Path=/; HttpOnly; SameSite=Lax; Secure"), "{cookie}");
    assert!(page.headers.contains_key("strict-transport-security"));
}

#[tokio::test]
async fn each_sign_in_has_a_token_of_its_own_and_ends_the_one_before() {
    let world = World::new().await;
    let mut lan = world.person("lan").await;
    let before = lan.clone();
    assert!(try_password(&mut lan, "lan", RIGHT).await.is_redirect());
    lan.visit("/tai-khoan").await.expect_status(200).expect("Phiên làm việc đang mở 1");
    assert!(before.clone().get("/tai-khoan").await.is_redirect(), "the session before has ended");
}

#[tokio::test]
async fn a_session_ends_after_eight_idle_hours_and_after_a_week() {
    let world = World::new().await;
    let mut lan = world.person("lan").await;
    minutes_pass(&world, 8 * 60 - 1).await;
    lan.visit("/tai-khoan").await.expect_status(200).expect("Lê Thị Lan");
    minutes_pass(&world, 8 * 60 - 1).await;
    lan.visit("/tai-khoan").await.expect("Lê Thị Lan");
    minutes_pass(&world, 8 * 60 + 1).await;
    assert!(lan.get("/tai-khoan").await.is_redirect(), "idle for too long");

    let mut lan = world.person("lan").await;
    for _ in 0..23 {
        minutes_pass(&world, 7 * 60).await;
        lan.visit("/tai-khoan").await.expect("Lê Thị Lan");
    }
    minutes_pass(&world, 7 * 60 + 1).await;
    assert!(lan.get("/tai-khoan").await.is_redirect(), "a week is over");
}
