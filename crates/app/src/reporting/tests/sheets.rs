//! Stories of a unit's own form as a workbook: fetched, filled in elsewhere, looked at, written; what is wrong in it, whose it is,
//! and who was at work meanwhile.

use super::{At, WHOLE, opened, report_of};
use domain::ids::ReportId;
use testkit::{Book, Page, Put, World};

async fn ground() -> (World, ReportId) {
    let world = World::new().await;
    let round = opened(&world, "2026-2").await;
    let report = report_of(&world, round, "du-yen-hen-2025").await;
    (world, report)
}

impl At {
    /// The form as it is handed out now.
    async fn fetch(&mut self) -> Vec<u8> {
        let page = self.client.get(&format!("{}/excel/bieu-mau", self.base)).await;
        page.expect_status(200);
        let disposition = page.headers.get("content-disposition").expect("a name").to_str().expect("ASCII");
        assert!(disposition.starts_with("attachment; filename=\"bieu-half-year-"), "{disposition}");
        page.body
    }

    /// Gives a workbook back and looks at what it would do.
    async fn give(&mut self, content: &[u8]) -> Page {
        let path = format!("{}/excel", self.base);
        let page = self.client.upload(&path, &[], "tep", "Biểu của xã.xlsx", content).await;
        self.client.follow(page).await
    }

    /// Writes what is looked at.
    async fn take(&mut self, page: &Page, chosen: &[(&str, &str)]) -> Page {
        let start = format!("{}/excel/", self.base);
        let links = page.links(&start);
        let path = links.iter().find(|link| !link.ends_with("danh-dau")).expect("the upload's own form").clone();
        self.client.submit(&path, chosen).await
    }
}

#[tokio::test]
async fn a_form_is_filled_in_elsewhere_looked_at_and_written_once() {
    let (world, report) = ground().await;
    let mut lan = At::new(&world, "lan", report).await;
    lan.form().await.expect("Tải biểu mẫu Excel");
    let mut book = Book::of(&lan.fetch().await);
    assert!(book.says("Đảng ủy xã Yên Hến") && book.names().last().is_some_and(|name| name == "dondoc"));
    book.put("o-A01.value", "value", 4.0).put("o-A02.numerator", "value", 9.0).put("o-A02.denominator", "value", 12.0);
    book.put("o-C08.value", "value", 1231.0).put("o-C11.value", "state", "Không phát sinh");
    book.put("o-C08.value", "note", "Có lớp mới").put("l-results", "answer", "Đã quán triệt.\nĐến tất cả chi bộ.");
    let bytes = book.bytes();
    let page = lan.give(&bytes).await;
    page.expect_status(200)
        .expect("7 thay đổi, 0 chỗ người khác vừa sửa, 0 lỗi")
        .expect("1.231")
        .expect("không phát sinh");
    assert_eq!(lan.form().await.value("o-A01.value").as_deref(), Some(""), "nothing is written before the word");
    lan.take(&page, &[]).await.expect("Đã ghi 7 thay đổi từ tệp Excel");
    let form = lan.form().await;
    let value = |name: &str| form.value(name).unwrap_or_default();
    assert_eq!((value("o-A02.denominator"), value("o-C08.value")), ("12".to_owned(), "1.231".to_owned()));
    assert_eq!((value("goc-k-C11.value"), value("g-C08.value")), ("1".to_owned(), "Có lớp mới".to_owned()));
    assert_eq!(value("l-results"), "Đã quán triệt.\nĐến tất cả chi bộ.");
    // The same file a second time, and the same button of the first time again.
    lan.give(&bytes).await.expect("Không có gì phải thay đổi").expect("7 ô trong tệp đã có sẵn");
    lan.take(&page, &[]).await.expect("Không có gì phải thay đổi");
    assert!(world.history("report", report.uuid()).await.is_empty(), "a draft is no history");
    // What was written comes out again as numbers and words.
    let again = Book::of(&lan.fetch().await);
    assert_eq!(
        (again.number("o-C08.value", "value"), again.words("o-C11.value", "state")),
        (Some(1231.0), "Không phát sinh")
    );
    assert_eq!(again.words("l-results", "answer"), "Đã quán triệt.\nĐến tất cả chi bộ.");
    lan.give(&again.bytes()).await.expect("Không có gì phải thay đổi");
}

