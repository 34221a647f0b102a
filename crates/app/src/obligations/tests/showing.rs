//! Stories of the page of one obligation: today's holders, the chain before them, and what is not clear.

use super::{duty, opened};
use database::params;
use domain::obligations::Timing;
use jiff::civil::date;
use testkit::{Client, Page, World};

/// Opens the first obligation of the list.
async fn first(client: &mut Client) -> Page {
    let list = client.get("/nhiem-vu").await;
    let address = list.links("/nhiem-vu/").into_iter().next().expect("an obligation in the list");
    client.get(&address).await
}

#[tokio::test]
async fn the_chain_from_the_district_is_told_with_its_legal_basis() {
    let world = World::new().await;
    opened(&world, date(2024, 7, 1), vec![duty(&world, "Xây dựng kế hoạch", &["cu-vinh-gao"])]).await;
    let mut minh = world.person("minh").await;
    let page = first(&mut minh).await;
    page.expect_status(200).expect("Đơn vị thực hiện hôm nay 3").expect("Đã chuyển giao 1");
    page.expect("Nhận chuyển giao từ Huyện ủy Vĩnh Gạo");
    page.expect("01/07/2025 Huyện ủy Vĩnh Gạo Đã chuyển giao");
    page.expect("Chuyển cho Đảng ủy xã Vĩnh Gạo, Đảng ủy xã Yên Hến, Đảng ủy xã Yên Sấu.");
    page.expect("Căn cứ: Nghị quyết 203/2025/QH15");
    page.expect("Cơ quan theo dõi: Ban Tuyên giáo và Dân vận Tỉnh ủy");
    page.expect("3 đơn vị chưa phân công thủ trưởng");
    assert_eq!(page.links("/phan-viec/").len(), 4);
}

#[tokio::test]
async fn a_commune_sees_its_own_row_and_the_one_it_inherited() {
    let world = World::new().await;
    opened(&world, date(2024, 7, 1), vec![duty(&world, "Xây dựng kế hoạch", &["cu-vinh-gao", "cu-ben-say"])]).await;
    let mut lan = world.person("lan").await;
    let page = first(&mut lan).await;
    page.expect("Đơn vị thực hiện hôm nay 1").expect("Đảng ủy xã Yên Hến").expect("Chỉ hiện phần việc");
    page.expect("Huyện ủy Vĩnh Gạo").expect("0/1 đã công nhận");
    assert!(!page.says("Bến Sậy"), "another district's chain is shown");
    assert_eq!(page.links("/phan-viec/").len(), 2);
}

#[tokio::test]
async fn strangers_do_not_learn_that_it_exists() {
    let world = World::new().await;
    opened(&world, date(2026, 9, 1), vec![duty(&world, "Rà soát", &["du-yen-sau-2025"])]).await;
    let mut minh = world.person("minh").await;
    let address = minh.get("/nhiem-vu").await.links("/nhiem-vu/").remove(0);
    for login in ["lan", "mai", "quantri"] {
        world.person(login).await.get(&address).await.expect_status(404);
    }
    for login in ["tu", "minh", "binh", "kien"] {
        world.person(login).await.get(&address).await.expect_status(200);
    }
    assert!(world.visitor().get(&address).await.is_redirect());
    minh.get("/nhiem-vu/00000000-0000-7000-8000-000000000000").await.expect_status(404);
    minh.get("/nhiem-vu/khong-phai-ma").await.expect_status(404);
}

#[tokio::test]
async fn what_the_document_does_not_say_is_a_question() {
    let world = World::new().await;
    let mut vague = duty(&world, "Đẩy mạnh tuyên truyền", &["du-yen-hen-2025"]);
    vague.outputs = Vec::new();
    vague.timing = Timing::Standing { confirm_every_months: 6 };
    opened(&world, date(2026, 9, 1), vec![vague]).await;
    let mut minh = world.person("minh").await;
    let page = first(&mut minh).await;
    page.expect("Văn bản không nêu thời hạn. Bao giờ xong?").expect("thường xuyên, xác nhận 6 tháng một lần");
    page.expect("Sản phẩm phải có là gì?").expect("văn bản không nêu đơn vị phối hợp");
}

