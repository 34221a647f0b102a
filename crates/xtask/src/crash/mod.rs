//! The crash drill: many units submit at once, the program is killed without warning, started again, and held to its word.
//!
//! After each kill every receipt that a client was shown must be there with the same number, second and code; nothing may
//! be half-applied; the journal's chain must hold; the instance must start and be healthy. A kill is not a power cut:
//! what the operating system already has survives it, so this proves the order of commit and answer, not the disk.

mod afterwards;
mod assignments;
mod ground;
mod kinds;
mod program;
mod reports;
mod storm;

use anyhow::Context;
use ground::Ground;
use kinds::{KINDS, Shown};
use program::Program;
use std::{path::PathBuf, process::ExitCode};
use storm::Ship;
use testkit::Chance;

/// So many faults are printed; the rest are counted.
const FAULTS_PRINTED: usize = 12;

/// What to drill.
#[derive(Debug, clap::Args)]
pub struct Drill {
    /// So many kills
    #[arg(long, default_value_t = 20)]
    cycles: u32,
    /// The program [default: dondoc beside this tool]
    #[arg(long, value_name = "FILE")]
    program: Option<PathBuf>,
    /// A PostgreSQL server, without the name of a database; else SQLite
    #[arg(long, value_name = "URL")]
    postgres: Option<String>,
    /// The same number draws the same moments to kill [default: the number of this process]
    #[arg(long, value_name = "NUMBER")]
    seed: Option<u64>,
    /// The negative control: the program answers too early, so that a receipt must be found lost
    #[arg(long)]
    expect_loss: bool,
}

/// What was counted.
#[derive(Default)]
struct Tally {
    kills: u32,
    in_flight: usize,
    shown: Vec<Shown>,
    faults: Vec<String>,
}

/// Drills, prints what was found, and fails when a promise was broken; as a control, when none was.
pub fn run(drill: &Drill) -> anyhow::Result<ExitCode> {
    let program = match &drill.program {
        Some(program) => program.canonicalize().with_context(|| program.display().to_string())?,
        None => std::env::current_exe()?.with_file_name("dondoc"),
    };
    let seed = drill.seed.unwrap_or_else(|| std::process::id().into());
    let ground = Ground::new(&program, drill.postgres.as_deref())?;
    println!("crash: {} on {}, seed {seed}", program.display(), ground.instance.engine());
    let tally = cycles(drill, &ground, &mut Chance::of(seed))?;
    for fault in tally.faults.iter().take(FAULTS_PRINTED) {
        println!("crash: {fault}");
    }
    println!("crash: {} faults, of which lost receipts: {}", tally.faults.len(), tally.lost());
    let read = tally.shown.iter().filter(|shown| shown.receipt.is_some()).count();
    let (kills, answered, in_flight) = (tally.kills, tally.shown.len(), tally.in_flight);
    println!(
        "crash: {kills} kills, {answered} submissions answered, {read} receipts read, {in_flight} forms in flight"
    );
    let passed = tally.is_as_expected(drill.expect_loss);
    println!("crash: {}", if passed { "as it must be" } else { "FAILED" });
    Ok(if passed { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

impl Tally {
    /// No fault, and the kills hit something. A control must have found a lost receipt: another fault would not show
    /// that the drill sees this one.
    fn is_as_expected(&self, expect_loss: bool) -> bool {
        match expect_loss {
            true => self.has_lost(),
            false => self.faults.is_empty() && !self.shown.is_empty() && self.in_flight > 0,
        }
    }

    /// Whether more kills can change the verdict. A program that answers too early also confuses its clients; a control
    /// goes on until a receipt is lost.
    fn is_decided(&self, expect_loss: bool) -> bool {
        if expect_loss { self.has_lost() } else { !self.faults.is_empty() }
    }

    fn has_lost(&self) -> bool {
        self.lost() > 0
    }

    fn lost(&self) -> usize {
        self.faults.iter().filter(|fault| fault.contains(afterwards::LOST)).count()
    }
}

fn cycles(drill: &Drill, ground: &Ground, chance: &mut Chance) -> anyhow::Result<Tally> {
    let mut tally = Tally::default();
    let mut program = Program::start(ground)?;
    let mut ships = Vec::new();
    for kind in KINDS {
        let lanes = (kind.lanes)(ground, program.address).with_context(|| kind.name.to_owned())?;
        println!("crash: {} of {}", lanes.len(), kind.name);
        ships.extend(lanes.into_iter().map(|lane| Ship::new(lane, kind.reader)));
    }
    while tally.kills < drill.cycles && !tally.is_decided(drill.expect_loss) {
        let storm = storm::rage(ships, program, chance)?;
        tally.kills += 1;
        program = Program::start(ground)?;
        ships = storm.ships;
        let (mut faults, earlier) = (storm.faults, tally.shown.len());
        tally.shown.extend(storm.shown);
        let newest = tally.shown.get(earlier..).unwrap_or_default();
        faults.extend(afterwards::read_again(newest, program.address)?);
        faults.extend(afterwards::examine(ground, &tally.shown)?);
        faults.extend(program.complaints(ground)?);
        let (moment, answered, in_flight) =
            (storm.moment, newest.len(), ships.iter().filter(|ship| ship.is_in_flight()).count());
        println!(
            "crash: {}: killed {moment}; {answered} answered, {in_flight} in flight, {} faults",
            tally.kills,
            faults.len()
        );
        tally.in_flight += in_flight;
        for ship in &mut ships {
            match ship.put_out_again(program.address) {
                Ok(resent) => tally.shown.extend(resent),
                Err(fault) => faults.push(format!("a form sent again was refused: {fault:#}")),
            }
        }
        tally.faults.extend(faults.into_iter().map(|fault| format!("kill {}: {fault}", tally.kills)));
    }
    if tally.faults.is_empty() {
        // At the end every receipt once more, the oldest too, and what was sent again after the last kill.
        tally.faults.extend(afterwards::read_again(&tally.shown, program.address)?);
        tally.faults.extend(afterwards::examine(ground, &tally.shown)?);
    }
    Ok(tally)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drill_in_which_nothing_happened_fails_and_a_control_needs_the_loss_itself() {
        let nothing = Tally::default();
        assert!(!nothing.is_as_expected(false));
        let shown = || Shown { reader: "minh", address: "/phan-viec/a/bien-nhan/b".to_owned(), receipt: None };
        let kept = Tally { kills: 1, in_flight: 2, shown: vec![shown()], faults: Vec::new() };
        assert!(kept.is_as_expected(false));
        assert!(!kept.is_as_expected(true));
        let other = Tally { faults: vec!["kill 1: the journal breaks".to_owned()], ..kept };
        assert!(!other.is_as_expected(false) && !other.is_as_expected(true));
        let lost = Tally { faults: vec![format!("kill 1: {}: /a", afterwards::LOST)], ..other };
        assert!(lost.is_as_expected(true) && !lost.is_as_expected(false));
    }
}