#[tokio::test]
async fn what_others_changed_meanwhile_is_asked_about_cell_by_cell() {
    let (world, report) = ground().await;
    let (mut lan, mut son) = (At::new(&world, "lan", report).await, At::new(&world, "son", report).await);
    lan.type_in(&[("o-A04.value", "6"), ("o-A05.value", "540"), ("o-A07.value", "9")]).await;
    let mut book = Book::of(&lan.fetch().await);
    book.put("o-A04.value", "value", 7.0).put("o-A05.value", "value", 541.0);
    son.type_in(&[("o-A05.value", "600"), ("o-A07.value", "10")]).await;
    let page = lan.give(&book.bytes()).await;
    page.expect("1 thay đổi, 1 chỗ người khác vừa sửa").expect("Lúc tải biểu mẫu: 540").expect("541").expect("600");
    assert!(!page.says("A07"), "what only the other changed is no matter of the file");
    lan.take(&page, &[]).await.expect_status(422).expect("Còn 1 ô chưa chọn");
    lan.take(&page, &[("chon-o-A05.value", "hien-co")]).await.expect("Đã ghi 1 thay đổi");
    let form = lan.form().await;
    let value = |form: &Page, name: &str| form.value(name).unwrap_or_default();
    assert_eq!([value(&form, "o-A04.value"), value(&form, "o-A05.value")], ["7", "600"]);
    assert_eq!(value(&form, "o-A07.value"), "10");
    let page = lan.give(&book.bytes()).await;
    lan.take(&page, &[("chon-o-A05.value", "tep")]).await.expect("Đã ghi 1 thay đổi");
    assert_eq!(value(&lan.form().await, "o-A05.value"), "541");
}

#[tokio::test]
async fn a_change_between_the_look_and_the_word_is_not_lost() {
    let (world, report) = ground().await;
    let (mut lan, mut son) = (At::new(&world, "lan", report).await, At::new(&world, "son", report).await);
    let mut book = Book::of(&lan.fetch().await);
    book.put("o-A05.value", "value", 541.0);
    let page = lan.give(&book.bytes()).await;
    son.type_in(&[("o-A05.value", "600")]).await;
    // The page compares anew: what was a plain change is now a question.
    lan.take(&page, &[]).await.expect_status(422).expect("Còn 1 ô chưa chọn").expect("600");
    assert_eq!(lan.form().await.value("o-A05.value").as_deref(), Some("600"));
}

#[tokio::test]
async fn every_fault_stands_at_its_cell_and_the_file_comes_back_marked() {
    let (world, report) = ground().await;
    let mut lan = At::new(&world, "lan", report).await;
    let fetched = lan.fetch().await;
    let table: &[(&str, &str, Put, &str)] = &[
        ("o-A05.value", "value", "1.234,5".into(), "nhiều chữ số thập phân hơn"),
        ("o-A05.value", "value", "1,234".into(), "1,234"),
        ("o-A05.value", "value", "12,5%".into(), "Sau số có chữ «%»"),
        ("o-A05.value", "value", "mười hai".into(), "không phải là số"),
        ("o-A05.value", "value", 12.25.into(), "nhiều chữ số thập phân hơn"),
        ("o-A05.value", "value", Put::Percent(0.12), "Ô này hiện dạng phần trăm"),
        ("o-A05.value", "value", Put::Day, "Ô này là ngày tháng"),
        ("o-A05.value", "value", Put::Formula("=1/0", "#DIV/0!"), "Công thức trong ô bị lỗi"),
        ("o-A05.value", "value", 1e15.into(), "lớn"),
        ("o-A05.value", "value", (-3.0).into(), "không được âm"),
        ("o-A05.value", "state", "Có số liệu".into(), "Chọn «Có số liệu» nhưng ô số để trống"),
        ("o-A05.value", "state", "chắc là có".into(), "Cột Tình trạng chỉ nhận"),
    ];
    for (row, column, put, said) in table {
        let mut book = Book::of(&fetched);
        book.put(row, column, put.clone());
        let page = lan.give(&book.bytes()).await;
        page.expect_status(200).expect("1 lỗi").expect(said);
        let at = book.at(row, "value");
        page.expect(&format!("!F{}", at.1));
        let links = page.links(&format!("{}/excel/", lan.base));
        let marked = links.iter().find(|link| link.ends_with("danh-dau")).expect("a marked file");
        let content = lan.client.get(marked).await.expect_status(200).body.clone();
        let marked = Book::of(&content);
        assert_eq!(marked.names().last().map(String::as_str), Some("Lỗi"));
        assert!(marked.says(said) && marked.says("Đảng ủy xã Yên Hến"), "{said}");
        // It can be given back as it is: the same fault, no other.
        lan.give(&content).await.expect("1 lỗi").expect(said);
    }
    let mut both = Book::of(&fetched);
    both.put("o-A05.value", "value", 5.0).put("o-A05.value", "state", "Không phát sinh");
    lan.give(&both.bytes()).await.expect("Vừa có số vừa chọn «Không phát sinh»");
    // What can be read is written beside what cannot.
    let mut mixed = Book::of(&fetched);
    mixed.put("o-A04.value", "value", "sáu").put("o-A07.value", "value", 9.0);
    let page = lan.give(&mixed.bytes()).await;
    page.expect("1 thay đổi, 0 chỗ người khác vừa sửa, 1 lỗi");
    lan.take(&page, &[]).await.expect("Đã ghi 1 thay đổi");
}

