//! What an ended body wrote is kept on by the one that carries on; what a pack has dropped stays readable.

use super::{change, institutions};
use database::params;
use serde_json::json;
use testkit::World;
use uuid::Uuid;

const RECORD: &str = "INSERT INTO register_record (id, organisation_id, pack, register, made_by, made_at_ms, version) \
     SELECT $1, $2, 'vocational-education', $3, id, 1, 1 FROM account WHERE login = 'lan'";
const VERSION: &str = "INSERT INTO register_version (record_id, number, step, pack_version, first_day, field_values, \
     record_key, title, search_text, reason, made_by, made_at_ms) \
     SELECT $1, 1, 'entered', 2, '2020-01-01', $2, 't77', 'Trung tâm cũ', 'trung tam cu', '', id, 1 FROM account \
     WHERE login = 'lan'";
const SCHEMA: &str = "INSERT INTO register_schema (pack, register, pack_version, schema_json) \
     VALUES ('vocational-education', $1, 2, $2)";

/// A row as an older version of the pack had it, of a body and a register.
async fn written(world: &World, id: Uuid, word: &str, register: &'static str) {
    let body = world.organisation(word);
    let values = json!({
        "code": "T77", "name": "Trung tâm cũ", "type": "centre", "ownership": "public", "workshops": "12", "lost": "x",
    })
    .to_string();
    let schema = json!({
        "code": register, "name": {"vi": "Sổ cũ", "en": null}, "note": null, "kept_by": [], "title": "name", "key": ["code"],
        "has_validity": true, "allows_overlap": false, "has_succession": false, "sums": [],
        "fields": [
            {"code": "code", "name": {"vi": "Mã", "en": null}, "note": null, "sort": "text", "is_required": true},
            {"code": "name", "name": {"vi": "Tên", "en": null}, "note": null, "sort": "text", "is_required": true},
            {"code": "workshops", "name": {"vi": "Số xưởng", "en": null}, "note": null, "is_required": false,
             "sort": {"number": {"decimals": 0, "unit": null, "is_money": false}}},
        ],
    })
    .to_string();
    let write = world.app.database().write(move |tx| {
        Box::pin(async move {
            _ = tx.execute(RECORD, params![id, body, register]).await?;
            _ = tx.execute(VERSION, params![id, values]).await?;
            _ = tx.execute(SCHEMA, params![register, schema]).await?;
            Ok::<_, database::Error>(())
        })
    });
    write.await.expect("a row");
}

#[tokio::test]
async fn rows_of_a_body_that_ended_are_kept_on_and_dropped_fields_stay_readable() {
    let world = World::new().await;
    let id = Uuid::from_u128(0x771);
    written(&world, id, "du-yen-hen-cu", "institutions").await;
    let (mut lan, list) = (world.person("lan").await, institutions(&world, "du-yen-hen-2025"));
    lan.get(&list).await.expect("Trung tâm cũ");
    let row = format!("/so-theo-doi/dong/{id}");
    let shown = lan.get(&row).await;
    shown
        .expect("ghi trước khi sắp xếp")
        .expect("Số xưởng")
        .expect("trường gói không còn dùng")
        .expect("12")
        .expect("lost");
    let changed = change(&mut lan, &row, &[("f-capacity", "90")]).await;
    changed.expect("Đã ghi thay đổi").expect("90").expect("Số xưởng").expect("12");
    // The other half of the old commune does not keep it too.
    world.person("tu").await.get(&row).await.expect_status(404);

    let gone = Uuid::from_u128(0x772);
    written(&world, gone, "du-yen-hen-2025", "workshops").await;
    lan.get("/so-theo-doi").await.expect("Sổ cũ").expect("gói mới không còn sổ này");
    let list = list.replace("institutions", "workshops");
    lan.get(&list).await.expect("Trung tâm cũ").expect("Phiên bản mới của gói nghiệp vụ không còn sổ này");
    lan.get(&format!("{list}/moi")).await.expect_status(409).expect("không còn sổ này");
    let row = format!("/so-theo-doi/dong/{gone}");
    lan.get(&row).await.expect("12");
    lan.post(&format!("{row}/rut"), &[("version", "1"), ("ly_do_rut", "x")]).await.expect_status(409);
}
