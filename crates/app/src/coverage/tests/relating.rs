//! Relating clause by clause: several at once, in part with the reason, not at all; history, undo, races and bad input.

use super::{ground, tick, two_levels};
use jiff::civil::date;
use testkit::{Client, Page, World};

async fn say(client: &mut Client, path: &str, fields: &[(&str, &str)]) -> Page {
    client.submit(path, fields).await
}

#[tokio::test]
async fn several_suggestions_are_confirmed_with_one_tick_list_and_can_be_taken_back() {
    let world = World::new().await;
    let (guidance, plan) = two_levels(&world).await;
    let (mut lan, path) = (world.person("lan").await, plan.page("doi-chieu"));
    let page = lan.get(&path).await;
    page.expect_status(200)
        .expect("Đối chiếu Kế hoạch 04-KH/ĐU")
        .expect("Máy đề xuất")
        .expect("4 mục, 0 đủ, 0 một phần");
    assert!(page.html().contains("<mark class=\"same\">"), "the words that decide are marked");
    let (first, second) =
        (tick(Some(plan.clauses[0]), guidance.clauses[0], 0), tick(Some(plan.clauses[1]), guidance.clauses[2], 0));
    let page = say(&mut lan, &path, &[("chon", &first), ("chon", &second), ("muc_do", "full")]).await;
    page.expect("Đã ghi 2 quan hệ").expect("4 mục, 2 đủ, 0 một phần").expect("Lê Thị Lan, Đảng ủy xã Yên Hến");

    // In part needs a reason, and a change of what stood needs one too; what was typed comes back.
    let first = tick(Some(plan.clauses[0]), guidance.clauses[0], 1);
    let refused = say(&mut lan, &path, &[("chon", &first), ("muc_do", "partial")]).await;
    refused.expect_status(422);
    assert!(refused.html().contains(&format!("value=\"{first}\" checked")), "the tick is kept");
    let reason = [("chon", first.as_str()), ("muc_do", "partial"), ("ly_do", "Chưa nêu vùng cao.")];
    let page = say(&mut lan, &path, &reason).await;
    page.expect("4 mục, 1 đủ, 1 một phần").expect("Chưa nêu vùng cao.").expect("1 lần ghi trước").expect("Hoàn tác");
    let relation = page.html().split("name=\"quan_he\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let page = lan.submit(&format!("{path}/hoan-tac"), &[("quan_he", &relation)]).await;
    page.expect("Đã hoàn tác").expect("4 mục, 2 đủ, 0 một phần").expect("2 lần ghi trước");
    let history = world.history("document", plan.id.uuid()).await;
    assert_eq!(history.iter().filter(|row| row.verb == "relate-clauses").count(), 4);
}

#[tokio::test]
async fn a_refused_suggestion_stays_refused_until_it_is_taken_back() {
    let world = World::new().await;
    let (guidance, plan) = two_levels(&world).await;
    let (mut lan, path) = (world.person("lan").await, plan.page("doi-chieu"));
    let pair = tick(Some(plan.clauses[1]), guidance.clauses[2], 0);
    assert!(lan.get(&path).await.html().contains(&format!("{pair}|s")), "it is suggested");
    say(&mut lan, &path, &[("chon", &format!("{pair}|s")), ("muc_do", "none")]).await.expect("Không liên quan");
    let page = lan.get(&path).await;
    assert!(!page.html().contains(&format!("value=\"{}|{}|1|s", plan.clauses[1], guidance.clauses[2])));
    let relation = page.html().split("name=\"quan_he\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    lan.submit(&format!("{path}/hoan-tac"), &[("quan_he", &relation)]).await.expect("Đã hoàn tác");
    let again = lan.get(&path).await;
    assert!(
        again.html().contains(&format!("{}|{}|2|s", plan.clauses[1], guidance.clauses[2])),
        "it is suggested again"
    );
    // The plan as a whole says what it does not take up.
    let whole = tick(None, guidance.clauses[1], 0);
    say(&mut lan, &path, &[("chon", &whole)]).await.expect_status(422);
    let page = say(&mut lan, &path, &[("chon", &whole), ("ly_do", "Xã không có vùng cao.")]).await;
    page.expect("Kế hoạch không nêu").expect("Xã không có vùng cao.");
}

#[tokio::test]
async fn what_cannot_be_meant_is_refused_and_nothing_is_written() {
    let world = World::new().await;
    let (guidance, plan) = two_levels(&world).await;
    let (mut lan, path) = (world.person("lan").await, plan.page("doi-chieu"));
    let other = ground::published(
        &world,
        (guidance.owner, "huong-dan", "86-HD/BTGTU"),
        &[("1.", "Việc khác.", vec![plan.owner])],
        date(2026, 10, 2),
    )
    .await;
    let good = tick(Some(plan.clauses[0]), guidance.clauses[0], 0);
    let (of_other, of_nobody) =
        (tick(Some(plan.clauses[0]), other.clauses[0], 0), tick(Some(other.clauses[0]), guidance.clauses[0], 0));
    let too_long = "x".repeat(2_001);
    type Case<'c> = (&'c [(&'c str, &'c str)], u16, &'c str);
    let cases: [Case<'_>; 6] = [
        (&[("muc_do", "full")], 422, "Chưa chọn mục nào"),
        (&[("chon", &good)], 422, "Chọn «Đủ»"),
        (&[("chon", "rác|rác|0"), ("muc_do", "full")], 422, "Chưa chọn mục nào"),
        (&[("chon", &good), ("chon", &of_other), ("muc_do", "full")], 422, "không thuộc văn bản cấp trên"),
        (&[("chon", &of_nobody), ("muc_do", "full")], 422, "không thuộc kế hoạch"),
        (&[("chon", &good), ("muc_do", "partial"), ("ly_do", &too_long)], 422, "2000"),
    ];
    for (fields, status, words) in cases {
        let page = say(&mut lan, &path, fields).await;
        page.expect_status(status);
        assert!(page.says(words) || page.says(&words.replace("2000", "2.000")), "{words}: {}", page.text());
    }
    assert_eq!(ground::count_relations(&world).await, 0);
    // A clause of a parent that carries no obligation can be related all the same; an unknown parent is not found.
    lan.get(&format!("{path}?cha={}", other.id)).await.expect_status(404);
}

#[tokio::test]
async fn two_people_who_say_something_of_the_same_pair_do_not_lose_each_others_words() {
    let world = World::new().await;
    let (guidance, plan) = two_levels(&world).await;
    let (mut lan, mut son, path) = (world.person("lan").await, world.person("son").await, plan.page("doi-chieu"));
    let pair = tick(Some(plan.clauses[0]), guidance.clauses[0], 0);
    let second = tick(Some(plan.clauses[1]), guidance.clauses[2], 0);
    say(&mut son, &path, &[("chon", &pair), ("muc_do", "partial"), ("ly_do", "Mới một phần.")])
        .await
        .expect("Mới một phần.");
    let fields = [("chon", pair.as_str()), ("chon", second.as_str()), ("muc_do", "full"), ("ly_do", "Đủ rồi.")];
    let late = say(&mut lan, &path, &fields).await;
    late.expect_status(409).expect("Mới một phần.");
    assert_eq!(late.value("ly_do").as_deref(), Some("Đủ rồi."), "the words typed are kept");
    assert!(
        late.html().contains(&format!("{}|{}|1\" checked", plan.clauses[0], guidance.clauses[0])),
        "so are the ticks"
    );
    assert_eq!(ground::count_relations(&world).await, 1, "all or none");
}

#[tokio::test]
async fn a_retracted_plan_is_read_and_no_longer_related() {
    let world = World::new().await;
    let (guidance, plan) = two_levels(&world).await;
    let (mut lan, path) = (world.person("lan").await, plan.page("doi-chieu"));
    let pair = tick(Some(plan.clauses[0]), guidance.clauses[0], 0);
    say(&mut lan, &path, &[("chon", &pair), ("muc_do", "full")]).await.expect("Đã ghi 1 quan hệ");
    ground::retracted(&world, &plan, date(2026, 11, 20)).await;
    let page = lan.get(&path).await;
    page.expect("chỉ xem, không đối chiếu được");
    let pair = tick(Some(plan.clauses[1]), guidance.clauses[2], 0);
    say(&mut lan, &path, &[("chon", &pair), ("muc_do", "full")]).await.expect_status(409).expect("đã thu hồi");
    let mut minh = world.person("minh").await;
    minh.get(&guidance.page("ma-tran")).await.expect("4 mục, 2 đơn vị, 0 đã ban hành kế hoạch, 0 đủ mọi mục");
    minh.get(&format!("{}?ngay=15/11/2026", guidance.page("ma-tran"))).await.expect("1 đã ban hành kế hoạch");
}

#[tokio::test]
async fn the_unit_and_its_superiors_relate_and_nobody_else() {
    let world = World::new().await;
    let (guidance, plan) = two_levels(&world).await;
    let path = plan.page("doi-chieu");
    for (login, reads, says) in [
        ("lan", 200, 303),
        ("binh", 200, 303),
        ("minh", 200, 403),
        ("tu", 404, 404),
        ("mai", 404, 404),
        ("thao", 404, 404),
        ("kien", 200, 403),
    ] {
        let mut person = world.person(login).await;
        let seen = person.get(&path).await;
        seen.expect_status(reads);
        let number = ground::count_relations(&world).await;
        let pair = tick(Some(plan.clauses[0]), guidance.clauses[0], number);
        let fields = [("chon", pair.as_str()), ("muc_do", "full"), ("ly_do", "Đã đối chiếu.")];
        person.post(&path, &fields).await.expect_status(says);
    }
    let mut lan = world.person("lan").await;
    lan.get(&path).await.expect("Đỗ Thanh Bình, Tỉnh ủy Lam Giang");
}
