//! A session that ends in the middle of a form, forms that come from elsewhere, another password.

use super::account;
use testkit::{Client, World};

const RIGHT: &str = crate::demo::PASSWORD;
const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

/// Ends the session of a browser from another one, as its owner would.
async fn end_from_elsewhere(world: &World, login: &str) {
    let mut elsewhere = world.person(login).await;
    elsewhere.submit("/tai-khoan/phien-khac", &[]).await.expect("phiên làm việc khác");
}

async fn sign_in_with(browser: &mut Client, page: &testkit::Page, login: &str) -> testkit::Page {
    let values = |name: &str| -> Vec<String> {
        let html = page.html();
        let marker = format!("name=\"{name}\" value=\"");
        html.split(marker.as_str()).skip(1).map(|rest| unescaped(rest.split('"').next().unwrap())).collect()
    };
    let mut fields = vec![("login".to_owned(), login.to_owned()), ("password".to_owned(), RIGHT.to_owned())];
    for name in ["tiep", "giu_cho", "giu_tep", "giu_ten", "giu_noi_dung"] {
        fields.extend(values(name).into_iter().map(|value| (name.to_owned(), value)));
    }
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.post("/dang-nhap", &fields).await
}

fn unescaped(text: &str) -> String {
    text.replace("&#60;", "<").replace("&#62;", ">").replace("&#34;", "\"").replace("&#39;", "'").replace("&#38;", "&")
}

#[tokio::test]
async fn son_loses_nothing_when_his_session_ends_in_the_middle_of_a_form() {
    let world = World::new().await;
    let lan = account(&world, "lan").await;
    let suspend = format!("/nguoi-dung/{lan}/tam-dung");
    let mut son = world.person("son").await;
    son.get(&suspend).await.expect_status(200);
    end_from_elsewhere(&world, "son").await;

    let reason = "Nghỉ phép <b>dài</b> & \"chưa\" bàn giao";
    let page = son.post(&suspend, &[("ly_do", reason)]).await;
    page.expect_status(401).expect("nội dung vừa gõ được giữ nguyên").expect("Tên đăng nhập");
    assert!(!page.html().contains("<b>dài"), "what was typed is escaped");
    assert!(world.history("account", lan.uuid()).await.is_empty(), "nothing is done before he signs in");

    let wrong = son.post("/dang-nhap", &[("login", "son"), ("password", "sai"), ("giu_cho", &suspend)]).await;
    wrong.expect_status(401);
    assert_eq!(wrong.value("giu_cho").as_deref(), Some(suspend.as_str()), "a wrong password loses nothing either");

    let page = sign_in_with(&mut son, &page, "son").await;
    page.expect_status(200).expect("Nội dung chưa gửi").expect(reason).expect("dưới tên Ngô Văn Sơn");
    assert_eq!(page.value("ly_do").as_deref(), Some(reason));
    assert!(world.history("account", lan.uuid()).await.is_empty(), "and nothing before he has looked at it");
    assert!(page.links("/nguoi-dung").contains(&suspend), "there is a way back to the page");

    let page = son.submit(&suspend, &[("ly_do", &page.value("ly_do").unwrap())]).await;
    page.expect_status(200).expect("Đã tạm dừng tài khoản của Lê Thị Lan").expect(reason);
    let history = world.history("account", lan.uuid()).await;
    assert_eq!(history.len(), 1);
    assert_eq!((history[0].verb.as_str(), history[0].login.as_deref()), ("suspend", Some("son")));
}

#[tokio::test]
async fn another_person_who_signs_in_sends_nothing_unseen() {
    let world = World::new().await;
    let lan = account(&world, "lan").await;
    let suspend = format!("/nguoi-dung/{lan}/tam-dung");
    let mut browser = world.person("son").await;
    browser.get(&suspend).await;
    end_from_elsewhere(&world, "son").await;
    let page = browser.post(&suspend, &[("ly_do", "Nghỉ phép")]).await;
    let page = sign_in_with(&mut browser, &page, "tu").await;
    page.expect("Nội dung chưa gửi").expect("dưới tên Hoàng Anh Tú").expect("Lý do Nghỉ phép");
    assert!(world.history("account", lan.uuid()).await.is_empty());
    browser.post(&suspend, &[("ly_do", "Nghỉ phép")]).await.expect_status(404);
    assert!(world.history("account", lan.uuid()).await.is_empty(), "his own rights count, not hers who typed");
}

#[tokio::test]
async fn a_password_that_was_being_sent_is_never_shown_again() {
    let world = World::new().await;
    let mut lan = world.person("lan").await;
    lan.get("/tai-khoan").await;
    end_from_elsewhere(&world, "lan").await;
    let fields = [("password", RIGHT), ("password_new", "trâu ta ăn cỏ đồng ta"), ("version", "1")];
    let page = lan.post("/tai-khoan/mat-khau", &fields).await;
    page.expect_status(401);
    assert!(!page.html().contains("trâu ta") && !page.html().contains(RIGHT), "{}", page.html());
    assert_eq!(page.value("giu_ten").as_deref(), Some("version"), "the control: other fields are kept");
}