#[tokio::test]
async fn a_clear_obligation_asks_nothing_and_shows_its_supporters() {
    let world = World::new().await;
    let mut clear = duty(&world, "Xây dựng kế hoạch", &["du-yen-hen-2025"]);
    clear.supporters = vec![world.organisation("mttq-yen-hen-2025")];
    clear.timing = Timing::Once { due_on: date(2026, 11, 30), time: Some(jiff::civil::time(17, 0, 0, 0)) };
    opened(&world, date(2026, 9, 1), vec![clear]).await;
    let mut minh = world.person("minh").await;
    let page = first(&mut minh).await;
    page.expect("30/11/2026 còn 7 ngày").expect("17:00 ngày 30/11/2026").expect("kế hoạch");
    page.expect("Phối hợp: Ủy ban Mặt trận Tổ quốc Việt Nam xã Yên Hến").expect("phối hợp");
    assert!(!page.says("Bao giờ xong?") && !page.says("Sản phẩm phải có là gì?"));
}

#[tokio::test]
async fn the_words_of_the_source_are_quoted_with_their_place() {
    const TEXT: &str = "INSERT INTO text_version (id, document_id, number, file_sha256, file_name, text_sha256, \
         reader_version, reading, added_by, added_at_ms) SELECT $1, $2, 1, $3, 'a.txt', $3, 1, $4, id, 0 FROM account \
         WHERE login = 'minh'";
    const FILE: &str =
        "INSERT INTO file (sha256, size_bytes, media_type, stored_at_ms) VALUES ($1, 1, 'text/plain', 0)";
    const PUBLICATION: &str = "INSERT INTO publication (document_id, text_version_id, publisher_id, effective_on, \
         obligations, assignments, published_by, published_at_ms) \
         SELECT $1, $2, owner_id, '2026-09-01', 1, 1, registered_by, 0 FROM document WHERE id = $1";
    let world = World::new().await;
    let mut quoted = duty(&world, "Xây dựng kế hoạch", &["du-yen-hen-2025"]);
    quoted.span = (7, 24);
    let document = opened(&world, date(2026, 9, 1), vec![quoted]).await;
    let reading = serde_json::json!({
        "text": "Mục 1.\nXây dựng kế hoạch. Hết.", "duties": [{"span": [0, 3]}, {"span": [7, 24]}],
    });
    let write = world.app.database().write(move |tx| {
        Box::pin(async move {
            let text: domain::ids::TextVersionId = tx.new_id();
            _ = tx.execute(FILE, params![[7_u8; 32]]).await?;
            _ = tx.execute(TEXT, params![text, document, [7_u8; 32], reading.to_string()]).await?;
            _ = tx.execute(PUBLICATION, params![document, text]).await?;
            Ok::<_, crate::failure::Failure>(())
        })
    });
    write.await.expect("a publication");
    let mut minh = world.person("minh").await;
    let page = first(&mut minh).await;
    page.expect("“Xây dựng kế hoạch”");
    assert_eq!(page.link("/van-ban/"), Some(format!("/van-ban/{document}#n2")));
    let assignment = page.link("/phan-viec/").expect("the assignment");
    let page = minh.get(&assignment).await;
    assert!(page.links("/van-ban/").contains(&format!("/van-ban/{document}#n2")), "{}", page.text());
}

#[tokio::test]
async fn both_languages_show_it() {
    let world = World::new().await;
    opened(&world, date(2024, 7, 1), vec![duty(&world, "Xây dựng kế hoạch", &["cu-vinh-gao"])]).await;
    let mut minh = world.person("minh").await;
    let list = minh.get("/nhiem-vu").await;
    let address = list.links("/nhiem-vu/").remove(0);
    minh.post("/ngon-ngu", &[("ngon_ngu", "en"), ("ve", "/nhiem-vu")]).await;
    minh.get("/nhiem-vu").await.expect("1 obligation that you follow").expect("3 not acknowledged");
    minh.get(&address).await.expect("Who holds it today").expect("Legal basis: Nghị quyết 203/2025/QH15");
}
