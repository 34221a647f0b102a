//! Stories of applying: three communes become one, and the next thing their people see is all of their work.

use super::*;

const REPORT: &str = "SELECT r.id FROM report r JOIN reporting_round o ON o.id = r.round_id WHERE o.year = 2026 \
     AND o.number = $2 AND r.organisation_id = $1";

async fn report_of(world: &World, organisation: OrganisationId, period: i64) -> Uuid {
    world.connection().await.one::<Id>(REPORT, params![organisation, period]).await.expect("a report").id
}

#[tokio::test]
async fn three_communes_become_one_and_their_clerk_finds_everything() {
    let world = World::with_story().await;
    let communes = ["du-yen-hen-2025", "du-yen-sau-2025", "du-vinh-gao-2025"].map(|word| world.organisation(word));
    let (mut binh, mut lan) = (world.person("binh").await, world.person("lan").await);
    let report = report_of(&world, communes[0], 1).await;
    let typed = [("goc-o-C08.value", ""), ("o-C08.value", "187")];
    lan.submit(&format!("/bao-cao/{report}/ban-nhap"), &typed).await.expect_status(200);
    let mut open = 0;
    for commune in communes {
        open += open_of(&world, commune).await;
    }
    assert!(open > 6, "the communes hold duties");

    let path = begun(&world, &mut binh, TODAY, MERGER).await;
    let page = binh.get(&path).await;
    page.expect_status(200).expect("Đang chuẩn bị").expect("Đơn vị thành lập mới 1").expect("đảng ủy xã");
    page.expect("Đảng ủy xã Yên Vĩnh (thành lập mới)").expect("Ban Xây dựng Đảng Đảng ủy xã Yên Hến (chuyển đến)");
    page.expect("Một đơn vị nhận toàn bộ").expect("Lê Thị Lan").expect("Chỉ tiêu chưa có trong hệ thống");
    page.expect("Nhiều thủ trưởng cùng về một đơn vị").expect("đơn vị nhận làm tiếp và gửi thay");
    let asked = binh.get(&format!("{path}/chot")).await;
    asked
        .expect_status(200)
        .expect("Đơn vị kết thúc 3")
        .expect("Đơn vị thành lập 1")
        .expect("Đơn vị chuyển theo cấp trên 3");
    step(&mut binh, &path, "chot", &[]).await.expect("Đã chốt").expect("Đã chốt, chờ áp dụng");
    step(&mut binh, &path, "ap-dung", &[]).await.expect("Đã áp dụng").expect("Phần việc mở cho đơn vị nhận");

    let new = named(&world, "Đảng ủy xã Yên Vĩnh");
    for commune in communes {
        assert_eq!(open_of(&world, commune).await, 0);
    }
    const LINKS: &str = "SELECT COUNT(*) AS number FROM assignment_link l JOIN assignment a ON a.id = l.successor_id \
         WHERE a.organisation_id = $1";
    assert_eq!(number(&world, LINKS, params![new]).await, open, "each open assignment is followed by one of the heir");
    const CLOSED: &str = "SELECT COUNT(*) AS number FROM assignment WHERE closing = 'handed-over' AND closed_on = $1";
    assert_eq!(number(&world, CLOSED, params!["2026-11-23"]).await, open);

    // The clerk of Yên Hến works on, without signing in again.
    let work = lan.get("/viec-cua-toi").await;
    work.expect_status(200).expect("Đảng ủy xã Yên Vĩnh").expect("Xây dựng kế hoạch tuyên truyền");
    let duty = lan.get(&work.link("/phan-viec/").expect("a duty")).await;
    duty.expect("Đảng ủy xã Yên Hến").expect("Nghị quyết 9-NQ/TU");
    let form = lan.get(&format!("/bao-cao/{report}/nhap")).await;
    form.expect_status(200);
    assert_eq!(form.value("o-C08.value").as_deref(), Some("187"), "what was typed is there");
    let typed = [("goc-o-C11.value", ""), ("o-C11.value", "35")];
    lan.submit(&format!("/bao-cao/{report}/ban-nhap"), &typed).await.expect_status(200);
    lan.get("/bao-cao").await.expect("Đảng ủy xã Yên Hến");
    lan.get(&path).await.expect_status(200).expect("Nghị quyết 9-NQ/TU").expect("Đã áp dụng");
    assert!(!lan.get(&path).await.says("Con người"), "who is not above sees rows and outcome only");
    lan.get(&format!("/don-vi/{}", communes[0])).await.expect("Đã kết thúc hoạt động").expect("theo bản sắp xếp");
    lan.get("/don-vi/su-kien").await.expect("theo bản sắp xếp");

    let history = world.history("reorganisation", id_of(&path)).await;
    let steps: Vec<bool> = ["begin", "decide", "apply", "links"]
        .iter()
        .map(|step| history.iter().any(|row| row.particulars.contains(step)))
        .collect();
    assert_eq!(steps, [true; 4], "{history:?}");
    assert!(history.iter().all(|row| row.login.as_deref() == Some("binh") || row.verb == "hand-over-assignments"));
    step(&mut binh, &path, "ap-dung", &[]).await.expect("đã được áp dụng");
}

