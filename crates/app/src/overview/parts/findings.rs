//! What inspections found of a clause or at a unit: open findings first.
//! What was withdrawn is not among them.

use super::{Line, Looking, OfClause, Part, marked, together};
use crate::{
    failure::Failure,
    inspections::{
        actions::{
            Finding,
            rolling::{self, Seen},
        },
        words,
    },
};
use database::Connection;
use domain::{ids::OrganisationId, inspections::FindingState};

/// Findings of a clause.
pub async fn of_clause(connection: &mut Connection, looking: Looking<'_>, of: &OfClause<'_>) -> Result<Part, Failure> {
    let seen = rolling::list_in(connection, looking.acting).await?;
    let part = part(looking, &seen, |finding| of.inside.contains(&finding.row.provision_id));
    Ok(part.listed(format!("/kiem-tra?dieu-khoan={}", of.clause.id)))
}

/// Findings at a unit, with how many visits it had.
pub async fn of_unit(connection: &mut Connection, looking: Looking<'_>, unit: OrganisationId) -> Result<Part, Failure> {
    let seen = rolling::list_in(connection, looking.acting).await?;
    let (visits, _) = seen.facts();
    let visits = visits.iter().filter(|visit| visit.units.contains(&unit)).count();
    let part = part(looking, &seen, |finding| finding.row.organisation_id == unit);
    let visits = if visits > 0 { looking.count("overview-visits", visits) } else { String::new() };
    let says = together([visits, part.says.clone()]);
    Ok(part.saying(says).listed(format!("/kiem-tra?don-vi={unit}")))
}

/// Whether somebody still has to do something about it.
pub fn is_open(finding: &Finding) -> bool {
    matches!(finding.state(), FindingState::Found | FindingState::Remedying | FindingState::Remedied)
}

fn part(looking: Looking<'_>, seen: &Seen, wanted: impl Fn(&Finding) -> bool) -> Part {
    let mut found: Vec<&Finding> = seen.findings.iter().filter(|finding| wanted(finding)).collect();
    found.retain(|finding| finding.state() != FindingState::Withdrawn);
    found.sort_by_key(|finding| {
        (!finding.is_overdue(), !is_open(finding), std::cmp::Reverse(finding.row.recorded_at_ms))
    });
    let open = found.iter().filter(|finding| is_open(finding)).count();
    let part = Part::new(looking, "findings", "phat-hien", ("overview-findings", "overview-findings-none"));
    let says = if found.is_empty() { String::new() } else { looking.count("overview-findings-open", open) };
    part.with(found.into_iter().map(|finding| line(looking, seen, finding)).collect()).saying(says)
}

fn line(looking: Looking<'_>, seen: &Seen, finding: &Finding) -> Line {
    let clause = seen.clauses.get(&finding.row.provision_id);
    let clause = clause.map(|clause| words::clause(looking.frame, clause)).unwrap_or_default();
    Line {
        path: format!("/kiem-tra/phat-hien/{}", finding.row.id),
        title: finding.row.words.clone(),
        meta: together([
            words::finding_kind(looking.frame.language, finding.kind),
            looking.name(finding.row.organisation_id),
            clause,
        ]),
        mark: Some(marked(words::finding_state(looking.frame, finding))),
    }
}
