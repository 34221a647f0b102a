//! Finding campaigns and activities as the caller may see them. What may not be known is not found; of a campaign a person
//! reads the rows of those units alone that the table lets it read.

use super::{
    store::{self, CampaignRow, ClauseRow, Rows, StepRow},
    store_activities::{self, ActivityRow, DoneRow, ReachRow, Wanted},
    thing_of,
};
use crate::{
    App, acting::Acting, caller::Caller, documents::clause_name, failure::Failure, permits::Thing, reporting::packs,
};
use database::Connection;
use domain::{
    ids::{ActivityId, CampaignId, OrganisationId, ProvisionId},
    outreach::{Activity, Bounds, Counting, NewActivity, Row, heads_first, home, rows},
    packs::{Pack, Words},
    permissions::Verb,
    problem::Problem,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// How a campaign stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Being drafted: nothing is recorded.
    Drafted,
    /// Activities are recorded.
    Open,
    /// Nothing is recorded any more.
    Closed,
}

impl State {
    /// The word of a step, and the key of its words.
    pub const fn code(self) -> &'static str {
        match self {
            State::Drafted => "drafted",
            State::Open => "open",
            State::Closed => "closed",
        }
    }
}

/// A campaign with everything that its newest version says.
#[derive(Debug, Clone)]
pub struct Campaign {
    /// Its row.
    pub row: CampaignRow,
    /// The pack whose audiences and channels it names.
    pub pack: Arc<Pack>,
    /// Clauses that it carries out, as people name them.
    pub clauses: Vec<(ProvisionId, String)>,
    /// Audiences with their goals in per cent, the heads first.
    pub audiences: Vec<(String, Option<i64>)>,
    /// Channels in the order of the pack.
    pub channels: Vec<String>,
    /// Units that are asked, as the register sorts them.
    pub units: Vec<OrganisationId>,
    /// Openings and closings, the oldest first.
    pub steps: Vec<StepRow>,
}

impl Campaign {
    /// How it stands.
    pub fn state(&self) -> State {
        match self.steps.last().map(|step| step.step.as_str()) {
            None => State::Drafted,
            Some("closed") => State::Closed,
            Some(_) => State::Open,
        }
    }

    /// As rights are asked about it.
    pub fn thing(&self, acting: &Acting) -> Thing {
        let (id, owner) = (self.row.id, self.row.organisation_id);
        Thing::Campaign { id, owner, asked: self.units.clone(), today: acting.today }
    }

    /// What a unit did in it, as rights are asked about it.
    pub fn thing_of(&self, acting: &Acting, unit: OrganisationId) -> Thing {
        thing_of(acting, unit, Some(self.row.organisation_id))
    }

    /// What it leaves room for.
    pub fn bounds(&self) -> Bounds {
        Bounds {
            first_day: self.row.first_day,
            last_day: self.row.last_day,
            channels: self.channels.iter().cloned().collect(),
            audiences: self.audiences.iter().map(|(code, _)| code.clone()).collect(),
        }
    }

    /// The year whose numbers of people count.
    pub fn year(&self) -> i64 {
        i64::from(self.row.last_day.year())
    }

    /// Its rows today: the units that are asked, then the body itself.
    pub fn rows(&self, acting: &Acting) -> Vec<Row> {
        let mut asked = self.units.clone();
        if !asked.contains(&self.row.organisation_id) {
            asked.push(self.row.organisation_id);
        }
        rows(&acting.graph, &asked, acting.today)
    }

    /// The row under which a unit's work counts, if it takes part.
    pub fn row_of(&self, acting: &Acting, unit: OrganisationId) -> Option<OrganisationId> {
        let rows: BTreeSet<OrganisationId> = self.rows(acting).iter().map(|row| row.unit).collect();
        home(&acting.graph, &rows, unit, acting.today)
    }

    /// What the pack calls an audience.
    pub fn audience(&self, code: &str) -> Option<&Words> {
        self.pack.audiences.iter().find(|one| one.code == code).map(|one| &one.name)
    }

    /// What the pack calls a channel, and what it counts.
    pub fn channel(&self, code: &str) -> Option<(&Words, &Words)> {
        self.pack.channels.iter().find(|one| one.code == code).map(|one| (&one.name, &one.unit))
    }
}

