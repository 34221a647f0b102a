//! Stories of the register as a file: it goes out, comes back, and is added to by those who may; and of lists that are
//! matched with it.

use super::*;
use papers::tables::{Sheet, Workbook, open, written_as_xlsx};
use testkit::{Client, Page};

async fn paste(client: &mut Client, path: &str, table: &str, more: &[(&str, &str)]) -> Page {
    let fields: Vec<(&str, &str)> = [("bang", table)].into_iter().chain(more.iter().copied()).collect();
    client.upload(path, &fields, "tep", "", b"").await
}

/// A commune with its committee, below a superior.
fn commune(superior: &str) -> String {
    format!(
        "Mã đơn vị\tTên đầy đủ\tLoại\tCấp\tCấp trên theo hệ\tTừ ngày\tCăn cứ pháp lý\n\
         du-ben-moi\tĐảng ủy xã Bến Mới\tdang-uy-xa\tcommune\tĐảng={superior}\t01/10/2026\t'=Quyết định 12-QĐ/TU\n\
         bxd-ben-moi\tBan Xây dựng Đảng xã Bến Mới\tban-xay-dung-dang-cap-xa\tcommune\tparty=du-ben-moi\t01/10/2026\tQuyết định 12-QĐ/TU\n"
    )
}

#[tokio::test]
async fn the_register_leaves_as_a_file_and_comes_back_as_known() {
    let world = World::new().await;
    let mut lan = world.person("lan").await;
    let page = lan.get("/don-vi/xuat").await;
    page.expect_status(200).expect("Toàn bộ, qua mọi thời gian").expect("Danh sách tại một ngày");
    let text = lan.get("/don-vi/xuat?noi_dung=toan-bo&dang=tsv").await.expect_status(200).html();
    assert!(text.starts_with("\u{feff}# Sự kiện\nMã sự kiện\tLoại sự kiện"), "{}", &text[..120]);
    let list = lan.get("/don-vi/xuat?noi_dung=ngay&ngay=30/06/2025&dang=tsv").await.html();
    let (then, later) = (organisation_of_word("cu-vinh-gao"), organisation_of_word("du-yen-hen-2025"));
    assert!(list.contains(&then.to_string()) && !list.contains(&later.to_string()));
    lan.get("/don-vi/xuat?noi_dung=ngay&ngay=31/06/2025")
        .await
        .expect_status(422)
        .expect("Không có ngày này trong lịch");
    lan.get("/don-vi/nhap").await.expect_status(403);

    let mut binh = world.person("binh").await;
    let page = binh.upload("/don-vi/nhap", &[], "tep", "so.tsv", text.as_bytes()).await;
    page.expect_status(200).expect("Mọi dòng trong tệp đã có trong sổ");
    binh.get("/don-vi/nhap").await.expect("Chỉ thêm, không sửa");
    paste(&mut binh, "/don-vi/nhap", "", &[]).await.expect_status(422).expect("Chọn tệp hoặc dán bảng");
    let old = binh.upload("/don-vi/nhap", &[], "tep", "so.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1").await;
    old.expect_status(422).expect("«so.xls» không phải là bảng Excel").expect("lưu lại dạng .xlsx");
}

#[tokio::test]
async fn binh_adds_a_commune_from_pasted_cells() {
    let world = World::new().await;
    let mut binh = world.person("binh").await;
    let superior = organisation_of_word("tinh-uy").to_string();
    let preview = paste(&mut binh, "/don-vi/nhap", &commune(&superior), &[]).await;
    preview.expect_status(200).expect("Không có lỗi").expect("Đơn vị 2").expect("Sự kiện 2").expect("Trực thuộc 2");
    assert!(world.app.organisations().find_by_name("Đảng ủy xã Bến Mới", demo::TODAY).is_empty(), "only looked at");
    let carried = preview.html();
    let (_, table) = carried.split_once("<textarea name=\"bang\" hidden>\n").unwrap();
    let table = table.split_once("</textarea>").unwrap().0.replace("&#39;", "'").replace("&#x27;", "'");
    let done = paste(&mut binh, "/don-vi/nhap/ghi", &table, &[]).await;
    binh.follow(done).await.expect("Đã ghi 10 dòng vào sổ đơn vị.");
    let page = binh.get(&page_of("du-ben-moi")).await;
    page.expect("Đảng ủy xã Bến Mới").expect("Tỉnh ủy Lam Giang").expect("=Quyết định 12-QĐ/TU");
    let graph = world.app.organisations();
    assert_eq!(graph.life(organisation_of_word("bxd-ben-moi")), Some((date(2026, 10, 1), None)));
    // The same again adds nothing.
    let again = paste(&mut binh, "/don-vi/nhap", &table, &[]).await;
    again.expect("Mọi dòng trong tệp đã có trong sổ");
    let first = organisation_of_word("du-ben-moi").min(organisation_of_word("bxd-ben-moi"));
    let history = world.history("organisation", first.uuid()).await;
    let verbs: Vec<&str> = history.iter().map(|row| row.verb.as_str()).collect();
    assert_eq!(verbs, ["reorganise"]);
    assert!(history[0].particulars.contains("\"organisations\":2"), "{}", history[0].particulars);
}

