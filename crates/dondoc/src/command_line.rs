//! The command line: what can be typed, with the help that each command prints. It decides nothing.
//!
//! A setting that also has an environment variable or a key in the file is optional here; `configuration.rs` joins them.

mod keeping;

pub use keeping::{BackupOptions, ExportOptions, ImportOptions, RestoreOptions};

use clap::{Args, Parser, Subcommand, ValueEnum};
use domain::permissions::Role;
use papers::reading::OutlineLanguage;
use std::path::PathBuf;

/// Carries directives out: reads a document, opens the assignments, follows each to its acceptance.
#[derive(Debug, Parser)]
#[command(name = "dondoc", version, arg_required_else_help = true, after_help = "Documentation: docs/operations.md")]
pub struct CommandLine {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// One command.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make the demo data if it is not there, and serve it on a fixed day
    Demo(DemoOptions),
    /// Serve an instance
    Serve(ServeOptions),
    /// Bring the database up to date; serve does so too, at its start
    Migrate(PlaceOptions),
    /// Take over the first register: from tables, or the units of Viet Nam; export it, import into it
    Register(RegisterOptions),
    /// Make the first account of an instance, set a forgotten password, list the accounts
    User(UserOptions),
    /// Read a document and print an outline
    Read(ReadOptions),
    /// Check a pack, or say what changes from one to another
    Pack(PackOptions),
    /// Say whom a phrase of a document means, and who carries on for them
    Resolve(ResolveOptions),
    /// Write one file with the database and the files, while the instance runs
    Backup(BackupOptions),
    /// Put a backup into an empty place
    Restore(RestoreOptions),
    /// Write everything in open formats (CSV, JSON, files, journal) as one ZIP, while the instance runs
    Export(ExportOptions),
    /// Fill an empty instance from an export
    Import(ImportOptions),
    /// Say what is wrong with an instance and what to do
    Doctor(DoctorOptions),
    /// Remind everyone of what has come and send the mail of the day, once; serve does so by itself
    Urge(ServeOptions),
    /// Open the file on the standard input and answer with JSON: how this program calls itself
    #[command(hide = true)]
    OpenFile(OpenFileOptions),
    /// Set the paper on the standard input as PDF: how this program calls itself
    #[command(hide = true)]
    SetPaper(CostOptions),
}

/// What a child may take.
#[derive(Debug, Clone, Copy, Args)]
pub struct CostOptions {
    /// Seconds of a processor that it may take
    #[arg(long)]
    pub cpu_seconds: u64,
    /// Megabytes of memory that it may take
    #[arg(long)]
    pub memory_megabytes: u64,
}

/// Options of `open-file`.
#[derive(Debug, Args)]
pub struct OpenFileOptions {
    /// Name of the file
    pub name: String,
    /// It is to hold a table
    #[arg(long, conflicts_with = "filled")]
    pub table: bool,
    /// It is to be a workbook that people filled in
    #[arg(long)]
    pub filled: bool,
    /// What it may take.
    #[command(flatten)]
    pub cost: CostOptions,
}

/// Options of `register`.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct RegisterOptions {
    /// What to do with a register that is there.
    #[command(subcommand)]
    pub action: Option<RegisterAction>,
    /// Where the instance is kept.
    #[command(flatten)]
    pub place: PlaceOptions,
    /// Tables of organisations, tab-separated
    #[arg(long, value_name = "FILE", num_args = 1.., required_unless_present = "vietnam")]
    pub organisations: Vec<PathBuf>,
    /// Tables of what happened to them since, tab-separated
    #[arg(long, value_name = "FILE", num_args = 1..)]
    pub reorganisations: Vec<PathBuf>,
    /// All provinces, districts and communes of Viet Nam, before and after the reorganisation of 2025
    #[arg(long)]
    pub vietnam: bool,
    /// Official code of a province of today, such as 08: also its Party, State and Front bodies at every level
    #[arg(long, value_name = "CODE", num_args = 1.., requires = "vietnam")]
    pub province: Vec<String>,
}

