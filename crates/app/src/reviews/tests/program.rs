//! The story of a review told through the interface for programs: the same rights, versions and refusals as the pages.

use super::Ground;
use serde_json::{Value, json};

/// The block whose key ends so.
fn block<'r>(review: &'r Value, ending: &str) -> &'r Value {
    let blocks = review["blocks"].as_array().unwrap();
    blocks.iter().find(|block| block["key"].as_str().unwrap().ends_with(ending)).expect("a block")
}

fn slug(block: &Value) -> String {
    block["key"].as_str().unwrap().replace('/', "~")
}

#[tokio::test]
async fn a_program_writes_a_review_and_the_head_approves_it() {
    let mut ground = Ground::new().await;
    let mut minh = ground.world.program("minh", &["documents"]).await;
    let board = ground.world.organisation("ban-tgdv").to_string();
    let period = json!({"regime": "half-year", "year": 2026, "number": 2});
    let new = json!({
        "organisation": board, "pack": "vocational-education", "outline": "interim", "first": period, "last": period,
    });
    let review = minh.post("/api/v1/reviews", &new).await.expect_status(200).json();
    assert_eq!((&review["state"], &review["kind"]), (&json!("written"), &json!("interim")));
    let path = format!("/api/v1/reviews/{}", review["review"].as_str().unwrap());
    let figure = block(&review, "C08");
    assert!(figure["text"].as_str().unwrap().contains("231 người"), "{figure}");
    assert!(!figure["sources"].as_array().unwrap().is_empty());

    let address = format!("{path}/blocks/{}", slug(figure));
    let own = json!({"version": 1, "act": {"do": "write", "text": "Toàn tỉnh có 231 người học nghề, tăng nhanh."}});
    minh.post(&address, &own).await.expect_status(200);
    let other = json!({"version": 1, "act": {"do": "write", "text": "Lời khác."}});
    let stale = minh.post(&address, &other).await;
    assert_eq!(stale.expect_status(409).json()["code"], "someone-was-faster");
    ground.correct("o-C08.value", "246").await;
    let again = minh.post(&format!("{path}/drafting"), &json!({})).await.expect_status(200).json();
    assert!(block(&again, "C08")["proposed"].as_str().unwrap().contains("246"), "{again}");
    let kept = minh.post(&address, &json!({"version": 3, "act": {"do": "keep"}})).await.expect_status(200).json();
    assert!(block(&kept, "C08")["proposed"].is_null());
    let versions = minh.get(&address).await.expect_status(200).json();
    assert_eq!(versions["versions"].as_array().unwrap().len(), 4);

    let mut review = kept;
    for blank in review["blocks"].as_array().unwrap().clone() {
        let is_table = matches!(blank["kind"].as_str(), Some("table" | "annex"));
        if blank["text"].as_str().unwrap().is_empty() && !is_table {
            let gone = json!({"version": blank["version"], "act": {"do": "remove"}});
            let address = format!("{path}/blocks/{}", slug(&blank));
            review = minh.post(&address, &gone).await.expect_status(200).json();
        }
    }
    assert_eq!(review["open"], 0);
    let approval = json!({"mark": review["mark"]});
    minh.post(&format!("{path}/approval"), &approval).await.expect_status(403);
    let mut hanh = ground.world.program("hanh", &["decide", "documents"]).await;
    let approved = hanh.post(&format!("{path}/approval"), &approval).await.expect_status(200).json();
    assert_eq!(approved["state"], "approved");
    let word = minh.get(&format!("{path}/docx")).await;
    let hash = domain::journal::hex(&crate::files::FileStore::hash(&word.expect_status(200).body));
    assert_eq!(approved["approval"]["docx_sha256"], json!(hash));
    let late = minh.post(&address, &json!({"version": 4, "act": {"do": "remove"}})).await;
    assert_eq!(late.expect_status(409).json()["code"], "review-approved");
    let number = json!({"number": 15, "issued_on": "2026-11-23"});
    let numbered = minh.post(&format!("{path}/number"), &number).await.expect_status(200).json();
    assert_eq!((&numbered["state"], &numbered["approval"]["number"]), (&json!("numbered"), &json!(15)));
    // A token that only reads sees it and changes nothing; above it is read, elsewhere not known.
    ground.world.program("minh", &[]).await.get(&path).await.expect_status(200);
    let mut binh = ground.world.program("binh", &["documents"]).await;
    binh.get(&path).await.expect_status(200);
    binh.post(&format!("{path}/drafting"), &json!({})).await.expect_status(403);
    ground.world.program("lan", &[]).await.get(&path).await.expect_status(404);
    let listed = minh.get("/api/v1/reviews").await.expect_status(200).json();
    assert_eq!(listed["items"].as_array().map(Vec::len), Some(1));
}
