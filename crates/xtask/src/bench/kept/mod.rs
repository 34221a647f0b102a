//! The generated figures in the program's own database: how long a start takes from the rows and from the kept file, whether
//! its totals are those of the files, and how long a thousand deliveries take with rights, journal and disk.
//!
//! The tables are filled row by row without actions, for a nation's five years would take days; from there on everything is
//! what the program does.

mod filling;
mod pack;
mod programs;

use super::{
    Figure, judged, milliseconds,
    rollup::{Files, Ground, loading},
};
use crate::instance::fault;
use anyhow::Context;
use app::{
    App, Settings,
    accounts::Hashing,
    caller::{Caller, Entrance, Post},
    files::FileStore,
    reporting::actions::submitting::submit,
};
use database::{Database, Identities, Options, SystemClock};
use domain::{
    ids::{AccountId, ReportId},
    permissions::Role,
};
use rollup::{Cell, Figures, Grounds, Known, SheetKey, Table, View};
use std::{path::Path, process::ExitCode, sync::Arc, time::Instant};

const START_MS: f64 = 30_000.0;
const START_FROM_SNAPSHOT_MS: f64 = 3_000.0;
/// A thousand deliveries and the table of all bodies after them, with rights, journal and disk.
const DELIVERIES_MS: f64 = 40.0;
const DELIVERIES: usize = 1000;
/// No tree of the files is deeper.
const DEEPEST: u8 = 8;

/// A report that waits to be handed in, and by whom.
pub struct Waiting {
    report: ReportId,
    organisation: domain::ids::OrganisationId,
}

/// Measures the files of a folder in a database at a place: a folder, or the URL of an empty PostgreSQL database.
pub fn run(data: &Path, place: &str) -> anyhow::Result<ExitCode> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(measured(data, place))
}

