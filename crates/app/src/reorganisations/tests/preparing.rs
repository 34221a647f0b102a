//! Stories of preparing: typed and pasted rows, faults with row and column, names that are asked, new bodies that change.

use super::*;

#[tokio::test]
async fn the_list_is_empty_at_first_and_offers_to_begin() {
    let world = World::new().await;
    let mut binh = world.person("binh").await;
    binh.get("/don-vi").await.expect("Sắp xếp tổ chức");
    binh.get("/don-vi/sap-xep").await.expect("Chưa có bản sắp xếp nào").expect("Lập bản sắp xếp");
    world
        .person("lan")
        .await
        .get("/don-vi/sap-xep")
        .await
        .expect_status(200)
        .expect("Chưa có bản sắp xếp nào được áp dụng");
    begun(&world, &mut binh, TODAY, MERGER).await;
    binh.get("/don-vi/sap-xep").await.expect("Sắp xếp các xã Yên Vĩnh").expect("Đang chuẩn bị");
    world.person("lan").await.get("/don-vi/sap-xep").await.expect("Chưa có bản sắp xếp nào được áp dụng");
}

#[tokio::test]
async fn what_was_typed_comes_back_and_faults_name_row_and_column() {
    let world = World::new().await;
    let mut binh = world.person("binh").await;
    binh.get("/don-vi/sap-xep/moi").await.expect_status(200).expect("Dán từ bảng tính");
    let owner = world.organisation("tinh-uy").to_string();
    let form = [("co_quan", owner.as_str()), ("ngay", "31/02/2027"), ("so_dong", "1"), ("cu-1", "Đảng ủy xã Yên Hến")];
    let page = binh.post("/don-vi/sap-xep/moi", &form).await;
    page.expect_status(422).expect("Không có ngày này trong lịch");
    assert_eq!(page.value("cu-1").as_deref(), Some("Đảng ủy xã Yên Hến"));
    assert_eq!(page.value("ngay").as_deref(), Some("31/02/2027"));

    let rows = "cũ\tmới\ttỷ lệ\nĐảng ủy xã Không Đâu\tĐảng ủy xã Yên Vĩnh\nHuyện ủy Vĩnh Gạo\tĐảng ủy xã Yên Vĩnh\n\
         Đảng ủy xã Yên Sấu\tĐảng ủy xã Yên Vĩnh\t1/2\n";
    let path = begun(&world, &mut binh, TODAY, rows).await;
    let page = binh.get(&path).await;
    page.expect("Dòng 1, cột Đơn vị cũ: Không có đơn vị nào tên «Đảng ủy xã Không Đâu»");
    page.expect("Dòng 2, cột Đơn vị cũ: «Huyện ủy Vĩnh Gạo» đã kết thúc hoạt động từ 01/07/2025");
    page.expect("Dòng 3, cột Tỷ lệ:").expect("cộng lại là 1/2, chưa bằng 1");
    binh.get(&format!("{path}/chot")).await.expect("lỗi ở các dòng");
    step(&mut binh, &path, "chot", &[]).await.expect_status(422);

    let edit = binh.get(&format!("{path}/sua")).await;
    assert_eq!(edit.value("cu-2").as_deref(), Some("Huyện ủy Vĩnh Gạo"));
    let form = [
        ("ten", "Sắp xếp Yên Sấu"),
        ("can_cu", "Nghị quyết 9"),
        ("ngay", TODAY),
        ("so_dong", "1"),
        ("cu-1", "Đảng ủy xã Yên Sấu"),
        ("moi-1", "Đảng ủy xã Yên Vĩnh"),
        ("loai-1", "merge"),
    ];
    let page = step(&mut binh, &path, "sua", &form).await;
    page.expect("Đã lưu thay đổi").expect("Sáp nhập");
    assert!(!page.says("cột Đơn vị cũ:"));
    // English says the same.
    binh.post("/ngon-ngu", &[("ngon_ngu", "en"), ("den", &path)]).await;
}