#[tokio::test]
async fn numbers_written_as_text_and_formulas_are_read_and_said_so() {
    let (world, report) = ground().await;
    let mut lan = At::new(&world, "lan", report).await;
    let mut book = Book::of(&lan.fetch().await);
    book.put("o-A05.value", "value", "1.234").put("o-A04.value", "value", "1 234 567");
    book.put("o-A07.value", "value", Put::Formula("=4+5", "9")).put("o-A01.value", "value", "không phát sinh");
    let page = lan.give(&book.bytes()).await;
    page.expect("4 thay đổi, 0 chỗ người khác vừa sửa, 0 lỗi").expect("được đọc thành số 1.234.567");
    page.expect("lấy kết quả đã tính sẵn");
    lan.take(&page, &[]).await;
    let form = lan.form().await;
    let value = |name: &str| form.value(name).unwrap_or_default();
    assert_eq!([value("o-A05.value"), value("o-A04.value"), value("o-A07.value")], ["1.234", "1.234.567", "9"]);
    assert_eq!(value("goc-k-A01.value"), "1");
}

#[tokio::test]
async fn rows_and_columns_are_found_wherever_they_stand() {
    let (world, report) = ground().await;
    let mut lan = At::new(&world, "lan", report).await;
    let fetched = lan.fetch().await;
    let mut moved = Book::of(&fetched);
    moved.put("o-A05.value", "value", 540.0).put("o-C08.value", "value", 231.0);
    let (_, row, _) = moved.at("o-A05.value", "value");
    moved.insert_row(0, row).insert_column(0, 5).rename(0, "Tờ của tôi");
    lan.give(&moved.bytes()).await.expect("2 thay đổi, 0 chỗ người khác vừa sửa, 0 lỗi").expect("Tờ của tôi!G");
    let mut stray = Book::of(&fetched);
    stray.insert_row(0, row).put_at((0, row, 5), 77.0);
    lan.give(&stray.bytes()).await.expect("Dòng này không có trong biểu mẫu").expect("77");
    let mut shorter = Book::of(&fetched);
    shorter.delete_row(0, row);
    lan.give(&shorter.bytes()).await.expect("Dòng của chỉ tiêu này không còn").expect("A05");
    let mut twice = Book::of(&fetched);
    let (_, last, _) = twice.at("o-C11.value", "value");
    twice.put_at((0, last + 5, 0), "o-A05.value").put_at((0, last + 5, 5), 8.0);
    lan.give(&twice.bytes()).await.expect("Dòng này có hai lần");
    let mut merged = Book::of(&fetched);
    merged.put("o-A05.value", "value", 540.0).merge_down("o-A05.value", "value");
    lan.give(&merged.bytes()).await.expect("Ô đã bị gộp");
}

