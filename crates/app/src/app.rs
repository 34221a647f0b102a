//! What every request shares: the database, today's graph of organisations, the figures, the files,
//! the hashing queue, the settings.
//! It holds no request and no person; settings are read once, by the binary, and never change while it runs.

use crate::{
    accounts::Hashing, coverage::Suggestions, export::Exports, failure::Failure, figures::Following, files::FileStore,
    opening::Opener, printing::Printer, registers::Uploads, reporting::Tray, reviews::Approvals, search::Texts,
    urging::UrgingSettings,
};
use database::{BoxFuture, Database, WriteTransaction};
use domain::{organisations::Graph, time::Moment};
use jiff::civil::Date;
use std::{
    path::PathBuf,
    sync::{
        Arc, RwLock,
        atomic::{AtomicBool, Ordering},
    },
};

/// Settings of an instance, read once at start.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Cookies are marked Secure (TLS here, or https at the proxy).
    pub secure_cookies: bool,
    /// `https://…` under which people reach the instance, when it is not its own address.
    pub public_url: Option<String>,
    /// The instance is a demo on a fixed day.
    pub demo: bool,
    /// A standing duty is confirmed every so many months.
    pub confirm_every_months: i64,
    /// Publishing more assignments than this asks for the number to be typed.
    pub ask_above_assignments: usize,
    /// The largest file taken, in bytes.
    pub upload_limit_bytes: usize,
    /// A session ends so many seconds after it was last used.
    pub session_idle_seconds: i64,
    /// A session ends so many seconds after sign-in, whatever happens.
    pub session_absolute_seconds: i64,
    /// Where files from outside are opened.
    pub opener: Opener,
    /// How papers are set as PDF.
    pub printer: Printer,
    /// When people are reminded, and how mail is sent.
    pub urging: UrgingSettings,
    /// Where the figures in memory are kept between two starts; they are read from the rows where this is nowhere.
    pub figures_file: Option<PathBuf>,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            secure_cookies: false,
            public_url: None,
            demo: false,
            confirm_every_months: 6,
            ask_above_assignments: 100,
            upload_limit_bytes: 25 * 1024 * 1024,
            session_idle_seconds: 8 * 3600,
            session_absolute_seconds: 7 * 24 * 3600,
            opener: Opener::InProcess,
            printer: Printer::Absent,
            urging: UrgingSettings::default(),
            figures_file: None,
        }
    }
}

impl Settings {
    /// The public address, to put the path of a page behind it.
    pub fn site(&self) -> Option<&str> {
        self.public_url.as_deref().map(|url| url.trim_end_matches('/'))
    }
}

/// The running system. Cheap to clone.
#[derive(Clone)]
pub struct App {
    shared: Arc<Shared>,
}

struct Shared {
    database: Database,
    organisations: RwLock<Known>,
    files: FileStore,
    hashing: Hashing,
    settings: Settings,
    figures: Following,
    sheets: Tray,
    registers: Uploads,
    exports: Exports,
    suggestions: Suggestions,
    texts: Texts,
    approvals: Approvals,
    ending: AtomicBool,
}

/// The organisations, and the position in the history at which they were so.
struct Known {
    graph: Arc<Graph>,
    seq: i64,
}

impl App {
    /// Puts the parts together; the graph is loaded from the database.
    pub async fn start(
        database: Database,
        files: FileStore,
        hashing: Hashing,
        settings: Settings,
    ) -> Result<Self, Failure> {
        let (graph, seq) = load(&database).await?;
        let exports = Exports::beside(&files);
        let organisations = RwLock::new(Known { graph: Arc::new(graph), seq });
        Ok(App {
            shared: Arc::new(Shared {
                database,
                organisations,
                files,
                hashing,
                settings,
                figures: Following::default(),
                sheets: Tray::default(),
                registers: Uploads::default(),
                exports,
                suggestions: Suggestions::default(),
                texts: Texts::default(),
                approvals: Approvals::default(),
                ending: AtomicBool::new(false),
            }),
        })
    }

    /// The database.
    pub fn database(&self) -> &Database {
        &self.shared.database
    }

    /// The organisations as they are known at this moment. The value does not change under its reader.
    pub fn organisations(&self) -> Arc<Graph> {
        let known = self.shared.organisations.read().unwrap_or_else(std::sync::PoisonError::into_inner);
        Arc::clone(&known.graph)
    }

