//! What is refused: people without the right, steps out of turn, two at once, a register that changed meanwhile.

use super::*;

#[tokio::test]
async fn only_those_above_prepare_and_see_a_draft() {
    let world = World::new().await;
    let (mut binh, mut lan, mut hanh) =
        (world.person("binh").await, world.person("lan").await, world.person("hanh").await);
    let path = begun(&world, &mut binh, TODAY, MERGER).await;
    lan.get("/don-vi/sap-xep/moi").await.expect_status(403);
    for word in ["", "/sua", "/chot", "/ap-dung", "/rut", "/bo"] {
        lan.get(&format!("{path}{word}")).await.expect_status(403);
        hanh.get(&format!("{path}{word}")).await.expect_status(403);
    }
    lan.get("/don-vi/sap-xep/00000000-0000-7000-8000-000000000000").await.expect_status(404);
    // A head of a commune may prepare for what stands below it, and for nothing else.
    let mut son = world.person("son").await;
    let owner = world.organisation("du-yen-hen-2025").to_string();
    let form = [
        ("ten", "Đổi tên ban"),
        ("can_cu", "QĐ 1"),
        ("ngay", TODAY),
        ("co_quan", owner.as_str()),
        ("bang", "Đảng ủy xã Yên Sấu\tĐảng ủy xã Yên Hến"),
    ];
    let page = son.submit("/don-vi/sap-xep/moi", &form).await;
    page.expect("không thuộc cơ quan chuẩn bị");
}

#[tokio::test]
async fn steps_out_of_turn_and_two_at_once_are_told() {
    let world = World::new().await;
    let (mut binh, mut quantri) = (world.person("binh").await, world.person("quantri").await);
    let path = begun(&world, &mut binh, TODAY, MERGER).await;
    step_from(&mut binh, &path, "ap-dung", "1", &[]).await.expect("chưa chốt");
    let (seen, other) = (binh.get(&format!("{path}/chot")).await, quantri.get(&format!("{path}/sua")).await);
    let version = other.value("version").unwrap();
    let form = [("ten", "Tên khác"), ("can_cu", "NQ 10"), ("ngay", TODAY), ("bang", MERGER)];
    step_from(&mut quantri, &path, "sua", &version, &form).await.expect("Đã lưu thay đổi");
    let version = seen.value("version").unwrap();
    step_from(&mut binh, &path, "chot", &version, &[]).await.expect_status(409).expect("Người khác vừa thay đổi");
    let page = step_from(&mut binh, &path, "sua", &version, &form).await;
    page.expect_status(422).expect("Người khác vừa thay đổi");
    assert_eq!(page.value("ten").as_deref(), Some("Tên khác"), "what was typed is not lost");
    step(&mut binh, &path, "chot", &[]).await.expect("Đã chốt");
    binh.get(&format!("{path}/sua")).await.expect_status(409).expect("đã chốt");
    let again = step_from(&mut quantri, &path, "chot", "9", &[]).await;
    again.expect("đã chốt nên không sửa được");
    step(&mut binh, &path, "rut", &[("ly_do", "")]).await.expect_status(422);
    step(&mut binh, &path, "rut", &[("ly_do", "Kiểm tra lại")]).await.expect("Đã rút").expect("Kiểm tra lại");
    step_from(&mut binh, &path, "ap-dung", "9", &[]).await.expect("chưa chốt");
}

#[tokio::test]
async fn a_change_meanwhile_is_shown_and_nothing_is_lost() {
    let world = World::new().await;
    let mut binh = world.person("binh").await;
    let path = begun(&world, &mut binh, TODAY, MERGER).await;
    step(&mut binh, &path, "chot", &[]).await.expect("Đã chốt");
    let other = begun(&world, &mut binh, TODAY, "Đảng ủy xã Yên Hến\tĐảng ủy xã Yên Hến Mới\t\tđổi tên").await;
    step(&mut binh, &other, "chot", &[]).await.expect("Đã chốt");
    step(&mut binh, &other, "ap-dung", &[]).await.expect("Đã áp dụng");
    let page = binh.get(&format!("{path}/ap-dung")).await;
    page.expect_status(200).expect("thay đổi khác kể từ khi chốt");
    let version = binh.get(&format!("{path}/rut")).await.value("version").unwrap();
    let page = step_from(&mut binh, &path, "ap-dung", &version, &[]).await;
    page.expect_status(409);
    assert!(world.app.organisations().exists(world.organisation("du-yen-sau-2025"), world.app.today()));
    let page = binh.get(&path).await;
    page.expect("Đảng ủy xã Yên Hến").expect("Đảng ủy xã Vĩnh Gạo");
    step(&mut binh, &path, "rut", &[("ly_do", "Yên Hến đã đổi tên")]).await.expect("Đang chuẩn bị");
}

#[tokio::test]
async fn a_day_before_a_later_change_is_refused() {
    let world = World::new().await;
    let mut binh = world.person("binh").await;
    let path = begun(&world, &mut binh, "01/02/2025", "Ban Dân tộc tỉnh\tThanh tra tỉnh").await;
    binh.get(&path).await.expect("sau ngày hiệu lực");
    // A day that lies behind is applied as it was: the roles there end on that day.
    let path = begun(&world, &mut binh, "01/10/2026", MERGER).await;
    step(&mut binh, &path, "chot", &[]).await.expect("Đã chốt");
    step(&mut binh, &path, "ap-dung", &[]).await.expect("Đã áp dụng");
    let new = named(&world, "Đảng ủy xã Yên Vĩnh");
    assert_eq!(world.app.organisations().life(new).map(|life| life.0), Some(jiff::civil::date(2026, 10, 1)));
    world.person("lan").await.get("/viec-cua-toi").await.expect("Đảng ủy xã Yên Vĩnh");
}