async fn measured(data: &Path, place: &str) -> anyhow::Result<ExitCode> {
    let files = Files::open(data)?;
    let ground = loading::load(&files)?;
    let folder = std::env::temp_dir().join(format!("dondoc-bench-kept-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let kept = folder.join("figures.snapshot");
    let start = Instant::now();
    let app = open(place, &folder, &kept).await?;
    let (account, waiting) = filling::fill(&app, &files, &ground).await?;
    println!("filled in {:.0} s", start.elapsed().as_secs_f64());
    app.reload_organisations().await.map_err(fault)?;

    let mut figures = Vec::new();
    let start = Instant::now();
    let loaded = app.figures().await.map_err(fault)?;
    figures.push(Figure::at_most("start from the database", Ok(milliseconds(start.elapsed())), "ms", START_MS));
    let (stands, replaced) = loaded.statements();
    println!("{stands} statements stand, {replaced} were replaced, {} bytes", loaded.size_bytes());
    let each = loaded.size_bytes() as f64 / stands as f64;
    figures.push(Figure::at_most("memory for a statement that stands", Ok(each), "B", 48.0));
    let sums = agree(&ground, &loaded)?;
    println!("{sums} totals are those of the files");

    let start = Instant::now();
    app.keep_figures().await.map_err(fault)?;
    println!("kept in {:.0} ms: {} bytes", milliseconds(start.elapsed()), std::fs::metadata(&kept)?.len());
    app.database().close().await;
    drop((app, loaded));
    let app = open(place, &folder, &kept).await?;
    let start = Instant::now();
    let again = app.figures().await.map_err(fault)?;
    let took = Ok(milliseconds(start.elapsed()));
    figures.push(Figure::at_most("start from the kept file", took, "ms", START_FROM_SNAPSHOT_MS));
    anyhow::ensure!(again.statements() == (stands, replaced), "the kept file gives back what was kept");
    for (what, path) in programs::prepare(&app, account, &again).await? {
        figures.push(Figure::at_most(what, programs::median_ms(&app, &path).await, "ms", programs::LIMIT_MS));
    }
    figures.push(Figure::at_most(
        "a thousand deliveries, then all totals of the month",
        deliver(&app, account, waiting).await,
        "ms",
        DELIVERIES_MS,
    ));
    drop(std::fs::remove_dir_all(&folder));
    Ok(judged(&figures))
}

async fn open(place: &str, folder: &Path, kept: &Path) -> anyhow::Result<App> {
    let options = Options { clock: Arc::new(SystemClock), identities: Identities::Random, readers: 2 };
    let database = match place.contains("://") {
        true => Database::open(place, options).await?,
        false => Database::open(&Path::new(place).join("dondoc.db").display().to_string(), options).await?,
    };
    let settings = Settings { figures_file: Some(kept.to_owned()), ..Settings::default() };
    let files = FileStore::open(folder.join("files"))?;
    App::start(database, files, Hashing::at_test_cost(), settings).await.map_err(fault)
}

/// Every body's total of every indicator in every month, from the files and from the database.
fn agree(ground: &Ground, kept: &Figures) -> anyhow::Result<usize> {
    let both = [&ground.figures, kept];
    let views = [View::as_was(both[0], both[0].line())?, View::as_was(both[1], both[1].line())?];
    let mut compared = 0;
    for number in 0..ground.meta.periods {
        let key = SheetKey::whole(loading::period(&ground.meta, number)?);
        let mut tables = Vec::new();
        for (place, (figures, view)) in both.into_iter().zip(&views).enumerate() {
            let sheet = figures.sheet(&key).context("a sheet of the month")?;
            let grounds = Grounds::of(view, sheet, &sheet.tree().runs_to_depth(DEEPEST));
            let mut table = Table::default();
            for (indicator, own) in ground.measures.iter().enumerate() {
                let name = format!("{}/{}", pack::CODE, pack::indicator(indicator));
                let in_pack = || kept.catalogue().find(&name, None).context("a measure of the pack");
                let measure = if place == 0 { own.whole } else { in_pack()? };
                table.add(sheet, measure, &grounds, Known::Now);
            }
            tables.push(table.cells);
        }
        let [one, other] = tables.as_slice() else { anyhow::bail!("two tables") };
        let same = |(one, other): (&Cell, &Cell)| {
            (one.first, one.second, one.reported) == (other.first, other.second, other.reported)
        };
        anyhow::ensure!(one.len() == other.len() && one.iter().zip(other).all(same), "{:?} differs", key.period);
        compared += one.len();
    }
    Ok(compared)
}

/// Hands in a thousand reports at once and asks for every body's total of every indicator in their month.
async fn deliver(app: &App, account: AccountId, waiting: Vec<Waiting>) -> anyhow::Result<f64> {
    println!("{} reports wait to be handed in", waiting.len());
    let callers = waiting.iter().map(|waiting| Caller {
        account,
        full_name: String::new(),
        posts: vec![Post { organisation: waiting.organisation, role: Role::Head, is_local: true }],
        entrance: Entrance::None,
    });
    let callers: Vec<Caller> = callers.collect();
    let before = app.figures().await.map_err(fault)?.statements().0;
    let start = Instant::now();
    let mut tasks = tokio::task::JoinSet::new();
    for (Waiting { report, .. }, caller) in waiting.into_iter().zip(callers) {
        let app = app.clone();
        tasks.spawn(async move { submit(&app, &caller, report, 1).await });
    }
    while let Some(done) = tasks.join_next().await {
        done?.map_err(fault)?;
    }
    println!("a thousand deliveries are on disk after {:.0} ms", milliseconds(start.elapsed()));
    let figures = app.figures().await.map_err(fault)?;
    println!("they are in memory after {:.0} ms", milliseconds(start.elapsed()));
    let sheet = figures.sheets().last().context("a sheet")?;
    let view = View::as_was(&figures, figures.line())?;
    let runs = sheet.tree().runs_to_depth(DEEPEST);
    let (grounds, mut table) = (Grounds::of(&view, sheet, &runs), Table::default());
    for measure in figures.catalogue().measures() {
        let number = figures.catalogue().find(&measure.indicator, measure.part.as_deref()).context("a measure")?;
        table.add(sheet, number, &grounds, Known::Now);
    }
    std::hint::black_box(&table);
    let took = milliseconds(start.elapsed());
    anyhow::ensure!(figures.statements().0 > before, "the deliveries are in the figures");
    Ok(took)
}
