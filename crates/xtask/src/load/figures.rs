//! What was measured, and whether it is good enough. Times are those of one request as its browser saw it, from the first
//! byte sent to the last byte read; connecting is part of it. Nothing is averaged.

use super::Shape;
use std::{collections::BTreeMap, time::Duration};

/// Each page, at the 99th percentile.
const PAGES_P99: Duration = Duration::from_millis(300);
/// A submission, at the 99th percentile, within the hour and in the spike.
const SUBMIT_P99: Duration = Duration::from_millis(500);
const SUBMIT_P99_IN_A_SPIKE: Duration = Duration::from_millis(1_500);
/// The most memory that the program may hold at any time.
const PEAK_MB: f64 = 512.0;
/// A generator that is later than this was too slow itself, and measured too little.
const LATE_P99: Duration = Duration::from_millis(1_000);

/// What a request was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A password.
    SignIn,
    /// Styles and scripts.
    Asset,
    /// Any page.
    Page,
    /// Saving while one types.
    Save,
    /// The head stands behind it.
    Endorse,
    /// The unit hands in.
    Submit,
    /// No request: how much later than planned a step began.
    Late,
}

const KINDS: &[(Kind, &str)] = &[
    (Kind::SignIn, "sign in"),
    (Kind::Asset, "styles, scripts"),
    (Kind::Page, "pages"),
    (Kind::Save, "save while typing"),
    (Kind::Endorse, "endorse"),
    (Kind::Submit, "submit"),
    (Kind::Late, "(generator late by)"),
];

/// Times of all requests, and what went wrong.
#[derive(Debug, Default)]
pub struct Record {
    times: BTreeMap<Kind, Vec<Duration>>,
    /// Requests that were not answered as they must be, and rows that are not as they must be.
    pub faults: Vec<String>,
}

impl Record {
    /// Notes a time.
    pub fn note(&mut self, kind: Kind, time: Duration) {
        self.times.entry(kind).or_default().push(time);
    }

    /// The time that so many of a thousand requests did not exceed.
    fn of_thousand(&self, kind: Kind, thousandths: usize) -> Option<Duration> {
        let mut times = self.times.get(&kind)?.clone();
        times.sort_unstable();
        let place = (times.len() * thousandths).div_ceil(1000).max(1) - 1;
        times.get(place).copied()
    }

    fn count(&self, kind: Kind) -> usize {
        self.times.get(&kind).map_or(0, Vec::len)
    }
}

/// What was measured, beside its limits.
pub struct Judgement {
    /// How the communes came.
    pub shape: Shape,
    /// From the first arrival to the last receipt.
    pub took: Duration,
    /// Of one core.
    pub cpu_share: f64,
    /// The most that the program held.
    pub peak_mb: f64,
    /// Communes without a submission.
    pub lost: i64,
    /// Submissions beyond one for each commune.
    pub doubled: i64,
    /// Times and faults.
    pub record: Record,
}

impl Judgement {
    fn limits(&self) -> Vec<(String, bool)> {
        let submit = if self.shape == Shape::Spike { SUBMIT_P99_IN_A_SPIKE } else { SUBMIT_P99 };
        let p99 = |kind: Kind, what: &str, limit: Duration| {
            let kept = self.record.of_thousand(kind, 990).is_some_and(|time| time <= limit);
            (format!("{what}: p99 at most {} ms", limit.as_millis()), kept)
        };
        vec![
            (format!("no error ({})", self.record.faults.len()), self.record.faults.is_empty()),
            (format!("none lost ({})", self.lost), self.lost == 0),
            (format!("none doubled ({})", self.doubled), self.doubled == 0),
            p99(Kind::Submit, "submit", submit),
            p99(Kind::Page, "pages", PAGES_P99),
            p99(Kind::Late, "the generator's own delay", LATE_P99),
            (format!("memory at most {PEAK_MB:.0} MB"), self.peak_mb <= PEAK_MB),
        ]
    }

    /// Whether every limit held.
    pub fn is_kept(&self) -> bool {
        self.limits().iter().all(|(_, kept)| *kept)
    }

    /// The table.
    pub fn print(&self) {
        println!("{:<22}{:>9}{:>10}{:>10}{:>10}{:>10}  ms", "", "requests", "p50", "p95", "p99", "worst");
        for (kind, name) in KINDS {
            let time = |thousandths| {
                let time = self.record.of_thousand(*kind, thousandths);
                time.map_or_else(|| "-".to_owned(), |time| format!("{:.1}", time.as_secs_f64() * 1000.0))
            };
            let count = self.record.count(*kind);
            println!("{name:<22}{count:>9}{:>10}{:>10}{:>10}{:>10}", time(500), time(950), time(990), time(1000));
        }
        let requests: usize =
            KINDS.iter().filter(|(kind, _)| *kind != Kind::Late).map(|(kind, _)| self.record.count(*kind)).sum();
        let seconds = self.took.as_secs_f64();
        println!("{requests} requests in {seconds:.0} s, {:.0} a second", requests as f64 / seconds);
        println!("the program: at most {:.0} MB, {:.0} % of one core", self.peak_mb, self.cpu_share * 100.0);
        for (what, kept) in self.limits() {
            println!("{:<46}{}", what, if kept { "ok" } else { "MISSED" });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_times_that_were_measured() {
        let mut record = Record::default();
        assert_eq!(record.of_thousand(Kind::Page, 990), None);
        (1..=100).rev().for_each(|number| record.note(Kind::Page, Duration::from_millis(number)));
        let of = |thousandths| record.of_thousand(Kind::Page, thousandths).map(|time| time.as_millis());
        assert_eq!([of(500), of(950), of(990), of(1000)], [Some(50), Some(95), Some(99), Some(100)]);
    }

    #[test]
    fn every_limit_can_be_missed() {
        let judged = |lost, doubled, peak_mb, submit_ms, fault: Option<&str>| {
            let mut record = Record::default();
            record.note(Kind::Submit, Duration::from_millis(submit_ms));
            record.note(Kind::Page, Duration::from_millis(300));
            record.note(Kind::Late, Duration::ZERO);
            record.faults.extend(fault.map(str::to_owned));
            let took = Duration::from_secs(1);
            Judgement { shape: Shape::Hour, took, cpu_share: 1.0, peak_mb, lost, doubled, record }.is_kept()
        };
        assert!(judged(0, 0, 512.0, 500, None));
        assert!(!judged(1, 0, 512.0, 500, None));
        assert!(!judged(0, 1, 512.0, 500, None));
        assert!(!judged(0, 0, 513.0, 500, None));
        assert!(!judged(0, 0, 512.0, 501, None));
        assert!(!judged(0, 0, 512.0, 500, Some("answered with 500")));
    }
}
