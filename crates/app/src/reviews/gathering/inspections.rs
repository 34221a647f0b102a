//! Visits of inspection and supervision within the time of the paper, a joint one once; what was found there and how it stands
//! today. The same rows as the roll-up, of which each figure leads to its own.

use super::standpoint::Standpoint;
use crate::{
    failure::Failure,
    inspections::actions::{
        Remedy,
        rolling::{self, Seen},
    },
    language::Language,
};
use database::Connection;
use domain::{
    inspections::{self, Counts, FindingState, VisitKind},
    reviews::Source,
    text::inside_a_sentence,
};
use papers::writing::review::{InspectionFacts, OpenFinding, VisitsOfKind};

/// What was visited and found; none where no visit was made.
pub(super) async fn facts(
    point: &Standpoint<'_>,
    connection: &mut Connection,
) -> Result<Option<InspectionFacts>, Failure> {
    let (first, last) = (point.asked.first.first_day, point.asked.last.last_day);
    let mut seen = rolling::list_in(connection, &point.reader).await?;
    seen.retain(|visit| rolling::is_between(visit, first, last) && !visit.is_abandoned());
    if seen.visits.is_empty() {
        return Ok(None);
    }
    let year = i64::from(last.year());
    let (visits, findings) = seen.facts();
    let (front, own): (Vec<_>, Vec<_>) =
        inspections::by_kind(&visits, &findings).into_iter().partition(|(kind, _)| kind.is_of_the_front());
    let total = |counts: &[(VisitKind, Counts)], of: fn(&Counts) -> usize| -> u32 {
        number(counts.iter().map(|(_, counts)| of(counts)).sum())
    };
    Ok(Some(InspectionFacts {
        findings: total(&own, |counts| counts.findings),
        to_remedy: total(&own, |counts| counts.to_remedy),
        remedied: total(&own, |counts| counts.remedied),
        verified: total(&own, |counts| counts.verified),
        overdue: total(&own, |counts| counts.overdue),
        front_findings: total(&front, |counts| counts.findings),
        kinds: own.iter().map(|(kind, counts)| of_kind(*kind, counts, year)).collect(),
        front: front.iter().map(|(kind, counts)| of_kind(*kind, counts, year)).collect(),
        open: open(point, &seen),
        source: Source::Inspections { year, kind: None },
    }))
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn of_kind(kind: VisitKind, counts: &Counts, year: i64) -> VisitsOfKind {
    VisitsOfKind {
        kind: inside_a_sentence(&crate::inspections::kind_in_words(Language::Vi, kind)),
        visits: number(counts.visits),
        units: number(counts.units),
        source: Source::Inspections { year, kind: Some(kind.code().to_owned()) },
    }
}

/// What is not closed, by unit in the order of lists.
fn open(point: &Standpoint<'_>, seen: &Seen) -> Vec<OpenFinding> {
    let open: Vec<_> = seen.findings.iter().filter(|finding| finding.state().is_open()).collect();
    let units = open.iter().map(|finding| finding.row.organisation_id).collect::<std::collections::BTreeSet<_>>();
    let order = point.graph().sorted(units.into_iter().collect(), point.asked.today);
    let mut told: Vec<(Option<usize>, OpenFinding)> = Vec::new();
    for finding in open {
        let unit = finding.row.organisation_id;
        let clause = seen.clauses.get(&finding.row.provision_id);
        let asked = finding.remedies.last().filter(|_| finding.state() != FindingState::Found);
        let fact = OpenFinding {
            unit: point.name_of(unit),
            clause: clause.map(|clause| super::cited::clause(&clause.path)).unwrap_or_default(),
            words: finding.row.words.clone(),
            due_on: asked.map(Remedy::due_on),
            is_overdue: finding.is_overdue(),
            source: Source::Finding { finding: finding.row.id },
        };
        told.push((order.iter().position(|one| *one == unit), fact));
    }
    told.sort_by_key(|(place, _)| *place);
    told.into_iter().map(|(_, fact)| fact).collect()
}
