//! Units that ended and who carries on for them; what is counted for others is what the pages say.

use super::{opened, recorded, state};
use crate::outreach::actions::{Counted, count};
use jiff::civil::date;
use testkit::World;

#[tokio::test]
async fn what_is_counted_for_others_is_what_was_recorded() {
    let world = World::new().await;
    let (mut minh, campaign) = opened(&world).await;
    let (mut lan, mut tu) = (world.person("lan").await, world.person("tu").await);
    recorded(&mut lan, &campaign, &[("nguoi-heads", "18"), ("nguoi-youth", "60")]).await;
    recorded(&mut lan, &campaign, &[("nguoi-heads", "9"), ("ngay_dien_ra", "30/10/2026")]).await;
    recorded(
        &mut lan,
        &campaign,
        &[("nguoi-youth", "900"), ("kenh", "online"), ("so_luong", "12"), ("cach_dem", "turns")],
    )
    .await;
    recorded(&mut tu, &campaign, &[("nguoi-heads", "20")]).await;
    let (graph, today) = (world.app.organisations(), world.app.today());
    let mut connection = world.connection().await;
    let year = (date(2026, 1, 1), date(2026, 12, 31));
    let cases = [
        (
            "du-yen-hen-2025",
            year,
            (&["conference"] as &[&str], Some("heads")),
            Counted { activities: 2, items: 2, turns: 27, persons: 18 },
        ),
        ("du-yen-hen-2025", year, (&[], None), Counted { activities: 3, items: 14, turns: 987, persons: 78 }),
        (
            "ban-tgdv",
            year,
            (&["conference"], Some("heads")),
            Counted { activities: 3, items: 3, turns: 47, persons: 38 },
        ),
        ("tinh-uy", year, (&["online"], None), Counted { activities: 1, items: 12, turns: 900, persons: 0 }),
        (
            "tinh-uy",
            (date(2026, 11, 1), date(2026, 11, 30)),
            (&["conference"], None),
            Counted { activities: 2, items: 2, turns: 98, persons: 98 },
        ),
        ("du-yen-sau-2025", (date(2025, 1, 1), date(2025, 12, 31)), (&[], None), Counted::default()),
    ];
    for (word, days, wanted, expected) in cases {
        let body = world.organisation(word);
        let found = count(&mut connection, (&graph, today), body, days, wanted).await.expect("a count");
        assert_eq!(found, expected, "{word} {wanted:?}");
    }
    let sheet = minh.get(&format!("{campaign}/ma-tran")).await;
    sheet.expect("Đảng ủy xã Yên Sấu");
}

#[tokio::test]
async fn who_carries_on_counts_what_the_units_before_did() {
    let world = World::new().await;
    let (mut minh, campaign) = opened(&world).await;
    let mut lan = world.person("lan").await;
    recorded(&mut lan, &campaign, &[("nguoi-heads", "18")]).await;
    let hen = world.organisation("du-yen-hen-2025").to_string();
    let sau = world.organisation("du-yen-sau-2025").to_string();
    state(&mut minh, &campaign, &hen, &[("nguoi-heads", "24")]).await;
    state(&mut minh, &campaign, &sau, &[("nguoi-heads", "26")]).await;
    let before = super::form_of(&mut lan, &campaign, &[("nguoi-heads", "7")]).await;
    merge(&world).await;
    let new = world.app.organisations().find_by_name("Đảng ủy xã Yên Vĩnh", world.app.today())[0];
    let page = format!("{campaign}/don-vi/{new}");
    minh.get(&page)
        .await
        .expect("18/50 người (36 %)")
        .expect("cộng của các đơn vị trước khi sắp xếp")
        .expect("Đảng ủy xã Yên Hến");
    let matrix = minh.get(&format!("{campaign}/ma-tran")).await;
    matrix.expect("Đảng ủy xã Yên Vĩnh").expect("36 %");
    assert!(!matrix.says("Đảng ủy xã Yên Sấu"), "its row is that of its heir");
    // Whoever had the form open is told who carries on; what was typed is kept, and is recorded for the heir.
    let told = lan.post("/tuyen-truyen/ghi", &super::borrowed(&before)).await;
    told.expect_status(409).expect("đã kết thúc hoạt động").expect("Ghi cho đơn vị kế thừa: Đảng ủy xã Yên Vĩnh");
    assert_eq!(told.value("nguoi-heads").as_deref(), Some("7"));
    recorded(&mut lan, &campaign, &[("nguoi-heads", "21"), ("ten_hoat_dong", "toàn xã")]).await;
    // The heir's persons are its own and those of the units before it: different people.
    minh.get(&page).await.expect("39/50 người (78 %)");
    // What a unit wrote before is read by its heir, and not changed.
    let old = lan.get(&page).await.links("/tuyen-truyen/hoat-dong/").pop().expect("the activity of before");
    lan.get(&old).await.expect_status(200);
    lan.get(&format!("{old}/sua")).await.expect_status(403);
    let (graph, today) = (world.app.organisations(), world.app.today());
    let days = (date(2026, 1, 1), date(2026, 12, 31));
    let found =
        count(&mut world.connection().await, (&graph, today), new, days, (&[], Some("heads"))).await.expect("a count");
    assert_eq!((found.activities, found.turns, found.persons), (2, 39, 39));
}

/// Two communes become one, today.
async fn merge(world: &World) {
    let mut binh = world.person("binh").await;
    let owner = world.organisation("tinh-uy").to_string();
    let rows = "Cũ\tMới\nĐảng ủy xã Yên Hến\tĐảng ủy xã Yên Vĩnh\nĐảng ủy xã Yên Sấu\tĐảng ủy xã Yên Vĩnh\n";
    let form = [
        ("ten", "Sắp xếp"),
        ("can_cu", "Nghị quyết 1"),
        ("ngay", "23/11/2026"),
        ("co_quan", owner.as_str()),
        ("bang", rows),
    ];
    let page = binh.post("/don-vi/sap-xep/moi", &form).await;
    let path = page.location().unwrap_or_else(|| panic!("not begun: {}", page.text())).to_owned();
    for (word, said) in [("chot", "Đã chốt"), ("ap-dung", "Đã áp dụng")] {
        let version = binh.get(&format!("{path}/{word}")).await.value("version").unwrap_or_else(|| "0".to_owned());
        binh.submit(&format!("{path}/{word}"), &[("version", &version)]).await.expect(said);
    }
}
