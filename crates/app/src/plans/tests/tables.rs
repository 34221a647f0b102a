//! The clauses of a draft go out as a table, are changed, and come back; what would change is looked at first.

use super::{guidance, id_in};
use testkit::{Book, Client, World};

/// A draft of Yên Hến with one section of two clauses.
async fn written(lan: &mut Client) -> String {
    let above = id_in(&guidance(lan).await);
    let page = lan.post("/ke-hoach/soan/moi", &[("thuc_hien", &above)]).await;
    let draft = page.location().expect("a draft").to_owned();
    lan.post(&format!("{draft}/sap-xep"), &[("version", "1"), ("viec", "phan-moi"), ("ten", "NHIỆM VỤ")]).await;
    for (text, lead) in [("Mở lớp nghề", "Đảng ủy xã Yên Hến"), ("=HYPERLINK(\"x\")", "+Ban")] {
        let fields = [("noi_dung", text), ("chu_tri", lead), ("so_tien-0", "5 triệu"), ("nguon-0", "Ngân sách xã")];
        lan.post(&format!("{draft}/phan/1/muc-moi"), &fields).await.expect_status(303);
    }
    draft
}

async fn bring(lan: &mut Client, draft: &str, name: &str, content: &[u8]) -> testkit::Page {
    lan.upload(&format!("{draft}/nhap"), &[], "tep", name, content).await
}

#[tokio::test]
async fn a_table_that_nobody_touched_changes_nothing_in_excel_and_in_word() {
    let world = World::with_story().await;
    let mut lan = world.person("lan").await;
    let draft = written(&mut lan).await;
    for (form, name) in [("excel", "a.xlsx"), ("word", "a.docx")] {
        let file = lan.get(&format!("{draft}/{form}")).await;
        file.expect_status(200);
        bring(&mut lan, &draft, name, &file.body).await.expect_status(200).expect("Bảng giống bản soạn");
    }
}

#[tokio::test]
async fn the_whole_plan_leaves_as_pdf_for_those_who_write_it() {
    let world = World::with_story().await;
    let mut lan = world.person("lan").await;
    let draft = written(&mut lan).await;
    let file = lan.get(&format!("{draft}/pdf")).await;
    file.expect_status(200);
    assert!(file.body.starts_with(b"%PDF-") && file.headers["content-type"] == "application/pdf");
    assert!(file.says("Mở lớp nghề") && file.says("Kế hoạch"), "{}", file.text());
    world.person("tu").await.get(&format!("{draft}/pdf")).await.expect_status(404);
}

#[tokio::test]
async fn what_was_changed_in_the_table_is_looked_at_and_written() {
    let world = World::with_story().await;
    let (mut lan, mut son) = (world.person("lan").await, world.person("son").await);
    let draft = written(&mut lan).await;
    let head = "Mã\tMục\tNội dung\tChủ trì\tThời hạn\tKinh phí";
    let table = format!(
        "{head}\n\tI.1\tMở lớp nghề\tĐảng ủy xã Yên Hến\thằng quý\t7 triệu (Ngân sách xã)\n\t\tViệc mới\t\t\t\n"
    );
    let page = bring(&mut lan, &draft, "a.tsv", table.as_bytes()).await;
    page.expect_status(200).expect("Mục I.1").expect("hằng quý").expect("mục mới").expect("không có trong bảng");
    let (version, rows) = (page.value("version").unwrap(), page.value("bang").unwrap());
    let fields = [("version", version.as_str()), ("bang", rows.as_str()), ("chon", "m2"), ("chon", "n1")];
    // Somebody is faster: nothing is written, and what was chosen stays chosen.
    son.post(&format!("{draft}/phan/1/muc-moi"), &[("noi_dung", "Của Sơn")]).await.expect_status(303);
    let refused = lan.post(&format!("{draft}/nhap/ghi"), &fields).await;
    refused.expect_status(409).expect("Việc mới");
    let version = refused.value("version").unwrap();
    let fields = [("version", version.as_str()), ("bang", rows.as_str()), ("chon", "m2"), ("chon", "n1")];
    let page = lan.submit(&format!("{draft}/nhap/ghi"), &fields).await;
    page.expect_status(200).expect("Đã ghi 2 thay đổi").expect("hằng quý").expect("Việc mới").expect("Của Sơn");
    page.expect("HYPERLINK");
}

#[tokio::test]
async fn a_file_that_is_no_table_of_a_plan_is_refused() {
    let world = World::with_story().await;
    let mut lan = world.person("lan").await;
    let draft = written(&mut lan).await;
    bring(&mut lan, &draft, "a.tsv", "A\tB\n1\t2\n".as_bytes()).await.expect_status(422).expect("không phải bảng");
    bring(&mut lan, &draft, "a.xlsx", b"PK\x03\x04 broken").await.expect_status(422);
    bring(&mut lan, &draft, "a.docx", b"PK\x03\x04 word/document.xml broken").await.expect_status(422);
    let long = "x".repeat(9_000);
    for rows in ["", "[", "[{\"clause\":{\"text\":7}}]", &format!("[{{\"clause\":{{\"text\":\"{long}\"}}}}]")] {
        let fields = [("version", "4"), ("bang", rows), ("chon", "n0")];
        lan.post(&format!("{draft}/nhap/ghi"), &fields).await.expect_status(422);
    }
    world.person("binh").await.get(&format!("{draft}/excel")).await.expect_status(404);
}

#[tokio::test]
async fn no_cell_that_goes_out_is_a_formula() {
    let world = World::with_story().await;
    let mut lan = world.person("lan").await;
    let draft = written(&mut lan).await;
    let file = lan.get(&format!("{draft}/excel")).await;
    let book = papers::tables::open(&file.body).expect("a workbook");
    let cells: Vec<&str> = book.sheets[0].rows.iter().flat_map(|row| row.cells.iter().map(String::as_str)).collect();
    assert!(cells.iter().any(|cell| cell.contains("HYPERLINK")), "{cells:?}");
    assert!(!Book::of(&file.body).names().is_empty());
}
