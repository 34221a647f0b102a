//! Everything that speaks against an activity, told at once: for the page that shows each at its field, and again inside the
//! write, where the first one refuses.

use super::{finding::Campaign, finding::State, people};
use crate::{acting::Acting, failure::Failure};
use database::Connection;
use domain::{
    ids::OrganisationId,
    outreach::{NewActivity, check},
    permissions::Verb,
    problem::{OutreachProblem, Problem},
};

/// What speaks against recording an activity of a unit in a campaign. A person who may not know is refused.
pub async fn faults(
    connection: &mut Connection,
    acting: &Acting,
    (campaign, unit): (&Campaign, OrganisationId),
    new: &NewActivity,
) -> Result<Vec<Problem>, Failure> {
    let mut found = standing(acting, campaign, unit)?;
    let people = people::stated(connection, campaign, Some(unit)).await?;
    let people = people.into_iter().map(|((_, audience), row)| (audience, row.people)).collect();
    found.extend(check(new, &campaign.bounds(), &people, acting.today));
    Ok(found)
}

/// What speaks against any activity of a unit in a campaign now.
pub fn standing(acting: &Acting, campaign: &Campaign, unit: OrganisationId) -> Result<Vec<Problem>, Failure> {
    let thing = campaign.thing_of(acting, unit);
    acting.caller.require(&acting.graph, Verb::ReadOutreach, &thing)?;
    let (graph, today) = (&acting.graph, acting.today);
    let name = |unit: OrganisationId| graph.last_name(unit, today).unwrap_or_default().to_owned();
    if !graph.exists(unit, today) {
        let heirs = graph.successor_closure(unit, today).into_iter().filter(|heir| graph.exists(*heir, today));
        let heirs: Vec<String> = heirs.map(name).collect();
        return Ok(vec![OutreachProblem::UnitEnded { unit: name(unit), heirs: heirs.join(", ") }.into()]);
    }
    acting.caller.require(graph, Verb::RecordOutreach, &thing)?;
    Ok(match campaign.state() {
        State::Drafted => vec![OutreachProblem::NotOpen.into()],
        State::Closed => vec![OutreachProblem::Closed.into()],
        State::Open if campaign.row_of(acting, unit).is_none() => {
            vec![OutreachProblem::UnitNotAsked { unit: name(unit) }.into()]
        }
        State::Open => Vec::new(),
    })
}
