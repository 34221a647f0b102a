//! Stories of days: due dates by level, a cut-off that locks, and rounds that open by themselves, once.

use super::{At, COMMUNES, WHOLE, open_round_as, opened, report_of};
use database::{params, record};
use domain::ids::RoundId;
use jiff::civil::date;
use testkit::{
    Client, Page, World,
    app::reporting::{lock_due_rounds, open_due_rounds},
};

record! { struct Number { number: i64 } }

const FORM: &str = "vocational-education/half-year";

async fn make(client: &mut Client, more: &[(&str, &str)]) -> Page {
    let mut fields = vec![("bieu", FORM)];
    fields.extend(COMMUNES.iter().map(|class| ("loai", *class)));
    fields.extend(more);
    client.submit("/bao-cao/lich/moi", &fields).await
}

/// The round whose page it is.
fn round_of(page: &Page) -> RoundId {
    let path = page.link("/bao-cao/dot/").expect("the round's own forms");
    path.trim_start_matches("/bao-cao/dot/").split('/').next().unwrap().parse().unwrap()
}

async fn rounds(world: &World) -> i64 {
    const COUNT: &str = "SELECT COUNT(*) AS number FROM reporting_round";
    world.connection().await.one::<Number>(COUNT, params![]).await.unwrap().number
}

#[tokio::test]
async fn each_level_is_late_by_its_own_day() {
    let world = World::new().await;
    let mut minh = world.person("minh").await;
    let form = minh.get("/bao-cao/dot/moi").await;
    form.expect("Hạn riêng cho từng cấp").expect("Ngày chốt");
    let own = "party:ban-to-chuc-tinh-uy";
    let mut fields =
        vec![("bieu", FORM), ("ky", "2026-2"), ("han", "15/12/2026"), ("han-commune", "10/12/2026"), ("loai", own)];
    fields.extend(COMMUNES.iter().map(|class| ("loai", *class)));
    assert!(form.html().contains(own), "a board of the province stands beside the communes");
    let page = minh.submit("/bao-cao/dot/moi", &fields).await;
    page.expect("Đã mở đợt báo cáo").expect("hạn gửi 10/12/2026");
    let mut lan = world.person("lan").await;
    lan.get("/bao-cao").await.expect("10/12/2026");
    let round = format!("/bao-cao/dot/{}", round_of(&page));
    world.calendar.turn_to(date(2026, 12, 12));
    let page = world.person("minh").await.get(&round).await;
    page.expect("Quá 2 ngày");
    assert!(!page.says("Quá 1 ngày"), "the board of the province has time until the 15th");
    world.calendar.turn_to(date(2026, 12, 16));
    world.person("minh").await.get(&round).await.expect("Quá 6 ngày").expect("Quá 1 ngày");
}

