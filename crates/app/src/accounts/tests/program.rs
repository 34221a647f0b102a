//! Stories of accounts told through the interface for programs: an invitation whose token is given once, and an account that
//! rests.

use super::*;
use serde_json::{Value, json};

database::record! {
    struct Kept { body: String }
}

#[tokio::test]
async fn the_token_of_an_invitation_is_given_once_and_stands_nowhere() {
    let world = World::new().await;
    let unit = world.organisation("du-yen-hen-2025");
    let son = world.program("son", &["people"]).await;
    let path = format!("/api/v1/organisations/{unit}/invitations");
    let body = json!({"full_name": "  Tô  Văn Hải ", "role": "clerk"});
    let made = son.post_as("moi-hai-0001", &path, &body).await.expect_status(200).json();
    let token = made["token"].as_str().expect("a token").to_owned();
    assert_eq!((&made["path"], &made["token_note"]), (&json!(format!("/loi-moi/{token}")), &Value::Null));

    let again = son.post_as("moi-hai-0001", &path, &body).await;
    again.expect_status(200);
    assert!(again.headers.contains_key("idempotency-replayed"));
    let again = again.json();
    assert_eq!((&again["id"], &again["token"], &again["path"]), (&made["id"], &Value::Null, &Value::Null));
    assert!(again["token_note"].as_str().is_some_and(|note| note.contains("invite again")), "{again}");
    let kept: Kept =
        world.connection().await.one("SELECT body FROM answered_request", params![]).await.expect("the kept answer");
    assert!(kept.body.contains("token_note") && !kept.body.contains(&token), "{}", kept.body);

    let open = son.get(&path).await.expect_status(200).json();
    assert_eq!((&open["items"][0]["full_name"], &open["items"][0]["id"]), (&json!("Tô Văn Hải"), &made["id"]));
    world.visitor().get(&format!("/loi-moi/{token}")).await.expect_status(200).expect("Tô Văn Hải");
    let mut son = son;
    let withdrawal = format!("/api/v1/invitations/{}/withdrawal", made["id"].as_str().unwrap());
    assert_eq!(son.post(&withdrawal, &json!({})).await.expect_status(200).json()["full_name"], "Tô Văn Hải");
    assert!(world.visitor().get(&format!("/loi-moi/{token}")).await.status.is_client_error());
    assert_eq!(son.get(&path).await.json()["items"], json!([]));

    let nobody = son.post(&path, &json!({"full_name": " ", "role": "clerk"})).await.expect_status(422).json();
    assert!(nobody["fault"].as_str().is_some_and(|fault| fault.starts_with("full_name: ")), "{nobody}");
    let mut lan = world.program("lan", &["people"]).await;
    lan.post(&path, &body).await.expect_status(403);
    let narrow = world.program("son", &["work"]).await.post_as("khoa-hep-0001", &path, &body).await;
    assert_eq!(narrow.expect_status(403).json()["scope"], "people");
}

#[tokio::test]
async fn a_head_suspends_gives_back_and_hands_over_through_a_program() {
    let world = World::new().await;
    let lan_id = account(&world, "lan").await;
    let mut son = world.program("son", &["people"]).await;
    let lan = world.program("lan", &["work"]).await;
    let path = format!("/api/v1/people/{lan_id}");
    let person = son.get(&path).await.expect_status(200).json();
    assert_eq!((&person["full_name"], &person["suspension"]), (&json!("Lê Thị Lan"), &Value::Null));
    let suspension = format!("{path}/suspension");
    son.post(&suspension, &json!({"reason": " "})).await.expect_status(422);
    let rests = son.post(&suspension, &json!({"reason": "Nghỉ dài ngày"})).await.expect_status(200).json();
    assert_eq!(rests["is_suspended"], true);
    lan.get("/api/v1/me").await.expect_status(401);
    assert_eq!(son.get(&path).await.json()["suspension"]["reason"], "Nghỉ dài ngày");
    son.post(&suspension, &json!({"reason": "Nữa"})).await.expect_status(409);
    son.post(&format!("{suspension}/withdrawal"), &json!({})).await.expect_status(200);
    lan.get("/api/v1/me").await.expect_status(200);

    assignment_answered_for_by(&world, "lan").await;
    let preview = son.get(&format!("{path}/hand-over")).await.expect_status(200).json();
    assert_eq!(preview["responsibilities"].as_array().map(Vec::len), Some(1), "{preview}");
    let to = preview["colleagues"][0]["account"].clone();
    son.post(&format!("{path}/hand-over"), &json!({})).await.expect_status(422);
    let done = son.post(&format!("{path}/hand-over"), &json!({"to": to})).await.expect_status(200).json();
    assert_eq!(done["assignments"], 1);
    let own = account(&world, "son").await;
    let own = son.post(&format!("/api/v1/people/{own}/suspension"), &json!({"reason": "x"})).await;
    assert_eq!(own.expect_status(422).json()["code"], "own-account");
}
