//! Stories of registers: rows added, changed, ended, merged, withdrawn; who may; workbooks; figures of reports made of rows.

mod carrying;
mod excel;
mod feeding;
mod keeping;
mod large;
mod merging;
mod program;

use testkit::{Client, Page, World};

/// The register of institutions of a body.
pub fn institutions(world: &World, word: &str) -> String {
    format!("/so-theo-doi/don-vi/{}/vocational-education/institutions", world.organisation(word))
}

/// What a row of an institution says, with some of it otherwise.
pub fn institution<'f>(code: &'f str, name: &'f str, otherwise: &[(&'f str, &'f str)]) -> Vec<(&'f str, &'f str)> {
    let usual = [
        ("f-code", code),
        ("f-name", name),
        ("f-type", "centre"),
        ("f-ownership", "public"),
        ("tu_ngay", "01/01/2020"),
    ];
    let kept = usual.into_iter().filter(|(field, _)| otherwise.iter().all(|(other, _)| other != field));
    kept.chain(otherwise.iter().copied()).collect()
}

/// Adds a row, and gives the page of it.
pub async fn add(client: &mut Client, list: &str, fields: &[(&str, &str)]) -> Page {
    client.submit(&format!("{list}/moi"), fields).await
}

/// The path of the row that a page shows.
pub fn row_of(page: &Page) -> String {
    let paths = page.links("/so-theo-doi/dong/");
    let path = paths.into_iter().find(|path| path.ends_with("/sua")).expect("a row with a way to change it");
    path.trim_end_matches("/sua").to_owned()
}

/// Sends one of the forms of a row's page as it is now.
pub async fn step(client: &mut Client, row: &str, step: &str, fields: &[(&str, &str)]) -> Page {
    let version = client.get(row).await.value("version").unwrap_or_default();
    let all: Vec<(&str, &str)> = [("version", version.as_str())].into_iter().chain(fields.iter().copied()).collect();
    client.submit(&format!("{row}/{step}"), &all).await
}

/// Changes a row as its form stands now, with some of it otherwise.
pub async fn change(client: &mut Client, row: &str, otherwise: &[(&str, &str)]) -> Page {
    let form = client.get(&format!("{row}/sua")).await;
    let fields = as_it_stands(&form, otherwise);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    client.submit(&format!("{row}/sua"), &fields).await
}

/// What a browser sends of the form of an institution.
pub fn as_it_stands(form: &Page, otherwise: &[(&str, &str)]) -> Vec<(String, String)> {
    let names =
        ["version", "f-code", "f-name", "f-type", "f-ownership", "f-capacity", "f-basis", "tu_ngay", "den_het_ngay"];
    let other = |name: &str| otherwise.iter().find(|(field, _)| *field == name).map(|(_, value)| (*value).to_owned());
    let stands = names.iter().map(|name| {
        let value = other(name).or_else(|| form.value(name)).or_else(|| chosen(form, name)).unwrap_or_default();
        ((*name).to_owned(), value)
    });
    let more = otherwise.iter().filter(|(name, _)| !names.contains(name));
    stands.chain(more.map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))).collect()
}

/// What is chosen in a list that drops down.
fn chosen(form: &Page, name: &str) -> Option<String> {
    let html = form.html();
    let rest = html.split(&format!("name=\"{name}\"")).nth(1)?.split("</select>").next()?.to_owned();
    let before = rest.split("\" selected").next().filter(|before| before.len() < rest.len())?;
    before.rsplit("value=\"").next().map(str::to_owned)
}
