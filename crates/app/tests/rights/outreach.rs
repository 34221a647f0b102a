//! A campaign for the walk: Yên Hến leads it and asks itself; Lan has recorded an activity with evidence and a material.

use database::params;
use testkit::World;
use uuid::Uuid;

/// One identity serves for campaign, activity and material.
const ID: u128 = 0x7a;

const FILE: &str = "INSERT INTO file (sha256, size_bytes, media_type, stored_at_ms) VALUES ($1, 1, 'text/plain', 1) \
     ON CONFLICT (sha256) DO NOTHING";
const CAMPAIGN: &str = "INSERT INTO outreach_campaign (id, organisation_id, pack, drafted_by, drafted_at_ms, version) \
     SELECT $1, $2, 'vocational-education', id, 1, 1 FROM account WHERE login = 'son'";
const VERSION: &str = "INSERT INTO outreach_campaign_version (campaign_id, number, pack_version, name, first_day, last_day, \
     cited, reason, written_by, written_at_ms) \
     SELECT $1, 1, 1, 'Quán triệt', '2026-09-01', '2026-12-31', 'x', '', id, 1 FROM account WHERE login = 'son'";
const AUDIENCE: &str = "INSERT INTO outreach_campaign_audience (campaign_id, number, audience) VALUES ($1, 1, 'heads')";
const CHANNEL: &str =
    "INSERT INTO outreach_campaign_channel (campaign_id, number, channel) VALUES ($1, 1, 'conference')";
const UNIT: &str = "INSERT INTO outreach_campaign_unit (campaign_id, number, organisation_id) VALUES ($1, 1, $2)";
const STEP: &str = "INSERT INTO outreach_campaign_step (campaign_id, number, step, reason, taken_by, taken_at_ms) \
     SELECT $1, 1, 'open', '', id, 1 FROM account WHERE login = 'son'";
const MATERIAL: &str = "INSERT INTO outreach_material (id, campaign_id, name, added_by, added_at_ms) \
     SELECT $1, $1, 'Đề cương', id, 1 FROM account WHERE login = 'son'";
const MATERIAL_VERSION: &str = "INSERT INTO outreach_material_version (material_id, number, file_sha256, file_name, link, \
     note, written_by, written_at_ms) SELECT $1, 1, $2, 'a.pdf', '', '', id, 1 FROM account WHERE login = 'son'";
const ACTIVITY: &str = "INSERT INTO outreach_activity (id, campaign_id, organisation_id, sending, recorded_by, \
     recorded_at_ms, version) SELECT $1, $1, $2, $1, id, 1, 1 FROM account WHERE login = 'lan'";
const ACTIVITY_VERSION: &str = "INSERT INTO outreach_activity_version (activity_id, number, held_on, channel, name, items, \
     counting, above_why, file_sha256, file_name, reason, written_by, written_at_ms) \
     SELECT $1, 1, '2026-11-20', 'conference', 'Hội nghị', 1, 'persons', '', $2, 'a.jpg', '', id, 1 FROM account \
     WHERE login = 'lan'";
const REACH: &str = "INSERT INTO outreach_reach (activity_id, number, audience, people) VALUES ($1, 1, 'heads', 18)";

/// The identity of all of it.
pub async fn recorded(world: &World) -> Uuid {
    let (id, unit) = (Uuid::from_u128(ID), world.organisation("du-yen-hen-2025"));
    let sha256 = world.app.files().keep(b"photo").await.expect("a file");
    let write = world.app.database().write(move |tx| {
        Box::pin(async move {
            _ = tx.execute(FILE, params![sha256]).await?;
            _ = tx.execute(CAMPAIGN, params![id, unit]).await?;
            _ = tx.execute(VERSION, params![id]).await?;
            _ = tx.execute(AUDIENCE, params![id]).await?;
            _ = tx.execute(CHANNEL, params![id]).await?;
            _ = tx.execute(UNIT, params![id, unit]).await?;
            _ = tx.execute(STEP, params![id]).await?;
            _ = tx.execute(MATERIAL, params![id]).await?;
            _ = tx.execute(MATERIAL_VERSION, params![id, sha256]).await?;
            _ = tx.execute(ACTIVITY, params![id, unit]).await?;
            _ = tx.execute(ACTIVITY_VERSION, params![id, sha256]).await?;
            _ = tx.execute(REACH, params![id]).await?;
            Ok::<_, database::Error>(())
        })
    });
    write.await.expect("a campaign with its activity");
    id
}
