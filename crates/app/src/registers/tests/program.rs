//! Stories of registers told through the interface for programs.

use serde_json::{Value, json};
use testkit::World;

fn row(code: &str, name: &str) -> Value {
    json!({
        "values": {"code": code, "name": name, "type": "centre", "ownership": "public", "capacity": "300"},
        "first_day": "2020-01-01",
    })
}

#[tokio::test]
async fn a_program_keeps_a_register() {
    let world = World::new().await;
    let mut lan = world.program("lan", &["figures"]).await;
    let unit = world.organisation("du-yen-hen-2025");
    let registers = format!("/api/v1/organisations/{unit}/registers");
    let told = lan.get(&registers).await.expect_status(200).json();
    assert_eq!(told["registers"][0]["register"], "institutions");
    let list = format!("{registers}/vocational-education/institutions");
    let first = lan.post(&list, &row("T01", "Trung tâm Yên Hến")).await.expect_status(200).json();
    assert_eq!((&first["values"]["capacity"], &first["version"]), (&json!("300"), &json!(1)));
    let second = lan.post(&list, &row("T02", "Trường Bến Say")).await.expect_status(200).json();
    let twice = lan.post(&list, &row("T01", "Trường khác")).await.expect_status(422).json();
    assert_eq!(twice["code"], "value-unfit");
    let unknown = json!({"values": {"colour": "red"}});
    lan.post(&list, &unknown).await.expect_status(422);

    let path = format!("/api/v1/register-records/{}", first["id"].as_str().unwrap());
    let values = json!({"code": "T01", "name": "Trung tâm Yên Hến", "type": "centre", "ownership": "public"});
    let change = json!({"version": 1, "values": values, "first_day": "2020-01-01", "reason": "Ghi nhầm"});
    let changed = lan.post(&format!("{path}/change"), &change).await.expect_status(200).json();
    assert_eq!((&changed["version"], changed["values"].get("capacity")), (&json!(2), None));
    let stale =
        lan.post(&format!("{path}/change"), &json!({"version": 1, "values": values, "first_day": "2020-01-01"})).await;
    assert_eq!(stale.expect_status(409).json()["code"], "someone-was-faster");

    let other = format!("/api/v1/register-records/{}", second["id"].as_str().unwrap());
    let merger =
        json!({"version": 1, "kind": "merged", "on": "2026-07-01", "successor": first["id"], "basis": "QĐ 45"});
    let merged = lan.post(&format!("{other}/rearrangement"), &merger).await.expect_status(200).json();
    assert_eq!(merged["last_day"], "2026-06-30");
    let whole = lan.get(&path).await.expect_status(200).json();
    assert_eq!((&whole["took_over"][0], whole["versions"].as_array().map(Vec::len)), (&second["id"], Some(2)));
    let standing = lan.get(&format!("{list}?on=2026-11-23")).await.expect_status(200).json();
    assert_eq!(standing["items"].as_array().map(Vec::len), Some(1));

    let many =
        json!({"records": [row("T03", "Trường A"), row("T04", "Trường B"), row("T01", "Trung tâm Yên Hến mới")]});
    let import = format!("{list}/import");
    let done = lan.post(&import, &many).await.expect_status(200).json();
    assert_eq!((&done["new"], &done["changed"]), (&json!(2), &json!(1)));
    let bad = json!({"records": [row("T05", "Trường C"), row("T05", "Trường D")]});
    let refused = lan.post(&import, &bad).await.expect_status(422).json();
    assert!(refused.to_string().contains("records[1]"), "{refused}");
    let all = lan.get(&list).await.expect_status(200).json();
    assert_eq!(all["items"].as_array().map(Vec::len), Some(4), "nothing of it was written");

    let reader = world.program("lan", &["work"]).await.post(&list, &row("T09", "Trường")).await;
    assert_eq!(reader.expect_status(403).json()["scope"], "figures");
    world.program("tu", &["figures"]).await.get(&list).await.expect_status(404);
}
