//! What is to come, year by year: targets of the body and of those above it, and how many assignments of the shown document fall due.
//! It writes nothing; what a person may not read is not among it.

use super::{
    heat::Heat,
    parts::{Line, Looking},
};
use crate::{
    failure::Failure,
    targets::{
        self,
        actions::{self, Known, finding},
    },
};
use database::Connection;
use domain::{ids::OrganisationId, permissions::Verb, targets::TermKind};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Years up to which directives look; they stand on the line even where nothing is said of them yet.
const HORIZONS: [i64; 2] = [2030, 2045];
/// So many targets of a year are shown.
const MOST: usize = 5;

/// What is to come in a year.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Year {
    /// Which.
    pub year: i64,
    /// Assignments that fall due in it.
    pub due: usize,
    /// The last day on which some do.
    pub last_due: Option<Date>,
    /// The first targets.
    pub targets: Vec<Line>,
    /// Further ones.
    pub more: usize,
    /// It is a year up to which directives look.
    pub is_horizon: bool,
}

/// The years to come in which something is set or due, and the years up to which directives look.
pub async fn of(
    connection: &mut Connection,
    looking: Looking<'_>,
    body: Option<OrganisationId>,
    heat: Option<&Heat>,
) -> Result<Vec<Year>, Failure> {
    let this_year = i64::from(looking.acting.today.year());
    let mut years: BTreeMap<i64, Year> = BTreeMap::new();
    for year in HORIZONS.into_iter().filter(|year| *year >= this_year) {
        years.insert(year, Year { year, is_horizon: true, ..Year::default() });
    }
    for (day, count) in heat.iter().flat_map(|heat| &heat.due) {
        let at = i64::from(day.year());
        let year = years.entry(at).or_insert_with(|| Year { year: at, ..Year::default() });
        year.due += count;
        year.last_due = year.last_due.max(Some(*day));
    }
    for known in of_body(connection, looking, body).await? {
        let at = known.target.term.year;
        if at < this_year {
            continue;
        }
        let year = years.entry(at).or_insert_with(|| Year { year: at, ..Year::default() });
        if year.targets.len() < MOST {
            year.targets.push(line(looking, &known));
        } else {
            year.more += 1;
        }
    }
    Ok(years.into_values().collect())
}

/// Targets of the body first, then those of the bodies above it.
async fn of_body(
    connection: &mut Connection,
    looking: Looking<'_>,
    body: Option<OrganisationId>,
) -> Result<Vec<Known>, Failure> {
    let reads = |body: &OrganisationId| looking.acting.may(Verb::ReadTarget, &actions::thing_of(looking.acting, *body));
    let Some(body) = body.filter(reads) else { return Ok(Vec::new()) };
    let live = finding::live_in(connection, looking.acting, body).await?;
    let mut known: Vec<Known> = live.own.into_iter().chain(live.above).collect();
    // What is to be reached by a year says more of the way than what is set for one year.
    known.sort_by_key(|one| one.target.term.kind != TermKind::ByYear);
    Ok(known)
}

fn line(looking: Looking<'_>, known: &Known) -> Line {
    Line {
        path: format!("/chi-tieu/{}", known.target.id),
        title: targets::in_short(looking.frame, known),
        meta: looking.name(known.target.organisation),
        mark: None,
    }
}
