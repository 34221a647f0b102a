//! Campaigns, activities and materials as they are answered.
//! These structs are a promise to programs outside: a member may be added, and none is taken away or given another meaning.

use crate::{
    acting::Acting,
    api::{Day, Instant},
    outreach::actions::{Campaign, Held, MaterialRow},
};
use domain::ids::{MaterialId, OrganisationId};
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

/// A campaign.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Campaign")]
pub struct ToldCampaign {
    /// Its identity.
    pub id: Uuid,
    /// The body that leads it.
    pub organisation: Uuid,
    /// Name of that body.
    pub organisation_name: String,
    /// The pack whose audiences and channels it names.
    pub pack: String,
    /// The version of the pack with which it was written last.
    pub pack_version: i64,
    /// What it is called.
    pub name: String,
    /// Its first day.
    pub first_day: Day,
    /// Its last day.
    pub last_day: Day,
    /// drafted, open or closed.
    pub state: &'static str,
    /// The document that it carries out.
    pub document: Option<Uuid>,
    /// The clauses that it carries out, as people name them.
    pub clauses: Vec<String>,
    /// What else it rests on, in words.
    pub cited: String,
    /// Whom it is to reach, the heads first.
    pub audiences: Vec<ToldAudience>,
    /// Channels by their codes.
    pub channels: Vec<String>,
    /// Units that are asked.
    pub units: Vec<Uuid>,
    /// To be sent with a step.
    pub version: i64,
}

/// An audience of a campaign.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldAudience {
    /// Its code in the pack.
    pub code: String,
    /// The part that is to be reached, in per cent.
    pub goal_percent: Option<i64>,
}

/// An activity as it stands.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Activity")]
pub struct ToldActivity {
    /// Its identity.
    pub id: Uuid,
    /// Its campaign.
    pub campaign: Uuid,
    /// The unit that recorded it.
    pub organisation: Uuid,
    /// Name of that unit.
    pub organisation_name: String,
    /// The day on which it took place.
    pub held_on: Day,
    /// The channel, by its code.
    pub channel: String,
    /// What it was, in few words.
    pub name: String,
    /// How many of what the channel counts.
    pub items: i64,
    /// persons: each once; turns: whoever came twice counts twice.
    pub counting: &'static str,
    /// How many of which audience.
    pub reach: Vec<ToldReach>,
    /// Why more were reached than there are said to be.
    pub above_why: String,
    /// Name of the evidence; null without one.
    pub evidence: Option<String>,
    /// Number of this version, in which its evidence is had.
    pub number: i64,
    /// The material that it used.
    pub material: Option<Uuid>,
    /// In which version.
    pub material_number: Option<i64>,
    /// Who wrote this version.
    pub written_by: String,
    /// When.
    pub written_at: Instant,
    /// Why it was corrected; empty for the first version.
    pub reason: String,
    /// When it was withdrawn; null while it counts.
    pub withdrawn_at: Option<Instant>,
    /// Why it was withdrawn.
    pub withdrawn_why: Option<String>,
    /// To be sent with a step.
    pub version: i64,
}

/// How many of an audience.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldReach {
    /// The audience, by its code.
    pub audience: String,
    /// How many.
    pub people: i64,
}

/// A version of a material.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Material")]
pub struct ToldMaterial {
    /// The material.
    pub id: Uuid,
    /// What it is called.
    pub name: String,
    /// Number of the version.
    pub number: i64,
    /// Name of its file; null where it is an address.
    pub file_name: Option<String>,
    /// Its address on the web; empty where it is a file.
    pub link: String,
    /// What is new in it.
    pub note: String,
    /// Who added it.
    pub written_by: String,
    /// When.
    pub written_at: Instant,
}

fn name_of(acting: &Acting, id: OrganisationId) -> String {
    acting.graph.last_name(id, acting.today).unwrap_or_default().to_owned()
}

pub fn campaign(acting: &Acting, campaign: &Campaign) -> ToldCampaign {
    let row = &campaign.row;
    let audience = |(code, goal): &(String, Option<i64>)| ToldAudience { code: code.clone(), goal_percent: *goal };
    ToldCampaign {
        id: row.id.uuid(),
        organisation: row.organisation_id.uuid(),
        organisation_name: name_of(acting, row.organisation_id),
        pack: row.pack.clone(),
        pack_version: row.pack_version,
        name: row.name.clone(),
        first_day: Day(row.first_day),
        last_day: Day(row.last_day),
        state: campaign.state().code(),
        document: row.document_id.map(|id| id.uuid()),
        clauses: campaign.clauses.iter().map(|(_, name)| name.clone()).collect(),
        cited: row.cited.clone(),
        audiences: campaign.audiences.iter().map(audience).collect(),
        channels: campaign.channels.clone(),
        units: campaign.units.iter().map(|unit| unit.uuid()).collect(),
        version: row.version,
    }
}

pub fn activity(acting: &Acting, held: &Held) -> ToldActivity {
    let (row, activity) = (&held.row, &held.activity);
    let reach = |(audience, people): &(String, i64)| ToldReach { audience: audience.clone(), people: *people };
    ToldActivity {
        id: row.id.uuid(),
        campaign: row.campaign_id.uuid(),
        organisation: row.organisation_id.uuid(),
        organisation_name: name_of(acting, row.organisation_id),
        held_on: Day(activity.held_on),
        channel: activity.channel.clone(),
        name: activity.name.clone(),
        items: activity.items,
        counting: activity.counting.code(),
        reach: activity.reach.iter().map(reach).collect(),
        above_why: activity.above_why.clone(),
        evidence: row.file_sha256.map(|_| row.file_name.clone()),
        number: row.number,
        material: row.material_id.map(MaterialId::uuid),
        material_number: row.material_number,
        written_by: row.writer.clone(),
        written_at: Instant::of(row.written_at_ms),
        reason: row.reason.clone(),
        withdrawn_at: row.withdrawn_at_ms.map(Instant::of),
        withdrawn_why: row.withdrawn_why.clone(),
        version: row.version,
    }
}

pub fn material(row: &MaterialRow) -> ToldMaterial {
    ToldMaterial {
        id: row.id.uuid(),
        name: row.name.clone(),
        number: row.number,
        file_name: row.file_sha256.map(|_| row.file_name.clone()),
        link: row.link.clone(),
        note: row.note.clone(),
        written_by: row.writer.clone(),
        written_at: Instant::of(row.written_at_ms),
    }
}
