//! A register that no line of the program knows: a pack of the test's own is brought, and its register has a list, a form, Excel both
//! ways, an indicator made of its rows and a page that explains it, without touching code.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use app::reporting::{bring_packs, newest};
use database::{params, record};
use testkit::{Book, Client, Page, Put, World};

const FILES: &[(&str, &str)] = &[
    ("pack.toml", include_str!("pack/pack.toml")),
    ("regimes.toml", include_str!("pack/regimes.toml")),
    ("registers.toml", include_str!("pack/registers.toml")),
    ("indicators.toml", include_str!("pack/indicators.toml")),
    ("forms.toml", include_str!("pack/forms.toml")),
];

record! {
    struct Id { id: domain::ids::ReportId }
}

/// Gives a workbook back and waits until it was looked at, or written.
async fn settled(client: &mut Client, page: Page) -> Page {
    let path = page.location().expect("a way on").to_owned();
    for _ in 0..600 {
        let page = client.get(&path).await;
        if !page.html().contains("data-working") {
            return page;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("the workbook is never done");
}

#[tokio::test]
async fn a_register_of_a_pack_that_nobody_knows_works_whole() {
    assert!(bring_packs(vec![FILES]), "packs are brought before anything asks for one");
    assert!(newest("libraries").is_ok(), "the pack is read");
    let world = World::new().await;
    let list = format!("/so-theo-doi/don-vi/{}/libraries/reading-rooms", world.organisation("du-yen-hen-2025"));
    let mut lan = world.person("lan").await;
    lan.get("/so-theo-doi").await.expect("Phòng đọc");
    lan.get("/goi-nghiep-vu/libraries").await.expect("Phòng đọc").expect("Số sách").expect("Chỉ tiêu lấy số từ sổ");

    let form = lan.get(&format!("{list}/moi")).await;
    form.expect("Tên phòng đọc").expect("trong trường học").expect("Số sách (cuốn)").expect("Ngày kiểm kê");
    let fields =
        [("f-name", "Phòng đọc Yên Hến"), ("f-kind", "village"), ("f-books", "300"), ("tu_ngay", "01/01/2024")];
    lan.submit(&format!("{list}/moi"), &fields).await.expect("Đã thêm vào sổ").expect("ở thôn, bản");
    lan.submit(&format!("{list}/moi"), &fields).await.expect_status(422).expect("Mã này đã có trong sổ");
    lan.get(&format!("{list}?q=phong+doc+yen")).await.expect("Phòng đọc Yên Hến").expect("Số sách (cuốn): 300");

    let page = lan.get(&format!("{list}/excel/mau")).await;
    let mut book = Book::of(&page.body);
    book.put("Phòng đọc Yên Hến", "books", 320.0);
    for (code, put) in [
        ("name", Put::Text("Phòng đọc Trường Hưng Vân".to_owned())),
        ("kind", Put::Text("Trong trường học".to_owned())),
        ("books", Put::Number(80.0)),
        ("@from", Put::Day),
    ] {
        let (sheet, _, column) = book.at(code, code);
        book.put_at((sheet, 6, column), put);
    }
    let page = lan.upload(&format!("{list}/excel"), &[], "tep", "so.xlsx", &book.bytes()).await;
    let upload = page.location().expect("a way on").to_owned();
    settled(&mut lan, page).await.expect("1 dòng mới, 1 dòng thay đổi").expect("0 chỗ sai");
    let page = lan.post(&upload, &[]).await;
    settled(&mut lan, page).await.expect("Đã ghi: 1 dòng mới, 1 dòng thay đổi");

    let mut minh = world.person("minh").await;
    let round = [("bieu", "libraries/year"), ("ky", "2026-1"), ("han", "31/12/2026"), ("loai", "party:dang-uy-xa")];
    minh.submit("/bao-cao/dot/moi", &round).await.expect("Đã mở đợt báo cáo");
    const FIND: &str = "SELECT r.id FROM report r JOIN reporting_round o ON o.id = r.round_id \
         WHERE o.pack = 'libraries' AND r.organisation_id = $1";
    let values = params![world.organisation("du-yen-hen-2025")];
    let report = world.connection().await.one::<Id>(FIND, values).await.expect("a report").id;
    let entry = lan.get(&format!("/bao-cao/{report}/nhap")).await;
    for (name, value) in
        [("o-L1.value", "2"), ("o-L1.part.school", "1"), ("o-L1.part.village", "1"), ("o-L2.value", "400")]
    {
        assert_eq!(entry.value(name).as_deref(), Some(value), "{name}");
    }
    entry.expect("Lấy từ sổ «Phòng đọc», 2 dòng");
    lan.get(&format!("/so-theo-doi/so-lieu/{report}/L1.part.school"))
        .await
        .expect("Trường Hưng Vân")
        .expect("Loại phòng");
}
