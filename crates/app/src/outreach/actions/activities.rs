//! Recording, correcting and withdrawing what a unit did. A form that is sent again under its key records nothing more; two
//! people who correct the same activity never write over each other.

use super::{
    ACTIVITY, KeptFile, checking,
    finding::{self, Done},
    materials, store_activities as store,
    store_activities::{Beside, Wanted},
    write_file,
};
use crate::{App, acting::Acting, caller::Caller, failure::Failure};
use database::WriteTransaction;
use domain::{
    ids::{ActivityId, CampaignId, MaterialId, OrganisationId},
    outreach::{NewActivity, same_activity},
    permissions::Verb,
    problem::{OutreachProblem, Problem},
};
use serde_json::{Value as Json, json};
use uuid::Uuid;

/// An activity as it was sent.
#[derive(Debug, Clone)]
pub struct Recording {
    /// The unit.
    pub unit: OrganisationId,
    /// The campaign.
    pub campaign: CampaignId,
    /// The key of the form.
    pub sending: Uuid,
    /// The person says that it is another one, though it looks the same as one that is recorded.
    pub is_other: bool,
    /// The activity.
    pub activity: NewActivity,
    /// The material that it used, in which version.
    pub material: Option<(MaterialId, i64)>,
    /// Evidence.
    pub file: Option<KeptFile>,
}

/// What became of a recording.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recorded {
    /// The activity.
    pub id: ActivityId,
    /// It was recorded by an earlier sending of the same form.
    pub is_repeated: bool,
}

/// Records an activity.
pub async fn record(app: &App, caller: &Caller, recording: Recording) -> Result<Recorded, Failure> {
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_recording(tx, &acting, &recording).await })).await
}

/// The same inside a write.
pub(in crate::outreach) async fn write_recording(
    tx: &mut WriteTransaction,
    acting: &Acting,
    recording: &Recording,
) -> Result<Recorded, Failure> {
    if let Some(id) = store::find_sending(tx, recording.sending).await? {
        return repeated(tx, acting, id, recording).await;
    }
    let campaign = finding::find_in(tx, acting, recording.campaign).await?;
    let (unit, new) = (recording.unit, &recording.activity);
    let faults = checking::faults(tx, acting, (&campaign, unit), new).await?;
    if let Some(fault) = faults.into_iter().next() {
        return Err(fault.into());
    }
    let own = Wanted { unit: Some(unit), ..Wanted::of(recording.campaign) };
    let before = finding::list_held(tx, own).await?;
    if !recording.is_other && before.iter().any(|one| one.counts() && same_activity(&one.activity, new)) {
        return Err(Problem::from(OutreachProblem::LooksSame).into());
    }
    materials::require_version(tx, recording.campaign, recording.material).await?;
    let id: ActivityId = tx.new_id();
    let told = told(id, recording.campaign, "recorded", new, "");
    let thing = campaign.thing_of(acting, unit);
    let permit = acting.permit(tx, Verb::RecordOutreach, &thing, told.clone()).await?;
    permit.also_about(tx, (ACTIVITY, id.uuid()), told).await?;
    if let Some(file) = &recording.file {
        write_file(tx, &permit, file).await?;
    }
    let beside = Beside { material: recording.material, ..Beside::default() }.with_file(recording.file.as_ref());
    store::insert(tx, &permit, (id, recording.campaign, unit), recording.sending).await?;
    store::insert_version(tx, &permit, (id, 1), (new, &beside)).await?;
    Ok(Recorded { id, is_repeated: false })
}

/// The same form again: the same activity, unless something else stands in it now.
async fn repeated(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: ActivityId,
    recording: &Recording,
) -> Result<Recorded, Failure> {
    let done = finding::find_done(tx, acting, id).await?;
    let first = done.before.last().unwrap_or(&done.now);
    let is_same = (first.row.campaign_id, first.row.organisation_id) == (recording.campaign, recording.unit)
        && same_activity(&first.activity, &recording.activity);
    if is_same {
        Ok(Recorded { id, is_repeated: true })
    } else {
        Err(Problem::from(OutreachProblem::SentBefore).into())
    }
}

/// A correction as it was sent.
#[derive(Debug, Clone)]
pub struct Correction {
    /// The version of the activity that the person saw.
    pub seen: i64,
    /// The activity as it is to be.
    pub activity: NewActivity,
    /// The material that it used.
    pub material: Option<(MaterialId, i64)>,
    /// Evidence in the place of what is there; what is there stays without it.
    pub file: Option<KeptFile>,
    /// Why.
    pub reason: String,
}

