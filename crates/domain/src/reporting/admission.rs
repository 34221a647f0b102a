//! «Gia hạn sau khi chốt»: leave for one unit to go on in a locked round until the end of a day, while the round stays
//! locked for all others. The due date does not move, so a late report stays late. Today is handed in.

use crate::{obligations::written, problem::Problem};
use jiff::{ToSpan, civil::Date};

/// Whether leave until a day still holds: to the end of that day.
pub fn holds_on(until_on: Date, today: Date) -> bool {
    today <= until_on
}

/// Whether leave may be given until a day: one that is not over, and at most a year ahead.
pub fn check_until(until_on: Date, today: Date) -> Result<(), Problem> {
    let latest = today.saturating_add(1.year());
    if !holds_on(until_on, today) {
        return Err(Problem::DateTooEarly { earliest: written(today) });
    }
    if until_on > latest {
        return Err(Problem::AdmissionTooLong { latest: written(latest) });
    }
    Ok(())
}
