//! Recording, correcting and withdrawing activities, and stating numbers of people, for programs.
//! Each is done once under its key, and answers with the activity, or the unit's row, after it.

use super::{
    coverage::{self, ToldUnitReach},
    told::{self, ToldActivity},
};
use crate::{
    acting::Acting,
    api::{Call, Content, Day, Done, Sent},
    failure::Failure,
    outreach::actions::{
        self, KeptFile,
        activities::{self, Correction, Recording},
        finding, people,
    },
    requests::Named,
    written::{REASON_LIMIT, needed, words},
};
use database::WriteTransaction;
use domain::{
    ids::{ActivityId, CampaignId, MaterialId, OrganisationId},
    outreach::{Counting, NewActivity},
    permissions::Verb,
    problem::Problem,
};
use papers::doors::cleaned_name;
use schemars::JsonSchema;
use serde::Deserialize;
use uuid::Uuid;

/// Characters of a name.
const NAME_LIMIT: usize = 200;

type Step = Result<Done<ToldActivity>, Failure>;

/// What the numbers of an activity are.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SentCounting {
    /// Each person once.
    Persons,
    /// Whoever came twice counts twice.
    Turns,
}

/// How many of an audience.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SentReach {
    /// The audience, by its code.
    audience: String,
    /// How many.
    #[schemars(range(min = 0, max = 100_000_000))]
    people: i64,
}

/// What was done.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ActivityContent {
    /// The day on which it took place.
    held_on: Day,
    /// The channel, by its code.
    channel: String,
    /// What it was, in few words.
    #[serde(default)]
    #[schemars(length(max = 200))]
    name: String,
    /// How many of what the channel counts; 1 without it.
    #[schemars(range(min = 1, max = 100_000_000))]
    items: Option<i64>,
    /// What the numbers are.
    counting: SentCounting,
    /// How many of which audience, each once.
    reach: Vec<SentReach>,
    /// Why more were reached than there are said to be.
    #[serde(default)]
    #[schemars(length(max = 2_000))]
    above_why: String,
    /// The material that it used.
    material: Option<Uuid>,
    /// In which version.
    material_number: Option<i64>,
    /// Name of the evidence, without folders.
    file_name: Option<String>,
    /// The bytes of the evidence.
    evidence: Option<Content>,
}

/// An activity to be recorded.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ActivityToRecord {
    /// The unit.
    organisation: Uuid,
    /// What was done.
    content: ActivityContent,
    /// It is another one, though one that looks the same is recorded.
    #[serde(default)]
    is_another: bool,
}

/// An activity as it is to be.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ActivityCorrection {
    /// Of the activity that was seen.
    version: i64,
    /// What was done, all of it; evidence that is there stays where none is sent.
    content: ActivityContent,
    /// Why.
    #[schemars(length(min = 1, max = 2_000))]
    reason: String,
}

/// An activity taken back.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ActivityWithdrawal {
    /// Of the activity that was seen.
    version: i64,
    /// Why.
    #[schemars(length(min = 1, max = 2_000))]
    reason: String,
}

/// How many people there are in a unit, in the year of the campaign.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PeopleStatement {
    /// How many of which audience.
    people: Vec<SentReach>,
    /// Where the numbers come from.
    #[schemars(length(min = 1, max = 2_000))]
    source: String,
}

/// How many persons a campaign reached in a unit, nobody counted twice.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PersonsStatement {
    /// The audience, by its code.
    audience: String,
    /// How many.
    #[schemars(range(min = 0, max = 100_000_000))]
    persons: i64,
    /// How they were counted.
    #[schemars(length(min = 1, max = 2_000))]
    reason: String,
}

impl ActivityContent {
    fn read(&self) -> Result<NewActivity, Problem> {
        Ok(NewActivity {
            held_on: self.held_on.0,
            channel: self.channel.clone(),
            name: words("name", &self.name, NAME_LIMIT)?,
            items: self.items.unwrap_or(1),
            counting: match self.counting {
                SentCounting::Persons => Counting::Persons,
                SentCounting::Turns => Counting::Turns,
            },
            reach: self.reach.iter().map(|one| (one.audience.clone(), one.people)).collect(),
            above_why: words("above_why", &self.above_why, REASON_LIMIT)?,
        })
    }

    fn material(&self) -> Option<(MaterialId, i64)> {
        Some((MaterialId::from(self.material?), self.material_number?))
    }

    async fn keep(&mut self, call: &Call) -> Result<Option<KeptFile>, Failure> {
        let Some(content) = self.evidence.take() else { return Ok(None) };
        let name = cleaned_name(self.file_name.as_deref().unwrap_or_default());
        actions::keep(&call.app, (name, content.0)).await.map(Some)
    }
}

async fn after(tx: &mut WriteTransaction, acting: &Acting, id: ActivityId) -> Result<ToldActivity, Failure> {
    Ok(told::activity(acting, &finding::find_done(tx, acting, id).await?.now))
}

