//! `dondoc doctor`: what an instance holds, what is wrong with it, and what to do about each.
//!
//! It takes no lock and changes nothing. It ends with a status other than 0 when something is wrong; a note is not wrong.

mod checks;
mod labels;

use crate::{
    backup_file::Journal,
    command_line::DoctorOptions,
    configuration::{File, Serving},
    examination::{self, Files},
    output,
    refusal::Refusal,
};
use serde::Serialize;
use std::{collections::BTreeMap, process::ExitCode};

/// What is printed with `--json`.
#[derive(Serialize)]
struct Report {
    healthy: bool,
    program: &'static str,
    schema_version: i64,
    demo: bool,
    tables: BTreeMap<String, i64>,
    files: Files,
    orphan_files: usize,
    journal: Journal,
    findings: Vec<Finding>,
}

/// Something that was found.
#[derive(Debug, Serialize)]
struct Finding {
    /// Its stable code.
    code: &'static str,
    /// Something is wrong; else it is only good to know.
    wrong: bool,
    vi: String,
    en: String,
}

impl Finding {
    fn wrong(code: &'static str, said: Refusal) -> Self {
        Finding { code, wrong: true, vi: said.vi, en: said.en }
    }

    fn note(code: &'static str, said: Refusal) -> Self {
        Finding { code, wrong: false, vi: said.vi, en: said.en }
    }
}

/// Examines, and prints the report.
pub async fn run(options: DoctorOptions) -> anyhow::Result<ExitCode> {
    let file = File::named_by(&options.serve.place)?;
    let serving = Serving::of(options.serve, file)?;
    let content = examination::of_content(&serving.place).await?;
    let findings = checks::all(&serving, &content);
    let report = Report {
        healthy: !findings.iter().any(|finding| finding.wrong),
        program: env!("CARGO_PKG_VERSION"),
        schema_version: content.schema_version,
        demo: content.contents == app::demo::Contents::Demo,
        tables: content.tables,
        orphan_files: content.files.orphans.len(),
        files: content.files,
        journal: content.journal,
        findings,
    };
    let text = if options.json { serde_json::to_string_pretty(&report)? } else { labels::report(&report) };
    output::print(&text)?;
    Ok(if report.healthy { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
