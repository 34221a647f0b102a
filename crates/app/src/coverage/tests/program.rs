//! Coverage told through the interface for programs.

use super::{ground, two_levels};
use serde_json::{Value, json};
use testkit::World;

#[tokio::test]
async fn a_program_reads_the_matrix_takes_up_a_suggestion_and_takes_it_back() {
    let world = World::new().await;
    let (guidance, plan) = two_levels(&world).await;
    let mut lan = world.program("lan", &["documents"]).await;
    let base = format!("/api/v1/coverage/{}", plan.id);
    let suggested = lan.get(&format!("{base}/suggestions")).await.expect_status(200).json();
    let wanted = plan.clauses[1].to_string();
    let one = suggested["items"].as_array().unwrap().iter().find(|one| one["clause"] == wanted).expect("a suggestion");
    assert_eq!((&one["parent_clause"], &one["rank"]), (&json!(guidance.clauses[2].to_string()), &json!(1)));
    let stating = |degree: &str, number: i64, reason: &str| {
        json!({"relations": [{
            "clause": wanted, "parent_clause": one["parent_clause"], "degree": degree, "number": number, "reason": reason,
        }]})
    };
    lan.post(&format!("{base}/relations"), &stating("full", 0, "")).await.expect_status(200);
    let stale = lan.post(&format!("{base}/relations"), &stating("partial", 0, "Mới một phần.")).await;
    assert_eq!(stale.expect_status(409).json()["code"], "someone-was-faster");
    let told = lan.get(&format!("{base}/relations")).await.expect_status(200).json();
    assert_eq!((&told["items"][0]["degree"], &told["items"][0]["counts"]), (&json!("full"), &json!(true)));

    let states = async |lan: &mut testkit::Program| -> Value {
        let path = format!("/api/v1/coverage/{}", guidance.id);
        lan.get(&path).await.expect_status(200).json()["rows"][0]["states"].clone()
    };
    assert_eq!(states(&mut lan).await[2], "full");
    lan.post(&format!("{base}/relations"), &stating("open", 1, "Nối nhầm.")).await.expect_status(200);
    assert_eq!(states(&mut lan).await[2], "waiting");
    let gaps = lan.get(&format!("/api/v1/coverage/{}/gaps", guidance.id)).await.expect_status(200).json();
    assert_eq!(gaps["items"].as_array().map(Vec::len), Some(4), "{gaps}");

    let reader = world
        .program("lan", &[])
        .await
        .post_as("nguoi-doc-01", &format!("{base}/relations"), &stating("full", 2, "Lại."))
        .await;
    assert_eq!(reader.expect_status(403).json()["scope"], "documents");
    world.program("tu", &["documents"]).await.get(&format!("{base}/relations")).await.expect_status(404);
    for bad in [
        json!({"relations": []}),
        stating("partial", 2, ""),
        json!({"relations": [{"parent_clause": wanted, "degree": "none", "number": 0, "reason": "x"}]}),
    ] {
        lan.post(&format!("{base}/relations"), &bad).await.expect_status(422);
    }
    assert_eq!(ground::count_relations(&world).await, 2);
}