/// What can be done with a register as a whole.
#[derive(Debug, Subcommand)]
pub enum RegisterAction {
    /// Write the register as a workbook (.xlsx) or as text (.tsv)
    Export {
        /// The file; it must not be there yet
        #[arg(value_name = "FILE")]
        to: PathBuf,
        /// Only the organisations of this day, a row for each
        #[arg(long, value_name = "YYYY-MM-DD")]
        on: Option<jiff::civil::Date>,
        /// Where the instance is kept.
        #[command(flatten)]
        place: PlaceOptions,
    },
    /// Add the rows of a workbook or text, all of them or none
    Import {
        /// The file
        #[arg(value_name = "FILE")]
        from: PathBuf,
        /// Where the instance is kept.
        #[command(flatten)]
        place: PlaceOptions,
    },
}

/// Options of `user`.
#[derive(Debug, Args)]
pub struct UserOptions {
    /// Where the instance is kept.
    #[command(flatten)]
    pub place: PlaceOptions,
    /// What to do.
    #[command(subcommand)]
    pub action: UserAction,
}

/// What can be done with accounts from here.
#[derive(Debug, Subcommand)]
pub enum UserAction {
    /// Make an account with a role
    Add {
        /// Login
        login: String,
        /// Full name
        #[arg(long)]
        name: String,
        /// Name or identity of an organisation that exists today
        #[arg(long)]
        organisation: String,
        /// Role there
        #[arg(long, value_enum, default_value = "administrator")]
        role: RoleName,
        /// Read the password from the standard input instead of asking for it
        #[arg(long)]
        password_stdin: bool,
    },
    /// Set a new password and end every session of an account
    ResetPassword {
        /// Login
        login: String,
        /// Read the password from the standard input instead of asking for it
        #[arg(long)]
        password_stdin: bool,
    },
    /// List the accounts: login, name, roles, with tabs between them
    List,
}

/// A role, as it is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum RoleName {
    /// Keeps accounts of the own node
    Administrator,
    /// Answers for the unit
    Head,
    /// Keeps the unit's work
    Clerk,
    /// Reads documents, publishes, follows the duties of others
    Specialist,
    /// Reads what a grant names
    Inspector,
}

impl RoleName {
    /// The role.
    pub fn role(self) -> Role {
        match self {
            RoleName::Administrator => Role::Administrator,
            RoleName::Head => Role::Head,
            RoleName::Clerk => Role::Clerk,
            RoleName::Specialist => Role::Specialist,
            RoleName::Inspector => Role::Inspector,
        }
    }
}

/// Options of `read`.
#[derive(Debug, Args)]
pub struct ReadOptions {
    /// The document; - is the standard input
    pub file: PathBuf,
    /// Print the reading as JSON, as docs/reading.schema.json describes it
    #[arg(long)]
    pub json: bool,
    /// Print the document as Akoma Ntoso 3.0, as docs/akoma-ntoso.md describes it
    #[arg(long, conflicts_with = "json")]
    pub akn: bool,
    /// Print where each part was found: line, part, rule, words
    #[arg(long, conflicts_with_all = ["json", "akn"])]
    pub explain: bool,
    /// Language of the outline's headings
    #[arg(long, value_enum, default_value_t)]
    pub language: HeadingLanguage,
}

/// Language of an outline's headings.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum HeadingLanguage {
    /// Vietnamese
    #[default]
    Vi,
    /// English
    En,
}

impl From<HeadingLanguage> for OutlineLanguage {
    fn from(language: HeadingLanguage) -> Self {
        match language {
            HeadingLanguage::Vi => OutlineLanguage::Vietnamese,
            HeadingLanguage::En => OutlineLanguage::English,
        }
    }
}

/// Options of `resolve`.
#[derive(Debug, Args)]
pub struct ResolveOptions {
    /// Where the instance is kept.
    #[command(flatten)]
    pub place: PlaceOptions,
    /// Addressees, as a document prints them
    pub phrase: String,
    /// Date of issue of the document, like 2024-06-10
    #[arg(long, value_name = "DATE")]
    pub on: String,
    /// Name of the issuer on that day
    #[arg(long = "in", value_name = "NAME")]
    pub issuer: String,
    /// Identity of the issuer, where several bear the name
    #[arg(long, value_name = "ID")]
    pub id: Option<uuid::Uuid>,
    /// The day on which is asked who carries on [default: today]
    #[arg(long, value_name = "DATE")]
    pub asked_on: Option<String>,
    /// Print the answer as JSON
    #[arg(long)]
    pub json: bool,
}

