//! Campaigns: drafting, changing, opening, closing. What a campaign says is a version with its reason; what was recorded before a
//! change must still fit into it.

use super::{
    finding::{self, Campaign, State},
    leading_bodies, stands_below, store,
    store_activities::Wanted,
    unborn,
};
use crate::{App, acting::Acting, caller::Caller, failure::Failure, reporting::packs};
use database::WriteTransaction;
use domain::{
    ids::{CampaignId, DocumentId, OrganisationId, ProvisionId},
    permissions::Verb,
    problem::{OutreachProblem, Problem},
};
use jiff::civil::Date;
use serde_json::{Value as Json, json};

/// A campaign as somebody wants it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCampaign {
    /// What it is called.
    pub name: String,
    /// Its first day.
    pub first_day: Date,
    /// Its last day.
    pub last_day: Date,
    /// The document that it carries out.
    pub document: Option<DocumentId>,
    /// What it rests on, in words.
    pub cited: String,
    /// The clauses that it carries out.
    pub clauses: Vec<ProvisionId>,
    /// Audiences by their codes, with goals in per cent.
    pub audiences: Vec<(String, Option<i64>)>,
    /// Channels by their codes.
    pub channels: Vec<String>,
    /// Units that are asked.
    pub units: Vec<OrganisationId>,
    /// Why it was changed; empty for the first version.
    pub reason: String,
}

/// Drafts a campaign of a body.
pub async fn draft(
    app: &App,
    caller: &Caller,
    (body, pack): (OrganisationId, String),
    new: NewCampaign,
) -> Result<CampaignId, Failure> {
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_draft(tx, &acting, (body, &pack), &new).await })).await
}

/// The same inside a write.
pub(in crate::outreach) async fn write_draft(
    tx: &mut WriteTransaction,
    acting: &Acting,
    (body, pack): (OrganisationId, &str),
    new: &NewCampaign,
) -> Result<CampaignId, Failure> {
    if leading_bodies(acting).is_empty() {
        return Err(Problem::Forbidden.into());
    }
    let id: CampaignId = tx.new_id();
    let permit = acting.permit(tx, Verb::OpenCampaign, &unborn(acting, body), told(id, "drafted", new)).await?;
    permit.also_about(tx, ("outreach-campaign", id.uuid()), told(id, "drafted", new)).await?;
    let version = checked(acting, (body, pack), new)?;
    store::insert(tx, &permit, id, (body, pack)).await?;
    store::insert_version(tx, &permit, (id, 1, version), new).await?;
    Ok(id)
}

/// Changes a campaign, with the reason.
pub async fn change(app: &App, caller: &Caller, seen: (CampaignId, i64), new: NewCampaign) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_change(tx, &acting, seen, &new).await })).await
}

/// The same inside a write.
pub(in crate::outreach) async fn write_change(
    tx: &mut WriteTransaction,
    acting: &Acting,
    (id, seen): (CampaignId, i64),
    new: &NewCampaign,
) -> Result<(), Failure> {
    let campaign = finding::find_in(tx, acting, id).await?;
    let permit = acting.permit(tx, Verb::OpenCampaign, &campaign.thing(acting), told(id, "changed", new)).await?;
    if campaign.state() == State::Closed {
        return Err(Problem::from(OutreachProblem::Closed).into());
    }
    let row = &campaign.row;
    let version = checked(acting, (row.organisation_id, &row.pack), new)?;
    let outside = outside(tx, id, new).await?;
    if outside > 0 {
        return Err(Problem::from(OutreachProblem::InUse { count: outside }).into());
    }
    store::advance(tx, &permit, (id, seen)).await?;
    store::insert_version(tx, &permit, (id, row.number + 1, version), new).await
}

/// How many recorded activities would no longer fit.
async fn outside(tx: &mut WriteTransaction, id: CampaignId, new: &NewCampaign) -> Result<i64, Failure> {
    let held = finding::list_held(tx, Wanted::of(id)).await?;
    let knows = |audience: &String| new.audiences.iter().any(|(code, _)| code == audience);
    let fits = |one: &&finding::Held| {
        let activity = &one.activity;
        (new.first_day..=new.last_day).contains(&activity.held_on)
            && new.channels.contains(&activity.channel)
            && activity.reach.iter().all(|(audience, _)| knows(audience))
    };
    let outside = held.iter().filter(|one| one.counts()).filter(|one| !fits(one)).count();
    Ok(i64::try_from(outside).unwrap_or(i64::MAX))
}

