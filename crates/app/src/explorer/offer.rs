//! What can be asked: the indicators of the packs that rounds were opened with, with their parts, in groups; the periods in
//! which somebody was asked for one; who asked. It knows no caller and no figure.

use super::{actions::Round, address::word_of};
use crate::{figures::numbers_of, language::Language, reporting::words};
use domain::{
    ids::OrganisationId,
    organisations::Graph,
    packs::{Component, Indicator, Pack, Period},
};
use jiff::civil::Date;
use rollup::{Catalogue, MeasureNumber};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// An indicator, or one of its parts.
#[derive(Debug, Clone)]
pub struct Offer {
    /// The newest version of its pack with which a round was opened.
    pub pack: Arc<Pack>,
    /// The indicator.
    pub indicator: Indicator,
    /// Code of the part.
    pub part: Option<String>,
}

/// Everything that rounds asked for.
#[derive(Debug, Clone, Default)]
pub struct Offers {
    /// The rounds, the earliest period first.
    pub rounds: Vec<Round>,
}

impl Offer {
    /// Its word in the address.
    pub fn word(&self) -> String {
        let of_part = self.part.as_ref().map(|part| format!("/{part}")).unwrap_or_default();
        format!("{}/{}{of_part}", self.pack.code, self.indicator.code)
    }

    /// What it is called, with its code.
    pub fn name(&self, language: Language) -> String {
        let name = words::of(&self.indicator.name, language);
        let Some(part) = &self.part else { return format!("{} {name}", self.indicator.code) };
        let component = Component::Part(part.clone());
        let of_part = self.indicator.name_of(&component).map(|words| words::of(words, language)).unwrap_or_default();
        let of_part = language.say(words::part_key(&self.indicator, part)).with("name", of_part);
        format!("{} {name} ({of_part})", self.indicator.code)
    }

    /// Its unit.
    pub fn unit(&self, language: Language) -> String {
        words::of(&self.indicator.unit, language)
    }

    /// Its number in the roll-up. None of an indicator that counts keys.
    pub fn number(&self, catalogue: &Catalogue) -> Option<MeasureNumber> {
        let numbers = numbers_of(catalogue, &self.pack, &self.indicator);
        let place = match &self.part {
            None => 0,
            Some(code) => 1 + self.indicator.parts().iter().position(|part| part.code == *code)?,
        };
        numbers.get(place).copied()
    }

    /// What a period is called.
    pub fn period_name(&self, period: &Period, language: Language) -> String {
        let name = self.pack.regime(&period.regime).map(|regime| regime.name_of(period));
        name.map_or_else(|| word_of(period), |name| words::of(&name, language))
    }

    /// A period in short, for an axis: `1/2026`, or the year where it is the only one.
    pub fn period_in_short(&self, period: &Period) -> String {
        let is_only = self.pack.regime(&period.regime).is_some_and(|regime| regime.periods.len() == 1);
        if is_only { period.year.to_string() } else { format!("{}/{}", period.n, period.year) }
    }
}

impl Offers {
    /// What an address calls by this word.
    pub fn find(&self, word: &str) -> Option<Offer> {
        let mut words = word.split('/');
        let (pack, code, part) = (words.next()?, words.next()?, words.next());
        let offer = self.indicator(pack, code)?;
        match part {
            None => Some(offer),
            Some(part) => {
                offer.indicator.part(part).is_some().then(|| Offer { part: Some(part.to_owned()), ..offer.clone() })
            }
        }
    }

    /// An indicator, as the newest round that asks for it knows it.
    pub fn indicator(&self, pack: &str, code: &str) -> Option<Offer> {
        let round = self.rounds.iter().rev().find(|round| round.asks_for(pack, code))?;
        let indicator = round.pack.indicator(code)?.clone();
        Some(Offer { pack: Arc::clone(&round.pack), indicator, part: None })
    }

    /// All of them by group: the section of a form, of a pack. Each indicator comes before its parts.
    pub fn groups(&self, language: Language) -> Vec<(String, Vec<Offer>)> {
        let mut seen: BTreeSet<(&str, &str)> = BTreeSet::new();
        let mut by_pack: BTreeMap<&str, Vec<Offer>> = BTreeMap::new();
        for round in &self.rounds {
            let fresh = round.codes().iter().filter(|code| seen.insert((&round.row.pack, code)));
            let offers = fresh.filter_map(|code| self.indicator(&round.row.pack, code));
            by_pack.entry(&round.row.pack).or_default().extend(offers);
        }
        let mut groups: Vec<(String, Vec<Offer>)> = Vec::new();
        for offers in by_pack.values_mut() {
            let place =
                |offer: &Offer| offer.pack.indicators.iter().position(|known| known.code == offer.indicator.code);
            offers.sort_by_key(place);
            for offer in offers.iter() {
                let group = group_of(offer, language);
                let with_parts = with_parts(offer);
                match groups.iter_mut().find(|(name, _)| *name == group) {
                    Some((_, known)) => known.extend(with_parts),
                    None => groups.push((group, with_parts)),
                }
            }
        }
        groups
    }

    /// The periods in which somebody was asked for it, by regime, the earliest first.
    pub fn periods(&self, offer: &Offer) -> Vec<Period> {
        let periods: BTreeSet<Period> = self.of(offer).map(Round::period).collect();
        periods.into_iter().collect()
    }

    /// The rounds that asked for it.
    pub fn of<'o>(&'o self, offer: &'o Offer) -> impl DoubleEndedIterator<Item = &'o Round> {
        self.rounds.iter().filter(|round| round.asks_for(&offer.pack.code, &offer.indicator.code))
    }

    /// Who asked for it, without those that speak for a body below: what it asks of its own is a part of what it is. A board
    /// speaks for the committee that it advises.
    pub fn askers(&self, offer: &Offer, graph: &Graph, of: OrganisationId, today: Date) -> Vec<OrganisationId> {
        let askers: BTreeSet<OrganisationId> = self.of(offer).map(|round| round.row.asked_by).collect();
        let is_below = |asker: &OrganisationId| graph.is_above(of, graph.committee_of(*asker, today), today);
        askers.into_iter().filter(|asker| !is_below(asker)).collect()
    }
}

/// The section in which a form of the pack asks for it, after the name of the pack.
fn group_of(offer: &Offer, language: Language) -> String {
    let code = &offer.indicator.code;
    let named = offer.pack.forms.iter().find_map(|form| form.section_of(code)?.name.as_ref());
    let pack = words::of(&offer.pack.name, language);
    named.map_or_else(|| pack.clone(), |name| format!("{pack}: {}", words::of(name, language)))
}

fn with_parts(offer: &Offer) -> Vec<Offer> {
    let of_part = |part: &domain::packs::Part| Offer { part: Some(part.code.clone()), ..offer.clone() };
    std::iter::once(offer.clone()).chain(offer.indicator.parts().iter().map(of_part)).collect()
}
