//! Stories of assignments told through the interface for programs.

use super::flow::one_duty;
use domain::ids::AssignmentId;
use serde_json::{Value, json};
use testkit::{Program, World};

/// A program at an assignment.
struct At {
    program: Program,
    base: String,
}

impl At {
    async fn new(world: &World, login: &str, scopes: &[&str], id: AssignmentId) -> Self {
        At { program: world.program(login, scopes).await, base: format!("/api/v1/assignments/{id}") }
    }

    async fn look(&self) -> Value {
        self.program.get(&self.base).await.expect_status(200).json()
    }

    /// Takes a step with the version that stands there now, and expects this of the state after it.
    async fn step(&mut self, step: &str, mut body: Value, state: &str) -> Value {
        body["version"] = self.look().await["version"].clone();
        let after = self.program.post(&format!("{}/{step}", self.base), &body).await.expect_status(200).json();
        assert_eq!(after["state"], state, "{step}");
        after
    }
}

#[tokio::test]
async fn a_program_carries_an_assignment_from_acknowledging_to_accepting() {
    let world = World::new().await;
    let id = one_duty(&world).await;
    let mut lan = At::new(&world, "lan", &["work", "submit"], id).await;
    let mut son = At::new(&world, "son", &["work", "submit"], id).await;
    let mut minh = At::new(&world, "minh", &["decide"], id).await;

    let seen = lan.look().await;
    assert_eq!((&seen["state"], &seen["next_step"]), (&json!("new"), &json!("acknowledge")));
    assert_eq!(seen["holder"]["name"], "Đảng ủy xã Yên Hến");
    lan.step("acknowledgement", json!({}), "doing").await;
    lan.step("reports", json!({"declared": "done", "narrative": "Đã ban hành kế hoạch."}), "reported").await;
    assert_eq!(minh.look().await["state"], "doing", "what was not handed in is not seen from outside");

    let file = json!({"file_name": "tệp/Kế hoạch.pdf", "caption": "Đã ký", "content": "JVBERi0xLjc="});
    let attached = lan.program.post_as("khoa-0001", &format!("{}/evidence", lan.base), &file).await;
    let again = lan.program.post_as("khoa-0001", &format!("{}/evidence", lan.base), &file).await;
    assert_eq!(
        (attached.expect_status(200).json(), true),
        (again.json(), again.headers.contains_key("idempotency-replayed"))
    );
    let piece = lan.look().await["evidence"][0].clone();
    assert_eq!((&piece["file_name"], &piece["size_bytes"]), (&json!("Kế hoạch.pdf"), &json!(8)));
    let content = format!("{}/evidence/{}", lan.base, piece["id"].as_str().unwrap_or_default());
    minh.program.get(&content).await.expect_status(404);

    son.step("endorsement", json!({}), "endorsed").await;
    let sent = lan.step("submission", json!({}), "submitted").await;
    assert_eq!(sent["submission"]["receipt_number"], "BN-2026-000001");
    let file = minh.program.get(&content).await;
    assert_eq!(
        (file.expect_status(200).body.as_slice(), &file.headers["content-type"]),
        (&b"%PDF-1.7"[..], &"application/octet-stream".parse().unwrap())
    );

    let submission = sent["submission"]["id"].clone();
    minh.step("sending-back", json!({"submission": submission, "reason": "Bổ sung."}), "sent-back").await;
    lan.step("reports", json!({"declared": "done", "narrative": "Đã bổ sung."}), "reported").await;
    son.step("endorsement", json!({}), "endorsed").await;
    let sent = lan.step("submission", json!({}), "submitted").await;
    minh.step("acceptance", json!({"submission": sent["submission"]["id"]}), "accepted").await;

    let whole = lan.look().await;
    assert_eq!(whole["reports"][0]["submission"]["words"], "Bổ sung.");
    let receipt = format!("{}/receipts/{}", lan.base, sent["submission"]["id"].as_str().unwrap_or_default());
    assert_eq!(minh.program.get(&receipt).await.expect_status(200).json()["is_whole"], true);
    let verbs: Vec<String> = world.history("assignment", id.uuid()).await.into_iter().map(|row| row.verb).collect();
    let once = ["acknowledge", "report-progress", "attach-evidence", "endorse", "submit", "send-back"];
    assert_eq!(verbs, [&once[..], &["report-progress", "endorse", "submit", "accept"]].concat());
}

