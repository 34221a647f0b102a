//! Random acts on a finding against an oracle that only keeps a diary: a finding is never closed unverified, and no remedy
//! and no re-inspection is ever lost. `PROPTEST_CASES` says how many.

use super::*;
use proptest::prelude::*;

/// What may happen: acts of the inspecting body, and what becomes of the assignment of the last remedy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Event {
    Act(Act),
    Accepted,
    Cancelled,
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        3 => Just(Event::Act(Act::AskRemedy)),
        3 => Just(Event::Act(Act::Verify)),
        3 => Just(Event::Act(Act::SendBack)),
        1 => Just(Event::Act(Act::Withdraw)),
        4 => Just(Event::Accepted),
        1 => Just(Event::Cancelled),
    ]
}

fn kind() -> impl Strategy<Value = FindingKind> {
    prop_oneof![1 => Just(FindingKind::Conclusion), 4 => Just(FindingKind::Shortcoming), 2 => Just(FindingKind::Limitation)]
}

/// A line of the diary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Line {
    Asked,
    Accepted,
    Cancelled,
    Verified,
    SentBack,
    Withdrawn,
}

/// The oracle: it reads its diary from the end, and knows no rows.
struct Diary {
    kind: FindingKind,
    lines: Vec<Line>,
}

impl Diary {
    fn last(&self) -> Option<Line> {
        self.lines.last().copied()
    }

    fn has(&self, line: Line) -> bool {
        self.lines.contains(&line)
    }

    fn state(&self) -> FindingState {
        match self.last() {
            Some(Line::Withdrawn) => FindingState::Withdrawn,
            _ if self.kind == FindingKind::Conclusion => FindingState::Noted,
            Some(Line::Verified) => FindingState::Closed,
            Some(Line::Asked | Line::SentBack) => FindingState::Remedying,
            Some(Line::Accepted) => FindingState::Remedied,
            Some(Line::Cancelled) | None => FindingState::Found,
        }
    }

    /// Whether the event is taken; what happens to an assignment that is not there is nothing.
    fn takes(&mut self, event: Event) -> bool {
        let is_over = self.has(Line::Withdrawn) || self.has(Line::Verified);
        let is_remediable = self.kind != FindingKind::Conclusion && !is_over;
        let under_way = matches!(self.last(), Some(Line::Asked | Line::SentBack));
        let (allowed, line) = match event {
            Event::Act(Act::AskRemedy) => {
                (is_remediable && matches!(self.last(), None | Some(Line::Cancelled)), Line::Asked)
            }
            Event::Act(Act::Verify) => (is_remediable && self.last() == Some(Line::Accepted), Line::Verified),
            Event::Act(Act::SendBack) => (is_remediable && self.last() == Some(Line::Accepted), Line::SentBack),
            Event::Act(Act::Withdraw) => (!is_over && !self.has(Line::Asked), Line::Withdrawn),
            Event::Accepted => (under_way, Line::Accepted),
            Event::Cancelled => (under_way, Line::Cancelled),
        };
        if allowed {
            self.lines.push(line);
        }
        allowed
    }

    fn count(&self, wanted: &[Line]) -> usize {
        self.lines.iter().filter(|line| wanted.contains(line)).count()
    }
}

/// What the program does: it asks the rule and writes a row. Sending back asks for the remedy again in the same write.
fn write(rows: &mut FindingRows, event: Event, check: fn(&FindingRows, Act) -> bool) -> bool {
    let last = rows.remedies.len().saturating_sub(1);
    match event {
        Event::Act(act) if !check(rows, act) => return false,
        Event::Act(Act::AskRemedy) => rows.remedies.push(RemedyState::Open),
        Event::Act(Act::Verify) => rows.rechecks.push(Recheck { remedy: last, verdict: Verdict::Verified }),
        Event::Act(Act::SendBack) => {
            rows.rechecks.push(Recheck { remedy: last, verdict: Verdict::NotRemedied });
            rows.remedies.push(RemedyState::Open);
        }
        Event::Act(Act::Withdraw) => rows.is_withdrawn = true,
        Event::Accepted | Event::Cancelled => {
            let open = rows.remedies.last_mut().filter(|state| **state == RemedyState::Open);
            let Some(state) = open else { return false };
            *state = if event == Event::Accepted { RemedyState::Accepted } else { RemedyState::Ended };
        }
    }
    true
}

/// Runs a history through rule and oracle; says where they part.
fn run(kind: FindingKind, events: &[Event], check: fn(&FindingRows, Act) -> bool) -> Result<(), String> {
    let mut rows = FindingRows { kind, is_withdrawn: false, remedies: Vec::new(), rechecks: Vec::new() };
    let mut diary = Diary { kind, lines: Vec::new() };
    for event in events {
        let (taken, expected) = (write(&mut rows, *event, check), diary.takes(*event));
        if taken != expected {
            return Err(format!("{event:?}: taken {taken}, expected {expected}: {:?}", diary.lines));
        }
        if rows.state() != diary.state() {
            return Err(format!("{event:?}: {:?}, expected {:?}: {:?}", rows.state(), diary.state(), diary.lines));
        }
        let verified = rows.rechecks.iter().any(|recheck| {
            recheck.verdict == Verdict::Verified && rows.remedies.get(recheck.remedy) == Some(&RemedyState::Accepted)
        });
        if rows.state() == FindingState::Closed && !verified {
            return Err(format!("closed unverified: {rows:?}"));
        }
        let kept = (rows.remedies.len(), rows.rechecks.len());
        let told = (diary.count(&[Line::Asked, Line::SentBack]), diary.count(&[Line::Verified, Line::SentBack]));
        if kept != told {
            return Err(format!("lost: {kept:?} of {told:?}"));
        }
    }
    Ok(())
}

fn by_the_rule(rows: &FindingRows, act: Act) -> bool {
    rows.check(act).is_ok()
}

/// A planted fault: a finding may be verified as soon as a remedy was asked for.
fn unverified(rows: &FindingRows, act: Act) -> bool {
    rows.check(act).is_ok() || (act == Act::Verify && rows.state() == FindingState::Remedying)
}

/// Another one: what is under way may be asked for again, which leaves the first remedy behind.
fn forgetful(rows: &FindingRows, act: Act) -> bool {
    rows.check(act).is_ok() || (act == Act::AskRemedy && rows.state() == FindingState::Remedying)
}

proptest! {
    #[test]
    fn random_acts_agree_with_the_diary(kind in kind(), events in proptest::collection::vec(event(), 0..40)) {
        prop_assert_eq!(run(kind, &events, by_the_rule), Ok(()));
    }
}

#[test]
fn planted_faults_are_caught() {
    use Event::{Accepted, Act as A};
    let closing = [A(Act::AskRemedy), A(Act::Verify)];
    assert!(run(FindingKind::Shortcoming, &closing, unverified).is_err(), "closed without acceptance");
    let again = [A(Act::AskRemedy), A(Act::AskRemedy), Accepted];
    assert!(run(FindingKind::Limitation, &again, forgetful).is_err(), "asked for twice");
    assert_eq!(run(FindingKind::Limitation, &again, by_the_rule), Ok(()));
}
