//! The export as the administrator of the province meets it: made in the background, taken out once it is whole, all of it
//! in the journal; and as nobody else does.

use crate::export::package::{Export, Progress};
use std::time::Duration;
use testkit::{Client, Page, World};

const ADDRESS: &str = "/xuat-du-lieu";

fn header<'p>(page: &'p Page, name: &str) -> Option<&'p str> {
    page.headers.get(name).and_then(|value| value.to_str().ok())
}

/// Looks until it is there.
async fn ready(browser: &mut Client) -> Page {
    for _ in 0..600 {
        let page = browser.get(ADDRESS).await;
        if !page.says("Đang xuất") {
            return page;
        }
        assert_eq!(header(&page, "refresh"), Some("3"), "the page asks for itself again");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("the export does not end");
}

#[tokio::test]
async fn the_administrator_of_the_whole_exports_it_and_the_journal_says_so() {
    let world = World::new().await;
    let mut admin = world.person("quantri").await;
    assert!(admin.get("/nguoi-dung").await.link(ADDRESS).is_some(), "the way there is shown");
    let page = admin.get(ADDRESS).await;
    assert!(page.says("Xuất bản mới") && !page.says("Tải về"), "{}", page.text());
    admin.post(ADDRESS, &[]).await.expect_status(303);
    let page = ready(&mut admin).await;
    assert!(page.says("Bản xuất đã xong") && page.says("Dấu niêm phong"), "{}", page.text());
    let page = admin.post("/xuat-du-lieu/tai-ve", &[]).await;
    assert_eq!(header(&page, "content-type"), Some("application/zip"));
    assert_eq!(header(&page, "content-disposition"), Some("attachment; filename=\"dondoc-2026-11-23.zip\""));
    let file = world.folder().join("taken-out.zip");
    std::fs::write(&file, &page.body).unwrap();
    let export = Export::open(&file, &Progress::default()).expect("an export that is whole");
    assert!(export.rows() > 500, "{} rows", export.rows());
    admin.post("/xuat-du-lieu/xoa", &[]).await.expect_status(303);
    let page = admin.get(ADDRESS).await;
    assert!(page.says("Đã xóa bản xuất") && !page.says("Tải về"));
    assert!(!world.folder().join("exports").join("export.zip").exists());
    let page = admin.post("/xuat-du-lieu/tai-ve", &[]).await;
    assert!(page.is_redirect());
    assert!(admin.get(ADDRESS).await.says("Không còn bản xuất nào"));

    let history = world.history("organisation", world.organisation("tinh-uy").uuid()).await;
    let acts: Vec<&str> = history.iter().filter(|it| it.verb == "export-instance").map(|it| &*it.particulars).collect();
    assert_eq!(acts.len(), 3, "{acts:?}");
    assert!(
        acts[0].contains("make")
            && acts[1].contains("take-out")
            && acts[1].contains("seal")
            && acts[2].contains("remove")
    );
    assert!(history.iter().all(|it| it.verb != "export-instance" || it.login.as_deref() == Some("quantri")));
}

#[tokio::test]
async fn nobody_else_exports_not_even_the_head_above_all() {
    let world = World::new().await;
    for login in ["binh", "minh", "lan", "kien"] {
        let mut person = world.person(login).await;
        person.get(ADDRESS).await.expect_status(403);
        person.post(ADDRESS, &[]).await.expect_status(403);
        person.post("/xuat-du-lieu/tai-ve", &[]).await.expect_status(403);
        assert!(person.get("/nguoi-dung").await.link(ADDRESS).is_none(), "{login}");
    }
}

/// An administrator of a commune keeps its accounts; what is not below the commune is none of its business.
#[tokio::test]
async fn the_administrator_of_a_part_does_not_export_the_whole() {
    const MOVE: &str = "UPDATE role_grant SET organisation_id = $1 WHERE role = 'administrator'";
    let world = World::new().await;
    let commune = world.organisation("du-yen-hen-2025");
    let moved = world.app.database().write(move |tx| {
        Box::pin(async move {
            tx.execute(MOVE, database::params![commune]).await.map(|touched| assert!(!touched.nothing()))
        })
    });
    moved.await.map_err(|fault: database::Error| fault).unwrap();
    let mut admin = world.person("quantri").await;
    admin.get("/nguoi-dung").await.expect_status(200);
    admin.get(ADDRESS).await.expect_status(403);
    admin.post(ADDRESS, &[]).await.expect_status(403);
}

#[tokio::test]
async fn what_cannot_be_exported_says_what_to_do_and_leaves_nothing() {
    const OWN: &str = "INSERT INTO file (sha256, size_bytes, media_type, stored_at_ms) VALUES ($1, 1, 'text/plain', 1)";
    let world = World::new().await;
    let planted = world
        .app
        .database()
        .write(|tx| Box::pin(async move { tx.execute(OWN, database::params![[7_u8; 32]]).await.map(drop) }));
    planted.await.map_err(|fault: database::Error| fault).unwrap();
    let mut admin = world.person("quantri").await;
    admin.post(ADDRESS, &[]).await.expect_status(303);
    let page = ready(&mut admin).await;
    assert!(page.says("có tệp bị thiếu hoặc hỏng") && page.says("dondoc doctor"), "{}", page.text());
    let left = std::fs::read_dir(world.folder().join("exports")).unwrap().count();
    assert_eq!(left, 0, "no half file stays");
}

#[tokio::test]
async fn a_program_of_the_administrator_makes_the_export_and_takes_it_out() {
    let world = World::new().await;
    let mut admin = world.program("quantri", &["export"]).await;
    let path = "/api/v1/export";
    assert_eq!(admin.get(path).await.expect_status(200).json()["state"], "absent");
    admin.get("/api/v1/export/file").await.expect_status(404);
    let begun = admin.post(path, &serde_json::json!({})).await.expect_status(200).json();
    assert_eq!(begun["state"], "making");
    let mut state = begun;
    for _ in 0..600 {
        state = admin.get(path).await.json();
        if state["state"] != "making" {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert_eq!(state["state"], "ready", "{state}");
    let file = admin.get("/api/v1/export/file").await;
    assert_eq!(header(&file, "content-type"), Some("application/zip"));
    assert_eq!(Some(file.body.len() as u64), state["size_bytes"].as_u64());
    let removed = admin.post("/api/v1/export/removal", &serde_json::json!({})).await.expect_status(200).json();
    assert_eq!(removed["state"], "absent");
    let history = world.history("organisation", world.organisation("tinh-uy").uuid()).await;
    assert_eq!(history.iter().filter(|row| row.verb == "export-instance").count(), 3);

    let narrow = world.program("quantri", &["organisations", "people"]).await;
    assert_eq!(narrow.get(path).await.expect_status(403).json()["scope"], "export");
    let mut head = world.program("binh", &["export"]).await;
    head.get("/api/v1/export/file").await.expect_status(403);
    head.post(path, &serde_json::json!({})).await.expect_status(403);
}
