//! What pages of one thing read of reports: how a unit has reported, and how far the latest rounds of a body have come.
//! It writes nothing, and names rounds only as far as they are shown.

use super::{
    Acting,
    figures::Followed,
    loading::{self, Round},
    store::{self, GivenRow},
};
use crate::{failure::Failure, permits::Thing};
use database::Connection;
use domain::{ids::OrganisationId, permissions::Verb, time::Moment};
use jiff::civil::Date;

/// How a unit gave a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Timeliness {
    /// By its due day.
    OnTime,
    /// After it, by so many days.
    Late {
        /// Days.
        days: i64,
    },
    /// Not at all, and the due day has passed by so many days.
    Missing {
        /// Days.
        days: i64,
    },
    /// Not yet, and there is time.
    Open,
    /// It was waived.
    Waived,
}

/// A report of a unit as a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// Its row.
    pub row: GivenRow,
    /// How it was given.
    pub timeliness: Timeliness,
}

/// How a report was given, seen from a day: the first time counts, whatever was corrected later.
pub fn timeliness(row: &GivenRow, today: Date) -> Timeliness {
    let days = |day: Date| i64::from(crate::look::dates::days_between(row.due_on, day));
    match row.first_given_at_ms.map(|at| Moment::from_millisecond(at).day()) {
        _ if row.is_waived => Timeliness::Waived,
        Some(day) if day <= row.due_on => Timeliness::OnTime,
        Some(day) => Timeliness::Late { days: days(day) },
        None if today > row.due_on => Timeliness::Missing { days: days(today) },
        None => Timeliness::Open,
    }
}

/// The reports of a unit that the caller may read, the latest period first.
pub(crate) async fn list_given(
    connection: &mut Connection,
    acting: &Acting,
    unit: OrganisationId,
) -> Result<Vec<Given>, Failure> {
    let rows = store::list_given(connection, unit).await?;
    let reads = |row: &GivenRow| {
        let thing = Thing::Report {
            id: row.id,
            holder: unit,
            is_left: false,
            tracking_body: row.asked_by,
            today: acting.today,
        };
        acting.may(Verb::ReadReport, &thing)
    };
    let given = |row: GivenRow| Given { timeliness: timeliness(&row, acting.today), row };
    Ok(rows.into_iter().filter(reads).map(given).collect())
}

/// The rounds of some reports, to name them.
pub(crate) async fn rounds_of(connection: &mut Connection, given: &[Given]) -> Result<Vec<Round>, Failure> {
    let mut rounds = Vec::new();
    for one in given {
        rounds.push(loading::round(connection, one.row.round_id).await?);
    }
    Ok(rounds)
}

/// The latest rounds that a body follows and the caller may read, the latest period first.
pub(crate) async fn latest_rounds(
    connection: &mut Connection,
    acting: &Acting,
    body: OrganisationId,
) -> Result<Vec<Followed>, Failure> {
    let mut followed = Vec::new();
    for counts in store::list_latest(connection, body).await? {
        let thing = Thing::Round { id: counts.id, tracking_body: body, today: acting.today };
        if acting.may(Verb::ReadRound, &thing) {
            followed.push(Followed { round: loading::round(connection, counts.id).await?, counts });
        }
    }
    Ok(followed)
}
