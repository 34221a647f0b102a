//! Stories of reports told through the interface for programs.

use super::{WHOLE, opened, report_of, three_at};
use serde_json::json;
use testkit::World;

#[tokio::test]
async fn a_program_submits_once_however_often_it_sends() {
    let world = World::new().await;
    let round = opened(&world, "2026-2").await;
    let id = report_of(&world, round, "du-yen-hen-2025").await;
    let (mut lan, mut son, _) = three_at(&world, id).await;
    lan.type_in(WHOLE).await;
    son.step("duyet", &[]).await;
    let mut program = world.program("lan", &["submit"]).await;
    let path = format!("/api/v1/reports/{id}");
    let report = program.get(&path).await.expect_status(200).json();
    assert_eq!((&report["state"], &report["organisation_name"]), (&json!("endorsed"), &json!("Đảng ủy xã Yên Hến")));
    let seen = json!({"version": report["version"]});
    let step = format!("{path}/submission");

    let first = program.post_as("khoa-0001", &step, &seen).await;
    assert_eq!(first.expect_status(200).json()["submission"]["receipt_number"], "BC-2026-000001");
    let again = program.post_as("khoa-0001", &step, &seen).await;
    assert_eq!((first.body, true), (again.body, again.headers.contains_key("idempotency-replayed")));
    let other = program.post_as("khoa-0001", &step, &json!({"version": 99})).await;
    assert_eq!(other.expect_status(409).json()["code"], "key-used-otherwise");
    let stale = program.post(&step, &json!({"version": 99})).await;
    assert_eq!(stale.status, 409);
    let verbs: Vec<String> = world.history("report", id.uuid()).await.into_iter().map(|row| row.verb).collect();
    assert_eq!(verbs, ["endorse", "submit"]);

    let reader = world.program("lan", &[]).await.post_as("khoa-0002", &step, &seen).await;
    let refused = reader.expect_status(403).json();
    assert_eq!((&refused["code"], &refused["scope"]), (&json!("scope-missing"), &json!("submit")));
    world.program("tu", &["submit"]).await.post(&step, &seen).await.expect_status(404);
}
