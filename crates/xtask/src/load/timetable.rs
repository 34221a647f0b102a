//! When each commune takes its next step. Steps begin when they are due and not when the one before is done elsewhere, so
//! that a slow program is met by all who come meanwhile; how much later than due each began is noted too.

use super::{
    commune::{Commune, Next},
    figures::{Kind, Record},
};
use std::{
    cmp::Reverse,
    collections::BinaryHeap,
    sync::{Condvar, Mutex, PoisonError},
    thread,
    time::{Duration, Instant},
};

/// So many steps are taken at the same time.
const WORKERS: usize = 96;
/// A worker looks again after so long at the latest.
const LOOK_AGAIN: Duration = Duration::from_millis(200);

/// The next steps of all communes.
pub struct Timetable {
    start: Instant,
    communes: Vec<Mutex<Commune>>,
    due: Mutex<Due>,
    changed: Condvar,
}

struct Due {
    steps: BinaryHeap<Reverse<(Duration, usize)>>,
    unfinished: usize,
}

impl Timetable {
    /// Everyone arrives as planned.
    pub fn new(start: Instant, communes: Vec<Commune>) -> Self {
        let arrivals = communes.iter().enumerate().map(|(number, commune)| Reverse((commune.plan.arrives, number)));
        let due = Due { steps: arrivals.collect(), unfinished: communes.len() };
        Timetable {
            start,
            due: Mutex::new(due),
            communes: communes.into_iter().map(Mutex::new).collect(),
            changed: Condvar::new(),
        }
    }

    /// Takes every step when it is due, and gives the communes back.
    pub fn run(self, record: &Mutex<Record>) -> Vec<Commune> {
        thread::scope(|scope| {
            for _ in 0..WORKERS {
                scope.spawn(|| {
                    while let Some((due, number)) = self.wait_for_a_step() {
                        self.take(due, number, record);
                    }
                });
            }
        });
        self.communes.into_iter().map(|commune| commune.into_inner().unwrap_or_else(PoisonError::into_inner)).collect()
    }

    /// The next step once it is due; `None` when nobody has one left.
    fn wait_for_a_step(&self) -> Option<(Duration, usize)> {
        let mut waiting = self.due.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if waiting.unfinished == 0 {
                return None;
            }
            let pause = match waiting.steps.peek() {
                Some(Reverse((due, _))) => due.saturating_sub(self.start.elapsed()),
                None => LOOK_AGAIN,
            };
            if pause.is_zero() {
                return waiting.steps.pop().map(|Reverse(step)| step);
            }
            let woken = self.changed.wait_timeout(waiting, pause.min(LOOK_AGAIN));
            waiting = woken.unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    fn take(&self, due: Duration, number: usize, record: &Mutex<Record>) {
        let Some(commune) = self.communes.get(number) else { return };
        let mut commune = commune.lock().unwrap_or_else(PoisonError::into_inner);
        let late = self.start.elapsed().saturating_sub(due);
        let mut times = vec![(Kind::Late, late)];
        let outcome = commune.step(&mut times);
        let mut record = record.lock().unwrap_or_else(PoisonError::into_inner);
        times.into_iter().for_each(|(kind, time)| record.note(kind, time));
        let next = match outcome {
            Ok(Next::After(pause)) => Some(self.start.elapsed() + pause),
            Ok(Next::At(moment)) => Some(moment.max(self.start.elapsed())),
            Ok(Next::Done) => None,
            Err(fault) => {
                record.faults.push(format!("{}: {fault:#}", commune.name()));
                None
            }
        };
        drop(record);
        let mut waiting = self.due.lock().unwrap_or_else(PoisonError::into_inner);
        match next {
            Some(due) => waiting.steps.push(Reverse((due, number))),
            None => waiting.unfinished -= 1,
        }
        drop(waiting);
        self.changed.notify_one();
    }
}
