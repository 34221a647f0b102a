//! Load: one reporting day of the nation. Every commune signs in, fills in its report, has it endorsed, submits it and
//! reads its receipt, over HTTP as browsers do, at the real program on loopback.
//!
//! What was answered is compared with the rows afterwards: one submission for each commune, none lost, none doubled. It is
//! bounded in time, starts its own program on data of its own, and leaves nothing behind on SQLite.

// Like the bench, this measures time by the machine's own clock.
#![allow(clippy::disallowed_methods)]

mod afterwards;
mod commune;
mod figures;
mod ground;
mod timetable;

use crate::bench::server::Server;
use anyhow::Context;
use commune::{Commune, Plan};
use figures::{Judgement, Record};
use ground::Ground;
use std::{
    path::{Path, PathBuf},
    process::ExitCode,
    sync::{Mutex, PoisonError},
    thread,
    time::{Duration, Instant},
};
use testkit::Chance;
use timetable::Timetable;

/// Everything is submitted within so long in the spike.
const SPIKE: Duration = Duration::from_secs(60);
/// The hour is compressed to so long.
const HOUR: Duration = Duration::from_secs(600);
/// Two people of each commune sign in before the spike, so many communes a second: their passwords are checked one after
/// the other, so many a second as the first line of the load says.
const ARRIVING_BEFORE_A_SPIKE: f64 = 6.0;
/// The shortest time before a spike.
const SHORTEST_BEFORE: Duration = Duration::from_secs(20);
/// So many sign-ins are timed alone, from so many browsers at once.
const SIGN_INS_TIMED: usize = 40;
const SIGN_INS_AT_ONCE: usize = 4;
/// So many faults are printed; the rest are counted.
const FAULTS_PRINTED: usize = 12;

/// How the communes come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Shape {
    /// One hour, compressed to ten minutes, with a peak in its middle
    Hour,
    /// Everybody has the report ready and submits within the same minute
    Spike,
}

/// Whether limits decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Limits {
    /// A limit that is missed fails
    On,
    /// Only print
    Off,
}

/// What to load with.
#[derive(Debug, clap::Args)]
pub struct Load {
    /// How the communes come
    #[arg(long, value_enum, default_value = "spike")]
    shape: Shape,
    /// So many communes report; the rounds are owed by all of their provinces
    #[arg(long, default_value_t = 3_321)]
    communes: usize,
    /// The spike begins so many seconds after the first person signs in [default: by the number of communes]
    #[arg(long, value_name = "SECONDS")]
    before: Option<u64>,
    /// The program [default: dondoc beside this tool]
    #[arg(long, value_name = "FILE")]
    program: Option<PathBuf>,
    /// A PostgreSQL server, without the name of a database; else SQLite
    #[arg(long, value_name = "URL")]
    postgres: Option<String>,
    /// The same number draws the same arrivals
    #[arg(long, default_value_t = 1, value_name = "NUMBER")]
    seed: u64,
    /// Whether a missed limit fails
    #[arg(long, value_enum, default_value = "on")]
    limits: Limits,
}

/// Lets the communes report, prints what it cost, and fails when a limit was missed.
pub fn run(load: &Load) -> anyhow::Result<ExitCode> {
    let program = match &load.program {
        Some(program) => program.canonicalize().with_context(|| program.display().to_string())?,
        None => std::env::current_exe()?.with_file_name("dondoc"),
    };
    let start = Instant::now();
    let ground = Ground::new(load.communes, load.postgres.as_deref())?;
    let (communes, engine) = (ground.units.len(), ground.instance.engine());
    println!("load: {engine}, {communes} communes, made in {:.1} s", start.elapsed().as_secs_f64());
    let server = start_on(&program, &ground)?;
    let sign_ins = sign_ins_a_second(&ground, &server)?;
    println!("load: {sign_ins:.0} sign-ins a second are possible, with the passwords' full cost");
    let judgement = let_them_report(load, &ground, &server)?;
    drop(server);
    judgement.print();
    Ok(if judgement.is_kept() || load.limits == Limits::Off { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn start_on(program: &Path, ground: &Ground) -> anyhow::Result<Server> {
    Server::serve_at(program, &ground.instance.folder, &ground.instance.place)
}

/// How many people can sign in within a second when nothing else is done.
fn sign_ins_a_second(ground: &Ground, server: &Server) -> anyhow::Result<f64> {
    let logins: Vec<&str> = ground.units.iter().map(|unit| unit.clerk.as_str()).cycle().take(SIGN_INS_TIMED).collect();
    let start = Instant::now();
    thread::scope(|scope| {
        let lanes: Vec<_> = logins
            .chunks(SIGN_INS_TIMED / SIGN_INS_AT_ONCE)
            .map(|logins| {
                scope.spawn(|| {
                    logins.iter().try_for_each(|login| crate::http::Browser::signed_in(server.address, login).map(drop))
                })
            })
            .collect();
        lanes.into_iter().try_for_each(|lane| lane.join().map_err(|_| anyhow::anyhow!("a lane broke down"))?)
    })?;
    Ok(SIGN_INS_TIMED as f64 / start.elapsed().as_secs_f64())
}

fn let_them_report(load: &Load, ground: &Ground, server: &Server) -> anyhow::Result<Judgement> {
    let mut chance = Chance::of(load.seed);
    let mut communes: Vec<Commune> = ground
        .units
        .iter()
        .zip(1u64..)
        .map(|(unit, number)| Commune::new(unit, server.address, load.seed + number))
        .collect();
    let before = before_the_spike(load, communes.len());
    for commune in &mut communes {
        commune.plan = match load.shape {
            Shape::Spike => {
                Plan { arrives: within(&mut chance, before), submits: Some(before + within(&mut chance, SPIKE)) }
            }
            // Two draws added up: few at the ends, most in the middle.
            Shape::Hour => {
                Plan { arrives: within(&mut chance, HOUR / 2) + within(&mut chance, HOUR / 2), submits: None }
            }
        };
    }
    let cpu = server.cpu_seconds()?;
    let start = Instant::now();
    let record = Mutex::new(Record::default());
    let communes = Timetable::new(start, communes).run(&record);
    let took = start.elapsed();
    let cpu_share = (server.cpu_seconds()? - cpu) / took.as_secs_f64();
    let mut record = record.into_inner().unwrap_or_else(PoisonError::into_inner);
    record.faults.extend(afterwards::examine(ground, &communes)?);
    let (lost, doubled) = afterwards::lost_and_doubled(ground)?;
    for fault in record.faults.iter().take(FAULTS_PRINTED) {
        println!("load: {fault}");
    }
    Ok(Judgement { shape: load.shape, took, cpu_share, peak_mb: server.peak_mb()?, lost, doubled, record })
}

fn before_the_spike(load: &Load, communes: usize) -> Duration {
    let by_number = Duration::from_secs_f64(communes as f64 / ARRIVING_BEFORE_A_SPIKE).max(SHORTEST_BEFORE);
    load.before.map_or(by_number, Duration::from_secs)
}

/// A moment within a time, to the millisecond.
fn within(chance: &mut Chance, time: Duration) -> Duration {
    Duration::from_millis(chance.below(u64::try_from(time.as_millis()).unwrap_or(u64::MAX)))
}