/// Puts rows together; a campaign of a pack that this program does not have is left out.
fn assembled(acting: &Acting, rows: Rows) -> Vec<Campaign> {
    let mut found = Vec::new();
    for row in rows.campaigns {
        let Ok(own) = packs::newest(&row.pack) else { continue };
        let pack = Arc::clone(&own.pack);
        let id = row.id;
        let audience_place = |code: &str| pack.audiences.iter().position(|one| one.code == code).unwrap_or(usize::MAX);
        let channel_place = |code: &str| pack.channels.iter().position(|one| one.code == code).unwrap_or(usize::MAX);
        let mut audiences: Vec<(String, Option<i64>)> = rows
            .audiences
            .iter()
            .filter(|one| one.campaign_id == id)
            .map(|one| (one.audience.clone(), one.goal_percent))
            .collect();
        audiences.sort_by_key(|(code, _)| audience_place(code));
        let mut channels: Vec<String> =
            rows.channels.iter().filter(|one| one.campaign_id == id).map(|one| one.channel.clone()).collect();
        channels.sort_by_key(|code| channel_place(code));
        let units = rows.units.iter().filter(|one| one.campaign_id == id).map(|one| one.organisation_id);
        let clauses = rows.clauses.iter().filter(|one| one.campaign_id == id);
        let clause = |one: &ClauseRow| {
            let labels = [&one.outermost_label, &one.outer_label, &one.label].into_iter().flatten();
            (one.provision_id, clause_name(labels.map(String::as_str)))
        };
        found.push(Campaign {
            clauses: clauses.map(clause).collect(),
            audiences: heads_first(audiences, |(code, _)| code),
            channels,
            units: acting.graph.sorted(units.collect(), acting.today),
            steps: rows.steps.iter().filter(|one| one.campaign_id == id).cloned().collect(),
            pack,
            row,
        });
    }
    found
}

/// A campaign, inside a read or a write, for those who may know of it; a draft is known to those who lead it.
pub async fn find_in(connection: &mut Connection, acting: &Acting, id: CampaignId) -> Result<Campaign, Failure> {
    let rows = store::list(connection, Some(id)).await?;
    let campaign = assembled(acting, rows).pop().ok_or(Problem::NotFound)?;
    let thing = campaign.thing(acting);
    acting.caller.require(&acting.graph, Verb::ReadCampaign, &thing)?;
    if !is_shown(acting, &campaign) {
        return Err(Problem::NotFound.into());
    }
    Ok(campaign)
}

/// Whether a campaign that may be read is shown already: a draft to the people of its body alone.
fn is_shown(acting: &Acting, campaign: &Campaign) -> bool {
    let own = Thing::Campaign {
        id: campaign.row.id,
        owner: campaign.row.organisation_id,
        asked: Vec::new(),
        today: acting.today,
    };
    campaign.state() != State::Drafted || acting.may(Verb::ReadCampaign, &own)
}

/// The same outside a write.
pub async fn find_campaign(app: &App, caller: &Caller, id: CampaignId) -> Result<Campaign, Failure> {
    find_in(&mut app.database().read().await?, &Acting::now(app, caller), id).await
}

/// Every campaign that the caller may read, the newest first.
pub async fn list_in(connection: &mut Connection, acting: &Acting) -> Result<Vec<Campaign>, Failure> {
    let all = assembled(acting, store::list(connection, None).await?);
    let reads =
        |campaign: &Campaign| acting.may(Verb::ReadCampaign, &campaign.thing(acting)) && is_shown(acting, campaign);
    Ok(all.into_iter().filter(reads).collect())
}

/// The same outside a write.
pub async fn list_campaigns(app: &App, caller: &Caller) -> Result<Vec<Campaign>, Failure> {
    list_in(&mut app.database().read().await?, &Acting::now(app, caller)).await
}

/// An activity in one of its versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// Its row.
    pub row: ActivityRow,
    /// What is recorded.
    pub activity: NewActivity,
}

impl Held {
    fn of(row: ActivityRow, reach: Vec<(String, i64)>) -> Self {
        let activity = NewActivity {
            held_on: row.held_on,
            channel: row.channel.clone(),
            name: row.name.clone(),
            items: row.items,
            counting: Counting::from_code(&row.counting).unwrap_or(Counting::Turns),
            reach,
            above_why: row.above_why.clone(),
        };
        Held { row, activity }
    }

    /// Whether it counts.
    pub fn counts(&self) -> bool {
        self.row.withdrawn_at_ms.is_none()
    }

    /// As it is added up.
    pub fn counted(&self) -> Activity {
        Activity {
            unit: self.row.organisation_id,
            campaign: self.row.campaign_id,
            channel: self.activity.channel.clone(),
            items: self.activity.items,
            counting: self.activity.counting,
            reach: self.activity.reach.clone(),
        }
    }
}

