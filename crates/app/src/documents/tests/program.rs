//! Stories of documents told through the interface for programs.

use serde_json::{Value, json};
use testkit::{Page, Program, World};

/// A guidance of the provincial board from which nothing is missing.
const GUIDANCE: &str = "TỈNH ỦY LAM GIANG\nBAN TUYÊN GIÁO VÀ DÂN VẬN\n*\nSố 9-HD/BTGDVTU\n\nLam Giang, ngày 20 tháng 11 năm \
    2026\n\nHƯỚNG DẪN\nvề tuyên truyền nghị quyết\n\n1. Các đảng ủy xã, phường xây dựng kế hoạch thực hiện trước ngày \
    30/12/2026.\n\nNơi nhận:\n- Các đảng ủy xã, phường (để thực hiện),\n- Lưu Văn phòng.\n";

fn file(name: &str, content: &str, declared: bool) -> Value {
    use base64ct::{Base64, Encoding};
    json!({"file_name": name, "content": Base64::encode_string(content.as_bytes()), "declared_no_secret": declared})
}

async fn bring_in(program: &mut Program, name: &str, content: &str) -> Page {
    program.post("/api/v1/documents", &file(name, content, true)).await
}

#[tokio::test]
async fn a_program_brings_a_document_in_publishes_what_it_previewed_and_another_receives_it() {
    let world = World::new().await;
    let mut minh = world.program("minh", &["documents"]).await;
    let registered = bring_in(&mut minh, "huong-dan.txt", GUIDANCE).await.expect_status(200).json();
    assert_eq!((&registered["outcome"], &registered["state"]), (&json!("new"), &json!("unpublished")));
    let again = bring_in(&mut minh, "ban-sao.txt", GUIDANCE).await.expect_status(200).json();
    assert_eq!((&again["outcome"], &again["id"]), (&json!("known"), &registered["id"]));
    let path = format!("/api/v1/documents/{}", registered["id"].as_str().unwrap_or_default());

    let reading = minh.get(&format!("{path}/reading")).await.expect_status(200).json();
    assert_eq!((&reading["symbol"], &reading["issued_on"]), (&json!("9-HD/BTGDVTU"), &json!("2026-11-20")));
    assert_eq!(reading["duties"][0]["timing"]["due_on"], "2026-12-30");
    let open = reading["questions"].as_array().unwrap().iter().filter(|question| question["answer"].is_null());
    assert!(open.clone().all(|question| question["may_be_left"] == true), "{reading}");
    assert_eq!(open.map(|question| question["about"].as_str().unwrap()).collect::<Vec<_>>(), ["document.signatories"]);
    assert_eq!(minh.get(&format!("{path}/file")).await.expect_status(200).body, GUIDANCE.as_bytes());
    let mut lan = world.program("lan", &["work"]).await;
    lan.get(&path).await.expect_status(404);

    let preview = minh.get(&format!("{path}/preview")).await.expect_status(200).json();
    assert_eq!((&preview["hindrances"], &preview["asks_number"]), (&json!([]), &json!(false)), "{preview}");
    let count = preview["assignments"].clone();
    let stale = minh.post(&format!("{path}/publication"), &json!({"version": 99})).await;
    assert_eq!(stale.expect_status(409).json()["code"], "someone-was-faster");
    let wanted = json!({"version": preview["version"], "assignments": count});
    let published = minh.post(&format!("{path}/publication"), &wanted).await.expect_status(200).json();
    assert_eq!(published["state"], "published");
    minh.get(&format!("{path}/preview")).await.expect_status(409);

    let seen = lan.get(&path).await.expect_status(200).json();
    assert_eq!((&seen["publication"]["assignments"], &seen["may_receive"]), (&count, &json!(true)));
    assert_eq!(seen["deliveries"], Value::Null, "what became of it elsewhere is for whoever sent it");
    let arrived = lan.get("/api/v1/documents?condition=unreceived").await.expect_status(200).json();
    assert_eq!(arrived["items"][0]["id"], registered["id"]);
    lan.post(&format!("{path}/receipt"), &json!({})).await.expect_status(200);
    lan.post(&format!("{path}/receipt"), &json!({})).await.expect_status(409);
    let deliveries = minh.get(&path).await.json()["deliveries"].clone();
    let received = deliveries.as_array().unwrap().iter().filter(|one| !one["received_at"].is_null()).count();
    assert_eq!(received, 1, "{deliveries}");

    let retraction = json!({"reason": "Nhầm bản."});
    lan.post(&format!("{path}/retraction"), &retraction).await.expect_status(403);
    let retracted = minh.post(&format!("{path}/retraction"), &retraction).await;
    assert_eq!(retracted.expect_status(200).json()["state"], "retracted");
}