/// `POST /api/v1/campaigns/{campaign}/activities`
pub async fn record(call: Call, Named(campaign): Named<CampaignId>, mut sent: Sent<ActivityToRecord, true>) -> Step {
    let acting = call.acting();
    let wanted = sent.body();
    let unit = OrganisationId::from(wanted.organisation);
    let found = finding::find_campaign(&call.app, &call.caller, campaign).await?;
    let refusal = actions::checking::standing(&acting, &found, unit)?.into_iter().next();
    refusal.map_or(Ok(()), Err)?;
    let (activity, material) = (wanted.content.read()?, wanted.content.material());
    let file = wanted.content.keep(&call).await?;
    sent.once(&call, move |tx, sent| {
        Box::pin(async move {
            // The key of the request sees to it that it is done once.
            let sending = tx.new_id();
            let is_other = sent.is_another;
            let recording = Recording { unit, campaign, sending, is_other, activity, material, file };
            let id = activities::write_recording(tx, &acting, &recording).await?.id;
            after(tx, &acting, id).await
        })
    })
    .await
}

/// The activity, for those who may change it.
async fn require(call: &Call, id: ActivityId) -> Result<Acting, Failure> {
    let (acting, done) = (call.acting(), finding::find_activity(&call.app, &call.caller, id).await?);
    let thing = done.campaign.thing_of(&acting, done.now.row.organisation_id);
    acting.caller.require(&acting.graph, Verb::RecordOutreach, &thing)?;
    Ok(acting)
}

/// `POST /api/v1/activities/{activity}/correction`
pub async fn correct(call: Call, Named(id): Named<ActivityId>, mut sent: Sent<ActivityCorrection, true>) -> Step {
    let acting = require(&call, id).await?;
    let wanted = sent.body();
    let (activity, material) = (wanted.content.read()?, wanted.content.material());
    let reason = needed("reason", &wanted.reason, REASON_LIMIT)?;
    let file = wanted.content.keep(&call).await?;
    sent.once(&call, move |tx, sent| {
        Box::pin(async move {
            let correction = Correction { seen: sent.version, activity, material, file, reason };
            activities::write_correction(tx, &acting, id, &correction).await?;
            after(tx, &acting, id).await
        })
    })
    .await
}

/// `POST /api/v1/activities/{activity}/withdrawal`
pub async fn withdraw(call: Call, Named(id): Named<ActivityId>, sent: Sent<ActivityWithdrawal>) -> Step {
    let acting = require(&call, id).await?;
    sent.once(&call, move |tx, sent| {
        Box::pin(async move {
            let reason = needed("reason", &sent.reason, REASON_LIMIT)?;
            activities::write_withdrawal(tx, &acting, (id, sent.version), &reason).await?;
            after(tx, &acting, id).await
        })
    })
    .await
}

/// Rights before anything that is sent is looked at.
async fn require_unit(
    call: &Call,
    (campaign, unit): (CampaignId, OrganisationId),
    verb: Verb,
) -> Result<Acting, Failure> {
    let (acting, campaign) = (call.acting(), finding::find_campaign(&call.app, &call.caller, campaign).await?);
    acting.caller.require(&acting.graph, verb, &campaign.thing_of(&acting, unit))?;
    Ok(acting)
}

/// `POST /api/v1/campaigns/{campaign}/units/{organisation}/people`
pub async fn state_people(
    call: Call,
    Named(of): Named<(CampaignId, OrganisationId)>,
    sent: Sent<PeopleStatement>,
) -> Result<Done<ToldUnitReach>, Failure> {
    let acting = require_unit(&call, of, Verb::StateAudience).await?;
    sent.once(&call, move |tx, sent| {
        Box::pin(async move {
            let source = needed("source", &sent.source, REASON_LIMIT)?;
            let counts: Vec<_> = sent.people.into_iter().map(|one| (one.audience, one.people)).collect();
            people::write_people(tx, &acting, of, &counts, &source).await?;
            coverage::row_in(tx, &acting, of).await
        })
    })
    .await
}

/// `POST /api/v1/campaigns/{campaign}/units/{organisation}/persons`
pub async fn state_persons(
    call: Call,
    Named(of): Named<(CampaignId, OrganisationId)>,
    sent: Sent<PersonsStatement>,
) -> Result<Done<ToldUnitReach>, Failure> {
    let acting = require_unit(&call, of, Verb::RecordOutreach).await?;
    sent.once(&call, move |tx, sent| {
        Box::pin(async move {
            let reason = needed("reason", &sent.reason, REASON_LIMIT)?;
            people::write_persons(tx, &acting, of, (&sent.audience, sent.persons), &reason).await?;
            coverage::row_in(tx, &acting, of).await
        })
    })
    .await
}
