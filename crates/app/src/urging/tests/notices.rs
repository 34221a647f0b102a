//! What people are told in the system: once, on working days, and those whom it concerns; what the tracking body sees of it; the
//! steps that a body sets; the letter; the calendar.

use super::*;
use crate::difficulties::tests::{MONEY, raise, step};
use testkit::Client;

const NAMED: &str = "12-KH/BTGDVTU";

#[tokio::test]
async fn a_duty_is_told_once_for_each_step_and_goes_up() {
    let world = ground(UrgingSettings::default()).await;
    let (mut lan, mut son, mut minh) =
        (world.person("lan").await, world.person("son").await, world.person("minh").await);
    lan.get("/thong-bao").await.expect("Chưa có thông báo");
    // On Sunday and before seven nobody is told anything.
    assert!(round_on(&world, date(2026, 11, 22)).await.is_quiet);
    world.calendar.turn_to(date(2026, 11, 23));
    assert!(urge(&world.app, Moment::from_local(date(2026, 11, 23).at(6, 59, 0, 0))).await.unwrap().is_quiet);
    // Three days before; seven days before has passed and is not told as well.
    let first = round_on(&world, date(2026, 11, 23)).await;
    assert_eq!(first.reminders, 2, "both communes: {first:?}");
    assert_eq!(round_on(&world, date(2026, 11, 23)).await.reminders, 0, "nothing is told twice");
    let page = lan.get("/thong-bao").await;
    page.expect(NAMED).expect("Nhắc trước hạn 3 ngày").expect("1 thông báo chưa đọc");
    assert!(lan.get("/viec-cua-toi").await.html().contains("class=\"unread\""));
    assert_eq!(world.history("instance", uuid::Uuid::nil()).await.last().unwrap().verb, "urge");
    // Nothing can be read for anybody else; what the page showed is read, and the count in the head goes away.
    let seen = page.value("den").unwrap();
    lan.submit("/thong-bao/da-doc", &[("den", &seen)]).await.expect("Đã đánh dấu đọc").expect("Đã đọc hết");
    assert!(!lan.get("/viec-cua-toi").await.html().contains("class=\"unread\""));
    son.get("/thong-bao").await.expect("1 thông báo chưa đọc");
    minh.get("/thong-bao").await.expect("Chưa có thông báo");
    // Yên Hến does it; on Monday the other commune is four days late, its people and its head are told.
    hand_in(&world, "du-yen-hen-2025").await;
    let late = round_on(&world, date(2026, 11, 30)).await;
    assert_eq!(late.reminders, 2, "one day late and to the head: {late:?}");
    assert!(!lan.get("/thong-bao").await.says("Nhắc khi quá hạn"));
    world.person("tu").await.get("/thong-bao").await.expect("Nhắc khi quá hạn 1 ngày");
    world.person("vinh").await.get("/thong-bao").await.expect("Báo thủ trưởng: quá hạn 3 ngày");
    minh.get("/thong-bao").await.expect("Chưa có thông báo");
    assert_eq!(round_on(&world, date(2026, 12, 3)).await.reminders, 1);
    minh.get("/thong-bao").await.expect("Báo cơ quan theo dõi: quá hạn 7 ngày").expect("Yên Sấu");
    // From there on each week, and upwards never again.
    assert_eq!(round_on(&world, date(2026, 12, 4)).await.reminders, 1);
    assert_eq!(round_on(&world, date(2026, 12, 11)).await.reminders, 1);
}

#[tokio::test]
async fn the_tracking_body_sees_who_is_late_and_reminds_by_hand() {
    let world = ground(UrgingSettings::default()).await;
    let (mut minh, mut tu, mut lan) = (world.person("minh").await, world.person("tu").await, world.person("lan").await);
    let (hen, sau) = (assignment_of(&world, "du-yen-hen-2025").await, assignment_of(&world, "du-yen-sau-2025").await);
    minh.get("/don-doc").await.expect("Yên Hến").expect("Yên Sấu").expect("Chưa nhắc").expect("2 việc đến hạn");
    tu.get("/don-doc").await.expect("chỉ hiện việc do cơ quan của bạn theo dõi");
    let remind = format!("/phan-viec/{sau}/nhac");
    minh.submit(&remind, &[]).await.expect("Đã nhắc").expect("1 lần").expect("Hôm nay đã nhắc");
    tu.get("/thong-bao").await.expect("Cơ quan theo dõi nhắc").expect(NAMED);
    assert!(!lan.get("/thong-bao").await.says(NAMED), "the other commune is told nothing");
    minh.post(&remind, &[]).await.expect_status(409).expect("Hôm nay đã nhắc");
    // Whoever holds it knows of it and may not remind; who has nothing to do with it knows nothing.
    tu.post(&remind, &[]).await.expect_status(403);
    lan.post(&remind, &[]).await.expect_status(404);
    // What is done is not reminded of, and how long it took is measured.
    minh.submit(&format!("/phan-viec/{hen}/nhac"), &[]).await.expect("Đã nhắc");
    world.calendar.turn_to(date(2026, 11, 25));
    hand_in(&world, "du-yen-hen-2025").await;
    minh.post(&format!("/phan-viec/{hen}/nhac"), &[]).await.expect_status(409).expect("không cần nhắc");
    let page = minh.get("/don-doc").await;
    page.expect("Người theo dõi nhắc");
    let measured = page.text();
    let measured = measured.split("Người theo dõi nhắc").nth(1).unwrap();
    let numbers: Vec<&str> = measured.split_whitespace().take(3).collect();
    assert_eq!(numbers, ["2", "1", "2"], "two reminders, one act after two days");
}

