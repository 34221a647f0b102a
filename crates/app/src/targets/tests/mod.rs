//! Stories of targets: set, refused, lower than the superior's, cascaded, replaced, withdrawn; who may; who carries on.

mod containing;
mod lives;
mod program;
mod setting;
mod several;

use testkit::{Client, Page, World};

/// The page of a body's targets.
pub fn page_of(world: &World, word: &str) -> String {
    format!("/chi-tieu/don-vi/{}", world.organisation(word))
}

/// Sets targets of an indicator for a year as a person, and goes where it leads.
pub async fn set(client: &mut Client, page: &str, indicator: &str, fields: &[(&str, &str)]) -> Page {
    let indicator = format!("vocational-education/{indicator}");
    let mut all = vec![("chi_tieu", indicator.as_str())];
    if !fields.iter().any(|(name, _)| *name == "nam") {
        all.push(("nam", "2026"));
    }
    if !fields.iter().any(|(name, _)| *name == "can_cu" || *name == "van_ban") {
        all.push(("can_cu", "Nghị quyết số 05-NQ/ĐU, mục II.1"));
    }
    all.extend(fields);
    client.submit(&format!("{page}/moi"), &all).await
}

/// The path of the first target of a page.
pub fn target_of(page: &Page) -> String {
    let mut targets = page.links("/chi-tieu/").into_iter().filter(|path| !path.starts_with("/chi-tieu/don-vi"));
    targets.next_back().expect("a target on the page")
}

/// The identity in the path of a target.
pub fn id_of(path: &str) -> uuid::Uuid {
    path.trim_start_matches("/chi-tieu/").parse().expect("the id of a target")
}
