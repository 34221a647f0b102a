//! Stories of outreach: a campaign from its draft to its matrix, every kind of bad input, races, who may, who carries on, and
//! sums against a naive walk.

mod campaigns;
mod recording;
mod refusals;
mod sums;

use testkit::{Client, Page, World};

/// A day in the fixture world is 23/11/2026.
pub const NAME: &str = "Quán triệt Chỉ thị số 21-CT/TW";

/// The words of a campaign as Minh types it.
pub fn campaign_words(world: &World) -> Vec<(String, String)> {
    let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let mut words = vec![
        pair("ten", NAME),
        pair("ngay_dau", "01/09/2026"),
        pair("ngay_cuoi", "31/12/2026"),
        pair("can_cu", "Hướng dẫn, mục II.1"),
        pair("muc_tieu-heads", "100"),
        pair("muc_tieu-youth", "60"),
    ];
    for code in ["heads", "youth", "farmers"] {
        words.push(pair("doi_tuong", code));
    }
    for code in ["conference", "session", "online"] {
        words.push(pair("kenh_dung", code));
    }
    for word in ["du-yen-hen-2025", "du-yen-sau-2025"] {
        words.push(("moi".to_owned(), world.organisation(word).to_string()));
    }
    words
}

fn borrowed(words: &[(String, String)]) -> Vec<(&str, &str)> {
    words.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

/// Drafts a campaign as a person and answers with its address.
pub async fn drafted(client: &mut Client, words: &[(String, String)]) -> String {
    let page = client.post("/tuyen-truyen/moi", &borrowed(words)).await;
    page.location().unwrap_or_else(|| panic!("no campaign: {}", page.text())).to_owned()
}

/// A campaign that Minh has opened.
pub async fn opened(world: &World) -> (Client, String) {
    let mut minh = world.person("minh").await;
    let campaign = drafted(&mut minh, &campaign_words(world)).await;
    let version = minh.get(&campaign).await.value("version").expect("a version");
    minh.submit(&format!("{campaign}/mo"), &[("version", &version)]).await.expect("Đã mở đợt");
    (minh, campaign)
}

/// The identity at the end of an address.
pub fn id_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or_default()
}

/// What Lan types of an activity, with the key of a fresh form.
pub async fn form_of(client: &mut Client, campaign: &str, more: &[(&str, &str)]) -> Vec<(String, String)> {
    let page = client.get(&format!("/tuyen-truyen/ghi?dot={}", id_of(campaign))).await;
    let mut all: Vec<(String, String)> = Vec::new();
    for field in ["khoa", "dot", "don_vi", "ngay_dien_ra", "so_luong"] {
        all.push((field.to_owned(), page.value(field).unwrap_or_else(|| panic!("no {field}: {}", page.text()))));
    }
    all.push(("kenh".to_owned(), "conference".to_owned()));
    all.push(("cach_dem".to_owned(), "persons".to_owned()));
    for (name, value) in more {
        all.retain(|(known, _)| known != name);
        all.push(((*name).to_owned(), (*value).to_owned()));
    }
    all
}

/// Records an activity, and answers with what the browser gets.
pub async fn record(client: &mut Client, campaign: &str, more: &[(&str, &str)]) -> Page {
    let form = form_of(client, campaign, more).await;
    client.post("/tuyen-truyen/ghi", &borrowed(&form)).await
}

/// The same for what must be recorded: the address of the activity.
pub async fn recorded(client: &mut Client, campaign: &str, more: &[(&str, &str)]) -> String {
    let page = record(client, campaign, more).await;
    page.location().unwrap_or_else(|| panic!("not recorded: {}", page.text())).to_owned()
}

/// States how many people there are in a unit.
pub async fn state(client: &mut Client, campaign: &str, unit: &str, more: &[(&str, &str)]) -> Page {
    let mut fields = vec![("nguon_so_lieu", "Thống kê xã năm 2026")];
    fields.extend(more);
    client.submit(&format!("{campaign}/don-vi/{unit}/tong-so"), &fields).await
}
