//! The people of a unit: inviting, taking an invitation, suspending, handing over.

use super::{account, minutes_pass};
use domain::{permissions::Role, problem::Problem};
use testkit::app::accounts::command_line::{PersonToAdd, add_person, list_people, reset_password};
use testkit::{Client, World};

const GOOD: &str = "trâu ta ăn cỏ đồng ta";

/// Sơn invites a person to his unit; gives the path of the link.
async fn invited(world: &World, son: &mut Client, name: &str, role: &str) -> String {
    let form = format!("/nguoi-dung/don-vi/{}/loi-moi", world.organisation("du-yen-hen-2025"));
    let token = son.get(&form).await.expect_status(200).value("ma").unwrap();
    let page = son.post(&form, &[("ho_ten", name), ("vai_tro", role), ("ma", &token)]).await;
    page.expect_status(200).expect(&format!("Đã tạo lời mời cho {name}"));
    let link = page.html();
    let link = link.split("value=\"http://dondoc.test").nth(1).expect("the link").split('"').next().unwrap();
    assert_eq!(link, format!("/loi-moi/{token}"));
    link.to_owned()
}

#[tokio::test]
async fn son_invites_a_colleague_who_chooses_a_login_and_is_in() {
    let world = World::new().await;
    let mut son = world.person("son").await;
    let page = son.visit("/nguoi-dung").await;
    page.expect("Lê Thị Lan").expect("Văn thư, cán bộ, từ ngày 01/07/2025");
    assert!(!page.says("Bùi Thị Cúc") && !page.says("Hoàng Anh Tú"), "neither former nor foreign people");
    let link = invited(&world, &mut son, "Tô Văn Hải", "clerk").await;
    son.visit("/nguoi-dung").await.expect("Lời mời chưa được nhận").expect("Tô Văn Hải").expect("Ngô Văn Sơn");

    let mut hai = world.visitor();
    hai.get(&link).await.expect_status(200).expect("Tô Văn Hải").expect("Đảng ủy xã Yên Hến").expect("Văn thư");
    let take = async |browser: &mut Client, login: &str, password: &str, again: &str| {
        let fields = [("login", login), ("password_new", password), ("password_again", again)];
        browser.post(&link, &fields).await
    };
    let page = take(&mut hai, "lan", GOOD, GOOD).await;
    page.expect_status(422).expect("đã có người dùng");
    assert_eq!(page.value("login").as_deref(), Some("lan"));
    take(&mut hai, "tô hải", GOOD, GOOD).await.expect_status(422).expect("chữ thường không dấu");
    take(&mut hai, "hai", "12345", "12345").await.expect_status(422).expect("quá ngắn");
    take(&mut hai, "hai", GOOD, "khác").await.expect_status(422).expect("không giống nhau");
    let page = take(&mut hai, "Hai", GOOD, GOOD).await;
    assert_eq!(page.location(), Some("/viec-cua-toi"));
    hai.visit("/tai-khoan").await.expect("Tô Văn Hải").expect("từ ngày 23/11/2026");

    let page = take(&mut hai, "hai", GOOD, GOOD).await;
    assert_eq!(page.location(), Some("/viec-cua-toi"), "sent twice it is the same account");
    take(&mut world.visitor(), "hai", "một câu khác dài hơn", "một câu khác dài hơn").await.expect_status(401);
    world.visitor().get(&link).await.expect_status(422).expect("Lời mời không còn hiệu lực");
    take(&mut world.visitor(), "hai2", GOOD, GOOD).await.expect_status(422).expect("không còn hiệu lực");

    let node = world.history("organisation", world.organisation("du-yen-hen-2025").uuid()).await;
    let invite = node.iter().find(|row| row.verb == "invite").expect("the invitation is history");
    assert_eq!(invite.login.as_deref(), Some("son"));
    assert!(!link.ends_with(&invite.particulars) && !invite.particulars.contains(&link[9..]), "without its token");
    let taken = world.history("account", account(&world, "hai").await.uuid()).await;
    assert_eq!((taken[0].verb.as_str(), taken[0].login.as_deref()), ("take-invitation", Some("hai")));
    let page = son.visit("/nguoi-dung").await;
    page.expect("Tô Văn Hải");
    assert!(!page.says("Lời mời chưa được nhận"));
}

