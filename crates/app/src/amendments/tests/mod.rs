//! Stories of amendments, as Minh of the provincial board, Sơn and Lan of the commune see them.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::disallowed_methods)]

mod carrying;
mod pairing;
mod program;
mod saying;

use domain::ids::DocumentId;
use testkit::{Client, Page, World};

const HEAD: &str = "TỈNH ỦY LAM GIANG\nBAN TUYÊN GIÁO VÀ DÂN VẬN\n*\n";
const FOOT: &str = "\n\nNơi nhận:\n- Các đảng ủy xã, phường,\n- Lưu VP.\n";

/// The older guidance.
pub fn older() -> String {
    let body = "Số 9-HD/BTGDVTU\n\nLam Giang, ngày 01 tháng 9 năm 2026\n\nHƯỚNG DẪN\nvề tuyên truyền học nghề\n\n\
        1. Các đảng ủy xã, phường xây dựng kế hoạch tuyên truyền học nghề trước ngày 30/12/2026.\n\n\
        2. Các đảng ủy xã, phường tổ chức hội nghị quán triệt trước ngày 15/12/2026.\n\n\
        3. Các đảng ủy xã, phường báo cáo số lớp nghề đã mở trước ngày 20/12/2026.";
    [HEAD, body, FOOT].concat()
}

/// One that replaces it: the first clause stays under another number, the second has other words, the third is gone.
pub fn newer() -> String {
    let body = "Số 15-HD/BTGDVTU\n\nLam Giang, ngày 10 tháng 11 năm 2026\n\nHƯỚNG DẪN\nvề tuyên truyền học nghề đến năm 2030\n\n\
        Hướng dẫn này thay thế Hướng dẫn số 9-HD/BTGDVTU ngày 01/9/2026 của Ban Tuyên giáo và Dân vận Tỉnh ủy.\n\n\
        1. Các đảng ủy xã, phường tổ chức hội nghị quán triệt và tập huấn trước ngày 25/12/2026.\n\n\
        2. Các đảng ủy xã, phường xây dựng kế hoạch tuyên truyền học nghề trước ngày 30/12/2026.\n\n\
        3. Các đảng ủy xã, phường lập nhóm tư vấn hướng nghiệp trước ngày 31/12/2026.";
    [HEAD, body, FOOT].concat()
}

/// One that amends two of its clauses.
pub fn amending() -> String {
    let body = "Số 12-HD/BTGDVTU\n\nLam Giang, ngày 05 tháng 10 năm 2026\n\nHƯỚNG DẪN\n\
        sửa đổi, bổ sung một số điểm của Hướng dẫn số 9-HD/BTGDVTU ngày 01/9/2026 của Ban Tuyên giáo và Dân vận Tỉnh ủy\n\n\
        1. Điểm 2 được sửa đổi như sau: “2. Các đảng ủy xã, phường tổ chức hội nghị quán triệt và tập huấn”.\n\n\
        2. Bãi bỏ điểm 3.\n\n\
        3. Các đảng ủy xã, phường lập nhóm tư vấn hướng nghiệp trước ngày 31/12/2026.";
    [HEAD, body, FOOT].concat()
}

/// Registers a text as Minh; its path.
pub async fn register(world: &World, minh: &mut Client, text: &str) -> String {
    let board = world.organisation("ban-tgdv").to_string();
    let fields = [("don_vi", board.as_str()), ("cam_doan", "1")];
    let page = minh.upload("/van-ban/tai-len", &fields, "tep", "huong-dan.txt", text.as_bytes()).await;
    page.location().expect("a document").to_owned()
}

/// Publishes a document as Minh.
pub async fn publish(minh: &mut Client, path: &str) -> Page {
    let preview = minh.get(&format!("{path}/ban-hanh")).await;
    let version = preview.value("version").unwrap_or_else(|| panic!("no preview: {}", preview.text()));
    let page = minh.submit(&format!("{path}/ban-hanh"), &[("version", &version)]).await;
    page.expect("Đã ban hành; các phần việc đã mở");
    page
}

/// Registers and publishes; path and identity.
pub async fn published(world: &World, minh: &mut Client, text: &str) -> (String, DocumentId) {
    let path = register(world, minh, text).await;
    publish(minh, &path).await;
    let id = path.trim_start_matches("/van-ban/").parse().expect("an identity");
    (path, id)
}

/// The provision of a document with a label.
pub async fn clause(world: &World, document: DocumentId, label: &str) -> domain::ids::ProvisionId {
    database::record! { struct Found { id: domain::ids::ProvisionId, label: String } }
    const FIND: &str = "SELECT id, label FROM provision WHERE document_id = $1 ORDER BY position";
    let all: Vec<Found> = world.connection().await.all(FIND, database::params![document]).await.unwrap();
    let found = all.iter().find(|one| one.label.trim_end_matches('.') == label);
    found.unwrap_or_else(|| panic!("no «{label}» among {:?}", all.iter().map(|one| &one.label).collect::<Vec<_>>())).id
}

/// The fields of a form with which a clause is paired anew.
pub fn pair<'f>(
    older: &'f str,
    old: &'f str,
    new: &'f str,
    change: &'f str,
    number: &'f str,
) -> [(&'f str, &'f str); 6] {
    [
        ("van_ban", older),
        ("dieu", old),
        ("voi", new),
        ("thay_doi", change),
        ("so", number),
        ("ly_do", "Đọc lại cả hai văn bản"),
    ]
}
