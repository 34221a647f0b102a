//! Every list that says so can be had as a workbook, by the same handler: the same rights, the same filter, all rows. The
//! walk goes over `routes::all()`, so a new list is covered when it is added.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use app::routes::all;
use axum::http::Method;
use database::{params, record};
use papers::tables::{Sheet, XLSX_TYPE, open};
use std::collections::BTreeSet;
use testkit::{Client, Page, World};
use uuid::Uuid;

record! { struct Found { id: Uuid } }

/// Words of the button.
const BUTTON: &str = "Xuất Excel";

/// The address of a workbook: that of the page with one more part.
fn as_workbook(path: &str) -> String {
    if path.contains('?') { format!("{path}&dang=xlsx") } else { format!("{path}?dang=xlsx") }
}

/// The one sheet of a workbook that came as an answer.
fn sheet(page: &Page) -> Sheet {
    page.expect_status(200);
    assert_eq!(page.headers["content-type"], XLSX_TYPE);
    let disposition = page.headers["content-disposition"].to_str().unwrap();
    assert!(disposition.starts_with("attachment; filename=\"") && disposition.ends_with("-2026-11-23.xlsx\""));
    open(&page.body).expect("a workbook").sheets.remove(0)
}

/// Rows of the table: what stands below its heads.
fn rows(sheet: &Sheet) -> Vec<Vec<String>> {
    let head = sheet.rows.windows(2).position(|pair| pair[1].number > pair[0].number + 1).expect("an empty row") + 1;
    sheet.rows[head + 1..].iter().map(|row| row.cells.clone()).collect()
}

async fn things(world: &World) -> Vec<(&'static str, String)> {
    let id = async |sql| world.connection().await.one::<Found>(sql, params![]).await.expect("a thing").id.to_string();
    let obligation = id("SELECT id FROM obligation ORDER BY position LIMIT 1").await;
    let mut minh = world.person("minh").await;
    let form = [
        ("bieu", "vocational-education/half-year"),
        ("ky", "2026-2"),
        ("han", "20/11/2026"),
        ("loai", "party:dang-uy-xa"),
    ];
    let page = minh.post("/bao-cao/dot/moi", &form).await;
    let round =
        page.location().unwrap_or_else(|| panic!("{}", page.text())).trim_start_matches("/bao-cao/dot/").to_owned();
    vec![("{id}", obligation), ("{organisation}", world.organisation("ban-tgdv").to_string()), ("{round}", round)]
}

#[tokio::test]
async fn every_list_that_says_so_is_given_as_a_workbook_and_no_other_page_offers_one() {
    let world = World::with_story().await;
    let things = things(&world).await;
    let fill = |path: &str| things.iter().fold(path.to_owned(), |path, (part, value)| path.replace(part, value));
    let mut minh = world.person("minh").await;
    let (mut given, mut filled) = (BTreeSet::new(), 0);
    for route in all().into_iter().filter(|route| route.method == Method::GET) {
        let path = fill(route.path);
        if path.contains('{') {
            continue;
        }
        let page = minh.get(&path).await;
        if !route.gives_workbook {
            assert!(!page.says(BUTTON), "{path} offers a workbook and does not say so in its route");
            continue;
        }
        let found = sheet(&minh.get(&as_workbook(&path)).await);
        assert!(found.rows.len() >= 3, "{path}: title, filter, moment");
        assert!(found.rows.iter().any(|row| row.cell(0).contains("xuất lúc")), "{path}: when it was made");
        if page.says(BUTTON) {
            let address =
                page.links(path.split('?').next().unwrap()).into_iter().find(|link| link.contains("dang=xlsx"));
            assert_eq!(address, Some(as_workbook(&path)), "{path}: the button leads to the same list");
            assert!(!rows(&found).is_empty(), "{path}: what is offered has rows");
            filled += 1;
        }
        given.insert(route.path);
    }
    let expected = [
        "/bao-cao",
        "/bao-cao/dot/{round}",
        "/bao-cao/dot/{round}/so-lieu",
        "/chi-tieu",
        "/chi-tieu/don-vi/{organisation}",
        "/don-vi",
        "/ke-hoach",
        "/nguoi-dung",
        "/nhiem-vu",
        "/nhiem-vu/{id}",
        "/van-ban",
        "/viec-cua-toi",
    ];
    for path in expected {
        assert!(given.contains(path), "{path} gives no workbook");
    }
    assert!(filled >= 9, "{filled} lists have rows");
}