#[tokio::test]
async fn after_the_cut_off_the_body_that_asked_unlocks_with_a_reason() {
    let world = World::new().await;
    let mut minh = world.person("minh").await;
    let ask = |chot: &'static str| {
        let mut fields = vec![("bieu", FORM), ("ky", "2026-2"), ("han", "15/12/2026"), ("chot", chot)];
        fields.extend(COMMUNES.iter().map(|class| ("loai", *class)));
        fields
    };
    minh.submit("/bao-cao/dot/moi", &ask("14/12/2026")).await.expect_status(422).expect("Ngày chốt đứng trước hạn gửi");
    let page = minh.submit("/bao-cao/dot/moi", &ask("20/12/2026")).await;
    page.expect("Đã mở đợt báo cáo").expect("Chốt hết ngày 20/12/2026");
    let round = round_of(&page);
    let report = report_of(&world, round, "du-yen-hen-2025").await;

    world.calendar.turn_to(date(2026, 12, 20));
    let (mut lan, mut son) = (At::new(&world, "lan", report).await, At::new(&world, "son", report).await);
    lan.type_in(WHOLE).await.expect("Đã lưu");
    son.step("duyet", &[]).await.expect("Đã duyệt báo cáo");
    let ready = lan.look().await;
    assert_eq!(lock_due_rounds(&world.app).await.unwrap(), 0, "its last day is not over");

    // Midnight has passed, and the daily round has not come yet.
    world.calendar.turn_to(date(2026, 12, 21));
    let mut lan = At::new(&world, "lan", report).await;
    let page = lan.look().await;
    page.expect("Đã hết ngày chốt 20/12/2026. Nội dung gõ thêm");
    assert!(!page.says("Gửi bản đã duyệt"), "the page offers what the action takes");
    lan.step_from(&ready, "gui", &[]).await.expect_status(409).expect("chốt");
    assert_eq!(lock_due_rounds(&world.app).await.unwrap(), 1);
    assert_eq!(lock_due_rounds(&world.app).await.unwrap(), 0, "once");
    lan.step_from(&ready, "gui", &[]).await.expect_status(409).expect("Đã hết ngày chốt 20/12/2026");

    let mut minh = At { client: world.person("minh").await, base: format!("/bao-cao/dot/{round}") };
    minh.step("mo-chot", &[("ly_do", "")]).await.expect_status(422);
    minh.step("mo-chot", &[("ly_do", "Yên Hến mất điện")]).await.expect("Đã mở chốt");
    assert_eq!(lock_due_rounds(&world.app).await.unwrap(), 0, "what a person opened stays open");
    lan.step("gui", &[]).await.expect("BC-2026-000001");
    let history = world.history("reporting-round", round.uuid()).await;
    let told: Vec<(&str, Option<&str>)> = history.iter().map(|row| (row.verb.as_str(), row.login.as_deref())).collect();
    assert_eq!(told, [("open-round", Some("minh")), ("lock-round", None), ("lock-round", Some("minh"))]);
}

#[tokio::test]
async fn a_standing_request_opens_each_period_once_also_after_a_stop() {
    let world = World::new().await;
    let mut minh = world.person("minh").await;
    minh.get("/bao-cao/lich").await.expect("Chưa có lịch nào");
    let classes: String = COMMUNES.iter().map(|class| format!("&loai={class}")).collect();
    let path = format!("/bao-cao/lich/moi?bieu={FORM}&mo=1&han=5&han-commune=3&chot=9&xem=1{classes}");
    let preview = minh.get(&path).await;
    preview.expect("đơn vị sẽ phải báo cáo trong đợt đầu").expect("6 tháng cuối năm 2026").expect("15/12/2026");
    preview.expect("19/12/2026").expect("hạn gửi 17/12/2026").expect("Chốt hết ngày 23/12/2026");
    assert_eq!(rounds(&world).await, 0, "a preview makes nothing");
    let days = [("mo", "1"), ("han", "5"), ("han-commune", "3"), ("chot", "9")];
    let page = make(&mut minh, &days).await;
    page.expect("Đã đặt lịch báo cáo").expect("Đang chạy").expect("Đợt sắp mở");
    make(&mut minh, &days).await.expect_status(422).expect("đã có lịch định kỳ cho biểu này");

    assert_eq!(open_due_rounds(&world.app).await.unwrap(), 0, "the day has not come");
    world.calendar.turn_to(date(2026, 12, 15));
    assert_eq!(open_due_rounds(&world.app).await.unwrap(), 1);
    assert_eq!(open_due_rounds(&world.app).await.unwrap(), 0, "once");
    let mut lan = world.person("lan").await;
    lan.get("/bao-cao").await.expect("6 tháng cuối năm 2026").expect("17/12/2026");

    // The server stood still for a year and a half.
    world.calendar.turn_to(date(2028, 6, 20));
    assert_eq!(open_due_rounds(&world.app).await.unwrap(), 3);
    assert_eq!(open_due_rounds(&world.app).await.unwrap(), 0);
    assert_eq!(rounds(&world).await, 4);
    let mut lan = world.person("lan").await;
    let list = lan.get("/bao-cao").await;
    list.expect("6 tháng đầu năm 2027").expect("20/06/2028");
    let history = world.history("reporting-round", first_round(&world).await).await;
    assert_eq!(history.len(), 1);
    assert_eq!((history[0].verb.as_str(), history[0].login.as_deref()), ("open-round", None));
}

