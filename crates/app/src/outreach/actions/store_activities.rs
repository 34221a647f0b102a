//! The SQL of activities: as they stand after corrections, their reach and their history; recording, correcting and
//! withdrawing one. Nothing is changed but the version, and no row is deleted.

use super::KeptFile;
use crate::{failure::Failure, permits::Permit};
use database::{Connection, Error, WriteTransaction, params, record};
use domain::{
    ids::{ActivityId, CampaignId, MaterialId, OrganisationId},
    outreach::NewActivity,
    problem::Problem,
};
use jiff::civil::Date;
use uuid::Uuid;

record! {
    /// An activity in one of its versions.
    #[derive(Debug, Clone, PartialEq, Eq)]
    #[allow(missing_docs, reason = "the columns of the tables")]
    pub struct ActivityRow {
        pub id: ActivityId, pub campaign_id: CampaignId, pub organisation_id: OrganisationId, pub sending: Uuid,
        pub version: i64, pub number: i64, pub held_on: Date, pub channel: String, pub name: String, pub items: i64,
        pub counting: String, pub above_why: String, pub file_sha256: Option<[u8; 32]>, pub file_name: String,
        pub material_id: Option<MaterialId>, pub material_number: Option<i64>, pub reason: String,
        pub writer: String, pub written_at_ms: i64, pub withdrawn_why: Option<String>,
        pub withdrawn_at_ms: Option<i64>, pub withdrawer: Option<String>,
    }
}
record! {
    /// How many of an audience a version counts.
    #[derive(Debug, Clone, PartialEq, Eq)]
    #[allow(missing_docs, reason = "the columns of the table")]
    pub struct ReachRow { pub activity_id: ActivityId, pub number: i64, pub audience: String, pub people: i64 }
}
record! {
    struct Found { id: ActivityId }
}

record! {
    /// How much a unit did in a campaign.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct DoneRow {
        /// The campaign.
        pub campaign_id: CampaignId,
        /// The unit.
        pub organisation_id: OrganisationId,
        /// Activities that count.
        pub activities: i64,
        /// The last of them.
        pub last_on: Date,
    }
}

/// Which activities are wanted; nothing in a field for all.
#[derive(Debug, Clone, Copy)]
pub struct Wanted {
    /// Of this campaign.
    pub campaign: Option<CampaignId>,
    /// Of this unit.
    pub unit: Option<OrganisationId>,
    /// From this day.
    pub first: Date,
    /// To this day.
    pub last: Date,
}

impl Wanted {
    /// All of a campaign.
    pub fn of(campaign: CampaignId) -> Self {
        Wanted { campaign: Some(campaign), unit: None, first: Date::MIN, last: Date::MAX }
    }

    /// Days as they are compared; a year before the first is written with a sign, which sorts otherwise.
    fn days(&self) -> (String, String) {
        let first = if self.first.year() < 1 { "0001-01-01".to_owned() } else { self.first.to_string() };
        (first, self.last.to_string())
    }
}

const LIST: &str = "SELECT a.id, a.campaign_id, a.organisation_id, a.sending, a.version, v.number, v.held_on, v.channel, \
     v.name, v.items, v.counting, v.above_why, v.file_sha256, v.file_name, v.material_id, v.material_number, v.reason, \
     w.full_name AS writer, v.written_at_ms, x.reason AS withdrawn_why, x.withdrawn_at_ms, y.full_name AS withdrawer \
     FROM outreach_activity a JOIN outreach_activity_version v ON v.activity_id = a.id \
     AND v.number = (SELECT MAX(u.number) FROM outreach_activity_version u WHERE u.activity_id = a.id) \
     JOIN account w ON w.id = v.written_by LEFT JOIN outreach_withdrawal x ON x.activity_id = a.id \
     LEFT JOIN account y ON y.id = x.withdrawn_by \
     WHERE a.campaign_id = COALESCE($1, a.campaign_id) AND a.organisation_id = COALESCE($2, a.organisation_id) \
     AND v.held_on >= $3 AND v.held_on <= $4 ORDER BY v.held_on DESC, a.id DESC";
const COUNT_DONE: &str = "SELECT a.campaign_id, a.organisation_id, COUNT(*) AS activities, MAX(v.held_on) AS last_on \
     FROM outreach_activity a JOIN outreach_activity_version v ON v.activity_id = a.id \
     AND v.number = (SELECT MAX(u.number) FROM outreach_activity_version u WHERE u.activity_id = a.id) \
     LEFT JOIN outreach_withdrawal x ON x.activity_id = a.id WHERE x.activity_id IS NULL \
     GROUP BY a.campaign_id, a.organisation_id";
const LIST_REACH: &str = "SELECT r.activity_id, r.number, r.audience, r.people FROM outreach_activity a \
     JOIN outreach_activity_version v ON v.activity_id = a.id \
     AND v.number = (SELECT MAX(u.number) FROM outreach_activity_version u WHERE u.activity_id = a.id) \
     JOIN outreach_reach r ON r.activity_id = a.id AND r.number = v.number \
     WHERE a.campaign_id = COALESCE($1, a.campaign_id) AND a.organisation_id = COALESCE($2, a.organisation_id) \
     AND v.held_on >= $3 AND v.held_on <= $4 ORDER BY r.activity_id, r.audience";
