//! The mail of a day: one for each person who wants one, with nothing in it that is nobody's business, and never twice.

use super::*;
use std::time::Duration;
use testkit::{Manner, app::urging::actions::digests::Mailed};

const ADDRESS: &str = "lan@yenhen.example";

async fn wants_mail(world: &World, login: &str, address: &str, language: &str) {
    let mut client = world.person(login).await;
    let form = [("nhan_thu", "1"), ("dia_chi_thu", address), ("ngon_ngu_thu", language)];
    client.submit("/tai-khoan/nhac-viec", &form).await.expect("Đã lưu lựa chọn về thư");
}

#[tokio::test]
async fn a_person_gets_one_mail_a_day_and_may_turn_it_off() {
    let catcher = MailCatcher::start().await;
    let world = ground(through(&catcher)).await;
    let mut lan = world.person("lan").await;
    let form = [("nhan_thu", "1"), ("dia_chi_thu", "không phải địa chỉ"), ("ngon_ngu_thu", "vi")];
    lan.post("/tai-khoan/nhac-viec", &form).await.expect_status(422).expect("Địa chỉ thư điện tử chưa đúng");
    wants_mail(&world, "lan", ADDRESS, "vi").await;
    wants_mail(&world, "tu", "tu@yensau.example", "en").await;
    let urged = round_on(&world, date(2026, 11, 23)).await;
    assert_eq!(urged.mailed, Mailed { queued: 2, sent: 2, ..Mailed::default() });
    let again = round_on(&world, date(2026, 11, 23)).await;
    assert_eq!(again.mailed, Mailed::default(), "one mail a day");
    let mails = catcher.caught();
    assert_eq!(mails.len(), 2);
    let to_lan = mails.iter().find(|mail| mail.to == ADDRESS).expect("a mail to Lan");
    let words = to_lan.words();
    for said in ["12-KH/BTGDVTU", "26/11/2026", "còn 3 ngày", "https://dondoc.lamgiang.example/phan-viec/"] {
        assert!(words.contains(said), "{said} in {words}");
    }
    for kept in ["Ban hành kế hoạch", "Yên Hến", "Lan", "Sơn"] {
        assert!(!words.contains(kept), "{kept} in {words}");
    }
    let key = to_lan.header("Message-ID").expect("a Message-ID");
    assert!(key.starts_with("<digest.2026-11-23.") && key.ends_with("@lamgiang.example>"), "{key}");
    assert_eq!(to_lan.header("Auto-Submitted"), Some("auto-generated"));
    let to_tu = mails.iter().find(|mail| mail.to == "tu@yensau.example").expect("a mail to Tú");
    assert!(to_tu.words().contains("there is 1 reminder"), "{}", to_tu.words());
    // Lan turns it off; the notices go on.
    lan.submit("/tai-khoan/nhac-viec", &[("dia_chi_thu", ""), ("ngon_ngu_thu", "vi")]).await.expect("Đã lưu");
    let urged = round_on(&world, date(2026, 11, 25)).await;
    assert_eq!((urged.reminders, urged.mailed.sent), (2, 1));
    lan.get("/thong-bao").await.expect("Nhắc trước hạn 1 ngày");
    assert!(catcher.caught().iter().filter(|mail| mail.to == ADDRESS).count() == 1);
}

#[tokio::test]
async fn what_the_server_says_no_to_is_tried_again_or_given_up() {
    let catcher = MailCatcher::start().await;
    let world = ground(through(&catcher)).await;
    wants_mail(&world, "lan", ADDRESS, "vi").await;
    catcher.behave(Manner::NotNow);
    let urged = round_on(&world, date(2026, 11, 23)).await;
    assert_eq!(urged.mailed, Mailed { queued: 1, put_back: 1, ..Mailed::default() });
    catcher.behave(Manner::Takes);
    assert_eq!(round_on(&world, date(2026, 11, 23)).await.mailed, Mailed { sent: 1, ..Mailed::default() });
    catcher.behave(Manner::Refuses);
    let urged = round_on(&world, date(2026, 11, 25)).await;
    assert_eq!(urged.mailed, Mailed { queued: 1, refused: 1, ..Mailed::default() });
    catcher.behave(Manner::Takes);
    assert_eq!(round_on(&world, date(2026, 11, 25)).await.mailed, Mailed::default(), "it was refused for good");
    assert_eq!(catcher.caught().len(), 1);
}

/// The round is killed when the server has the mail and before it is marked. The mail is in doubt and is not sent again.
#[tokio::test]
async fn a_mail_is_not_sent_twice_when_the_process_dies_between_sending_and_marking() {
    let catcher = MailCatcher::start().await;
    let world = ground(through(&catcher)).await;
    wants_mail(&world, "lan", ADDRESS, "vi").await;
    catcher.behave(Manner::FallsSilent);
    world.calendar.turn_to(date(2026, 11, 23));
    let app = world.app.clone();
    let at = Moment::from_local(date(2026, 11, 23).at(9, 0, 0, 0));
    let round = tokio::spawn(async move { urge(&app, at).await });
    while catcher.caught().is_empty() {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    round.abort();
    assert!(round.await.unwrap_err().is_cancelled(), "it died while it waited for the answer");
    catcher.behave(Manner::Takes);
    let after = round_on(&world, date(2026, 11, 23)).await;
    assert_eq!(after.mailed, Mailed { doubtful: 1, ..Mailed::default() }, "and nothing is sent");
    assert_eq!(after.reminders, 0, "what was told stands");
    assert_eq!(catcher.caught().len(), 1, "one mail, ever");
    world.person("lan").await.get("/thong-bao").await.expect("Nhắc trước hạn 3 ngày");
}

/// A server that is away brings nothing into doubt: what waits is sent when it is back.
#[tokio::test]
async fn a_server_that_is_away_is_waited_for() {
    let catcher = MailCatcher::start().await;
    let mail = MailSettings { port: 1, user: Some(("u".into(), "hidden".into())), ..through(&catcher).mail.unwrap() };
    assert!(!format!("{mail:?}").contains("hidden"));
    let world = ground(UrgingSettings { mail: Some(mail), ..UrgingSettings::default() }).await;
    wants_mail(&world, "lan", ADDRESS, "vi").await;
    for _ in 0..2 {
        let mailed = round_on(&world, date(2026, 11, 23)).await.mailed;
        assert_eq!((mailed.sent, mailed.doubtful, mailed.put_back), (0, 0, 0));
    }
}
