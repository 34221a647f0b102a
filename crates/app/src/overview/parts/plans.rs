//! Plans of a unit, and those that it owes.
//! Plans of bodies whose documents the person reads; what was only sent to it stands in the list of plans.

use super::{Line, Looking, Part, marked, together};
use crate::{
    documents,
    failure::Failure,
    look::Tone,
    plans::{
        actions::together::{self as plans},
        words,
    },
    reporting::Mark,
};
use database::Connection;
use domain::ids::OrganisationId;

/// What a unit owes first, then its plans, the last declared first.
pub async fn of_unit(connection: &mut Connection, looking: Looking<'_>, unit: OrganisationId) -> Result<Part, Failure> {
    let standing = plans::standing(connection, looking.acting).await?.only(unit);
    let frame = looking.frame;
    let mut lines = Vec::new();
    for owed in &standing.owed {
        let due = owed.due_on.map(|day| frame.due(&day));
        let is_late = owed.due_on.is_some_and(|day| day < looking.acting.today);
        let (symbol, tone) = if is_late { ("s-late", Tone::Act) } else { ("s-new", Tone::Plain) };
        let document = documents::named(frame.language, &owed.document_type, owed.symbol.as_deref());
        lines.push(Line {
            path: format!("/phan-viec/{}", owed.assignment_id),
            title: owed.action.clone(),
            meta: together([document, due.map(|due| format!("{} {}", due.written, due.distance)).unwrap_or_default()]),
            mark: Some(Mark { symbol, word: looking.say("overview-plan-owed"), tone }),
        });
    }
    for (row, state) in &standing.plans {
        lines.push(Line {
            path: format!("/ke-hoach/{}", row.document_id),
            title: words::document(frame, &row.document_type, row.symbol.as_deref(), &row.subject),
            meta: row.issued_on.map(|day| frame.date(&day)).unwrap_or_default(),
            mark: Some(marked(words::state(frame, *state))),
        });
    }
    let part = Part::new(looking, "plans", "ke-hoach", ("overview-plans", "overview-plans-none"));
    Ok(part.with(lines).listed(format!("/ke-hoach?don-vi={unit}")))
}