    /// Runs an action that changes the organisations, and after its commit takes over the graph that it leaves. A person
    /// who goes away meanwhile stops neither: once it is committed, everyone sees it.
    pub async fn change_organisations<T, F>(&self, action: F) -> Result<T, Failure>
    where
        T: Send + 'static,
        F: for<'t> FnOnce(&'t mut WriteTransaction) -> BoxFuture<'t, Result<(T, Graph), Failure>> + Send + 'static,
    {
        self.change_organisations_if(move |tx| {
            Box::pin(async move { action(tx).await.map(|(done, graph)| (done, Some(graph))) })
        })
        .await
    }

    /// The same for an action that may find that it was done before, and then leaves no graph.
    pub async fn change_organisations_if<T, F>(&self, action: F) -> Result<T, Failure>
    where
        T: Send + 'static,
        F: for<'t> FnOnce(&'t mut WriteTransaction) -> BoxFuture<'t, Result<(T, Option<Graph>), Failure>>
            + Send
            + 'static,
    {
        let app = self.clone();
        let changing = tokio::spawn(async move {
            let write = app.database().write(move |tx| {
                Box::pin(async move {
                    let (done, graph) = action(tx).await?;
                    Ok::<_, Failure>((done, graph, tx.journal_seq()))
                })
            });
            let (done, graph, seq) = write.await?;
            if let Some(graph) = graph {
                app.take_over(graph, seq);
            }
            Ok(done)
        });
        changing.await.map_err(|fault| Failure::Fault(Arc::new(fault)))?
    }

    /// Takes over organisations that were written as rows, after a commit.
    pub async fn reload_organisations(&self) -> Result<(), Failure> {
        let (graph, seq) = load(self.database()).await?;
        self.take_over(graph, seq);
        Ok(())
    }

    /// Answers of two commits may come in any order; what is known never goes back to the earlier one.
    fn take_over(&self, graph: Graph, seq: i64) {
        let mut known = self.shared.organisations.write().unwrap_or_else(std::sync::PoisonError::into_inner);
        if known.seq <= seq {
            *known = Known { graph: Arc::new(graph), seq };
        }
    }

    /// The files.
    pub fn files(&self) -> &FileStore {
        &self.shared.files
    }

    /// The queue in which passwords are hashed.
    pub fn hashing(&self) -> &Hashing {
        &self.shared.hashing
    }

    /// The figures in memory, as far as they were brought up.
    pub(crate) fn following(&self) -> &Following {
        &self.shared.figures
    }

    /// Workbooks that came back and wait for a person's word.
    pub(crate) fn sheets(&self) -> &Tray {
        &self.shared.sheets
    }

    /// Workbooks of registers that came back and wait for a person's word.
    pub(crate) fn registers(&self) -> &Uploads {
        &self.shared.registers
    }

    /// The export that is being made or can be taken out.
    pub(crate) fn exports(&self) -> &Exports {
        &self.shared.exports
    }

    /// The clauses of documents that were searched.
    pub(crate) fn texts(&self) -> &Texts {
        &self.shared.texts
    }

    /// What clauses of plans may take up, as far as it was computed.
    pub(crate) fn suggestions(&self) -> &Suggestions {
        &self.shared.suggestions
    }

    /// Approvals of reviews that are being made.
    pub(crate) fn approvals(&self) -> &Approvals {
        &self.shared.approvals
    }

    /// Work that goes on by itself is to come to its end: no further piece is begun.
    pub fn begin_ending(&self) {
        self.shared.ending.store(true, Ordering::Release);
    }

    /// Whether it is to.
    pub fn is_ending(&self) -> bool {
        self.shared.ending.load(Ordering::Acquire)
    }

    /// The settings.
    pub fn settings(&self) -> &Settings {
        &self.shared.settings
    }

    /// The present moment by the instance's clock.
    pub fn now(&self) -> Moment {
        self.shared.database.now()
    }

    /// Today in Vietnam by the instance's clock.
    pub fn today(&self) -> Date {
        self.now().day()
    }
}

/// The organisations and their position in the history. Seven tables are read as of one moment: between two commits.
async fn load(database: &Database) -> Result<(Graph, i64), Failure> {
    let read = database.write(|tx| {
        Box::pin(async move { Ok::<_, Failure>((crate::organisations::load(tx).await?, tx.journal_seq())) })
    });
    read.await
}
