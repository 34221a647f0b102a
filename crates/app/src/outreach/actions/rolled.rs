//! What a body and everyone below it did over some days, by channel, audience and clause, with the units that did nothing:
//! for its page and for what reviews are drafted from.

use super::{
    counting::belongs,
    finding::{self, Campaign, Held, State},
    people,
    store_activities::Wanted,
};
use crate::{acting::Acting, failure::Failure, reporting::packs};
use database::Connection;
use domain::{
    ids::{CampaignId, OrganisationId, ProvisionId},
    outreach::{Activity, Persons, Reach, Work, heads_first, reach, work},
    packs::Pack,
    permissions::Verb,
};
use jiff::civil::Date;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// What was done over some days.
#[derive(Debug)]
pub struct Rolled {
    /// The pack whose channels and audiences are named.
    pub pack: Arc<Pack>,
    /// Activities that count, the newest first.
    pub held: Vec<Held>,
    /// Campaigns that run in those days and that may be read, the newest first.
    pub campaigns: Vec<Campaign>,
    /// By channel, in the order of the pack: how much was done, and turns of all audiences.
    pub channels: Vec<(String, Work, i64)>,
    /// By audience, the heads first: whom it reached, and how many there are where every unit behind it said so.
    pub audiences: Vec<RolledAudience>,
    /// By clause: how many campaigns carry it out, how much was done in them, and turns.
    pub clauses: Vec<RolledClause>,
    /// Units that were asked in those days and did nothing.
    pub silent: Vec<OrganisationId>,
    /// Units that were asked.
    pub asked: usize,
}

/// An audience over all units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RolledAudience {
    /// Its code.
    pub code: String,
    /// Whom it reached.
    pub reach: Reach,
    /// Persons in units that stated how many there are.
    pub measured: i64,
    /// How many there are in those units.
    pub people: i64,
    /// So many units stated it.
    pub stated: usize,
    /// Of so many that are asked.
    pub asked: usize,
}

/// A clause over all campaigns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RolledClause {
    /// Which.
    pub provision: ProvisionId,
    /// As people name it, with its document.
    pub name: String,
    /// Campaigns that carry it out.
    pub campaigns: usize,
    /// How much was done.
    pub work: Work,
    /// Turns of all audiences.
    pub turns: i64,
}

/// Rolls up, as far as the caller may read it.
pub async fn roll_up(
    connection: &mut Connection,
    acting: &Acting,
    body: OrganisationId,
    (first, last): (Date, Date),
) -> Result<Rolled, Failure> {
    let held = finding::list_held(connection, Wanted { campaign: None, unit: None, first, last }).await?;
    let campaigns = finding::list_in(connection, acting).await?;
    let persons = people::numbers(&people::persons(connection, None).await?);
    let pack = campaigns
        .first()
        .map(|one| Arc::clone(&one.pack))
        .or_else(|| packs::built_in().iter().map(|own| Arc::clone(&own.pack)).find(|pack| !pack.channels.is_empty()));
    let pack = pack.ok_or(domain::problem::Problem::NotFound)?;
    let campaigns: Vec<Campaign> = campaigns
        .into_iter()
        .filter(|one| one.state() != State::Drafted && one.row.first_day <= last && one.row.last_day >= first)
        .collect();
    let year = i64::from(last.year());
    let stated = people::newest(connection, (&pack.code, year)).await?;
    Ok(Rolling { acting, body, campaigns: &campaigns, persons: &persons, stated: &stated }
        .roll(held, &pack)
        .with(campaigns.clone(), pack))
}

struct Rolling<'r> {
    acting: &'r Acting,
    body: OrganisationId,
    campaigns: &'r [Campaign],
    persons: &'r Persons,
    stated: &'r people::Stated,
}

impl Rolled {
    fn with(self, campaigns: Vec<Campaign>, pack: Arc<Pack>) -> Self {
        Rolled { campaigns, pack, ..self }
    }
}

