//! Stories of reports told through the interface for programs.

use super::{WHOLE, opened, report_of, three_at};
use domain::ids::ReportId;
use serde_json::{Value, json};
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

    // Refused first, which is not kept; then twice at the same moment, and once more.
    let stale = json!({"version": 99});
    program.post_as("khoa-0001", &step, &stale).await.expect_status(409);
    let send = || program.post_as("khoa-0001", &step, &seen);
    let (first, second) = tokio::join!(send(), send());
    let third = send().await;
    assert_eq!(first.expect_status(200).json()["submission"]["receipt_number"], "BC-2026-000001");
    assert_eq!((&first.body, &first.body), (&second.body, &third.body));
    let repeated = [&first, &second, &third].map(|answer| answer.headers.contains_key("idempotency-replayed"));
    assert_eq!(repeated.into_iter().filter(|is| *is).count(), 2, "one of them did it");
    let other = program.post_as("khoa-0001", &step, &stale).await;
    assert_eq!(other.expect_status(409).json()["code"], "key-used-otherwise");
    program.post(&step, &stale).await.expect_status(409);
    let verbs: Vec<String> = world.history("report", id.uuid()).await.into_iter().map(|row| row.verb).collect();
    assert_eq!(verbs, ["endorse", "submit"]);

    let reader = world.program("lan", &[]).await.post_as("khoa-0002", &step, &seen).await;
    let refused = reader.expect_status(403).json();
    assert_eq!((&refused["code"], &refused["scope"]), (&json!("scope-missing"), &json!("submit")));
    world.program("tu", &["submit"]).await.post(&step, &seen).await.expect_status(404);
}

/// The whole report as rows of an import.
fn rows(id: ReportId) -> (Vec<Value>, Vec<Value>) {
    let (mut figures, mut narratives) = (Vec::new(), Vec::new());
    for (field, typed) in WHOLE {
        let (kind, place) = field.split_at(2);
        match (kind, place.split_once('.')) {
            ("l-", _) => narratives.push(json!({"report": id, "code": place, "words": typed})),
            (_, Some((indicator, component))) => {
                let value = if kind == "k-" { "nothing-arose" } else { typed };
                let row = json!({"report": id, "indicator": indicator, "component": component, "value": value});
                figures.push(row);
            }
            _ => panic!("{field}"),
        }
    }
    (figures, narratives)
}

#[tokio::test]
async fn many_figures_come_in_with_an_account_of_each_row_and_go_their_way_through_programs_alone() {
    let world = World::new().await;
    let round = opened(&world, "2026-2").await;
    let id = report_of(&world, round, "du-yen-hen-2025").await;
    let sibling = report_of(&world, round, "du-yen-sau-2025").await;
    let mut lan = world.program("lan", &["figures", "submit"]).await;
    let import = "/api/v1/figures/import";
    let (figures, narratives) = rows(id);
    let whole = json!({"figures": figures, "narratives": narratives});
    let told = lan.post_as("nhap-0001", import, &whole).await.expect_status(200).json();
    assert_eq!((&told["accepted"], &told["rows"]), (&json!(WHOLE.len()), &json!([])));
    assert_eq!(lan.post_as("nhap-0001", import, &whole).await.json(), told, "sent again");
    let told = lan.post(import, &whole).await.json();
    assert_eq!((&told["accepted"], &told["ignored"]), (&json!(0), &json!(WHOLE.len())));

    let row = |report: ReportId, indicator: &str, value: &str| json!({"report": report, "indicator": indicator, "value": value});
    let mut seen = row(id, "C08", "232");
    seen["seen"] = json!("231.0");
    let mixed = [
        row(id, "C08", "240"),
        row(id, "C99", "1"),
        row(id, "A05", "1,5"),
        row(id, "A05", "1.5"),
        row(sibling, "C08", "1"),
        seen,
    ];
    let refused = lan.post(import, &json!({"figures": mixed})).await.expect_status(422).json();
    assert_eq!((&refused["code"], &refused["accepted"]), (&json!("import-refused"), &json!(1)));
    let of = |told: &Value, row: usize| {
        let rows = told["rows"].as_array().unwrap();
        let found = rows.iter().find(|answer| answer["row"] == row).unwrap();
        (found["outcome"].as_str().unwrap().to_owned(), found["code"].as_str().unwrap_or_default().to_owned())
    };
    let expected = [("conflict", ""), ("refused", "not-in-form"), ("refused", "not-a-number"), ("conflict", "")];
    for (place, (outcome, code)) in expected.into_iter().enumerate() {
        assert_eq!(of(&refused, place), (outcome.to_owned(), code.to_owned()), "{place}");
    }
    assert_eq!(of(&refused, 4), ("refused".to_owned(), "not-found".to_owned()), "another unit's report is not known");
    let path = format!("/api/v1/reports/{id}");
    let value = |report: &Value| {
        let figures = report["figures"].as_array().unwrap();
        let is_c08 = |one: &&Value| one["indicator"] == "C08" && one["component"] == "value";
        figures.iter().find(is_c08).unwrap()["value"].clone()
    };
    assert_eq!(value(&lan.get(&path).await.json()), "231", "all or nothing");
    let partly = json!({"figures": mixed, "partly": true});
    assert_eq!(lan.post(import, &partly).await.expect_status(200).json()["accepted"], 1);
    let report = lan.get(&path).await.json();
    assert_eq!((value(&report), &report["remarks"]), (json!("232"), &json!([])));

    let mut son = world.program("son", &["submit"]).await;
    let seen = json!({"version": report["version"], "draft_version": report["draft_version"]});
    let endorsed = son.post(&format!("{path}/endorsement"), &seen).await.expect_status(200).json();
    let step = format!("{path}/submission");
    let submitted = lan.post(&step, &json!({"version": endorsed["version"]})).await.expect_status(200).json();
    let mut minh = world.program("minh", &["decide"]).await;
    let of = |told: &Value| json!({"version": told["version"], "submission": told["submission"]["id"]});
    let mut back = of(&submitted);
    back["figures"] = json!([{"indicator": "C08", "words": "Kỳ trước chỉ 140"}]);
    let told = minh.post(&format!("{path}/sending-back"), &back).await.expect_status(200).json();
    assert_eq!((&told["state"], &told["submission"]["back_reason"]), (&json!("sent-back"), &json!("Kỳ trước chỉ 140")));
    let history = world.history("report", id.uuid()).await;
    assert!(history.iter().all(|row| row.particulars.contains("\"token\"")), "the history names the token");
}

#[tokio::test]
async fn what_is_typed_into_a_box_and_what_a_program_sends_there_is_the_same() {
    let world = World::new().await;
    let round = opened(&world, "2026-2").await;
    let id = report_of(&world, round, "du-yen-hen-2025").await;
    let (mut at, ..) = three_at(&world, id).await;
    at.type_in(WHOLE).await;
    let typed = world.program("lan", &[]).await.get(&format!("/api/v1/reports/{id}")).await.json();
    let mut lan = world.program("lan", &["figures"]).await;
    let (figures, narratives) = rows(id);
    let told = lan.post("/api/v1/figures/import", &json!({"figures": figures, "narratives": narratives})).await.json();
    assert_eq!(told["ignored"], WHOLE.len(), "{told}");
    assert_eq!(lan.get(&format!("/api/v1/reports/{id}")).await.json()["figures"], typed["figures"]);
}