#[tokio::test]
async fn an_invitation_form_sent_twice_makes_one_invitation() {
    let world = World::new().await;
    let mut son = world.person("son").await;
    let form = format!("/nguoi-dung/don-vi/{}/loi-moi", world.organisation("du-yen-hen-2025"));
    let token = son.get(&form).await.value("ma").unwrap();
    let fields = [("ho_ten", "Tô Văn Hải"), ("vai_tro", "clerk"), ("ma", token.as_str())];
    let (first, second) = (son.post(&form, &fields).await, son.post(&form, &fields).await);
    assert_eq!(first.expect_status(200).html(), second.expect_status(200).html());
    let page = son.visit("/nguoi-dung").await;
    assert_eq!(page.links("/nguoi-dung/loi-moi/").len(), 1);
    for (fields, words) in [
        ([("ho_ten", " "), ("vai_tro", "clerk")], "Mục này chưa được nhập"),
        ([("ho_ten", "Tô Văn Hải"), ("vai_tro", "king")], "Mục này chưa được nhập"),
        ([("ho_ten", &"Dài ".repeat(50)), ("vai_tro", "clerk")], "Nội dung quá dài"),
    ] {
        let page = son.post(&form, &fields).await;
        page.expect_status(422).expect(words);
        assert_eq!(page.value("ho_ten").unwrap(), fields[0].1, "what was typed stays");
    }
    son.post(&form, &[("ho_ten", "Tô Văn Hải"), ("vai_tro", "clerk"), ("ma", "1234")]).await.expect_status(403);
}

#[tokio::test]
async fn an_invitation_ends_by_withdrawal_by_time_and_with_its_inviter() {
    let world = World::new().await;
    let mut son = world.person("son").await;
    let withdrawn = invited(&world, &mut son, "Tô Văn Hải", "clerk").await;
    let withdraw = son.visit("/nguoi-dung").await.link("/nguoi-dung/loi-moi/").unwrap();
    world.person("lan").await.post(&withdraw, &[]).await.expect_status(403);
    world.person("tu").await.post(&withdraw, &[]).await.expect_status(404);
    world.visitor().get(&withdrawn).await.expect_status(200);
    son.submit(&withdraw, &[]).await.expect("Đã thu hồi lời mời của Tô Văn Hải");
    son.post(&withdraw, &[]).await.expect_status(409);
    world.visitor().get(&withdrawn).await.expect_status(422).expect("không còn hiệu lực");

    let late = invited(&world, &mut son, "Tô Văn Hải", "clerk").await;
    minutes_pass(&world, 7 * 24 * 60 - 1).await;
    world.visitor().get(&late).await.expect_status(200);
    minutes_pass(&world, 1).await;
    world.visitor().get(&late).await.expect_status(422);

    let mut son = world.person("son").await;
    let deputy = invited(&world, &mut son, "Ngô Văn Phó", "head").await;
    let fields = [("login", "pho"), ("password_new", GOOD), ("password_again", GOOD)];
    let mut deputy_browser = world.visitor();
    assert!(deputy_browser.post(&deputy, &fields).await.is_redirect());
    let void = invited(&world, &mut son, "Tô Văn Hải", "clerk").await;
    let suspend = format!("/nguoi-dung/{}/tam-dung", account(&world, "son").await);
    deputy_browser.submit(&suspend, &[("ly_do", "Mất máy tính")]).await.expect("Đã tạm dừng");
    world.visitor().get(&void).await.expect_status(422).expect("không còn hiệu lực");
}