/// Corrects an activity.
pub async fn correct(app: &App, caller: &Caller, id: ActivityId, correction: Correction) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_correction(tx, &acting, id, &correction).await })).await
}

/// The same inside a write.
pub(in crate::outreach) async fn write_correction(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: ActivityId,
    correction: &Correction,
) -> Result<(), Failure> {
    let done = changeable(tx, acting, id).await?;
    let (unit, new) = (done.now.row.organisation_id, &correction.activity);
    if done.now.row.version != correction.seen {
        return Err(Problem::SomeoneWasFaster.into());
    }
    if let Some(fault) = checking::faults(tx, acting, (&done.campaign, unit), new).await?.into_iter().next() {
        return Err(fault.into());
    }
    materials::require_version(tx, done.campaign.row.id, correction.material).await?;
    let told = told(id, done.campaign.row.id, "corrected", new, &correction.reason);
    let permit = acting.permit(tx, Verb::RecordOutreach, &done.campaign.thing_of(acting, unit), told.clone()).await?;
    permit.also_about(tx, (ACTIVITY, id.uuid()), told).await?;
    if let Some(file) = &correction.file {
        write_file(tx, &permit, file).await?;
    }
    let row = &done.now.row;
    let before = row.file_sha256.map(|sha256| (sha256, row.file_name.clone()));
    let beside = Beside { file: before, material: correction.material, reason: correction.reason.clone() };
    store::advance(tx, &permit, (id, correction.seen)).await?;
    store::insert_version(tx, &permit, (id, row.number + 1), (new, &beside.with_file(correction.file.as_ref()))).await
}

/// Takes an activity back, with the reason.
pub async fn withdraw(app: &App, caller: &Caller, seen: (ActivityId, i64), reason: String) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_withdrawal(tx, &acting, seen, &reason).await })).await
}

/// The same inside a write.
pub(in crate::outreach) async fn write_withdrawal(
    tx: &mut WriteTransaction,
    acting: &Acting,
    (id, seen): (ActivityId, i64),
    reason: &str,
) -> Result<(), Failure> {
    let done = changeable(tx, acting, id).await?;
    let thing = done.campaign.thing_of(acting, done.now.row.organisation_id);
    let told = json!({"activity": id.to_string(), "step": "withdrawn", "reason": reason});
    let permit = acting.permit(tx, Verb::RecordOutreach, &thing, told.clone()).await?;
    permit.also_about(tx, (ACTIVITY, id.uuid()), told).await?;
    store::advance(tx, &permit, (id, seen)).await?;
    store::insert_withdrawal(tx, &permit, id, reason).await
}

/// An activity that may still be changed by the caller.
async fn changeable(tx: &mut WriteTransaction, acting: &Acting, id: ActivityId) -> Result<Done, Failure> {
    let done = finding::find_done(tx, acting, id).await?;
    if let Some(fault) = checking::standing(acting, &done.campaign, done.now.row.organisation_id)?.into_iter().next() {
        return Err(fault.into());
    }
    if done.now.counts() { Ok(done) } else { Err(Problem::from(OutreachProblem::Withdrawn).into()) }
}

fn told(id: ActivityId, campaign: CampaignId, step: &str, new: &NewActivity, reason: &str) -> Json {
    json!({
        "activity": id.to_string(),
        "campaign": campaign.to_string(),
        "step": step,
        "held_on": new.held_on.to_string(),
        "channel": new.channel,
        "items": new.items,
        "counting": new.counting.code(),
        "reach": new.reach.iter().map(|(audience, people)| json!([audience, people])).collect::<Vec<_>>(),
        "reason": reason,
    })
}

/// The evidence of an activity in one of its versions, with its content.
pub async fn open_evidence(
    app: &App,
    caller: &Caller,
    (id, number): (ActivityId, i64),
) -> Result<(String, Vec<u8>), Failure> {
    let done = finding::find_activity(app, caller, id).await?;
    let mut versions = std::iter::once(&done.now).chain(&done.before);
    let version = versions.find(|one| one.row.number == number).ok_or(Problem::NotFound)?;
    let sha256 = version.row.file_sha256.ok_or(Problem::NotFound)?;
    Ok((version.row.file_name.clone(), app.files().content(&sha256).await?))
}

/// Whether a form with this key recorded something.
pub async fn is_known(app: &App, sending: Uuid) -> Result<bool, Failure> {
    let mut connection = app.database().read().await?;
    Ok(store::find_sending(&mut connection, sending).await?.is_some())
}

/// A key for a form.
pub async fn new_sending(app: &App) -> Result<Uuid, Failure> {
    app.database().write(|tx| Box::pin(async move { Ok::<_, Failure>(tx.new_id()) })).await
}
