//! Campaigns that carry a clause out, and what a unit did in campaigns.
//! What was withdrawn does not count.

use super::{Line, Looking, OfClause, Part, marked, together};
use crate::{
    failure::Failure,
    outreach::{
        actions::{Campaign, DoneRow, finding},
        words,
    },
};
use database::Connection;
use domain::ids::{CampaignId, OrganisationId};

/// Campaigns that name a clause.
pub async fn of_clause(connection: &mut Connection, looking: Looking<'_>, of: &OfClause<'_>) -> Result<Part, Failure> {
    let (campaigns, done) = finding::list_done(connection, looking.acting).await?;
    let names = |campaign: &&Campaign| campaign.clauses.iter().any(|(clause, _)| of.inside.contains(clause));
    let line = |campaign: &Campaign| {
        let own = done.iter().filter(|row| row.campaign_id == campaign.row.id);
        line(looking, campaign, own, words::address(campaign.row.id))
    };
    let lines = campaigns.iter().filter(names).map(line).collect();
    let part = Part::new(looking, "outreach", "tuyen-truyen", ("overview-outreach", "overview-outreach-none"));
    Ok(part.with(lines).listed("/tuyen-truyen".to_owned()))
}

/// Campaigns in which a unit did something or is asked to.
pub async fn of_unit(connection: &mut Connection, looking: Looking<'_>, unit: OrganisationId) -> Result<Part, Failure> {
    let (campaigns, done) = finding::list_done(connection, looking.acting).await?;
    let mine = |id: CampaignId| done.iter().filter(move |row| row.campaign_id == id && row.organisation_id == unit);
    let concerns = |campaign: &&Campaign| campaign.units.contains(&unit) || mine(campaign.row.id).next().is_some();
    let line = |campaign: &Campaign| {
        let address = format!("{}/don-vi/{unit}", words::address(campaign.row.id));
        line(looking, campaign, mine(campaign.row.id), address)
    };
    let lines = campaigns.iter().filter(concerns).map(line).collect();
    let part = Part::new(looking, "outreach", "tuyen-truyen", ("overview-outreach", "overview-unit-outreach-none"));
    Ok(part.with(lines).listed(format!("/tuyen-truyen/don-vi/{unit}")))
}

fn line<'r>(looking: Looking<'_>, campaign: &Campaign, done: impl Iterator<Item = &'r DoneRow>, path: String) -> Line {
    let (mut activities, mut units, mut last) = (0, 0_usize, None);
    for row in done {
        activities += usize::try_from(row.activities).unwrap_or_default();
        units += 1;
        last = last.max(Some(row.last_on));
    }
    let said = looking.frame.say("overview-outreach-says").with("activities", activities).with("units", units);
    let last = last.map(|day| looking.frame.say("overview-outreach-last").with("date", looking.frame.date(&day)));
    let last = last.map(|said| said.to_string()).unwrap_or_default();
    Line {
        path,
        title: campaign.row.name.clone(),
        meta: together([said.to_string(), last, words::days(campaign)]),
        mark: Some(marked(words::state(looking.frame, campaign.state()))),
    }
}