#[tokio::test]
async fn nobody_gives_or_takes_away_more_than_the_own_role_answers_for() {
    let world = World::new().await;
    let province = world.organisation("tinh-uy");
    let form = format!("/nguoi-dung/don-vi/{province}/loi-moi");
    let mut admin = world.person("quantri").await;
    let page = admin.get(&form).await;
    page.expect("Chuyên viên").expect("Quản trị");
    assert!(!page.says("Thủ trưởng"), "an administrator makes nobody a head");
    let token = page.value("ma").unwrap();
    admin.post(&form, &[("ho_ten", "Ai Đó"), ("vai_tro", "head"), ("ma", &token)]).await.expect_status(403);
    admin.post(&form, &[("ho_ten", "Ai Đó"), ("vai_tro", "clerk"), ("ma", &token)]).await.expect_status(200);

    let head = format!("/nguoi-dung/{}", account(&world, "binh").await);
    let page = admin.get(&head).await;
    page.expect_status(200).expect("Đỗ Thanh Bình");
    assert!(page.link(&format!("{head}/tam-dung")).is_none());
    admin.post(&format!("{head}/tam-dung"), &[("ly_do", "x")]).await.expect_status(403);
    admin.post(&format!("{head}/ban-giao"), &[]).await.expect_status(403);

    let mut lan = world.person("lan").await;
    let own = format!("/nguoi-dung/don-vi/{}/loi-moi", world.organisation("du-yen-hen-2025"));
    lan.get(&own).await.expect_status(403);
    lan.get(&form).await.expect_status(404);
    lan.post(&own, &[("ho_ten", "Ai Đó"), ("vai_tro", "clerk"), ("ma", &token)]).await.expect_status(403);

    let mut son = world.person("son").await;
    let himself = format!("/nguoi-dung/{}", account(&world, "son").await);
    for what in ["tam-dung", "ban-giao"] {
        son.get(&format!("{himself}/{what}")).await.expect("với tài khoản của mình");
        son.post(&format!("{himself}/{what}"), &[("ly_do", "x")]).await.expect("với tài khoản của mình");
    }
}

#[tokio::test]
async fn a_suspension_takes_effect_at_once_and_is_lifted_with_its_history() {
    let world = World::new().await;
    let (mut son, mut lan) = (world.person("son").await, world.person("lan").await);
    let person = format!("/nguoi-dung/{}", account(&world, "lan").await);
    lan.get("/tai-khoan").await.expect_status(200);
    son.post(&format!("{person}/tam-dung"), &[("ly_do", "  ")]).await.expect_status(422).expect("chưa được nhập");
    let page = son.submit(&format!("{person}/tam-dung"), &[("ly_do", "Máy bị mất")]).await;
    page.expect("Đã tạm dừng tài khoản của Lê Thị Lan").expect("Máy bị mất").expect("Ngô Văn Sơn");
    assert!(lan.get("/tai-khoan").await.is_redirect(), "she is out with her next request");
    lan.post("/dang-nhap", &[("login", "lan"), ("password", crate::demo::PASSWORD)]).await.expect_status(403);
    son.visit("/nguoi-dung").await.expect("Đang tạm dừng");
    son.post(&format!("{person}/tam-dung"), &[("ly_do", "Lần nữa")]).await.expect_status(409);

    son.submit(&format!("{person}/mo-lai"), &[]).await.expect("Đã mở lại tài khoản");
    son.post(&format!("{person}/mo-lai"), &[]).await.expect_status(409);
    let lan_again = lan.post("/dang-nhap", &[("login", "lan"), ("password", crate::demo::PASSWORD)]).await;
    assert!(lan_again.is_redirect());
    let history = world.history("account", account(&world, "lan").await.uuid()).await;
    let told: Vec<(&str, Option<&str>)> = history.iter().map(|row| (row.verb.as_str(), row.login.as_deref())).collect();
    assert_eq!(told, [("suspend", Some("son")), ("suspend", Some("son"))]);
    assert!(history[0].particulars.contains("Máy bị mất") && history[1].particulars.contains("lifted"));
}

