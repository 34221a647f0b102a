//! Stories of plans: declared, listed, owed; written here and made a document; taken out as a table and brought back.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::disallowed_methods)]

mod declaring;
mod program;
mod tables;
mod writing;

use testkit::{Client, Page, World};

/// The plan of Yên Hến as its clerk has it in a file. It names the plan of the board that it carries out.
pub const PLAN: &str = "\
ĐẢNG BỘ TỈNH LAM GIANG
ĐẢNG ỦY XÃ YÊN HẾN
*
Số 15-KH/ĐU

ĐẢNG CỘNG SẢN VIỆT NAM

Yên Hến, ngày 16 tháng 11 năm 2026

KẾ HOẠCH

tuyên truyền học nghề, lập nghiệp trên địa bàn xã

Thực hiện Kế hoạch số 96-KH/BTGDVTU ngày 28/10/2026 của Ban Tuyên giáo và Dân vận Tỉnh ủy, Đảng ủy xã Yên Hến xây dựng kế hoạch như sau:

I. NHIỆM VỤ

1. Đảng ủy xã Yên Hến tổ chức hội nghị quán triệt, hoàn thành trước ngày 15/12/2026.

2. Đảng ủy xã Yên Hến lập danh sách báo cáo viên, hoàn thành trước ngày 20/12/2026.

Nơi nhận:
- Thường trực Tỉnh ủy (để báo cáo),
- Ban Xây dựng Đảng Đảng ủy xã Yên Hến,
- Lưu Văn phòng Đảng ủy xã.
";

/// The plan of the board that the story publishes.
pub async fn guidance(client: &mut Client) -> String {
    let page = client.get("/van-ban").await;
    page.links("/van-ban/").into_iter().find(|path| !path.contains("tai-len")).expect("the document of the story")
}

/// Uploads a file as a plan, up to the page that asks what it carries out.
pub async fn upload(client: &mut Client, file_name: &str, content: &[u8]) -> Page {
    let fields = [("cam_doan", "1"), ("la_ke_hoach", "1")];
    let page = client.upload("/van-ban/tai-len", &fields, "tep", file_name, content).await;
    client.follow(page).await
}

/// The identity in the address of a document or a plan.
pub fn id_in(path: &str) -> String {
    path.split('/').nth(2).expect("an identity").split('?').next().expect("an identity").to_owned()
}

/// The identity of the document of which the page asks what it carries out.
pub fn document_of(page: &Page) -> String {
    let form = page.links("/van-ban/").into_iter().find(|path| !path.contains("tai-len")).expect("a document");
    id_in(&form)
}

/// Answers what is open and publishes.
pub async fn publish(client: &mut Client, document: &str) -> Page {
    let path = format!("/van-ban/{document}/ban-hanh");
    let version = client.get(&path).await.value("version").expect("a version");
    client.submit(&path, &[("version", &version)]).await
}

/// The verbs in the history of a document, in order.
pub async fn verbs(world: &World, document: &str) -> Vec<String> {
    let history = world.history("document", document.parse().expect("an identity")).await;
    history.into_iter().map(|entry| entry.verb).collect()
}
