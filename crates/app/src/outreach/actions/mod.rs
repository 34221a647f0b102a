//! What people do in outreach: draft, change, open and close campaigns; record, correct and withdraw activities; state how many
//! people there are; keep materials. SQL stands in the stores alone.
//!
//! Nothing that was written is changed: each change is a row with its number, who, when and why. What is sent twice under the
//! key of its form is one activity.

pub mod activities;
pub mod campaigns;
pub mod checking;
pub mod counting;
pub mod finding;
pub mod materials;
pub mod people;
pub mod rolled;
mod store;
mod store_activities;

pub use counting::{Counted, count};
pub use finding::{Campaign, Done, Held, State};
pub use store::{CampaignRow, MaterialRow, PeopleRow, PersonsRow, StepRow, VersionRow};
pub use store_activities::{ActivityRow, DoneRow};

use crate::{App, acting::Acting, failure::Failure, permits::Thing, uploads};
use database::WriteTransaction;
use domain::{
    ids::{CampaignId, OrganisationId},
    permissions::Verb,
    problem::Problem,
};

/// How the journal calls an activity.
const ACTIVITY: &str = "outreach-activity";

/// A campaign of a body that does not exist yet, as rights are asked about it.
fn unborn(acting: &Acting, owner: OrganisationId) -> Thing {
    Thing::Campaign { id: CampaignId::from(uuid::Uuid::nil()), owner, asked: vec![owner], today: acting.today }
}

/// What a unit did, as rights are asked about it.
pub fn thing_of(acting: &Acting, unit: OrganisationId, led_by: Option<OrganisationId>) -> Thing {
    Thing::Outreach { unit, led_by, today: acting.today }
}

/// The caller's own bodies that may open campaigns, in the order of lists.
pub fn leading_bodies(acting: &Acting) -> Vec<OrganisationId> {
    acting.own_bodies(Verb::OpenCampaign, |body| unborn(acting, body))
}

/// The caller's own units for which activities may be recorded, in the order of lists.
pub fn recording_units(acting: &Acting) -> Vec<OrganisationId> {
    acting.own_bodies(Verb::RecordOutreach, |unit| thing_of(acting, unit, None))
}

/// Whether a unit stands below a body, or below the committee that the body serves.
pub fn stands_below(acting: &Acting, body: OrganisationId, unit: OrganisationId) -> bool {
    let committee = acting.graph.committee_of(body, acting.today);
    [body, committee].iter().any(|above| acting.graph.is_above(*above, unit, acting.today))
}

/// A file on disk, before its row is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptFile {
    /// Its hash.
    pub sha256: [u8; 32],
    /// Its size.
    pub size_bytes: i64,
    /// Its name, without folders.
    pub name: String,
}

/// Puts a file on disk; whoever calls has asked for rights.
pub async fn keep(app: &App, (name, content): (String, Vec<u8>)) -> Result<KeptFile, Failure> {
    if content.is_empty() {
        return Err(Problem::FileEmpty.into());
    }
    if content.len() > app.settings().upload_limit_bytes {
        return Err(uploads::too_large(app).into());
    }
    let sha256 = app.files().keep(&content).await?;
    Ok(KeptFile { sha256, size_bytes: i64::try_from(content.len()).unwrap_or(i64::MAX), name })
}

/// Writes the row of a kept file; twice is once.
async fn write_file(
    tx: &mut WriteTransaction,
    permit: &crate::permits::Permit,
    file: &KeptFile,
) -> Result<(), Failure> {
    let kept = (&file.sha256, file.size_bytes);
    Ok(crate::documents::actions::insert_file(tx, permit, kept, "application/octet-stream").await?)
}

/// Asks whether the caller may open campaigns of a body.
pub fn require_leading(acting: &Acting, body: OrganisationId) -> Result<(), Failure> {
    acting.caller.require(&acting.graph, Verb::OpenCampaign, &unborn(acting, body)).map(drop)
}