#[tokio::test]
async fn a_body_sets_its_own_steps_and_drafts_its_letter() {
    let world = ground(UrgingSettings::default()).await;
    let (mut minh, mut lan, mut binh) =
        (world.person("minh").await, world.person("lan").await, world.person("binh").await);
    let board = world.organisation("ban-tgdv");
    let path = format!("/don-vi/{board}/cac-buoc");
    let page = minh.get(&path).await;
    page.expect("Đang theo mốc của gói nghiệp vụ");
    assert_eq!(page.value("nhac_truoc").as_deref(), Some("7, 3, 1"));
    let steps = |before: &'static str, head: &'static str, body: &'static str, seen: &'static str| {
        [
            ("nhac_truoc", before),
            ("nhac_sau", "2"),
            ("nhac_lai", ""),
            ("bao_thu_truong", head),
            ("bao_co_quan", body),
            ("lan", seen),
        ]
    };
    minh.post(&path, &steps("5, 200", "3", "7", "0")).await.expect_status(422).expect("từ 1 đến 90");
    minh.post(&path, &steps("5", "7", "7", "0")).await.expect_status(422).expect("lớn hơn số ngày báo thủ trưởng");
    minh.submit(&path, &steps("2", "", "", "0")).await.expect("Đã lưu mốc nhắc việc");
    minh.post(&path, &steps("5", "", "", "0")).await.expect_status(409);
    assert_eq!(round_on(&world, date(2026, 11, 23)).await.reminders, 0, "three days before counts no more");
    assert_eq!(round_on(&world, date(2026, 11, 24)).await.reminders, 2);
    minh.submit(&path, &[("theo_goi", "1"), ("lan", "1")]).await.expect("Đã lưu mốc nhắc việc");
    minh.get(&path).await.expect("Đang theo mốc của gói nghiệp vụ");
    // Everyone knows the body, and only its own people say when it reminds.
    binh.get(&path).await.expect_status(403);
    lan.get(&path).await.expect_status(403);
    // The letter names the units that have not done it; whoever does not track it drafts none.
    let letter = minh.get("/don-doc").await.link("/don-doc/cong-van?nhiem-vu=").expect("a letter");
    let file = minh.get(&format!("{letter}&dang=pdf")).await;
    assert!(file.expect_status(200).body.starts_with(b"%PDF-"));
    file.expect("đôn đốc thực hiện nhiệm vụ theo")
        .expect("Yên Hến")
        .expect("Yên Sấu")
        .expect("Ban hành kế hoạch tuyên truyền");
    lan.get(&letter).await.expect_status(404);
    // The page of the duty leads to it as soon as somebody is late.
    let duty = letter.replace("/don-doc/cong-van?nhiem-vu=", "/nhiem-vu/");
    assert!(minh.get(&duty).await.link("/don-doc/cong-van").is_none());
    world.calendar.turn_to(date(2026, 11, 27));
    assert_eq!(minh.get(&duty).await.link("/don-doc/cong-van").as_deref(), Some(letter.as_str()));
    assert!(lan.get(&duty).await.link("/don-doc/cong-van").is_none());
    hand_in(&world, "du-yen-hen-2025").await;
    assert!(!minh.get(&format!("{letter}&dang=pdf")).await.says("Yên Hến"));
}

