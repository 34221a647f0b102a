//! An institution is merged: it goes into another on a day, of the same body or of another, and figures change from that day on.

use super::{add, institution, institutions, row_of, step};
use crate::reporting::tests::report_of;
use domain::ids::{ReportId, RoundId};
use testkit::{Client, World};

async fn year_of(world: &World, period: &str) -> RoundId {
    let mut minh = world.person("minh").await;
    let fields = [
        ("bieu", "vocational-education/year"),
        ("ky", period),
        ("han", "31/12/2026"),
        ("loai", "party:dang-uy-xa"),
        ("loai", "party:dang-uy-phuong"),
    ];
    let page = minh.submit("/bao-cao/dot/moi", &fields).await;
    let path = page.link("/bao-cao/dot/").unwrap_or_else(|| panic!("no round: {}", page.text()));
    path.trim_start_matches("/bao-cao/dot/").split('/').next().unwrap().parse().unwrap()
}

/// How many institutions the form of a report says there are, and the way to the rows.
async fn counted(client: &mut Client, report: ReportId) -> (Option<String>, Option<String>) {
    let form = client.get(&format!("/bao-cao/{report}/nhap/phan/quality")).await;
    let source = format!("/so-theo-doi/so-lieu/{report}/D05.denominator");
    (form.value("o-D05.denominator"), form.link(&source))
}

#[tokio::test]
async fn a_merger_changes_the_figure_from_its_day_on_and_not_before() {
    let world = World::new().await;
    let list = institutions(&world, "du-yen-hen-2025");
    let (before, after) = (year_of(&world, "2025-1").await, year_of(&world, "2026-1").await);
    let before = report_of(&world, before, "du-yen-hen-2025").await;
    let after = report_of(&world, after, "du-yen-hen-2025").await;
    let mut lan = world.person("lan").await;
    assert_eq!(counted(&mut lan, after).await, (Some(String::new()), None), "no register is kept yet");
    let first =
        row_of(&add(&mut lan, &list, &institution("T01", "Trung tâm Yên Hến", &[("f-accredited", "co")])).await);
    let second = row_of(&add(&mut lan, &list, &institution("T02", "Trường Bến Say", &[])).await);
    add(&mut lan, &list, &institution("T03", "Trung tâm Hưng Vân", &[])).await;
    for report in [before, after] {
        let (value, link) = counted(&mut lan, report).await;
        assert_eq!(value.as_deref(), Some("3"));
        let rows = lan.get(&link.expect("a way to the rows")).await;
        rows.expect("Trung tâm Yên Hến").expect("Trường Bến Say").expect("Cơ sở giáo dục nghề nghiệp");
    }

    let merger = [
        ("cach_sap_xep", "merged"),
        ("ngay_sap_xep", "01/07/2026"),
        ("noi_tiep_nhan", "T01"),
        ("can_cu", "Quyết định 45/QĐ-UBND ngày 20/6/2026"),
    ];
    let merged = step(&mut lan, &second, "sap-xep", &merger).await;
    merged.expect("Đã ghi sắp xếp").expect("Từ 01/07/2026 sáp nhập vào").expect("Trung tâm Yên Hến");
    merged.expect("01/01/2020 – 30/06/2026").expect("Quyết định 45/QĐ-UBND");
    lan.get(&first).await.expect("Từ 01/07/2026 tiếp nhận").expect("Trường Bến Say");
    let (value, link) = counted(&mut lan, after).await;
    assert_eq!(value.as_deref(), Some("2"));
    let rows = lan.get(&link.unwrap()).await;
    rows.expect("Tính các dòng có hiệu lực ngày 14/12/2026").expect("Trung tâm Hưng Vân");
    assert!(!rows.says("Trường Bến Say"));
    assert_eq!(counted(&mut lan, before).await.0.as_deref(), Some("3"), "the year before stays");
    lan.get(&format!("{list}?ngay=30/06/2026")).await.expect("3 dòng");
    lan.get(&format!("{list}?ngay=01/07/2026")).await.expect("2 dòng");

    // Merged again, in a circle, into itself, into nothing.
    for (row, fields, status, complaint) in [
        (
            &second,
            [("noi_tiep_nhan", "T03"), ("ngay_sap_xep", "01/08/2026")],
            409,
            "Dòng này đã sáp nhập vào «Trung tâm Yên Hến» từ ngày 01/07/2026",
        ),
        (&first, [("noi_tiep_nhan", "T02"), ("ngay_sap_xep", "01/08/2026")], 422, "đã sáp nhập vào dòng này"),
        (&first, [("noi_tiep_nhan", "T01"), ("ngay_sap_xep", "01/08/2026")], 422, "Không thể sáp nhập vào chính mình"),
        (
            &first,
            [("noi_tiep_nhan", "Trường không có"), ("ngay_sap_xep", "01/08/2026")],
            422,
            "Sổ không có dòng nào tên hoặc mã là «Trường không có»",
        ),
        (&first, [("noi_tiep_nhan", ""), ("ngay_sap_xep", "01/08/2026")], 422, "noi_tiep_nhan"),
        (
            &first,
            [("noi_tiep_nhan", "T03"), ("ngay_sap_xep", "01/01/2020")],
            422,
            "không thể kết thúc trước hoặc đúng ngày đó",
        ),
    ] {
        let all: Vec<_> = fields.into_iter().chain([("cach_sap_xep", "merged"), ("can_cu", "Quyết định 46")]).collect();
        let refused = step(&mut lan, row, "sap-xep", &all).await;
        refused.expect_status(status);
        assert!(complaint == "noi_tiep_nhan" || refused.says(complaint), "{complaint}: {}", refused.text());
    }
    // A third goes where the second went: not into what is no more.
    let third = row_of(&add(&mut lan, &list, &institution("T04", "Trường Sao La", &[])).await);
    let gone =
        [("cach_sap_xep", "merged"), ("ngay_sap_xep", "01/08/2026"), ("noi_tiep_nhan", "T02"), ("can_cu", "QĐ 47")];
    let refused = step(&mut lan, &third, "sap-xep", &gone).await;
    refused.expect_status(409).expect("«Trường Bến Say» đã sáp nhập vào «Trung tâm Yên Hến»");
    assert_eq!(refused.value("noi_tiep_nhan").as_deref(), Some("T02"), "what was typed is kept");
    let dissolved = [("cach_sap_xep", "dissolved"), ("ngay_sap_xep", "01/08/2026"), ("can_cu", "QĐ 48")];
    step(&mut lan, &third, "sap-xep", &dissolved).await.expect("Giải thể").expect("đã kết thúc");
    // What was entered by mistake is opened again, and the merger is withdrawn with it.
    step(&mut lan, &second, "mo-lai", &[("ly_do_mo_lai", "Ghi nhầm cơ sở")]).await.expect("Đã mở lại");
    assert_eq!(counted(&mut lan, after).await.0.as_deref(), Some("3"));
}

