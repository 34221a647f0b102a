//! The SQL of campaigns, their versions and steps, materials, and numbers of people. Nothing is changed but the version of a
//! campaign, and no row is deleted. A statement without a campaign reads those of all.

use super::{KeptFile, campaigns::NewCampaign};
use crate::{failure::Failure, permits::Permit};
use database::{Connection, Error, WriteTransaction, params, record};
use domain::{
    ids::{CampaignId, DocumentId, MaterialId, OrganisationId, ProvisionId},
    problem::Problem,
};
use jiff::civil::Date;

record! {
    /// A campaign as it stands.
    #[derive(Debug, Clone, PartialEq, Eq)]
    #[allow(missing_docs, reason = "the columns of the tables")]
    pub struct CampaignRow {
        pub id: CampaignId, pub organisation_id: OrganisationId, pub pack: String, pub version: i64, pub number: i64,
        pub pack_version: i64, pub name: String, pub first_day: Date, pub last_day: Date,
        pub document_id: Option<DocumentId>, pub cited: String, pub document_type: Option<String>,
        pub symbol: Option<String>,
    }
}
record! {
    /// A version of a campaign.
    #[derive(Debug, Clone, PartialEq, Eq)]
    #[allow(missing_docs, reason = "the columns of the table")]
    pub struct VersionRow {
        pub campaign_id: CampaignId, pub number: i64, pub name: String, pub first_day: Date, pub last_day: Date,
        pub reason: String, pub writer: String, pub written_at_ms: i64,
    }
}
record! {
    /// That a campaign was opened or closed.
    #[derive(Debug, Clone, PartialEq, Eq)]
    #[allow(missing_docs, reason = "the columns of the table")]
    pub struct StepRow {
        pub campaign_id: CampaignId, pub number: i64, pub step: String, pub reason: String, pub taker: String,
        pub taken_at_ms: i64,
    }
}
record! {
    /// A clause that a campaign carries out, with the labels around it.
    #[derive(Debug, Clone, PartialEq, Eq)]
    #[allow(missing_docs, reason = "the columns of the tables")]
    pub struct ClauseRow {
        pub campaign_id: CampaignId, pub provision_id: ProvisionId, pub label: Option<String>,
        pub outer_label: Option<String>, pub outermost_label: Option<String>,
    }
}
record! {
    /// An audience of a campaign.
    #[derive(Debug, Clone, PartialEq, Eq)]
    #[allow(missing_docs, reason = "the columns of the table")]
    pub struct AudienceRow { pub campaign_id: CampaignId, pub audience: String, pub goal_percent: Option<i64> }
}
record! {
    /// A channel of a campaign.
    #[derive(Debug, Clone, PartialEq, Eq)]
    #[allow(missing_docs, reason = "the columns of the table")]
    pub struct ChannelRow { pub campaign_id: CampaignId, pub channel: String }
}
record! {
    /// A unit that is asked.
    #[derive(Debug, Clone, PartialEq, Eq)]
    #[allow(missing_docs, reason = "the columns of the table")]
    pub struct UnitRow { pub campaign_id: CampaignId, pub organisation_id: OrganisationId }
}
record! {
    /// A version of a material.
    #[derive(Debug, Clone, PartialEq, Eq)]
    #[allow(missing_docs, reason = "the columns of the tables")]
    pub struct MaterialRow {
        pub id: MaterialId, pub campaign_id: CampaignId, pub name: String, pub number: i64,
        pub file_sha256: Option<[u8; 32]>, pub file_name: String, pub link: String, pub note: String,
        pub writer: String, pub written_at_ms: i64,
    }
}
record! {
    /// How many people of an audience there are in a unit.
    #[derive(Debug, Clone, PartialEq, Eq)]
    #[allow(missing_docs, reason = "the columns of the table")]
    pub struct PeopleRow {
        pub organisation_id: OrganisationId, pub audience: String, pub year: i64, pub number: i64, pub people: i64,
        pub source: String, pub stated_for: OrganisationId, pub stater: String, pub stated_at_ms: i64,
    }
}
record! {
    /// How many persons a campaign reached in a unit, as the unit says.
    #[derive(Debug, Clone, PartialEq, Eq)]
    #[allow(missing_docs, reason = "the columns of the table")]
    pub struct PersonsRow {
        pub campaign_id: CampaignId, pub organisation_id: OrganisationId, pub audience: String, pub number: i64,
        pub persons: i64, pub reason: String, pub stater: String, pub stated_at_ms: i64,
    }
}

