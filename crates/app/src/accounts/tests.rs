//! Stories of accounts: signing in and out, and what a stranger, a suspended or a former person gets.

use testkit::World;

#[tokio::test]
async fn lan_signs_in_sees_her_name_and_signs_out() {
    let world = World::new().await;
    let mut lan = world.person("lan").await;
    lan.visit("/tai-khoan").await.expect_status(200).expect("Lê Thị Lan");
    lan.submit("/dang-xuat", &[]).await.expect("Tên đăng nhập");
    let page = lan.get("/tai-khoan").await;
    assert_eq!(page.location(), Some("/dang-nhap?tiep=%2Ftai-khoan"));
}
