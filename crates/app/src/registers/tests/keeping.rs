//! A clerk keeps a register; what is wrong is told at its field and nothing typed is lost; two people at once; who may.

use super::{add, as_it_stands, change, institution, institutions, row_of, step};
use testkit::World;

#[tokio::test]
async fn a_clerk_adds_changes_ends_and_withdraws_rows_and_every_act_is_kept() {
    let world = World::new().await;
    let (mut lan, list) = (world.person("lan").await, institutions(&world, "du-yen-hen-2025"));
    let own = lan.get("/so-theo-doi").await;
    own.expect("Cơ sở giáo dục nghề nghiệp").expect("Lớp đào tạo nghề theo đối tượng").expect("Đảng ủy xã Yên Hến");
    own.expect("Sổ do đơn vị khác giữ").expect("Chương trình, dự án hợp tác quốc tế");
    lan.get(&list).await.expect("Sổ chưa có dòng nào");
    let form = lan.get(&format!("{list}/moi")).await;
    form.expect("Mã cơ sở").expect("Quy mô đào tạo (người/năm)").expect("trung tâm giáo dục nghề nghiệp");
    let fields = institution("T01", "Trung tâm Yên Hến", &[("f-capacity", "1.200"), ("f-owner", "Đảng ủy xã Yên Hến")]);
    let shown = add(&mut lan, &list, &fields).await;
    shown.expect("Đã thêm vào sổ").expect("Trung tâm Yên Hến").expect("1.200").expect("từ 01/01/2020");
    let row = row_of(&shown);

    // What the world changed holds from its day; what was wrong is put right from the beginning.
    let autonomy = [("f-autonomy", "running"), ("hieu_luc_tu", "01/07/2026"), ("ly_do", "Quyết định 12")];
    let changed = change(&mut lan, &row, &autonomy).await;
    changed.expect("Đã ghi thay đổi").expect("tự bảo đảm chi thường xuyên").expect("có hiệu lực từ 01/07/2026");
    changed.expect("Quyết định 12");
    let before = lan.get(&format!("{row}?ngay=30/06/2026")).await;
    before.expect("tại ngày 30/06/2026");
    assert!(!before.text().split("Diễn biến").next().unwrap().contains("tự bảo đảm"), "it was not so before");
    let early = [("f-autonomy", "none"), ("hieu_luc_tu", "01/06/2026")];
    change(&mut lan, &row, &early).await.expect_status(422).expect("Lần thay đổi gần nhất có hiệu lực từ 01/07/2026");

    for (query, words, found) in [
        ("q=trung+tam", "Trung tâm Yên Hến", true),
        ("q=cao+dang", "Trung tâm Yên Hến", false),
        ("f-type=centre", "Trung tâm Yên Hến", true),
        ("f-type=college", "Trung tâm Yên Hến", false),
        ("ngay=31/12/2019", "Trung tâm Yên Hến", false),
        ("ngay=31/12/2019&trang-thai=tat-ca", "chưa bắt đầu", true),
        ("ngay=hom-qua", "Chưa đọc được ngày này", true),
    ] {
        assert_eq!(lan.get(&format!("{list}?{query}")).await.says(words), found, "{query}");
    }
    let workbook = lan.get(&format!("{list}?dang=xlsx")).await;
    workbook.expect_status(200);
    assert!(workbook.body.starts_with(b"PK"));

    let ended =
        step(&mut lan, &row, "ket-thuc", &[("ngay_cuoi", "31/10/2026"), ("ly_do_ket_thuc", "Hết thời hạn")]).await;
    ended.expect("Đã ghi ngày kết thúc").expect("đã kết thúc").expect("Hết thời hạn");
    assert!(!lan.get(&list).await.says("Trung tâm Yên Hến"), "it stands no more today");
    lan.get(&format!("{list}?ngay=31/10/2026")).await.expect("Trung tâm Yên Hến");
    step(&mut lan, &row, "mo-lai", &[("ly_do_mo_lai", "Ghi nhầm")]).await.expect("Đã mở lại");
    let withdrawn = step(&mut lan, &row, "rut", &[("ly_do_rut", "Ghi trùng")]).await;
    withdrawn.expect("Đã rút khỏi sổ").expect("đã rút").expect("Ghi trùng");
    lan.get(&format!("{list}?trang-thai=rut")).await.expect("Trung tâm Yên Hến");
    let history = world.history("register-record", row.rsplit('/').next().unwrap().parse().unwrap()).await;
    let told: Vec<_> = history.iter().map(|row| (row.verb.as_str(), row.login.as_deref())).collect();
    assert_eq!(told, [("keep-register", Some("lan")); 5]);
}