const LIST: &str = "SELECT c.id, c.organisation_id, c.pack, c.version, v.number, v.pack_version, v.name, v.first_day, \
     v.last_day, v.document_id, v.cited, d.type AS document_type, d.symbol \
     FROM outreach_campaign c JOIN outreach_campaign_version v ON v.campaign_id = c.id \
     AND v.number = (SELECT MAX(w.number) FROM outreach_campaign_version w WHERE w.campaign_id = c.id) \
     LEFT JOIN document d ON d.id = v.document_id WHERE c.id = COALESCE($1, c.id) ORDER BY v.first_day DESC, c.id DESC";
const LIST_VERSIONS: &str = "SELECT v.campaign_id, v.number, v.name, v.first_day, v.last_day, v.reason, \
     a.full_name AS writer, v.written_at_ms FROM outreach_campaign_version v JOIN account a ON a.id = v.written_by \
     WHERE v.campaign_id = $1 ORDER BY v.number";
const LIST_STEPS: &str = "SELECT s.campaign_id, s.number, s.step, s.reason, a.full_name AS taker, s.taken_at_ms \
     FROM outreach_campaign_step s JOIN account a ON a.id = s.taken_by WHERE s.campaign_id = COALESCE($1, s.campaign_id) \
     ORDER BY s.campaign_id, s.number";
const LIST_CLAUSES: &str = "SELECT x.campaign_id, x.provision_id, p.label, q.label AS outer_label, \
     u.label AS outermost_label FROM outreach_campaign_clause x JOIN provision p ON p.id = x.provision_id \
     LEFT JOIN provision q ON q.id = p.parent_id LEFT JOIN provision u ON u.id = q.parent_id \
     WHERE x.campaign_id = COALESCE($1, x.campaign_id) \
     AND x.number = (SELECT MAX(w.number) FROM outreach_campaign_version w WHERE w.campaign_id = x.campaign_id) \
     ORDER BY x.campaign_id, p.position";
const LIST_AUDIENCES: &str = "SELECT x.campaign_id, x.audience, x.goal_percent FROM outreach_campaign_audience x \
     WHERE x.campaign_id = COALESCE($1, x.campaign_id) \
     AND x.number = (SELECT MAX(w.number) FROM outreach_campaign_version w WHERE w.campaign_id = x.campaign_id) \
     ORDER BY x.campaign_id, x.audience";
const LIST_CHANNELS: &str = "SELECT x.campaign_id, x.channel FROM outreach_campaign_channel x \
     WHERE x.campaign_id = COALESCE($1, x.campaign_id) \
     AND x.number = (SELECT MAX(w.number) FROM outreach_campaign_version w WHERE w.campaign_id = x.campaign_id) \
     ORDER BY x.campaign_id, x.channel";
const LIST_UNITS: &str = "SELECT x.campaign_id, x.organisation_id FROM outreach_campaign_unit x \
     WHERE x.campaign_id = COALESCE($1, x.campaign_id) \
     AND x.number = (SELECT MAX(w.number) FROM outreach_campaign_version w WHERE w.campaign_id = x.campaign_id) \
     ORDER BY x.campaign_id, x.organisation_id";
const LIST_MATERIALS: &str = "SELECT m.id, m.campaign_id, m.name, v.number, v.file_sha256, v.file_name, v.link, v.note, \
     a.full_name AS writer, v.written_at_ms FROM outreach_material m JOIN outreach_material_version v \
     ON v.material_id = m.id JOIN account a ON a.id = v.written_by WHERE m.campaign_id = $1 \
     ORDER BY m.added_at_ms, m.id, v.number DESC";
const LIST_PEOPLE: &str = "SELECT p.organisation_id, p.audience, p.year, p.number, p.people, p.source, p.stated_for, \
     a.full_name AS stater, p.stated_at_ms FROM outreach_people p JOIN account a ON a.id = p.stated_by \
     WHERE p.pack = $1 AND p.year <= $2 AND p.organisation_id = COALESCE($3, p.organisation_id) \
     ORDER BY p.organisation_id, p.audience, p.year, p.number";
const LIST_PERSONS: &str = "SELECT p.campaign_id, p.organisation_id, p.audience, p.number, p.persons, p.reason, \
     a.full_name AS stater, p.stated_at_ms FROM outreach_persons p JOIN account a ON a.id = p.stated_by \
     WHERE p.campaign_id = COALESCE($1, p.campaign_id) ORDER BY p.campaign_id, p.organisation_id, p.audience, p.number";

