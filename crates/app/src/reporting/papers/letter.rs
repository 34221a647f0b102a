//! The letter of urging of a round: who is late, by how many days, and why.
//! A waived unit is not late; one whose report was sent back is, until it submits again.

use super::Draft;
use crate::{
    failure::Failure,
    look::dates::days_between,
    reporting::actions::figures::{self, Reported},
};
use domain::{problem::Problem, reporting::ReportState, time::Moment};
use jiff::civil::Date;
use papers::writing::{LateUnit, Lateness, LetterOfUrging, Paper, letter_of_urging};

/// The letter, asking for an answer by a day.
pub(super) fn letter(draft: &Draft<'_>, do_by: Date) -> Result<Paper, Failure> {
    let round = &draft.whole.round;
    let owed = || draft.whole.rows.iter().filter(|row| row.row.state != ReportState::Waived && !row.row.is_part);
    let late = late_units(draft);
    if late.is_empty() {
        return Err(Problem::NobodyLate.into());
    }
    Ok(letter_of_urging(&LetterOfUrging {
        office: draft.office.clone(),
        papered: draft.papered(Vec::new()),
        report: draft.report()?,
        period: draft.period(),
        basis: Vec::new(),
        due_on: round.row.due_on,
        counted_on: draft.today,
        owed: u32::try_from(owed().count()).unwrap_or(u32::MAX),
        late,
        addressed_as: None,
        do_by,
        by_way_of: None,
        requests: Vec::new(),
    }))
}

/// The late units of a round, in the order of lists.
fn late_units(draft: &Draft<'_>) -> Vec<LateUnit> {
    let ordered = figures::in_order(&draft.app.organisations(), &draft.whole.rows, draft.today);
    let unit = |row: &Reported| LateUnit {
        name: draft.name_of(row.row.organisation),
        days_late: days_late(row.report.due_on(), draft.today),
        lateness: lateness(row),
    };
    ordered.into_iter().filter(|row| is_late(row, draft.today)).map(unit).collect()
}

/// Whether a report is late today: owed, due before today, and not in. Part reports have nobody to be urged.
pub(in crate::reporting) fn is_late(row: &Reported, today: Date) -> bool {
    let is_in = row.row.state.counts() || row.row.state == ReportState::Waived;
    row.report.due_on() < today && !row.row.is_part && !is_in
}

/// Whole days after the due date.
pub(in crate::reporting) fn days_late(due_on: Date, today: Date) -> u32 {
    u32::try_from(days_between(due_on, today)).unwrap_or_default()
}

fn lateness(row: &Reported) -> Lateness {
    let back = row.report.latest().and_then(|content| Some((content.sent_back_at_ms?, content.back_reason.clone()?)));
    match back {
        Some((at_ms, reason)) => Lateness::SentBack { on: Moment::from_millisecond(at_ms).day(), reason },
        None => Lateness::NothingIn,
    }
}
