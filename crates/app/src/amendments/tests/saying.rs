//! Who says that a document amends another: the text, a person, a person against the text; taking back; what cannot be.

use super::{newer, older, publish, published, register};
use testkit::World;

fn relation<'f>(kind: &'f str, older: &'f str, not: bool) -> Vec<(&'f str, &'f str)> {
    let mut fields = vec![("quan_he", kind), ("van_ban", older), ("ly_do", "Theo bản gốc có dấu")];
    if not {
        fields.push(("con", "khong"));
    }
    fields
}

#[tokio::test]
async fn what_the_text_says_can_be_corrected_and_taken_back() {
    let world = World::new().await;
    let mut minh = world.person("minh").await;
    let (old_path, old) = published(&world, &mut minh, &older()).await;
    // Said before publication, by the text.
    let path = register(&world, &mut minh, &newer()).await;
    let page = minh.get(&format!("{path}/sua-doi")).await;
    page.expect("Thay thế Hướng dẫn 9-HD/BTGDVTU").expect("khi cả hai văn bản đã ban hành");
    let (old, form) = (old.to_string(), format!("{path}/sua-doi/quan-he"));
    minh.submit(&form, &relation("replaces", &old, true)).await.expect("Đã bỏ quan hệ.").expect("Theo bản gốc có dấu");
    minh.get(&format!("{path}/sua-doi")).await.expect("chưa được ghi là sửa đổi hoặc thay thế");
    minh.post(&form, &relation("replaces", &old, true)).await.expect_status(409);
    let undo = format!("{path}/sua-doi/hoan-tac");
    let taking_back = |number| [("van_ban", old.as_str()), ("quan_he", "replaces"), ("so", number)];
    minh.post(&undo, &taking_back("7")).await.expect_status(409);
    minh.submit(&undo, &taking_back("1")).await.expect("Thay thế Hướng dẫn 9-HD/BTGDVTU");
    publish(&mut minh, &path).await;
    minh.get(&format!("{path}/sua-doi")).await.expect("Điều khoản trước và sau");
    minh.get(&old_path).await.expect("đã được Hướng dẫn 15-HD/BTGDVTU thay thế");
    // After publication too; with it the note goes.
    minh.submit(&form, &relation("replaces", &old, true)).await.expect("Đã bỏ quan hệ.");
    assert!(!minh.get(&old_path).await.says("Văn bản này đã được"));
    minh.submit(&form, &relation("amends", &old, false)).await.expect("Sửa đổi, bổ sung Hướng dẫn 9-HD/BTGDVTU");
    let id = path.trim_start_matches("/van-ban/").parse().unwrap();
    let verbs = world.history("document", id).await;
    assert_eq!(verbs.iter().filter(|entry| entry.verb == "relate-documents").count(), 4);
}

#[tokio::test]
async fn what_cannot_be_is_refused_with_what_to_do() {
    let world = World::new().await;
    let mut minh = world.person("minh").await;
    let (old_path, old) = published(&world, &mut minh, &older()).await;
    let (path, new) = published(&world, &mut minh, &newer()).await;
    let (old, new) = (old.to_string(), new.to_string());
    let form = format!("{path}/sua-doi/quan-he");
    minh.post(&format!("{old_path}/sua-doi/quan-he"), &relation("amends", &new, false))
        .await
        .expect_status(409)
        .expect("đã sửa đổi hoặc thay thế văn bản này");
    minh.post(&form, &relation("amends", &new, false)).await.expect_status(409);
    minh.post(&form, &relation("loves", &old, false)).await.expect_status(422);
    minh.post(&form, &[("quan_he", "amends"), ("van_ban", &old)]).await.expect_status(422).expect("chưa được nhập");
    minh.post(&form, &relation("amends", "00000000-0000-0000-0000-000000000001", false)).await.expect_status(404);
    world.person("lan").await.post(&form, &relation("amends", &old, false)).await.expect_status(403);
    world.person("quantri").await.post(&form, &relation("amends", &old, false)).await.expect_status(404);
    minh.submit(&format!("{path}/thu-hoi"), &[("ly_do", "Ban hành nhầm")]).await;
    minh.post(&form, &relation("amends", &old, false)).await.expect_status(409).expect("Văn bản đã bị thu hồi.");
}