const INSERT: &str = "INSERT INTO outreach_campaign (id, organisation_id, pack, drafted_by, drafted_at_ms, version) \
     VALUES ($1, $2, $3, $4, $5, 1)";
const ADVANCE: &str = "UPDATE outreach_campaign SET version = version + 1 WHERE id = $1 AND version = $2";
const INSERT_VERSION: &str = "INSERT INTO outreach_campaign_version (campaign_id, number, pack_version, name, first_day, \
     last_day, document_id, cited, reason, written_by, written_at_ms) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
const INSERT_CLAUSE: &str =
    "INSERT INTO outreach_campaign_clause (campaign_id, number, provision_id) VALUES ($1, $2, $3)";
const INSERT_AUDIENCE: &str = "INSERT INTO outreach_campaign_audience (campaign_id, number, audience, goal_percent) \
     VALUES ($1, $2, $3, $4)";
const INSERT_CHANNEL: &str = "INSERT INTO outreach_campaign_channel (campaign_id, number, channel) VALUES ($1, $2, $3)";
const INSERT_UNIT: &str =
    "INSERT INTO outreach_campaign_unit (campaign_id, number, organisation_id) VALUES ($1, $2, $3)";
const INSERT_STEP: &str = "INSERT INTO outreach_campaign_step (campaign_id, number, step, reason, taken_by, taken_at_ms) \
     VALUES ($1, $2, $3, $4, $5, $6)";
const INSERT_MATERIAL: &str = "INSERT INTO outreach_material (id, campaign_id, name, added_by, added_at_ms) \
     VALUES ($1, $2, $3, $4, $5)";
const INSERT_MATERIAL_VERSION: &str = "INSERT INTO outreach_material_version (material_id, number, file_sha256, \
     file_name, link, note, written_by, written_at_ms) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
const INSERT_PEOPLE: &str = "INSERT INTO outreach_people (organisation_id, pack, audience, year, number, people, source, \
     stated_for, stated_by, stated_at_ms) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
const INSERT_PERSONS: &str = "INSERT INTO outreach_persons (campaign_id, organisation_id, audience, number, persons, \
     reason, stated_by, stated_at_ms) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";

/// Campaigns with everything that their newest versions say, and their steps.
#[derive(Debug, Default)]
pub struct Rows {
    pub campaigns: Vec<CampaignRow>,
    pub steps: Vec<StepRow>,
    pub clauses: Vec<ClauseRow>,
    pub audiences: Vec<AudienceRow>,
    pub channels: Vec<ChannelRow>,
    pub units: Vec<UnitRow>,
}

/// One campaign or all of them, in six statements.
pub async fn list(connection: &mut Connection, campaign: Option<CampaignId>) -> Result<Rows, Error> {
    let values = || params![campaign];
    Ok(Rows {
        campaigns: connection.all(LIST, values()).await?,
        steps: connection.all(LIST_STEPS, values()).await?,
        clauses: connection.all(LIST_CLAUSES, values()).await?,
        audiences: connection.all(LIST_AUDIENCES, values()).await?,
        channels: connection.all(LIST_CHANNELS, values()).await?,
        units: connection.all(LIST_UNITS, values()).await?,
    })
}

/// The versions of a campaign, the oldest first.
pub async fn list_versions(connection: &mut Connection, campaign: CampaignId) -> Result<Vec<VersionRow>, Error> {
    connection.all(LIST_VERSIONS, params![campaign]).await
}

/// The materials of a campaign, each with its newest version first.
pub async fn list_materials(connection: &mut Connection, campaign: CampaignId) -> Result<Vec<MaterialRow>, Error> {
    connection.all(LIST_MATERIALS, params![campaign]).await
}

/// Numbers of people of a pack up to a year, of one unit or of all, the newest of each last.
pub async fn list_people(
    connection: &mut Connection,
    (pack, year): (&str, i64),
    unit: Option<OrganisationId>,
) -> Result<Vec<PeopleRow>, Error> {
    connection.all(LIST_PEOPLE, params![pack, year, unit]).await
}

/// What units state of persons, in one campaign or all, the newest of each last.
pub async fn list_persons(connection: &mut Connection, campaign: Option<CampaignId>) -> Result<Vec<PersonsRow>, Error> {
    connection.all(LIST_PERSONS, params![campaign]).await
}

