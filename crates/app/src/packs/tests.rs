//! Stories of the pages of packs: the list, one pack with its filter, an older version that a round stands on.

#![allow(clippy::unwrap_used)]

use crate::failure::Failure;
use database::{params, record};
use testkit::World;

record! { struct Kept { files: String } }

#[tokio::test]
async fn everyone_signed_in_reads_what_a_pack_asks_for() {
    let world = World::new().await;
    let mut lan = world.person("lan").await;
    let list = lan.get("/goi-nghiep-vu").await;
    list.expect("Giáo dục nghề nghiệp").expect("Cải cách hành chính").expect("65");
    lan.get("/bao-cao").await.link("/goi-nghiep-vu").expect("a way to the packs");
    let page = lan.get("/goi-nghiep-vu/vocational-education").await;
    page.expect("Phiên bản 3").expect("số mới nhất của đơn vị chủ quản").expect("chia ra: báo chí");
    page.expect("Báo cáo năm về giáo dục nghề nghiệp").expect("Báo cáo tổng kết thực hiện Chỉ thị 21-CT/TW");
    page.expect("người đứng đầu, cán bộ lãnh đạo").expect("truyền thanh cơ sở").expect("B02 + B03 + B04 + B05");
    lan.get("/goi-nghiep-vu/nowhere").await.expect_status(404);
    lan.get("/goi-nghiep-vu/vocational-education?ban=99").await.expect_status(404);
    lan.get("/goi-nghiep-vu/vocational-education?ban=x").await.expect_status(404);
}

#[tokio::test]
async fn the_catalogue_is_filtered_by_words_by_form_and_by_how_it_adds_up() {
    let world = World::new().await;
    let mut lan = world.person("lan").await;
    let of = |query: &str| format!("/goi-nghiep-vu/vocational-education?{query}");
    let page = lan.get(&of("q=doanh+nghiep+ky")).await;
    page.expect("Doanh nghiệp ký kết, tham gia đào tạo").expect("Xem cả 65 chỉ tiêu");
    assert!(!page.html().contains("id=\"C08\""));
    let page = lan.get(&of("cach=mean")).await;
    assert!(page.html().contains("id=\"D03\"") && !page.html().contains("id=\"D04\""));
    let page = lan.get(&of("bieu=quarter")).await;
    assert!(page.html().contains("id=\"A11\"") && !page.html().contains("id=\"A01\""));
    lan.get(&of("q=zzz")).await.expect("Không có chỉ tiêu nào như vậy");
}

#[tokio::test]
async fn a_round_stays_on_its_version_and_the_upgrade_says_what_changes() {
    const OLDER: &str = "INSERT INTO pack_version (pack, version, files, sha256, kept_at_ms) VALUES ($1, 1, $2, $3, 0)";
    const STAYS: &str = "UPDATE reporting_round SET pack_version = 1 WHERE pack = $1";
    let world = World::with_story().await;
    let pack = "vocational-education";
    // The round was opened before: its files name one indicator otherwise and do not know another form.
    let files = {
        let kept: Kept = world
            .connection()
            .await
            .one("SELECT files FROM pack_version WHERE pack = $1", params![pack])
            .await
            .unwrap();
        kept.files
            .replace("version = 3", "version = 1")
            .replace("Số hội nghị quán triệt, học tập", "Số hội nghị học tập")
    };
    let write = world.app.database().write(move |tx| {
        Box::pin(async move {
            _ = tx.execute(OLDER, params![pack, files, &[0_u8; 32]]).await?;
            _ = tx.execute(STAYS, params![pack]).await?;
            Ok::<(), Failure>(())
        })
    });
    write.await.unwrap();
    let mut minh = world.person("minh").await;
    let page = minh.get("/goi-nghiep-vu/vocational-education?ban=1").await;
    page.expect("Thay đổi từ phiên bản 1 sang phiên bản 3");
    page.expect("Đổi tên: «Số hội nghị học tập» thành «Số hội nghị quán triệt, học tập»")
        .expect("Có chỉ tiêu thay đổi: A04");
    page.expect("Các đợt này ở lại phiên bản 1").expect("6 tháng đầu năm 2026");
    let newest = minh.get("/goi-nghiep-vu/vocational-education").await;
    assert!(!newest.says("Thay đổi từ phiên bản"));
    // Who may not read the round does not learn of it here.
    let mut mai = world.person("mai").await;
    let page = mai.get("/goi-nghiep-vu/vocational-education?ban=1").await;
    page.expect_status(200).expect("Thay đổi từ phiên bản 1");
    assert!(!page.says("6 tháng đầu năm 2026,") && !page.html().contains("/bao-cao/dot/"), "{}", page.text());
}
