//! Random histories against an oracle that keeps no state: it lays every step on the day on which it falls and reads off, day by
//! day, the last one. The rule keeps what was told and knows no list of days.

use super::super::{Owed, Quiet, Step, Steps, first_day_of, steps_due};
use jiff::{
    ToSpan,
    civil::{Date, Weekday, date},
};
use std::collections::{BTreeMap, BTreeSet};

type Rule = fn(&Owed, &Steps, &Quiet, Date, &BTreeSet<Step>) -> Vec<Step>;

/// Numbers that look random and are the same in each run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: i64) -> i64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        i64::try_from(self.0 >> 33).unwrap() % limit
    }

    fn days(&mut self, most: i64, limit: i64) -> BTreeSet<i64> {
        (0..self.below(most + 1)).map(|_| 1 + self.below(limit)).collect()
    }
}

/// One thing, its steps, when it is done, and the days on which the server runs.
#[derive(Debug)]
struct History {
    owed: Owed,
    steps: Steps,
    quiet: Quiet,
    done_on: Option<Date>,
    running: Vec<Date>,
    runs_daily: bool,
}

fn plus(day: Date, days: i64) -> Date {
    day.checked_add(days.days()).unwrap()
}

impl History {
    fn of(seed: u64) -> Self {
        let mut chance = Chance(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        let opened_on = plus(date(2026, 1, 1), chance.below(300));
        let due_on = plus(opened_on, chance.below(40) - 3);
        let head = (chance.below(4) > 0).then(|| 1 + chance.below(8));
        let body = (chance.below(4) > 0).then(|| head.unwrap_or(0) + 1 + chance.below(8));
        let again_every = (chance.below(3) > 0).then(|| 1 + chance.below(10));
        let steps = Steps {
            before: chance.days(4, 12),
            after: chance.days(3, 12),
            again_every,
            to_head_after: head,
            to_tracking_body_after: body,
        };
        let holidays = (0..chance.below(12)).map(|_| plus(opened_on, chance.below(60) - 10)).collect();
        let quiet = Quiet { weekends: chance.below(3) > 0, holidays };
        let done_on = (chance.below(2) == 0).then(|| plus(opened_on, chance.below(70)));
        let runs_daily = chance.below(2) == 0;
        let days = (-15..90).map(|days| plus(opened_on, days));
        let running = days.filter(|_| runs_daily || chance.below(3) > 0).collect();
        History {
            owed: Owed { opened_on, due_on },
            steps: steps.checked().unwrap(),
            quiet,
            done_on,
            running,
            runs_daily,
        }
    }

    /// What the rule tells when each step is written down as it is told.
    fn told(&self, rule: Rule) -> Vec<(Date, Step)> {
        let (mut told, mut all) = (BTreeSet::new(), Vec::new());
        for day in &self.running {
            if self.done_on.is_some_and(|done| done <= *day) {
                continue;
            }
            for step in rule(&self.owed, &self.steps, &self.quiet, *day, &told) {
                told.insert(step);
                all.push((*day, step));
            }
        }
        all.sort_unstable();
        all
    }

    fn is_quiet(&self, day: Date) -> bool {
        let is_weekend = day.weekday() == Weekday::Saturday || day.weekday() == Weekday::Sunday;
        self.quiet.holidays.contains(&day) || self.quiet.weekends && is_weekend
    }

    /// The day on which a step that lies so many days from the due day is told by a server that always runs.
    fn day_of(&self, offset: i64) -> Date {
        let mut day = plus(self.owed.due_on, offset);
        while self.is_quiet(day) {
            day = plus(day, if offset < 0 { -1 } else { 1 });
        }
        day = day.max(self.owed.opened_on);
        while self.is_quiet(day) {
            day = plus(day, 1);
        }
        day
    }

    /// What is told by a server that always runs.
    fn expected(&self) -> Vec<(Date, Step)> {
        let mut to_doers: BTreeMap<Date, i64> = BTreeMap::new();
        let mut offsets: BTreeSet<i64> = self.steps.before.iter().map(|days| -days).collect();
        offsets.extend(&self.steps.after);
        if let Some(every) = self.steps.again_every {
            let last = self.steps.after.iter().max().copied().unwrap_or(0);
            offsets.extend((1..130).map(|round| last + round * every).filter(|offset| *offset < 130));
        }
        // In their order, so that the last one of a day stays.
        for offset in offsets {
            let day = self.day_of(offset);
            if offset > 0 || day <= self.owed.due_on {
                to_doers.insert(day, offset);
            }
        }
        let step = |offset: i64| if offset < 0 { Step::Before(-offset) } else { Step::After(offset) };
        let mut all: Vec<_> = to_doers.into_iter().map(|(day, offset)| (day, step(offset))).collect();
        all.extend(self.steps.to_head_after.map(|days| (self.day_of(days), Step::ToHead(days))));
        all.extend(self.steps.to_tracking_body_after.map(|days| (self.day_of(days), Step::ToTrackingBody(days))));
        let last = *self.running.last().unwrap();
        all.retain(|(day, _)| *day <= last && self.done_on.is_none_or(|done| *day < done));
        all.sort_unstable();
        all
    }

    fn check(&self, rule: Rule) -> Result<(), String> {
        let told = self.told(rule);
        let different: BTreeSet<Step> = told.iter().map(|(_, step)| *step).collect();
        let fails = |what: &str| Err(format!("{what}: {told:?} of {self:?}"));
        if different.len() != told.len() {
            return fails("told twice");
        }
        if told.iter().any(|(day, _)| self.is_quiet(*day) || *day < self.owed.opened_on) {
            return fails("told on a quiet day, or before it was owed");
        }
        if told.iter().any(|(day, _)| *day < first_day_of(self.owed.due_on, &self.steps, &self.quiet)) {
            return fails("told before the day from which it is looked at");
        }
        if told.iter().any(|(day, _)| self.done_on.is_some_and(|done| done <= *day)) {
            return fails("told after it was done");
        }
        let count = |kind: fn(&Step) -> bool| different.iter().filter(|step| kind(step)).count();
        let worked = |days: i64| {
            let from = plus(self.owed.due_on, days).max(self.owed.opened_on);
            let mut works = self.running.iter().filter(|day| **day >= from && !self.is_quiet(**day));
            works.any(|day| self.done_on.is_none_or(|done| *day < done))
        };
        let head = self.steps.to_head_after.is_some_and(worked);
        let body = self.steps.to_tracking_body_after.is_some_and(worked);
        if count(|step| matches!(step, Step::ToHead(_))) != usize::from(head)
            || count(|step| matches!(step, Step::ToTrackingBody(_))) != usize::from(body)
        {
            return fails("it did not go up exactly once");
        }
        let expected = self.expected();
        if self.runs_daily && told != expected {
            return fails(&format!("expected {expected:?}"));
        }
        Ok(())
    }
}

const HISTORIES: u64 = 6_000;

#[test]
fn random_histories_are_told_as_the_oracle_says() {
    for seed in 0..HISTORIES {
        if let Err(fault) = History::of(seed).check(steps_due) {
            panic!("seed {seed}: {fault}");
        }
    }
}

/// Rules with a planted fault: each is found, and the right one is not.
#[test]
fn planted_faults_are_found() {
    let forgetful: Rule = |owed, steps, quiet, today, _| steps_due(owed, steps, quiet, today, &BTreeSet::new());
    let loud: Rule = |owed, steps, _, today, told| steps_due(owed, steps, &Quiet::default(), today, told);
    let losing: Rule = |owed, steps, quiet, today, told| {
        let all = steps_due(owed, steps, &Quiet::default(), today, told);
        if quiet.is_quiet(today) {
            Vec::new()
        } else {
            all.into_iter().filter(|step| !matches!(step, Step::Before(_))).collect()
        }
    };
    let silent: Rule = |owed, steps, quiet, today, told| {
        let all = steps_due(owed, steps, quiet, today, told);
        all.into_iter().filter(|step| !matches!(step, Step::ToTrackingBody(_))).collect()
    };
    for (name, rule) in [("forgetful", forgetful), ("loud", loud), ("losing", losing), ("silent", silent)] {
        let found = (0..200).any(|seed| History::of(seed).check(rule).is_err());
        assert!(found, "the {name} rule was not found");
    }
}
