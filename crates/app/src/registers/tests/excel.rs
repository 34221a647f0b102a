//! Registers as workbooks: out and in again, all faults in one list with their cells, nothing half-imported, versions that moved on.

use super::{add, change, institution, institutions, row_of};
use testkit::{Book, Client, Page, Put, World};

/// Gives a workbook back and waits until it was looked at.
pub async fn give(client: &mut Client, list: &str, name: &str, content: &[u8]) -> Page {
    let page = client.upload(&format!("{list}/excel"), &[], "tep", name, content).await;
    settled(client, page).await
}

/// The page of an upload once it is at work no more.
pub async fn settled(client: &mut Client, page: Page) -> Page {
    let Some(path) = page.location().map(str::to_owned) else { return page };
    for _ in 0..600 {
        let page = client.get(&path).await;
        if !page.html().contains("data-working") {
            return page;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("the workbook is never done");
}

/// Writes what is looked at, and waits.
pub async fn write(client: &mut Client, page: &Page, fields: &[(&str, &str)]) -> Page {
    let path = page
        .html()
        .split("action=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .find(|path| path.contains("/excel/") && !path.ends_with("/huy"))
        .map(str::to_owned)
        .unwrap_or_else(|| panic!("nothing to write: {}", page.text()));
    let page = client.post(&path, fields).await;
    settled(client, page).await
}

async fn fetch(client: &mut Client, list: &str) -> Book {
    let page = client.get(&format!("{list}/excel/mau")).await;
    page.expect_status(200);
    Book::of(&page.body)
}

/// Puts a new row below those that are there.
fn put_row(book: &mut Book, row: u32, cells: &[(&str, Put)]) {
    for (code, put) in cells {
        let (sheet, _, column) = book.at(code, code);
        book.put_at((sheet, row, column), put.clone());
    }
}

fn text(text: &str) -> Put {
    Put::Text(text.to_owned())
}

#[tokio::test]
async fn rows_go_out_are_changed_and_added_and_come_back_once() {
    let world = World::new().await;
    let (mut lan, list) = (world.person("lan").await, institutions(&world, "du-yen-hen-2025"));
    add(&mut lan, &list, &institution("T01", "Trung tâm Yên Hến", &[("f-capacity", "300")])).await;
    let mut book = fetch(&mut lan, &list).await;
    assert!(book.says("Trung tâm Yên Hến") && book.says("01/01/2020") && book.says("trung tâm giáo dục nghề nghiệp"));
    book.put("T01", "capacity", 350.0);
    // As people leave cells: blanks of all kinds, letters in two pieces, a formula, a date as a date.
    put_row(
        &mut book,
        7,
        &[
            ("code", text("\u{a0}T02 ")),
            ("name", text("Tru\u{31b}o\u{31b}\u{300}ng Bến Say")),
            ("type", text("TRƯỜNG TRUNG CẤP")),
            ("ownership", text("tư thục")),
            ("capacity", Put::Formula("200+20", "220")),
            ("accredited", text("có")),
            ("@from", Put::Day),
        ],
    );
    put_row(&mut book, 9, &[("name", text("  \u{a0} "))]);
    let bytes = book.bytes();
    let page = give(&mut lan, &list, "so.xlsx", &bytes).await;
    page.expect("1 dòng mới, 1 dòng thay đổi, 0 dòng giữ nguyên").expect("0 chỗ sai").expect("300").expect("350");
    lan.get(&list).await.expect("1 dòng");
    write(&mut lan, &page, &[]).await.expect("Đã ghi: 1 dòng mới, 1 dòng thay đổi");
    let shown = lan.get(&list).await;
    shown.expect("2 dòng").expect("Trường Bến Say").expect("từ 01/07/2025");
    let rows = shown.links("/so-theo-doi/dong/");
    let mut found = String::new();
    for row in rows {
        found.push_str(&lan.get(&row).await.text());
    }
    assert!(found.contains("350") && found.contains("220") && found.contains("Trường Bến Say"), "{found}");
    // The same file again changes nothing: the new row is known by its key.
    let bytes = fetch(&mut lan, &list).await.bytes();
    let again = give(&mut lan, &list, "so.xlsx", &bytes).await;
    again.expect("0 dòng mới, 0 dòng thay đổi, 2 dòng giữ nguyên").expect("Tệp không thay đổi gì");
}

#[tokio::test]
async fn every_fault_is_told_with_its_cell_and_nothing_is_written() {
    let world = World::new().await;
    let (mut lan, list) = (world.person("lan").await, institutions(&world, "du-yen-hen-2025"));
    add(&mut lan, &list, &institution("T01", "Trung tâm Yên Hến", &[])).await;
    let mut book = fetch(&mut lan, &list).await;
    let sheet = book.names()[0].clone();
    let row = |code: &str, name: &str, more: &[(&'static str, Put)]| {
        let usual = [
            ("code", text(code)),
            ("name", text(name)),
            ("type", text("trường trung cấp")),
            ("ownership", text("công lập")),
            ("@from", text("01/01/2020")),
        ];
        let kept = usual.into_iter().filter(|(code, _)| more.iter().all(|(other, _)| other != code));
        kept.chain(more.iter().cloned()).collect::<Vec<(&'static str, Put)>>()
    };
    let rows = [
        row("T02", "Trường A", &[("capacity", text("nhiều"))]),
        row("T03", "Trường B", &[("type", text("đại học")), ("owner", text("Sở nào đó"))]),
        row("T04", "Trường C", &[("@from", text("31/02/2020"))]),
        row("T05", "Trường D", &[]),
        row("t05", "Trường E", &[("@from", text("01/06/2020"))]),
        row("T01", "Trường F", &[("@from", text("01/01/2021"))]),
        row("T06", "", &[]),
        row("T07", "Trường G", &[("capacity", Put::Formula("1/0", "#DIV/0!"))]),
        row("T08", "Trường H", &[("@from", text("01/01/2021"))]),
    ];
    // Somebody adds a row after the file was made.
    add(&mut lan, &list, &institution("T08", "Trường Hưng Vân", &[])).await;
    for (cells, number) in rows.iter().zip(6_u32..) {
        put_row(&mut book, number, cells);
    }
    let page = give(&mut lan, &list, "so.xlsx", &book.bytes()).await;
    let column = |code: &str| papers::tables::column_letters(usize::from(book.at(code, code).2));
    for (code, row, words) in [
        ("capacity", 6, "không phải là số"),
        ("type", 7, "không có trong các lựa chọn"),
        ("owner", 7, "Không có đơn vị nào"),
        ("@from", 8, "không phải là ngày"),
        ("code", 9, "Dòng 10 của tệp có cùng mã"),
        ("code", 10, "Dòng 9 của tệp có cùng mã"),
        ("code", 11, "Dòng 5 của tệp có cùng mã"),
        ("code", 5, "Dòng 11 của tệp có cùng mã"),
        ("code", 14, "Sổ đã có «Trường Hưng Vân» cùng mã"),
        ("name", 12, "Ô này còn trống"),
        ("capacity", 13, "Công thức trong ô này báo lỗi"),
    ] {
        let place = format!("{}{row}", column(code));
        assert!(page.says(&place), "{sheet} {place}: {}", page.text());
        page.expect(words);
    }
    page.expect("11 chỗ sai");
    assert!(!page.html().contains("Ghi 7 dòng") && !page.says("dòng vào sổ"), "there is nothing to press");
    lan.get(&format!("{list}?trang-thai=tat-ca")).await.expect("2 dòng");
}

#[tokio::test]
async fn who_was_faster_is_told_and_files_that_are_none_say_what_to_do() {
    let world = World::new().await;
    let (mut lan, list) = (world.person("lan").await, institutions(&world, "du-yen-hen-2025"));
    let row = row_of(&add(&mut lan, &list, &institution("T01", "Trung tâm Yên Hến", &[])).await);
    let mut book = fetch(&mut lan, &list).await;
    book.put("T01", "capacity", 350.0);
    change(&mut lan, &row, &[("f-capacity", "400")]).await.expect("Đã ghi thay đổi");
    let page = give(&mut lan, &list, "so.xlsx", &book.bytes()).await;
    page.expect("1 dòng đã có người sửa trong sổ").expect("giữ như sổ");
    // Somebody changes it once more while the person looks: nothing is written.
    change(&mut lan, &row, &[("f-capacity", "410")]).await;
    write(&mut lan, &page, &[("ghi_de", "1")]).await.expect("Sổ vừa có thay đổi");
    let page = give(&mut lan, &list, "so.xlsx", &book.bytes()).await;
    write(&mut lan, &page, &[("ghi_de", "1")]).await.expect("0 dòng mới, 1 dòng thay đổi");
    lan.get(&row).await.expect("350").expect("Ghi từ tệp Excel");

    let other = list.replace("institutions", "honours");
    give(&mut lan, &other, "so.xlsx", &book.bytes()).await.expect("Tệp này là của sổ khác hoặc đơn vị khác");
    let mut tu = world.person("tu").await;
    let theirs = institutions(&world, "du-yen-sau-2025");
    give(&mut tu, &theirs, "so.xlsx", &book.bytes()).await.expect("Tệp này là của sổ khác hoặc đơn vị khác");
    for (name, content) in [("so.txt", b"khong phai bang".as_slice()), ("so.xlsx", b"PK\x03\x04rac".as_slice())] {
        let page = give(&mut lan, &list, name, content).await;
        assert!(page.says(".xlsx") || page.says("Excel"), "{name}: {}", page.text());
    }
    // A table that somebody wrote anew, by its heads.
    let laid = papers::tables::Workbook {
        sheets: vec![papers::tables::Sheet::of(
            "Danh sách",
            [
                vec!["Danh sách cơ sở".to_owned()],
                ["Tên cơ sở", "Mã cơ sở", "Loại hình", "Sở hữu", "Từ ngày"].map(str::to_owned).to_vec(),
                ["Trường Sao La", "T09", "trường cao đẳng", "công lập", "01/02/2021"].map(str::to_owned).to_vec(),
            ],
        )],
    };
    let bytes = papers::tables::written_as_xlsx(&laid).expect("a workbook");
    let page = give(&mut lan, &list, "danh-sach.xlsx", &bytes).await;
    page.expect("1 dòng mới");
    write(&mut lan, &page, &[]).await.expect("Đã ghi: 1 dòng mới");
    lan.get(&list).await.expect("Trường Sao La");
}