/// Rows with their reach.
fn held(rows: Vec<ActivityRow>, reach: Vec<ReachRow>) -> Vec<Held> {
    let mut of: BTreeMap<(ActivityId, i64), Vec<(String, i64)>> = BTreeMap::new();
    for one in reach {
        of.entry((one.activity_id, one.number)).or_default().push((one.audience, one.people));
    }
    let with = |row: ActivityRow| {
        let reach = of.remove(&(row.id, row.number)).unwrap_or_default();
        Held::of(row, heads_first(reach, |(code, _)| code))
    };
    rows.into_iter().map(with).collect()
}

/// Activities as they stand, withdrawn ones too, whoever may read them.
pub(in crate::outreach) async fn list_held(connection: &mut Connection, wanted: Wanted) -> Result<Vec<Held>, Failure> {
    let (rows, reach) = store_activities::list(connection, wanted).await?;
    Ok(held(rows, reach))
}

/// An activity with its campaign and all its versions, the newest first.
#[derive(Debug, Clone)]
pub struct Done {
    /// Its campaign.
    pub campaign: Campaign,
    /// As it stands.
    pub now: Held,
    /// As it stood before, the newest first.
    pub before: Vec<Held>,
}

/// An activity, inside a read or a write, for those who may read what its unit did.
pub async fn find_done(connection: &mut Connection, acting: &Acting, id: ActivityId) -> Result<Done, Failure> {
    let (rows, reach) = store_activities::list_history(connection, id).await?;
    let mut versions = held(rows, reach).into_iter();
    let now = versions.next().ok_or(Problem::NotFound)?;
    let campaign = assembled(acting, store::list(connection, Some(now.row.campaign_id)).await?).pop();
    let campaign = campaign.ok_or(Problem::NotFound)?;
    let thing = campaign.thing_of(acting, now.row.organisation_id);
    acting.caller.require(&acting.graph, Verb::ReadOutreach, &thing)?;
    Ok(Done { campaign, now, before: versions.collect() })
}

/// The same outside a write.
pub async fn find_activity(app: &App, caller: &Caller, id: ActivityId) -> Result<Done, Failure> {
    find_done(&mut app.database().read().await?, &Acting::now(app, caller), id).await
}

/// The campaigns that a body leads.
pub(super) async fn led_by(connection: &mut Connection, body: OrganisationId) -> Result<BTreeSet<CampaignId>, Failure> {
    let rows = store::list(connection, None).await?;
    Ok(rows.campaigns.into_iter().filter(|row| row.organisation_id == body).map(|row| row.id).collect())
}

/// What a unit recorded in any campaign.
pub(in crate::outreach) async fn list_of(
    connection: &mut Connection,
    unit: OrganisationId,
) -> Result<Vec<Held>, Failure> {
    let wanted =
        Wanted { campaign: None, unit: Some(unit), first: jiff::civil::Date::MIN, last: jiff::civil::Date::MAX };
    list_held(connection, wanted).await
}

/// Activities of a campaign that the caller may read, the newest first, withdrawn ones too.
pub(in crate::outreach) async fn list_seen(
    connection: &mut Connection,
    acting: &Acting,
    campaign: &Campaign,
) -> Result<Vec<Held>, Failure> {
    let all = list_held(connection, Wanted::of(campaign.row.id)).await?;
    let mut seen: BTreeMap<OrganisationId, bool> = BTreeMap::new();
    let mut is_seen = |unit: OrganisationId| {
        *seen.entry(unit).or_insert_with(|| acting.may(Verb::ReadOutreach, &campaign.thing_of(acting, unit)))
    };
    Ok(all.into_iter().filter(|one| is_seen(one.row.organisation_id)).collect())
}

/// The versions of a campaign that was found, the oldest first.
pub(in crate::outreach) async fn versions_of(
    connection: &mut Connection,
    id: CampaignId,
) -> Result<Vec<store::VersionRow>, Failure> {
    Ok(store::list_versions(connection, id).await?)
}

/// How much each unit did in each campaign that the caller reads, as far as the caller reads what the unit did.
pub(crate) async fn list_done(
    connection: &mut Connection,
    acting: &Acting,
) -> Result<(Vec<Campaign>, Vec<DoneRow>), Failure> {
    let campaigns = list_in(connection, acting).await?;
    let led: BTreeMap<CampaignId, &Campaign> = campaigns.iter().map(|one| (one.row.id, one)).collect();
    let mut done = store_activities::count_done(connection).await?;
    done.retain(|row| {
        let campaign = led.get(&row.campaign_id);
        campaign.is_some_and(|one| acting.may(Verb::ReadOutreach, &one.thing_of(acting, row.organisation_id)))
    });
    Ok((campaigns, done))
}
