//! The fixture world: tỉnh Lam Giang with two of its districts, and its people.
//!
//! Lan is the clerk and Sơn the head of the commune Yên Hến; Tú is the clerk of Yên Sấu beside it; Minh is the
//! specialist and Hạnh the head of the provincial board; Bình stands above all; Cúc has left Yên Hến; Khách has no role.

use crate::{Client, TestDatabase};
use app::{
    App, Settings, accounts::Hashing, demo, failure::Failure, files::FileStore, organisations::actions::record_events,
    permits::Permit, printing::Printer,
};
use database::{Calendar, Connection, params, record};
use domain::{
    ids::OrganisationId,
    organisations::{Event, organisation_of_word},
};
use papers::writing::AskedPdf;
use serde_json::json;
use std::sync::Arc;
use uuid::Uuid;

/// The districts that the tests' province has.
const DISTRICTS: &[&str] = &["vinh-gao", "ben-say"];

/// A running system with the province in it.
pub struct World {
    /// The system.
    pub app: App,
    /// Its calendar, to be turned to another day.
    pub calendar: Calendar,
    database: TestDatabase,
    router: axum::Router,
}

record! {
    struct Entry { verb: String, actor: Option<Uuid>, on_behalf_of: Option<Uuid>, particulars: String }
}

/// One line of the history of a thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct History {
    /// What was done.
    pub verb: String,
    /// Login of the person; `None` for the system.
    pub login: Option<String>,
    /// For which organisation.
    pub on_behalf_of: Option<Uuid>,
    /// What was written, as JSON.
    pub particulars: String,
}

record! {
    struct Login { login: String }
}

/// What stands for a PDF where no engine is: its first words, and the paper as it was handed over.
fn unset_pdf(asked: &AskedPdf) -> Vec<u8> {
    let paper = serde_json::to_vec(asked).expect("a paper is written");
    [b"%PDF-1.7 not set\n".as_slice(), &paper].concat()
}

impl World {
    /// The world on the tests' day.
    pub async fn new() -> Self {
        Self::with(Settings { demo: true, ..Settings::default() }).await
    }

    /// The world with settings of the test's own.
    pub async fn with(settings: Settings) -> Self {
        Self::settled(settings, demo::Extent::Province).await
    }

    /// The world in which the demo's plan is published and being carried out.
    pub async fn with_story() -> Self {
        Self::with_story_and(Settings { demo: true, ..Settings::default() }).await
    }

    /// The same with settings of the test's own.
    pub async fn with_story_and(settings: Settings) -> Self {
        Self::settled(settings, demo::Extent::Story).await
    }

    async fn settled(settings: Settings, extent: demo::Extent) -> Self {
        let database = TestDatabase::new().await;
        let calendar = Calendar::at(demo::TODAY);
        let open = database.open_with(Arc::new(calendar.clone())).await;
        let files = FileStore::open(database.folder.path().join("files")).expect("a folder of files");
        let printer = match settings.printer {
            Printer::Absent => Printer::InProcess(unset_pdf),
            given => given,
        };
        let settings = Settings { printer, ..settings };
        let app = App::start(open, files, Hashing::at_test_cost(), settings).await.expect("the system starts");
        demo::settle(&app, &calendar, Some(DISTRICTS), extent).await.expect("the province settles");
        let router = app::routes::router(app.clone());
        World { app, calendar, database, router }
    }

    /// The whole system as a service.
    pub fn router(&self) -> axum::Router {
        self.router.clone()
    }

    /// Someone with a browser, not signed in.
    pub fn visitor(&self) -> Client {
        Client::new(self.router.clone())
    }

    /// Someone with a browser at another router over this world: for a control with a planted fault.
    pub fn visitor_at(&self, router: axum::Router) -> Client {
        Client::new(router)
    }

    /// A person, signed in.
    pub async fn person(&self, login: &str) -> Client {
        let mut client = self.visitor();
        let page = client.post("/dang-nhap", &[("login", login), ("password", demo::PASSWORD)]).await;
        assert!(page.is_redirect(), "{login} could not sign in: {}", page.text());
        client
    }

    /// The organisation that the register of the province calls by this word.
    pub fn organisation(&self, word: &str) -> OrganisationId {
        organisation_of_word(word)
    }

    /// Writes changes of the register down, as the system does it on the day of a reorganisation.
    pub async fn record(&self, events: Vec<Event>) -> Result<(), Failure> {
        let change = self.app.change_organisations(move |tx| {
            Box::pin(async move {
                let thing = ("instance", Uuid::nil());
                let permit = Permit::of_the_system(tx, "reorganise", thing, json!({"events": events.len()})).await?;
                Ok(((), record_events(tx, &permit, events).await?))
            })
        });
        change.await
    }

    /// A connection to look at what is stored.
    pub async fn connection(&self) -> Connection {
        self.app.database().read().await.expect("a connection")
    }

    /// The folder of this world's database and files.
    pub fn folder(&self) -> &std::path::Path {
        self.database.folder.path()
    }

    /// The history of a thing, oldest first.
    pub async fn history(&self, thing: &str, id: Uuid) -> Vec<History> {
        const LIST: &str = "SELECT verb, actor, on_behalf_of, particulars FROM journal WHERE thing = $1 AND thing_id = $2 \
             ORDER BY seq";
        const LOGIN: &str = "SELECT login FROM account WHERE id = $1";
        let mut connection = self.connection().await;
        let entries: Vec<Entry> = connection.all(LIST, params![thing, id]).await.expect("the history");
        let mut history = Vec::new();
        for Entry { verb, actor, on_behalf_of, particulars } in entries {
            let login = match actor {
                Some(actor) => Some(connection.one::<Login>(LOGIN, params![actor]).await.expect("a login").login),
                None => None,
            };
            history.push(History { verb, login, on_behalf_of, particulars });
        }
        history
    }
}