/// Options of `pack`.
#[derive(Debug, Args)]
pub struct PackOptions {
    /// What to do.
    #[command(subcommand)]
    pub action: PackAction,
}

/// What can be done with the folder of a pack.
#[derive(Debug, Subcommand)]
pub enum PackAction {
    /// Read a pack and print everything that is wrong with it, with file, line and what to do
    Check {
        /// Its folder
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },
    /// Print what changes from one version of a pack to another
    Diff {
        /// Folder of the old one
        old: PathBuf,
        /// Folder of the new one
        new: PathBuf,
    },
}

/// Options of `doctor`: those of `serve`, so that it can judge them too.
#[derive(Debug, Args)]
pub struct DoctorOptions {
    /// What would be served.
    #[command(flatten)]
    pub serve: ServeOptions,
    /// Print the report as JSON
    #[arg(long)]
    pub json: bool,
}

/// Where an instance is kept.
#[derive(Debug, Clone, Default, Args)]
pub struct PlaceOptions {
    /// Settings as TOML
    #[arg(long, value_name = "FILE", env = "DONDOC_CONFIG", hide_env_values = true)]
    pub config: Option<PathBuf>,
    /// The data folder [default: data]
    #[arg(long, value_name = "FOLDER", env = "DONDOC_DATA", hide_env_values = true)]
    pub data: Option<PathBuf>,
    /// A postgres:// URL, or the path of a SQLite file [default: dondoc.db in the data folder]
    #[arg(long, value_name = "URL", env = "DONDOC_DATABASE", hide_env_values = true)]
    pub database: Option<String>,
}

/// How log lines look.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogForm {
    /// For people
    #[default]
    Text,
    /// One JSON object a line
    Json,
}

/// Options of `demo`. It reads neither the environment nor a file, so that it never meets a real instance by chance.
#[derive(Debug, Args)]
pub struct DemoOptions {
    /// The folder of the demo
    #[arg(long, value_name = "FOLDER", default_value = "demo-data")]
    pub data: PathBuf,
    /// Address and port, on loopback; port 0 takes any free one
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8080")]
    pub listen: String,
    /// A postgres:// URL, or the path of a SQLite file [default: dondoc.db in the folder]
    #[arg(long, value_name = "URL")]
    pub database: Option<String>,
    /// How log lines look
    #[arg(long, value_enum, default_value_t)]
    pub log: LogForm,
}

/// Options of `serve`.
#[derive(Debug, Args)]
pub struct ServeOptions {
    /// Where the instance is kept.
    #[command(flatten)]
    pub place: PlaceOptions,
    /// Address and port [default: 127.0.0.1:8080]
    #[arg(long, value_name = "ADDRESS", env = "DONDOC_LISTEN", hide_env_values = true)]
    pub listen: Option<String>,
    /// Certificate chain as PEM
    #[arg(long, value_name = "FILE", env = "DONDOC_TLS_CERT", hide_env_values = true)]
    pub tls_cert: Option<PathBuf>,
    /// Private key as PEM
    #[arg(long, value_name = "FILE", env = "DONDOC_TLS_KEY", hide_env_values = true)]
    pub tls_key: Option<PathBuf>,
    /// The https:// address under which people reach the instance through a proxy
    #[arg(long, value_name = "URL", env = "DONDOC_PUBLIC_URL", hide_env_values = true)]
    pub public_url: Option<String>,
    /// The proxy whose X-Forwarded-For is believed
    #[arg(long, value_name = "IP", env = "DONDOC_TRUSTED_PROXY", hide_env_values = true)]
    pub trusted_proxy: Option<String>,
    /// How log lines look [default: text]
    #[arg(long, value_enum, env = "DONDOC_LOG", hide_env_values = true)]
    pub log: Option<LogForm>,
}
