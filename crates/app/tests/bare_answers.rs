//! What the layers below the handlers refuse is told like everything else: as a page, in the person's language.
//! The handlers' own refusals have their stories in their subjects.
#![allow(clippy::unwrap_used)]

use testkit::World;

#[tokio::test]
async fn an_address_that_cannot_be_read_is_a_page() {
    let world = World::new().await;
    let mut lan = world.person("lan").await;
    for path in ["/van-ban/khong-phai-ma", "/phan-viec/1", "/nhiem-vu/x", "/don-vi/x", "/nguoi-dung/x", "/khong-co"] {
        lan.get(path).await.expect_status(404).expect("Không tìm thấy");
    }
    let page = lan.get("/van-ban?trang=hai").await;
    assert!(page.html().contains("<html"), "{}: {}", page.status, page.html());
    let page = lan.send_bare("DELETE", "/van-ban", &[("sec-fetch-site", "same-origin")], "").await;
    assert!(page.status.is_client_error() && page.html().contains("<html"), "{}: {}", page.status, page.html());
}
