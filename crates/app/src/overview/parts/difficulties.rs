//! Difficulties and proposals about a clause, and those that a unit raised or holds: those that wait too long first.
//! Only what the person may know of is shown and counted.

use super::{Line, Looking, OfClause, Part, together};
use crate::{
    difficulties::{
        actions::{
            Book,
            finding::{self, Listed},
        },
        words,
    },
    failure::Failure,
};
use database::Connection;
use domain::ids::OrganisationId;

/// Difficulties about a clause.
pub async fn of_clause(connection: &mut Connection, looking: Looking<'_>, of: &OfClause<'_>) -> Result<Part, Failure> {
    let book = Book::read(connection).await?;
    let mut listed = finding::list_in(&book, looking.acting)?;
    listed.retain(|one| one.face.provision_id.is_some_and(|clause| of.inside.contains(&clause)));
    let part = Part::new(looking, "difficulties", "kho-khan", ("overview-difficulties", "overview-difficulties-none"));
    let says = counted(looking, &listed);
    Ok(part.with(lines(looking, listed)).saying(says).listed(format!("/kho-khan?dieu-khoan={}", of.clause.id)))
}

/// Difficulties that a unit holds today, and those that it raised.
pub async fn of_unit(
    connection: &mut Connection,
    looking: Looking<'_>,
    unit: OrganisationId,
) -> Result<(Part, Part), Failure> {
    let book = Book::read(connection).await?;
    let all = finding::list_in(&book, looking.acting)?;
    let is_held = |one: &&Listed| one.told.holder == unit && one.told.state.waits_for_holder();
    let held: Vec<Listed> = all.iter().filter(is_held).cloned().collect();
    let raised: Vec<Listed> = all.iter().filter(|one| one.told.raisers.contains(&unit)).cloned().collect();
    let part = |code, id, keys, listed: Vec<Listed>| {
        let says = counted(looking, &listed);
        Part::new(looking, code, id, keys).with(lines(looking, listed)).saying(says)
    };
    let held =
        part("difficulties-held", "dang-giu", ("overview-difficulties-held", "overview-difficulties-held-none"), held);
    let raised = part(
        "difficulties-raised",
        "da-neu",
        ("overview-difficulties-raised", "overview-difficulties-raised-none"),
        raised,
    );
    let list = format!("/kho-khan?don-vi={unit}");
    Ok((held.listed(list.clone()), raised.listed(list)))
}

fn counted(looking: Looking<'_>, listed: &[Listed]) -> String {
    let waiting = listed.iter().filter(|one| one.told.state.waits_for_holder()).count();
    let late = listed.iter().filter(|one| one.told.is_overdue).count();
    let some = |key: &str, count: usize| if count > 0 { looking.count(key, count) } else { String::new() };
    together([some("overview-difficulties-waiting", waiting), some("overview-late", late)])
}

fn lines(looking: Looking<'_>, mut listed: Vec<Listed>) -> Vec<Line> {
    listed.sort_by_key(|one| (!one.told.is_overdue, !one.told.state.waits_for_holder()));
    let line = |one: &Listed| Line {
        path: format!("/kho-khan/{}", one.face.id),
        title: words::short(&one.face.words),
        meta: together([
            words::kind(looking.frame.language, &one.face.kind),
            looking.name(one.face.organisation_id),
            words::waits(looking.frame, &looking.acting.graph, &one.told),
        ]),
        mark: Some(words::shown(looking.frame, &one.told)),
    };
    listed.iter().map(line).collect()
}
