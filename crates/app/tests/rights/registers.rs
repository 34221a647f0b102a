//! A row of a register for the walk: an institution that Yên Hến keeps.

use crate::ground::one;
use database::params;
use testkit::World;
use uuid::Uuid;

/// Adds an institution as Lan.
pub async fn kept(world: &World) -> Uuid {
    let mut lan = world.person("lan").await;
    let unit = world.organisation("du-yen-hen-2025");
    let form = [
        ("f-code", "T01"),
        ("f-name", "Trung tâm Yên Hến"),
        ("f-type", "centre"),
        ("f-ownership", "public"),
        ("tu_ngay", "01/01/2020"),
    ];
    let path = format!("/so-theo-doi/don-vi/{unit}/vocational-education/institutions/moi");
    lan.post(&path, &form).await.expect_status(303);
    one(world, "SELECT id FROM register_record", params![]).await
}