impl Rolling<'_> {
    /// Whether what a unit did in a campaign is the body's matter and may be read.
    fn is_seen(&self, campaign: CampaignId, unit: OrganisationId) -> bool {
        let Some(campaign) = self.campaigns.iter().find(|one| one.row.id == campaign) else { return false };
        let is_led = campaign.row.organisation_id == self.body;
        (is_led || belongs(&self.acting.graph, self.body, unit, self.acting.today))
            && self.acting.may(Verb::ReadOutreach, &campaign.thing_of(self.acting, unit))
    }

    fn roll(&self, held: Vec<Held>, pack: &Arc<Pack>) -> Rolled {
        let seen = |one: &Held| one.counts() && self.is_seen(one.row.campaign_id, one.row.organisation_id);
        let held: Vec<Held> = held.into_iter().filter(seen).collect();
        let counted: Vec<Activity> = held.iter().map(Held::counted).collect();
        let mut asked: BTreeSet<OrganisationId> = BTreeSet::new();
        let mut acted: BTreeSet<OrganisationId> = BTreeSet::new();
        for campaign in self.campaigns {
            let rows = campaign.rows(self.acting);
            let of_rows = rows.iter().filter(|row| campaign.units.contains(&row.unit) || !row.before.is_empty());
            asked.extend(of_rows.map(|row| row.unit).filter(|unit| self.is_seen(campaign.row.id, *unit)));
            let own = held.iter().filter(|one| one.row.campaign_id == campaign.row.id);
            acted.extend(own.filter_map(|one| campaign.row_of(self.acting, one.row.organisation_id)));
        }
        let silent: Vec<OrganisationId> = asked.difference(&acted).copied().collect();
        Rolled {
            channels: channels(pack, &counted),
            audiences: self.audiences(pack, &counted, &asked),
            clauses: self.clauses(&counted),
            silent: self.acting.graph.sorted(silent, self.acting.today),
            asked: asked.len(),
            campaigns: Vec::new(),
            pack: Arc::clone(pack),
            held,
        }
    }

    fn audiences(&self, pack: &Pack, counted: &[Activity], asked: &BTreeSet<OrganisationId>) -> Vec<RolledAudience> {
        let one = |code: &String| {
            let (mut measured, mut people, mut stated) = (0, 0, 0);
            for unit in asked {
                let Some(row) = self.stated.get(&(*unit, code.clone())) else { continue };
                let own = counted.iter().filter(|one| one.unit == *unit);
                measured += reach(own, Some(self.persons), code).persons;
                people += row.people;
                stated += 1;
            }
            let reach = reach(counted, Some(self.persons), code);
            RolledAudience { code: code.clone(), reach, measured, people, stated, asked: asked.len() }
        };
        let all = heads_first(pack.audiences.iter().map(|one| &one.code), |code| code.as_str());
        all.into_iter().map(one).filter(|one| one.reach != Reach::default() || one.stated > 0).collect()
    }

    fn clauses(&self, counted: &[Activity]) -> Vec<RolledClause> {
        let mut found: Vec<(ProvisionId, String, BTreeSet<CampaignId>)> = Vec::new();
        for campaign in self.campaigns {
            for (provision, name) in &campaign.clauses {
                match found.iter_mut().find(|(known, ..)| known == provision) {
                    Some((.., of)) => _ = of.insert(campaign.row.id),
                    None => found.push((*provision, name.clone(), BTreeSet::from([campaign.row.id]))),
                }
            }
        }
        let rolled = |(provision, name, of): (ProvisionId, String, BTreeSet<CampaignId>)| {
            let own: Vec<Activity> = counted.iter().filter(|one| of.contains(&one.campaign)).cloned().collect();
            let (turns, work) = (all_turns(&own), work(&own));
            RolledClause { provision, name, campaigns: of.len(), work, turns }
        };
        found.into_iter().map(rolled).collect()
    }
}

fn all_turns(activities: &[Activity]) -> i64 {
    activities.iter().flat_map(|one| &one.reach).map(|(_, people)| *people).sum()
}

fn channels(pack: &Pack, counted: &[Activity]) -> Vec<(String, Work, i64)> {
    let mut of: BTreeMap<&str, Vec<Activity>> = BTreeMap::new();
    for one in counted {
        of.entry(one.channel.as_str()).or_default().push(one.clone());
    }
    let known = pack.channels.iter().filter_map(|channel| {
        let own = of.get(channel.code.as_str())?;
        Some((channel.code.clone(), work(own), all_turns(own)))
    });
    known.collect()
}
