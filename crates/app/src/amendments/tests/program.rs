//! The same for programs.

use super::{clause, newer, older, published};
use serde_json::json;
use testkit::World;

#[tokio::test]
async fn a_program_reads_pairs_and_says_and_carries_over() {
    let world = World::new().await;
    let mut minh = world.person("minh").await;
    let (_, old) = published(&world, &mut minh, &older()).await;
    let (_, new) = published(&world, &mut minh, &newer()).await;
    let mut program = world.program("minh", &["documents"]).await;
    let address = format!("/api/v1/documents/{new}/amendments");
    let told = program.get(&address).await.expect_status(200).json();
    let one = &told["amendments"][0];
    assert_eq!((one["relation"].as_str(), one["pairs"].as_array().map(Vec::len)), (Some("replaces"), Some(4)));
    let line = one["lines"].as_array().unwrap().iter().find(|line| line["standing"] == "open").expect("a line");
    let (third, group) = (clause(&world, old, "3").await, clause(&world, new, "3").await);
    let pair =
        json!({"amended": old, "old": third, "new": group, "change": "changed", "number": 1, "reason": "Đọc lại"});
    let paired = program.post(&format!("/api/v1/documents/{new}/pairing"), &pair).await;
    assert_eq!(paired.expect_status(200).json()["amendments"][0]["pairs"].as_array().unwrap().len(), 3);
    program.post(&format!("/api/v1/documents/{new}/pairing"), &pair).await.expect_status(409);
    let carrying = json!({"amended": old, "lines": [line["key"]], "reason": "Thay thế"});
    let over = format!("/api/v1/documents/{new}/carry-over");
    program.post(&over, &carrying).await.expect_status(200);
    program.post(&over, &carrying).await.expect_status(409);
    let not = json!({"amended": old, "relation": "replaces", "holds": false, "reason": "Nhầm"});
    let none = program.post(&address, &not).await.expect_status(200).json();
    assert_eq!(none["amendments"], json!([]));
}