const LIST_HISTORY: &str = "SELECT a.id, a.campaign_id, a.organisation_id, a.sending, a.version, v.number, v.held_on, \
     v.channel, v.name, v.items, v.counting, v.above_why, v.file_sha256, v.file_name, v.material_id, v.material_number, \
     v.reason, w.full_name AS writer, v.written_at_ms, x.reason AS withdrawn_why, x.withdrawn_at_ms, \
     y.full_name AS withdrawer FROM outreach_activity a JOIN outreach_activity_version v ON v.activity_id = a.id \
     JOIN account w ON w.id = v.written_by LEFT JOIN outreach_withdrawal x ON x.activity_id = a.id \
     LEFT JOIN account y ON y.id = x.withdrawn_by WHERE a.id = $1 ORDER BY v.number DESC";
const LIST_REACH_OF: &str = "SELECT activity_id, number, audience, people FROM outreach_reach WHERE activity_id = $1 \
     ORDER BY number, audience";
const FIND_SENDING: &str = "SELECT id FROM outreach_activity WHERE sending = $1";
const INSERT: &str = "INSERT INTO outreach_activity (id, campaign_id, organisation_id, sending, recorded_by, \
     recorded_at_ms, version) VALUES ($1, $2, $3, $4, $5, $6, 1)";
const ADVANCE: &str = "UPDATE outreach_activity SET version = version + 1 WHERE id = $1 AND version = $2";
const INSERT_VERSION: &str = "INSERT INTO outreach_activity_version (activity_id, number, held_on, channel, name, items, \
     counting, above_why, file_sha256, file_name, material_id, material_number, reason, written_by, written_at_ms) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)";
const INSERT_REACH: &str = "INSERT INTO outreach_reach (activity_id, number, audience, people) VALUES ($1, $2, $3, $4)";
const INSERT_WITHDRAWAL: &str = "INSERT INTO outreach_withdrawal (activity_id, reason, withdrawn_by, withdrawn_at_ms) \
     VALUES ($1, $2, $3, $4)";

/// Activities as they stand, withdrawn ones too, the newest day first.
pub async fn list(connection: &mut Connection, wanted: Wanted) -> Result<(Vec<ActivityRow>, Vec<ReachRow>), Error> {
    let (first, last) = wanted.days();
    let values = || params![wanted.campaign, wanted.unit, &first, &last];
    Ok((connection.all(LIST, values()).await?, connection.all(LIST_REACH, values()).await?))
}

/// Every version of one, the newest first.
pub async fn list_history(
    connection: &mut Connection,
    id: ActivityId,
) -> Result<(Vec<ActivityRow>, Vec<ReachRow>), Error> {
    Ok((connection.all(LIST_HISTORY, params![id]).await?, connection.all(LIST_REACH_OF, params![id]).await?))
}

/// The activity that a form recorded.
pub async fn find_sending(connection: &mut Connection, sending: Uuid) -> Result<Option<ActivityId>, Error> {
    Ok(connection.optional::<Found>(FIND_SENDING, params![sending]).await?.map(|found| found.id))
}

pub async fn insert(
    tx: &mut WriteTransaction,
    permit: &Permit,
    (id, campaign, unit): (ActivityId, CampaignId, OrganisationId),
    sending: Uuid,
) -> Result<(), Failure> {
    let values = params![id, campaign, unit, sending, permit.person()?, permit.at().millisecond()];
    Ok(tx.execute(INSERT, values).await.map(drop)?)
}

/// The next version, from the one that the person saw.
pub async fn advance(
    tx: &mut WriteTransaction,
    _permit: &Permit,
    (id, seen): (ActivityId, i64),
) -> Result<(), Failure> {
    let touched = tx.execute(ADVANCE, params![id, seen]).await?;
    if touched.nothing() { Err(Problem::SomeoneWasFaster.into()) } else { Ok(()) }
}

/// What stands beside the activity itself.
#[derive(Debug, Clone, Default)]
pub struct Beside {
    /// Its evidence: hash and name.
    pub file: Option<([u8; 32], String)>,
    /// The material that it used, in which version.
    pub material: Option<(MaterialId, i64)>,
    /// Why it was corrected; empty for the first version.
    pub reason: String,
}

impl Beside {
    /// With a file that was kept just now.
    pub fn with_file(mut self, file: Option<&KeptFile>) -> Self {
        if let Some(file) = file {
            self.file = Some((file.sha256, file.name.clone()));
        }
        self
    }
}

pub async fn insert_version(
    tx: &mut WriteTransaction,
    permit: &Permit,
    (id, number): (ActivityId, i64),
    (new, beside): (&NewActivity, &Beside),
) -> Result<(), Failure> {
    let (sha256, file_name) = beside.file.clone().unzip();
    let (material, material_number) = beside.material.unzip();
    let values = params![
        id,
        number,
        new.held_on,
        &new.channel,
        &new.name,
        new.items,
        new.counting.code(),
        &new.above_why,
        sha256,
        file_name.unwrap_or_default(),
        material,
        material_number,
        &beside.reason,
        permit.person()?,
        permit.at().millisecond()
    ];
    _ = tx.execute(INSERT_VERSION, values).await?;
    let counted = new.reach.iter().filter(|(_, people)| *people > 0);
    let rows: Vec<_> = counted.map(|(audience, people)| params![id, number, audience, *people]).collect();
    _ = tx.insert_all(INSERT_REACH, rows.into_iter()).await?;
    Ok(())
}

pub async fn insert_withdrawal(
    tx: &mut WriteTransaction,
    permit: &Permit,
    id: ActivityId,
    reason: &str,
) -> Result<(), Failure> {
    let values = params![id, reason, permit.person()?, permit.at().millisecond()];
    Ok(tx.execute(INSERT_WITHDRAWAL, values).await.map(drop)?)
}

/// How much each unit did in each campaign; what was withdrawn does not count.
pub async fn count_done(connection: &mut Connection) -> Result<Vec<DoneRow>, Error> {
    connection.all(COUNT_DONE, params![]).await
}
