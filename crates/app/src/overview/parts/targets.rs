//! Targets that rest on a clause, and targets of a unit.
//! Ended targets are not among them.

use super::{Line, Looking, OfClause, Part};
use crate::{
    explorer::address::Address,
    failure::Failure,
    reporting::words::of as in_words,
    targets::{
        self,
        actions::{self, Known, finding},
    },
};
use database::Connection;
use domain::{ids::OrganisationId, permissions::Verb};
use std::collections::BTreeMap;

/// Targets that rest on a clause, and the figures by which they are measured.
pub async fn of_clause(
    connection: &mut Connection,
    looking: Looking<'_>,
    of: &OfClause<'_>,
) -> Result<(Part, Part), Failure> {
    let known = finding::live_of_clauses(connection, looking.acting, of.document.id, &of.inside).await?;
    let targets = Part::new(looking, "targets", "chi-tieu", ("overview-targets", "overview-targets-none"));
    let targets = targets.with(known.iter().map(|one| line(looking, one)).collect());
    let mut figures: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for one in &known {
        *figures.entry((&one.target.pack, &one.target.indicator)).or_default() += 1;
    }
    let figures = figures.into_iter().map(|((pack, code), count)| figure(looking, (pack, code), count));
    let part = Part::new(looking, "figures", "so-lieu", ("overview-figures", "overview-figures-none"));
    Ok((targets.listed("/chi-tieu".to_owned()), part.with(figures.collect()).listed("/so-lieu".to_owned())))
}

fn line(looking: Looking<'_>, known: &Known) -> Line {
    Line {
        path: format!("/chi-tieu/{}", known.target.id),
        title: targets::in_short(looking.frame, known),
        meta: looking.name(known.target.organisation),
        mark: None,
    }
}

fn figure(looking: Looking<'_>, (pack, code): (&str, &str), count: usize) -> Line {
    let name = targets::indicator_of(pack, code).map(|one| in_words(&one.name, looking.frame.language));
    let address = Address { measure: format!("{pack}/{code}"), ..Address::default() };
    Line {
        path: address.written(),
        title: [code, " ", name.unwrap_or_default().as_str()].concat().trim_end().to_owned(),
        meta: looking.count("overview-figures-targets", count),
        mark: None,
    }
}

/// The live targets of a unit.
pub async fn of_unit(connection: &mut Connection, looking: Looking<'_>, unit: OrganisationId) -> Result<Part, Failure> {
    let part = Part::new(looking, "targets", "chi-tieu", ("overview-targets", "overview-unit-targets-none"));
    if !looking.acting.may(Verb::ReadTarget, &actions::thing_of(looking.acting, unit)) {
        return Ok(part);
    }
    let mut known = finding::live_of(connection, unit).await?;
    known.sort_by_key(|one| one.target.term);
    let lines = known.iter().map(|one| Line { meta: String::new(), ..line(looking, one) }).collect();
    Ok(part.with(lines).listed(format!("/chi-tieu/don-vi/{unit}")))
}
