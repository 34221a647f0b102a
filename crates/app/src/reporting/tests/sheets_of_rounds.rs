//! Stories of the sheet of a round: one body enters what it knows of many units, all or nothing, and each unit keeps its own word.

use super::{At, WHOLE, opened, report_of};
use domain::ids::{ReportId, RoundId};
use testkit::{Book, Client, Page, Put, World};

async fn ground() -> (World, RoundId, ReportId, ReportId) {
    let world = World::new().await;
    let round = opened(&world, "2026-2").await;
    let hen = report_of(&world, round, "du-yen-hen-2025").await;
    let sau = report_of(&world, round, "du-yen-sau-2025").await;
    (world, round, hen, sau)
}

async fn fetch(client: &mut Client, round: RoundId) -> Book {
    let page = client.get(&format!("/bao-cao/dot/{round}/excel/bang")).await;
    Book::of(&page.expect_status(200).body)
}

/// Gives a sheet back and waits until it was read.
async fn give(client: &mut Client, round: RoundId, content: &[u8]) -> Page {
    let page = client.upload(&format!("/bao-cao/dot/{round}/excel"), &[], "tep", "bang.xlsx", content).await;
    let path = page.location().unwrap_or_else(|| panic!("{}", page.text())).to_owned();
    settled(client, &path).await
}

