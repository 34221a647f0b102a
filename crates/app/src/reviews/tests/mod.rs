//! Stories of reviews: drafted, edited by two people at once, drafted again after a correction, approved and frozen.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::disallowed_methods)]

mod approving;
mod program;
mod writing;

use crate::reporting::tests::{At, WHOLE, opened, report_of, three_at};
use testkit::{Client, Page, World};

/// A world in which Yên Hến has given its report of the second half of 2026 and the board has accepted it.
pub struct Ground {
    pub world: World,
    pub lan: At,
    pub son: At,
    pub minh: At,
}

impl Ground {
    pub async fn new() -> Self {
        let world = World::new().await;
        let round = opened(&world, "2026-2").await;
        let report = report_of(&world, round, "du-yen-hen-2025").await;
        let (lan, son, minh) = three_at(&world, report).await;
        let mut ground = Ground { world, lan, son, minh };
        ground.lan.type_in(WHOLE).await;
        ground.hand_in().await;
        ground
    }

    /// The head endorses, the clerk submits, the board accepts.
    pub async fn hand_in(&mut self) {
        self.son.step("duyet", &[]).await.expect_status(200);
        self.lan.step("gui", &[]).await.expect_status(200);
        self.minh.step("cong-nhan", &[("y_kien", "")]).await.expect("Đã công nhận");
    }

    /// A correction of one figure, accepted.
    pub async fn correct(&mut self, cell: &str, value: &str) {
        self.lan.step("dinh-chinh", &[("ly_do", "Cộng thiếu một lớp.")]).await.expect("Đã mở đính chính");
        self.lan.type_in(&[(cell, value)]).await.expect("Đã lưu");
        self.hand_in().await;
    }

    /// A person of the board.
    pub async fn person(&self, login: &str) -> Client {
        self.world.person(login).await
    }
}

/// Begins the interim review of the second half of 2026 and says its address.
pub async fn begin(client: &mut Client) -> String {
    let form =
        [("de_cuong", "vocational-education/interim"), ("tu_ky", "half-year:2026:2"), ("den_ky", "half-year:2026:2")];
    let page = client.post("/tong-ket/moi", &form).await;
    page.location().unwrap_or_else(|| panic!("no review: {}", page.text())).to_owned()
}

/// The address of the block with this ending.
pub fn block(page: &Page, ending: &str) -> String {
    let all = page.links("/tong-ket/");
    let found = all.iter().find(|path| path.contains("/doan/") && path.ends_with(ending));
    found.unwrap_or_else(|| panic!("no block {ending} among {all:?}")).clone()
}

/// Fills in each place that waits for a person's words.
pub async fn fill_in(client: &mut Client, review: &str) {
    for _ in 0..40 {
        let page = client.get(review).await.html();
        let Some((_, rest)) = page.split_once("class=\"blank-place\"") else { return };
        let path = rest.split("<a href=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a link").to_owned();
        let seen = client.get(&path).await;
        write(client, &path, &seen, "Phần này do ban soạn.").await.expect_status(303);
    }
    panic!("there is always another place to fill in");
}

/// Writes a block as a page that was seen earlier shows it.
pub async fn write(client: &mut Client, path: &str, seen: &Page, text: &str) -> Page {
    let version = seen.value("ban").expect("a version");
    client.post(path, &[("ban", &version), ("noi_dung", text)]).await
}
