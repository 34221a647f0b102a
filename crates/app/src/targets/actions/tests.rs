//! That one statement reads of everyone around a body what a statement for each of them reads.

use super::{finding, store};
use crate::targets::tests::{page_of, set, target_of};
use database::params;
use domain::ids::{OrganisationId, TargetId};
use std::collections::BTreeSet;
use testkit::World;

/// A target of a body that ended, which nobody can set any more.
async fn set_of_before(world: &World, body: OrganisationId) {
    const INSERT: &str = "INSERT INTO target (id, organisation_id, pack, indicator, year, term, commitment, bound, \
         amount_from, amount_to, cited, set_by, set_at_ms, version) \
         SELECT $1, $2, 'vocational-education', 'C08', 2024, 'in-year', 'committed', 'at-least', 40000000, 40000000, \
         'Nghị quyết cũ', id, 1, 1 FROM account WHERE login = 'lan'";
    let write = world.app.database().write(move |tx| {
        Box::pin(async move {
            let id: TargetId = tx.new_id();
            tx.execute(INSERT, params![id, body]).await.map(drop)
        })
    });
    write.await.expect("a target of before");
}

#[tokio::test]
async fn one_statement_reads_of_all_around_a_body_what_is_read_of_each() {
    let world = World::new().await;
    let words = ["tinh-uy", "du-yen-hen-2025", "du-yen-sau-2025", "du-yen-hen-cu"];
    let bodies = words.map(|word| (word, world.organisation(word)));
    let [(_, province), (_, hen), (_, sau), (_, former)] = bodies;
    let mut binh = world.person("binh").await;
    for (indicator, typed) in [("C01", "ít nhất 65"), ("C08", "ít nhất 100")] {
        set(&mut binh, &page_of(&world, "tinh-uy"), indicator, &[("muc_cam_ket", typed)]).await;
    }
    let mut lan = world.person("lan").await;
    let both = [("muc_cam_ket", "ít nhất 60"), ("muc_phan_dau", "khoảng 70")];
    set(&mut lan, &page_of(&world, "du-yen-hen-2025"), "C01", &both).await;
    let withdrawn = target_of(&set(&mut lan, &page_of(&world, "du-yen-hen-2025"), "C02", &both).await);
    lan.submit(&format!("{withdrawn}/rut"), &[("version", "1"), ("ly_do_rut", "Nhầm")]).await.expect("Đã rút");
    let mut tu = world.person("tu").await;
    set(&mut tu, &page_of(&world, "du-yen-sau-2025"), "C08", &[("muc_cam_ket", "30-50")]).await;
    set_of_before(&world, former).await;

    let mut connection = world.connection().await;
    for (of, around, expected) in [
        ("tinh-uy", province, vec![province, hen, sau]),
        ("du-yen-hen-2025", hen, vec![province, hen, former]),
        ("du-yen-sau-2025", sau, vec![province, sau]),
    ] {
        let rows = store::list_around(&mut connection, around).await.expect("the rows");
        let read: BTreeSet<OrganisationId> = rows.iter().map(|row| row.organisation_id).collect();
        assert!(expected.iter().all(|body| read.contains(body)), "{of} reads of {read:?}");
        for body in read {
            let alone = finding::live_of(&mut connection, body).await.expect("its targets");
            let among: Vec<TargetId> =
                rows.iter().filter(|row| row.organisation_id == body).map(|row| row.id).collect();
            let alone: Vec<TargetId> = alone.iter().map(|known| known.target.id).collect();
            assert_eq!(among, alone, "around {of}");
        }
    }
    let page = lan.get("/chi-tieu").await;
    page.expect("ít nhất 65 %").expect("khoảng 70 %").expect("Nghị quyết cũ");
    assert!(!page.says("30-50") && !page.says("từ 30 đến 50"), "a sibling is not around it");
}
