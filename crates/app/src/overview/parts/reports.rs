//! How a unit has reported: on time, late, not at all. The latest periods first, and among them those that are missing.
//! The first time that a report was given counts; what was corrected later changes nothing of it.

use super::{Line, Looking, Part, SHOWN, together};
use crate::{
    failure::Failure,
    look::Tone,
    reporting::{
        Head, Mark,
        actions::together::{self as reports, Given, Timeliness},
    },
};
use database::Connection;
use domain::ids::OrganisationId;

/// The reports of a unit.
pub async fn of_unit(connection: &mut Connection, looking: Looking<'_>, unit: OrganisationId) -> Result<Part, Failure> {
    let mut given = reports::list_given(connection, looking.acting, unit).await?;
    given.sort_by_key(|one| !matches!(one.timeliness, Timeliness::Missing { .. }));
    let count = |wanted: fn(Timeliness) -> bool| given.iter().filter(|one| wanted(one.timeliness)).count();
    let said = looking.frame.say("overview-reports-says");
    let said = said.with("on_time", count(|how| how == Timeliness::OnTime));
    let said = said.with("late", count(|how| matches!(how, Timeliness::Late { .. })));
    let said = said.with("missing", count(|how| matches!(how, Timeliness::Missing { .. })));
    let (all, says) = (given.len(), if given.is_empty() { String::new() } else { said.to_string() });
    given.truncate(SHOWN);
    let rounds = reports::rounds_of(connection, &given).await?;
    let lines = given.iter().zip(&rounds).map(|(one, round)| {
        let head = Head::of_round(looking.frame, &looking.acting.graph, round);
        let title = looking.frame.say("reporting-line").with("period", &head.period).with("form", &head.form);
        let due = looking.frame.say("overview-due").with("date", looking.frame.date(&one.row.due_on)).to_string();
        Line {
            path: format!("/bao-cao/{}", one.row.id),
            title: title.to_string(),
            meta: together([due, head.asked_by.clone()]),
            mark: Some(mark(looking, one)),
        }
    });
    let part = Part::new(looking, "reports", "bao-cao", ("overview-reports", "overview-reports-none"));
    let mut part = part.with(lines.collect()).saying(says);
    part.count = all;
    Ok(part)
}

fn mark(looking: Looking<'_>, given: &Given) -> Mark {
    let (symbol, key, days, tone) = match given.timeliness {
        Timeliness::OnTime if given.row.is_accepted => ("s-done", "overview-report-accepted", 0, Tone::Ok),
        Timeliness::OnTime => ("r-sent", "overview-report-on-time", 0, Tone::Ok),
        Timeliness::Late { days } => ("s-warn", "overview-report-late", days, Tone::Warn),
        Timeliness::Missing { days } => ("s-late", "overview-report-missing", days, Tone::Act),
        Timeliness::Open => ("s-new", "overview-report-open", 0, Tone::Plain),
        Timeliness::Waived => ("s-off", "overview-report-waived", 0, Tone::Mute),
    };
    Mark { symbol, word: looking.frame.say(key).with("days", days).to_string(), tone }
}