#[tokio::test]
async fn others_learn_nothing_of_a_unit_that_is_not_theirs() {
    let world = World::new().await;
    let person = format!("/nguoi-dung/{}", account(&world, "lan").await);
    for (login, status) in [("lan", 200), ("son", 200), ("tu", 404), ("binh", 404), ("phuc", 404), ("kien", 404)] {
        let mut browser = world.person(login).await;
        browser.get(&person).await.expect_status(status);
        assert_eq!(browser.visit("/nguoi-dung").await.says("Lê Thị Lan"), status == 200, "{login}");
    }
    world.person("lan").await.get(&format!("{person}/tam-dung")).await.expect_status(403);
    world.person("tu").await.get(&format!("{person}/tam-dung")).await.expect_status(404);
}

#[tokio::test]
async fn lan_leaves_and_her_account_holds_nothing_any_more() {
    let world = World::new().await;
    let (mut son, mut lan) = (world.person("son").await, world.person("lan").await);
    let person = format!("/nguoi-dung/{}", account(&world, "lan").await);
    let page = son.get(&format!("{person}/ban-giao")).await;
    page.expect_status(200).expect("không chịu trách nhiệm việc nào").expect("23/11/2026");
    son.submit(&format!("{person}/ban-giao"), &[]).await.expect("Đã bàn giao 0 việc và kết thúc vai trò");
    assert!(lan.get("/tai-khoan").await.is_redirect());
    lan.post("/dang-nhap", &[("login", "lan"), ("password", crate::demo::PASSWORD)]).await.expect_status(403);
    son.get(&person).await.expect_status(404);
    son.post(&format!("{person}/ban-giao"), &[]).await.expect_status(404);
    let history = world.history("account", account(&world, "lan").await.uuid()).await;
    assert_eq!((history[0].verb.as_str(), history[0].login.as_deref()), ("hand-over", Some("son")));
}

#[tokio::test]
async fn a_leaving_heads_work_goes_to_another_head() {
    let world = World::new().await;
    let assignment = super::assignment_answered_for_by(&world, "son").await;
    let mut son = world.person("son").await;
    let link = invited(&world, &mut son, "Ngô Thị Phó", "head").await;
    let mut deputy = world.visitor();
    let fields = [("login", "pho"), ("password_new", GOOD), ("password_again", GOOD)];
    assert!(deputy.post(&link, &fields).await.is_redirect());
    let (leaving, staying) = (account(&world, "son").await, account(&world, "pho").await);
    let form = format!("/nguoi-dung/{leaving}/ban-giao");
    let page = deputy.get(&form).await;
    page.expect_status(200).expect("Xây dựng kế hoạch").expect("Ngô Thị Phó (Thủ trưởng)");
    assert!(!page.says("Lê Thị Lan (Văn thư"), "only a head answers for an assignment");
    deputy.post(&form, &[]).await.expect_status(422).expect("chưa được nhập");
    let lan = account(&world, "lan").await.to_string();
    deputy.post(&form, &[("nguoi_nhan", &lan)]).await.expect_status(422);
    let before = super::answers_for(&world, assignment).await;
    assert_eq!(before, (vec![leaving], 1), "nothing happened so far");

    let page = deputy.submit(&form, &[("nguoi_nhan", &staying.to_string())]).await;
    page.expect("Đã bàn giao 1 việc");
    assert!(son.get("/tai-khoan").await.is_redirect());
    assert_eq!(super::answers_for(&world, assignment).await, (vec![leaving, staying], 2));
    let history = world.history("assignment", assignment).await;
    let last = history.last().unwrap();
    assert_eq!((last.verb.as_str(), last.login.as_deref()), ("hand-over", Some("pho")));
    assert!(last.particulars.contains(&staying.to_string()));
}

