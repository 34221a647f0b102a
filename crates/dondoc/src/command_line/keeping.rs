//! What can be typed to keep an instance or to take it elsewhere: backups and exports.
//! It decides nothing.

use super::PlaceOptions;
use clap::Args;
use std::path::PathBuf;

/// Options of `backup`.
#[derive(Debug, Args)]
pub struct BackupOptions {
    /// Where the instance is kept.
    #[command(flatten)]
    pub place: PlaceOptions,
    /// The file to write; it must not be there yet
    #[arg(long, value_name = "FILE")]
    pub to: PathBuf,
    /// Put the instance's own key in: whoever has the file then has the key
    #[arg(long)]
    pub with_secret_key: bool,
}

/// Options of `restore`.
#[derive(Debug, Args)]
pub struct RestoreOptions {
    /// The backup
    pub file: PathBuf,
    /// Where the instance will be kept.
    #[command(flatten)]
    pub place: PlaceOptions,
    /// Read every row of the journal and every file back from disk and compare
    #[arg(long)]
    pub verify: bool,
}

/// Options of `export`.
#[derive(Debug, Args)]
pub struct ExportOptions {
    /// Where the instance is kept.
    #[command(flatten)]
    pub place: PlaceOptions,
    /// The file to write (.zip); it must not be there yet
    #[arg(long, value_name = "FILE")]
    pub to: PathBuf,
}

/// Options of `import`.
#[derive(Debug, Args)]
pub struct ImportOptions {
    /// The export
    pub file: PathBuf,
    /// Where the instance will be kept.
    #[command(flatten)]
    pub place: PlaceOptions,
}
