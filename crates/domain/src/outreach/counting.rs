//! Adding up: activities, turns and persons of any set of units, for one audience or one channel.
//! It knows nothing of a tree: whoever asks hands in what counts.

use crate::ids::{CampaignId, OrganisationId};
use std::collections::BTreeMap;

/// What an activity counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Counting {
    /// Turns: who came twice counts twice; readers and listeners are counted so.
    Turns,
    /// Persons: each once.
    Persons,
}

impl Counting {
    /// All of them.
    pub const ALL: [Counting; 2] = [Counting::Turns, Counting::Persons];

    /// The stored word.
    pub const fn code(self) -> &'static str {
        match self {
            Counting::Turns => "turns",
            Counting::Persons => "persons",
        }
    }

    /// From the stored word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// An activity that counts: as it stands after corrections, and not withdrawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Activity {
    /// The unit that recorded it.
    pub unit: OrganisationId,
    /// The campaign that it belongs to.
    pub campaign: CampaignId,
    /// The channel, by its code.
    pub channel: String,
    /// How many of what the channel counts: sessions, items.
    pub items: i64,
    /// What the numbers of `reach` are.
    pub counting: Counting,
    /// How many of which audience.
    pub reach: Vec<(String, i64)>,
}

/// How many persons a unit says that a campaign reached of an audience, without counting anybody twice.
pub type Persons = BTreeMap<(OrganisationId, CampaignId, String), i64>;

/// How much was done.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Work {
    /// Activities.
    pub activities: i64,
    /// What their channels count.
    pub items: i64,
}

/// How many people were reached.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reach {
    /// Turns.
    pub turns: i64,
    /// Persons, as far as anybody counted persons.
    pub persons: i64,
}

/// How much was done in these activities.
pub fn work<'a>(activities: impl IntoIterator<Item = &'a Activity>) -> Work {
    activities.into_iter().fold(Work::default(), |sum, one| Work {
        activities: sum.activities + 1,
        items: sum.items.saturating_add(one.items),
    })
}

/// How many of an audience these activities reached.
///
/// Persons of one unit: the largest of what single activities claim and of what the unit stated, a statement standing for
/// all activities of its campaign. Persons of several units are added: a person belongs to one unit. Without `stated`
/// (a channel looked at alone) the largest claim stands.
pub fn reach<'a>(
    activities: impl IntoIterator<Item = &'a Activity>,
    stated: Option<&Persons>,
    audience: &str,
) -> Reach {
    let mut turns = 0_i64;
    let mut largest: BTreeMap<(OrganisationId, CampaignId), i64> = BTreeMap::new();
    for activity in activities {
        let count = activity.reach.iter().filter(|(of, _)| of == audience).map(|(_, count)| *count);
        let count = count.fold(0_i64, i64::saturating_add);
        turns = turns.saturating_add(count);
        let claim = largest.entry((activity.unit, activity.campaign)).or_default();
        if activity.counting == Counting::Persons {
            *claim = count.max(*claim);
        }
    }
    let mut units: BTreeMap<OrganisationId, i64> = BTreeMap::new();
    for ((unit, campaign), claim) in largest {
        let said = stated.and_then(|stated| stated.get(&(unit, campaign, audience.to_owned())));
        let persons = units.entry(unit).or_default();
        *persons = said.copied().unwrap_or(claim).max(*persons);
    }
    Reach { turns, persons: units.into_values().fold(0, i64::saturating_add) }
}