#[tokio::test]
async fn another_text_takes_the_place_of_the_one_before() {
    let world = World::new().await;
    let mut minh = world.program("minh", &["documents"]).await;
    let registered = bring_in(&mut minh, "huong-dan.txt", GUIDANCE).await.expect_status(200).json();
    let path = format!("/api/v1/documents/{}", registered["id"].as_str().unwrap_or_default());
    let mended = GUIDANCE.replace("30/12/2026", "15/12/2026");
    minh.post(&format!("{path}/texts"), &file("ban-2.txt", &mended, true)).await.expect_status(200);
    let whole = minh.get(&path).await.expect_status(200).json();
    assert_eq!((&whole["texts"][0]["number"], &whole["texts"][0]["file_name"]), (&json!(2), &json!("ban-2.txt")));
    let reading = minh.get(&format!("{path}/reading")).await.json();
    assert_eq!(reading["duties"][0]["timing"]["due_on"], "2026-12-15");
}

#[tokio::test]
async fn what_the_page_refuses_is_refused_here_too_and_leaves_nothing() {
    let world = World::new().await;
    let mut minh = world.program("minh", &["documents"]).await;
    let secret = format!("MẬT\n{GUIDANCE}");
    let refused = [
        (file("a.txt", &secret, true), 422, "state-secret"),
        (file("a.txt", GUIDANCE, false), 422, "declaration-missing"),
        (file("a.txt", "", true), 422, "file-empty"),
        (file("nhac.mp3", "ID3\u{4}\0\0\0\0\0\0", true), 422, "file-kind-unknown"),
        (json!({"file_name": "a.txt", "content": "x", "declared_no_secret": true}), 422, "value-unfit"),
    ];
    for (body, status, code) in refused {
        let page = minh.post("/api/v1/documents", &body).await;
        assert_eq!((page.status.as_u16(), page.json()["code"].clone()), (status, json!(code)));
    }
    assert_eq!(minh.get("/api/v1/documents").await.json()["items"], json!([]));
    let mut reader = world.program("minh", &["work"]).await;
    let page = reader.post("/api/v1/documents", &file("a.txt", GUIDANCE, true)).await;
    assert_eq!(page.expect_status(403).json()["scope"], "documents");
    let other = world.organisation("du-yen-hen-2025").to_string();
    let mut body = file("a.txt", GUIDANCE, true);
    body["owner"] = json!(other);
    minh.post("/api/v1/documents", &body).await.expect_status(403);
}

