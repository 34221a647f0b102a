//! Walks: over several days, reports of several rounds are handed in, sent back, accepted, corrected, let off and owed again
//! at random, and the figures in memory are asked in between. At the end of each day they are what `domain` counts from the
//! rows, and at the end of the walk they still tell what was known on each of these days.
//!
//! `DONDOC_WALKS` is the number of walks; without it as many as are done in some seconds.

use crate::{
    playing::{COMMUNES, DISTRICTS, Dice, Typed, caller, head_of, sent, typed, typed_in_full, version},
    rolled::{self, OfRound},
};
use app::{
    caller::Caller,
    failure::Failure,
    reporting::actions::{
        answering::{Returned, accept, open_correction, send_back},
        drafting::{open_entry, save_draft},
        endorsing::{SeenDraft, endorse},
        locking::{waive_report, withdraw_waiver},
        opening::{NewRound, open_round},
        showing::{WholeRound, find_dossier, find_whole_round},
        submitting::submit,
    },
};
use domain::{
    ids::{ReportId, RoundId},
    organisations::Selector,
    permissions::Role,
    reporting::cells_of,
};
use jiff::{ToSpan, civil::date};
use rollup::{Day, Known};
use std::collections::BTreeMap;
use testkit::World;

const WALKS: u64 = 2;
/// So many walks go through one world: its figures grow meanwhile.
const OF_A_WORLD: u64 = 20;

/// Someone who gives reports, and one of the reports.
struct Unit {
    report: ReportId,
    giver: Caller,
    /// What was typed last.
    typed: Typed,
}

struct Walk<'w> {
    world: &'w World,
    dice: Dice,
    minh: Caller,
    rounds: Vec<RoundId>,
    units: Vec<Unit>,
}

impl<'w> Walk<'w> {
    async fn open(world: &'w World, seed: u64) -> Self {
        let minh = caller(world, "minh", "ban-tgdv", Role::Specialist).await;
        let mut walk = Walk { world, dice: Dice(seed), minh, rounds: Vec::new(), units: Vec::new() };
        // The period that the reorganisation cut once in each world, then others; some with two rounds.
        let (year, number) = match seed % OF_A_WORLD {
            0 => (2025, 2),
            place => (2026 + place as i64 / 2, 1 + place as i64 % 2),
        };
        let forms: &[&str] = match seed % 3 {
            0 => &["half-year", "half-year-full"],
            1 => &["half-year"],
            _ => &["half-year-full"],
        };
        for form in forms {
            walk.add_round(form, (year, number)).await;
        }
        walk
    }

    async fn add_round(&mut self, form: &str, (year, number): (i64, i64)) {
        let classes = ["dang-uy-xa", "dang-uy-phuong"].map(str::to_owned).to_vec();
        let new = NewRound {
            asked_by: self.world.organisation("ban-tgdv"),
            pack: "vocational-education".to_owned(),
            form: form.to_owned(),
            year,
            number,
            selector: Selector::Class { line: "party".to_owned(), classes },
            due: date(year as i16 + 1, 1, 20).into(),
            cut_off_on: None,
        };
        let Ok(round) = open_round(&self.world.app, &self.minh, new).await else { return };
        for reported in self.whole(round).await.rows {
            let word = COMMUNES.iter().chain(DISTRICTS.iter().map(|(district, _)| district));
            let holder = word.copied().find(|word| self.world.organisation(word) == reported.row.organisation);
            let giver = DISTRICTS.iter().find(|(district, _)| Some(*district) == holder).map(|(_, giver)| *giver);
            let Some(giver) = giver.or(holder) else { continue };
            let giver = head_of(self.world, giver).await;
            self.units.push(Unit { report: reported.report.row.id, giver, typed: Typed::new() });
        }
        self.rounds.push(round);
    }

    async fn whole(&self, round: RoundId) -> WholeRound {
        find_whole_round(&self.world.app, &self.minh, round).await.unwrap()
    }