#[tokio::test]
async fn whoever_holds_a_difficulty_is_reminded_of_it_and_the_body_above_when_it_is_late() {
    const SAID: &str = "Khó khăn, kiến nghị chờ trả lời (12-KH/BTGDVTU";
    let world = ground(UrgingSettings::default()).await;
    let (mut lan, mut binh, mut minh) =
        (world.person("lan").await, world.person("binh").await, world.person("minh").await);
    world.calendar.turn_to(date(2026, 11, 23));
    let path = raise(&world, &mut lan, "du-yen-hen-2025", "difficulty", MONEY).await;
    // The committee has until 7 December.
    round_on(&world, date(2026, 11, 30)).await;
    binh.get("/thong-bao").await.expect(SAID).expect("Nhắc trước hạn 7 ngày");
    assert!(!minh.get("/thong-bao").await.says(SAID));
    let board = world.organisation("ban-tgdv").to_string();
    let forward = [("chuyen_den", board.as_str()), ("ly_do_chuyen", "Đề nghị Ban tham mưu.")];
    step(&mut binh, &path, "chuyen", &forward).await.expect("Đã chuyển");
    // The board has until 14 December, and the committee above it is told a week behind that.
    round_on(&world, date(2026, 12, 7)).await;
    let told = minh.get("/thong-bao").await;
    told.expect(SAID);
    assert!(!told.says(MONEY), "the words of a difficulty stand in no notice");
    assert!(!binh.get("/thong-bao").await.says("Báo cơ quan theo dõi"));
    round_on(&world, date(2026, 12, 21)).await;
    binh.get("/thong-bao").await.expect("Báo cơ quan theo dõi: quá hạn 7 ngày").expect(SAID);
    // Nobody reminds of it by hand, and what is answered is told no more.
    assert!(!minh.get("/don-doc").await.says(SAID));
    let told = minh.get("/thong-bao").await.text().matches(SAID).count();
    step(&mut minh, &path, "tra-loi", &[("tra_loi", "Kinh phí cấp trong quý IV.")]).await.expect("Đã trả lời");
    round_on(&world, date(2026, 12, 28)).await;
    assert_eq!(minh.get("/thong-bao").await.text().matches(SAID).count(), told);
}

/// The address of a new calendar, as the page shows it once.
async fn new_calendar(client: &mut Client) -> String {
    let page = client.post("/tai-khoan/nhac-viec/lich", &[]).await;
    let html = page.expect_status(200).html();
    let address = html.split("https://dondoc.lamgiang.example").nth(1).expect("an address");
    address.split('<').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_calendar_shows_what_its_person_owes_until_it_is_withdrawn() {
    let world = ground(UrgingSettings::default()).await;
    let (mut lan, mut minh) = (world.person("lan").await, world.person("minh").await);
    let mut anyone = world.visitor();
    let first = new_calendar(&mut lan).await;
    let calendar = anyone.get(&first).await;
    let text = calendar.expect_status(200).html();
    let assignment = assignment_of(&world, "du-yen-hen-2025").await;
    for line in [
        "BEGIN:VCALENDAR",
        "DTSTART;VALUE=DATE:20261126",
        "DTEND;VALUE=DATE:20261127",
        &format!("UID:{assignment}@dondoc"),
        "SUMMARY:Hạn: 12-KH/BTGDVTU",
    ] {
        assert!(text.contains(line), "{line} in {text}");
    }
    assert!(!text.contains("kế hoạch tuyên truyền") && !text.contains("Yên Hến"), "{text}");
    assert_eq!(text.matches("BEGIN:VEVENT").count(), 1);
    // Who owes nothing has an empty calendar; what is done is gone from it.
    let empty = new_calendar(&mut minh).await;
    assert!(!anyone.get(&empty).await.html().contains("VEVENT"));
    let second = new_calendar(&mut lan).await;
    anyone.get(&first).await.expect_status(404);
    hand_in(&world, "du-yen-hen-2025").await;
    assert!(!anyone.get(&second).await.expect_status(200).html().contains("VEVENT"));
    lan.submit("/tai-khoan/nhac-viec/lich/thu-hoi", &[]).await.expect("Đã thu hồi");
    anyone.get(&second).await.expect_status(404);
    anyone.get("/lich/khong-co.ics").await.expect_status(404);
    // The secret stands nowhere: only its hash.
    record! { struct Key { token_hash: Vec<u8> } }
    const KEYS: &str = "SELECT token_hash FROM calendar_key";
    let keys: Vec<Key> = world.connection().await.all(KEYS, params![]).await.unwrap();
    assert!(keys.len() == 3 && keys.iter().all(|key| key.token_hash.len() == 32));
    let events = world.history("account", account_of(&world, "lan").await.uuid()).await;
    assert!(events.iter().any(|event| event.verb == "withdraw-calendar"));
}
