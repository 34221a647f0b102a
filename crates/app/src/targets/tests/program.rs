//! Stories of targets told through the interface for programs.

use serde_json::{Value, json};
use testkit::World;

fn target(world: &World, word: &str, bound: &Value) -> Value {
    json!({
        "organisation": world.organisation(word).to_string(), "pack": "vocational-education", "indicator": "C01",
        "year": 2026, "term": "in-year", "commitment": "committed", "bound": bound,
        "source": {"cited": "Nghị quyết số 05-NQ/ĐU, mục II.1"},
    })
}

#[tokio::test]
async fn a_program_sets_replaces_and_withdraws_a_target() {
    let world = World::new().await;
    let mut lan = world.program("lan", &["figures"]).await;
    let wanted = target(&world, "du-yen-hen-2025", &json!({"kind": "at-least", "amount": "60.5"}));
    let set = lan.post("/api/v1/targets", &wanted).await.expect_status(200).json();
    assert_eq!(set["bound"], json!({"kind": "at-least", "amount": "60.5", "to": null}));
    lan.post("/api/v1/targets", &wanted).await.expect_status(409);
    let path = format!("/api/v1/targets/{}", set["id"].as_str().unwrap_or_default());

    let bound = json!({"kind": "range", "amount": "61", "to": "65"});
    let step = json!({"version": set["version"], "bound": bound, "source": wanted["source"], "reason": "Giao lại."});
    let next = lan.post(&format!("{path}/replacement"), &step).await.expect_status(200).json();
    assert_eq!((&next["replaces"], &next["bound"]["to"]), (&set["id"], &json!("65")));
    let whole = lan.get(&path).await.expect_status(200).json();
    assert_eq!((&whole["ending"], whole["life"].as_array().map(Vec::len)), (&json!("replaced"), Some(2)));

    let listed = lan.get("/api/v1/targets").await.expect_status(200).json();
    let own: Vec<&Value> = listed["items"].as_array().unwrap().iter().filter(|one| one["standing"] == "own").collect();
    assert_eq!((own.len(), &own[0]["id"]), (1, &next["id"]));

    let path = format!("/api/v1/targets/{}/withdrawal", next["id"].as_str().unwrap_or_default());
    let stale = lan.post(&path, &json!({"version": 99, "reason": "Thôi."})).await;
    assert_eq!(stale.expect_status(409).json()["code"], "someone-was-faster");
    let gone = lan.post(&path, &json!({"version": next["version"], "reason": "Thôi."})).await.expect_status(200).json();
    assert_eq!((&gone["ending"], &gone["end_reason"]), (&json!("withdrawn"), &json!("Thôi.")));
}

#[tokio::test]
async fn what_no_figure_can_be_and_who_may_not_is_refused() {
    let world = World::new().await;
    let mut lan = world.program("lan", &["figures"]).await;
    let unit = "du-yen-hen-2025";
    let at_least = json!({"kind": "at-least", "amount": "60"});
    let bounds = [
        (json!({"kind": "at-least", "amount": "130"}), 422, "bound-impossible"),
        (json!({"kind": "at-least", "amount": "-1"}), 422, "bound-impossible"),
        (json!({"kind": "range", "amount": "60"}), 422, "bound-impossible"),
        (json!({"kind": "range", "amount": "60", "to": "50"}), 422, "bound-impossible"),
        (json!({"kind": "at-least", "amount": "60", "to": "70"}), 422, "bound-impossible"),
        (json!({"kind": "at-least", "amount": "60,5"}), 422, "value-unfit"),
    ];
    for (bound, status, code) in bounds {
        let page = lan.post("/api/v1/targets", &target(&world, unit, &bound)).await;
        assert_eq!((page.status.as_u16(), page.json()["code"].clone()), (status, json!(code)), "{bound}");
    }
    for (member, value, status) in [
        ("indicator", json!("C99"), 422),
        ("source", json!({}), 422),
        ("source", json!({"document": "00000000-0000-0000-0000-000000000001"}), 422),
        ("year", json!(26), 422),
    ] {
        let mut wanted = target(&world, unit, &at_least);
        wanted[member] = value;
        assert_eq!(lan.post("/api/v1/targets", &wanted).await.status.as_u16(), status, "{member}");
    }
    let reader = world.program("lan", &["work"]).await.post("/api/v1/targets", &target(&world, unit, &at_least)).await;
    assert_eq!(reader.expect_status(403).json()["scope"], "figures");
    lan.post("/api/v1/targets", &target(&world, "du-yen-sau-2025", &at_least)).await.expect_status(404);
}
