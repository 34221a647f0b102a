//! A visit for the walk: planned and approved, with an item, a finding, its remedy, and a re-inspection with a file. The board
//! leads it; nothing of it is told to those who walk but what the remedy tells.

use crate::ground::one;
use database::params;
use testkit::World;
use uuid::Uuid;

const FILE: &str = "INSERT INTO file (sha256, size_bytes, media_type, stored_at_ms) VALUES ($1, 1, 'text/plain', 1) \
     ON CONFLICT (sha256) DO NOTHING";
const RECHECK: &str = "INSERT INTO inspection_recheck (finding_id, number, remedy_number, checked_on, checked_by, verdict, \
     words, file_sha256, file_name, written_by, written_at_ms) SELECT $1, 1, 1, '2026-11-23', 'x', 'not-remedied', 'x', \
     $2, 'a.pdf', id, 1 FROM account WHERE login = 'minh'";

/// What stands in addresses.
pub struct Inspected {
    pub programme: Uuid,
    pub planned: Uuid,
    pub visit: Uuid,
    pub item: Uuid,
    pub finding: Uuid,
}

/// Makes one of each on a document of the board.
pub async fn inspected(world: &World, document: &str) -> Inspected {
    let (mut minh, mut hanh) = (world.person("minh").await, world.person("hanh").await);
    minh.post("/kiem-tra/chuong-trinh/moi", &[("nam_chuong_trinh", "2026")]).await.expect_status(303);
    let programme = one(world, "SELECT id FROM inspection_programme", params![]).await;
    let subject = [
        ("loai_cuoc", "inspection"),
        ("noi_dung_kiem_tra", "việc tuyên truyền học nghề"),
        ("don_vi_duoc_kiem_tra", "Đảng ủy xã Yên Hến"),
        ("van_ban", document),
    ];
    minh.post(&format!("/kiem-tra/chuong-trinh/{programme}/cuoc-moi"), &subject).await.expect_status(303);
    let planned = one(world, "SELECT id FROM inspection_planned_visit", params![]).await;
    hanh.post(&format!("/kiem-tra/chuong-trinh/{programme}/duyet"), &[]).await.expect_status(303);
    let days = [("tu_ngay_cuoc", "16/11/2026"), ("den_ngay_cuoc", "18/11/2026"), ("thanh_phan_doan", "Trưởng đoàn")];
    let form: Vec<(&str, &str)> = subject.into_iter().chain(days).collect();
    minh.post("/kiem-tra/cuoc/moi", &form).await.expect_status(303);
    let visit = one(world, "SELECT id FROM inspection", params![]).await;
    let item = [("noi_dung_muc", "Hồ sơ lưu trữ")];
    minh.post(&format!("/kiem-tra/cuoc/{visit}/de-cuong/them"), &item).await.expect_status(303);
    let item = one(world, "SELECT id FROM inspection_item", params![]).await;
    const CLAUSE: &str = "SELECT id FROM provision WHERE document_id = $1 ORDER BY position LIMIT 1";
    let of: Uuid = document.parse().expect("an identity");
    let (clause, unit) = (one(world, CLAUSE, params![of]).await, world.organisation("du-yen-hen-2025").to_string());
    let clause = clause.to_string();
    let found = [
        ("don_vi_phat_hien", unit.as_str()),
        ("dieu_khoan_phat_hien", clause.as_str()),
        ("loai_phat_hien", "shortcoming"),
        ("noi_dung_phat_hien", "Chưa tuyên truyền."),
    ];
    minh.post(&format!("/kiem-tra/cuoc/{visit}/phat-hien"), &found).await.expect_status(303);
    let finding = one(world, "SELECT id FROM inspection_finding", params![]).await;
    let asked =
        [("don_vi_khac_phuc", unit.as_str()), ("noi_dung_khac_phuc", "Tuyên truyền."), ("han_khac_phuc", "10/12/2026")];
    minh.post(&format!("/kiem-tra/phat-hien/{finding}/khac-phuc"), &asked).await.expect_status(303);
    let sha256 = world.app.files().keep(b"%PDF-1.7 b").await.expect("a file");
    let write = world.app.database().write(move |tx| {
        Box::pin(async move {
            _ = tx.execute(FILE, params![sha256]).await?;
            tx.execute(RECHECK, params![finding, sha256]).await.map(drop)
        })
    });
    write.await.expect("a re-inspection");
    Inspected { programme, planned, visit, item, finding }
}
