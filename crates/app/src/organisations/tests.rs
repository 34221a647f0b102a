//! Stories of the register, through its pages: what a clerk, a specialist and a person without a role see, on which day.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod correcting;
mod exchanging;

use super::*;
use crate::demo;
use domain::organisations::{Rows, apply_all, organisation_of_word};
use jiff::civil::{Date, date};
use std::collections::BTreeSet;
use testkit::World;

const EVE: Date = date(2025, 6, 30);
const DAY: Date = date(2025, 7, 1);

fn page_of(word: &str) -> String {
    format!("/don-vi/{}", organisation_of_word(word))
}

fn province() -> Graph {
    Graph::build(demo::rows(None).expect("the files make rows"), classes().clone()).expect("the rows make a graph")
}

#[tokio::test]
async fn lan_finds_her_commune_and_the_district_that_is_gone() {
    let world = World::new().await;
    let mut lan = world.person("lan").await;
    let page = lan.get("/don-vi").await;
    page.expect_status(200).expect("Cây tổ chức").expect("Tỉnh ủy Lam Giang").expect("Đảng ủy xã Yên Hến");
    page.expect("đơn vị tại ngày 23/11/2026: cấp tỉnh");
    assert!(!page.says("Huyện ủy Vĩnh Gạo"), "what has ended is not in today's tree");
    // Without marks, as she types on a phone.
    let found = lan.get("/don-vi?q=dang+uy+xa+yen+hen").await;
    found.expect("Tên có «dang uy xa yen hen» 2").expect("Đảng: Tỉnh ủy Lam Giang").expect("Loại");
    let own = found.link(&page_of("du-yen-hen-2025")).expect("her commune");
    lan.get(&own).await.expect_status(200).expect("Đảng ủy xã, cấp xã. Hoạt động từ 01/07/2025.");
    // The district is told as what bore the name at another time, and leads to those who carry on.
    let found = lan.get("/don-vi?q=huy%E1%BB%87n+u%E1%BB%B7+v%C4%A9nh+g%E1%BA%A1o").await;
    found.expect("Không có đơn vị nào mang tên này tại ngày 23/11/2026").expect("Mang tên này vào lúc khác 2");
    let district = lan.get(&found.link(&page_of("cu-vinh-gao")).expect("the district")).await;
    district.expect("Đã kết thúc hoạt động từ ngày 01/07/2025. Nay việc do các đơn vị sau làm tiếp:");
    district.expect("Đảng ủy xã Vĩnh Gạo , Đảng ủy xã Yên Hến , Đảng ủy xã Yên Sấu .");
    district.expect("Đã chuyển về đâu 3").expect("1/3 Chia, chuyển giao 01/07/2025 Nghị quyết 203/2025/QH15");
}

#[tokio::test]
async fn minh_compares_the_eve_and_the_day_of_the_reorganisation() {
    let world = World::new().await;
    let mut minh = world.person("minh").await;
    let today = minh.get("/don-vi").await;
    today.expect("hôm nay · 30/06/2025, trước sắp xếp · 01/07/2025, ngày đầu");
    for (day, there, gone) in [
        ("30/06/2025", "cu-vinh-gao", "du-ben-say-2025"),
        ("2025-07-01", "du-yen-hen-2025", "cu-vinh-gao"),
        ("28.2.2025", "ban-dan-van", "ban-tgdv"),
        ("1/3/2025", "ban-tgdv", "ban-dan-van"),
    ] {
        let page = minh.get(&format!("/don-vi?ngay={day}&mo=1")).await;
        page.expect_status(200).expect("Quyền xem của bạn vẫn tính theo hôm nay");
        assert!(page.link(&page_of(there)).is_some() && page.link(&page_of(gone)).is_none(), "{day}: {}", page.text());
    }
    // Following a link keeps the day; then and now stand side by side.
    let eve = minh.get("/don-vi?ngay=30/06/2025").await;
    let board = eve.link(&page_of("btg-vinh-gao")).expect("the board of the district");
    assert!(board.ends_with("?ngay=2025-06-30"), "{board}");
    minh.get(&board).await.expect("Sau ngày đang xem, đơn vị kết thúc hoạt động từ 01/07/2025");
    let military = minh.get(&format!("{}?ngay=30/06/2025", page_of("hnd"))).await;
    military.expect("Cấp trên ngày 30/06/2025").expect("Nay thuộc");
    military.expect("Mặt trận Tỉnh ủy Lam Giang 01/01/2024 Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Lam Giang");
    let office = minh.get(&format!("{}?ngay=30/06/2025", page_of("van-phong"))).await;
    office.expect("Đảng Tỉnh ủy Lam Giang 01/01/2024 không đổi");
}

