//! The program `dondoc`: reads its command line, runs one command, says in one sentence what went wrong if it did.
//!
//! No rule of the domain stands here. A refusal ends with a status other than 0 and never with a back-trace.

mod backup_file;
mod command_line;
mod commands;
mod configuration;
mod empty_place;
mod examination;
mod exposure;
mod forwarded;
mod instance;
mod labels;
mod limits;
mod logging;
mod opener;
mod output;
mod refusal;
mod reminding;
mod serving;
mod tls;

use clap::Parser;
use command_line::{Command, CommandLine};
use std::process::ExitCode;

fn main() -> ExitCode {
    let line = CommandLine::parse();
    match run(line.command) {
        Ok(code) => code,
        Err(fault) => {
            output::complain(&refusal::sentence(&fault));
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> anyhow::Result<ExitCode> {
    // Before any thread is there: what it may cost is set for the whole process.
    match &command {
        Command::OpenFile(options) => return commands::open_file::run(options),
        Command::SetPaper(cost) => return commands::set_paper::run(*cost),
        _ => {}
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        match command {
            Command::Demo(options) => commands::demo::run(options).await,
            Command::Serve(options) => commands::serve::run(options).await,
            Command::Migrate(options) => commands::migrate::run(options).await,
            Command::Read(options) => commands::read::run(&options).await,
            Command::Pack(options) => commands::pack::run(&options),
            Command::Resolve(options) => commands::resolve::run(&options).await,
            Command::Backup(options) => commands::backup::run(options).await,
            Command::Restore(options) => commands::restore::run(options).await,
            Command::Export(options) => commands::export::run(options).await,
            Command::Import(options) => commands::import::run(options).await,
            Command::Register(options) => commands::register::run(options).await,
            Command::User(options) => commands::user::run(options).await,
            Command::Doctor(options) => commands::doctor::run(options).await,
            Command::Urge(options) => commands::urge::run(options).await,
            Command::OpenFile(options) => commands::open_file::run(&options),
            Command::SetPaper(cost) => commands::set_paper::run(cost),
        }
    })
}