async fn first_round(world: &World) -> uuid::Uuid {
    record! { struct First { id: uuid::Uuid } }
    const FIRST: &str = "SELECT id FROM reporting_round ORDER BY last_day LIMIT 1";
    world.connection().await.one::<First>(FIRST, params![]).await.unwrap().id
}

#[tokio::test]
async fn a_request_rests_goes_on_and_ends() {
    let world = World::new().await;
    let mut minh = world.person("minh").await;
    let page = make(&mut minh, &[("mo", "1"), ("han", "5")]).await;
    let base = page.link("/bao-cao/lich/").map(|_| page.links("/bao-cao/lich/"));
    let base = base.unwrap().into_iter().find(|link| link.ends_with("/tam-dung")).unwrap();
    let base = base.trim_end_matches("/tam-dung").to_owned();
    let step = |page: &Page, words: &str| {
        vec![("version".to_owned(), page.value("version").unwrap()), ("ly_do".to_owned(), words.to_owned())]
    };
    let send = async |client: &mut Client, step: &str, fields: Vec<(String, String)>| {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        client.submit(&format!("{base}/{step}"), &fields).await
    };
    send(&mut minh, "tam-dung", step(&page, " ")).await.expect_status(422);
    let resting = send(&mut minh, "tam-dung", step(&page, "Đang sửa biểu")).await;
    resting.expect("Đã tạm dừng lịch báo cáo").expect("Đang sửa biểu").expect("Chạy tiếp");
    world.calendar.turn_to(date(2026, 12, 20));
    assert_eq!(open_due_rounds(&world.app).await.unwrap(), 0, "it rests");
    let mut minh = world.person("minh").await;
    let page = minh.get(&base).await;
    let running = send(&mut minh, "tiep-tuc", step(&page, "")).await;
    running.expect("Lịch báo cáo chạy tiếp").expect("Đang chạy");
    assert_eq!(open_due_rounds(&world.app).await.unwrap(), 0, "the day that passed meanwhile is not made up for");
    world.calendar.turn_to(date(2027, 6, 15));
    assert_eq!(open_due_rounds(&world.app).await.unwrap(), 1);

    // A round that somebody opened by hand is taken as it is.
    world.calendar.turn_to(date(2027, 12, 1));
    let mut minh = world.person("minh").await;
    open_round_as(&mut minh, "2027-2", "20/12/2027").await.expect("Đã mở đợt báo cáo");
    world.calendar.turn_to(date(2027, 12, 15));
    assert_eq!(open_due_rounds(&world.app).await.unwrap(), 0);
    let mut minh = world.person("minh").await;
    let page = minh.get(&base).await;
    page.expect("Đợt đã mở").expect("6 tháng cuối năm 2027");
    let ended = send(&mut minh, "ket-thuc", step(&page, "Hết chương trình")).await;
    ended.expect("Đã kết thúc lịch báo cáo").expect("Hết chương trình");
    let again = send(&mut minh, "tam-dung", step(&page, "lần nữa")).await;
    again.expect_status(200).expect("Đã kết thúc");
    assert!(!again.says("lần nữa"));
    world.calendar.turn_to(date(2029, 1, 1));
    assert_eq!(open_due_rounds(&world.app).await.unwrap(), 0);
    let mut lan = world.person("lan").await;
    lan.get("/bao-cao/lich").await.expect_status(403);
    lan.get(&base).await.expect_status(404);
}

#[tokio::test]
async fn days_that_do_not_follow_each_other_are_told() {
    let world = World::new().await;
    let mut minh = world.person("minh").await;
    make(&mut minh, &[("mo", "6"), ("han", "5")]).await.expect_status(422).expect("chưa theo thứ tự");
    let page = make(&mut minh, &[("mo", "năm"), ("han", "5")]).await;
    page.expect_status(422).expect("Nhập một số ngày");
    assert_eq!(page.value("mo").as_deref(), Some("năm"));
    minh.submit("/bao-cao/lich/moi", &[("bieu", FORM), ("mo", "1"), ("han", "5")])
        .await
        .expect("Chọn ít nhất một loại");
    // Opened by hand as before: nothing of a calendar is asked for.
    opened(&world, "2026-2").await;
}