#[tokio::test]
async fn each_line_is_a_tree_of_its_own() {
    let world = World::new().await;
    let mut lan = world.person("lan").await;
    for (line, day, there) in [
        ("party", "2026-11-23", "Đảng ủy phường Bến Sậy"),
        ("state", "2026-11-23", "Sở Giáo dục và Đào tạo"),
        ("state", "2025-06-30", "Ủy ban nhân dân huyện Vĩnh Gạo"),
        ("front", "2026-11-23", "Hội Nông dân tỉnh"),
        ("professional", "2026-11-23", "Ban xây dựng Đảng cấp xã 6"),
        ("professional", "2024-06-01", "Ban Tuyên giáo Huyện ủy Vĩnh Gạo"),
        ("no-such-line", "2026-11-23", "Đảng ủy phường Bến Sậy"),
    ] {
        lan.get(&format!("/don-vi?he={line}&ngay={day}")).await.expect_status(200).expect(there);
    }
    let page = lan.get("/don-vi").await;
    let at = |name: &str| page.html().find(&format!(">{name} <span")).unwrap_or_else(|| panic!("{name}"));
    assert!(at("Đảng") < at("Chính quyền") && at("Chính quyền") < at("Mặt trận") && at("Mặt trận") < at("Chuyên môn"));
}

#[tokio::test]
async fn a_renamed_and_a_parted_body_tell_their_story() {
    let world = World::new().await;
    let mut phuc = world.person("phuc").await;
    let renamed = phuc.get(&page_of("ban-dan-toc")).await;
    renamed
        .expect("Sở Dân tộc và Tôn giáo từ 01/03/2025")
        .expect("Ban Dân tộc tỉnh từ 01/01/2024 đến trước 01/03/2025");
    renamed.expect("Đổi tên Ban Dân tộc tỉnh → thành Sở Dân tộc và Tôn giáo");
    let before = phuc.get(&format!("{}?ngay=28/02/2025", page_of("ban-dan-toc"))).await;
    assert!(before.html().contains("<h1>Ban Dân tộc tỉnh</h1>"));
    let parted = phuc.get(&page_of("so-lao-dong-thuong-binh-va-xa-hoi")).await;
    parted.expect("việc: giáo dục nghề nghiệp").expect("Giáo dục nghề nghiệp chuyển sang ngành giáo dục");
    let education = phuc.get(&page_of("so-giao-duc-va-dao-tao")).await;
    education.expect("Kế thừa từ đâu 1").expect("Sở Lao động - Thương binh và Xã hội việc: giáo dục nghề nghiệp");
    let direct = phuc.get(&page_of("du-yen-hen-2025")).await;
    direct.expect("Kế thừa từ đâu 4").expect("Huyện ủy Vĩnh Gạo 1/3");
    let not_yet = phuc.get(&format!("{}?ngay=30/06/2025", page_of("du-yen-hen-2025"))).await;
    not_yet.expect("Tại ngày 30/06/2025 chưa có đơn vị này. Đơn vị có từ ngày 01/07/2025.");
}

#[tokio::test]
async fn a_succession_is_drawn_where_there_is_one() {
    let world = World::new().await;
    let mut lan = world.person("lan").await;
    // The commune took over from three communes, whole, and from a third of its district. Each is drawn twice: for wide
    // and for narrow pages.
    for (word, plates, parts) in [
        ("du-yen-hen-2025", 5, 1),
        ("cu-vinh-gao", 4, 3),
        ("so-lao-dong-thuong-binh-va-xa-hoi", 5, 4),
        ("du-cong-an", 0, 0),
    ] {
        let html = lan.get(&page_of(word)).await.html();
        let count = |drawn: &str| html.matches(drawn).count();
        let drawings = if plates > 0 { 2 } else { 0 };
        assert_eq!((count("<svg class=\"lineage"), count("l-plate l-own")), (drawings, drawings), "{word}");
        assert_eq!((count("<g class=\"l-plate"), count("l-flow l-part")), (2 * plates, 2 * parts), "{word}");
    }
    let page = lan.get(&page_of("cu-vinh-gao")).await;
    page.expect("Huyện ủy Vĩnh Gạo: 0 đơn vị chuyển việc vào, 3 đơn vị nhận việc.")
        .expect("01/07/2025 · Chia, chuyển giao · 1/3");
    page.expect("Phần Sự kiện Từ ngày Căn cứ");
}

