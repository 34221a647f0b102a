//! My work told through the interface for programs.

use super::flow::one_duty;
use serde_json::json;
use testkit::World;

#[tokio::test]
async fn work_stands_where_it_stands_on_the_page() {
    let world = World::new().await;
    let id = one_duty(&world).await;
    let mut lan = world.program("lan", &["work", "submit"]).await;
    let minh = world.program("minh", &[]).await;
    let work = lan.get("/api/v1/work").await.expect_status(200).json();
    let one = work["assignments"][0].clone();
    assert_eq!(
        (&one["id"], &one["place"], &one["for_due_on"]),
        (&json!(id.to_string()), &json!("later"), &json!("2026-12-31"))
    );
    assert_eq!((&work["to_answer"], &work["reports"], &work["arrivals"]), (&json!([]), &json!([]), &json!([])));

    let base = format!("/api/v1/assignments/{id}");
    let file = json!({"file_name": "a.pdf", "content": "JVBERi0xLjc="});
    lan.post(&format!("{base}/evidence"), &file).await.expect_status(200);
    let version = lan.get(&base).await.json()["version"].clone();
    let report = json!({"version": version, "declared": "done", "narrative": "Đã ban hành."});
    lan.post(&format!("{base}/reports"), &report).await.expect_status(200);
    assert_eq!(lan.get("/api/v1/work").await.json()["assignments"][0]["place"], "waiting", "for the head");
    let mut son = world.program("son", &["submit"]).await;
    assert_eq!(son.get("/api/v1/work").await.json()["assignments"][0]["place"], "later", "the head's own turn");
    for (step, who) in [("endorsement", &mut son), ("submission", &mut lan)] {
        let version = who.get(&base).await.json()["version"].clone();
        who.post(&format!("{base}/{step}"), &json!({"version": version})).await.expect_status(200);
    }
    let waiting = minh.get("/api/v1/work").await.expect_status(200).json()["to_answer"][0].clone();
    assert_eq!(
        (&waiting["assignment"], &waiting["receipt_number"]),
        (&json!(id.to_string()), &json!("BN-2026-000001"))
    );
}
