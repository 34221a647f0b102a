//! Reorganisations, the events of the register and its people, read through the interface for programs.

use super::*;
use serde_json::json;

#[tokio::test]
async fn one_is_read_by_those_who_may_change_it_and_by_everyone_once_it_is_applied() {
    let world = World::new().await;
    let mut binh = world.person("binh").await;
    let path = begun(&world, &mut binh, TODAY, MERGER).await;
    let address = format!("/api/v1/reorganisations/{}", id_of(&path));
    let (reader, lan) = (world.program("binh", &["organisations"]).await, world.program("lan", &[]).await);
    let whole = reader.get(&address).await.expect_status(200).json();
    assert_eq!((&whole["state"], whole["rows"].as_array().map(Vec::len)), (&json!("preparing"), Some(3)));
    assert_eq!(whole["rows"][0]["old"], "Đảng ủy xã Yên Hến");
    assert_eq!(reader.get("/api/v1/reorganisations").await.json()["items"][0]["id"], whole["id"]);
    assert_eq!(lan.get(&address).await.expect_status(403).json()["code"], "forbidden");
    assert_eq!(lan.get("/api/v1/reorganisations").await.expect_status(200).json()["items"], json!([]));
    let without = world.program("binh", &[]).await.get(&address).await;
    assert_eq!(without.expect_status(403).json()["scope"], "organisations");
}

#[tokio::test]
async fn events_tell_who_carries_on_and_people_are_for_those_who_may_see_them() {
    let world = World::new().await;
    let lan = world.program("lan", &[]).await;
    let all = lan.get("/api/v1/organisation-events?kind=split&limit=200").await.expect_status(200).json();
    let split =
        all["items"].as_array().unwrap().iter().find(|event| event["on"] == "2025-07-01").expect("a split").clone();
    assert!(split["successions"].as_array().is_some_and(|shares| shares.len() > 1), "{split}");
    let none = lan.get("/api/v1/organisation-events?from=2025-07-02&to=2025-07-01").await.expect_status(200).json();
    assert_eq!(none["items"], json!([]));
    let unit = world.organisation("du-yen-hen-2025");
    let own = lan.get(&format!("/api/v1/organisations/{unit}/events")).await.expect_status(200).json();
    assert!(own["items"].as_array().is_some_and(|events| events.iter().any(|event| event["kind"] == "found")), "{own}");

    let people = format!("/api/v1/organisations/{unit}/people");
    assert_eq!(world.program("son", &["work"]).await.get(&people).await.expect_status(403).json()["scope"], "people");
    let seen = world.program("son", &["people"]).await.get(&people).await.expect_status(200).json();
    let names: Vec<&str> =
        seen["items"].as_array().unwrap().iter().filter_map(|one| one["full_name"].as_str()).collect();
    assert!(names.contains(&"Lê Thị Lan"), "{names:?}");
    world.program("tu", &["people"]).await.get(&people).await.expect_status(404);
}