#[tokio::test]
async fn the_events_are_counted_with_their_documents() {
    let world = World::new().await;
    let mut lan = world.person("lan").await;
    let page = lan.get("/don-vi/su-kien").await;
    page.expect_status(200).expect("Sổ bắt đầu từ 01/01/2024");
    // Two of the twelve districts are in the tests' province.
    page.expect("Đảng ủy cơ sở (trước 01/7/2025) 19 19 6 0").expect("Ủy ban nhân dân cấp xã 19 19 6 6 6");
    page.expect("Nghị quyết 203/2025/QH15; Luật 72/2025/QH15 4").expect("Quy định 298-QĐ/TW ngày 09/6/2025 6");
    page.expect("Hợp nhất Ban Tuyên giáo Tỉnh ủy , Ban Dân vận Tỉnh ủy → thành Ban Tuyên giáo và Dân vận Tỉnh ủy");
    page.expect("Ban Tuyên giáo Huyện ủy Vĩnh Gạo → thành Ban Tuyên giáo và Dân vận Tỉnh ủy hệ Chuyên môn");
    let html = page.html();
    assert!(html.find("ngay-2025-07-01") < html.find("ngay-2025-03-01"), "the latest first");
}

#[tokio::test]
async fn what_cannot_be_read_or_found_is_said_and_nothing_is_lost() {
    let world = World::new().await;
    let mut lan = world.person("lan").await;
    let page = lan.get("/don-vi?ngay=31/02/2025&q=hen&he=state").await;
    page.expect_status(422).expect("Không có ngày này trong lịch").expect("Tên có «hen»");
    assert_eq!((page.value("ngay").as_deref(), page.value("q").as_deref()), (Some("31/02/2025"), Some("hen")));
    assert_eq!(page.value("he").as_deref(), Some("state"));
    let page = lan.get(&format!("{}?ngay=mai", page_of("du-yen-hen-2025"))).await;
    page.expect_status(422).expect("Chưa đọc được ngày").expect("Hoạt động từ 01/07/2025");
    lan.get("/don-vi?q=%3Cb%3Ex").await.expect_status(200).expect("Tên có «<b>x» 0").expect("Thử bớt chữ");
    lan.get("/don-vi?ngay=31/12/2023").await.expect("Sổ đơn vị bắt đầu từ ngày 01/01/2024");
    for path in ["/don-vi/khong-co", &page_of("no-such-word")] {
        lan.get(path).await.expect_status(404);
    }
}

#[tokio::test]
async fn the_register_is_for_those_who_hold_a_role_whatever_the_day() {
    let world = World::new().await;
    let paths = ["/don-vi".to_owned(), "/don-vi/su-kien".to_owned(), page_of("du-yen-hen-2025")];
    for path in &paths {
        let page = world.visitor().get(path).await;
        assert!(page.location().is_some_and(|location| location.starts_with("/dang-nhap")), "{path}");
    }
    // Cúc has left: that the day looked at is one on which she held a role gives her nothing.
    for login in ["khach", "cuc"] {
        let mut person = world.visitor();
        let answer = person.post("/dang-nhap", &[("login", login), ("password", demo::PASSWORD)]).await;
        if answer.is_redirect() {
            for (path, status) in paths.iter().zip([403, 403, 404]) {
                person.get(&format!("{path}?ngay=01/08/2025")).await.expect_status(status);
            }
        }
    }
    for login in ["tu", "ha", "kien", "quantri"] {
        let mut person = world.person(login).await;
        for path in &paths {
            person.get(path).await.expect_status(200);
        }
    }
}

#[tokio::test]
async fn the_way_to_the_work_is_shown_only_where_it_leads_somewhere() {
    let world = World::new().await;
    for (login, word, is_shown) in [
        ("lan", "du-yen-hen-2025", true),
        ("lan", "cu-vinh-gao", true),
        ("lan", "du-yen-sau-2025", false),
        ("lan", "tinh-uy", false),
        ("minh", "du-yen-hen-2025", true),
        ("binh", "du-yen-sau-2025", true),
        ("ha", "du-yen-hen-2025", false),
        ("phuc", "du-yen-hen-2025", false),
    ] {
        let page = world.person(login).await.get(&page_of(word)).await;
        let link = format!("/nhiem-vu?don-vi={}", organisation_of_word(word));
        assert_eq!(page.link(&link).is_some(), is_shown, "{login} at {word}");
    }
}

