//! Stories of plans told through the interface for programs.

use super::{guidance, id_in};
use serde_json::{Value, json};
use testkit::World;

#[tokio::test]
async fn a_program_writes_a_plan_and_makes_a_document_of_it() {
    let world = World::with_story().await;
    let above = id_in(&guidance(&mut world.person("lan").await).await);
    let mut lan = world.program("lan", &["documents"]).await;
    let unit = world.organisation("du-yen-hen-2025").to_string();
    let owed = lan.get("/api/v1/plans-owed").await.expect_status(200).json();
    assert!(owed["items"].as_array().unwrap().iter().any(|one| one["organisation"] == json!(unit)));
    let begun = json!({"organisation": unit, "carries_out": [above], "from_duties": true});
    let draft = lan.post("/api/v1/plan-drafts", &begun).await.expect_status(200).json();
    assert!(draft["blocking"].as_u64().unwrap() > 0 && draft["sections"].as_array().is_some());
    let relation = draft["sections"][0]["clauses"][0]["takes_up"][0].clone();
    let path = format!("/api/v1/plan-drafts/{}", draft["id"].as_str().unwrap());
    let clause = json!({
        "text": "Tổ chức hội nghị", "lead": "Đảng ủy xã Yên Hến", "deadline": "15/12/2026", "product": "hội nghị",
        "money": [{"amount": "5 triệu", "source": "Ngân sách xã"}], "takes_up": [relation],
    });
    let content = |version: &Value, clause: &Value| {
        json!({
            "version": version, "carries_out": [above],
            "head": {"symbol": "15-KH/ĐU", "issued_on": "16/11/2026", "issuer": "Đảng ủy xã Yên Hến", "subject": "học nghề",
                "recipients": "Thường trực Tỉnh ủy (để báo cáo)"},
            "sections": [{"heading": "NHIỆM VỤ", "clauses": [clause]}],
        })
    };
    let mut foreign = clause.clone();
    foreign["takes_up"][0]["provision"] = json!(uuid::Uuid::from_u128(7));
    let refused = lan.post(&format!("{path}/content"), &content(&draft["version"], &foreign)).await;
    assert_eq!(refused.expect_status(422).json()["code"], "clause-unknown");
    let kept =
        lan.post(&format!("{path}/content"), &content(&draft["version"], &clause)).await.expect_status(200).json();
    assert_eq!(kept["blocking"], 0, "{kept}");
    let stale = lan.post(&format!("{path}/content"), &content(&draft["version"], &clause)).await;
    assert_eq!(stale.expect_status(409).json()["code"], "someone-was-faster");
    let made =
        lan.post(&format!("{path}/document"), &json!({"version": kept["version"]})).await.expect_status(200).json();
    let plan =
        lan.get(&format!("/api/v1/plans/{}", made["document"].as_str().unwrap())).await.expect_status(200).json();
    assert_eq!((&plan["state"], &plan["carries_out"][0]), (&json!("unpublished"), &json!(above)));
    assert_eq!(plan["clauses"][0]["due_on"], "2026-12-15");
    let listed = lan.get(&format!("/api/v1/plans?carries_out={above}")).await.expect_status(200).json();
    assert_eq!(listed["items"].as_array().map(Vec::len), Some(1));
    let declared = json!({"carries_out": []});
    let kept = lan.post(&format!("/api/v1/documents/{}/plan", made["document"].as_str().unwrap()), &declared).await;
    assert_eq!(kept.expect_status(409).json()["code"], "plan-in-use");
    let binh = world.program("binh", &["documents"]).await;
    binh.get(&path).await.expect_status(404);
}