/// Checks a campaign against its pack and the tree; answers with the version of the pack.
fn checked(acting: &Acting, (body, pack): (OrganisationId, &str), new: &NewCampaign) -> Result<i64, Failure> {
    let pack = &packs::newest(pack)?.pack;
    if new.name.is_empty() {
        return Err(Problem::Missing { field: "ten".to_owned() }.into());
    }
    let fault = |problem: OutreachProblem| Err(Problem::from(problem).into());
    if new.last_day < new.first_day {
        return fault(OutreachProblem::DaysTurned);
    }
    if new.audiences.is_empty() || new.channels.is_empty() || new.units.is_empty() {
        return fault(OutreachProblem::Incomplete);
    }
    for (code, goal) in &new.audiences {
        if !pack.audiences.iter().any(|one| one.code == *code) {
            return fault(OutreachProblem::AudienceUnknown { audience: code.clone() });
        }
        if let Some(goal) = goal.filter(|goal| !(1..=100).contains(goal)) {
            return fault(OutreachProblem::Goal { typed: goal.to_string() });
        }
    }
    if let Some(channel) = new.channels.iter().find(|code| !pack.channels.iter().any(|one| one.code == **code)) {
        return fault(OutreachProblem::ChannelUnknown { channel: channel.clone() });
    }
    let name = |unit: OrganisationId| acting.graph.last_name(unit, acting.today).unwrap_or_default().to_owned();
    if let Some(unit) = new.units.iter().find(|unit| **unit != body && !stands_below(acting, body, **unit)) {
        return fault(OutreachProblem::UnitElsewhere { unit: name(*unit) });
    }
    Ok(pack.version)
}

fn told(id: CampaignId, step: &str, new: &NewCampaign) -> Json {
    json!({
        "campaign": id.to_string(),
        "step": step,
        "name": new.name,
        "first_day": new.first_day.to_string(),
        "last_day": new.last_day.to_string(),
        "audiences": new.audiences.iter().map(|(code, goal)| json!([code, goal])).collect::<Vec<_>>(),
        "channels": new.channels,
        "units": new.units.len(),
        "reason": new.reason,
    })
}

/// Opens a campaign that is drafted or was closed.
pub async fn open(app: &App, caller: &Caller, seen: (CampaignId, i64)) -> Result<(), Failure> {
    step(app, caller, seen, State::Open, String::new()).await
}

/// Closes a campaign, with the reason.
pub async fn close(app: &App, caller: &Caller, seen: (CampaignId, i64), reason: String) -> Result<(), Failure> {
    step(app, caller, seen, State::Closed, reason).await
}

async fn step(app: &App, caller: &Caller, seen: (CampaignId, i64), to: State, reason: String) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_step(tx, &acting, seen, (to, &reason)).await })).await
}

/// The same inside a write.
pub(in crate::outreach) async fn write_step(
    tx: &mut WriteTransaction,
    acting: &Acting,
    (id, seen): (CampaignId, i64),
    (to, reason): (State, &str),
) -> Result<(), Failure> {
    let campaign: Campaign = finding::find_in(tx, acting, id).await?;
    let told = json!({"campaign": id.to_string(), "step": to.code(), "reason": reason});
    let permit = acting.permit(tx, Verb::OpenCampaign, &campaign.thing(acting), told).await?;
    match (campaign.state(), to) {
        (State::Open, State::Open) => return Err(Problem::from(OutreachProblem::Open).into()),
        (State::Closed, State::Closed) => return Err(Problem::from(OutreachProblem::Closed).into()),
        (State::Drafted, State::Closed) => return Err(Problem::from(OutreachProblem::NotOpen).into()),
        _ => {}
    }
    store::advance(tx, &permit, (id, seen)).await?;
    let number = campaign.steps.last().map_or(1, |last| last.number + 1);
    store::insert_step(tx, &permit, (id, number), (to.code(), reason)).await
}