/// Looks until nothing is at work any more.
async fn settled(client: &mut Client, path: &str) -> Page {
    for _ in 0..600 {
        let page = client.get(path).await;
        if !page.headers.contains_key("refresh") {
            return page;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    panic!("{path} never settles");
}

fn upload_of(page: &Page, round: RoundId) -> String {
    let links = page.links(&format!("/bao-cao/dot/{round}/excel/"));
    links.iter().find(|link| link.ends_with("/huy")).expect("a way to stop").trim_end_matches("/huy").to_owned()
}

async fn write(client: &mut Client, page: &Page, round: RoundId) -> Page {
    let path = upload_of(page, round);
    client.post(&path, &[]).await.expect_status(303);
    settled(client, &path).await
}

#[tokio::test]
async fn figures_are_entered_for_units_once_and_the_units_see_who_did_it() {
    let (world, round, hen, sau) = ground().await;
    let mut minh = world.person("minh").await;
    minh.get(&format!("/bao-cao/dot/{round}")).await.expect("Bảng Excel của đợt");
    let mut book = fetch(&mut minh, round).await;
    let (hen_row, sau_row) = (hen.to_string(), sau.to_string());
    book.put(&hen_row, "A05.value", 540.0).put(&hen_row, "A04.value", "không phát sinh").put(
        &sau_row,
        "A05.value",
        1234.0,
    );
    let page = give(&mut minh, round, &book.bytes()).await;
    page.expect("3 số liệu của 2 đơn vị sẽ được nhập thay, 0 lỗi").expect("Đảng ủy xã Yên Hến");
    assert!(world.history("report", hen.uuid()).await.is_empty(), "nothing before the word");
    write(&mut minh, &page, round).await.expect("Đã nhập thay 3 số liệu vào bản nháp của 2 đơn vị");
    let mut lan = At::new(&world, "lan", hen).await;
    let form = lan.form().await;
    form.expect("Minh").expect("đã nhập thay 2 số liệu");
    assert_eq!(
        (form.value("o-A05.value"), form.value("goc-k-A04.value")),
        (Some("540".to_owned()), Some("1".to_owned()))
    );
    lan.look().await.expect("Nơi theo dõi nhập thay số liệu");
    let history = world.history("report", hen.uuid()).await;
    assert_eq!(
        history.iter().map(|line| (line.verb.as_str(), line.login.as_deref())).collect::<Vec<_>>(),
        [("enter-on-behalf", Some("minh"))]
    );
    // The same again has no effect and leaves no line.
    let page = give(&mut minh, round, &book.bytes()).await;
    write(&mut minh, &page, round).await.expect("Không có gì phải thay đổi");
    assert_eq!(world.history("report", hen.uuid()).await.len(), 1);
    // The unit's own way goes on: nothing was endorsed or submitted for it.
    let mut son = At::new(&world, "son", hen).await;
    lan.type_in(WHOLE).await;
    lan.type_in(&[("k-A04.value", "")]).await;
    son.step("duyet", &[]).await.expect("Đã duyệt báo cáo");
    lan.step("gui", &[]).await.expect("BC-2026-000001");
    assert!(!lan.look().await.says("đã nhập thay 2 số liệu"));
}

#[tokio::test]
async fn what_a_unit_typed_itself_stays_unseen_and_unreplaced() {
    let (world, round, hen, _) = ground().await;
    let (mut minh, mut lan) = (world.person("minh").await, At::new(&world, "lan", hen).await);
    lan.type_in(&[("o-A05.value", "777")]).await;
    let mut book = fetch(&mut minh, round).await;
    assert_eq!(book.number(&hen.to_string(), "A05.value"), None, "what was not submitted is in no sheet");
    book.put(&hen.to_string(), "A05.value", 540.0);
    let page = give(&mut minh, round, &book.bytes()).await;
    assert!(!page.says("777"));
    let page = write(&mut minh, &page, round).await;
    assert!(!page.says("777"));
    let form = lan.form().await;
    assert_eq!(form.value("o-A05.value").as_deref(), Some("777"));
    form.expect("hai người cùng sửa");
    assert!(form.html().contains("name=\"chon-o-A05.value\" value=\"540\""), "the unit may choose it");
}

#[tokio::test]
async fn all_faults_are_listed_and_marked_and_closed_rows_stay_closed() {
    let (world, round, hen, sau) = ground().await;
    let (mut minh, mut lan) = (world.person("minh").await, At::new(&world, "lan", hen).await);
    lan.type_in(WHOLE).await;
    At::new(&world, "son", hen).await.step("duyet", &[]).await;
    lan.step("gui", &[]).await.expect("BC-2026-000001");
    let mut book = fetch(&mut minh, round).await;
    assert_eq!(book.number(&hen.to_string(), "A05.value"), Some(540.0), "what was submitted stands in it");
    let sau_row = sau.to_string();
    book.put(&hen.to_string(), "A05.value", 541.0).put(&sau_row, "A05.value", "12,5%").put(
        &sau_row,
        "A04.value",
        Put::Day,
    );
    book.put(&sau_row, "A07.value", "9");
    let page = give(&mut minh, round, &book.bytes()).await;
    page.expect("1 số liệu của 1 đơn vị sẽ được nhập thay, 3 lỗi")
        .expect("hiện không nhận số liệu")
        .expect("Ô này là ngày tháng");
    let marked = minh.get(&format!("{}/danh-dau", upload_of(&page, round))).await;
    let marked = Book::of(&marked.expect_status(200).body);
    assert!(marked.says("Sau số có chữ «%»") && marked.says("Đảng ủy xã Yên Sấu: A05"));
    write(&mut minh, &page, round).await.expect("Đã nhập thay 1 số liệu");
    assert_eq!(At::new(&world, "tu", sau).await.form().await.value("o-A07.value").as_deref(), Some("9"));
}

#[tokio::test]
async fn a_sheet_that_is_stopped_or_overtaken_leaves_nothing() {
    let (world, round, hen, sau) = ground().await;
    let (mut minh, mut lan) = (world.person("minh").await, At::new(&world, "lan", hen).await);
    let mut book = fetch(&mut minh, round).await;
    book.put(&sau.to_string(), "A05.value", 1.0).put(&hen.to_string(), "A05.value", 2.0);
    let bytes = book.bytes();
    let page = give(&mut minh, round, &bytes).await;
    let path = upload_of(&page, round);
    minh.post(&format!("{path}/huy"), &[]).await.expect_status(303);
    minh.get(&path).await.expect("Đã dừng theo yêu cầu");
    minh.post(&path, &[]).await.expect_status(303);
    minh.get(&path).await.expect("Đã dừng theo yêu cầu");
    // Between the look and the word one unit submits: nothing is written for the other either.
    let page = give(&mut minh, round, &bytes).await;
    lan.type_in(WHOLE).await;
    At::new(&world, "son", hen).await.step("duyet", &[]).await;
    lan.step("gui", &[]).await.expect("BC-2026-000001");
    write(&mut minh, &page, round).await.expect("báo cáo của Đảng ủy xã Yên Hến").expect("Chưa có gì được ghi");
    assert!(world.history("report", sau.uuid()).await.is_empty());
    assert_eq!(At::new(&world, "tu", sau).await.form().await.value("o-A05.value").as_deref(), Some(""));
}

#[tokio::test]
async fn other_workbooks_and_other_people_are_refused() {
    let (world, round, hen, _) = ground().await;
    let (mut minh, mut lan) = (world.person("minh").await, At::new(&world, "lan", hen).await);
    let form = lan.client.get(&format!("{}/excel/bieu-mau", lan.base)).await.body;
    give(&mut minh, round, &form).await.expect("biểu mẫu của riêng một đơn vị");
    let other = opened(&world, "2026-1").await;
    let sheet = fetch(&mut minh, other).await.bytes();
    give(&mut minh, round, &sheet).await.expect("Bảng này là của đợt báo cáo khác");
    let page = lan.client.upload(&format!("{}/excel", lan.base), &[], "tep", "b.xlsx", &sheet).await;
    page.expect_status(422).expect("bảng tổng hợp của nhiều đơn vị");
    let sheet = fetch(&mut minh, round).await.bytes();
    let mut binh = world.person("binh").await;
    binh.get(&format!("/bao-cao/dot/{round}/excel")).await.expect_status(403);
    let path = format!("/bao-cao/dot/{round}/excel");
    binh.upload(&path, &[], "tep", "b.xlsx", &sheet).await.expect_status(403);
    lan.client.upload(&path, &[], "tep", "b.xlsx", &sheet).await.expect_status(404);
}

#[tokio::test]
async fn every_cell_of_every_unit_is_read_and_every_fault_is_listed() {
    let (world, round, ..) = ground().await;
    let mut minh = world.person("minh").await;
    let page = minh.get(&format!("/bao-cao/dot/{round}/excel/bang")).await;
    let filled = papers::tables::open_filled(&page.body).expect("a workbook");
    let mut book = Book::of(&page.body);
    let sheet = filled.sheets.first().expect("a sheet");
    let columns: Vec<u16> = sheet.row(1).expect("keys").cells.iter().map(|(at, _)| *at).filter(|at| *at > 2).collect();
    let rows: Vec<u32> = sheet.rows.iter().map(|row| row.number).filter(|number| *number > 5).collect();
    let mut faults = Vec::new();
    for (place, (row, column)) in
        rows.iter().flat_map(|row| columns.iter().map(move |column| (row, column))).enumerate()
    {
        if place % 7 == 3 {
            book.put_at((0, *row, *column), "chín");
            faults.push(sheet.place(*row, *column).to_string());
        } else {
            book.put_at((0, *row, *column), 1.0);
        }
    }
    let figures = rows.len() * columns.len() - faults.len();
    assert!(rows.len() > 4 && columns.len() > 10, "{} rows, {} columns", rows.len(), columns.len());
    let page = give(&mut minh, round, &book.bytes()).await;
    let said = format!("{figures} số liệu của {} đơn vị sẽ được nhập thay, {} lỗi", rows.len(), faults.len());
    page.expect(&format!("Đọc {} dòng", rows.len())).expect(&said);
    let marked = Book::of(&minh.get(&format!("{}/danh-dau", upload_of(&page, round))).await.body);
    assert!(faults.iter().all(|place| marked.says(place)), "every fault stands in the list");
    write(&mut minh, &page, round).await.expect(&format!("Đã nhập thay {figures} số liệu"));
}
