//! Which occurrences an assignment has: the periods of a recurring duty, the confirmation days of a standing one.
//!
//! On any day the current one and the next exist, and those of the past since the assignment was opened. Asking again
//! adds only what is missing. A closed assignment keeps those due before it was closed and gets no more: what comes later
//! is owed by its successor, whose own begin with its opening. A duty that is due once has none.

use super::{
    Timing,
    recurrence::{Recurrence, RecurrenceFault, months_after, parse},
};
use jiff::civil::Date;

/// One occurrence to be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewOccurrence {
    /// 1, 2, 3 … within the assignment.
    pub number: i64,
    /// From this day it is the current one.
    pub opens_on: Date,
    /// Its due day.
    pub due_on: Date,
}

/// What is known of an assignment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// First day.
    pub opened_on: Date,
    /// First day on which it is closed.
    pub closed_on: Option<Date>,
    /// Number and due day of its last occurrence so far.
    pub last: Option<(i64, Date)>,
}

/// The occurrences that are missing today, in order.
///
/// # Errors
/// Says why a rule of recurrence is not understood.
pub fn missing(timing: &Timing, span: Span, today: Date) -> Result<Vec<NewOccurrence>, RecurrenceFault> {
    let series = match timing {
        Timing::Once { .. } => return Ok(Vec::new()),
        Timing::Recurring { rule } => Series::Recurring(parse(rule)?),
        Timing::Standing { confirm_every_months } => {
            Series::Standing { opened_on: span.opened_on, months: (*confirm_every_months).max(1) }
        }
    };
    Ok(series.missing(span, today))
}

/// Due days without an end.
enum Series {
    Recurring(Recurrence),
    Standing { opened_on: Date, months: i64 },
}

impl Series {
    fn missing(&self, span: Span, today: Date) -> Vec<NewOccurrence> {
        let (last_number, start) = match span.last {
            Some((number, due_on)) => (number, due_on.tomorrow().ok()),
            None => (0, Some(span.opened_on)),
        };
        let (Some(start), Some(end)) = (start, self.horizon(span, today)) else { return Vec::new() };
        let dues = self.between(start, end);
        let past = dues.iter().filter(|due_on| **due_on < today).count();
        let mut opens_on = start;
        let mut wanted = Vec::new();
        for (place, due_on) in dues.into_iter().enumerate() {
            if place >= past.saturating_sub(self.kept_of_the_past()) {
                let number = last_number + 1 + i64::try_from(wanted.len()).unwrap_or(i64::MAX);
                wanted.push(NewOccurrence { number, opens_on, due_on });
            }
            opens_on = due_on.tomorrow().unwrap_or(due_on);
        }
        wanted
    }

    /// The last due day that is wanted: that of the one after the current, but none on or after the closing.
    fn horizon(&self, span: Span, today: Date) -> Option<Date> {
        let current = self.first_from(today.max(span.opened_on))?;
        let next = current.tomorrow().ok().and_then(|day| self.first_from(day)).unwrap_or(current);
        match span.closed_on {
            Some(closed_on) => Some(next.min(closed_on.yesterday().ok()?)),
            None => Some(next),
        }
    }

    fn between(&self, from: Date, to: Date) -> Vec<Date> {
        let mut found = Vec::new();
        let mut at = Some(from);
        while let Some(due_on) = at.and_then(|day| self.first_from(day)).filter(|due_on| *due_on <= to) {
            found.push(due_on);
            at = due_on.tomorrow().ok();
        }
        found
    }

    fn first_from(&self, day: Date) -> Option<Date> {
        match self {
            Series::Recurring(recurrence) => recurrence.first_from(day),
            Series::Standing { opened_on, months } => {
                let later = (1..).map_while(|count: i64| months_after(*opened_on, months.saturating_mul(count)));
                later.into_iter().find(|due_on| *due_on >= day)
            }
        }
    }

