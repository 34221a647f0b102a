//! Stories of a round's page: who has reported, totals on either tree with the rows behind them, and the two papers.

use super::{WHOLE, opened, report_of, three_at};
use testkit::{Client, Page, World};

/// Minh at a round of the told story, by its period.
async fn at_round(world: &World, period: &str) -> (Client, String) {
    let mut minh = world.person("minh").await;
    let list = minh.get("/bao-cao").await;
    for link in list.links("/bao-cao/dot/").into_iter().filter(|link| !link.ends_with("/moi")) {
        if minh.get(&link).await.says(period) {
            return (minh, link);
        }
    }
    panic!("no round of {period}: {}", list.text());
}

/// The numbers of a column of a divided table, the whole last.
fn column(page: &Page, code: &str) -> Vec<String> {
    let html = page.html();
    let cells = html.split("<td").filter(|cell| cell.contains(&format!("/chi-tieu/{code}?")));
    let number = |cell: &str| {
        let text = cell.rsplit_once("</a>").map(|(before, _)| before).unwrap_or(cell);
        text.rsplit_once('>').map(|(_, number)| number.trim().to_owned()).unwrap_or_default()
    };
    cells.map(number).collect()
}

#[tokio::test]
async fn the_round_says_who_is_late_and_what_the_rest_adds_up_to() {
    let world = World::with_story().await;
    let (mut minh, round) = at_round(&world, "6 tháng đầu năm 2026").await;
    let page = minh.get(&round).await;
    page.expect("Đã gửi 4/6 đơn vị").expect("2 đơn vị chưa gửi và đã quá hạn").expect("Quá 3 ngày");
    page.expect("Số nữ học nghề chưa khớp danh sách lớp").expect("4 /6 báo cáo");
    // 127 + 244 + 193 + 259; Yên Sấu was sent back and Yên Hến has given nothing: neither counts as a zero.
    page.expect("823");
    let rows = minh.get(&format!("{round}/chi-tieu/C08")).await;
    rows.expect("Tổng hợp từ 4/6 báo cáo").expect("Chưa có số của 2 báo cáo");
    rows.expect("Đảng ủy xã Yên Hến, Đảng ủy xã Yên Sấu").expect("chưa báo cáo");
    minh.get(&format!("{round}/chi-tieu/Z99")).await.expect_status(404);
    // Who is asked does not see what the others gave.
    world.person("lan").await.get(&round).await.expect_status(404);
}

#[tokio::test]
async fn totals_add_up_on_either_tree_and_are_never_divided_by_guessing() {
    let world = World::with_story().await;
    let (mut minh, round) = at_round(&world, "6 tháng đầu năm 2026").await;
    let by_commune = minh.get(&format!("{round}/so-lieu")).await;
    by_commune.expect("Đảng ủy phường Bến Sậy").expect("Toàn đợt");
    // Units stand in the order of lists; those that have not reported have a word, and the whole is the sum of the rest.
    assert_eq!(column(&by_commune, "C08").last().map(String::as_str), Some("823"));
    assert_eq!(column(&by_commune, "C08").iter().filter(|number| number.parse::<u32>().is_ok()).count(), 5);
    let by_district = minh.get(&format!("{round}/so-lieu?nhom=truoc-sap-xep")).await;
    by_district.expect("Huyện ủy Vĩnh Gạo").expect("1 /3 báo cáo").expect("3 /3 báo cáo");
    assert_eq!(column(&by_district, "C08"), ["244", "579", "823"]);

    // What a district reported in 2024 belongs to no single commune of today.
    let (mut minh, round) = at_round(&world, "6 tháng cuối năm 2024").await;
    let as_it_was = minh.get(&format!("{round}/so-lieu?nhom=truoc-sap-xep")).await;
    assert_eq!(column(&as_it_was, "C08"), ["705", "387", "1.092"]);
    let as_it_is = minh.get(&format!("{round}/so-lieu")).await;
    as_it_is.expect("Không xếp được về một đơn vị").expect("Máy không tự chia số liệu");
    assert_eq!(column(&as_it_is, "C08"), ["1.092", "1.092"]);
    let link = as_it_is.links(&format!("{round}/chi-tieu/C08")).into_iter().next().expect("a link to the rows");
    minh.get(&link).await.expect("Huyện ủy Vĩnh Gạo").expect("Thị ủy Bến Sậy");
}