#[tokio::test]
async fn faults_are_all_told_and_nothing_is_written() {
    let world = World::new().await;
    let mut binh = world.person("binh").await;
    let superior = organisation_of_word("tinh-uy").to_string();
    let broken = commune(&superior).replace("dang-uy-xa", "dang-uy-lang").replacen("01/10/2026", "31/9/2026", 1);
    let page = paste(&mut binh, "/don-vi/nhap", &broken, &[]).await;
    page.expect_status(422).expect("2 chỗ cần sửa").expect("dòng 2, cột C Loại Danh mục không có loại «dang-uy-lang»");
    page.expect("dòng 2, cột F Từ ngày «31/9/2026» không phải ngày. Viết như 01/07/2025");
    paste(&mut binh, "/don-vi/nhap/ghi", &broken, &[]).await.expect_status(422).expect("2 chỗ cần sửa");
    assert!(world.app.organisations().life(organisation_of_word("bxd-ben-moi")).is_none());
    // A head adds below the own unit only.
    let mut son = world.person("son").await;
    let page = paste(&mut son, "/don-vi/nhap", &commune(&superior), &[]).await;
    page.expect_status(422).expect("Đơn vị này không dưới quyền quản lý của bạn");
    let own = organisation_of_word("du-yen-hen-2025").to_string();
    paste(&mut son, "/don-vi/nhap", &commune(&own), &[]).await.expect_status(200).expect("Không có lỗi");
}

const LIST: &str = "Đơn vị\tHuyện\n\
    Đảng ủy xã Yên Hến\t\n\
    dang uy xa yen sau\t\n\
    1. UBND xã Yên Hến\t\n\
    Huyện ủy Vĩnh Gạo\t\n\
    Ban Dân vận Tỉnh ủy\t\n\
    Đảng ủy xã Yên Hêm\t\n\
    Công ty Mặt Trời\t\n";

#[tokio::test]
async fn a_pasted_list_is_matched_and_what_is_not_clear_is_picked() {
    let world = World::new().await;
    let mut lan = world.person("lan").await;
    lan.get("/don-vi/doi-chieu").await.expect_status(200).expect("mỗi dòng một tên hoặc một mã");
    let page = paste(&mut lan, "/don-vi/doi-chieu", LIST, &[]).await;
    page.expect_status(200).expect("Kết quả theo sổ ngày 23/11/2026");
    page.expect("1 khớp đúng").expect("2 khớp không dấu").expect("1 tên cũ").expect("2 cần chọn");
    page.expect("Tên cũ trước 01/03/2025, nay thuộc: Ban Tuyên giáo và Dân vận Tỉnh ủy");
    page.expect("Tên cũ trước 01/07/2025, nay thuộc: Đảng ủy xã Vĩnh Gạo; Đảng ủy xã Yên Hến; Đảng ủy xã Yên Sấu");
    let picked = organisation_of_word("du-yen-sau-2025").to_string();
    let kept = paste(&mut lan, "/don-vi/doi-chieu", LIST, &[("chon-5", &picked)]).await;
    kept.expect("1 đã chọn").expect("1 cần chọn");
    // What is not among the candidates is not taken.
    let other = organisation_of_word("tinh-uy").to_string();
    paste(&mut lan, "/don-vi/doi-chieu", LIST, &[("chon-5", &other)]).await.expect("2 cần chọn");
    let table = paste(&mut lan, "/don-vi/doi-chieu", LIST, &[("chon-5", &picked), ("dang", "tsv")]).await.html();
    assert!(table.contains(&format!("5\tHuyện ủy Vĩnh Gạo\tđã chọn\t{picked}\tĐảng ủy xã Yên Sấu")), "{table}");
    assert!(table.contains("8\tCông ty Mặt Trời\tkhông tìm thấy"));
}

#[tokio::test]
async fn a_workbook_is_matched_by_one_of_its_columns_as_of_a_day() {
    let world = World::new().await;
    let mut phuc = world.person("phuc").await;
    let rows = [["1", "Huyện ủy Vĩnh Gạo"], ["2", "=Huyện ủy Vĩnh Gạo"]].map(|row| row.map(str::to_owned).to_vec());
    let list = written_as_xlsx(&Workbook { sheets: vec![Sheet::of("Danh sách", rows)] }).unwrap();
    let fields = [("cot", "1"), ("ngay", "30/06/2025")];
    let page = phuc.upload("/don-vi/doi-chieu", &fields, "tep", "ds.xlsx", &list).await;
    page.expect_status(200).expect("Kết quả theo sổ ngày 30/06/2025 2").expect("1 khớp đúng");
    page.expect("Cấp trên").expect("Tỉnh ủy Lam Giang");
    let wrong = phuc.upload("/don-vi/doi-chieu", &[("ngay", "30/02/2025")], "tep", "ds.xlsx", &list).await;
    wrong.expect_status(422);
    assert!(open(&list).is_ok());
}