    /// One thing by one unit or of one unit. What may not be done now is refused, and nothing happened.
    async fn step(&mut self) {
        let place = self.dice.below(self.units.len() as u64) as usize;
        let step = self.dice.below(10);
        let unit = &mut self.units[place];
        let (app, report) = (&self.world.app, unit.report);
        let seen = version(self.world, &self.minh, report).await;
        let dossier = find_dossier(app, &self.minh, report, None).await.unwrap().report;
        let submission = dossier.latest().and_then(|content| content.submission_id);
        let done: Result<(), Failure> = match (step, submission) {
            (0, _) => waive_report(app, &self.minh, report, seen, "Thiên tai.".to_owned()).await,
            (1, _) => withdraw_waiver(app, &self.minh, report, seen).await,
            (2, Some(submission)) => {
                let returned = Returned { reason: "Xem lại.".to_owned(), ..Returned::default() };
                send_back(app, &self.minh, report, seen, submission, returned).await
            }
            (3..=5, Some(submission)) => accept(app, &self.minh, report, seen, submission, String::new()).await,
            (6, _) => open_correction(app, &unit.giver, report, seen, "Cộng nhầm.".to_owned()).await,
            _ => {
                let form = dossier.round.form().unwrap();
                let cells: Vec<String> = cells_of(form, &dossier.round.pack).iter().map(ToString::to_string).collect();
                let is_full = form.code == "half-year-full";
                let typed = if is_full { typed_in_full(&mut self.dice, &cells) } else { typed(&mut self.dice, &cells) };
                hand_in(self.world, unit, typed).await
            }
        };
        if let Err(Failure::Fault(fault)) = done {
            panic!("step {step}: {fault}");
        }
    }

    /// The rounds of the walk's period with their rows.
    async fn rows(&self) -> Vec<OfRound> {
        let mut rounds = Vec::new();
        for round in &self.rounds {
            let WholeRound { round, rows, .. } = self.whole(*round).await;
            rounds.push((round, rows.into_iter().map(|reported| reported.row).collect()));
        }
        rounds
    }
}

async fn hand_in(world: &World, unit: &mut Unit, typed: Typed) -> Result<(), Failure> {
    let (app, report) = (&world.app, unit.report);
    save_draft(app, &unit.giver, report, sent(&unit.typed, &typed)).await?;
    unit.typed = typed;
    let row = open_entry(app, &unit.giver, report).await?.report.row;
    let Some(draft) = row.draft_version else { return Ok(()) };
    endorse(app, &unit.giver, report, SeenDraft { report: row.version, draft }).await?;
    submit(app, &unit.giver, report, version(world, &unit.giver, report).await).await.map(drop)
}

/// Walks once. Whether something was known on an earlier day that is another now.
async fn walk(world: &World, seed: u64) -> bool {
    let mut walk = Walk::open(world, seed).await;
    let above = world.organisation("tinh-uy");
    let mut days = BTreeMap::new();
    let mut today = world.app.today();
    for _ in 0..3 {
        for _ in 0..6 {
            walk.step().await;
            if walk.dice.below(3) == 0 {
                world.app.figures().await.unwrap();
            }
        }
        let figures = world.app.figures().await.unwrap();
        let rounds = walk.rows().await;
        rolled::agree(&figures, above, &rounds, Known::Now).unwrap_or_else(|fault| panic!("walk {seed}: {fault}"));
        days.insert(today, rounds);
        today = today.saturating_add(1.days());
        world.calendar.turn_to(today);
    }
    let figures = world.app.figures().await.unwrap();
    for (day, rounds) in &days {
        let known = Known::On(Day::of(*day).unwrap());
        rolled::agree(&figures, above, rounds, known)
            .unwrap_or_else(|fault| panic!("walk {seed}, as known on {day}: {fault}"));
    }
    let rows = |rounds: &[OfRound]| rounds.iter().map(|(_, rows)| rows.clone()).collect::<Vec<_>>();
    let last = rows(&walk.rows().await);
    days.values().any(|rounds| rows(rounds) != last)
}

#[tokio::test]
async fn figures_in_memory_follow_every_commit_and_forget_no_day() {
    let walks = std::env::var("DONDOC_WALKS").ok().map_or(WALKS * OF_A_WORLD, |number| number.parse().unwrap());
    let mut tells_apart = 0;
    for first in (0..walks).step_by(OF_A_WORLD as usize) {
        let world = World::new().await;
        for seed in first..(first + OF_A_WORLD).min(walks) {
            tells_apart += u64::from(walk(&world, seed).await);
        }
        let (followed, loaded) = (world.app.figures().await.unwrap(), world.app.load_figures().await.unwrap());
        rolled::same(&followed, &loaded).unwrap_or_else(|fault| panic!("walks from {first}: {fault}"));
        if first > 0 && first % 1000 == 0 {
            eprintln!("{first} walks");
        }
    }
    assert!(tells_apart * 4 > walks, "too few walks change what was known: {tells_apart} of {walks}");
}
