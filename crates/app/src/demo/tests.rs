//! A fresh demo with its story: what each of its people finds on the demo's day.

use testkit::World;

#[tokio::test]
async fn the_story_is_told_and_everyone_finds_their_part() {
    let world = World::with_story().await;
    let mut minh = world.person("minh").await;
    let page = minh.get("/nhiem-vu").await;
    page.expect("8 nhiệm vụ")
        .expect("96-KH/BTGDVTU")
        .expect("hằng tháng, ngày 25")
        .expect("thường xuyên")
        .expect("mục II.1.a");
    page.expect("1 /").expect("chờ công nhận");
    minh.get("/nhiem-vu?tinh-trang=qua-han").await.expect("1 nhiệm vụ").expect("Xây dựng kế hoạch");
    minh.get("/van-ban").await.expect("96-KH/BTGDVTU");

    let mut lan = world.person("lan").await;
    let page = lan.get("/viec-cua-toi").await;
    page.expect("Quá hạn").expect("Xây dựng kế hoạch").expect("Hạn hôm nay").expect("Tổ chức hội nghị");
    page.expect("Trong 7 ngày tới").expect("Báo cáo kết quả").expect("Chờ nơi khác").expect("Rà soát");
    lan.get("/nhiem-vu").await.expect("7 nhiệm vụ");
    let mut tu = world.person("tu").await;
    tu.get("/viec-cua-toi").await.expect("Tổ chức hội nghị").expect("trả lại");
    let mut mai = world.person("mai").await;
    mai.get("/nhiem-vu").await.expect("1 nhiệm vụ").expect("Tuyên truyền, vận động");
}
