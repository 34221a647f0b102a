//! How many people there are: of an audience in a unit, by year, with the source in words, said by the unit or above it; and how
//! many persons a campaign reached in a unit without counting anybody twice, which the unit alone says.

use super::{
    checking,
    finding::{self, Campaign},
    store::{self, PeopleRow, PersonsRow},
    store_activities::Wanted,
};
use crate::{App, acting::Acting, caller::Caller, failure::Failure};
use database::{Connection, WriteTransaction};
use domain::{
    ids::{CampaignId, OrganisationId},
    outreach::{COUNT_LIMIT, Persons, reach},
    permissions::Verb,
    problem::{OutreachProblem, Problem},
};
use serde_json::json;
use std::collections::BTreeMap;

/// Numbers of people by unit and audience.
pub type Stated = BTreeMap<(OrganisationId, String), PeopleRow>;

/// What counts for a campaign: of each unit and audience the newest year up to that of the campaign, the last statement of it.
pub async fn stated(
    connection: &mut Connection,
    campaign: &Campaign,
    unit: Option<OrganisationId>,
) -> Result<Stated, Failure> {
    let rows = store::list_people(connection, (&campaign.row.pack, campaign.year()), unit).await?;
    // Sorted by year and number: what comes later takes the place.
    Ok(rows.into_iter().map(|row| ((row.organisation_id, row.audience.clone()), row)).collect())
}

/// What units state of persons, the last statement of each.
pub async fn persons(
    connection: &mut Connection,
    campaign: Option<CampaignId>,
) -> Result<BTreeMap<(OrganisationId, CampaignId, String), PersonsRow>, Failure> {
    let rows = store::list_persons(connection, campaign).await?;
    Ok(rows.into_iter().map(|row| ((row.organisation_id, row.campaign_id, row.audience.clone()), row)).collect())
}

/// The numbers alone.
pub fn numbers(rows: &BTreeMap<(OrganisationId, CampaignId, String), PersonsRow>) -> Persons {
    rows.iter().map(|(key, row)| (key.clone(), row.persons)).collect()
}

/// States how many people of audiences there are in a unit, in the year of the campaign in which it is asked.
pub async fn state_people(
    app: &App,
    caller: &Caller,
    (campaign, unit): (CampaignId, OrganisationId),
    counts: Vec<(String, i64)>,
    source: String,
) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    app.database()
        .write(move |tx| Box::pin(async move { write_people(tx, &acting, (campaign, unit), &counts, &source).await }))
        .await
}

/// The same inside a write. What stands there already is not said again.
pub(in crate::outreach) async fn write_people(
    tx: &mut WriteTransaction,
    acting: &Acting,
    (id, unit): (CampaignId, OrganisationId),
    counts: &[(String, i64)],
    source: &str,
) -> Result<(), Failure> {
    let campaign = finding::find_in(tx, acting, id).await?;
    if campaign.row_of(acting, unit) != Some(unit) {
        return Err(Problem::NotFound.into());
    }
    let thing = campaign.thing_of(acting, unit);
    let told = json!({"step": "people", "year": campaign.year(), "source": source,
        "people": counts.iter().map(|(audience, people)| json!([audience, people])).collect::<Vec<_>>()});
    let permit = acting.permit(tx, Verb::StateAudience, &thing, told).await?;
    if source.is_empty() {
        return Err(Problem::Missing { field: "nguon_so_lieu".to_owned() }.into());
    }
    let before = store::list_people(tx, (&campaign.row.pack, campaign.year()), Some(unit)).await?;
    for (audience, people) in counts {
        if !campaign.audiences.iter().any(|(code, _)| code == audience) {
            return Err(Problem::from(OutreachProblem::AudienceUnknown { audience: audience.clone() }).into());
        }
        if !(0..=COUNT_LIMIT).contains(people) {
            return Err(Problem::from(OutreachProblem::NotACount { typed: people.to_string() }).into());
        }
        let last = before.iter().rfind(|row| row.audience == *audience && row.year == campaign.year());
        if last.is_some_and(|last| last.people == *people && last.source == source) {
            continue;
        }
        let number = last.map_or(1, |last| last.number + 1);
        let of = (unit, campaign.row.pack.as_str(), campaign.year());
        store::insert_people(tx, &permit, of, (audience, number, *people), source).await?;
    }
    Ok(())
}

/// States how many persons of an audience a campaign reached in a unit.
pub async fn state_persons(
    app: &App,
    caller: &Caller,
    of: (CampaignId, OrganisationId),
    (audience, persons): (String, i64),
    reason: String,
) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    app.database()
        .write(move |tx| Box::pin(async move { write_persons(tx, &acting, of, (&audience, persons), &reason).await }))
        .await
}

/// The same inside a write. It lies between what one activity alone reached and all turns.
pub(in crate::outreach) async fn write_persons(
    tx: &mut WriteTransaction,
    acting: &Acting,
    (id, unit): (CampaignId, OrganisationId),
    (audience, people): (&str, i64),
    reason: &str,
) -> Result<(), Failure> {
    let campaign = finding::find_in(tx, acting, id).await?;
    if let Some(fault) = checking::standing(acting, &campaign, unit)?.into_iter().next() {
        return Err(fault.into());
    }
    if !campaign.audiences.iter().any(|(code, _)| code == audience) {
        return Err(Problem::from(OutreachProblem::AudienceUnknown { audience: audience.to_owned() }).into());
    }
    let own = Wanted { unit: Some(unit), ..Wanted::of(id) };
    let held = finding::list_held(tx, own).await?;
    let counted: Vec<_> = held.iter().filter(|one| one.counts()).map(finding::Held::counted).collect();
    let found = reach(&counted, None, audience);
    if !(found.persons..=found.turns).contains(&people) {
        let fault = OutreachProblem::PersonsImpossible { least: found.persons, most: found.turns };
        return Err(Problem::from(fault).into());
    }
    let told = json!({"step": "persons", "campaign": id.to_string(), "audience": audience, "persons": people,
        "reason": reason});
    let permit = acting.permit(tx, Verb::RecordOutreach, &campaign.thing_of(acting, unit), told).await?;
    let before = persons(tx, Some(id)).await?;
    let number = before.get(&(unit, id, audience.to_owned())).map_or(1, |last| last.number + 1);
    store::insert_persons(tx, &permit, (id, unit), (audience, number, people), reason).await
}

/// The newest statement of each unit and audience of a pack, up to a year.
pub async fn newest(connection: &mut Connection, (pack, year): (&str, i64)) -> Result<Stated, Failure> {
    let rows = store::list_people(connection, (pack, year), None).await?;
    Ok(rows.into_iter().map(|row| ((row.organisation_id, row.audience.clone()), row)).collect())
}