#[tokio::test]
async fn both_languages_say_everything() {
    let world = World::new().await;
    let mut lan = world.person("lan").await;
    lan.get("/don-vi").await;
    lan.post("/ngon-ngu", &[("ngon_ngu", "en"), ("ve", "/don-vi")]).await;
    for path in ["/don-vi?q=hen", "/don-vi?ngay=2025-06-30", "/don-vi/su-kien", &page_of("cu-vinh-gao")] {
        let page = lan.get(path).await;
        page.expect_status(200);
        assert!(!page.text().contains("organisations-"), "a text is missing: {}", page.text());
    }
    lan.get(&page_of("du-yen-hen-2025")).await.expect("Commune Party committees, commune. Exists since 01/07/2025.");
}

#[test]
fn the_pack_can_be_read_and_every_class_is_borne_by_somebody() {
    let catalogue = packed_catalogue().expect("the pack can be read");
    let mut rows = demo::rows(None).unwrap();
    // A city with urban districts, and a province with towns and special zones.
    apply_all(&mut rows, vietnam::events(&["01", "22"]).unwrap().unwrap()).unwrap();
    let borne: BTreeSet<&str> = rows.classes.iter().map(|row| row.class.as_str()).collect();
    let known: BTreeSet<&str> = catalogue.all().map(|class| class.code.as_str()).collect();
    assert_eq!(borne, known);
    for level in rows.classes.iter().map(|row| &row.level) {
        assert!(catalogue.level(level).is_some(), "{level}");
    }
    for line in rows.memberships.iter().map(|row| &row.line) {
        assert!(catalogue.line(line).is_some(), "{line}");
    }
}

#[test]
fn the_province_was_reorganised_as_the_law_of_2025_says() {
    let graph = province();
    let count = |level: &str, class: &str, on: Date| {
        let is_meant = |id: &domain::ids::OrganisationId| {
            graph.level(*id, on) == Some(level) && graph.class(*id, on) == Some(class)
        };
        graph.alive(on).iter().filter(|id| is_meant(id)).count()
    };
    for (level, class, before, after) in [
        ("commune-old", "dang-uy-co-so", 110, 0),
        ("commune-old", "ubnd-xa", 110, 0),
        ("commune-old", "mttq-xa", 110, 0),
        ("commune", "dang-uy-xa", 0, 30),
        ("commune", "dang-uy-phuong", 0, 6),
        ("commune", "ban-xay-dung-dang-cap-xa", 0, 36),
        ("commune", "ubnd-xa", 0, 36),
        ("commune", "mttq-xa", 0, 36),
        ("district", "huyen-uy", 10, 0),
        ("district", "ubnd-huyen", 12, 0),
        ("province", "dang-uy-truc-thuoc", 5, 4),
        ("province", "so", 12, 12),
    ] {
        assert_eq!((count(level, class, EVE), count(level, class, DAY)), (before, after), "{class} {level}");
    }
    for id in graph.all() {
        let (name, is_new) = (graph.last_name(id, DAY).unwrap(), graph.level(id, DAY) == Some("commune"));
        let levels = |ids: Vec<_>| ids.iter().filter_map(|id| graph.level(*id, DAY)).collect::<Vec<_>>();
        let before = levels(graph.predecessors(id).iter().map(|row| row.predecessor_id).collect());
        let is_board = graph.class(id, DAY) == Some("ban-xay-dung-dang-cap-xa");
        assert!(!is_new || before.contains(&"district"), "{name} takes over from its district");
        assert!(!is_new || is_board || before.contains(&"commune-old"), "{name} takes over from communes");
        let has_ended = graph.life(id).unwrap().1.is_some();
        let lives_on = graph.successor_closure(id, demo::TODAY).iter().any(|heir| graph.exists(*heir, demo::TODAY));
        assert!(!has_ended || lives_on, "somebody carries on for {name}");
    }
}

#[test]
fn the_same_files_give_the_same_identities_in_any_order() {
    let identities = |rows: &Rows| {
        let mut ids: Vec<_> = rows.events.iter().map(|row| row.id).collect();
        ids.sort();
        let count = ids.len();
        ids.dedup();
        assert_eq!(ids.len(), count, "each event has its own");
        ids
    };
    let (whole, part) = (demo::rows(None).unwrap(), demo::rows(Some(&["vinh-gao"])).unwrap());
    let all = identities(&whole);
    assert!(identities(&part).iter().all(|id| all.contains(id)), "a part has the identities of the whole");
}
