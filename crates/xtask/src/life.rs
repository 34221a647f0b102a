//! Makes an instance with years of a province's life in it, for benches and for looking around.
//!
//! It is a demo: the accounts share one known password, and the program serves it on the demo's day. What it consists of
//! stands in `testkit::life`.

use crate::instance::fault;
use anyhow::Context;
use app::{App, Settings, accounts::Hashing, demo, files::FileStore};
use database::{Calendar, Clock as _, Database, Identities, Options, SystemClock, verify_journal};
use std::{os::unix::fs::DirBuilderExt, path::PathBuf, process::ExitCode, sync::Arc};
use testkit::life::{Wish, digest, live};

/// What to make, and where.
#[derive(Debug, clap::Args)]
pub struct Life {
    /// A new folder for the instance's files, and for its database unless that stands on a server
    #[arg(long, value_name = "FOLDER")]
    into: PathBuf,
    /// An empty PostgreSQL database
    #[arg(long, value_name = "URL")]
    postgres: Option<String>,
    /// The same number makes the same life
    #[arg(long, default_value_t = 1, value_name = "NUMBER")]
    seed: u64,
    /// Years until the demo's day
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(i16).range(1..=20))]
    years: i16,
    /// Communes after the reorganisation
    #[arg(long, default_value_t = 150, value_parser = clap::builder::RangedU64ValueParser::<usize>::new().range(6..=300))]
    units: usize,
    /// Directives
    #[arg(long, default_value_t = 20, value_parser = clap::builder::RangedU64ValueParser::<usize>::new().range(1..=100))]
    directives: usize,
}

/// Makes it, and prints what it holds and who can sign in.
pub fn run(life: &Life) -> anyhow::Result<ExitCode> {
    let start = SystemClock.now();
    std::fs::DirBuilder::new().mode(0o700).create(&life.into).context("the folder must be a new one")?;
    let file = life.into.join("dondoc.db").display().to_string();
    let place = life.postgres.clone().unwrap_or(file);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(make(life, &place))?;
    let took_ms = SystemClock.now().millisecond() - start.millisecond();
    println!("life: made in {:.1} s", took_ms as f64 / 1000.0);
    Ok(ExitCode::SUCCESS)
}

async fn make(life: &Life, place: &str) -> anyhow::Result<()> {
    let calendar = Calendar::at(demo::TODAY);
    let options = Options { clock: Arc::new(calendar.clone()), identities: Identities::Random, readers: 2 };
    let database = Database::open(place, options).await?;
    let files = FileStore::open(life.into.join("files"))?;
    let settings = Settings { demo: true, ..Settings::default() };
    let app = App::start(database, files, Hashing::at_full_cost(), settings).await.map_err(fault)?;
    let wish = Wish { seed: life.seed, years: life.years, units: life.units, directives: life.directives };
    let made = live(&app, &calendar, wish).await?;
    let mut connection = app.database().read().await?;
    for (what, count, mixed) in digest::of(&mut connection).await? {
        println!("life: {count:>8} {what:14} {mixed:016x}");
    }
    let journal = verify_journal(&mut connection).await?;
    anyhow::ensure!(journal.fault.is_none(), "the journal breaks: {:?}", journal.fault);
    println!("life: {:>8} rows of history, whole; {} steps of people", journal.rows, made.steps);
    drop(connection);
    app.database().close().await;
    println!("life: dondoc demo --data {}; the password of all is {}", life.into.display(), demo::PASSWORD);
    for (login, title) in made.logins {
        println!("life:   {login:24} {title}");
    }
    Ok(())
}
