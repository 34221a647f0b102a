//! Stories of choosing: a commune is parted between two, and a person says who carries on and where people go.

use super::*;

const PARTED: &str = "cũ\tmới\ttỷ lệ\nĐảng ủy xã Yên Hến\tĐảng ủy xã Yên Sấu\t2/3\nĐảng ủy xã Yên Hến\tĐảng ủy xã Vĩnh Gạo\t1/3\n\
     Ban Xây dựng Đảng Đảng ủy xã Yên Hến\tBan Xây dựng Đảng Đảng ủy xã Yên Sấu\t\n";

/// The first form of an action on a page, with the values of its check boxes of a name.
fn boxes(page: &Page, name: &str) -> Vec<String> {
    let html = page.html();
    let mark = format!("name=\"{name}\" value=\"");
    let mut found: Vec<String> = html.split(&mark).skip(1).map(|rest| rest[..36].to_owned()).collect();
    found.dedup();
    found
}

#[tokio::test]
async fn a_parted_commune_waits_for_a_person() {
    let world = World::with_story().await;
    let (hen, sau) = (world.organisation("du-yen-hen-2025"), world.organisation("du-yen-sau-2025"));
    let gao = world.organisation("du-vinh-gao-2025");
    let mut binh = world.person("binh").await;
    let path = begun(&world, &mut binh, TODAY, PARTED).await;
    let page = binh.get(&path).await;
    page.expect("việc chờ chọn nơi nhận")
        .expect("người chờ chọn nơi đến")
        .expect("Nhiều đơn vị nhận, không có quy tắc");
    binh.get(&format!("{path}/chot")).await.expect("trường hợp chưa chọn");
    let version = page.value("version").unwrap();
    step_from(&mut binh, &path, "chot", &version, &[]).await.expect_status(422).expect("chưa chọn ai làm tiếp");

    let duties = boxes(&page, "viec");
    assert!(duties.len() > 2);
    let mut form: Vec<(&str, &str)> = duties.iter().map(|id| ("viec", id.as_str())).collect();
    let sau_id = sau.to_string();
    form.push(("nhan", &sau_id));
    step_from(&mut binh, &path, "chon", &version, &form).await.expect_status(422);
    let stranger = world.organisation("du-ben-say-2025").to_string();
    let mut wrong = form.clone();
    wrong.extend([("nhan", stranger.as_str()), ("ly_do", "vì vậy")]);
    step_from(&mut binh, &path, "chon", &version, &wrong).await.expect_status(422);
    form.push(("ly_do", "Trụ sở đặt tại Yên Sấu"));
    let page = step_from(&mut binh, &path, "chon", &version, &form).await;
    page.expect("Đã lưu lựa chọn").expect("Trụ sở đặt tại Yên Sấu").expect("Đỗ Thanh Bình chọn ngày 23/11/2026");
    // A second person who saw the page before the choice does not overwrite it.
    step_from(&mut binh, &path, "chon", &version, &form).await.expect_status(409).expect("Người khác vừa thay đổi");

    // Lan goes to Vĩnh Gạo, her head to both, where he is a specialist at one.
    let mut version = page.value("version").unwrap();
    let gao_id = gao.to_string();
    for grant in boxes(&page, "nguoi") {
        let choice =
            [("nguoi", grant.as_str()), ("nhan", gao_id.as_str()), ("vai_tro", "clerk"), ("ly_do", "theo đề án")];
        let page = step_from(&mut binh, &path, "nguoi", &version, &choice).await;
        // The board goes to one body only: nobody can be sent elsewhere from there.
        if page.status == 422 {
            continue;
        }
        page.expect("Đã lưu lựa chọn");
        version = page.value("version").unwrap();
    }
    let before = (open_of(&world, hen).await, open_of(&world, gao).await);
    step(&mut binh, &path, "chot", &[]).await.expect("Đã chốt");
    step(&mut binh, &path, "ap-dung", &[]).await.expect("Đã áp dụng");
    assert_eq!(
        (open_of(&world, hen).await, open_of(&world, gao).await),
        (0, before.1),
        "only the chosen one carries on"
    );
    assert!(before.0 > 0);
    let mut lan = world.person("lan").await;
    lan.get("/viec-cua-toi").await.expect("Đảng ủy xã Vĩnh Gạo");
    let son = world.person("son").await.get("/tai-khoan").await;
    son.expect("Văn thư, cán bộ").expect("Đảng ủy xã Vĩnh Gạo");
}

#[tokio::test]
async fn tasks_go_where_their_words_say() {
    let world = World::with_story().await;
    let mut binh = world.person("binh").await;
    let rows = "cũ\tmới\tphần việc\nĐảng ủy xã Yên Hến\tĐảng ủy xã Yên Sấu\thội nghị\n\
         Đảng ủy xã Yên Hến\tĐảng ủy xã Vĩnh Gạo\tkế hoạch, báo cáo viên, dư luận xã hội, định hướng thông tin, kết quả tuyên truyền\n\
         Ban Xây dựng Đảng Đảng ủy xã Yên Hến\tBan Xây dựng Đảng Đảng ủy xã Yên Sấu\t\n";
    let path = begun(&world, &mut binh, TODAY, rows).await;
    let page = binh.get(&path).await;
    page.expect("Theo phần việc ghi trong dòng");
    assert!(!page.says("việc chờ chọn nơi nhận"), "{}", page.text());
    page.expect("người chờ chọn nơi đến");
}