    fn kept_of_the_past(&self) -> usize {
        match self {
            Series::Recurring(recurrence) => recurrence.kept_of_the_past(),
            Series::Standing { .. } => 240,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::{ToSpan, civil::date};
    use proptest::prelude::*;

    const TODAY: Date = date(2026, 11, 23);

    fn recurring(rule: &str) -> Timing {
        Timing::Recurring { rule: rule.to_owned() }
    }

    fn span(opened_on: Date, closed_on: Option<Date>) -> Span {
        Span { opened_on, closed_on, last: None }
    }

    fn dues(timing: &Timing, span: Span, today: Date) -> Vec<String> {
        missing(timing, span, today).unwrap().iter().map(|one| one.due_on.to_string()).collect()
    }

    #[test]
    fn the_past_the_current_and_the_next_are_there() {
        let monthly = recurring("FREQ=MONTHLY;BYMONTHDAY=25");
        assert_eq!(
            dues(&monthly, span(date(2026, 9, 1), None), TODAY),
            ["2026-09-25", "2026-10-25", "2026-11-25", "2026-12-25"]
        );
        let standing = Timing::Standing { confirm_every_months: 6 };
        assert_eq!(
            dues(&standing, span(date(2025, 8, 31), None), TODAY),
            ["2026-02-28", "2026-08-31", "2027-02-28", "2027-08-31"]
        );
        assert_eq!(dues(&monthly, span(date(2026, 12, 1), None), TODAY), ["2026-12-25", "2027-01-25"]);
        let once = Timing::Once { due_on: TODAY, time: None };
        assert_eq!(missing(&once, span(date(2026, 9, 1), None), TODAY), Ok(Vec::new()));
    }

    #[test]
    fn a_due_day_of_today_is_the_current_one() {
        let weekly = recurring("FREQ=WEEKLY;BYDAY=MO");
        assert_eq!(dues(&weekly, span(date(2026, 11, 17), None), TODAY), ["2026-11-23", "2026-11-30"]);
    }

    #[test]
    fn a_closed_one_keeps_what_was_due_before_and_its_successor_begins_with_its_opening() {
        let quarterly = recurring("FREQ=MONTHLY;INTERVAL=3");
        let (opened_on, handed_over) = (date(2024, 7, 1), date(2025, 7, 1));
        let before = dues(&quarterly, span(opened_on, Some(handed_over)), TODAY);
        assert_eq!(before, ["2024-09-30", "2024-12-31", "2025-03-31", "2025-06-30"]);
        let after = missing(&quarterly, span(handed_over, None), TODAY).unwrap();
        assert_eq!((after[0].number, after[0].opens_on, after[0].due_on), (1, handed_over, date(2025, 9, 30)));
    }

    #[test]
    fn long_gone_days_are_not_opened() {
        let daily = recurring("FREQ=DAILY");
        let opened = missing(&daily, span(date(2024, 7, 1), None), TODAY).unwrap();
        assert_eq!((opened.len(), opened[0].number), (33, 1));
        assert_eq!((opened[0].opens_on, opened[0].due_on), (date(2026, 10, 23), date(2026, 10, 23)));
    }

    #[test]
    fn an_unreadable_rule_says_why() {
        assert!(missing(&recurring("hằng tháng"), span(TODAY, None), TODAY).is_err());
    }

    proptest! {
        #[test]
        fn asking_day_by_day_opens_the_same_as_asking_once(
            rule in prop::sample::select(vec!["FREQ=MONTHLY", "FREQ=WEEKLY;BYDAY=FR", "FREQ=YEARLY", "FREQ=MONTHLY;INTERVAL=3"]),
            days in 0_i64..200,
        ) {
            let (timing, opened_on) = (recurring(rule), date(2026, 1, 15));
            let mut known: Vec<NewOccurrence> = Vec::new();
            for passed in 0..=days {
                let today = opened_on.checked_add(passed.days()).unwrap();
                let last = known.last().map(|one| (one.number, one.due_on));
                known.extend(missing(&timing, Span { opened_on, closed_on: None, last }, today).unwrap());
                prop_assert_eq!(known.iter().filter(|one| one.due_on >= today).count(), 2);
            }
            let today = opened_on.checked_add(days.days()).unwrap();
            prop_assert_eq!(&known, &missing(&timing, span(opened_on, None), today).unwrap());
            let whole = known.windows(2).all(|pair| pair[1].opens_on == pair[0].due_on.tomorrow().unwrap());
            prop_assert!(whole);
        }
    }
}
