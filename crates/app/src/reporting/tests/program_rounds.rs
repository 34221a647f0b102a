//! Rounds, standing requests and papers through the interface for programs.

use super::{opened, report_of};
use domain::ids::ReportId;
use serde_json::{Value, json};
use testkit::World;

fn round(world: &World) -> Value {
    json!({"asked_by": world.organisation("ban-tgdv").to_string(), "pack": "vocational-education", "form": "half-year",
        "year": 2026, "number": 2, "line": "party", "classes": ["dang-uy-xa"], "due_on": "2026-12-15"})
}

#[tokio::test]
async fn a_round_is_looked_at_and_opened_with_a_day_for_each_level_and_classes_of_two_lines() {
    let world = World::new().await;
    let mut minh = world.program("minh", &["decide"]).await;
    let asked_by = world.organisation("ban-tgdv");
    let query = format!(
        "/api/v1/rounds/preview?asked_by={asked_by}&pack=vocational-education&form=half-year&year=2026&number=2&line=party\
         &class=dang-uy-xa&due_on=2026-12-15"
    );
    let preview = minh.get(&query).await.expect_status(200).json();
    let count = preview["units"].as_array().map(Vec::len).unwrap();
    assert!(count > 1, "{preview}");
    world.program("lan", &["decide"]).await.get(&query).await.expect_status(404);

    let mut body = round(&world);
    body["due_on_of_level"] = json!({"commune": "2026-12-10"});
    body["also"] = json!([{"line": "party", "classes": ["ban-to-chuc-tinh-uy"]}]);
    let opened = minh.post("/api/v1/rounds", &body).await.expect_status(200).json();
    let reports = format!("/api/v1/rounds/{}/reports?limit=200", opened["id"].as_str().unwrap());
    let reports = minh.get(&reports).await.expect_status(200).json();
    let due = |day: &str| reports["items"].as_array().unwrap().iter().filter(|one| one["due_on"] == day).count();
    assert_eq!((due("2026-12-10"), due("2026-12-15")), (count, 1), "{reports}");
}

#[tokio::test]
async fn a_standing_request_is_made_paused_resumed_and_ended() {
    let world = World::new().await;
    let mut minh = world.program("minh", &["decide"]).await;
    let mut body = round(&world);
    for name in ["year", "number", "due_on"] {
        body.as_object_mut().unwrap().remove(name);
    }
    (body["opens_days"], body["due_days"]) = (json!(-10), json!(5));
    let made = minh.post("/api/v1/standing-requests", &body).await.expect_status(200).json();
    assert_eq!((&made["state"], made["coming"].as_array().map(Vec::len)), (&json!("live"), Some(4)), "{made}");
    minh.post("/api/v1/standing-requests", &body).await.expect_status(409);
    let path = format!("/api/v1/standing-requests/{}", made["id"].as_str().unwrap());
    minh.post(&format!("{path}/pause"), &json!({"version": 1, "reason": ""})).await.expect_status(422);
    let paused = minh.post(&format!("{path}/pause"), &json!({"version": 1, "reason": "Nghỉ Tết"})).await;
    let paused = paused.expect_status(200).json();
    assert_eq!((&paused["state"], &paused["coming"]), (&json!("paused"), &json!([])));
    minh.post(&format!("{path}/resumption"), &json!({"version": 1})).await.expect_status(409);
    minh.post(&format!("{path}/resumption"), &json!({"version": paused["version"]})).await.expect_status(200);
    let version = minh.get(&path).await.expect_status(200).json()["version"].clone();
    let ended = minh.post(&format!("{path}/end"), &json!({"version": version, "reason": "Hết cần"})).await;
    assert_eq!(ended.expect_status(200).json()["state"], "ended");
    let listed = minh.get("/api/v1/standing-requests").await.expect_status(200).json();
    assert_eq!(listed["items"][0]["end_reason"], "Hết cần");
    let narrow = world.program("minh", &["work"]).await.get("/api/v1/standing-requests").await;
    assert_eq!(narrow.expect_status(403).json()["scope"], "decide");
    world.program("lan", &["decide"]).await.get(&path).await.expect_status(404);
}

