//! Who sees what, and that a joint visit counts once.

use super::{Ground, send, with};

#[tokio::test]
async fn who_sees_a_visit_and_a_joint_one_counts_once() {
    let mut ground = Ground::new().await;
    let joint = with(&ground.visit(), "co_quan_phoi_hop", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Lam Giang");
    let both = with(&joint, "don_vi_duoc_kiem_tra", "Đảng ủy xã Yên Hến\nĐảng ủy xã Yên Sấu");
    let visit = ground.begin(&both).await;
    let shortcoming = ground.shortcoming("du-yen-hen-2025");
    let finding = ground.found(&visit, &shortcoming).await;
    let other = with(&ground.shortcoming("du-yen-sau-2025"), "noi_dung_phat_hien", "Chưa có kế hoạch riêng.");
    let other = ground.found(&visit, &other).await;

    let mut mai = ground.world.person("mai").await;
    mai.get(&visit).await.expect("Chưa mở lớp dạy nghề nào");
    let mut kien = ground.world.person("kien").await;
    kien.get(&visit).await.expect("Chưa mở lớp dạy nghề nào");
    kien.get(&format!("{finding}/khac-phuc")).await.expect_status(403);
    let mut binh = ground.world.person("binh").await;
    binh.get(&visit).await.expect_status(200);
    for (who, count) in [("minh", 1), ("mai", 1), ("binh", 1), ("kien", 1)] {
        let page = ground.world.person(who).await.get("/kiem-tra/tong-hop").await;
        page.expect(&format!("{count} cuộc tại 2 đơn vị, 2 phát hiện"));
    }
    // Who takes part records; asking for a remedy is the leading body's.
    let noted = with(&with(&shortcoming, "loai_phat_hien", "conclusion"), "noi_dung_phat_hien", "Đã có danh sách.");
    send(&mut mai, &format!("{visit}/phat-hien"), &noted).await.expect("Đã ghi phát hiện");
    let asked = ground.remedy("du-yen-hen-2025", "10/12/2026");
    send(&mut mai, &format!("{finding}/khac-phuc"), &asked).await.expect_status(403);

    // A unit knows nothing until something is asked of it, and then its own alone.
    let (mut lan, mut tu) = (ground.world.person("lan").await, ground.world.person("tu").await);
    lan.get(&visit).await.expect_status(404);
    lan.get(&finding).await.expect_status(404);
    lan.get("/kiem-tra").await.expect("Chưa có cuộc kiểm tra, giám sát nào mà bạn được xem");
    ground.asked(&finding, "du-yen-hen-2025", "10/12/2026").await;
    let page = lan.get(&visit).await;
    page.expect("Chưa mở lớp dạy nghề nào");
    assert!(!page.says("Chưa có kế hoạch riêng.") && !page.says("Thành phần đoàn"), "{}", page.text());
    lan.get(&format!("{visit}/de-cuong")).await.expect_status(404);
    lan.get(&format!("{visit}/ket-luan/tep")).await.expect_status(404);
    lan.get(&other).await.expect_status(404);
    tu.get(&visit).await.expect_status(404);
    tu.get(&other).await.expect_status(404);
    let approved = ground.hanh.submit(&format!("{visit}/ket-luan/duyet"), &[("ban", "0"), ("phat_hien", "3")]).await;
    approved.expect("Đã duyệt kết luận");
    tu.get(&visit).await.expect("Chưa có kế hoạch riêng.");
    tu.get(&finding).await.expect_status(404);
    lan.get(&other).await.expect_status(404);
    lan.get("/kiem-tra").await.expect("Đã kết luận");
    lan.submit(&format!("{visit}/bo"), &[("ly_do", "Không.")]).await.expect_status(403);
    for login in ["thao", "phuc", "quantri"] {
        ground.world.person(login).await.get(&visit).await.expect_status(404);
    }
}