#[tokio::test]
async fn other_files_are_told_apart_in_both_languages() {
    let (world, report) = ground().await;
    let mut lan = At::new(&world, "lan", report).await;
    let other = report_of(&world, opened(&world, "2026-1").await, "du-yen-hen-2025").await;
    let mut before = At::new(&world, "lan", other).await;
    let mut tu = At::new(&world, "tu", report_of_sau(&world, report).await).await;
    let (own, of_before, of_tu) = (lan.fetch().await, before.fetch().await, tu.fetch().await);
    let mut bare = Book::of(&own);
    bare.without_hidden();
    let mut damaged = Book::of(&own);
    let hidden = damaged.names().len() - 1;
    damaged.put_at((hidden, 12, 0), "other");
    let ods = b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x08\0\0\0mimetypeapplication/vnd.oasis.opendocument.spreadsheet".to_vec();
    let table: Vec<(Vec<u8>, &str, &str)> = vec![
        (of_before, "biểu mẫu của kỳ khác", "form of another period"),
        (of_tu, "biểu mẫu của đơn vị khác: Đảng ủy xã Yên Sấu", "form of another unit: Đảng ủy xã Yên Sấu"),
        (bare.bytes(), "không phải biểu mẫu tải về từ hệ thống", "no form that was downloaded"),
        (damaged.bytes(), "Phần ẩn của biểu mẫu đã bị sửa", "hidden part of the form was changed"),
        (ods, ".ods", ".ods"),
        (b"A05;540\n".to_vec(), ".csv", ".csv"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 an older workbook".to_vec(), ".xls", ".xls"),
        (b"PK\x03\x04 broken".to_vec(), "hỏng", "damaged"),
    ];
    for (content, vietnamese, english) in table {
        lan.give(&content).await.expect_status(422).expect(vietnamese);
        lan.client.post("/ngon-ngu", &[("ngon_ngu", "en"), ("ve", "/bao-cao")]).await;
        lan.give(&content).await.expect_status(422).expect(english);
        lan.client.post("/ngon-ngu", &[("ngon_ngu", "vi"), ("ve", "/bao-cao")]).await;
    }
    lan.give(&own).await.expect_status(200);
}

/// The report of Yên Sấu in the round of another report.
async fn report_of_sau(world: &World, report: ReportId) -> ReportId {
    use database::{params, record};
    record! { struct Other { id: ReportId } }
    const FIND: &str = "SELECT o.id FROM report r JOIN report o ON o.round_id = r.round_id \
         WHERE r.id = $1 AND o.organisation_id = $2";
    let values = params![report, world.organisation("du-yen-sau-2025")];
    world.connection().await.one::<Other>(FIND, values).await.expect("a report").id
}

#[tokio::test]
async fn a_report_that_was_submitted_takes_no_workbook_and_keeps_what_waits() {
    let (world, report) = ground().await;
    let (mut lan, mut son) = (At::new(&world, "lan", report).await, At::new(&world, "son", report).await);
    lan.type_in(WHOLE).await;
    let mut book = Book::of(&lan.fetch().await);
    book.put("o-A05.value", "value", 541.0);
    let waiting = lan.give(&book.bytes()).await;
    son.step("duyet", &[]).await;
    lan.step("gui", &[]).await.expect("BC-2026-000001");
    lan.take(&waiting, &[]).await.expect("Báo cáo đã gửi");
    lan.give(&book.bytes()).await.expect_status(409).expect("Báo cáo đã gửi");
}

#[tokio::test]
async fn hostile_words_stay_words() {
    let (world, report) = ground().await;
    let mut lan = At::new(&world, "lan", report).await;
    let hostile = "=cmd|' /C calc'!A0";
    lan.type_in(&[("l-results", hostile), ("g-A05.value", "+1"), ("o-A05.value", "@SUM(A1)")]).await;
    let fetched = lan.fetch().await;
    let book = Book::of(&fetched);
    assert_eq!((book.words("l-results", "answer"), book.words("o-A05.value", "value")), (hostile, "@SUM(A1)"));
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(fetched)).unwrap();
    for number in 0..archive.len() {
        let mut part = archive.by_index(number).unwrap();
        if part.name().unwrap().contains("worksheets/sheet") {
            let mut text = String::new();
            std::io::Read::read_to_string(&mut part, &mut text).unwrap();
            assert!(!text.contains("<f>"), "no cell is a formula");
        }
    }
    lan.give(&book.bytes()).await.expect("Không có gì phải thay đổi");
}
