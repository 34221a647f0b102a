//! Stories of difficulties, and what they share: two communes and the provincial board with the same duty.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::disallowed_methods)]

mod races;
mod routes;

use crate::obligations::tests::{duty, opened};
use database::{params, record};
use domain::ids::AssignmentId;
use jiff::civil::date;
use testkit::{Client, Page, World};

record! { struct Held { id: AssignmentId } }

const HELD: &str = "SELECT id FROM assignment WHERE organisation_id = $1 AND closed_on IS NULL";

/// What Yên Hến has run into.
pub const MONEY: &str = "Xã chưa có kinh phí mở lớp đào tạo nghề cho lao động nông thôn năm 2026.";
/// The same in the words of Yên Sấu.
pub const SAME_MONEY: &str = "Chưa có kinh phí mở lớp đào tạo nghề cho lao động nông thôn.";

/// A world in which both communes have an assignment from the same duty.
pub async fn ground() -> World {
    let world = World::new().await;
    let both = duty(&world, "Mở lớp đào tạo nghề", &["du-yen-hen-2025", "du-yen-sau-2025"]);
    opened(&world, date(2026, 9, 1), vec![both]).await;
    world
}

/// The open assignment of a commune.
pub async fn assignment_of(world: &World, unit: &str) -> String {
    let mut connection = world.connection().await;
    connection.one::<Held>(HELD, params![world.organisation(unit)]).await.expect("an assignment").id.to_string()
}

/// Raises something against the unit's assignment and says its address.
pub async fn raise(world: &World, client: &mut Client, unit: &str, kind: &str, words: &str) -> String {
    let assignment = assignment_of(world, unit).await;
    let form = [("loai", kind), ("phan_viec", assignment.as_str()), ("van_de", words)];
    let page = client.post("/kho-khan/moi", &form).await;
    page.location().unwrap_or_else(|| panic!("not raised: {}", page.text())).to_owned()
}

/// Takes a step with the mark of the page as it is now.
pub async fn step(client: &mut Client, path: &str, word: &str, fields: &[(&str, &str)]) -> Page {
    let seen = client.get(path).await.value("ban").unwrap_or_default();
    step_from(client, path, word, &seen, fields).await
}

/// The same with the mark of a page that was seen before.
pub async fn step_from(client: &mut Client, path: &str, word: &str, seen: &str, fields: &[(&str, &str)]) -> Page {
    let mut all = vec![("ban", seen)];
    all.extend_from_slice(fields);
    client.submit(&format!("{path}/{word}"), &all).await
}
