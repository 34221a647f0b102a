//! A fresh database for each test: a SQLite file of its own, or a PostgreSQL database of its own.
//!
//! `DONDOC_TEST_DATABASE=postgres` with `DONDOC_TEST_POSTGRES_URL` runs the same suite on PostgreSQL. Asking for it
//! without the URL is a failure, never a silent pass.

use database::{Clock, Database, FixedDay, Identities, Options};
use jiff::civil::date;
use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};
use tempfile::TempDir;

/// The day on which every test runs unless it says otherwise.
pub const TODAY: jiff::civil::Date = date(2026, 11, 23);

static NUMBER: AtomicU64 = AtomicU64::new(0);

/// A database that goes with the test.
pub struct TestDatabase {
    /// Its place, to open it again.
    pub place: String,
    /// The folder of its files; for SQLite also of the database.
    pub folder: TempDir,
}

impl TestDatabase {
    /// Makes an empty one on the suite's engine.
    pub async fn new() -> Self {
        let database = TestDatabase::sqlite();
        match std::env::var("DONDOC_TEST_DATABASE").as_deref() {
            Ok("postgres") => TestDatabase { place: new_postgres().await, ..database },
            _ => database,
        }
    }

    /// Makes an empty one on SQLite, whatever the suite runs on: to hold the engines against each other.
    pub fn sqlite() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        TestDatabase { place: folder.path().join("dondoc.db").display().to_string(), folder }
    }

    /// Opens it on the tests' day.
    pub async fn open(&self) -> Database {
        self.open_with(Arc::new(FixedDay(TODAY))).await
    }

    /// Opens it with a clock of the test's own.
    pub async fn open_with(&self, clock: Arc<dyn Clock>) -> Database {
        Database::open(&self.place, options(clock)).await.expect("the database opens")
    }
}

/// How tests open a database.
pub fn options(clock: Arc<dyn Clock>) -> Options {
    Options { clock, identities: Identities::Random, readers: 4 }
}

async fn new_postgres() -> String {
    let server = std::env::var("DONDOC_TEST_POSTGRES_URL").expect(
        "DONDOC_TEST_DATABASE=postgres needs DONDOC_TEST_POSTGRES_URL, the URL of a server without a database name",
    );
    let name = format!("dondoc_test_{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
    database::testing::create_postgres_database(&server, &name).await.expect("a test database");
    format!("{}/{name}", server.trim_end_matches('/'))
}