#[tokio::test]
async fn lists_are_of_the_own_bodies_and_of_those_that_may_be_read() {
    let world = World::new().await;
    let id = one_duty(&world).await;
    let lan = world.program("lan", &[]).await;
    let held = lan.get("/api/v1/assignments?condition=unacknowledged").await.expect_status(200).json();
    assert_eq!((&held["items"][0]["id"], held["items"].as_array().map(Vec::len)), (&json!(id.to_string()), Some(1)));
    assert_eq!(lan.get("/api/v1/assignments?condition=waiting").await.json()["items"], json!([]));

    let unit = world.organisation("du-yen-hen-2025");
    let of_unit = format!("/api/v1/assignments?organisation={unit}");
    assert_eq!(
        world.program("minh", &[]).await.get(&of_unit).await.json()["items"][0]["holder"]["id"],
        json!(unit.to_string())
    );
    assert_eq!(world.program("tu", &[]).await.get(&of_unit).await.expect_status(200).json()["items"], json!([]));

    let minh = world.program("minh", &[]).await;
    let listed = minh.get(&format!("/api/v1/obligations?condition=unacknowledged&organisation={unit}")).await;
    let obligation = listed.expect_status(200).json()["items"][0].clone();
    assert_eq!(
        (&obligation["counts"]["assignments"], &obligation["timing"]["due_on"]),
        (&json!(2), &json!("2026-12-31"))
    );
    let path = format!("/api/v1/obligations/{}", obligation["id"].as_str().unwrap_or_default());
    assert_eq!(minh.get(&path).await.expect_status(200).json()["assignments"].as_array().map(Vec::len), Some(2));
    assert_eq!(lan.get(&path).await.expect_status(200).json()["assignments"].as_array().map(Vec::len), Some(1));
    assert_eq!(lan.get(&path).await.json()["counts"]["assignments"], 1, "a unit learns nothing of its peers");
}

#[tokio::test]
async fn a_token_without_the_scope_and_words_that_are_missing_are_refused() {
    let world = World::new().await;
    let id = one_duty(&world).await;
    let base = format!("/api/v1/assignments/{id}");
    let mut lan = world.program("lan", &["work"]).await;
    let report = json!({"version": 1, "declared": "done", "narrative": " "});
    assert_eq!(lan.post(&format!("{base}/reports"), &report).await.expect_status(422).json()["field"], "narrative");
    assert_eq!(
        lan.post(&format!("{base}/submission"), &json!({"version": 1})).await.expect_status(403).json()["scope"],
        "submit"
    );
    assert_eq!(
        lan.post(&format!("{base}/acknowledgement"), &json!({"version": 9})).await.expect_status(409).json()["code"],
        "someone-was-faster"
    );
    let mut other = world.program("lan", &["submit"]).await;
    let refused = other.post(&format!("{base}/acknowledgement"), &json!({"version": 1})).await;
    assert_eq!(refused.expect_status(403).json()["scope"], "work");
    let broken = json!({"file_name": "a.pdf", "content": "%%%"});
    lan.post(&format!("{base}/evidence"), &broken).await.expect_status(422);
    let empty = json!({"file_name": "a.pdf", "content": ""});
    lan.post(&format!("{base}/evidence"), &empty).await.expect_status(422);
    lan.post(&format!("{base}/cancellation"), &json!({"version": 1, "reason": "Thôi."})).await.expect_status(403);
    world
        .program("tu", &["work"])
        .await
        .post(&format!("{base}/acknowledgement"), &json!({"version": 1}))
        .await
        .expect_status(404);
}

#[tokio::test]
async fn a_draft_a_later_date_and_an_end_are_told_to_whom_they_concern() {
    let world = World::new().await;
    let id = one_duty(&world).await;
    let mut lan = At::new(&world, "lan", &["work"], id).await;
    let mut minh = At::new(&world, "minh", &["decide"], id).await;
    let draft = json!({"narrative": "Đang viết"});
    lan.program.post(&format!("{}/draft", lan.base), &draft).await.expect_status(200);
    assert_eq!(lan.look().await["draft"]["narrative"], "Đang viết");
    assert_eq!(minh.look().await["draft"], Value::Null);

    lan.step("acknowledgement", json!({}), "doing").await;
    let head = lan.look().await["heads"][0]["account"].clone();
    let named = lan.step("responsible", json!({"account": head}), "doing").await;
    assert_eq!(named["responsible"]["full_name"], "Ngô Văn Sơn");
    let later = minh.step("extension", json!({"due_on": "2027-01-31", "reason": "Chờ hướng dẫn."}), "doing").await;
    assert_eq!((&later["due_on"], &later["first_due_on"]), (&json!("2027-01-31"), &json!("2026-12-31")));
    minh.step("cancellation", json!({"reason": "Văn bản khác thay thế."}), "cancelled").await;
    let whole = lan.look().await;
    assert_eq!(
        (&whole["cancellation"]["reason"], &whole["extensions"][0]["to"]),
        (&json!("Văn bản khác thay thế."), &json!("2027-01-31"))
    );
    assert_eq!(whole["history"][0]["verb"], "cancel");
}
