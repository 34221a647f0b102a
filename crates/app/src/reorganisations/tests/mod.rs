//! Stories of reorganisations through HTTP, in the two districts of the tests' province, and what they share.

mod applying;
mod choosing;
mod preparing;
mod program;
mod refusals;
mod waiting;

use database::{Value, params, record};
use domain::ids::OrganisationId;
use testkit::{Client, Page, World};
use uuid::Uuid;

/// Three communes become one; their boards follow.
const MERGER: &str = "Cũ\tMới\nĐảng ủy xã Yên Hến\tĐảng ủy xã Yên Vĩnh\nĐảng ủy xã Yên Sấu\tĐảng ủy xã Yên Vĩnh\n\
     Đảng ủy xã Vĩnh Gạo\tĐảng ủy xã Yên Vĩnh\n";
const TODAY: &str = "23/11/2026";

record! {
    struct Number { number: i64 }
}

record! {
    struct Id { id: Uuid }
}

/// Begins a draft of the provincial committee and gives its address.
async fn begun(world: &World, client: &mut Client, day: &str, rows: &str) -> String {
    let owner = world.organisation("tinh-uy").to_string();
    let form = [
        ("ten", "Sắp xếp các xã Yên Vĩnh"),
        ("can_cu", "Nghị quyết 9-NQ/TU ngày 01/11/2026"),
        ("ngay", day),
        ("co_quan", owner.as_str()),
        ("bang", rows),
    ];
    let page = client.post("/don-vi/sap-xep/moi", &form).await;
    page.location().unwrap_or_else(|| panic!("not begun: {}", page.text())).to_owned()
}

/// Takes a step with the version of the page.
async fn step(client: &mut Client, path: &str, word: &str, fields: &[(&str, &str)]) -> Page {
    let form = client.get(&format!("{path}/{word}")).await;
    let version = form.value("version").unwrap_or_else(|| "0".to_owned());
    step_from(client, path, word, &version, fields).await
}

async fn step_from(client: &mut Client, path: &str, word: &str, version: &str, fields: &[(&str, &str)]) -> Page {
    let mut all = vec![("version", version)];
    all.extend_from_slice(fields);
    client.submit(&format!("{path}/{word}"), &all).await
}

async fn number(world: &World, sql: &'static str, values: Vec<Value>) -> i64 {
    world.connection().await.one::<Number>(sql, values).await.expect("a number").number
}

/// Open assignments of an organisation.
async fn open_of(world: &World, organisation: OrganisationId) -> i64 {
    const OPEN: &str = "SELECT COUNT(*) AS number FROM assignment WHERE organisation_id = $1 AND closed_on IS NULL";
    number(world, OPEN, params![organisation]).await
}

fn id_of(path: &str) -> Uuid {
    path.rsplit('/').next().and_then(|id| id.parse().ok()).expect("the id of a reorganisation")
}

/// The body that bears a name today.
fn named(world: &World, name: &str) -> OrganisationId {
    let found = world.app.organisations().find_by_name(name, world.app.today());
    assert_eq!(found.len(), 1, "{name}");
    found[0]
}