#[tokio::test]
async fn what_is_wrong_is_told_at_its_field_and_what_was_typed_is_kept() {
    let world = World::new().await;
    let (mut lan, list) = (world.person("lan").await, institutions(&world, "du-yen-hen-2025"));
    add(&mut lan, &list, &institution("T01", "Trung tâm Yên Hến", &[("den_het_ngay", "31/12/2024")])).await;
    type Case = (&'static [(&'static str, &'static str)], &'static str);
    let cases: &[Case] = &[
        (&[("f-name", " ")], "Ô này còn trống"),
        (&[("f-capacity", "1,200")], "đọc được hai cách"),
        (&[("f-capacity", "nhiều")], "không phải là số"),
        (&[("f-capacity", "50 người")], "còn có chữ «người»"),
        (&[("f-type", "university")], "không có trong các lựa chọn"),
        (&[("f-owner", "Ủy ban nào đó")], "Không có đơn vị nào tên hoặc mã là «Ủy ban nào đó»"),
        (&[("tu_ngay", "")], "Chưa có ngày bắt đầu"),
        (&[("tu_ngay", "31/02/2020")], "không phải là ngày"),
        (&[("tu_ngay", "01/01/2026"), ("den_het_ngay", "31/12/2025")], "Ngày kết thúc trước ngày bắt đầu"),
        (&[("tu_ngay", "31/12/2024")], "cùng mã và trùng thời gian"),
        (&[("f-code", " t01")], "Mã này đã có trong sổ: «Trung tâm Yên Hến»"),
    ];
    for (otherwise, complaint) in cases {
        let refused = add(&mut lan, &list, &institution("T01", "Trường khác", otherwise)).await;
        refused.expect_status(422).expect(complaint);
        assert_eq!(refused.value("f-basis").as_deref(), Some(""));
        for (name, typed) in otherwise.iter().filter(|(name, _)| *name != "f-type") {
            assert_eq!(refused.value(name).as_deref(), Some(*typed), "{name} is kept");
        }
    }
    lan.get(&format!("{list}?trang-thai=tat-ca")).await.expect("1 dòng");
    // One follows the other: the same school under the same code.
    add(&mut lan, &list, &institution("T01", "Trung tâm mới", &[("tu_ngay", "01/01/2025")]))
        .await
        .expect("Đã thêm vào sổ");
}

#[tokio::test]
async fn two_people_at_one_row_and_a_register_that_is_not_theirs() {
    let world = World::new().await;
    let list = institutions(&world, "du-yen-hen-2025");
    let (mut lan, mut son) = (world.person("lan").await, world.person("son").await);
    let row = row_of(&add(&mut lan, &list, &institution("T01", "Trung tâm Yên Hến", &[])).await);
    let seen = son.get(&format!("{row}/sua")).await;
    change(&mut lan, &row, &[("f-capacity", "300")]).await.expect("Đã ghi thay đổi");
    let late = as_it_stands(&seen, &[("f-name", "Trung tâm GDNN Yên Hến")]);
    let late: Vec<(&str, &str)> = late.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let refused = son.submit(&format!("{row}/sua"), &late).await;
    refused.expect_status(409).expect("Trong sổ đang là: 300");
    assert_eq!(refused.value("f-name").as_deref(), Some("Trung tâm GDNN Yên Hến"), "what was typed is kept");
    // Sent again from the page that shows both, it is taken.
    let again = as_it_stands(&refused, &[("f-capacity", "300")]);
    let again: Vec<(&str, &str)> = again.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    son.submit(&format!("{row}/sua"), &again).await.expect("Đã ghi thay đổi").expect("Trung tâm GDNN Yên Hến");

    // Above it is read, and not written; beside it nobody knows of it.
    for (login, reads, keeps) in [("binh", 200, 403), ("tu", 404, 404), ("mai", 404, 404)] {
        let mut person = world.person(login).await;
        person.get(&list).await.expect_status(reads);
        person.get(&row).await.expect_status(reads);
        person.get(&format!("{list}/moi")).await.expect_status(keeps);
        add(&mut person, &list, &institution("T09", "Trường khác", &[])).await.expect_status(keeps);
        person.get(&format!("{list}/excel/mau")).await.expect_status(keeps);
        person.post(&format!("{row}/rut"), &[("version", "3"), ("ly_do_rut", "x")]).await.expect_status(keeps);
    }
    let mut binh = world.person("binh").await;
    let province = institutions(&world, "tinh-uy");
    binh.get(&format!("{province}?cap-duoi=1")).await.expect("Trung tâm GDNN Yên Hến").expect("Đảng ủy xã Yên Hến");
    // A body of a class that is not named keeps no such register.
    let of_others = list.replace("institutions", "international-projects");
    lan.get(&format!("{of_others}/moi")).await.expect_status(422).expect("không thuộc loại được giao giữ sổ này");
    lan.get(&list.replace("institutions", "schools")).await.expect_status(404);
}