#[tokio::test]
async fn the_half_year_of_the_reorganisation_adds_part_figures_over_days_only() {
    let world = World::with_story().await;
    let (mut minh, round) = at_round(&world, "6 tháng cuối năm 2025").await;
    let happened = minh.get(&format!("{round}/chi-tieu/C08")).await;
    happened.expect("15/06/2025 đến 30/06/2025").expect("Tổng hợp từ 8/8 báo cáo");
    // Six communes, and the two districts until they ended: 1138 + 28 + 36.
    happened.expect("1.202");
    let there = minh.get(&format!("{round}/chi-tieu/A01")).await;
    there.expect("để đối chiếu, không cộng").expect("Tổng hợp từ 6/6 báo cáo");
    // The communes alone: 6 + 3 + 6 + 3 + 5 + 5.
    there.expect("28");
    let by_district = minh.get(&format!("{round}/so-lieu?nhom=truoc-sap-xep")).await;
    assert_eq!(column(&by_district, "C08"), ["613", "589", "1.202"]);
}

#[tokio::test]
async fn the_two_papers_say_what_the_round_says() {
    let world = World::with_story().await;
    let (mut minh, round) = at_round(&world, "6 tháng đầu năm 2026").await;
    let letter = minh.get(&format!("{round}/don-doc?truoc=28/11/2026")).await;
    letter.expect_status(200);
    let letter = words(&letter);
    for said in ["Đảng uỷ xã Yên Hến", "Đảng uỷ xã Yên Sấu", "Số nữ học nghề chưa khớp", "28/11/2026", "BTGDVTU"]
    {
        assert!(letter.contains(said), "the letter does not say «{said}»: {letter}");
    }
    assert!(!letter.contains("Bến Sậy"), "who has reported is not urged");
    let pdf = minh.get(&format!("{round}/don-doc?truoc=28/11/2026&dang=pdf")).await;
    assert!(pdf.expect_status(200).body.starts_with(b"%PDF-"));
    assert!(pdf.says("Đảng uỷ xã Yên Hến") && pdf.says("28/11/2026"), "the same paper: {}", pdf.text());
    let report = minh.get(&format!("{round}/tong-hop")).await;
    let report = words(&report);
    for said in ["4 trong số 6 đơn vị", "chưa báo cáo: Đảng uỷ xã Yên Hến", "823 người", "Tổng số (4/6 đơn vị)"]
    {
        assert!(report.contains(said), "the report does not say «{said}»: {report}");
    }
    let (mut minh, round) = at_round(&world, "6 tháng cuối năm 2024").await;
    let page = minh.get(&format!("{round}/don-doc")).await;
    page.expect_status(409).expect("Không có đơn vị nào chậm báo cáo");
    world.person("lan").await.get(&format!("{round}/tong-hop")).await.expect_status(404);
}

#[tokio::test]
async fn the_consolidated_paper_says_what_changed_since_it_was_accepted() {
    let world = World::new().await;
    let round = opened(&world, "2026-2").await;
    let report = report_of(&world, round, "du-yen-hen-2025").await;
    let (mut lan, mut son, mut minh) = three_at(&world, report).await;
    let paper = format!("/bao-cao/dot/{round}/tong-hop");
    lan.type_in(WHOLE).await;
    son.step("duyet", &[]).await;
    lan.step("gui", &[]).await;
    minh.step("cong-nhan", &[("y_kien", "")]).await.expect("Đã công nhận");
    let accepted = words(&minh.client.get(&paper).await);
    assert!(accepted.contains("231 người") && !accepted.contains("đã đổi"), "nothing has changed: {accepted}");

    lan.step("dinh-chinh", &[("ly_do", "Cộng thiếu một lớp.")]).await;
    lan.type_in(&[("o-C08.value", "246")]).await.expect("Đã lưu");
    let entered = words(&minh.client.get(&paper).await);
    assert!(!entered.contains("đã đổi"), "what is not handed in changes nothing: {entered}");
    son.step("duyet", &[]).await.expect("Đã duyệt báo cáo");
    lan.step("gui", &[]).await.expect("BC-2026-000002");
    let changed = words(&minh.client.get(&paper).await);
    assert!(changed.contains("246 người"), "{changed}");
    let notes: Vec<&str> = changed.split("đã đổi sau khi công nhận").collect();
    assert_eq!(notes.len(), 2, "one figure changed and no other is named: {changed}");
    assert!(notes[0].ends_with("Nông dân / lao động nông thôn học nghề: "), "{}", notes[0]);
    assert!(notes[1].starts_with(": 1 đơn vị, 231 → 246 (+15)."), "{}", notes[1]);
}

/// The words of a file of Word, in their order.
fn words(page: &Page) -> String {
    let file = std::io::Cursor::new(page.body.clone());
    let mut archive = zip::ZipArchive::new(file).expect("a file of Word");
    let mut text = archive.by_name("word/document.xml").expect("its text");
    let mut xml = String::new();
    std::io::Read::read_to_string(&mut text, &mut xml).expect("text");
    let runs = xml.split("<w:t").skip(1).filter_map(|run| run.split_once('>'));
    runs.filter_map(|(_, rest)| rest.split_once("</w:t>")).map(|(words, _)| words).collect()
}
