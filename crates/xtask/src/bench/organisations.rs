//! The nation as organisations: how long its register takes to write, to load and to ask, and how that grows when there
//! are ten times as many units. One page is measured over HTTP at the real program.
//!
//! Each time is the best of several: what the code needs, not what else the machine was doing.

use super::{Figure, milliseconds, server::Server};
use crate::{http::Browser, instance::fault};
use anyhow::Context;
use app::{
    App, Settings,
    accounts::{Hashing, NewAccount, NewGrant, add_account},
    demo,
    failure::Failure,
    files::FileStore,
    organisations::{self, actions::take_over_register, vietnam},
    permits::Permit,
};
use database::{Database, Identities, Options, SystemClock};
use domain::{
    ids::{EventId, OrganisationId},
    organisations::{Graph, Rows, Selector, apply_all, organisation_of_unit},
    permissions::Role,
};
use jiff::civil::{Date, date};
use serde_json::json;
use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::Instant,
};
use uuid::Uuid;

/// Writing the whole register.
const WRITING_MS: f64 = 10_000.0;
/// From the database to the graph.
const LOADING_MS: f64 = 500.0;
/// Everything below the largest province.
const SUBTREE_MS: f64 = 1.0;
/// A selector over the whole country.
const RESOLVING_MS: f64 = 5.0;
/// The page of a province with 124 communes.
const PAGE_MS: f64 = 20.0;
/// How much longer ten times as many units may take to load.
const GROWTH: f64 = 14.0;

/// So many units for each of the nation's, to see how things grow.
const TIMES: u128 = 10;
const REPEATED: usize = 15;
/// With districts, and without.
const DAYS: [Date; 2] = [date(2024, 6, 10), date(2026, 11, 23)];
/// The province whose page is asked for.
const PROVINCE: &str = "08";
const LOGIN: &str = "bench";

/// All figures of the register.
pub fn figures(program: &Path) -> Vec<Figure> {
    match measured(program) {
        Ok(figures) => figures,
        Err(fault) => vec![Figure::at_most("the register of the nation", Err(fault), "ms", WRITING_MS)],
    }
}

fn measured(program: &Path) -> anyhow::Result<Vec<Figure>> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let folder = Folder(std::env::temp_dir().join(format!("dondoc-bench-nation-{}", std::process::id())));
    let province = organisation_of_unit(PROVINCE, date(2025, 7, 1));
    let mut figures = Vec::new();
    let mut loading = Vec::new();
    for (times, what) in [(1, "the nation"), (TIMES, "ten nations")] {
        let place = folder.0.join(format!("times-{times}"));
        std::fs::create_dir_all(&place)?;
        let rows = repeated(&nation()?, times);
        let units = rows.organisations.len();
        let (writing, loaded, graph) = runtime.block_on(stored(&place, rows, province))?;
        println!("{what}: {units} organisations");
        let limit = WRITING_MS * times as f64;
        figures.push(Figure::at_most(format!("{what}: written in one transaction"), Ok(writing), "ms", limit));
        let limit = if times == 1 { LOADING_MS } else { LOADING_MS * GROWTH };
        figures.push(Figure::at_most(format!("{what}: loaded from the database"), Ok(loaded), "ms", limit));
        loading.push(loaded);
        figures.extend(asked(&graph, what));
    }
    let growth = loading.last().zip(loading.first()).map(|(ten, one)| ten / one).context("nothing was loaded");
    figures.push(Figure::at_most("loading grows, ten times the units", growth, "x", GROWTH));
    let page = page_ms(program, &folder.0.join("times-1"), province);
    figures.push(Figure::at_most("page of a province with 124 communes", page, "ms", PAGE_MS));
    Ok(figures)
}

/// A folder that goes with this value.
struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.0));
    }
}

fn nation() -> anyhow::Result<Rows> {
    let events = vietnam::events(&[])?.context("the register of the nation")?;
    let mut rows = Rows::default();
    apply_all(&mut rows, events)?;
    Ok(rows)
}

/// The same units so many times, under identities of their own.
fn repeated(nation: &Rows, times: u128) -> Rows {
    let mut all = nation.clone();
    for time in 1..times {
        let mut rows = nation.clone();
        let of = |id: OrganisationId| OrganisationId::from(Uuid::from_u128(id.uuid().as_u128() ^ time));
        let event = |id: EventId| EventId::from(Uuid::from_u128(id.uuid().as_u128() ^ time));
        rows.organisations.iter_mut().for_each(|row| (row.id, row.ended_by) = (of(row.id), row.ended_by.map(event)));
        rows.events.iter_mut().for_each(|row| row.id = event(row.id));
        rows.names.iter_mut().for_each(|row| {
            (row.organisation_id, row.event_id) = (of(row.organisation_id), event(row.event_id));
        });
        rows.classes.iter_mut().for_each(|row| {
            (row.organisation_id, row.event_id) = (of(row.organisation_id), event(row.event_id));
        });
        rows.codes.iter_mut().for_each(|row| {
            (row.organisation_id, row.event_id) = (of(row.organisation_id), event(row.event_id));
        });
        rows.memberships.iter_mut().for_each(|row| {
            (row.organisation_id, row.event_id) = (of(row.organisation_id), event(row.event_id));
            row.parent_id = of(row.parent_id);
        });
        rows.successions.iter_mut().for_each(|row| {
            (row.predecessor_id, row.successor_id) = (of(row.predecessor_id), of(row.successor_id));
            row.event_id = event(row.event_id);
        });
        all.organisations.append(&mut rows.organisations);
        all.events.append(&mut rows.events);
        all.names.append(&mut rows.names);
        all.classes.append(&mut rows.classes);
        all.codes.append(&mut rows.codes);
        all.memberships.append(&mut rows.memberships);
        all.successions.append(&mut rows.successions);
    }
    all
}

