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

#[tokio::test]
async fn three_communes_become_one_by_a_program_and_everyone_sees_it_at_once() {
    let world = World::new().await;
    let mut binh = world.program("binh", &["organisations"]).await;
    let row = |old: &str| json!({"old": old, "new": "Đảng ủy xã Yên Vĩnh"});
    let rows = ["Đảng ủy xã Yên Hến", "Đảng ủy xã Yên Sấu", "Đảng ủy xã Vĩnh Gạo"].map(row);
    let new = json!({"owner": world.organisation("tinh-uy").to_string(), "title": "Sắp xếp các xã",
        "legal_basis": "Nghị quyết 9-NQ/TU", "effective_on": "2026-11-23", "rows": rows});
    let mut untitled = new.clone();
    untitled["title"] = json!(" ");
    binh.post("/api/v1/reorganisations", &untitled).await.expect_status(422);
    let begun = binh.post("/api/v1/reorganisations", &new).await.expect_status(200).json();
    let path = format!("/api/v1/reorganisations/{}", begun["id"].as_str().unwrap());
    let mut lan = world.program("lan", &["organisations"]).await;
    lan.post(&format!("{path}/decision"), &json!({"version": 1})).await.expect_status(403);
    let narrow = world.program("binh", &["work"]).await.post("/api/v1/reorganisations", &new).await;
    assert_eq!(narrow.expect_status(403).json()["scope"], "organisations");

    let whole = binh.get(&path).await.expect_status(200).json();
    assert_eq!((&whole["open_points"], &whole["new_bodies"][0]["name"]), (&json!(0), &json!("Đảng ủy xã Yên Vĩnh")));
    let key = whole["new_bodies"][0]["key"].clone();
    let wish = json!({"version": begun["version"], "key": key, "short_name": "ĐU YV"});
    let changed = binh.post(&format!("{path}/bodies"), &wish).await.expect_status(200).json();
    let seen = json!({"version": begun["version"]});
    assert_eq!(binh.post(&format!("{path}/decision"), &seen).await.status, 409, "somebody was faster");
    let seen = json!({"version": changed["version"]});
    let decided = binh.post(&format!("{path}/decision"), &seen).await.expect_status(200).json();
    assert_eq!(decided["state"], "decided");
    let back = json!({"version": decided["version"], "reason": "Xem lại"});
    let back = binh.post(&format!("{path}/decision/withdrawal"), &back).await.expect_status(200).json();
    let seen = json!({"version": back["version"]});
    let decided = binh.post(&format!("{path}/decision"), &seen).await.expect_status(200).json();
    let seen = json!({"version": decided["version"]});
    let application = format!("{path}/application");
    let send = || binh.post_as("ap-dung-0001", &application, &seen);
    let (applied, again) = (send().await, send().await);
    assert_eq!(applied.expect_status(200).json()["state"], "applied");
    assert_eq!((again.expect_status(200).json()["state"].clone(), &again.body), (json!("applied"), &applied.body));
    let merged = named(&world, "Đảng ủy xã Yên Vĩnh");
    let seen = lan.get(&format!("/api/v1/organisations/{merged}")).await.expect_status(200).json();
    assert_eq!(seen["predecessors"].as_array().map(Vec::len), Some(3), "{seen}");
}

#[tokio::test]
async fn a_draft_that_was_given_up_begins_again_with_its_rows() {
    let world = World::new().await;
    let mut binh = world.program("binh", &["organisations"]).await;
    let new = json!({"owner": world.organisation("tinh-uy").to_string(), "title": "Sắp xếp", "legal_basis": "NQ 1",
        "effective_on": "2027-01-01", "rows": [{"old": "Đảng ủy xã Yên Hến", "new": "Đảng ủy xã Yên Vĩnh"}]});
    let begun = binh.post("/api/v1/reorganisations", &new).await.expect_status(200).json();
    let path = format!("/api/v1/reorganisations/{}", begun["id"].as_str().unwrap());
    binh.post(&format!("{path}/successor"), &json!({})).await.expect_status(409);
    let why = json!({"version": begun["version"], "reason": "Hoãn"});
    let gone = binh.post(&format!("{path}/abandonment"), &why).await.expect_status(200).json();
    assert_eq!((&gone["state"], &gone["abandon_reason"]), (&json!("abandoned"), &json!("Hoãn")));
    let again = binh.post(&format!("{path}/successor"), &json!({})).await.expect_status(200).json();
    assert_eq!(again["state"], "preparing");
    let rows = binh.get(&format!("/api/v1/reorganisations/{}", again["id"].as_str().unwrap())).await.json();
    assert_eq!(rows["rows"].as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn a_slip_of_the_pen_is_put_right_and_a_table_is_looked_at_before_it_comes_in() {
    let world = World::new().await;
    let unit = world.organisation("du-yen-hen-2025");
    let mut binh = world.program("binh", &["organisations"]).await;
    let path = format!("/api/v1/organisations/{unit}");
    let name = binh.get(&path).await.json()["names"].as_array().unwrap().last().unwrap().clone();
    let right = json!({"name": {"valid_from": name["valid_from"], "seen": name["name"], "name": "Đảng ủy xã Yên Hến Mới",
        "short_name": name["short_name"]}});
    let corrections = format!("{path}/corrections");
    binh.post(&corrections, &right).await.expect_status(200);
    assert_eq!(binh.get(&path).await.json()["name"], "Đảng ủy xã Yên Hến Mới");
    assert_eq!(binh.post(&corrections, &right).await.expect_status(409).json()["code"], "someone-was-faster");
    world.program("lan", &["organisations"]).await.post(&corrections, &right).await.expect_status(403);
    let event = binh.get(&format!("{path}/events")).await.json()["items"][0].clone();
    let basis = json!({"seen": event["legal_basis"], "legal_basis": "Nghị quyết 1-NQ/TW"});
    let corrected = format!("/api/v1/organisation-events/{}/correction", event["id"].as_str().unwrap());
    binh.post(&corrected, &basis).await.expect_status(200);
    assert_eq!(binh.get(&format!("{path}/events")).await.json()["items"][0]["legal_basis"], "Nghị quyết 1-NQ/TW");

    use base64ct::{Base64, Encoding};
    let content = Base64::encode_string("không\tphải\n1\t2\n".as_bytes());
    let table = json!({"file_name": "bang.tsv", "content": content, "looks_only": true});
    let told = binh.post("/api/v1/organisations/import", &table).await.expect_status(200).json();
    assert_eq!(told["is_written"], false);
    assert!(told["faults"].as_array().is_some_and(|faults| !faults.is_empty()), "{told}");
    world
        .program("lan", &["organisations"])
        .await
        .post("/api/v1/organisations/import", &table)
        .await
        .expect_status(403);
}