pub async fn insert(
    tx: &mut WriteTransaction,
    permit: &Permit,
    id: CampaignId,
    (owner, pack): (OrganisationId, &str),
) -> Result<(), Failure> {
    let values = params![id, owner, pack, permit.person()?, permit.at().millisecond()];
    Ok(tx.execute(INSERT, values).await.map(drop)?)
}

/// The next version, from the one that the person saw.
pub async fn advance(
    tx: &mut WriteTransaction,
    _permit: &Permit,
    (id, seen): (CampaignId, i64),
) -> Result<(), Failure> {
    let touched = tx.execute(ADVANCE, params![id, seen]).await?;
    if touched.nothing() { Err(Problem::SomeoneWasFaster.into()) } else { Ok(()) }
}

/// A version with its lists.
pub async fn insert_version(
    tx: &mut WriteTransaction,
    permit: &Permit,
    (id, number, pack_version): (CampaignId, i64, i64),
    new: &NewCampaign,
) -> Result<(), Failure> {
    let values = params![
        id,
        number,
        pack_version,
        &new.name,
        new.first_day,
        new.last_day,
        new.document,
        &new.cited,
        &new.reason,
        permit.person()?,
        permit.at().millisecond()
    ];
    _ = tx.execute(INSERT_VERSION, values).await?;
    let clauses: Vec<_> = new.clauses.iter().map(|clause| params![id, number, *clause]).collect();
    _ = tx.insert_all(INSERT_CLAUSE, clauses.into_iter()).await?;
    let audiences: Vec<_> = new.audiences.iter().map(|(code, goal)| params![id, number, code, *goal]).collect();
    _ = tx.insert_all(INSERT_AUDIENCE, audiences.into_iter()).await?;
    let channels: Vec<_> = new.channels.iter().map(|code| params![id, number, code]).collect();
    _ = tx.insert_all(INSERT_CHANNEL, channels.into_iter()).await?;
    let units: Vec<_> = new.units.iter().map(|unit| params![id, number, *unit]).collect();
    _ = tx.insert_all(INSERT_UNIT, units.into_iter()).await?;
    Ok(())
}

pub async fn insert_step(
    tx: &mut WriteTransaction,
    permit: &Permit,
    (id, number): (CampaignId, i64),
    (step, reason): (&str, &str),
) -> Result<(), Failure> {
    let values = params![id, number, step, reason, permit.person()?, permit.at().millisecond()];
    Ok(tx.execute(INSERT_STEP, values).await.map(drop)?)
}

pub async fn insert_material(
    tx: &mut WriteTransaction,
    permit: &Permit,
    (id, campaign): (MaterialId, CampaignId),
    name: &str,
) -> Result<(), Failure> {
    let values = params![id, campaign, name, permit.person()?, permit.at().millisecond()];
    Ok(tx.execute(INSERT_MATERIAL, values).await.map(drop)?)
}

pub async fn insert_material_version(
    tx: &mut WriteTransaction,
    permit: &Permit,
    (id, number): (MaterialId, i64),
    (file, link, note): (Option<&KeptFile>, &str, &str),
) -> Result<(), Failure> {
    let values = params![
        id,
        number,
        file.map(|file| file.sha256),
        file.map_or("", |file| file.name.as_str()),
        link,
        note,
        permit.person()?,
        permit.at().millisecond()
    ];
    Ok(tx.execute(INSERT_MATERIAL_VERSION, values).await.map(drop)?)
}

pub async fn insert_people(
    tx: &mut WriteTransaction,
    permit: &Permit,
    (unit, pack, year): (OrganisationId, &str, i64),
    (audience, number, people): (&str, i64, i64),
    source: &str,
) -> Result<(), Failure> {
    let stated_for = permit.on_behalf_of().unwrap_or(unit);
    let (by, at) = (permit.person()?, permit.at().millisecond());
    let values = params![unit, pack, audience, year, number, people, source, stated_for, by, at];
    Ok(tx.execute(INSERT_PEOPLE, values).await.map(drop)?)
}

pub async fn insert_persons(
    tx: &mut WriteTransaction,
    permit: &Permit,
    (campaign, unit): (CampaignId, OrganisationId),
    (audience, number, persons): (&str, i64, i64),
    reason: &str,
) -> Result<(), Failure> {
    let (by, at) = (permit.person()?, permit.at().millisecond());
    let values = params![campaign, unit, audience, number, persons, reason, by, at];
    Ok(tx.execute(INSERT_PERSONS, values).await.map(drop)?)
}