#[tokio::test]
async fn papers_of_a_round_leave_as_word_files_or_pdf_and_nobody_else_drafts_them() {
    let world = World::new().await;
    let id = opened(&world, "2026-2").await;
    report_of(&world, id, "du-yen-hen-2025").await;
    let minh = world.program("minh", &["decide"]).await;
    let report = minh.get(&format!("/api/v1/rounds/{id}/consolidated-report")).await;
    report.expect_status(200);
    assert!(report.body.starts_with(b"PK"), "a Word file");
    assert!(report.headers["content-disposition"].to_str().unwrap().contains(".docx"));
    let pdf = minh.get(&format!("/api/v1/rounds/{id}/consolidated-report?format=pdf")).await;
    assert!(pdf.expect_status(200).body.starts_with(b"%PDF-"));
    assert!(pdf.headers["content-disposition"].to_str().unwrap().contains(".pdf"));
    let odd = minh.get(&format!("/api/v1/rounds/{id}/consolidated-report?format=odt")).await;
    odd.expect_status(400);
    world.calendar.turn_to(jiff::civil::date(2027, 1, 20));
    let minh = world.program("minh", &["decide"]).await;
    let letter = minh.get(&format!("/api/v1/rounds/{id}/letter-of-urging?answer_by=2027-01-30")).await;
    assert!(letter.expect_status(200).body.starts_with(b"PK"));
    let lan = world.program("lan", &["decide"]).await;
    lan.get(&format!("/api/v1/rounds/{id}/letter-of-urging")).await.expect_status(404);
}

#[tokio::test]
async fn a_program_enters_for_units_all_or_nothing_and_never_over_their_own_word() {
    let world = World::new().await;
    let round = opened(&world, "2026-2").await;
    let (hen, sau) =
        (report_of(&world, round, "du-yen-hen-2025").await, report_of(&world, round, "du-yen-sau-2025").await);
    let mut lan = super::At::new(&world, "lan", hen).await;
    lan.type_in(&[("o-A05.value", "7")]).await;
    let mut minh = world.program("minh", &["figures"]).await;
    let path = format!("/api/v1/rounds/{round}/figures");
    let row = |report: ReportId, code: &str, value: &str| json!({"report": report, "indicator": code, "value": value});
    let wrong = json!({"figures": [row(sau, "A05", "9"), row(sau, "C99", "1"), row(sau, "A05", "1,5"),
        json!({"report": uuid::Uuid::from_u128(7), "indicator": "A05", "value": "1"})]});
    let refused = minh.post(&path, &wrong).await.expect_status(422).json();
    assert_eq!(
        (&refused["code"], &refused["accepted"], &refused["refused"]),
        (&json!("import-refused"), &json!(1), &json!(3))
    );
    assert!(world.history("report", sau.uuid()).await.is_empty(), "nothing is entered where one row cannot be");
    let rows = json!({"figures": [row(hen, "A05", "540"), row(sau, "A05", "1234"), row(sau, "A04", "nothing-arose")]});
    let told = minh.post(&path, &rows).await.expect_status(200).json();
    assert_eq!((&told["accepted"], &told["rows"]), (&json!(3), &json!([])));
    assert_eq!(lan.form().await.value("o-A05.value").as_deref(), Some("7"), "the unit's own word stands");
    lan.form().await.expect("540");
    let form = super::At::new(&world, "tu", sau).await.form().await;
    assert_eq!(form.value("o-A05.value").as_deref(), Some("1234"));
    world.program("lan", &["figures"]).await.post(&path, &rows).await.expect_status(404);
    world.program("binh", &["figures"]).await.post(&path, &rows).await.expect_status(403);
    world.program("minh", &["decide"]).await.post(&path, &rows).await.expect_status(403);
}