#[tokio::test]
async fn every_page_speaks_english_to_who_asks_for_it() {
    let world = World::new().await;
    let mut son = world.person("son").await;
    let link = invited(&world, &mut son, "Tô Văn Hải", "clerk").await;
    son.post("/ngon-ngu", &[("ngon_ngu", "en"), ("ve", "/")]).await;
    let person = format!("/nguoi-dung/{}", account(&world, "lan").await);
    let invite = format!("/nguoi-dung/don-vi/{}/loi-moi", world.organisation("du-yen-hen-2025"));
    let (suspend, hand_over) = (format!("{person}/tam-dung"), format!("{person}/ban-giao"));
    for (path, words) in [
        ("/tai-khoan", "Change password"),
        ("/nguoi-dung", "Invitations not taken yet"),
        (invite.as_str(), "Invite a person"),
        (person.as_str(), "since 01/07/2025"),
        (suspend.as_str(), "Suspend the account of Lê Thị Lan"),
        (hand_over.as_str(), "Hand over the work of Lê Thị Lan"),
        (link.as_str(), "Take an invitation"),
    ] {
        let page = son.get(path).await;
        page.expect_status(200).expect(words);
        assert!(!page.says("accounts-"), "a key shows itself at {path}: {}", page.text());
    }
    let wrong = son.post("/dang-nhap", &[("login", "son"), ("password", "sai")]).await;
    wrong.expect("The login or the password is wrong");
}

#[tokio::test]
async fn the_operator_adds_the_first_administrator_and_resets_a_password() {
    let world = World::new().await;
    let person = |organisation: &str, login: &str| PersonToAdd {
        login: login.to_owned(),
        full_name: " Cao  Thị Mới ".to_owned(),
        organisation: organisation.to_owned(),
        role: Role::Administrator,
        password: GOOD.to_owned(),
    };
    let problem = async |person| add_person(&world.app, person).await.unwrap_err().into_problem().unwrap();
    assert_eq!(problem(person("tỉnh ủy lam giang", "lan")).await, Problem::LoginTaken);
    assert_eq!(problem(person("Tỉnh ủy Nơi Khác", "moi")).await.code(), "organisation-unknown");
    assert_eq!(problem(person("Tỉnh ủy Lam Giang", "Mới")).await, Problem::LoginUnusable);
    add_person(&world.app, person("TỈNH ỦY  Lam Giang", "moi")).await.unwrap();
    let by_id = world.organisation("du-yen-hen-2025").to_string();
    add_person(&world.app, person(&by_id, "moi2")).await.unwrap();

    let mut new = world.visitor();
    assert!(new.post("/dang-nhap", &[("login", "moi"), ("password", GOOD)]).await.is_redirect());
    new.visit("/nguoi-dung").await.expect("Cao Thị Mới").expect("Mời người dùng");
    for _ in 0..5 {
        world.visitor().post("/dang-nhap", &[("login", "moi"), ("password", "sai")]).await.expect_status(401);
    }
    let other = "một câu khác dài hơn";
    reset_password(&world.app, "Moi", other.to_owned()).await.unwrap();
    assert!(new.get("/tai-khoan").await.is_redirect(), "her sessions have ended");
    assert!(new.post("/dang-nhap", &[("login", "moi"), ("password", other)]).await.is_redirect());
    assert!(reset_password(&world.app, "nobody", other.to_owned()).await.is_err());
    let lines = list_people(&world.app).await.unwrap();
    let line = lines.iter().find(|line| line.login == "moi").unwrap();
    assert_eq!(
        (line.full_name.as_str(), line.posts[0].1, line.is_suspended),
        ("Cao Thị Mới", Role::Administrator, false)
    );
    assert!(lines.iter().any(|line| line.login == "cuc" && line.posts.is_empty()));
}