#[tokio::test]
async fn a_cut_period_leaves_a_part_report_and_a_new_one() {
    let world = World::new().await;
    let (mut binh, mut minh, mut lan) =
        (world.person("binh").await, world.person("minh").await, world.person("lan").await);
    let round = [
        ("bieu", "vocational-education/half-year"),
        ("ky", "2026-2"),
        ("han", "20/12/2026"),
        ("loai", "party:dang-uy-xa"),
    ];
    assert!(minh.post("/bao-cao/dot/moi", &round).await.is_redirect());
    let report = report_of(&world, world.organisation("du-yen-hen-2025"), 2).await;
    let typed = [("goc-o-C08.value", ""), ("o-C08.value", "90")];
    lan.submit(&format!("/bao-cao/{report}/ban-nhap"), &typed).await.expect_status(200);
    let path = begun(&world, &mut binh, TODAY, MERGER).await;
    binh.get(&path).await.expect("Báo cáo phần kỳ đến 22/11/2026");
    step(&mut binh, &path, "chot", &[]).await;
    step(&mut binh, &path, "ap-dung", &[]).await.expect("Đã áp dụng");
    let own = report_of(&world, named(&world, "Đảng ủy xã Yên Vĩnh"), 2).await;
    const PARTS: &str = "SELECT COUNT(*) AS number FROM report_part p JOIN report r ON r.id = p.part_id \
         WHERE p.report_id = $1 AND r.is_part = 1 AND r.last_day = '2026-11-22'";
    assert_eq!(number(&world, PARTS, params![own]).await, 3);
    lan.get(&format!("/bao-cao/{own}")).await.expect_status(200).expect("Đảng ủy xã Yên Hến");
    let form = lan.get(&format!("/bao-cao/{report}/nhap")).await;
    assert_eq!(form.value("o-C08.value").as_deref(), Some("90"));
}

#[tokio::test]
async fn what_fails_in_the_middle_leaves_nothing() {
    let world = World::with_story().await;
    let (mut binh, mut minh) = (world.person("binh").await, world.person("minh").await);
    let round = [
        ("bieu", "vocational-education/half-year"),
        ("ky", "2026-2"),
        ("han", "20/12/2026"),
        ("loai", "party:dang-uy-xa"),
    ];
    assert!(minh.post("/bao-cao/dot/moi", &round).await.is_redirect());
    let path = begun(&world, &mut binh, TODAY, MERGER).await;
    step(&mut binh, &path, "chot", &[]).await.expect("Đã chốt");
    // The fault is met after the events, the roles and the hand-over were written.
    const BREAK: &str = "UPDATE reporting_round SET selector = '{' || selector WHERE year = 2026 AND number = 2";
    const MEND: &str = "UPDATE reporting_round SET selector = SUBSTR(selector, 2) WHERE year = 2026 AND number = 2";
    const ALL: &str = "SELECT (SELECT COUNT(*) FROM organisation_event) * 1000000 + (SELECT COUNT(*) FROM role_grant \
         WHERE to_date IS NOT NULL) * 10000 + (SELECT COUNT(*) FROM assignment WHERE closed_on IS NULL) AS number";
    const ROWS: &str = "SELECT COUNT(*) AS number FROM journal";
    let execute = |sql: &'static str| {
        world.app.database().write(move |tx| Box::pin(async move { tx.execute(sql, params![]).await.map(drop) }))
    };
    execute(BREAK).await.expect("the fault is planted");
    let before = (number(&world, ALL, params![]).await, number(&world, ROWS, params![]).await);
    step(&mut binh, &path, "ap-dung", &[]).await.expect_status(500);
    assert_eq!((number(&world, ALL, params![]).await, number(&world, ROWS, params![]).await), before);
    assert!(world.app.organisations().exists(world.organisation("du-yen-hen-2025"), world.app.today()));
    world.person("lan").await.get("/viec-cua-toi").await.expect("Đảng ủy xã Yên Hến");
    binh.get(&path).await.expect("Đã chốt, chờ áp dụng");
    execute(MEND).await.expect("the fault is mended");
    step(&mut binh, &path, "ap-dung", &[]).await.expect("Đã áp dụng");
}
