//! Faults of the store itself: they are logged once at the boundary and shown with a reference, never explained by guess.
//! What a person can put right is a `Problem` of `domain` instead.

/// What can go wrong between the program and its database.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The engine refused or failed a statement.
    #[error("database: {0}")]
    Engine(#[from] sqlx::Error),
    /// The schema could not be brought up to date.
    #[error("schema: {0}")]
    Schema(#[from] sqlx::migrate::MigrateError),
    /// Another process holds this database.
    #[error("{place} is in use by another process ({holder})")]
    InUse {
        /// The database file or URL without its password.
        place: String,
        /// Which one, as far as can be told.
        holder: String,
    },
    /// There is no database at this place.
    #[error("there is no database at {place}")]
    Absent {
        /// The path.
        place: String,
    },
    /// A place that must be empty is not.
    #[error("{place} is not empty")]
    NotEmpty {
        /// The path of the file, or the name of a table with rows.
        place: String,
    },
    /// The schema is of a newer program.
    #[error("schema version {found} is newer than {known}, the newest of this program")]
    NewerSchema {
        /// Version that was met.
        found: i64,
        /// Newest version of this program.
        known: i64,
    },
    /// A line of an archive does not fit its table.
    #[error("table {table}: {reason}")]
    Line {
        /// Name of the table.
        table: String,
        /// What is wrong.
        reason: String,
    },
    /// The engine does not run with the safety that this program promises.
    #[error("unsafe engine setting: {0}")]
    UnsafeSetting(String),
    /// A stored value is not of the type its column promises.
    #[error("column {column}: {reason}")]
    Column {
        /// Name of the column.
        column: &'static str,
        /// What is wrong with the value.
        reason: String,
    },
    /// The writer has stopped; nothing was written.
    #[error("the writer has stopped; nothing was written")]
    WriterStopped,
    /// An action panicked; its savepoint was rolled back.
    #[error("an action failed unexpectedly; nothing of it was written")]
    ActionPanicked,
    /// The commit failed; nothing of the batch was written.
    #[error("commit failed, nothing was written: {0}")]
    CommitFailed(String),
    /// A file beside the database could not be used.
    #[error("{path}: {source}")]
    File {
        /// The path as given.
        path: String,
        /// The operating system's reason.
        source: std::io::Error,
    },
}

impl Error {
    /// Whether a unique key refused the row: someone else was first.
    pub fn is_unique_violation(&self) -> bool {
        matches!(self, Error::Engine(sqlx::Error::Database(fault)) if fault.is_unique_violation())
    }
}