#[tokio::test]
async fn a_program_corrects_a_reading_by_the_rules_of_the_page_and_takes_it_back() {
    let world = World::new().await;
    let mut minh = world.program("minh", &["documents"]).await;
    let registered = bring_in(&mut minh, "huong-dan.txt", GUIDANCE).await.expect_status(200).json();
    let path = format!("/api/v1/documents/{}", registered["id"].as_str().unwrap_or_default());
    let corrections = format!("{path}/corrections");
    let reading = minh.get(&format!("{path}/reading")).await.json();
    let (text, version) = (reading["number"].clone(), reading["version"].as_i64().unwrap());
    let correction = |version: i64, change: Value| json!({"text": text, "version": version, "change": change});

    let later = json!({"timing": {"duty": 1, "timing": {"due-on": "2027-01-31"}}});
    let made = minh.post(&corrections, &correction(version, later.clone())).await.expect_status(200).json();
    let stale = minh.post(&corrections, &correction(version, later)).await;
    assert_eq!(stale.expect_status(409).json()["code"], "someone-was-faster");
    let number = made["number"].as_i64().unwrap();
    assert_eq!(made["version"], number);
    let reading = minh.get(&format!("{path}/reading")).await.json();
    assert_eq!(reading["duties"][0]["timing"]["due_on"], "2027-01-31");

    // What a form would complain about is told with its member; nothing of it is kept.
    let early = json!({"timing": {"duty": 1, "timing": {"due-on": "2026-11-01"}}});
    let refused = minh.post(&corrections, &correction(number, early)).await.expect_status(422).json();
    assert!(refused["fault"].as_str().is_some_and(|fault| fault.starts_with("due-on: ")), "{refused}");
    let nobody = json!({"addressees": {"duty": 1, "names": ["Đảng ủy xã Không Có"]}});
    let refused = minh.post(&corrections, &correction(number, nobody)).await.expect_status(422).json();
    assert!(refused["fault"].as_str().is_some_and(|fault| fault.starts_with("names: ")), "{refused}");
    let other_text = json!({"text": 2, "version": number, "change": {"drop": {"duty": 1}}});
    assert_eq!(minh.post(&corrections, &other_text).await.expect_status(409).json()["code"], "other-text-version");
    minh.post(&corrections, &correction(number, json!({"drop": {"duty": 99}}))).await.expect_status(404);

    let words = json!({"words": {"duty": 1, "action": "Xây dựng kế hoạch tuyên truyền", "kind": "plan",
        "modality": "must", "outputs": ["Kế hoạch"]}});
    let whom = json!({"addressees": {"duty": 1, "names": ["Đảng ủy xã Yên Hến"], "role": "lead"}});
    let added = json!({"add": {"action": "Báo cáo kết quả", "kind": "report", "modality": "must"}});
    let sent = json!({"add-recipient": {"text": "Đảng ủy xã Yên Sấu", "sending": {"to": {"names": ["Đảng ủy xã Yên Sấu"]}},
        "purpose": "inform"}});
    let mut at = number;
    for change in [words, whom, added, sent, json!({"symbol": "10-HD/BTGDVTU"})] {
        let made = minh.post(&corrections, &correction(at, change)).await.expect_status(200).json();
        at = made["version"].as_i64().unwrap();
    }
    let reading = minh.get(&format!("{path}/reading")).await.json();
    let organisation = world.organisation("du-yen-hen-2025").to_string();
    assert_eq!(reading["duties"][0]["addressees"][0]["organisations"], json!([organisation]), "{reading}");
    assert_eq!((&reading["symbol"], &reading["duties"][1]["is_found"]), (&json!("10-HD/BTGDVTU"), &json!(false)));

    let undoing = format!("{corrections}/{number}/withdrawal");
    minh.post(&undoing, &json!({})).await.expect_status(200);
    let page = minh.get(&format!("{corrections}?limit=200")).await.expect_status(200).json();
    let first = &page["items"][0];
    assert_eq!((&first["number"], &first["path"]), (&json!(number), &json!("duties.0")), "{page}");
    assert_eq!(first["undone_by"], json!(at + 1));
    assert_eq!(page["items"].as_array().map(Vec::len), Some(7));
    assert_eq!(minh.post(&undoing, &json!({})).await.expect_status(409).json()["code"], "already-done");
    let reading = minh.get(&format!("{path}/reading")).await.json();
    assert_eq!(reading["duties"][0]["timing"]["due_on"], "2026-12-30", "as it was read");

    let mut lan = world.program("lan", &["documents"]).await;
    lan.post(&corrections, &correction(at + 1, json!({"symbol": "x"}))).await.expect_status(404);
    assert_eq!(minh.get(&format!("{path}/proposals")).await.expect_status(200).json()["proposals"], json!([]));
    let again = minh.post(&format!("{path}/rereading"), &json!({})).await;
    assert_eq!(again.expect_status(409).json()["code"], "read-by-this-reader");
}

#[tokio::test]
async fn two_texts_are_compared_and_recipients_reminded_once_a_day() {
    let world = World::new().await;
    let mut minh = world.program("minh", &["documents"]).await;
    let registered = bring_in(&mut minh, "huong-dan.txt", GUIDANCE).await.expect_status(200).json();
    let path = format!("/api/v1/documents/{}", registered["id"].as_str().unwrap_or_default());
    let mended = GUIDANCE.replace("30/12/2026", "15/12/2026");
    minh.post(&format!("{path}/texts"), &file("ban-2.txt", &mended, true)).await.expect_status(200);
    let compared = minh.get(&format!("{path}/comparison")).await.expect_status(200).json();
    assert_eq!((&compared["before"], &compared["after"]), (&json!(1), &json!(2)));
    let changed: Vec<&Value> = compared["lines"].as_array().unwrap().iter().collect();
    assert!(changed.iter().all(|line| line["kind"] == "changed") && changed.len() == 1, "{compared}");
    assert!(changed[0]["after"].as_str().is_some_and(|words| words.contains("15/12/2026")), "{compared}");
    minh.get(&format!("{path}/comparison?before=1&after=9")).await.expect_status(404);

    let reminders = format!("{path}/reminders");
    minh.post(&reminders, &json!({})).await.expect_status(404);
    let preview = minh.get(&format!("{path}/preview")).await.json();
    let wanted = json!({"version": preview["version"], "assignments": preview["assignments"]});
    minh.post(&format!("{path}/publication"), &wanted).await.expect_status(200);
    let reminded = minh.post(&reminders, &json!({})).await.expect_status(200).json();
    assert!(reminded["recipients"].as_i64().is_some_and(|count| count > 1), "{reminded}");
    minh.post(&reminders, &json!({})).await.expect_status(409);
    let correction = json!({"text": 2, "version": preview["version"], "change": {"symbol": "x"}});
    let late = minh.post(&format!("{path}/corrections"), &correction).await;
    assert_eq!(late.expect_status(409).json()["code"], "already-published");
}