#[tokio::test]
async fn a_name_is_asked_and_a_new_body_is_changed() {
    let world = World::new().await;
    let mut binh = world.person("binh").await;
    let rows = "Đảng ủy xã Yên Hến\tĐảng ủy xã Yên Hến\nĐảng ủy xã Yên Sấu\tĐảng ủy xã Yên Hến\n";
    let path = begun(&world, &mut binh, TODAY, rows).await;
    let page = binh.get(&path).await;
    page.expect("tên cần xác định").expect("Đơn vị thành lập mới tên «Đảng ủy xã Yên Hến»");
    let version = page.value("version").unwrap();
    let key = page.value("khoa-1").unwrap();
    step_from(&mut binh, &path, "ten", &version, &[("khoa-1", &key)]).await.expect_status(422);
    let answer = [("khoa-1", key.as_str()), ("nghia-1", "moi")];
    let page = step_from(&mut binh, &path, "ten", &version, &answer).await;
    page.expect("Đã lưu câu trả lời").expect("Đơn vị thành lập mới 1");
    let version = page.value("version").unwrap();
    let change = [
        ("khoa", "đảng ủy xã yên hến"),
        ("loai", "dang-uy-phuong"),
        ("ten_ngan", "ĐU Yên Hến"),
        ("goc-cap_tren-party", "Tỉnh ủy Lam Giang"),
        ("cap_tren-party", "Tỉnh ủy Lam Giang"),
    ];
    let page = step_from(&mut binh, &path, "don-vi-moi", &version, &change).await;
    page.expect("Đã sửa đơn vị mới").expect("đảng ủy phường").expect("ĐU Yên Hến");
    step(&mut binh, &path, "chot", &[]).await.expect("Đã chốt");
    step(&mut binh, &path, "ap-dung", &[]).await.expect("Đã áp dụng");
    let new = named(&world, "Đảng ủy xã Yên Hến");
    assert_ne!(new, world.organisation("du-yen-hen-2025"));
    assert_eq!(world.app.organisations().class(new, world.app.today()), Some("dang-uy-phuong"));
}

#[tokio::test]
async fn a_draft_is_given_up_and_begun_again() {
    let world = World::new().await;
    let mut binh = world.person("binh").await;
    let path = begun(&world, &mut binh, TODAY, MERGER).await;
    step(&mut binh, &path, "bo", &[("ly_do", "")]).await.expect_status(422);
    step(&mut binh, &path, "bo", &[("ly_do", "Chưa có chủ trương")]).await.expect("Đã bỏ").expect("Chưa có chủ trương");
    binh.get(&format!("{path}/sua")).await.expect_status(409).expect("đã bỏ");
    step(&mut binh, &path, "chot", &[]).await.expect("đã bỏ");
    let again = binh.submit(&format!("{path}/lap-lai"), &[]).await;
    again.expect("Đang chuẩn bị").expect("Đảng ủy xã Yên Vĩnh");
}

#[tokio::test]
async fn rows_come_from_a_workbook_or_from_a_table_with_line_breaks_in_its_cells() {
    let world = World::new().await;
    let mut binh = world.person("binh").await;
    let owner = world.organisation("tinh-uy").to_string();
    let head = [("ten", "Sắp xếp Yên Vĩnh"), ("can_cu", "Nghị quyết 9"), ("ngay", TODAY), ("co_quan", owner.as_str())];
    let cells = |row: [&str; 3]| row.map(str::to_owned).to_vec();
    let rows =
        [cells(["Căn cứ", "Đơn vị cũ", "Đơn vị mới"]), cells(["NQ 10", "Đảng ủy xã Yên Sấu", "Đảng ủy xã Yên Vĩnh"])];
    let sheet = papers::tables::Sheet::of("Sắp xếp", rows);
    let file = papers::tables::written_as_xlsx(&papers::tables::Workbook { sheets: vec![sheet] }).expect("a workbook");
    let begun = binh.upload("/don-vi/sap-xep/moi", &head, "tep", "sap-xep.xlsx", &file).await;
    let path = begun.location().expect("a draft").to_owned();
    let edit = binh.get(&format!("{path}/sua")).await;
    assert_eq!(edit.value("cu-1").as_deref(), Some("Đảng ủy xã Yên Sấu"));
    assert_eq!(edit.value("moi-1").as_deref(), Some("Đảng ủy xã Yên Vĩnh"));
    assert_eq!(edit.value("can_cu-1").as_deref(), Some("NQ 10"));

    // A second table takes the place of the first; a file that is no table is refused, and what was typed stays.
    let version = edit.value("version").expect("a version");
    let pasted = "cũ\tmới\n\"Đảng ủy xã\nYên Hến\"\tĐảng ủy xã Yên Vĩnh\n";
    let mut form = head.to_vec();
    form.extend([("version", version.as_str()), ("thay", "1"), ("so_dong", "1"), ("cu-1", "Đảng ủy xã Yên Sấu")]);
    let broken =
        binh.upload(&format!("{path}/sua"), &form, "tep", "sap-xep.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1").await;
    broken.expect_status(422);
    assert_eq!(broken.value("cu-1").as_deref(), Some("Đảng ủy xã Yên Sấu"));
    form.push(("bang", pasted));
    binh.upload(&format!("{path}/sua"), &form, "tep", "", b"").await.expect_status(303);
    let edit = binh.get(&format!("{path}/sua")).await;
    assert_eq!(edit.value("cu-1").as_deref(), Some("Đảng ủy xã Yên Hến"));
    assert_eq!(edit.value("cu-2").as_deref(), Some(""));
}
