//! Stories of a later day: decided, withdrawn, decided again, and applied by the system when its day comes.

use super::*;
use jiff::civil::date;
use testkit::app::reorganisations::apply_due;

#[tokio::test]
async fn a_decision_for_a_later_day_waits_for_it() {
    let world = World::with_story().await;
    let mut binh = world.person("binh").await;
    let path = begun(&world, &mut binh, "01/01/2027", MERGER).await;
    step(&mut binh, &path, "chot", &[]).await.expect("tự áp dụng ngày 01/01/2027");
    binh.get(&format!("{path}/ap-dung")).await.expect("Chưa đến ngày hiệu lực 01/01/2027");
    let version = binh.get(&format!("{path}/rut")).await.value("version").unwrap();
    step_from(&mut binh, &path, "ap-dung", &version, &[]).await.expect_status(422).expect("Chưa đến ngày hiệu lực");
    assert_eq!(apply_due(&world.app).await.unwrap(), 0);
    step(&mut binh, &path, "rut", &[("ly_do", "Chờ trung ương")]).await.expect("Đang chuẩn bị");
    world.calendar.turn_to(date(2027, 1, 1));
    assert_eq!(apply_due(&world.app).await.unwrap(), 0, "what was withdrawn is not applied");
    world.calendar.turn_to(date(2026, 12, 20));
    let mut binh = world.person("binh").await;
    step(&mut binh, &path, "chot", &[]).await.expect("tự áp dụng ngày 01/01/2027");
    let hen = world.organisation("du-yen-hen-2025");
    assert!(world.app.organisations().exists(hen, date(2027, 1, 1)), "nothing happens before the day");

    world.calendar.turn_to(date(2027, 1, 1));
    assert_eq!(apply_due(&world.app).await.unwrap(), 1);
    assert_eq!(apply_due(&world.app).await.unwrap(), 0, "a second round finds nothing to do");
    assert!(!world.app.organisations().exists(hen, date(2027, 1, 1)));
    let history = world.history("reorganisation", id_of(&path)).await;
    let applied = history.iter().find(|row| row.particulars.contains("\"apply\"")).expect("the system applied it");
    assert_eq!((applied.login.as_deref(), applied.verb.as_str()), (None, "reorganise"));
    assert!(applied.particulars.contains("decided_by"), "{}", applied.particulars);
    let mut lan = world.person("lan").await;
    lan.get("/viec-cua-toi").await.expect("Đảng ủy xã Yên Vĩnh").expect("Xây dựng kế hoạch tuyên truyền");
    let mut binh = world.person("binh").await;
    binh.get(&path).await.expect("hệ thống áp dụng theo quyết định chốt của Đỗ Thanh Bình");
}

#[tokio::test]
async fn a_decision_of_the_day_waits_for_a_click() {
    let world = World::new().await;
    let mut binh = world.person("binh").await;
    let path = begun(&world, &mut binh, TODAY, MERGER).await;
    step(&mut binh, &path, "chot", &[]).await.expect("Đã chốt, chờ áp dụng");
    assert_eq!(apply_due(&world.app).await.unwrap(), 0);
}
