//! What a clause asks of whom, and what a unit owes: late ones first.
//! Only assignments that the person may read are shown and counted.

use super::{Line, Looking, OfClause, Part, together};
use crate::{
    documents,
    failure::Failure,
    look::Tone,
    obligations::actions::listing::{
        Counts, HeldRow,
        together::{self as obligations, OfClause as Duty},
    },
    reporting::Mark,
};
use database::Connection;
use domain::{ids::OrganisationId, obligations::Closing};

/// The duties of a clause.
pub async fn of_clause(connection: &mut Connection, looking: Looking<'_>, of: &OfClause<'_>) -> Result<Part, Failure> {
    let (document, clause) = (of.document.id, (of.clause.id, &of.inside));
    let mut duties = obligations::list_of_clause(connection, looking.acting, document, clause).await?;
    duties.sort_by_key(|duty| std::cmp::Reverse(duty.counts().late));
    let sum = duties.iter().map(Duty::counts).fold(Counts::default(), |sum, one| Counts {
        assignments: sum.assignments + one.assignments,
        accepted: sum.accepted + one.accepted,
        late: sum.late + one.late,
        unacknowledged: sum.unacknowledged + one.unacknowledged,
        waiting: sum.waiting + one.waiting,
        without_successor: sum.without_successor + one.without_successor,
    });
    let lines: Vec<Line> = duties.iter().map(|duty| line_of_duty(looking, duty)).collect();
    let part = Part::new(looking, "assignments", "nhiem-vu", ("overview-duties", "overview-duties-none"));
    let says = if lines.is_empty() { String::new() } else { counted(looking, &sum) };
    Ok(part.with(lines).saying(says).listed(format!("/nhiem-vu?van-ban={document}")))
}

fn line_of_duty(looking: Looking<'_>, duty: &Duty) -> Line {
    let (frame, counts) = (looking.frame, duty.counts());
    let due = duty.row.due_on.map(|day| {
        let due = frame.due(&day);
        format!("{} {}", due.written, due.distance)
    });
    Line {
        path: format!("/nhiem-vu/{}", duty.row.id),
        title: duty.row.action.clone(),
        meta: together(due.into_iter().chain([counted(looking, &counts)])),
        mark: Some(mark(looking, &counts)),
    }
}

/// «12 trên 47 phần việc đã công nhận · 3 quá hạn».
pub fn counted(looking: Looking<'_>, counts: &Counts) -> String {
    let whole = |count: i64| usize::try_from(count).unwrap_or_default();
    let accepted = looking.frame.say("overview-accepted").with("done", whole(counts.accepted));
    let accepted = accepted.with("of", whole(counts.assignments)).to_string();
    let some = |key: &str, count: i64| if count > 0 { looking.count(key, whole(count)) } else { String::new() };
    together([
        accepted,
        some("overview-late", counts.late),
        some("overview-waiting", counts.waiting),
        some("overview-unacknowledged", counts.unacknowledged),
    ])
}

fn mark(looking: Looking<'_>, counts: &Counts) -> Mark {
    let (symbol, key, tone) = match counts {
        Counts { late, .. } if *late > 0 => ("s-late", "overview-state-late", Tone::Act),
        Counts { assignments, accepted, .. } if *assignments > 0 && assignments == accepted => {
            ("s-done", "overview-state-done", Tone::Ok)
        }
        Counts { waiting, .. } if *waiting > 0 => ("s-wait", "overview-state-waiting", Tone::Plain),
        _ => ("s-doing", "overview-state-doing", Tone::Plain),
    };
    Mark { symbol, word: looking.say(key), tone }
}

/// What a unit holds: late ones first, then what is open by its due day, then what is closed.
pub async fn of_unit(connection: &mut Connection, looking: Looking<'_>, unit: OrganisationId) -> Result<Part, Failure> {
    let (mut held, counts) = obligations::list_of_unit(connection, looking.acting, unit).await?;
    held.sort_by_key(|row| (!row.is_late, !row.is_open, row.due_on.is_none(), row.due_on));
    let lines: Vec<Line> = held.iter().map(|row| line_of_held(looking, row)).collect();
    let says = if lines.is_empty() { String::new() } else { counted(looking, &counts) };
    let part = Part::new(looking, "assignments", "phan-viec", ("overview-owed", "overview-owed-none"));
    Ok(part.with(lines).saying(says).listed(format!("/nhiem-vu?don-vi={unit}")))
}

fn line_of_held(looking: Looking<'_>, row: &HeldRow) -> Line {
    let frame = looking.frame;
    let due = row.due_on.filter(|_| row.is_open).map(|day| {
        let due = frame.due(&day);
        format!("{} {}", due.written, due.distance)
    });
    let support = if row.role == "support" { looking.say("assignments-role-support") } else { String::new() };
    let document = documents::named(frame.language, &row.document_type, row.symbol.as_deref());
    Line {
        path: format!("/phan-viec/{}", row.assignment_id),
        title: row.action.clone(),
        meta: together([document, support].into_iter().chain(due)),
        mark: Some(mark_of_held(looking, row)),
    }
}

fn mark_of_held(looking: Looking<'_>, row: &HeldRow) -> Mark {
    let (symbol, key, tone) = match row.closing.as_deref().and_then(Closing::from_code) {
        Some(Closing::Accepted) => ("s-done", "assignments-state-accepted", Tone::Ok),
        Some(Closing::HandedOver) => ("s-moved", "assignments-state-handed-over", Tone::Plain),
        Some(Closing::WithoutSuccessor) => ("s-off", "assignments-state-without-successor", Tone::Warn),
        Some(_) => ("s-off", "assignments-state-cancelled", Tone::Mute),
        None if row.is_late => ("s-late", "overview-state-late", Tone::Act),
        None if row.is_waiting => ("s-wait", "overview-state-waiting", Tone::Plain),
        None if !row.is_acknowledged => ("s-new", "overview-state-unacknowledged", Tone::Plain),
        None => ("s-doing", "overview-state-doing", Tone::Plain),
    };
    Mark { symbol, word: looking.say(key), tone }
}
