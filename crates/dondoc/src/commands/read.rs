//! `dondoc read`: what the reader finds in a document, as an outline, as its public JSON or as
//! Akoma Ntoso.
//! It opens no instance and writes nothing; a document that is refused leaves no trace of its text.

use crate::{command_line::ReadOptions, instance, labels, opener, output};
use papers::reading::{explanation, outline};
use std::{io::Read, path::Path, process::ExitCode};

/// A file larger than this is not read into memory.
const LIMIT_BYTES: u64 = 64 * 1024 * 1024;

/// Reads and prints.
pub async fn run(options: &ReadOptions) -> anyhow::Result<ExitCode> {
    let shown = options.file.display().to_string();
    let content = content(&options.file).map_err(|fault| labels::file_unreadable(&shown, &fault))?;
    let name = options.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    // From the standard input comes text: a name without an ending would be refused as an unknown kind of file.
    let name = if is_standard_input(&options.file) { "stdin.txt" } else { name.as_str() };
    let (read, _) = opener::children().read(name.to_owned(), content).await.map_err(instance::as_error)?;
    let reading = read.map_err(|problem| {
        let (vi, en) = (problem.vietnamese(), problem.english());
        labels::not_read(&shown, &format!("{} {}", vi.what, vi.next), &format!("{} {}", en.what, en.next))
    })?;
    let text = match options {
        ReadOptions { json: true, .. } => serde_json::to_string_pretty(&reading)?,
        ReadOptions { akn: true, .. } => papers::akoma_ntoso(&reading),
        ReadOptions { explain: true, language, .. } => explanation(&reading, (*language).into()),
        ReadOptions { language, .. } => outline(&reading, (*language).into()),
    };
    output::print(text.trim_end())?;
    Ok(ExitCode::SUCCESS)
}

fn is_standard_input(file: &Path) -> bool {
    file.as_os_str() == "-"
}

fn content(file: &Path) -> std::io::Result<Vec<u8>> {
    let mut content = Vec::new();
    if is_standard_input(file) {
        std::io::stdin().lock().take(LIMIT_BYTES).read_to_end(&mut content)?;
    } else {
        std::fs::File::open(file)?.take(LIMIT_BYTES).read_to_end(&mut content)?;
    }
    Ok(content)
}
