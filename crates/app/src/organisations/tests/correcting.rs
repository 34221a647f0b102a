//! Stories of slips in the register: they are put right in their place, by who may change it, and the history keeps both.

use super::*;

#[tokio::test]
async fn a_slip_in_a_name_is_put_right_and_nothing_is_lost() {
    let world = World::new().await;
    let mut binh = world.person("binh").await;
    let id = world.organisation("du-yen-hen-2025");
    let path = format!("/don-vi/{id}/sua-loi");
    let page = binh.get(&path).await;
    page.expect_status(200).expect("Sửa lỗi ghi chép").expect("Căn cứ");
    let seen = page.value("chu-1").expect("the name");
    assert!(seen.contains("Yên Hến"), "{seen}");

    let empty = binh.submit(&path, &[("so", "1"), ("thay", &seen), ("chu-1", " "), ("phu-1", "YH")]).await;
    empty.expect_status(422);
    assert_eq!(empty.value("phu-1").as_deref(), Some("YH"));
    let same = binh.submit(&path, &[("so", "1"), ("thay", &seen), ("chu-1", &seen), ("phu-1", "")]).await;
    same.expect_status(422);

    let right = "Đảng ủy xã Yên Hến Mới";
    let done = binh.submit(&path, &[("so", "1"), ("thay", &seen), ("chu-1", right), ("phu-1", "ĐU YHM")]).await;
    done.expect_status(200).expect("Đã sửa danh mục").expect(right);
    let late = binh.submit(&path, &[("so", "1"), ("thay", &seen), ("chu-1", "Đảng ủy xã Khác"), ("phu-1", "")]).await;
    late.expect_status(422).expect("Người khác vừa thay đổi");
    assert_eq!(late.value("chu-1").as_deref(), Some("Đảng ủy xã Khác"));
    binh.get(&format!("/don-vi/{id}")).await.expect(right);

    // A place that is not there, and a person who may not.
    binh.submit(&path, &[("so", "99"), ("thay", ""), ("chu-99", "x")]).await.expect_status(404);
    let mut lan = world.person("lan").await;
    lan.get(&path).await.expect_status(403);
    assert!(!lan.get(&format!("/don-vi/{id}")).await.says("Sửa lỗi ghi chép"));
}
