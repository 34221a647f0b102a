//! How far a campaign has come, unit by unit, and what a body and everyone below it did over some days, for programs.
//! A share has its two numbers beside it; there is none where it was not stated how many there are.

use crate::{
    acting::Acting,
    api::{Call, Day, Given, Wanted},
    failure::Failure,
    outreach::actions::{
        self,
        counting::{Cell, Matrix, MatrixRow, Narrowed, find_matrix, matrix_in},
        rolled::roll_up,
    },
    requests::Named,
};
use database::Connection;
use domain::{
    ids::{CampaignId, OrganisationId},
    outreach::Standing,
    permissions::Verb,
    problem::Problem,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// One channel alone, or all.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReachSearch {
    /// The channel, by its code.
    channel: Option<String>,
}

/// How far a campaign has come.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldMatrix {
    /// Its rows, as far as they may be read.
    rows: Vec<ToldUnitReach>,
    /// Rows that may not be read.
    hidden: usize,
}

/// A unit.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldUnitReach {
    /// Which.
    organisation: Uuid,
    /// Its name.
    organisation_name: String,
    /// It was asked to take part.
    is_asked: bool,
    /// Units that ended and whose activities count here.
    before: Vec<Uuid>,
    /// Activities.
    activities: i64,
    /// Each audience of the campaign.
    audiences: Vec<ToldCell>,
    /// Each channel of the campaign.
    channels: Vec<ToldChannel>,
}

/// An audience of a unit.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldCell {
    /// Its code.
    audience: String,
    /// Turns, which add up.
    turns: i64,
    /// Persons: the largest number of one activity, or what the unit states.
    persons: i64,
    /// How many there are; null where nobody stated it.
    people: Option<i64>,
    /// Whole per cent, rounded down; null without a number of people, and where more were reached than there are.
    percent: Option<i64>,
    /// not-concerned, nobody, unmeasured, below, reached or above.
    standing: &'static str,
    /// Who said how many there are, and from where.
    source: String,
    /// Why more were reached than there are.
    above_why: String,
}

/// A channel of a unit.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldChannel {
    /// Its code.
    channel: String,
    /// Activities.
    activities: i64,
    /// What it counts.
    items: i64,
    /// Turns of all audiences.
    turns: i64,
}

const fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::NotConcerned => "not-concerned",
        Standing::Nobody => "nobody",
        Standing::Unmeasured => "unmeasured",
        Standing::Below => "below",
        Standing::Reached => "reached",
        Standing::Above => "above",
    }
}

fn row(acting: &Acting, matrix: &Matrix, row: &MatrixRow) -> ToldUnitReach {
    let cell = |((code, _), cell): (&(String, Option<i64>), &Cell)| ToldCell {
        audience: code.clone(),
        turns: cell.reach.turns,
        persons: cell.reach.persons,
        people: cell.people,
        percent: cell.measured.percent,
        standing: standing(cell.measured.standing),
        source: cell.source.clone(),
        above_why: cell.above_why.clone(),
    };
    let channel = |(code, (work, turns)): (&String, &(domain::outreach::Work, i64))| ToldChannel {
        channel: code.clone(),
        activities: work.activities,
        items: work.items,
        turns: *turns,
    };
    ToldUnitReach {
        organisation: row.unit.uuid(),
        organisation_name: acting.graph.last_name(row.unit, acting.today).unwrap_or_default().to_owned(),
        is_asked: row.is_asked,
        before: row.before.iter().map(|unit| unit.uuid()).collect(),
        activities: row.work.activities,
        audiences: matrix.campaign.audiences.iter().zip(&row.cells).map(cell).collect(),
        channels: matrix.campaign.channels.iter().zip(&row.channels).map(channel).collect(),
    }
}

/// The row of a unit inside a write.
pub async fn row_in(
    connection: &mut Connection,
    acting: &Acting,
    (campaign, unit): (CampaignId, OrganisationId),
) -> Result<ToldUnitReach, Failure> {
    let matrix = matrix_in(connection, acting, campaign, &Narrowed::default()).await?;
    let found = matrix.rows.iter().find(|row| row.unit == unit).ok_or(Problem::NotFound)?;
    Ok(row(acting, &matrix, found))
}

/// `GET /api/v1/campaigns/{campaign}/coverage`
pub async fn matrix(
    call: Call,
    Named(id): Named<CampaignId>,
    Wanted(search): Wanted<ReachSearch>,
) -> Result<Given<ToldMatrix>, Failure> {
    let narrowed = Narrowed { channel: search.channel, audience: None };
    let (acting, matrix) = (call.acting(), find_matrix(&call.app, &call.caller, id, &narrowed).await?);
    let rows = matrix.rows.iter().map(|one| row(&acting, &matrix, one)).collect();
    Ok(Given(ToldMatrix { rows, hidden: matrix.hidden }))
}

/// Over which days.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RolledSearch {
    /// From this day; without it from the first day of the year.
    #[serde(default)]
    from: Option<Day>,
    /// To this day; without it to today.
    #[serde(default)]
    to: Option<Day>,
}

/// What a body and everyone below it did.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldRolled {
    /// Activities.
    activities: usize,
    /// Units that were asked in those days.
    asked: usize,
    /// Of these: without any activity.
    silent: Vec<Uuid>,
    /// By channel.
    channels: Vec<ToldChannel>,
    /// By audience, the heads first.
    audiences: Vec<RolledTold>,
}

/// An audience over all units.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RolledTold {
    /// Its code.
    audience: String,
    /// Turns.
    turns: i64,
    /// Persons.
    persons: i64,
    /// Persons in units that stated how many there are.
    measured: i64,
    /// How many there are in those units.
    people: i64,
    /// So many units stated it.
    stated: usize,
    /// Whole per cent of `people`, rounded down; null where nobody stated it.
    percent: Option<i64>,
}

/// `GET /api/v1/organisations/{organisation}/outreach`
pub async fn rolled(
    call: Call,
    Named(body): Named<OrganisationId>,
    Wanted(search): Wanted<RolledSearch>,
) -> Result<Given<ToldRolled>, Failure> {
    let acting = call.acting();
    call.caller.require(&acting.graph, Verb::ReadOutreach, &actions::thing_of(&acting, body, None))?;
    let mut connection = call.app.database().read().await?;
    let first = search.from.map_or_else(|| acting.today.first_of_year(), |day| day.0);
    let last = search.to.map_or(acting.today, |day| day.0);
    let rolled = roll_up(&mut connection, &acting, body, (first, last)).await?;
    let channel = |(code, work, turns): &(String, domain::outreach::Work, i64)| ToldChannel {
        channel: code.clone(),
        activities: work.activities,
        items: work.items,
        turns: *turns,
    };
    let audience = |one: &actions::rolled::RolledAudience| RolledTold {
        audience: one.code.clone(),
        turns: one.reach.turns,
        persons: one.reach.persons,
        measured: one.measured,
        people: one.people,
        stated: one.stated,
        percent: domain::outreach::percent(one.measured, one.people),
    };
    Ok(Given(ToldRolled {
        activities: rolled.held.len(),
        asked: rolled.asked,
        silent: rolled.silent.iter().map(|unit| unit.uuid()).collect(),
        channels: rolled.channels.iter().map(channel).collect(),
        audiences: rolled.audiences.iter().map(audience).collect(),
    }))
}
