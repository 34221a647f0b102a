//! A difficulty for the walk: Lan has raised it for Yên Hến with a file, the committee has forwarded it to its board.

use crate::ground::one;
use database::params;
use testkit::World;
use uuid::Uuid;

const FILE: &str = "INSERT INTO file (sha256, size_bytes, media_type, stored_at_ms) VALUES ($1, 1, 'text/plain', 1) \
     ON CONFLICT (sha256) DO NOTHING";
const EVIDENCE: &str = "INSERT INTO difficulty_evidence (id, difficulty_id, file_sha256, file_name, attached_by, attached_at_ms) \
     SELECT $1, $2, $3, 'a.txt', id, 1 FROM account WHERE login = 'lan'";

/// The difficulty; its file has the identity that every piece of evidence of the walk has.
pub async fn forwarded(world: &World, assignment: Uuid, evidence: Uuid) -> Uuid {
    let mut lan = world.person("lan").await;
    let assignment = assignment.to_string();
    let form = [("loai_neu", "policy-proposal"), ("phan_viec", assignment.as_str()), ("van_de", "Chưa có kinh phí.")];
    lan.post("/kho-khan/moi", &form).await.expect_status(303);
    let id = one(world, "SELECT id FROM difficulty", params![]).await;
    let mut binh = world.person("binh").await;
    let seen = binh.get(&format!("/kho-khan/{id}")).await.value("ban").expect("a mark");
    let board = world.organisation("ban-tgdv").to_string();
    let form = [("ban", seen.as_str()), ("chuyen_den", board.as_str())];
    binh.post(&format!("/kho-khan/{id}/chuyen"), &form).await.expect_status(303);
    let sha256 = world.app.files().keep(b"a").await.expect("a file");
    let write = world.app.database().write(move |tx| {
        Box::pin(async move {
            _ = tx.execute(FILE, params![sha256]).await?;
            _ = tx.execute(EVIDENCE, params![evidence, id, sha256]).await?;
            Ok::<_, database::Error>(())
        })
    });
    write.await.expect("evidence");
    id
}