/// Writes the rows and a person into an empty instance and loads them: both times, and the graph.
async fn stored(place: &Path, rows: Rows, home: OrganisationId) -> anyhow::Result<(f64, f64, Graph)> {
    let options = Options { clock: Arc::new(SystemClock), identities: Identities::Random, readers: 1 };
    let database = Database::open(&place.join("dondoc.db").display().to_string(), options).await?;
    let files = FileStore::open(place.join("files"))?;
    // Signing in is not measured, so the password is checked quickly.
    let app = App::start(database, files, Hashing::at_test_cost(), Settings::default()).await.map_err(fault)?;
    let password = app.hashing().hash(demo::PASSWORD.to_owned()).await.map_err(fault)?;
    let grant = NewGrant { organisation: home, role: Role::Specialist, is_local: false, from: DAYS[1], to: None };
    let account = NewAccount {
        login: LOGIN.to_owned(),
        full_name: LOGIN.to_owned(),
        password_hash: Some(password),
        is_demo: false,
        grants: vec![grant],
    };
    let start = Instant::now();
    let written: Result<(), Failure> = app
        .database()
        .write(move |tx| {
            Box::pin(async move {
                let thing = ("instance", Uuid::nil());
                let permit = Permit::of_the_system(tx, "take-over-register", thing, json!({})).await?;
                take_over_register(tx, &permit, &rows).await?;
                add_account(tx, &permit, account).await.map(drop)
            })
        })
        .await;
    written.map_err(fault)?;
    let writing = milliseconds(start.elapsed());
    let mut best = f64::INFINITY;
    let mut graph = Graph::default();
    for _ in 0..4 {
        let mut connection = app.database().read().await?;
        let start = Instant::now();
        graph = organisations::load(&mut connection).await.map_err(fault)?;
        best = best.min(milliseconds(start.elapsed()));
    }
    app.database().close().await;
    Ok((writing, best, graph))
}

/// The best of several.
fn best_ms<T>(mut asked: impl FnMut() -> T) -> f64 {
    let mut best = f64::INFINITY;
    for _ in 0..REPEATED {
        let start = Instant::now();
        std::hint::black_box(asked());
        best = best.min(milliseconds(start.elapsed()));
    }
    best
}

/// Questions about the graph, each as of both days; the slower one counts. Of several nations the first is asked.
fn asked(graph: &Graph, what: &str) -> Vec<Figure> {
    let provinces = |on: Date| -> Vec<OrganisationId> {
        let codes = (1..100).map(|code| format!("{code:02}"));
        let since = [date(2024, 1, 1), date(2025, 7, 1)];
        let ids = codes.flat_map(|code| since.map(|since| organisation_of_unit(&code, since)));
        ids.filter(|id| graph.exists(*id, on)).collect()
    };
    let worst = |asked: &dyn Fn(Date) -> f64| DAYS.into_iter().map(asked).fold(0.0, f64::max);
    let subtree = worst(&|on| {
        let each = provinces(on).into_iter().map(|id| best_ms(|| graph.descendants(id, "state", on)));
        each.fold(0.0, f64::max)
    });
    let below = ["xa", "phuong", "dac-khu", "huyen", "quan", "thi-xa", "thanh-pho"];
    let class = Selector::Class { line: "state".to_owned(), classes: below.map(str::to_owned).to_vec() };
    let over_all = |selector: &Selector, on: Date| {
        let provinces = provinces(on);
        best_ms(|| provinces.iter().map(|id| graph.resolve(selector, *id, on).organisations.len()).sum::<usize>())
    };
    let resolving = worst(&|on| over_all(&class, on));
    // The name of a unit elsewhere, so that every form of it is tried in each of the others.
    let name = graph.name(organisation_of_unit("01", date(2024, 1, 1)), DAYS[1]).unwrap_or_default().to_owned();
    let named = worst(&|on| over_all(&Selector::Named { name: name.clone() }, on));
    vec![
        Figure::at_most(format!("{what}: subtree of the slowest province"), Ok(subtree), "ms", SUBTREE_MS),
        Figure::at_most(format!("{what}: a class in all provinces"), Ok(resolving), "ms", RESOLVING_MS),
        Figure::at_most(format!("{what}: a name in all provinces"), Ok(named), "ms", RESOLVING_MS),
    ]
}

fn page_ms(program: &Path, place: &Path, province: OrganisationId) -> anyhow::Result<f64> {
    let server = Server::serve(program, place)?;
    let mut browser = Browser::signed_in(server.address, LOGIN)?;
    let mut best = f64::INFINITY;
    for _ in 0..REPEATED {
        let start = Instant::now();
        let answer = browser.get(&format!("/don-vi/{province}"))?;
        best = best.min(milliseconds(start.elapsed()));
        let communes = answer.links("/don-vi/").len();
        anyhow::ensure!(answer.status == 200 && communes > 124, "{} with {communes} links", answer.status);
    }
    Ok(best)
}