/// The page shows a part of a list, the workbook all of it: what the filter lets through, no more.
#[tokio::test]
async fn a_workbook_has_the_rows_of_the_filter_on_all_pages() {
    let world = World::with_story().await;
    let mut minh = world.person("minh").await;
    let all = rows(&sheet(&minh.get("/nhiem-vu?dang=xlsx").await));
    assert!(all.len() > 3);
    let paged = rows(&sheet(&minh.get("/nhiem-vu?trang=2&dang=xlsx").await));
    assert_eq!(all, paged, "a workbook has all pages");
    let words = all[0][0].split_whitespace().take(4).collect::<Vec<_>>().join(" ");
    let address = format!("/nhiem-vu?q={}", words.replace(' ', "+"));
    let page = minh.get(&address).await;
    let few = sheet(&minh.get(&as_workbook(&address)).await);
    assert!(few.rows.iter().any(|row| row.cell(0).contains(&format!("Tìm nhiệm vụ, văn bản: {words}"))), "{few:?}");
    let few = rows(&few);
    assert!(!few.is_empty() && few.len() < all.len(), "{} of {}", few.len(), all.len());
    for row in &few {
        assert!(page.says(&row[0]), "{}", row[0]);
    }
    let late = rows(&sheet(&minh.get("/nhiem-vu?tinh-trang=qua-han&dang=xlsx").await));
    assert!(late.iter().all(|row| row[7].parse::<f64>().unwrap() > 0.0), "{late:?}");
}

/// Who may not see a list does not get it as a workbook either.
#[tokio::test]
async fn a_workbook_needs_the_rights_of_its_page() {
    let world = World::with_story().await;
    let things = things(&world).await;
    let round = &things.iter().find(|(part, _)| *part == "{round}").unwrap().1;
    let totals = as_workbook(&format!("/bao-cao/dot/{round}/so-lieu"));
    let mut nobody = Client::new(app::routes::router(world.app.clone()));
    assert!(nobody.get(&totals).await.location().is_some_and(|path| path.starts_with("/dang-nhap")));
    world.person("ha").await.get(&totals).await.expect_status(404);
    let mut lan = world.person("lan").await;
    let own = rows(&sheet(&lan.get("/nguoi-dung?dang=xlsx").await));
    assert!(!own.is_empty() && own.iter().all(|row| row[0] == own[0][0]), "the people of the own unit: {own:?}");
}

/// What a stranger wrote into a subject opens as text.
#[tokio::test]
async fn a_formula_in_a_subject_stays_a_text() {
    const FORGE: &str = "UPDATE document SET subject = '=HYPERLINK(\"http://evil.example\")'";
    let world = World::with_story().await;
    let forge = world.app.database().write(|tx| Box::pin(async move { tx.execute(FORGE, params![]).await.map(drop) }));
    forge.await.map_err(|fault: database::Error| fault).unwrap();
    let page = world.person("minh").await.get("/van-ban?dang=xlsx").await;
    assert!(rows(&sheet(&page)).iter().any(|row| row[1].starts_with("=HYPERLINK")));
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(page.body)).unwrap();
    let mut xml = String::new();
    std::io::Read::read_to_string(&mut archive.by_name("xl/worksheets/sheet1.xml").unwrap(), &mut xml).unwrap();
    assert!(!xml.contains("<f>") && !xml.contains("<f "));
}
