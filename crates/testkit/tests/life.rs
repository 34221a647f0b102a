//! A small life: it is whole, the same seed gives the same, and its people find their pages.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::disallowed_methods)]

use app::{App, Settings, accounts::Hashing, demo, files::FileStore};
use database::{Calendar, params, record, verify_journal};
use std::sync::Arc;
use testkit::{
    Client, TestDatabase,
    life::{Wish, digest, live},
};
use uuid::Uuid;

record! { struct Count { number: i64 } }
record! { struct Found { id: Uuid } }

/// Of rounds whose due date is long enough past.
const PARTS_GIVEN: &str = "SELECT COUNT(*) AS number FROM report r JOIN reporting_round o ON o.id = r.round_id \
     WHERE r.is_part = 1 AND o.due_on < '2026-10-20' AND r.id IN (SELECT report_id FROM report_submission)";
const PARTS_MISSING: &str = "SELECT COUNT(*) AS number FROM report r JOIN reporting_round o ON o.id = r.round_id \
     WHERE r.is_part = 1 AND o.due_on < '2026-10-20' AND r.id NOT IN (SELECT report_id FROM report_submission) \
     AND r.id NOT IN (SELECT report_id FROM report_waiver)";

const SMALL: Wish = Wish { seed: 2, years: 1, units: 12, directives: 2 };

async fn lived(database: &TestDatabase, wish: Wish) -> (App, Vec<(String, String)>) {
    let calendar = Calendar::at(demo::TODAY);
    let open = database.open_with(Arc::new(calendar.clone())).await;
    let files = FileStore::open(database.folder.path().join("files")).unwrap();
    let settings = Settings { demo: true, ..Settings::default() };
    let app = App::start(open, files, Hashing::at_test_cost(), settings).await.unwrap();
    let made = live(&app, &calendar, wish).await.expect("a life");
    assert!(made.steps > 300, "{} steps", made.steps);
    (app, made.logins)
}

async fn number(app: &App, sql: &'static str) -> i64 {
    app.database().read().await.unwrap().one::<Count>(sql, params![]).await.unwrap().number
}

#[tokio::test]
async fn a_small_life_is_whole_and_its_people_find_their_pages() {
    let database = TestDatabase::new().await;
    let (app, logins) = lived(&database, SMALL).await;
    for (what, sql, least) in [
        ("documents", "SELECT COUNT(*) AS number FROM publication", 2),
        ("carried on", "SELECT COUNT(*) AS number FROM assignment_link", 12),
        ("accepted", "SELECT COUNT(*) AS number FROM acceptance", 20),
        ("sent back", "SELECT COUNT(*) AS number FROM sending_back", 2),
        ("evidence", "SELECT COUNT(*) AS number FROM evidence", 20),
        ("periods", "SELECT COUNT(*) AS number FROM occurrence", 24),
        ("rounds", "SELECT COUNT(*) AS number FROM reporting_round", 5),
        ("reports accepted", "SELECT COUNT(*) AS number FROM report_acceptance", 20),
        ("reports sent back", "SELECT COUNT(*) AS number FROM report_sending_back", 1),
        ("figures", "SELECT COUNT(*) AS number FROM figure", 1_000),
        ("sections sent back", "SELECT COUNT(*) AS number FROM returned_section", 1),
        ("corrections", "SELECT COUNT(*) AS number FROM report_correction", 1),
        ("targets", "SELECT COUNT(*) AS number FROM target", 6),
        ("part reports given", PARTS_GIVEN, 1),
        ("applied", "SELECT COUNT(*) AS number FROM reorganisation_application", 1),
    ] {
        let found = number(&app, sql).await;
        assert!(found >= least, "{what}: {found}, expected at least {least}");
    }
    assert_eq!(number(&app, PARTS_MISSING).await, 0, "parts that nobody gave and nobody waived");
    let journal = verify_journal(&mut app.database().read().await.unwrap()).await.unwrap();
    assert_eq!(journal.fault, None);
    assert!(journal.rows > 300);

    let router = app::routes::router(app.clone());
    const ROUND: &str = "SELECT id FROM reporting_round WHERE form = 'half-year-full' ORDER BY last_day DESC LIMIT 1";
    const DOCUMENT: &str = "SELECT document_id AS id FROM publication ORDER BY effective_on DESC LIMIT 1";
    const OBLIGATION: &str = "SELECT o.id FROM obligation o JOIN document d ON d.id = o.document_id \
         ORDER BY d.issued_on DESC, o.position LIMIT 1";
    let mut connection = app.database().read().await.unwrap();
    let mut id = async |sql| connection.one::<Found>(sql, params![]).await.unwrap().id;
    let (round, document, obligation) = (id(ROUND).await, id(DOCUMENT).await, id(OBLIGATION).await);
    for (login, _) in &logins {
        let mut client = Client::new(router.clone());
        let page = client.post("/dang-nhap", &[("login", login), ("password", demo::PASSWORD)]).await;
        assert!(page.is_redirect(), "{login}: {}", page.text());
        let mut pages = vec!["/viec-cua-toi".to_owned(), "/don-vi".to_owned(), "/bao-cao".to_owned()];
        if ["chuyenvien", "truongban"].contains(&login.as_str()) {
            pages.push(format!("/bao-cao/dot/{round}"));
            pages.push(format!("/van-ban/{document}"));
            pages.push(format!("/nhiem-vu/{obligation}"));
            pages.push(format!("/bao-cao/dot/{round}/chi-tieu/A05"));
        }
        for address in pages {
            let page = client.get(&address).await;
            assert_eq!(page.status.as_u16(), 200, "{login} at {address}: {}", page.text());
        }
    }
}

#[tokio::test]
async fn the_same_seed_gives_the_same_life_on_either_database_and_another_seed_another() {
    let mut digests = Vec::new();
    for (database, seed) in
        [(TestDatabase::sqlite(), 1), (TestDatabase::new().await, 1), (TestDatabase::new().await, 2)]
    {
        let (app, _) = lived(&database, Wish { seed, units: 6, ..SMALL }).await;
        digests.push(digest::of(&mut app.database().read().await.unwrap()).await.unwrap());
    }
    assert_eq!(digests[0], digests[1]);
    for (one, other) in digests[0].iter().zip(&digests[2]) {
        assert_ne!(one, other, "another seed gives others");
    }
}
