//! Figures of a report are made of the unit's rows: they fill empty boxes, another number is asked about, what was submitted stays,
//! and a register that changes afterwards is told and never taken over in silence.

use super::add;
use crate::reporting::tests::{At, opened, report_of, three_at};
use testkit::{Client, Page, World};

fn classes(world: &World) -> String {
    format!("/so-theo-doi/don-vi/{}/vocational-education/training-classes", world.organisation("du-yen-hen-2025"))
}

async fn class(client: &mut Client, list: &str, name: &str, (opened, group, learners): (&str, &str, &str)) -> Page {
    let fields = [
        ("f-class", name),
        ("f-opened-on", opened),
        ("f-group", group),
        ("f-trade-field", "farm"),
        ("f-learners", learners),
    ];
    add(client, list, &fields).await
}

/// Everything that the form asks for beside what the register makes.
const REST: &[(&str, &str)] = &[
    ("o-A01.value", "3"),
    ("o-A02.numerator", "7"),
    ("o-A02.denominator", "9"),
    ("o-A04.value", "2"),
    ("o-A05.value", "310"),
    ("o-A07.value", "12"),
    ("o-C06.denominator", "900"),
    ("o-C08.part.female", "20"),
    ("o-C08.part.ethnic-minority", "10"),
    ("o-C08.part.poor-household", "5"),
    ("l-results", "Đã quán triệt đến tất cả chi bộ."),
];

#[tokio::test]
async fn rows_make_the_figures_of_a_report_and_what_was_submitted_stays() {
    let world = World::new().await;
    let list = classes(&world);
    let round = opened(&world, "2026-2").await;
    let id = report_of(&world, round, "du-yen-hen-2025").await;
    let (mut lan, mut son, mut minh) = three_at(&world, id).await;
    class(&mut lan.client, &list, "Trồng nấm K1", ("05/07/2026", "farmer", "30")).await.expect("Đã thêm vào sổ");
    class(&mut lan.client, &list, "Nuôi ong K2", ("05/09/2026", "farmer", "25")).await;
    class(&mut lan.client, &list, "Nuôi ong K1", ("05/03/2026", "farmer", "99")).await;
    class(&mut lan.client, &list, "May K1", ("05/09/2026", "worker", "40")).await;
    lan.client.get(&list).await.expect("4 dòng").expect("Số người học (người): 194");
    let form = lan.form().await;
    assert_eq!(form.value("o-C08.value").as_deref(), Some("55"), "two classes of farmers began in the period");
    form.expect("Lấy từ sổ «Lớp đào tạo nghề theo đối tượng», 2 dòng");

    // Another number than the register makes is asked about.
    lan.type_in(REST).await;
    let odd = lan.type_in(&[("o-C08.value", "60")]).await;
    odd.expect("khác số tính từ sổ theo dõi của đơn vị (55)");
    son.look().await.expect("1 cảnh báo chưa giải trình");
    lan.type_in(&[("o-C08.value", "55")]).await;
    son.step("duyet", &[]).await.expect("Đã duyệt");
    son.step("gui", &[]).await.expect("BC-2026");
    assert!(!son.look().await.says("Sổ đã đổi"));

    // The register changes: the report keeps what was submitted, and says so to both sides.
    class(&mut lan.client, &list, "Nuôi ong K3", ("15/10/2026", "farmer", "10")).await;
    let told = son.look().await;
    told.expect("Sổ đã đổi").expect("55 → 65");
    minh.look().await.expect("Sổ đã đổi");
    let path = told.link(&format!("/so-theo-doi/so-lieu/{id}/C08.value")).expect("a way to the rows");
    let rows = son.client.get(&path).await;
    rows.expect("Nuôi ong K3").expect("Tính từ sổ lúc gửi báo cáo").expect("65");
    minh.step("cong-nhan", &[]).await.expect("Đã công nhận");
    lan.look().await.expect("mở đính chính nếu cần cập nhật");
    lan.step("dinh-chinh", &[("ly_do", "Sổ bổ sung lớp K3")]).await;
    let form = lan.form().await;
    assert_eq!(form.value("o-C08.value").as_deref(), Some("55"), "nothing is taken over in silence");
    form.expect("khác số tính từ sổ theo dõi của đơn vị (65)");
    lan.type_in(&[("o-C08.value", "65")]).await;
    son.step("duyet", &[]).await;
    son.step("gui", &[]).await;
    assert!(!At::new(&world, "son", id).await.look().await.says("Sổ đã đổi"));
}