#[tokio::test]
async fn institutions_of_two_bodies_are_merged_and_each_body_counts_its_own() {
    let world = World::new().await;
    let round = year_of(&world, "2026-1").await;
    let (mut lan, mut tu) = (world.person("lan").await, world.person("tu").await);
    let (here, there) = (institutions(&world, "du-yen-hen-2025"), institutions(&world, "du-yen-sau-2025"));
    let own = row_of(&add(&mut lan, &here, &institution("T01", "Trung tâm Yên Hến", &[])).await);
    add(&mut lan, &here, &institution("T05", "Trường Hưng Vân", &[])).await;
    add(&mut tu, &there, &institution("T02", "Trường Yên Sấu", &[])).await;
    let merger = [
        ("cach_sap_xep", "merged"),
        ("ngay_sap_xep", "01/07/2026"),
        ("noi_tiep_nhan", "truong yen sau"),
        ("can_cu", "Quyết định 45"),
    ];
    step(&mut lan, &own, "sap-xep", &merger).await.expect("sáp nhập vào").expect("Trường Yên Sấu");
    for (client, word) in [(&mut lan, "du-yen-hen-2025"), (&mut tu, "du-yen-sau-2025")] {
        let report = report_of(&world, round, word).await;
        assert_eq!(counted(client, report).await.0.as_deref(), Some("1"), "{word}");
    }
}