#[tokio::test]
async fn words_beside_a_file_are_kept_and_the_file_is_asked_for_again() {
    let world = World::new().await;
    let assignment = super::assignment_answered_for_by(&world, "son").await;
    let page_of = format!("/phan-viec/{assignment}");
    let mut lan = world.person("lan").await;
    lan.get(&page_of).await.expect_status(200);
    end_from_elsewhere(&world, "lan").await;
    let evidence = format!("{page_of}/minh-chung");
    let page = lan.upload(&evidence, &[("chu_thich", "Kế hoạch số 5")], "tep", "a.txt", b"bytes of the file").await;
    page.expect_status(401).expect("cần chọn lại tệp");
    assert!(!page.html().contains("bytes of the file"));
    let page = sign_in_with(&mut lan, &page, "lan").await;
    page.expect_status(200).expect("cần chọn lại tệp").expect("Kế hoạch số 5");
    assert!(page.links("/phan-viec").contains(&page_of), "there is a way back to the form");
    assert!(!page.says("Gửi nội dung này"), "without its file it is not sent");
}

#[tokio::test]
async fn a_form_without_its_token_or_from_another_site_does_nothing() {
    let world = World::new().await;
    let lan = account(&world, "lan").await;
    let suspend = format!("/nguoi-dung/{lan}/tam-dung");
    let mut son = world.person("son").await;
    let token = son.get("/tai-khoan").await.value("csrf").unwrap();
    let with_token = format!("ly_do=x&csrf={token}");
    let tu_token = world.person("tu").await.get("/tai-khoan").await.value("csrf").unwrap();
    let here = ("sec-fetch-site", "same-origin");
    let refused: [(&[(&str, &str)], String); 7] = [
        (&[here, FORM], "ly_do=x".to_owned()),
        (&[here, FORM], "ly_do=x&csrf=".to_owned()),
        (&[here, FORM], format!("ly_do=x&csrf={tu_token}")),
        (&[("sec-fetch-site", "cross-site"), FORM], with_token.clone()),
        (&[("sec-fetch-site", "same-site"), ("origin", "http://dondoc.test"), FORM], with_token.clone()),
        (&[("origin", "http://evil.example"), FORM], with_token.clone()),
        (&[FORM], with_token.clone()),
    ];
    for (headers, body) in refused {
        son.send_bare("POST", &suspend, headers, &body).await.expect_status(403);
    }
    assert!(world.history("account", lan.uuid()).await.is_empty());
    let page = son.send_bare("POST", &suspend, &[("origin", "http://dondoc.test"), FORM], &with_token).await;
    assert!(page.is_redirect(), "the control: {}", page.text());
    let page = world.visitor().send_bare("POST", "/dang-nhap", &[("origin", "http://evil.example"), FORM], "").await;
    page.expect_status(403);
}

#[tokio::test]
async fn lan_changes_her_password_and_her_other_browser_is_out() {
    let world = World::new().await;
    let (mut office, mut home) = (world.person("lan").await, world.person("lan").await);
    let version = office.visit("/tai-khoan").await.expect("Phiên làm việc đang mở 2").value("version").unwrap();
    let change = async |browser: &mut Client, present: &str, new: &str, again: &str| {
        let fields =
            [("password", present), ("password_new", new), ("password_again", again), ("version", version.as_str())];
        browser.post("/tai-khoan/mat-khau", &fields).await
    };
    let good = "trâu ta ăn cỏ đồng ta";
    change(&mut office, "sai", good, good).await.expect_status(401).expect("mật khẩu không đúng");
    change(&mut office, RIGHT, "ngắn", "ngắn").await.expect_status(422).expect("quá ngắn hoặc quá dễ đoán");
    change(&mut office, RIGHT, "lan.lan.lan.lan", "lan.lan.lan.lan").await.expect_status(422);
    change(&mut office, RIGHT, good, "trâu ta").await.expect_status(422).expect("không giống nhau");
    assert!(world.history("account", account(&world, "lan").await.uuid()).await.is_empty());

    let page = change(&mut office, RIGHT, good, good).await;
    office.follow(page).await.expect_status(200).expect("Đã đổi mật khẩu").expect("Phiên làm việc đang mở 1");
    assert!(home.get("/tai-khoan").await.is_redirect(), "the other browser is out");
    let history = world.history("account", account(&world, "lan").await.uuid()).await;
    assert_eq!((history[0].verb.as_str(), history[0].login.as_deref()), ("change-password", Some("lan")));
    assert!(!history[0].particulars.contains("trâu"), "the history does not know the password");

    home.post("/dang-nhap", &[("login", "lan"), ("password", RIGHT)]).await.expect_status(401);
    assert!(home.post("/dang-nhap", &[("login", "lan"), ("password", good)]).await.is_redirect());
    let mut late = office.clone();
    change(&mut late, good, "một câu khác dài hơn", "một câu khác dài hơn").await.expect_status(409);
}

#[tokio::test]
async fn a_thief_at_an_open_browser_cannot_guess_the_password_either() {
    let world = World::new().await;
    let mut thief = world.person("lan").await;
    let good = "trâu ta ăn cỏ đồng ta";
    let fields = [("password", "đoán"), ("password_new", good), ("password_again", good), ("version", "1")];
    for _ in 0..5 {
        thief.post("/tai-khoan/mat-khau", &fields).await.expect_status(401);
    }
    thief.post("/tai-khoan/mat-khau", &fields).await.expect_status(429);
}
