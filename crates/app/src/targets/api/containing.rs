//! Targets in plans for programs: which units contain a target, saying that it is left out, what counts towards one.
//! Each calls the action that the page calls; a target is set with its clause as any other.

use super::told::{self, ToldTarget};
use crate::{
    acting::Acting,
    api::{Call, Done, Given, Sent},
    failure::Failure,
    requests::Named,
    targets::actions::{
        Known,
        containing::{self, UnitStanding},
        contributing, finding,
    },
    written::{REASON_LIMIT, needed},
};
use domain::{
    ids::{OrganisationId, TargetId},
    problem::Problem,
    targets::{Against, Containing, Doubling, Share},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The targets of a body by the units below, and those above by the body itself.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ContainedTargets {
    /// Its own targets, with the units that are expected to take them up.
    below: Vec<ContainedTarget>,
    /// The targets of bodies above that it is expected to take up itself.
    above: Vec<ContainedTarget>,
}

/// A target with those who are expected to take it up.
#[derive(Debug, Serialize, JsonSchema)]
struct ContainedTarget {
    /// The target.
    target: ToldTarget,
    /// The units, each with how it stands.
    units: Vec<ToldStanding>,
}

/// How a unit stands to a target.
#[derive(Debug, Serialize, JsonSchema)]
struct ToldStanding {
    /// Which unit.
    organisation: Uuid,
    /// contained, elsewhere (set in a document that does not count), left-out or not-said.
    standing: &'static str,
    /// same, lower, higher or not-comparable; none where single values are not compared.
    against: Option<&'static str>,
    /// Its own target.
    own: Option<ToldTarget>,
    /// Why it is left out.
    reason: Option<String>,
}

/// `GET /api/v1/organisations/{organisation}/contained-targets`
pub async fn list(call: Call, Named(body): Named<OrganisationId>) -> Result<Given<ContainedTargets>, Failure> {
    let acting = call.acting();
    let (below, above) = containing::find_standings(&call.app, &call.caller, body).await?;
    let told = |one: &containing::TargetStanding| ContainedTarget {
        target: told::target(&acting, &one.target),
        units: one.units.iter().map(|unit| standing(&acting, unit)).collect(),
    };
    let below = below.iter().map(told).collect();
    Ok(Given(ContainedTargets { below, above: above.iter().map(|(one, _)| told(one)).collect() }))
}

fn standing(acting: &Acting, unit: &UnitStanding) -> ToldStanding {
    let (standing, against) = match unit.containing {
        Containing::Contained(against) => ("contained", against),
        Containing::Elsewhere => ("elsewhere", None),
        Containing::LeftOut => ("left-out", None),
        Containing::NotSaid => ("not-said", None),
    };
    let word = |against: Against| match against {
        Against::Same => "same",
        Against::Lower => "lower",
        Against::Higher => "higher",
        Against::NotComparable => "not-comparable",
    };
    ToldStanding {
        organisation: unit.unit.uuid(),
        standing,
        against: against.map(word),
        own: unit.own.as_ref().map(|own| told::target(acting, own)),
        reason: unit.said.as_ref().map(|row| row.reason.clone()),
    }
}

/// That a unit leaves a target out, or no longer does.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewStance {
    /// Which unit.
    organisation: Uuid,
    /// It leaves the target out; false takes that back.
    leaves_out: bool,
    /// Number of its last word; zero where there was none.
    number: i64,
    /// Why.
    #[schemars(length(min = 1, max = 2_000))]
    reason: String,
}

/// `POST /api/v1/targets/{target}/stance`
pub async fn say(call: Call, Named(id): Named<TargetId>, sent: Sent<NewStance>) -> Result<Done<ToldTarget>, Failure> {
    let acting = call.acting();
    sent.once(&call, move |tx, sent| {
        Box::pin(async move {
            let reason = needed("reason", &sent.reason, REASON_LIMIT)?;
            let place = (OrganisationId::from(sent.organisation), id);
            containing::write_stance(tx, &acting, place, (sent.leaves_out, &reason, sent.number)).await?;
            Ok(told::target(&acting, &finding::find_in(tx, &acting, id).await?))
        })
    })
    .await
}

/// What counts towards a target.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldContributions {
    /// Each part.
    parts: Vec<ToldPart>,
    /// What is counted comes to this, in the unit of the indicator; none where that cannot be said.
    sum: Option<String>,
}

/// A target that counts towards another.
#[derive(Debug, Serialize, JsonSchema)]
struct ToldPart {
    /// The target that counts.
    target: ToldTarget,
    /// So many parts of it count.
    share_numerator: i64,
    /// Of so many.
    share_denominator: i64,
    /// Number of the last word on it.
    number: i64,
    /// same-body, same-clause or below where it is not counted beside another; none where it is counted.
    doubled: Option<&'static str>,
}

/// `GET /api/v1/targets/{target}/contributions`
pub async fn contributions(call: Call, Named(id): Named<TargetId>) -> Result<Given<ToldContributions>, Failure> {
    let acting = call.acting();
    let mut connection = call.app.database().read().await?;
    let known = finding::find_in(&mut connection, &acting, id).await?;
    told_contributions(&mut connection, &acting, &known).await.map(Given)
}

async fn told_contributions(
    connection: &mut database::Connection,
    acting: &Acting,
    known: &Known,
) -> Result<ToldContributions, Failure> {
    let found = contributing::contributions_in(connection, acting, known).await?;
    let doubled = |place: usize| found.counting.doubled.iter().find(|(at, ..)| *at == place).map(|(_, why, _)| *why);
    let part =
        |(place, (known, row, share)): (usize, &(Known, crate::targets::actions::ContributionRow, Share))| ToldPart {
            target: told::target(acting, known),
            share_numerator: share.numerator,
            share_denominator: share.denominator,
            number: row.number,
            doubled: doubled(place).map(|why| match why {
                Doubling::SameBody => "same-body",
                Doubling::SameClause => "same-clause",
                Doubling::Below => "below",
            }),
        };
    let parts = found.parts.iter().enumerate().map(part).collect();
    Ok(ToldContributions { parts, sum: found.sum.map(crate::api::plain) })
}

/// That a target counts towards another.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewContribution {
    /// The target that counts.
    contributor: Uuid,
    /// So many parts of it; zero takes it back.
    #[schemars(range(min = 0, max = 1_000_000))]
    share_numerator: i64,
    /// Of so many.
    #[schemars(range(min = 1, max = 1_000_000))]
    share_denominator: i64,
    /// Number of the last word on the two; zero where there was none.
    number: i64,
    /// Why.
    #[schemars(length(min = 1, max = 2_000))]
    reason: String,
}

/// `POST /api/v1/targets/{target}/contributions`
pub async fn contribute(
    call: Call,
    Named(id): Named<TargetId>,
    sent: Sent<NewContribution>,
) -> Result<Done<ToldContributions>, Failure> {
    let acting = call.acting();
    sent.once(&call, move |tx, sent| {
        Box::pin(async move {
            let reason = needed("reason", &sent.reason, REASON_LIMIT)?;
            let missing = Problem::Missing { field: "share_numerator".to_owned() };
            let share = Share::of(sent.share_numerator, sent.share_denominator).ok_or(missing)?;
            let place = (id, TargetId::from(sent.contributor));
            contributing::write_contribution(tx, &acting, place, (share, &reason, sent.number)).await?;
            let known = finding::find_in(tx, &acting, id).await?;
            told_contributions(tx, &acting, &known).await
        })
    })
    .await
}
