//! A review for the walk: Lan has written it for Yên Hến, Sơn has approved it, and a signed copy is attached.

use crate::ground::one;
use database::{params, record};
use testkit::World;
use uuid::Uuid;

record! { struct Key { block_key: String } }

const FILE: &str = "INSERT INTO file (sha256, size_bytes, media_type, stored_at_ms) VALUES ($1, 1, 'text/plain', 1) \
     ON CONFLICT (sha256) DO NOTHING";
const APPROVAL: &str = "INSERT INTO review_approval (review_id, number, frozen_sha256, docx_sha256, pdf_sha256, family, \
     layout_day, approved_by, approved_at_ms) SELECT $1, 1, $2, $2, $2, 'party', '2026-11-23', id, 1 FROM account \
     WHERE login = 'son'";
const SIGNED: &str = "INSERT INTO review_signed_copy (review_id, number, file_sha256, file_name, attached_by, attached_at_ms) \
     SELECT $1, 1, $2, 'a.pdf', id, 1 FROM account WHERE login = 'lan'";
const BLOCK: &str = "SELECT block_key FROM review_block WHERE review_id = $1 ORDER BY block_key LIMIT 1";

/// The review and one of its blocks, as an address names it.
pub async fn approved(world: &World) -> (Uuid, String) {
    let mut lan = world.person("lan").await;
    let form = [
        ("de_cuong", "vocational-education/interim"),
        ("tu_ky", "half-year:2026:1"),
        ("den_ky", "half-year:2026:1"),
        ("trich_yeu", "sơ kết của xã"),
    ];
    lan.post("/tong-ket/moi", &form).await.expect_status(303);
    let id = one(world, "SELECT id FROM review", params![]).await;
    let sha256 = world.app.files().keep(b"%PDF-1.7 a").await.expect("a file");
    let write = world.app.database().write(move |tx| {
        Box::pin(async move {
            _ = tx.execute(FILE, params![sha256]).await?;
            _ = tx.execute(APPROVAL, params![id, sha256]).await?;
            _ = tx.execute(SIGNED, params![id, sha256]).await?;
            Ok::<_, database::Error>(())
        })
    });
    write.await.expect("an approved review");
    let key: Key = world.connection().await.one(BLOCK, params![id]).await.expect("a block");
    (id, key.block_key.replace('/', "~"))
}
