//! What the page shows of two documents, and pairing anew; two people who do so at once.

use super::{amending, clause, newer, older, pair, published};
use testkit::World;

#[tokio::test]
async fn a_replacing_guidance_is_paired_as_a_whole_and_everyone_concerned_is_told() {
    let world = World::new().await;
    let mut minh = world.person("minh").await;
    let (old_path, _) = published(&world, &mut minh, &older()).await;
    let (path, _) = published(&world, &mut minh, &newer()).await;
    let page = minh.get(&format!("{path}/sua-doi")).await;
    page.expect_status(200)
        .expect("Thay thế Hướng dẫn 9-HD/BTGDVTU")
        .expect("Giữ nguyên: 1")
        .expect("Bỏ")
        .expect("Mới");
    assert!(page.html().contains(r#"<ins class="new">và tập huấn"#), "the new words are marked");
    minh.get(&old_path).await.expect("Văn bản này đã được Hướng dẫn 15-HD/BTGDVTU thay thế.");
    let lan = world.person("lan").await.get(&old_path).await;
    lan.expect("Văn bản này đã được Hướng dẫn 15-HD/BTGDVTU thay thế.");
    // Someone who may read neither finds nothing.
    world.person("quantri").await.get(&format!("{path}/sua-doi")).await.expect_status(404);
}

#[tokio::test]
async fn an_amending_guidance_touches_only_what_it_names() {
    let world = World::new().await;
    let mut minh = world.person("minh").await;
    let (_, old) = published(&world, &mut minh, &older()).await;
    let (path, new) = published(&world, &mut minh, &amending()).await;
    let page = minh.get(&format!("{path}/sua-doi")).await;
    page.expect("Sửa đổi, bổ sung Hướng dẫn 9-HD/BTGDVTU").expect("Giữ nguyên: 0");
    let succession = app_succession(&world).await;
    let (first, second, third) =
        (clause(&world, old, "1").await, clause(&world, old, "2").await, clause(&world, old, "3").await);
    assert_eq!(succession.stale(first, None), None);
    assert_eq!(succession.stale(second, None), Some(domain::amendments::Stale::Changed));
    assert_eq!(succession.stale(third, None), Some(domain::amendments::Stale::Removed));
    let changed = clause(&world, new, "1").await;
    assert_eq!(succession.current(second).into_iter().collect::<Vec<_>>(), [changed]);
    // Retracting the amendment makes everything what it was.
    minh.submit(&format!("{path}/thu-hoi"), &[("ly_do", "Ban hành nhầm")]).await.expect("Đã thu hồi");
    assert_eq!(app_succession(&world).await.stale(second, None), None);
}

async fn app_succession(world: &World) -> domain::amendments::Succession {
    crate::amendments::succession_in(&mut world.connection().await).await.expect("the pairs that count")
}

#[tokio::test]
async fn of_two_who_pair_a_clause_anew_the_second_is_told() {
    let world = World::new().await;
    let mut minh = world.person("minh").await;
    let (_, old) = published(&world, &mut minh, &older()).await;
    let (path, new) = published(&world, &mut minh, &newer()).await;
    let (third, group) = (clause(&world, old, "3").await.to_string(), clause(&world, new, "3").await.to_string());
    let (older, form) = (old.to_string(), format!("{path}/sua-doi/ghep"));
    let fields = pair(&older, &third, &group, "changed", "1");
    minh.submit(&form, &fields).await.expect_status(200).expect("Đã ghép lại.").expect("Đọc lại cả hai văn bản");
    minh.post(&form, &fields).await.expect_status(409).expect("vừa thay đổi");
    // Bad input: no reason, a clause of another document, «removed» with a clause, nonsense.
    let mut bare = pair(&older, &third, &group, "changed", "2");
    bare[5].1 = " ";
    minh.post(&form, &bare).await.expect_status(422);
    minh.post(&form, &pair(&older, &group, &third, "changed", "0")).await.expect_status(404);
    minh.post(&form, &pair(&older, &third, &group, "removed", "2")).await.expect_status(422);
    minh.post(&form, &pair(&older, &third, "", "same", "2")).await.expect_status(422);
    minh.post(&form, &pair("x", &third, &group, "same", "2")).await.expect_status(404);
    // Lan reads both and pairs nothing.
    let mut lan = world.person("lan").await;
    lan.post(&form, &pair(&older, &third, &group, "changed", "2")).await.expect_status(403);
}
